"""How the desk groups what waits. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum


class Group(IntEnum):
    """In the order in which they stand."""

    LATE = 0
    TODAY = 1
    WEEK = 2
    LATER = 3
    ELSEWHERE = 4


class Mine(StrEnum):
    """Whose of an office's work a desk shows, as it stands in the address."""

    ALL = ""
    MINE = "cua-toi"
    NOBODYS = "chua-nhan"


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """Where something stands on the desk. `due` None: no day. `at_once`: somebody waits for our word, whatever the
    day. `elsewhere`: it is not our turn."""

    due: date | None = None
    at_once: bool = False
    elsewhere: bool = False


def group_of(waiting: Waiting, today: date) -> Group:
    """The week ends on Sunday."""
    if waiting.elsewhere:
        return Group.ELSEWHERE
    if waiting.at_once:
        return Group.TODAY
    if waiting.due is None:
        return Group.LATER
    if waiting.due < today:
        return Group.LATE
    if waiting.due == today:
        return Group.TODAY
    return Group.WEEK if waiting.due <= end_of_week(today) else Group.LATER


def end_of_week(today: date) -> date:
    return today + timedelta(days=6 - today.weekday())


def order_of(waiting: Waiting, today: date) -> tuple[int, date]:
    """Group by group, by day; what has no day comes last in its group, what is to be answered first in its."""
    first = date.min if waiting.at_once else date.max
    return group_of(waiting, today), waiting.due or first


def sizes(found: Iterable[Group]) -> dict[Group, int]:
    counted = dict.fromkeys(Group, 0)
    for group in found:
        counted[group] += 1
    return counted
