"""Control characters that stand for tables and pages while a text is still being cleaned.

A reader puts them in, the cleaning leaves them alone, :func:`assemble` takes them out and notes where the cells
and pages ended up. So every offset is one of the final text and no map of positions is needed.
"""

import re
from typing import Final

from .results import Cell, Table

TABLE_START: Final = "\x1c"
TABLE_END: Final = "\x1d"
ROW_END: Final = "\x1e"
CELL_END: Final = "\x1f"
PAGE: Final = "\x0c"
ALL: Final = TABLE_START + TABLE_END + ROW_END + CELL_END + PAGE

_SPLIT: Final = re.compile(f"([{ALL}])")
_STRIP: Final = {ord(c): " " for c in ALL}
_IN_CELL: Final = _STRIP | {ord("\n"): " ", ord("\r"): " ", ord("\t"): " "}


def plain(text: str) -> str:
    """``text`` without any character that could be taken for a mark."""
    return text.translate(_STRIP)


def cell(text: str) -> str:
    """``text`` as the content of one cell: on one line, without tabs or marks."""
    return text.translate(_IN_CELL).strip()


def table(rows: list[list[str]]) -> str:
    """The marked form of a table of cells."""
    body = "".join("".join(cell(c) + CELL_END for c in row) + ROW_END for row in rows)
    return f"{TABLE_START}{body}{TABLE_END}"


def assemble(marked: str, titles: tuple[str, ...] = ()) -> tuple[str, tuple[Table, ...], tuple[int, ...]]:
    r"""Take the marks out: the text, its tables with offsets, and the offsets at which pages start.

    ``titles`` names the tables in order; tables without a name get an empty one. Total over any string: marks
    that do not balance are dropped.

    >>> text, tables, _ = assemble("A\n" + table([["TT", "Nội dung"]]) + "B")
    >>> text, tables[0].rows[0][1]
    ('A\\nTT\\tNội dung\\nB', Cell(text='Nội dung', start=5, end=13))
    """
    out: list[str] = []
    length = 0
    tables: list[Table] = []
    pages: list[int] = []
    rows: list[tuple[Cell, ...]] | None = None
    row: list[Cell] = []
    last_tab = 0
    parts = _SPLIT.split(marked)
    for piece, mark in zip(parts[::2], [*parts[1::2], ""], strict=True):
        out.append(piece)
        start, length = length, length + len(piece)
        if mark == PAGE:
            pages.append(length)
        elif mark == TABLE_START:
            rows, row = [], []
        elif rows is None:
            continue
        elif mark == CELL_END:
            row.append(Cell(piece, start, length))
            last_tab = len(out)
            out.append("\t")
            length += 1
        elif mark == ROW_END:
            if row:
                out[last_tab] = "\n"
                rows.append(tuple(row))
            row = []
        elif mark == TABLE_END:
            title = titles[len(tables)] if len(tables) < len(titles) else ""
            tables.append(Table(title, tuple(rows)))
            rows = None
    return "".join(out), tuple(tables), tuple(pages)
