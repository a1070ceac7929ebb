"""Nhập báo cáo: the sheet of one unit, kept while it is filled, computed, sent; the same as an Excel file."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phoihop.accounts.access import viewer_of
from phoihop.accounts.viewer import SignedIn
from phoihop.agreements import drafts
from phoihop.documents.uploads import sent
from phoihop.records.refusals import Refusal
from phoihop.reports import commands, sheet_outputs
from phoihop.reports.access import may_report
from phoihop.reports.filing import Desk, desk_or_404
from phoihop.reports.forms import UploadForm
from phoihop.reports.sheet_forms import ACTUAL, PLAN, SheetForm, boxed
from phoihop.reports.sheets import XLSX, read_sheet, unit_sheet
from phoihop.ui import notices
from phoihop.ui.formats import clock
from phoihop.ui.links import url

FORM = "report"
UPLOAD = "tep"
MOST_UPLOADED = 5 * 1024 * 1024


def _desk(request: HttpRequest, pk: UUID, code: str) -> tuple[SignedIn, Desk]:
    viewer = viewer_of(request)
    desk = desk_or_404(viewer, pk, code)
    if not may_report(viewer):
        raise PermissionDenied(_("Vai trò đang giữ không được gửi báo cáo. Đề nghị văn thư của đơn vị gửi."))
    return viewer, desk


@require_http_methods(["GET", "HEAD", "POST"])
def fill(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """Statements: session, person, regime with its form, sendings, last year, a draft that was left."""
    viewer, desk = _desk(request, pk, code)
    if desk.waiting:
        return HttpResponseRedirect(url("reports:report", desk.newest_id), status=303)
    if request.method != "POST":
        return _page(request, desk, desk.opened(viewer, FORM))
    form = desk.form(request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        how = commands.How(at=timezone.now(), declared=typed["secrecy"], once=typed["once"])
        try:
            issued = commands.send(
                viewer,
                desk.regime,
                desk.asked,
                desk.period,
                no=desk.next_no,
                figures=form.typed(),
                texts=form.texts(),
                reason=typed.get("reason", ""),
                how=how,
            )
        except Refusal as refusal:
            form.take(refusal.fields, refusal.sentence)
        else:
            notices.leave(request, _("Đã gửi báo cáo; chờ %(name)s tiếp nhận.") % {"name": desk.regime.author_name})
            return HttpResponseRedirect(url("reports:report", issued.id), status=303)
    return _page(request, desk, form, status=422)


def _page(request: HttpRequest, desk: Desk, form: SheetForm, *, status: int = 200, **more: Any) -> HttpResponse:
    context = {**_shown(desk, form), "desk": desk, "upload": UploadForm(prefix=UPLOAD), "problems": (), **more}
    return render(request, "reports/fill.html", context, status=status)


def _shown(desk: Desk, form: SheetForm) -> dict[str, Any]:
    vector = sheet_outputs.unit_vector(desk.asked, form.typed(), desk.last_year.figures)
    parts = sheet_outputs.sheet(desk.asked, form, desk.last_year.figures, vector, desk.uses)
    return {"form": form, "parts": parts, "filled": sheet_outputs.filled(parts)}


@require_POST
def compute(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """What follows from what is typed so far: the computed cells and what is still missing, for their places."""
    _viewer, desk = _desk(request, pk, code)
    form = desk.form(request.POST)
    form.quiet()
    return render(request, "reports/computed.html", _shown(desk, form))


@require_POST
def keep(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """Keeps a sheet that is being filled in; `take` also takes over what another report says of a line."""
    viewer, desk = _desk(request, pk, code)
    key = drafts.key_of(request.POST)
    if key is None:
        raise Http404
    now = timezone.now()
    typed = _taken(desk, request.POST)
    drafts.save(viewer, FORM, key, typed, at=now, title=desk.title, subject=desk.cell)
    said = _("Đã lưu nháp %(clock)s") % {"clock": clock(now, timezone.get_current_timezone())}
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(said, content_type="text/plain; charset=utf-8")
    notices.leave(request, said)
    return HttpResponseRedirect(url("reports:fill", pk, code), status=303)


def _taken(desk: Desk, typed: QueryDict) -> QueryDict:
    """What is typed, with the figure that the button took over from another report (`line:report`)."""
    code, _colon, report = typed.get("take", "").partition(":")
    line = desk.asked.lines.get(code)
    use = next((one for one in desk.uses.get(line.key, ()) if str(one.report) == report), None) if line else None
    if line is None or use is None or desk.fed:
        return typed
    changed = typed.copy()
    for name, value in ((ACTUAL, use.actual), (PLAN, use.plan if line.planned else None)):
        if value is not None and not changed.get(f"{name}{code}", "").strip():
            changed[f"{name}{code}"] = boxed(value)
    return changed


@require_safe
def blank(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """The sheet as an Excel file, with what is filled in so far, to be gone on with without a connection."""
    viewer, desk = _desk(request, pk, code)
    content = unit_sheet(desk, viewer.org_name, desk.opened(viewer, FORM))
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="bieu-{desk.period.code}.xlsx"'
    return response


@require_POST
def upload(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """The filled Excel file: all of it becomes the draft, or every cell that is wrong is named and nothing is taken."""
    viewer, desk = _desk(request, pk, code)
    form = UploadForm(request.POST, sent(request), prefix=UPLOAD)
    fields: dict[str, str] = {}
    if not form.is_valid():
        problems = [str(sentence) for sentences in form.errors.values() for sentence in sentences]
    elif form.cleaned_data["file"].size > MOST_UPLOADED:
        problems = [_("Tệp lớn hơn một biểu báo cáo. Tải lên đúng tệp biểu mẫu đã điền.")]
    else:
        file = form.cleaned_data["file"]
        fields, problems = read_sheet(desk, file.name, file.read())
    if problems:
        return _page(request, desk, desk.opened(viewer, FORM), status=422, problems=problems)
    desk.keep(viewer, FORM, fields, at=timezone.now())
    notices.leave(request, _("Đã đọc tệp vào bản nháp. Xem lại số liệu rồi gửi báo cáo."))
    return HttpResponseRedirect(url("reports:fill", pk, code), status=303)
