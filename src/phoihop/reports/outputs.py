"""What the pages of reports show, made ready for the templates."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _t

from phoihop.organisations.rules import in_order
from phoihop.reports import words
from phoihop.reports.doubts import Doubt, doubts
from phoihop.reports.forms import ACTUAL, ESTIMATE, NOTE, PLAN, SheetForm, read
from phoihop.reports.marks import Stretch, paragraphs
from phoihop.reports.partial import Partial
from phoihop.reports.periods import Every, Period, of_year, period
from phoihop.reports.queries import Form, Passage, Standing, Total, sources_of
from phoihop.reports.reading import Sent
from phoihop.reports.rules import (
    Block,
    Line,
    Section,
    Shown,
    Typed,
    cumulative,
    needs_reason,
    shown,
    trend,
    vector_of,
)
from phoihop.reports.sharing import Offer, Uses, offers
from phoihop.reports.vectors import NOTHING, Vector, exact

TREND = 12  # periods of a trend


@dataclass(frozen=True, kw_only=True)
class SheetRow:
    """One line of the sheet as a unit fills it. `boxes` are bound fields, None where nothing is typed."""

    no: int
    line: Line
    plan: Any
    actual: Any
    estimate: Any
    note: Any
    shown: Shown
    base: Decimal | None
    explain: bool
    offers: list[Offer]


@dataclass(frozen=True, kw_only=True)
class SheetPart:
    """One section: figures with their rows, or a passage with its box."""

    section: Section
    rows: tuple[SheetRow, ...]
    box: Any


def unit_vector(form: Form, typed: Mapping[str, Typed], base: Mapping[str, int]) -> dict[str, Any]:
    return vector_of(form.lines.values(), typed, base)


def sheet(form: Form, boxes: SheetForm, base: Mapping[str, int], vector: Vector, uses: Uses) -> list[SheetPart]:
    """The sheet with what follows from what is typed so far."""
    parts = []
    number = 0
    typed = boxes.typed()
    doubtful = doubts(form.lines, typed)
    for section in form.sections:
        rows = []
        for line in section.lines:
            number += 1
            beside = offers(line, uses, typed.get(line.code, Typed()))
            doubted = line.code in doubtful
            rows.append(_sheet_row(number, line, form, boxes, base, vector, beside, doubted=doubted))
        name = f"v-{section.code}"
        parts.append(
            SheetPart(section=section, rows=tuple(rows), box=boxes[name] if section.block == Block.TEXT else None)
        )
    return parts


def _sheet_row(
    number: int,
    line: Line,
    form: Form,
    boxes: SheetForm,
    base: Mapping[str, int],
    vector: Vector,
    beside: list[Offer],
    *,
    doubted: bool,
) -> SheetRow:
    def box(prefix: str) -> Any:
        name = f"{prefix}{line.code}"
        return boxes[name] if name in boxes.fields else None

    found = shown(line, form.lines, vector)
    return SheetRow(
        no=number,
        line=line,
        plan=box(PLAN),
        actual=box(ACTUAL),
        estimate=box(ESTIMATE),
        note=box(NOTE),
        shown=found,
        base=_base(line, form, base) if line.of is None else found.same,
        explain=needs_reason(line, found) or doubted or bool(boxes.value(f"{NOTE}{line.code}")),
        offers=beside,
    )


def _base(line: Line, form: Form, base: Mapping[str, int]) -> Decimal | None:
    return exact(base[line.key]) if line.key in base else None


@dataclass(frozen=True, kw_only=True)
class Filled:
    """How far a sheet has come. `cells`: boxes for what was done, `empty` ones among them; `unread`: boxes whose words
    are no clear figure; `texts`: passages, `unwritten` ones among them; `unexplained`: figures that want a reason."""

    cells: int
    empty: int
    unread: int
    texts: int
    unwritten: int
    unexplained: int


def filled(parts: Iterable[SheetPart]) -> Filled:
    parts = list(parts)
    rows = [row for part in parts for row in part.rows if row.actual is not None]
    texts = [part.box for part in parts if part.box is not None]
    figures = [box for row in rows for box in (row.plan, row.actual) if box is not None]
    return Filled(
        cells=len(rows),
        empty=sum(_is_empty(row.actual) for row in rows),
        unread=sum(
            not _is_empty(box) and not isinstance(box.value(), Decimal) and read(box.value()) is None for box in figures
        ),
        texts=len(texts),
        unwritten=sum(_is_empty(box) for box in texts),
        unexplained=sum(row.explain and not row.note.value() for row in rows),
    )


def _is_empty(box: Any) -> bool:
    return not str("" if box.value() is None else box.value()).strip()


class TotalRow(NamedTuple):
    """One line of a consolidated table."""

    no: int
    line: Line
    shown: Shown
    cumulative: Decimal | None
    trend: tuple[Decimal | None, ...]
    why: str


def table(
    form: Form, every: Every, one: Period, by_period: Mapping[str, Vector], *, over_units: bool = True
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


@dataclass(frozen=True, kw_only=True)
class ReadRow:
    """One line of a report that was sent."""

    no: int
    line: Line
    shown: Shown
    estimate: bool
    note: str
    offers: list[Offer]
    doubts: list[Doubt]


@dataclass(frozen=True, kw_only=True)
class ReadPart:
    """`text`: its paragraphs with the sources they cite."""

    section: Section
    rows: tuple[ReadRow, ...]
    text: list[list[Stretch]]


def read_parts(sent: Sent, typed: Mapping[str, Typed], vector: Vector, uses: Uses) -> list[ReadPart]:
    """A report as it was sent, on the form it was sent on."""
    texts = {one["section"]: one["text"] for one in sent.data.get("texts", ())}
    sources = sources_of(sent.data)
    doubtful = doubts(sent.form.lines, typed)
    parts, number = [], 0
    for section in sent.form.sections:
        rows = []
        for line in section.lines:
            number += 1
            said = typed.get(line.code, Typed())
            found = shown(line, sent.form.lines, vector)
            beside = offers(line, uses, said)
            rows.append(
                ReadRow(
                    no=number,
                    line=line,
                    shown=found,
                    estimate=said.estimate,
                    note=said.note,
                    offers=beside,
                    doubts=doubtful.get(line.code, []),
                )
            )
        text = paragraphs(texts.get(section.code, ""), sources)
        parts.append(ReadPart(section=section, rows=tuple(rows), text=text))
    return parts


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
