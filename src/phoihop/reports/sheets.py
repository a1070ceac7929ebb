"""Excel in and out: the blank sheet of one unit, the filled one read back.

Words are never read as formulas. A filled sheet is taken whole or not at all: every cell that cannot be read is named
with its sheet, its address and what is expected there.
"""

from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any, Final

from django.utils.translation import gettext as _

from phoihop.reports.doubts import doubts
from phoihop.reports.filing import Desk
from phoihop.reports.rules import Block, Line, Typed, lines_of, too_fine
from phoihop.reports.sheet_forms import ACTUAL, ESTIMATE, NOTE, PLAN, TEXT, SheetForm, boxed
from phoihop.reports.sheet_forms import read as readable
from phoihop.reports.vectors import exact
from vanban.intake_files import open_bytes
from vanban.intake_files.results import Refused
from vanban.numbers import Ambiguous, parse_number
from vanban.problem import Problem

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEAD_ROW: Final = 6  # from 0; figures begin below it
MARK_ROW: Final = 3  # what ties a sheet to its unit, regime, form and period
CODE, NAME, UNIT, PLANNED, DONE, GUESS, BEFORE, WHY = range(8)
_WIDTHS: Final = (14, 46, 16, 14, 14, 10, 14, 40)
_A4: Final = 9


def _mark(desk: Desk) -> str:
    """Ties a file to what it was made for: another unit's or another period's sheet is told apart."""
    return f"{desk.cell.hex}-{desk.asked.id.hex[:12]}"


def _book(kept: BytesIO) -> Any:
    import xlsxwriter  # noqa: PLC0415 - heavy, and wanted by the few who export

    return xlsxwriter.Workbook(kept, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})


def _number_format(line: Line) -> str:
    return "#,##0" + ("." + "0" * line.decimals if line.decimals else "")


def unit_sheet(desk: Desk, unit: str, filled: SheetForm) -> bytes:
    """The sheet of a unit as far as it is filled in, with last year's figures, to be gone on with off-line."""
    kept = BytesIO()
    book = _book(kept)
    page = book.add_worksheet(_("Số liệu"))
    bold = book.add_format({"bold": True})
    head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter", "align": "center"})
    fixed = book.add_format({"border": 1, "text_wrap": True, "bg_color": "#EFEDE8"})
    free = book.add_format({"border": 1, "text_wrap": True, "locked": False})
    small = book.add_format({"font_size": 8, "font_color": "#55595F"})
    page.write_string(0, 0, unit, bold)
    page.write_string(1, 0, f"{desk.asked.title} – {desk.period.label}", bold)
    page.write_string(2, 0, _("Chỉ điền các ô trắng. Ô xám do hệ thống ghi; không thêm, bớt cột và dòng."))
    page.write_string(MARK_ROW, 0, _mark(desk), small)
    for column, (name, width) in enumerate(zip(_heads(), _WIDTHS, strict=True)):
        page.set_column(column, column, width)
        page.write_string(HEAD_ROW, column, name, head)
    row = HEAD_ROW
    for line in lines_of(desk.asked.sections):
        if not line.typed or desk.fed:
            continue
        row += 1
        figure = book.add_format({"border": 1, "num_format": _number_format(line), "locked": False})
        grey = book.add_format({"border": 1, "num_format": _number_format(line), "bg_color": "#EFEDE8"})
        page.write_string(row, CODE, line.code, fixed)
        page.write_string(row, NAME, line.name, fixed)
        page.write_string(row, UNIT, line.unit, fixed)
        _put(page, row, PLANNED, filled.value(f"{PLAN}{line.code}"), figure if line.planned else grey)
        _put(page, row, DONE, filled.value(f"{ACTUAL}{line.code}"), figure)
        _put(page, row, GUESS, "x" if filled.value(f"{ESTIMATE}{line.code}") else "", free)
        if line.key in desk.last_year.figures:
            page.write_number(row, BEFORE, float(exact(desk.last_year.figures[line.key])), grey)
        else:
            page.write_blank(row, BEFORE, None, grey)
        page.write_string(row, WHY, filled.value(f"{NOTE}{line.code}") or "", free)
    words = [section for section in desk.asked.sections if section.block == Block.TEXT]
    if words:
        _write_words(book, words, filled, head, fixed, free)
    page.protect("", {"format_columns": True, "format_rows": True})
    page.freeze_panes(HEAD_ROW + 1, NAME + 1)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    book.close()
    return kept.getvalue()


def _heads() -> tuple[str, ...]:
    return (
        _("Mã"),
        _("Chỉ tiêu"),
        _("ĐVT"),
        _("Kế hoạch"),
        _("Thực hiện"),
        _("Số ước (x)"),
        _("Cùng kỳ"),
        _("Lý do"),
    )


def _put(page: Any, row: int, column: int, value: object, style: Any) -> None:
    """What stands in a box: a figure as a number, words that are none yet as words."""
    figure = value if isinstance(value, Decimal) else readable(value)
    if figure is None:
        page.write_string(row, column, str(value or ""), style)
    else:
        page.write_number(row, column, float(figure), style)


def _write_words(book: Any, sections: Sequence[Any], filled: SheetForm, head: Any, fixed: Any, free: Any) -> None:
    page = book.add_worksheet(_("Bằng lời"))
    page.set_column(0, 0, 14)
    page.set_column(1, 1, 40)
    page.set_column(2, 2, 100)
    for column, name in enumerate((_("Mã"), _("Mục"), _("Nội dung"))):
        page.write_string(0, column, name, head)
    for row, section in enumerate(sections, 1):
        page.write_string(row, 0, section.code, fixed)
        page.write_string(row, 1, section.title, fixed)
        page.write_string(row, 2, filled.value(f"{TEXT}{section.code}") or "", free)
        page.set_row(row, 60)
    page.protect("", {"format_columns": True, "format_rows": True})


def read_sheet(desk: Desk, name: str, data: bytes) -> tuple[dict[str, str], list[str]]:
    """The boxes of the form that a filled sheet holds, or what is wrong with it."""
    opened = open_bytes(name, data)
    if isinstance(opened, Refused):
        return {}, [opened.sentence]
    if opened.kind != "xlsx":
        return {}, [_("Tệp này không phải Excel. Tải về biểu mẫu, điền rồi tải lên đúng tệp đó.")]
    pages = _pages(data)
    figures = pages[0][1] if pages else []
    if len(figures) <= MARK_ROW or not figures[MARK_ROW] or str(figures[MARK_ROW][0]) != _mark(desk):
        return {}, [_("Tệp này của đơn vị, kỳ hoặc biểu mẫu khác. Tải về biểu mẫu của kỳ này, điền rồi tải lên.")]
    problems: list[str] = []
    fields = _figures(desk, pages[0][0], figures, problems)
    if len(pages) > 1:
        fields |= _words(desk, pages[1][1])
    return ({}, problems) if problems else (fields, [])


def _pages(data: bytes) -> list[tuple[str, list[list[Any]]]]:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - heavy, and wanted by the few who upload

    book = CalamineWorkbook.from_filelike(BytesIO(data))
    return [(sheet, book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)) for sheet in book.sheet_names[:2]]


def _figures(desk: Desk, sheet: str, rows: list[list[Any]], problems: list[str]) -> dict[str, str]:
    heads = [str(one).strip() for one in rows[HEAD_ROW]] if len(rows) > HEAD_ROW else []
    for column, wanted in enumerate(_heads()):
        if column >= len(heads) or heads[column] != wanted:
            problems.append(
                _("Thiếu cột “%(column)s” ở trang “%(sheet)s”. Tải về biểu mẫu mới rồi chép số vào đúng cột.")
                % {"column": wanted, "sheet": sheet}
            )
            return {}
    found: dict[str, str] = {}
    typed: dict[str, Typed] = {}
    places: dict[str, int] = {}
    known = {line.code: line for line in lines_of(desk.asked.sections) if line.typed}

    def wrong(at: int, column: int, sentence: str) -> None:
        where = {"sheet": sheet, "cell": _address(at, column), "problem": sentence}
        problems.append(_("Trang “%(sheet)s”, ô %(cell)s: %(problem)s") % where)

    for at, row in enumerate(rows[HEAD_ROW + 1 :], HEAD_ROW + 1):
        code = str(row[CODE]).strip() if row else ""
        if not code:
            continue
        line = known.get(code)
        if line is None:
            wrong(at, CODE, _("mã “%(code)s” không có trong biểu mẫu. Bỏ dòng này.") % {"code": code[:40]})
            continue
        figures: dict[str, Decimal] = {}
        columns = ((DONE, ACTUAL, "actual"), (PLANNED, PLAN, "plan"))
        for column, prefix, name in columns if line.planned else columns[:1]:
            value = _figure(row[column] if column < len(row) else "", line)
            if isinstance(value, Problem):
                wrong(at, column, value.sentence)
            elif value is not None:
                found[f"{prefix}{code}"] = boxed(value)
                figures[name] = value
        if str(row[GUESS] if len(row) > GUESS else "").strip():
            found[f"{ESTIMATE}{code}"] = "on"
        if note := str(row[WHY] if len(row) > WHY else "").strip():
            found[f"{NOTE}{code}"] = note[:2_000]
        typed[code], places[code] = Typed(plan=figures.get("plan"), actual=figures.get("actual"), note=note), at
    for code, every in doubts(desk.asked.lines, typed).items():
        for one in every if not typed[code].note else ():
            what = _("%(why)s Sửa số; nếu số đúng thì ghi lý do ở ô %(cell)s.")
            said = what % {"why": one.why, "cell": _address(places[code], WHY)}
            wrong(places[code], DONE if one.figure == "actual" else PLANNED, said)
    return found


def _address(row: int, column: int) -> str:
    return f"{'ABCDEFGH'[column]}{row + 1}"


def _figure(value: Any, line: Line) -> Decimal | Problem | None:
    """What a cell says; a number cell is exact to the 15 digits a sheet shows."""
    if value in ("", None):
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return Problem(_("Ô này chỉ nhận số. Nhập số, ví dụ 1234,5."))
    read = parse_number(value) if isinstance(value, str) else Decimal(f"{value:.15g}")
    if isinstance(read, Ambiguous):
        ways = {"typed": value, "whole": f"{read.as_thousands:f}", "parts": boxed(read.as_decimal)}
        return Problem(_("“%(typed)s” có hai cách hiểu. Nhập %(whole)s hoặc %(parts)s.") % ways)
    if isinstance(read, Problem):
        return read
    if too_fine(read, line.decimals):
        return Problem(_("Nhận tối đa %(places)s chữ số thập phân. Làm tròn rồi nhập lại.") % {"places": line.decimals})
    return read


def _words(desk: Desk, rows: list[list[Any]]) -> dict[str, str]:
    known = {section.code for section in desk.asked.sections if section.block == Block.TEXT}
    return {
        f"{TEXT}{str(row[0]).strip()}": str(row[2]).strip()[:20_000]
        for row in rows[1:]
        if len(row) > 2 and str(row[0]).strip() in known and str(row[2]).strip()
    }
