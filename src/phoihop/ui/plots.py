"""Geometry of the drawings one looks at rather than reads: bars over periods with the plan and the same period, and
the map of who sent in time. Exact figures come in, whole pixels go out; a table beside them says the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor
from typing import Final, Literal

from django.utils.translation import gettext as _

from phoihop.ui.charts import Figure
from phoihop.ui.formats import number

# ---- bars over periods

WIDTH: Final = 720
HEIGHT: Final = 200
LEFT: Final = 84  # figures of the scale
TOP: Final = 8
FOOT: Final = 24  # names of the periods
_STEPS: Final = (1, 2, 5, 10)
_LINES: Final = 4


@dataclass(frozen=True, slots=True)
class Column:
    """One period: edges, widths and tops in pixels; None: no such figure. `x`: its middle, where its name stands;
    `units`: how many of how many units are in it, where some are missing."""

    label: str
    x: int
    width: int
    actual: tuple[int, int] | None  # top, height
    same: tuple[int, int] | None
    plan: int | None
    said: str
    units: str = ""


@dataclass(frozen=True, slots=True)
class Trend:
    """`scale`: height and words of each line of the scale. `zero`: where the bars stand. `label`: what a screen reader
    says."""

    columns: Sequence[Column]
    scale: Sequence[tuple[int, str]]
    zero: int
    label: str


def trend(
    labels: Sequence[str],
    actual: Sequence[Figure],
    plan: Sequence[Figure],
    same: Sequence[Figure],
    places: int = 0,
    names: Sequence[str] = (),
    units: Sequence[str] = (),
) -> Trend:
    """Bars of what was done, beside those of the same period of last year, a line across both for the plan. `labels`
    stand under the bars; `names` are what a screen reader says for them; `units`: for a period that is not whole how
    many of how many units are in it, else nothing."""
    known = [Decimal(one) for one in (*actual, *plan, *same) if one is not None]
    if not known:
        return Trend((), (), 0, _("Chưa có số"))
    most, least = max(*known, Decimal(0)), min(*known, Decimal(0))
    step = _step((most - least) / _LINES)
    top, bottom = ceil(most / step) * step, floor(least / step) * step
    span = (top - bottom) or Decimal(1)
    ground = HEIGHT - FOOT

    def at(value: Decimal) -> int:
        return int((TOP + (top - value) / span * (ground - TOP)).to_integral_value())

    def bar(value: Figure) -> tuple[int, int] | None:
        if value is None:
            return None
        ends = sorted((at(Decimal(value)), at(Decimal(0))))
        return ends[0], max(ends[1] - ends[0], 1)

    slot = (WIDTH - LEFT) // max(len(labels), 1)
    width = min(max(slot // 3, 4), 28)
    columns = [
        Column(
            label=name,
            x=LEFT + slot * place + slot // 2,
            width=width,
            actual=bar(actual[place]),
            same=bar(same[place]),
            plan=at(Decimal(one)) if (one := plan[place]) is not None else None,
            said=_said(
                names[place] if names else name,
                actual[place],
                plan[place],
                same[place],
                places,
                *units[place : place + 1],
            ),
            units=units[place] if units else "",
        )
        for place, name in enumerate(labels)
    ]
    lines = int((top - bottom) / step)
    scale = [(at(bottom + step * line), number(bottom + step * line)) for line in range(lines + 1)]
    return Trend(columns, scale, at(Decimal(0)), "; ".join(one.said for one in columns))


def _step(wanted: Decimal) -> Decimal:
    """The next larger of 1, 2, 5 times a power of ten."""
    if wanted <= 0:
        return Decimal(1)
    power = Decimal(10) ** wanted.adjusted()
    return next(power * one for one in _STEPS if power * one >= wanted)


def _said(name: str, actual: Figure, plan: Figure, same: Figure, places: int, units: str = "") -> str:
    missing = _("chưa có số")
    words = [missing if one is None else number(one, places) for one in (actual, plan, same)]
    if units:
        words[0] += " " + _("(mới có %(units)s đơn vị)") % {"units": units}
    return _("%(name)s: thực hiện %(actual)s, kế hoạch %(plan)s, cùng kỳ %(same)s") % {
        "name": name,
        "actual": words[0],
        "plan": words[1],
        "same": words[2],
    }


# ---- who sent in time

Punctual = Literal["in-time", "late-1", "late-2", "late-3", "missing", "open", "none"]
CELL: Final = 14
NAMES: Final = 168
LINE: Final = 16
HEAD: Final = 32  # the year above, the period below
ROWS: Final = 34  # of one block; blocks stand side by side
LATE: Final = (3, 10)  # days up to which a cell is filled by one third, by two


@dataclass(frozen=True, slots=True)
class Spot:
    """One cell: its corner in pixels, how full it is drawn (`fill`, from its foot), what it says."""

    x: int
    y: int
    kind: Punctual
    fill: int
    said: str


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the map: `names` and `heads` with where they stand."""

    width: int
    height: int
    names: Sequence[tuple[int, str, str]]
    heads: Sequence[tuple[int, str, str]]
    spots: Sequence[Spot]
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """A unit: its short name, its whole name, and for each period how it sent and the words for it."""

    name: str
    whole: str
    cells: Sequence[tuple[Punctual, str]]


_FILL: Final[dict[Punctual, int]] = {
    "in-time": 2,
    "late-1": CELL // 3,
    "late-2": CELL * 2 // 3,
    "late-3": CELL - 2,
    "missing": CELL - 2,
    "open": 0,
    "none": 0,
}


def punctual(late: int, *, sent: bool, asked: bool, over: bool) -> Punctual:
    """How a report stands. `late`: days after its due day; `over`: that day has passed; `asked`: it was asked for."""
    if not asked:
        return "none"
    if not sent:
        return "missing" if over else "open"
    if not late:
        return "in-time"
    return "late-1" if late <= LATE[0] else "late-2" if late <= LATE[1] else "late-3"


def heat(heads: Sequence[tuple[str, str]], rows: Sequence[Row]) -> list[Block]:
    """The map in blocks of at most `ROWS` units. The fuller a cell, the later; a missing report is crossed out.
    `heads`: each period's place in its year, and the year."""
    blocks = []
    for start in range(0, len(rows), ROWS):
        part = rows[start : start + ROWS]
        spots = [
            Spot(NAMES + CELL * at, HEAD + LINE * line, kind, _FILL[kind], said)
            for line, row in enumerate(part)
            for at, (kind, said) in enumerate(row.cells)
            if kind != "none"
        ]
        counted = {kind: sum(one.kind == kind for one in spots) for kind in _FILL}
        label = _("%(units)s đơn vị, %(periods)s kỳ: đúng hạn %(in_time)s, gửi chậm %(late)s, chưa gửi %(missing)s") % {
            "units": len(part),
            "periods": len(heads),
            "in_time": counted["in-time"],
            "late": sum(counted[kind] for kind in ("late-1", "late-2", "late-3")),
            "missing": counted["missing"],
        }
        blocks.append(
            Block(
                width=NAMES + CELL * len(heads) + 2,
                height=HEAD + LINE * len(part) + 2,
                names=[(HEAD + LINE * line + CELL - 3, row.name, row.whole) for line, row in enumerate(part)],
                heads=[
                    (NAMES + CELL * at + CELL // 2, part_of, year if not at or heads[at - 1][1] != year else "")
                    for at, (part_of, year) in enumerate(heads)
                ],
                spots=spots,
                label=label,
            )
        )
    return blocks


LEGEND: Final[tuple[Punctual, ...]] = ("in-time", "late-1", "late-2", "late-3", "missing", "open")


def legend() -> list[tuple[Punctual, int, str]]:
    """Each kind of cell with how full it is drawn and its words."""
    words = {
        "in-time": _("đúng hạn"),
        "late-1": _("chậm đến %(days)s ngày") % {"days": LATE[0]},
        "late-2": _("chậm đến %(days)s ngày") % {"days": LATE[1]},
        "late-3": _("chậm hơn %(days)s ngày") % {"days": LATE[1]},
        "missing": _("quá hạn chưa gửi"),
        "open": _("chưa đến hạn"),
    }
    return [(kind, _FILL[kind], words[kind]) for kind in LEGEND]
