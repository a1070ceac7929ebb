"""Bảng tổng hợp: the consolidation of one regime for one period, what each sum is made of, the same in Excel."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phoihop.accounts import audit
from phoihop.accounts.access import viewer_of
from phoihop.reports import expecting, matrix, outputs, states, totals, words
from phoihop.reports.access import may_report
from phoihop.reports.partial import partial, units_in
from phoihop.reports.plain import MEDIA_TYPE, total_rows
from phoihop.reports.reading import opened_or_404
from phoihop.reports.sheets import XLSX
from phoihop.reports.total_book import total_book
from phoihop.ui.tables import PAGE_SIZE, Column, Page, slice_of


@require_safe
def total(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """Statements: session, person, regime with its form, totals of the year and the trend, reports that count."""
    viewer = viewer_of(request)
    opened = opened_or_404(viewer, pk, code, receiving=True)
    regime, one, form = opened.regime, opened.period, opened.form
    trend = outputs.codes_of_trend(regime.every, one)
    found = totals.totals(regime, {*trend, *outputs.codes_of_year(regime.every, one)})
    standings = states.standings(viewer, [regime.id], [one.code], whole=True, figures=False)
    today = timezone.localdate()
    here = found.get(one.code)
    wanting = partial(regime, trend, found)
    context: dict[str, Any] = {
        "regime": regime,
        "period": one,
        "form": form,
        "parts": outputs.table(form, regime.every, one, {key: value.vector for key, value in found.items()}),
        "counted": here.counted if here else 0,
        "wanting": wanting.get(one.code),  # how many units of how many, where some are missing
        "unfinished": outputs.unfinished(trend, wanting),
        "counts": matrix.counts(regime, one, standings),
        "passages": outputs.passages(form, states.passages(standings)),
        "due": regime.due(one),
        "may_compose": regime.author == viewer.org and may_report(viewer),
        "periods": [other for other in regime.periods(today) if regime.cut_off(other) <= today or other == one],
    }
    return render(request, "reports/total.html", context)


@require_safe
def line(request: HttpRequest, pk: UUID, code: str, line: str) -> HttpResponse:
    """What one figure of the table is made of. Statements: session, person, regime with its form, totals, states."""
    viewer = viewer_of(request)
    opened = opened_or_404(viewer, pk, code, receiving=True)
    regime, one, form = opened.regime, opened.period, opened.form
    found = form.lines.get(line)
    if found is None:
        raise Http404
    codes = outputs.codes_of_trend(regime.every, one)
    own, below = totals.totals_with_below(viewer, regime, one, codes)
    standings = states.standings(viewer, [regime.id], [one.code])
    rows = outputs.addends(found, form, standings, below)
    context = {
        "regime": regime,
        "period": one,
        "line": found,
        "rows": rows,
        "total": outputs.of_total(found, form, own.get(one.code)),
        "course": outputs.course(found, form, codes, own, partial(regime, codes, own)),
    }
    return render(request, "reports/line.html", context)


@require_safe
def missing(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """Who has not sent, at every level. Statements: session, person, regime with its form, regimes below, units."""
    viewer = viewer_of(request)
    opened = opened_or_404(viewer, pk, code, receiving=True)
    regime, one = opened.regime, opened.period
    today = timezone.localdate()
    found, all_of_them = expecting.missing(viewer, regime, one, slice_of(request.GET))
    page = Page.of(request.GET, len(found[:PAGE_SIZE]), total=all_of_them)
    context = {
        "regime": regime,
        "period": one,
        "rows": [(unit, words.state(None, first_sent=None, due=unit.due, today=today)) for unit in found[:PAGE_SIZE]],
        "columns": [
            Column(_("Đơn vị")),
            Column(_("Nơi nhận")),
            Column(_("Hạn"), "c-day"),
            Column(_("Trạng thái"), "c-state"),
        ],
        "page": page,
        "count": all_of_them,
    }
    return render(request, "reports/missing.html", context)


@require_safe
def rows(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """The same table as plain rows."""
    viewer = viewer_of(request)
    opened = opened_or_404(viewer, pk, code, receiving=True)
    regime, one = opened.regime, opened.period
    trend = outputs.codes_of_trend(regime.every, one)
    found = totals.totals(regime, {*trend, *outputs.codes_of_year(regime.every, one)})
    table = outputs.table(opened.form, regime.every, one, {key: value.vector for key, value in found.items()})
    counted = units_in(regime, one, trend, found)
    response = HttpResponse(total_rows(regime.author_name, one.label, counted, table), content_type=MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="tong-hop-{one.code}.csv"'
    return response


@require_safe
def workbook(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """The consolidated table with its addends; sums and shares are formulas. What every unit reported leaves the house
    here, so it is written down who took it."""
    viewer = viewer_of(request)
    opened = opened_or_404(viewer, pk, code, receiving=True)
    regime, one, form = opened.regime, opened.period, opened.form
    standings = states.standings(viewer, [regime.id], [one.code])
    trend = outputs.codes_of_trend(regime.every, one)
    own, below = totals.totals_with_below(viewer, regime, one, trend)
    audit.note(viewer, "reports.export", f"{one.code} {regime.id}", at=timezone.now())
    response = HttpResponse(
        total_book(regime, one, form, standings, below, own.get(one.code), units_in(regime, one, trend, own)),
        content_type=XLSX,
    )
    response["Content-Disposition"] = f'attachment; filename="tong-hop-{one.code}.xlsx"'
    return response
