"""Không phải cuộc họp — phrases that look like the head of a gathering and name none.

Legal basis: none. Not a field of its own: it keeps the element of the event from weighing them at all.

Examples: ``Nghị quyết | Đại hội`` is a paper · ``Ủy ban | Kiểm tra`` and ``Trung tâm | Hội nghị`` are names ·
``125 | cuộc giám sát`` are counted in a report · in ``hội nghị | tổng kết`` the noun names it.

Must not match: ``tổ chức | Hội nghị``, ``2 | cuộc họp``, ``SỞ A | HỌP BÀN`` (a headline in capitals).
"""

from typing import Final

from vanban.engine.lexicon import Hit
from vanban.engine.page import Page
from vanban.engine.source import NUMBER, UPPER


def names_none(page: Page, hit: Hit, *, noun: bool, start: int) -> bool:
    """Whether the phrase ``hit`` of the sentence that begins at token ``start`` is a paper, a name, a count."""
    words = page.words
    pair = words[max(start, hit.first - 2) : hit.first]
    before = words[hit.first - 1] if hit.first > start else ""
    if noun:
        if pair == ["nghị", "quyết"] or _one_of_many(page, hit.first):
            return True  # "Nghị quyết | Đại hội XIII": a paper
    elif pair in _NOUNS or pair == ["kết", "luận"] or _in_a_name(page, hit, start):
        return True  # "hội nghị | tổng kết …": the noun names it; "kết luận | thanh tra": a paper
    if before in OCCASIONS and (not noun or hit.key in ("lễ", "họp báo")):
        return True  # "cuộc | họp", "buổi | lễ": the longer noun names it
    if words[max(start, hit.first - 6) : hit.first] == ["quy", "chế", "phối", "hợp", "tổ", "chức"]:
        return True  # "Quy chế phối hợp tổ chức | giao ban": what the regulation is about
    match hit.key:
        case "thanh tra":  # "Thanh tra tỉnh", "Thanh tra Chính phủ": a body
            return page.capital(hit.first) and words[hit.last : hit.last + 1] not in ([], ["việc"], ["công"])
        case "hội nghị":  # "Trung tâm | Hội nghị tỉnh": where it is held
            return pair == ["trung", "tâm"]
        case "họp":  # "Kỳ | họp thứ 15"
            return before == "kỳ"
        case "lễ":  # "xã Vũ | Lễ"
            return bool(before) and page.capital(hit.first) and page.capital(hit.first - 1)
        case "ký" | "ký kết":  # "Phòng Đăng | ký kinh doanh"
            return before == "đăng"
    return False


OCCASIONS: Final = frozenset(("cuộc", "buổi", "phiên"))
_NOUNS: Final = (["hội", "nghị"], ["cuộc", "họp"], ["hội", "thảo"], ["buổi", "lễ"], ["phiên", "họp"])
_DONE_IN_CAPITALS: Final = frozenset(("họp", "sơ kết", "tổng kết", "ký kết", "làm việc với"))


def _in_a_name(page: Page, hit: Hit, start: int) -> bool:
    """``Ủy ban | Kiểm tra``, ``Phòng | Thanh tra``; not a headline in capitals."""
    if hit.first == start or not page.capital(hit.first) or not page.source.is_word(hit.first - 1):
        return False
    headline = hit.key in _DONE_IN_CAPITALS and page.source.shapes[hit.first] == UPPER
    return not headline and page.words[hit.first - 1] not in ("đã", "vừa", "chức")


_FEW: Final = 2


def _one_of_many(page: Page, first: int) -> bool:
    """``tổ chức 125 | cuộc giám sát``: gatherings counted in a report."""
    if not first or page.source.shapes[first - 1] != NUMBER or page.taken[first - 1]:
        return False
    count = page.words[first - 1].replace(".", "")
    return count.isdigit() and int(count) > _FEW
