"""Consolidated figures of a stretch of time, as a review report takes them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final
from uuid import UUID

from phoihop.records.actors import Viewer
from phoihop.records.scope import visible
from phoihop.reports import queries
from phoihop.reports.keys import total_id
from phoihop.reports.models import ReportForm, ReportTotal
from phoihop.reports.periods import Every, Period, of_year
from phoihop.reports.queries import Form, form_from
from phoihop.reports.regimes import Regime
from phoihop.reports.rules import Flavour, Line
from phoihop.reports.showing import Shown, shown
from phoihop.reports.vectors import Vector, added, unpacked

RUN: Final = 3  # so many periods in a row are said by the first and the last


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One line over the whole stretch."""

    line: Line
    shown: Shown


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What one regime says of a stretch of time: its `periods` with figures, at least one, together; those `missing`
    have no report taken in. `last` names the last with figures, where each can be followed to its addends; `counted`:
    how many units stand behind a period, at the least and at the most."""

    regime: UUID
    title: str
    form: str
    periods: tuple[Period, ...]
    missing: tuple[Period, ...]
    counted: tuple[int, int]
    rows: tuple[Figure, ...]

    @property
    def last(self) -> str:
        return self.periods[-1].code

    @property
    def stretches(self) -> tuple[str, str]:
        """The periods with figures, and those without, in words."""
        whole = sorted((*self.periods, *self.missing), key=lambda one: (one.year, one.first_month))
        return _stretches(whole, self.periods), _stretches(whole, self.missing)


def _stretches(whole: Sequence[Period], some: Collection[Period]) -> str:
    """Some of the periods, three or more in a row by the first and the last of them."""
    said = []
    for among, found in groupby(whole, key=some.__contains__):
        run = [one.label for one in found]
        if among:
            said += [f"từ {run[0]} đến {run[-1]}"] if len(run) >= RUN else run
    return ", ".join(said)


def within(every: Every, first: date, last: date) -> tuple[Period, ...]:
    """The periods that together make up the days from `first` to `last` of the calendar; none where none do. Those that
    count from the year's beginning are not added up."""
    if every == Every.TERM:
        return ()
    found = [one for year in range(first.year, last.year + 1) for one in of_year(every, year)]
    if every == Every.RUNNING:
        return tuple(one for one in found if one.window(0) == (first, last))
    inside = [one for one in found if first <= one.window(0)[0] and one.window(0)[1] <= last]
    if not inside or inside[0].window(0)[0] != first or inside[-1].window(0)[1] != last:
        return ()
    return tuple(inside)


def together(lines: Iterable[Line], vectors: Iterable[Vector]) -> Vector:
    """Some periods as one: flows are added up, of a stock the last known figure stands."""
    every = list(vectors)
    total: dict[str, object] = dict(added(every))
    for line in lines:
        if line.flavour == Flavour.STOCK and line.key in total:
            total[line.key] = next(one[line.key] for one in reversed(every) if line.key in one)
    return total  # type: ignore[return-value]


def figures_between(viewer: Viewer, first: date, last: date) -> list[Figures]:
    """What the viewer's own regimes say of a stretch of time, by their titles. Three statements."""
    asked = [
        (one, periods)
        for one in queries.regimes(viewer)
        if one.author == viewer.org and (periods := within(one.every, first, last))
    ]
    if not asked:
        return []
    forms = _forms(viewer, asked)
    ids = {total_id(one.id, each.code): (one.id, each.code) for one, periods in asked for each in periods}
    totals: dict[tuple[UUID, str], tuple[int, Vector]] = {
        ids[pk]: (counted, unpacked(vector))
        for pk, counted, vector in ReportTotal.objects.filter(pk__in=ids).values_list("pk", "counted", "vector")
    }
    found = (_figures(one, periods, forms[one.id], totals) for one, periods in asked if one.id in forms)
    return sorted((one for one in found if one), key=lambda one: one.title)


def _forms(viewer: Viewer, asked: Iterable[tuple[Regime, tuple[Period, ...]]]) -> dict[UUID, Form]:
    """The form of the last period of each."""
    ends = {one.id: one.cut_off(periods[-1]) for one, periods in asked}
    rows = visible(ReportForm, viewer).filter(regime__in=ends, author=viewer.org)
    return {
        row.regime: form_from(row)
        for row in rows.order_by("from_day", "issued_at", "seq")
        if row.from_day <= ends[row.regime]
    }


def _figures(
    regime: Regime, periods: tuple[Period, ...], form: Form, totals: Mapping[tuple[UUID, str], tuple[int, Vector]]
) -> Figures | None:
    known = tuple(one for one in periods if (regime.id, one.code) in totals)
    if not known:
        return None
    here = [totals[regime.id, one.code] for one in known]
    units = [counted for counted, _vector in here]
    vector = together(form.lines.values(), [each for _counted, each in here])
    rows = (Figure(line=line, shown=shown(line, form.lines, vector, over_units=True)) for line in form.lines.values())
    return Figures(
        regime=regime.id,
        title=regime.title,
        form=form.title,
        periods=known,
        missing=tuple(one for one in periods if one not in known),
        counted=(min(units), max(units)),
        rows=tuple(one for one in rows if one.shown.actual is not None),
    )
