"""What forms about recommendations offer, always for a viewer: what may be merged, what was raised before, where it
comes from, and how many days an answer may take."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import F, QuerySet

from phoihop.agreements.models import Agreement
from phoihop.documents.models import Document
from phoihop.documents.queries import code_of
from phoihop.meetings.models import Meeting
from phoihop.organisations.queries import UNKNOWN, rule_on, with_names
from phoihop.organisations.rules import Limit
from phoihop.recommendations.likeness import Earlier, Likeness, alike
from phoihop.recommendations.models import Recommendation, RecommendationStatus
from phoihop.recommendations.queries import Seen
from phoihop.recommendations.rules import Stage
from phoihop.records.actors import Viewer
from phoihop.records.keys import Ref
from phoihop.records.scope import visible, visible_one

MOST_CHOICES: Final = 100
# How far back a new recommendation is compared with those there are.
COMPARED: Final = 2_000


@dataclass(frozen=True, kw_only=True)
class Other:
    """An open recommendation that may be merged or answered together with another."""

    id: UUID
    ref: Ref
    text: str
    raiser_name: str
    turns: int


def others_to_merge(viewer: Viewer, seen: Seen) -> list[Other]:
    """Open recommendations of the same agreement, for the same eyes, that the same body answers. One statement."""
    rows: QuerySet[Any] = visible(Recommendation, viewer).filter(
        agreement=seen.agreement,
        audience=seen.audience,
        status__stage__lt=Stage.CLOSED,
        status__holder=seen.holder,
    )
    found = with_names(rows.exclude(pk=seen.id).select_related("status"), "author")
    found = found.order_by("status__first_raised_on", "pk")
    return [
        Other(
            id=row.pk,
            ref=Ref(org=row.author, rec=str(row.rec)),
            text=row.text,
            raiser_name=row.author_name or UNKNOWN.name,
            turns=row.status.turns,
        )
        for row in found[:MOST_CHOICES]
    ]


def merged_with(viewer: Viewer, seen: Seen) -> list[Other]:
    """Those merged with it that still wait for the same body. One statement, none where it was never merged."""
    if seen.main is None:
        return []
    return [one for one in others_to_merge(viewer, seen) if one.id in _of_main(viewer, seen.main)]


def _of_main(viewer: Viewer, main: UUID) -> set[UUID]:
    return set(visible(RecommendationStatus, viewer).filter(main=main).values_list("pk", flat=True))


def like(viewer: Viewer, text: str) -> list[Likeness]:
    """Earlier recommendations that are like this text, among the newest that the viewer sees. One statement."""
    rows = visible(RecommendationStatus, viewer).filter(stage__lt=Stage.SPLIT).order_by("-raised_on", "pk")
    texts = rows.values_list("pk", "recommendation__text")[:COMPARED]
    return alike(text, (Earlier(id=pk, text=known) for pk, known in texts))


@dataclass(frozen=True, kw_only=True)
class Before:
    """An earlier recommendation, offered to be raised again."""

    id: UUID
    ref: Ref
    text: str
    raiser: str
    raiser_name: str
    stage: Stage
    due: date | None
    raised_on: date
    times: int


def before(viewer: Viewer, ids: list[UUID]) -> list[Before]:
    """These recommendations, in this order. One statement."""
    rows: QuerySet[Any] = visible(Recommendation, viewer).filter(pk__in=ids).select_related("status")
    found = {row.pk: row for row in with_names(rows, "author")}
    return [
        Before(
            id=row.pk,
            ref=Ref(org=row.author, rec=str(row.rec)),
            text=row.text,
            raiser=row.author,
            raiser_name=row.author_name or UNKNOWN.name,
            stage=Stage(row.status.stage),
            due=row.status.due,
            raised_on=row.status.raised_on,
            times=row.status.times,
        )
        for pk in ids
        if (row := found.get(pk))
    ]


@dataclass(frozen=True, kw_only=True)
class Origins:
    """Where a recommendation may come from: meetings and papers of its agreement, each by id with its words; and the
    days of the meetings."""

    meetings: list[tuple[UUID, Ref, str]]
    papers: list[tuple[UUID, Ref, str]]
    days: dict[str, date] = field(default_factory=dict)


def origins(viewer: Viewer, agreement: UUID) -> Origins:
    """Two statements."""
    newest = (F("day").desc(nulls_last=True), "-issued_at", "-seq")
    met = list(visible(Meeting, viewer).filter(agreement=agreement).order_by(*newest)[:MOST_CHOICES])
    kept = visible(Document, viewer).filter(agreement=agreement).order_by(*newest)[:MOST_CHOICES]
    return Origins(
        meetings=[(row.pk, _ref(row), f"{row.title} ({row.day:%d/%m/%Y})" if row.day else row.title) for row in met],
        papers=[
            (row.pk, _ref(row), ", ".join(filter(None, (code_of(row.number, row.symbol), row.abstract))))
            for row in kept
        ],
        days={str(row.pk): row.day for row in met if row.day},
    )


def _ref(row: Any) -> Ref:
    return Ref(org=row.author, rec=str(row.rec))


def lead_of(viewer: Viewer, agreement: UUID) -> str:
    """The side that leads the agreement. One statement."""
    data = visible_one(Agreement, viewer, agreement).values_list("data", flat=True).first()
    return str(data["lead"]) if data else ""


@dataclass(frozen=True, kw_only=True)
class AnswerTime:
    """How many days an answer may take, and what says so. None: nothing says it."""

    days: int | None
    agreement: bool = True


def answer_time(viewer: Viewer, agreement: UUID, today: date) -> AnswerTime:
    """What the agreement's working regime says; where it says nothing, the office's own dated rule. Two statements."""
    data = visible_one(Agreement, viewer, agreement).values_list("data", flat=True).first() or {}
    days = data.get("regime", {}).get("answer_days")
    if days is not None:
        return AnswerTime(days=int(days))
    rule = rule_on(Limit.ANSWER_DAYS, today)
    return AnswerTime(days=int(rule.value) if rule else None, agreement=False)
