"""Chuỗi tổ chức — bodies joined by ``và``, commas, ``phối hợp với`` and the like.

Legal basis: none. Not a field of its own: it serves the elements of organisers, sides and co-operating bodies.

Examples: ``A, B và C`` · ``A phối hợp với B`` · ``A (đơn vị X) cùng B`` · ``A và 3 đơn vị là B, C, D``.

Must not match: commas and ``và`` inside one name (``Sở Văn hóa và Thể thao``), people and places after a comma.
"""

from typing import Final

from vanban.elements.ten_thuong_mai import trade_name_end
from vanban.elements.to_chuc import begins_another, begins_body, body_end
from vanban.engine.page import Page, Starts, surnames
from vanban.engine.source import NUMBER, UPPER
from vanban.values import Span, Value

_JOINING: Final = Starts.of(
    """
    kết hợp với | kết hợp cùng | kết hợp |
    phối hợp với | phối hợp cùng | phối hợp cùng với | phối hợp | cùng với | cùng | và | , | ; | với | chủ trì , phối
    hợp với | chủ trì phối hợp với | chủ trì phối hợp cùng | , phối hợp với | đã phối hợp với | - | đã phối hợp cùng
    | , cùng | đã cùng với | đã cùng | chủ trì , phối hợp cùng | đã chủ trì , phối hợp với | vừa phối hợp với | vừa
    phối hợp cùng | sẽ phối hợp với | liên tịch với | đã phối hợp | vừa phối hợp
    """
)
Body = tuple[int, int]


def as_value(page: Page, body: Body, reason: str) -> Value[str]:
    """A body as a value of the draft."""
    span: tuple[Span, ...] = (page.source.span(*body),)
    return Value(shown(page, body), span, "likely", reason)


def shown(page: Page, body: Body) -> str:
    """The name without quotation marks at its ends."""
    return page.source.cut(*body).strip("\"“”' ")


def chain_of(page: Page, token: int, limit: int) -> tuple[list[Body], int]:
    """Bodies joined by ``và``, commas, ``phối hợp với`` …, and where the chain ends."""
    bodies: list[Body] = []
    end = token
    while token < limit:
        end = body_end(page, token, limit)
        bodies.append((token, end))
        after = _past_address(page, token, skip_brackets(page, end, limit), limit)
        size = page.ahead(after, _JOINING)
        size += _counted_ahead(page, after + size) if size else 0
        if not size and after == end and begins_another(page, end):
            token = end
            continue
        if not size or not begins_body(page, after + size):
            if size and page.words[after + size : after + size + 1] in (["các"], ["một"]):
                size += 1
                if begins_body(page, after + size):
                    token = after + size
                    continue
            unknown = _unlisted(page, after + size, limit) if size else None
            if size and unknown is None and page.words[after] not in _LOOSE:
                traded = trade_name_end(page, after + size, limit)
                unknown = (after + size, traded) if traded else None
            if unknown is not None:
                bodies.append(unknown)
                end = unknown[1]
                more = page.ahead(end, _JOINING)
                if more and begins_body(page, end + more):
                    token = end + more
                    continue
                return bodies, end
            return bodies, after
        token = after + size
    return bodies, end


_LOOSE: Final = frozenset((",", ";", "-"))
_LEVELS: Final = {
    "xã": 1, "phường": 1, "thị trấn": 1, "huyện": 2, "quận": 2, "thị xã": 2, "thành phố": 3, "tp": 3, "tỉnh": 3,
}  # fmt: skip
_WIDEST: Final = 3


def _past_address(page: Page, first: int, end: int, limit: int) -> int:
    """``Công an huyện A | , tỉnh B |``, ``Đại đội Biên phòng 252 | , tỉnh C (Lào) |``: past where the body lies."""
    bodies = page.all_hits("to_chuc")
    own = bodies[first].key if first in bodies else ""
    while own not in _LEVELS and end + 1 < limit and page.words[end] == "," and end + 1 in bodies:
        place = bodies[end + 1]
        level = _LEVELS.get(place.key, 0)
        within = [_LEVELS[bodies[t].key] for t in range(first, end) if t in bodies and bodies[t].key in _LEVELS]
        wider = level > max(within) if within else level == _WIDEST
        small = page.lower(end + 1) or page.source.shapes[end + 1] == UPPER  # ", TP Uông Bí"
        if not (level and wider and small and page.capital(place.last)):
            break
        end = skip_brackets(page, body_end(page, end + 1, limit), limit)
    return end


_ANNOUNCES: Final = frozenset(("là", "gồm", ":"))
_LONGEST_KIND: Final = 9


def _counted_ahead(page: Page, token: int) -> int:
    """``Công an tỉnh và 3 đơn vị là | Công ty A``, ``với 4 tổ chức chính trị - xã hội gồm | Hội A``: to the names."""
    words = page.words
    if token >= len(words) or words[token] not in _FEW:
        return 0
    for at in range(token + 1, min(len(words) - 1, token + 1 + _LONGEST_KIND)):
        if words[at] in _ANNOUNCES:
            at += 1 + (words[at + 1] == ":")
            return at - token if begins_body(page, at) else 0
        if not (page.lower(at) or words[at] in ("-", ",")):
            return 0
    return 0


_FEW: Final = frozenset(("hai", "ba", "bốn", "năm", "các", *"23456789", *(f"0{n}" for n in range(2, 10))))


def _unlisted(page: Page, token: int, limit: int) -> Body | None:
    """``Công ty A, Truyền tải điện B và Công an tỉnh đã …``: a name between bodies whose head no list has."""
    if not page.capital(token) or page.hit("dia_danh", token) is not None or page.source.shapes[token] == NUMBER:
        return None
    if token in page.all_hits("chuc_danh") or page.words[token] in surnames():
        return None
    end = body_end(page, token, limit)
    more = page.ahead(end, _JOINING)
    if end - token < 3 or not (more and begins_body(page, end + more)):
        return None
    return token, end


def skip_brackets(page: Page, end: int, limit: int) -> int:
    if page.words[end : end + 1] != ["("]:
        return end
    for i in range(end, min(end + 30, limit)):
        if page.words[i] == ")":
            return i + 1
    return end
