"""Loại văn bản — what kind of paper the whole text is.

Legal basis: NĐ 30/2020/NĐ-CP, Article 7 (29 kinds) and Quy định 66-QĐ/TW, 399-QĐ/TW (kinds of Party papers).

Examples: ``THÔNG BÁO / Kết luận của …`` thông báo kết luận · ``GIẤY MỜI`` giấy mời · ``QUY CHẾ … Điều 1.`` quy
chế · ``Kính gửi:`` with ``Số:`` and ``V/v`` công văn · ``BIÊN BẢN`` biên bản · ``QUYẾT ĐỊNH`` · ``TỜ TRÌNH`` · a table
with ``Nội dung``, ``Thời gian``, ``Đơn vị chủ trì`` kế hoạch dạng bảng · ``Sáng 20/7, A họp`` tin hội nghị.

Must not match: a news item that only names such a paper, the kind inside the name of an issuing body (``BAN CHỈ ĐẠO
CHƯƠNG TRÌNH …``); anything else is ``không thuộc loại nào``.
"""

import re
from collections.abc import Sequence
from typing import Final

from vanban.engine.page import Page
from vanban.parts import PlanTable
from vanban.values import Value

NONE: Final = "không thuộc loại nào"
NEWS: Final = "tin hội nghị"
PLAN: Final = "kế hoạch"
PLAN_TABLE: Final = "kế hoạch dạng bảng"
LETTER: Final = "công văn"
CONCLUSIONS: Final = "thông báo kết luận"
INVITATION: Final = "giấy mời"
MINUTES: Final = "biên bản"

TELLS_OF_NO_MEETING: Final = frozenset(
    ("quyết định", "nghị quyết", "chỉ thị", "quy chế", "quy định", "hướng dẫn", "tờ trình", "chương trình", "đề án",
     "phương án", "thông tri", "công điện", "báo cáo", PLAN, PLAN_TABLE)
)  # fmt: skip
"""Papers whose subject is not a meeting, unless their abstract names one."""

_HEAD_CHARS: Final = 6000
_OFFICIAL: Final = re.compile(
    r"cộng hòa xã hội chủ nghĩa việt nam|đảng cộng sản việt nam|^[ \t]*số ?:? ?\d{0,5} ?[-/][^\n]{2,30}$"
    r"|nơi nhận ?:|kính gửi ?:",
    re.M,
)
_ARTICLE: Final = re.compile(r"(?:^[ \t]*|[.;] )điều \d{1,3} ?[.:]", re.M)
_KINDS: Final = (
    "GIẤY MỜI", "GIẤY TRIỆU TẬP", "BIÊN BẢN", "QUY CHẾ", "QUY ĐỊNH", "THÔNG BÁO", "KẾT LUẬN", "BÁO CÁO", "KẾ HOẠCH",
    "CHƯƠNG TRÌNH", "QUYẾT ĐỊNH", "NGHỊ QUYẾT", "CHỈ THỊ", "TỜ TRÌNH", "HƯỚNG DẪN", "CÔNG ĐIỆN", "ĐỀ ÁN", "PHƯƠNG ÁN",
    "THÔNG TRI",
)  # fmt: skip
_ANSWERS: Final = {"giấy triệu tập": INVITATION, "kết luận": CONCLUSIONS}
_NAMED: Final = "|".join(_KINDS)
_LINE: Final = re.compile(rf"^[ \t|]*({_NAMED})(?![^\W\d_])(?!\w)", re.M)
_HEADED: Final = re.compile(rf"\s{{0,40}}(?:{_NAMED})[ \t]{{0,40}}\n")
"""The kind alone on the first line: a paper whose head was left out."""
_ANYWHERE: Final = re.compile(rf"(?<![^\W\d_])(?<![^\W\d_] )({_NAMED})(?![^\W_])")
_CONCLUDES: Final = re.compile(r"\s{0,40}\|?\s{0,10}(?:về (?:việc )?)?(?:ý kiến )?kết luận|\s{0,40}ý kiến chỉ đạo")
_TABLE_HEAD: Final = re.compile(
    r"^[ \t|]*(?:stt|tt|số tt)\b[^\n]{0,40}(?:\n[^\n]{0,40}){0,2}nội dung"
    r"|^[^\n]{0,60}(?:nội dung|nhiệm vụ)[^\n]{0,20}[\t|][^\n]{0,60}(?:chủ trì|thực hiện|thời gian|thời hạn)",
    re.M,
)


def paper(page: Page, tables: Sequence[PlanTable]) -> Value[str] | None:
    """The kind of an official paper; None where the text is no paper."""
    low = page.source.low[:_HEAD_CHARS]
    official = _OFFICIAL.search(low)
    if official is not None or _ARTICLE.search(low) or _HEADED.match(page.source.norm):
        named = _by_heading(page, low, official is not None, tables)
        if named is not None:
            return named
        at = low[:3000].find("kính gửi")
        if at >= 0:
            return Value(LETTER, (page.source.char_span(at, at + 8),), "certain", "có “Kính gửi” và không ghi tên loại")
    if tables:
        return Value(PLAN_TABLE, (tables[0].span,), "likely", tables[0].reason)
    table = _TABLE_HEAD.search(low)
    if table is not None and ("kế hoạch" in low or "chương trình" in low or "nhiệm vụ" in low):
        span = page.source.char_span(*table.span())
        return Value(PLAN_TABLE, (span,), "likely", "có bảng với các cột nội dung, chủ trì, thời gian")
    return None


def find(found: Value[str] | None, genre: str) -> Value[str]:
    """The kind of the whole text; ``found`` is what :func:`paper` said."""
    if found is not None:
        return found
    if genre != "not_meeting":
        return Value(NEWS, (), "likely", "bài viết kể về một cuộc họp, không có thể thức văn bản")
    return Value(NONE, (), "likely", "không có thể thức văn bản và không kể về cuộc họp nào")


def _by_heading(page: Page, low: str, official: bool, tables: Sequence[PlanTable]) -> Value[str] | None:
    norm = page.source.norm[:_HEAD_CHARS]
    for match in _LINE.finditer(norm):
        kind = _answer(match, low, official, tables)
        if kind is not None:
            span = page.source.char_span(*match.span(1))
            return Value(kind, (span,), "certain", "tên loại ghi ở đầu văn bản")
    if norm.count("\n") > 10:
        return None
    for match in _ANYWHERE.finditer(norm):  # a page whose line breaks were lost
        kind = _answer(match, low, official, tables)
        if kind is not None:
            span = page.source.char_span(*match.span(1))
            return Value(kind, (span,), "likely", "tên loại viết hoa ở đầu văn bản, các dòng bị dính liền")
    return None


def _answer(match: re.Match[str], low: str, official: bool, tables: Sequence[PlanTable]) -> str | None:
    kind = low[match.start(1) : match.end(1)]
    after = low[match.end() : match.end() + 80]
    if kind == MINUTES and after.lstrip().startswith(("ghi nhớ", "thỏa thuận")):
        return None
    if kind in ("quy chế", "quy định") and not official and _ARTICLE.search(low) is None:
        return None
    if kind == "thông báo":
        return CONCLUSIONS if _CONCLUDES.match(after) else kind
    if kind in (PLAN, "chương trình") and tables:
        return PLAN_TABLE
    return _ANSWERS.get(kind, kind)
