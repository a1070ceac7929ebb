"""Nơi đến — where an inspection or a survey went.

Legal basis: none. Not a field of its own: it serves the element of the place.

Examples: ``giám sát | tại xã A về việc …`` · ``kiểm tra … tại Công ty B`` · ``khảo sát trên địa bàn 2 huyện: C và D`` ·
``Đoàn đã kiểm tra tình hình ngập lụt tại xã E``.

Must not match: the body looked into (``tại Đảng bộ X``, ``tại UBND tỉnh``: the object), levels without a name.
"""

from typing import Final

from vanban.elements.cuoc_chinh import Event
from vanban.elements.ten_dia_diem import PART_OF_PLACE, place_end
from vanban.engine.page import Page
from vanban.engine.source import NUMBER
from vanban.values import Value

_SITES: Final = frozenset(
    (
        "công ty", "tổng công ty", "trường", "trường đại học", "đại học", "bệnh viện", "nhà máy", "vườn quốc gia",
        "trung tâm", "xí nghiệp", "hợp tác xã", "trạm", "chi nhánh", "khu bảo tồn", "mỏ", "đồn", "đồn biên phòng",
        "trại giam", "khu kinh tế", "cảng hàng không", "bảo tàng", "nông trường", "lâm trường", "bộ", "công an",
        "tòa án", "tòa án nhân dân", "tand", "viện kiểm sát", "viện kiểm sát nhân dân", "vksnd", "chi cục",
        "chi cục thuế",
        "chi cục hải quan", "chi cục thi hành án dân sự", "cục thi hành án dân sự", "trung đoàn", "sư đoàn", "lữ đoàn",
        "tiểu đoàn", "hạt kiểm lâm", "bảo hiểm xã hội", "bưu điện", "điện lực", "kho bạc", "ngân hàng", "trại tạm giam",
    )
)  # fmt: skip
_AFTER: Final = 2
"""So many sentences after the one that names the event may still say where."""
_FEW: Final = frozenset(("hai", "ba", "bốn", "các", *"23456789", *(f"0{n}" for n in range(2, 10))))
_VISITED: Final = frozenset(("tra", "sát", "tế", "việc", "tình", "hình", "thực", "tri", "đến", "đi"))


def gone_to(page: Page, event: Event) -> Value[str] | None:
    """The first place with a name after ``tại`` or ``trên địa bàn``, in the event's sentence or right after it."""
    told = page.source.sentences[event.sentence : event.sentence + 1 + _AFTER]
    for number, (first, last) in enumerate(told):
        start = event.first if not number else first
        if number and ("nhằm" in page.words[first:last] or not _VISITED & set(page.words[first:last])):
            continue
        for token in range(start, last - 1):
            end = _site_end(page, token, last)
            if end:
                at = token + _size(page, token)
                span = (page.source.span(at, end),)
                return Value(page.source.cut(at, end), span, "likely", "nơi đoàn đến kiểm tra, khảo sát")
    return None


def _size(page: Page, token: int) -> int:
    if page.words[token] == "tại":
        return 1
    return 3 if page.words[token : token + 3] == ["trên", "địa", "bàn"] else 0


def _site_end(page: Page, token: int, last: int) -> int:
    """Where the place after ``tại`` at ``token`` ends; 0 where no such place begins."""
    size = _size(page, token)
    at = token + size
    if not size or at >= last:
        return 0
    counted = at + (page.words[at] in _FEW)
    body = page.hit("to_chuc", counted)
    level = counted < last and page.words[counted] in PART_OF_PLACE
    if counted > at and level:
        return _several_end(page, counted, last)
    known = page.hit("dia_danh", at) is not None or level or (body is not None and body.key in _SITES)
    if not known or (body is not None and not level and not page.capital(at)):
        return 0
    end = place_end(page, at, last)
    named = any(page.capital(t) or page.source.shapes[t] == NUMBER for t in range(at, end))
    if end <= at or not named:
        return 0
    joined = level and page.words[end : end + 1] == ["và"] and page.capital(end + 1)
    if joined and page.hit("to_chuc", end + 1) is None:
        end = place_end(page, end + 1, last) or end  # "huyện A và B"
    return end


def _several_end(page: Page, level: int, last: int) -> int:
    """``2 huyện: A và B``, ``hai xã A và B``: up to the last of the names; 0 where none are named."""
    token = level + (2 if page.words[level : level + 2] in (["thành", "phố"], ["thị", "xã"]) else 1)
    token += page.words[token : token + 1] == [":"]
    end = token
    while token < last and (page.capital(token) or (page.words[token] in (",", "và") and page.capital(token + 1))):
        token += 1
        end = token
    return end if end > level + 1 and page.capital(end - 1) else 0
