"""What may be said of a figure over some units: shares, comparisons, the trend, the year so far. Pure."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from phoihop.reports.periods import Every
from phoihop.reports.rules import Aggregation, Direction, Flavour, Line
from phoihop.reports.vectors import ACTUAL, Packed, Sum, exact, figure_of, ratio, sum_of

PERCENT: Final = 100


PERCENT_PLACES: Final = 1


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


def shown(line: Line, lines: Mapping[str, Line], vector: Packed, *, over_units: bool = False) -> Shown:
    """A line of a table. `lines` by code: where a ratio finds what it is made of. `over_units`: the vector is a sum,
    and what has no sum shows none."""
    if over_units and line.aggregation == Aggregation.NONE:
        return UNKNOWN._replace(units=sum_of(vector, line.key).actual_n)
    if line.of is not None:
        top, bottom = (sum_of(vector, lines[code].key) if code in lines else Sum() for code in line.of)
        return _shown_ratio(line, top, bottom)
    one = sum_of(vector, line.key)
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
    line: Line, lines: Mapping[str, Line], vectors: Sequence[Packed], *, over_units: bool = False
) -> tuple[Decimal | None, ...]:
    """What was done in each period, as `shown` says it, without what else it says."""
    if line.of is not None or (over_units and line.aggregation == Aggregation.NONE):
        return tuple(shown(line, lines, one, over_units=over_units).actual for one in vectors)
    found = [figure_of(one, line.key, ACTUAL) for one in vectors]
    return tuple([None if one is None else exact(one) for one in found])


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


def cumulative(line: Line, every: Every, vectors: Sequence[Packed | None]) -> Decimal | None:
    """From the year's beginning: the sum of a flow, the last known of a stock. `vectors` are those of the year's
    periods up to this one; with a period missing, a flow has no sum. A ratio's is left to its own two lines."""
    if line.of is not None or line.aggregation == Aggregation.NONE:
        return None
    found = [figure_of(one, line.key, ACTUAL) if one is not None else None for one in vectors]
    if line.flavour == Flavour.STOCK or every == Every.RUNNING:
        found = found[-1:]
    known = [one for one in found if one is not None]
    return exact(sum(known)) if known and len(known) == len(found) else None
