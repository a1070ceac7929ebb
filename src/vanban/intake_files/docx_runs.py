"""Runs of a Word paragraph — its letters with the look and the font they are set in, as text.

Old fonts (.VnTime, VNI-Times) say which encoding a run is in; capitals of a look or of a capital font become capitals.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from . import marks
from .detect import decode, prefers
from .ooxml_parts import Numbering, RunLook, Styles, child, local, run_look, value
from .refusals import too_much_text
from .results import Limits

THROUGH: Final = frozenset(
    {"hyperlink", "smartTag", "ins", "moveTo", "fldSimple", "dir", "bdo", "customXml", "sdtContent"}
)
DELETED: Final = frozenset({"del", "moveFrom"})
_HOLDERS: Final = frozenset({"drawing", "pict", "object"})
_FONT_VNI: Final = re.compile(r"vni[-\s]", re.IGNORECASE)


@dataclass(slots=True)
class Run:
    text: str
    encoding: str | None
    capital: bool


@dataclass(slots=True)
class Reader:
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


def choice(element: etree._Element) -> etree._Element | None:
    """Word writes newer things twice, for itself and for older programs; only one copy is read."""
    found = child(element, "Choice")
    return found if found is not None else child(element, "Fallback")


def collect(
    reader: Reader, element: etree._Element, look: RunLook, runs: list[Run], boxes: list[etree._Element]
) -> None:
    # Recursion is bounded: the XML parser refuses more than 256 levels.
    for inner in element:
        name = local(inner)
        if name == "r":
            _run(reader, inner, look, runs, boxes)
        elif name in THROUGH:
            reader.tracked += name in ("ins", "moveTo")
            collect(reader, inner, look, runs, boxes)
        elif name in DELETED:
            reader.tracked += 1
        elif name == "sdt":
            content = child(inner, "sdtContent")
            if content is not None:
                collect(reader, content, look, runs, boxes)
        elif name in ("oMath", "oMathPara"):
            text = "".join(str(t.text or "") for t in inner.iter() if local(t) == "t")
            runs.append(Run(marks.plain(text), None, False))


def _run(reader: Reader, element: etree._Element, base: RunLook, runs: list[Run], boxes: list[etree._Element]) -> None:
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
    runs.append(Run(text.upper() if look.caps and not encoding else text, encoding, capital or bool(look.caps)))


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
            found = choice(inner)
            if found is not None:
                boxes.extend(_boxes(found))


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The outermost text boxes in a drawing; inner ones are found when their own paragraphs are read."""
    for inner in element:
        name = local(inner)
        if name == "txbxContent":
            yield inner
        elif name == "AlternateContent":
            found = choice(inner)
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


def join(reader: Reader, runs: list[Run]) -> str:
    """The runs as one text, converted by their fonts where the letters agree with the font."""
    merged: list[Run] = []
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
