"""Lists of tasks made ready for their templates: small values with every word and address in place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from phoihop.accounts.viewer import SignedIn
from phoihop.agreements.choices import Choices
from phoihop.records.actors import Role
from phoihop.tasks import filters, words
from phoihop.tasks.filters import Filter
from phoihop.tasks.lists import Four, Listed
from phoihop.tasks.periods import UNDATED, offered, period
from phoihop.tasks.rules import State, standing
from phoihop.ui.formats import LONGEST_LISTED, day, short_day, shortened
from phoihop.ui.links import query, url
from phoihop.ui.states import State as Shown
from phoihop.ui.tables import Column, Count, Select, Tab


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list. `group`: the head line above it, where one begins."""

    href: str
    text: str
    note: str
    lead: str
    due: str
    state: Shown
    group: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a four-way table: a name and four figures, each with the list it opens."""

    label: str
    cells: tuple[tuple[int, str], ...]
    total: int
    href: str


def wanted_of(asked: QueryDict, viewer: SignedIn, today: date) -> Filter:
    """The filter in the address. A board begins with the areas it answers for."""
    own = viewer.areas if viewer.role == Role.BOARD else ()
    return filters.read({name: str(asked[name]) for name in filters.NAMES if name in asked}, today, own)


def rows(
    found: Iterable[Listed], offered: Choices, wanted: Filter, four: Four, *, grouped: bool, paper: bool = False
) -> list[Row]:
    """The lines; `grouped` where the list stands in the order of states, so that each state is announced once; on
    `paper` days bear their year."""
    lines, last = [], None
    for task in found:
        state = standing(task.due, task.done_on, wanted.today).state
        group = ""
        if grouped and not task.withdrawn and state != last:
            group = f"{words.state_words(state)} ({four.of(state)})"
            last = state
        lines.append(
            Row(
                href=url("tasks:task", task.id),
                text=shortened(task.text, LONGEST_LISTED),
                note=words.note(task),
                lead=offered.sides.get(task.lead) or _("chưa rõ"),
                due=day(task.due) if paper else short_day(task.due, wanted.today),
                state=words.listed_state(task, wanted.today),
                group=group,
            )
        )
    return lines


def counts(four: Four, wanted: Filter, asked: QueryDict) -> list[Count]:
    """The four counts, each a filter; the chosen one takes itself off."""
    return [
        Count(
            words.state_words(state),
            four.of(state),
            query(asked, **{filters.STATE: None if state == wanted.state else filters.STATE_CODES[state]}),
            state == wanted.state,
        )
        for state in State
    ]


def listed_total(four: Four, wanted: Filter) -> int:
    return four.of(wanted.state) if wanted.state else four.total


def selects(viewer: SignedIn, offered_choices: Choices, wanted: Filter, asked: Mapping[str, str]) -> list[Select]:
    areas = [("", _("Mọi lĩnh vực")), *offered_choices.areas.items(), (filters.NO_AREA, _("Không gắn lĩnh vực"))]
    if viewer.role == Role.BOARD and viewer.areas:
        areas.insert(0, (filters.OWN_AREAS, _("Lĩnh vực của ban")))
    sides = tuple(offered_choices.sides.items())
    agreements = tuple((str(key), name) for key, name in offered_choices.agreements.items())
    periods = [period(code, wanted.today) for code in offered(wanted.today)]
    if wanted.period.code not in {one.code for one in periods}:
        periods.append(wanted.period)
    area_asked = asked.get(filters.AREA, areas[0][0])
    return [
        Select.of(
            filters.PERIOD, _("Kỳ"), [(one.code, words.period_words(one, wanted.today)) for one in periods], asked
        ),
        Select.of(
            filters.TIE, _("Việc của ta"), [(code, words.tie_words(code)) for code in ("", *filters.TIES)], asked
        ),
        Select.of(filters.LEAD, _("Chủ trì"), [("", _("Mọi cơ quan")), *sides], asked),
        Select.of(filters.SIDE, _("Có phần việc"), [("", _("Mọi cơ quan")), *sides], asked),
        Select(filters.AREA, _("Lĩnh vực"), tuple(areas), area_asked),
        Select.of(filters.AGREEMENT, _("Quy chế"), [("", _("Mọi quy chế")), *agreements], asked),
    ]


def tabs(asked: QueryDict, current: str) -> list[Tab]:
    """The list and its counts by body, area and period, under one filter."""
    narrowed = query(asked, sort=None)
    named = (
        ("list", _("Danh sách")),
        ("by_lead", _("Theo cơ quan")),
        ("by_area", _("Theo lĩnh vực")),
        ("by_period", _("Theo kỳ")),
    )
    return [
        Tab(label, url(f"tasks:{name}") + (narrowed if len(narrowed) > 1 else ""), name == current)
        for name, label in named
    ]


def lines(by: Mapping[Any, Four], labels: Mapping[Any, str], name: str, asked: QueryDict) -> list[Line]:
    """A four-way table; `labels` names what is counted and, by its order, says which comes first."""
    order = {key: at for at, key in enumerate(labels)}
    base = url("tasks:list")
    made = []
    for key in sorted(by, key=lambda one: (order.get(one, len(order)), str(one))):
        narrowed = {name: key or (filters.NO_AREA if name == filters.AREA else None)}
        made.append(
            Line(
                label=labels.get(key) or _("chưa rõ"),
                cells=tuple(
                    (by[key].of(state), base + query(asked, **narrowed, **{filters.STATE: filters.STATE_CODES[state]}))
                    for state in State
                ),
                total=by[key].total,
                href=base + query(asked, **narrowed, **{filters.STATE: None}),
            )
        )
    return made


def area_labels(offered_choices: Choices) -> dict[str, str]:
    return {**offered_choices.areas, "": _("Không gắn lĩnh vực")}


def period_labels(codes: Iterable[str], today: date) -> dict[str, str]:
    return {
        code: words.period_words(period(code, today), today)
        for code in sorted(codes, key=lambda one: (one == UNDATED, one))
    }


def four_columns(label: str) -> list[Column]:
    return [
        Column(label),
        *(Column(words.state_words(state), "c-short num") for state in State),
        Column(_("Tổng"), "c-short num"),
    ]


def list_columns() -> list[Column]:
    return [
        Column(_("Nhiệm vụ")),
        Column(_("Chủ trì"), "c-who"),
        Column(_("Hạn"), "c-day", "due"),
        Column(_("Trạng thái"), "c-state", "state"),
    ]
