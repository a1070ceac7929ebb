"""Long centred titles in a template, broken into lines of about the same length as in the built-in layout."""

from dataclasses import replace
from typing import Final

from lxml import etree

from vanban.intake_files.ooxml_parts import child, local, parse, value
from vanban.official.compose import Line
from vanban.official.parameters import ParameterSet
from vanban.official.wml import NAMESPACE, twips
from vanban.official.writer import lines_of

# What may stand after the indents in a paragraph's properties, by the schema.
_AFTER: Final = frozenset({
    "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment",
    "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
})  # fmt: skip


def even(paragraph: etree._Element, line: Line, parameters: ParameterSet, looks: dict[str, tuple[str, str]]) -> None:
    """Narrows a paragraph that holds `line` alone, where it still looks as the parameter set says: a clerk's own
    indents or type size stay as they are. `looks`: name and type size, in half points, of the template's styles."""
    own, look = child(paragraph, "pPr"), parameters.components[line.part]
    style = looks.get(value(child(own, "pStyle")) or "")
    if own is None or style != (look.style.lower(), str(round(look.size * 2))):
        return
    if child(own, "ind") is not None or child(own, "jc") is not None or any(_sized(run) for run in paragraph):
        return
    column = next((one for one in paragraph.iterancestors() if local(one) == "tc"), None)
    width = value(child(column, "tcPr", "tcW"), "w") or "" if column is not None else ""
    room = int(width) if width.isascii() and width.isdigit() and len(width) < 6 else twips(parameters.page.text_width)
    written = lines_of((replace(line, rule=0),), parameters, room)
    narrow = child(parse(f'<a xmlns:w="{NAMESPACE}">{written}</a>'.encode())[0], "pPr", "ind")
    if narrow is not None:
        own.insert(next((at for at, one in enumerate(own) if local(one) in _AFTER), len(own)), narrow)


def _sized(run: etree._Element) -> bool:
    return child(run, "rPr", "sz") is not None


def looks_of(styles: etree._Element) -> dict[str, tuple[str, str]]:
    """Name and type size of each style, by what the template calls it."""
    return {
        value(one, "styleId") or "": ((value(child(one, "name")) or "").lower(), value(child(one, "rPr", "sz")) or "")
        for one in styles
        if local(one) == "style"
    }
