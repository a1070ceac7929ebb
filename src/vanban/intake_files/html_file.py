"""Trang web — the readable text of an HTML page: title, paragraphs, lists and tables, no script, style or menu."""

import re
from typing import Final

# lxml is heavy; this module itself is imported only when a page is opened.
from lxml import etree, html

from . import marks
from .detect import bytes_as_text
from .kinds import text_of
from .refusals import refusal
from .results import Extracted, Limits

_SKIP_LIST: Final = (
    "head script style nav noscript template svg math iframe object embed select option button input textarea "
    "canvas audio video aside footer dialog"
)
_BLOCK_LIST: Final = (
    "address article blockquote body center dd div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header hr "
    "html li main ol p pre section table tbody tfoot thead tr td th ul caption"
)
_SKIP: Final = frozenset(_SKIP_LIST.split())
_BLOCKS: Final = frozenset(_BLOCK_LIST.split())
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_BLANK_LINES: Final = re.compile(r"\n{3,}")
_HIDDEN_STYLE: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MAX_TIMES_TEXT: Final = 4
"""A page may be that many times larger than its text: markup and inline pictures."""


def read_html(data: bytes, limits: Limits) -> Extracted:
    """A page from bytes in any of the encodings that :mod:`.detect` knows. Raises a refusal."""
    if len(data) > _MAX_TIMES_TEXT * limits.text:
        raise refusal("too_heavy")
    text = text_of(data)
    return Extracted(html_text(bytes_as_text(data) if text is None else text), "html")


def html_text(page: str) -> str:
    """The marked text of a page given as characters. Raises a refusal when nothing of it can be parsed."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(marks.plain(page).encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise refusal("damaged_html") from None
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log.filter_from_fatals()):
        # The parser stopped in the middle: what it gave is not the whole page.
        raise refusal("too_heavy")
    writer = _Writer()
    _walk(root, writer)
    body = _BLANK_LINES.sub("\n\n", writer.text()).strip("\n")
    title = _SPACE.sub(" ", root.findtext(".//title") or "").strip()
    return f"{title}\n\n{body}" if title and title not in body[: 4 * len(title) + 200] else body


class _Writer:
    """Collects text as a browser lays it out: runs of spaces are one, blocks stand on their own lines."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.fresh = True
        self.space = False

    def add(self, text: str) -> None:
        words = _SPACE.sub(" ", text)
        if words.startswith(" "):
            self.space = True
        inner = words.strip(" ")
        if not inner:
            return
        if self.space and not self.fresh:
            self.parts.append(" ")
        self.parts.append(inner)
        self.fresh, self.space = False, words.endswith(" ")

    def line(self) -> None:
        if not self.fresh:
            self.parts.append("\n")
        self.fresh, self.space = True, False

    def line_break(self) -> None:
        self.parts.append("\n")
        self.fresh, self.space = True, False

    def mark(self, char: str) -> None:
        self.parts.append(char)
        self.fresh, self.space = True, False

    def text(self) -> str:
        return "".join(self.parts)


def _walk(root: etree._Element, out: _Writer) -> None:
    """Depth first without recursion: pages nest as deep as they like."""
    tables: list[bool] = []
    counters: list[int] = []
    skipping: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if skipping is not None:
                continue
            if tag in _SKIP or _is_hidden(element):
                skipping = element
                continue
            _open(tag, element, out, tables, counters)
            if element.text:
                out.add(element.text)
            continue
        if skipping is None:
            _close(tag, out, tables, counters)
        elif skipping is element:
            skipping = None
        if skipping is None and element.tail:
            out.add(element.tail)


def _is_hidden(element: etree._Element) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _HIDDEN_STYLE.search(style))


def _open(tag: str, element: etree._Element, out: _Writer, tables: list[bool], counters: list[int]) -> None:
    if tag == "table":
        out.line()
        # A table that holds tables or long blocks is layout, not data: its cells are read as blocks.
        tables.append(not any(tables) and _is_data(element))
        if tables[-1]:
            out.mark(marks.TABLE_START)
        return
    if any(tables):
        if tag in _BLOCKS or tag == "br":
            out.add(" ")
        return
    if tag == "br":
        out.line_break()
    elif tag in _BLOCKS:
        out.line()
    if tag in ("ol", "ul"):
        counters.append(0 if tag == "ol" else -1)
    elif tag == "li" and counters:
        if counters[-1] < 0:
            out.add("- ")
        else:
            counters[-1] += 1
            out.add(f"{counters[-1]}. ")


def _close(tag: str, out: _Writer, tables: list[bool], counters: list[int]) -> None:
    if tag == "table" and tables:
        if tables.pop():
            out.mark(marks.TABLE_END)
        out.line()
    elif any(tables):
        if tag in ("td", "th"):
            out.mark(marks.CELL_END)
        elif tag == "tr":
            out.mark(marks.ROW_END)
        elif tag in _BLOCKS:
            out.add(" ")
    elif tag in _BLOCKS:
        out.line()
        if tag == "p":
            out.line_break()
        if tag in ("ol", "ul") and counters:
            counters.pop()


def _is_data(table: etree._Element) -> bool:
    if table.find(".//table") is not None:
        return False
    rows = table.findall(".//tr")
    wide = sum(1 for row in rows if len(row) > 1)
    return wide >= 2 and len(table.findall(".//p")) + len(table.findall(".//br")) <= 4 * len(rows)
