"""The register of recommendations as a spreadsheet: its summary, and every line of it."""

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from typing import Any, Final

from django.utils.translation import gettext as _

from phoihop.agreements.choices import Choices
from phoihop.recommendations import pages, words
from phoihop.recommendations.lists import Listed
from phoihop.recommendations.pages import Section
from phoihop.recommendations.rules import Stage
from phoihop.tasks.outputs import XLSX
from phoihop.ui.formats import number
from phoihop.ui.sheets import write

__all__ = ["MOST", "XLSX", "workbook"]

MOST: Final = 20_000
_WIDTHS: Final = (6, 60, 30, 30, 24, 12, 12, 8, 9, 12, 26, 12, 9, 12)


def workbook(
    found: Sequence[Listed],
    total: int,
    sections: Sequence[Section],
    offered: Choices,
    *,
    today: date,
    organisation: str,
    filter_words: str,
    headline: str,
) -> bytes:
    """An .xlsx file of two sheets: the summary of all, and of `total` recommendations those `found`. Days are days and
    figures are figures; words are never read as formulas."""
    import xlsxwriter  # noqa: PLC0415 - heavy, and wanted by the few who export

    kept = BytesIO()
    book = xlsxwriter.Workbook(kept, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    look = {
        "bold": book.add_format({"bold": True}),
        "head": book.add_format({"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter", "align": "center"}),
        "cell": book.add_format({"border": 1, "text_wrap": True, "valign": "top"}),
        "day": book.add_format({"border": 1, "num_format": "dd/mm/yyyy", "valign": "top"}),
        "sum": book.add_format({"border": 1, "bold": True}),
    }
    top = [organisation, _("Tổng hợp kiến nghị: %(filter)s") % {"filter": filter_words}, _as_of(today), headline]
    _summary(book.add_worksheet(_("Tổng hợp")), top, sections, look)
    cut = [_cut(len(found), total)] if len(found) < total else []
    _register(book.add_worksheet(_("Kiến nghị")), [*top[:3], *cut], found, offered, today, look)
    book.close()
    return kept.getvalue()


def _as_of(today: date) -> str:
    return _("Tính đến ngày %(day)s, theo ngày lịch; tuổi tính từ ngày nêu lần đầu") % {"day": f"{today:%d/%m/%Y}"}


def _cut(most: int, total: int) -> str:
    said = {"most": number(most), "total": number(total)}
    return _("Bảng dừng ở %(most)s kiến nghị đầu trong %(total)s kiến nghị. Thu hẹp bộ lọc để có đủ.") % said


def _paper(page: Any, top: Iterable[str], look: dict[str, Any]) -> None:
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    for at, line in enumerate(top):
        page.write_string(at, 0, line, look["bold"] if at < 2 else None)


def _summary(page: Any, top: list[str], sections: Sequence[Section], look: dict[str, Any]) -> None:
    _paper(page, top, look)
    page.set_column(0, 0, 54)
    page.set_column(1, 7, 13)
    at = len(top) + 1
    for section in sections:
        page.write_string(at, 0, section.caption, look["bold"])
        for column, head in enumerate(pages.summary_columns(section)):
            page.write_string(at + 1, column, str(head.label), look["head"])
        at += 2
        for line in section.lines:
            page.write_string(at, 0, line.label, look["cell"])
            _figures(page, at, pages.figures(line.of, section.ages), look["cell"])
            at += 1
        page.write_string(at, 0, _("Tổng"), look["sum"])
        _figures(page, at, pages.figures(section.total, section.ages), look["sum"])
        at += 2
    page.write_string(at, 0, _("Kiến nghị bên nêu tự kết thúc khi chưa có trả lời tính là trả lời vào ngày kết thúc."))


def _figures(page: Any, row: int, numbers: Iterable[int], style: Any) -> None:
    for column, figure in enumerate(numbers, 1):
        page.write_number(row, column, figure, style)


def _register(
    page: Any, top: list[str], found: Iterable[Listed], offered: Choices, today: date, look: dict[str, Any]
) -> None:
    _paper(page, top, look)
    for column, (name, width) in enumerate(zip(_heads(), _WIDTHS, strict=True)):
        page.set_column(column, column, width)
        page.write_string(4, column, name, look["head"])
    for at, one in enumerate(found, 5):
        for column, value in enumerate(_cells(at - 4, one, offered, today)):
            write(page, at, column, value, look["day"] if isinstance(value, date) else look["cell"])
    page.freeze_panes(5, 2)
    page.repeat_rows(4)


def _heads() -> tuple[str, ...]:
    return (
        _("TT"),
        _("Nội dung"),
        _("Bên nêu"),
        _("Nơi trả lời"),
        _("Nhóm vấn đề"),
        _("Ngày nêu"),
        _("Nêu lần đầu"),
        _("Lần thứ"),
        _("Tuổi (ngày)"),
        _("Hạn trả lời"),
        _("Trạng thái"),
        _("Ngày trả lời"),
        _("Số ngày chậm"),
        _("Ngày kết thúc"),
    )


def _cells(at: int, one: Listed, offered: Choices, today: date) -> tuple[Any, ...]:
    until = one.answered_on if one.stage != Stage.AWAITED else today
    late = (until - one.due).days if until and one.due else 0
    return (
        at,
        one.text,
        offered.sides.get(one.raiser) or _("chưa rõ"),
        offered.sides.get(one.holder) or _("chưa rõ"),
        words.group_words(one.group),
        one.raised_on,
        one.first_raised_on,
        one.times,
        one.age(today),
        one.due,
        words.state_of(one.stage, one.due, today).word,
        one.answered_on,
        late if late > 0 else None,
        one.closed_on,
    )
