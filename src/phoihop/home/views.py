"""Bàn làm việc: what waits for this person today."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from phoihop.accounts.access import viewer_of
from phoihop.home import commands, queries
from phoihop.home.queries import Desk
from phoihop.home.rules import Group, Mine, group_of, sizes
from phoihop.home.tabs import tabs
from phoihop.home.waits.source import Row, Scope
from phoihop.records.actors import Role
from phoihop.tasks import filters, lists
from phoihop.ui.asked import uuid_in
from phoihop.ui.formats import short_day
from phoihop.ui.links import query, url
from phoihop.ui.tables import Select
from phoihop.ui.views import safe_next

MINE: Final = "viec"
MINE_WORDS = {
    Mine.ALL: lambda: _("Việc của cả cơ quan"),
    Mine.MINE: lambda: _("Việc tôi xử lý"),
    Mine.NOBODYS: lambda: _("Việc chưa ai nhận"),
}
LABELS = {
    Group.LATE: lambda: _("Quá hạn"),
    Group.TODAY: lambda: _("Hôm nay"),
    Group.WEEK: lambda: _("Trong tuần"),
    Group.LATER: lambda: _("Sau đó"),
    Group.ELSEWHERE: lambda: _("Đang chờ nơi khác"),
}


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Statements: session, person, what waits, the names in it, the counts of what we lead."""
    viewer, today = viewer_of(request), timezone.localdate()
    chosen = request.GET.get(filters.AGREEMENT, "")
    led = filters.read({filters.TIE: "ta-chu-tri", filters.AGREEMENT: chosen}, today)
    mine = _mine(request.GET.get(MINE, ""))
    found = queries.desk(viewer, Scope(today=today, agreement=led.agreement), mine)
    narrowed = {filters.AGREEMENT: str(led.agreement)} if led.agreement else {}
    groups = [group_of(item.waiting, today) for item in found.items]
    context = {
        "today_day": today,
        "tabs": tabs("desk"),
        "lines": list(_lines(found, groups, today, viewer.user)),
        "to_do": sum(group != Group.ELSEWHERE for group in groups),
        "awaited": sum(group == Group.ELSEWHERE for group in groups),
        "cut": found.cut,
        "meetings": [_meeting(row, today) for row in found.meetings],
        "four": lists.counts(viewer, led) if viewer.role != Role.ADMIN else None,
        "led_href": url("tasks:list") + query({filters.TIE: "ta-chu-tri", **narrowed}),
        "agreements": found.agreements,
        "chosen": " · ".join(
            [
                *([MINE_WORDS[mine]()] if mine else []),
                *(label for key, label in found.agreements if key == str(led.agreement)),
            ]
        ),
        "chosen_key": str(led.agreement or ""),
        "narrowed": bool(led.agreement) or mine != Mine.ALL,
        "mine": Select(MINE, _("Việc của ai"), tuple((one.value, MINE_WORDS[one]()) for one in Mine), mine.value),
        "here": request.get_full_path(),
        "is_admin": viewer.role == Role.ADMIN,
    }
    return render(request, "home/desk.html", context)


def _meeting(row: Row, today: date) -> dict[str, str]:
    return {
        "day": short_day(row.due, today),
        "title": row.text,
        "place": row.org,
        "href": url("meetings:one", row.key),
    }


def _lines(found: Desk, groups: list[Group], today: date, user: str) -> Iterator[dict[str, Any]]:
    """Each item with its day, who has taken it on, and the head line above it where a group begins."""
    counted, last = sizes(groups), None
    for item, group in zip(found.items, groups, strict=True):
        head = f"{LABELS[group]()} ({counted[group]})" if group != last else ""
        last = group
        handler = found.handlers.get(item.key)
        yield {
            "item": item,
            "day": short_day(item.waiting.due, today),
            "head": head,
            "handler": handler.label if handler else "",
            "is_mine": handler is not None and handler.user == user,
            "may_take": group != Group.ELSEWHERE,
        }


def _mine(asked: str) -> Mine:
    return Mine(asked) if asked in set(Mine) else Mine.ALL


@require_POST
def handle(request: HttpRequest) -> HttpResponse:
    """Nhận xử lý, or back to the office: the button that was pressed names what."""
    viewer = viewer_of(request)
    taken, given = uuid_in(request.POST, "nhan"), uuid_in(request.POST, "thoi")
    if taken and viewer.role != Role.ADMIN:
        commands.take(viewer, taken, timezone.now())
    if given:
        commands.give_back(viewer, given)
    return HttpResponseRedirect(safe_next(request, url("home:desk")), status=303)
