"""Nói tại cuộc họp — a meeting named only as the place where somebody spoke: is it what the page tells of?

Legal basis: none. Not a field of its own: it weighs, for the element of the meeting, ``tại hội nghị …``, ``tại cuộc họp
…``.

Examples: ``Tại Hội nghị toàn quốc quán triệt …, sáng 22/7, bà A …`` is · ``… đưa ra tại hội thảo "…" do Viện A tổ
chức`` is · ``Tại cuộc họp báo thường kỳ chiều 21/7, Phó Phát ngôn viên …`` is.

Must not weigh much: ``phát biểu tại hội nghị`` (a reference back), ``Theo ông A, tại cuộc họp hôm qua …``.
"""

from typing import Final

from vanban.engine.lexicon import Hit
from vanban.engine.page import Page

_TOLD_OF: Final = frozenset(("hội nghị", "hội thảo", "phiên họp", "giao ban", "tọa đàm", "diễn đàn"))
_OCCASIONS: Final = frozenset(("cuộc", "buổi", "phiên"))
_DEEP: Final = 3
_EARLY: Final = 2
_SPEAKS: Final = 4
_SAYS_MUCH: Final = 8
_SAYS_SOMETHING: Final = 4
_HELD_WITHIN: Final = 30


def spoken_at(page: Page, hit: Hit, last: int, *, noun: bool, dated: bool, depth: int) -> float:
    """What the reference to the meeting of tokens ``hit.first`` up to ``last`` adds to its weight; mostly below 0.

    ``dated``: its sentence names a day; ``depth``: so many sentences stand before.
    """
    words = page.words
    start, stop = page.sentence_at(hit.first)
    at = hit.first - 1 - (words[hit.first - 1] in _OCCASIONS)
    size = last - hit.last
    if noun and words[at] == "tại":
        if at == start and dated and depth <= _DEEP and _is_told(page, hit, last, stop):
            return 1.5  # it opens the sentence, with its day: behind what is said there
        if _held_by(page, last, stop):
            return 3
        if at == hit.first - 1 and depth <= _EARLY and start < at <= start + _SPEAKS and size >= _SAYS_MUCH:
            return 1.5  # "Chia sẻ tại buổi họp báo về … và …, bà A cảnh báo": all the page says of it
    if at < hit.first - 1:
        return 0  # "cuộc họp": weighed as the noun it is
    opens = at == start and noun  # "Tại cuộc họp báo thường kỳ chiều 21/7, bà A …"
    early = depth <= (_DEEP if opens else 1)
    first_told = words[at] in ("tại", "trong") and early and dated and size > (2 - opens if depth else 0)
    return 0 if first_told and words[start] != "theo" else -3  # "A yêu cầu … tại cuộc họp về …, chiều 20/4"


def _is_told(page: Page, hit: Hit, last: int, stop: int) -> bool:
    """A conference whose name says something, or the press that a person in office speaks to."""
    if "báo" in hit.key.split():
        offices = page.all_hits("chuc_danh")
        return any(t in offices for t in range(last, min(stop, last + _HELD_WITHIN)))
    return hit.key in _TOLD_OF and last - hit.last >= _SAYS_SOMETHING


def _held_by(page: Page, last: int, stop: int) -> bool:
    """``hội thảo "…" | do Viện A (phối hợp với Cục B) tổ chức``."""
    words = page.words
    at = last + (words[last : last + 1] == ['"'])
    near = range(at + 2, min(stop - 1, at + _HELD_WITHIN))
    held = next((t for t in near if words[t : t + 2] == ["tổ", "chức"]), None)
    return words[at : at + 1] == ["do"] and held is not None and words[held + 2 : held + 3] != ["hồi"]
