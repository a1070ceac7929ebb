"""The summary of recommendations: by who raised, by problem group, by who answers, and the open ones by age.

The database strings the recommendations together, for each raiser and who answers, as three letters each: its figure,
its group, its age. A few hundred texts arrive in place of tens of thousands of rows, and to count letters takes next
to nothing. Grouped by each head there instead, SQLite sorts all of it four times.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from string import ascii_lowercase
from typing import Any, Final

from django.db.models import Aggregate, TextField
from django.db.models.expressions import RawSQL

from phoihop.recommendations.filters import Filter
from phoihop.recommendations.lists import Counts, matching
from phoihop.recommendations.rules import AGES, Group, Stage
from phoihop.records.actors import Viewer


class Cell(StrEnum):
    """In which of the figures one recommendation counts, by letter."""

    AWAITED = "a"
    AWAITED_LATE = "b"
    ANSWERED = "c"
    ANSWERED_LATE = "d"
    CLOSED = "e"
    CLOSED_LATE = "f"


# By letter, too. What is closed no longer grows older; a day that lies ahead is no age yet, and counts with the
# youngest.
_GROUPS: Final = dict(zip(ascii_lowercase, ["", *Group], strict=False))
_AGES: Final = dict(zip(ascii_lowercase, AGES, strict=False))
_CLOSED: Final = "-"

# Written as SQL, because putting it together by the ORM takes a sixth of the time of the whole. Of the ages the oldest
# comes first: most are.
_LETTERS: Final = f"""
    CASE stage
        WHEN {Stage.AWAITED:d} THEN CASE WHEN due < %s THEN '{Cell.AWAITED_LATE}' ELSE '{Cell.AWAITED}' END
        WHEN {Stage.ANSWERED:d} THEN CASE WHEN late THEN '{Cell.ANSWERED_LATE}' ELSE '{Cell.ANSWERED}' END
        ELSE CASE WHEN late THEN '{Cell.CLOSED_LATE}' ELSE '{Cell.CLOSED}' END
    END
    || CASE "group" {" ".join(f"WHEN '{group}' THEN '{letter}'" for letter, group in _GROUPS.items())} ELSE 'a' END
    || CASE WHEN stage = {Stage.CLOSED:d} THEN '{_CLOSED}'
        {" ".join(f"WHEN first_raised_on <= %s THEN '{letter}'" for letter in [*_AGES][:0:-1])} ELSE 'a'
    END
"""


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

    raiser: Mapping[str, Summed]
    group: Mapping[str, Summed]
    holder: Mapping[str, Summed]
    age: Mapping[str, Summed]

    @property
    def counts(self) -> Counts:
        """The four counts of the same."""
        total = added_up(self.raiser.values())
        late, awaited = total.awaited_late, total.awaited_in_time
        return Counts(late=late, awaited=awaited, answered=total.open - late - awaited, closed=total.closed)


def summary(viewer: Viewer, wanted: Filter) -> Summary:
    """One statement."""
    # The audience comes first so that the rows stand in the order of the index as they are grouped.
    rows = matching(viewer, wanted).order_by().values("audience", "raiser", "holder")
    strung = rows.annotate(letters=_Strung(_letters(wanted.today)))
    raiser, holder, every = defaultdict(list), defaultdict(list), []
    for by, to, letters in strung.values_list("raiser", "holder", "letters"):
        raiser[by].append(letters[::3])
        holder[to].append(letters[::3])
        every.append(letters)
    letters = "".join(every)
    group: dict[str, Counter[str]] = defaultdict(Counter)
    age: dict[str, Counter[str]] = defaultdict(Counter)
    for (cell, about, old), number in Counter(zip(letters[::3], letters[1::3], letters[2::3], strict=True)).items():
        group[_GROUPS[about]][cell] += number
        if old != _CLOSED:
            age[_AGES[old]][cell] += number
    return Summary(
        raiser={org: _summed(_counted("".join(cells))) for org, cells in raiser.items()},
        group={about: _summed(cells) for about, cells in group.items()},
        holder={org: _summed(_counted("".join(cells))) for org, cells in holder.items()},
        age={old: _summed(cells) for old, cells in age.items()},
    )


class _Strung(Aggregate):
    """The letters of a group, one after the other."""

    function = "STRING_AGG"
    template = "%(function)s(%(expressions)s, '')"
    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        return self.as_sql(compiler, connection, function="GROUP_CONCAT", **more)


def _letters(today: date) -> RawSQL:
    since = [today - timedelta(days=AGES[age][0]) for age in [*_AGES.values()][:0:-1]]
    return RawSQL(_LETTERS, [day.isoformat() for day in (today, *since)])  # noqa: S611 - ours, but for the days


def _counted(cells: str) -> dict[str, int]:
    """As `Counter`, in a tenth of the time."""
    return {cell: cells.count(cell) for cell in Cell}


def _summed(number: Mapping[str, int]) -> Summed:
    return Summed(
        answered_in_time=number[Cell.ANSWERED] + number[Cell.CLOSED],
        answered_late=number[Cell.ANSWERED_LATE] + number[Cell.CLOSED_LATE],
        awaited_in_time=number[Cell.AWAITED],
        awaited_late=number[Cell.AWAITED_LATE],
        closed=number[Cell.CLOSED] + number[Cell.CLOSED_LATE],
    )


def added_up(found: Iterable[Summed]) -> Summed:
    return sum(found, Summed())
