"""One recommendation, always for a viewer: what it asks, whose turn it is, what was said, what it is akin to."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404

from phoihop.agreements.choices import area_name
from phoihop.agreements.models import Agreement
from phoihop.documents.models import Document
from phoihop.documents.queries import agreement_title
from phoihop.journal.said import Said, said_of
from phoihop.meetings.models import Meeting
from phoihop.organisations.queries import UNKNOWN, with_names
from phoihop.organisations.rules import in_order
from phoihop.recommendations.models import (
    Answer,
    AnswerTo,
    Merged,
    Recommendation,
    Routing,
    Verdict,
)
from phoihop.recommendations.rules import Stage
from phoihop.records.actors import Viewer
from phoihop.records.fields import Data
from phoihop.records.keys import Ref
from phoihop.records.models import AudienceMember
from phoihop.records.scope import visible, visible_one
from phoihop.ui.choosing import Option

MOST_CHOICES: Final = 100


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A recommendation as its page and its forms need it."""

    id: UUID
    ref: Ref
    space: str
    audience: UUID
    text: str
    data: Data
    raiser: str
    raiser_name: str
    receiver: str
    receiver_name: str
    holder: str
    holder_name: str
    lead: str
    above: str
    agreement: UUID
    agreement_title: str
    answer_days: int | None
    area_name: str
    meeting: UUID | None
    meeting_title: str
    document: UUID | None
    document_abstract: str
    stage: Stage
    due: date | None
    since: date
    outcome: str
    answered_on: date | None
    closed_on: date | None
    raised_on: date
    first_raised_on: date
    times: int
    main: UUID | None
    size: int
    parts: int
    turns: int


def one_or_404(viewer: Viewer, pk: UUID) -> Seen:
    """One statement."""
    agreement = visible(Agreement, viewer).filter(pk=OuterRef("agreement"))
    rows: QuerySet[Any] = visible_one(Recommendation, viewer, pk).select_related("status")
    for column in ("author", "receiver", "status__holder"):
        rows = _named(rows, column)
    row: Any = rows.annotate(
        title=agreement_title(viewer),
        regime=Subquery(agreement.values("data")[:1]),
        area_label=area_name(),
        meeting_title=Subquery(visible(Meeting, viewer).filter(pk=OuterRef("meeting")).values("title")[:1]),
        abstract=Subquery(visible(Document, viewer).filter(pk=OuterRef("document")).values("abstract")[:1]),
    ).first()
    if row is None:
        raise Http404
    return _seen(row)


def _named(rows: QuerySet[Any], column: str) -> QuerySet[Any]:
    return with_names(rows, column)


def _seen(row: Any) -> Seen:
    status = row.status
    regime = row.regime or {}
    return Seen(
        id=row.pk,
        ref=Ref(org=row.author, rec=str(row.rec)),
        space=row.space,
        audience=row.audience,
        text=row.text,
        data=row.data,
        raiser=row.author,
        raiser_name=row.author_name or UNKNOWN.name,
        receiver=row.receiver,
        receiver_name=row.receiver_name or UNKNOWN.name,
        holder=status.holder,
        holder_name=row.status__holder_name or UNKNOWN.name,
        lead=regime.get("lead", ""),
        above=status.above,
        agreement=row.agreement,
        agreement_title=row.title or "",
        answer_days=regime.get("regime", {}).get("answer_days"),
        area_name=row.area_label or "",
        meeting=row.meeting if row.meeting_title else None,
        meeting_title=row.meeting_title or "",
        document=row.document if row.abstract else None,
        document_abstract=row.abstract or "",
        stage=Stage(status.stage),
        due=status.due,
        since=status.since,
        outcome=status.outcome,
        answered_on=status.answered_on,
        closed_on=status.closed_on,
        raised_on=status.raised_on,
        first_raised_on=status.first_raised_on,
        times=status.times,
        main=status.main,
        size=status.size,
        parts=status.parts,
        turns=status.turns,
    )


def history(viewer: Viewer, recommendation: UUID) -> list[Said]:
    """What was issued about a recommendation and is addressed to the viewer, the newest first. One statement."""
    about: list[QuerySet[Any, Any]] = [
        Routing.objects.filter(recommendation=recommendation).values("pk"),
        Verdict.objects.filter(recommendation=recommendation).values("pk"),
        AnswerTo.objects.filter(recommendation=recommendation).values("parent"),
        Merged.objects.filter(recommendation=recommendation).values("parent"),
    ]
    records = Recommendation.objects.filter(pk=recommendation).values("pk").union(*about, all=True)
    lead: QuerySet[Any] = with_names(Routing.objects.filter(pk=OuterRef("record")), "lead")
    to: QuerySet[Any] = with_names(Answer.objects.filter(pk=OuterRef("record")), "to")
    named = Coalesce(Subquery(lead.values("lead_name")[:1]), Subquery(to.values("to_name")[:1]))
    found = said_of(viewer, records, named)
    return sorted(found, key=lambda one: (one.at, one.data.get("turn", 0), one.org, one.seq), reverse=True)


@dataclass(frozen=True, kw_only=True)
class Kin:
    """A recommendation that another is akin to. `tie`: "before", "after" (raised again), "whole", "part", "merged"."""

    id: UUID
    ref: Ref
    tie: str
    text: str
    raiser_name: str
    stage: Stage
    due: date | None
    raised_on: date


def kin(viewer: Viewer, seen: Seen) -> list[Kin]:
    """What it raises again, what raises it again, what it was split from or into, what it was merged with. One
    statement."""
    rows: QuerySet[Any] = visible(Recommendation, viewer).select_related("status")
    again = Q(earlier=seen.id) | Q(split_from=seen.id)
    back = Recommendation.objects.filter(pk=seen.id)
    wanted = again | Q(pk__in=back.values("earlier")) | Q(pk__in=back.values("split_from"))
    if seen.main:
        wanted |= Q(status__main=seen.main)
    found = with_names(rows.filter(wanted).exclude(pk=seen.id), "author").order_by(
        "status__raised_on", "issued_at", "author", "seq"
    )
    return [_kin(row, seen) for row in found[:MOST_CHOICES]]


def _kin(row: Any, seen: Seen) -> Kin:
    if row.earlier == seen.id:
        tie = "after"
    elif row.split_from == seen.id:
        tie = "part"
    elif seen.main and row.status.main == seen.main:
        tie = "merged"
    else:
        tie = "whole" if seen.data.get("split_from") else "before"
    return Kin(
        id=row.pk,
        ref=Ref(org=row.author, rec=str(row.rec)),
        tie=tie,
        text=row.text,
        raiser_name=row.author_name or UNKNOWN.name,
        stage=Stage(row.status.stage),
        due=row.status.due,
        raised_on=row.status.raised_on,
    )


def addressees(seen: Seen) -> tuple[str, ...]:
    """Whom the recommendation is addressed to: what is said of it goes to the same. One statement."""
    return tuple(AudienceMember.objects.filter(audience=seen.audience).order_by("org").values_list("org", flat=True))


def readers(seen: Seen) -> list[Option]:
    """The same, by name. One statement."""
    rows: QuerySet[Any] = with_names(AudienceMember.objects.filter(audience=seen.audience))
    found = rows.values_list("org", "org_name", "org_short")
    named = [Option(id=org, name=name or UNKNOWN.name, note=short or "") for org, name, short in found]
    return sorted(named, key=lambda one: in_order(one.name))
