from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.numbers import Ambiguous, format_number, parse_number
from vanban.problem import Problem


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("0", "0"), ("1234", "1234"), (" 1 234 ", "1234"), ("1.234,5", "1234.5"), ("1,234.5", "1234.5"),
        ("1.234.567", "1234567"), ("1,234,567", "1234567"), ("12,5", "12.5"), ("12.5", "12.5"),
        ("-3,25", "-3.25"),
        ("+7", "7"), ("102,5%", "102.5"), ("0,125", "0.125"), ("0.125", "0.125"), ("1234,567", "1234.567"),
        ("1.234.567,89", "1234567.89"), ("\u22125", "-5"), ("05", "5"), ("1.234,567", "1234.567"),
    ],
)  # fmt: skip
def test_numbers_as_officials_type_them_are_read_exactly(typed: str, value: str) -> None:
    assert parse_number(typed) == Decimal(value)


@pytest.mark.parametrize("typed", ["1.234", "1,234", "12.345", "999,999", "-1.234"])
def test_a_single_separator_before_three_digits_is_asked_about(typed: str) -> None:
    answer = parse_number(typed)
    assert isinstance(answer, Ambiguous)
    assert answer.as_thousands == answer.as_decimal * 1000
    assert answer.sentence.startswith(f"“{typed}” có thể là ")


def test_the_question_names_both_readings() -> None:
    answer = parse_number("1.234")
    assert isinstance(answer, Ambiguous)
    assert answer.sentence == "“1.234” có thể là 1234 hoặc 1,234. Chọn cách hiểu đúng."


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("12 tấn", "Ô này chỉ nhận số. Bỏ chữ “tấn”; đơn vị tính đã ghi ở cột bên."),
        ("1.234,5 triệu đồng", "Ô này chỉ nhận số. Bỏ chữ “triệu đồng”; đơn vị tính đã ghi ở cột bên."),
        ("", "Chưa có số. Nhập số, ví dụ 1.234,5; nếu không phát sinh thì nhập 0."),
        ("1.23.456", "“1.23.456” chia nhóm hàng nghìn chưa đúng. Viết như 1.234.567,8."),
        ("abc", "“abc” không phải một con số. Viết như 1.234.567,8."),
        ("1e5", "“1e5” không phải một con số. Viết như 1.234.567,8."),
        ("1,2,3.4.5", "“1,2,3.4.5” không phải một con số. Viết như 1.234.567,8."),
        ("12.", "“12.” không phải một con số. Viết như 1.234.567,8."),
        ("9" * 41, "Ô này quá dài để là một con số. Nhập lại, ví dụ 1.234,5."),
    ],
)
def test_what_is_not_a_number_is_refused_with_what_to_do(typed: str, sentence: str) -> None:
    assert parse_number(typed) == Problem(sentence)


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("1234567.80", "1.234.567,8"), ("0", "0"), ("-0", "0"), ("-0.0", "0"), ("1000", "1.000"),
        ("-12.5", "-12,5"),
        ("1E+3", "1.000"), ("102.50", "102,5"),
    ],
)  # fmt: skip
def test_numbers_are_printed_with_dots_for_thousands_and_a_decimal_comma(value: str, printed: str) -> None:
    assert format_number(Decimal(value)) == printed


def test_a_fixed_number_of_places_keeps_its_zeros() -> None:
    assert format_number(Decimal("2"), places=2) == "2,00"
    assert format_number(Decimal("-0.001"), places=2) == "0,00"


def test_infinity_cannot_be_printed() -> None:
    with pytest.raises(ValueError, match="finite"):
        format_number(Decimal("Infinity"))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_what_is_printed_is_read_back_or_asked_about(value: Decimal) -> None:
    answer = parse_number(format_number(value))
    assert not isinstance(answer, Problem)
    readings = (answer.as_thousands, answer.as_decimal) if isinstance(answer, Ambiguous) else (answer,)
    assert value in readings


@given(st.text())
def test_any_text_gets_an_answer(text: str) -> None:
    assert isinstance(parse_number(text), Decimal | Ambiguous | Problem)
