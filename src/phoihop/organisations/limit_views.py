"""Quy định có thời hạn: the limits on a day, one through time; recorded by the operating office."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from phoihop.organisations import commands, limits
from phoihop.organisations.access import admin_of, runs_installation, viewer_of
from phoihop.organisations.limit_forms import DayForm, LimitForm, NewLimitForm, ReplaceForm
from phoihop.organisations.rules import Limit
from phoihop.organisations.sending import Overtaken, Page, send
from phoihop.organisations.versions import compared_simply, span
from phoihop.organisations.wording import LIMITS
from phoihop.records.actors import Role, Viewer
from phoihop.records.fields import Data
from phoihop.ui.links import url
from phoihop.ui.tables import Column

GET_AND_POST = ["GET", "HEAD", "POST"]
COLUMNS = (
    Column(gettext_lazy("Quy định")),
    Column(gettext_lazy("Giá trị"), "num c-who"),
    Column(gettext_lazy("Áp dụng từ"), "c-day"),
    Column(gettext_lazy("Đến hết ngày"), "c-day"),
    Column(gettext_lazy("Văn bản quy định"), "c-paper"),
)
VALUE_COLUMNS = (
    Column(gettext_lazy("Văn bản quy định")),
    Column(gettext_lazy("Giá trị"), "num c-who"),
    Column(gettext_lazy("Áp dụng từ"), "c-day"),
    Column(gettext_lazy("Đến hết ngày"), "c-day"),
    Column(gettext_lazy("Việc làm"), "c-act", unseen=True),
)


def _may_record(request: HttpRequest, viewer: Viewer) -> bool:
    return viewer.role == Role.ADMIN and runs_installation(request)


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Statements: session, person, limits."""
    viewer = viewer_of(request)
    today = timezone.localdate()
    form = DayForm(request.GET if "day" in request.GET else None)
    day = form.chosen(today)
    context = {
        "lines": limits.on_day(day),
        "columns": COLUMNS,
        "day": day,
        "filter_form": form,
        "may_record": _may_record(request, viewer),
    }
    return render(request, "organisations/limits.html", context)


@require_safe
def one(request: HttpRequest, code: str) -> HttpResponse:
    """Statements: session, person, its values."""
    viewer = viewer_of(request)
    limit = limits.known_or_404(code)
    context = {
        "code": code,
        "wording": LIMITS[limit],
        "values": limits.history(limit, timezone.localdate()),
        "columns": VALUE_COLUMNS,
        "may_record": _may_record(request, viewer),
    }
    return render(request, "organisations/limit.html", context)


def _page(title: str, button: str, back: str, done: str, middle: tuple[tuple[str, str], ...] = ()) -> Page:
    top = [(_("Quy định có thời hạn"), url("limits:list"))]
    return Page(
        title=title,
        crumbs=[*top, *middle, (title, None)],
        warning=_("Mọi tổ chức trên hệ thống này xem được và tính theo giá trị này trong thời gian đã ghi."),
        button=button,
        back=back,
        done=done,
    )


def _sent(form: Any) -> dict[str, Any]:
    typed = form.cleaned_data
    return {"at": timezone.now(), "declared": typed["secrecy"], "once": typed["once"]}


@require_http_methods(GET_AND_POST)
def new(request: HttpRequest) -> HttpResponse:
    """Thêm quy định."""
    viewer = admin_of(request)

    def do(form: NewLimitForm) -> str:
        code = form.cleaned_data["code"]
        commands.set_rule(viewer, form.content(code), **_sent(form))
        return url("limits:one", code)

    title = _("Thêm quy định")
    page = _page(title, title, url("limits:list"), _("Đã ghi nhận quy định."))
    return send(request, page, lambda typed: NewLimitForm(typed), do)


@require_http_methods(GET_AND_POST)
def replace(request: HttpRequest, code: str) -> HttpResponse:
    """Thay bằng giá trị mới từ một ngày: the value until now ends the day before."""
    viewer = admin_of(request)
    limit = limits.known_or_404(code)

    def do(form: ReplaceForm) -> str:
        commands.set_rule(viewer, form.content(code), **_sent(form))
        return url("limits:one", code)

    title = _("Ghi giá trị mới")
    page = _page(title, title, url("limits:one", code), _("Đã ghi nhận giá trị mới."), (_middle(limit),))
    initial = {"unit": LIMITS[limit].unit, "from_day": timezone.localdate()}
    return send(request, page, lambda typed: ReplaceForm(typed, initial=initial), do)


@require_http_methods(GET_AND_POST)
def correct(request: HttpRequest, limit: UUID) -> HttpResponse:
    """Đính chính: what was recorded wrongly, or the day on which it ended."""
    viewer = admin_of(request)
    of, old = limits.value_or_404(limit, timezone.localdate())

    def do(form: LimitForm) -> str:
        basis = form.cleaned_data["basis"]
        commands.set_rule(viewer, form.content(of.value), rec=old.rec, basis=basis, **_sent(form))
        return url("limits:one", of.value)

    def newest(form: LimitForm) -> Overtaken:
        return Overtaken(basis=old.body, clauses=compared_simply(_clauses(old.data), _clauses(form.content(of.value))))

    title = _("Đính chính quy định")
    page = _page(title, title, url("limits:one", of.value), _("Đã đính chính quy định."), (_middle(of),))
    initial = {
        "value": old.value,
        "unit": old.unit,
        "paper": old.paper,
        "note": old.note,
        "from_day": old.from_day,
        "to_day": old.to_day,
        "basis": old.body,
    }
    return send(request, page, lambda typed: LimitForm(typed, initial=initial), do, newest)


def _middle(limit: Limit) -> tuple[str, str]:
    return str(LIMITS[limit].label), url("limits:one", limit.value)


def _clauses(data: Data) -> list[tuple[str, str]]:
    return [
        (_("Giá trị"), f"{data['value']} {data['unit']}"),
        (_("Văn bản quy định"), data["paper"]),
        (_("Thời gian"), span(data)),
        (_("Ghi chú"), data.get("note", "")),
    ]
