"""Tên địa điểm — where the name of a place begins and ends after ``tại``.

Legal basis: none. Not a field of its own: it serves the element of the place and those that must pass over one.

Examples: ``Hà Nội`` · ``trụ sở Quận ủy Hồng Bàng, Hải Phòng`` · ``xã A (huyện B)`` · ``2 huyện: A và B``.

Must not match: meetings (``tại hội nghị``), levels without a name (``tại xã``, ``trên địa bàn thành phố``).
"""

from functools import cache
from typing import Final

from vanban.elements.to_chuc import body_end
from vanban.elements.tu_dung import ends_phrase
from vanban.engine.lexicon import rows
from vanban.engine.page import Page, Starts
from vanban.engine.source import BREAK, CAPITAL, NUMBER

_MEETINGS: Final = frozenset(
    ("hội", "buổi", "lễ", "cuộc", "phiên", "kỳ", "diễn", "tọa", "đại", "nghị", "quyết", "kế", "chương", "điều", "thông")
)
_PLACE_NOUNS: Final = Starts.of(
    """
    hội trường | trụ sở | khách sạn | trung tâm | nhà | phòng họp | văn phòng | thành phố | tp | tỉnh | huyện | thị
    xã | quận | xã | phường | điểm cầu | thủ đô | công ty | trường | khu | ubnd | bộ | sở | hội quán | nhà máy | đảo
    | cơ quan | ga | sân vận động | cảng | quảng trường | sở chỉ huy
    """
)
_NO_VENUE: Final = Starts.of("khu vực | khu dân cư")
"""Where something is done, not where people sit together."""
_BARE_LEVELS: Final = frozenset(("tỉnh", "thành", "huyện", "quận", "tp", "thị", "xã", "phường", "khu", "bộ", "sở"))
PART_OF_PLACE: Final = frozenset(("tỉnh", "thành", "huyện", "quận", "tp", "thị", "xã", "phường", "số", "đường", "thủ"))


_TOWN_LEVELS: Final = (["thành", "phố"], ["thị", "xã"], ["thị", "trấn"], ["thủ", "đô"])


def place_end(page: Page, first: int, stop: int) -> int:
    """End of the place that begins at ``first``; ``first`` itself when it is none."""
    words = page.words
    if first >= len(words):
        return first
    if page.ahead(first, _NO_VENUE) or words[first : first + 2] == ["việt", "nam"]:
        return first  # "lần đầu tiên tại Việt Nam": no place where people sit together
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
            words[after] in PART_OF_PLACE
            and (page.capital(after + 1) or words[after : after + 2] in _TOWN_LEVELS or numbered)
        )
        closed = more >= stop or words[more] in (",", ".", ")", "\n", "-") or ends_phrase(page, more)
        if not (smaller_first and part and closed and more > after):
            break
        end = more
    return _with_brackets(page, end, stop)


_LONGEST_ASIDE: Final = 8


def _with_brackets(page: Page, end: int, stop: int) -> int:
    """``xã A | (huyện B, tỉnh C)``: the larger place in brackets belongs to it; ``(UBA)`` and other words do not."""
    words = page.words
    if words[end : end + 1] != ["("] or end + 1 >= stop:
        return end
    closing = next((t for t in range(end + 2, min(stop, end + _LONGEST_ASIDE)) if words[t] == ")"), None)
    if closing is None:
        return end
    inside = range(end + 1, closing)
    named = page.source.shapes[end + 1] == CAPITAL or (words[end + 1] in PART_OF_PLACE and page.capital(closing - 1))
    plain = all(
        page.capital(t) or words[t] in PART_OF_PLACE or words[t] in (",", "-", "phố", "xã", "trấn") for t in inside
    )
    return closing + 1 if named and plain else end


@cache
def _towns() -> frozenset[str]:
    """Towns inside a province, as the list of places has them."""
    return frozenset(row["ten"] for row in rows("dia_danh") if row["thuoc"])


def _piece_end(page: Page, first: int, stop: int) -> int:
    words, shapes = page.words, page.source.shapes
    room = words[first : first + 2] == ["hội", "trường"] or words[first : first + 3] == ["sở", "chỉ", "huy"]
    if (
        not room
        and page.hit("to_chuc", first) is not None
        and words[first]
        not in (
            "tỉnh",
            "huyện",
            "thành",
            "xã",
            "quận",
            "phường",
            "tp",
        )
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
        if shapes[end] == NUMBER and words[end - 1] not in (
            "số",
            "tầng",
            "quận",
            "phường",
            "khu",
            "vùng",
            "sở",
            "đường",
            "lộ",
            "ấp",
            "thôn",
            "tổ",
        ):
            break
        end += 1
    return end
