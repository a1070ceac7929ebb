"""Forms of the administrator about organisations: record, rename, move, correct, rearrange."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.organisations import commands
from phoihop.organisations.access import admin_of
from phoihop.organisations.arranging import Arrangement, arrangement
from phoihop.organisations.choosing import directory
from phoihop.organisations.forms import ArrangeForm, ConfirmForm, EditForms, MoveForm, NewForm, RenameForm
from phoihop.organisations.reading import Standing, standing_or_404
from phoihop.organisations.rules import Change, Line
from phoihop.organisations.sending import Overtaken, Page, send
from phoihop.organisations.versions import compared
from phoihop.records.actors import Viewer
from phoihop.records.refusals import Refusal, Stale
from phoihop.ui import notices
from phoihop.ui.comparing import Clause
from phoihop.ui.links import url

GET_AND_POST = ["GET", "HEAD", "POST"]


def _crumbs(title: str, standing: Standing | None = None) -> list[tuple[str, str | None]]:
    middle = [(standing.name, url("organisations:organisation", standing.org))] if standing else []
    return [(_("Tổ chức"), url("organisations:tree")), *middle, (title, None)]


@require_http_methods(GET_AND_POST)
def new(request: HttpRequest) -> HttpResponse:
    """Ghi nhận tổ chức."""
    viewer = admin_of(request)
    title = _("Ghi nhận tổ chức")

    def do(form: NewForm) -> str:
        typed = form.cleaned_data
        content = form.content()
        org = commands.record(viewer, content, at=timezone.now(), declared=typed["secrecy"], once=typed["once"])
        return url("organisations:organisation", org)

    page = Page(
        title=title,
        crumbs=_crumbs(title),
        warning=_("Tổ chức có khóa ký riêng từ ngày ghi nhận; khóa do cơ quan vận hành giữ hộ trên máy chủ này."),
        button=_("Ghi nhận tổ chức"),
        back=url("organisations:tree"),
        done=_("Đã ghi nhận tổ chức. Cấp tài khoản cho tổ chức này ở trang Quản trị."),
    )
    return send(request, page, lambda typed: NewForm(typed, directory=directory()), do)


@require_http_methods(GET_AND_POST)
def rename(request: HttpRequest, org: str) -> HttpResponse:
    """Đổi tên: the old name keeps its time."""
    viewer = admin_of(request)
    standing = standing_or_404(org)
    title = _("Đổi tên tổ chức")

    def do(form: RenameForm) -> str:
        typed = form.cleaned_data
        commands.rename(
            viewer,
            standing,
            {"name": typed["name"], "short": typed["short"]},
            typed["papers"],
            day=typed["day"].isoformat(),
            basis=typed["basis"],
            at=timezone.now(),
            declared=typed["secrecy"],
            once=typed["once"],
        )
        return url("organisations:organisation", org)

    page = Page(
        title=title,
        crumbs=_crumbs(title, standing),
        facts=_("Tên đang mang: %(name)s (%(short)s)") % {"name": standing.name, "short": standing.short},
        warning=_("Văn bản của thời kỳ trước vẫn mang tên cũ. Mọi nơi khác mang tên mới từ ngày đã ghi."),
        button=_("Ghi nhận tên mới"),
        back=url("organisations:organisation", org),
        done=_("Đã ghi nhận tên mới."),
    )
    return send(request, page, lambda typed: RenameForm(typed, initial={"basis": standing.body}), do, _newest(standing))


@require_http_methods(GET_AND_POST)
def move(request: HttpRequest, org: str) -> HttpResponse:
    """Đổi cấp trên: along one line, from a day on."""
    viewer = admin_of(request)
    standing = standing_or_404(org)
    title = _("Đổi cấp trên")

    def do(form: MoveForm) -> str:
        typed = form.cleaned_data
        commands.move(
            viewer,
            standing,
            Line(typed["line"]),
            typed["superior"],
            typed["papers"],
            day=typed["day"].isoformat(),
            basis=typed["basis"],
            at=timezone.now(),
            declared=typed["secrecy"],
            once=typed["once"],
        )
        return url("organisations:organisation", org)

    page = Page(
        title=title,
        crumbs=_crumbs(title, standing),
        facts=standing.name,
        warning=_("Cấp trên cũ giữ nguyên cho thời kỳ trước ngày đã ghi."),
        button=_("Ghi nhận cấp trên"),
        back=url("organisations:organisation", org),
        done=_("Đã ghi nhận cấp trên."),
    )
    initial = {"basis": standing.body}
    make = lambda typed: MoveForm(typed, initial=initial, directory=directory())  # noqa: E731 - one use, one line
    return send(request, page, make, do, _newest(standing))


@require_http_methods(GET_AND_POST)
def edit(request: HttpRequest, org: str) -> HttpResponse:
    """Đính chính: the whole record, with every name and superior it ever had."""
    viewer = admin_of(request)
    standing = standing_or_404(org)
    typed = request.POST if request.method == "POST" else None
    forms = EditForms(typed, standing=standing.data, directory=directory(), basis=standing.body)
    status, sentence = (200 if typed is None else 422), ""
    clauses: tuple[Clause, ...] = ()
    if typed is not None and forms.is_valid():
        try:
            _restate(viewer, standing, forms)
        except Stale as stale:
            over = typed.copy()
            over["basis"] = standing.body
            sentence, status = stale.sentence, 409
            clauses = tuple(compared(standing.data, forms.content(standing.data)))
            forms = EditForms(over, standing=standing.data, directory=directory(), basis=standing.body)
        except Refusal as refusal:
            forms.facts.take(refusal.fields, refusal.sentence)
        else:
            notices.leave(request, _("Đã đính chính. Các bản trước vẫn nằm trong nhật ký."))
            return HttpResponseRedirect(url("organisations:organisation", org), status=303)
    context = {"standing": standing, "forms": forms, "sentence": sentence, "clauses": clauses}
    return render(request, "organisations/edit.html", context, status=status)


def _restate(viewer: Viewer, standing: Standing, forms: EditForms) -> None:
    typed = forms.facts.cleaned_data
    commands.restate(
        viewer,
        standing,
        forms.content(standing.data),
        basis=typed["basis"],
        at=timezone.now(),
        declared=typed["secrecy"],
        once=typed["once"],
    )


def _newest(standing: Standing) -> Any:
    """What a short form adds goes on top of the version in force, which the page shows above it."""
    return lambda form: Overtaken(basis=standing.body, clauses=())


@require_http_methods(GET_AND_POST)
def arrange(request: HttpRequest) -> HttpResponse:
    """Ghi nhận sắp xếp: first who and when (GET), then what it touches, row by row, to be confirmed (POST)."""
    viewer = admin_of(request)
    typed = request.POST if request.method == "POST" else request.GET
    form = ArrangeForm(typed if "change" in typed or request.method == "POST" else None, directory=directory())
    found: Arrangement | None = None
    if form.is_bound and form.is_valid():
        found = _found(form)
    if found is None:
        return _arrange_page(request, form, None, None)
    if request.method != "POST":
        return _arrange_page(request, form, found, ConfirmForm(initial={"basis": found.stamp}))
    confirm = ConfirmForm(request.POST)
    if not confirm.is_valid():
        return _arrange_page(request, form, found, confirm)
    if confirm.cleaned_data["basis"] != found.stamp:
        return _arrange_page(request, form, found, _anew(request, found), status=409)
    try:
        commands.rearrange(
            viewer,
            found,
            frozenset(request.POST.getlist("open")),
            {one.org: request.POST.get(f"move-{one.org}", "") for one in found.below},
            at=timezone.now(),
            declared=confirm.cleaned_data["secrecy"],
            once=confirm.cleaned_data["once"],
        )
    except Stale:
        return _arrange_page(request, form, found, _anew(request, found), status=409)
    except Refusal as refusal:
        confirm.take(refusal.fields, refusal.sentence)
        return _arrange_page(request, form, found, confirm)
    notices.leave(request, _("Đã ghi nhận sắp xếp tổ chức."))
    return HttpResponseRedirect(url("organisations:organisation", (found.after or found.before)[0].org), status=303)


def _found(form: ArrangeForm) -> Arrangement | None:
    """What the rearrangement would touch; None with the refusal at its field."""
    typed = form.cleaned_data
    try:
        return arrangement(
            Change(typed["change"]),
            typed["day"],
            typed["before"],
            typed["after"],
            papers=tuple(typed["papers"]),
            note=typed["note"].strip(),
            counted=form.counted(),
        )
    except Refusal as refusal:
        form.take(refusal.fields, refusal.sentence)
        return None


def _anew(request: HttpRequest, found: Arrangement) -> ConfirmForm:
    """What was chosen, over the records as they are now."""
    over = request.POST.copy()
    over["basis"] = found.stamp
    form = ConfirmForm(over)
    form.take({}, _("Danh bạ vừa thay đổi. Xem lại các dòng bên dưới rồi ghi nhận."))
    return form


def _arrange_page(
    request: HttpRequest,
    form: ArrangeForm,
    found: Arrangement | None,
    confirm: ConfirmForm | None,
    status: int = 0,
) -> HttpResponse:
    chosen = request.POST if request.method == "POST" else None
    proposed = found.after[0].org if found and len(found.after) == 1 else ""
    context = {
        "form": form,
        "found": found,
        "confirm": confirm,
        "opened": {one.org for one in found.could_open if chosen is None or one.org in chosen.getlist("open")}
        if found
        else set(),
        "moved": {one.org: chosen.get(f"move-{one.org}", "") if chosen is not None else proposed for one in found.below}
        if found
        else {},
        "short_of": _short_of(found),
    }
    return render(request, "organisations/arrange.html", context, status=status or _status(request))


def _status(request: HttpRequest) -> int:
    return 422 if request.method == "POST" else 200


def _short_of(found: Arrangement | None) -> str:
    """How the papers' count differs from the directory."""
    counted = dict(found.counted).get("counted_organisations") if found else None
    if found is None or counted is None or counted == len(found.below):
        return ""
    return _(
        "Văn bản ghi %(counted)s tổ chức, danh bạ có %(held)s cấp dưới. Đối chiếu danh sách trước khi ghi nhận."
    ) % {
        "counted": counted,
        "held": len(found.below),
    }
