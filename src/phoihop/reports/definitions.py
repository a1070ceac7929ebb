"""The kinds of record around periodic reports, and who may issue which."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from phoihop.records.actors import OFFICE, STAFF, Role
from phoihop.records.fields import Code, Day, Field, Figure, Flag, Group, Many, Org, Text, Whole
from phoihop.records.fields import Record as Reference
from phoihop.records.keys import ref_id
from phoihop.records.kinds import Kind, Rows, SearchText
from phoihop.reports import deciding
from phoihop.reports.defining import decide_indicator
from phoihop.reports.keys import cell_of
from phoihop.reports.models import (
    Indicator,
    IndicatorUse,
    RegimeMember,
    Report,
    ReportAcceptance,
    ReportForm,
    ReportRegime,
    ReportReturn,
)
from phoihop.reports.periods import LATEST_CUT, Every
from phoihop.reports.rules import MOST_LINES, MOST_SECTIONS, MOST_SOURCES, Aggregation, Block, Direction, Flavour
from phoihop.reports.vectors import PLACES

MEANING: tuple[Field, ...] = (
    Text(name="unit", required=True, limit=40, column="unit"),
    Code(name="flavour", required=True, words=frozenset(Flavour)),
    Whole(name="decimals", high=PLACES),
    Code(name="direction", words=frozenset(Direction)),
    Code(name="aggregation", words=frozenset(Aggregation)),
    Whole(name="factor", low=1, high=1_000_000),
    Text(name="definition", limit=2_000),
)

INDICATOR = Kind(
    name="indicator",
    label=_("ghi nhận chỉ tiêu"),
    page="reports:indicator",
    model=Indicator,
    fields=(
        Text(name="name", required=True, limit=300, column="name"),
        Text(name="code", limit=20),
        *MEANING,
        Text(name="supplier", limit=300),
        Reference(name="numerator", kind="indicator"),
        Reference(name="denominator", kind="indicator"),
        # Of a new version: the indicator that is used no more from its first day on.
        Reference(name="replaces", kind="indicator"),
        Day(name="from", column="from_day"),
        Day(name="to", column="to_day"),
    ),
    decide=decide_indicator,
    search=lambda data: SearchText(title=data["name"], body=data.get("definition", ""), code=data.get("code", "")),
)


def _member_row(item: dict[str, Any], data: dict[str, Any]) -> dict[str, object]:
    day = Day(name="day")
    return {
        "org": item["org"],
        "from_day": day.land(item["from"]) if "from" in item else None,
        "to_day": day.land(item["to"]) if "to" in item else None,
    }


REGIME = Kind(
    name="report_regime",
    label=_("ban hành chế độ báo cáo"),
    page="reports:regime",
    model=ReportRegime,
    fields=(
        Text(name="title", required=True, limit=500, column="title"),
        Code(name="every", required=True, words=frozenset(Every), column="every"),
        Whole(name="cut_day", required=True, high=LATEST_CUT, column="cut_day"),
        Whole(name="due_days", required=True, high=90, column="due_days"),
        Many(
            name="members",
            required=True,
            of=Group(name="member", fields=(Org(name="org", required=True), Day(name="from"), Day(name="to"))),
        ),
        Many(name="superiors", of=Org(name="org"), limit=12),
        Reference(name="upper", column="upper"),
        Reference(name="series", column="series"),
        # What the week does not say: holidays, Tết, days worked in exchange. Signed with the due days they move.
        Many(
            name="days_off",
            limit=400,
            of=Group(
                name="day_off",
                fields=(
                    Day(name="first", required=True),
                    Day(name="last", required=True),
                    Flag(name="works"),
                    Text(name="name", limit=200),
                ),
            ),
        ),
        Text(name="paper", limit=300),
        Day(name="from", required=True, column="from_day"),
        Day(name="to", column="to_day"),
        Day(name="issued"),
    ),
    rows=(Rows(name="members", model=RegimeMember, row=_member_row),),
    decide=deciding.decide_regime,
    search=lambda data: SearchText(title=data["title"]),
)

LINE: tuple[Field, ...] = (
    Text(name="code", required=True, limit=40),
    Text(name="name", required=True, limit=300),
    *(part for part in MEANING if part.name != "unit"),
    Text(name="unit", required=True, limit=40),
    Many(name="of", of=Text(name="code", limit=40), limit=2),
    Flag(name="planned"),
    Whole(name="explain_below", high=100),
    Reference(name="indicator"),
)


def _named(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The lines that an indicator stands behind."""
    return [line for section in data["sections"] for line in section.get("lines", ()) if "indicator" in line]


FORM = Kind(
    name="report_form",
    label=_("ban hành biểu mẫu báo cáo"),
    page="reports:regime",
    within="regime",
    model=ReportForm,
    once=True,
    fields=(
        Reference(name="regime", required=True, column="regime"),
        Text(name="title", required=True, limit=300, column="title"),
        Many(
            name="sections",
            required=True,
            limit=MOST_SECTIONS,
            of=Group(
                name="section",
                fields=(
                    Text(name="code", required=True, limit=40),
                    Text(name="title", required=True, limit=300),
                    Code(name="block", required=True, words=frozenset(Block)),
                    Text(name="guide", limit=2_000),
                    Many(name="lines", of=Group(name="line", fields=LINE), limit=MOST_LINES),
                ),
            ),
        ),
        Day(name="from", required=True, column="from_day"),
    ),
    rows=(
        Rows(
            name="indicators",
            model=IndicatorUse,
            items=_named,
            row=lambda line, _data: {"indicator": ref_id(line["indicator"]), "code": line["code"]},
        ),
    ),
    decide=deciding.decide_form,
)

PLACE: tuple[Field, ...] = (
    Reference(name="regime", required=True),
    Org(name="unit", required=True),
    Text(name="period", required=True, limit=12),
)

REPORT = Kind(
    name="report",
    label=_("gửi báo cáo"),
    page="reports:report",
    model=Report,
    roles=STAFF,
    once=True,
    fields=(
        Reference(name="regime", required=True, column="regime"),
        Reference(name="form", required=True, column="form"),
        Org(name="unit", required=True, column="unit"),
        Text(name="period", required=True, limit=12, column="period"),
        Whole(name="no", required=True, low=1, high=1_000, column="no"),
        Text(name="reason"),
        Many(
            name="figures",
            limit=MOST_LINES,
            of=Group(
                name="figure",
                fields=(
                    Text(name="line", required=True, limit=40),
                    Figure(name="plan"),
                    Figure(name="actual"),
                    Flag(name="estimate"),
                    Text(name="note"),
                ),
            ),
        ),
        Many(
            name="texts",
            limit=MOST_SECTIONS,
            of=Group(
                name="passage",
                fields=(
                    Text(name="section", required=True, limit=40),
                    Text(name="text", required=True, limit=20_000),
                ),
            ),
        ),
        # The units' reports that the texts cite, by the number of their marks (`marks`).
        Many(
            name="sources",
            limit=MOST_SOURCES,
            of=Group(
                name="source",
                fields=(
                    Whole(name="no", required=True, low=1, high=MOST_SOURCES),
                    Reference(name="report", required=True),
                    Text(name="section", required=True, limit=40),
                    Text(name="name", required=True, limit=300),
                ),
            ),
        ),
    ),
    columns=lambda data: {"cell": cell_of(data)},
    decide=deciding.decide_report,
)

RETURN = Kind(
    name="report_return",
    label=_("trả lại báo cáo để bổ sung"),
    page="reports:report",
    within="report",
    model=ReportReturn,
    roles=OFFICE | {Role.BOARD},
    once=True,
    fields=(
        Reference(name="report", required=True, column="report"),
        *PLACE,
        Text(name="text", required=True, limit=4_000),
    ),
    columns=lambda data: {"cell": cell_of(data)},
    decide=deciding.decide_answer,
)

ACCEPTANCE = Kind(
    name="report_acceptance",
    label=_("tiếp nhận báo cáo"),
    page="reports:report",
    within="report",
    model=ReportAcceptance,
    roles=OFFICE | {Role.BOARD},
    once=True,
    fields=(Reference(name="report", required=True, column="report"), *PLACE),
    columns=lambda data: {"cell": cell_of(data)},
    decide=deciding.decide_answer,
)

KINDS = (INDICATOR, REGIME, FORM, REPORT, RETURN, ACCEPTANCE)
