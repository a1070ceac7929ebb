"""A regime with the form of one period, and one report with the form it was sent on: what a page opens with, each in
one statement. They are written by hand: to put them together took the ORM ten times what the database takes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.http import Http404

from phoihop.organisations.queries import with_names
from phoihop.records.actors import Viewer
from phoihop.records.fields import Data
from phoihop.records.keys import Ref
from phoihop.records.rows import prepared, read_day, read_json, read_key
from phoihop.records.scope import seen, visible
from phoihop.reports.last_year import LastYear, last_year
from phoihop.reports.models import ReportRegime
from phoihop.reports.periods import Period, period
from phoihop.reports.queries import Form
from phoihop.reports.regimes import Regime

# The columns that `_form` and `_regime` take.
_FORM: Final = "form.id, form.author, form.rec, form.title, form.data"
_REGIME: Final = "regime.id, regime.author, receiver.name, regime.space, regime.body, regime.rec, regime.data"


def _form(pk: Any, author: str, rec: Any, title: str, data: Any) -> Form:
    return Form(id=read_key(pk), ref=Ref(org=author, rec=str(read_key(rec))), title=title, kept=data)


def _regime(pk: Any, author: str, name: str | None, space: str, body: str, rec: Any, data: Any) -> Regime:
    return Regime(
        id=read_key(pk),
        author=author,
        author_name=name or "",
        space=space,
        body=body,
        rec=str(read_key(rec)),
        data=read_json(data),
    )


@dataclass(frozen=True, kw_only=True)
class Opened:
    """`feeds`: the viewer's own regime whose totals flow into this one, so that it types no figures here."""

    regime: Regime
    form: Form
    period: Period
    feeds: UUID | None = None


_OPENED: Final = """
SELECT {form}, {regime}, form.from_day,
  (SELECT lower.id FROM reports_reportregime AS lower
   WHERE lower.upper = form.regime AND lower.author = %(seer)s AND lower.from_day <= %(last)s
   AND (lower.to_day IS NULL OR lower.to_day >= %(first)s) AND {lower} LIMIT 1)
FROM reports_reportform AS form
JOIN reports_reportregime AS regime ON regime.id = form.regime AND regime.author = form.author
LEFT JOIN organisations_organisation AS receiver ON receiver.org = regime.author
WHERE form.regime = %(regime)s AND {seen}
ORDER BY form.from_day DESC, form.issued_at DESC, form.seq DESC
"""


def opened_or_404(viewer: Viewer, pk: UUID, code: str, *, receiving: bool = False) -> Opened:
    """A regime and the form in force for a period; `receiving`: only for those who see what the units report."""
    one = period(code)
    if one is None:
        raise Http404
    first, last = one.window(0)
    both, values = seen(viewer, "form", "regime")
    sql = _OPENED.format(form=_FORM, regime=_REGIME, lower=seen(viewer, "lower")[0], seen=both)
    for *columns, from_day, feeds in _rows(sql, values | {"regime": prepared(pk), "first": first, "last": last}):
        regime = _regime(*columns[5:])
        regime.period_or_404(code)
        if receiving and not regime.received_by(viewer):
            raise Http404
        if read_day(from_day) <= regime.cut_off(one):
            return Opened(regime=regime, form=_form(*columns[:5]), period=one, feeds=read_key(feeds) if feeds else None)
    raise Http404


def _rows(sql: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


@dataclass(frozen=True, kw_only=True)
class Sent:
    """One report with the regime and the form it was sent on. `last_year`: what stands beside its unit's figures."""

    id: UUID
    cell: UUID
    unit: str
    unit_name: str
    period: Period
    regime: Regime
    form: Form
    data: Data
    last_year: LastYear


_SENT: Final = """
SELECT {form}, {regime}, report.cell, report.unit, unit.name, report.period, report.data
FROM reports_report AS report
JOIN reports_reportregime AS regime ON regime.id = report.regime
JOIN reports_reportform AS form ON form.id = report.form
LEFT JOIN organisations_organisation AS receiver ON receiver.org = regime.author
LEFT JOIN organisations_organisation AS unit ON unit.org = report.unit
WHERE report.id = %(report)s AND {seen}
"""


def sent_or_404(viewer: Viewer, pk: UUID) -> Sent:
    """Two statements: the report, then what stands beside it."""
    every, values = seen(viewer, "report", "regime", "form")
    found = _rows(_SENT.format(form=_FORM, regime=_REGIME, seen=every), values | {"report": prepared(pk)})
    one = period(found[0][-2]) if found else None
    if one is None:
        raise Http404
    *columns, cell, unit, unit_name, _code, data = found[0]
    regime = _regime(*columns[5:])
    return Sent(
        id=pk,
        cell=read_key(cell),
        unit=unit,
        unit_name=unit_name or "",
        period=one,
        regime=regime,
        form=_form(*columns[:5]),
        data=read_json(data),
        last_year=last_year(unit, regime, one),
    )


_BESIDE: Final = ("author", "rec", "space", "body", "data")


class BesideRegime:
    """The columns of a regime beside another row (`beside_regime`), as `regime_from` takes them."""

    def __init__(self, row: Any) -> None:
        self.pk = row.of_regime
        self.author_name = row.regime_author_name or ""
        for name in _BESIDE:
            setattr(self, name, getattr(row, f"regime_{name}"))


def beside_regime(rows: "QuerySet[Any]", viewer: Viewer) -> "QuerySet[Any]":
    """Rows that name a regime, with the columns of it."""
    regimes = visible(ReportRegime, viewer).filter(pk=OuterRef("regime"))
    wanted = {f"regime_{name}": Subquery(regimes.values(name)[:1]) for name in _BESIDE}
    return with_names(rows.annotate(of_regime=F("regime"), **wanted), "regime_author")
