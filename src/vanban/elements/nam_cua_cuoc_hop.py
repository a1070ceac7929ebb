"""Năm của cuộc họp — the year of a meeting whose day is written without one.

Legal basis: none. Not a field of its own: it serves the element of days.

Examples: ``Hội nghị giao ban quý II năm 2022`` · ``sơ kết 6 tháng đầu năm 2019`` · ``từ đầu năm 2019 đến nay``.

Must not match: a year aimed at (``đến năm 2030``), the year of a document, the year summed up early in the next one
(``tổng kết năm 2022`` held in March), the year compared with (``so với cùng kỳ năm 2018``).
"""

import re
from typing import Final

from vanban.engine.page import Page

_YEAR_WORD: Final = re.compile(
    r"(?<!\d)(?:năm|quý (?:iv|i{1,3}|[1-4]) ?[/.-]|tháng \d{1,2} ?[/.-]) ?((?:19|20)\d\d)(?!\d| ?[-–])"
)
_YEAR_RANGE: Final = re.compile(r"từ (?:năm |tháng )?[\d/]{4,7} (?:đến|tới)(?: hết)?(?: năm| tháng)? [\d/]{4,7}")
_YEAR_AIMED_AT: Final = re.compile(
    r"(?:đến|tới|tầm nhìn|từ|định hướng|vào)(?: hết)?(?: năm)? (?:19|20)\d\d|ngày \d[\d/. -]{3,8}\d{4}"
    r"|(?:nghị quyết|nghị định|luật|chỉ thị|quyết định|kế hoạch|thông tư|quy định|kết luận|pháp lệnh) "
    r"(?:số )?[\d\w/-]{1,20} (?:ban hành )?năm (?:19|20)\d\d"
)
"""``công tác tài chính đến năm 2020``, ``Nghị quyết số 9 năm 2012``: not the year of the meeting."""
_YEAR_TO_DATE: Final = re.compile(
    r"(?:(\d{1,2}|những|mấy) tháng (đầu|cuối)? ?(?:của )?năm|quý (iv|i{1,3}|[1-4])(?: năm| ?/)"
    r"|tháng (\d{1,2})(?: năm| ?/)) ?((?:19|20)\d\d)"
)
_SO_FAR: Final = re.compile(
    r"tính (?:đến|tới)(?: hết)?(?: ngày| tháng)?(?: \d{1,2} ?[/.-])? ?(\d{1,2})(?: ?[/.-] ?| năm )((?:19|20)\d\d)(?!\d)"
)
"""``Tính đến ngày 31/5/2023``: told soon after."""
_SOON: Final = 3
_RUNNING_YEAR: Final = re.compile(
    r"từ đầu năm ((?:19|20)\d\d)(?! đến (?:năm|hết năm))"
    r"|(?:đầu|trong) năm ((?:19|20)\d\d)(?: cho)? đến (?:nay|thời điểm này|hết tháng)"
)
"""``Từ đầu năm 2019 đến nay`` is told in 2019 …"""
_FIRST_MONTH_OF_SECOND_HALF: Final = 5
"""The tasks of ``6 tháng cuối năm`` are told from May on."""
_FIRST_MONTH_OF_RUNNING_YEAR: Final = 3
"""… but in January and February of the year that has just ended."""
_PLANNED: Final = re.compile(r"(?:triển khai|phương hướng|kế hoạch|nhiệm vụ|dự toán)[^,;]{0,40} năm (?:19|20)\d\d\W*\Z")
_FIRST_MONTH_OF_PLANNING: Final = 11
"""In November and December a meeting on the tasks of a year is mostly held before that year begins."""
_YEAR_ENDS: Final = 10
"""From October on a meeting sums up the running year and plans the next; before, it belongs to the later of two."""
_LAST_MONTH_OF_LOOKING_BACK: Final = 5
"""Until May a year is summed up that is over, and the meeting's own year is not said."""


def year_of_name(words: str, month: int) -> int | None:
    low = _YEAR_AIMED_AT.sub(" ", _YEAR_RANGE.sub(" ", words.lower()))
    years = sorted({int(y) for y in _YEAR_WORD.findall(low)})
    if not years:
        return None
    if len(years) == 1:
        looks_back = any(word in low for word in ("tổng kết", "sơ kết", "đánh giá", "kết quả"))
        last = _LAST_MONTH_OF_LOOKING_BACK if "tổng kết" in low else 2
        closing = looks_back and month <= last and "triển khai" not in low
        closing = closing or (month >= _FIRST_MONTH_OF_PLANNING and _PLANNED.search(low) is not None)
        return None if closing else years[0]
    # "sơ kết năm 2014, triển khai kế hoạch năm 2015" is held in the later year unless the earlier one is just ending
    return years[-1] if month < _YEAR_ENDS and years[-1] - years[0] == 1 else years[0]


def year_to_date(page: Page, month: int) -> int | None:
    """The one year named as the running year ("6 tháng đầu năm 2019"), if the month fits."""
    years: set[int] = set()
    for match in _YEAR_TO_DATE.finditer(page.source.low):
        count, half, quarter, of_month, year = match.groups()
        if half == "cuối" and month < _FIRST_MONTH_OF_SECOND_HALF:
            continue
        if count and count.isdigit() and half != "cuối" and not int(count) - 1 <= month <= int(count) + 3:
            continue
        if quarter or of_month:
            continue
        years.add(int(year))
    for until, year in _SO_FAR.findall(page.source.low):
        if 0 <= month - int(until) <= _SOON:
            years.add(int(year))
    if month >= _FIRST_MONTH_OF_RUNNING_YEAR:
        years.update(int(a or b) for a, b in _RUNNING_YEAR.findall(page.source.low))
    return years.pop() if len(years) == 1 else None
