"""Thông báo: what others have done that concerns us, and what comes with its day."""

from datetime import date
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from phoihop.accounts.access import viewer_of
from phoihop.notices import commands, queries, words
from phoihop.notices.queries import Entry, Listed
from phoihop.notices.rules import ALL, MOST_COUNTED, What
from phoihop.records.actors import Role
from phoihop.ui import notices
from phoihop.ui.formats import short_day
from phoihop.ui.links import query, url
from phoihop.ui.tables import Page, Select, Tab, number_of
from phoihop.ui.views import safe_next

KIND, STATE, UNREAD = "loai", "xem", "chua-doc"
UNDO: Final = "notices-undo"  # in the session: everything was marked as read just now
# The words of the kinds in addresses, and their places in `What`.
CODES: Final = {
    "nhiem-vu": What.TASK | What.PROGRESS | What.EXTENSION,
    "kien-nghi": What.RECOMMENDATION,
    "xac-nhan": What.CONFIRM,
    "bao-cao": What.REPORT,
    "van-ban": What.DOCUMENT | What.MEETING,
    "han": What.DUE | What.LATE | What.LONG_LATE,
}


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Statements: session, person, the notices, the names in them."""
    viewer, today = viewer_of(request), timezone.localdate()
    unread = request.GET.get(STATE) == UNREAD
    kinds = CODES.get(request.GET.get(KIND, ""), ALL)
    found = Listed(rows=(), names={}, more=False)
    if viewer.role != Role.ADMIN:
        found = queries.listed(viewer.membership, kinds=kinds, unread=unread, page=number_of(request.GET))
    labels = {
        "nhiem-vu": _("Nhiệm vụ, tiến độ, gia hạn"),
        "kien-nghi": _("Kiến nghị"),
        "xac-nhan": _("Chờ xác nhận"),
        "bao-cao": _("Báo cáo định kỳ"),
        "van-ban": _("Văn bản, hội nghị"),
        "han": _("Nhắc hạn"),
    }
    options = [("", _("Mọi loại")), *labels.items()]
    context = {
        "lines": [_line(entry, found, today) for entry in found.rows],
        "tabs": [
            Tab(_("Tất cả"), query(request.GET, **{STATE: None}), not unread),
            Tab(_("Chưa đọc"), query(request.GET, **{STATE: UNREAD}), unread, viewer.news),
        ],
        "select": Select.of(KIND, _("Loại"), options, request.GET.dict()),
        "narrowed": kinds != ALL,
        "only_unread": unread,
        "reset": url("notices:list") + query({STATE: UNREAD} if unread else {}),
        "state": request.GET.get(STATE, ""),
        "filter_words": labels.get(request.GET.get(KIND, ""), ""),
        "count": viewer.news,
        "more_than_counted": viewer.news >= MOST_COUNTED,
        "page": Page.of(request.GET, len(found.rows), more=found.more, size=queries.PAGE),
        "is_admin": viewer.role == Role.ADMIN,
        "undo": request.session.pop(UNDO, False),
        "here": request.get_full_path(),
    }
    return render(request, "notices/list.html", context)


def _line(entry: Entry, found: Listed, today: date) -> dict[str, Any]:
    return {
        "entry": entry,
        "day": short_day(entry.day, today),
        "sentence": words.sentence(entry, found.names),
        "title": words.title(entry),
        "href": words.href(entry),
        "state": words.state(entry, today),
        "name": words.name(entry),
    }


@require_POST
def mark(request: HttpRequest) -> HttpResponse:
    """Đã đọc, or back among the unread: the button that was pressed names the notice."""
    viewer = viewer_of(request)
    for button, unread in (("da-doc", False), ("chua-doc", True)):
        named = words.named(request.POST.get(button, ""))
        if named:
            record, step, due = named
            commands.mark(viewer, record, step=step, due=due, unread=unread, at=timezone.now())
    if request.headers.get("X-Read") == "now":  # sent beside opening the notice: nobody waits for an answer
        return HttpResponse(status=204)
    return HttpResponseRedirect(safe_next(request, url("notices:list")), status=303)


@require_POST
def mark_all(request: HttpRequest) -> HttpResponse:
    commands.mark_all(viewer_of(request), now=timezone.now(), today=timezone.localdate())
    request.session[UNDO] = True
    return HttpResponseRedirect(url("notices:list"), status=303)


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    if commands.undo(viewer_of(request)):
        notices.leave(request, _("Đã lấy lại các thông báo chưa đọc."))
    return HttpResponseRedirect(url("notices:list"), status=303)
