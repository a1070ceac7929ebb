"""One report that was sent: its figures and words, what its receiver says, the sendings before it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from phoihop.accounts.access import viewer_of
from phoihop.accounts.viewer import SignedIn
from phoihop.records.refusals import Refusal
from phoihop.reports import commands, reading, sheet_outputs, states, words
from phoihop.reports.access import may_answer, may_report
from phoihop.reports.forms import AcceptForm, ReturnForm
from phoihop.reports.reading import Sent
from phoihop.reports.rules import typed_of
from phoihop.reports.sendings import Sending
from phoihop.reports.sharing import Uses, sendings_and_uses
from phoihop.ui import notices
from phoihop.ui.links import url


@require_safe
def report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Statements: session, person, report with its regime and form, last year, sendings."""
    viewer = viewer_of(request)
    sent = reading.sent_or_404(viewer, pk)
    return _page(request, viewer, sent, *_sendings(viewer, sent))


def _page(
    request: HttpRequest,
    viewer: SignedIn,
    sent: Sent,
    sendings: list[Sending],
    uses: Uses,
    *,
    status: int = 200,
    accepting: AcceptForm | None = None,
    returning: ReturnForm | None = None,
) -> HttpResponse:
    this = next(one for one in sendings if one.id == sent.id)
    typed = typed_of(sent.data.get("figures", ()))
    vector = sheet_outputs.unit_vector(sent.form, typed, sent.last_year.figures)
    due = sent.regime.due(sent.period)
    newest = sendings[0]
    ours = sent.regime.author == viewer.org
    context: dict[str, Any] = {
        "sent": sent,
        "this": this,
        "newest": newest,
        "sendings": sendings,
        "parts": sheet_outputs.read_parts(sent, typed, vector, uses),
        "has_figures": bool(typed),
        "links": states.sources_of(sent.data),
        "cites": {one["no"]: one["name"] for one in sent.data.get("sources", ())},
        "due": due,
        "late": words.late_by(sendings[-1].sent, due, timezone.localdate()),
        "may_answer": ours and may_answer(viewer) and this.waits and this is newest,
        "may_withdraw": ours and may_answer(viewer) and bool(this.accepted) and not this.returned and this is newest,
        "may_correct": sent.unit == viewer.org and may_report(viewer) and this is newest and not this.waits,
        "receives": sent.regime.received_by(viewer),
        "accepting": accepting or AcceptForm(prefix="tiep-nhan"),
        "returning": returning or ReturnForm(prefix="tra-lai"),
    }
    return render(request, "reports/report.html", context, status=status)


def _sendings(viewer: SignedIn, sent: Sent) -> tuple[list[Sending], Uses]:
    return sendings_and_uses(viewer, sent.cell, sent.unit, sent.period.code)


def _found(request: HttpRequest, pk: UUID) -> tuple[SignedIn, Sent, list[Sending], Uses]:
    viewer = viewer_of(request)
    sent = reading.sent_or_404(viewer, pk)
    return viewer, sent, *_sendings(viewer, sent)


@require_POST
def accept(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tiếp nhận báo cáo."""
    viewer, sent, sendings, uses = _found(request, pk)
    form = AcceptForm(request.POST, prefix="tiep-nhan")
    this = next(one for one in sendings if one.id == pk)
    if form.is_valid():
        how = commands.How(at=timezone.now(), declared=True, once=form.cleaned_data["once"])
        try:
            commands.accept(viewer, sent, this, how=how)
        except Refusal as refusal:
            form.take(refusal.fields, refusal.sentence)
        else:
            notices.leave(request, _("Đã tiếp nhận báo cáo; số liệu đã vào bảng tổng hợp."))
            return HttpResponseRedirect(url("reports:report", pk), status=303)
    return _page(request, viewer, sent, sendings, uses, status=422, accepting=form)


@require_POST
def send_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Trả lại để bổ sung."""
    viewer, sent, sendings, uses = _found(request, pk)
    form = ReturnForm(request.POST, prefix="tra-lai")
    this = next(one for one in sendings if one.id == pk)
    if form.is_valid():
        typed = form.cleaned_data
        how = commands.How(at=timezone.now(), declared=True, once=typed["once"])
        try:
            commands.send_back(viewer, sent, this, typed["text"], how=how)
        except Refusal as refusal:
            form.take(refusal.fields, refusal.sentence)
        else:
            withdrawn = _("Đã rút tiếp nhận; số liệu đã ra khỏi bảng tổng hợp.")
            notices.leave(request, withdrawn if this.accepted else _("Đã trả lại báo cáo để bổ sung."))
            return HttpResponseRedirect(url("reports:report", pk), status=303)
    return _page(request, viewer, sent, sendings, uses, status=422, returning=form)
