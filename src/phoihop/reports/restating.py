"""The consolidation by the structure of a day: every regime and unit below one, and the sums at each level.

For the period's own day these are the totals as they stand; for another day they say what the totals would be had the
units then belonged where they belong on that day. Nothing is stored: the vectors of the units are added up anew, and
only of units whose reports the viewer may see. They are opened level by level (`settled`): those of ten thousand units
at once are half a million lists.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from phoihop.organisations.queries import with_names
from phoihop.organisations.rules import holds, in_order
from phoihop.records.actors import Viewer
from phoihop.records.rows import prepared, read_json, read_key
from phoihop.records.scope import seen, visible
from phoihop.reports.models import ReportRegime
from phoihop.reports.periods import Period
from phoihop.reports.regimes import Regime, span
from phoihop.reports.structure import HIGHEST, last_day
from phoihop.reports.vectors import Packed, added_packed

MOST_UNITS: Final = 5_000  # added up while somebody waits; a larger structure is looked at from the levels below


class TooMany(Exception):
    """The structure has more units than are added up on a page."""


@dataclass(kw_only=True)
class Unit:
    """A unit that reports itself, under a regime. `reports`: the sending that counts, by period; `kept`: what it adds,
    as the database gives it."""

    org: str
    regime: UUID
    name: str = ""
    reports: dict[str, UUID] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict)
    vectors: dict[str, Packed] = field(default_factory=dict)


@dataclass(kw_only=True)
class Level:
    """A regime on the day, with what reports to it. `counted` and `vectors` by period: of all units below, once it is
    settled."""

    regime: UUID
    org: str
    name: str
    depth: int
    units: list[Unit] = field(default_factory=list)
    levels: "list[Level]" = field(default_factory=list)
    counted: dict[str, int] = field(default_factory=dict)
    vectors: dict[str, Packed] = field(default_factory=dict)


def by_structure(
    viewer: Viewer, top: Regime, codes: Iterable[str], day: date | Period, *, most: int = MOST_UNITS
) -> Level:
    """The regime with everything below it as it stands on `day`, or on the cut-off day of a period, and what its units
    say of the periods `codes`; not added up yet. Two statements. Raises `TooMany`."""
    seen = _Seen(viewer, top)
    level = seen.level(seen.on(day) if isinstance(day, date) else seen.rows[top.id], day, 1)
    units = [unit for one in walk(level) for unit in one.units]
    if len(units) > most:
        raise TooMany
    _read(viewer, seen.under(), list(codes), units)
    for one in walk(level):
        one.units.sort(key=lambda unit: in_order(unit.name))
    return level


def settled(level: Level, codes: Sequence[str]) -> Iterator[Level]:
    """All levels, each after those below it, with its sums. The vectors of its own units are open only until the next
    one is asked for."""
    for lower in level.levels:
        yield from settled(lower, codes)
    for unit in level.units:
        unit.vectors = {code: read_json(kept) for code, kept in unit.kept.items()}
    for code in codes:
        parts = [unit.vectors[code] for unit in level.units if code in unit.vectors]
        level.vectors[code] = added_packed([*parts, *(one.vectors[code] for one in level.levels)])
        level.counted[code] = len(parts) + sum(one.counted[code] for one in level.levels)
    yield level
    for unit in level.units:
        unit.vectors = {}


def walk(level: Level) -> Iterator[Level]:
    """A level and all below it, each before those below it."""
    yield level
    for one in level.levels:
        yield from walk(one)


class _Seen:
    """The regimes the viewer may see, as they lead to one another."""

    def __init__(self, viewer: Viewer, top: Regime) -> None:
        self.top = top
        rows: QuerySet[Any] = with_names(visible(ReportRegime, viewer), "author").filter(every=top.every.value)
        self.rows: dict[UUID, Any] = {row.pk: row for row in rows.order_by("issued_at", "seq")}
        self.lower: dict[tuple[UUID, str], list[Any]] = defaultdict(list)
        for row in self.rows.values():
            if row.upper:
                self.lower[row.upper, row.author].append(row)

    def on(self, day: date) -> Any:
        """The regime of the same line that is in force on the day; the one looked at, where none is."""
        line = (one for one in self.rows.values() if one.author == self.top.author and series(one) == self.top.series)
        return next((one for one in line if holds(one, day)), self.rows[self.top.id])

    def level(self, row: Any, day: date | Period, depth: int) -> Level:
        made = Level(regime=row.pk, org=row.author, name=row.author_name or "", depth=depth)
        on = day if isinstance(day, date) else last_day(row, day)
        for org in dict.fromkeys(one["org"] for one in row.data["members"] if holds(span(one), on)):
            lower = [one for one in self.lower.get((row.pk, org), ()) if holds(one, on)] if depth < HIGHEST else []
            made.levels += [self.level(one, day, depth + 1) for one in lower]
            if not lower:
                made.units.append(Unit(org=org, regime=row.pk))
        made.levels.sort(key=lambda one: in_order(one.name))
        return made

    def under(self) -> list[UUID]:
        """Those that lead to the regime, or to another of its line, on whatever day."""
        return [pk for pk in self.rows if self._leads(pk)]

    def _leads(self, pk: UUID) -> bool:
        row = self.rows.get(pk)
        for _step in range(HIGHEST):
            if row is None or series(row) == self.top.series:
                return row is not None
            row = self.rows.get(row.upper)
        return False


def series(row: Any) -> UUID:
    """The first of the regimes this one continues: itself, where there is none."""
    found: UUID = row.series or row.pk
    return found


_STATES: Final = """
SELECT state.unit, body.name, state.regime, state.period, state.counted, state.vector
FROM reports_reportstate AS state LEFT JOIN organisations_organisation AS body ON body.org = state.unit
WHERE state.regime IN ({regimes}) AND state.period IN ({periods}) AND state.counted IS NOT NULL AND {seen}
"""


def _read(viewer: Viewer, regimes: list[UUID], codes: list[str], units: list[Unit]) -> None:
    """What the units reported, to whomever of these it was: where it was to several, to the one they stand under."""
    by_org = {unit.org: unit for unit in units}
    ids = {f"regime{number}": prepared(pk) for number, pk in enumerate(regimes)}
    periods = {f"period{number}": code for number, code in enumerate(codes)}
    seen_states, values = seen(viewer, "state")
    places = {name: ", ".join(f"%({key})s" for key in kept) for name, kept in (("regimes", ids), ("periods", periods))}
    with connection.cursor() as cursor:
        cursor.execute(_STATES.format(**places, seen=seen_states), values | ids | periods)
        for org, name, regime, code, counted, vector in cursor.fetchall():
            unit = by_org.get(org)
            if unit is not None and (code not in unit.kept or read_key(regime) == unit.regime):
                unit.name = name or ""
                unit.reports[code] = read_key(counted)
                unit.kept[code] = vector


def sums(level: Level) -> Mapping[str, Packed]:
    """The sums of a settled level, by period; periods of which nothing counts are not there."""
    return {code: vector for code, vector in level.vectors.items() if level.counted[code]}
