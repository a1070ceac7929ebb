"""Which tasks a period (kỳ) holds. Pure.

A task belongs to the period its due day lies in, so that the four quarters of a year sum to the year. The usual view
of an office adds one thing: whatever is still open is there, whenever it was or will be due. Work that is left over
from last year must not vanish on 1 January.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from phoihop.tasks.rules import NEVER

FIRST_YEAR, LAST_YEAR = 1945, 2200
_YEAR = re.compile(r"([0-9]{4})(?:-(q[1-4]|h[12]))?\Z", re.ASCII)
_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, kw_only=True)
class Period:
    """`first` to `last` are due days, both in it; None: any. `all_open`: open tasks count whatever their due day."""

    code: str
    first: date | None = None
    last: date | None = None
    all_open: bool = False

    @property
    def undated(self) -> bool:
        return self.first == NEVER

    def holds(self, *, due: date | None, is_open: bool) -> bool:
        if self.all_open and is_open:
            return True
        if self.first is None or self.last is None:
            return True
        return self.first <= (due or NEVER) <= self.last


USUAL, ALL, UNDATED = "", "tat-ca", "khong-han"
ANY = Period(code=ALL)


def period(code: str, today: date) -> Period:
    """The period with this code; anything else than a known code is the usual view of this year."""
    if code == ALL:
        return ANY
    if code == UNDATED:
        return Period(code=UNDATED, first=NEVER, last=NEVER)
    found = _YEAR.match(code)
    if found is None or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        return Period(code=USUAL, first=date(today.year, 1, 1), last=date(today.year, 12, 31), all_open=True)
    first_month, last_month = _months(found[2] or "")
    year = int(found[1])
    after = date(year + last_month // 12, last_month % 12 + 1, 1)
    return Period(code=code, first=date(year, first_month, 1), last=after - timedelta(days=1))


def _months(part: str) -> tuple[int, int]:
    if part.startswith("q"):
        return int(part[1]) * 3 - 2, int(part[1]) * 3
    if part.startswith("h"):
        return int(part[1]) * 6 - 5, int(part[1]) * 6
    return 1, 12


def offered(today: date) -> Iterator[str]:
    """The codes a list offers: the usual view, this year and its parts, the years around it."""
    yield USUAL
    yield str(today.year)
    yield from (f"{today.year}-h{half}" for half in (1, 2))
    yield from (f"{today.year}-q{quarter}" for quarter in (1, 2, 3, 4))
    yield str(today.year + 1)
    yield from (str(today.year - back) for back in (1, 2, 3))
    yield from (UNDATED, ALL)


def code_of(due: date | None, *, quarters: bool) -> str:
    """The year, or the quarter, that a due day lies in."""
    if due is None or due == NEVER:
        return UNDATED
    return f"{due.year}-q{(due.month + 2) // 3}" if quarters else str(due.year)


def roman(quarter: int) -> str:
    return _ROMAN[quarter - 1]
