"""Word (.docx) — paragraphs, numbering, tables, text boxes, headers, footers and footnotes, in reading order.

What Word shows is what is read: automatic numbers become text, capitals set by the look or by a capital font become
capitals, hidden and deleted text is left out and mentioned. Old fonts (.VnTime, VNI-Times) say which encoding a run
is in, so each paragraph is converted by its own fonts before the text as a whole is judged.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Final

# lxml is heavy; this module itself is imported only when a Word file is opened.
from lxml import etree

from . import marks
from .detect import encoding_step
from .docx_runs import DELETED, THROUGH, Reader, Run, choice, collect, join
from .ooxml_parts import Numbering, Styles, child, is_on, local, numbering_of, parse, value
from .refusals import refusal
from .results import Extracted, Limits, Step
from .zips import SafeZip

_DAMAGED: Final = "damaged_docx"
_HEADER: Final = re.compile(r"word/(?P<kind>header|footer)(?P<n>\d*)\.xml")
_ONLY_NUMBER: Final = re.compile(r"[\W\d_]*")
_MAX_NESTING: Final = 40
_MAX_SPAN: Final = 60


def read_docx(container: SafeZip, limits: Limits) -> Extracted:
    """A Word file in its container. Raises a refusal when it is damaged or too long."""
    container.blame(_DAMAGED)
    main = _main_part(container)
    reader = Reader(
        Styles(_optional(container, "word/styles.xml")), Numbering(_optional(container, "word/numbering.xml")), limits
    )
    around = {"header": _around(container, reader, "header"), "footer": _around(container, reader, "footer")}
    body = "".join(_part(container, reader, main, "body"))
    notes = ""
    if "word/footnotes.xml" in container:
        notes = "".join(_part(container, reader, "word/footnotes.xml", "footnotes")).strip("\n")
    text = "\n".join(piece for piece in (around["header"], body.rstrip("\n"), notes, around["footer"]) if piece)
    return Extracted(text, "docx", *_account(container, reader), converted=bool(reader.converted))


def _account(container: SafeZip, reader: Reader) -> tuple[tuple[Step, ...], tuple[str, ...]]:
    told = [encoding_step(name, count) for name, count in reader.converted.items()]
    warnings = [confirm for _, confirm in told]
    if reader.tracked:
        warnings.append("Tệp còn chỗ sửa chưa duyệt (Track Changes). Đã đọc như khi đồng ý các chỗ sửa.")
    if reader.hidden:
        warnings.append("Tệp có chữ ẩn, không được đọc. Bỏ định dạng ẩn nếu cần dùng phần chữ đó.")
    if any(name.startswith("word/embeddings/") for name in container.names):
        warnings.append("Tệp có tệp khác nhúng bên trong, không được đọc. Tải lên riêng nếu cần.")
    if any(name.endswith("vbaProject.bin") for name in container.names):
        warnings.append("Tệp có macro. Hệ thống chỉ đọc chữ, không chạy macro.")
    return tuple(step for step, _ in told), tuple(warnings)


def _main_part(container: SafeZip) -> str:
    if "word/document.xml" in container:
        return "word/document.xml"
    for relation in parse(container.read_xml("_rels/.rels"), _DAMAGED):
        if (value(relation, "Type") or "").endswith("/officeDocument"):
            return (value(relation, "Target") or "").lstrip("/")
    raise refusal(_DAMAGED)


def _optional(container: SafeZip, name: str) -> etree._Element | None:
    return parse(container.read_xml(name), _DAMAGED) if name in container else None


def _around(container: SafeZip, reader: Reader, kind: str) -> str:
    """Headers or footers, each text once; those that hold nothing but a page number are left out."""
    found = [m for m in (_HEADER.fullmatch(name) for name in container.names) if m and m["kind"] == kind]
    texts: list[str] = []
    for match in sorted(found, key=lambda m: int(m["n"][:6] or 0)):
        text = "".join(_part(container, reader, match.string, "hdr" if kind == "header" else "ftr")).strip("\n")
        if text not in texts and not _ONLY_NUMBER.fullmatch(text):
            texts.append(text)
    return "\n".join(texts)


def _part(container: SafeZip, reader: Reader, name: str, holder: str) -> Iterator[str]:
    """The text of one part, one block at a time, so that memory does not grow with the file."""
    data = container.read_xml(name)
    depth, inside = 0, 0
    try:
        for event, element in etree.iterparse(
            BytesIO(data),
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        ):
            if event == "start":
                depth += 1
                if not inside and local(element) == holder:
                    inside = depth
                continue
            depth -= 1
            if inside and depth == inside:
                yield from _block(reader, element, 0)
                element.clear()
                parent = element.getparent()
                while parent is not None and element.getprevious() is not None:
                    del parent[0]
            elif inside and depth < inside:
                inside = 0
    except (etree.XMLSyntaxError, ValueError):
        raise refusal(_DAMAGED) from None


def _block(reader: Reader, element: etree._Element, nesting: int) -> Iterator[str]:
    """A paragraph, a table, or something that holds them."""
    if nesting > _MAX_NESTING:
        raise refusal("too_heavy")
    name = local(element)
    if name == "p":
        text, boxes = _paragraph(reader, element)
        yield reader.emit(text + "\n")
        for box in boxes:
            for inner in box:
                yield from _block(reader, inner, nesting + 1)
    elif name == "tbl":
        yield from _table(reader, element, nesting + 1)
    elif name == "AlternateContent":
        yield from _blocks(reader, choice(element), nesting)
    elif name in DELETED:
        reader.tracked += 1
    elif name == "sdt":
        yield from _blocks(reader, child(element, "sdtContent"), nesting)
    elif name in THROUGH or name == "footnote":
        yield from _blocks(reader, element, nesting)


def _blocks(reader: Reader, element: etree._Element | None, nesting: int) -> Iterator[str]:
    for inner in element if element is not None else ():
        yield from _block(reader, inner, nesting + 1)


def _paragraph(reader: Reader, element: etree._Element) -> tuple[str, list[etree._Element]]:
    """The paragraph's text with its number, and the text boxes anchored in it."""
    properties = child(element, "pPr")
    style = value(child(properties, "pStyle"))
    runs: list[Run] = []
    boxes: list[etree._Element] = []
    collect(reader, element, reader.styles.paragraph_look(style), runs, boxes)
    text = join(reader, runs)
    number, level = numbering_of(properties)
    if number is None:
        number, style_level = reader.styles.numbering(style)
        level = level if level is not None else style_level
    label = reader.numbering.label(number, level) if text.strip() else ""
    return (f"{label} {text}" if label else text), boxes


def _table(reader: Reader, element: etree._Element, nesting: int) -> Iterator[str]:
    rows = [row for row in _rows(element) if local(row) == "tr"]
    cells = [[cell for cell in _rows(row) if local(cell) == "tc"] for row in rows]
    if _is_layout(cells):
        for row in cells:
            for cell in row:
                yield from _blocks(reader, cell, nesting)
        return
    table = [list(_row(reader, row, nesting)) for row in cells]
    yield reader.emit(marks.table(table))


def _rows(element: etree._Element) -> Iterator[etree._Element]:
    """The children, also those wrapped in content controls."""
    for inner in element:
        if local(inner) == "sdt":
            yield from child(inner, "sdtContent") or ()
        else:
            yield inner


def _is_layout(cells: list[list[etree._Element]]) -> bool:
    """A head or signature block set side by side: few rows, two columns, several paragraphs in a cell."""
    if len(cells) > 3 or any(len(row) > 2 for row in cells):
        return False
    return any(sum(1 for p in cell if local(p) == "p") > 1 for row in cells for cell in row) or len(cells) == 1


def _row(reader: Reader, row: list[etree._Element], nesting: int) -> Iterator[str]:
    for cell in row:
        properties = child(cell, "tcPr")
        merge = child(properties, "vMerge")
        if merge is not None and value(merge) != "restart" and is_on(merge):
            yield ""
        else:
            yield " ".join("".join(_blocks(reader, cell, nesting)).translate(_FLAT).split())
        span = value(child(properties, "gridSpan")) or "1"
        for _ in range(min(int(span) if span.isascii() and span.isdigit() and len(span) < 4 else 1, _MAX_SPAN) - 1):
            yield ""


_FLAT: Final = {ord(c): " " for c in marks.ALL}
