"""Tình hình nộp: units by period, who owes something first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from phoihop.organisations.rules import in_order
from phoihop.reports import words
from phoihop.reports.periods import Period
from phoihop.reports.regimes import Regime
from phoihop.reports.rules import State
from phoihop.reports.states import Standing
from phoihop.ui import plots, states
from phoihop.ui.formats import shortened

MOST_LETTERS = 26  # of a name beside the map


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One unit and period of the matrix. `late`: days after the due day; `over`: that day has passed;
    `waits`: a first sending waits to be taken in."""

    state: states.State
    report: UUID | None
    late: int
    over: bool
    waits: bool = False


@dataclass(frozen=True, kw_only=True)
class MatrixRow:
    """One unit. `in_time` of `due` reports whose due day has passed were first sent by it."""

    org: str
    name: str
    cells: tuple[Cell | None, ...]
    in_time: int
    due: int
    late: int

    @property
    def waits(self) -> bool:
        """Whether the report of the first period shown waits to be taken in."""
        return bool(self.cells and self.cells[0] and self.cells[0].waits)


@dataclass(frozen=True, kw_only=True)
class Counts:
    """The units of one period by where their report stands. `accepted`: a report of theirs stands in the totals, for
    `replacing` of them with a replacement that waits; `waiting` and `returned` have none there."""

    accepted: int = 0
    waiting: int = 0
    returned: int = 0
    missing: int = 0
    replacing: int = 0

    @property
    def all(self) -> int:
        return self.accepted + self.waiting + self.returned + self.missing


def matrix(
    regime: Regime,
    periods: Sequence[Period],
    shown_periods: Sequence[Period],
    found: Iterable[Standing],
    called: Mapping[str, str],
    today: date,
) -> list[MatrixRow]:
    """Who owes something for the first period comes first, the latest at the top; then by name."""
    here = {(one.unit, one.period): one for one in found}
    members = {one.code: set(regime.members(regime.cut_off(one))) for one in periods}
    dues = {one.code: regime.due(one) for one in periods}
    rows = []
    for org in regime.members():
        if not any(org in members[one.code] for one in periods):
            continue
        cells = tuple(
            _cell(here.get((org, one.code)), dues[one.code], today) if org in members[one.code] else None
            for one in shown_periods
        )
        past = [one for one in periods if org in members[one.code] and dues[one.code] < today]
        rows.append(
            MatrixRow(
                org=org,
                name=called.get(org, ""),
                cells=cells,
                in_time=sum(_in_time(here.get((org, one.code)), dues[one.code], today) for one in past),
                due=len(past),
                late=_late(here.get((org, shown_periods[0].code)), dues[shown_periods[0].code], today)
                if cells and cells[0]
                else 0,
            )
        )
    order = {"late": 0, "soon": 1, "open": 2, "returned": 3, "waiting": 4}
    return sorted(
        rows,
        key=lambda row: (order.get(row.cells[0].state.kind, 9) if row.cells[0] else 10, -row.late, in_order(row.name)),
    )


def _cell(found: Standing | None, due: date, today: date) -> Cell:
    state = words.state(
        found.state if found else None, first_sent=found.first_sent if found else None, due=due, today=today
    )
    return Cell(
        state=state,
        report=found.newest if found else None,
        late=_late(found, due, today),
        over=due < today,
        waits=found is not None and found.state == "sent",
    )


def _late(found: Standing | None, due: date, today: date) -> int:
    return words.late_by(found.first_sent if found else None, due, today)


def _in_time(found: Standing | None, due: date, today: date) -> bool:
    return found is not None and not _late(found, due, today)


def counts(regime: Regime, one: Period, found: Iterable[Standing]) -> Counts:
    members = set(regime.members(regime.cut_off(one)))
    sent = [standing for standing in found if standing.period == one.code and standing.unit in members]
    waiting = sum(standing.state == State.SENT for standing in sent)
    accepted = sum(standing.counted is not None for standing in sent)
    return Counts(
        accepted=accepted,
        waiting=waiting,
        returned=len(sent) - waiting - accepted,
        missing=len(members) - len(sent),
        replacing=sum(standing.state == State.CORRECTING for standing in sent),
    )


def heat(rows: Sequence[MatrixRow], periods: Sequence[Period], short: Mapping[str, str]) -> list[plots.Row]:
    """The rows of the map of who sent in time, the oldest period first. `short`: the short names of the units."""
    order = range(len(periods) - 1, -1, -1)
    return [
        plots.Row(
            name=shortened(short.get(row.org) or row.name, MOST_LETTERS),
            whole=row.name,
            cells=[_spot(row, periods[at], row.cells[at]) for at in order],
        )
        for row in rows
    ]


def _spot(row: MatrixRow, one: Period, cell: Cell | None) -> tuple[plots.Punctual, str]:
    if cell is None:
        return "none", ""
    kind = plots.punctual(cell.late, sent=cell.report is not None, asked=True, over=cell.over)
    return kind, f"{row.name}, {one.label}: {cell.state.word}"
