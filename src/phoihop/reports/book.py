"""An Excel file of many cells and few styles, written as text row by row.

A thousand units beside one another are more than a hundred thousand cells: to keep each as an object first, as
XlsxWriter does, takes ten times as long. What is written is the least that the format (ECMA-376) asks for.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

from phoihop.reports.vectors import PLACES

# Styles, by their place in `_STYLES`; a figure's follow, one for each number of decimals.
BOLD: Final = 1
HEAD: Final = 2
TEXT: Final = 3
_FIGURES: Final = 4

_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML cannot carry them
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"


@dataclass(frozen=True, kw_only=True)
class Page:
    """A sheet on landscape A4, as wide as the paper. `rows` as `row` makes them; `frozen`: how many rows and columns
    stand still."""

    title: str
    widths: Sequence[int]
    rows: Iterable[str]
    frozen: tuple[int, int]


def figure_style(decimals: int) -> int:
    return _FIGURES + decimals


def letters(column: int) -> str:
    """What a column is called, counted from 0."""
    before, last = divmod(column, 26)
    return f"{letters(before - 1) if before else ''}{chr(65 + last)}"


def row(number: int, cells: Iterable[str]) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def words(at: str, text: str, style: int) -> str:
    """Words are never read as a formula."""
    said = escape(_UNWRITABLE.sub("", text))
    return f'<c r="{at}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c>'


def numbers(row: int, columns: Sequence[str], texts: Sequence[str], style: int) -> str:
    """Numbers of one style beside one another, each written with a decimal point; empty where there is none."""
    styled = f'{row}" s="{style}"'
    return "".join(
        [
            f'<c r="{column}{styled}><v>{text}</v></c>' if text else f'<c r="{column}{styled}/>'
            for column, text in zip(columns, texts, strict=True)
        ]
    )


def formula(at: str, text: str, style: int, value: str = "") -> str:
    """`value`: what it comes to, for programs that show without reckoning."""
    return f'<c r="{at}" s="{style}"><f>{escape(text)}</f>{f"<v>{value}</v>" if value else ""}</c>'


def blank(at: str, style: int) -> str:
    return f'<c r="{at}" s="{style}"/>'


def whole(pages: Sequence[Page]) -> bytes:
    kept = BytesIO()
    names = [f"sheet{count}.xml" for count in range(1, len(pages) + 1)]
    with ZipFile(kept, "w", ZIP_DEFLATED, compresslevel=1) as parts:
        parts.writestr("[Content_Types].xml", _types(names))
        parts.writestr("_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")]))
        sheets = [("worksheet", f"worksheets/{name}") for name in names]
        parts.writestr("xl/_rels/workbook.xml.rels", _relations([*sheets, ("styles", "styles.xml")]))
        parts.writestr("xl/workbook.xml", _workbook(pages))
        parts.writestr("xl/styles.xml", _styles())
        for name, page in zip(names, pages, strict=True):
            parts.writestr(f"xl/worksheets/{name}", _sheet(page))
    return kept.getvalue()


def _types(names: Iterable[str]) -> str:
    kinds = [("workbook.xml", "sheet.main"), ("styles.xml", "styles")]
    kinds += [(f"worksheets/{name}", "worksheet") for name in names]
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(f'<Override PartName="/xl/{part}" ContentType="{_TYPE}.{kind}+xml"/>' for part, kind in kinds)
        + "</Types>"
    )


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    each = (
        f'<Relationship Id="r{count}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for count, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(each)}</Relationships>'


def _workbook(pages: Iterable[Page]) -> str:
    sheets = (
        f'<sheet name={quoteattr(page.title)} sheetId="{count}" r:id="r{count}"/>'
        for count, page in enumerate(pages, 1)
    )
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}"><bookViews><workbookView/></bookViews>'
        f'<sheets>{"".join(sheets)}</sheets><calcPr fullCalcOnLoad="1"/></workbook>'
    )


def _styles() -> str:
    own = 164  # the first number that a format of one's own may have
    codes = ["#,##0" + ("." + "0" * decimals if decimals else "") for decimals in range(PLACES + 1)]
    formats = "".join(f'<numFmt numFmtId="{own + at}" formatCode="{code}"/>' for at, code in enumerate(codes))
    font = '<sz val="11"/><name val="Calibri"/><family val="2"/>'
    line = "".join(f'<{side} style="thin"/>' for side in ("left", "right", "top", "bottom"))
    middle = '<alignment horizontal="center" vertical="center" wrapText="1"/>'
    bordered = 'borderId="1" xfId="0" applyBorder="1"'
    plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"'
    styles = [
        f'{plain} xfId="0"/>',
        '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
        f'<xf numFmtId="0" fontId="1" fillId="0" {bordered} applyFont="1" applyAlignment="1">{middle}</xf>',
        f'<xf numFmtId="0" fontId="0" fillId="0" {bordered} applyAlignment="1"><alignment wrapText="1"/></xf>',
        *(
            f'<xf numFmtId="{own + at}" fontId="0" fillId="0" {bordered} applyNumberFormat="1"/>'
            for at in range(len(codes))
        ),
    ]
    return (
        f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="{len(codes)}">{formats}</numFmts>'
        f'<fonts count="2"><font>{font}</font><font><b/>{font}</font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        f'<borders count="2"><border/><border>{line}</border></borders>'
        f'<cellStyleXfs count="1">{plain}/></cellStyleXfs><cellXfs count="{len(styles)}">{"".join(styles)}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _sheet(page: Page) -> str:
    down, across = page.frozen
    corner = f"{letters(across)}{down + 1}"
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>' for at, width in enumerate(page.widths, 1)
    )
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>'
        f'<sheetView workbookViewId="0"><pane xSplit="{across}" ySplit="{down}" topLeftCell="{corner}"'
        ' activePane="bottomRight" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
        f"<cols>{columns}</cols><sheetData>{''.join(page.rows)}</sheetData>"
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )
