"""Địa danh và thời gian ban hành — the line with place and date of a paper.

Legal basis: NĐ 30/2020/NĐ-CP, Annex I, II.4; Hướng dẫn 36-HD/VPTW, II.4.

Examples: ``Hà Nội, ngày 05 tháng 9 năm 2026`` · ``Lạc Thủy, ngày 17 tháng 5 năm 2022`` ·
``Hòa Bình, ngày 5-6-2020``.

Must not match: ``tại Hà Nội, ngày 5 tháng 9`` inside a sentence, dates of cited papers, a line without a year.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from vanban.engine.lines import Line
from vanban.engine.page import Page
from vanban.values import Value

_LINE: Final = re.compile(
    r"([^\d,.;:]{2,40}), ?ngày ?(\d{1,2})(?: ?tháng ?| ?[-/.] ?)(\d{1,2})(?: ?năm ?| ?[-/.] ?)((?:19|20)\d\d)[ .]*\Z"
)


def find(page: Page, lines: Sequence[Line]) -> tuple[Value[str] | None, Value[str] | None]:
    """(place, ISO date) of the first such line; (None, None) if there is none."""
    for line in lines:
        match = _LINE.match(line.low)
        if match is None:
            continue
        try:
            day = date(int(match[4]), int(match[3]), int(match[2]))
        except ValueError:
            continue
        place = page.source.char_span(line.start, line.start + match.end(1))
        whole = page.source.char_span(line.start + match.start(2) - 5, line.end)
        return (
            Value(line.text[: match.end(1)].strip(), (place,), "certain", "dòng địa danh, ngày tháng ở đầu văn bản"),
            Value(day.isoformat(), (whole,), "certain", "dòng địa danh, ngày tháng ở đầu văn bản"),
        )
    return None, None
