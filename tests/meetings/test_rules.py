"""The rhythm of a series, and an agenda written as lines."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.meetings.rules import MONTHS, AgendaItem, clock_of, items_of, next_day

DAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31))


@settings(max_examples=60)
@given(st.sampled_from(sorted(MONTHS)), st.integers(1, 12), st.integers(1, 31), DAYS)
def test_a_rhythm_proposes_each_period_once_on_a_working_day(every: str, month: int, day: int, after: date) -> None:
    first = next_day(every, month, day, after)
    second = next_day(every, month, day, first)
    assert after < first < second
    assert first.weekday() < 5
    assert second.weekday() < 5
    apart = (second.year - first.year) * 12 + second.month - first.month
    assert abs(apart - MONTHS[every]) <= 1  # a Monday may fall into the next month
    for one in (after, after + timedelta(days=1)):
        if one < first:
            assert next_day(every, month, day, one) == first


def test_a_rhythm_falls_on_the_20th_of_the_last_month_of_the_quarter() -> None:
    assert next_day("quarter", 3, 20, date(2026, 9, 20)) == date(2026, 9, 21)  # the 20th is a Sunday
    assert next_day("quarter", 3, 20, date(2026, 9, 21)) == date(2026, 12, 21)
    assert next_day("month", 1, 31, date(2026, 2, 1)) == date(2026, 3, 2)  # the 28th is a Saturday
    assert next_day("half", 6, 15, date(2026, 12, 31)) == date(2027, 6, 15)


def test_an_agenda_keeps_the_keys_of_items_that_stay() -> None:
    before = items_of(["Kiểm điểm – 15 phút", "Báo cáo – Văn phòng", "Kết luận"])
    assert [(one.key, one.minutes, one.by) for one in before] == [
        ("m1", 15, ""), ("m2", None, "Văn phòng"), ("m3", None, ""),
    ]  # fmt: skip
    noted = [AgendaItem(one.key, one.title, one.minutes, one.by, f"xong {one.key}") for one in before]
    after = items_of(["Kết luận - 5'", "Khai mạc", "Kiểm điểm"], noted)
    assert [(one.key, one.title, one.outcome) for one in after] == [
        ("m3", "Kết luận", "xong m3"), ("m2", "Khai mạc", "xong m2"), ("m1", "Kiểm điểm", "xong m1"),
    ]  # fmt: skip
    more = items_of(["Kiểm điểm", "Báo cáo", "Kết luận", "Bế mạc"], noted)
    assert [one.key for one in more] == ["m1", "m2", "m3", "m4"]


@settings(max_examples=40)
@given(st.lists(st.tuples(st.text("abc đ", min_size=1).map(str.strip).filter(bool), st.integers(0, 300)), max_size=6))
def test_an_agenda_is_read_back_from_its_own_lines(rows: list[tuple[str, int]]) -> None:
    made = items_of([AgendaItem("m1", title, minutes or None).line for title, minutes in rows])
    assert [(one.title, one.minutes or 0) for one in made] == rows
    assert len({one.key for one in made}) == len(made)
    if len({one.title for one in made}) == len(made):
        assert items_of([one.line for one in made], made) == made


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("8:00", "08:00"),
        ("13h30", "13:30"),
        ("8 giờ", "08:00"),
        ("14 giờ 05 phút", "14:05"),
        ("24:00", None),
        ("x", None),
    ],
)
def test_a_time_of_day_is_read_as_offices_write_it(typed: str, found: str | None) -> None:
    assert clock_of(typed) == found
