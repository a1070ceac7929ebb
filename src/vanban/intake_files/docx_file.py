"""Word (.docx) — paragraphs, numbering, tables, text boxes, headers, footers and footnotes, in reading order.

What Word shows is what is read: automatic numbers become text, capitals set by the look or by a capital font become
capitals, hidden and deleted text is left out and mentioned. Old fonts (.VnTime, VNI-Times) say which encoding a run
is in, so each paragraph is converted by its own fonts before the text as a whole is judged.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final

# lxml is heavy; this module itself is imported only when a Word file is opened.
from lxml import etree

from . import marks
from .detect import decode, encoding_step, prefers
from .ooxml_parts import Numbering, RunLook, Styles, child, is_on, local, numbering_of, parse, run_look, value
from .refusals import refusal, too_much_text
from .results import Extracted, Limits, Step
from .zips import SafeZip

_DAMAGED: Final = "damaged_docx"
_THROUGH: Final = frozenset(
    {"hyperlink", "smartTag", "ins", "moveTo", "fldSimple", "dir", "bdo", "customXml", "sdtContent"}
)
_DELETED: Final = frozenset({"del", "moveFrom"})
_HOLDERS: Final = frozenset({"drawing", "pict", "object"})
_FONT_VNI: Final = re.compile(r"vni[-\s]", re.IGNORECASE)
_HEADER: Final = re.compile(r"word/(?P<kind>header|footer)(?P<n>\d*)\.xml")
_ONLY_NUMBER: Final = re.compile(r"[\W\d_]*")
_MAX_NESTING: Final = 40
_MAX_SPAN: Final = 60


@dataclass(slots=True)
class _Run:
    text: str
    encoding: str | None
    capital: bool


@dataclass(slots=True)
class _Reader:
    """The state of reading one file."""

    styles: Styles
    numbering: Numbering
    limits: Limits
    size: int = 0
    converted: Counter[str] = field(default_factory=Counter)
    hidden: int = 0
    tracked: int = 0

    def emit(self, text: str) -> str:
        """Count what is written, and stop at the limit."""
        self.size += len(text)
        if self.size > self.limits.text:
            raise too_much_text(self.limits.text)
        return text


def read_docx(container: SafeZip, limits: Limits) -> Extracted:
    """A Word file in its container. Raises a refusal when it is damaged or too long."""
    container.blame(_DAMAGED)
    main = _main_part(container)
    reader = _Reader(
        Styles(_optional(container, "word/styles.xml")), Numbering(_optional(container, "word/numbering.xml")), limits
    )
    around = {"header": _around(container, reader, "header"), "footer": _around(container, reader, "footer")}
    body = "".join(_part(container, reader, main, "body"))
    notes = ""
    if "word/footnotes.xml" in container:
        notes = "".join(_part(container, reader, "word/footnotes.xml", "footnotes")).strip("\n")
    text = "\n".join(piece for piece in (around["header"], body.rstrip("\n"), notes, around["footer"]) if piece)
    return Extracted(text, "docx", *_account(container, reader), converted=bool(reader.converted))


def _account(container: SafeZip, reader: _Reader) -> tuple[tuple[Step, ...], tuple[str, ...]]:
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


def _around(container: SafeZip, reader: _Reader, kind: str) -> str:
    """Headers or footers, each text once; those that hold nothing but a page number are left out."""
    found = [m for m in (_HEADER.fullmatch(name) for name in container.names) if m and m["kind"] == kind]
    texts: list[str] = []
    for match in sorted(found, key=lambda m: int(m["n"][:6] or 0)):
        text = "".join(_part(container, reader, match.string, "hdr" if kind == "header" else "ftr")).strip("\n")
        if text not in texts and not _ONLY_NUMBER.fullmatch(text):
            texts.append(text)
    return "\n".join(texts)


def _part(container: SafeZip, reader: _Reader, name: str, holder: str) -> Iterator[str]:
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


def _block(reader: _Reader, element: etree._Element, nesting: int) -> Iterator[str]:
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
        yield from _blocks(reader, _choice(element), nesting)
    elif name in _DELETED:
        reader.tracked += 1
    elif name == "sdt":
        yield from _blocks(reader, child(element, "sdtContent"), nesting)
    elif name in _THROUGH or name == "footnote":
        yield from _blocks(reader, element, nesting)


def _blocks(reader: _Reader, element: etree._Element | None, nesting: int) -> Iterator[str]:
    for inner in element if element is not None else ():
        yield from _block(reader, inner, nesting + 1)


def _choice(element: etree._Element) -> etree._Element | None:
    """Word writes newer things twice, for itself and for older programs; only one copy is read."""
    found = child(element, "Choice")
    return found if found is not None else child(element, "Fallback")


def _paragraph(reader: _Reader, element: etree._Element) -> tuple[str, list[etree._Element]]:
    """The paragraph's text with its number, and the text boxes anchored in it."""
    properties = child(element, "pPr")
    style = value(child(properties, "pStyle"))
    runs: list[_Run] = []
    boxes: list[etree._Element] = []
    _collect(reader, element, reader.styles.paragraph_look(style), runs, boxes)
    text = _join(reader, runs)
    number, level = numbering_of(properties)
    if number is None:
        number, style_level = reader.styles.numbering(style)
        level = level if level is not None else style_level
    label = reader.numbering.label(number, level) if text.strip() else ""
    return (f"{label} {text}" if label else text), boxes


def _collect(
    reader: _Reader, element: etree._Element, look: RunLook, runs: list[_Run], boxes: list[etree._Element]
) -> None:
    # Recursion is bounded: the XML parser refuses more than 256 levels.
    for inner in element:
        name = local(inner)
        if name == "r":
            _run(reader, inner, look, runs, boxes)
        elif name in _THROUGH:
            reader.tracked += name in ("ins", "moveTo")
            _collect(reader, inner, look, runs, boxes)
        elif name in _DELETED:
            reader.tracked += 1
        elif name == "sdt":
            content = child(inner, "sdtContent")
            if content is not None:
                _collect(reader, content, look, runs, boxes)
        elif name in ("oMath", "oMathPara"):
            text = "".join(str(t.text or "") for t in inner.iter() if local(t) == "t")
            runs.append(_Run(marks.plain(text), None, False))


def _run(
    reader: _Reader, element: etree._Element, base: RunLook, runs: list[_Run], boxes: list[etree._Element]
) -> None:
    properties = child(element, "rPr")
    look = base
    if properties is not None:
        style = reader.styles.character_look(value(child(properties, "rStyle")))
        look = run_look(properties).over(style).over(base)
    text = "".join(_run_texts(element, boxes))
    if look.hidden and text.strip():
        reader.hidden += 1
        return
    if not text:
        return
    encoding, capital = _font_encoding(look.font)
    # Capitals of a capital font can only be set after the letters are known, other capitals at once.
    runs.append(_Run(text.upper() if look.caps and not encoding else text, encoding, capital or bool(look.caps)))


def _run_texts(element: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
    for inner in element:
        name = local(inner)
        if name == "t":
            yield marks.plain(str(inner.text or ""))
        elif name in ("tab", "ptab"):
            yield "\t"
        elif name in ("br", "cr"):
            yield "\n"
        elif name == "noBreakHyphen":
            yield "-"
        elif name == "sym":
            yield "•"
        elif name in _HOLDERS:
            boxes.extend(_boxes(inner))
        elif name == "AlternateContent":
            found = _choice(inner)
            if found is not None:
                boxes.extend(_boxes(found))


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The outermost text boxes in a drawing; inner ones are found when their own paragraphs are read."""
    for inner in element:
        name = local(inner)
        if name == "txbxContent":
            yield inner
        elif name == "AlternateContent":
            found = _choice(inner)
            if found is not None:
                yield from _boxes(found)
        else:
            yield from _boxes(inner)


def _font_encoding(font: str | None) -> tuple[str | None, bool]:
    """The encoding a font's name stands for, and whether its letters are drawn as capitals."""
    if font is None:
        return None, False
    if font.lower().startswith(".vn"):
        return "TCVN3", font.rstrip().endswith("H")
    return ("VNI", False) if _FONT_VNI.match(font) else (None, False)


def _join(reader: _Reader, runs: list[_Run]) -> str:
    """The runs as one text, converted by their fonts where the letters agree with the font."""
    merged: list[_Run] = []
    for run in runs:
        last = merged[-1] if merged else None
        if last and (last.encoding, last.capital) == (run.encoding, run.capital):
            last.text += run.text
        else:
            merged.append(run)
    for encoding in ("TCVN3", "VNI"):
        mine = [run for run in merged if run.encoding == encoding]
        together = "".join(run.text for run in mine)
        convert = prefers(together, encoding)
        reader.converted[encoding] += convert
        for run in mine:
            if convert:
                run.text = decode(run.text, encoding)
            if run.capital and (convert or run.text.isascii()):
                run.text = run.text.upper()
    reader.converted += Counter()  # drops the encodings with no paragraph
    return "".join(run.text for run in merged)


def _table(reader: _Reader, element: etree._Element, nesting: int) -> Iterator[str]:
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


def _row(reader: _Reader, row: list[etree._Element], nesting: int) -> Iterator[str]:
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
