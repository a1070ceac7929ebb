"""Where the reports of units stand, and what those that count say, always for a viewer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.db import connection

from phoihop.organisations.rules import in_order
from phoihop.records.actors import Viewer
from phoihop.records.fields import Data
from phoihop.records.keys import ref_id
from phoihop.records.rows import prepared, read_json, read_key, read_moment
from phoihop.records.scope import seen
from phoihop.reports.marks import Stretch, bare, paragraphs
from phoihop.reports.rules import State
from phoihop.reports.vectors import NOTHING, Packed


class Standing(NamedTuple):
    """Where one unit's report for one period stands. `kept`: its vector as the database gives it."""

    regime: UUID
    unit: str
    unit_name: str
    period: str
    state: State
    newest: UUID
    no: int
    counted: UUID | None
    first_sent: datetime
    kept: Any
    data: Data  # of the report that counts, where it was asked for

    @property
    def vector(self) -> Packed:
        """Read anew each time: those of a thousand units are forty thousand lists, needed one after another."""
        return read_json(self.kept) if self.kept else NOTHING


_STATES: Final = """
SELECT state.regime, state.unit, body.name, state.period, state.state, state.newest, state.no,
  state.counted, state.first_sent, {vector}, {data}
FROM reports_reportstate AS state
LEFT JOIN organisations_organisation AS body ON body.org = state.unit {report}
WHERE state.regime IN ({regimes}) AND state.period IN ({periods}) AND {unit} AND {state}
"""


_SAID: Final = "LEFT JOIN reports_report AS report ON report.id = state.counted AND {}"


def standings(
    viewer: Viewer,
    regime_ids: Iterable[UUID],
    codes: Iterable[str],
    *,
    units: str = "",
    whole: bool = False,
    figures: bool = True,
) -> list[Standing]:
    """The states of reports in these periods, of one unit or of all the viewer sees; `whole` with what the reports that
    count say; without `figures` where only their states are asked for. One statement, written by hand: it is asked of
    every page with a table of units."""
    known = list(regime_ids)
    regimes = {f"regime{number}": prepared(pk) for number, pk in enumerate(known)}
    periods = {f"period{number}": code for number, code in enumerate(codes)}
    if not regimes or not periods:
        return []
    state, values = seen(viewer, "state")
    sql = _STATES.format(
        vector="state.vector" if figures else "NULL",
        data="report.data" if whole else "NULL",
        report=_SAID.format(seen(viewer, "report")[0]) if whole else "",
        regimes=", ".join(f"%({name})s" for name in regimes),
        periods=", ".join(f"%({name})s" for name in periods),
        unit="state.unit = %(unit)s" if units else "1 = 1",
        state=state,
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, values | regimes | periods | ({"unit": units} if units else {}))
        by_key = dict(zip(regimes.values(), known, strict=True))
        return [_standing(by_key[regime], *rest) for regime, *rest in cursor.fetchall()]


def _standing(
    regime: UUID,
    unit: str,
    name: str | None,
    code: str,
    state: str,
    newest: Any,
    no: int,
    counted: Any,
    first_sent: Any,
    kept: Any,
    data: Any,
) -> Standing:
    last = read_key(newest)
    return Standing(
        regime=regime,
        unit=unit,
        unit_name=name or "",
        period=code,
        state=State(state),
        newest=last,
        no=no,
        counted=last if counted == newest else read_key(counted) if counted else None,
        first_sent=read_moment(first_sent),
        kept=kept,
        data=read_json(data) if data else {},
    )


@dataclass(frozen=True, kw_only=True)
class Passage:
    """What one unit wrote under one section of the form. `report` leads to the whole of it."""

    section: str
    unit: str
    unit_name: str
    text: str
    report: UUID
    sources: Mapping[int, UUID]

    @property
    def paragraphs(self) -> list[list[Stretch]]:
        return paragraphs(self.text, self.sources)

    @property
    def words(self) -> str:
        """Without the marks of what it cites itself."""
        return bare(self.text, self.sources)


def sources_of(data: Data) -> dict[int, UUID]:
    """The reports that a report cites, by the number of their marks."""
    return {one["no"]: ref_id(one["report"]) for one in data.get("sources", ())}


def passages(found: Iterable[Standing]) -> list[Passage]:
    """The passages of the reports that count, by the names of the units."""
    given = [
        Passage(
            section=one["section"],
            unit=standing.unit,
            unit_name=standing.unit_name,
            text=one["text"],
            report=standing.counted,
            sources=sources_of(standing.data),
        )
        for standing in found
        if standing.counted is not None
        for one in standing.data.get("texts", ())
    ]
    return sorted(given, key=lambda one: in_order(one.unit_name))
