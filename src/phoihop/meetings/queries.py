"""Meetings as pages ask for them, always for a viewer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery
from django.http import Http404

from phoihop.agreements.queries import Confirming, own_summary
from phoihop.documents.models import Document
from phoihop.documents.queries import abstract_of, agreement_title, code_of, source_href
from phoihop.meetings.deciding import Sort
from phoihop.meetings.models import Conclusion, Meeting, MeetingPaper, Minutes, MinutesComment
from phoihop.meetings.rules import AgendaItem, State
from phoihop.organisations.queries import UNKNOWN, with_names
from phoihop.records.actors import Viewer
from phoihop.records.fields import Data
from phoihop.records.keys import Ref
from phoihop.records.kinds import kind_named
from phoihop.records.models import Space
from phoihop.records.scope import visible, visible_one
from phoihop.tasks.rules import Standing, standing
from phoihop.ui.tables import PAGE_SIZE


@dataclass(frozen=True, kw_only=True)
class Filter:
    """Which meetings a register shows. Empty: all."""

    kind: str = ""
    year: int | None = None
    agreement: UUID | None = None
    series: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A meeting as the register shows it. `confirming` is None where no minutes were issued."""

    id: UUID
    kind: str
    title: str
    day: date | None
    place: str
    conclusions: int
    confirming: Confirming | None
    state: State


def _minutes(viewer: Viewer) -> QuerySet[Any]:
    """The minutes of the meeting in the outer query with how far they have come, the newest first."""
    return _newest_minutes(viewer, OuterRef("pk")).annotate(standing=own_summary())


def _newest_minutes(viewer: Viewer, meeting: Any) -> QuerySet[Minutes]:
    return visible(Minutes, viewer).filter(meeting=meeting).order_by("-issued_at", "-seq")


def _with_minutes(rows: QuerySet[Meeting], viewer: Viewer, *columns: str) -> QuerySet[Any]:
    newest = _minutes(viewer)
    wanted = {f"m_{name}": Subquery(newest.values(name)[:1]) for name in ("standing", *columns)}
    return rows.annotate(**wanted)


def _confirming(row: Any) -> Confirming | None:
    return Confirming.of(row.m_standing) if row.m_standing else None


def register(viewer: Viewer, wanted: Filter, rows: slice) -> tuple[list[Listed], bool]:
    """The meetings of one page, the newest first, and whether others follow. One statement."""
    found = visible(Meeting, viewer)
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.year:
        found = found.filter(day__gte=date(wanted.year, 1, 1), day__lte=date(wanted.year, 12, 31))
    if wanted.agreement:
        found = found.filter(agreement=wanted.agreement)
    if wanted.series:
        found = found.filter(series=wanted.series)
    counted = visible(Conclusion, viewer).filter(meeting=OuterRef("pk")).values("meeting").annotate(n=Count("pk"))
    page = list(
        _with_minutes(found, viewer)
        .annotate(conclusions=Subquery(counted.values("n")))
        .defer("data")
        .order_by(F("day").desc(nulls_last=True), "-issued_at", "-seq")[rows]
    )
    listed = [
        Listed(
            id=row.pk,
            kind=row.kind,
            title=row.title,
            day=row.day,
            place=row.place,
            conclusions=row.conclusions or 0,
            confirming=_confirming(row),
            state=State(row.state),
        )
        for row in page
    ]
    return listed[:PAGE_SIZE], len(listed) > PAGE_SIZE


def held_between(viewer: Viewer, first: date, last: date, agreement: UUID | None = None) -> QuerySet[Meeting]:
    """The meetings of these days, under one agreement or all: as a query, for the desk to put with others."""
    rows = visible(Meeting, viewer).filter(day__range=(first, last)).exclude(state=State.CANCELLED)
    return rows.filter(agreement=agreement) if agreement else rows


@dataclass(frozen=True, kw_only=True)
class MinutesSeen:
    """The newest minutes: how far confirmed, and what they bind."""

    id: UUID
    ref: Ref
    body: str
    author: str
    issued_at: datetime
    data: Data
    confirming: Confirming


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One meeting as its page and its forms need it."""

    id: UUID
    ref: Ref
    space: str
    kind: str
    title: str
    day: date | None
    place: str
    author: str
    author_name: str
    issued_at: datetime
    agreement: UUID | None
    agreement_title: str
    document: UUID | None
    document_abstract: str
    parties: tuple[str, ...]
    data: Data
    body: str
    audience: UUID
    correction: str  # why this version was issued; empty for the first
    minutes: MinutesSeen | None
    state: State
    series: UUID | None
    comments: int  # on its minutes
    called: bool  # an invitation was sent to the viewer, or by them

    @property
    def hosts(self) -> tuple[str, ...]:
        """Who chairs, of equal rank; the one who prepared it where nobody is named."""
        return tuple(self.data.get("hosts", ())) or (self.author,)

    @property
    def invited(self) -> tuple[str, ...]:
        return tuple(org for org in self.data.get("invited", ()) if org not in self.hosts)

    @property
    def asked(self) -> frozenset[str]:
        """Who is to answer the invitation: all that are expected but the one who sends it."""
        return frozenset({*self.hosts, *self.invited} - {self.author})

    def awaits(self, org: str) -> bool:
        """Whether `org` is to answer an invitation, or may change its answer."""
        return self.state == State.PLANNED and self.called and org in self.asked

    @property
    def prepared(self) -> bool:
        """Whether it was called ahead, rather than recorded afterwards."""
        return bool({"hosts", "agenda", "invited"} & self.data.keys())

    @property
    def agenda(self) -> list[AgendaItem]:
        return [AgendaItem.of(one) for one in self.data.get("agenda", ())]

    @property
    def when(self) -> str:
        """The hours, "08:00–11:30"; empty where they are not known."""
        return "–".join(filter(None, (self.data.get("time", ""), self.data.get("to_time", ""))))


def meeting_or_404(viewer: Viewer, pk: UUID) -> Seen:
    """The meeting with its newest minutes. One statement."""
    found = visible_one(Meeting, viewer, pk)
    rows = with_names(_with_minutes(found, viewer, "pk", "author", "rec", "body", "issued_at", "data"), "author")
    row = rows.annotate(
        agreement_title=agreement_title(viewer),
        document_abstract=abstract_of(viewer),
        parties=Subquery(Space.objects.filter(pk=OuterRef("space")).values("parties")[:1]),
        comments=Subquery(_comments(viewer).values("n")),
        called=Exists(invitations(viewer).filter(meeting=OuterRef("pk"))),
    ).first()
    if row is None:
        raise Http404
    return _seen(row)


def invitations(viewer: Viewer) -> QuerySet[MeetingPaper]:
    """What asks to a meeting; before one was sent, a planned meeting is only told."""
    return visible(MeetingPaper, viewer).filter(sort=Sort.INVITATION)


def _comments(viewer: Viewer) -> QuerySet[Any]:
    """How many comments there are on the newest minutes of the meeting in the outer query."""
    newest = _newest_minutes(viewer, OuterRef(OuterRef("pk")))
    rows = visible(MinutesComment, viewer).filter(minutes=Subquery(newest.values("pk")[:1]))
    return rows.order_by().values("minutes").annotate(n=Count("pk"))


def _seen(row: Any) -> Seen:
    confirming = _confirming(row)
    minutes = None
    if confirming is not None:
        minutes = MinutesSeen(
            id=row.m_pk,
            ref=Ref(org=row.m_author, rec=str(row.m_rec)),
            body=row.m_body,
            author=row.m_author,
            issued_at=row.m_issued_at,
            data=row.m_data,
            confirming=confirming,
        )
    return Seen(
        id=row.pk,
        ref=Ref(org=row.author, rec=str(row.rec)),
        space=row.space,
        kind=row.kind,
        title=row.title,
        day=row.day,
        place=row.place,
        author=row.author,
        author_name=row.author_name or UNKNOWN.name,
        issued_at=row.issued_at,
        agreement=row.agreement,
        agreement_title=row.agreement_title or "",
        document=row.document,
        document_abstract=row.document_abstract or "",
        parties=tuple(row.parties),
        data=row.data,
        body=row.body,
        audience=row.audience,
        correction=row.data.get("correction", ""),
        minutes=minutes,
        state=State(row.state),
        series=row.series,
        comments=row.comments or 0,
        called=row.called,
    )


@dataclass(frozen=True, kw_only=True)
class Item:
    """A conclusion with the task it became, if it became one that the viewer may see."""

    id: UUID
    ref: Ref
    body: str
    author: str
    no: int
    text: str
    data: Data
    source_href: str
    task: UUID | None
    task_ref: Ref | None
    task_body: str
    lead_name: str
    cooperating: tuple[str, ...]
    product: str
    due: date | None
    done_on: date | None
    withdrawn: bool

    def standing(self, today: date) -> Standing:
        return standing(self.due, self.done_on, today)


def conclusions(viewer: Viewer, meeting: UUID) -> list[Item]:
    """What a meeting concluded, by number, each with where its task stands. One statement.

    Tasks are asked through their kind: what a page of theirs shows of one stays theirs."""
    kind = kind_named("task")
    if kind is None:
        raise LookupError("tasks are not installed")
    tasks: QuerySet[Any] = visible(kind.model, viewer).filter(pk=OuterRef("task"))
    fields = {
        "t_author": "author",
        "t_rec": "rec",
        "t_body": "body",
        "lead": "lead",
        "t_due": "status__due",
        "t_done": "status__done_on",
        "t_withdrawn": "withdrawn",
        "t_data": "data",
    }
    columns = {name: Subquery(tasks.values(path)[:1]) for name, path in fields.items()}
    rows: QuerySet[Any] = visible(Conclusion, viewer).filter(meeting=meeting).annotate(**columns)
    return [_item(row) for row in with_names(rows, "lead").order_by("no", "issued_at", "seq")]


def _item(row: Any) -> Item:
    seen = row.t_rec is not None
    return Item(
        id=row.pk,
        ref=Ref(org=row.author, rec=str(row.rec)),
        body=row.body,
        author=row.author,
        no=row.no,
        text=row.text,
        data=row.data,
        source_href=source_href(row.data),
        task=row.task if seen else None,
        task_ref=Ref(org=row.t_author, rec=str(row.t_rec)) if seen else None,
        task_body=row.t_body or "",
        lead_name=row.lead_name or "",
        cooperating=tuple((row.t_data or {}).get("cooperating", ())),
        product=(row.t_data or {}).get("product", ""),
        due=row.t_due,
        done_on=row.t_done,
        withdrawn=bool(row.t_withdrawn),
    )


@dataclass(frozen=True, kw_only=True)
class Letter:
    """An invitation or a notice of conclusions that was issued. `document` is None where it is no letter."""

    sort: str
    code: str  # number and symbol, "41-TB/ĐU"
    title: str
    document: UUID | None
    day: date | None


def letters(viewer: Viewer, meeting: UUID, sort: str) -> list[Letter]:
    """The latest first. One statement."""
    papers = visible(Document, viewer).filter(pk=OuterRef("document"))
    columns = {f"d_{name}": Subquery(papers.values(name)[:1]) for name in ("number", "symbol", "day")}
    rows: QuerySet[Any] = visible(MeetingPaper, viewer).filter(meeting=meeting, sort=sort).annotate(**columns)
    return [
        Letter(
            sort=row.sort,
            code=code_of(row.d_number or "", row.d_symbol or ""),
            title=row.title,
            document=row.document,
            day=row.d_day,
        )
        for row in rows.order_by("-issued_at", "-seq")
    ]


def outdated(minutes: MinutesSeen, meeting: Seen, items: Iterable[Item]) -> bool:
    """Whether something the minutes speak of has been added or corrected since."""
    held = minutes.data.get("held")
    if held and held["body"] != meeting.body:
        return True
    bound = {one["rec"]: one["body"] for name in ("conclusions", "tasks") for one in minutes.data.get(name, ())}
    now = {item.ref["rec"]: item.body for item in items}
    now |= {item.task_ref["rec"]: item.task_body for item in items if item.task_ref}
    return any(bound.get(rec) != body for rec, body in now.items())


def fingerprint(meeting: Seen, items: Iterable[Item]) -> str:
    """What minutes issued now would bind: tells a page that shows less from one that shows it all."""
    bodies = [meeting.body, *(f"{item.body} {item.task_body}" for item in items)]
    return sha256("\n".join(bodies).encode()).hexdigest()


def conclusion_or_404(viewer: Viewer, pk: UUID) -> tuple[Seen, Item]:
    """A conclusion with its meeting. Three statements."""
    meeting, _no = meeting_of_conclusion(viewer, pk)
    return meeting_or_404(viewer, meeting), next(one for one in conclusions(viewer, meeting) if one.id == pk)


def meeting_of_conclusion(viewer: Viewer, pk: UUID) -> tuple[UUID, int]:
    """Where a conclusion is shown: its meeting, and its number there."""
    row = visible_one(Conclusion, viewer, pk).values_list("meeting", "no").first()
    if row is None:
        raise Http404
    return row


def meeting_of_minutes(viewer: Viewer, pk: UUID) -> UUID:
    row = visible_one(Minutes, viewer, pk).values_list("meeting", flat=True).first()
    if row is None:
        raise Http404
    return row


def meeting_of_paper(viewer: Viewer, pk: UUID) -> tuple[UUID, bool]:
    """Where a paper is shown: its meeting, and whether it tells what was concluded there."""
    row = visible(MeetingPaper, viewer).filter(pk=pk).values_list("meeting", "sort").first()
    if row is None:
        raise Http404
    return row[0], row[1] == Sort.NOTICE
