"""Consolidation adds up exactly whatever the order, and compares only what can be compared."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.reports.periods import Every
from phoihop.reports.rules import Aggregation, Direction, Flavour, Line, Typed, too_fine, vector_of
from phoihop.reports.showing import cumulative, needs_reason, percent, shown
from phoihop.reports.vectors import NOTHING, Sum, added, exact, minus, packed, ratio, scaled, unpacked

COAL = Line(
    code="than",
    key="than",
    name="Than sạch",
    unit="nghìn tấn",
    flavour=Flavour.FLOW,
    decimals=1,
    direction=Direction.MORE,
    aggregation=Aggregation.SUM,
)
PEOPLE = COAL._replace(code="nguoi", key="nguoi", name="Lao động", flavour=Flavour.STOCK, decimals=0)
WAGE = COAL._replace(code="luong", key="luong", name="Thu nhập bình quân", aggregation=Aggregation.NONE)
EACH = COAL._replace(
    code="nang-suat", key="nang-suat", name="Năng suất", flavour=Flavour.RATIO, of=("than", "nguoi"), decimals=2
)
LINES = {line.code: line for line in (COAL, PEOPLE, WAGE, EACH)}

figures = st.decimals(-(10**15), 10**15, places=6, allow_nan=False, allow_infinity=False)
typed = st.builds(Typed, plan=st.none() | figures, actual=st.none() | figures, estimate=st.booleans())
reports = st.dictionaries(st.sampled_from(["than", "nguoi", "luong"]), typed, max_size=3)
bases = st.dictionaries(st.sampled_from(["than", "nguoi", "luong"]), st.integers(-(10**20), 10**20), max_size=3)
vectors = st.builds(lambda said, same: vector_of(LINES.values(), said, same), reports, bases)


@given(figures)
def test_a_figure_comes_back_as_it_went_in(value: Decimal) -> None:
    assert exact(scaled(value)) == value


@given(st.integers())
def test_any_sum_comes_back_whatever_its_length(number: int) -> None:
    assert scaled(exact(number)) == number


def test_a_finer_figure_is_refused() -> None:
    with pytest.raises(ValueError, match="finer"):
        scaled(Decimal("0.0000001"))


@given(st.lists(vectors, max_size=8), st.randoms())
def test_the_order_in_which_reports_arrive_changes_nothing(units: list[Any], random: Any) -> None:
    shuffled = list(units)
    random.shuffle(shuffled)
    total: dict[str, Sum] = {}
    for unit in shuffled:  # one after the other, as they are accepted
        total = added([total, unit])
    assert total == added(units)
    assert added([total, *(minus(unit) for unit in units)]) == NOTHING


@given(st.lists(vectors, max_size=6), st.lists(vectors, max_size=6))
def test_levels_may_be_added_first(left: list[Any], right: list[Any]) -> None:
    assert added([added(left), added(right)]) == added([*left, *right])


@given(vectors)
def test_a_row_keeps_the_vector_whole(vector: Any) -> None:
    assert unpacked(packed(vector)) == vector


@given(vectors, vectors, vectors)
def test_a_correction_is_the_difference(before: Any, after: Any, rest: Any) -> None:
    assert added([added([before, rest]), minus(before), after]) == added([after, rest])


@given(st.integers(-(10**12), 10**12), st.integers(-(10**12), 10**12).filter(bool), st.integers(0, 4))
def test_a_ratio_is_rounded_once_and_never_off_by_more_than_half(top: int, bottom: int, places: int) -> None:
    found = ratio(top, bottom, 100, places)
    assert found is not None
    off = abs(found.as_integer_ratio()[0] * bottom - 100 * top * found.as_integer_ratio()[1])
    assert 2 * off * 10**places <= abs(bottom) * found.as_integer_ratio()[1]


def unit(**said: Any) -> Any:
    same = said.pop("same", {})
    return vector_of(LINES.values(), said, {key: scaled(Decimal(value)) for key, value in same.items()})


def test_plan_actual_and_same_period_are_compared_over_the_same_units() -> None:
    one = unit(than=Typed(plan=Decimal("9600"), actual=Decimal("9840")), same={"than": "9500"})
    two = unit(than=Typed(plan=Decimal("400"), actual=Decimal("160")), same={"than": "500"})
    found = shown(COAL, LINES, added([one, two]))
    assert (found.plan, found.actual, found.same) == (Decimal(10000), Decimal(10000), Decimal(10000))
    assert (found.of_plan, found.of_same, found.units) == (Decimal("100.0"), Decimal("100.0"), 2)


def test_a_unit_without_last_year_s_figure_makes_the_sum_not_comparable_and_says_how_many() -> None:
    old = unit(than=Typed(actual=Decimal(10)), same={"than": "8"})
    new = unit(than=Typed(actual=Decimal(5)))
    found = shown(COAL, LINES, added([old, new]))
    assert (found.actual, found.same, found.of_same, found.same_gap) == (Decimal(15), Decimal(8), None, 1)
    alone = shown(COAL, LINES, new)
    assert (alone.same, alone.of_same, alone.same_gap) == (None, None, 0)


def test_a_missing_figure_is_never_nought() -> None:
    empty = shown(COAL, LINES, NOTHING)
    assert (empty.plan, empty.actual, empty.units) == (None, None, 0)
    nought = shown(COAL, LINES, unit(than=Typed(plan=Decimal(0), actual=Decimal(0))))
    assert (nought.actual, nought.of_plan, nought.units) == (Decimal(0), None, 1)


def test_ratios_are_made_of_sums_not_of_ratios() -> None:
    one = unit(than=Typed(actual=Decimal(100)), nguoi=Typed(actual=Decimal(10)))
    two = unit(than=Typed(actual=Decimal(100)), nguoi=Typed(actual=Decimal(40)))
    assert shown(EACH, LINES, added([one, two])).actual == Decimal("4.00")  # not (10 + 2.5) / 2
    half = unit(than=Typed(actual=Decimal(100)))
    assert shown(EACH, LINES, added([one, half])).actual is None  # one unit has only half of it
    assert shown(EACH, LINES, unit(than=Typed(actual=Decimal(1)), nguoi=Typed(actual=Decimal(0)))).actual is None


def test_what_has_no_sum_shows_none_over_units() -> None:
    vector = unit(luong=Typed(actual=Decimal(12)))
    assert shown(WAGE, LINES, vector).actual == Decimal(12)
    total = shown(WAGE, LINES, added([vector, vector]), over_units=True)
    assert (total.actual, total.units) == (None, 2)


def test_estimates_are_counted_apart() -> None:
    vector = added([unit(than=Typed(actual=Decimal(1), estimate=True)), unit(than=Typed(actual=Decimal(1)))])
    assert (shown(COAL, LINES, vector).units, shown(COAL, LINES, vector).estimates) == (2, 1)


def test_a_flow_adds_up_over_the_year_a_stock_does_not() -> None:
    quarters = [unit(than=Typed(actual=Decimal(n)), nguoi=Typed(actual=Decimal(100 + n))) for n in (1, 2, 3)]
    assert cumulative(COAL, Every.QUARTER, quarters) == Decimal(6)
    assert cumulative(PEOPLE, Every.QUARTER, quarters) == Decimal(103)
    assert cumulative(COAL, Every.RUNNING, quarters) == Decimal(3)  # already counted from the year's beginning
    assert cumulative(COAL, Every.QUARTER, [quarters[0], None, quarters[2]]) is None
    assert cumulative(EACH, Every.QUARTER, quarters) is None


def test_nothing_is_divided_by_nought_or_by_a_loss() -> None:
    assert percent(5, 0) is None
    assert percent(5, -2) is None
    assert percent(1, 3) == Decimal("33.3")


def test_a_reason_is_asked_where_the_form_says_so() -> None:
    line = PEOPLE._replace(explain_below=90)
    below = shown(line, LINES, unit(nguoi=Typed(plan=Decimal(120), actual=Decimal(96))))
    assert needs_reason(line, below)
    assert not needs_reason(PEOPLE, below)
    assert not needs_reason(line._replace(direction=Direction.LESS), below)
    above = shown(line, LINES, unit(nguoi=Typed(plan=Decimal(100), actual=Decimal(115))))
    assert needs_reason(line._replace(direction=Direction.LESS), above)
    assert not needs_reason(line, above)


def test_decimals_are_those_of_the_indicator() -> None:
    assert not too_fine(Decimal("1.50"), 1)
    assert too_fine(Decimal("1.55"), 1)
    assert not too_fine(Decimal("1E+3"), 0)
