"""Tên loại và trích yếu nội dung — what the paper is and what it is about.

Legal basis: NĐ 30/2020/NĐ-CP, Annex I, II.5 (kind in capitals, abstract under it; a letter has ``V/v …`` under
its number).

Examples: ``KẾ HOẠCH / Phối hợp thực hiện Quy chế năm 2026`` · ``V/v lấy ý kiến góp ý dự thảo Quyết định``.

Must not match: headlines of news items, headings inside the body (``I. KẾT QUẢ``), the grounds (``Căn cứ …``).
"""

from collections.abc import Sequence
from typing import Final

from vanban.engine.lexicon import rows
from vanban.engine.lines import Line, span_of
from vanban.engine.page import Page
from vanban.fold import tone_place
from vanban.values import Value

_BODY_STARTS: Final = (
    "căn cứ", "kính gửi", "thực hiện", "ngày ", "thi hành", "theo ", "để ", "i.", "1.", "điều ", "trong ", "sáng ",
    "chiều ", "phần ", "chương ", "nhằm ", "xét ", "sau khi", "hôm nay", "thời gian", "văn phòng", "nơi nhận", "-",
    "–", "tiếp theo", "t/m ", "tm. ", "t/l ", "tl. ", "k/t ", "kt. ", "tuq. ",
)  # fmt: skip
_NO_ABSTRACT: Final = (", ngày", "cộng hòa", "độc lập", "kính mời", "triệu tập:")
_MAX_LINES: Final = 4


def find(page: Page, top: Sequence[Line]) -> tuple[Value[str] | None, Value[str] | None]:
    """(kind, abstract); a letter has an abstract and no kind."""
    kinds = {tone_place(row["loai"]) for row in rows("loai_van_ban")} - {"luật", "lệnh"}
    for i, line in enumerate(top):
        if line.low.startswith(("v/v", "về việc")) or line.low.startswith("v/ v"):
            return None, _abstract(page, top, i, "ghi sau chữ “V/v”")
        if not line.upper:
            continue
        named = next((k for k in sorted(kinds, key=len, reverse=True) if line.low == k), None)
        if named is not None:
            kind = Value(line.text, (span_of(page.source, line, line),), "certain", "tên loại in hoa giữa trang")
            return kind, _abstract(page, top, i + 1, "ghi ngay dưới tên loại văn bản")
        longer = next((k for k in sorted(kinds, key=len, reverse=True) if line.low.startswith(k + " ")), None)
        if longer is not None:
            start = line.start + len(longer)
            kind = Value(
                line.text[: len(longer)],
                (page.source.char_span(line.start, start),),
                "certain",
                "tên loại in hoa giữa trang",
            )
            return kind, _abstract(
                page,
                [line.after(len(longer) + 1), *top[i + 1 :]],
                0,
                "ghi liền sau tên loại văn bản",
            )
    return None, None


_HEADER_COLUMNS: Final = 2


def _in_a_table(page: Page, line: Line) -> bool:
    """A row of more cells than the two columns of a header."""
    text = page.source.norm
    begin, end = text.rfind("\n", 0, line.start) + 1, text.find("\n", line.end)
    return text.count("\t", begin, end if end >= 0 else len(text)) >= _HEADER_COLUMNS


def _abstract(page: Page, top: Sequence[Line], first: int, reason: str) -> Value[str] | None:
    taken: list[Line] = []
    for line in top[first : first + _MAX_LINES]:
        if taken and (line.low.startswith(_BODY_STARTS) or any(words in line.low for words in _NO_ABSTRACT)):
            break
        if not taken and line.low.startswith(_BODY_STARTS):
            return None
        if (taken and taken[-1].text[-1:] in ".;") or _in_a_table(page, line):
            break
        taken.append(line)
        if (
            page.source.norm[line.end : line.end + 3].count("\n") >= 2
            or "\n\n" in page.source.norm[line.end : line.end + 6]
        ):
            break
    if not taken:
        return None
    text = " ".join(" ".join(line.text for line in taken).split())
    shown = text
    for lead in ("V/v", "V/ v", "v/v", "Về việc"):
        shown = shown.removeprefix(lead)
    return Value(shown.strip(" :."), (span_of(page.source, taken[0], taken[-1]),), "certain", reason)
