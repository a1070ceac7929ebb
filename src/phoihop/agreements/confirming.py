"""Views of confirming: what one is asked to confirm, word for word, and the word itself."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.accounts.access import viewer_of
from phoihop.agreements import commands, pages, reviewing
from phoihop.agreements.contributions import installed
from phoihop.agreements.forms import ConfirmForm
from phoihop.records.kinds import kind_named
from phoihop.records.refusals import Refusal
from phoihop.ui import notices
from phoihop.ui.links import url

STALE = "confirm.stale"


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, record: UUID) -> HttpResponse:
    """Statements: session, person, the version with its standing, what it names, names."""
    viewer = viewer_of(request)
    subject = reviewing.subject_or_404(viewer, record)
    form = ConfirmForm(request.POST if request.method == "POST" else None, initial={"basis": subject.body})
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and not pages.may_confirm(viewer):
        raise PermissionDenied(_("Vai trò đang giữ không được xác nhận. Đề nghị văn thư hoặc đầu mối xác nhận."))
    if form.is_valid():
        typed = form.cleaned_data
        try:
            commands.confirm(
                viewer,
                subject,
                body=typed["basis"],
                at=timezone.now(),
                declared=typed["secrecy"],
                once=typed["once"],
            )
        except Refusal as refusal:
            # The page now shows the version in force, and asks for a word on that one.
            form = ConfirmForm(initial={"basis": subject.body})
            status = 409 if refusal.code == STALE else 422
            return _page(request, subject, form, status, refusal.sentence)
        notices.leave(request, _("Đã xác nhận. Các bên khác thấy xác nhận này ngay."))
        return HttpResponseRedirect(url("agreements:confirm", record), status=303)
    return _page(request, subject, form, status)


def _page(
    request: HttpRequest, subject: reviewing.Subject, form: ConfirmForm, status: int, sentence: str = ""
) -> HttpResponse:
    kind = kind_named(subject.kind)
    context = {
        "subject": subject,
        "page": url(kind.page, subject.id) if kind and kind.page and subject.id != subject.agreement else "",
        "printed": subject.kind in installed().printed,
        "form": form,
        "sentence": sentence,
        "may_confirm": pages.may_confirm(viewer_of(request)) and subject.awaits_us,
    }
    return render(request, "agreements/confirm.html", context, status=status)
