"""The DOCX writer.

The file is a plain zip of XML made by the standard library: full control over styles, no template to carry along, and
the same bytes for the same paper (fixed times, no clock anywhere).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from xml.sax.saxutils import escape, quoteattr

from vanban.official.compose import Composed, Line, column_aligns, compose
from vanban.official.metrics import even_width, lines_at, text_width
from vanban.official.package import MEDIA, OFFICE, PACKAGE, package_relations, packed, relations
from vanban.official.paper import Paper, Run, Table, plain
from vanban.official.parameters import Page, ParameterSet
from vanban.official.styles import DATA_TABLE, FRAME_TABLE, GAP_STYLE, RULE_STYLE, style_id, styles_xml
from vanban.official.symbols import BLANK
from vanban.official.wml import DECLARATION, NAMESPACE, RELATIONS, cell, element, paragraph, row, table, twips

_KEEP = "<w:keepNext/>"
_SLACK = 3.0  # points a title's width is rounded up by, against differences between word processors
_ITALIC_SLACK = 0.05  # share of the column; the table of widths has no italic face, whose letters may be wider

MEDIA_TYPE = f"{MEDIA}.document"


def write_docx(paper: Paper, parameters: ParameterSet) -> bytes:
    """The paper as a Word file (A4 and so on as `parameters` say). The same arguments give the same bytes.

    Raises PaperError, with a Vietnamese sentence, for a paper that mixes the families or lacks a mandatory component.
    """
    return write_composed(compose(paper, parameters), parameters)


def write_composed(composed: Composed, parameters: ParameterSet) -> bytes:
    """The components as a Word file."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": package_relations("word/document.xml"),
        "docProps/core.xml": core(composed, parameters),
        "word/document.xml": _document(composed, parameters),
        "word/styles.xml": styles_xml(parameters),
        "word/settings.xml": _settings(parameters),
        "word/header1.xml": _header(),
        "word/_rels/document.xml.rels": _document_relations(),
    }
    return packed({name: text.encode("utf-8") for name, text in parts.items()})


def _document(composed: Composed, parameters: ParameterSet) -> str:
    page = parameters.page
    body = (
        _head(composed, parameters)
        + lines_of(composed.kind, parameters, twips(page.text_width))
        + lines_of(composed.addressees, parameters, twips(page.text_width))
        + (paragraph(GAP_STYLE, ()) if runs_into_body(composed) else "")
        + body_of(composed.body, parameters)
        + paragraph(GAP_STYLE, (), _KEEP)
        + _closing(composed, parameters)
        + _sections(composed, parameters)
    )
    spaces = f'xmlns:w="{NAMESPACE}" xmlns:r="{RELATIONS}"'
    return f"{DECLARATION}<w:document {spaces}><w:body>{body}</w:body></w:document>"


def _sections(composed: Composed, parameters: ParameterSet) -> str:
    """The end of the paper's pages, then each annex on pages of its own."""
    written, page = "", parameters.page
    for annex in composed.annexes:
        written += _gap(_section(page))
        first = replace(parameters.page, number_on_first_page=True)
        page = replace(first, width=first.height, height=first.width) if annex.landscape else first
        turned = replace(parameters, page=page)
        written += lines_of(annex.head, turned, twips(page.text_width)) + body_of(annex.body, turned)
    return written + _gap() + _section(page)


def _gap(section: str = "") -> str:
    """Word wants a paragraph after the last table, and one that bears the end of a section; one point high, it does not
    open a new page."""
    return paragraph(GAP_STYLE, (), element("spacing", before=0, after=0, line=20, lineRule="exact") + section)


def runs_into_body(composed: Composed) -> bool:
    """Whether what stands above the body ends without a space of its own: with a rule, or a list of addressees."""
    above = (*composed.kind, *composed.addressees)
    return bool(above) and (above[-1].rule > 0 or above[-1].part == "kinh_gui_tiep")


def _head(composed: Composed, parameters: ParameterSet) -> str:
    left = twips(parameters.columns.head_left)
    right = twips(parameters.page.text_width) - left
    # Two rows, so that the number and the date stand on one line however many lines the body's name takes.
    upper = (
        cell(left, lines_of(composed.issuers, parameters, left)),
        cell(right, lines_of(composed.titles, parameters, right)),
    )
    lower = (
        cell(left, lines_of(composed.number, parameters, left)),
        cell(right, lines_of(composed.place_date, parameters, right)),
    )
    return table(FRAME_TABLE, (left, right), (row(upper), row(lower)))


def lines_of(lines: Iterable[Line], parameters: ParameterSet, width: int) -> str:
    """Lines in a column of `width` twips; centred ones that take several lines are broken evenly."""
    written = ""
    for line in lines:
        look = parameters.components[line.part]
        words, points = line.words, width / 20
        direct, runs = "", line.text
        taken = lines_at(words, look.size, points, bold=look.bold)
        if look.align == "center" and len(taken) > 1:
            runs = tuple(replace(part, text=bound(part.text)) for part in runs)
            words = plain(runs)
            slack = _SLACK + (_ITALIC_SLACK * points if look.italic else 0)
            narrow = min(points, even_width(words, look.size, points, bold=look.bold) + slack)
            taken = lines_at(words, look.size, narrow, bold=look.bold)
            direct = _side_indents(points, narrow)
        written += paragraph(style_id(line.part), runs, direct)
        if line.rule:
            longest = max(text_width(part, look.size, bold=look.bold) for part in taken)
            written += paragraph(RULE_STYLE, (), _side_indents(points, min(points, longest * line.rule)))
    return written


def bound(text: str) -> str:
    """Hyphens that no line should begin with ("THAN - KHOÁNG SẢN"); the ends of "2026 - 2030" stay on one line."""
    return re.sub(r"(?<=\d) - (?=\d)", f"{BLANK}-{BLANK}", text).replace(" - ", f"{BLANK}- ")


def _side_indents(width: float, inner: float) -> str:
    """Indents (both in points) that leave `inner` in the middle of `width`."""
    side = round((width - inner) * 10)
    return element("ind", left=side, right=side)


def body_of(items: Sequence[Line | Table], parameters: ParameterSet) -> str:
    written, before = "", None
    for number, item in enumerate(items, 1):
        # The last paragraph goes along with the signature, so that no page bears a signature alone.
        keep = number == len(items)
        if isinstance(item, Line):
            written += paragraph(style_id(item.part), item.text, _KEEP if keep else "")
        else:
            if isinstance(before, Table) and not (item.caption or item.unit):
                written += paragraph(GAP_STYLE, ())  # else Word joins two tables into one
            written += _table(item, parameters, keep=keep)
        before = item
    return written


def _table(data: Table, parameters: ParameterSet, *, keep: bool) -> str:
    whole = twips(parameters.page.text_width)
    total = sum(column.width for column in data.columns)
    widths = [int(whole * column.width / total) for column in data.columns]
    widths[-1] += whole - sum(widths)
    above = paragraph(style_id("ten_bang"), (Run(data.caption),)) if data.caption else ""
    above += paragraph(style_id("don_vi_tinh"), (Run(data.unit),)) if data.unit else ""
    heads = (
        cell(width, paragraph(style_id("dau_bang"), (Run(column.title),), _KEEP))
        for width, column in zip(widths, data.columns, strict=True)
    )
    rows = [row(heads, header=True)]
    ordinary = parameters.components["o_bang"].align
    sides = ["" if side == ordinary else element("jc", val=side) for side in column_aligns(data)]
    style = style_id("o_bang")
    for number, texts in enumerate(data.rows):
        bold = number in data.bold_rows
        kept = _KEEP if keep and number == len(data.rows) - 1 else ""
        rows.append(
            row(
                cell(width, paragraph(style, (Run(text, bold=bold),), kept + side))
                for width, text, side in zip(widths, texts, sides, strict=True)
            )
        )
    return above + table(DATA_TABLE, widths, rows)


def _closing(composed: Composed, parameters: ParameterSet) -> str:
    """Recipients left and the signature right; a joint paper has its signatures in pairs, recipients below.

    The names of a pair have a row of their own: they stand level when one office's title takes more lines."""
    whole = twips(parameters.page.text_width)
    if len(composed.signatures) == 1:
        left = twips(parameters.columns.signature_left)
        recipients = _filled(composed.recipients, parameters, left)
        signed = lines_of(composed.signatures[0], parameters, whole - left)
        return table(FRAME_TABLE, (left, whole - left), (row((cell(left, recipients), cell(whole - left, signed))),))
    widths = (whole // 2, whole - whole // 2)
    rows = []
    for start in range(0, len(composed.signatures), 2):
        pair = [*composed.signatures[start : start + 2], ()][:2]
        if parameters.columns.joint_lead == "right":
            pair.reverse()
        for names in (False, True):
            halves = ([line for line in signature if (line.part == "ho_ten") == names] for signature in pair)
            rows.append(
                row(cell(width, _filled(half, parameters, width)) for width, half in zip(widths, halves, strict=True))
            )
    below = lines_of(composed.recipients, parameters, whole)
    return table(FRAME_TABLE, widths, rows) + paragraph(GAP_STYLE, ()) + below


def _filled(lines: Sequence[Line], parameters: ParameterSet, width: int) -> str:
    """Lines in a cell, which must not be without a paragraph."""
    return lines_of(lines, parameters, width) or paragraph(style_id("noi_nhan_muc"), ())


def _section(page: Page) -> str:
    margins = element(
        "pgMar",
        top=twips(page.top),
        right=twips(page.right),
        bottom=twips(page.bottom),
        left=twips(page.left),
        header=twips(page.header),
        footer=twips(page.header),
        gutter=0,
    )
    first = "" if page.number_on_first_page else "<w:titlePg/>"
    turned: dict[str, str] = {"orient": "landscape"} if page.width > page.height else {}
    size = element("pgSz", w=twips(page.width), h=twips(page.height), **turned)
    return f'<w:sectPr><w:headerReference w:type="default" r:id="rId3"/>{size}{margins}{first}</w:sectPr>'


def _header() -> str:
    number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    inside = f'<w:p><w:pPr><w:pStyle w:val="{style_id("so_trang")}"/></w:pPr>{number}</w:p>'
    return f'{DECLARATION}<w:hdr xmlns:w="{NAMESPACE}">{inside}</w:hdr>'


def _settings(parameters: ParameterSet) -> str:
    # Compatibility mode 15 is that of Word 2013 and later: without it Word opens the file in an old mode.
    mode = (
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat>'
    )
    language = quoteattr(parameters.language)
    return (
        f'{DECLARATION}<w:settings xmlns:w="{NAMESPACE}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/>{mode}<w:themeFontLang w:val={language}/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def core(composed: Composed, parameters: ParameterSet) -> str:
    """The part `docProps/core.xml`: title, issuer and language, no person and no clock."""
    spaces = f'xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return (
        f"{DECLARATION}<cp:coreProperties {spaces}><dc:title>{escape(composed.title)}</dc:title>"
        f"<dc:creator>{escape(composed.author)}</dc:creator>"
        f"<dc:language>{escape(parameters.language)}</dc:language></cp:coreProperties>"
    )


def _content_types() -> str:
    overrides = {
        "/word/document.xml": f"{MEDIA}.document.main+xml",
        "/word/styles.xml": f"{MEDIA}.styles+xml",
        "/word/settings.xml": f"{MEDIA}.settings+xml",
        "/word/header1.xml": f"{MEDIA}.header+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    written = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides.items())
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{written}</Types>'
    )


def _document_relations() -> str:
    kinds = {"styles.xml": "styles", "settings.xml": "settings", "header1.xml": "header"}
    return relations({target: f"{OFFICE}/relationships/{kind}" for target, kind in kinds.items()})
