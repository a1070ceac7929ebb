"""Annual plans as other pages ask for them, always for a viewer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404

from phoihop.agreements.models import Agreement, Plan
from phoihop.agreements.queries import Confirming, own_summary, symbol_of
from phoihop.agreements.rules import Area, Article
from phoihop.records.actors import Viewer
from phoihop.records.fields import Data
from phoihop.records.keys import Ref, ref_id
from phoihop.records.scope import visible


@dataclass(frozen=True, kw_only=True)
class Planned:
    """One plan with what its page needs of its agreement. `body` names the version that was seen."""

    id: UUID
    rec: UUID
    author: str
    space: str
    body: str
    issued_at: datetime
    year: int
    title: str
    code: str
    data: Data
    confirming: Confirming
    awaits_us: bool
    agreement: UUID
    agreement_title: str
    sides: tuple[str, ...]
    areas: tuple[Area, ...]
    articles: tuple[Article, ...]

    @property
    def ref(self) -> Ref:
        return Ref(org=self.author, rec=str(self.rec))

    @property
    def sealed(self) -> dict[UUID, str]:
        """The tasks that the plan binds together, in order, each in an exact version."""
        return {ref_id(Ref(org=one["org"], rec=one["rec"])): one["body"] for one in self.data.get("tasks", ())}


def plan_or_404(viewer: Viewer, plan: UUID) -> Planned:
    """One statement."""
    row = _plans(viewer).filter(pk=plan).first()
    if row is None or row.about is None:
        raise Http404
    return _planned(row, viewer)


def newest_plan(viewer: Viewer, agreement: UUID) -> Planned | None:
    """The plan of the latest year of an agreement. One statement."""
    row = _plans(viewer).filter(agreement=agreement).order_by("-year", "-issued_at").first()
    return _planned(row, viewer) if row is not None and row.about is not None else None


def _plans(viewer: Viewer) -> QuerySet[Any]:
    agreement = visible(Agreement, viewer).filter(pk=OuterRef("agreement"))
    return visible(Plan, viewer).annotate(standing=own_summary(), about=Subquery(agreement.values("data")[:1]))


def _planned(row: Any, viewer: Viewer) -> Planned:
    confirming = Confirming.of(row.standing)
    return Planned(
        id=row.pk,
        rec=row.rec,
        author=row.author,
        space=row.space,
        body=row.body,
        issued_at=row.issued_at,
        year=row.year,
        title=row.title,
        code=symbol_of(row.data),
        data=row.data,
        confirming=confirming,
        awaits_us=viewer.org in confirming.awaited,
        agreement=row.agreement,
        agreement_title=row.about["title"],
        sides=tuple(row.about["sides"]),
        areas=tuple(Area(**one) for one in row.about.get("areas", ())),
        articles=articles_in(row.about.get("articles", ())),
    )


def articles_in(listed: Sequence[Data]) -> tuple[Article, ...]:
    return tuple(Article(no=one["no"], title=one["title"], area=one.get("area", "")) for one in listed)
