"""Báo cáo định kỳ: the regimes one takes part in, one regime unit by period, opening a new one."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from phoihop.accounts.access import viewer_of
from phoihop.accounts.viewer import SignedIn
from phoihop.organisations.choosing import directory
from phoihop.organisations.queries import names
from phoihop.organisations.rules import in_order
from phoihop.records.refusals import Refusal
from phoihop.reports import commands, matrix, queries, states, words
from phoihop.reports.access import may_answer, may_open, may_report
from phoihop.reports.forms import AcceptForm
from phoihop.reports.outlines import OUTLINES
from phoihop.reports.regime_forms import OF_EARLIER, OF_SUPERIOR, RegimeForm
from phoihop.reports.regimes import Regime
from phoihop.ui import notices
from phoihop.ui.links import url
from phoihop.ui.tables import Column, Tab

PERIODS_SHOWN = 4
PERIODS_COUNTED = 12


def tabs(current: str) -> list[Tab]:
    """The two kinds of reports under one word of the side bar. The other app is known by its address only."""
    return [
        Tab(_("Sơ kết, tổng kết"), url("reviews:list"), current == "reviews"),
        Tab(_("Định kỳ"), url("reports:list"), current == "reports"),
    ]


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Statements: session, person, regimes, states of their present periods."""
    viewer = viewer_of(request)
    today = timezone.localdate()
    found = queries.regimes(viewer)
    current = {one.id: one.current(today) for one in found}
    codes = {one.code for one in current.values() if one}
    standings = states.standings(viewer, [one.id for one in found], codes, figures=False) if codes else []
    context = {
        "rows": [_listed(viewer, one, current[one.id], standings, today) for one in found],
        "columns": [
            Column(_("Chế độ báo cáo")),
            Column(_("Kỳ"), "c-who"),
            Column(_("Hạn"), "c-day"),
            Column(_("Tình hình"), "c-wide-state"),
            Column(_("Việc cần làm"), "c-act", unseen=True),
        ],
        "tabs": tabs("reports"),
        "may_open": may_open(viewer),
    }
    return render(request, "reports/list.html", context)


def _listed(viewer: SignedIn, regime: Regime, one: Any, standings: list[states.Standing], today: Any) -> dict[str, Any]:
    mine = [standing for standing in standings if standing.regime == regime.id and one and standing.period == one.code]
    row: dict[str, Any] = {"regime": regime, "period": one, "every": words.EVERY[regime.every], "state": None}
    row |= {"counts": None, "fill": "", "due": regime.due(one) if one else None}
    if one is None:
        return row
    if regime.received_by(viewer):
        return {**row, "counts": matrix.counts(regime, one, mine)}
    if viewer.org in regime.members(regime.cut_off(one)):
        own = next((standing for standing in mine if standing.unit == viewer.org), None)
        row["state"] = words.state(
            own.state if own else None, first_sent=own.first_sent if own else None, due=row["due"], today=today
        )
        if may_report(viewer) and (own is None or own.state == "returned"):
            row["fill"] = url("reports:fill", regime.id, one.code)
    return row


def regime_tabs(regime: Regime, current: str) -> list[Tab]:
    """The two looks at who has sent."""
    return [
        Tab(_("Tình hình nộp"), url("reports:regime", regime.id), current == "matrix"),
        Tab(_("Nhịp nộp"), url("reports:rhythm", regime.id), current == "rhythm"),
    ]


@require_safe
def rhythm(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Nhịp nộp: who sent in time, unit by period, at a glance. Statements: session, person, regime, states, names."""
    viewer = viewer_of(request)
    today = timezone.localdate()
    found = queries.regime_or_404(viewer, pk)
    if not found.received_by(viewer):
        raise Http404
    periods = [one for one in found.periods(today) if found.cut_off(one) <= today][:PERIODS_COUNTED]
    standings = states.standings(viewer, [found.id], [one.code for one in periods], figures=False)
    called = names(found.members())
    rows = matrix.matrix(found, periods, periods, standings, {org: name.name for org, name in called.items()}, today)
    in_order_of_names = sorted(rows, key=lambda row: in_order(row.name))
    short = {org: name.short for org, name in called.items()}
    context: dict[str, Any] = {
        "regime": found,
        "every": words.EVERY[found.every],
        "periods": periods,
        "rows": in_order_of_names,
        "heads": [words.short(one) for one in reversed(periods)],
        "map": matrix.heat(in_order_of_names, periods, short),
        "tabs": regime_tabs(found, "rhythm"),
    }
    return render(request, "reports/rhythm.html", context)


@require_safe
def regime(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Statements: session, person, regime, states, names."""
    viewer = viewer_of(request)
    today = timezone.localdate()
    found = queries.regime_or_404(viewer, pk)
    periods = found.periods(today)[:PERIODS_COUNTED]
    current = found.current(today)
    receives = found.received_by(viewer)
    codes = [one.code for one in periods]
    standings = states.standings(viewer, [found.id], codes, units="" if receives else viewer.org, figures=False)
    context: dict[str, Any] = {
        "regime": found,
        "every": words.EVERY[found.every],
        "current": current,
        "due": found.due(current) if current else None,
        "cut_off": found.cut_off(current) if current else None,
        "receives": receives,
        "may_report": may_report(viewer),
        "may_edit": found.author == viewer.org and may_open(viewer),
    }
    if not receives:
        context["own"] = _own(viewer, found, periods, standings, today)
        return render(request, "reports/own.html", context)
    asked_for = periods[periods.index(current) :] if current else []
    called = {org: name.name for org, name in names(found.members()).items()}
    context |= {
        "periods": asked_for[:PERIODS_SHOWN],
        "since": asked_for[-1] if len(asked_for) > PERIODS_SHOWN else None,
        "rows": matrix.matrix(found, asked_for, asked_for[:PERIODS_SHOWN], standings, called, today),
        "tabs": regime_tabs(found, "matrix"),
        "accepting": AcceptForm(),
        "may_accept": found.author == viewer.org and may_answer(viewer),
        "counts": matrix.counts(found, current, standings) if current else None,
    }
    return render(request, "reports/matrix.html", context)


def _own(
    viewer: SignedIn, found: Regime, periods: list[Any], standings: list[states.Standing], today: Any
) -> list[dict[str, Any]]:
    """A unit's own periods, the newest first."""
    here = {one.period: one for one in standings}
    rows = []
    for one in periods:
        if viewer.org not in found.members(found.cut_off(one)):
            continue
        own, due = here.get(one.code), found.due(one)
        state = words.state(
            own.state if own else None, first_sent=own.first_sent if own else None, due=due, today=today
        )
        rows.append(
            {
                "period": one,
                "due": due,
                "cut_off": found.cut_off(one),
                "state": state,
                "report": own.newest if own else None,
                "open": own is None or own.state == "returned",
            }
        )
    return rows


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Ban hành chế độ báo cáo."""
    viewer = viewer_of(request)
    if not may_open(viewer):
        raise PermissionDenied(_("Vai trò đang giữ không được ban hành chế độ báo cáo. Đề nghị văn thư ban hành."))
    today = timezone.localdate()
    every = queries.regimes(viewer)
    uppers = [one for one in every if viewer.org in one.members(today)]
    own = [one for one in every if one.author == viewer.org]
    initial = {"from_day": today.replace(month=1, day=1)}
    form = RegimeForm(
        request.POST if request.method == "POST" else None,
        directory=directory(),
        uppers=uppers,
        own=own,
        initial=initial,
    )
    if form.is_valid() and (issued := _opened(viewer, form, uppers, own)):
        notices.leave(request, _("Đã ban hành chế độ báo cáo và biểu mẫu. Các đơn vị nhập được từ bây giờ."))
        return HttpResponseRedirect(url("reports:regime", issued), status=303)
    return render(request, "reports/new.html", {"form": form}, status=422 if form.is_bound else 200)


def _opened(viewer: SignedIn, form: RegimeForm, uppers: list[Regime], own: list[Regime]) -> UUID | None:
    typed = form.cleaned_data
    upper = next((one for one in uppers if str(one.id) == typed["upper"]), None)
    earlier = next((one for one in own if str(one.id) == typed["earlier"]), None)
    if typed["outline"] in {OF_SUPERIOR, OF_EARLIER}:
        source = upper if typed["outline"] == OF_SUPERIOR else earlier
        one = source.current(timezone.localdate()) if source else None
        asked = queries.form_of(viewer, source, one) if source and one else None
        if asked is None:
            form.add_error("outline", _("Chọn chế độ có biểu mẫu đó trước, rồi lấy biểu mẫu của chế độ ấy."))
            return None
        sections, title = asked.data["sections"], asked.title
    else:
        label, sections = OUTLINES[typed["outline"]]
        title = str(label)
    how = commands.How(at=timezone.now(), declared=typed["secrecy"], once=typed["once"])
    try:
        issued = commands.open_regime(
            viewer, form.content(), typed["members"], sections, title, upper=upper, earlier=earlier, how=how
        )
    except Refusal as refusal:
        form.take(refusal.fields, refusal.sentence)
        return None
    return issued.id
