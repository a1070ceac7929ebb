"""The consolidated report as an official paper: looked at, downloaded, entered in the register of documents."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from phoihop.accounts.viewer import SignedIn
from phoihop.documents import entering, paper_templates
from phoihop.documents.rules import PaperUse
from phoihop.organisations import printing
from phoihop.organisations.queries import names
from phoihop.organisations.rules import in_order
from phoihop.records.kinds import kind_named
from phoihop.records.refusals import Refusal
from phoihop.reports import matrix, outputs, papers, totals
from phoihop.reports.compose_views import work_or_404
from phoihop.reports.forms import AcceptForm
from phoihop.reports.works import Work
from phoihop.ui import notices
from phoihop.ui.links import url
from vanban.official import MEDIA_TYPE, PDF_TYPE, Paper, PaperError


@require_safe
def paper(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """The paper as it will be printed. Ten statements, what stands at its head, and the number it would get."""
    return _page(request, pk, code)


def _page(
    request: HttpRequest, pk: UUID, code: str, form: AcceptForm | None = None, *, status: int = 200
) -> HttpResponse:
    viewer, work = work_or_404(request, pk, code)
    html, trouble, expected = "", "", ""
    try:
        made = _paper(work)
        html = printing.preview(made)
        expected = entering.expected(viewer, made, papers.CODE, timezone.localdate())
    except PaperError as error:
        trouble = str(error)
    context = {
        "work": work,
        "html": html,
        "trouble": trouble,
        "register": form or AcceptForm(),
        "expected": expected,
        "unused": [
            (section, papers.in_words(work.unused[section.code]), section.code in work.unwritten)
            for section in work.sections
            if section.code in work.unused
        ],
        "entered": entering.entered(viewer, papers.source(work)),
        "own": paper_templates.told(viewer, PaperUse.CONSOLIDATED, timezone.localdate()),
        "to": [work.above.author_name] if work.above else [],
    }
    return render(request, "reports/paper.html", context, status=status)


@require_POST
def register(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """Vào sổ văn bản: numbered by the office's book and kept with its Word file, in one step."""
    form = AcceptForm(request.POST)
    viewer, work = work_or_404(request, pk, code)
    if not form.is_valid():
        return _page(request, pk, code, form, status=422)
    typed = form.cleaned_data
    try:
        entry = papers.entry(work, _paper(work), timezone.localdate())
        issued = entering.enter(viewer, entry, declared=typed["secrecy"], once=typed["once"], at=timezone.now())
    except (Refusal, PaperError) as refusal:
        form.take({}, str(refusal))
        return _page(request, pk, code, form, status=422)
    notices.leave(request, _("Đã vào sổ văn bản."))
    kind = kind_named("document")
    here = url(kind.page, issued.id) if kind and kind.page else url("reports:paper", pk, code)
    return HttpResponseRedirect(here, status=303)


@require_safe
def word(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """The Word file."""

    def laid_out(viewer: SignedIn, made: Paper, today: date) -> bytes:
        return paper_templates.docx(viewer, PaperUse.CONSOLIDATED, made, today)

    return _file(request, pk, code, laid_out, MEDIA_TYPE, "docx")


@require_safe
def pdf(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """The same as a PDF."""
    return _file(request, pk, code, lambda _viewer, made, today: printing.pdf(made, today), PDF_TYPE, "pdf")


def _file(
    request: HttpRequest, pk: UUID, code: str, made_by: Callable[[SignedIn, Paper, date], bytes], kind: str, ending: str
) -> HttpResponse:
    viewer, work = work_or_404(request, pk, code)
    try:
        content = made_by(viewer, _paper(work), timezone.localdate())
    except (PaperError, Refusal) as error:
        notices.leave(request, str(error), "late")
        return HttpResponseRedirect(url("reports:paper", pk, code), status=303)
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="bao-cao-tong-hop-{work.period.code}.{ending}"'
    return response


def _paper(work: Work) -> Paper:
    regime, one = work.regime, work.period
    codes = outputs.codes_of_year(regime.every, one)
    found = totals.totals(regime, codes)
    vectors = {key: value.vector for key, value in found.items()}
    units = regime.members(regime.cut_off(one))
    sent = {standing.unit for standing in work.standings}
    missing = [org for org in units if org not in sent]
    called = names(missing, regime.cut_off(one)) if missing else {}
    here = found.get(one.code)
    return papers.paper(
        work,
        outputs.table(work.form, regime.every, one, vectors),
        counted=here.counted if here else 0,
        direct=matrix.counts(regime, one, work.standings),
        missing=sorted((called[org].name for org in missing), key=in_order),
    )
