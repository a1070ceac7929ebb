"""Địa điểm — where the meeting was held, as specific as written.

Legal basis: none in news; an invitation (giấy mời) must state it (NĐ 30/2020/NĐ-CP, Annex III).

Examples: ``tại Hà Nội`` · ``tại trụ sở Quận ủy Hồng Bàng, Hải Phòng`` · ``Địa điểm: Hội trường tầng 3`` · ``làm
việc tại Bộ X``.

Must not match: ``tại hội nghị``, ``tại buổi lễ``, ``phát biểu tại``, ``khảo sát … tại Đảng bộ X`` (the object),
``tại nơi cư trú`` and every other ``tại`` of the body text.
"""

from typing import Final

from vanban.elements.cuoc_chinh import Event
from vanban.elements.noi_den import gone_to
from vanban.elements.ten_dia_diem import PART_OF_PLACE, place_end
from vanban.elements.tieu_de import is_headline
from vanban.elements.to_chuc import begins_body, body_end
from vanban.elements.trong_ten import posted
from vanban.engine.page import Page, Starts
from vanban.engine.source import BREAK
from vanban.values import Value

_VENUES: Final = Starts.of("hội trường | trụ sở | khách sạn | trung tâm | nhà | phòng họp | văn phòng")
_LABELS: Final = Starts.of("địa điểm : | địa điểm tổ chức : | tại :")


def find(page: Page, event: Event | None, genre: str) -> Value[str] | None:
    """The place, or None."""
    if event is None:
        return None
    labelled = _labelled(page)
    if labelled is not None:
        return labelled
    first, last = page.source.sentences[event.sentence]
    for start, stop in ((first, event.held), (event.last, last)):
        for token in range(start, stop):
            if not _at(page, token) or page.words[token - 1 : token] in (["đóng"], ["đặt"], ["trú"]):
                continue
            if _inside_body(page, start, token) or posted(page, token):
                continue  # "Hiệp hội Doanh nghiệp A tại Hà Nội", "Đại sứ nước A tại Việt Nam"
            after_event = start >= event.last
            if after_event and genre in ("survey", "inspection") and not _certain_venue(page, token + 1):
                continue
            end = place_end(page, token + 1, last)
            if end > token + 1:
                span = (page.source.span(token + 1, end),)
                where = "ghi sau chữ “tại” ở câu nói về cuộc họp"
                return Value(page.source.cut(token + 1, end), span, "likely" if after_event else "certain", where)
    inside = _inside_name(page, event) if genre not in ("survey", "inspection") else None
    return (
        _met_at(page, event)
        or inside
        or _previous_sentence(page, event)
        or _told_after(page, event)
        or (gone_to(page, event) if genre in ("survey", "inspection") else _in_the_lead(page, event))
    )


def _at(page: Page, token: int) -> bool:
    """``tại``, or the plainer ``ở``; not in ``nhà ở | xã hội``, ``nơi ở``."""
    if page.words[token] == "ở":
        return page.words[token - 1 : token] not in _DWELLING
    return page.words[token] == "tại"


_DWELLING: Final = (["nhà"], ["nơi"], ["chỗ"], ["đất"], ["ăn"], ["còn"])


def _inside_body(page: Page, start: int, token: int) -> bool:
    near = range(max(start, token - 12), token)
    return any(begins_body(page, t) and body_end(page, t) > token for t in near)


def _met_at(page: Page, event: Event) -> Value[str] | None:
    """``buổi làm việc tại Quảng A để …``, ``tiếp xúc cử tri tại xã B``."""
    for token in range(event.first + 1, min(event.first + 5, event.last)):
        if page.words[token] == "tại" and page.words[token - 1] in ("việc", "tri"):
            end = place_end(page, token + 1, event.last)
            if end > token + 1:
                span = (page.source.span(token + 1, end),)
                return Value(
                    page.source.cut(token + 1, end), span, "likely", "ghi sau chữ “làm việc tại”, “tiếp xúc tại”"
                )
    return None


def _inside_name(page: Page, event: Event) -> Value[str] | None:
    """``Lễ khởi công … tại phường X, TP Y``: the place that closes the name."""
    for token in range(event.last - 2, event.first, -1):
        if page.words[token] == "tại":
            end = place_end(page, token + 1, event.last)
            named = page.hit("dia_danh", token + 1) is not None or page.words[token + 1] in PART_OF_PLACE
            named = named or (page.words[token - 1] == "việc" and begins_body(page, token + 1))
            if end >= event.last and named:
                span = (page.source.span(token + 1, end),)
                return Value(page.source.cut(token + 1, end), span, "likely", "ghi sau chữ “tại” ở cuối tên cuộc họp")
            return None
    return None


_WHEN: Final = frozenset(("ngày", "sáng", "chiều", "tối", "trong"))
_AT_ITS_HEAD: Final = 14
_WHO_HELD_IT: Final = 16
_HELD_BY_SOMEONE: Final = Starts.of("tổ chức tại | tổ chức ở | đăng cai tại")
"""``Lễ ký do UBND huyện A chủ trì | tổ chức tại Nhà rông xã B``."""
_HELD_ON: Final = Starts.of("được tổ chức | diễn ra | đã diễn ra | được diễn ra")
_HELD_AT: Final = Starts.of("được tổ chức tại | diễn ra tại | được tổ chức trực tiếp tại | được diễn ra tại")
_MAIN_POINT: Final = Starts.of(
    """
    điểm cầu chính từ | điểm cầu chính tại | điểm cầu chính ở | điểm cầu chính : | giữa điểm cầu | giữa đầu cầu | từ
    điểm cầu | từ đầu cầu | đầu cầu chính tại | đầu cầu chính từ
    """
)
_THE_EVENT: Final = frozenset(("hội", "buổi", "lễ", "cuộc", "phiên"))


def _told_after(page: Page, event: Event) -> Value[str] | None:
    """``Hội nghị được tổ chức tại X``, ``nối điểm cầu chính từ X``: said in a sentence of its own."""
    told = page.source.sentences[event.sentence]
    untold = page.source.shapes[told[1] : told[1] + 1] == bytes([BREAK])  # named by a line of its own
    for first, last in page.source.sentences[event.sentence + 1 : event.sentence + 4]:
        minutes = page.words[first : first + 2] == ["hôm", "nay"]  # "Hôm nay, ngày …, tại trụ sở A"
        if minutes or (untold and page.words[first] in _WHEN and any(page.taken[first : first + 6])):
            stop = last if minutes else min(last, first + _AT_ITS_HEAD)
            at = next((t for t in range(first, stop - 1) if page.words[t] == "tại"), last)
            end = place_end(page, at + 1, last) if at < last else at
            if end > at + 1:
                span = (page.source.span(at + 1, end),)
                return Value(page.source.cut(at + 1, end), span, "likely", "ghi ở câu mở đầu biên bản, thông báo")
        for token in range(first, last - 4):
            size = page.ahead(token, _MAIN_POINT)
            if not size and page.words[first] in _THE_EVENT and token - first <= 6:
                size = page.ahead(token, _HELD_AT) or _at_behind_the_day(page, token)
            if not size and page.words[first] in _THE_EVENT and token - first <= _WHO_HELD_IT:
                size = page.ahead(token, _HELD_BY_SOMEONE)
            end = place_end(page, token + size, last) if size else token
            if end > token + size:
                span = (page.source.span(token + size, end),)
                return Value(page.source.cut(token + size, end), span, "likely", "ghi ở câu sau về nơi họp")
    return None


def _at_behind_the_day(page: Page, token: int) -> int:
    """``diễn ra ngày 24/11 tại | Đồn A``: so many words up to where it was held; 0 where more stands between."""
    held = page.ahead(token, _HELD_ON)
    at = token + held
    while held and at < len(page.words) and (page.taken[at] or page.words[at] in _DAY_BETWEEN):
        at += 1
    return at + 1 - token if held and page.words[at : at + 1] in (["tại"], ["ở"]) else 0


_DAY_BETWEEN: Final = frozenset(("ngày", "vào", "sáng", "chiều", "tối", "trong", ",", "(", ")"))


def _in_the_lead(page: Page, event: Event) -> Value[str] | None:
    """``Trong hai ngày 28 - 29/5, tại tỉnh A, B thăm …``: the lead says where, a later sentence names the meeting."""
    for first, last in page.source.sentences[max(0, event.sentence - _SOON) : event.sentence]:
        if page.words[first] not in _WHEN or not any(page.taken[first : first + _DAY_SOON]):
            continue
        at = next((t for t in range(first, min(last, first + _AT_ITS_HEAD)) if page.words[t] == "tại"), last)
        end = place_end(page, at + 1, last) if at < last else at
        if end > at + 1:
            span = (page.source.span(at + 1, end),)
            return Value(page.source.cut(at + 1, end), span, "doubtful", "ghi ở câu mở đầu bài")
    return _closes_headline(page)


def _closes_headline(page: Page) -> Value[str] | None:
    """``Chủ tịch nước dự Lễ kỷ niệm … | tại Quế Sơn``: the headline says where."""
    first, last = page.source.sentences[0]
    if not is_headline(page):
        return None
    at = next((t + 1 for t in range(last - 1, first, -1) if page.words[t] == "tại"), last)
    if at >= last or place_end(page, at, last) != last or posted(page, at - 1):
        return None
    if page.hit("to_chuc", at) is not None and page.words[at] not in PART_OF_PLACE:
        return None  # "giám sát tại Đảng bộ A": whom it concerns
    span = (page.source.span(at, last),)
    return Value(page.source.cut(at, last), span, "doubtful", "ghi ở cuối tiêu đề")


_SOON: Final = 4
_DAY_SOON: Final = 6


def _previous_sentence(page: Page, event: Event) -> Value[str] | None:
    """``Chiều 6/10, tại trụ sở X.`` cut off from its own sentence by a full stop."""
    if event.sentence == 0:
        return None
    first, last = page.source.sentences[event.sentence - 1]
    for token in range(first, last):
        if page.words[token] == "tại" and token - first <= 8 and last - first < 24:
            end = place_end(page, token + 1, last)
            if end > token + 1 and any(page.taken[first:token]):
                span = (page.source.span(token + 1, end),)
                return Value(page.source.cut(token + 1, end), span, "likely", "ghi ngay trước câu nói về cuộc họp")
    return None


def _labelled(page: Page) -> Value[str] | None:
    for token, word in enumerate(page.words[:2000]):
        if word == "địa":
            size = page.ahead(token, _LABELS)
            if size:
                end = token + size
                while end < len(page.words) and page.source.shapes[end] != BREAK and page.words[end] not in (".", ";"):
                    end += 1
                if end > token + size:
                    span = (page.source.span(token + size, end),)
                    return Value(page.source.cut(token + size, end), span, "certain", "ghi sau chữ “Địa điểm”")
    return None


def _certain_venue(page: Page, token: int) -> bool:
    return page.hit("dia_danh", token) is not None or page.ahead(token, _VENUES) > 0
