import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.fold import fold, nfc, tone_place


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đảng ủy", "dang uy"),
        ("Đảng uỷ", "dang uy"),
        ("ÐẢNG ỦY", "dang uy"),
        ("Nghị quyết số 35–NQ/TW", "nghi quyet so 35-nq/tw"),
        ("“Vàng đen”", '"vang den"'),
        ("ngày\u00a005", "ngay 05"),
        ("Ươm ƯỚM ượm", "uom uom uom"),
        ("", ""),
    ],
)
def test_folding_gives_lower_case_ascii_letters(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_folding_keeps_every_position_for_every_character_there_is() -> None:
    for code in range(sys.maxunicode + 1):
        if not 0xD800 <= code <= 0xDFFF:
            assert len(fold(chr(code))) == 1, hex(code)


@given(st.text())
def test_folding_is_total_keeps_the_length_and_repeats_to_itself(text: str) -> None:
    once = fold(nfc(text))
    assert len(once) == len(nfc(text))
    assert fold(once) == once


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ("hoà", "hòa"),
        ("Hoà Bình", "Hòa Bình"),
        ("uỷ viên", "ủy viên"),
        ("UỶ BAN", "ỦY BAN"),
        ("Thuỳ", "Thùy"),
        ("khoẻ", "khỏe"),
        ("KHOÁ", "KHÓA"),
        ("toạ đàm", "tọa đàm"),
        ("luỹ kế", "lũy kế"),
        ("huỷ", "hủy"),
        ("Oà", "Òa"),
    ],
)
def test_both_tone_placements_become_the_older_one(newer: str, older: str) -> None:
    assert tone_place(newer) == older
    assert tone_place(older) == older


@pytest.mark.parametrize("same", ["quý", "Quỳnh", "hoàn toàn", "quỹ", "xoèn", "thuyết", "huýt", "khoản"])
def test_syllables_alike_in_both_placements_are_left_alone(same: str) -> None:
    assert tone_place(same) == same


@given(st.text(alphabet="hoqutàáảãạèéẻẽẹỳýỷỹỵòóỏõọùúủũụn OUÀỶ"))
def test_tone_placement_keeps_the_length_and_repeats_to_itself(text: str) -> None:
    once = tone_place(nfc(text))
    assert len(once) == len(nfc(text))
    assert tone_place(once) == once


def test_decomposed_text_becomes_composed() -> None:
    assert nfc("Đa\u0309ng") == "Đảng"
    assert nfc("Đảng") == "Đảng"
