"""Agreements as pages and other apps ask for them, always for a viewer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from django.db.models import BooleanField, Case, Exists, F, OuterRef, QuerySet, Subquery, Value, When
from django.http import Http404
from django.utils import timezone

from phoihop.agreements.models import Agreement, AgreementSide, Area, Article, Awaited, Standing
from phoihop.agreements.rules import Area as AreaName
from phoihop.agreements.rules import Article as ArticleName
from phoihop.agreements.rules import Force, force
from phoihop.organisations.queries import Name, names, with_names
from phoihop.organisations.rules import in_order
from phoihop.records.actors import Viewer
from phoihop.records.keys import Ref
from phoihop.records.kinds import kind_named
from phoihop.records.scope import visible, visible_one
from phoihop.ui.choosing import Option

MOST_CHOICES = 200


@dataclass(frozen=True, kw_only=True)
class Confirming:
    """How far a record that every side must confirm has come."""

    sides: int
    awaited: tuple[str, ...]
    in_force_since: datetime | None

    @classmethod
    def of(cls, summary: Mapping[str, Any]) -> Self:
        """From `Standing.summary`."""
        since = summary["since"]
        return cls(
            sides=summary["sides"],
            awaited=tuple(summary["awaited"]),
            in_force_since=datetime.fromisoformat(since) if since else None,
        )

    @property
    def complete(self) -> bool:
        return not self.awaited

    @property
    def confirmed(self) -> int:
        return self.sides - len(self.awaited)


@dataclass(frozen=True, kw_only=True)
class PlanLine:
    """The newest plan of an agreement, in a word."""

    id: UUID
    year: int
    confirming: Confirming


@dataclass(frozen=True, kw_only=True)
class Link:
    id: UUID
    title: str


@dataclass(frozen=True, kw_only=True)
class Head:
    """One agreement as every page of it needs it."""

    id: UUID
    rec: UUID
    author: str
    space: str
    body: str
    issued_at: datetime
    title: str
    code: str
    signed_on: date | None
    from_day: date | None
    to_day: date | None
    data: dict[str, Any]
    confirming: Confirming
    awaits_us: bool
    plan: PlanLine | None = None
    continues: Link | None = None
    followed_by: Link | None = None

    @property
    def ref(self) -> Ref:
        return Ref(org=self.author, rec=str(self.rec))

    @property
    def sides(self) -> list[str]:
        """The leading side first, the others in the author's order."""
        lead = self.data["lead"]
        return [lead, *(org for org in self.data["sides"] if org != lead)]

    @property
    def areas(self) -> list[AreaName]:
        return [AreaName(**area) for area in self.data.get("areas", ())]

    @property
    def articles(self) -> list[ArticleName]:
        return [
            ArticleName(no=one["no"], title=one["title"], area=one.get("area", ""))
            for one in self.data.get("articles", ())
        ]

    def force(self, today: date) -> Force:
        return force(self.confirming.complete, self.from_day, self.to_day, today)


def symbol_of(data: dict[str, Any]) -> str:
    """Number and symbol as they stand on the paper, "08-QC/ĐU"; empty when neither is known."""
    return "-".join(filter(None, (data.get("number"), data.get("symbol"))))


def summary(rows: QuerySet[Standing]) -> Subquery:
    """The summary of the first of these."""
    return Subquery(rows.values("summary")[:1])


def own_summary() -> Subquery:
    """The summary of the row itself."""
    return summary(Standing.objects.filter(pk=OuterRef("pk")))


def _heads(viewer: Viewer) -> QuerySet[Any]:
    """Visible agreements, each with its standing and its newest plan's, in one statement."""
    plans = visible(Standing, viewer).filter(kind="plan", about=OuterRef("pk")).order_by("-year", "-issued_at")
    return visible(Agreement, viewer).annotate(standing=own_summary(), plan=summary(plans))


def _head(row: Any, viewer: Viewer) -> Head:
    confirming = Confirming.of(row.standing)
    plan = row.plan and PlanLine(id=UUID(row.plan["id"]), year=row.plan["year"], confirming=Confirming.of(row.plan))
    return Head(
        id=row.pk,
        rec=row.rec,
        author=row.author,
        space=row.space,
        body=row.body,
        issued_at=row.issued_at,
        title=row.title,
        code=symbol_of(row.data),
        signed_on=row.signed_on,
        from_day=row.from_day,
        to_day=row.to_day,
        data=row.data,
        confirming=confirming,
        awaits_us=viewer.org in confirming.awaited,
        plan=plan,
        continues=_link(getattr(row, "before", None)),
        followed_by=_link(getattr(row, "after", None)),
    )


def _link(found: Mapping[str, Any] | None) -> Link | None:
    return Link(id=UUID(found["id"]), title=found["title"]) if found else None


def head_or_404(viewer: Viewer, agreement: UUID) -> Head:
    """One statement."""
    others = visible(Standing, viewer)
    follower = others.filter(kind="agreement", about=OuterRef("pk")).order_by("-issued_at")
    rows = _heads(viewer).annotate(before=summary(others.filter(pk=OuterRef("continues"))), after=summary(follower))
    row = rows.filter(pk=agreement).first()
    if row is None:
        raise Http404
    return _head(row, viewer)


def register(viewer: Viewer, today: date, rows: slice) -> list[Head]:
    """The agreements of the viewer's organisation: what waits for us first, then what is in force, then what is
    over; within each the newest first. One statement."""
    ended = Case(When(to_day__lt=today, then=Value(True)), default=Value(False), output_field=BooleanField())
    ours = Exists(Awaited.objects.filter(subject=OuterRef("pk"), org=viewer.org))
    ordered = _heads(viewer).order_by(ours.desc(), ended, F("signed_on").desc(nulls_first=True), "pk")
    return [_head(row, viewer) for row in ordered[rows]]


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """An agreement to choose in a form of another app: what a draft about it needs."""

    id: UUID
    ref: Ref
    space: str
    title: str
    code: str
    sides: tuple[str, ...]
    areas: tuple[AreaName, ...] = ()

    @property
    def label(self) -> str:
        return f"{self.code}: {self.title}" if self.code else self.title


def agreements_for_choice(viewer: Viewer) -> list[Chosen]:
    """The agreements under which something new may begin, the newest first: one that has ended is not among them."""
    return _chosen(visible(Agreement, viewer).exclude(to_day__lt=timezone.localdate()))


def every_agreement(viewer: Viewer) -> list[Chosen]:
    """The agreements that the viewer's organisation is or was a side of, the newest first: to look back on one, or to
    continue it."""
    return _chosen(visible(Agreement, viewer))


def _chosen(found: QuerySet[Agreement]) -> list[Chosen]:
    rows = found.order_by(F("signed_on").desc(nulls_last=True), "pk")
    return [
        Chosen(
            id=pk,
            ref=Ref(org=author, rec=str(rec)),
            space=space,
            title=title,
            code=symbol_of({"number": number, "symbol": symbol}),
            sides=tuple(data["sides"]),
        )
        for pk, author, rec, space, title, number, symbol, data in rows.values_list(
            "pk", "author", "rec", "space", "title", "number", "symbol", "data"
        )[:MOST_CHOICES]
    ]


def chosen_or_404(viewer: Viewer, agreement: UUID) -> Chosen:
    """The same for one agreement. One statement."""
    row = visible_one(Agreement, viewer, agreement).first()
    if row is None:
        raise Http404
    return Chosen(
        id=row.pk,
        ref=Ref(org=row.author, rec=str(row.rec)),
        space=row.space,
        title=row.title,
        code=symbol_of(row.data),
        sides=tuple(row.data["sides"]),
        areas=tuple(AreaName(**area) for area in row.data.get("areas", ())),
    )


def _seen(viewer: Viewer, agreement: UUID) -> QuerySet[Agreement]:
    return visible_one(Agreement, viewer, agreement)


def areas_of(viewer: Viewer, agreement: UUID) -> list[AreaName]:
    """The areas of an agreement; none when the viewer may not see it."""
    rows = Area.objects.filter(parent__in=_seen(viewer, agreement).values("pk")).order_by("position")
    return [AreaName(code=code, name=name) for code, name in rows.values_list("code", "name")]


def articles_of(viewer: Viewer, agreement: UUID) -> list[ArticleName]:
    """The articles of an agreement; none when the viewer may not see it."""
    rows = Article.objects.filter(parent__in=_seen(viewer, agreement).values("pk")).order_by("position")
    return [ArticleName(no=no, title=title, area=area) for no, title, area in rows.values_list("no", "title", "area")]


def side_options(viewer: Viewer, agreement: UUID) -> list[Option]:
    """The sides of an agreement by name, as a form offers them; none when the viewer may not see it. One statement."""
    rows: QuerySet[Any] = with_names(AgreementSide.objects.filter(parent__in=_seen(viewer, agreement).values("pk")))
    found = rows.values_list("org", "org_name", "org_short")
    sides = [Option(id=org, name=name or org, note=short or "") for org, name, short in found]
    return sorted(sides, key=lambda side: in_order(side.name))


def standing_of(viewer: Viewer, ids: Iterable[UUID]) -> dict[UUID, Confirming]:
    """How far these agreements, plans and minutes have come, by id. One statement."""
    rows = visible(Standing, viewer).filter(pk__in=set(ids)).values_list("pk", "summary")
    return {pk: Confirming.of(found) for pk, found in rows}


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """Something that waits for our organisation's confirmation."""

    subject: UUID
    kind: str
    what: str  # "ban hành kế hoạch phối hợp"
    title: str
    author: str
    author_short: str
    since: datetime


def awaiting(viewer: Viewer, limit: int = 50) -> list[Waiting]:
    """What waits for the confirmation of the viewer's organisation, the oldest first. One statement."""
    ours = Awaited.objects.filter(org=viewer.org).values("subject")
    rows: QuerySet[Any] = with_names(visible(Standing, viewer).filter(pk__in=ours), "author").order_by(
        "issued_at", "pk"
    )
    return [
        Waiting(
            subject=pk,
            kind=kind,
            what=label_of(kind),
            title=title,
            author=author,
            author_short=short or "",
            since=since,
        )
        for pk, kind, title, author, since, short in rows.values_list(
            "pk", "kind", "title", "author", "issued_at", "author_short"
        )[:limit]
    ]


def label_of(kind: str) -> str:
    """What issuing a record of this kind is called."""
    found = kind_named(kind)
    return str(found.label) if found else kind


def names_of(heads: Iterable[Head], *more: Iterable[str]) -> dict[str, Name]:
    """Names of every side of these agreements, and of more organisations. One statement."""
    orgs = {org for head in heads for org in head.sides}
    return names(orgs.union(*more))


@dataclass(frozen=True, kw_only=True)
class AwaitedIn:
    """A record of one agreement that sides have still to confirm, with the sides that are awaited."""

    id: UUID
    kind: str
    title: str
    orgs: tuple[str, ...]


def awaited_in(viewer: Viewer, space: str) -> list[AwaitedIn]:
    """What is not in force yet in one space, the oldest first. One statement."""
    rows = visible(Standing, viewer).filter(space=space, in_force_since__isnull=True).order_by("issued_at", "pk")
    return [
        AwaitedIn(id=pk, kind=kind, title=title, orgs=tuple(awaited))
        for pk, kind, title, awaited in rows.values_list("pk", "kind", "title", "awaited")
    ]
