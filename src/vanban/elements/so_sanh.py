"""So sánh — whether a figure is a plan or a result, and what it is compared with.

Legal basis: none; the wording of the review reports of Party committees and corporations.

Examples: ``kế hoạch 18.000 tấn`` is a plan · ``đạt 15.000 tấn``, ``thực hiện 6 tháng 22 triệu tấn`` are results ·
``tăng 3,5% so với cùng kỳ``, ``bằng 52% kế hoạch``, ``thấp hơn 2% so với kế hoạch`` are compared.

Must not match: words of the clause next door (``đạt 102% kế hoạch, tăng 3,5% so với cùng kỳ``), ``trong kỳ họp``,
``hoạch định``.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from vanban.engine.page import Page

_CLAUSE_ENDS: Final = frozenset((",", ";", ".", ":", "\n", "(", ")"))
_UP: Final = frozenset(("tăng", "vượt"))
_REACHED: Final = frozenset(("đạt", "đã", "được", "ước"))
_HIGHER: Final = ("cao", "hơn")
_LOWER: Final = ("thấp", "hơn")
_SAME_PERIOD: Final = ("cùng", "kỳ")
_PLAN: Final = ("kế", "hoạch")
_TARGET: Final = ("chỉ", "tiêu")
_CARRIED_OUT: Final = ("thực", "hiện")


def of(page: Page, first: int, last: int) -> tuple[str, str, str]:
    """(role, compared with, direction) as far as the words of the same clause say.

    ``đạt 102% kế hoạch, tăng 3,5% so với cùng kỳ``: each figure has its own clause, the comma parts them.
    """
    before, after = _clause(page.words, first, -1, 5), _clause(page.words, last, 1, 8)
    near = before[:3]
    direction = "up" if any(w in _UP for w in near) or _pair(near, _HIGHER) else ""
    direction = "down" if "giảm" in near or _pair(near, _LOWER) else direction
    compared = ""
    if _pair(after[::-1], _SAME_PERIOD):
        compared = "same_period"
    elif _pair(after[::-1], _PLAN) and (page.words[last - 1] == "%" or "so" in after):
        compared = "plan"
    role = "plan" if _pair(before, _PLAN) or _pair(before, _TARGET) else ""
    role = "actual" if any(w in _REACHED for w in near) or _pair(before, _CARRIED_OUT) else role
    return role, compared, direction


def _clause(words: Sequence[str], start: int, step: int, most: int) -> list[str]:
    """The words of the figure's own clause on one side of it, the nearest first."""
    found: list[str] = []
    at = start if step > 0 else start - 1
    while 0 <= at < len(words) and len(found) < most and words[at] not in _CLAUSE_ENDS:
        found.append(words[at])
        at += step
    return found


def _pair(nearest_first: Sequence[str], pair: tuple[str, str]) -> bool:
    """Whether the two words stand side by side, in reading order, in words that were gathered backwards."""
    return (pair[1], pair[0]) in pairwise(nearest_first)
