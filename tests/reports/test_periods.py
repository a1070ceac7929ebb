"""Periods with cut-off days that are not the calendar's, and due days in working days."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.reports.periods import Every, Unusual, asked, belongs, due_day, of_year, period, works

# An illustration of a year's holidays; the office records its own.
TET = Unusual(first=date(2026, 2, 14), last=date(2026, 2, 22))
MAY = Unusual(first=date(2026, 4, 30), last=date(2026, 5, 3))


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("2026-m03", "tháng 3/2026"),
        ("2026-q3", "quý III/2026"),
        ("2026-h1", "6 tháng đầu năm 2026"),
        ("2026-h2", "6 tháng cuối năm 2026"),
        ("2026-n9", "9 tháng đầu năm 2026"),
        ("2026", "năm 2026"),
        ("2025-2030", "nhiệm kỳ 2025 - 2030"),
    ],
)
def test_a_code_names_one_period(code: str, label: str) -> None:
    found = period(code)
    assert found is not None
    assert (found.code, found.label) == (code, label)


@pytest.mark.parametrize(
    "code", ["", "2026-m13", "2026-q5", "2026-h3", "1900", "2030-2025", "2026-", "２０２６", "2026-q3 "]
)
def test_what_is_no_code_names_none(code: str) -> None:
    assert period(code) is None


def test_the_window_is_not_the_calendar_s() -> None:
    for code, first, last in (
        ("2026-m03", date(2026, 2, 15), date(2026, 3, 14)),
        ("2026-q3", date(2026, 6, 15), date(2026, 9, 14)),
        ("2026-h1", date(2025, 12, 15), date(2026, 6, 14)),
        ("2026", date(2025, 12, 15), date(2026, 12, 14)),
    ):
        found = period(code)
        assert found is not None
        assert found.window(14) == (first, last)
    quarter = period("2026-q3")
    assert quarter is not None
    assert quarter.window(0) == (date(2026, 7, 1), date(2026, 9, 30))


@given(
    year=st.integers(1990, 2100),
    every=st.sampled_from([Every.MONTH, Every.QUARTER, Every.HALF, Every.YEAR]),
    cut=st.integers(0, 28),
)
def test_windows_follow_one_another_without_gap_or_overlap(year: int, every: Every, cut: int) -> None:
    windows = [one.window(cut) for one in (*of_year(every, year), of_year(every, year + 1)[0])]
    for before, after in pairwise(windows):
        assert after[0] == before[1] + timedelta(days=1)


@given(year=st.integers(1950, 2190), every=st.sampled_from([one for one in Every if one != Every.TERM]))
def test_the_year_before_is_the_same_period_a_year_earlier(year: int, every: Every) -> None:
    for one in of_year(every, year):
        assert one.year_before in of_year(every, year - 1)
        assert one.year_before.year_after == one
        assert period(one.code) == one
        assert belongs(every, one)


def test_a_term_is_compared_with_the_term_before() -> None:
    term = period("2025-2030")
    assert term is not None
    assert term.year_before.code == "2020-2025"
    assert belongs(Every.TERM, term)
    assert not belongs(Every.YEAR, term)


def test_a_regime_asks_for_the_periods_cut_off_while_it_holds() -> None:
    found = [one.code for one in asked(Every.RUNNING, date(2026, 3, 1), date(2027, 3, 31), 14)]
    assert found == ["2026-q1", "2026-h1", "2026-n9", "2026", "2027-q1"]
    assert [one.code for one in asked(Every.TERM, date(2025, 1, 1), date(2030, 12, 31), 0)] == ["2025-2030"]


def test_the_due_day_passes_over_weekends_and_recorded_holidays() -> None:
    assert due_day(date(2026, 9, 14), 3, ()) == date(2026, 9, 17)
    assert due_day(date(2026, 9, 17), 3, ()) == date(2026, 9, 22)  # over a week-end
    assert due_day(date(2026, 2, 12), 2, (TET,)) == date(2026, 2, 23)  # over Tết
    assert due_day(date(2026, 4, 30), 0, (MAY,)) == date(2026, 5, 4)


def test_a_saturday_worked_in_exchange_counts() -> None:
    saturday = date(2026, 8, 22)
    assert not works(saturday, ())
    exchanged = Unusual(first=saturday, last=saturday, works=True)
    assert works(saturday, (exchanged,))
    assert due_day(date(2026, 8, 21), 1, (exchanged,)) == saturday


@given(cut=st.dates(date(2000, 1, 1), date(2100, 1, 1)), days=st.integers(0, 30))
def test_a_due_day_is_worked_and_exactly_so_many_working_days_away(cut: date, days: int) -> None:
    found = due_day(cut, days, (TET, MAY))
    assert works(found, (TET, MAY))
    between = (cut + timedelta(days=step) for step in range(1, (found - cut).days + 1))
    counted = sum(works(day, (TET, MAY)) for day in between)
    assert counted == days or (days == 0 and counted == 1)
