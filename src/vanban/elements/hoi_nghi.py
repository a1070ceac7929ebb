"""Tên hội nghị, cuộc họp — the name of the gathering a text tells of, from its head noun to the end of its object.

Legal basis: none; Quyết định 45/2018/QĐ-TTg lists the kinds of meetings of state bodies.

Examples: ``Hội nghị đánh giá 2 năm thực hiện Chương trình phối hợp`` · ``Lễ ký kết Chương trình phối hợp công tác`` ·
``giao ban công tác Đảng quý I`` · ``buổi làm việc với tỉnh B`` · ``khảo sát việc thực hiện Quy định …``.

Must not match: ``tại hội nghị`` (a reference back), another meeting told of in passing (``trước đó … đã tổ
chức``), and meetings mentioned by a text whose subject is something else.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from vanban.elements.cuoc_chinh import MAX_EVENT_TOKENS, Event, weighed
from vanban.elements.ky_ket import AGREEMENT
from vanban.elements.nhac_lai import referred_back, spoken_of, today
from vanban.elements.ten_hoi_nghi import name_end
from vanban.elements.thoa_thuan import FIRST_SENTENCES, tells_of_an_agreement
from vanban.elements.thoi_gian import Day
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
    referred = referred_back(page)
    dated = {page.sentence_number(d.first) for d in days if d.role == "day"}
    dated |= {n for n, (a, b) in enumerate(sentences[:_LEAD_LINES]) if today(page, a, b)}
    best: Event | None = None
    nouns, verbs = heads["danh từ"], heads["động từ"]
    for first in sorted({*nouns, *verbs}):
        hit = nouns.get(first) or verbs[first]
        event = weighed(page, hit, first in nouns, dated, depths[page.sentence_number(first)])
        if event is not None and event.sentence == named_in:
            event = replace(event, score=event.score + 5)
        if event is not None and (best is None or event.score > best.score):
            best = event
    if best is not None and referred:
        best = replace(best, score=best.score + 1.5)
    if best is not None and best.score >= (1.1 if referred else 2):
        return best
    return _begun_in_the_middle(page, nouns, verbs, referred=referred)


def _begun_in_the_middle(
    page: Page, nouns: Mapping[int, Hit], verbs: Mapping[int, Hit], *, referred: bool
) -> Event | None:
    """A page without its lead: "Theo đó, hai bên sẽ …" or "Tại hội nghị, …" in its first sentences is all it says."""
    sentences = page.source.sentences
    opens = sentences[min(FIRST_SENTENCES, len(sentences)) - 1][1]
    signed = tells_of_an_agreement(page)
    if not signed and not referred:
        return None
    for first in sorted({*nouns, *verbs}):
        hit = nouns.get(first) or verbs[first]
        number = page.sentence_number(first)
        stop = sentences[number][1]
        last = name_end(page, first, hit.last, min(stop, first + MAX_EVENT_TOKENS))
        if signed:
            agreed = any(page.ahead(t, AGREEMENT) for t in range(hit.last, min(last, hit.last + 6)))
            if "ký" in hit.key.split() and agreed:
                return Event(first, last, number, BEGUN_IN_THE_MIDDLE, first in nouns, first)
        elif first in nouns and first < opens and spoken_of(page, first):
            return Event(first, hit.last, number, BEGUN_IN_THE_MIDDLE, True, first)
    return None


_CALENDARS: Final = Starts.of("lịch công tác | lịch làm việc | lịch tiếp | lịch họp | chương trình công tác tuần")
_WHEN_ALONE: Final = word_set("mới đây vừa qua này trên nói rồi")


BEGUN_IN_THE_MIDDLE: Final = 1.0
"""Score of an event whose own telling is not on the page."""


def _depths(page: Page) -> list[int]:
    """For each sentence of the lead, how many full sentences stand before it (header lines do not count)."""
    depths: list[int] = []
    depth = 0
    for first, last in page.source.sentences[:_LEAD_LINES]:
        depths.append(depth)
        if page.words[last - 1] in _FULL_STOPS or last - first > 25:
            depth += 1
        if depth >= _LEAD_SENTENCES:
            break
    return depths


def name(page: Page, event: Event) -> Value[str] | None:
    """The event's name as a value of the draft; None where the text only says "cuộc họp mới đây"."""
    said = page.words[event.first + 2 : event.last]
    if said and set(said) <= _WHEN_ALONE:
        return None
    reason = "tên đứng sau chữ “tổ chức”" if event.held < event.first else "cụm từ chỉ cuộc họp ở đầu bài"
    certainty = "certain" if event.score >= 5 else "likely" if event.score >= 3.5 else "doubtful"
    span = (page.source.span(event.first, event.last),)
    return Value(page.source.cut(event.first, event.last), span, certainty, reason)  # type: ignore[arg-type]
