"""Lời trích — what a person in office is quoted as asking for, the speaker named behind the quotation.

Legal basis: none. Not a field of its own: it opens tasks.

Examples: ``"Các xã tiếp tục rà soát hộ nghèo. Phải làm xong trong quý này" - Chủ tịch tỉnh lưu ý.``

Must not match: what guests and people without office say, praise and wishes in a quotation, the name of a programme in
quotation marks.
"""

from typing import Final

from vanban.elements.liet_ke import listed
from vanban.elements.loi_ke import done, states
from vanban.elements.viec import PRAISE, SAYS, Opening, starts_like_a_task
from vanban.engine.page import Page, Starts

_ASKS: Final = Starts.of(
    "nhấn mạnh | nêu rõ | yêu cầu | đề nghị | lưu ý | chỉ đạo | quán triệt | khẳng định | nói | phát biểu | kết luận"
)
_DUTY: Final = ("cần", "phải", "tiếp", "hãy")
_LONGEST: Final = 260
_SPEAKER: Final = 30
_SUBJECT: Final = 22
_SHORTEST: Final = 8


def quotation(page: Page, first: int) -> int:
    """Where the quotation that opens at token ``first`` closes, if a person in office asks for something in it; else
    ``first``."""
    words = page.words
    near = range(first + _SHORTEST, min(len(words), first + _LONGEST))
    closed = next((t for t in near if words[t] in ('"', "\n")), None)
    if closed is None or words[closed] != '"':
        return first
    stop = next((t for t in range(closed + 1, min(len(words), closed + _SPEAKER)) if words[t] in (".", "\n")), closed)
    behind = range(closed + 1, stop)
    offices = page.all_hits("chuc_danh")
    speaks = any(t in offices for t in behind) and any(page.ahead(t, _ASKS) for t in behind)
    return closed if speaks else first


def asked_in(page: Page, first: int, last: int) -> Opening | None:
    """Where a duty begins in one sentence of such a quotation."""
    start = first + (page.words[first] == '"')
    if last - start < _SHORTEST:
        return None
    words = page.words[start : min(last, start + _SUBJECT)]
    if (
        states(page, start, last)
        or done(words)
        or any(page.ahead(t, SAYS) or page.ahead(t, PRAISE) for t in range(start, start + len(words)))
    ):
        return None
    colon = listed(page, start, last)
    if colon is not None:
        return colon
    due = next((i for i, word in enumerate(words) if word in _DUTY), None)
    if starts_like_a_task(page, start, strong=True) or (due is not None and words[due + 1 : due + 2] != ["thiết"]):
        return Opening(start, 2, "likely", "lời trích của người giữ chức vụ", False)
    return None
