"""Kỳ báo cáo: which periods a regime has, when figures are cut off, and when a report is due. Pure.

A period is named by its place in the calendar, but its figures are counted between two cut-off days which need not be
the calendar's: cut off on the 14th, the third quarter runs from 15 June to 14 September. The due day is counted in
working days after the cut-off; which days are not worked is dated data that the office records, never a list in here.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final

_ROMAN: Final = ("I", "II", "III", "IV")
_CODE: Final = re.compile(r"([0-9]{4})(?:-(?:(m)(0[1-9]|1[0-2])|(q)([1-4])|(h)([12])|(n9)|([0-9]{4})))?\Z", re.ASCII)
FIRST_YEAR: Final = 1945
LAST_YEAR: Final = 2200
LATEST_CUT: Final = 28  # the last day every month has
MOST_DAYS_SEARCHED: Final = 400
WORKDAYS: Final = 5  # Monday to Friday


class Every(StrEnum):
    """How often a regime asks. `RUNNING` is the usual chain of one year: first quarter, six months, nine months, year,
    each counted from the year's beginning."""

    MONTH = "month"
    QUARTER = "quarter"
    RUNNING = "running"
    HALF = "half"
    YEAR = "year"
    TERM = "term"


@dataclass(frozen=True, kw_only=True, order=True)
class Period:
    """One reporting period: its months `first_month` to `last_month`, in `year` to `last_year`. `code` names it in
    addresses and payloads: `2026-m03`, `2026-q3`, `2026-h1`, `2026-n9`, `2026`, `2025-2030`."""

    year: int
    last_year: int
    first_month: int
    last_month: int
    code: str

    @property
    def label(self) -> str:
        """As official text names it. Terms of Vietnamese law, the same in every language of the pages' papers."""
        part = self.code[5:]
        if not part:
            return f"năm {self.year}"
        if part.startswith("m"):
            return f"tháng {self.first_month}/{self.year}"
        if part.startswith("q"):
            return f"quý {_ROMAN[self.first_month // 3]}/{self.year}"
        if part.startswith("h"):
            return f"6 tháng {'đầu' if part == 'h1' else 'cuối'} năm {self.year}"
        if part == "n9":
            return f"9 tháng đầu năm {self.year}"
        return f"nhiệm kỳ {self.year} - {self.last_year}"

    def window(self, cut_day: int) -> tuple[date, date]:
        """First and last day whose figures belong to the period. `cut_day` 0: the calendar's own."""
        last = date(self.last_year, self.last_month, monthrange(self.last_year, self.last_month)[1])
        first = date(self.year, self.first_month, 1)
        if not cut_day:
            return first, last
        before = first - timedelta(days=1)
        return before.replace(day=cut_day) + timedelta(days=1), last.replace(day=cut_day)

    @property
    def year_before(self) -> "Period":
        """The same period a year, or a term, earlier."""
        step = max(self.last_year - self.year, 1)
        return _made(self.code[5:] if self.last_year == self.year else "", self.year - step, self.last_year - step)

    @property
    def year_after(self) -> "Period":
        step = max(self.last_year - self.year, 1)
        return _made(self.code[5:] if self.last_year == self.year else "", self.year + step, self.last_year + step)


def _made(part: str, year: int, last_year: int) -> Period:
    if last_year != year:
        return Period(year=year, last_year=last_year, first_month=1, last_month=12, code=f"{year}-{last_year}")
    first, last = 1, 12
    if part.startswith("m"):
        first = last = int(part[1:])
    elif part.startswith("q"):
        first, last = int(part[1]) * 3 - 2, int(part[1]) * 3
    elif part.startswith("h"):
        first, last = int(part[1]) * 6 - 5, int(part[1]) * 6
    elif part == "n9":
        last = 9
    return Period(
        year=year, last_year=year, first_month=first, last_month=last, code=f"{year}-{part}" if part else str(year)
    )


def period(code: str) -> Period | None:
    """The period with this code, None when there is none."""
    found = _CODE.match(code)
    if found is None or not FIRST_YEAR < int(found[1]) < LAST_YEAR:
        return None
    year = int(found[1])
    if found[9]:
        return _made("", year, int(found[9])) if year < int(found[9]) <= year + 10 else None
    return _made(code[5:], year, year)


def known_period(code: str) -> Period:
    """The period with a code that was let through before. Raises ValueError for any other."""
    found = period(code)
    if found is None:
        raise ValueError(f"no period is called {code}")
    return found


_PARTS: Final[dict[Every, tuple[str, ...]]] = {
    Every.MONTH: tuple(f"m{month:02d}" for month in range(1, 13)),
    Every.QUARTER: ("q1", "q2", "q3", "q4"),
    Every.RUNNING: ("q1", "h1", "n9", ""),
    Every.HALF: ("h1", "h2"),
    Every.YEAR: ("",),
}


@lru_cache(maxsize=256)
def of_year(every: Every, year: int) -> tuple[Period, ...]:
    """The periods of a year, in order. A term is no part of a year."""
    return tuple(_made(part, year, year) for part in _PARTS.get(every, ()))


def asked(every: Every, first: date, last: date, cut_day: int) -> Iterator[Period]:
    """The periods whose cut-off lies in `first` to `last`, in order. A term is the whole span of its regime."""
    if every == Every.TERM:
        if last.year > first.year:
            yield _made("", first.year, last.year)
        return
    for year in range(first.year, last.year + 1):
        for one in of_year(every, year):
            if first <= one.window(cut_day)[1] <= last:
                yield one


def period_after(every: Every, one: Period) -> Period:
    """The next period of the same rhythm: of the chain of a year, the year is followed by the first quarter."""
    if every == Every.TERM:
        return one.year_after
    year = of_year(every, one.year)
    return (*year, *of_year(every, one.year + 1))[year.index(one) + 1]


def belongs(every: Every, one: Period) -> bool:
    """Whether a regime that asks so often has this period."""
    return one.last_year > one.year if every == Every.TERM else one in of_year(every, one.year)


@dataclass(frozen=True, kw_only=True)
class Unusual:
    """Days that are not what the week says: holidays, or days worked in exchange (`works`)."""

    first: date
    last: date
    works: bool = False


def works(day: date, exceptions: Iterable[Unusual]) -> bool:
    """Whether a day is worked. What says that it is worked wins over a longer holiday around it."""
    said = [one.works for one in exceptions if one.first <= day <= one.last]
    if said:
        return any(said)
    return day.weekday() < WORKDAYS


def due_day(cut_off: date, working_days: int, exceptions: Iterable[Unusual]) -> date:
    """The `working_days`-th working day after the cut-off; with 0 the cut-off itself, or the next day worked."""
    known = tuple(exceptions)
    day, left = cut_off, working_days
    for _step in range(MOST_DAYS_SEARCHED):
        if left == 0 and works(day, known):
            break
        day += timedelta(days=1)
        if left and works(day, known):
            left -= 1
    return day
