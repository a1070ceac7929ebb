"""Word: styles and numbering — which font a run is set in, and which label Word shows before a paragraph."""

from collections import defaultdict
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final

from lxml import etree

from .refusals import refusal

_ROMAN: Final = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
                 (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_MAX_LEVELS: Final = 9
_MAX_NUMBER: Final = 10_000
_MAX_LABEL: Final = 60


def parse(data: bytes, damaged: str = "damaged_docx") -> etree._Element:
    """The root of an XML part, with no entity, network or huge text. Raises a refusal when it is no XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.parse(BytesIO(data), parser).getroot()
    except (etree.XMLSyntaxError, ValueError):
        raise refusal(damaged) from None


def local(element: etree._Element) -> str:
    """The tag without its namespace; empty for comments. Word's two namespaces use the same local names."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first descendant along the local names of ``path``."""
    for name in path:
        if element is None:
            return None
        element = next((c for c in element if local(c) == name), None)
    return element


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """The attribute of that local name."""
    if element is None:
        return None
    return next((str(v) for k, v in element.attrib.items() if str(k).rpartition("}")[2] == name), None)


def is_on(element: etree._Element | None) -> bool | None:
    """A Word switch: None when absent, False when switched off explicitly."""
    if element is None:
        return None
    return value(element) not in ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class RunLook:
    """What matters of a run's look; None means not said here."""

    font: str | None = None
    caps: bool | None = None
    hidden: bool | None = None

    def over(self, below: "RunLook") -> "RunLook":
        """This look where it says something, else the one below it."""
        return RunLook(
            self.font if self.font is not None else below.font,
            self.caps if self.caps is not None else below.caps,
            self.hidden if self.hidden is not None else below.hidden,
        )


NO_LOOK: Final = RunLook()


def run_look(properties: etree._Element | None) -> RunLook:
    """The look said by a ``w:rPr``."""
    if properties is None:
        return NO_LOOK
    fonts = child(properties, "rFonts")
    font = value(fonts, "ascii") or value(fonts, "hAnsi") or value(fonts, "cs")
    return RunLook(font, is_on(child(properties, "caps")), is_on(child(properties, "vanish")))


@dataclass(slots=True)
class _Style:
    based_on: str | None
    look: RunLook
    numbering: tuple[str | None, str | None]


class Styles:
    """``word/styles.xml``: looks and numbering by style, with what they are based on."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self._default = NO_LOOK
        self._default_paragraph: str | None = None
        for element in root if root is not None else ():
            if local(element) == "docDefaults":
                self._default = run_look(child(element, "rPrDefault", "rPr"))
            elif local(element) == "style":
                self._add(element)

    def _add(self, element: etree._Element) -> None:
        name = value(element, "styleId")
        if name is None:
            return
        numbering = numbering_of(child(element, "pPr"))
        self._styles[name] = _Style(value(child(element, "basedOn")), run_look(child(element, "rPr")), numbering)
        if value(element, "type") == "paragraph" and value(element, "default") in ("1", "true", "on"):
            self._default_paragraph = name

    def _chain(self, name: str | None) -> list[_Style]:
        chain: list[_Style] = []
        seen: set[str] = set()
        while name is not None and name not in seen and name in self._styles:
            seen.add(name)
            chain.append(self._styles[name])
            name = chain[-1].based_on
        return chain

    def paragraph_look(self, name: str | None) -> RunLook:
        """The look of text in a paragraph of that style that says nothing itself."""
        look = NO_LOOK
        for style in self._chain(name or self._default_paragraph):
            look = look.over(style.look)
        return look.over(self._default)

    def character_look(self, name: str | None) -> RunLook:
        """The look a character style adds."""
        look = NO_LOOK
        for style in self._chain(name):
            look = look.over(style.look)
        return look

    def numbering(self, name: str | None) -> tuple[str | None, str | None]:
        """(list id, level) that a paragraph style brings."""
        number, level = None, None
        for style in self._chain(name or self._default_paragraph):
            number = number if number is not None else style.numbering[0]
            level = level if level is not None else style.numbering[1]
        return number, level


def numbering_of(properties: etree._Element | None) -> tuple[str | None, str | None]:
    """(list id, level) said by a ``w:pPr``."""
    numbering = child(properties, "numPr")
    return value(child(numbering, "numId")), value(child(numbering, "ilvl"))


@dataclass(slots=True)
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)
    abstract: str = ""


class Numbering:
    """``word/numbering.xml`` with running counters: :meth:`label` must be asked in reading order."""

    def __init__(self, root: etree._Element | None) -> None:
        abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                abstract[value(element, "abstractNumId") or ""] = _levels(element)
            elif local(element) == "num":
                self._add(element, abstract)

    def _add(self, element: etree._Element, abstract: dict[str, dict[int, _Level]]) -> None:
        name = value(child(element, "abstractNumId")) or ""
        levels = dict(abstract.get(name, {}))
        number = value(element, "numId") or ""
        for override in element:
            start = child(override, "startOverride")
            if local(override) == "lvlOverride" and start is not None:
                at = _int(value(override, "ilvl"), 0)
                old = levels.get(at, _Level())
                levels[at] = _Level(old.form, old.text, _int(value(start), 1))
                # A list that starts anew counts for itself, not with the others of its family.
                name = f"{name}#{number}"
        self._lists[number] = _List(levels, name)

    def label(self, number: str | None, level: str | None) -> str:
        """The label Word shows, such as "2." or "a)"; empty when there is none."""
        found = self._lists.get(number or "")
        at = _int(level, 0)
        if found is None or at not in found.levels:
            return ""
        counts = self._counts[found.abstract]
        counts[at] = min(counts[at] + 1 if at in counts else found.levels[at].start, _MAX_NUMBER)
        for deeper in [lower for lower in counts if lower > at]:
            del counts[deeper]
        rule = found.levels[at]
        if rule.form == "bullet":
            return "-"
        text = rule.text
        for upper in range(_MAX_LEVELS):
            if f"%{upper + 1}" in text:
                shape = found.levels.get(upper, _Level())
                text = text.replace(f"%{upper + 1}", _written(counts.get(upper, shape.start), shape.form))
        return text[:_MAX_LABEL].strip()


def _levels(element: etree._Element) -> dict[int, _Level]:
    levels = {}
    for level in element:
        if local(level) == "lvl":
            form = value(child(level, "numFmt")) or "decimal"
            text = value(child(level, "lvlText")) or ""
            levels[_int(value(level, "ilvl"), 0)] = _Level(form, text, _int(value(child(level, "start")), 1))
    return levels


def _int(text: str | None, default: int) -> int:
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 6:
        return default
    return int(text)


def _written(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman.upper() if form == "upperRoman" else roman
    if form == "none":
        return ""
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    out = ""
    for size, letters in _ROMAN:
        count, number = divmod(number, size)
        out += letters * count
    return out
