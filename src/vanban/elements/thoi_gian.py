"""Ngày, tháng — day expressions in running text, and the day on which a meeting was held.

Legal basis: NĐ 30/2020/NĐ-CP, Annex I, II.4 (days and months 1 and 2 are written with a leading zero in an
official date line); newspapers write ``20/7``, ``20-7``, ``20.7``.

Examples: ``Sáng 20/7/2018`` · ``ngày 05 tháng 9 năm 2019`` · ``Chiều 21.4`` · ``trong 2 ngày (21 và 22/7)`` ·
``2026-06-09`` · ``Thứ Hai, 25/06/2018, 09:25``.

Must not match: ``24/7`` (round the clock), ``20/63 tỉnh`` (a ratio), ``10/10 mục tiêu``, ``34/CT-TTg`` (a
number), ``25/5 (2007-2017)`` as the day of the event (an anniversary), ``trước ngày 30/9`` (a deadline), the date
of a cited document, and the date on which the page was published.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from vanban.elements.nam_cua_cuoc_hop import year_of_name, year_to_date
from vanban.engine.page import Page, Starts
from vanban.engine.source import BREAK, NUMBER
from vanban.values import Value

Role = Literal["day", "deadline", "document", "header", "bare"]

_DAY: Final = re.compile(
    r"(?:(?<![\d/.,:-])|(?<=[ (]\d-)|(?<=[ (]\d\d-))(?:"
    r"(?P<y0>(?:19|20)\d\d)-(?P<m0>\d\d)-(?P<d0>\d\d)"
    r"|(?P<d1>\d{1,2}) ?(?:tháng|-tháng) ?(?P<m1>\d{1,2})(?:,? ?(?:năm )?(?P<y1>(?:19|20)\d\d))?"
    r"|(?P<d2>\d{1,2}) ?(?P<sep>[/.-]) ?(?P<m2>\d{1,2})(?: ?(?P=sep) ?(?P<y2>(?:19|20)\d\d))?"
    r")(?![\d/]|[.,-]\d)"
)
_PREFIX_WORDS: Final = frozenset(("ngày", "sáng", "chiều", "tối", "trưa", "hôm", "nay", "đêm", "qua", "mồng", "mùng"))
_DEADLINE: Final = frozenset(("trước", "đến", "hết", "chậm", "hạn", "nhất", "cuối", "tới"))
_WEEKDAYS: Final = frozenset(("hai", "ba", "tư", "năm", "sáu", "bảy", "nhật"))


@dataclass(frozen=True, slots=True)
class Day:
    """A day expression at tokens ``first`` up to ``last``; ``year`` is None where it is not written."""

    first: int
    last: int
    day: int
    month: int
    year: int | None
    role: Role

    @property
    def as_date(self) -> date | None:
        return date(self.year, self.month, self.day) if self.year else None


def find(page: Page) -> tuple[Day, ...]:
    """Every day expression of the text, in order; marks its tokens as taken."""
    found: list[Day] = []
    for match in _DAY.finditer(page.source.low):
        groups = match.groupdict()
        day, month = (int(groups[f"{k}0"] or groups[f"{k}1"] or groups[f"{k}2"]) for k in "dm")
        years = groups["y0"] or groups["y1"] or groups["y2"]
        year = int(years) if years else None
        if not 1 <= month <= 12 or not 1 <= day <= monthrange(year or 2024, month)[1]:
            continue
        first, last = page.token_at(match.start()), page.token_at(match.end() - 1) + 1
        spoken = (year is not None and groups["sep"] != ".") or groups["m1"] is not None
        role = _role(page, first, last, spoken)
        if role is None:
            continue
        found.append(Day(first, last, _first_of_several(page, first, day), month, year, role))
        page.take(first, last)
    return tuple(found)


def _first_of_several(page: Page, first: int, day: int) -> int:
    """``21 và 22/7``, ``5-6/9``: a meeting of several days is dated by the first."""
    words = page.words
    first -= words[first - 1 : first] == ["ngày"] and words[first - 2 : first - 1] == ["đến"]
    listed = words[first - 1 : first] == [","] and words[first - 3 : first - 2] == ["ngày"]  # "ngày 25, 26/9/2019"
    joined = first >= 2 and (words[first - 1] in ("và", "-", "đến") or listed) and words[first - 2].isdigit()
    if joined and len(words[first - 2]) <= 2:
        earlier = int(words[first - 2])
        return earlier if 1 <= earlier < day and words[first - 3 : first - 2] != ["/"] else day
    return day


def _role(page: Page, first: int, last: int, full: bool) -> Role | None:
    """What the words before a day say about it; None when they make it no day at all."""
    words = page.words
    before = words[first - 1] if first else "\n"
    if before == "(" and first > 1:
        before = words[first - 2]
        if before not in _PREFIX_WORDS and not full:
            return None
    if before == "số":
        return None
    back = first - 1
    while back >= 0 and words[back] in ("ngày", "(", "sáng", "chiều"):
        back -= 1
    if back >= 0 and words[back] in _DEADLINE:
        return "day" if _ends_a_range(page, back) else "deadline"
    if (full or words[first].count(".") == 2) and _is_header_line(page, first, last):
        return "header"
    if before in _PREFIX_WORDS or before in _WEEKDAYS:
        return "day"
    if before == "," and first > 2 and words[first - 3] == "ngày" and page.source.shapes[first - 2] == NUMBER:
        return "day"
    if before in ("và", "-", "từ") and first > 1 and page.source.shapes[first - 2] == NUMBER:
        return "day"
    if before == "," and first > 2 and words[first - 2] in _WEEKDAYS | {"nay"}:
        return "day"
    if page.sentence_at(first)[0] == first and words[last : last + 1] == [","]:
        return "day"  # "26 -1, tại Hà Nội, …"
    return "bare" if full else None


def _ends_a_range(page: Page, to: int) -> bool:
    """``từ ngày 5 | đến (ngày) 7/6/2023``: a meeting of several days."""
    words, shapes = page.words, page.source.shapes
    if words[to] != "đến" or to < 2 or shapes[to - 1] != NUMBER or len(words[to - 1]) > 2:
        return False
    return words[to - 2] in ("ngày", "từ") or (words[to - 2] == "/" and words[to - 4 : to - 3] in (["ngày"], ["từ"]))


def _is_header_line(page: Page, first: int, last: int) -> bool:
    """A short line that holds little else than weekday, date and clock time: when the page was published."""
    shapes, words = page.source.shapes, page.words
    start = first
    while start > 0 and shapes[start - 1] != BREAK and first - start < 14:
        start -= 1
    end = last
    while end < len(words) and shapes[end] != BREAK and end - last < 14:
        end += 1
    if (end < len(words) and shapes[end] != BREAK) or (start > 0 and shapes[start - 1] != BREAK):
        return False
    place = first - start <= 8 and page.capital(start) and ":" not in words[start:first]
    if words[first - 2 : first] == [",", "ngày"] and place and end == last:
        return True  # "Hà Nội, ngày 05 tháng 9 năm 2026": the date line of a paper
    clock = any(words[t] == ":" for t in (*range(max(start, first - 3), first), *range(last, min(end, last + 3))))
    # "Nguyễn A - 07:01 08/03/2026 GMT+7": beside the clock the author may be named
    others = [words[t] for t in (*range(start, first), *range(last, end)) if words[t].isalpha()]
    if (
        clock
        and first - start <= _LONGEST_AUTHOR
        and all(page.capital(t) for t in range(start, first) if words[t].isalpha())
    ):
        others = others[sum(w.isalpha() for w in words[start:first]) :]
    fillers = _WEEKDAYS | {"thứ", "chủ", "ngày", "cập", "nhật", "lúc", "giờ", "h", "gmt", "đăng", "am", "pm", "t"}
    return all(w in fillers for w in others)


_LONGEST_AUTHOR: Final = 9


def published(page: Page, days: Sequence[Day]) -> Value[str] | None:
    """The day on which a page says it was published: never the day of what it tells of."""
    day = next((d for d in days if d.role == "header" and d.as_date is not None), None)
    if day is None or day.as_date is None:
        return None
    return Value(day.as_date.isoformat(), (page.source.span(day.first, day.last),), "likely", "dòng ngày đăng của bài")


def held_on(page: Page, days: Sequence[Day], event_sentence: int, title_years: str) -> tuple[Value[str], bool] | None:
    """The day of the event: (ISO date, True) or (``MM-DD``, False) when no year can be told.

    ``event_sentence`` is the sentence that tells of the event, ``title_years`` the words of the event's name and
    of the title, in which a year may stand.
    """
    chosen = _event_day(page, days, event_sentence)
    if chosen is None:
        return None
    day, sure = chosen
    span = page.source.span(day.first, day.last)
    partial = f"{day.month:02d}-{day.day:02d}"
    if day.year is not None:
        reason = "ngày ghi ngay ở câu nói về cuộc họp" if sure else "ngày đầu tiên trong bài"
        return Value(f"{day.year}-{partial}", (span,), "certain" if sure else "likely", reason), True
    same_days = [d for d in days if d.year and (d.day, d.month) == (day.day, day.month)]
    same = max(same_days, key=lambda d: d.year or 0, default=None)  # "(9/7/1912 - 9/7/2022)": an anniversary
    if same is not None and _dates_a_paper(page, same):
        same = None
    ends = next((d for d in days if d.year and day.last < d.first <= day.last + 2 and d.first > day.first), None)
    if same is None and ends is not None and page.words[day.last] in ("đến", "và", "-"):
        same = ends  # "từ ngày 28/5 đến 2/6/2023"
    if same is not None and same.year is not None:
        spans = (span, page.source.span(same.first, same.last))
        return Value(f"{same.year}-{partial}", spans, "likely", "năm lấy theo chỗ khác ghi đủ ngày này"), True
    header = next((d for d in days if d.year and (d.role == "header" or _closes_headline(page, d))), None)
    if header is not None and header.year is not None:
        later = (day.month, day.day) > (header.month, header.day)
        year = header.year - 1 if later else header.year
        spans = (span, page.source.span(header.first, header.last))
        return Value(f"{year}-{partial}", spans, "likely", "năm lấy theo ngày đăng ở đầu bài"), True
    named = year_of_name(title_years, day.month) or year_to_date(page, day.month)
    if named is not None:
        return Value(f"{named}-{partial}", (span,), "likely", "năm lấy theo tên cuộc họp hoặc kỳ nêu trong bài"), True
    return Value(partial, (span,), "doubtful", "trong bài không có năm, cần nhập thêm"), False


def _event_day(page: Page, days: Sequence[Day], event_sentence: int) -> tuple[Day, bool] | None:
    usable = [d for d in days if d.role in ("day", "bare") and not _is_anniversary(page, d)]
    first, last = page.source.sentences[event_sentence]
    labelled = [d for d in usable if _is_labelled(page, d)]
    if labelled:
        return labelled[0], True
    today = [d for d in usable if page.words[max(0, d.first - 2) : d.first] == ["nay", "("]]
    if today and page.sentence_number(today[0].first) <= event_sentence + 2:
        return today[0], True  # "vào chiều nay (24/11)"
    inside = [d for d in usable if first <= d.first < last and d.role == "day"]
    inside = [d for d in inside if not _dates_a_paper(page, d)]
    if inside:
        return inside[0], True
    named = [d for d in usable if _dates_a_meeting(page, d)]
    if named and abs(page.sentence_number(named[0].first) - event_sentence) <= 2:
        return named[0], True
    near = [
        d
        for d in usable
        if d.role == "day"
        and abs(page.sentence_number(d.first) - event_sentence) <= 2
        and d.first < last + 120
        and d.first - page.sentence_at(d.first)[0] <= 8
    ]
    return (near[0], False) if near else _day_of_lead(page, usable)


_TIMES_OF_DAY: Final = frozenset(("sáng", "chiều", "tối", "trưa"))
_HELD: Final = Starts.of("tổ chức | diễn ra | tiến hành | khai mạc | đã họp | làm việc với | ký kết")


def _day_of_lead(page: Page, usable: Sequence[Day]) -> tuple[Day, bool] | None:
    """``Sáng ngày 11/9/2021, A đã tiến hành …``: a sentence that begins with a time of day and tells what was held."""
    for day in usable:
        first, last = page.sentence_at(day.first)
        opens = day.first - first <= 3 and _TIMES_OF_DAY & set(page.words[first : day.first])
        if opens and any(page.ahead(t, _HELD) for t in range(day.last, last)):
            return day, False
    return None


def _closes_headline(page: Page, day: Day) -> bool:
    """``Bí thư Tỉnh ủy làm việc với Công ty A 09/04/2024``: the day of publication after the headline."""
    number = page.sentence_number(day.first)
    if number > 1 or day.role != "bare":
        return False
    last = page.source.sentences[number][1]
    return day.last == last and last < len(page.words) and page.source.shapes[last] == BREAK


_LABEL_MARKS: Final = frozenset((".", ")", "-", "+", "*", "•", "/"))


def _is_labelled(page: Page, day: Day) -> bool:
    """``Thời gian: 14 giờ 00 phút, ngày 28/3/2024`` of an invitation."""
    first = page.sentence_at(day.first)[0]
    while first < day.first and (page.source.shapes[first] == NUMBER or page.words[first] in _LABEL_MARKS):
        first += 1  # "2. Thời gian: …", "- Thời gian: …"
    return page.words[first : first + 3] in (["thời", "gian", ":"], ["thời", "gian", "họp"])


def _dates_a_paper(page: Page, day: Day) -> bool:
    """``Kế hoạch số 28-KH/TW ngày 8/9/2021``: the day belongs to the document cited just before."""
    first = max(page.sentence_at(day.first)[0], day.first - 12)
    before = page.words[first : day.first]
    if not before or before[-1] != "ngày" or "ngày" in page.words[max(first - 8, 0) : day.first - 1]:
        return False  # "Kế hoạch số 25/KH-A ngày 2/1/2022, ngày 5/6/2022, …": the paper has its day already
    kinds = page.all_hits("loai_van_ban")
    numbered = any(
        t in kinds and page.source.shapes[kinds[t].last : kinds[t].last + 1] == bytes([NUMBER])
        for t in range(first, day.first)
    )  # "Chỉ thị 48 ngày 22/10/2010"
    return numbered or "/" in before or "số" in before


_MEETINGS: Final = (["cuộc", "họp"], ["hội", "nghị"], ["làm", "việc"], ["phiên", "họp"], ["buổi", "họp"])


def _dates_a_meeting(page: Page, day: Day) -> bool:
    """``kết luận tại cuộc họp ngày 10/3/2022``."""
    before = page.words[max(0, day.first - 3) : day.first]
    return before[2:] == ["ngày"] and before[:2] in _MEETINGS


def _is_anniversary(page: Page, day: Day) -> bool:
    words = page.words
    around = words[max(0, day.first - 6) : day.first]
    if "," in around and around[-1] in _PREFIX_WORDS:
        around = around[len(around) - around[::-1].index(",") :]  # "Nhân 60 năm ngày thành lập, sáng 5/6, …"
    if "kỷ" in around or ("thành" in around and "lập" in around):
        return True
    return (
        words[day.last : day.last + 1] == ["("] and page.source.shapes[day.last + 1] == NUMBER
        if (day.last + 1 < len(words))
        else False
    )
