"""Tên, mã nước ngoài trong ngoặc — trade names and foreign codes behind the Vietnamese name they stand for.

Legal basis: NĐ 30/2020/NĐ-CP, Annex I. Not a field of its own: it serves the element of short forms. Their letters say
nothing of the Vietnamese words, so the words before the bracket must be a name: a body, an index, an agreement.

Examples: ``Tổng công ty Hàng hải Mẫu (Mauline)`` · ``Chỉ số mức độ sẵn sàng (MRI)`` ·
``tổ chức tín dụng, chi nhánh ngân hàng nước ngoài (TCTD)``.

Must not match: ``khai thác bất hợp pháp (IUU)`` (no name), a place ``Công ty A (Hà Nội)``, a person, ``(KCN)`` of
another name.
"""

from typing import Final

from vanban.elements.ten_ngan import toneless
from vanban.engine.page import Page, Starts
from vanban.engine.source import CAPITAL, UPPER
from vanban.parts import Abbreviation
from vanban.values import Value

_TRADE: Final = Starts.of("tổng công ty | công ty | tập đoàn | ngân hàng | liên hiệp hợp tác xã | tổng cục")
_NAMED: Final = Starts.of(
    """
    chỉ số | bộ chỉ số | hiệp định | công ước | hiệp hội | tổ chức | quỹ | diễn đàn | liên minh | phòng thương mại |
    tuyên bố | bộ quy tắc | nghị định thư | ngày hội | cục dự trữ
    """
)
_BACK: Final = 18
_STOPS: Final = frozenset(".;:()!?…\n")
_LONGEST: Final = 3


def foreign_name(page: Page, opening: int) -> Abbreviation | None:
    """What the bracket at token ``opening`` defines, if it holds a trade name or a code."""
    words, shapes, source = page.words, page.source.shapes, page.source
    first = opening + 1
    end = next((t for t in range(first, min(len(words), first + _LONGEST + 1)) if words[t] == ")"), first)
    if end == first or not all(shapes[t] in (CAPITAL, UPPER) and words[t].isascii() for t in range(first, end)):
        return None
    if first in page.all_hits("dia_danh") or first in page.all_hits("to_chuc"):
        return None
    letters = "".join(words[first:end])
    code = shapes[first] == UPPER
    start = _beginning(page, opening, letters) if code and len(letters) > 2 else None
    if start is None:
        start = _name_before(page, opening, _NAMED)
    if start is None and not code:
        start = _name_before(page, opening, _TRADE)
    if start is None:
        return None
    reason = "tên ghi trong ngoặc ngay sau tên tiếng Việt"
    return Abbreviation(
        Value(source.cut(first, end), (source.span(first, end),), "likely", reason),
        Value(source.cut(start, opening), (source.span(start, opening),), "likely", reason),
    )


def _name_before(page: Page, opening: int, heads: Starts) -> int | None:
    """Where the name that ends at the bracket begins: the nearest of ``heads`` with a capital; an index needs none."""
    for token in range(opening - 2, max(-1, opening - _BACK), -1):
        if page.words[token] in _STOPS or page.words[token] == ",":
            return None
        if page.ahead(token, heads) and (page.capital(token) or page.words[token : token + 2] == ["chỉ", "số"]):
            return token
    return None


def _beginning(page: Page, opening: int, letters: str) -> int | None:
    """``tổ chức tín dụng, chi nhánh … (TCTD)``: the letters spell the beginning, before a comma."""
    words = page.words
    for comma in range(opening - 2, max(0, opening - _BACK), -1):
        if words[comma] in _STOPS:
            return None
        start = comma - len(letters)
        if words[comma] == "," and start >= 0 and _spells(words[start:comma], letters):
            return start
    return None


def _spells(words: list[str], letters: str) -> bool:
    return all(toneless(word[0]) == letter for word, letter in zip(words, letters, strict=True))
