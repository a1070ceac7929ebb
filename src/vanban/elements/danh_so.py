"""Đánh số — the numbering before an item of a list.

Legal basis: NĐ 30/2020/NĐ-CP, Annex I, II.6 (phần, chương, mục, điều, khoản, điểm); minutes and news number freely.

Examples: ``(1)`` · ``a)`` · ``2.1.`` · ``Thứ nhất,`` · ``Một là:`` · a dash or a dot at the head of a line.

Must not match: a number that counts (``3 đơn vị``), a year, ``một là`` inside a clause of its own meaning.
"""

from typing import Final

from vanban.engine.page import Page
from vanban.engine.source import NUMBER

_ORDINALS: Final = frozenset(("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"))
_COUNTED: Final = frozenset(("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"))
_LETTERS: Final = frozenset("abcdeghiklmnđ")


def label_at(page: Page, token: int) -> int:
    """Length of the numbering that begins at ``token`` (``(1)``, ``a)``, ``Thứ nhất,``, ``Một là:``); else 0."""
    words, shapes = page.words, page.source.shapes
    ahead = words[token : token + 4]
    if len(ahead) < 2:
        return 0
    if (
        ahead[0] == "("
        and shapes[token + 1] == NUMBER
        and ahead[2:3] == [")"]
        and ahead[1].isdigit()
        and len(ahead[1]) < 3
    ):
        return 3
    if ahead[0] == "thứ" and ahead[1] in _ORDINALS:
        return 3 if ahead[2:3] and ahead[2] in (",", ":", ".", "-") else 3 if ahead[2:3] == ["là"] else 0
    if ahead[0] in _COUNTED and ahead[1] == "là":
        return 3 if ahead[2:3] and ahead[2] in (",", ":") else 2
    if not page.line_start(token) or (ahead[1] == "/" and page.taken[token]):
        return 0  # "07/12/2026 14:48": a day, no number
    if shapes[token] == NUMBER and ahead[0].isdigit() and len(ahead[0]) < 3 and ahead[1] in (".", ")", "/", "-"):
        return 2
    if shapes[token] == NUMBER and ahead[0].replace(".", "").isdigit() and len(ahead[0]) <= 4 and ahead[1] == ".":
        return 2
    if ahead[0] in _LETTERS and ahead[1] in (")", "."):
        return 2
    return 1 if ahead[0] in ("-", "+", "*", "•") else 0
