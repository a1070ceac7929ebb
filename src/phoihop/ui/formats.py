"""How values are written on a page. Pure: no clock, no settings, no language but the words handed in.

A missing value is printed as an en dash, never as 0 and never as an empty cell.
"""

from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from decimal import Decimal
from typing import Final

from markupsafe import Markup, escape

from vanban import dates, numbers

NONE: Final = "–"
NBSP: Final = "\u00a0"
# Signs of a text that stand on one or two lines: as the head of a page, and in a list.
LONGEST_TITLE: Final = 160
LONGEST_LISTED: Final = 220
WEEKDAYS: Final = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


def day(value: date | None) -> str:
    """`23/11/2026`."""
    return NONE if value is None else dates.format_day(value)


def short_day(value: date | None, today: date) -> str:
    """`23/11` within the year of `today`, otherwise the full day."""
    if value is None:
        return NONE
    return f"{value.day:02d}/{value.month:02d}" if value.year == today.year else dates.format_day(value)


def weekday_day(value: date | None, weekdays: Sequence[str] = WEEKDAYS) -> str:
    """`Thứ Hai, 23/11/2026`; `weekdays` are the seven names from Monday on."""
    return NONE if value is None else f"{weekdays[value.weekday()]}, {dates.format_day(value)}"


def moment(value: datetime | None, zone: tzinfo) -> str:
    """`14:05 23/11/2026` in `zone`; `value` must know its own zone."""
    if value is None:
        return NONE
    local = _aware(value).astimezone(zone)
    return f"{local:%H:%M} {dates.format_day(local)}"


def clock(value: datetime | None, zone: tzinfo) -> str:
    """`14:05` in `zone`."""
    return NONE if value is None else f"{_aware(value).astimezone(zone):%H:%M}"


def _aware(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError("a moment without its zone cannot be printed")
    return value


def number(value: Decimal | int | None, places: int | None = None) -> str:
    """`1.234,5`; with `places` that many decimals. Floats are refused: figures are exact."""
    if value is None:
        return NONE
    if isinstance(value, float):
        raise TypeError("figures are Decimal or int, a float has already lost digits")
    return numbers.format_number(value, places)


def counted(count: int, unit: str) -> str:
    """`5 ngày`, the number tied to its unit so that a line never breaks between them."""
    return f"{numbers.format_number(count)}{NBSP}{unit}"


def days(count: int, unit: str = "ngày") -> str:
    return counted(count, unit)


def filesize(size: int) -> str:
    """A file's size as people say it, of `size` in bytes: `812 B`, `340 KB`, `1,4 MB`, `62 MB` (1 KB = 1024 B)."""
    if size < 1024:
        return f"{size}{NBSP}B"
    amount, unit = Decimal(size) / 1024, "KB"
    if amount >= 1000:
        amount, unit = amount / 1024, "MB"
    if amount >= 1000:
        amount, unit = amount / 1024, "GB"
    places = 1 if amount < 10 and unit != "KB" else 0
    return f"{numbers.format_number(round(amount, places))}{NBSP}{unit}"


def paragraphs(text: str) -> Markup:
    """Typed text as HTML: an empty line begins a paragraph, a single break stays a break. Everything is escaped."""
    parts = [part.strip() for part in text.replace("\r\n", "\n").replace("\r", "\n").split("\n\n")]
    return Markup("\n").join(
        Markup("<p>{}</p>").format(Markup("<br>").join(escape(line.strip()) for line in part.split("\n")))
        for part in parts
        if part
    )


def shortened(text: str, most: int = LONGEST_TITLE) -> str:
    """The text as one line, cut between words where it is longer than `most` signs."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + "…"


def hash_groups(code: str, length: int = 8) -> str:
    """The first `length` signs of a fingerprint in groups of four for reading aloud: `7F3A 90C2`."""
    head = code[:length].upper()
    return NBSP.join(head[at : at + 4] for at in range(0, len(head), 4))
