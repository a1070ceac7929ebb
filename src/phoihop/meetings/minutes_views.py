"""Tải biên bản: the minutes as a Word file and as a PDF."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from phoihop.accounts.access import viewer_of
from phoihop.agreements.reviewing import subject_or_404
from phoihop.meetings import minutes_paper
from phoihop.organisations import printing
from phoihop.organisations.letterheads import letterhead
from phoihop.ui import notices
from phoihop.ui.links import url
from vanban.official import PaperError


@require_safe
def word(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _file(request, pk, "docx")


@require_safe
def pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _file(request, pk, "pdf")


def _file(request: HttpRequest, pk: UUID, ending: str) -> HttpResponse:
    """Statements: session, person, the minutes with what they bind, the head of their author."""
    viewer, today = viewer_of(request), timezone.localdate()
    with translation.override("vi"):  # an official paper, whatever language its reader has chosen for the pages
        found = subject_or_404(viewer, pk)
        if found.kind != "minutes":
            raise Http404
        made = minutes_paper.paper(found, letterhead(found.author, today))
        try:
            return printing.taken_away(made, ending, minutes_paper.file_name(found), today)
        except PaperError as error:
            notices.leave(request, str(error), "late")
            return HttpResponseRedirect(url("meetings:minutes", pk), status=303)
