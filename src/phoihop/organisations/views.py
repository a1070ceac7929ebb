"""Tổ chức: the tree on a date, and one organisation's life."""

from datetime import date
from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phoihop.organisations import reading, trees
from phoihop.organisations.access import may_keep_people, runs_installation, viewer_of
from phoihop.organisations.choosing import directory
from phoihop.organisations.finding import LONGEST
from phoihop.organisations.rules import Line
from phoihop.organisations.wording import LINES
from phoihop.records.actors import Role
from phoihop.records.fields import ORG
from phoihop.ui.choosing import options_response
from phoihop.ui.links import query, url
from phoihop.ui.tables import Column, Tab
from vanban.dates import format_day, parse_day
from vanban.problem import Problem

DAY: Final = "ngay"
LINE: Final = "theo"
UNDER: Final = "duoi"
FIND: Final = "tim"


@require_safe
def tree(request: HttpRequest) -> HttpResponse:
    """Statements: session, person, the organisations of the day (in a large directory: one more for the level)."""
    viewer = viewer_of(request)
    today = timezone.localdate()
    typed = request.GET.get(DAY, "").strip()
    day, trouble = _day(typed, today)
    line = _line(request.GET.get(LINE, ""))
    words = request.GET.get(FIND, "").strip()[:LONGEST]
    under = request.GET.get(UNDER, "") if ORG.match(request.GET.get(UNDER, "")) else ""
    context = {
        "found": directory(day).find(words) if words else None,
        "tree": None if words else trees.tree(day, line, today, under),
        "asked_for": words,
        "day": day,
        "typed": typed or format_day(day),
        "trouble": trouble,
        "other_day": day != today,
        "today_address": query(request.GET, **{DAY: None}),
        "tabs": [
            Tab(label, query(request.GET, **{LINE: str(one), UNDER: None, FIND: None}), one == line)
            for one, label in LINES.items()
        ],
        "line": line,
        "under": under,
        "columns": [Column(_("Tổ chức")), Column(_("Tên ngắn"), "c-who"), Column(_("Cấp dưới"), "c-num num")],
        "may_record": viewer.role == Role.ADMIN and runs_installation(request),
        "own": viewer.org,
    }
    return render(request, "organisations/tree.html", context)


@require_safe
def organisation(request: HttpRequest, org: str) -> HttpResponse:
    """Statements: session, person, the record with its keys, its rearrangements, names."""
    viewer = viewer_of(request)
    life = reading.life_or_404(org, timezone.localdate())
    spans = [Column(_("Từ ngày"), "c-day"), Column(_("Đến hết ngày"), "c-day")]
    context = {
        "life": life,
        "name_columns": [Column(_("Tên gọi")), Column(_("Tên ngắn"), "c-who"), *spans],
        "tie_columns": [Column(_("Cấp trên")), Column(_("Tuyến"), "c-who"), *spans, Column(_("Căn cứ"), "c-who")],
        "ours": viewer.org == org,
        "may_record": viewer.role == Role.ADMIN and runs_installation(request) and life.standing.author == viewer.org,
        "may_keep": may_keep_people(viewer),
    }
    return render(request, "organisations/organisation.html", context)


@require_safe
def record(request: HttpRequest, record: UUID) -> HttpResponse:
    """Where search leads: the page of the organisation that a record is about."""
    viewer_of(request)
    return HttpResponseRedirect(url("organisations:organisation", reading.org_of_record(record)), status=303)


@require_safe
def options(request: HttpRequest) -> JsonResponse:
    """What every organisation box asks while one types. Statements: session, person, the matches."""
    viewer_of(request)
    return options_response(directory().find(request.GET.get("q", "")))


def _day(typed: str, today: date) -> tuple[date, str]:
    """The day asked for, today where there is none; and what is wrong with what was typed."""
    if not typed:
        return today, ""
    found = parse_day(typed, today, "past")
    return (today, found.sentence) if isinstance(found, Problem) else (found, "")


def _line(typed: str) -> Line:
    return Line(typed) if typed in list(Line) else Line.PARTY
