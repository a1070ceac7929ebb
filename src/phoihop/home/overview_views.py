"""Tổng quan: the page of an office head, and the same on one sheet of paper."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from phoihop.accounts.access import viewer_of
from phoihop.home import overview_pages as shown
from phoihop.home.overview import Overview, overview
from phoihop.home.tabs import tabs
from phoihop.recommendations import filters as matters
from phoihop.records.actors import Role
from phoihop.tasks import filters, pages, words

NAMES: Final = (filters.AGREEMENT, filters.PERIOD)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Statements: session, person, what is counted, what the filters offer, the names."""
    viewer, today = viewer_of(request), timezone.localdate()
    asked = request.GET.copy()
    for name in set(asked) - set(NAMES):  # lists are left to themselves in all else
        del asked[name]
    chosen = {name: str(asked[name]) for name in asked}
    wanted = pages.wanted_of(asked, viewer, today)
    found = Overview()
    if viewer.role != Role.ADMIN:
        found = overview(viewer, wanted, matters.read(chosen, today))
    context = {
        "tabs": tabs("overview"),
        "is_admin": viewer.role == Role.ADMIN,
        "selects": shown.selects(found, wanted, chosen),
        "narrowed": any(chosen.values()),
        "filter_words": words.filter_words(wanted, found.offered),
        "counts": shown.counts(found.total, asked),
        "agreements": shown.agreements(found, asked),
        "sides": shown.sides(found, asked),
        "missing": [shown.missing(one, today) for one in found.missing],
        "unconfirmed": found.unconfirmed,
        "chart": shown.chart(found.months),
        "months": shown.months(found.months),
        "empty": not (found.agreements or found.unconfirmed or found.missing or any(one.all for one in found.months)),
    }
    return render(request, "home/overview.html", context)
