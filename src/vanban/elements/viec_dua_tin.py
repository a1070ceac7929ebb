"""Việc được đưa tin — who went, worked, inspected or concluded, so that this is what the text tells of.

Legal basis: none. Not a field of its own: it serves the element of the event.

Examples: ``Ngày 3/6, Chủ tịch UBND tỉnh A | kiểm tra tiến độ …`` · ``Đoàn công tác … đã | kiểm tra …`` · ``Kết luận của
đồng chí A tại | Hội nghị …`` · ``Làm việc với Huyện ủy A sáng 5/6, đồng chí B đề nghị …``.

Must not match: an aim (``lập các đoàn kiểm tra nhằm kiểm tra …``), police checks (``kiểm tra xe, phát hiện …``), a
closing speech (``phát biểu kết luận hội nghị``).
"""

from typing import Final

from vanban.elements import ky_ket
from vanban.elements.ky_ket import NEAR
from vanban.elements.menh_de_dau import opens_sentence
from vanban.engine.lexicon import Hit
from vanban.engine.page import Page

VISITS: Final = frozenset(
    (
        "khảo sát",
        "kiểm tra",
        "giám sát",
        "làm việc với",
        "làm việc cùng",
        "làm việc tại",
        "thăm, kiểm tra",
        "kiểm tra tại",
        "giám sát tại",
        "khảo sát tại",
        "thị sát",
        "trực tiếp kiểm sát",
        "trực tiếp kiểm sát tại",
        "kiểm sát trực tiếp",
        "kiểm sát trực tiếp tại",
        "kiểm tra thực địa",
        "khảo sát thực địa",
    )
)
_AIMS: Final = frozenset(("nhằm", "để", "ký", "lập", "sẽ"))


def is_news(page: Page, hit: Hit, start: int, stop: int) -> bool:
    """``Ngày 3/6, Chủ tịch UBND tỉnh A kiểm tra tiến độ …``; not ``… kiểm tra xe, phát hiện đối tượng …``."""
    if hit.key in _DONE_BY_A_BODY:
        looked_at = _LOOKED_AT & set(page.words[hit.last : hit.last + _SOON])
        return bool(looked_at) and ky_ket.follows_a_body(page, hit.first, start)
    if hit.key in ("sơ kết", "tổng kết"):
        return ky_ket.follows_a_body(page, hit.first, start)
    told = set(page.words[hit.last : min(stop, hit.last + NEAR)])
    if {"phát", "hiện"} <= told or told & _FOUND_OUT:
        return False
    opens = opens_sentence(page, hit.first, start) and page.words[stop - 1] in (".", "…")
    if hit.key in (*VISITS, "tiếp xúc cử tri") and opens:
        return True  # "Làm việc với Huyện ủy A sáng 5/6, đồng chí B đề nghị …"
    if hit.key in VISITS and led_by(page, hit.first, start):
        return True
    matter = _MATTERS & set(page.words[hit.last : hit.last + 2])
    return hit.key in ("khảo sát", "giám sát") and bool(matter) and ky_ket.follows_a_body(page, hit.first, start)


_MATTERS: Final = frozenset(("việc", "tình", "công", "kết", "tiến", "thực"))
"""``việc``, ``tình hình``, ``công tác``, ``kết quả``, ``tiến độ``, ``thực trạng``: what a council looks into."""


_DONE_BY_A_BODY: Final = (
    "công bố quyết định", "công bố kết luận", "lấy ý kiến", "góp ý", "xin ý kiến", "tham gia ý kiến"
)  # fmt: skip
_LOOKED_AT: Final = frozenset(("kiểm", "thanh", "giám", "phối", "án", "thảo", "hoạch"))
"""``kiểm tra``, ``thanh tra``, ``giám sát``, ``phối hợp``, ``dự án``, ``dự thảo``, ``quy hoạch``."""
_SOON: Final = 12
_FOUND_OUT: Final = frozenset(("bắt", "tang", "thu", "tội", "lậu"))


def led_by(page: Page, first: int, start: int) -> bool:
    """``Thủ tướng A làm việc với …``: who works with whom is the news."""
    offices = page.all_hits("chuc_danh")
    near = range(max(start, first - NEAR), first)
    if any(page.words[token] in ("nghị", "buổi", "phiên", "cuộc") for token in near):
        return False  # "đồng chủ trì Hội nghị … và làm việc với …"
    return any(token in offices for token in near)


def visited_by_a_group(page: Page, first: int, start: int) -> bool:
    """``Đoàn công tác … do … làm Trưởng đoàn đã kiểm tra``; not ``lập các đoàn kiểm tra nhằm kiểm tra …``."""
    before = page.words[max(start, first - 40) : first]
    if "đoàn" not in before:
        return False
    return not _AIMS & set(before)


def is_concluded(page: Page, first: int, start: int) -> bool:
    """``… trong kết luận cuộc họp …``, ``Kết luận của đồng chí A tại Hội nghị …``: no closing speech."""
    words = page.words
    if words[max(start, first - 3) : first] in (["kết", "luận", "của"], ["kết", "luận", "tại"]):
        closing = first - 3 == start and page.sentence_number(start) > 1
        return not closing and "biểu" not in words[max(start, first - 40) : first]
    if words[first - 1 : first] == ["tại"] and page.sentence_number(start) <= 2:
        near = range(max(start, first - NEAR), first - 4)
        at = next((t for t in near if words[t : t + 3] == ["kết", "luận", "của"]), None)
        if at is not None and "biểu" not in words[max(start, at - 3) : at]:
            return True
    if words[max(start, first - 2) : first] == ["kết", "luận"]:
        return first - 2 > start and words[first - 3] not in ("biểu", "và", ",", "hiện")
    return words[start : start + 3] == ["kết", "luận", "của"] and words[first - 1] == "tại" and page.line_start(start)
