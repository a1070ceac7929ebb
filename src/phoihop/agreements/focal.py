"""The focal point that the viewer's own organisation has named."""

from dataclasses import dataclass
from uuid import UUID

from phoihop.agreements.models import FocalPoint
from phoihop.records.actors import Viewer
from phoihop.records.scope import visible


@dataclass(frozen=True, kw_only=True)
class Own:
    rec: UUID
    body: str
    office: str
    contact: str


def own_focal_point(viewer: Viewer, agreement: UUID) -> Own | None:
    """One statement."""
    row = visible(FocalPoint, viewer).filter(agreement=agreement, author=viewer.org).order_by("-issued_at").first()
    return Own(rec=row.rec, body=row.body, office=row.office, contact=row.contact) if row else None
