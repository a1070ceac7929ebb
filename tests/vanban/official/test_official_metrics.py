"""Widths of text and even line breaks."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.official.metrics import even_width, lines_at, text_width

WORDS = st.lists(st.text("AĂÂĐEÊOÔƠUƯỲ-nghimă", min_size=1, max_size=9), min_size=1, max_size=25)


@pytest.mark.parametrize("bold", [False, True])
def test_tones_do_not_widen_a_letter_but_horns_do(bold: bool) -> None:
    assert text_width("ẾỀỂỄỆ", 14, bold=bold) == pytest.approx(text_width("ÊÊÊÊÊ", 14, bold=bold))
    assert text_width("Ế", 14, bold=bold) == text_width("E", 14, bold=bold)
    assert text_width("ưỨ", 14, bold=bold) > text_width("uU", 14, bold=bold)
    assert text_width("ợ", 14, bold=bold) == text_width("ơ", 14, bold=bold)
    decomposed = unicodedata.normalize("NFD", "ĐẢNG ỦY")
    assert text_width(decomposed, 14, bold=bold) == text_width("ĐẢNG ỦY", 14, bold=bold)


def test_width_grows_with_the_size() -> None:
    assert text_width("Hạ Long", 28) == pytest.approx(2 * text_width("Hạ Long", 14))


@given(WORDS, st.floats(min_value=60, max_value=500), st.booleans())
def test_even_lines_are_as_many_as_full_ones_and_lose_no_word(words: list[str], width: float, bold: bool) -> None:
    text = " ".join(words)
    narrow = even_width(text, 14, width, bold=bold)
    assert narrow <= width
    assert len(lines_at(text, 14, narrow, bold=bold)) == len(lines_at(text, 14, width, bold=bold))
    assert " ".join(lines_at(text, 14, narrow, bold=bold)) == text


def test_a_title_with_one_word_too_many_is_broken_in_two_halves() -> None:
    text = "kết quả thực hiện quy chế phối hợp năm 2026"
    full = text_width(text, 14, bold=True) - 1
    assert len(lines_at(text, 14, full, bold=True)[-1]) < 6
    first, second = lines_at(text, 14, even_width(text, 14, full, bold=True), bold=True)
    assert abs(len(first) - len(second)) < 8
