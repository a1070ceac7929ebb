"""Quản trị: the installation itself, and the list of who looked at what."""

from datetime import datetime, time

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from phoihop.accounts import audit, installation, queries
from phoihop.accounts.access import admin_of, office_of
from phoihop.accounts.admin_views import GET_AND_POST, crumbs
from phoihop.accounts.asking import Page as Words
from phoihop.accounts.asking import ask
from phoihop.accounts.forms import SeenFilterForm, TrialForm
from phoihop.records import upkeep
from phoihop.records.refusals import Refusal
from phoihop.records.upkeep import Work
from phoihop.ui.links import url
from phoihop.ui.tables import Column, Page, slice_of

KEY_COLUMNS = (
    Column(gettext_lazy("Tổ chức")),
    Column(gettext_lazy("Nơi giữ khóa"), "c-who"),
    Column(gettext_lazy("Dấu vân tay khóa"), "c-key"),
    Column(gettext_lazy("Ký từ"), "c-moment"),
    Column(gettext_lazy("Ký gần nhất"), "c-moment"),
    Column(gettext_lazy("Đã ký"), "num c-num"),
)
SEEN_COLUMNS = (
    Column(gettext_lazy("Lúc"), "c-moment"),
    Column(gettext_lazy("Người xem")),
    Column(gettext_lazy("Làm việc cho"), "c-who"),
    Column(gettext_lazy("Nội dung"), "c-what"),
    Column(gettext_lazy("Về"), "c-who"),
)


@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """Statements: session, person, statements of keys, who holds them, where they signed."""
    viewer = admin_of(request)
    found, more = installation.keys(viewer, slice_of(request.GET))
    context = {"keys": found, "columns": KEY_COLUMNS, "page": Page.of(request.GET, len(found), more=more)}
    return render(request, "accounts/keys.html", context)


@require_http_methods(GET_AND_POST)
def backups(request: HttpRequest) -> HttpResponse:
    """What is known of backups; an administrator says here that a restore was tried. Statements: session, person."""
    viewer = office_of(request)

    def do(form: TrialForm) -> str:
        day = form.cleaned_data["day"]
        if day > timezone.localdate():
            sentence = _("Ngày này chưa đến. Ghi lại sau khi đã thử khôi phục.")
            raise Refusal("trial.future", sentence, {"day": sentence})
        at = datetime.combine(day, time(12), timezone.get_current_timezone())
        upkeep.note(Work.TRIAL, at=at, said=viewer.user_label)
        return url("accounts:backups")

    page = Words(
        title=_("Sao lưu"),
        crumbs=crumbs((_("Sao lưu"), None)),
        button=_("Ghi ngày đã thử khôi phục"),
        back="",
        done=_("Đã ghi ngày thử khôi phục."),
        template="accounts/backups.html",
    )
    return ask(request, page, TrialForm, do, work=upkeep.last(), Work=Work)


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Statements: session, person, how many acts."""
    office_of(request)
    context = {"health": installation.health(), "work": upkeep.last(), "Work": Work}
    return render(request, "accounts/health.html", context)


@require_safe
def seen(request: HttpRequest) -> HttpResponse:
    """Who looked at what needs an account of it; to look here is written down too. Statements: session, person, the
    lines, the names in them, the note."""
    viewer = admin_of(request)
    kinds = [(code, label) for code, label in audit.labels().items()]
    form = SeenFilterForm(request.GET, kinds=kinds)
    asked = form.cleaned_data if form.is_valid() else {}
    found, more = queries.views(
        viewer,
        words=asked.get("q", ""),
        what=asked.get("what", ""),
        first=asked.get("from_day"),
        last=asked.get("to_day"),
        rows=slice_of(request.GET),
    )
    audit.note(viewer, "log.list", at=timezone.now())
    context = {
        "seen": found,
        "columns": SEEN_COLUMNS,
        "label": audit.label,
        "filter_form": form,
        "filtered": any(request.GET.get(name) for name in ("q", "what", "from_day", "to_day")),
        "page": Page.of(request.GET, len(found), more=more),
    }
    return render(request, "accounts/seen.html", context)
