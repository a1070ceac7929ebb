"""What a review report (báo cáo sơ kết, tổng kết) is made of: values only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Part:
    """A body's part of a task, by the name the body bore at the end of the period."""

    name: str
    leads: bool
    done_on: date | None


@dataclass(frozen=True, kw_only=True)
class Task:
    id: UUID
    text: str
    lead: str
    area: str
    due: date | None
    done_on: date | None
    asked_until: date | None
    assigner: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, kw_only=True)
class Meeting:
    id: UUID
    title: str
    day: date | None
    place: str


@dataclass(frozen=True, kw_only=True)
class Awaited:
    """A plan or minutes that sides have still to confirm."""

    id: UUID
    kind: str
    title: str
    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Recommendation:
    """A recommendation that was still open. `awaited`: not answered yet; else its raiser has the word."""

    id: UUID
    text: str
    raiser: str
    holder: str
    awaited: bool
    due: date | None
    times: int


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Consolidated figures of the period from the reports of the units: `rows` as they are printed (name, unit, plan,
    actual, share, same period, share), `places` the page of each; `missing`: what of the period was not reported;
    `counted`: units behind it, from one number to another."""

    regime: UUID
    title: str
    periods: str
    counted: tuple[int, int]
    missing: str
    rows: tuple[tuple[str, ...], ...]
    places: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Everything a report is made of. `areas` are the agreement's, code to name, in its order. `as_of` is the day
    the states are of: the last of the period, or today while the period still runs."""

    title: str
    first: date
    last: date
    as_of: date
    areas: Mapping[str, str]
    tasks: Sequence[Task]
    meetings: Sequence[Meeting] = ()
    awaited: Sequence[Awaited] = ()
    recommendations: Sequence[Recommendation] = ()
    figures: Sequence[Figures] = ()
