"""Giai đoạn — the years a regulation, or the reviewed term, runs from and to.

Legal basis: none; coordination regulations state their term in the title or in the last article.

Examples: ``giai đoạn 2016 - 2020`` · ``(Giai đoạn 2012 – 2017)`` · ``từ năm 2014 đến năm 2018`` · ``giai đoạn 2020 -
5/2022`` · ``chương trình phối hợp nhiệm kỳ 2021 - 2026``.

Must not match: ``nhiệm kỳ 2020 - 2025``, the years of an anniversary ``25/5 (2007-2017)``, the term of a project
cited in passing, ``sơ kết 4 năm`` (no years).
"""

import re
from collections.abc import Sequence
from typing import Final

from vanban.engine.page import Page
from vanban.parts import PeriodRange
from vanban.values import Value

_END: Final = r"((?:\d{1,2} ?/ ?)?(?:19|20)\d\d)"
_DAY: Final = r"(?:\d{1,2} ?/ ?(?=\d{1,2} ?/))?"
"""``từ ngày | 01/ | 10/2021 đến ngày …``: the day of a month that is told."""
_RANGE: Final = re.compile(
    r"(?:(giai đoạn|thời kỳ|nhiệm kỳ|từ|các năm|phối hợp(?: công tác)?(?: các năm| năm| nhiệm kỳ)?)(?: từ)?"
    r"(?: năm| tháng| ngày)? ?\(?|(?:trong|sau|qua) \d{1,2} năm |\( ?)"
    + _DAY
    + _END
    + r" ?(?:-|đến)(?: hết)?(?: năm| tháng| ngày)? ?"
    + _DAY
    + _END
    + r"(?!\d)"
)
_YEARS_PAST: Final = re.compile(
    r"(?:(?:sau|qua|trong) \d{1,2} năm|(?<![\d/])\d{1,2} năm (?:qua|thực hiện|triển khai|phối hợp))[^.;,(]{0,40} ?\Z"
)
"""``Sau 5 năm thực hiện (2019 - 2024)``: the years looked back on."""
_YEARS_OF: Final = re.compile(r"(?<![\d/])\d{1,2} năm (?:thực hiện|triển khai|phối hợp|ký kết)[^.;()\n]{0,120}\Z")
"""``10 năm thực hiện Quy chế phối hợp giữa A và B (2012 - 2022)``."""
_INSPECTED: Final = re.compile(
    r"đoàn (?:giám sát|kiểm tra|khảo sát)[^.;\n]{0,40} (?:làm việc|giám sát|kiểm tra|khảo sát) [^.;\n]*\Z"
)
"""``Đoàn giám sát làm việc với UBND huyện về …, giai đoạn 2021 - 2024``: the years looked into."""
_LONGEST_VISIT: Final = 240
_IN_A_PROJECT: Final = re.compile(r"(?:đề án|dự án|chiến lược) [\"“][^\"”]*\Z")
_REPLACED: Final = re.compile(
    r"(?:thay (?:cho|thế)|kế thừa|tiếp nối|trước đó|trước đây|(?:sơ|tổng) kết|kết thúc)"
    r"(?:(?!\bký\b|xây dựng|triển khai)[^.;\n]){0,100}\Z"
)
"""Before the term of an agreement that ran before the one signed now: ``thay cho Quy chế giai đoạn …``."""
_NEXT: Final = re.compile(r"(?<!đã )(?<!được )\bký(?: kết)? (?:(?!thực hiện|sơ kết|tổng kết)[^.;\n]){0,100}\Z")
"""Before the term of the agreement signed next, at a review of the last one."""
_OF_AN_AGREEMENT: Final = re.compile(
    r"phối hợp(?:(?!ban chấp hành|ban thường vụ|đại hội|hội đồng|hđnd|đảng bộ|đảng ủy|khóa)[^.;\n]){0,160}\Z"
)
"""Before the term of office that a regulation runs for: ``kế hoạch phối hợp …, nhiệm kỳ 2022 - 2027``."""
_TELL_A_TERM: Final = ("coordination_review", "coordination_signing", "inspection", "survey")
_NOT_BEFORE: Final = ("nhiệm kỳ", "dự án", "đề án", "nhiệm kỳ (", "kỷ niệm")


def find(page: Page, near: Sequence[tuple[int, int]], genre: str) -> PeriodRange | None:
    """The first range of years inside the token ranges ``near`` (title, event, lead), best first.

    None for a ``genre`` that neither binds sides nor looks into a term. At a signing the last of several (a term
    reviewed, and the next one signed for); at a review the next one only where no other is told. Where none stands
    near, one that follows the word *phối hợp* or *quy chế* closely somewhere in the text.
    """
    name = page.words[slice(*near[0])]
    drafted = genre == "consultation" and {"phối", "tịch"} & set(name)  # "góp ý dự thảo Quy chế phối hợp giai đoạn …"
    if genre not in _TELL_A_TERM and not drafted:
        return None
    if genre == "coordination_signing":
        return _find(page, near, _REPLACED)
    reviewed = _find(page, near, _NEXT) if genre == "coordination_review" else None
    return reviewed or _find(page, near, None)


def _find(page: Page, near: Sequence[tuple[int, int]], other: re.Pattern[str] | None) -> PeriodRange | None:
    """The best range, passing over those that stand behind ``other``: those of another term."""
    low, source = page.source.low, page.source
    for first, last in near:
        if last <= first:
            continue
        found = _first(page, source.starts[first], source.ends[last - 1], other)
        if found is not None:
            return _range(page, found, "certain", "ghi trong tên hội nghị, quy chế hoặc câu mở đầu")
    for match in _RANGE.finditer(low):
        before = low[max(0, match.start() - 90) : match.start()]
        if other is not None and other.search(low, max(0, match.start() - _LONGEST_VISIT), match.start()):
            continue
        if (
            match.group(1)
            and match.group(1) != "nhiệm kỳ"
            and any(
                w in before
                for w in (
                    "phối hợp",
                    "quy chế",
                    "mốc kiểm tra",
                    "mốc giám sát",
                    "mốc thời gian",
                    "thời điểm kiểm",
                    "thời kỳ",
                )
            )
            and not _misleading(before)
        ):
            return _range(page, match, "likely", "đi cùng chữ “phối hợp” trong bài")
        if match.group(1) and _INSPECTED.search(low[max(0, match.start() - _LONGEST_VISIT) : match.start()]):
            return _range(page, match, "likely", "đi cùng nội dung đoàn giám sát, kiểm tra làm việc")
        if match.group(1) is None and (low[match.start()] in "tsq" or _YEARS_PAST.search(before)):
            return _range(page, match, "likely", "đi cùng số năm được nhìn lại trong bài")
    return None


def _first(page: Page, start: int, end: int, other: re.Pattern[str] | None) -> re.Match[str] | None:
    low = page.source.low
    bracketed = named = None
    for match in _RANGE.finditer(low, start, end):
        if _misleading(low[max(0, match.start() - 40) : match.start()]):
            continue
        if match.group(1) == "nhiệm kỳ" and _OF_AN_AGREEMENT.search(low, start, match.start()) is None:
            continue  # "Ban Chấp hành Đảng bộ tỉnh nhiệm kỳ 2020 - 2025"
        if other is not None and other.search(low, max(start, match.start() - _LONGEST_VISIT), match.start()):
            continue
        if _IN_A_PROJECT.search(low[max(start, match.start() - _LONGEST_VISIT) : match.start()]):
            continue  # "phê duyệt Đề án “… giai đoạn 2018 - 2025”": the years of the project
        if match.group(1):
            named = match
            if other is _REPLACED:
                continue
            return match
        before = low[max(start, match.start() - 140) : match.start()]
        if bracketed is None and ("năm" in before[-12:] or (_YEARS_OF.search(before) and not _misleading(before))):
            bracketed = match
    return named or bracketed


def _misleading(before: str) -> bool:
    return any(word in before for word in _NOT_BEFORE) or re.search(r"\d{1,2}/\d{1,2} ?\Z", before) is not None


def _range(page: Page, match: re.Match[str], certainty: str, reason: str) -> PeriodRange:
    values = []
    for group in (2, 3):
        span = page.source.char_span(*match.span(group))
        written = match.group(group).replace(" ", "")
        values.append(Value(written, (span,), "certain" if certainty == "certain" else "likely", reason))
    return PeriodRange(*values)
