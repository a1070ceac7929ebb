"""iCalendar files (RFC 5545), as much as meetings and due days need. Pure: no clock, no Django.

Own code rather than a library: what is written is two kinds of event with a dozen properties, nothing is ever read.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

ZONE: Final = "Asia/Ho_Chi_Minh"
# Viet Nam has kept one time, seven hours ahead of UTC, in all its provinces since 1975.
_ZONE_LINES: Final = (
    "BEGIN:VTIMEZONE",
    f"TZID:{ZONE}",
    "BEGIN:STANDARD",
    "DTSTART:19750613T000000",
    "TZOFFSETFROM:+0700",
    "TZOFFSETTO:+0700",
    "TZNAME:+07",
    "END:STANDARD",
    "END:VTIMEZONE",
)
_OCTETS: Final = 75
HOUR_AND_HALF: Final = timedelta(minutes=90)


@dataclass(frozen=True, kw_only=True)
class Event:
    """One entry. `uid` stays the same for ever, `sequence` grows with every change. Without `start` it takes the whole
    day; with a start and no `end`, an hour and a half. `stamp`: when it was last changed."""

    uid: str
    sequence: int
    stamp: datetime
    title: str
    day: date
    start: time | None = None
    end: time | None = None
    place: str = ""
    text: str = ""
    href: str = ""
    cancelled: bool = False


def calendar(name: str, events: Iterable[Event]) -> bytes:
    """The whole file."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Phoi Hop//vi", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines += [f"X-WR-CALNAME:{escaped(name)}", f"X-WR-TIMEZONE:{ZONE}", "REFRESH-INTERVAL;VALUE=DURATION:PT1H"]
    lines += _ZONE_LINES
    for event in events:
        lines += _event(event)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()


def _event(event: Event) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"DTSTAMP:{event.stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"LAST-MODIFIED:{event.stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    if event.start is None:
        yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
        yield "TRANSP:TRANSPARENT"
    else:
        # Without a zone of its own: a moment of the clock on the wall, which the zone above is named for.
        start = datetime.combine(event.day, event.start)
        end = datetime.combine(event.day, event.end) if event.end else start + HOUR_AND_HALF
        yield f"DTSTART;TZID={ZONE}:{start:%Y%m%dT%H%M%S}"
        yield f"DTEND;TZID={ZONE}:{end:%Y%m%dT%H%M%S}"
    yield f"SUMMARY:{escaped(event.title)}"
    for name, words in (("LOCATION", event.place), ("DESCRIPTION", event.text)):
        if words:
            yield f"{name}:{escaped(words)}"
    if event.href:
        yield f"URL:{event.href}"
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    yield "END:VEVENT"


def escaped(words: str) -> str:
    """A text value: commas, semicolons, backslashes and line ends say what they are. Control characters go."""
    plain = "".join(one for one in words.replace("\r\n", "\n").replace("\r", "\n") if one == "\n" or one >= " ")
    for mark in "\\;,":
        plain = plain.replace(mark, f"\\{mark}")
    return plain.replace("\n", "\\n").replace("\x7f", "")


def folded(line: str) -> str:
    """A line in pieces of at most 75 octets, none cut inside a letter."""
    pieces, piece, size = [], "", 0
    for letter in line:
        octets = len(letter.encode("utf-8", "replace"))
        if size + octets > _OCTETS:
            pieces.append(piece)
            piece, size = "", 1  # the blank that begins the next line counts
        piece += letter
        size += octets
    return "\r\n ".join([*pieces, piece])
