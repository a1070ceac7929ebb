"""Thư xin ý kiến — a letter or notice by which a body asks others for their opinions on a draft.

Legal basis: Luật Ban hành văn bản quy phạm pháp luật (drafts go out for comment). Not a field of its own: it serves the
element of the event where no meeting is told of.

Examples: ``Sở A đề nghị Quý cơ quan nghiên cứu, | cho ý kiến đối với dự thảo Quyết định …`` · ``… trân trọng đề
nghị các đơn vị | góp ý dự thảo``.

Must not match: a person at a meeting who asks those present (``ông A đề nghị các đại biểu cho ý kiến``), opinions on
something that is no draft, a draft on which opinions were given before (``đã góp ý``).
"""

from typing import Final

from vanban.elements.cuoc_chinh import MAX_EVENT_TOKENS, Event
from vanban.elements.ky_ket import follows_a_body
from vanban.elements.ten_hoi_nghi import name_end
from vanban.engine.page import Page, Starts

SCORE: Final = 2.5
_ASKED: Final = Starts.of(
    "cán bộ | nhân dân | người dân | bạn đọc | cử tri | toàn thể | doanh nghiệp | các doanh nghiệp | các tầng lớp |"
    "quý | các cơ quan | các đơn vị | các bộ | các sở | các ngành | các địa phương | các tổ chức | ubnd | các đồng chí"
)
_OPINION: Final = Starts.of(
    "cho ý kiến | có ý kiến | góp ý | tham gia ý kiến | đóng góp ý kiến | tham gia góp ý | cho biết ý kiến"
)
_DRAFTS: Final = ("dự thảo", "phương án", "đồ án", "đề án")
_POLITELY: Final = frozenset(("kính", "trân", "trọng"))
_FAR: Final = 16
_SOON: Final = 12


def find(page: Page) -> Event | None:
    """The asking, named from ``cho ý kiến`` to the end of what it is about; None where nobody is asked."""
    return _asks(page) or _sends(page) or _writes(page)


_LETTER: Final = Starts.of(
    "có công văn | có văn bản | vừa có công văn | vừa có văn bản | đã có công văn | đã có văn bản"
)


def _writes(page: Page) -> Event | None:
    """``Sở A có Công văn số … gửi các sở đề nghị | góp ý dự thảo …``."""
    words = page.words
    for token in range(1, len(words) - 4):
        if words[token] not in ("có", "vừa", "đã") or not page.ahead(token, _LETTER):
            continue
        number = page.sentence_number(token)
        start, stop = page.source.sentences[number]
        near = range(token, min(stop - 3, token + _LONG_LETTER))
        asked = next((t for t in near if words[t : t + 2] == ["đề", "nghị"] and page.ahead(t + 2, _OPINION)), None)
        if asked is None or not follows_a_body(page, token, start):
            continue
        said = asked + 2 + page.ahead(asked + 2, _OPINION)
        if any(draft in " ".join(words[said : min(stop, said + _SOON)]) for draft in _DRAFTS):
            return Event(asked + 2, _ends(page, asked + 2, said, stop), number, SCORE, False, asked)
    return None


_LONG_LETTER: Final = 40


def _sends(page: Page) -> Event | None:
    """``Sở A gửi dự thảo … để xin ý kiến các ngành``, ``Sở A đăng tải, lấy ý kiến về dự thảo …``."""
    words = page.words
    for token in range(1, len(words) - 4):
        if words[token] not in ("gửi", "đăng", "kính") or words[token - 1] in _POLITELY:
            continue
        number = page.sentence_number(token)
        start, stop = page.source.sentences[number]
        if not follows_a_body(page, token, start):
            continue
        near = range(token, min(stop - 2, token + 2 * _FAR))
        first = next((t for t in near if words[t : t + 3] in (["xin", "ý", "kiến"], ["lấy", "ý", "kiến"])), None)
        if first is not None and "thảo" in words[token : min(stop, first + 2 * _FAR)]:
            return Event(first, _ends(page, first, first + 3, stop), number, SCORE, False, token)
    return None


def _ends(page: Page, first: int, said: int, stop: int) -> int:
    last = name_end(page, first, said, min(stop, first + MAX_EVENT_TOKENS))
    return next((t for t in range(said, last - 1) if page.words[t : t + 2] == [",", "gửi"]), last)


def _asks(page: Page) -> Event | None:
    words = page.words
    for token in range(1, len(words) - 4):
        if words[token] != "đề" or words[token + 1] != "nghị" or not page.ahead(token + 2, _ASKED):
            continue
        number = page.sentence_number(token)
        start, stop = page.source.sentences[number]
        by = token
        while by > start and words[by - 1] in _POLITELY:
            by -= 1
        if not follows_a_body(page, by, start):
            continue
        near = range(token + 2, min(stop, token + 2 + _FAR))
        first = next((t for t in near if page.ahead(t, _OPINION)), None)
        if first is None:
            continue
        said = first + page.ahead(first, _OPINION)
        about = " ".join(words[said : min(stop, said + _SOON)])
        if any(draft in about for draft in _DRAFTS):
            return Event(first, _ends(page, first, said, stop), number, SCORE, False, by)
    return None


def is_asked(page: Page, event: Event) -> bool:
    """Whether ``event`` is such an asking."""
    asking = page.words[event.held : event.first]
    opinion = page.ahead(event.first, _OPINION) or page.words[event.first + 1 : event.first + 3] == ["ý", "kiến"]
    return bool(asking and opinion) and not {"đề", "gửi", "đăng"}.isdisjoint(asking[:3])
