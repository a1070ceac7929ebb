"""Whose figures of last year stand beside a unit's figures of this year: its own, or those of the units it was merged
from. A unit that came out of a split has none that may be compared, whatever the figures look like."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from phoihop.organisations.models import Succession, SuccessionSide
from phoihop.organisations.rules import Change
from phoihop.reports.vectors import Vector

ROUNDS: Final = 12  # rearrangements that may follow one another; more is an error of entry


@dataclass(frozen=True, kw_only=True)
class Rearranged:
    """One rearrangement: who there was before, who after."""

    day: date
    change: Change
    before: frozenset[str]
    after: frozenset[str]


# A name or a superior that changes leaves the unit what it was.
SAME_UNIT: Final = frozenset({Change.RENAME, Change.TRANSFER})


def ancestors(unit: str, events: Iterable[Rearranged], since: date, until: date) -> frozenset[str] | None:
    """The units whose figures at `since` make up what `unit` is at `until`; None when no whole units do."""
    found = frozenset({unit})
    for event in sorted(events, key=lambda one: one.day, reverse=True):
        if event.change in SAME_UNIT or not since < event.day <= until or not event.after & found:
            continue
        if not event.after <= found:
            return None  # only a part of what came out: a split, or members shared out at an end
        found = (found - event.after) | event.before
    return found


def same_of(vectors: Sequence[Vector]) -> dict[str, int]:
    """What the past selves did in the year before, by indicator: only where every one of them had a figure for it."""
    shared = set.intersection(*(set(one) for one in vectors)) if vectors else set()
    return {
        key: sum(one[key].actual for one in vectors)
        for key in sorted(shared)
        if all(one[key].actual_n for one in vectors)
    }


class Past:
    """The rearrangements that touch some units, however far apart, asked for once; without units, all there are.
    `kin`: these units and all that came before or after them."""

    def __init__(self, units: Iterable[str] | None = None) -> None:
        self.events: dict[str, list[Rearranged]] = defaultdict(list)
        self.kin: frozenset[str] = frozenset(units or ())
        sides: dict[UUID, list[SuccessionSide]] = {}
        if units is None:
            for side in SuccessionSide.objects.all():
                sides.setdefault(side.parent, []).append(side)
        frontier = set(self.kin)
        for _round in range(ROUNDS if frontier else 0):
            parents = set(SuccessionSide.objects.filter(org__in=frontier).values_list("parent", flat=True)) - set(sides)
            if not parents:
                break
            for side in SuccessionSide.objects.filter(parent__in=parents):
                sides.setdefault(side.parent, []).append(side)
            frontier = {side.org for parent in parents for side in sides[parent]} - self.kin
            self.kin |= frontier
        rows = Succession.objects.filter(pk__in=sides) if sides else Succession.objects.none()
        for row in rows.order_by("day", "issued_at", "seq"):
            event = Rearranged(
                day=row.day,
                change=Change(row.change),
                before=frozenset(side.org for side in sides[row.pk] if not side.after),
                after=frozenset(side.org for side in sides[row.pk] if side.after),
            )
            for org in event.before | event.after:
                self.events[org].append(event)

    def ancestors(self, unit: str, since: date, until: date) -> frozenset[str] | None:
        if unit not in self.events:
            return frozenset({unit})
        family, events = {unit}, {}
        waiting = [unit]
        while waiting:
            for event in self.events[waiting.pop()]:
                events[id(event)] = event
                new = (event.before | event.after) - family
                family |= new
                waiting.extend(new)
        return ancestors(unit, events.values(), since, until)
