"""All sendings of one unit for one period with what was answered, always for a viewer."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from phoihop.records.actors import Viewer
from phoihop.records.fields import Data
from phoihop.records.keys import Ref
from phoihop.records.scope import visible
from phoihop.reports.models import (
    Report,
    ReportAcceptance,
    ReportReturn,
)


@dataclass(frozen=True, kw_only=True)
class Sending:
    """One sending of a report with what was answered. `text`: the remarks it was returned with."""

    id: UUID
    ref: Ref
    no: int
    sent: datetime
    reason: str
    returned: datetime | None
    text: str
    accepted: datetime | None
    data: Data
    author: str
    to_cell: UUID

    @property
    def waits(self) -> bool:
        return self.returned is None and self.accepted is None


def sendings(viewer: Viewer, cell: UUID) -> list[Sending]:
    """All sendings of one unit for one period, the newest first. One statement."""
    return [sending_from(row) for row in answered(viewer, visible(Report, viewer).filter(cell=cell))]


def answered(viewer: Viewer, reports: "QuerySet[Any]") -> "QuerySet[Any]":
    """Reports beside what was answered, the newest first."""
    answer = {"report": OuterRef("pk"), "cell": OuterRef("cell")}
    returns = visible(ReportReturn, viewer).filter(**answer).order_by("-issued_at")
    accepted = visible(ReportAcceptance, viewer).filter(**answer).order_by("-issued_at")
    rows: QuerySet[Any] = reports.annotate(
        returned_at=Subquery(returns.values("issued_at")[:1]),
        returned_data=Subquery(returns.values("data")[:1]),
        accepted_at=Subquery(accepted.values("issued_at")[:1]),
    )
    return rows.order_by("-no")


def sending_from(row: Any) -> Sending:
    return Sending(
        id=row.pk,
        ref=Ref(org=row.author, rec=str(row.rec)),
        no=row.no,
        sent=row.issued_at,
        reason=row.data.get("reason", ""),
        returned=row.returned_at,
        text=(row.returned_data or {}).get("text", ""),
        accepted=row.accepted_at,
        data=row.data,
        author=row.author,
        to_cell=row.cell,
    )
