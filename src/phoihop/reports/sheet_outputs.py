"""A sheet as a unit fills it and a report as it was sent, made ready for the templates."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from phoihop.reports.doubts import Doubt, doubts
from phoihop.reports.marks import Stretch, paragraphs
from phoihop.reports.queries import Form
from phoihop.reports.reading import Sent
from phoihop.reports.rules import Block, Line, Section, Typed, vector_of
from phoihop.reports.sharing import Offer, Uses, offers
from phoihop.reports.sheet_forms import ACTUAL, ESTIMATE, NOTE, PLAN, SheetForm, read
from phoihop.reports.showing import Shown, needs_reason, shown
from phoihop.reports.states import sources_of
from phoihop.reports.vectors import Vector, exact


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
