"""Nhật ký ban hành: what was issued, by whom, and what proves it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_safe

from phoihop.accounts import audit
from phoihop.accounts.access import viewer_of
from phoihop.journal import outputs, queries
from phoihop.records import journal


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What the organisation issued to itself alone."""
    viewer = viewer_of(request)
    place = journal.home_of(viewer)
    found = queries.of_space(viewer, place.id, request.GET) if place else None
    return render(request, "journal/journal.html", {"title": _("Nhật ký nội bộ"), "place": place, "journal": found})


@require_safe
def space(request: HttpRequest, space: str) -> HttpResponse:
    viewer = viewer_of(request)
    place = journal.place_or_404(viewer, space)
    found = queries.of_space(viewer, place.id, request.GET)
    title = _("Nhật ký nội bộ") if place.home else _("Nhật ký ban hành")
    return render(request, "journal/journal.html", {"title": title, "place": place, "journal": found})


@require_safe
def record(request: HttpRequest, record: UUID) -> HttpResponse:
    """Every version of one record."""
    found = queries.of_record(viewer_of(request), record, request.GET)
    return render(request, "journal/record.html", {"journal": found})


@require_safe
def check(request: HttpRequest, space: str) -> HttpResponse:
    """Checks a whole space now. A fragment of the journal page, or a page of its own."""
    place = journal.place_or_404(viewer_of(request), space)
    context = {"place": place, "outcome": queries.outcome(place)}
    template = "journal/_outcome.html" if request.headers.get("HX-Request") == "true" else "journal/check.html"
    response = render(request, template, context)
    response["Vary"] = "HX-Request"
    return response


@require_GET
def file(request: HttpRequest, space: str) -> StreamingHttpResponse:
    """The signed history of a space, to be checked elsewhere. Who took it away is written down."""
    viewer = viewer_of(request)
    place = journal.place_or_404(viewer, space)
    audit.note(viewer, "journal.file", place.id, at=timezone.now())
    lines = outputs.history_file(viewer, place)
    response = StreamingHttpResponse(lines, content_type="text/plain; charset=utf-8")
    name = outputs.file_name(place, timezone.localdate())
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
