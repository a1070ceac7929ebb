"""The kinds of record around an agreement."""

from typing import Any

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from phoihop.agreements.models import (
    Agreement,
    AgreementSide,
    Area,
    Article,
    Confirmation,
    FocalPoint,
    Plan,
    PlanTask,
)
from phoihop.agreements.rules import Every
from phoihop.records.actors import OFFICE, Role
from phoihop.records.fields import Code, Data, Day, Group, Many, Org, Sealed, Text, Whole
from phoihop.records.fields import Record as Reference
from phoihop.records.keys import Ref, ref_id
from phoihop.records.kinds import Kind, Proposal, Rows, SearchText, kind_named
from phoihop.records.models import Record, Space
from phoihop.records.refusals import Refusal

# An agreement, a plan and minutes exist when each side has confirmed the same bytes; a joint paper is numbered then.
CONFIRMED_KINDS = ("agreement", "plan", "minutes", "joint_paper")


def refuse_hidden(proposal: Proposal) -> None:
    """What every side must confirm is addressed to every side."""
    if missing := proposal.parties - {proposal.actor.org, *proposal.draft.to}:
        raise Refusal(
            "to.sides",
            _t("Nội dung này phải gửi đủ các bên để xác nhận. Thêm các bên còn thiếu vào nơi nhận."),
            {"to": str(len(missing))},
        )


def decide_agreement(proposal: Proposal) -> None:
    data = proposal.draft.data
    if frozenset(data["sides"]) != proposal.parties:
        raise Refusal(
            "sides.fixed",
            _t("Các bên của quy chế không thay đổi được. Thêm hoặc bớt bên thì lập quy chế mới nối tiếp quy chế này."),
        )
    if len(data["sides"]) < 2:
        few = _t("Quy chế phải có ít nhất hai bên. Chọn thêm bên tham gia.")
        raise Refusal("sides.few", few, {"sides": few})
    if data["lead"] not in data["sides"]:
        raise Refusal("lead.outsider", _t("Bên chủ trì không có trong các bên tham gia. Chọn lại bên chủ trì."))
    refuse_hidden(proposal)
    if "from" in data and "to" in data and data["to"] < data["from"]:
        backwards = _t("Ngày hết hiệu lực sớm hơn ngày có hiệu lực. Xin sửa một trong hai.")
        raise Refusal("period.backwards", backwards, {"to_day": backwards})
    codes = [area["code"] for area in data.get("areas", ())]
    if len(set(codes)) < len(codes):
        raise Refusal("area.twice", _t("Có hai lĩnh vực trùng mã. Sửa tên một trong hai lĩnh vực."))
    numbers = [article["no"] for article in data.get("articles", ())]
    if twice := next((no for no in numbers if numbers.count(no) > 1), ""):
        raise Refusal("article.twice", _t("Điều %(no)s ghi hai lần. Sửa số của một trong hai điều.") % {"no": twice})
    if any(article.get("area", "") not in {"", *codes} for article in data.get("articles", ())):
        raise Refusal("area.unknown", _t("Có điều gắn với lĩnh vực chưa khai. Thêm lĩnh vực đó hoặc chọn lại."))


AGREEMENT = Kind(
    name="agreement",
    page="agreements:agreement",
    label=_("ban hành quy chế phối hợp"),
    model=Agreement,
    fields=(
        Text(name="title", required=True, limit=500, column="title"),
        Text(name="number", limit=20, column="number"),
        Text(name="symbol", limit=60, column="symbol"),
        Day(name="signed_on", column="signed_on"),
        Text(name="place", limit=200),
        Day(name="from", column="from_day"),
        Day(name="to", column="to_day"),
        Org(name="lead", required=True),
        Many(name="sides", required=True, of=Org(name="org"), limit=200),
        Many(
            name="areas",
            of=Group(
                name="area",
                fields=(Text(name="code", required=True, limit=20), Text(name="name", required=True, limit=300)),
            ),
        ),
        Many(
            name="articles",
            of=Group(
                name="article",
                fields=(
                    Text(name="no", required=True, limit=12),
                    Text(name="title", required=True, limit=500),
                    Text(name="area", limit=20),
                ),
            ),
        ),
        Group(
            name="regime",
            fields=(
                Code(name="meeting", words=frozenset(Every)),
                Code(name="report", words=frozenset(Every)),
                Whole(name="answer_days", low=1, high=365),
                Text(name="note"),
            ),
        ),
        Reference(name="continues", column="continues", kind="agreement"),
        Reference(name="document"),
    ),
    rows=(
        Rows(name="sides", model=AgreementSide, row=lambda item, data: {"org": item}),
        Rows(name="areas", model=Area, row=lambda item, data: dict(item)),
        Rows(name="articles", model=Article, row=lambda item, data: dict(item)),
    ),
    decide=decide_agreement,
    search=lambda data: SearchText(
        title=data["title"],
        body=" ".join(article["title"] for article in data.get("articles", ())),
        code="-".join(filter(None, (data.get("number"), data.get("symbol")))),
        day=Day(name="day").land(data["signed_on"]) if "signed_on" in data else None,  # type: ignore[arg-type]
    ),
)


def decide_focal_point(proposal: Proposal) -> None:
    """A side names its own focal point, once per agreement: a new one restates the record."""
    agreement = _agreement(proposal)
    others = FocalPoint.objects.filter(agreement=agreement.pk, author=proposal.actor.org)
    if proposal.current is None and others.exists():
        raise Refusal("focal.twice", _t("Tổ chức này đã cử đầu mối. Mở trang các bên để sửa đầu mối đang có."))


def _agreement(proposal: Proposal) -> Agreement:
    """The agreement that the draft is about, which must be one among the same sides."""
    agreement = Agreement.objects.filter(pk=ref_id(proposal.draft.data["agreement"])).first()
    if agreement is None or frozenset(agreement.data["sides"]) != proposal.parties:
        raise Refusal("agreement.gone", _t("Không thấy quy chế này. Mở lại danh sách quy chế."))
    return agreement


FOCAL_POINT = Kind(
    name="focal_point",
    label=_("cử đầu mối phối hợp"),
    model=FocalPoint,
    roles=OFFICE | {Role.FOCAL},
    fields=(
        Reference(name="agreement", required=True, column="agreement", kind="agreement"),
        Text(name="office", required=True, limit=300, column="office"),
        Text(name="contact", limit=300, column="contact"),
    ),
    decide=decide_focal_point,
)


def _plan_task(item: Any, data: Data) -> dict[str, object]:
    return {"task": ref_id(item), "sealed": item["body"]}


def decide_plan(proposal: Proposal) -> None:
    """One plan a year. Whose plan it is does not matter: two plans would each wait for the other side."""
    refuse_hidden(proposal)
    data = proposal.draft.data
    others = Plan.objects.filter(agreement=_agreement(proposal).pk, year=data["year"])
    if proposal.current is not None:
        others = others.exclude(pk=proposal.current.pk)
    if others.exists():
        twice = _t("Năm %(year)s đã có kế hoạch. Xác nhận hoặc đề nghị bên lập sửa bản đó.") % {"year": data["year"]}
        raise Refusal("plan.twice", twice, {"year": twice})


PLAN = Kind(
    name="plan",
    page="plans:plan",
    label=_("ban hành kế hoạch phối hợp"),
    model=Plan,
    fields=(
        Reference(name="agreement", required=True, column="agreement", kind="agreement"),
        Whole(name="year", required=True, low=1945, high=2200, column="year"),
        Text(name="title", required=True, limit=500, column="title"),
        Text(name="number", limit=20, column="number"),
        Text(name="symbol", limit=60, column="symbol"),
        Text(name="purpose", limit=20_000),
        Many(name="tasks", of=Sealed(name="task"), limit=500),
        Reference(name="document"),
    ),
    rows=(Rows(name="tasks", model=PlanTask, row=_plan_task),),
    decide=decide_plan,
    search=lambda data: SearchText(
        title=data["title"],
        body=data.get("purpose", ""),
        code="-".join(filter(None, (data.get("number"), data.get("symbol")))),
    ),
)


def decide_confirmation(proposal: Proposal) -> None:
    """A side confirms the bytes it saw, while they are the newest, before all the sides, where the record stands."""
    subject = proposal.draft.data["subject"]
    row = _confirmable(subject)
    if row is None or subject["org"] == proposal.actor.org or not _among_the_same(row, proposal.parties):
        raise Refusal(
            "confirm.nothing", _t("Không có bản nào chờ tổ chức này xác nhận. Mở lại trang để xem hiện trạng.")
        )
    refuse_hidden(proposal)
    if row.body != subject["body"]:
        raise newer_version()
    if Confirmation.objects.filter(author=proposal.actor.org, subject=row.pk, sealed=row.body).exists():
        raise Refusal("confirm.twice", _t("Tổ chức này đã xác nhận bản đó. Không cần xác nhận lần hai."))


def newer_version() -> Refusal:
    return Refusal("confirm.stale", _t("Bên soạn đã ban hành bản mới hơn. Xem bản mới rồi xác nhận."))


def _confirmable(subject: Ref) -> Record | None:
    """The version in force of what is to be confirmed."""
    kinds = filter(None, (kind_named(name) for name in CONFIRMED_KINDS))
    rows = (kind.model._default_manager.filter(pk=ref_id(subject)).first() for kind in kinds)
    return next(filter(None, rows), None)


def _among_the_same(row: Record, parties: frozenset[str]) -> bool:
    return Space.objects.filter(pk=row.space, parties=sorted(parties)).exists()


CONFIRMATION = Kind(
    name="confirmation",
    label=_("xác nhận"),
    model=Confirmation,
    roles=OFFICE | {Role.FOCAL},
    once=True,
    fields=(Sealed(name="subject", required=True, column="subject"), Text(name="note")),
    columns=lambda data: {"sealed": data["subject"]["body"]},
    decide=decide_confirmation,
)

KINDS = (AGREEMENT, FOCAL_POINT, PLAN, CONFIRMATION)
