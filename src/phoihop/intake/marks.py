"""The source as paragraphs, with the found words underlined and numbered. Pure.

Marks may lie in one another ("phối hợp Than Mạo Khê trước ngày 20/11") or overlap; where they overlap the later one is
cut in two, so that what is printed is always well nested.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

# More than this is no paper to be read beside a draft; what is cut off is still kept and issued with the file.
LONGEST: Final = 300_000


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """`text[start:end]` led to the field `name`, printed with `number` on the right. Without a name: words that betray
    a rewriting, which led to nothing."""

    start: int
    end: int
    name: str
    number: int


def paragraphs(text: str, marks: Iterable[Mark]) -> Markup:
    """Every line with words as a paragraph; a row of a table keeps its cells apart."""
    pending = sorted((mark for mark in marks if mark.start < mark.end), key=lambda one: (one.start, -one.end))
    numbered: set[str] = set()
    printed = []
    start = 0
    for line in text[:LONGEST].split("\n"):
        end = start + len(line)
        inside = [_within(mark, start, end) for mark in pending if mark.start < end and mark.end > start]
        pending = [mark for mark in pending if mark.end > end]
        if line.strip():
            opening = Markup('<p class="cells">') if "\t" in line else Markup("<p>")
            printed.append(opening + _line(text, start, end, inside, numbered) + Markup("</p>"))
        start = end + 1
    return Markup("\n").join(printed)


def _within(mark: Mark, start: int, end: int) -> Mark:
    return Mark(max(mark.start, start), min(mark.end, end), mark.name, mark.number)


def _line(text: str, start: int, end: int, marks: list[Mark], numbered: set[str]) -> Markup:
    """`marks` in order of their starts, the longer first; none leaves start..end."""
    out: list[Markup] = []
    at = start
    marks = list(marks)
    while marks:
        mark = marks.pop(0)
        if mark.start >= mark.end:
            continue
        out.append(escape(text[at : mark.start]))
        inner, later = [], []
        for one in marks:
            if one.start >= mark.end:
                later.append(one)
            elif one.end <= mark.end:
                inner.append(one)
            else:  # it reaches beyond: the part inside here, the rest after
                inner.append(Mark(one.start, mark.end, one.name, one.number))
                later.append(Mark(mark.end, one.end, one.name, one.number))
        number = Markup() if mark.name in numbered else Markup("<sup>%s</sup>") % mark.number
        numbered.add(mark.name)
        inside = _line(text, mark.start, mark.end, inner, numbered)
        if mark.name:
            out.append(Markup('<mark data-mark="%s">%s%s</mark>') % (mark.name, number, inside))
        else:
            out.append(Markup('<span class="sign">%s</span>') % inside)
        at = mark.end
        marks = sorted(later, key=lambda one: (one.start, -one.end))
    out.append(escape(text[at:end]))
    return Markup("").join(out)
