"""A whole period as plain rows: every level and every unit below a regime, line by line.

A corporation of a thousand units has forty thousand such rows, so the numbers are written straight from the whole
numbers they are kept as (`vectors.written`); `showing.shown` says the same and is what a page shows.
"""

import csv
from io import StringIO
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from phoihop.reports.plain import figure, words_of
from phoihop.reports.queries import Form
from phoihop.reports.restating import Level, settled, walk
from phoihop.reports.rules import Aggregation, Line
from phoihop.reports.showing import shown
from phoihop.reports.vectors import Packed, written


def whole_rows(form: Form, level: Level, code: str) -> bytes:
    """A level stands before what is below it; its sum is known after."""
    lines = [(line, _joined(line.name, line.unit), _is_kept(line)) for line in form.lines.values()]
    above = {lower.regime: one.name for one in walk(level) for lower in one.levels}
    found: dict[UUID, bytes] = {}
    for one in settled(level, [code]):
        head = _joined(str(one.depth), one.name, above.get(one.regime, ""), str(one.counted[code]))
        kept = [_rows(head, form, lines, one.vectors[code], over_units=True)]
        for unit in one.units:
            if code in unit.vectors:
                head = _joined(str(one.depth + 1), unit.name, one.name, "1")
                kept.append(_rows(head, form, lines, unit.vectors[code], over_units=False))
        found[one.regime] = "".join(kept).encode()
    heads = f"{_joined(*_heads()).removesuffix(';')}\r\n".encode("utf-8-sig")
    return b"".join([heads, *(found[one.regime] for one in walk(level))])


def _heads() -> list[str]:
    return [
        _("Cấp"),
        _("Đơn vị"),
        _("Báo cáo về"),
        _("Số đơn vị"),
        _("Chỉ tiêu"),
        _("ĐVT"),
        _("Kế hoạch"),
        _("Thực hiện"),
        _("% KH"),
        _("Cùng kỳ"),
        _("% cùng kỳ"),
    ]


def _joined(*words: str) -> str:
    """Words as the beginning of a row."""
    kept = StringIO()
    csv.writer(kept, delimiter=";", lineterminator=";").writerow(map(words_of, words))
    return kept.getvalue()


def _is_kept(line: Line) -> bool:
    """Whether all there is to say of a line are the numbers that are kept of it."""
    return line.of is None and line.aggregation == Aggregation.SUM


def _rows(head: str, form: Form, lines: list[tuple[Line, str, bool]], vector: Packed, *, over_units: bool) -> str:
    return "".join(
        [
            f"{head}{words}{_cells(*vector.get(line.key, ()))}\r\n"
            if is_kept
            else f"{head}{words}{_shown(line, form, vector, over_units=over_units)}\r\n"
            for line, words, is_kept in lines
        ]
    )


def _shown(line: Line, form: Form, vector: Packed, *, over_units: bool) -> str:
    value = shown(line, form.lines, vector, over_units=over_units)
    return ";".join(map(figure, (value.plan, value.actual, value.of_plan, value.same, value.of_same)))


def _cells(
    plan: int = 0,
    plan_n: int = 0,
    actual: int = 0,
    actual_n: int = 0,
    both_plan: int = 0,
    same: int = 0,
    same_n: int = 0,
    both_same: int = 0,
    _estimates: Any = 0,
) -> str:
    """A `Sum`, its numbers as they are kept: to make forty thousand of them costs as much as to write their shares.
    Two figures are compared where the same units stand behind both (`showing.gaps`)."""
    planned = written(plan) if plan_n else ""
    done = written(actual) if actual_n else ""
    before = written(same) if same_n else ""
    of_plan = _share(actual, plan) if plan_n == actual_n == both_plan else ""
    of_same = _share(actual, same) if same_n == actual_n == both_same else ""
    return f"{planned};{done};{of_plan};{before};{of_same}"


def _share(part: int, whole: int) -> str:
    """In percent with one decimal, rounded half away from zero; nothing beside a base of nought or a loss."""
    if whole <= 0:
        return ""
    percent, tenth = divmod((2_000 * abs(part) + whole) // (2 * whole), 10)
    return f"-{percent},{tenth}" if part < 0 and (percent or tenth) else f"{percent},{tenth}"
