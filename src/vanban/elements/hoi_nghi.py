"""Tên hội nghị, cuộc họp — the name of the gathering a text tells of, from its head noun to the end of its object.

Legal basis: none; Quyết định 45/2018/QĐ-TTg lists the kinds of meetings of state bodies.

Examples: ``Hội nghị đánh giá 2 năm thực hiện Chương trình phối hợp`` · ``Lễ ký kết Chương trình phối hợp công tác`` ·
``giao ban công tác Đảng quý I`` · ``buổi làm việc với tỉnh B`` · ``khảo sát việc thực hiện Quy định …``.

Must not match: ``tại hội nghị`` (a reference back), another meeting told of in passing (``trước đó … đã tổ
chức``), and meetings mentioned by a text whose subject is something else.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from vanban.elements import xin_y_kien
from vanban.elements.cuoc_chinh import MAX_EVENT_TOKENS, Event, weighed
from vanban.elements.ky_ket import AGREEMENT, signed_passively
from vanban.elements.nhac_lai import references, spoken_of, today
from vanban.elements.ten_hoi_nghi import name_end
from vanban.elements.thoa_thuan import FIRST_SENTENCES, tells_of_an_agreement
from vanban.elements.thoi_gian import Day
from vanban.elements.tieu_de import NAMED_ABOVE, names_it, tells_of_signing
from vanban.elements.viec_dua_tin import VISITS
from vanban.engine.lexicon import Hit, Phrases, rows, word_set
from vanban.engine.page import Page, Starts
from vanban.values import Value

_LEAD_SENTENCES: Final = 14
_LEAD_LINES: Final = 60
_FULL_STOPS: Final = frozenset((".", "!", "?", "…", ";", ":"))


@cache
def _heads() -> Phrases:
    return Phrases((row["cum_tu"], row["loai"], row["cum_tu"]) for row in rows("cuoc_hop"))


def find(page: Page, days: Sequence[Day], named_in: int | None = None) -> Event | None:
    """The gathering the text tells of, or None; ``named_in`` is the sentence that is known to name it."""
    sentences = page.source.sentences
    if not sentences or page.ahead(sentences[0][0], _CALENDARS):
        return None
    depths = _depths(page)
    heads = _heads().scan(page.words[: sentences[len(depths) - 1][1]])
    retold = references(page)
    referred = retold > 1
    dated = {page.sentence_number(d.first) for d in days if d.role == "day"}
    dated |= {n for n, (a, b) in enumerate(sentences[:_LEAD_LINES]) if today(page, a, b)}
    best: Event | None = None
    above: Event | None = None
    named: Event | None = None
    sapo = _is_sapo(page)
    signing = tells_of_signing(page)
    nouns, verbs = heads["danh từ"], heads["động từ"]
    for first in sorted({*nouns, *verbs}):
        hit = nouns.get(first) or verbs[first]
        if named is not None and first < named.last and first not in nouns:
            continue  # "Hội nghị sơ kết Chương trình … về giám sát, phản biện": what the programme is about
        event = weighed(page, hit, first in nouns, dated, depths[page.sentence_number(first)])
        if event is not None and event.noun and event.score >= _SURE and page.capital(first):
            named = event
        if event is not None and event.sentence == named_in:
            event = replace(event, score=event.score + 5)
        if event is not None and retold and names_it(page, event, hit.key):
            back = hit.key == "giao ban" and first > 0 and page.words[first - 1] == "họp"
            added = 0 if hit.key in VISITS else NAMED_ABOVE  # a visit is told more fully below, if at all
            event = replace(event, first=first - back, held=event.held - back, score=event.score + added)
            above = above or event
        if event is not None and sapo and not event.sentence:
            event = replace(event, score=event.score - 1)
        if event is not None and signing and event.sentence and "ký" in hit.key.split() and first in nouns:
            event = replace(event, score=event.score + NAMED_ABOVE)
        if event is not None and (best is None or event.score > best.score):
            best = event
    if best is not None and referred:
        best = replace(best, score=best.score + 1.5)
    if best is not None and not referred and depths[best.sentence] >= _FAR and tells_of_a_paper(page):
        best = None
    if best is not None and above is not None and best.sentence not in dated and best.score < _SURE:
        best = None  # the headline says it better
    if best is not None and best.score >= (1.1 if referred else 2):
        return best
    if above is not None:
        return replace(above, score=2.0)  # no lead tells of it, but the page speaks of it again
    return (
        _signed_passively(page, dated)
        or _begun_in_the_middle(page, nouns, verbs, referred=referred)
        or xin_y_kien.find(page)
    )


_SOON: Final = 4


def _signed_passively(page: Page, dated: set[int]) -> Event | None:
    """``Quy chế phối hợp … được A và B ký ngày 8/6``: the signing has no other name than what was signed."""
    for number, (first, last) in enumerate(page.source.sentences[:_SOON]):
        signed = signed_passively(page, first, last)
        if signed is not None and (number in dated or page.words[signed[1]] == "vừa"):
            return Event(signed[0], signed[1], number, 2.0, True, signed[0])
    return None


_SURE: Final = 3.0
_FIRST_SPOKEN: Final = 6
_FAR: Final = 2
_PAPER: Final = re.compile(
    r"(?:có|ban hành|ký|gửi|ra) (?:\w+ )?(?:công văn|văn bản|chỉ thị|công điện|kế hoạch|quyết định|thông tư)\b"
    r"(?! (?:phối hợp|liên tịch))"
)


def tells_of_a_paper(page: Page) -> bool:
    """``Bộ A có công văn gửi …``, ``UBND tỉnh ban hành Kế hoạch …`` in the first sentences: a paper is the news."""
    sentences = page.source.sentences
    end = page.source.ends[sentences[min(FIRST_SENTENCES, len(sentences)) - 1][1] - 1]
    return _PAPER.search(page.source.low, 0, end) is not None


def _begun_in_the_middle(
    page: Page, nouns: Mapping[int, Hit], verbs: Mapping[int, Hit], *, referred: bool
) -> Event | None:
    """A page without its lead: "Theo đó, hai bên sẽ …" or "Tại hội nghị, …" in its first sentences is all it says."""
    sentences = page.source.sentences
    opens = sentences[min(_FIRST_SPOKEN, len(sentences)) - 1][1]
    signed = tells_of_an_agreement(page)
    if not signed and not referred:
        return None
    spoken: Event | None = None
    for first in sorted({*nouns, *verbs}):
        hit = nouns.get(first) or verbs[first]
        number = page.sentence_number(first)
        stop = sentences[number][1]
        last = name_end(page, first, hit.last, min(stop, first + MAX_EVENT_TOKENS))
        told = signed or (spoken is not None and "ký" in page.words[spoken.first : spoken.last])
        agreed = any(page.ahead(t, AGREEMENT) for t in range(hit.last, min(last, hit.last + 6)))
        if told and agreed and "ký" in hit.key.split():
            return Event(first, last, number, BEGUN_IN_THE_MIDDLE, first in nouns, first)
        if not signed and spoken is None and first in nouns and first < opens and spoken_of(page, first):
            spoken = Event(first, hit.last, number, BEGUN_IN_THE_MIDDLE, True, first)
    return spoken


_CALENDARS: Final = Starts.of("lịch công tác | lịch làm việc | lịch tiếp | lịch họp | chương trình công tác tuần")
_WHEN_ALONE: Final = word_set("mới đây vừa qua này trên nói rồi")


BEGUN_IN_THE_MIDDLE: Final = 1.0
"""Score of an event whose own telling is not on the page."""


def _depths(page: Page) -> list[int]:
    """For each sentence of the lead, how many full sentences stand before it (header lines do not count)."""
    depths: list[int] = []
    depth = 0
    for number, (first, last) in enumerate(page.source.sentences[:_LEAD_LINES]):
        depths.append(depth)
        if not number and _is_sapo(page):
            continue
        if page.words[last - 1] in _FULL_STOPS or last - first > 25:
            depth += 1
        if depth >= _LEAD_SENTENCES:
            break
    return depths


def _is_sapo(page: Page) -> bool:
    """A first sentence without a day above a paragraph that begins with one: "Ngày 16-6, …" is the lead."""
    (first, last), *rest = page.source.sentences[:2]
    if not rest or any(page.taken[first:last]) or not page.line_start(rest[0][0]):
        return False
    opens = rest[0][0]
    return page.words[opens] in _TIMES and any(page.taken[opens : opens + 4])


_TIMES: Final = frozenset(("ngày", "sáng", "chiều", "tối", "trưa"))


def name(page: Page, event: Event) -> Value[str] | None:
    """The event's name as a value of the draft; None where the text only says "cuộc họp mới đây"."""
    said = page.words[event.first + 2 : event.last]
    if said and set(said) <= _WHEN_ALONE:
        return None
    first, last = _said_more_above(page, event) or (event.first, event.last)
    reason = "tên đứng sau chữ “tổ chức”" if event.held < event.first else "cụm từ chỉ cuộc họp ở đầu bài"
    if xin_y_kien.is_asked(page, event):
        reason = "việc cơ quan đề nghị góp ý, nêu sau chữ “đề nghị”"
    certainty = "certain" if event.score >= 5 else "likely" if event.score >= 3.5 else "doubtful"
    span = (page.source.span(first, last),)
    return Value(page.source.cut(first, last), span, certainty, reason)  # type: ignore[arg-type]


_SHORT_NAME: Final = 7


def _said_more_above(page: Page, event: Event) -> tuple[int, int] | None:
    """The lead says ``ký kết quy chế phối hợp``, the headline ``Ký kết quy chế phối hợp giữa A và B``: that one."""
    short = page.words[event.first : event.last]
    if not event.sentence or not 2 < len(short) <= _SHORT_NAME:
        return None
    for first, last in page.source.sentences[: min(event.sentence, 2)]:
        if page.words[last - 1] in _FULL_STOPS:
            continue
        for token in range(first, last - len(short)):
            goes_on = page.words[token + len(short)] in _GOES_ON or token == first
            if page.words[token : token + len(short)] == short and goes_on:
                return token, name_end(page, token, token + len(short), last)
    return None


_GOES_ON: Final = frozenset(("giữa", "về", "trong", "với", "quý", "năm", "tháng", "giai"))
