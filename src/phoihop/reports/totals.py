"""Totals by period, of a regime and of those that flow into it. Whose they are is asked of the regime."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import OuterRef, Q, QuerySet, Subquery

from phoihop.organisations.queries import with_names
from phoihop.organisations.rules import in_order
from phoihop.records.actors import Viewer
from phoihop.records.rows import prepared, read_json
from phoihop.records.scope import visible
from phoihop.reports.keys import total_id
from phoihop.reports.models import (
    ReportRegime,
    ReportTotal,
)
from phoihop.reports.periods import Period
from phoihop.reports.regimes import Regime
from phoihop.reports.vectors import Packed


@dataclass(frozen=True, kw_only=True)
class Total:
    """The consolidation of one regime for one period. `author`: who runs the regime, where it flows into another."""

    regime: UUID
    period: str
    counted: int
    vector: Packed
    author_name: str = ""


_TOTALS: Final = "SELECT period, counted, vector FROM reports_reporttotal WHERE id IN ({})"


def totals(regime: Regime, codes: Iterable[str]) -> dict[str, Total]:
    """Totals by period, of this regime or, for periods before it, of those it continues. The regime has been shown to
    be received by the viewer. One statement."""
    if "series" in regime.data:
        return _by_period(regime, ReportTotal.objects.filter(_of_series(regime, codes)))
    ids = [prepared(total_id(regime.id, code)) for code in codes]
    with connection.cursor() as cursor:
        cursor.execute(_TOTALS.format(", ".join(["%s"] * len(ids))), ids)
        return {
            code: Total(regime=regime.id, period=code, counted=counted, vector=read_json(vector))
            for code, counted, vector in cursor.fetchall()
        }


def _of_series(regime: Regime, codes: Iterable[str]) -> Q:
    if "series" not in regime.data:
        return Q(pk__in=[total_id(regime.id, code) for code in codes])
    line = ReportRegime.objects.filter(Q(pk=regime.series) | Q(series=regime.series), author=regime.author)
    return Q(regime__in=line.values("pk"), period__in=list(codes))


def _by_period(regime: Regime, rows: Iterable[Any]) -> dict[str, Total]:
    """The regime's own row stands before that of one it continues."""
    return {row.period: _total(row) for row in sorted(rows, key=lambda row: bool(row.regime == regime.id))}


def totals_with_below(
    viewer: Viewer, regime: Regime, one: Period, codes: Iterable[str] = ()
) -> tuple[dict[str, Total], list[Total]]:
    """The totals of a period, and of others named by `codes`, and those of the regimes that flow into the period's, by
    the names of who runs them. One statement."""
    lower = visible(ReportRegime, viewer).filter(upper=regime.id)
    rows: QuerySet[Any] = ReportTotal.objects.filter(
        _of_series(regime, {one.code, *codes}) | Q(regime__in=lower.values("pk"), period=one.code)
    ).annotate(author=Subquery(lower.filter(pk=OuterRef("regime")).values("author")[:1]))
    found = list(with_names(rows, "author"))
    below = [_total(row) for row in found if row.author is not None]
    own = _by_period(regime, (row for row in found if row.author is None))
    return own, sorted(below, key=lambda total: in_order(total.author_name))


def _total(row: Any) -> Total:
    return Total(
        regime=row.regime,
        period=row.period,
        counted=row.counted,
        vector=row.vector,
        author_name=getattr(row, "author_name", "") or "",
    )
