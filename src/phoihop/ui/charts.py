"""Geometry of the two small drawings beside a figure. Exact figures come in, whole pixels go out; the words that say
the same are printed next to them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from phoihop.ui.formats import number

Figure = Decimal | int | None

WIDTH: Final = 80
HEIGHT: Final = 18
_EDGE: Final = 2


@dataclass(frozen=True, slots=True)
class Sparkline:
    """`lines`: point lists for polylines, one for each stretch without gaps; `dots`: stretches of a single point;
    `last`: where the last known figure stands, or None; `label`: what a screen reader says. What leads to an incomplete
    figure is `dashed`, the figure itself `hollow`."""

    lines: Sequence[str]
    dots: Sequence[tuple[str, str]]
    last: tuple[str, str] | None
    label: str
    dashed: Sequence[str] = ()
    hollow: Sequence[tuple[str, str]] = ()


def _px(value: Decimal) -> str:
    return f"{value:.1f}".removesuffix(".0")


def sparkline(figures: Sequence[Figure], partial: Mapping[int, str] | None = None) -> Sparkline:
    """A word-sized line over `figures` in order of time; None is a gap, not a zero. `partial`: the places of figures
    that are not whole yet, with the words that say so."""
    known = [Decimal(one) for one in figures if one is not None]
    if not known:
        return Sparkline((), (), None, _("Chưa có số"))
    least, most = min(known), max(known)
    span = most - least
    step = Decimal(WIDTH - 2 * _EDGE) / max(len(figures) - 1, 1)

    def place(at: int, value: Decimal) -> tuple[str, str]:
        share = (value - least) / span if span else Decimal("0.5")
        return _px(_EDGE + step * at), _px(HEIGHT - _EDGE - share * (HEIGHT - 2 * _EDGE))

    points = [place(at, Decimal(one)) if one is not None else None for at, one in enumerate(figures)]
    wanting = {at: said for at, said in (partial or {}).items() if points[at] is not None}
    stretches: list[list[tuple[str, str]]] = [[]]
    dashed = []
    for at, point in enumerate(points):
        before = points[at - 1] if at else None
        if point is None or at in wanting:
            stretches.append([])
        else:
            stretches[-1].append(point)
        if point and before and (at in wanting or at - 1 in wanting):
            dashed.append(_joined((before, point)))
    label = _("Từ %(first)s đến %(last)s, thấp nhất %(least)s, cao nhất %(most)s") % {
        "first": number(known[0]),
        "last": number(known[-1]),
        "least": number(least),
        "most": number(most),
    }
    if wanting:
        label += "; " + _("chưa đủ đơn vị: %(periods)s") % {"periods": ", ".join(wanting.values())}
    return Sparkline(
        tuple(_joined(part) for part in stretches if len(part) > 1),
        tuple(part[0] for part in stretches if len(part) == 1),
        next(point for point in reversed(points) if point),
        label,
        tuple(dashed),
        tuple(point for at in wanting if (point := points[at])),
    )


def _joined(points: Sequence[tuple[str, str]]) -> str:
    return " ".join(f"{x},{y}" for x, y in points)


@dataclass(frozen=True, slots=True)
class Bar:
    """Widths in pixels: `actual` the bar, `plan` the tick, `same_period` the thin line; None: not drawn."""

    actual: int | None
    plan: int | None
    same_period: int | None
    label: str


WIDTH_BAR: Final = 120


def bar(actual: Figure, plan: Figure = None, same_period: Figure = None) -> Bar:
    """Actual against plan and the same period of last year. A negative figure has no bar: its number speaks."""
    most = max((Decimal(one) for one in (actual, plan, same_period) if one is not None), default=Decimal(0))

    def width(value: Figure) -> int | None:
        if value is None or value < 0 or most <= 0:
            return None
        return int((Decimal(value) / most * WIDTH_BAR).to_integral_value())

    missing = _("chưa có số")

    def said(value: Figure) -> str:
        return missing if value is None else number(value)

    label = _("Kế hoạch %(plan)s, thực hiện %(actual)s, cùng kỳ %(same)s") % {
        "plan": said(plan),
        "actual": said(actual),
        "same": said(same_period),
    }
    return Bar(width(actual), width(plan), width(same_period), label)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of `columns`: where it stands, its parts from the bottom up as (class, y, height), and its label."""

    x: int
    label: str
    parts: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Stacked columns. `most`: the number at the top line; `label`: what a screen reader says in place of the drawing,
    whose numbers stand in a table beside it."""

    columns: tuple[Column, ...]
    width: int
    most: int
    label: str


COLUMN: Final = 44
COLUMN_HEIGHT: Final = 96


def columns(found: Sequence[tuple[str, Sequence[tuple[str, int]]]], label: str) -> Columns:
    """`found`: for each column its label and its parts as (class, number), from the bottom up. Every number that is not
    zero has at least one pixel."""
    most = max((sum(number for _class, number in parts) for _label, parts in found), default=0)
    drawn = []
    for at, (word, parts) in enumerate(found):
        top, shown = COLUMN_HEIGHT, []
        for css, count in parts:
            if count > 0 and most:
                height = max(1, count * COLUMN_HEIGHT // most)
                top -= height
                shown.append((css, top, height))
        drawn.append(Column(at * COLUMN, word, tuple(shown)))
    return Columns(tuple(drawn), len(drawn) * COLUMN, most, label)
