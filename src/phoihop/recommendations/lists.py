"""Recommendations as lists and counts, always for a viewer: what is not in sight is not counted.

Each function is one statement.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from phoihop.recommendations.filters import NO_GROUP, Filter
from phoihop.recommendations.models import RecommendationStatus
from phoihop.recommendations.rules import AGES, Stage, State, age, state
from phoihop.records.actors import Viewer
from phoihop.records.scope import visible

PAGE: Final = 25
_DUE: Final = F("due").asc(nulls_last=True)
ORDERS: Final[dict[str, tuple[Any, ...]]] = {
    "state": ("stage", _DUE, "first_raised_on", "pk"),
    "-state": ("-stage", F("due").desc(nulls_first=True), "-first_raised_on", "-pk"),
    "age": ("-first_raised_on", "pk"),
    "-age": ("first_raised_on", "-pk"),
}


@dataclass(frozen=True, kw_only=True)
class Counts:
    """The four counts of a list; `total` is their sum."""

    late: int = 0
    awaited: int = 0
    answered: int = 0
    closed: int = 0

    @property
    def total(self) -> int:
        return self.late + self.awaited + self.answered + self.closed

    @property
    def open(self) -> int:
        """Open until the one who raised it closes it."""
        return self.late + self.awaited + self.answered

    def of(self, wanted: State) -> int:
        return int(getattr(self, wanted.value))


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One recommendation as lists show it."""

    id: UUID
    text: str
    raiser: str
    holder: str
    above: str
    group: str
    agreement: UUID
    stage: Stage
    due: date | None
    outcome: str
    answered_on: date | None
    late: bool
    closed_on: date | None
    raised_on: date
    first_raised_on: date
    times: int
    size: int

    def age(self, today: date) -> int:
        return age(self.first_raised_on, self.closed_on, today)

    def state(self, today: date) -> State:
        found = state(self.stage, self.due, today)
        assert found is not None  # lists hold none that was split
        return found


def matching(viewer: Viewer, wanted: Filter, *, any_state: bool = False) -> QuerySet[RecommendationStatus]:
    """What passes the filter; with `any_state`, what passes all of it but the state: the ground of the counts."""
    rows = visible(RecommendationStatus, viewer).filter(stage__lt=Stage.SPLIT)
    if wanted.agreement:
        rows = rows.filter(agreement=wanted.agreement)
    if wanted.meeting:
        rows = rows.filter(meeting=wanted.meeting)
    if wanted.raiser:
        rows = rows.filter(raiser=wanted.raiser)
    if wanted.holder:
        rows = rows.filter(holder=wanted.holder)
    if wanted.group:
        rows = rows.filter(group="" if wanted.group == NO_GROUP else wanted.group)
    if wanted.age:
        rows = rows.filter(_of_age(wanted))
    if wanted.period.first and not wanted.period.undated:
        raised = Q(raised_on__range=(wanted.period.first, wanted.period.last))
        rows = rows.filter(Q(stage__lt=Stage.CLOSED) | raised if wanted.period.all_open else raised)
    return rows if any_state or wanted.state is None else rows.filter(_in_state(wanted))


def _of_age(wanted: Filter) -> Q:
    """An age is asked of what is open: the age of a closed one no longer moves."""
    return Q(stage__lt=Stage.CLOSED) & raised_in(wanted.age, wanted.today)


def raised_in(age_code: str, today: date) -> Q:
    """First raised so long ago. A day that lies ahead is no age yet: it counts with the youngest."""
    youngest, oldest = AGES[age_code]
    since = Q(first_raised_on__gte=today - timedelta(days=min(oldest, 36_500)))
    return since if youngest == 0 else since & Q(first_raised_on__lte=today - timedelta(days=youngest))


def _in_state(wanted: Filter) -> Q:
    match wanted.state:
        case State.LATE:
            return Q(stage=Stage.AWAITED, due__lt=wanted.today)
        case State.AWAITED:
            return Q(stage=Stage.AWAITED) & (Q(due__gte=wanted.today) | Q(due__isnull=True))
        case State.ANSWERED:
            return Q(stage=Stage.ANSWERED)
    return Q(stage=Stage.CLOSED)


def counts(viewer: Viewer, wanted: Filter) -> Counts:
    """The four counts of what the filter holds, whatever state is chosen."""
    rows = matching(viewer, wanted, any_state=True).order_by("stage").values_list("stage")
    found = {
        stage: (number, late)
        for stage, number, late in rows.annotate(number=Count("pk"), late=Count("pk", filter=Q(due__lt=wanted.today)))
    }
    number, late = found.get(Stage.AWAITED, (0, 0))
    return Counts(
        late=late,
        awaited=number - late,
        answered=found.get(Stage.ANSWERED, (0, 0))[0],
        closed=found.get(Stage.CLOSED, (0, 0))[0],
    )


_COLUMNS: Final = (
    "pk",
    "recommendation__text",
    "raiser",
    "holder",
    "above",
    "group",
    "agreement",
    "stage",
    "due",
    "outcome",
    "answered_on",
    "late",
    "closed_on",
    "raised_on",
    "first_raised_on",
    "times",
    "size",
)
_NAMES: Final = ("id", "text", *_COLUMNS[2:])


def rows(viewer: Viewer, wanted: Filter, order: str = "state", *, start: int = 0, most: int = PAGE) -> list[Listed]:
    """`most` recommendations from the `start`-th on. The page is put in order by its keys alone: carrying the texts
    along takes twice as long."""
    page = matching(viewer, wanted).order_by(*ORDERS[order]).values("pk")[start : start + most]
    found = RecommendationStatus.objects.filter(pk__in=page).order_by(*ORDERS[order])
    return list(_listed(found.values_list(*_COLUMNS)))


def whole(viewer: Viewer, wanted: Filter, most: int) -> list[Listed]:
    """All of them, up to `most`."""
    return list(_listed(matching(viewer, wanted).order_by(*ORDERS["state"]).values_list(*_COLUMNS)[:most]))


def oldest_open(viewer: Viewer, wanted: Filter, most: int) -> list[Listed]:
    """The open ones, the oldest first."""
    found = matching(viewer, wanted).filter(stage__lt=Stage.CLOSED).order_by("first_raised_on", "pk")
    return list(_listed(found.values_list(*_COLUMNS)[:most]))


def _listed(found: Iterable[tuple[Any, ...]]) -> Iterator[Listed]:
    for row in found:
        values = dict(zip(_NAMES, row, strict=True))
        yield Listed(**{**values, "stage": Stage(values["stage"])})
