"""Nhiệm vụ: the list, its counts, on paper and as a spreadsheet."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phoihop.accounts import audit
from phoihop.accounts.access import viewer_of
from phoihop.agreements.choices import choices
from phoihop.tasks import filters, lists, outputs, pages, words
from phoihop.tasks.access import may_assign
from phoihop.tasks.periods import USUAL
from phoihop.ui.tables import Page, Sort, number_of

ON_PAPER = 1_000


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Statements: session, person, what the filters offer, the four counts, the tasks of the page."""
    viewer, today = viewer_of(request), timezone.localdate()
    wanted = pages.wanted_of(request.GET, viewer, today)
    sort = Sort.of(request.GET, ("state", "due"), "state")
    offered = choices(viewer)
    four = lists.counts(viewer, wanted)
    order = f"-{sort.name}" if sort.descending else sort.name
    found = lists.rows(viewer, wanted, order, start=(number_of(request.GET) - 1) * lists.PAGE, most=lists.PAGE + 1)
    found, more = found[: lists.PAGE], len(found) > lists.PAGE
    # The four counts know neither what was withdrawn nor what is due soon.
    total = None if wanted.withdrawn or wanted.soon else pages.listed_total(four, wanted)
    context = {
        **_shared(request, "list", wanted, offered),
        "rows": pages.rows(found, offered, wanted, four, grouped=order == "state" and wanted.state is None),
        "columns": pages.list_columns(),
        "sort": sort,
        "counts": pages.counts(four, wanted, request.GET),
        "total": four.total,
        "page": Page.of(request.GET, len(found), total, more=more, size=lists.PAGE),
        "selects": pages.selects(viewer, offered, wanted, request.GET.dict()),
        "may_assign": may_assign(viewer),
        "narrowed": any(request.GET.get(name) for name in filters.NAMES),
    }
    return render(request, "tasks/list.html", context)


def _shared(request: HttpRequest, tab: str, wanted: filters.Filter, offered: Any) -> dict[str, Any]:
    return {
        "tabs": pages.tabs(request.GET, tab),
        "filter_words": words.filter_words(wanted, offered),
        "usual": wanted.period.code == USUAL,
        "year": wanted.today.year,
        "asked": request.GET,
    }


@require_safe
def by_lead(request: HttpRequest) -> HttpResponse:
    return _table(request, "by_lead")


@require_safe
def by_area(request: HttpRequest) -> HttpResponse:
    return _table(request, "by_area")


@require_safe
def by_period(request: HttpRequest) -> HttpResponse:
    return _table(request, "by_period")


def _table(request: HttpRequest, tab: str) -> HttpResponse:
    """Statements: session, person, what the filters offer, the counts."""
    viewer, today = viewer_of(request), timezone.localdate()
    wanted = pages.wanted_of(request.GET, viewer, today)
    offered = choices(viewer)
    match tab:
        case "by_lead":
            by = lists.by(viewer, wanted, "lead")
            made = pages.lines(by, offered.sides, filters.LEAD, request.GET)
            label = _("Cơ quan chủ trì")
        case "by_area":
            by = lists.by(viewer, wanted, "area")
            made = pages.lines(by, pages.area_labels(offered), filters.AREA, request.GET)
            label = _("Lĩnh vực")
        case _:
            by = lists.by_period(viewer, wanted, quarters=wanted.period.last is not None)
            made = pages.lines(by, pages.period_labels(by, today), filters.PERIOD, request.GET)
            label = _("Kỳ")
    context = {
        **_shared(request, tab, wanted, offered),
        "lines": made,
        "sum": lists.added_up(by.values()),
        "columns": pages.four_columns(label),
        "label": label,
        "selects": pages.selects(viewer, offered, wanted, request.GET.dict()),
        "narrowed": any(request.GET.get(name) for name in filters.NAMES),
    }
    return render(request, "tasks/table.html", context)


@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """The list as it is filed: all of it, with its counts by body, area and period. Statements: session, person,
    what the filters offer, what is counted, the tasks."""
    viewer, today = viewer_of(request), timezone.localdate()
    wanted = pages.wanted_of(request.GET, viewer, today)
    offered = choices(viewer)
    ground = lists.ground(viewer, wanted)
    found = lists.rows(viewer, wanted, "state", most=ON_PAPER + 1)
    four = ground.four
    by_quarter = ground.by_period(quarters=wanted.period.last is not None)
    context = {
        **_shared(request, "list", wanted, offered),
        "rows": pages.rows(found[:ON_PAPER], offered, wanted, four, grouped=wanted.state is None, paper=True),
        "columns": pages.list_columns(),
        "four": four,
        "counts": pages.counts(four, wanted, request.GET),
        "cut": len(found) > ON_PAPER,
        "most": ON_PAPER,
        "tables": [
            (_("Theo cơ quan chủ trì"), pages.lines(ground.by_lead(), offered.sides, filters.LEAD, request.GET)),
            (_("Theo lĩnh vực"), pages.lines(ground.by_area(), pages.area_labels(offered), filters.AREA, request.GET)),
            (
                _("Theo kỳ"),
                pages.lines(by_quarter, pages.period_labels(by_quarter, today), filters.PERIOD, request.GET),
            ),
        ],
        "four_columns": pages.four_columns(""),
    }
    return render(request, "tasks/paper.html", context)


@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """Xuất Excel: what the filter holds, up to the limit of a spreadsheet a person can work with."""
    viewer, today = viewer_of(request), timezone.localdate()
    wanted = pages.wanted_of(request.GET, viewer, today)
    offered = choices(viewer)
    found = lists.rows(viewer, wanted, "state", most=outputs.MOST)
    audit.note(viewer, "tasks.export", str(len(found)), at=timezone.now())
    body = outputs.workbook(
        found,
        offered,
        today=today,
        organisation=viewer.org_name,
        filter_words=words.filter_words(wanted, offered),
        parts=lists.cooperating(viewer, wanted),
    )
    response = HttpResponse(body, content_type=outputs.XLSX)
    response["Content-Disposition"] = f'attachment; filename="nhiem-vu-{today:%Y-%m-%d}.xlsx"'
    return response
