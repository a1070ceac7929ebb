"""Lịch: the page where a person makes and revokes calendar addresses, and what is read at them."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from phoihop.accounts import once
from phoihop.accounts.access import viewer_of
from phoihop.calendars import commands, queries
from phoihop.calendars.rules import calendar
from phoihop.organisations.queries import names
from phoihop.records.actors import OFFICE, STAFF
from phoihop.records.refusals import Refusal
from phoihop.ui import notices
from phoihop.ui.links import url
from phoihop.ui.tables import Column

SHOWN = "calendar"
COLUMNS = (
    Column(gettext_lazy("Lịch")),
    Column(gettext_lazy("Lập lúc"), "c-moment"),
    Column(gettext_lazy("Đọc lần cuối"), "c-moment"),
    Column(gettext_lazy("Việc làm"), "c-act", unseen=True),
)


@require_safe
def feeds(request: HttpRequest) -> HttpResponse:
    """Statements: session, person, addresses; the session once more where an address is shown."""
    viewer = viewer_of(request)
    context = {
        "feeds": queries.feeds(viewer),
        "columns": COLUMNS,
        "address": next(iter(once.take(request, SHOWN)), ""),
        "may_make": viewer.role in STAFF,
        "may_make_whole": viewer.role in OFFICE,
    }
    return render(request, "calendars/feeds.html", context)


@require_POST
def make(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    try:
        secret = commands.make(viewer, whole="whole" in request.POST, at=timezone.now())
    except Refusal as refusal:
        notices.leave(request, refusal.sentence, "late")
    else:
        once.leave(request, SHOWN, [request.build_absolute_uri(url("calendars:read", secret))])
    return HttpResponseRedirect(url("calendars:feeds"), status=303)


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    if not commands.revoke(viewer_of(request), pk):
        raise Http404
    notices.leave(request, _("Đã thu hồi địa chỉ lịch; phần mềm lịch không đọc được nữa."))
    return HttpResponseRedirect(url("calendars:feeds"), status=303)


@login_not_required
@require_safe
def read(request: HttpRequest, secret: str) -> HttpResponse:
    """The file, for who knows the address. Statements: address, its count, the role, meetings, due days, the name."""
    now, today = timezone.now(), timezone.localdate()
    feed = queries.feed_at(secret)
    of = queries.reader(feed, today) if feed else None
    if feed is None or of is None:
        raise Http404
    if not commands.counted(feed, now):
        return HttpResponse(status=429, headers={"Retry-After": str(int(commands.WINDOW.total_seconds()))})
    root = request.build_absolute_uri("/").rstrip("/")
    events = [*queries.meetings(of, today, root), *queries.due_days(of, today, root)]
    name = f"Phối Hợp – {names([feed.org])[feed.org].name}"
    response = HttpResponse(calendar(name, events), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="phoi-hop.ics"'
    return response
