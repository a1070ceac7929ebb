"""Cells of a spreadsheet that an office takes away."""

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from typing import Any


def write(page: Any, row: int, column: int, value: Any, style: Any) -> None:
    """Days are days, figures are figures, nothing is an empty cell, and words are never read as formulas."""
    if value is None or value == "":
        page.write_blank(row, column, None, style)
    elif isinstance(value, date):
        page.write_datetime(row, column, value, style)
    elif isinstance(value, int):
        page.write_number(row, column, value, style)
    else:
        page.write_string(row, column, value.replace("\u00a0", " "), style)


def listed(name: str, top: Sequence[str], heads: Iterable[tuple[str, int]], rows: Iterable[Iterable[Any]]) -> bytes:
    """A list as an .xlsx file of one sheet, to be printed on A4 across. `top`: three lines above it, two of them bold;
    `heads`: the columns with their widths, in characters."""
    import xlsxwriter  # noqa: PLC0415 - heavy, and wanted by the few who export

    kept = BytesIO()
    book = xlsxwriter.Workbook(kept, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    page = book.add_worksheet(name)
    bold = book.add_format({"bold": True})
    head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter", "align": "center"})
    wrap = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    day = book.add_format({"border": 1, "num_format": "dd/mm/yyyy", "valign": "top"})
    for at, line in enumerate(top):
        page.write_string(at, 0, line, bold if at < 2 else None)
    for column, (label, width) in enumerate(heads):
        page.set_column(column, column, width)
        page.write_string(4, column, label, head)
    for at, row in enumerate(rows, 5):
        for column, value in enumerate(row):
            write(page, at, column, value, day if isinstance(value, date) else wrap)
    page.freeze_panes(5, 2)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(4)
    book.close()
    return kept.getvalue()
