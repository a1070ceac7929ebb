"""Vào sổ đến: a paper that came in, entered in our own register, and its handling followed there."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.accounts.access import viewer_of
from phoihop.accounts.viewer import SignedIn
from phoihop.documents import commands, numbering, queries, registers
from phoihop.documents.forms import ArrivalForm
from phoihop.documents.registers import Came
from phoihop.documents.rules import TO_US, Flow
from phoihop.records.actors import OFFICE
from phoihop.records.refusals import Refusal, Stale
from phoihop.ui import notices
from phoihop.ui.links import url


@require_http_methods(["GET", "HEAD", "POST"])
def arrive(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Statements: session, person, the paper, what our register says of it, the book of arrivals and its numbers."""
    viewer = viewer_of(request)
    paper = queries.document_or_404(viewer, pk)
    if viewer.role not in OFFICE:
        raise PermissionDenied
    if paper.shelf != TO_US:
        raise Http404  # only what came in is entered there
    came = registers.arrivals(viewer, [pk]).get(pk)
    form = ArrivalForm(request.POST if request.method == "POST" else None, initial=_initial(came))
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        try:
            _arrive(viewer, paper, form, came)
        except Stale as stale:
            form = ArrivalForm(initial={**request.POST.dict(), "basis": came.body if came else ""})
            form.sentence = stale.sentence
            status = 409
        except Refusal as refusal:
            form.take(refusal.fields, refusal.sentence)
        else:
            notices.leave_now(request, _("Đã ghi sổ đến lúc %(moment)s."))
            return HttpResponseRedirect(url("documents:one", pk), status=303)
    context = {"form": form, "paper": paper, "came": came, "next": "" if came else _next(viewer)}
    return render(request, "documents/arrive.html", context, status=status)


def _arrive(viewer: SignedIn, paper: queries.Seen, form: ArrivalForm, came: Came | None) -> None:
    typed = form.cleaned_data
    commands.arrive(
        viewer,
        paper,
        form.content(),
        came,
        basis=typed["basis"],
        declared=typed["secrecy"],
        once=typed["once"],
        at=timezone.now(),
    )


def _next(viewer: SignedIn) -> str:
    """The number that the next arrival would get, where a book is kept."""
    today = timezone.localdate()
    book = numbering.covering(numbering.books(viewer, Flow.IN), "", today)
    return str(numbering.next_number(book, book.series(today))) if book else ""


def _initial(came: Came | None) -> dict[str, object]:
    if came is None:
        return {"day": timezone.localdate()}
    return {
        "day": came.day,
        "number": came.number,
        "number_reason": came.data.get("number_reason", ""),
        "handler": came.handler,
        "due": came.due,
        "done_on": came.done_on,
        "basis": came.body,
    }
