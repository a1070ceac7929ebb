"""The overview made ready for its template: every number with the list it leads to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.http import QueryDict
from django.utils.translation import gettext as _

from phoihop.home.overview import Line, Missing, Month, Overview
from phoihop.organisations.queries import UNKNOWN
from phoihop.recommendations import filters as matters
from phoihop.recommendations.rules import State as Answered
from phoihop.reports.periods import period as report_period
from phoihop.tasks import filters, words
from phoihop.tasks.periods import offered, period
from phoihop.tasks.rules import State
from phoihop.ui import charts, states
from phoihop.ui.formats import day
from phoihop.ui.links import query, url
from phoihop.ui.tables import Count, Select

# So many lines that all of it stands on one sheet; the rest is added up in a last line.
MOST_AGREEMENTS: Final = 8
MOST_SIDES: Final = 14


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A number and the list that explains it, where there is one. `kind`: how it stands, for those that are late."""

    number: int
    href: str = ""
    late: bool = False


@dataclass(frozen=True, kw_only=True)
class Row:
    label: str
    cells: tuple[Cell, ...]
    is_rest: bool = False


def cells(line: Line, asked: QueryDict, tasks: Mapping[str, str], answers: Mapping[str, str]) -> tuple[Cell, ...]:
    """`tasks` and `answers` narrow the two lists to the line."""

    def of(name: str, number: int, narrowed: Mapping[str, str], state: str, *, late: bool = False) -> Cell:
        href = url(name) + query(asked, **narrowed, **{filters.STATE: state}) if number else ""
        return Cell(number=number, href=href, late=late and number > 0)

    late = filters.STATE_CODES[State.OPEN_LATE]
    return (
        of("tasks:list", line.open, tasks, filters.STATE_CODES[State.OPEN_IN_TIME]),
        of("tasks:list", line.soon, tasks, filters.SOON),
        of("tasks:list", line.late, tasks, late, late=True),
        of("recommendations:list", line.awaited, answers, matters.STATE_CODES[Answered.AWAITED]),
        of("recommendations:list", line.unanswered, answers, matters.STATE_CODES[Answered.LATE], late=True),
    )


def counts(total: Line, asked: QueryDict) -> list[Count]:
    """The line at the head: what is late before what is coming."""
    found = cells(total, asked, {}, {})
    order = ((2, _("Nhiệm vụ quá hạn")), (4, _("Kiến nghị quá hạn trả lời")), (1, _("Nhiệm vụ đến hạn 14 ngày tới")))
    return [Count(label, found[at].number, found[at].href) for at, label in order]


def agreements(found: Overview, asked: QueryDict) -> list[Row]:
    names = {str(key): name for key, name in found.offered.agreements.items()}
    lines = _ordered(found.agreements, {**names, "": _("Không theo quy chế nào")})
    rows = []
    for key, name, line in lines[:MOST_AGREEMENTS]:
        narrowed = {filters.AGREEMENT: key}
        made = cells(line, asked, narrowed, narrowed)
        if not key:  # no list is narrowed to what stands under no agreement
            made = tuple(Cell(number=cell.number, late=cell.late) for cell in made)
        rows.append(Row(label=name, cells=made))
    return rows + _rest(lines[MOST_AGREEMENTS:], _("%(count)s quy chế khác"))


def sides(found: Overview, asked: QueryDict) -> list[Row]:
    lines = _ordered(found.sides, {org: name.name for org, name in found.names.items()})
    rows = [
        Row(label=name, cells=cells(line, asked, {filters.LEAD: org}, {matters.HOLDER: org}))
        for org, name, line in lines[:MOST_SIDES]
    ]
    return rows + _rest(lines[MOST_SIDES:], _("%(count)s bên khác"))


def _ordered(lines: Mapping[str, Line], names: Mapping[str, str]) -> list[tuple[str, str, Line]]:
    """Who owes the most comes first."""
    named = [(key, names.get(key, UNKNOWN.name), line) for key, line in lines.items()]
    return sorted(named, key=lambda one: (one[2].weight, one[1]))


def _rest(lines: Sequence[tuple[str, str, Line]], label: str) -> list[Row]:
    if not lines:
        return []
    line = sum((one[2] for one in lines), Line())
    numbers = (line.open, line.soon, line.late, line.awaited, line.unanswered)
    made = tuple(Cell(number=number) for number in numbers)
    return [Row(label=label % {"count": len(lines)}, cells=made, is_rest=True)]


def missing(one: Missing, today: date) -> dict[str, Any]:
    """A period of a regime, with who has not sent."""
    found = report_period(one.period)
    left = (one.due - today).days
    return {
        "title": one.title,
        "period": found.label if found else one.period,
        "due": day(one.due),
        "href": url("reports:regime", one.regime),
        "said": _("cơ quan mình chưa gửi")
        if one.own
        else _("%(missing)s/%(units)s đơn vị chưa gửi") % {"missing": one.missing, "units": one.units},
        "state": states.late(-left) if left < 0 else states.due_soon(left),
    }


def selects(found: Overview, wanted: filters.Filter, asked: Mapping[str, str]) -> list[Select]:
    named = [(str(key), name) for key, name in found.offered.agreements.items()]
    periods = [period(code, wanted.today) for code in offered(wanted.today)]
    return [
        Select.of(filters.AGREEMENT, _("Quy chế"), [("", _("Mọi quy chế")), *named], asked),
        Select.of(
            filters.PERIOD, _("Kỳ"), [(one.code, words.period_words(one, wanted.today)) for one in periods], asked
        ),
    ]


def chart(found: Sequence[Month]) -> charts.Columns:
    """The months as columns. The same numbers stand in the table under them."""
    total = sum(one.all for one in found)
    label = _("Nhiệm vụ theo tháng đến hạn, 12 tháng, tổng %(total)s; số từng tháng ở bảng bên dưới") % {"total": total}
    return charts.columns(
        [(_month(one), (("in-time", one.in_time), ("late", one.late), ("open", one.open))) for one in found], label
    )


def months(found: Sequence[Month]) -> list[tuple[str, str, list[int]]]:
    """The table under the drawing: a class, a label and the number of each month."""
    return [
        ("in-time", _("Xong, đúng hạn"), [one.in_time for one in found]),
        ("late", _("Xong, chậm"), [one.late for one in found]),
        ("open", _("Chưa xong"), [one.open for one in found]),
    ]


def _month(one: Month) -> str:
    return f"{one.first.month:02d}/{one.first.year % 100:02d}"
