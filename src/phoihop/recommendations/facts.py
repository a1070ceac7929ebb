"""The recommendations of an agreement as a review report needs them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from phoihop.recommendations.models import RecommendationStatus
from phoihop.recommendations.rules import Stage
from phoihop.records.actors import Viewer
from phoihop.records.scope import visible


@dataclass(frozen=True, kw_only=True)
class RecommendationFact:
    """A recommendation that was open on the last day of the period. `awaited`: nobody had answered by then; else its
    raiser had the word."""

    id: UUID
    text: str
    raiser: str
    holder: str
    awaited: bool
    due: date | None
    first_raised_on: date
    times: int


def open_recommendations(viewer: Viewer, agreement: UUID, last: date) -> list[RecommendationFact]:
    """Those raised by `last` that were not closed by then, the oldest matter first. One statement."""
    rows = (
        visible(RecommendationStatus, viewer)
        .filter(agreement=agreement, stage__lt=Stage.SPLIT, raised_on__lte=last)
        .filter(Q(closed_on__isnull=True) | Q(closed_on__gt=last))
        .order_by("first_raised_on", "pk")
        .values_list("pk", "recommendation__text", "raiser", "holder", "answered_on", "due", "first_raised_on", "times")
    )
    return [
        RecommendationFact(
            id=pk,
            text=text,
            raiser=raiser,
            holder=holder,
            awaited=answered_on is None or answered_on > last,
            due=due,
            first_raised_on=first,
            times=times,
        )
        for pk, text, raiser, holder, answered_on, due, first, times in rows
    ]
