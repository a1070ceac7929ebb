"""One figure, many reports: what a unit said of the same indicator and period in its other reports.

Lines of different forms ask for the same figure when they name the same indicator. What was said elsewhere is offered
with its source, never filled in by itself; where two reports differ, both say so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery

from phoihop.records.actors import Viewer
from phoihop.records.scope import visible
from phoihop.reports.keys import line_key
from phoihop.reports.models import Report, ReportForm, ReportRegime
from phoihop.reports.rules import Line, Typed, lines_of, sections_of, typed_of
from phoihop.reports.sendings import Sending, answered, sending_from

Difference = Literal["actual", "plan", ""]


@dataclass(frozen=True, kw_only=True)
class Use:
    """What another report of the unit for the same period says of an indicator."""

    report: UUID
    title: str
    plan: Decimal | None
    actual: Decimal | None
    accepted: bool

    def against(self, said: Typed) -> "Difference":
        """Where both say something, and not the same."""
        if _differ(self.actual, said.actual):
            return "actual"
        return "plan" if _differ(self.plan, said.plan) else ""


def _differ(theirs: Decimal | None, ours: Decimal | None) -> bool:
    return theirs is not None and ours is not None and theirs != ours


Uses = Mapping[str, list[Use]]


def sendings_and_uses(viewer: Viewer, cell: UUID, unit: str, period: str) -> tuple[list[Sending], Uses]:
    """All sendings of one unit for one period, the newest first, and by indicator what the unit's other reports of the
    period say, as far as the viewer sees them. One statement."""
    forms = visible(ReportForm, viewer).filter(pk=OuterRef("form"))
    regimes = visible(ReportRegime, viewer).filter(pk=OuterRef("regime"))
    rows = answered(viewer, visible(Report, viewer).filter(Q(cell=cell) | Q(unit=unit, period=period))).annotate(
        form_data=Subquery(forms.values("data")[:1]), regime_title=Subquery(regimes.values("title")[:1])
    )
    found = list(rows)
    return [sending_from(row) for row in found if row.cell == cell], _uses(row for row in found if row.cell != cell)


def _uses(rows: Iterable[Any]) -> dict[str, list[Use]]:
    """From the newest sending of each of the other reports, a returned one left out: it is about to change."""
    newest: dict[UUID, Any] = {}
    for row in rows:
        newest.setdefault(row.cell, row)
    uses: dict[str, list[Use]] = {}
    for row in newest.values():
        if row.form_data is None or row.returned_at is not None:
            continue
        said = typed_of(row.data.get("figures", ()))
        for line in lines_of(sections_of(row.form_data, line_key)):
            one = said.get(line.code)
            if shared(line) and one and (one.actual is not None or one.plan is not None):
                use = Use(
                    report=row.pk,
                    title=row.regime_title or "",
                    plan=one.plan,
                    actual=one.actual,
                    accepted=row.accepted_at is not None,
                )
                uses.setdefault(line.key, []).append(use)
    return uses


def shared(line: Line) -> bool:
    """Whether a line names an indicator: its own code ties it to no other form."""
    return line.key != line.code


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A use beside the line of a sheet or of a report. `differs`: which figure is not the same there; `fills`: the box
    is still empty, and what was said there may be taken."""

    use: Use
    differs: Difference
    fills: bool


def offers(line: Line, uses: Uses, said: Typed) -> list[Offer]:
    """What stands beside one line."""
    if not shared(line):
        return []
    return [
        Offer(use=use, differs=use.against(said), fills=said.actual is None and use.actual is not None)
        for use in uses.get(line.key, ())
    ]
