"""The lines of a paper, cut also at tabs: a header is set in two columns, and the view has a tab for a wide gap."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from vanban.engine.source import Source
from vanban.values import Span

_CELL: Final = re.compile(r"[^\n\t]+")
_SAYS_SOMETHING: Final = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or one column of it, at positions ``start`` to ``end`` of the cleaned view of ``source``."""

    source: Source
    start: int
    end: int

    @property
    def text(self) -> str:
        """The line as written (cleaned view)."""
        return self.source.norm[self.start : self.end]

    @property
    def low(self) -> str:
        """The same in lower case, for rules."""
        return self.source.low[self.start : self.end]

    @property
    def upper(self) -> bool:
        """Whether it is written in capitals."""
        return self.end - self.start > 1 and self.text.isupper()

    def after(self, count: int) -> "Line":
        """The line without its first ``count`` characters."""
        return Line(self.source, self.start + count, self.end)


def lines(source: Source, start: int, end: int) -> list[Line]:
    """The lines between two positions of the cleaned view, without those that hold no letter or digit."""
    return list(each_line(source, start, end))


def each_line(source: Source, start: int, end: int) -> Iterator[Line]:
    """The same, one after the other, for those who stop early."""
    for cell in _CELL.finditer(source.norm, start, end):
        text = cell.group().strip()
        if _SAYS_SOMETHING.search(text):
            begin = cell.start() + cell.group().index(text)
            yield Line(source, begin, begin + len(text))


def span_of(source: Source, first: Line, last: Line) -> Span:
    """The span, in the text as given, from the start of ``first`` to the end of ``last``."""
    return source.char_span(first.start, last.end)
