"""The algebra of consolidation: what units report, added up exactly. Pure.

A figure is a whole number of millionths, so that sums are exact and do not depend on the order in which reports
arrive. A vector holds, for each indicator, what was planned, done and done in the same period of last year, and how
many units each of these comes from: two sums may be compared when the same units stand behind them, and only then.
Vectors form a group: a correction is added as the difference of the new and the old.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from itertools import zip_longest
from operator import add, neg
from typing import Final, NamedTuple

PLACES: Final = 6
_SCALE: Final = 10**PLACES
_WITHOUT_ROUNDING: Final = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)


def scaled(value: Decimal) -> int:
    """A figure as millionths. Finer figures are refused before they get here."""
    top, bottom = value.as_integer_ratio()
    number, remainder = divmod(top * _SCALE, bottom)
    if remainder:
        raise ValueError(f"{value} is finer than {PLACES} decimals")
    return number


def exact(millionths: int) -> Decimal:
    """Millionths as a figure, without the zeros at its end. Only the point is set: no precision is lost."""
    number, places = millionths, PLACES
    if not number % 1000:  # nearly every figure: a page writes hundreds
        number, places = number // 1000, places - 3
    while places and not number % 10:
        number, places = number // 10, places - 1
    return Decimal(number).scaleb(-places, _WITHOUT_ROUNDING) if places else Decimal(number)


_WHOLE: Final = slice(None, -PLACES)
_PART: Final = slice(-PLACES, None)


def written(millionths: int, mark: str = ",") -> str:
    """The same as text for other programs: without dots between thousands, which not every program reads."""
    if millionths < 0:
        return f"-{written(-millionths, mark)}"
    digits = f"{millionths}" if millionths >= _SCALE else f"{millionths:0{PLACES + 1}}"
    part = digits[_PART].rstrip("0")
    return f"{digits[_WHOLE]}{mark}{part}" if part else digits[_WHOLE]


class Sum(NamedTuple):
    """One indicator over some units. `…_n`: from how many units the sum beside it comes. `both_plan`, `both_same`: how
    many units say what was done and what was planned, and what was done in both years. `estimates`: how many of the
    figures are estimates (ước)."""

    plan: int = 0
    plan_n: int = 0
    actual: int = 0
    actual_n: int = 0
    both_plan: int = 0
    same: int = 0
    same_n: int = 0
    both_same: int = 0
    estimates: int = 0

    def __add__(self, other: "Sum") -> "Sum":  # type: ignore[override]  # sums are added, not put end to end
        return Sum._make(map(add, self, other))

    def __neg__(self) -> "Sum":
        return Sum._make(map(neg, self))

    @property
    def is_zero(self) -> bool:
        return not any(self)


Vector = Mapping[str, Sum]
# As a row keeps it: the numbers of each sum, without the noughts at the end, which most figures have.
Packed = Mapping[str, Sequence[int]]
NOTHING: Final[Vector] = {}


def of_unit(*, plan: Decimal | None, actual: Decimal | None, same: int | None, estimate: bool) -> Sum:
    """What one unit adds to its indicator. `same` comes from its accepted report of last year, already scaled."""
    return Sum(
        plan=scaled(plan) if plan is not None else 0,
        plan_n=int(plan is not None),
        actual=scaled(actual) if actual is not None else 0,
        actual_n=int(actual is not None),
        same=same or 0,
        same_n=int(same is not None),
        both_plan=int(plan is not None and actual is not None),
        both_same=int(same is not None and actual is not None),
        estimates=int(estimate and actual is not None),
    )


def added(vectors: Iterable[Vector]) -> dict[str, Sum]:
    """The sum. An indicator of which nothing is left is not there, so that equal vectors have equal bytes."""
    total: dict[str, Sum] = {}
    for vector in vectors:
        add_to(total, vector)
    return without_noughts(total)


def add_to(total: dict[str, Sum], vector: Vector) -> None:
    for key, one in vector.items():
        total[key] = total[key] + one if key in total else one


def without_noughts(total: Vector) -> dict[str, Sum]:
    return {key: total[key] for key in sorted(total) if not total[key].is_zero}


def minus(vector: Vector) -> dict[str, Sum]:
    return {key: -one for key, one in vector.items()}


def packed(vector: Vector) -> dict[str, list[int]]:
    return {key: _shortened(vector[key]) for key in sorted(vector)}


def _shortened(one: Sum) -> list[int]:
    numbers = list(one)
    while numbers and not numbers[-1]:
        numbers.pop()
    return numbers


def added_packed(rows: Sequence[Packed]) -> dict[str, list[int]]:
    """The same as `added`, of many at once: each number is added down its column."""
    keys = sorted({key for row in rows for key in row})
    sums = ((key, [*map(sum, zip_longest(*(row[key] for row in rows if key in row), fillvalue=0))]) for key in keys)
    return {key: numbers for key, numbers in sums if any(numbers)}


def unpacked(row: Packed) -> dict[str, Sum]:
    return {key: Sum(*numbers) for key, numbers in row.items()}


def sum_of(row: Packed, key: str) -> Sum:
    """One indicator of a row: to open all of a row costs as much as to show it."""
    return Sum(*row.get(key, ()))


# Where a `Sum` holds its figures, each followed by the number of units that say it.
PLAN: Final = Sum._fields.index("plan")
ACTUAL: Final = Sum._fields.index("actual")
SAME: Final = Sum._fields.index("same")


def figure_of(row: Packed, key: str, at: int) -> int | None:
    """One figure of an indicator, by its place; None where no unit says it."""
    kept = row.get(key, ())
    return kept[at] if len(kept) > at + 1 and kept[at + 1] else None


def ratio(numerator: int, denominator: int, factor: int, places: int) -> Decimal | None:
    """A ratio made of sums, rounded once, half away from zero. None where there is nothing to divide by."""
    if denominator == 0:
        return None
    negative = (numerator < 0) != (denominator < 0)
    top, bottom = abs(numerator) * factor * 10**places, abs(denominator)
    rounded = (2 * top + bottom) // (2 * bottom)
    return Decimal(f"{'-' if negative and rounded else ''}{rounded}E-{places}")
