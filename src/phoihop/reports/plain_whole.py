"""A whole period as plain rows: every level and every unit below a regime, line by line.

A corporation of a thousand units has forty thousand such rows, so the numbers are written straight from the whole
numbers they are kept as; `rules.shown` says the same and is what a page shows.
"""

import csv
from collections.abc import Iterator
from io import StringIO

from django.utils.translation import gettext as _

from phoihop.reports.plain import figure, words_of
from phoihop.reports.queries import Form
from phoihop.reports.restating import Level, walk
from phoihop.reports.rules import Aggregation, Line, gaps, shown
from phoihop.reports.vectors import PLACES, Packed, Sum, unpacked

_SCALE = 10**PLACES


def whole_rows(form: Form, level: Level, code: str) -> bytes:
    kept = StringIO()
    writer = csv.writer(kept, delimiter=";", lineterminator="\r\n")
    writer.writerow(
        [
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
    )
    lines = [(_joined(line.name, line.unit), line, _is_shown(line)) for line in form.lines.values()]
    above = {level.regime: ""}
    for one in walk(level):
        above |= {lower.regime: one.name for lower in one.levels}
        head = _joined(str(one.depth), one.name, above[one.regime], str(one.counted[code]))
        kept.writelines(_rows(head, form, lines, one.vectors[code], over_units=True))
        for unit in one.units:
            if code in unit.vectors:
                head = _joined(str(one.depth + 1), unit.name, one.name, "1")
                kept.writelines(_rows(head, form, lines, unit.vectors[code], over_units=False))
    return b"\xef\xbb\xbf" + kept.getvalue().encode()


def _joined(*words: str) -> str:
    """Words as the beginning of a row."""
    kept = StringIO()
    csv.writer(kept, delimiter=";", lineterminator=";").writerow(map(words_of, words))
    return kept.getvalue()


def _is_shown(line: Line) -> bool:
    """Whether a line is more than the numbers that are kept of it."""
    return line.of is not None or line.aggregation == Aggregation.NONE


def _rows(
    head: str, form: Form, lines: list[tuple[str, Line, bool]], vector: Packed, *, over_units: bool
) -> Iterator[str]:
    for words, line, is_shown in lines:
        if is_shown:
            value = shown(line, form.lines, unpacked(vector), over_units=over_units)
            figures = (value.plan, value.actual, value.of_plan, value.same, value.of_same)
            yield f"{head}{words}{';'.join(map(figure, figures))}\r\n"
        else:
            yield f"{head}{words}{_cells(Sum(*vector.get(line.key, ())))}\r\n"


def _cells(one: Sum) -> str:
    plan, plan_n, actual, actual_n, both_plan, same, same_n, both_same, _estimates = one
    plan_gap, same_gap = gaps(one)
    done = _number(actual) if actual_n else ""
    planned = _number(plan) if plan_n else ""
    before = _number(same) if same_n else ""
    of_plan = _share(actual, plan) if both_plan and not plan_gap else ""
    of_same = _share(actual, same) if both_same and not same_gap else ""
    return f"{planned};{done};{of_plan};{before};{of_same}"


def _number(millionths: int) -> str:
    if millionths < _SCALE:
        return f"-{_number(-millionths)}" if millionths < 0 else f"0,{millionths:0{PLACES}}".rstrip("0").rstrip(",")
    digits = str(millionths)
    part = digits[-PLACES:].rstrip("0")
    return f"{digits[:-PLACES]},{part}" if part else digits[:-PLACES]


def _share(part: int, whole: int) -> str:
    """In percent with one decimal, rounded half away from zero; nothing beside a base of nought or a loss."""
    if whole <= 0:
        return ""
    tenths = (2_000 * abs(part) + whole) // (2 * whole)
    return f"{'-' if part < 0 and tenths else ''}{tenths // 10},{tenths % 10}"
