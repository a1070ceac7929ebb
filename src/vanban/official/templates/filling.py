"""A paper into a template: fields give way to its words, the field of the body to paragraphs and tables in the
template's own styles. Styles go by their names: Word renames identifiers as it saves."""

from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from dataclasses import replace
from itertools import pairwise
from typing import Final
from xml.sax.saxutils import quoteattr

from lxml import etree

from vanban.intake_files.ooxml_parts import child, local, parse, value
from vanban.official.compose import Composed, ComposedAnnex, Line, compose
from vanban.official.package import MEDIA, PACKAGE, TYPES, packed
from vanban.official.paper import Paper
from vanban.official.parameters import Page, ParameterSet
from vanban.official.styles import styles_xml
from vanban.official.templates.evening import even, looks_of
from vanban.official.templates.fields import BODY, CENTRED, TemplateError, lines_by_field, tokens
from vanban.official.templates.reading import Template
from vanban.official.templates.scanning import text_of, texts_of
from vanban.official.wml import DECLARATION, NAMESPACE, RELATIONS
from vanban.official.writer import body_of, bound, core, lines_of

_W: Final = f"{{{NAMESPACE}}}"
_P: Final = f"{_W}p"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_TWIPS: Final = 1440 / 25.4  # in a millimetre
_WIDEST: Final = 22 * 25.4  # mm; the largest page Word makes
_NARROWEST: Final = 40.0  # mm of text on a page that can still bear a table
_AROUND: Final = frozenset(f"{MEDIA}.{part}+xml" for part in ("header", "footer", "footnotes", "endnotes"))
_GAP: Final = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
_NO_ROOM: Final = "Khổ giấy hoặc lề của mẫu không còn chỗ cho chữ. Xem lại khổ giấy và lề trong Word."
_Settle = Callable[[etree._Element, Line], None]
_SETS: Final = (f"{_W}pStyle", f"{_W}tblStyle")


def fill(template: Template, paper: Paper, parameters: ParameterSet) -> bytes:
    """The paper as a Word file in this template. Of a joint paper the first issuer alone stands in it: such papers are
    written by `write_docx`. Raises PaperError as that does, and TemplateError for a page without room for text."""
    composed = compose(paper, parameters)
    parts = dict(template.parts)
    styles = _Styles(template, parameters)
    words = lines_by_field(composed)
    for name, kind in template.types.items():
        if kind in _AROUND:
            root = parse(parts[name])
            _fill_words(root, words, lambda _paragraph, _line: None)
            parts[name] = _written(root)
    root = parse(parts[template.main])
    pages = _Pages(root, composed, parameters, styles)  # finds its place before words are put in
    looks = looks_of(styles.root)
    _fill_words(root, words, lambda paragraph, line: even(paragraph, line, pages.parameters, looks))
    pages.fill()
    parts[template.main] = _written(root)
    if styles.added:
        parts[styles.part] = _written(styles.root)
    return packed({TYPES: _types(template).encode(), **parts, "docProps/core.xml": core(composed, parameters).encode()})


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _types(template: Template) -> str:
    named = {**template.types, "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml"}
    overrides = "".join(
        f"<Override PartName={quoteattr(f'/{name}')} ContentType={quoteattr(kind)}/>" for name, kind in named.items()
    )
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _fill_words(root: etree._Element, words: dict[str, tuple[Line, ...]], settle: _Settle) -> None:
    for paragraph in reversed(list(root.iter(_P))):  # a text box before the paragraph it hangs on is repeated
        names = _names(paragraph)
        if names and BODY not in names:
            _fill_paragraph(paragraph, [words[name] for name in names], settle)


def _names(paragraph: etree._Element) -> list[str]:
    return [name for _start, _end, name in tokens(text_of(paragraph))]


def _fill_paragraph(paragraph: etree._Element, found: Sequence[tuple[Line, ...]], settle: _Settle) -> None:
    """A field of several lines repeats its paragraph; a paragraph whose fields are all without words goes. What holds
    a long title alone is settled in its column."""
    count = max(map(len, found))
    bare = not "".join(_between(text_of(paragraph))).strip()
    if count == 0 and bare and _removable(paragraph):
        _remove(paragraph)
        return
    copies = [paragraph, *(deepcopy(paragraph) for _ in range(1, count))]
    for before, after in pairwise(copies):
        before.addnext(after)
        _drop_identity(after)
    for number, one in enumerate(copies):
        _replace(one, [_words(lines[number]) if number < len(lines) else "" for lines in found])
        if bare and len(found) == 1 and number < len(found[0]) and found[0][number].part in CENTRED:
            settle(one, found[0][number])


def _words(line: Line) -> str:
    return bound(line.words) if line.part in CENTRED else line.words


def _between(text: str) -> Iterable[str]:
    """What stands beside the fields."""
    at = 0
    for start, end, _name in tokens(text):
        yield text[at:start]
        at = end
    yield text[at:]


def _removable(paragraph: etree._Element) -> bool:
    """Not the last of a cell, nor between two tables, nor the one that ends a section: Word wants those."""
    beside = (paragraph.getprevious(), paragraph.getnext())
    ends = child(paragraph, "pPr", "sectPr") is not None
    return not ends and any(one is not None and one.tag == _P for one in beside)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _drop_identity(paragraph: etree._Element) -> None:
    """No two paragraphs of a file bear the same identifier."""
    for one in paragraph.iter(_P):
        for key in [key for key in one.attrib if str(key).endswith(("}paraId", "}textId"))]:
            del one.attrib[key]


def _replace(paragraph: etree._Element, words: Sequence[str]) -> None:
    """Puts words in the place of the fields: in the look of the run where each begins, however it is cut into runs."""
    for (start, end, _name), word in reversed(list(zip(tokens(text_of(paragraph)), words, strict=True))):
        at = 0
        for text in list(texts_of(paragraph)):
            own = text.text or ""
            first, last = max(start - at, 0), min(end - at, len(own))
            at += len(own)
            if first < last:
                text.text = own[:first] + (word if first == start - (at - len(own)) else "") + own[last:]
                text.set(_SPACE, "preserve")
    for text in list(texts_of(paragraph)):
        _break(text)


def _break(text: etree._Element) -> None:
    """Line feeds and tabs as Word has them."""
    for sign, name in (("\n", "br"), ("\t", "tab")):
        while sign in (text.text or ""):
            before, _sign, after = (text.text or "").rpartition(sign)
            rest = deepcopy(text)
            text.text, rest.text = before, after
            text.addnext(rest)
            text.addnext(etree.Element(f"{_W}{name}"))
            _break(rest)


class _Styles:
    """The styles of a template by their names; those of ours that it lacks are added."""

    def __init__(self, template: Template, parameters: ParameterSet) -> None:
        self.part = next((name for name, kind in template.types.items() if kind == f"{MEDIA}.styles+xml"), "")
        if not self.part:
            raise TemplateError("Mẫu không có bảng kiểu chữ. Mở bằng Word, lưu thành tệp mới rồi tải lên.")
        self.root = parse(template.parts[self.part])
        self.added = False
        self.known = {key: value(one, "styleId") or "" for one in self.root if (key := _style_key(one))[0]}
        ours = parse(styles_xml(parameters).encode())
        self.ours = {value(one, "styleId") or "": one for one in ours if _style_key(one)[0]}

    def adopt(self, blocks: Iterable[etree._Element]) -> None:
        for block in blocks:
            for one in block.iter(*_SETS):
                one.set(f"{_W}val", self._theirs(one.get(f"{_W}val", "")))

    def _theirs(self, ours: str) -> str:
        """What the template calls a style of ours."""
        style = self.ours[ours]
        key = _style_key(style)
        if key not in self.known:
            taken = set(self.known.values())
            self.known[key] = ours if ours not in taken else f"{ours}PH"
            added = deepcopy(style)
            added.set(f"{_W}styleId", self.known[key])
            for tag in ("basedOn", "next"):
                link = child(added, tag)
                if link is not None:
                    link.set(f"{_W}val", self._theirs(link.get(f"{_W}val", "")))
            self.root.append(added)
            self.added = True
        return self.known[key]


def _style_key(style: etree._Element) -> tuple[str, str]:
    """Kind and name; empty for what is no style."""
    if local(style) != "style":
        return ("", "")
    return (value(style, "type") or "", (value(child(style, "name")) or "").lower())


class _Pages:
    """The body and the annexes, in the page the template has."""

    def __init__(self, root: etree._Element, composed: Composed, parameters: ParameterSet, styles: _Styles) -> None:
        self.composed, self.styles = composed, styles
        self.inside = child(root, "body")
        section = self.inside[-1] if self.inside is not None and len(self.inside) else None
        if self.inside is None or section is None or local(section) != "sectPr":
            raise TemplateError("Mẫu không có khổ giấy. Mở bằng Word, lưu thành tệp mới rồi tải lên.")
        self.section = section
        place = next((one for one in self.inside if one.tag == _P and BODY in _names(one)), None)
        if place is None:
            raise TemplateError("Mẫu có nhiều hơn một phần thân. Mở bằng Word, lưu thành tệp mới rồi tải lên.")
        self.place = place
        self.parameters = replace(parameters, page=_page(section, parameters.page))

    def fill(self) -> None:
        for block in self._blocks(body_of(self.composed.body, self.parameters)):
            self.place.addprevious(block)
        _remove(self.place)
        for annex in self.composed.annexes:
            self._annex(annex)

    def _blocks(self, written: str) -> list[etree._Element]:
        spaces = f'xmlns:w="{NAMESPACE}" xmlns:r="{RELATIONS}"'
        blocks = list(parse(f"<w:body {spaces}>{written}</w:body>".encode()))
        self.styles.adopt(blocks)
        return blocks

    def _annex(self, annex: ComposedAnnex) -> None:
        """On pages of its own: what came before ends its section, and the last section becomes the annex's."""
        ending = self._blocks(_GAP)
        ending[0][0].append(deepcopy(self.section))
        page = self.parameters.page
        if annex.landscape != (page.width > page.height):
            page = replace(page, width=page.height, height=page.width)
        _turn(self.section, page)
        turned = replace(self.parameters, page=page)
        inside = lines_of(annex.head, turned, round(page.text_width * _TWIPS)) + body_of(annex.body, turned)
        for block in [*ending, *self._blocks(inside), *self._blocks("<w:p/>")]:
            self.section.addprevious(block)


def _page(section: etree._Element, usual: Page) -> Page:
    """The page of a section, in millimetres; what it does not say is as usual."""
    size, margins = child(section, "pgSz"), child(section, "pgMar")
    page = replace(
        usual,
        width=_millimetres(size, "w", usual.width),
        height=_millimetres(size, "h", usual.height),
        left=_millimetres(margins, "left", usual.left),
        right=_millimetres(margins, "right", usual.right),
    )
    if page.text_width < _NARROWEST or page.height < _NARROWEST:
        raise TemplateError(_NO_ROOM)
    return page


def _millimetres(element: etree._Element | None, name: str, usual: float) -> float:
    try:
        found = float(value(element, name) or "") / _TWIPS
    except ValueError:
        return usual
    if not 0 <= found <= _WIDEST:  # no number either
        raise TemplateError(_NO_ROOM)
    return found


def _turn(section: etree._Element, page: Page) -> None:
    size = child(section, "pgSz")
    if size is not None:
        size.set(f"{_W}w", str(round(page.width * _TWIPS)))
        size.set(f"{_W}h", str(round(page.height * _TWIPS)))
        size.attrib.pop(f"{_W}orient", "")
        if page.width > page.height:
            size.set(f"{_W}orient", "landscape")
    first = child(section, "titlePg")
    if first is not None:
        section.remove(first)
