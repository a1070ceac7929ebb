"""Numbers, symbols, kinds and dates in the forms of both families."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.official import Family, PaperError, kind_code, kind_codes, latest_parameters, make_symbol, number_symbol
from vanban.official.symbols import BLANK, letter, place_and_date, roman


@pytest.mark.parametrize(
    ("family", "number", "kind", "body", "expected"),
    [
        (Family.PARTY, 5, "KH", "ĐU", "05-KH/ĐU"),
        (Family.PARTY, 10, "BC", "TU", "10-BC/TU"),
        (Family.PARTY, 1110, "QĐ", "TU", "1110-QĐ/TU"),
        (Family.STATE, 5, "KH", "TKV", "05/KH-TKV"),
        (Family.STATE, 9, "QyĐ", "EVN", "09/QyĐ-EVN"),
        (Family.STATE, 125, "", "TKV-VP", "125/TKV-VP"),
    ],
)
def test_number_and_symbol_are_joined_as_the_family_does(
    family: Family, number: int, kind: str, body: str, expected: str
) -> None:
    assert number_symbol(family, number, kind, body) == expected


def test_no_number_leaves_a_blank_that_does_not_wrap() -> None:
    assert number_symbol(Family.PARTY, None, "BC", "ĐU") == f"{BLANK * 6}-BC/ĐU"


def test_an_abbreviation_of_the_other_family_is_refused_with_the_right_one() -> None:
    assert make_symbol(Family.STATE, "QyĐ", "TKV") == "QyĐ-TKV"
    with pytest.raises(PaperError, match=r"Văn bản của Đảng không dùng chữ viết tắt “QyĐ”. Ghi “QĐ”."):
        make_symbol(Family.PARTY, "QyĐ", "ĐU")
    with pytest.raises(PaperError, match=r"Văn bản hành chính không dùng chữ viết tắt “TT”. Chọn loại văn bản khác."):
        make_symbol(Family.STATE, "TT", "TKV")


def test_a_specialised_abbreviation_that_neither_family_lists_is_let_through() -> None:
    assert make_symbol(Family.PARTY, "TBKT", "UBKT") == "TBKT/UBKT"


def test_regulation_is_abbreviated_differently_and_an_unknown_kind_refused() -> None:
    assert kind_code(Family.PARTY, "Quy định") == "QĐ"
    assert kind_code(Family.STATE, "QUY  ĐỊNH") == "QyĐ"
    assert kind_code(Family.STATE, "công văn") == ""
    with pytest.raises(PaperError, match="Văn bản hành chính không có loại “kết luận”"):
        kind_code(Family.STATE, "kết luận")


def test_kinds_are_named_in_small_letters_so_that_any_capitals_find_them() -> None:
    for family in Family:
        assert len(kind_codes(family)) > 15
        assert all(kind == kind.lower() for kind in kind_codes(family))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 1, 9), "Hà Nội, ngày 09 tháng 01 năm 2026"),
        (date(2018, 4, 3), "Hà Nội, ngày 03 tháng 4 năm 2018"),
        (date(2026, 2, 10), "Hà Nội, ngày 10 tháng 02 năm 2026"),
        (date(2026, 12, 31), "Hà Nội, ngày 31 tháng 12 năm 2026"),
    ],
)
def test_dates_have_leading_zeros_for_days_below_ten_and_months_below_three(day: date, expected: str) -> None:
    for family in Family:
        assert place_and_date("Hà Nội", day, latest_parameters(family)) == expected


def test_roman_numerals_of_headings() -> None:
    assert [roman(value) for value in (1, 4, 9, 14, 19, 24)] == ["I", "IV", "IX", "XIV", "XIX", "XXIV"]


@given(st.integers(min_value=1, max_value=600))
def test_points_never_bear_the_same_letter_twice(value: int) -> None:
    assert letter(value) not in {letter(other) for other in range(1, value)}
    assert not set(letter(value)) & set("fjwz")
