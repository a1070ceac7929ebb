"""When a task is done, late, and by how many days. Pure: values and a given day in, an answer out.

Counting rule, stated on every task's page: calendar days; a task due on the 20th is late from the 21st. The day on
which something was reported done is the day its act was issued, in Viet Nam's time: nobody types lateness away.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from enum import IntEnum, StrEnum
from typing import Final

# Viet Nam has kept one time, seven hours ahead of UTC, in all its provinces since 1975.
VIET_NAM = timezone(timedelta(hours=7))
# Stands for "no due day" where rows are ordered or compared by it: such tasks come last and are never late.
NEVER: Final = date.max


class Said(StrEnum):
    """What a body says of its own part (tiến độ)."""

    DOING = "doing"
    DONE = "done"


class State(StrEnum):
    """The four-way count: done or open, in time or late."""

    DONE_IN_TIME = "done_in_time"
    DONE_LATE = "done_late"
    OPEN_IN_TIME = "open_in_time"
    OPEN_LATE = "open_late"


class Stage(IntEnum):
    """How far a task has come, as far as a row can know it without today's date. The order is that of lists: what is
    still to do comes first."""

    OPEN = 0
    DONE = 1
    DONE_LATE = 2
    WITHDRAWN = 3


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The state of a task or a part on a day. `days`: late by, when late; left, when open, in time and due some day."""

    state: State
    days: int | None


@dataclass(frozen=True, kw_only=True)
class Report:
    """What a body said of its part, and when its act was issued."""

    said: Said
    at: datetime


@dataclass(frozen=True, kw_only=True)
class DueWord:
    """The assigner's word on the due day: the task's newest version, or a request for more time it granted. `order`
    places it among the assigner's acts."""

    order: tuple[datetime, int]
    due: date | None


def day_of(moment: datetime) -> date:
    """The day on which an act was issued."""
    return moment.astimezone(VIET_NAM).date()


def standing(due: date | None, done_on: date | None, today: date) -> Standing:
    if done_on is not None:
        late = due is not None and done_on > due
        return Standing(
            state=State.DONE_LATE if late else State.DONE_IN_TIME,
            days=(done_on - due).days if late and due else None,
        )
    if due is None:
        return Standing(state=State.OPEN_IN_TIME, days=None)
    late = due < today
    return Standing(state=State.OPEN_LATE if late else State.OPEN_IN_TIME, days=abs((due - today).days))


def done_on(reports: Iterable[Report]) -> date | None:
    """The day since which a part is done, None while it is open. `reports` are one body's, in the order issued.

    A later report that it is done only adds to the first (a file, a figure) and must not make it late; one that it
    is being worked on again reopens the part.
    """
    since: date | None = None
    for report in reports:
        if report.said != Said.DONE:
            since = None
        elif since is None:
            since = day_of(report.at)
    return since


def due_now(stated: DueWord, granted: Iterable[DueWord]) -> date | None:
    """The due day in force: the newest of the assigner's words. More time that was granted counts until the assigner
    restates the task, which says the due day anew."""
    return max([stated, *granted], key=lambda word: word.order).due


def stage(*, due: date | None, done: date | None, withdrawn: bool) -> Stage:
    if withdrawn:
        return Stage.WITHDRAWN
    if done is None:
        return Stage.OPEN
    return Stage.DONE_LATE if due is not None and done > due else Stage.DONE
