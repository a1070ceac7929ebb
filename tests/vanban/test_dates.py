from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.dates import Period, format_day, parse_day, parse_period
from vanban.problem import Problem

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("30/9/2026", date(2026, 9, 30)), ("30-9-26", date(2026, 9, 30)), ("30.09.2026", date(2026, 9, 30)),
        ("30092026", date(2026, 9, 30)), ("300926", date(2026, 9, 30)), ("2026-09-30", date(2026, 9, 30)),
        ("ngày 05 tháng 9 năm 2026", date(2026, 9, 5)), ("Ngày 5/9/2026", date(2026, 9, 5)),
        ("hôm nay", TODAY), ("Hôm nay", TODAY), ("+5", date(2026, 11, 26)), ("-1", date(2026, 11, 20)),
        ("+5 ngày", date(2026, 11, 26)), ("ngày mai", date(2026, 11, 22)), ("  1/1/2027 ", date(2027, 1, 1)),
        ("29/2/2028", date(2028, 2, 29)), ("30 – 9 – 2026", date(2026, 9, 30)),
    ],
)  # fmt: skip
def test_days_as_officials_type_them_are_read(typed: str, expected: date) -> None:
    assert parse_day(typed, TODAY) == expected


@pytest.mark.parametrize(
    ("typed", "future", "past"),
    [
        ("30/9", date(2027, 9, 30), date(2026, 9, 30)),
        ("25/12", date(2026, 12, 25), date(2025, 12, 25)),
        ("21/11", TODAY, TODAY),
        ("3009", date(2027, 9, 30), date(2026, 9, 30)),
        ("29/2", date(2028, 2, 29), date(2024, 2, 29)),
    ],
)
def test_a_day_without_year_is_the_nearest_on_the_side_asked_for(typed: str, future: date, past: date) -> None:
    assert parse_day(typed, TODAY, prefer="future") == future
    assert parse_day(typed, TODAY, prefer="past") == past


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31/6", "Tháng 6 không có ngày 31. Xin nhập lại ngày."),
        ("29/2/2026", "Tháng 2 năm 2026 không có ngày 29. Xin nhập lại ngày."),
        ("30/13/2026", "Không có tháng 13. Xin nhập lại ngày, ví dụ 30/9/2026."),
        ("0/1/2026", "Tháng 1 không có ngày 0. Xin nhập lại ngày."),
        ("1/1/1066", "Năm 1066 nằm ngoài khoảng 1900–2199. Xin nhập lại năm."),
        ("", "Chưa có ngày. Nhập ngày, ví dụ 30/9/2026."),
        ("tuần sau", "Không đọc được ngày “tuần sau”. Nhập ngày, ví dụ 30/9/2026."),
        ("+9999", "9999 ngày là quá xa. Nhập ngày cụ thể, ví dụ 30/9/2026."),
        ("30/9/2026 10:00", "Không đọc được ngày “30/9/2026 10:00”. Nhập ngày, ví dụ 30/9/2026."),
    ],
)
def test_what_is_not_a_day_is_refused_with_what_to_do(typed: str, sentence: str) -> None:
    assert parse_day(typed, TODAY) == Problem(sentence)


def test_a_day_is_printed_with_two_digits_and_four() -> None:
    assert format_day(date(2026, 9, 5)) == "05/09/2026"


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_what_is_printed_is_read_back(day: date) -> None:
    assert parse_day(format_day(day), TODAY) == day


@given(st.text(max_size=80), st.dates(min_value=date(1950, 1, 1), max_value=date(2150, 1, 1)))
def test_any_text_gets_an_answer(text: str, today: date) -> None:
    assert isinstance(parse_day(text, today), date | Problem)
    assert isinstance(parse_period(text, today), Period | Problem)


@pytest.mark.parametrize(
    ("typed", "label", "first", "last"),
    [
        ("quý II/2026", "quý II/2026", date(2026, 4, 1), date(2026, 6, 30)),
        ("Quý 4 năm 2025", "quý IV/2025", date(2025, 10, 1), date(2025, 12, 31)),
        ("q2", "quý II/2026", date(2026, 4, 1), date(2026, 6, 30)),
        ("quý III-26", "quý III/2026", date(2026, 7, 1), date(2026, 9, 30)),
        ("6 tháng đầu năm 2018", "6 tháng đầu năm 2018", date(2018, 1, 1), date(2018, 6, 30)),
        ("6 tháng", "6 tháng đầu năm 2026", date(2026, 1, 1), date(2026, 6, 30)),
        ("6 tháng cuối năm 2018", "6 tháng cuối năm 2018", date(2018, 7, 1), date(2018, 12, 31)),
        ("6t/2026", "6 tháng đầu năm 2026", date(2026, 1, 1), date(2026, 6, 30)),
        ("9t/2026", "9 tháng đầu năm 2026", date(2026, 1, 1), date(2026, 9, 30)),
        ("tháng 2/2024", "tháng 2/2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("năm 2025", "năm 2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025", "năm 2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("năm", "năm 2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("nhiệm kỳ 2025 – 2030", "nhiệm kỳ 2025 - 2030", date(2025, 1, 1), date(2030, 12, 31)),
    ],
)
def test_periods_as_officials_type_them_are_read(typed: str, label: str, first: date, last: date) -> None:
    period = parse_period(typed, TODAY)
    assert isinstance(period, Period)
    assert (period.label, period.first, period.last) == (label, first, last)
    assert parse_period(period.label, TODAY) == period


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Chưa có kỳ. Nhập kỳ, ví dụ quý II/2026."),
        ("nhiệm kỳ", "Nhiệm kỳ cần cả năm đầu và năm cuối. Nhập như nhiệm kỳ 2025 - 2030."),
        ("nhiệm kỳ 2030-2025", "Nhiệm kỳ 2030 - 2025 chưa hợp lý. Xin nhập lại năm đầu và năm cuối."),
        ("tháng 13", "Không có tháng 13. Xin nhập lại kỳ, ví dụ tháng 9/2026."),
        (
            "quý V",
            "Không đọc được kỳ “quý V”. Nhập kỳ, ví dụ quý II/2026, 6 tháng đầu năm 2026 hoặc tháng 9/2026.",
        ),
        ("năm 1066", "Năm 1066 nằm ngoài khoảng 1900–2199. Xin nhập lại năm."),
    ],
)
def test_what_is_not_a_period_is_refused_with_what_to_do(typed: str, sentence: str) -> None:
    assert parse_period(typed, TODAY) == Problem(sentence)
