"""What an indicator is, what a form asks, and what may be said of a figure. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, NamedTuple

from phoihop.reports.vectors import PLACES, Sum, of_unit

MOST_LINES: Final = 200


MOST_SECTIONS: Final = 30


MOST_SOURCES: Final = 999  # a mark has three digits


class Flavour(StrEnum):
    """How a figure runs through time. A flow (coal mined) is added over the periods of a year, a stock (people at the
    period's end) is not; a ratio is made of two other lines and never typed."""

    FLOW = "flow"
    STOCK = "stock"
    RATIO = "ratio"


class Direction(StrEnum):
    """Which way is better. Nothing is judged by it unless the form says so."""

    MORE = "more"
    LESS = "less"
    NONE = "none"


class Aggregation(StrEnum):
    """Over units: added, or shown unit by unit only (an average wage has no sum)."""

    SUM = "sum"
    NONE = "none"


class Block(StrEnum):
    FIGURES = "figures"
    TEXT = "text"


class State(StrEnum):
    """Where the report of one unit for one period stands. `CORRECTING`: accepted, and a replacement is waiting; the
    accepted figures count until the replacement is accepted too."""

    SENT = "sent"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    CORRECTING = "correcting"


class Line(NamedTuple):
    """One line of a section of figures. `key` names the indicator in every vector: lines of different forms that ask
    for the same indicator have one key. `of`: the codes of numerator and denominator of a ratio."""

    code: str
    key: str
    name: str
    unit: str
    flavour: Flavour
    decimals: int
    direction: Direction
    aggregation: Aggregation
    of: tuple[str, str] | None = None
    factor: int = 1
    planned: bool = True
    explain_below: int = 0
    definition: str = ""

    @property
    def typed(self) -> bool:
        return self.flavour != Flavour.RATIO


@dataclass(frozen=True, kw_only=True)
class Section:
    code: str
    title: str
    block: Block
    lines: tuple[Line, ...] = ()
    guide: str = ""


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What a unit says on one line."""

    plan: Decimal | None = None
    actual: Decimal | None = None
    estimate: bool = False
    note: str = ""


def sections_of(data: Mapping[str, Any], key_of: Any) -> tuple[Section, ...]:
    """The sections of a form's payload. `key_of` gives the key of a line's data."""
    return tuple(
        Section(
            code=one["code"],
            title=one["title"],
            block=Block(one["block"]),
            guide=one.get("guide", ""),
            lines=tuple(_line(line, key_of(line)) for line in one.get("lines", ())),
        )
        for one in data["sections"]
    )


def _line(line: Mapping[str, Any], key: str) -> Line:
    of = line.get("of")
    return Line(
        code=line["code"],
        key=key,
        name=line["name"],
        unit=line["unit"],
        flavour=Flavour(line["flavour"]),
        decimals=line.get("decimals", 0),
        direction=Direction(line.get("direction", Direction.NONE)),
        aggregation=Aggregation(line.get("aggregation", Aggregation.SUM)),
        of=(of[0], of[1]) if of else None,
        factor=line.get("factor", 1),
        planned=line.get("planned", True),
        explain_below=line.get("explain_below", 0),
        definition=line.get("definition", ""),
    )


def lines_of(sections: Iterable[Section]) -> tuple[Line, ...]:
    return tuple(line for section in sections for line in section.lines)


def typed_of(figures: Iterable[Mapping[str, Any]]) -> dict[str, Typed]:
    """What a report's payload says, by line."""
    return {
        one["line"]: Typed(
            plan=Decimal(one["plan"]) if "plan" in one else None,
            actual=Decimal(one["actual"]) if "actual" in one else None,
            estimate=one.get("estimate", False),
            note=one.get("note", ""),
        )
        for one in figures
    }


def vector_of(lines: Iterable[Line], typed: Mapping[str, Typed], same: Mapping[str, int]) -> dict[str, Sum]:
    """What one unit adds to the totals: its typed lines, with last year's accepted figures beside them."""
    found = {}
    for line in lines:
        said = typed.get(line.code)
        if not line.typed or said is None or line.key in found:
            continue
        one = of_unit(plan=said.plan, actual=said.actual, same=same.get(line.key), estimate=said.estimate)
        if not one.is_zero:
            found[line.key] = one
    return found


def too_fine(value: Decimal, decimals: int) -> bool:
    """Whether a figure has more decimals than its indicator takes."""
    _top, bottom = value.as_integer_ratio()
    return bool(10 ** min(decimals, PLACES) % bottom)


@dataclass(frozen=True, kw_only=True)
class Sent:
    """One sending of a report (lần gửi): its number, when, and what its receiver said."""

    no: int
    at: datetime
    returned: datetime | None = None
    accepted: datetime | None = None


def state_of(sendings: Sequence[Sent]) -> tuple[State, Sent, Sent | None]:
    """The state, the newest sending, and the one whose figures count. `sendings` in the order of their numbers. One
    that was returned counts no longer, even if it had been accepted; what counted before it counts again."""
    newest = sendings[-1]
    counted = next((one for one in reversed(sendings) if one.accepted and not one.returned), None)
    if newest.returned:
        return State.RETURNED, newest, counted
    if newest.accepted:
        return State.ACCEPTED, newest, counted
    return State.CORRECTING if counted else State.SENT, newest, counted
