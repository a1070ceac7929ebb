"""Tên ngắn trong ngoặc — short names that are no plain row of initials.

Legal basis: NĐ 30/2020/NĐ-CP, Annex I. Not a field of its own: it serves the element of short forms.

Examples: ``Hội Liên hiệp Phụ nữ Việt Nam (Hội LHPN)`` · ``Đảng bộ Khối doanh nghiệp Trung ương (Đảng bộ khối)`` ·
``Nghị quyết số 15-NQ/TU (Nghị quyết 15)`` · ``hợp tác công tư (PPP)``.

Must not match: another body in brackets (``Đội Cảnh sát hình sự (Công an huyện B)``), a place.
"""

import unicodedata
from functools import cache
from typing import Final

from vanban.engine.lexicon import rows, words_of
from vanban.engine.page import Page
from vanban.engine.source import MARK, NUMBER, UPPER
from vanban.parts import Abbreviation
from vanban.values import Value

MAX_SHORT_TOKENS: Final = 6
MAX_LONG_TOKENS: Final = 18
_LONG_TITLE: Final = 30


@cache
def _foreign() -> dict[str, tuple[tuple[str, ...], ...]]:
    """For each foreign short form, the Vietnamese phrases it stands for."""
    return {
        row["viet_tat"].lower(): tuple(words_of(phrase) for phrase in row["cum_tu"].split(" | "))
        for row in rows("viet_tat_nuoc_ngoai")
    }


def foreign_code(page: Page, opening: int) -> Abbreviation | None:
    """``hợp tác công tư (PPP)``: a foreign short form right behind the Vietnamese words for it."""
    words, source = page.words, page.source
    first = opening + 1
    end = next((t for t in range(first, min(first + 3, len(words))) if words[t] == ")"), first)
    phrases = _foreign().get(" ".join(words[first:end])) if end > first and page.capital(first) else None
    for phrase in phrases or ():
        start = opening - len(phrase)
        if start >= 0 and tuple(words[start:opening]) == phrase:
            reason = "chữ viết tắt tiếng nước ngoài, ghi sau cụm từ tiếng Việt của nó"
            return Abbreviation(
                Value(source.cut(first, end), (source.span(first, end),), "certain", reason),
                Value(source.cut(start, opening), (source.span(start, opening),), "certain", reason),
            )
    return None


def first_words(page: Page, opening: int) -> Abbreviation | None:
    """``Đảng bộ Khối doanh nghiệp Trung ương (Đảng bộ khối)``: the bracket repeats the first words of the name."""
    words, source = page.words, page.source
    first = opening + 1
    end = next((t for t in range(first, min(first + MAX_SHORT_TOKENS, len(words))) if words[t] == ")"), None)
    if end is None or end - first < 2 or page.hit("to_chuc", first) is None or not page.capital(first):
        return None
    size = end - first
    while size > 2 and source.shapes[first + size - 1] == NUMBER:
        size -= 1  # "Ban chỉ đạo chống buôn lậu (Ban chỉ đạo 389)"
    for token in range(opening - size - 1, max(page.sentence_at(opening)[0], opening - _LONG_TITLE) - 1, -1):
        if page.hit("xung_ho", token) is not None:
            return None  # "BHXH Việt Nam mới đây, ông A, Trưởng ban (BHXH Việt Nam)": another name begins here
        if words[token : token + size] == words[first : first + size] and page.capital(token):
            reason = "trong ngoặc nhắc lại phần đầu của tên"
            return Abbreviation(
                Value(source.cut(first, end), (source.span(first, end),), "likely", reason),
                Value(source.cut(token, opening), (source.span(token, opening),), "likely", reason),
            )
    return None


_MOST_LEFT_OUT: Final = 3


def partly_written(page: Page, opening: int) -> Abbreviation | None:
    """``Hội Liên hiệp Phụ nữ Việt Nam (Hội LHPN)``: some words written out, others by their initials, in order."""
    words, shapes, source = page.words, page.source.shapes, page.source
    first = opening + 1
    end = next((t for t in range(first, min(first + MAX_SHORT_TOKENS, len(words))) if words[t] == ")"), None)
    if end is None or end - first < 2 or not page.capital(first):
        return None
    if not any(shapes[t] == UPPER and len(words[t]) > 1 for t in range(first, end)):
        return None
    for token in range(opening - 2, max(page.sentence_at(opening)[0], opening - MAX_LONG_TOKENS) - 1, -1):
        at = _spelled(page, token, opening, first, end) if page.capital(token) else None
        if at is not None and opening - at <= _MOST_LEFT_OUT:
            reason = "trong ngoặc nhắc lại tên, một phần bằng chữ cái đầu"
            return Abbreviation(
                Value(source.cut(first, end), (source.span(first, end),), "likely", reason),
                Value(source.cut(token, opening), (source.span(token, opening),), "likely", reason),
            )
    return None


def _spelled(page: Page, token: int, stop: int, first: int, end: int) -> int | None:
    """The token after the words from ``token`` on which the short form spells; None where it spells others."""
    words, shapes = page.words, page.source.shapes
    for short in range(first, end):
        if shapes[short] == MARK:
            continue
        if token < stop and words[token] == words[short]:
            token += 1
            continue
        if shapes[short] != UPPER:
            return None
        for letter in words[short]:
            while token < stop and words[token] in _SKIPPED:
                token += 1
            if token >= stop or toneless(words[token][0]) != letter:
                return None
            token += 1
    return token


_SKIPPED: Final = frozenset(("và", ",", "-", "các", "của"))


def short_title(page: Page, opening: int) -> Abbreviation | None:
    """``Nghị quyết số 15-NQ/TU và Nghị quyết số 16-NQ/TU (Nghị quyết 15, 16)``."""
    words, shapes, source = page.words, page.source.shapes, page.source
    kind = page.hit("loai_van_ban", opening + 1)
    if kind is None or not page.capital(kind.first) or shapes[kind.last : kind.last + 1] != bytes([NUMBER]):
        return None
    end = kind.last
    while end < len(words) and (shapes[end] == NUMBER or words[end] in (",", "và")):
        end += 1
    if words[end : end + 1] != [")"]:
        return None
    for token in range(max(0, opening - 90), opening):
        if words[token] == words[kind.last] and shapes[token] == NUMBER:
            for start in range(token, max(0, token - 5), -1):
                hit = page.hit("loai_van_ban", start)
                if hit is not None and hit.key == kind.key:
                    reason = "tên ngắn ghi trong ngoặc ngay sau văn bản"
                    return Abbreviation(
                        Value(source.cut(kind.first, end), (source.span(kind.first, end),), "certain", reason),
                        Value(source.cut(start, opening), (source.span(start, opening),), "certain", reason),
                    )
    return None


_TONES: Final = {0x300: None, 0x301: None, 0x303: None, 0x309: None, 0x323: None}


def toneless(letter: str) -> str:
    """``Ủ`` and ``U`` begin alike; ``Ư`` and ``Ô`` are letters of their own."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", letter).translate(_TONES))
