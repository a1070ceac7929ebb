"""Tải biên bản: the minutes as a Word file and as a PDF."""

from collections.abc import Callable
from datetime import date
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
from vanban.official import MEDIA_TYPE, PDF_TYPE, Paper, PaperError


@require_safe
def word(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _file(request, pk, printing.docx, MEDIA_TYPE, "docx")


@require_safe
def pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _file(request, pk, printing.pdf, PDF_TYPE, "pdf")


def _file(
    request: HttpRequest, pk: UUID, write: Callable[[Paper, date], bytes], media_type: str, ending: str
) -> HttpResponse:
    """Statements: session, person, the minutes with what they bind, the head of their author."""
    viewer, today = viewer_of(request), timezone.localdate()
    with translation.override("vi"):  # an official paper, whatever language its reader has chosen for the pages
        found = subject_or_404(viewer, pk)
        if found.kind != "minutes":
            raise Http404
        try:
            content = write(minutes_paper.paper(found, letterhead(found.author, today)), today)
        except PaperError as error:
            notices.leave(request, str(error), "late")
            return HttpResponseRedirect(url("meetings:minutes", pk), status=303)
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{minutes_paper.file_name(found, ending)}"'
    return response
