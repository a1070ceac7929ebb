"""Who reports to whom on a day: the units of a regime, the regimes above it, the form in force. Asked for by decisions
and by the read model, so nothing here depends on who looks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from phoihop.organisations.queries import holding
from phoihop.organisations.rules import holds
from phoihop.records.keys import audience_id
from phoihop.reports.models import RegimeMember, ReportForm, ReportRegime
from phoihop.reports.periods import Period, Unusual, due_day

HIGHEST: Final = 12  # levels a chain of regimes may have; a circle ends here


def last_day(regime: ReportRegime, period: Period) -> date:
    """The cut-off: on this day's structure a report is counted."""
    return period.window(regime.cut_day)[1]


def due_on(data: Mapping[str, Any], period: Period) -> date:
    """The day by which a regime with this payload wants the period's reports. For a period cut off before the regime
    was issued (`issued`) the days count from then: nobody is late with what was not asked yet."""
    unusual = [
        Unusual(
            first=date.fromisoformat(one["first"]), last=date.fromisoformat(one["last"]), works=one.get("works", False)
        )
        for one in data.get("days_off", ())
    ]
    cut_off, issued = period.window(data["cut_day"])[1], data.get("issued")
    begins = max(cut_off, date.fromisoformat(issued)) if issued else cut_off
    return due_day(begins, data["due_days"], unusual)


def is_member(regime: UUID, org: str, day: date) -> bool:
    return holding(RegimeMember.objects.filter(parent=regime, org=org), day).exists()


def in_force(regime: ReportRegime, day: date) -> bool:
    return holds(regime, day)  # type: ignore[arg-type]  # its from_day is never empty, which a Span's may be


def superiors(regime: ReportRegime) -> tuple[str, ...]:
    """Those above the author who see through to its units."""
    return tuple(regime.data.get("superiors", ()))


def seen_by(author: str, above: Iterable[str], unit: str = "") -> UUID:
    """The audience of a unit's report, or of the totals."""
    return audience_id([*(one for one in (unit, author) if one), *above])


def form_on(regime: ReportRegime, day: date) -> ReportForm | None:
    """The form that asks for the periods cut off on `day`."""
    rows = ReportForm.objects.filter(regime=regime.pk, author=regime.author)
    return rows.filter(from_day__lte=day).order_by("-from_day", "-issued_at", "-seq").first()


def feeding(regime: UUID, unit: str, period: Period) -> ReportRegime | None:
    """The unit's own regime that flows into this one: its figures then come from its units."""
    return next((one for one in lower_regimes(regime, unit) if in_force(one, last_day(one, period))), None)


def lower_regimes(regime: UUID, unit: str) -> list[ReportRegime]:
    """The unit's own regimes that flow into this one, the first issued first."""
    return list(ReportRegime.objects.filter(upper=regime, author=unit).order_by("issued_at", "seq"))


class Structure:
    """The structure as one recomputation sees it, each fact asked for once; `whole`: all of it at the start."""

    def __init__(self, *, whole: bool = False) -> None:
        self._whole = whole
        self._regimes: dict[UUID, ReportRegime | None] = {}
        self._spans: dict[tuple[UUID, str], list[RegimeMember]] = defaultdict(list)
        self._lower: dict[tuple[UUID, str], list[ReportRegime]] = defaultdict(list)
        self._chains: dict[tuple[UUID, str], tuple[ReportRegime, ...]] = {}
        for regime in ReportRegime.objects.order_by("issued_at", "seq") if whole else ():
            self._regimes[regime.pk] = regime
            if regime.upper:
                self._lower[regime.upper, regime.author].append(regime)
        for member in RegimeMember.objects.iterator() if whole else ():
            self._spans[member.parent, member.org].append(member)

    def regime(self, pk: UUID | None) -> ReportRegime | None:
        if pk is None:
            return None
        if pk not in self._regimes and not self._whole:
            self._regimes[pk] = ReportRegime.objects.filter(pk=pk).first()
        return self._regimes.get(pk)

    def counts(self, regime: ReportRegime, unit: str, period: Period) -> bool:
        """Whether what a unit reports itself belongs to the totals: it is a unit of the regime on the cut-off day, and
        its figures do not already come from units of its own."""
        return self._is_member(regime, unit, last_day(regime, period)) and not self._is_fed(regime, unit, period)

    def chain(self, regime: ReportRegime, period: Period) -> tuple[ReportRegime, ...]:
        """From a regime up, as long as each stands in the one above on the period's cut-off day."""
        key = (regime.pk, period.code)
        if key not in self._chains:
            self._chains[key] = self._climbed(regime, period)
        return self._chains[key]

    def _climbed(self, regime: ReportRegime, period: Period) -> tuple[ReportRegime, ...]:
        found = [regime]
        while len(found) < HIGHEST:
            upper = self.regime(found[-1].upper)
            if upper is None or upper in found or upper.every != found[-1].every:
                break
            day = last_day(upper, period)
            if not self._is_member(upper, found[-1].author, day) or not in_force(found[-1], day):
                break
            found.append(upper)
        return tuple(found)

    def _is_member(self, regime: ReportRegime, org: str, day: date) -> bool:
        key = (regime.pk, org)
        if key not in self._spans and not self._whole:
            self._spans[key] = list(RegimeMember.objects.filter(parent=regime.pk, org=org))
        return any(holds(one, day) for one in self._spans.get(key, ()))

    def _is_fed(self, regime: ReportRegime, unit: str, period: Period) -> bool:
        key = (regime.pk, unit)
        if key not in self._lower and not self._whole:
            self._lower[key] = lower_regimes(*key)
        return any(in_force(one, last_day(one, period)) for one in self._lower.get(key, ()))
