"""Kiến nghị: the register, its summary, on paper, as a spreadsheet and as an official paper."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from phoihop.accounts import audit
from phoihop.accounts.access import viewer_of
from phoihop.accounts.viewer import SignedIn
from phoihop.agreements.choices import Choices, choices
from phoihop.documents import paper_templates
from phoihop.documents.rules import PaperUse
from phoihop.organisations import printing
from phoihop.recommendations import filters, lists, outputs, pages, papers, words
from phoihop.recommendations.access import may_raise
from phoihop.recommendations.filters import Filter
from phoihop.recommendations.summing import Summary
from phoihop.recommendations.summing import summary as summed_up
from phoihop.records.refusals import Refusal
from phoihop.ui import notices
from phoihop.ui.links import query, url
from phoihop.ui.tables import Page, Sort, number_of
from vanban.official import MEDIA_TYPE, PDF_TYPE, Paper, PaperError

ON_PAPER = 1_000


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Statements: session, person, what the filters offer, the four counts, the recommendations of the page."""
    viewer, today = viewer_of(request), timezone.localdate()
    wanted = pages.wanted_of(request.GET, today)
    sort = Sort.of(request.GET, ("state", "age"), "state")
    offered = choices(viewer)
    counts = lists.counts(viewer, wanted)
    order = f"-{sort.name}" if sort.descending else sort.name
    found = lists.rows(viewer, wanted, order, start=(number_of(request.GET) - 1) * lists.PAGE)
    context = {
        **_shared(request, "list", wanted, offered),
        "rows": pages.rows(found, offered, wanted, counts, grouped=order == "state" and wanted.state is None),
        "columns": pages.list_columns(),
        "sort": sort,
        "open": counts.open,
        "late": counts.late,
        "counts": pages.counts_line(counts, wanted, request.GET),
        "page": Page.of(request.GET, len(found), pages.listed_total(counts, wanted), size=lists.PAGE),
        "selects": pages.selects(offered, wanted, request.GET.dict()),
        "may_raise": may_raise(viewer),
        "raise_at": url("recommendations:raise", wanted.agreement)
        if wanted.agreement in offered.agreements
        else url("recommendations:choose"),
    }
    return render(request, "recommendations/list.html", context)


def _shared(request: HttpRequest, tab: str, wanted: Filter, offered: Choices) -> dict[str, Any]:
    return {
        "tabs": pages.tabs(request.GET, tab),
        "filter_words": words.filter_words(wanted, offered),
        "asked": request.GET,
        "narrowed": any(request.GET.get(name) for name in filters.NAMES),
    }


def _summed(request: HttpRequest, today: date) -> tuple[Filter, Choices, Summary]:
    """The figures of the page, and of all that is made of it. Two statements."""
    viewer = viewer_of(request)
    wanted = pages.wanted_of(request.GET, today)
    return wanted, choices(viewer), summed_up(viewer, wanted)


@require_safe
def summary(request: HttpRequest) -> HttpResponse:
    """Tổng hợp. Statements: session, person, what the filters offer, the figures."""
    wanted, offered, summed = _summed(request, timezone.localdate())
    context = {
        **_shared(request, "summary", wanted, offered),
        "headline": pages.headline(summed, offered),
        "sections": pages.sections(summed, offered, request.GET),
        "columns": pages.summary_columns,
        "figures": pages.figures,
        "selects": pages.selects(offered, wanted, request.GET.dict()),
    }
    return render(request, "recommendations/summary.html", context)


@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """The register as it is filed: its summary and its lines. Statements: as the summary, and the lines."""
    wanted, offered, summed = _summed(request, timezone.localdate())
    counts = summed.counts
    found = lists.rows(viewer_of(request), wanted, most=ON_PAPER)
    context = {
        **_shared(request, "list", wanted, offered),
        "headline": pages.headline(summed, offered),
        "sections": pages.sections(summed, offered, request.GET),
        "summary_columns": pages.summary_columns,
        "figures": pages.figures,
        "rows": pages.rows(found, offered, wanted, counts, grouped=wanted.state is None),
        "columns": pages.list_columns(),
        "cut": counts.total > ON_PAPER,
        "most": ON_PAPER,
    }
    return render(request, "recommendations/paper.html", context)


@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """Xuất Excel."""
    viewer, today = viewer_of(request), timezone.localdate()
    wanted, offered, summed = _summed(request, today)
    found = lists.whole(viewer, wanted, outputs.MOST)
    audit.note(viewer, "recommendations.export", str(len(found)), at=timezone.now())
    body = outputs.workbook(
        found,
        summed.counts.total,
        pages.sections(summed, offered, request.GET),
        offered,
        today=today,
        organisation=viewer.org_name,
        filter_words=words.filter_words(wanted, offered),
        headline=pages.headline(summed, offered),
    )
    return _download(body, outputs.XLSX, f"kien-nghi-{today:%Y-%m-%d}.xlsx")


@require_safe
def word(request: HttpRequest) -> HttpResponse:
    """Tải bản Word: the register as an official paper of the viewer's organisation."""
    return _file(request, _docx, MEDIA_TYPE, "docx")


@require_safe
def pdf(request: HttpRequest) -> HttpResponse:
    """The same as a PDF, in the system's layout."""
    return _file(request, lambda _viewer, made, today: printing.pdf(made, today), PDF_TYPE, "pdf")


def _docx(viewer: SignedIn, made: Paper, today: date) -> bytes:
    return paper_templates.docx(viewer, PaperUse.RECOMMENDATIONS, made, today)


def _file(
    request: HttpRequest, write: Callable[[SignedIn, Paper, date], bytes], media_type: str, ending: str
) -> HttpResponse:
    viewer, today = viewer_of(request), timezone.localdate()
    wanted, offered, summed = _summed(request, today)
    made = papers.paper(
        viewer.org,
        lists.oldest_open(viewer, wanted, papers.MOST_OPEN),
        summed.counts.open,
        pages.sections(summed, offered, request.GET),
        offered,
        today=today,
        headline=pages.headline(summed, offered),
    )
    try:
        body = write(viewer, made, today)
    except (PaperError, Refusal) as error:
        notices.leave(request, str(error), "late")
        return HttpResponseRedirect(url("recommendations:summary") + query(request.GET), status=303)
    audit.note(viewer, "recommendations.paper", str(summed.counts.total), at=timezone.now())
    return _download(body, media_type, f"tong-hop-kien-nghi-{today:%Y-%m-%d}.{ending}")


def _download(body: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(body, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
