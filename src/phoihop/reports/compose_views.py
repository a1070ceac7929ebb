"""Soạn báo cáo tổng hợp: the units' passages beside the text of one's own, kept, taken over, sent up."""

from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from phoihop.accounts.access import viewer_of
from phoihop.accounts.viewer import SignedIn
from phoihop.records.refusals import Refusal, Stale
from phoihop.reports import commands, composing, works
from phoihop.reports.access import may_report
from phoihop.reports.marks import paragraphs
from phoihop.reports.reading import opened_or_404
from phoihop.reports.sheet_forms import TEXT
from phoihop.reports.text_forms import ComposeForm, opened
from phoihop.reports.works import Given, Work
from phoihop.ui import notices
from phoihop.ui.comparing import compare_clauses, compare_words
from phoihop.ui.formats import clock
from phoihop.ui.links import url

UNUSED = "unused:"


def work_or_404(request: HttpRequest, pk: UUID, code: str) -> tuple[SignedIn, Work]:
    viewer = viewer_of(request)
    found = opened_or_404(viewer, pk, code, receiving=True)
    if found.regime.author != viewer.org:
        raise Http404
    if not may_report(viewer):
        raise PermissionDenied(_("Vai trò đang giữ không soạn báo cáo. Đề nghị văn thư hoặc lãnh đạo văn phòng soạn."))
    return viewer, works.work_on(viewer, found)


def _form(request: HttpRequest, work: Work, *, sending: bool = False) -> ComposeForm:
    return ComposeForm(request.POST, sections=work.sections, sending=sending, correcting=work.correcting)


@require_http_methods(["GET", "HEAD", "POST"])
def compose(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """Statements: session, person, regime with its form, the text with the form above, reports of the units."""
    viewer, work = work_or_404(request, pk, code)
    if request.method != "POST":
        form = opened(work.saved.texts, work.saved.revision, sections=work.sections, correcting=work.correcting)
        return _page(request, work, form)
    sending = "send" in request.POST
    form = _form(request, work, sending=sending)
    if not form.is_valid() or form.too_long():
        return _page(request, work, form, status=422)
    try:
        where = _done(request, viewer, work, form, sending=sending)
    except Stale as stale:
        return _page(request, work, _over_newer(request, work, stale), status=409, newer=True)
    except Refusal as refusal:
        form.take(refusal.fields, refusal.sentence)
        return _page(request, work, form, status=422)
    return HttpResponseRedirect(where, status=303)


def _done(request: HttpRequest, viewer: SignedIn, work: Work, form: ComposeForm, *, sending: bool) -> str:
    """Saves, and what the button that was pressed asks for besides; where to go next."""
    typed, texts, now = form.cleaned_data, form.texts(), timezone.now()
    here = url("reports:compose", work.regime.id, work.period.code)
    page = composing.Page(seen=typed["revision"], key=typed["once"], at=now)
    if wanted := request.POST.get("take", ""):
        given = [one for one in work.given(texts) if _is_wanted(one, wanted, work)]
        texts, sources = composing.taken(work, texts, [one.key for one in given])
        composing.save(viewer, work, texts, sources, page=page)
        said = ngettext("Đã lấy %(count)s đoạn vào bài.", "Đã lấy %(count)s đoạn vào bài.", len(given))
        notices.leave(request, said % {"count": len(given)})
        return f"{here}#muc-{work.target(given[0].passage.section)}" if given else here
    for name, back, said in (
        ("undo", True, _("Đã trở lại bước trước.")),
        ("redo", False, _("Đã lấy lại bước vừa bỏ.")),
    ):
        if name in request.POST:
            if composing.go(viewer, work, texts, back=back, page=page):
                notices.leave(request, said)
            return here
    composing.save(viewer, work, texts, page=page)
    if sending:
        how = commands.How(at=now, declared=typed["secrecy"], once=typed["once"])
        sent = composing.send(viewer, work, texts, work.saved.sources, typed.get("reason", ""), how)
        above = work.above.author_name if work.above else ""
        notices.leave(request, _("Đã gửi báo cáo; chờ %(name)s tiếp nhận.") % {"name": above})
        return url("reports:report", sent.id)
    notices.leave(request, _("Đã lưu bài."))
    return here


def _is_wanted(given: Given, wanted: str, work: Work) -> bool:
    if wanted.startswith(UNUSED):
        return not given.used and work.target(given.passage.section) == wanted.removeprefix(UNUSED)
    return given.key == wanted


def _over_newer(request: HttpRequest, work: Work, stale: Stale) -> ComposeForm:
    """The words as typed, now over the version that was saved meanwhile."""
    typed = request.POST.copy()
    typed["revision"] = str(work.saved.revision)
    typed["once"] = str(uuid4())
    form = ComposeForm(typed, sections=work.sections, correcting=work.correcting)
    form.add_error(None, stale.sentence)
    return form


def _page(
    request: HttpRequest, work: Work, form: ComposeForm, *, status: int = 200, newer: bool = False
) -> HttpResponse:
    texts = form.texts()
    given = work.given(texts)
    links = {no: one.report for no, one in work.saved.sources.items()}
    parts = [
        {
            "section": section,
            "box": form[f"{TEXT}{section.code}"],
            "cited": paragraphs(texts[section.code], links),
            "given": [_shown(one) for one in given if work.target(one.passage.section) == section.code],
        }
        for section in work.sections
    ]
    named = {one.code: one.title for one in work.asked.sections}
    clauses = (
        compare_clauses(
            [(named.get(code, code), text) for code, text in work.saved.texts.items()],
            [(named.get(code, code), text) for code, text in texts.items()],
        )
        if newer
        else ()
    )
    context = {
        "work": work,
        "form": form,
        "parts": parts,
        "links": links,
        "named": {no: one.name for no, one in work.saved.sources.items()},
        "unused": sum(not one.used for one in given),
        "moved": sum(bool(one.before) for one in given),
        "clauses": clauses,
    }
    return render(request, "reports/compose.html", context, status=status)


def _shown(given: Given) -> dict[str, Any]:
    return {
        "given": given,
        "passage": given.passage,
        "pieces": compare_words(given.before, given.passage.words) if given.before else (),
    }


@require_POST
def keep(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """Keeps the text while it is being written."""
    viewer, work = work_or_404(request, pk, code)
    form = _form(request, work)
    if not form.is_valid() or form.too_long():
        raise Http404
    now = timezone.now()
    typed = form.cleaned_data
    try:
        composing.save(
            viewer,
            work,
            form.texts(),
            page=composing.Page(seen=typed["revision"], key=typed["once"], at=now),
            step=False,
        )
    except Stale as stale:
        return HttpResponse(stale.sentence, status=409, content_type="text/plain; charset=utf-8")
    said = _("Đã lưu nháp %(clock)s") % {"clock": clock(now, timezone.get_current_timezone())}
    return HttpResponse(said, content_type="text/plain; charset=utf-8")
