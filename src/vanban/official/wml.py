"""Small pieces of WordprocessingML as text.

The order of elements is that of the schema: Word refuses a file that has another.
"""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from vanban.official.paper import Run
from vanban.official.parameters import Component

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LINE = 240  # one line, in the unit of line spacing


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(millimetres / 25.4 * 1440)


def element(name: str, **attributes: str | int) -> str:
    """An empty element `w:name`; each attribute gets the prefix too."""
    return f"<w:{name}{''.join(f' w:{key}={quoteattr(str(value))}' for key, value in attributes.items())}/>"


def run_look(bold: bool, italic: bool, underline: bool, size: float | None) -> str:
    """The inside of `w:rPr`: what differs from the style below. `size` in points."""
    written = ""
    if bold:
        written += "<w:b/><w:bCs/>"
    if italic:
        written += "<w:i/><w:iCs/>"
    if size is not None:
        half_points = round(size * 2)
        written += f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    if underline:
        written += '<w:u w:val="single"/>'
    return written


def paragraph_look(look: Component) -> str:
    """The inside of `w:pPr` for a style."""
    keep = element("keepNext") if look.keep_next else ""
    spacing = element(
        "spacing",
        before=round(look.before * 20),
        after=round(look.after * 20),
        line=round(look.line * _LINE),
        lineRule="auto",
    )
    indents: dict[str, str | int] = {}
    if look.left:
        indents["left"] = twips(look.left)
    if look.hanging:
        indents["hanging"] = twips(look.hanging)
    elif look.first_line:
        indents["firstLine"] = twips(look.first_line)
    return keep + spacing + (element("ind", **indents) if indents else "") + element("jc", val=look.align)


def run(part: Run) -> str:
    """A run with its own look; tabs and line feeds become what Word has for them."""
    look = run_look(part.bold, part.italic, underline=False, size=None)
    inside = f"<w:rPr>{look}</w:rPr>" if look else ""
    for number, line in enumerate(part.text.split("\n")):
        inside += "<w:br/>" if number else ""
        for position, piece in enumerate(line.split("\t")):
            inside += "<w:tab/>" if position else ""
            inside += f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else ""
    return f"<w:r>{inside}</w:r>"


def paragraph(style: str, runs: Iterable[Run], direct: str = "") -> str:
    """A paragraph of a style; `direct` is what its `w:pPr` says beyond the style, in schema order."""
    written = "".join(run(part) for part in runs if part.text)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{direct}</w:pPr>{written}</w:p>'


def cell(width: int, inside: str) -> str:
    """A table cell of `width` twips."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inside}</w:tc>'


def row(cells: Iterable[str], *, header: bool = False) -> str:
    """A table row that is never broken across pages; a header row is repeated on each page."""
    repeated = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def table(style: str, widths: Iterable[int], rows: Iterable[str]) -> str:
    """A table of fixed column widths (twips)."""
    columns = tuple(widths)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )
