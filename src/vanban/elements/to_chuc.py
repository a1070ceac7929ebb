"""Tên cơ quan, tổ chức — where the name of a body begins and ends in running text.

Legal basis: the charters and the laws on organisation name the bodies; NĐ 30/2020/NĐ-CP, Annex II, gives the
capitals.

Examples: ``Sở Văn hóa và Thể thao Nghệ An`` · ``Đảng ủy Tổng công ty Thép Việt Nam-CTCP`` · ``Bộ Lao động - Thương
binh và Xã hội`` · ``UBND TP. HCM``.

Must not match: the conjunction between two bodies (``Trại giam số 3 và Trại giam số 6`` are two), verbs after the
name, and places that only say where (``tại Hà Nội``).
"""

from typing import Final

from vanban.elements.ngang_hang import is_peer
from vanban.elements.trong_ten import (
    LEVELS,
    PLACE_LEVELS,
    UNIT_NUMBER,
    and_inside,
    announces_places,
    comma_inside,
    counts_places,
    field_follows,
    listed_places_end,
    names_its_work,
    number_in_name,
    unit_numbers_end,
    within_end,
)
from vanban.elements.tu_dung import ends_phrase
from vanban.engine.lexicon import word_set
from vanban.engine.page import Page, Starts
from vanban.engine.source import BREAK, CAPITAL, LOWER, NUMBER, UPPER

MAX_BODY_TOKENS: Final = 30

_ENDS: Final = word_set(
    """
    trong về giai đoạn năm nhằm tại với thuộc cùng ký khi ở từ đến gồm lần khóa nhiệm này đó rất hết nhất giữa
    """
)
_ENDS_CAPITALS: Final = frozenset(("với", "về", "trong", "giai", "năm", "tại", "ký", "giữa", "tổ", "họp"))
_BEFORE_A_BODY: Final = frozenset(("giữa", "của", "và", "với", "là", "do"))
_NO_SOCIETY: Final = frozenset(("nghị", "thảo", "đàm", "ý", "trường", "chợ", "thi", "thao", "diễn", "nhập", "viên"))
_DELEGATIONS: Final = frozenset(
    (
        "đoàn công tác",
        "đoàn giám sát",
        "đoàn kiểm tra",
        "đoàn khảo sát",
        "đoàn thanh tra",
        "đoàn kiểm sát",
        "tổ công tác",
    )
)


def begins_body(page: Page, token: int) -> bool:
    """Whether the name of a body begins at ``token``: a head word with a capital, or an abbreviation."""
    if token >= len(page.words):
        return False
    if page.hit("to_chuc", token) is not None:
        hit = page.all_hits("to_chuc")[token]
        if hit.key == "hội" and page.words[hit.last : hit.last + 1] != [] and page.words[hit.last] in _NO_SOCIETY:
            return False  # "Hội nghị", "Hội thảo": what is held
        office = page.hit("chuc_danh", token)
        if office is not None and office.last > hit.last:
            return False  # "Viện trưởng", "Thường trực Ban Bí thư": who holds the office, not the body
        if hit.key in _DELEGATIONS and page.words[hit.last : hit.last + 1] == ["của"] and page.lower(token):
            return begins_body(page, hit.last + 1)  # "đoàn công tác của Bộ A"
        tail = hit.last - token == 1 and token and page.capital(token) and page.capital(token - 1)
        if tail and page.words[token - 1] not in _BEFORE_A_BODY:
            return False  # "Đông Nam Bộ", "Hà Thành": the tail of a place
        return page.capital(token) or page.capital(hit.last)
    return page.source.shapes[token] == UPPER and len(page.words[token]) >= 2


def body_end(page: Page, first: int, limit: int | None = None) -> int:
    """The token after the name of the body that begins at ``first``."""
    words, shapes, source = page.words, page.source.shapes, page.source
    stop = min(len(words), first + MAX_BODY_TOKENS, limit if limit is not None else len(words))
    hit = page.hit("to_chuc", first)
    token = max(first + 1, hit.last if hit is not None and hit.last <= stop else first + 1)
    if hit is not None and hit.key == JOINT and token < stop and page.capital(token):
        return joint_bodies(page, token, stop)[-1][1]
    while token < stop:
        word, shape = words[token], shapes[token]
        if word == ":" and page.capital(token + 1) and announces_places(page, first, token):
            return _places_end(page, token + 1, stop)
        if shape == BREAK or word in '.;:"!?…)”':
            if word == "." and words[token - 1] in ("tp", "tx", "tt", "q", "p", "h") and page.capital(token + 1):
                token += 1
                continue
            return token
        if word == "(":
            closed = _closing(page, token, stop)
            after = closed + 1
            if closed and words[token + 1] in LEVELS and counts_places(page, first, token):
                token = after  # "UBND 3 huyện A, B (tỉnh C) và D (tỉnh E)"
                continue
            if closed and token - first <= 3 and names_its_work(page, first, after):
                token = after + 1
                continue
            if (
                closed
                and shapes[token + 1] == UPPER
                and (
                    (page.capital(after) and (not begins_body(page, after) or _leads(page, first, token)))
                    or (words[after : after + 1] and words[after] in ("tỉnh", "thành", "huyện", "tp", "quận", "thị"))
                )
            ):
                token = after
                continue
            return token
        if word in (",", "và") and counts_places(page, first, token):
            level = page.hit("to_chuc", token + 1)
            if level is not None and level.key in PLACE_LEVELS and page.capital(level.last):
                token = level.last  # "Công an các huyện A, B và thị xã C"
                continue
            if not page.capital(token + 1) or (begins_body(page, token + 1) and not _is_a_place(page, token + 1)):
                return token
            token += 1
            continue
        if word == "," and listed_places_end(page, token, stop):
            return listed_places_end(page, token, stop)
        if word == "," and words[first:token] == ["đảng", "ủy"] and page.ahead(token + 1, _COMMANDS):
            token += 3  # "Đảng ủy, Bộ Tư lệnh Vùng 5 Hải quân"
            continue
        if word == ",":
            if not (page.capital(token - 1) or page.lower(token - 1)) or not comma_inside(page, token):
                return token
            token += 1
            continue
        if word == "và":
            if not and_inside(page, token, first):
                return token
            token += 2
            continue
        if word == "-":
            if token + 1 in page.all_hits("chuc_danh"):
                return token  # "Ban Dân vận Huyện ủy A - Trưởng khối thi đua"
            if not source.glued(token) and not source.is_word(token + 1):
                return token
            if (
                is_peer(page, first, token + 1)
                or _in_a_row(page, first, token)
                or (page.line_start(first) and _ends_a_headline(page, token + 1))
            ):
                return token
            token += 1
            continue
        if token - 1 > first and begins_another(page, token):
            return token  # "Bộ Chỉ huy A tỉnh | Chi cục B tỉnh": a comma is missing
        if shape == UPPER and word in _ENDS_CAPITALS and shapes[token - 1] == UPPER:
            return token  # "LỄ KÝ KẾT GIỮA TRƯỜNG A VỚI CÔNG TY B"
        if shape == LOWER and (word in _ENDS or ends_phrase(page, token)):
            if token - first <= 3 and names_its_work(page, first, token):
                token += 2
                continue
            if word == "tại" and words[token - 1 : token + 3] == ["nước", "tại", "doanh", "nghiệp"]:
                token += 3  # "Ủy ban Quản lý vốn nhà nước tại doanh nghiệp"
                continue
            if word == "về" and field_follows(page, first, token):
                token += 1
                continue
            within = within_end(page, first, token, stop) if word == "trên" else 0
            if within:
                return within
            sent = hit is not None and hit.key in _DELEGATIONS and token == hit.last
            if word == "thuộc" and sent and begins_body(page, token + 1):
                token += 1  # "Đoàn giám sát thuộc Ủy ban A của Quốc hội"
                continue
            if word == "tại" and hit is not None and hit.key in _ABROAD and page.capital(token + 1):
                token += 1
                continue
            return token
        if shape == NUMBER and hit is not None and token == hit.last and UNIT_NUMBER.match(word):
            token = unit_numbers_end(page, token, stop)
            continue
        if shape == NUMBER and not number_in_name(page, token):
            return token
        token += 1
    return token


_COMMANDS: Final = Starts.of("bộ tư lệnh | bộ chỉ huy | ban chỉ huy | ban giám đốc | ban giám hiệu")
_ABROAD: Final = frozenset(
    ("đại sứ quán", "tổng lãnh sự quán", "hiệp hội", "hiệp hội doanh nghiệp", "văn phòng", "cơ quan")
)
"""Their names tell where they sit: ``Hiệp hội Doanh nghiệp X tại Việt Nam``."""
JOINT: Final = "liên ngành"


_LEADERS: Final = frozenset(
    (
        "ban thường vụ",
        "ban chấp hành",
        "thường trực",
        "ban cán sự đảng",
        "ban cán sự",
        "đảng đoàn",
        "đảng ủy",
        "văn phòng",
    )
)


def _leads(page: Page, first: int, token: int) -> bool:
    """``Ban Thường vụ (BTV) Công đoàn A``: a short form between the organ and the body whose organ it is."""
    hit = page.hit("to_chuc", first)
    return hit is not None and hit.last == token and hit.key in _LEADERS


def joint_bodies(page: Page, token: int, stop: int) -> list[tuple[int, int]]:
    """``Liên ngành | Công an - Viện kiểm sát - Tòa án huyện A``: the bodies that act as one."""
    found: list[tuple[int, int]] = []
    while token < stop and page.capital(token):
        dash = next((t for t in range(token, min(stop, token + MAX_BODY_TOKENS)) if page.words[t] == "-"), stop)
        end = body_end(page, token, dash)
        found.append((token, end))
        if end + 1 >= stop or page.words[end] not in ("-", ",", "và"):
            break
        token = end + 1
    return found


def _in_a_row(page: Page, first: int, dash: int) -> bool:
    """``Ban Dân vận Tỉnh ủy - Bộ Chỉ huy A - Công an - …``: three bodies and more with spaced dashes between them."""
    if page.source.glued(dash) or not begins_body(page, dash + 1):
        return False
    if page.words[first - 1 : first] == ["-"] and page.hit("to_chuc", first) is not None:
        return True
    near = range(dash + 2, min(len(page.words) - 1, dash + _ROW))
    stop = next((t for t in near if page.words[t] in (",", ".", ";", ":", "\n", "(")), near.stop)
    again = next((t for t in near if page.words[t] == "-" and t < stop), None)
    return again is not None and page.hit("to_chuc", again + 1) is not None and begins_body(page, again + 1)


_ROW: Final = 12


def _is_a_place(page: Page, token: int) -> bool:
    """``các phường An Hòa, | Trường Xuân, Hòa Hương``: two syllables, of which the first looks like ``Trường``."""
    head = page.hit("to_chuc", token)
    alone = head is not None and head.last == token + 1 and page.capital(head.last)
    return alone and page.words[token + 2 : token + 3] in ([","], ["và"], ["trong"], ["."], ["("])


_LEVELS_ALONE: Final = frozenset(("tỉnh", "huyện"))
_NAMES_OF_PLACES: Final = frozenset(("hội", "đoàn", "đội", "ban", "cụm", "khu", "khối"))


def begins_another(page: Page, token: int) -> bool:
    """``Bộ CHQS tỉnh | Chi cục Kiểm lâm tỉnh``: a head of two words right behind ``tỉnh``: no comma stands there."""
    if token >= len(page.words) or page.words[token - 1] not in _LEVELS_ALONE or not page.lower(token - 1):
        return False
    head = page.hit("to_chuc", token) if page.source.shapes[token] == CAPITAL else None
    return head is not None and head.key not in _NAMES_OF_PLACES and head.last > token + 1


def _ends_a_headline(page: Page, token: int) -> bool:
    """``Hội Nông dân tỉnh - Công an tỉnh: Tổng kết …``: two bodies at the head of a headline."""
    if not begins_body(page, token):
        return False
    end = body_end(page, token)
    return page.words[end : end + 1] == [":"]


def _places_end(page: Page, token: int, stop: int) -> int:
    """``Công an các phường: A, B, C (thành phố D)``: one name for several bodies."""
    while token < stop:
        word = page.words[token]
        town = page.words[token + 1 : token + 2] in (["tp"], ["tx"])
        joins = word in (",", "và") and page.capital(token + 1) and (town or not begins_body(page, token + 1))
        if not (page.capital(token) or joins or (word == "." and page.words[token - 1] in ("tp", "tx"))):
            break
        token += 1
    return token


def _closing(page: Page, token: int, stop: int) -> int:
    for i in range(token + 1, min(token + 6, stop)):
        if page.words[i] == ")":
            return i
    return 0
