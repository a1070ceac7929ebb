"""Quản trị → Thư: whether mail goes out, what failed, and a trial letter."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from phoihop.accounts.access import office_of
from phoihop.notices import letters, mailing, sent
from phoihop.notices.forms import TrialForm
from phoihop.ui import notices
from phoihop.ui.links import url
from phoihop.ui.tables import Column, Page, slice_of

COLUMNS = (
    Column(gettext_lazy("Ngày"), "c-day"),
    Column(gettext_lazy("Tài khoản")),
    Column(gettext_lazy("Lần thử"), "num c-num"),
    Column(gettext_lazy("Trạng thái"), "c-state"),
)


@require_http_methods(["GET", "HEAD", "POST"])
def status(request: HttpRequest) -> HttpResponse:
    """Statements: session, person, the counts, the digests of the page."""
    office_of(request)
    form = TrialForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and mailing.ready():
        failure = mailing.send(letters.trial(form.cleaned_data["to"]), timeout=mailing.TRIAL_TIMEOUT)
        if failure is None:
            notices.leave_now(request, _("Máy chủ thư đã nhận thư thử lúc %(moment)s."))
            return HttpResponseRedirect(url("mail:status"), status=303)
        form.add_error("to", _("Máy chủ thư không nhận: %(words)s") % {"words": failure.words})
    elif request.method == "POST" and not mailing.ready():
        form.add_error(None, _("Chưa đặt máy chủ thư nên chưa gửi được. Đặt PHOIHOP_MAIL rồi khởi động lại."))
    found, more = sent.digests(slice_of(request.GET))
    context = {
        "form": form,
        "ready": mailing.ready(),
        "host": settings.EMAIL_HOST,
        "sender": mailing.sender(),
        "titles": settings.MAIL_TITLES,
        "counts": sent.counts(),
        "digests": found,
        "columns": COLUMNS,
        "page": Page.of(request.GET, len(found), more=more),
    }
    return render(request, "notices/mail.html", context, status=422 if request.method == "POST" else 200)
