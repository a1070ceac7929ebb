"""Quy chế: the register, one agreement and its parts."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phoihop.accounts.access import viewer_of
from phoihop.agreements import drafts, pages, queries
from phoihop.agreements.contributions import installed
from phoihop.agreements.reading import EVERY
from phoihop.journal import queries as journal
from phoihop.organisations.queries import Name
from phoihop.ui.tables import PAGE_SIZE, Column, Page, slice_of


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Statements: session, person, agreements, names, drafts."""
    viewer = viewer_of(request)
    today = timezone.localdate()
    found = queries.register(viewer, today, slice_of(request.GET))
    heads, more = found[:PAGE_SIZE], len(found) > PAGE_SIZE
    called = queries.names_of(heads) if heads else {}
    context = {
        "rows": [
            {
                "head": head,
                "sides": pages.sides_label(head, called),
                "state": pages.force_state(head, today),
                "awaited": pages.awaited_sentence(head.confirming, called),
                "plan_state": pages.confirming_state(head.plan.confirming) if head.plan else None,
            }
            for head in heads
        ],
        "columns": [
            Column(_("Quy chế")),
            Column(_("Các bên"), "c-who"),
            Column(_("Ngày ký"), "c-day"),
            Column(_("Kế hoạch"), "c-state"),
            Column(_("Hiệu lực"), "c-wide-state"),
        ],
        "page": Page.of(request.GET, len(heads), more=more),
        "drafts": drafts.kept(viewer, "agreement") if pages.may_write(viewer) else [],
        "may_write": pages.may_write(viewer),
    }
    return render(request, "agreements/register.html", context)


@require_safe
def contents(request: HttpRequest, agreement: UUID) -> HttpResponse:
    """Statements: session, person, agreement, activity, names."""
    viewer = viewer_of(request)
    today = timezone.localdate()
    head = queries.head_or_404(viewer, agreement)
    activities = installed().activity(viewer, agreement, today)
    rows = pages.article_rows(head, activities, today)
    regime = head.data.get("regime", {})
    context = {
        **_shared(request, head, "contents"),
        "rows": rows,
        "regime": regime,
        "every": EVERY,
        "plan_state": pages.confirming_state(head.plan.confirming) if head.plan else None,
        "columns": [
            Column(_("Điều"), "c-order"),
            Column(_("Nội dung")),
            Column(_("Lĩnh vực"), "c-who"),
            Column(_("Nhiệm vụ"), "c-num num"),
            Column(_("Quá hạn"), "c-num num"),
            Column(_("Hoạt động gần nhất"), "c-who"),
        ],
    }
    return render(request, "agreements/contents.html", context)


@require_safe
def plans(request: HttpRequest, agreement: UUID) -> HttpResponse:
    """Statements: session, person, agreement, plans, names."""
    viewer = viewer_of(request)
    head = queries.head_or_404(viewer, agreement)
    rows = pages.plan_rows(viewer, agreement)
    shared = _shared(request, head, "plans")
    context = {
        **shared,
        "rows": [
            {
                "plan": row,
                "author": shared["called"][row.author].short,
                "state": pages.confirming_state(row.confirming),
                "awaited": pages.awaited_sentence(row.confirming, shared["called"]),
            }
            for row in rows
        ],
        "columns": [
            Column(_("Năm"), "c-order"),
            Column(_("Kế hoạch")),
            Column(_("Bên lập"), "c-who"),
            Column(_("Nhiệm vụ"), "c-num num"),
            Column(_("Xác nhận"), "c-wide-state"),
        ],
    }
    return render(request, "agreements/plans.html", context)


@require_safe
def sides(request: HttpRequest, agreement: UUID) -> HttpResponse:
    """Statements: session, person, agreement, sides, names."""
    viewer = viewer_of(request)
    head = queries.head_or_404(viewer, agreement)
    context = {
        **_shared(request, head, "sides"),
        "rows": pages.side_rows(viewer, head),
        "columns": [
            Column(_("Bên")),
            Column(_("Đầu mối"), "c-wide-state"),
            Column(_("Liên hệ"), "c-short"),
            Column(_("Tham gia"), "c-moment"),
            Column(_("Xác nhận quy chế"), "c-state"),
        ],
    }
    return render(request, "agreements/sides.html", context)


@require_safe
def history(request: HttpRequest, agreement: UUID) -> HttpResponse:
    """Statements: session, person, agreement, acts, names (of the acts' authors and of who holds their keys)."""
    viewer = viewer_of(request)
    head = queries.head_or_404(viewer, agreement)
    found = journal.of_space(viewer, head.space, request.GET, also=head.sides)
    context = {
        **_shared(request, head, "journal", called=found.called),
        "journal": found,
        "place": {"id": head.space},
    }
    return render(request, "agreements/journal.html", context)


def _shared(
    request: HttpRequest, head: queries.Head, tab: str, called: Mapping[str, Name] | None = None
) -> dict[str, Any]:
    """What every page of one agreement shows: its head line, its tabs, who is awaited, what may be done."""
    viewer = viewer_of(request)
    called = called or queries.names_of([head])
    return {
        "head": head,
        "called": called,
        "state": pages.force_state(head, timezone.localdate()),
        "awaited": pages.awaited_sentence(head.confirming, called),
        "tabs": pages.tabs(head, tab),
        "ours": head.author == viewer.org,
        "may_write": pages.may_write(viewer),
        "may_confirm": pages.may_confirm(viewer),
        "plan_form": installed().plan_form,
        "plan_page": installed().plan_page,
        "next_year": timezone.localdate().year + 1,
    }
