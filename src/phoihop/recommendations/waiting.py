"""What of recommendations waits for somebody, as rows for the desk (`tasks.waiting.columns`), always for a viewer."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from phoihop.recommendations.models import RecommendationStatus
from phoihop.recommendations.rules import Stage
from phoihop.records.actors import Viewer
from phoihop.records.scope import visible
from phoihop.tasks.waiting import MOST, MOST_LATE, Rows, columns


def _waiting(viewer: Viewer, agreement: UUID | None, stage: Stage) -> QuerySet[RecommendationStatus]:
    rows = visible(RecommendationStatus, viewer).filter(stage=stage)
    return rows.filter(agreement=agreement) if agreement else rows


def _rows(what: str, found: QuerySet[RecommendationStatus], most: int, org: str) -> Rows:
    """The most urgent ones of these. Number: how many times it was raised."""
    urgent = RecommendationStatus.objects.filter(pk__in=found.order_by("due", "pk").values("pk")[:most])
    return urgent.order_by().values_list(
        *columns(what, key="pk", due="due", text="recommendation__text", org=org, n="times")
    )


def to_answer(viewer: Viewer, what: str, agreement: UUID | None = None) -> Rows:
    """Those that our organisation must answer."""
    return _rows(what, _waiting(viewer, agreement, Stage.AWAITED).filter(holder=viewer.org), MOST, "raiser")


def to_judge(viewer: Viewer, what: str, agreement: UUID | None = None) -> Rows:
    """Ours that were answered: to be closed, or followed on."""
    return _rows(what, _waiting(viewer, agreement, Stage.ANSWERED).filter(raiser=viewer.org), MOST, "holder")


def unanswered(viewer: Viewer, what: str, today: date, agreement: UUID | None = None) -> Rows:
    """Ours that others have not answered in time."""
    rows = _waiting(viewer, agreement, Stage.AWAITED).filter(raiser=viewer.org, due__lt=today)
    return _rows(what, rows, MOST_LATE, "holder")
