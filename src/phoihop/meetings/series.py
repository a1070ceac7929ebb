"""Series of meetings as pages ask for them, always for a viewer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.http import Http404

from phoihop.documents.queries import agreement_title
from phoihop.meetings.models import Meeting, MeetingSeries
from phoihop.meetings.rules import AgendaItem, State, next_day
from phoihop.organisations.queries import UNKNOWN, with_names
from phoihop.records.actors import Viewer
from phoihop.records.fields import Data
from phoihop.records.keys import Ref
from phoihop.records.kinds import kind_named
from phoihop.records.scope import visible, visible_one
from phoihop.ui.tables import PAGE_SIZE

MOST_CHOICES = 100


@dataclass(frozen=True, kw_only=True)
class Series:
    """A series with its latest meeting. `coming`: the next one is prepared already."""

    id: UUID
    ref: Ref
    author: str
    author_name: str
    space: str
    body: str
    audience: UUID
    title: str
    kind: str
    every: str
    agreement: UUID
    agreement_title: str
    to_day: date | None
    last: date | None
    coming: UUID | None
    coming_day: date | None
    data: Data

    @property
    def agenda(self) -> list[AgendaItem]:
        return [AgendaItem.of(one) for one in self.data.get("agenda", ())]

    def next(self, today: date) -> date | None:
        """The day that the rhythm proposes after the latest meeting; None once the series has ended. One that was
        skipped is not asked for again."""
        after = max(self.last, today) if self.last else today
        found = next_day(self.every, self.data["month"], self.data["day"], after)
        return found if self.to_day is None or found <= self.to_day else None


def _with_meetings(rows: QuerySet[MeetingSeries], viewer: Viewer, today: date) -> QuerySet[Any]:
    held: QuerySet[Any] = visible(Meeting, viewer).filter(series=OuterRef("pk")).exclude(state=State.CANCELLED)
    latest = held.order_by().values("series").annotate(last=Max("day"))
    coming = held.filter(state=State.PLANNED, day__gte=today).order_by("day", "pk")
    return with_names(rows, "author").annotate(
        last=Subquery(latest.values("last")),
        coming=Subquery(coming.values("pk")[:1]),
        coming_day=Subquery(coming.values("day")[:1]),
        agreement_title=agreement_title(viewer),
    )


def _series(row: Any) -> Series:
    return Series(
        id=row.pk,
        ref=Ref(org=row.author, rec=str(row.rec)),
        author=row.author,
        author_name=row.author_name or UNKNOWN.name,
        space=row.space,
        body=row.body,
        audience=row.audience,
        title=row.title,
        kind=row.kind,
        every=row.every,
        agreement=row.agreement,
        agreement_title=row.agreement_title or "",
        to_day=row.to_day,
        last=row.last,
        coming=row.coming,
        coming_day=row.coming_day,
        data=row.data,
    )


def register(viewer: Viewer, today: date, rows: slice) -> tuple[list[Series], bool]:
    """The series of one page, those that go on first, and whether others follow. One statement."""
    found = _with_meetings(visible(MeetingSeries, viewer), viewer, today).order_by("-to_day", "title", "pk")[rows]
    listed = [_series(row) for row in found]
    return listed[:PAGE_SIZE], len(listed) > PAGE_SIZE


def series_or_404(viewer: Viewer, pk: UUID, today: date) -> Series:
    """One statement."""
    row = _with_meetings(visible_one(MeetingSeries, viewer, pk), viewer, today).first()
    if row is None:
        raise Http404
    return _series(row)


def own(viewer: Viewer, today: date) -> Sequence[Series]:
    """The series that the viewer's organisation keeps, to prepare the next meeting of one. One statement."""
    rows = _with_meetings(visible(MeetingSeries, viewer).filter(author=viewer.org), viewer, today)
    return [_series(row) for row in rows.order_by("title", "pk")[:MOST_CHOICES]]


@dataclass(frozen=True, kw_only=True)
class RegimeChoice:
    """A reporting regime whose reports a meeting may gather."""

    id: UUID
    ref: Ref
    title: str


def regimes(viewer: Viewer) -> list[RegimeChoice]:
    """The reporting regimes that the viewer's organisation receives. One statement. Reports stand above meetings: their
    kind is handed down, their model is not."""
    kind = kind_named("report_regime")
    if kind is None:
        return []
    rows: QuerySet[Any] = visible(kind.model, viewer).filter(author=viewer.org).order_by("-issued_at", "-seq")
    return [
        RegimeChoice(id=row.pk, ref=Ref(org=row.author, rec=str(row.rec)), title=row.data["title"])
        for row in rows[:MOST_CHOICES]
    ]
