"""Động từ tổ chức — the verb of holding before the name of a gathering.

Legal basis: none. Not a field of its own: it serves the weighing of what a text tells of.

Examples: ``A đã | tổ chức | Hội nghị …`` · ``B | khai mạc | kỳ họp …`` · ``C | tham dự | buổi lễ``.

Must not match: ``Ban Tổ chức``, ``thay mặt Ban Tổ chức hội nghị``, a verb further than four words away.
"""

from typing import Final

from vanban.engine.page import Page

_HOLDING: Final = (
    ("tổ", "chức"), ("tổ", "chức", "triển", "khai"), ("khai", "mạc"), ("diễn", "ra"), ("tiến", "hành"), ("chủ", "trì"),
    ("tham", "dự"), ("dự",), ("có",), ("triển", "khai"), ("mở",),
)  # fmt: skip
_HOLDING_FIRST: Final = frozenset(phrase[0] for phrase in _HOLDING)
_BETWEEN: Final = frozenset(('"', "'", "các", "một", "những", "thành", "công", "cuộc", "buổi", "trọng", "thể", ":"))


def weight_of_holding(verb: str, head: str, *, noun: bool) -> float:
    """How strongly the verb before the head says that the meeting is what is told."""
    if verb in ("dự", "tham", "chủ"):
        return 1.0
    if verb == "có":
        return 3.0 if head.startswith(("buổi", "cuộc")) else 0.0
    return 3.0 if noun or verb == "tổ" else 1.5


def held_before(page: Page, first: int, start: int) -> int:
    """The verb of holding that stands within four words before the head."""
    words = page.words
    for at in range(max(start, first - 5), first):
        if words[at] not in _HOLDING_FIRST:
            continue
        for phrase in _HOLDING:
            end = at + len(phrase)
            if end > first or tuple(words[at:end]) != phrase:
                continue
            if at > start and words[at - 1] in ("biểu", "luận", "thay", "ban", "tác"):
                return first
            if all(w in _BETWEEN for w in words[end:first]):
                return at
    return first
