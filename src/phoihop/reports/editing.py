"""Quản lý chế độ báo cáo: what may change of a regime, a new version of its form."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.accounts.access import viewer_of
from phoihop.accounts.viewer import SignedIn
from phoihop.organisations.queries import names
from phoihop.records.refusals import Refusal, Stale
from phoihop.reports import commands, dictionary, queries
from phoihop.reports.access import may_open
from phoihop.reports.designing import FormForms
from phoihop.reports.regime_forms import RegimeEditForm, initial_of_regime
from phoihop.reports.regimes import Regime
from phoihop.ui import notices
from phoihop.ui.errors import stale as stale_page
from phoihop.ui.links import url


def _own(request: HttpRequest, pk: UUID) -> tuple[SignedIn, Regime]:
    """A regime of the viewer's own office, whose role must issue regimes."""
    viewer = viewer_of(request)
    regime = queries.regime_or_404(viewer, pk)
    if regime.author != viewer.org or not may_open(viewer):
        raise PermissionDenied(_("Chỉ văn thư, lãnh đạo của cơ quan nhận báo cáo được sửa chế độ và biểu mẫu."))
    return viewer, regime


@require_http_methods(["GET", "HEAD", "POST"])
def regime(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Sửa chế độ báo cáo."""
    viewer, found = _own(request, pk)
    called = {org: one.name for org, one in names(found.members()).items()}
    form = RegimeEditForm(
        request.POST if request.method == "POST" else None,
        regime=found,
        names=called,
        initial=initial_of_regime(found),
    )
    if form.is_valid():
        typed = form.cleaned_data
        how = commands.How(at=timezone.now(), declared=typed["secrecy"], once=typed["once"])
        try:
            commands.restate_regime(viewer, found, form.changes(), basis=typed["basis"], how=how)
        except Stale as stale:
            return stale_page(request, stale.sentence)
        except Refusal as refusal:
            form.take(refusal.fields, refusal.sentence)
        else:
            notices.leave(request, _("Đã ban hành bản mới của chế độ báo cáo."))
            return HttpResponseRedirect(url("reports:regime", pk), status=303)
    return render(request, "reports/edit.html", {"form": form, "regime": found}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Biểu mẫu: the newest as rows, issued again as a new version from a day on."""
    viewer, found = _own(request, pk)
    newest = queries.newest_form(viewer, found)
    known = dictionary.choices(dictionary.indicators(viewer), newest.data if newest else None, timezone.localdate())
    if request.method != "POST":
        initial = {"title": newest.title if newest else "", "from_day": timezone.localdate()}
        forms = FormForms(known=known, initial=initial, data=newest.data if newest else None)
        return render(request, "reports/form.html", {"forms": forms, "regime": found, "newest": newest})
    forms = FormForms(request.POST, known=known)
    if forms.is_valid():
        typed = forms.head.cleaned_data
        how = commands.How(at=timezone.now(), declared=typed["secrecy"], once=typed["once"])
        try:
            commands.issue_form(viewer, found, typed["title"], forms.content(), typed["from_day"], how=how)
        except Refusal as refusal:
            forms.head.take({"from_day": refusal.fields["from"]} if "from" in refusal.fields else {}, refusal.sentence)
        else:
            notices.leave(request, _("Đã ban hành biểu mẫu mới. Báo cáo đã gửi giữ nguyên biểu cũ."))
            return HttpResponseRedirect(url("reports:regime", pk), status=303)
    return render(request, "reports/form.html", {"forms": forms, "regime": found, "newest": newest}, status=422)
