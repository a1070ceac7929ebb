"""Đơn vị nêu ở chỗ khác — the bodies that hold a meeting, told elsewhere than as the subject of its sentence.

Legal basis: none. Not a field of its own: it serves the element of the bodies that hold the meeting.

Examples: ``Hội nghị do A (phối hợp với B) | tổ chức`` · ``A trân trọng | kính mời …`` · ``UBND xã A làm việc với |
Đoàn giám sát của B`` · a paper that says below its abstract ``… , UBND tỉnh tổ chức Hội nghị``.

Must not match: bodies named in passing, ``đoàn`` without saying whose.
"""

from typing import Final

from vanban.elements.chuoi_to_chuc import Body, chain_of
from vanban.elements.cuoc_chinh import Event
from vanban.elements.ky_ket import signed_passively
from vanban.elements.to_chuc import begins_body, body_end
from vanban.elements.viec import BOTH
from vanban.engine.page import Page, Starts

BEFORE_VERB: Final = frozenset(
    (
        "đã",
        "vừa",
        "sẽ",
        "chính",
        "thức",
        "đồng",
        "cùng",
        "tiến",
        "hành",
        "chủ",
        "trì",
        "trọng",
        "thể",
        "phối",
        "hợp",
        "đăng",
        "cai",
        "long",
    )
)

_DAY_WORDS: Final = frozenset(("ngày", "sáng", "chiều", "tối", "vào", "trong", ",", "(", ")"))


def verb_follows(page: Page, end: int, last: int) -> bool:
    """Whether only the day and words before a verb stand there: ``A và B | ngày 5/6 đã | tổ chức``."""
    return all(page.taken[t] or page.words[t] in BEFORE_VERB or page.words[t] in _DAY_WORDS for t in range(end, last))


_MEETINGS: Final = (["hội", "nghị"], ["cuộc", "họp"], ["lễ", "ký"], ["buổi", "làm"], ["hội", "thảo"])
_BELOW: Final = 8


def told_below(page: Page, event: Event) -> list[Body]:
    """A paper names the meeting in its abstract; below it says ``… , UBND tỉnh tổ chức Hội nghị …``."""
    words = page.words
    for first, last in page.source.sentences[event.sentence + 1 : event.sentence + _BELOW]:
        held = (t for t in range(first + 1, last - 3) if words[t : t + 2] == ["tổ", "chức"])
        at = next((t for t in held if words[t + 2 : t + 4] in _MEETINGS), None)
        if at is None:
            continue
        opens = [t + 1 for t in range(first, at) if words[t] == ","]
        for token in (first, *opens):
            if begins_body(page, token):
                chain, end = chain_of(page, token, at)
                if verb_follows(page, end, at):
                    return chain
    return []


_GROUPS: Final = Starts.of("đoàn giám sát | đoàn kiểm tra | đoàn khảo sát | đoàn thanh tra | đoàn công tác")


def group_above(page: Page, event: Event) -> list[Body]:
    """``Đoàn kiểm tra của Ban A …`` above or in the name of what a lead tells of ``đoàn kiểm tra`` only."""
    lines = [*page.source.sentences[: event.sentence], (event.first, event.last)]
    for token in (t for first, last in lines for t in range(first, min(last, first + _BELOW))):
        group = token + page.ahead(token, _GROUPS)
        sent = page.words[group : group + 1] in (["của"], ["thuộc"])
        if group > token and page.capital(token) and begins_body(page, group + sent):
            return [(token, body_end(page, group + sent))]
    return []


def received(page: Page, event: Event, genre: str) -> list[Body]:
    """``UBND xã A làm việc với Đoàn giám sát của B``: who came to inspect holds the meeting with its hosts."""
    if genre not in ("inspection", "survey"):
        return []
    for token in range(event.first, event.last - 2):
        if page.words[token] == "với" and page.ahead(token + 1, _GROUPS):
            end = body_end(page, token + 1, event.last)
            return [(token + 1, end)] if page.capital(end - 1) or page.capital(token + 1) else []
    return []


_OWN: Final = Starts.of("họp báo | phiên họp | buổi họp | cuộc họp | kỳ họp | hội nghị giao ban | giao ban")
_WHOSE: Final = 6


def whose_it_is(page: Page, event: Event) -> list[Body]:
    """``Tại buổi họp báo thường kỳ | của Bộ A``: whose meeting it is, where no one else is said to hold it."""
    head = next((t for t in range(event.first, event.last) if page.ahead(t, _OWN)), event.last)
    for token in range(head, min(event.last - 1, head + _WHOSE)):
        if page.words[token] == "của" and begins_body(page, token + 1):
            return [(token + 1, body_end(page, token + 1, event.last))]
    return []


def inviting(page: Page) -> list[Body]:
    """``Thường trực Huyện ủy trân trọng kính mời …``: who invites holds the meeting."""
    words = page.words
    for token in range(1, min(len(words), 600)):
        if words[token] == "mời" and words[token - 1] == "kính":
            first = page.sentence_at(token)[0]
            if begins_body(page, first):
                return [(first, body_end(page, first, token))]
    return []


_BY_BOTH: Final = Starts.of(
    """
    do hai cơ quan | do hai đơn vị | do hai ngành | do hai bên | do các cơ quan | do các đơn vị | do các bên |
    do ba cơ quan | do ba đơn vị | do ba ngành
    """
)
_HELD_SOON: Final = 4


def holds_together(page: Page, event: Event) -> bool:
    """``…, | hai đơn vị | (đã) tổ chức hội nghị``: who they are is told elsewhere."""
    first = page.source.sentences[event.sentence][0]
    for token in range(first, event.held):
        size = page.ahead(token, BOTH)
        if size and verb_follows(page, token + size, event.held):
            return True
    return False


def held_by_the_sides(page: Page, event: Event) -> bool:
    """``hội nghị sơ kết … giữa A và B do hai cơ quan (phối hợp) tổ chức``: the sides hold it together."""
    words = page.words
    if holds_together(page, event):
        return True
    if signed_passively(page, *page.source.sentences[event.sentence]) == (event.first, event.last):
        return True
    for token in range(event.first, page.source.sentences[event.sentence][1]):
        behind = token + page.ahead(token, _BY_BOTH)
        if behind > token:
            return any(words[t : t + 2] == ["tổ", "chức"] for t in range(behind, behind + _HELD_SOON))
    return False


_TOGETHER: Final = (["phối", "hợp"], ["đồng", "thời"], ["liên", "kết"])


def passive(page: Page, event: Event) -> list[Body]:
    """``Hội nghị do A (phối hợp với B) tổ chức``, ``Lễ ký kết … được A - B tổ chức``."""
    return _held_by(page, event.first, page.source.sentences[event.sentence][1])


def said_next(page: Page, event: Event) -> list[Body]:
    """``Hội nghị do A phối hợp với B tổ chức, có 118 đại biểu``: said of the meeting just named."""
    for first, last in page.source.sentences[event.sentence + 1 : event.sentence + 2]:
        if page.words[first : first + 2] in _MEETINGS or page.words[first : first + 2] == ["buổi", "lễ"]:
            return _held_by(page, first, min(last, first + _SOON))
    return []


_SOON: Final = 6


def _held_by(page: Page, first: int, stop: int) -> list[Body]:
    words = page.words
    for token in range(first, stop):
        if words[token] in ("do", "được") and begins_body(page, token + 1):
            chain, end = chain_of(page, token + 1, page.sentence_at(token)[1])
            while words[end : end + 2] in _TOGETHER:
                end += 2
            if words[end : end + 2] == ["tổ", "chức"] or words[end : end + 2] == ["chủ", "trì"]:
                return chain
    return []
