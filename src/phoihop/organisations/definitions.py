"""The kinds of record of the directory."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from phoihop.organisations.models import (
    Department,
    Office,
    Organisation,
    OrganisationName,
    Person,
    Rule,
    Succession,
    SuccessionSide,
    Tie,
)
from phoihop.organisations.rules import Body, Change, Family, Limit, Line, backwards, misshapen, overlapping
from phoihop.records import keyring
from phoihop.records.actors import OFFICE, Role
from phoihop.records.fields import Code, Data, Day, Field, Figure, Group, Many, Org, Text, Whole
from phoihop.records.fields import Record as Reference
from phoihop.records.kinds import Kind, Proposal, Rows, SearchText
from phoihop.records.refusals import Refusal

SPAN: tuple[Field, ...] = (Day(name="from"), Day(name="to"))
DATED_COLUMNS: tuple[Field, ...] = (Day(name="from", column="from_day"), Day(name="to", column="to_day"))


def _days(item: dict[str, Any]) -> dict[str, object]:
    day = Day(name="day")
    return {
        "from_day": day.land(item["from"]) if "from" in item else None,
        "to_day": day.land(item["to"]) if "to" in item else None,
    }


def _name_row(item: dict[str, Any], data: Data) -> dict[str, object]:
    return {"org": data["org"], "name": item["name"], "short": item["short"], **_days(item)}


def _tie_row(item: dict[str, Any], data: Data) -> dict[str, object]:
    return {
        "org": data["org"],
        "line": item["line"],
        "superior": item["superior"],
        "paper": item.get("paper", ""),
        **_days(item),
    }


def decide_organisation(proposal: Proposal) -> None:
    data = proposal.draft.data
    dated = [*data["names"], *data.get("ties", ()), data]
    if any(backwards(item) for item in dated):
        raise Refusal("span.backwards", str(_("Ngày kết thúc sớm hơn ngày bắt đầu. Xin sửa một trong hai.")))
    if overlapping(data["names"]):
        raise Refusal(
            "names.overlap",
            str(_("Hai tên gọi cùng có hiệu lực trong một ngày. Sửa lại thời gian của từng tên.")),
        )
    for line in Line:
        ties = [tie for tie in data.get("ties", ()) if tie["line"] == line]
        if overlapping(ties):
            raise Refusal(
                "ties.overlap",
                str(_("Có hai cấp trên trong cùng một ngày trên cùng một tuyến. Sửa lại thời gian trực thuộc.")),
            )
    if any(tie["superior"] == data["org"] for tie in data.get("ties", ())):
        raise Refusal("ties.self", str(_("Một tổ chức không thể trực thuộc chính nó. Chọn cấp trên khác.")))


ORGANISATION = Kind(
    name="organisation",
    label=_("ghi nhận tổ chức"),
    page="organisations:record",
    model=Organisation,
    roles=frozenset({Role.ADMIN}),
    fields=(
        Org(name="org", required=True, column="org"),
        Many(
            name="names",
            required=True,
            of=Group(
                name="name",
                fields=(
                    Text(name="name", required=True, limit=300),
                    Text(name="short", required=True, limit=80),
                    *SPAN,
                ),
            ),
        ),
        Many(
            name="ties",
            of=Group(
                name="tie",
                fields=(
                    Code(name="line", required=True, words=frozenset(Line)),
                    Org(name="superior", required=True),
                    Text(name="paper", limit=300),
                    *SPAN,
                ),
            ),
        ),
        Code(name="body_kind", required=True, words=frozenset(Body), column="body_kind"),
        Code(name="family", required=True, words=frozenset(Family), column="family"),
        Text(name="symbol", limit=40, column="symbol"),
        Text(name="place", limit=120, column="place"),
        *DATED_COLUMNS,
    ),
    columns=lambda data: {"name": data["names"][-1]["name"], "short": data["names"][-1]["short"]},
    rows=(
        Rows(name="names", model=OrganisationName, row=_name_row),
        Rows(name="ties", model=Tie, row=_tie_row),
    ),
    decide=decide_organisation,
    public=True,
    search=lambda data: SearchText(
        title=data["names"][-1]["name"],
        body=", ".join(f"{name['name']} ({name['short']})" for name in data["names"]),
        code=data["names"][-1]["short"],
    ),
)


def _sides(after: bool) -> Any:
    return lambda item, data: {"org": item, "after": after}


def refuse_misshapen(change: Change, before: Sequence[str], after: Sequence[str]) -> None:
    """Refuses a rearrangement whose form does not fit the number of organisations in it."""
    match misshapen(change, before, after):
        case "before":
            sentence = str(_("Số tổ chức trước sắp xếp không khớp hình thức. Chọn lại tổ chức, hoặc đổi hình thức."))
            raise Refusal("succession.before", sentence, {"before": sentence})
        case "after":
            sentence = str(_("Số tổ chức sau sắp xếp không khớp hình thức. Chọn lại tổ chức, hoặc đổi hình thức."))
            raise Refusal("succession.after", sentence, {"after": sentence})


def decide_succession(proposal: Proposal) -> None:
    data = proposal.draft.data
    refuse_misshapen(Change(data["change"]), data["before"], data.get("after", []))


SUCCESSION = Kind(
    name="succession",
    label=_("ghi nhận sắp xếp tổ chức"),
    model=Succession,
    roles=frozenset({Role.ADMIN}),
    fields=(
        Code(name="change", required=True, words=frozenset(Change), column="change"),
        Day(name="day", required=True, column="day"),
        Many(name="before", required=True, of=Org(name="org")),
        Many(name="after", of=Org(name="org")),
        Many(name="papers", of=Text(name="paper", limit=300)),
        # What the papers count, to be compared with what the directory holds.
        Whole(name="counted_organisations"),
        Whole(name="counted_members"),
        Whole(name="counted_probationary"),
        Text(name="note"),
    ),
    decide=decide_succession,
    rows=(
        Rows(name="before", model=SuccessionSide, row=_sides(False)),
        Rows(name="after", model=SuccessionSide, row=_sides(True)),
    ),
)


def _dated(proposal: Proposal) -> None:
    if backwards(proposal.draft.data):
        sentence = str(_("Ngày kết thúc sớm hơn ngày bắt đầu. Xin sửa một trong hai."))
        raise Refusal("span.backwards", sentence, {"to_day": sentence})


def decide_rule(proposal: Proposal) -> None:
    """One value of a limit on each day: those in the batch stand for their newer versions. Limits hold for everybody
    here, so that the operating office alone records them."""
    if proposal.actor.org != keyring.office().first():
        raise Refusal(
            "rule.office", str(_("Quy định do đơn vị vận hành ghi nhận. Đề nghị quản trị của đơn vị đó thực hiện."))
        )
    _dated(proposal)
    data = proposal.draft.data
    in_batch = {draft.rec: draft.data for draft in proposal.batch if draft.kind == "rule"}
    others = Rule.objects.filter(author=proposal.actor.org, code=data["code"]).exclude(rec__in=in_batch)
    spans = [*others.values_list("data", flat=True), *(one for one in in_batch.values() if one["code"] == data["code"])]
    if overlapping(spans):
        raise Refusal(
            "rule.overlap",
            str(_("Quy định này đã có giá trị khác trong cùng thời gian. Sửa ngày bắt đầu hoặc ngày kết thúc.")),
        )


RULE = Kind(
    name="rule",
    label=_("ghi nhận quy định"),
    model=Rule,
    roles=frozenset({Role.ADMIN}),
    fields=(
        Code(name="code", required=True, words=frozenset(Limit), column="code"),
        Figure(name="value", required=True, column="value"),
        Text(name="unit", required=True, limit=40, column="unit"),
        Text(name="paper", required=True, limit=300, column="paper"),
        Text(name="note", limit=1000, column="note"),
        *DATED_COLUMNS,
    ),
    decide=decide_rule,
)

DEPARTMENT = Kind(
    name="department",
    label=_("ghi nhận ban, phòng"),
    model=Department,
    roles=OFFICE | {Role.ADMIN},
    fields=(Text(name="name", required=True, limit=300, column="name"), *DATED_COLUMNS),
    decide=_dated,
)

PERSON = Kind(
    name="person",
    label=_("ghi nhận người"),
    page="organisations:person",
    model=Person,
    roles=OFFICE | {Role.ADMIN},
    fields=(Text(name="name", required=True, limit=120, column="name"),),
    search=lambda data: SearchText(title=data["name"]),
)

OFFICE_HELD = Kind(
    name="office",
    label=_("ghi nhận chức vụ"),
    model=Office,
    roles=OFFICE | {Role.ADMIN},
    fields=(
        Reference(name="person", required=True, column="person"),
        Reference(name="department", column="department"),
        Text(name="title", required=True, limit=300, column="title"),
        *DATED_COLUMNS,
    ),
    decide=_dated,
)

KINDS = (ORGANISATION, SUCCESSION, RULE, DEPARTMENT, PERSON, OFFICE_HELD)
