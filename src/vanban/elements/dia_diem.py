"""Địa điểm — where the meeting was held, as specific as written.

Legal basis: none in news; an invitation (giấy mời) must state it (NĐ 30/2020/NĐ-CP, Annex III).

Examples: ``tại Hà Nội`` · ``tại trụ sở Quận ủy Hồng Bàng, Hải Phòng`` · ``Địa điểm: Hội trường tầng 3`` · ``làm
việc tại Bộ X``.

Must not match: ``tại hội nghị``, ``tại buổi lễ``, ``phát biểu tại``, ``khảo sát … tại Đảng bộ X`` (the object),
``tại nơi cư trú`` and every other ``tại`` of the body text.
"""

from functools import cache
from typing import Final

from vanban.elements.cuoc_chinh import Event
from vanban.elements.to_chuc import begins_body, body_end
from vanban.elements.trong_ten import posted
from vanban.elements.tu_dung import ends_phrase
from vanban.engine.lexicon import rows
from vanban.engine.page import Page, Starts
from vanban.engine.source import BREAK, NUMBER
from vanban.values import Value

_MEETINGS: Final = frozenset(
    ("hội", "buổi", "lễ", "cuộc", "phiên", "kỳ", "diễn", "tọa", "đại", "nghị", "quyết", "kế", "chương", "điều", "thông")
)
_PLACE_NOUNS: Final = Starts.of(
    """
    hội trường | trụ sở | khách sạn | trung tâm | nhà | phòng họp | văn phòng | thành phố | tp | tỉnh | huyện | thị
    xã | quận | xã | phường | điểm cầu | thủ đô | công ty | trường | khu | ubnd | bộ | sở | hội quán | nhà máy | đảo
    | cơ quan
    """
)
_NO_VENUE: Final = Starts.of("khu vực | khu dân cư")
"""Where something is done, not where people sit together."""
_VENUES: Final = Starts.of("hội trường | trụ sở | khách sạn | trung tâm | nhà | phòng họp | văn phòng")
_LABELS: Final = Starts.of("địa điểm : | địa điểm tổ chức : | tại :")
_BARE_LEVELS: Final = frozenset(("tỉnh", "thành", "huyện", "quận", "tp", "thị", "xã", "phường", "khu", "bộ", "sở"))
_PART_OF_PLACE: Final = frozenset(("tỉnh", "thành", "huyện", "quận", "tp", "thị", "xã", "phường", "số", "đường", "thủ"))


_TOWN_LEVELS: Final = (["thành", "phố"], ["thị", "xã"], ["thị", "trấn"], ["thủ", "đô"])


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
            if page.words[token] != "tại" or page.words[token - 1 : token] in (["đóng"], ["đặt"], ["trú"]):
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
        or (_worked_at(page) or _visited(page, event) if genre in ("survey", "inspection") else None)
    )


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
            named = page.hit("dia_danh", token + 1) is not None or page.words[token + 1] in _PART_OF_PLACE
            named = named or (page.words[token - 1] == "việc" and begins_body(page, token + 1))
            if end >= event.last and named:
                span = (page.source.span(token + 1, end),)
                return Value(page.source.cut(token + 1, end), span, "likely", "ghi sau chữ “tại” ở cuối tên cuộc họp")
            return None
    return None


_WHEN: Final = frozenset(("ngày", "sáng", "chiều", "tối", "trong"))
_AT_ITS_HEAD: Final = 14
_HELD_AT: Final = Starts.of("được tổ chức tại | diễn ra tại | được tổ chức trực tiếp tại | được diễn ra tại")
_MAIN_POINT: Final = Starts.of("điểm cầu chính từ | điểm cầu chính tại | điểm cầu chính ở | điểm cầu chính :")
_THE_EVENT: Final = frozenset(("hội", "buổi", "lễ", "cuộc", "phiên"))


def _told_after(page: Page, event: Event) -> Value[str] | None:
    """``Hội nghị được tổ chức tại X``, ``nối điểm cầu chính từ X``: said in a sentence of its own."""
    told = page.source.sentences[event.sentence]
    untold = page.source.shapes[told[1] : told[1] + 1] == bytes([BREAK])  # named by a line of its own
    for first, last in page.source.sentences[event.sentence + 1 : event.sentence + 4]:
        if page.words[first : first + 3] == ["tại", "điểm", "cầu"]:
            end = place_end(page, first + 1, last)
            if end > first + 3:
                span = (page.source.span(first + 1, end),)
                return Value(page.source.cut(first + 1, end), span, "likely", "điểm cầu nói ở câu sau")
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
                size = page.ahead(token, _HELD_AT)
            end = place_end(page, token + size, last) if size else token
            if end > token + size:
                span = (page.source.span(token + size, end),)
                return Value(page.source.cut(token + size, end), span, "likely", "ghi ở câu sau về nơi họp")
    return None


def _worked_at(page: Page) -> Value[str] | None:
    """``Đoàn công tác … làm việc tại Bộ X``: where an inspection or a survey went."""
    for first, last in page.source.sentences:
        for token in range(first, last - 3):
            if page.words[token] in ("việc", "tế") and page.words[token - 1 : token + 2] in _ON_SITE:
                end = place_end(page, token + 2, last)
                if end > token + 2:
                    span = (page.source.span(token + 2, end),)
                    return Value(page.source.cut(token + 2, end), span, "likely", "ghi sau chữ “làm việc tại”")
    return None


def _visited(page: Page, event: Event) -> Value[str] | None:
    """``kiểm tra tuyến đê tại huyện A``, ``khảo sát chợ trên địa bàn thành phố B``: the name ends with it."""
    for token in range(event.first + 1, event.last - 1):
        size = 1 if page.words[token] == "tại" else 3 if page.words[token : token + 3] == ["trên", "địa", "bàn"] else 0
        start = token + size
        named = page.hit("dia_danh", start) is not None or (
            page.words[start : start + 1] != [] and page.words[start] in _PART_OF_PLACE
        )
        end = place_end(page, start, event.last) if size and named else start
        if end > start and end >= event.last:
            span = (page.source.span(start, end),)
            return Value(page.source.cut(start, end), span, "doubtful", "nơi đến kiểm tra, khảo sát")
    return None


_ON_SITE: Final = (["làm", "việc", "tại"], ["thực", "tế", "tại"])


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


def place_end(page: Page, first: int, stop: int) -> int:
    """End of the place that begins at ``first``; ``first`` itself when it is none."""
    words = page.words
    if first >= len(words):
        return first
    if page.ahead(first, _NO_VENUE):
        return first
    noun = page.ahead(first, _PLACE_NOUNS)
    if noun == 0 and (not page.capital(first) or words[first] in _MEETINGS):
        return first
    end = _piece_end(page, first, stop)
    if noun and end == first + noun and page.words[first] in _BARE_LEVELS and words[first:end] != ["thủ", "đô"]:
        return first  # "trên địa bàn thành phố", "tại xã": which one is not said
    while end < stop and words[end] == "," and end + 1 < stop:
        after = end + 1
        more = _piece_end(page, after, stop)
        named = page.hit("dia_danh", first)
        smaller_first = named is None or named.key in _towns()  # "Đà Lạt, Lâm Đồng"; not "Hà Nội, Hải Phòng"
        numbered = page.source.shapes[after + 1 : after + 2] == bytes([NUMBER])
        part = page.hit("dia_danh", after) is not None or (
            words[after] in _PART_OF_PLACE
            and (page.capital(after + 1) or words[after : after + 2] in _TOWN_LEVELS or numbered)
        )
        closed = more >= stop or words[more] in (",", ".", ")", "\n", "-") or ends_phrase(page, more)
        if not (smaller_first and part and closed and more > after):
            break
        end = more
    return end


@cache
def _towns() -> frozenset[str]:
    """Towns inside a province, as the list of places has them."""
    return frozenset(row["ten"] for row in rows("dia_danh") if row["thuoc"])


def _piece_end(page: Page, first: int, stop: int) -> int:
    words, shapes = page.words, page.source.shapes
    if page.hit("to_chuc", first) is not None and words[first] not in (
        "tỉnh",
        "huyện",
        "thành",
        "xã",
        "quận",
        "phường",
        "tp",
    ):
        return min(stop, body_end(page, first, stop))
    known = page.hit("dia_danh", first)
    if known is not None and known.last < stop and page.lower(known.last):
        return known.last  # "tại Hà Nội dưới sự chủ trì của …"
    end = first
    while end < stop and shapes[end] != BREAK and words[end] not in (",", ";", ":", "!", "?", "…", '"', ")"):
        if words[end] == "." and not (words[end - 1] in ("tp", "tx", "q", "p") and page.capital(end + 1)):
            break
        if words[end] == "(":
            break
        if words[end] == "-" and end > first and page.hit("dia_danh", end + 1) is not None and page.capital(end - 1):
            end = page.all_hits("dia_danh")[end + 1].last  # "Lạc Thủy - Hòa Bình"
            continue
        if end > first and (
            ends_phrase(page, end) or words[end] in ("với", "và", "năm", "về", "dưới") or page.words[end] == "-"
        ):
            break
        if shapes[end] == NUMBER and words[end - 1] not in ("số", "tầng", "quận", "phường", "khu", "vùng", "sở"):
            break
        end += 1
    return end
