"""What the pages of reports show, made ready for the templates."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _t

from phoihop.organisations.rules import in_order
from phoihop.reports import words
from phoihop.reports.partial import Partial
from phoihop.reports.periods import Every, Period, of_year, period
from phoihop.reports.queries import Form
from phoihop.reports.rules import Block, Line, Section
from phoihop.reports.showing import Shown, cumulative, shown, trend
from phoihop.reports.states import Passage, Standing
from phoihop.reports.totals import Total
from phoihop.reports.vectors import NOTHING, Packed

TREND = 12  # periods of a trend


class TotalRow(NamedTuple):
    """One line of a consolidated table."""

    no: int
    line: Line
    shown: Shown
    cumulative: Decimal | None
    trend: tuple[Decimal | None, ...]
    why: str


def table(
    form: Form, every: Every, one: Period, by_period: Mapping[str, Packed], *, over_units: bool = True
) -> list[tuple[Section, list[TotalRow]]]:
    """The sections of figures over some units, with the year so far and the trend of the periods before."""
    vector = by_period.get(one.code, NOTHING)
    so_far = [by_period.get(code) for code in codes_of_year(every, one)]
    before = [by_period.get(code, NOTHING) for code in codes_of_trend(every, one)]
    number = 0
    found = []
    for section in form.sections:
        rows = []
        for line in section.lines:
            number += 1
            value = shown(line, form.lines, vector, over_units=over_units)
            rows.append(
                TotalRow(
                    no=number,
                    line=line,
                    shown=value,
                    cumulative=cumulative(line, every, so_far),
                    trend=trend(line, form.lines, before, over_units=over_units),
                    why=why_not(value),
                )
            )
        if rows:
            found.append((section, rows))
    return found


def why_not(value: Shown) -> str:
    """Why a sum is not compared, in a few words."""
    reasons = []
    if value.plan_gap:
        reasons.append(_t("%(count)s đơn vị chỉ có một trong hai số kế hoạch, thực hiện") % {"count": value.plan_gap})
    if value.same_gap:
        reasons.append(
            _t("%(count)s đơn vị không có số cùng kỳ so sánh được (mới báo cáo, hoặc đã chia tách)")
            % {"count": value.same_gap}
        )
    return "; ".join(reasons)


def codes_of_year(every: Every, one: Period) -> list[str]:
    """From the year's beginning up to this period."""
    codes = [other.code for other in of_year(every, one.year)]
    return codes[: codes.index(one.code) + 1] if one.code in codes else [one.code]


def codes_of_trend(every: Every, one: Period) -> list[str]:
    """The last periods up to this one, the oldest first."""
    codes = [other.code for year in range(one.year - TREND, one.year + 1) for other in of_year(every, year)]
    return (
        codes[max(codes.index(one.code) + 1 - TREND, 0) : codes.index(one.code) + 1]
        if one.code in codes
        else [one.code]
    )


def unfinished(codes: Sequence[str], wanting: Partial) -> dict[int, str]:
    """The places of a trend that are not whole yet, in words."""
    return {
        at: _t("%(period)s mới có %(counted)s/%(all)s") % {"period": one.label, "counted": found[0], "all": found[1]}
        for at, code in enumerate(codes)
        if (found := wanting.get(code)) and (one := period(code))
    }


@dataclass(frozen=True, kw_only=True)
class Course:
    """One line through the periods: as the plot and the table beside it take it. `units`: for a period in which some
    are missing, how many of how many."""

    labels: tuple[str, ...]
    names: tuple[str, ...]
    shown: tuple[Shown, ...]
    units: tuple[str, ...]

    def of(self, figure: str) -> list[Decimal | None]:
        return [getattr(one, figure) for one in self.shown]

    @property
    def rows(self) -> list[tuple[str, Shown, str]]:
        return list(zip(self.names, self.shown, self.units, strict=True))


def course(
    line: Line, form: Form, codes: Iterable[str], by_period: Mapping[str, Total], wanting: Partial
) -> Course | None:
    """What a line was over the periods that have any figure, from the first of them on; None without two."""
    known = [(one, of_total(line, form, by_period.get(one.code))) for one in map(period, codes) if one]
    while known and known[0][1].actual is None:
        del known[0]
    if len(known) < 2:
        return None
    return Course(
        labels=tuple("/".join((part, year[-2:])) for part, year in (words.short(one) for one, _shown in known)),
        names=tuple(one.label for one, _shown in known),
        shown=tuple(found for _one, found in known),
        units=tuple("/".join(map(str, wanting.get(one.code, ()))) for one, _shown in known),
    )


@dataclass(frozen=True, kw_only=True)
class Addend:
    """What one unit, or a regime below, adds to a sum."""

    name: str
    shown: Shown
    units: int
    report: UUID | None = None
    regime: UUID | None = None


def addends(line: Line, form: Form, found: Iterable[Standing], below: Iterable[Total]) -> list[Addend]:
    """The addends of one line, regimes below first, then units by name."""
    lower = [
        Addend(
            name=one.author_name,
            shown=shown(line, form.lines, one.vector, over_units=True),
            units=one.counted,
            regime=one.regime,
        )
        for one in below
    ]
    units = [
        Addend(name=one.unit_name, shown=shown(line, form.lines, one.vector), units=1, report=one.counted)
        for one in found
        if one.counted is not None
    ]
    return [*lower, *sorted(units, key=lambda one: in_order(one.name))]


def passages(form: Form, found: Iterable[Passage]) -> list[tuple[Section, list[Passage]]]:
    """What units wrote, by section of the form."""
    given = list(found)
    return [
        (section, [one for one in given if one.section == section.code])
        for section in form.sections
        if section.block == Block.TEXT
    ]


def of_total(line: Line, form: Form, total: Total | None) -> Shown:
    return shown(line, form.lines, total.vector if total else NOTHING, over_units=True)
