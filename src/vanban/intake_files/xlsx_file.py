"""Excel (.xlsx) — every sheet as a table; figures exact, dates dd/mm/yyyy."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Final

# calamine is heavy; this module is imported only in the reading process.
from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from . import marks
from .refusals import refusal, too_much_text
from .results import Extracted, Limits

_MAX_SHEETS: Final = 200
_DIGITS: Final = ".15g"
"""A spreadsheet shows at most 15 significant digits; the sixteenth is noise of the binary number."""


def read(data: bytes, limits: Limits) -> Extracted:
    """All sheets, each begun by its name on a line. Raises a refusal; total over any bytes."""
    try:
        return _read(data, limits)
    except (ValueError, OSError, RuntimeError, KeyError, OverflowError, CalamineError):
        raise refusal("damaged_xlsx") from None
    except BaseException as error:
        # The library is written in Rust; a panic there is an exception of its own outside Exception.
        if type(error).__name__ == "PanicException":
            raise refusal("damaged_xlsx") from None
        raise


def _read(data: bytes, limits: Limits) -> Extracted:
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    pieces: list[str] = []
    titles: list[str] = []
    hidden = cut = False
    left = limits.text
    if len(book.sheets_metadata) > _MAX_SHEETS:
        raise refusal("too_heavy")
    for sheet in book.sheets_metadata:
        if "WorkSheet" not in str(sheet.typ):
            continue
        rows: list[list[str]] = []
        for row in _rows(book, sheet.name):
            cut = cut or len(row) > limits.table_columns
            rows.append(row[: limits.table_columns])
            left -= sum(map(len, rows[-1])) + len(rows[-1])
            if left < 0:
                raise too_much_text(limits.text)
        if not rows:
            continue
        hidden = hidden or sheet.visible != SheetVisibleEnum.Visible
        width = max(map(len, rows))
        titles.append(sheet.name)
        pieces.append(f"{marks.plain(sheet.name)}\n{marks.table([row + [''] * (width - len(row)) for row in rows])}")
        left -= sum(width - len(row) for row in rows)
        if left < 0:
            raise too_much_text(limits.text)
    warnings = []
    if hidden:
        warnings.append("Tệp có trang tính ẩn; nội dung trang ẩn cũng được đọc.")
    if cut:
        warnings.append(f"Bảng có hơn {limits.table_columns} cột; các cột sau không được đọc. Tách bảng nếu cần.")
    return Extracted("\n".join(pieces), "xlsx", warnings=tuple(warnings), titles=tuple(titles))


def _rows(book: CalamineWorkbook, name: str) -> Iterator[list[str]]:
    """Rows that hold something, without the empty cells at their ends."""
    for values in book.get_sheet_by_name(name).iter_rows():
        row = [_shown(value) for value in values]
        while row and not row[-1]:
            row.pop()
        if row:
            yield row


def _shown(value: object) -> str:
    """One value as an office writes it: decimal comma, no thousands dots, so nothing is ambiguous."""
    if isinstance(value, bool):
        return "Đúng" if value else "Sai"
    if isinstance(value, float):
        if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        return format(value, _DIGITS).replace(".", ",")
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y" if value.time() == time() else "%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return marks.cell(str(value))
