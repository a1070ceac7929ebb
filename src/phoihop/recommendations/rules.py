"""Whose turn a recommendation is, since when, and by which day: replayed from what every body has said. Pure.

A recommendation stays open until the one who raised it closes it. The body that is awaited answers; it may also hand
over to another, which then is awaited, by name and with a day. A word of somebody whose turn it is not changes nothing:
it may have come from elsewhere, where another order held.

Counting rule, stated on every page of a recommendation: calendar days; an answer due on the 20th is late from the 21st.
“It is being worked on” is no answer: the day stays. Age counts from the day on which the matter was first raised.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import Final
from uuid import UUID

from phoihop.tasks.rules import day_of


class Group(StrEnum):
    """What a recommendation is about (nhóm vấn đề), as reviews sort them. Left out while it is not known."""

    LICENCE = "licence"  # thăm dò, cấp phép khai thác
    LAND = "land"
    CLEARANCE = "clearance"  # giải phóng mặt bằng
    ENVIRONMENT = "environment"
    DUMP = "dump"  # bãi thải
    TRANSPORT = "transport"
    STORAGE = "storage"  # kho bãi
    HOUSING = "housing"  # nhà ở công nhân
    OTHER = "other"


class Level(StrEnum):
    """Who has the power to settle it (cấp có thẩm quyền)."""

    UNIT = "unit"
    WARD = "ward"
    PROVINCE = "province"
    CORPORATION = "corporation"
    MINISTRY = "ministry"
    GOVERNMENT = "government"


class Outcome(StrEnum):
    """What an answer comes to."""

    RESOLVED = "resolved"
    PARTLY = "partly"
    UNDER_WAY = "under_way"
    NOT_ACCEPTED = "not_accepted"
    BEYOND = "beyond"  # not ours to decide: handed over, with a new owner and a day


# Answers after which the one who raised it decides.
FINAL: Final = frozenset({Outcome.RESOLVED, Outcome.PARTLY, Outcome.NOT_ACCEPTED})


class Stage(IntEnum):
    """How far a recommendation has come, in the order of lists."""

    AWAITED = 0  # an answer is awaited
    ANSWERED = 1  # the word is with the one who raised it
    CLOSED = 2
    SPLIT = 3  # its parts stand for it, and are counted


@dataclass(frozen=True, kw_only=True)
class Raised:
    """The question as its author put it. `lead` leads the agreement, and may route as the receiver may."""

    raiser: str
    receiver: str
    lead: str
    on: date
    due: date | None


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that a body said of a recommendation. Acts bear whole seconds: `turn` counts on from what its author
    had seen, so that an answer and the word on it are never taken in the wrong order; `seq` orders a body's own acts.
    """

    at: datetime
    by: str
    seq: int
    turn: int = 0

    @property
    def order(self) -> tuple[datetime, int, str, int]:
        return self.at, self.turn, self.by, self.seq


@dataclass(frozen=True, kw_only=True)
class Routed(Event):
    """The addressed body names who answers, and by when."""

    to: str
    due: date | None


@dataclass(frozen=True, kw_only=True)
class Answered(Event):
    """`to` and `above` say where a matter beyond one's power went: to a side of the agreement, or to a body that is
    none; then the one who passed it on stays the one who is asked."""

    outcome: Outcome
    to: str = ""
    above: str = ""
    due: date | None = None


@dataclass(frozen=True, kw_only=True)
class Judged(Event):
    """The raiser's word: closed, or not done and followed on until `due`."""

    closed: bool
    due: date | None = None


@dataclass(frozen=True, kw_only=True)
class Joined(Event):
    """Merged with others: they are answered together, under the one called `main`."""

    main: UUID
    size: int


@dataclass(frozen=True, kw_only=True)
class Where:
    """Where a recommendation stands. `holder` is the body that answers, `since` the day from which the one whose turn
    it is has had it. `answered_on` is the day of the answer that stands, or of the closing where none was waited for;
    `late`: that day came after the due day."""

    stage: Stage
    holder: str
    due: date | None
    since: date
    outcome: Outcome | None = None
    above: str = ""
    answered_on: date | None = None
    late: bool = False
    closed_on: date | None = None
    main: UUID | None = None
    size: int = 1


def replay(raised: Raised, events: Iterable[Event]) -> Where:
    """Total: whatever was said by whomever, in whatever order it arrived, gives one state."""
    now = Where(stage=Stage.AWAITED, holder=raised.receiver, due=raised.due, since=raised.on)
    for event in sorted(events, key=lambda one: one.order):
        now = _after(raised, now, event)
    return now


def _after(raised: Raised, now: Where, event: Event) -> Where:
    match event:
        case Judged() if event.by == raised.raiser:
            return _judged(now, event)
        case Routed() if may_route(raised, event.by) and event.to != raised.raiser and now.stage == Stage.AWAITED:
            return replace(now, holder=event.to, due=event.due, since=day_of(event.at), outcome=None, above="")
        case Answered() if event.by == now.holder and event.to != raised.raiser and now.stage != Stage.CLOSED:
            return _answered(now, event)
        case Joined() if may_merge(raised, now.holder, event.by) and now.stage != Stage.CLOSED:
            return replace(now, main=event.main, size=event.size)
    return now


def may_route(raised: Raised, org: str) -> bool:
    """The addressed body, or the agreement's lead; who asks does not also choose who answers."""
    return org in {raised.receiver, raised.lead} and org != raised.raiser


def may_merge(raised: Raised, holder: str, org: str) -> bool:
    return org in {raised.receiver, raised.lead, holder} and org != raised.raiser


def _judged(now: Where, event: Judged) -> Where:
    day = day_of(event.at)
    if event.closed and now.stage != Stage.CLOSED:
        unanswered = now.stage == Stage.AWAITED
        return replace(
            now,
            stage=Stage.CLOSED,
            closed_on=day,
            answered_on=day if unanswered else now.answered_on,
            late=_late(now.due, day) if unanswered else now.late,
        )
    if not event.closed and now.stage != Stage.AWAITED:
        return replace(now, stage=Stage.AWAITED, due=event.due, since=day, answered_on=None, late=False, closed_on=None)
    return now


def _answered(now: Where, event: Answered) -> Where:
    day = day_of(event.at)
    if event.outcome in FINAL:
        # A later answer adds to the one that stands (a file, a figure) and must not make it late.
        if now.stage == Stage.ANSWERED:
            return replace(now, outcome=event.outcome)
        return replace(
            now,
            stage=Stage.ANSWERED,
            outcome=event.outcome,
            answered_on=day,
            late=_late(now.due, day),
            since=day,
        )
    again = now if now.stage == Stage.AWAITED else replace(now, stage=Stage.AWAITED, answered_on=None, late=False)
    if event.outcome == Outcome.UNDER_WAY:
        return replace(again, outcome=event.outcome)
    return replace(
        again,
        outcome=event.outcome,
        holder=event.to or now.holder,
        above="" if event.to else event.above,
        due=event.due,
        since=day,
    )


def _late(due: date | None, day: date) -> bool:
    return due is not None and day > due


class State(StrEnum):
    """The four counts of a list; they sum to the total, which the split ones are no part of."""

    LATE = "late"
    AWAITED = "awaited"
    ANSWERED = "answered"
    CLOSED = "closed"


def state(stage: Stage, due: date | None, today: date) -> State | None:
    """None for one that was split."""
    match stage:
        case Stage.AWAITED:
            return State.LATE if due is not None and due < today else State.AWAITED
        case Stage.ANSWERED:
            return State.ANSWERED
        case Stage.CLOSED:
            return State.CLOSED
    return None


# How old an open recommendation is, in days from its first raising: the first and last day of each class.
AGES: Final = {"30": (0, 30), "90": (31, 90), "180": (91, 180), "365": (181, 365), "hon-365": (366, 100_000)}


def age_class(days: int) -> str:
    return next((code for code, (_first, last) in AGES.items() if days <= last), "hon-365")


def age(first_raised_on: date, closed_on: date | None, today: date) -> int:
    """Whole days, until it was closed."""
    return max(0, ((closed_on or today) - first_raised_on).days)
