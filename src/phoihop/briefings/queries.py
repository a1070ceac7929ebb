"""What a meeting opens with, always for a viewer: where the last conclusions stand, what is open, who has reported."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection

from phoihop.briefings.sources import MOST, SOURCES, Row, Subject
from phoihop.meetings.queries import Seen
from phoihop.organisations.queries import Name, names
from phoihop.records.actors import Role, Viewer
from phoihop.reports.periods import Period
from phoihop.reports.regimes import Regime
from phoihop.tasks.rules import Standing, standing


@dataclass(frozen=True, kw_only=True)
class Concluded:
    """One conclusion of the meeting before. `task` None: nobody was given it, or not before our eyes. `open_parts`: the
    co-operating bodies that have not finished theirs."""

    no: int
    text: str
    task: UUID | None
    lead: str
    due: date | None
    done_on: date | None
    withdrawn: bool
    open_parts: tuple[str, ...]

    def standing(self, today: date) -> Standing:
        return standing(self.due, self.done_on, today)


@dataclass(frozen=True, kw_only=True)
class Open:
    """A recommendation that is not closed. `answered`: its raiser has the word."""

    id: UUID
    text: str
    raiser: str
    holder: str
    due: date | None
    first_raised_on: date
    stage: int
    times: int


@dataclass(frozen=True, kw_only=True)
class File:
    name: str
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A paper of the meeting. `item`: the key of the agenda's item; `document`: the invitation or the notice itself."""

    id: UUID
    sort: str
    title: str
    author: str
    item: str
    document: UUID | None
    files: tuple[File, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Sent:
    """Where the report of one unit stands."""

    report: UUID
    period: str
    state: str
    first_sent: date | None


@dataclass(frozen=True, kw_only=True)
class Reporting:
    """The reports that a meeting gathers: for one period, of these units. `sent` by unit; who is not in it owes one."""

    regime: Regime
    period: Period
    due: date
    units: tuple[str, ...]
    sent: Mapping[str, Sent]


@dataclass(frozen=True, kw_only=True)
class Before:
    id: UUID
    title: str
    day: date | None


@dataclass(frozen=True, kw_only=True)
class Opening:
    """All that stands beside the agenda of a meeting."""

    before: Before | None
    concluded: Sequence[Concluded]
    open: Sequence[Open]
    cut: bool  # more are open than are shown
    papers: Sequence[Paper]
    replies: Mapping[str, str]
    reporting: Reporting | None
    names: Mapping[str, Name] = field(default_factory=dict)


def opening(viewer: Viewer, meeting: Seen) -> Opening:
    """Two statements, however much there is: all sources at once, and the names in them."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in _rows(viewer, meeting):
        found[row.what].append(row)
    recommended = sorted((_open(row) for row in found["open"]), key=lambda one: (one.first_raised_on, one.id))
    reporting = _reporting(viewer, found["regime"], found["report"], meeting)
    concluded = _concluded(found["concluded"], found["part"])
    papers = _papers(found["paper"], found["item"], found["file"])
    orgs = {*meeting.hosts, *meeting.invited, *(reporting.units if reporting else ())}
    orgs |= {one.lead for one in concluded if one.lead} | {org for one in concluded for org in one.open_parts}
    orgs |= {org for one in recommended for org in (one.raiser, one.holder)} | {one.author for one in papers}
    return Opening(
        before=next((Before(id=UUID(row.key), title=row.text, day=row.due) for row in found["last"]), None),
        concluded=concluded,
        open=recommended[:MOST],
        cut=len(recommended) > MOST,
        papers=papers,
        replies={row.org: row.more for row in found["reply"]},
        reporting=reporting,
        names=names(orgs),
    )


def _rows(viewer: Viewer, meeting: Seen) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(*_statement(viewer.org, viewer.role, Subject.of(meeting)))
        return [
            Row(
                what=what, key=key or "", text=text or "", org=org or "", due=_day(due), done=_day(done), n=n or 0,
                m=m or 0, more=more or "",
            )
            for what, key, text, org, due, done, n, m, more in cursor.fetchall()
        ]  # fmt: skip


@lru_cache(maxsize=512)
def _statement(org: str, role: Role, of: Subject) -> tuple[str, tuple[Any, ...]]:
    """What asks all sources at once. To put it together takes longer than to carry it out, so it is kept: it is the
    same for everyone of an organisation, until the meeting changes."""
    viewer = Viewer(user="", org=org, role=role)
    first, *others = (source(viewer, of) for source in SOURCES)
    return first.union(*others, all=True).query.sql_with_params()


def _day(value: date | str | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value  # SQLite knows no days


def _concluded(rows: Sequence[Row], parts: Sequence[Row]) -> list[Concluded]:
    still: dict[str, list[str]] = defaultdict(list)
    for part in parts:
        still[part.key].append(part.org)
    return [
        Concluded(
            no=row.n,
            text=row.text,
            task=UUID(row.key) if row.key else None,
            lead=row.org,
            due=row.due,
            done_on=row.done,
            withdrawn=row.more in {"1", "true"},
            open_parts=tuple(still[row.key]) if row.key else (),
        )
        for row in sorted(rows, key=lambda row: row.n)
    ]


def _open(row: Row) -> Open:
    assert row.done is not None
    return Open(
        id=UUID(row.key),
        text=row.text,
        raiser=row.more,
        holder=row.org,
        due=row.due,
        first_raised_on=row.done,
        stage=row.n,
        times=row.m,
    )


def _papers(rows: Sequence[Row], items: Sequence[Row], files: Sequence[Row]) -> list[Paper]:
    held: dict[str, list[File]] = defaultdict(list)
    for file in sorted(files, key=lambda row: row.n):
        held[file.key].append(File(name=file.text, sha256=file.more))
    of = {row.key: row for row in items}
    papers = [
        Paper(
            id=UUID(row.key),
            sort=row.more,
            title=row.text,
            author=row.org,
            item=of[row.key].text,
            document=UUID(of[row.key].more) if of[row.key].more else None,
            files=tuple(held[row.key]),
        )
        for row in rows
    ]
    return sorted(papers, key=lambda one: (one.title, one.id))


def _reporting(viewer: Viewer, regimes: Sequence[Row], rows: Sequence[Row], meeting: Seen) -> Reporting | None:
    """The period whose report is wanted on the day of the meeting. A unit sees what it sends itself and nothing of the
    others: of those it does not know who owes a report."""
    if not regimes or meeting.day is None:
        return None
    row = regimes[0]
    regime = Regime(
        id=UUID(row.key), author=row.org, author_name="", space="", body="", rec=row.more, data=json.loads(row.text)
    )
    period = regime.current(meeting.day)
    if period is None:
        return None
    sent = {
        one.org: Sent(report=UUID(one.key), period=one.text, state=one.more, first_sent=one.done)
        for one in rows
        if one.text == period.code
    }
    members = regime.members(regime.cut_off(period))
    units = tuple(org for org in members if org == viewer.org or regime.received_by(viewer))
    if not units:
        return None
    return Reporting(regime=regime, period=period, due=regime.due(period), units=units, sent=sent)
