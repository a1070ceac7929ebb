"""Which periods a regime asks for, until when each is the one to send, and by which day: the one source for the desk,
the reminders and the overview. A read model made from the regime alone: working days are counted once, when the regime
is issued, and not on every page."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final
from uuid import UUID, uuid5

from phoihop.records.fields import Data
from phoihop.records.kinds import ReadModel
from phoihop.records.rows import insert
from phoihop.reports.models import ReportDue, ReportRegime
from phoihop.reports.periods import Every, asked, period_after
from phoihop.reports.structure import due_on

YEARS_AHEAD: Final = 10  # from when the regime was issued last, where it has no end


def due_days(regime: ReportRegime) -> Iterator[ReportDue]:
    every, cut_day = Every(regime.every), regime.cut_day
    if every == Every.TERM and regime.to_day is None:
        return
    last = regime.to_day or date(max(regime.from_day.year, regime.issued_at.year) + YEARS_AHEAD, 12, 31)
    for one in asked(every, regime.from_day, last, cut_day):
        yield ReportDue(
            id=uuid5(regime.pk, one.code),
            regime=regime.pk,
            period=one.code,
            cut_off=one.window(cut_day)[1],
            until=period_after(every, one).window(cut_day)[1],
            due=due_on(regime.data, one),
        )


def _subjects(kind: str, record: UUID, data: Data) -> Iterable[UUID]:
    if kind == "report_regime":
        yield record


def _recompute(keys: frozenset[UUID], fresh: bool = False) -> None:
    if not fresh:
        ReportDue.objects.filter(regime__in=keys).delete()
    insert(row for regime in ReportRegime.objects.filter(pk__in=keys).order_by("pk") for row in due_days(regime))


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
