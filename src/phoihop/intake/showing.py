"""The reading page and its parts, as answers. Between the views, which act, and the templates."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from phoihop.accounts.access import viewer_of
from phoihop.accounts.viewer import SignedIn
from phoihop.intake import commands, deciding, pages, table_pages
from phoihop.intake.forms import BOXES, AbbreviationForm, ItemForm, LeadForm, SplitForm, form_of
from phoihop.intake.issue_form import IssueForm, Shape
from phoihop.intake.items import Decision, Desk, Sort
from phoihop.intake.marks import LONGEST
from phoihop.intake.models import Reading
from phoihop.intake.naming import settled
from phoihop.intake.sheet import Sheet, sheet
from phoihop.intake.tables import place_of
from phoihop.records.actors import STAFF
from phoihop.records.refusals import Refusal
from phoihop.ui import notices
from phoihop.ui.links import url

_YEAR: Final = re.compile(r"\b20\d\d\b")
Step = Callable[[Reading, Desk], Desk]


def staff(request: HttpRequest) -> SignedIn:
    """The viewer; papers are not an administrator's affair."""
    viewer = viewer_of(request)
    if viewer.role not in STAFF:
        raise Http404
    return viewer


def see_other(address: str) -> HttpResponse:
    return HttpResponseRedirect(address, status=303)


def for_script(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def anchor(pk: UUID, name: str) -> str:
    return f"{url('intake:reading', pk)}#{name}"


def item_form(one: Sheet, name: str, data: Any = None, *, typed: bool = False) -> ItemForm:
    """The form of an item, holding what was half typed into it if asked to."""
    found = one.desk.item(name)
    if found is None:
        raise Http404
    address = url("intake:organisations", one.reading.pk)
    form = form_of(found, data, names=one.names, agreement=one.choice, address=address)
    return form.holding(one.reading.typed[name]) if typed and name in one.reading.typed else form


def lead_form(one: Sheet, data: Any = None) -> LeadForm:
    return LeadForm(data, names=one.names, address=url("intake:organisations", one.reading.pk))


def page(request: HttpRequest, one: Sheet, *, status: int = 200, **more: Any) -> HttpResponse:
    """The reading page. An item is opened for correction by `?sua=`, for splitting by `?tach=`, or because a form of
    it is half filled in."""
    wanted = [*one.reading.typed, request.GET.get("sua", "")]
    splitting = request.GET.get("tach", "")
    one = replace(one, opened=frozenset((*wanted, splitting, *more.get("opened", ()), more.get("splitting", ""))))
    context = {
        **_parts(request, one),
        "opened": {name: item_form(one, name, typed=True) for name in wanted if one.desk.item(name)},
        "split": _split_form(one, splitting),
        "splitting": splitting,
        "source": pages.source(one.reading.text, one.desk, one.signs, one.beside),
        "cut": len(one.reading.text) > LONGEST,
        "lead_form": lead_form(one),
        "short_form": AbbreviationForm(),
        **more,
    }
    return render(request, "intake/reading.html", context, status=status)


def first_page(reading: Reading) -> str:
    """Where a paper that was just read is looked at: one that is a table of tasks, at its table."""
    only_rows = any(plan["rows"] for plan in reading.tables) and not any(
        item["sort"] in {Sort.MEETING, Sort.TASK} and not item["id"].startswith("row-") for item in reading.items
    )
    return table_address(reading.pk) if only_rows else url("intake:reading", reading.pk)


def table_address(pk: UUID) -> str:
    return url("intake:table", pk)


def table_sheet(viewer: SignedIn, reading: Reading) -> Sheet:
    """The reading as whoever issues its whole table means it: the paper and every row not left out, with the
    organisations that are clear."""
    one = sheet(viewer, reading)
    meant = deciding.taken(one.desk)
    items = tuple(
        settled(item, one.names) if place_of(item) and item.decision == Decision.ACCEPTED else item
        for item in meant.items
    )
    return replace(one, desk=Desk(items, one.desk.undo))


def table(request: HttpRequest, one: Sheet, *, status: int = 200, part: bool = False, **more: Any) -> HttpResponse:
    """The preview of a table, or for the script what a change in it alters."""
    wanted = request.GET.get("sua", "")
    context = {
        **_parts(request, one),
        "from_table": True,
        "opened": {wanted: item_form(one, wanted, typed=True)} if one.desk.item(wanted) else {},
        "plans": table_pages.plan_views(one),
        "bodies": table_pages.body_views(one),
        **more,
    }
    return render(request, "intake/_table_answer.html" if part else "intake/table.html", context, status=status)


def on_table(request: HttpRequest) -> bool:
    """Whether a form was sent from the preview of a table, where the answer belongs."""
    return request.POST.get("trang", "") == "bang"


def _parts(request: HttpRequest, one: Sheet) -> dict[str, Any]:
    """What the page and its fragments both need."""
    return {
        "sheet": one,
        "reading": one.reading,
        "opened": {},
        "split": None,
        "splitting": "",
        "fill": BOXES.get(request.GET.get("o", ""), request.GET.get("o", "")),
        "from_table": False,
        "issue_form": IssueForm(initial=_issue_initial(one)),
    }


def _issue_initial(one: Sheet) -> dict[str, Any]:
    """A plan of the year is named after its paper; which year it is for is asked, unless the paper says so."""
    title = next((item.one("abstract") for item in one.desk.of(Sort.PAPER)), "")
    year = _YEAR.search(title)
    return {
        "minutes": one.reading.minutes,
        "shape": Shape.TASKS,
        "year": year.group() if year else timezone.localdate().year,
        "title": title[:500],
    }


def _split_form(one: Sheet, name: str) -> SplitForm | None:
    found = one.desk.item(name)
    return SplitForm(initial={"parts": (found.one("text"),)}) if found and found.sort == Sort.TASK else None


def item(request: HttpRequest, one: Sheet, name: str, form: ItemForm | None, *, status: int = 200) -> HttpResponse:
    """The item alone for the script, else the whole page with the item opened."""
    shown = one.item(name)
    if shown is None:
        raise Http404
    if for_script(request):
        context = {**_parts(request, one), "item": shown, "opened": {name: form} if form else {}}
        return render(request, "intake/_answer.html", context, status=status)
    if form is None:
        return see_other(back(request, one.reading.pk, name))
    if on_table(request):
        return table(request, table_sheet(viewer_of(request), one.reading), status=status, opened={name: form})
    return page(request, one, status=status, opened={name: form})


def back(request: HttpRequest, pk: UUID, name: str) -> str:
    """Where a step began: the reading, or the preview of its table."""
    return f"{table_address(pk)}#{name}" if on_table(request) else anchor(pk, name)


def after(request: HttpRequest, pk: UUID, name: str, step: Step) -> HttpResponse:
    """Carries a step out, and shows the item it was about: alone for the script, else in the page."""
    viewer = viewer_of(request)
    try:
        found = commands.on_desk(viewer, pk, step)
    except Refusal as refusal:
        notices.leave(request, refusal.sentence, "soon")
        return anew(request, url("intake:reading", pk))
    if for_script(request):
        return item(request, sheet(viewer, found), name, None)
    return see_other(back(request, pk, name))


def anew(request: HttpRequest, address: str) -> HttpResponse:
    """The page again, also where the script asked for a part of it."""
    if not for_script(request):
        return see_other(address)
    response = HttpResponse(status=204)
    response["HX-Redirect"] = address
    return response
