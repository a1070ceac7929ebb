"""The summary of recommendations: by who raised, by problem group, by who answers, and the open ones by age."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from operator import itemgetter
from typing import Final

from django.db import connection
from django.db.models import Case, IntegerField, Q, TextField, Value, When

from phoihop.recommendations.filters import Filter
from phoihop.recommendations.lists import Listed, matching, raised_in
from phoihop.recommendations.rules import AGES, Stage, State, age_class
from phoihop.records.actors import Viewer

OLDEST: Final = list(AGES)[-1]


class Cell(IntEnum):
    """In which of the figures one recommendation counts."""

    AWAITED = 0
    AWAITED_LATE = 1
    ANSWERED = 2
    ANSWERED_LATE = 3
    CLOSED = 4
    CLOSED_LATE = 5


@dataclass(frozen=True, kw_only=True)
class Summed:
    """A line of the summary: what was raised is what was answered and what was not, each in time or late; and also
    what is closed and what is open. One that its raiser closed without an answer counts as answered on that day."""

    answered_in_time: int = 0
    answered_late: int = 0
    awaited_in_time: int = 0
    awaited_late: int = 0
    closed: int = 0

    @property
    def raised(self) -> int:
        return self.answered_in_time + self.answered_late + self.awaited_in_time + self.awaited_late

    @property
    def open(self) -> int:
        return self.raised - self.closed

    def __add__(self, other: "Summed") -> "Summed":
        return Summed(
            answered_in_time=self.answered_in_time + other.answered_in_time,
            answered_late=self.answered_late + other.answered_late,
            awaited_in_time=self.awaited_in_time + other.awaited_in_time,
            awaited_late=self.awaited_late + other.awaited_late,
            closed=self.closed + other.closed,
        )


@dataclass(frozen=True, kw_only=True)
class Summary:
    """The same recommendations under four heads. `age`: the open ones only."""

    raiser: Mapping[str, Summed] = field(default_factory=dict)
    group: Mapping[str, Summed] = field(default_factory=dict)
    holder: Mapping[str, Summed] = field(default_factory=dict)
    age: Mapping[str, Summed] = field(default_factory=dict)


def summary(viewer: Viewer, wanted: Filter) -> Summary:
    """One statement. The database says of each which figure it counts in, along an index that holds all of that; to
    group by each head there takes twice as long."""
    awaited, overdue = Q(stage=Stage.AWAITED), Q(due__lt=wanted.today)
    cell = Case(
        When(awaited & overdue, then=Value(int(Cell.AWAITED_LATE))),
        When(awaited, then=Value(int(Cell.AWAITED))),
        When(stage=Stage.CLOSED, late=True, then=Value(int(Cell.CLOSED_LATE))),
        When(stage=Stage.CLOSED, then=Value(int(Cell.CLOSED))),
        When(late=True, then=Value(int(Cell.ANSWERED_LATE))),
        default=Value(int(Cell.ANSWERED)),
        output_field=IntegerField(),
    )
    classes = (When(raised_in(code, wanted.today), then=Value(code)) for code in AGES)
    closed = When(stage=Stage.CLOSED, then=Value(""))  # no longer grows older
    old = Case(closed, *classes, default=Value(OLDEST), output_field=TextField())
    rows = matching(viewer, wanted).order_by().annotate(c_age=old, c_cell=cell)
    asked = rows.values_list("raiser", "group", "holder", "c_age", "c_cell")
    with connection.cursor() as cursor:  # plain texts and numbers: nothing for the ORM to turn into anything
        cursor.execute(*asked.query.sql_with_params())
        return _summary(cursor.fetchall())


def summary_of(found: Iterable[Listed], today: date) -> Summary:
    """The same of lines that are at hand."""
    return _summary(
        [(one.raiser, one.group, one.holder, age_class(one.age(today)), _cell(one, today)) for one in found]
    )


def _cell(one: Listed, today: date) -> Cell:
    if one.stage == Stage.AWAITED:
        return Cell.AWAITED_LATE if one.state(today) == State.LATE else Cell.AWAITED
    if one.stage == Stage.CLOSED:
        return Cell.CLOSED_LATE if one.late else Cell.CLOSED
    return Cell.ANSWERED_LATE if one.late else Cell.ANSWERED


def _summary(lines: Sequence[tuple[str, str, str, str, int]]) -> Summary:
    raiser, group, holder, age = (Counter(map(itemgetter(at, 4), lines)) for at in range(4))
    still_open = {key: number for key, number in age.items() if key[1] < Cell.CLOSED}
    return Summary(raiser=_figures(raiser), group=_figures(group), holder=_figures(holder), age=_figures(still_open))


def _figures(counted: Mapping[tuple[str, int], int]) -> dict[str, Summed]:
    """How many count in which cell, by key, as lines of the summary."""
    return {
        key: Summed(
            answered_in_time=counted.get((key, Cell.ANSWERED), 0) + counted.get((key, Cell.CLOSED), 0),
            answered_late=counted.get((key, Cell.ANSWERED_LATE), 0) + counted.get((key, Cell.CLOSED_LATE), 0),
            awaited_in_time=counted.get((key, Cell.AWAITED), 0),
            awaited_late=counted.get((key, Cell.AWAITED_LATE), 0),
            closed=counted.get((key, Cell.CLOSED), 0) + counted.get((key, Cell.CLOSED_LATE), 0),
        )
        for key in dict.fromkeys(key for key, _cell in counted)
    }


def added_up(found: Iterable[Summed]) -> Summed:
    return sum(found, Summed())
