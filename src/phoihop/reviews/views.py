"""Báo cáo sơ kết, tổng kết: composed, rewritten, downloaded, entered in the register."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phoihop.accounts.access import viewer_of
from phoihop.accounts.viewer import SignedIn
from phoihop.agreements.queries import Chosen, every_agreement
from phoihop.documents import paper_templates
from phoihop.documents.entering import entered
from phoihop.documents.rules import PaperUse
from phoihop.organisations import printing
from phoihop.records.actors import OFFICE
from phoihop.records.kinds import kind_named
from phoihop.records.refusals import Refusal
from phoihop.reviews import commands, papers, queries
from phoihop.reviews.blocks import PARTS, Edited, Ref
from phoihop.reviews.forms import BlockText, Head, NewReport, Register
from phoihop.reviews.models import ReviewDraft
from phoihop.reviews.rules import period_label
from phoihop.ui.asked import uuid_in
from phoihop.ui.links import url
from phoihop.ui.notices import leave
from phoihop.ui.tables import PAGE_SIZE, Column, Page, slice_of
from vanban.official import MEDIA_TYPE, PDF_TYPE, Paper, PaperError

AGREEMENT = "quy-che"


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Statements: session, person, agreements, reports."""
    viewer = viewer_of(request)
    agreements = {one.id: one for one in every_agreement(viewer)}
    wanted = _agreement(request, agreements)
    found = queries.reports(viewer, agreements, wanted, slice_of(request.GET))
    page = Page.of(request.GET, len(found[:PAGE_SIZE]), more=len(found) > PAGE_SIZE)
    columns = [Column(_("Quy chế")), Column(_("Kỳ"), "c-who"), Column(_("Sửa lần cuối"), "c-moment")]
    context = {
        "reports": found[:PAGE_SIZE],
        "columns": columns,
        "page": page,
        "agreements": agreements.values(),
        "wanted": wanted,
        "may_write": viewer.role in OFFICE,
    }
    return render(request, "reviews/list.html", context)


def _agreement(request: HttpRequest, agreements: Mapping[UUID, Chosen]) -> Chosen | None:
    """The agreement in the address. One that is not there for the viewer narrows nothing."""
    wanted = uuid_in(request.GET, AGREEMENT)
    return agreements.get(wanted) if wanted else None


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    today = timezone.localdate()
    half = (1, 6, 30) if today.month <= 6 else (7, 12, 31)
    first = {"first": today.replace(month=half[0], day=1), "last": today.replace(month=half[1], day=half[2])}
    choices = [(str(one.id), one.label) for one in every_agreement(viewer)]
    form = NewReport(
        request.POST if request.method == "POST" else None,
        agreements=choices,
        initial={**first, "agreement": request.GET.get(AGREEMENT, "")},
    )
    if form.is_valid():
        data = form.cleaned_data
        try:
            draft = commands.start(viewer, UUID(data["agreement"]), data["first"], data["last"], timezone.now())
        except Refusal as refusal:
            form.take(refusal.fields, refusal.sentence)
        else:
            return HttpResponseRedirect(url("reviews:report", draft.pk), status=303)
    context = {"form": form, "none": not choices}
    return render(request, "reviews/new.html", context, status=422 if form.is_bound else 200)


@require_safe
def report(request: HttpRequest, pk: UUID) -> HttpResponse:
    viewer = viewer_of(request)
    return _report(request, viewer, queries.draft_or_404(viewer, pk))


def _report(
    request: HttpRequest, viewer: SignedIn, draft: ReviewDraft, *, register: Register | None = None, status: int = 200
) -> HttpResponse:
    facts, blocks = queries.edited(viewer, draft, timezone.localdate())
    made = papers.paper(draft, facts, blocks)
    others = queries.others(viewer, draft)
    going = papers.addressed(made, others)
    parts = [(part, [_shown(one) for one in blocks if one.block.part == part]) for part in PARTS]
    context = {
        "draft": draft,
        "title": papers.abstract(draft, facts),
        "period": period_label(draft.first, draft.last),
        "parts": parts,
        "preview": _preview(made),
        "register": register or Register(others=others, initial={"to_orgs": sorted(going.orgs)}),
        "unknown": going.unknown,
        "may_write": viewer.role in OFFICE,
        "entered": entered(viewer, draft.pk),
        "own": paper_templates.told(viewer, PaperUse.REVIEW, timezone.localdate()),
        "expected": papers.expected_code(viewer, draft) if viewer.role in OFFICE else "",
    }
    return render(request, "reviews/report.html", context, status=status)


def _shown(one: Edited) -> dict[str, Any]:
    """A block with the addresses of the records its sentences speak of."""
    return {
        "one": one,
        "sentences": [
            (sentence.text, [_address(ref) for ref in sentence.refs[:12]]) for sentence in one.block.sentences
        ],
    }


def _address(ref: Ref) -> str:
    kind = kind_named(ref.kind)
    return url(kind.page, ref.id) if kind and kind.page else ""


def _preview(made: Paper) -> tuple[str, str]:
    """The paper as it will look, or why it cannot be written yet."""
    try:
        return printing.preview(made), ""
    except PaperError as error:
        return "", str(error)


def _block_or_404(viewer: SignedIn, draft: ReviewDraft, key: str) -> Edited:
    _facts, blocks = queries.edited(viewer, draft, timezone.localdate())
    found = next((one for one in blocks if one.block.key == key), None)
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def block(request: HttpRequest, pk: UUID, key: str) -> HttpResponse:
    """Rewriting one block."""
    viewer = viewer_of(request)
    draft = queries.draft_or_404(viewer, pk)
    one = _block_or_404(viewer, draft, key)
    form = BlockText(
        request.POST if request.method == "POST" else None, initial={"text": one.text, "revision": draft.revision}
    )
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            seen = form.cleaned_data["revision"]
            if "undo" in request.POST:
                commands.undo(viewer, draft, one.block, seen, timezone.now())
            else:
                commands.rewrite(viewer, draft, one.block, form.cleaned_data["text"], seen, timezone.now())
        except Refusal as refusal:
            form.take(refusal.fields, refusal.sentence)
            status = 409 if refusal.code == "stale" else 422
        else:
            return HttpResponseRedirect(url("reviews:report", pk) + f"#{key}", status=303)
    context = {"draft": draft, "one": one, "form": form}
    return render(request, "reviews/block.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def head(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Number, place, signature and recipients."""
    viewer = viewer_of(request)
    draft = queries.draft_or_404(viewer, pk)
    form = Head(
        request.POST if request.method == "POST" else None,
        initial={**papers.head_of(draft), "revision": draft.revision},
    )
    if form.is_valid():
        try:
            seen = form.cleaned_data.pop("revision")
            commands.head(viewer, draft, papers.cleaned_head(form.cleaned_data), seen, timezone.now())
        except Refusal as refusal:
            form.take(refusal.fields, refusal.sentence)
        else:
            return HttpResponseRedirect(url("reviews:report", pk), status=303)
    context = {"draft": draft, "form": form}
    return render(request, "reviews/head.html", context, status=422 if form.is_bound else 200)


@require_safe
def word(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The Word file."""
    return _file(request, pk, _docx, MEDIA_TYPE, ".docx")


@require_safe
def pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The PDF."""
    return _file(request, pk, lambda _viewer, made, today: printing.pdf(made, today), PDF_TYPE, ".pdf")


def _docx(viewer: SignedIn, made: Paper, today: date) -> bytes:
    return paper_templates.docx(viewer, PaperUse.REVIEW, made, today)


def _file(
    request: HttpRequest, pk: UUID, write: Callable[[SignedIn, Paper, date], bytes], media_type: str, ending: str
) -> HttpResponse:
    viewer = viewer_of(request)
    draft = queries.draft_or_404(viewer, pk)
    facts, blocks = queries.edited(viewer, draft, timezone.localdate())
    try:
        made = papers.paper(draft, facts, blocks)
        content = write(viewer, made, timezone.localdate())
    except (PaperError, Refusal) as error:
        leave(request, str(error), "late")
        return HttpResponseRedirect(url("reviews:report", pk), status=303)
    response = HttpResponse(content, content_type=media_type)
    name = papers.file_name(made, draft).removesuffix(".docx") + ending
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_POST
def register(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Enters the paper in the register of documents."""
    viewer = viewer_of(request)
    draft = queries.draft_or_404(viewer, pk)
    form = Register(request.POST, others=queries.others(viewer, draft))
    if not form.is_valid():
        return _report(request, viewer, draft, register=form, status=422)
    typed = form.cleaned_data
    try:
        issued = commands.register(
            viewer, draft, typed["to_orgs"], declared=typed["secrecy"], once=typed["once"], at=timezone.now()
        )
    except (Refusal, PaperError) as refusal:
        form.take({}, str(refusal))
        return _report(request, viewer, draft, register=form, status=422)
    leave(request, _("Đã vào sổ văn bản."))
    kind = kind_named("document")
    return HttpResponseRedirect(url(kind.page, issued.id) if kind and kind.page else url("reviews:list"), status=303)


@require_POST
def drop(request: HttpRequest, pk: UUID) -> HttpResponse:
    viewer = viewer_of(request)
    try:
        commands.drop(viewer, queries.draft_or_404(viewer, pk))
    except Refusal as refusal:
        leave(request, refusal.sentence, "late")
        return HttpResponseRedirect(url("reviews:report", pk), status=303)
    leave(request, _("Đã bỏ dự thảo báo cáo."))
    return HttpResponseRedirect(url("reviews:list"), status=303)
