"""Tasks as lists and counts, always for a viewer: what is not in sight is not counted.

Each function is one statement.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Sum

from phoihop.records.actors import Role, Viewer
from phoihop.records.scope import visible
from phoihop.tasks.filters import ANY_TIE, Filter
from phoihop.tasks.models import PartStatus, Sight, Tally
from phoihop.tasks.periods import ANY as ANY_PERIOD
from phoihop.tasks.periods import code_of
from phoihop.tasks.rules import NEVER, Stage, State
from phoihop.tasks.sight import Tie, ties
from phoihop.tasks.tallies import tallied

PAGE: Final = 25
ORDERS: Final = {
    "state": ("stage", "due", "task"),
    "-state": ("-stage", "-due", "-task"),
    "due": ("due", "task"),
    "-due": ("-due", "-task"),
}


@dataclass(frozen=True, kw_only=True)
class Four:
    """The four-way count. `total` is their sum: withdrawn tasks are not counted."""

    done_in_time: int = 0
    done_late: int = 0
    open_in_time: int = 0
    open_late: int = 0

    @property
    def total(self) -> int:
        return self.done_in_time + self.done_late + self.open_in_time + self.open_late

    def of(self, state: State) -> int:
        return int(getattr(self, state.value))

    def __add__(self, other: "Four") -> "Four":
        return Four(**{state.value: self.of(state) + other.of(state) for state in State})


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One task as lists show it. `due` is None without a due day."""

    id: UUID
    text: str
    lead: str
    due: date | None
    done_on: date | None
    percent: int
    parts: int
    parts_done: int
    asked_until: date | None
    withdrawn: bool
    area: str
    agreement: UUID | None


def in_sight(viewer: Viewer) -> QuerySet[Sight]:
    """The tasks that exist for this viewer, as laid out for lists: the same ones as `scope.visible(Task, viewer)`,
    which a test holds it to."""
    rows = Sight.objects.filter(org=viewer.org)
    return rows.none() if viewer.role == Role.ADMIN else rows


def matching(viewer: Viewer, wanted: Filter, *, any_state: bool = False) -> QuerySet[Sight]:
    """What passes the filter; with `any_state`, what passes all of it but the state: the ground of the counts."""
    rows = in_sight(viewer)
    if wanted.agreement:
        rows = rows.filter(agreement=wanted.agreement)
    if wanted.lead:
        rows = rows.filter(lead=wanted.lead)
    if wanted.areas is not None:
        rows = rows.filter(area__in=wanted.areas)
    if wanted.tie:
        rows = rows.filter(tie__in=ties(wanted.tie))
    if wanted.side == viewer.org:
        rows = rows.filter(tie__in=ties(Tie.LEADS | Tie.COOPERATES))
    elif wanted.side:
        rows = rows.filter(task__in=PartStatus.objects.filter(org=wanted.side).values("task"))
    rows = rows.filter(_in_period(wanted)) if wanted.period.first else rows
    return rows.filter(stage__lt=Stage.WITHDRAWN) if any_state else rows.filter(_in_state(wanted))


def _in_period(wanted: Filter, column: str = "due") -> Q:
    """Holds for months as for days: every period is made of whole months."""
    due_in_it = Q(**{f"{column}__range": (wanted.period.first, wanted.period.last)})
    return Q(stage=Stage.OPEN) | due_in_it if wanted.period.all_open else due_in_it


def _in_state(wanted: Filter) -> Q:
    if wanted.withdrawn:
        return Q(stage=Stage.WITHDRAWN)
    if wanted.soon:
        return Q(stage=Stage.OPEN, due__range=(wanted.today, wanted.soon_until))
    match wanted.state:
        case State.DONE_IN_TIME:
            return Q(stage=Stage.DONE)
        case State.DONE_LATE:
            return Q(stage=Stage.DONE_LATE)
        case State.OPEN_IN_TIME:
            return Q(stage=Stage.OPEN, due__gte=wanted.today)
        case State.OPEN_LATE:
            return Q(stage=Stage.OPEN, due__lt=wanted.today)
    return Q(stage__lt=Stage.WITHDRAWN)


def counts(viewer: Viewer, wanted: Filter) -> Four:
    """The four-way count of what the filter holds, whatever state is chosen."""
    if _is_tallied(viewer, wanted):
        return _four(row[1:] for row in tallied(viewer, wanted.today, wanted.period, wanted.tie))
    rows = matching(viewer, wanted, any_state=True).order_by("stage").values_list("stage")
    return _four(rows.annotate(number=Count("pk"), overdue=Count("pk", filter=Q(due__lt=wanted.today))))


def _is_tallied(viewer: Viewer, wanted: Filter) -> bool:
    """Whether the tallies answer, which know periods and ties only."""
    return viewer.role != Role.ADMIN and not (
        wanted.agreement or wanted.lead or wanted.side or wanted.areas is not None
    )


def _four(rows: Iterable[Any]) -> Four:
    """Adds up (stage, how many, how many of them due before today)."""
    numbers, overdue = Counter[int](), 0
    for stage, number, late in rows:
        numbers[stage] += number
        overdue += late if stage == Stage.OPEN else 0
    return Four(
        done_in_time=numbers[Stage.DONE],
        done_late=numbers[Stage.DONE_LATE],
        open_in_time=numbers[Stage.OPEN] - overdue,
        open_late=overdue,
    )


def by(viewer: Viewer, wanted: Filter, column: str) -> dict[Any, Four]:
    """The four-way count for each value of a column: "lead", "area" or "agreement". They sum to `counts`."""
    rows = matching(viewer, wanted, any_state=True).order_by(column, "stage").values_list(column, "stage")
    rows = rows.annotate(number=Count("pk"), overdue=Count("pk", filter=Q(due__lt=wanted.today)))
    return _grouped((row[0], row[1:]) for row in rows)


def by_period(viewer: Viewer, wanted: Filter, *, quarters: bool) -> dict[str, Four]:
    """The four-way count for each year, or quarter, by code. They sum to `counts`."""
    if _is_tallied(viewer, wanted):
        months = tallied(viewer, wanted.today, wanted.period, wanted.tie, by_month=True)
        return _grouped((code_of(row[0], quarters=quarters), row[1:]) for row in months)
    rows = matching(viewer, wanted, any_state=True).order_by("stage", "due").values_list("due", "stage")
    return _grouped(
        (code_of(due, quarters=quarters), (stage, number, number if due < wanted.today else 0))
        for due, stage, number in rows.annotate(number=Count("pk"))
    )


def open_by(viewer: Viewer, wanted: Filter, column: str) -> QuerySet[Any]:
    """How many are open (`number`), late (`overdue`) and due soon (`ahead`) for each value of "agreement" or "lead": as
    a query, to be put with others. The filter's state counts for nothing."""
    soon = Q(due__range=(wanted.today, wanted.soon_until))
    rows = matching(viewer, replace(wanted, period=ANY_PERIOD), any_state=True)
    if _is_tallied(viewer, replace(wanted, tie=ANY_TIE)):
        # An index holds all that is wanted, in the order of the column. The planner takes it only where the stage,
        # which begins a shorter one, is no plain column: 4 ms for 20,000 tasks in place of 60.
        rows = in_sight(viewer)
        rows = rows.filter(tie__in=ties(wanted.tie)) if wanted.tie else rows
    rows = rows.annotate(at=F("stage") + 0).filter(at=Stage.OPEN)
    if not wanted.period.all_open and wanted.period.first:
        rows = rows.filter(due__range=(wanted.period.first, wanted.period.last))
    found: QuerySet[Any] = rows.order_by()
    counted: QuerySet[Any] = found.values(column).annotate(
        number=Count("pk"), overdue=Count("pk", filter=Q(due__lt=wanted.today)), ahead=Count("pk", filter=soon)
    )
    return counted


def by_due_month(viewer: Viewer, wanted: Filter, first: date, last: date) -> QuerySet[Any]:
    """What fell due from `first` to `last`, as rows of `day` (of which the month counts), `stage` and `number`: as a
    query, to be put with others. The filter's period and state count for nothing."""
    if _is_tallied(viewer, wanted):
        held = Tally.objects.filter(org=viewer.org, month__range=(first, last), stage__lt=Stage.WITHDRAWN)
        return held.order_by().values("stage", day=F("month")).annotate(number=Sum("n"))
    rows = matching(viewer, replace(wanted, period=ANY_PERIOD), any_state=True).filter(due__range=(first, last))
    return rows.order_by().values("stage", day=F("due")).annotate(number=Count("pk"))


def _grouped(rows: Iterable[tuple[Any, tuple[int, int, int]]]) -> dict[Any, Four]:
    groups: dict[Hashable, list[tuple[int, int, int]]] = defaultdict(list)
    for key, row in rows:
        groups[key].append(row)
    return {key: _four(group) for key, group in groups.items()}


_COLUMNS: Final = (
    "task",
    "task__text",
    "lead",
    "due",
    "stage",
    "task__status__done_on",
    "task__status__percent",
    "task__status__parts",
    "task__status__parts_done",
    "task__status__asked_until",
    "area",
    "agreement",
)


def rows(viewer: Viewer, wanted: Filter, order: str = "state", *, start: int = 0, most: int = PAGE) -> list[Listed]:
    """`most` tasks from the `start`-th on."""
    found = matching(viewer, wanted).order_by(*ORDERS[order]).values_list(*_COLUMNS)
    return list(_listed(found[start : start + most]))


def _listed(found: Iterable[tuple[Any, ...]]) -> Iterator[Listed]:
    for task, text, lead, due, stage, done, percent, parts, parts_done, asked, area, agreement in found:
        yield Listed(
            id=task,
            text=text,
            lead=lead,
            due=None if due == NEVER else due,
            done_on=done,
            percent=percent,
            parts=parts,
            parts_done=parts_done,
            asked_until=asked,
            withdrawn=stage == Stage.WITHDRAWN,
            area=area,
            agreement=agreement,
        )


def cooperating(viewer: Viewer, wanted: Filter) -> dict[UUID, list[str]]:
    """The co-operating bodies of what the filter holds, in the assigner's order."""
    parts: dict[UUID, list[str]] = defaultdict(list)
    rows = visible(PartStatus, viewer).filter(leads=False, task__in=matching(viewer, wanted).values("task"))
    for task, org in rows.order_by("task", "position").values_list("task", "org"):
        parts[task].append(org)
    return parts


def added_up(fours: Iterable[Four]) -> Four:
    return sum(fours, Four())


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What is counted, task by task, where several tables of it are wanted at once."""

    today: date
    tasks: tuple[tuple[str, str, int, date], ...]  # lead, area, stage, due

    @property
    def four(self) -> Four:
        return _four(self._cell(stage, due) for _lead, _area, stage, due in self.tasks)

    def by_lead(self) -> dict[Any, Four]:
        return _grouped((lead, self._cell(stage, due)) for lead, _area, stage, due in self.tasks)

    def by_area(self) -> dict[Any, Four]:
        return _grouped((area, self._cell(stage, due)) for _lead, area, stage, due in self.tasks)

    def by_period(self, *, quarters: bool) -> dict[str, Four]:
        return _grouped((code_of(due, quarters=quarters), self._cell(stage, due)) for *_, stage, due in self.tasks)

    def _cell(self, stage: int, due: date) -> tuple[int, int, int]:
        return stage, 1, int(due < self.today)


def ground(viewer: Viewer, wanted: Filter) -> Ground:
    rows = matching(viewer, wanted, any_state=True).values_list("lead", "area", "stage", "due")
    return Ground(today=wanted.today, tasks=tuple(rows))
