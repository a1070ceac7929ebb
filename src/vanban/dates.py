"""Ngày và kỳ — days and reporting periods as officials type them in one text box.

``parse_day`` reads ``30/9``, ``30-9-26``, ``30092026``, ``hôm nay``, ``+5``, ``ngày 05 tháng 9 năm 2026``;
``parse_period`` reads ``quý II/2026``, ``q2``, ``6 tháng đầu năm 2018``, ``9t/2026``,
``nhiệm kỳ 2025 - 2030``. A refusal is a :class:`~vanban.problem.Problem` with one sentence. Nothing here
reads the clock: ``today`` is an argument.

>>> parse_day("30/9", date(2026, 11, 21), prefer="past")
datetime.date(2026, 9, 30)
>>> parse_period("quý II/2026", date(2026, 11, 21)).label
'quý II/2026'
"""

import re
from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from vanban.fold import fold, nfc
from vanban.problem import Problem

MAX_TYPED: Final = 60
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199
MAX_OFFSET_DAYS: Final = 3660

_NO_DAY: Final = Problem("Chưa có ngày. Nhập ngày, ví dụ 30/9/2026.")
_UNREADABLE_DAY: Final = "Không đọc được ngày “{typed}”. Nhập ngày, ví dụ 30/9/2026."
_UNREADABLE_PERIOD: Final = (
    "Không đọc được kỳ “{typed}”. Nhập kỳ, ví dụ quý II/2026, 6 tháng đầu năm 2026 hoặc tháng 9/2026."
)

_SEPARATED: Final = re.compile(
    r"(?:ngay )?([0-9]{1,2}) ?(?:[/.-]|thang) ?([0-9]{1,2})(?: ?(?:[/.-]|nam) ?([0-9]{4}|[0-9]{2}))?\Z"
)
_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})\Z")
_GLUED: Final = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4}|[0-9]{2})?\Z")
_OFFSET: Final = re.compile(r"([+-]) ?([0-9]{1,4})(?: ngay)?\Z")
_WORDS: Final = {"hom nay": 0, "nay": 0, "ngay mai": 1, "mai": 1, "hom qua": -1, "qua": -1, "ngay kia": 2}


def parse_day(text: str, today: date, prefer: Literal["future", "past"] = "future") -> date | Problem:
    """Read one day typed by a person.

    Without a year the nearest such day from ``today`` on (``prefer="future"``, a due date) or up to ``today``
    (``prefer="past"``, the date of a paper) is taken. Two-digit years are 20yy.
    """
    typed = nfc(text).strip()
    if not typed:
        return _NO_DAY
    words = " ".join(fold(typed).split()) if len(typed) <= MAX_TYPED else ""
    if words in _WORDS:
        return today + timedelta(days=_WORDS[words])
    if offset := _OFFSET.match(words):
        return _shifted(today, offset)
    if iso := _ISO.match(words):
        return _checked(int(iso[3]), int(iso[2]), int(iso[1]))
    parts = _SEPARATED.match(words) or _GLUED.match(words)
    if parts is None:
        return Problem(_UNREADABLE_DAY.format(typed=typed[:MAX_TYPED]))
    day, month = int(parts[1]), int(parts[2])
    if parts[3] is None:
        return _nearest(day, month, today, prefer)
    year = int(parts[3]) + (2000 if len(parts[3]) == 2 else 0)
    return _checked(day, month, year)


def _shifted(today: date, offset: re.Match[str]) -> date | Problem:
    days = int(offset[2])
    if days > MAX_OFFSET_DAYS:
        return Problem(f"{days} ngày là quá xa. Nhập ngày cụ thể, ví dụ 30/9/2026.")
    return today + timedelta(days=days if offset[1] == "+" else -days)


def _checked(day: int, month: int, year: int) -> date | Problem:
    if not 1 <= month <= 12:
        return Problem(f"Không có tháng {month}. Xin nhập lại ngày, ví dụ 30/9/2026.")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Problem(f"Năm {year} nằm ngoài khoảng {FIRST_YEAR}–{LAST_YEAR}. Xin nhập lại năm.")
    if not 1 <= day <= monthrange(year, month)[1]:
        if month == 2 and day == 29:
            return Problem(f"Tháng 2 năm {year} không có ngày 29. Xin nhập lại ngày.")
        return Problem(f"Tháng {month} không có ngày {day}. Xin nhập lại ngày.")
    return date(year, month, day)


def _nearest(day: int, month: int, today: date, prefer: Literal["future", "past"]) -> date | Problem:
    if (day, month) == (29, 2):
        step = 1 if prefer == "future" else -1
        years = (today.year + step * n for n in range(9))
        candidates = [date(y, 2, 29) for y in years if isleap(y)]
    else:
        checked = _checked(day, month, today.year)
        if isinstance(checked, Problem):
            return checked
        candidates = [checked, checked.replace(year=today.year + (1 if prefer == "future" else -1))]
    right_side = [c for c in candidates if (c >= today if prefer == "future" else c <= today)]
    return right_side[0]


def format_day(day: date) -> str:
    """Print ``day`` as ``dd/mm/yyyy``."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


PeriodKind = Literal["tháng", "quý", "6 tháng đầu", "6 tháng cuối", "9 tháng", "năm", "nhiệm kỳ"]


@dataclass(frozen=True, slots=True)
class Period:
    """Kỳ: a calendar stretch with its kind. A report's cut-off days are set elsewhere, by its regime.

    ``number`` is the month or quarter, else 0. Both ends belong to the period.
    """

    kind: PeriodKind
    number: int
    first: date
    last: date

    @property
    def label(self) -> str:
        """The period as written in official text, for example ``quý II/2026``."""
        year = self.first.year
        match self.kind:
            case "tháng":
                return f"tháng {self.number}/{year}"
            case "quý":
                return f"quý {_ROMAN[self.number - 1].upper()}/{year}"
            case "9 tháng":
                return f"9 tháng đầu năm {year}"
            case "nhiệm kỳ":
                return f"nhiệm kỳ {year} - {self.last.year}"
            case "năm":
                return f"năm {year}"
        return f"{self.kind} năm {year}"


_ROMAN: Final = ("i", "ii", "iii", "iv")
_YEAR_TAIL: Final = r"(?: ?[/-] ?| (?:nam )?| nam )?(?:([0-9]{4}|[0-9]{2}))?\Z"
_QUARTER: Final = re.compile(r"(?:quy|q) ?(iv|i{1,3}|[1-4])" + _YEAR_TAIL)
_MONTH: Final = re.compile(r"(?:thang|t) ?([0-9]{1,2})" + _YEAR_TAIL)
_HALF: Final = re.compile(r"(?:6|sau) ?(?:thang|t)(?: (dau|cuoi))?(?: nam)?" + _YEAR_TAIL)
_NINE: Final = re.compile(r"(?:9|chin) ?(?:thang|t)(?: dau)?(?: nam)?" + _YEAR_TAIL)
_YEAR: Final = re.compile(r"(?:ca )?(?:nam )?([0-9]{4})\Z")
_THIS_YEAR: Final = ("nam", "ca nam", "nam nay")
_TERM: Final = re.compile(r"nhiem ky ?([0-9]{4}) ?[-/] ?([0-9]{4})\Z")


def parse_period(text: str, today: date) -> Period | Problem:
    """Read one reporting period typed by a person; without a year it is the year of ``today``.

    ``6 tháng`` alone is the first half. A term (nhiệm kỳ) needs both years.
    """
    typed = nfc(text).strip()
    if not typed:
        return Problem("Chưa có kỳ. Nhập kỳ, ví dụ quý II/2026.")
    words = " ".join(fold(typed).split()) if len(typed) <= MAX_TYPED else ""
    if words.startswith("nhiem ky"):
        return _term(words)
    if words in _THIS_YEAR:
        return _span("năm", 0, today.year, 1, 12)
    if found := _YEAR.match(words):
        return _whole_year(found[1], today)
    for rule, build in ((_QUARTER, _quarter), (_HALF, _half), (_NINE, _nine), (_MONTH, _month)):
        if found := rule.match(words):
            return build(found, today)
    return Problem(_UNREADABLE_PERIOD.format(typed=typed[:MAX_TYPED]))


def _year_of(digits: str | None, today: date) -> int:
    if digits is None:
        return today.year
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _span(kind: PeriodKind, number: int, year: int, first_month: int, last_month: int) -> Period | Problem:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Problem(f"Năm {year} nằm ngoài khoảng {FIRST_YEAR}–{LAST_YEAR}. Xin nhập lại năm.")
    last_day = monthrange(year, last_month)[1]
    return Period(kind, number, date(year, first_month, 1), date(year, last_month, last_day))


def _whole_year(digits: str, today: date) -> Period | Problem:
    return _span("năm", 0, _year_of(digits, today), 1, 12)


def _quarter(found: re.Match[str], today: date) -> Period | Problem:
    number = int(found[1]) if found[1].isdigit() else _ROMAN.index(found[1]) + 1
    return _span("quý", number, _year_of(found[2], today), 3 * number - 2, 3 * number)


def _half(found: re.Match[str], today: date) -> Period | Problem:
    year = _year_of(found[2], today)
    return _span("6 tháng cuối", 0, year, 7, 12) if found[1] == "cuoi" else _span("6 tháng đầu", 0, year, 1, 6)


def _nine(found: re.Match[str], today: date) -> Period | Problem:
    return _span("9 tháng", 0, _year_of(found[1], today), 1, 9)


def _month(found: re.Match[str], today: date) -> Period | Problem:
    number = int(found[1])
    if not 1 <= number <= 12:
        return Problem(f"Không có tháng {number}. Xin nhập lại kỳ, ví dụ tháng 9/2026.")
    return _span("tháng", number, _year_of(found[2], today), number, number)


def _term(words: str) -> Period | Problem:
    found = _TERM.match(words)
    if found is None:
        return Problem("Nhiệm kỳ cần cả năm đầu và năm cuối. Nhập như nhiệm kỳ 2025 - 2030.")
    first, last = int(found[1]), int(found[2])
    if not (FIRST_YEAR <= first < last <= LAST_YEAR and last - first <= 10):
        return Problem(f"Nhiệm kỳ {first} - {last} chưa hợp lý. Xin nhập lại năm đầu và năm cuối.")
    return Period("nhiệm kỳ", 0, date(first, 1, 1), date(last, 12, 31))
