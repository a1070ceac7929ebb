"""Figures that can hardly be: a count below nothing, a part greater than its whole. A loss below nothing is real, so
none is forbidden: who says why has confirmed it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from django.utils.translation import gettext as _

from phoihop.reports.rules import Line, Typed
from vanban.numbers import format_number

PERCENT: Final = "%"


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """What is in doubt on a line: which of its figures, and why."""

    figure: Literal["plan", "actual"]
    why: str


def doubts(lines: Mapping[str, Line], typed: Mapping[str, Typed]) -> dict[str, list[Doubt]]:
    """By line, whether or not a reason was given."""
    found: dict[str, list[Doubt]] = {}
    for code, said in typed.items():
        for figure, value in _figures(said).items():
            if value < 0:
                found.setdefault(code, []).append(Doubt(figure=figure, why=_("Số nhỏ hơn 0.")))
    for line in lines.values():
        if line.of is None or line.unit.strip() != PERCENT:
            continue
        part, whole = (_figures(typed.get(code, Typed())) for code in line.of)
        for figure, value in part.items():
            if figure in whole and value > whole[figure] >= 0:
                why = _("Lớn hơn “%(whole)s” (%(figure)s), nên “%(ratio)s” quá 100%%.") % {
                    "whole": lines[line.of[1]].name,
                    "figure": format_number(whole[figure]),
                    "ratio": line.name,
                }
                found.setdefault(line.of[0], []).append(Doubt(figure=figure, why=why))
    return found


def _figures(said: Typed) -> dict[Literal["plan", "actual"], Decimal]:
    found: dict[Literal["plan", "actual"], Decimal | None] = {"plan": said.plan, "actual": said.actual}
    return {figure: value for figure, value in found.items() if value is not None}


def to_do(doubt: Doubt) -> str:
    """The doubt with what whoever fills in the sheet can do about it."""
    return _("%(why)s Sửa số; nếu số đúng thì ghi lý do.") % {"why": doubt.why}
