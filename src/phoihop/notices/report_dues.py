"""By which day each period of a reporting regime is wanted: a read model made from the regime alone."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final
from uuid import UUID, uuid5

from phoihop.notices.models import ReportDue
from phoihop.records.fields import Data
from phoihop.records.kinds import ReadModel
from phoihop.records.rows import insert
from phoihop.reports.models import ReportRegime
from phoihop.reports.periods import Every, asked
from phoihop.reports.structure import due_on

YEARS_AHEAD: Final = 10


def _subjects(kind: str, record: UUID, data: Data) -> Iterable[UUID]:
    if kind == "report_regime":
        yield record


def _recompute(keys: frozenset[UUID], fresh: bool = False) -> None:
    if not fresh:
        ReportDue.objects.filter(regime__in=keys).delete()
    insert(row for regime in ReportRegime.objects.filter(pk__in=keys).order_by("pk") for row in _dues(regime))


def _dues(regime: ReportRegime) -> Iterator[ReportDue]:
    first = regime.from_day
    last = regime.to_day or date(first.year + YEARS_AHEAD, 12, 31)
    every = Every(regime.every)
    if every == Every.TERM and regime.to_day is None:
        return
    for period in asked(every, first, last, regime.cut_day):
        yield ReportDue(
            id=uuid5(regime.pk, period.code),
            regime=regime.pk,
            period=period.code,
            cut_off=period.window(regime.cut_day)[1],
            due=due_on(regime.data, period),
        )


def _rebuild() -> None:
    ReportDue.objects.all().delete()
    _recompute(frozenset(ReportRegime.objects.values_list("pk", flat=True)), fresh=True)


REPORT_DUE: Final = ReadModel(
    name="report due",
    models=(ReportDue,),
    subjects=_subjects,
    recompute=_recompute,
    rebuild=_rebuild,
)
