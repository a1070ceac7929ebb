"""Pages of papers."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from phoihop.accounts import audit
from phoihop.accounts.access import viewer_of
from phoihop.accounts.viewer import SignedIn
from phoihop.documents import books, commands, outputs, queries, uploads
from phoihop.documents.definitions import files_issued_with
from phoihop.documents.files import open_stored
from phoihop.documents.forms import CorrectForm, EnterForm, initial_of
from phoihop.documents.registers import Came
from phoihop.documents.rules import KINDS_OF_PAPER, SHELVES, TO_US, Flow
from phoihop.records.actors import OFFICE, STAFF
from phoihop.records.keys import ref_id
from phoihop.records.models import Attachment
from phoihop.records.refusals import Refusal, Stale
from phoihop.ui import formats, notices
from phoihop.ui.comparing import compare_clauses
from phoihop.ui.links import url


@require_safe
def one(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One paper: what it is, its files, what came from it. `?tu=` and `?den=` light the words a record points at."""
    viewer = viewer_of(request)
    paper = queries.document_or_404(viewer, pk)
    incoming = paper.shelf == TO_US
    came = Came(data=paper.came) if incoming and paper.came else None
    context = {
        "paper": paper,
        "came": came,
        "handling": outputs.handling_state(came, timezone.localdate()),
        "may_arrive": incoming and viewer.role in OFFICE,
        "files": queries.files_of(viewer, pk),
        "groups": outputs.grouped(queries.came_from(viewer, pk)),
        "text": outputs.lit(paper.text, request.GET.get("tu", ""), request.GET.get("den", "")),
        "shelf": SHELVES[paper.shelf],
        "kind": KINDS_OF_PAPER.get(paper.kind_code, ""),
        "joint": ref_id(paper.data["joint_paper"]) if viewer.org in queries.joint_issuers(paper) else None,
        "may_correct": paper.author == viewer.org and viewer.role in STAFF,
    }
    return render(request, "documents/one.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """A paper entered by hand, with its files."""
    viewer = viewer_of(request)
    places = queries.places(viewer)
    typed = (request.POST, uploads.sent(request)) if request.method == "POST" else (None, None)
    offers = numbers_offered(viewer)
    form = EnterForm(*typed, places=places, offers=offers)
    if request.method == "POST" and form.is_valid() and form.addressed(places):
        try:
            issued = _enter(viewer, form, places)
        except Refusal as refusal:
            form.take(refusal.fields or {_field(refusal): refusal.sentence}, refusal.sentence)
        else:
            _say_entered(request, viewer, issued)
            return HttpResponseRedirect(url("documents:one", issued), status=303)
    return render(request, "documents/enter.html", {"form": form}, status=422 if form.is_bound else 200)


def _say_entered(request: HttpRequest, viewer: SignedIn, paper: UUID) -> None:
    """A day out of the order of the numbers may be right (a paper entered late) or mistyped: said, not refused."""
    later = books.day_before_its_time(viewer, paper)
    if later is None:
        return notices.leave_now(request, _("Đã vào sổ lúc %(moment)s."))
    said = _("Đã vào sổ. Số đứng trước trong sổ ghi ngày %(day)s, muộn hơn văn bản này; sai thì lập bản đính chính.")
    return notices.leave(request, said % {"day": formats.day(later)}, "soon")


def _field(refusal: Refusal) -> str:
    """What is wrong with a file stands at the files."""
    return "papers" if refusal.code.startswith(("file.", "disk.", "secrecy.mark")) else ""


def numbers_offered(viewer: SignedIn) -> list[tuple[str, str]]:
    """The open books of papers that go out, each with its next number. Two statements."""
    if viewer.role not in OFFICE:
        return []
    shelves = books.shelves(viewer, timezone.localdate(), Flow.OUT)
    return [(shelf.book.title, shelf.next) for shelf in shelves if shelf.open]


def _enter(viewer: SignedIn, form: EnterForm, places: list[queries.Place]) -> UUID:
    typed = form.cleaned_data
    return commands.enter(
        viewer,
        form.content(),
        typed["papers"],
        form.chosen(places),
        to=form.to(),
        take=typed.get("from_book", False),
        declared=typed["secrecy"],
        once=typed["once"],
        at=timezone.now(),
    ).id


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Đính chính: a new version by the author, to those the paper went to, with the reason."""
    viewer = viewer_of(request)
    paper = queries.document_or_404(viewer, pk)
    if paper.author != viewer.org:
        raise Http404  # only the author corrects; for others there is no such page
    files = queries.files_of(viewer, pk)
    typed = (request.POST, uploads.sent(request)) if request.method == "POST" else (None, None)
    fixed = files_issued_with(pk) if "joint_paper" in paper.data else None
    form = CorrectForm(*typed, initial=initial_of(paper, files), files=files, fixed=fixed)
    if request.method == "POST" and form.is_valid():
        try:
            _correct(viewer, paper, form, files)
        except Stale as stale:
            return _stale(request, paper, form, files, stale.sentence)
        except Refusal as refusal:
            form.take(refusal.fields or {_field(refusal): refusal.sentence}, refusal.sentence)
        else:
            notices.leave_now(request, _("Đã ban hành bản đính chính lúc %(moment)s."))
            return HttpResponseRedirect(url("documents:one", pk), status=303)
    context = {"form": form, "paper": paper, "sentence": "", "clauses": []}
    return render(request, "documents/correct.html", context, status=422 if form.is_bound else 200)


def _correct(viewer: SignedIn, paper: queries.Seen, form: CorrectForm, files: list[Attachment]) -> None:
    typed = form.cleaned_data
    commands.correct(
        viewer,
        paper,
        form.content(),
        typed["correction"],
        files,
        form.staying(),
        typed["papers"],
        basis=typed["basis"],
        declared=typed["secrecy"],
        once=typed["once"],
        at=timezone.now(),
    )


def _stale(
    request: HttpRequest, paper: queries.Seen, form: CorrectForm, files: list[Attachment], sentence: str
) -> HttpResponse:
    """Both versions, and the form as typed over the newer one: sent again, it takes that one's place."""
    typed = request.POST.dict() | {"kept": request.POST.getlist("kept"), "basis": paper.body}
    typed.pop("secrecy", None)
    context = {
        "form": CorrectForm(initial=initial_of(paper, files) | typed, files=files, fixed=form.fixed),
        "paper": paper,
        "sentence": sentence,
        "clauses": compare_clauses(outputs.clauses(paper.data), outputs.clauses(form.content())),
    }
    return render(request, "documents/correct.html", context, status=409)


@require_safe
def file(request: HttpRequest, record: UUID, sha256: str, name: str) -> HttpResponseBase:
    """A file, to be saved: never shown inside a page of ours. The name is the record's, whatever the address says."""
    viewer = viewer_of(request)
    attachment = queries.attachment_or_404(viewer, record, sha256)
    try:
        content = open_stored(attachment.sha256, attachment.name)
    except Refusal as refusal:
        return render(request, "documents/missing.html", {"sentence": refusal.sentence}, status=404)
    audit.note(viewer, "documents.file", f"{record} {sha256}", at=timezone.now())
    response = FileResponse(content, as_attachment=True, filename=attachment.name, content_type=attachment.type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
