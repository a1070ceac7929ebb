"""Everything below a regime: a whole period as plain rows, and the consolidation by the structure of another day."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from phoihop.accounts.access import viewer_of
from phoihop.reports import outputs
from phoihop.reports.plain import MEDIA_TYPE
from phoihop.reports.plain_whole import whole_rows
from phoihop.reports.queries import Form
from phoihop.reports.reading import opened_or_404
from phoihop.reports.restating import MOST_UNITS, Level, TooMany, by_structure, settled, sums, walk
from phoihop.reports.rules import Line
from phoihop.reports.showing import Shown, shown
from vanban.dates import format_day, parse_day
from vanban.problem import Problem

DAY: Final = "ngay"
LINE: Final = "chi-tieu"
EXPORTED: Final = 60_000  # units in one file


@require_safe
def whole(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """Every level and unit below, line by line. Statements: session, person, regime with its form, regimes, states."""
    viewer = viewer_of(request)
    opened = opened_or_404(viewer, pk, code, receiving=True)
    level = by_structure(viewer, opened.regime, [code], opened.period, most=EXPORTED)
    response = HttpResponse(whole_rows(opened.form, level, code), content_type=MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="tong-hop-{code}-moi-cap.csv"'
    return response


@dataclass(frozen=True, kw_only=True)
class Part:
    """A level or a unit with what it adds to one line. `report`: the unit's own, where one counts."""

    depth: int
    name: str
    units: int
    shown: Shown
    report: UUID | None = None


@require_safe
def restated(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """A past period by the structure of another day, or one line of it with every level and unit. Statements: session,
    person, regime with its form, regimes, states."""
    viewer = viewer_of(request)
    opened = opened_or_404(viewer, pk, code, receiving=True)
    regime, form, one = opened.regime, opened.form, opened.period
    typed = request.GET.get(DAY, "").strip()
    day, trouble = _day(typed, timezone.localdate())
    line = form.lines.get(request.GET.get(LINE, ""))
    context: dict[str, Any] = {
        "regime": regime,
        "period": one,
        "cut_off": regime.cut_off(one),
        "day": day,
        "typed": typed or format_day(day),
        "trouble": trouble,
        "line": line,
        "most": 0,
    }
    codes = outputs.codes_of_year(regime.every, one)
    try:
        level = by_structure(viewer, regime, codes, day)
    except TooMany:
        context["most"] = MOST_UNITS
    else:
        found = {below.regime: _addends(below, form, line, code) if line else () for below in settled(level, codes)}
        context["counted"] = level.counted[code]
        context["unsent"] = sum(code not in unit.kept for below in walk(level) for unit in below.units)
        context["parts"] = outputs.table(form, regime.every, one, sums(level))
        context["addends"] = [part for below in walk(level) for part in found[below.regime]]
    return render(request, "reports/restated.html", context)


def _day(typed: str, today: date) -> tuple[date, str]:
    """The day asked for, today where there is none; and what is wrong with what was typed."""
    if not typed:
        return today, ""
    found = parse_day(typed, today, "past")
    return (today, found.sentence) if isinstance(found, Problem) else (found, "")


def _addends(level: Level, form: Form, line: Line, code: str) -> list[Part]:
    """A level, followed by its units."""
    value = shown(line, form.lines, level.vectors[code], over_units=True)
    found = [Part(depth=level.depth, name=level.name, units=level.counted[code], shown=value)]
    for unit in level.units:
        if code in unit.vectors:
            value = shown(line, form.lines, unit.vectors[code])
            found.append(Part(depth=level.depth + 1, name=unit.name, units=1, shown=value, report=unit.reports[code]))
    return found
