"""Thời hạn — when a task must be done, as written, and the last day in time where the words give one.

Legal basis: none general; NĐ 30/2020/NĐ-CP asks that deadlines be stated in what is assigned.

Examples: ``trước ngày 30/9`` · ``chậm nhất ngày 15 hằng tháng`` · ``trong quý IV/2019`` · ``6 tháng cuối năm
2018`` · ``trong tháng 12/2016`` · ``hoàn thành trước 30/6`` · ``định kỳ 6 tháng một lần`` · ``trước ngày 25 tháng
cuối quý`` · ``trong vòng 10 ngày``; in the column of a table also ``Tháng 9``, ``30/9/2026``, ``Quý III``,
``Thường xuyên``.

Must not match: the date of a cited document, ``trong thời gian tới``, ``giai đoạn 2016 - 2020`` (a term, not a
due date), ``trước đây``, ``trong năm qua``.
"""

import re
import sys
from calendar import monthrange
from datetime import date
from typing import Final

from vanban.engine.page import Page
from vanban.engine.source import Source
from vanban.parts import Due, Repeats
from vanban.values import Span, Value

_QUARTER: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_YEAR: Final = r"(?:19|20)\d\d"
_EVERY: Final = r"(?:hằng|hàng|mỗi|của|các)"

# A day of the calendar: needs a word that makes it a limit, else it is the date of something told.
_LIMIT: Final = (
    r"(?:(?:hoàn thành |báo cáo |gửi |trình |xong )?(?:trước|chậm nhất(?: là)?(?: trước| vào| đến)?"
    r"|muộn nhất(?: là)?(?: trước| vào)?|đến hết|hết(?= ngày)|hết hạn|hạn cuối(?: là)?"
    r"|thời hạn(?: là| đến)?|xong trước)(?: ngày)?)"
)
_DAY: Final = rf"(?P<d>\d{{1,2}}) ?(?:[/.-]|tháng) ?(?P<m>\d{{1,2}})(?:(?: ?[/.-] ?| năm )(?P<y>{_YEAR}))?"
_DUE: Final = re.compile(
    rf"{_LIMIT} {_DAY}(?!\d)"
    rf"|(?:trước|chậm nhất(?: là)?(?: vào| trước)?|vào)(?: ngày)? (?P<every>\d{{1,2}})"
    rf" (?:{_EVERY} ?|)tháng(?: cuối)?(?: (?:của )?(?P<in>quý|năm|kỳ))?(?! ?\d)(?: sau)?"
    rf"|(?:trước|chậm nhất(?: là)?(?: vào| trước)?|vào) ngày (?P<each>\d{{1,2}}) {_EVERY} ?(?P<of>quý|năm)"
    rf"|(?:(?:trong|hết|vào|trước|cuối|đầu) )+quý (?P<q>iv|i{{1,3}}|[1-4])(?:(?: ?/ ?| ?năm )(?P<qy>{_YEAR}))?"
    rf"|(?:(?:trong|hết|trước|cuối|đầu) )+tháng (?P<mm>\d{{1,2}})(?: ?/ ?| năm )(?P<my>{_YEAR})"
    rf"|(?:(?:trong|hết|trước|cuối|đầu) )+tháng (?P<mn>\d{{1,2}})(?! ?[/-] ?\d)"
    rf"|tháng (?P<ma>\d{{1,2}})(?: ?/ ?| năm )(?P<mb>{_YEAR})"
    rf"|(?P<half>6|sáu|9|chín) tháng (?P<side>đầu|cuối) năm(?: (?P<hy>{_YEAR}))?"
    rf"|(?:(?:trong|hết|cuối|trước) )+năm (?P<yy>{_YEAR})(?! ?-)"
    r"|trong vòng \d{1,3} (?:ngày|tháng|tuần)(?: làm việc)?"
    r"|(?:định kỳ|hằng|hàng|mỗi) ?(?:(?:hằng|hàng) )?(?P<again>tuần|tháng|quý|năm|6 tháng|sáu tháng|03 tháng|3 tháng)"
    r"(?: (?:một|1|01) lần)?"
)  # fmt: skip
_ALONE: Final = re.compile(
    rf"(?:ngày )?{_DAY}(?!\d)"
    rf"|(?:tháng )?(?P<mm>\d{{1,2}}) ?(?:/|-|năm) ?(?P<my>{_YEAR})"
    r"|tháng (?P<mn>\d{1,2})(?! ?\d)"
    rf"|quý (?P<q>iv|i{{1,3}}|[1-4])(?:(?: ?[/-] ?| ?năm )(?P<qy>{_YEAR}))?"
    rf"|(?:cả |trong )?năm (?P<yy>{_YEAR})"
    r"|(?P<free>thường xuyên|cả năm|trong năm|liên tục|theo kế hoạch|theo quy định|khi có yêu cầu|đột xuất)"
)
_AGAIN: Final[dict[str, Repeats]] = {
    "tuần": "week", "tháng": "month", "quý": "quarter", "năm": "year", "kỳ": "half_year", "6 tháng": "half_year",
    "sáu tháng": "half_year", "3 tháng": "quarter", "03 tháng": "quarter",
}  # fmt: skip


def find(page: Page, first: int, last: int, year: int | None) -> Due | None:
    """The first due date inside tokens ``first`` up to ``last``; ``year`` fills in a year that is not written."""
    if last <= first:
        return None
    start, stop = page.source.starts[first], page.source.ends[last - 1]
    match = _first(page.source.low, start, stop)
    return _due(page.source, match, year, 0) if match is not None else None


def in_cell(text: str, year: int | None, offset: int = 0) -> Due | None:
    """The due date a cell of a table states; ``offset`` is where the cell begins in the text as given.

    Of several days the last counts: "Quý II, quý III" ends with the third quarter.
    """
    source = Source(text)
    told = _first(source.low, 0, len(source.low))
    if told is None or told.groupdict().get("again") is None:
        alone = list(_ALONE.finditer(source.low))
        told = alone[-1] if alone and (told is None or alone[-1].end() > told.end()) else told
    if told is None:
        return None
    return _due(source, told, year, offset)


def _first(low: str, start: int, stop: int) -> re.Match[str] | None:
    for match in _DUE.finditer(low, start, stop):
        after = low[match.end() : match.end() + 1]
        if not (after.isalnum() or after == "/") and not low[max(0, match.start() - 1) : match.start()].isalnum():
            return match
    return None


def _due(source: Source, match: re.Match[str], year: int | None, offset: int) -> Due:
    found = source.char_span(*match.span())
    span = Span(found.start + offset, found.end + offset)
    words = sys.intern(" ".join(source.norm[match.start() : match.end()].split()))  # a list repeats its due dates
    parts = {k: v for k, v in match.groupdict().items() if v}
    repeats, day_of = _repeats(parts)
    day = _last_day(parts, year) if not repeats else None
    if day is not None:
        return Due(Value(words, (span,), "certain", "thời hạn ghi trong nhiệm vụ"), day)
    if repeats:
        return Due(Value(words, (span,), "certain", "việc làm định kỳ"), None, repeats, day_of)
    return Due(Value(words, (span,), "likely", "thời hạn ghi bằng lời, chưa quy ra ngày"), None)


def _repeats(parts: dict[str, str]) -> tuple[Repeats, int | None]:
    if "again" in parts:
        return _AGAIN[parts["again"]], None
    if "each" in parts:
        return _AGAIN[parts["of"]], int(parts["each"])
    if "every" in parts:
        return (_AGAIN[parts["in"]] if "in" in parts else "month"), int(parts["every"])
    return "", None


def _last_day(parts: dict[str, str], year: int | None) -> str | None:
    def of_year(name: str) -> int | None:
        return int(parts[name]) if name in parts else year

    if "d" in parts:
        return _iso(of_year("y"), int(parts["m"]), int(parts["d"]))
    if "q" in parts:
        return _iso(of_year("qy"), 3 * _QUARTER[parts["q"]], 0)
    for month, its_year in (("mm", "my"), ("mn", ""), ("ma", "mb")):
        if month in parts:
            return _iso(of_year(its_year), int(parts[month]), 0)
    if "side" in parts:
        nine = parts["half"] in ("9", "chín")
        return _iso(of_year("hy"), 12 if parts["side"] == "cuối" else 9 if nine else 6, 0)
    if "yy" in parts:
        return _iso(int(parts["yy"]), 12, 0)
    return None


def _iso(year: int | None, month: int, day: int) -> str | None:
    """The ISO date; day 0 is the last of the month; None where there is no such day."""
    if year is None or not 1 <= month <= 12:
        return None
    longest = monthrange(year, month)[1]
    return sys.intern(date(year, month, day or longest).isoformat()) if day <= longest else None
