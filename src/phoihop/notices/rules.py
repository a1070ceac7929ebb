"""What a person may be told of, from when a due day is spoken of, and what each role is told unless it chooses. Pure.

A notice comes from an act of another body, or from a day. Of one duty there is one notice by day at a time: as its day
comes nearer and passes, a later step takes the place of the one before; once the duty is done there is none.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, IntFlag, StrEnum
from typing import Final
from uuid import UUID

from phoihop.records.actors import Role


class What(IntFlag):
    """The kinds of notices among which a person chooses. Kept as the sum of those chosen."""

    TASK = 1
    PROGRESS = 2
    EXTENSION = 4
    RECOMMENDATION = 8
    CONFIRM = 16
    REPORT = 32
    DOCUMENT = 64
    MEETING = 128
    DUE = 256
    LATE = 512
    LONG_LATE = 1024


ALL: Final = What((1 << len(What)) - 1)
# Progress and papers by the dozen are an office's daily bread; its head hears of what has stayed late.
DEFAULTS: Final[dict[Role, What]] = {
    Role.CLERK: ALL & ~What.LONG_LATE,
    Role.HEAD: ALL & ~What.PROGRESS & ~What.DOCUMENT & ~What.LATE,
    Role.BOARD: ALL & ~What.DOCUMENT & ~What.LONG_LATE,
    Role.UNIT: ALL & ~What.LONG_LATE,
    Role.FOCAL: ALL & ~What.LONG_LATE,
    Role.ADMIN: What(0),
}


class Step(IntEnum):
    """How far a due day has come: an act has none; then before it, on it, the day after it, and long after it, when it
    is for the head of the office."""

    ACT = 0
    SOON = 1
    TODAY = 2
    LATE = 3
    LONG_LATE = 4


STEPS: Final = {Step.SOON: What.DUE, Step.TODAY: What.DUE, Step.LATE: What.LATE, Step.LONG_LATE: What.LONG_LATE}

DAYS_BEFORE: Final = 3
DAYS_AFTER: Final = 7
MOST_DAYS: Final = 30
# What is older is neither counted nor shown among the days; who never opened the page has a week's news before them.
KEPT_DAYS: Final = 30
FIRST_DAYS: Final = 7
MOST_COUNTED: Final = 100


# What each thing that an act may say counts as; `words.py` has the sentences.
KINDS: Final[dict[str, What]] = {
    "task": What.TASK,
    "task-changed": What.TASK,
    "task-withdrawn": What.TASK,
    "tasks": What.TASK,
    "tasks-changed": What.TASK,
    "tasks-withdrawn": What.TASK,
    "progress": What.PROGRESS,
    "done": What.PROGRESS,
    "extension": What.EXTENSION,
    "granted": What.EXTENSION,
    "refused": What.EXTENSION,
    "raised": What.RECOMMENDATION,
    "raised-changed": What.RECOMMENDATION,
    "routed": What.RECOMMENDATION,
    "routed-ours": What.RECOMMENDATION,
    "answered": What.RECOMMENDATION,
    "under-way": What.RECOMMENDATION,
    "handed-on": What.RECOMMENDATION,
    "handed-to-us": What.RECOMMENDATION,
    "closed": What.RECOMMENDATION,
    "followed": What.RECOMMENDATION,
    "merged": What.RECOMMENDATION,
    "confirm": What.CONFIRM,
    "confirmed": What.CONFIRM,
    "regime": What.REPORT,
    "report": What.REPORT,
    "returned": What.REPORT,
    "accepted": What.REPORT,
    "document": What.DOCUMENT,
    "meeting": What.MEETING,
    "invited": What.MEETING,
    "planned": What.MEETING,
    "planned-again": What.MEETING,
    "called-off": What.MEETING,
    "replied": What.MEETING,
    "paper": What.MEETING,
    "commented": What.CONFIRM,
}


class Rhythm(StrEnum):
    """How often a person wants a digest."""

    OFF = "off"
    DAILY = "daily"
    WEEKLY = "weekly"


@dataclass(frozen=True, kw_only=True)
class Times:
    """When a digest may go: from `hour` on; weekly on `weekday` (Monday is 0); never while it is quiet."""

    rhythm: Rhythm
    hour: int
    weekday: int
    weekends: bool
    quiet_from: int
    quiet_to: int


SATURDAY: Final = 5


def is_quiet(hour: int, quiet_from: int, quiet_to: int) -> bool:
    """Whether an hour of the day is quiet: from `quiet_from` up to `quiet_to`, over midnight where that comes first;
    with both the same, none is."""
    if quiet_from <= quiet_to:
        return quiet_from <= hour < quiet_to
    return hour >= quiet_from or hour < quiet_to


def may_send(times: Times, now: datetime) -> bool:
    """Whether today's digest may go at this moment of local time."""
    if times.rhythm == Rhythm.OFF or now.hour < times.hour or is_quiet(now.hour, times.quiet_from, times.quiet_to):
        return False
    if times.rhythm == Rhythm.WEEKLY:
        return now.weekday() == times.weekday
    return times.weekends or now.weekday() < SATURDAY


# How long a letter that was not taken waits before each further try; after the last it is given up.
WAITS: Final = (timedelta(minutes=5), timedelta(minutes=20), timedelta(hours=1), timedelta(hours=4))
# So long whoever claimed a digest has for sending it; then another may take it over.
LEASE: Final = timedelta(minutes=10)


def next_try(tries: int) -> timedelta | None:
    """How long to wait after so many failed tries; None: no more."""
    return WAITS[tries - 1] if tries <= len(WAITS) else None


@dataclass(frozen=True, kw_only=True)
class Told:
    """That an organisation is told something about a record. `detail`: a day, a percentage or a period, as written in
    the payload; or how many tasks. `record`: what stands for several records that are told as one."""

    org: str
    said: str
    subject: UUID
    detail: str = ""
    record: UUID | None = None
