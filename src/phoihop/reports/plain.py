"""The consolidated table as plain rows (CSV) for other programs: semicolons and decimal commas, as spreadsheet programs
with Vietnamese settings open them."""

import csv
from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import StringIO
from typing import Final

from django.utils.translation import gettext as _

from phoihop.reports.outputs import TotalRow
from phoihop.reports.rules import Section

MEDIA_TYPE: Final = "text/csv; charset=utf-8"
# A spreadsheet program takes a cell that begins so for a formula.
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def total_rows(
    office: str, label: str, counted: tuple[int, int], parts: Iterable[tuple[Section, Sequence[TotalRow]]]
) -> bytes:
    """Every row says whose total it is, of which period, and `counted`: how many units stand in it of how many. A file
    goes on without its name."""
    kept = StringIO()
    writer = csv.writer(kept, delimiter=";", lineterminator="\r\n")
    writer.writerow(_heads())
    for section, rows in parts:
        for row in rows:
            value = row.shown
            figures = (value.plan, value.actual, value.of_plan, value.same, value.of_same, row.cumulative)
            writer.writerow(
                [
                    words_of(office),
                    words_of(label),
                    *counted,
                    words_of(section.title),
                    words_of(row.line.name),
                    words_of(row.line.unit),
                    *map(figure, figures),
                    value.units,
                    value.estimates,
                    row.why,
                ]
            )
    return b"\xef\xbb\xbf" + kept.getvalue().encode()


def _heads() -> list[str]:
    return [
        _("Cơ quan"),
        _("Kỳ"),
        _("Đơn vị đã vào tổng hợp"),
        _("Trên số đơn vị"),
        _("Mục"),
        _("Chỉ tiêu"),
        _("ĐVT"),
        _("Kế hoạch"),
        _("Thực hiện"),
        _("% KH"),
        _("Cùng kỳ"),
        _("% cùng kỳ"),
        _("Lũy kế năm"),
        _("Đơn vị có số"),
        _("Số đơn vị báo số ước"),
        _("Không so sánh được"),
    ]


def figure(value: Decimal | None) -> str:
    """Without dots between thousands, so that every program reads a number; nothing where there is none."""
    return "" if value is None else f"{value:f}".replace(".", ",")


def words_of(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
