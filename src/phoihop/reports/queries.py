"""Periodic reports as pages ask for them, always for a viewer.

A regime is for its units, its receiver and those above. What units report is for the unit itself, the receiver and
those above (its addressees); totals are for the receiver and those above.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import Http404

from phoihop.organisations.queries import with_names
from phoihop.organisations.rules import in_order
from phoihop.records.actors import Viewer
from phoihop.records.fields import Data
from phoihop.records.keys import Ref, ref_id
from phoihop.records.rows import prepared, read_json, read_key, read_moment
from phoihop.records.scope import seen, visible
from phoihop.reports.keys import line_key, total_id
from phoihop.reports.marks import Stretch, bare, paragraphs
from phoihop.reports.models import (
    Indicator,
    Report,
    ReportAcceptance,
    ReportForm,
    ReportRegime,
    ReportReturn,
    ReportTotal,
)
from phoihop.reports.periods import Period
from phoihop.reports.regimes import Regime, regime_from
from phoihop.reports.rules import Line, Section, State, lines_of, sections_of
from phoihop.reports.vectors import NOTHING, Vector, unpacked

MOST_REGIMES: Final = 200


def regimes(viewer: Viewer) -> list[Regime]:
    """All that the viewer's organisation takes part in, the newest first. One statement."""
    rows = with_names(visible(ReportRegime, viewer), "author").order_by("-from_day", "title")
    return [regime_from(row) for row in rows[:MOST_REGIMES]]


def regime_or_404(viewer: Viewer, pk: UUID) -> Regime:
    row = with_names(visible(ReportRegime, viewer), "author").filter(pk=pk).first()
    if row is None:
        raise Http404
    return regime_from(row)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where one unit's report for one period stands."""

    cell: UUID
    regime: UUID
    unit: str
    unit_name: str
    period: str
    state: State
    newest: UUID
    no: int
    counted: UUID | None
    first_sent: datetime
    vector: Vector
    data: Data  # of the report that counts, where it was asked for


_STATES: Final = """
SELECT state.cell, state.regime, state.unit, body.name, state.period, state.state, state.newest, state.no,
  state.counted, state.first_sent, {vector}, {data}
FROM reports_reportstate AS state
LEFT JOIN organisations_organisation AS body ON body.org = state.unit {report}
WHERE state.regime IN ({regimes}) AND state.period IN ({periods}) AND {unit} AND {state}
"""
_SAID: Final = "LEFT JOIN reports_report AS report ON report.id = state.counted AND {}"


def standings(
    viewer: Viewer,
    regime_ids: Iterable[UUID],
    codes: Iterable[str],
    *,
    units: str = "",
    whole: bool = False,
    figures: bool = True,
) -> list[Standing]:
    """The states of reports in these periods, of one unit or of all the viewer sees; `whole` with what the reports that
    count say; without `figures` where only their states are asked for. One statement, written by hand: it is asked of
    every page with a table of units."""
    regimes = {f"regime{number}": prepared(pk) for number, pk in enumerate(regime_ids)}
    periods = {f"period{number}": code for number, code in enumerate(codes)}
    if not regimes or not periods:
        return []
    state, values = seen(viewer, "state")
    sql = _STATES.format(
        vector="state.vector" if figures else "NULL",
        data="report.data" if whole else "NULL",
        report=_SAID.format(seen(viewer, "report")[0]) if whole else "",
        regimes=", ".join(f"%({name})s" for name in regimes),
        periods=", ".join(f"%({name})s" for name in periods),
        unit="state.unit = %(unit)s" if units else "1 = 1",
        state=state,
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, values | regimes | periods | ({"unit": units} if units else {}))
        return [_standing(*row) for row in cursor.fetchall()]


def _standing(
    cell: Any, regime: Any, unit: str, name: str | None, code: str, state: str, newest: Any, no: int, *rest: Any
) -> Standing:
    counted, first_sent, vector, data = rest
    return Standing(
        cell=read_key(cell),
        regime=read_key(regime),
        unit=unit,
        unit_name=name or "",
        period=code,
        state=State(state),
        newest=read_key(newest),
        no=no,
        counted=read_key(counted) if counted else None,
        first_sent=read_moment(first_sent),
        vector=unpacked(read_json(vector)) if vector else NOTHING,
        data=read_json(data) if data else {},
    )


@dataclass(frozen=True, kw_only=True)
class Form:
    """The form in force for a period."""

    id: UUID
    ref: Ref
    title: str
    data: Data

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        return sections_of(self.data, line_key)

    @cached_property
    def lines(self) -> dict[str, Line]:
        return {line.code: line for line in lines_of(self.sections)}


def form_of(viewer: Viewer, regime: Regime, one: Period) -> Form | None:
    """The form that a period is reported on. One statement."""
    rows = visible(ReportForm, viewer).filter(regime=regime.id, author=regime.author, from_day__lte=regime.cut_off(one))
    row = rows.order_by("-from_day", "-issued_at", "-seq").first()
    return form_from(row) if row else None


def form_from(row: Any) -> Form:
    return Form(id=row.pk, ref=Ref(org=row.author, rec=str(row.rec)), title=row.title, data=row.data)


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


@dataclass(frozen=True, kw_only=True)
class Total:
    """The consolidation of one regime for one period. `author`: who runs the regime, where it flows into another."""

    regime: UUID
    period: str
    counted: int
    vector: Vector
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
            code: Total(regime=regime.id, period=code, counted=counted, vector=unpacked(read_json(vector)))
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
        vector=unpacked(row.vector),
        author_name=getattr(row, "author_name", "") or "",
    )


@dataclass(frozen=True, kw_only=True)
class Known:
    """An indicator of the office's dictionary."""

    id: UUID
    ref: Ref
    name: str
    data: Data


def indicators(viewer: Viewer) -> list[Known]:
    """The office's own dictionary, by name. One statement."""
    rows = visible(Indicator, viewer).filter(author=viewer.org)
    found = [Known(id=row.pk, ref=Ref(org=row.author, rec=str(row.rec)), name=row.name, data=row.data) for row in rows]
    return sorted(found, key=lambda one: in_order(one.name))


@dataclass(frozen=True, kw_only=True)
class Passage:
    """What one unit wrote under one section of the form. `report` leads to the whole of it."""

    section: str
    unit: str
    unit_name: str
    text: str
    report: UUID
    sources: Mapping[int, UUID]

    @property
    def paragraphs(self) -> list[list[Stretch]]:
        return paragraphs(self.text, self.sources)

    @property
    def words(self) -> str:
        """Without the marks of what it cites itself."""
        return bare(self.text, self.sources)


def sources_of(data: Data) -> dict[int, UUID]:
    """The reports that a report cites, by the number of their marks."""
    return {one["no"]: ref_id(one["report"]) for one in data.get("sources", ())}


def passages(found: Iterable[Standing]) -> list[Passage]:
    """The passages of the reports that count, by the names of the units."""
    given = [
        Passage(
            section=one["section"],
            unit=standing.unit,
            unit_name=standing.unit_name,
            text=one["text"],
            report=standing.counted,
            sources=sources_of(standing.data),
        )
        for standing in found
        if standing.counted is not None
        for one in standing.data.get("texts", ())
    ]
    return sorted(given, key=lambda one: in_order(one.unit_name))


def newest_form(viewer: Viewer, regime: Regime) -> Form | None:
    """The version that was issued last, whether or not it is in force yet. One statement."""
    rows = visible(ReportForm, viewer).filter(regime=regime.id, author=regime.author)
    row = rows.order_by("-from_day", "-issued_at", "-seq").first()
    return form_from(row) if row else None
