"""Chức danh — where an office ends, and where the next office or the next person begins.

Legal basis: the charters and the laws on organisation name the offices; nothing binds how the press joins them.

Examples: ``Phó Chủ tịch UBND xã A, huyện B`` · ``Trưởng phòng Tổ chức đảng, Ban Tổ chức Thành ủy`` (one office) ·
``Bí thư Huyện ủy (2020 - 2025)`` · ``UVTV``.

Must not match: the comma between two offices (``Bí thư Đảng ủy, Chủ tịch HĐTV``), what the person did next (``phát
biểu``), the other people of a list (``và đại diện …``).
"""

from typing import Final

from vanban.elements.ho_ten import family_name, run_end
from vanban.elements.to_chuc import begins_body, body_end
from vanban.elements.tu_dung import ends_phrase
from vanban.engine.page import Page
from vanban.engine.source import BREAK, CAPITAL, NUMBER, UPPER

MAX_TITLE_TOKENS: Final = 40
_LEVELS_BELOW: Final = frozenset(
    (
        "trưởng phòng",
        "phó trưởng phòng",
        "phó phòng",
        "vụ trưởng",
        "phó vụ trưởng",
        "chuyên viên",
        "trưởng khoa",
        "cục trưởng",
        "phó cục trưởng",
        "tổng cục trưởng",
        "phó tổng cục trưởng",
    )
)
_COMMA_INSIDE: Final = frozenset(
    (("hóa", "thể"), ("hóa", "khoa"), ("động", "thương"), ("cháy", "chữa"), ("nạn", "cứu"), ("giáo", "báo"),
     ("giáo", "khoa"), ("nghệ", "đổi"), ("thao", "du"), ("binh", "xã"), ("giáo", "dân"), ("nghiệp", "môi"),
     ("tra", "giám"), ("phòng", "chống"), ("nghiệp", "nông"), ("nạn", "tìm"), ("hiểm", "cứu"), ("chính", "ngân"),
     ("trị", "ban"))
)  # fmt: skip


def short_office(page: Page, token: int) -> bool:
    """``Phan Văn A, UVTV, Trưởng Ban …``: capitals alone between commas before another office."""
    words = page.words
    if token + 2 >= len(words) or page.source.shapes[token] != UPPER or not 3 <= len(words[token]) <= 7:
        return False
    return words[token + 1] == "," and token + 2 in page.all_hits("chuc_danh")


def office_end(page: Page, token: int, office: str) -> int:
    """Where the office that begins before ``token`` ends."""
    words, shapes, offices = page.words, page.source.shapes, page.all_hits("chuc_danh")
    honorifics, ranks, bodies = page.all_hits("xung_ho"), page.all_hits("cap_bac"), page.all_hits("to_chuc")
    limit = min(len(words), token + MAX_TITLE_TOKENS)
    joined = False
    while token < limit:
        word = words[token]
        if shapes[token] == BREAK or word in (";", ":", '"', "!", "?", "…", ")"):
            return token
        if word == "." and not inside_office(page, token):
            return token
        if word == "(":
            closed = bracket_end(page, token)
            if closed is None:
                return token
            token = closed
            continue
        if word == ",":
            pair = (words[token - 1], words[token + 1] if token + 1 < len(words) else "")
            below = office in _LEVELS_BELOW and not joined
            if pair in _COMMA_INSIDE or _names_where(page, token + 1):
                token += 1
                continue
            if below and token + 1 in bodies and page.capital(token + 1) and token + 1 not in offices:
                joined = True
                token += 1
                continue
            whole = 0 if joined else _house_end(page, token + 1)
            if whole:
                joined = True
                token = whole
                continue
            return token
        if word == "-":
            after = words[token + 1] if token + 1 < len(words) else ""
            presides = words[token + 1 : token + 3] in (["chủ", "trì"], ["chủ", "tọa"], ["thư", "ký"])
            if token + 1 in offices or after in ("ảnh", "\n", "nguồn") or token + 1 in honorifics or presides:
                return token
            if not page.source.glued(token) and not page.source.is_word(token + 1):
                return token
        if word == "và" and _starts_another(page, token + 1):
            return token
        if word == "với" or ends_phrase(page, token) or (word == "kiêm" and token + 1 in offices):
            return token
        if shapes[token] != CAPITAL and (token in honorifics or (token in ranks and words[token - 1] not in _GUILDS)):
            return token
        token += 1
    return token


def _house_end(page: Page, token: int) -> int:
    """``Tư lệnh vùng A, | Lực lượng Bảo vệ bờ biển B | phát biểu``: the house of the office, up to the verb; else 0.

    A body that is named besides the person is joined by ``và``, ``cùng``, or followed by others.
    """
    if token in page.all_hits("chuc_danh") or page.hit("to_chuc", token) is None or not begins_body(page, token):
        return 0
    end = body_end(page, token)
    if end - token < _LEAST_HOUSE or not ends_phrase(page, end) or page.words[end] in ("cùng", "do", "gồm"):
        return 0
    holds = any(page.words[t : t + 2] == ["tổ", "chức"] for t in range(end, end + _SOON))
    return 0 if holds else end  # "dưới sự chủ trì của đồng chí A, Bí thư, | Sở B tổ chức hội nghị"


_LEAST_HOUSE: Final = 2
_SOON: Final = 4


_GROUPS: Final = frozenset(("đoàn", "tổ", "cụm", "khối"))
_GUILDS: Final = frozenset(("hội", "đoàn"))
"""``Chủ tịch Hội nhà báo tỉnh``: the calling is part of a name."""


def _names_where(page: Page, token: int) -> bool:
    """``Chủ tịch UBND xã A, huyện B``: the district or province in which the office lies."""
    words = page.words
    if words[token : token + 1] and words[token] in ("huyện", "tỉnh", "quận"):
        return page.lower(token) and page.capital(token + 1)
    named = words[token : token + 2] in (["thành", "phố"], ["thị", "xã"])
    return named and page.lower(token) and page.capital(token + 2)


_LONGEST_ASIDE: Final = 5


def short_form_end(page: Page, token: int) -> int:
    """The token after a short form in brackets, ``(UBA)``, ``(LĐ&XH)``; -1 where other words stand there."""
    words = page.words
    if not page.capital(token + 1):
        return -1
    at = token + 2
    while at + 1 < len(words) and words[at] in ("&", "-", "/") and page.capital(at + 1):
        at += 2
    return at + 1 if words[at : at + 1] == [")"] else -1


def bracket_end(page: Page, token: int) -> int | None:
    """The token after brackets that belong to an office: "(UBA)", a term of years "(2020 - 2025)"; None for others."""
    words = page.words
    short = short_form_end(page, token)
    if short >= 0:
        return short
    inside = range(token + 1, min(len(words), token + 2 + _LONGEST_ASIDE))
    closing = next((t for t in inside if words[t] == ")"), None)
    body = page.hit("to_chuc", token + 1)
    if body is not None and body.key not in _GROUPS and begins_body(page, token + 1):
        house = body_end(page, token + 1)  # "Cục trưởng Cục A (Bộ Tư lệnh B)"
        return house + 1 if words[house : house + 1] == [")"] else None
    if closing is None or page.source.shapes[token + 1] != NUMBER or len(words[token + 1]) != 4:
        return None
    return closing + 1


def inside_office(page: Page, token: int) -> bool:
    """A full stop that belongs to an abbreviation (``TP. Hồ Chí Minh``)."""
    return page.words[token] == "." and page.words[token - 1] in ("tp", "tx", "tt", "q", "p", "ts", "gs", "h")


def _starts_another(page: Page, token: int) -> bool:
    """Whether a new member of an enumeration of people begins at ``token``."""
    words = page.words
    if token >= len(words):
        return True
    if any(token in page.all_hits(tag) for tag in ("xung_ho", "cap_bac", "chuc_danh")):
        return True
    if page.source.shapes[token] == NUMBER:
        return True  # "Phó Viện trưởng Viện A và 03 cán bộ"
    if words[token : token + 2] in (["công", "chức"], ["cán", "bộ"]):
        return True  # "Chủ tịch UBND thị trấn và công chức địa chính"
    if words[token] == "đoàn" and words[token + 1 : token + 2] in (["công"], ["đại"], ["kiểm"], ["khảo"], ["giám"]):
        return True
    if words[token] in ("các", "những", "đại", "lãnh", "đông", "toàn", "gần", "hơn", "một", "trên", "nhiều"):
        return True
    if ends_phrase(page, token):
        return True
    if page.source.shapes[token] == CAPITAL and family_name(words[token]):
        end = run_end(page, token)
        return 3 <= end - token <= 4 and end < len(words) and words[end] in (",", "-", "chủ", "đồng", "(")
    return False


_FOR_ANOTHER: Final = (["thay", "mặt"], ["quyền", "của"], ["lời", "của"])


def behind_whom(page: Page, token: int) -> int | None:
    """``Thay mặt Chủ tịch UBND tỉnh, Giám đốc Sở A Lê Văn B …``: where the speaker's own office begins; else None."""
    words, offices = page.words, page.all_hits("chuc_danh")
    if words[max(0, token - 2) : token] not in _FOR_ANOTHER:
        return None
    end = office_end(page, offices[token].last, offices[token].key)
    own = words[end : end + 1] == [","] and (end + 1 in offices or end + 1 in page.all_hits("xung_ho"))
    return end + 1 if own else None
