"""Mẫu văn bản: which layout each paper has, a template downloaded, checked, looked at, put in force and withdrawn."""

from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from phoihop.accounts.access import viewer_of
from phoihop.accounts.viewer import SignedIn
from phoihop.documents import commands, outputs, paper_templates, template_files, uploads
from phoihop.documents.files import store
from phoihop.documents.paper_templates import Held
from phoihop.documents.rules import FILE_NAMES, PAPER_USES, PaperUse
from phoihop.documents.template_forms import TemplateForm, WithdrawForm
from phoihop.organisations.letterheads import letterhead
from phoihop.organisations.sending import Overtaken, Page, send
from phoihop.records.actors import OFFICE
from phoihop.records.kinds import Blob
from phoihop.records.refusals import Refusal
from phoihop.records.types import StrOrPromise
from phoihop.ui import notices
from phoihop.ui.formats import day as day_shown
from phoihop.ui.links import url
from phoihop.ui.tables import Column
from vanban.official import MEDIA_TYPE
from vanban.official.templates import FIELDS, Template, written

GET_AND_POST: Final = ["GET", "HEAD", "POST"]
USES: Final = (
    Column(gettext_lazy("Văn bản")),
    Column(gettext_lazy("Cách trình bày")),
    Column(gettext_lazy("Dùng từ"), "c-day"),
)
ALL: Final = (
    Column(gettext_lazy("Mẫu")),
    Column(gettext_lazy("Dùng từ"), "c-day"),
    Column(gettext_lazy("Thôi dùng từ"), "c-day"),
)


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Statements: session, person, templates, their files."""
    viewer = viewer_of(request)
    found, today = paper_templates.held(viewer), timezone.localdate()
    uses = [(use, label, paper_templates.in_force(found, use, today)) for use, label in PAPER_USES.items()]
    context = {
        "uses": uses,
        "in_use": {own.id for _use, _label, own in uses if own},
        "common": PaperUse.COMMON,
        "found": [(one, PAPER_USES[one.use]) for one in found],
        "tabs": outputs.tabs("templates"),
        "use_columns": USES,
        "columns": ALL,
        "may_keep": viewer.role in OFFICE,
    }
    return render(request, "documents/templates.html", context)


@require_safe
def download(request: HttpRequest, use: str) -> HttpResponse:
    """The layout in use as a Word file to edit: the template in force, else the system's; `?goc=1`: the system's."""
    viewer, wanted, today = _office(request), _use(use), timezone.localdate()
    own = paper_templates.in_force(paper_templates.held(viewer, wanted), wanted, today)
    if own and "goc" not in request.GET:
        return HttpResponseRedirect(_file(own))
    return _word(template_files.blank(wanted, letterhead(viewer.org, today), today), f"mau-{FILE_NAMES[wanted]}.docx")


@require_http_methods(GET_AND_POST)
def new(request: HttpRequest, use: str) -> HttpResponse:
    """Đưa mẫu vào dùng. `xem`: the file filled with an example comes back, and the page stays with the file chosen."""
    viewer, wanted, today = _office(request), _use(use), timezone.localdate()
    typed = (request.POST, uploads.sent(request)) if request.method == "POST" else (None, None)
    look = "xem" in request.POST
    form = TemplateForm(*typed, look=look, initial={"from_day": today})
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["papers"][0]
        head = letterhead(viewer.org, today)
        try:
            if look:
                return _word(template_files.looked_at(file, wanted, head, today), f"xem-thu-{FILE_NAMES[wanted]}.docx")
            kept = store(file, name=file.name, viewer=viewer)
            template = template_files.usable(kept.sha256, kept.name, head, today)
            issued = _issue(viewer, wanted, form.cleaned_data["from_day"], kept, form)
        except Refusal as refusal:
            form.take(refusal.fields or {"papers": refusal.sentence}, refusal.sentence)
        else:
            notices.leave(request, _put_in_force(template))
            return HttpResponseRedirect(url("documents:template", issued), status=303)
    context = {
        "form": form,
        "use": wanted,
        "label": PAPER_USES[wanted],
        "fields": [(written(one.name), one.meaning) for one in FIELDS],
    }
    return render(request, "documents/template_new.html", context, status=422 if form.is_bound else 200)


def _put_in_force(template: Template) -> str:
    done, lacking = _("Đã đưa mẫu vào dùng."), _lacking(template)
    if not lacking:
        return done
    words = _("Mẫu không có các trường sau nên những phần đó sẽ không in ra: %(fields)s.")
    return f"{done} {words % {'fields': ', '.join(lacking)}}"


def _lacking(template: Template) -> tuple[str, ...]:
    return tuple(written(one.name) for one in FIELDS if one.name not in template.fields)


def _issue(viewer: SignedIn, use: PaperUse, first: date, file: Blob, form: TemplateForm) -> UUID:
    typed = form.cleaned_data
    issued = commands.use_template(
        viewer, use, first, file, declared=typed["secrecy"], once=typed["once"], at=timezone.now()
    )
    return issued.id


@require_http_methods(GET_AND_POST)
def one(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One template: its file, since when, and withdrawing it."""
    viewer, today = _office(request), timezone.localdate()
    found = paper_templates.one_or_404(viewer, pk)
    label = PAPER_USES[found.use]

    def do(form: WithdrawForm) -> str:
        typed = form.cleaned_data
        if not found.withdrawn and not _withdrawing(viewer, found, today):
            raise Refusal("template.replaced", _("Đã có mẫu khác thay mẫu này. Mở mẫu đang dùng để thôi dùng."))
        commands.withdraw_template(
            viewer,
            found,
            today,
            basis=typed["basis"],
            declared=typed["secrecy"],
            once=typed["once"],
            at=timezone.now(),
        )
        return url("documents:templates")

    def newest(_form: WithdrawForm) -> Overtaken:
        return Overtaken(basis=found.body, clauses=())

    page = Page(
        title=str(label),
        crumbs=_crumbs(label),
        warning=_withdrawing(viewer, found, today),
        button=_("Thôi dùng mẫu"),
        back=url("documents:templates"),
        done=_("Đã thôi dùng mẫu."),
        template="documents/template.html",
    )
    context = {"found": found, "file": _file(found), "today": today}
    return send(request, page, lambda typed: WithdrawForm(typed, initial={"basis": found.body}), do, newest, **context)


def _withdrawing(viewer: SignedIn, found: Held, today: date) -> str:
    """What changes when a template is withdrawn today, or on its first day to come; empty where another has taken its
    place, so that nothing would."""
    every, day = paper_templates.held(viewer, found.use), max(today, found.from_day)
    before = paper_templates.in_force(every, found.use, day)
    if before is None or before.id != found.id:
        return ""
    without = [replace(one, withdrawn=day) if one.id == found.id else one for one in every]
    after = paper_templates.in_force(without, found.use, day)
    values = {"day": day_shown(day), "name": after.file.name if after else ""}
    if after:
        return _("Từ ngày %(day)s văn bản in theo mẫu “%(name)s”; văn bản đã ban hành giữ nguyên.") % values
    return _("Từ ngày %(day)s văn bản trở về cách trình bày của hệ thống; văn bản đã ban hành giữ nguyên.") % values


def _crumbs(label: StrOrPromise) -> list[tuple[str, str | None]]:
    return [(_("Văn bản"), url("documents:list")), (_("Mẫu văn bản"), url("documents:templates")), (str(label), None)]


def _office(request: HttpRequest) -> SignedIn:
    viewer = viewer_of(request)
    if viewer.role not in OFFICE:
        raise PermissionDenied
    return viewer


def _use(word: str) -> PaperUse:
    if word not in set(PaperUse):
        raise Http404
    return PaperUse(word)


def _file(one: Held) -> str:
    return url("documents:file", one.id, one.file.sha256, one.file.name)


def _word(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
