"""What an indicator is, what a form asks, and what may be said of a figure. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, NamedTuple

from phoihop.reports.periods import Every
from phoihop.reports.vectors import PLACES, Sum, Vector, exact, of_unit, ratio

MOST_LINES: Final = 200
MOST_SECTIONS: Final = 30
MOST_SOURCES: Final = 999  # a mark has three digits
PERCENT: Final = 100
PERCENT_PLACES: Final = 1


class Flavour(StrEnum):
    """How a figure runs through time. A flow (coal mined) is added over the periods of a year, a stock (people at the
    period's end) is not; a ratio is made of two other lines and never typed."""

    FLOW = "flow"
    STOCK = "stock"
    RATIO = "ratio"


class Direction(StrEnum):
    """Which way is better. Nothing is judged by it unless the form says so."""

    MORE = "more"
    LESS = "less"
    NONE = "none"


class Aggregation(StrEnum):
    """Over units: added, or shown unit by unit only (an average wage has no sum)."""

    SUM = "sum"
    NONE = "none"


class Block(StrEnum):
    FIGURES = "figures"
    TEXT = "text"


class State(StrEnum):
    """Where the report of one unit for one period stands. `CORRECTING`: accepted, and a replacement is waiting; the
    accepted figures count until the replacement is accepted too."""

    SENT = "sent"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    CORRECTING = "correcting"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of a section of figures. `key` names the indicator in every vector: lines of different forms that ask
    for the same indicator have one key. `of`: the codes of numerator and denominator of a ratio."""

    code: str
    key: str
    name: str
    unit: str
    flavour: Flavour
    decimals: int
    direction: Direction
    aggregation: Aggregation
    of: tuple[str, str] | None = None
    factor: int = 1
    planned: bool = True
    explain_below: int = 0
    definition: str = ""

    @property
    def typed(self) -> bool:
        return self.flavour != Flavour.RATIO


@dataclass(frozen=True, kw_only=True)
class Section:
    code: str
    title: str
    block: Block
    lines: tuple[Line, ...] = ()
    guide: str = ""


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What a unit says on one line."""

    plan: Decimal | None = None
    actual: Decimal | None = None
    estimate: bool = False
    note: str = ""


def sections_of(data: Mapping[str, Any], key_of: Any) -> tuple[Section, ...]:
    """The sections of a form's payload. `key_of` gives the key of a line's data."""
    return tuple(
        Section(
            code=one["code"],
            title=one["title"],
            block=Block(one["block"]),
            guide=one.get("guide", ""),
            lines=tuple(_line(line, key_of(line)) for line in one.get("lines", ())),
        )
        for one in data["sections"]
    )


def _line(line: Mapping[str, Any], key: str) -> Line:
    of = line.get("of")
    return Line(
        code=line["code"],
        key=key,
        name=line["name"],
        unit=line["unit"],
        flavour=Flavour(line["flavour"]),
        decimals=line.get("decimals", 0),
        direction=Direction(line.get("direction", Direction.NONE)),
        aggregation=Aggregation(line.get("aggregation", Aggregation.SUM)),
        of=(of[0], of[1]) if of else None,
        factor=line.get("factor", 1),
        planned=line.get("planned", True),
        explain_below=line.get("explain_below", 0),
        definition=line.get("definition", ""),
    )


def lines_of(sections: Iterable[Section]) -> tuple[Line, ...]:
    return tuple(line for section in sections for line in section.lines)


def typed_of(figures: Iterable[Mapping[str, Any]]) -> dict[str, Typed]:
    """What a report's payload says, by line."""
    return {
        one["line"]: Typed(
            plan=Decimal(one["plan"]) if "plan" in one else None,
            actual=Decimal(one["actual"]) if "actual" in one else None,
            estimate=one.get("estimate", False),
            note=one.get("note", ""),
        )
        for one in figures
    }


def vector_of(lines: Iterable[Line], typed: Mapping[str, Typed], same: Mapping[str, int]) -> dict[str, Sum]:
    """What one unit adds to the totals: its typed lines, with last year's accepted figures beside them."""
    found = {}
    for line in lines:
        said = typed.get(line.code)
        if not line.typed or said is None or line.key in found:
            continue
        one = of_unit(plan=said.plan, actual=said.actual, same=same.get(line.key), estimate=said.estimate)
        if not one.is_zero:
            found[line.key] = one
    return found


def too_fine(value: Decimal, decimals: int) -> bool:
    """Whether a figure has more decimals than its indicator takes."""
    _top, bottom = value.as_integer_ratio()
    return bool(10 ** min(decimals, PLACES) % bottom)


class Shown(NamedTuple):
    """One line over some units, as a table shows it. None: there is no such figure. `of_plan` and `of_same` in percent;
    `plan_gap` and `same_gap`: how many units stand on one side of that comparison only. Then nothing is compared."""

    plan: Decimal | None
    actual: Decimal | None
    same: Decimal | None
    of_plan: Decimal | None
    of_same: Decimal | None
    plan_gap: int
    same_gap: int
    units: int
    estimates: int


_NO_SUM: Final = Sum()
UNKNOWN: Final = Shown(
    plan=None,
    actual=None,
    same=None,
    of_plan=None,
    of_same=None,
    plan_gap=0,
    same_gap=0,
    units=0,
    estimates=0,
)


def shown(line: Line, lines: Mapping[str, Line], vector: Vector, *, over_units: bool = False) -> Shown:
    """A line of a table. `lines` by code: where a ratio finds what it is made of. `over_units`: the vector is a sum,
    and what has no sum shows none."""
    if over_units and line.aggregation == Aggregation.NONE:
        return UNKNOWN._replace(units=vector.get(line.key, _NO_SUM).actual_n)
    if line.of is not None:
        return _shown_ratio(line, *_parts(line.of, lines, vector))
    one = vector.get(line.key, _NO_SUM)
    plan_gap, same_gap = gaps(one)
    return Shown(
        plan=exact(one.plan) if one.plan_n else None,
        actual=exact(one.actual) if one.actual_n else None,
        same=exact(one.same) if one.same_n else None,
        of_plan=percent(one.actual, one.plan) if one.both_plan and not plan_gap else None,
        of_same=percent(one.actual, one.same) if one.both_same and not same_gap else None,
        plan_gap=plan_gap,
        same_gap=same_gap,
        units=one.actual_n,
        estimates=one.estimates,
    )


def trend(
    line: Line, lines: Mapping[str, Line], vectors: Sequence[Vector], *, over_units: bool = False
) -> tuple[Decimal | None, ...]:
    """What was done in each period, as `shown` says it, without what else it says."""
    if line.of is not None or (over_units and line.aggregation == Aggregation.NONE):
        return tuple(shown(line, lines, one, over_units=over_units).actual for one in vectors)
    found = [one.get(line.key, _NO_SUM) for one in vectors]
    return tuple([exact(one.actual) if one.actual_n else None for one in found])


def _parts(of: Iterable[str], lines: Mapping[str, Line], vector: Vector) -> Iterator[Sum]:
    return (vector.get(lines[code].key, _NO_SUM) if code in lines else _NO_SUM for code in of)


def gaps(one: Sum) -> tuple[int, int]:
    """How many units stand on one side only of the comparison with the plan, and of that with last year, whichever it
    is: a sum over 31 units against one over 30 says nothing."""
    return (
        one.plan_n + one.actual_n - 2 * one.both_plan if one.plan_n else 0,
        one.same_n + one.actual_n - 2 * one.both_same if one.same_n else 0,
    )


def _shown_ratio(line: Line, top: Sum, bottom: Sum) -> Shown:
    def made(number: str) -> Decimal | None:
        both = getattr(top, f"{number}_n") and getattr(bottom, f"{number}_n")
        value = ratio(getattr(top, number), getattr(bottom, number), line.factor, line.decimals)
        return value if both else None

    uneven = top.actual_n != bottom.actual_n
    return Shown(
        plan=made("plan") if top.plan_n == bottom.plan_n else None,
        actual=None if uneven else made("actual"),
        same=made("same") if top.same_n == bottom.same_n else None,
        of_plan=None,  # a share of a share misleads: the two stand side by side
        of_same=None,
        plan_gap=0,
        same_gap=abs(top.actual_n - bottom.actual_n),
        units=min(top.actual_n, bottom.actual_n),
        estimates=max(top.estimates, bottom.estimates),
    )


def percent(part: int, whole: int) -> Decimal | None:
    """None where there is nothing to compare with. A negative base (a loss) gives no meaningful share either."""
    return ratio(part, whole, PERCENT, PERCENT_PLACES) if whole > 0 else None


def needs_reason(line: Line, one: Shown) -> bool:
    """Whether the form asks for a word on a figure that is further from the plan than it allows."""
    if not line.explain_below or one.of_plan is None:
        return False
    if line.direction == Direction.LESS:
        return one.of_plan > 2 * PERCENT - line.explain_below
    return one.of_plan < line.explain_below


def cumulative(line: Line, every: Every, vectors: Sequence[Vector | None]) -> Decimal | None:
    """From the year's beginning: the sum of a flow, the last known of a stock. `vectors` are those of the year's
    periods up to this one; with a period missing, a flow has no sum. A ratio's is left to its own two lines."""
    if line.of is not None or line.aggregation == Aggregation.NONE:
        return None
    found = [one.get(line.key) if one is not None else None for one in vectors]
    if line.flavour == Flavour.STOCK or every == Every.RUNNING:
        last = found[-1] if found else None
        return exact(last.actual) if last and last.actual_n else None
    if any(one is None or not one.actual_n for one in found) or not found:
        return None
    return exact(sum(one.actual for one in found if one))


@dataclass(frozen=True, kw_only=True)
class Sent:
    """One sending of a report (lần gửi): its number, when, and what its receiver said."""

    no: int
    at: datetime
    returned: datetime | None = None
    accepted: datetime | None = None


def state_of(sendings: Sequence[Sent]) -> tuple[State, Sent, Sent | None]:
    """The state, the newest sending, and the one whose figures count. `sendings` in the order of their numbers. One
    that was returned counts no longer, even if it had been accepted; what counted before it counts again."""
    newest = sendings[-1]
    counted = next((one for one in reversed(sendings) if one.accepted and not one.returned), None)
    if newest.returned:
        return State.RETURNED, newest, counted
    if newest.accepted:
        return State.ACCEPTED, newest, counted
    return State.CORRECTING if counted else State.SENT, newest, counted
