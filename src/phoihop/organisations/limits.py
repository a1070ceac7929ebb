"""The limits that governing texts set, as pages show them: on a day, and one through time. The operating office
records them; everyone who is signed in may read what they are bound by."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.http import Http404

from phoihop.organisations.models import Rule
from phoihop.organisations.rules import Limit, holds, on
from phoihop.organisations.wording import LIMITS, Wording
from phoihop.records.fields import Data
from phoihop.records.scope import directory
from phoihop.ui.formats import NBSP, number


@dataclass(frozen=True, kw_only=True)
class Value:
    """A value with the text that sets it."""

    id: UUID
    rec: UUID
    body: str
    data: Data
    value: Decimal
    unit: str
    paper: str
    note: str
    from_day: date | None
    to_day: date | None
    now: bool

    @property
    def words(self) -> str:
        """`20 ngày`, `20%`: the number tied to its unit."""
        return f"{number(self.value)}{'' if self.unit == '%' else NBSP}{self.unit}"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One limit and what it is on the day asked for, if it has been recorded; `changes` counts its values in time."""

    code: str
    wording: Wording
    value: Value | None
    changes: int


def on_day(day: date) -> tuple[Line, ...]:
    """Every limit the product knows. One statement."""
    rows: dict[str, list[Rule]] = defaultdict(list)
    for row in directory(Rule).order_by("code", "from_day", "issued_at"):
        rows[row.code].append(row)
    lines = []
    for limit, wording in LIMITS.items():
        held = on(rows[limit.value], day)
        value = _value(held, day) if held else None
        lines.append(Line(code=limit.value, wording=wording, value=value, changes=len(rows[limit.value])))
    return tuple(lines)


def known_or_404(code: str) -> Limit:
    if code not in set(Limit):
        raise Http404
    return Limit(code)


def history(limit: Limit, today: date) -> tuple[Value, ...]:
    """The values of one limit, the newest first. One statement."""
    rows = directory(Rule).filter(code=limit.value)
    return tuple(
        sorted((_value(row, today) for row in rows), key=lambda value: value.from_day or date.min, reverse=True)
    )


def value_or_404(pk: UUID, today: date) -> tuple[Limit, Value]:
    row = directory(Rule).filter(pk=pk).first()
    if row is None:
        raise Http404
    return Limit(row.code), _value(row, today)


def _value(row: Rule, day: date) -> Value:
    return Value(
        id=row.pk,
        rec=row.rec,
        body=row.body,
        data=row.data,
        value=_plain(row.value),
        unit=row.unit,
        paper=row.paper,
        note=row.note,
        from_day=row.from_day,
        to_day=row.to_day,
        now=holds(row, day),
    )


def _plain(value: Decimal) -> Decimal:
    """Without the decimals that only the column has."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()
