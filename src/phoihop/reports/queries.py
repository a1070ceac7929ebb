"""Periodic reports as pages ask for them, always for a viewer.

A regime is for its units, its receiver and those above. What units report is for the unit itself, the receiver and
those above (its addressees); totals are for the receiver and those above.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Final
from uuid import UUID

from django.http import Http404

from phoihop.organisations.queries import with_names
from phoihop.records.actors import Viewer
from phoihop.records.fields import Data
from phoihop.records.keys import Ref
from phoihop.records.rows import read_json
from phoihop.records.scope import visible, visible_one
from phoihop.reports.keys import line_key
from phoihop.reports.models import (
    ReportForm,
    ReportRegime,
)
from phoihop.reports.periods import Period
from phoihop.reports.regimes import Regime, regime_from
from phoihop.reports.rules import Line, Section, lines_of, sections_of

MOST_REGIMES: Final = 200


def regimes(viewer: Viewer) -> list[Regime]:
    """All that the viewer's organisation takes part in, the newest first. One statement."""
    rows = with_names(visible(ReportRegime, viewer), "author").order_by("-from_day", "title")
    return [regime_from(row) for row in rows[:MOST_REGIMES]]


def regime_or_404(viewer: Viewer, pk: UUID) -> Regime:
    row = with_names(visible_one(ReportRegime, viewer, pk), "author").first()
    if row is None:
        raise Http404
    return regime_from(row)


@dataclass(frozen=True, kw_only=True)
class Form:
    """The form in force for a period. `kept`: its payload, or that as the database gives it."""

    id: UUID
    ref: Ref
    title: str
    kept: Any

    @cached_property
    def data(self) -> Data:
        found: Data = read_json(self.kept)
        return found

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        return _sections(self.kept) if isinstance(self.kept, str) else sections_of(self.kept, line_key)

    @cached_property
    def lines(self) -> dict[str, Line]:
        return {line.code: line for line in lines_of(self.sections)}


@lru_cache(maxsize=128)
def _sections(text: str) -> tuple[Section, ...]:
    """A form is never restated: it is read once, and every unit and every table of a quarter asks it again."""
    return sections_of(read_json(text), line_key)


def form_of(viewer: Viewer, regime: Regime, one: Period) -> Form | None:
    """The form that a period is reported on. One statement."""
    rows = visible(ReportForm, viewer).filter(regime=regime.id, author=regime.author, from_day__lte=regime.cut_off(one))
    row = rows.order_by("-from_day", "-issued_at", "-seq").first()
    return form_from(row) if row else None


def form_from(row: Any) -> Form:
    return Form(id=row.pk, ref=Ref(org=row.author, rec=str(row.rec)), title=row.title, kept=row.data)


def newest_form(viewer: Viewer, regime: Regime) -> Form | None:
    """The version that was issued last, whether or not it is in force yet. One statement."""
    rows = visible(ReportForm, viewer).filter(regime=regime.id, author=regime.author)
    row = rows.order_by("-from_day", "-issued_at", "-seq").first()
    return form_from(row) if row else None
