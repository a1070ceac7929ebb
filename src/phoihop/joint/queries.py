"""Joint papers, always for a viewer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404

from phoihop.agreements.queries import Confirming, standing_of
from phoihop.documents.models import Document
from phoihop.documents.queries import code_of
from phoihop.joint.models import JointPaper
from phoihop.records.actors import Viewer
from phoihop.records.fields import Data
from phoihop.records.keys import Ref
from phoihop.records.scope import visible


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One joint paper. `issuers`: the lead first. `numbered`: the document it became; what follows is of that one."""

    id: UUID
    ref: Ref
    rec: UUID
    data: Data
    body: str
    space: str
    author: str
    issuers: tuple[str, ...]
    issued_at: datetime
    confirming: Confirming | None
    numbered: UUID | None
    code: str
    number: str
    symbol: str
    day: date | None

    @property
    def complete(self) -> bool:
        """Whether every issuer has confirmed these bytes."""
        return self.confirming is not None and self.confirming.complete


def listed(viewer: Viewer, rows: slice) -> list[Seen]:
    """The newest first. Two statements."""
    return _seen(viewer, list(_rows(viewer).order_by("-issued_at", "-seq")[rows]))


def one_or_404(viewer: Viewer, pk: UUID) -> Seen:
    """Two statements."""
    found = _seen(viewer, list(_rows(viewer).filter(pk=pk)))
    if not found:
        raise Http404
    return found[0]


def _rows(viewer: Viewer) -> QuerySet[Any]:
    papers = visible(Document, viewer).filter(joint_paper=OuterRef("pk"), author=OuterRef("author"))
    return visible(JointPaper, viewer).annotate(
        numbered=Subquery(papers.values("pk")[:1]),
        number=Subquery(papers.values("number")[:1]),
        symbol=Subquery(papers.values("symbol")[:1]),
        day=Subquery(papers.values("day")[:1]),
    )


def _seen(viewer: Viewer, rows: Sequence[Any]) -> list[Seen]:
    standing = standing_of(viewer, [row.pk for row in rows])
    return [
        Seen(
            id=row.pk,
            ref=Ref(org=row.author, rec=str(row.rec)),
            rec=row.rec,
            data=row.data,
            body=row.body,
            space=row.space,
            author=row.author,
            issuers=(row.author, *row.data["joint"]),
            issued_at=row.issued_at,
            confirming=standing.get(row.pk),
            numbered=row.numbered,
            code=code_of(row.number or "", row.symbol or ""),
            number=row.number or "",
            symbol=row.symbol or "",
            day=row.day,
        )
        for row in rows
    ]
