"""Tiêu đề nêu cuộc họp — a headline that itself names the gathering, where the page's lead is lost or says less.

Legal basis: none; the custom of news pages. Not a field of its own: it serves the element of the event.

Examples: ``Giao ban thực hiện quy chế phối hợp …`` · ``SỞ A HỌP GIAO BAN …`` · ``A ký kết thỏa thuận với B``.

Must not match: a crumb that is one word (``Hội nghị``), a headline on something else that only mentions a meeting
(``Chuẩn bị cho hội nghị …``), an opening line that is a full sentence.
"""

from typing import Final

from vanban.elements.cuoc_chinh import Event
from vanban.elements.ky_ket import AGREEMENT, follows_a_body
from vanban.elements.viec_dua_tin import VISITS
from vanban.engine.page import Page

NAMED_ABOVE: Final = 1.5
"""What a headline that names the gathering adds to its weight; a lead that tells of it still weighs more."""
_MEETS: Final = frozenset(
    ("giao ban", "hội nghị", "hội thảo", "họp", "họp báo", "cuộc họp", "phiên họp", "lễ ký kết", "lễ ký", "tọa đàm")
)
_SAYS_MUCH: Final = 4
"""So many words after the head say what the gathering was about."""


_SAYS_WHOM: Final = 2


def names_it(page: Page, event: Event, key: str) -> bool:
    """Whether ``event``, whose head is ``key``, opens the headline or follows the body that holds it there."""
    first = page.source.sentences[0][0]
    if event.sentence or not is_headline(page) or key not in _MEETS | VISITS:
        return False
    if event.last - event.first < (_SAYS_WHOM if key in VISITS else _SAYS_MUCH) + len(key.split()):
        return False
    if key in VISITS:
        if page.words[event.first - 1] in _NOT_DONE:
            return False  # "Đoàn | giám sát …": whose name it is
        return follows_a_body(page, event.first, first) or _follows_an_office(page, event.first, first)
    start = event.first - (page.words[event.first - 1 : event.first] == ["họp"] if event.first > first else 0)
    return start == first or follows_a_body(page, start, first)


def _follows_an_office(page: Page, first: int, start: int) -> bool:
    """``Phó Chủ tịch UBND tỉnh (Lê Văn A) | kiểm tra …``: the line begins with who went."""
    office = page.hit("chuc_danh", start)
    return office is not None and first - start <= _LONGEST_OFFICE


_LONGEST_OFFICE: Final = 20
_NOT_DONE: Final = frozenset(("yêu", "cầu", "chỉ", "đạo", "về", "ban", "nghị", "cường", "sẽ", "đoàn"))


def is_headline(page: Page) -> bool:
    """Whether the first line has no full stop and others below it."""
    last = page.source.sentences[0][1]
    return last < len(page.words) and page.words[last - 1] not in (".", "!", "?", "…", ":", ";", ",")


def tells_of_signing(page: Page) -> bool:
    """``A ký kết thỏa thuận hợp tác với B``: the signing is the news, whatever else was done that day."""
    if not is_headline(page):
        return False
    first, last = page.source.sentences[0]
    words = page.words
    for token in range(first, last - 2):
        if words[token] == "ký" and follows_a_body(page, token, first):
            named = any(page.ahead(t, AGREEMENT) for t in range(token + 1, min(last, token + 6)))
            return named and bool({"với", "giữa", "cùng"} & set(words[token:last]))
    return False
