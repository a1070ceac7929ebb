"""Where each report stands and what the totals are: read models made from what units sent and receivers answered.

A total changes in the transaction of the acceptance, by the difference of the unit's new figures and its old ones, at
every level its regime flows into: the lowest first, the highest last, so that those who wait for one another wait in
one order. Rebuilding adds everything up anew and must find the same bytes.
"""

import copy
from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from django.db.models import Q

from phoihop.organisations.models import SuccessionSide
from phoihop.records.fields import Data
from phoihop.records.kinds import ReadModel
from phoihop.records.rows import insert
from phoihop.reports import locks
from phoihop.reports.bases import Past
from phoihop.reports.carrying import Steps, carry
from phoihop.reports.keys import cell_of, total_id
from phoihop.reports.models import Report, ReportRegime, ReportState, ReportTotal
from phoihop.reports.periods import known_period
from phoihop.reports.standing import a_year_later, put_last_year_beside, states_of
from phoihop.reports.structure import Structure
from phoihop.reports.vectors import packed

NAME: Final = "report_state"
BATCH: Final = 2_000


def cells_of(kind: str, record: UUID, data: Data) -> Iterable[UUID]:
    """The place that a sending, or an answer to one, speaks of."""
    if kind in {"report", "report_return", "report_acceptance"}:
        yield cell_of(data)


def shapers_of(kind: str, record: UUID, data: Data) -> Iterable[UUID]:
    """The records that say how reports are counted."""
    if kind in {"report_regime", "report_form", "succession"}:
        yield record


def recompute(cells: frozenset[UUID], fresh: bool = False) -> None:
    """The states of these cells, of those whose last year they are, and the totals they change."""
    locks.shape(exclusive=False)
    units = {
        *Report.objects.filter(cell__in=cells).values_list("unit", flat=True),
        *ReportState.objects.filter(cell__in=cells).values_list("unit", flat=True),
    }
    past = Past(units)
    locks.units(past.kin)
    before = _held(cells)
    structure = Structure()
    after = states_of(cells, structure)
    for cell, row in _held(a_year_later({**before, **after}.values(), past) - cells).items():
        before[cell], after[cell] = row, copy.copy(row)
    ReportState.objects.filter(cell__in=before).delete()
    put_last_year_beside(after, structure, past)
    ReportState.objects.bulk_create(after.values(), BATCH)
    steps = Steps(structure)
    for cell in before.keys() | after.keys():
        steps.add(before.get(cell), -1)
        steps.add(after.get(cell), 1)
    for regime, code, vector, counted in steps.in_order():
        carry(regime, code, vector, counted)


def reshape(keys: frozenset[UUID], fresh: bool = False) -> None:
    """A regime, a form or a rearrangement is new, changed or gone: what it touches is counted anew."""
    if _moves(keys, fresh):
        locks.shape(exclusive=True)
        ReportState.objects.all().delete()
        ReportTotal.objects.all().delete()
        rebuild()
        return
    rearranged = SuccessionSide.objects.filter(parent__in=keys).values("org")
    touched = Report.objects.filter(Q(form__in=keys) | Q(unit__in=rearranged)).values_list("cell", flat=True)
    if cells := frozenset(touched):
        recompute(cells)


def _held(cells: Iterable[UUID]) -> dict[UUID, ReportState]:
    return {one.cell: one for one in ReportState.objects.filter(cell__in=cells)}


def _moves(keys: frozenset[UUID], fresh: bool) -> bool:
    """Whether this changes where reports are counted: a regime restated; or a new one in whose place something was
    counted already."""
    if not fresh:
        return ReportRegime.objects.filter(pk__in=keys).exists() or ReportState.objects.filter(regime__in=keys).exists()
    lower = ReportRegime.objects.filter(pk__in=keys, upper__isnull=False).values_list("upper", "author")
    return ReportRegime.objects.filter(upper__in=keys).exists() or any(
        ReportState.objects.filter(regime=str(upper), unit=author).exists() for upper, author in lower
    )


def rebuild() -> None:
    """A year after the one before it: what was last year's figure is there when it is asked for."""
    structure, past = Structure(whole=True), Past()
    steps = Steps(structure)
    cells = sorted(set(Report.objects.values_list("period", "cell")))
    for start in range(0, len(cells), BATCH):
        states = states_of([cell for _code, cell in cells[start : start + BATCH]], structure)
        put_last_year_beside(states, structure, past)
        insert(states.values())
        for one in states.values():
            steps.add(one, 1)
    insert(
        ReportTotal(id=total_id(regime, code), regime=regime, period=code, counted=counted, vector=packed(vector))
        for regime, code, vector, counted in steps.in_order()
        if counted
    )


def about(row: Mapping[str, Any]) -> str:
    """Which total, or which unit's report, a row is."""
    title = ReportRegime.objects.filter(pk=row["regime"]).values_list("title", flat=True).first() or row["regime"]
    unit = f", đơn vị {row['unit'][:8]}…" if "unit" in row else ""
    return f"“{title}”{unit}, {known_period(row['period']).label}"


def nothing() -> None:
    """What shapes the counting has no rows of its own."""


REPORT_STATE = ReadModel(
    name=NAME,
    models=(ReportState, ReportTotal),
    subjects=cells_of,
    recompute=recompute,
    rebuild=rebuild,
    about=about,
)
REPORT_SHAPE = ReadModel(name="report_shape", models=(), subjects=shapers_of, recompute=reshape, rebuild=nothing)
