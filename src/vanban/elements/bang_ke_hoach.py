"""Bảng kế hoạch, bảng phân công nhiệm vụ — a table whose rows are tasks, from Word, Excel or pasted.

Legal basis: none fixes the columns; plans and the annexes of conclusions give content, lead, co-operation and time.

Examples: ``TT | Nội dung công việc | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian hoàn thành | Sản phẩm`` · a heading
in two rows (``Phân công`` over ``Chủ trì`` and ``Phối hợp``) · groups (``I | Công tác xây dựng Đảng``) between tasks.

Must not match: tables of figures (``Kế hoạch | Thực hiện | Tỷ lệ %``), lists of people, the two columns of a header
block, a table without a column of contents.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from vanban.elements import han
from vanban.elements.cot_bang import LABEL, Cell, Row, headings
from vanban.engine.source import Source
from vanban.fold import fold, nfc
from vanban.parts import DraftTask, Due, LeftOutRow, PlanColumn, PlanRow, PlanTable, Role
from vanban.values import Certainty, Span, Value

MAX_COLUMNS: Final = 40
_GROUP: Final = re.compile(r"\(?(?:[IVXL]{1,6}|[A-H])[.)]?\Z")
_TOTAL: Final = re.compile(r"tổng(?: cộng| số)?\b|cộng\b")


def find(
    text: str, year: int | None = None, roles: Mapping[int, Mapping[int, Role]] | None = None
) -> tuple[PlanTable, ...]:
    """The plan tables among the rows of ``text`` (cells parted by tabs), in order.

    ``roles`` gives, for a table and a column, the role a person has chosen; a table with chosen roles is always one.
    """
    tables = (_table(number, block, year, (roles or {}).get(number, {})) for number, block in enumerate(_blocks(text)))
    return tuple(table for table in tables if table is not None)


def _blocks(text: str) -> list[list[Row]]:
    """Runs of at least two lines with tabs."""
    blocks: list[list[Row]] = []
    if "\t" not in text:
        return blocks
    rows: list[Row] = []
    start = 0
    for line in text.split("\n"):
        if "\t" in line:
            rows.append(_cells(line, start))
        elif rows and line.strip():
            blocks.append(rows)
            rows = []
        start += len(line) + 1
    blocks.append(rows)
    return [block for block in blocks if len(block) >= 2]


def _cells(line: str, start: int) -> Row:
    cells = []
    for piece in line.split("\t")[:MAX_COLUMNS]:
        text = piece.strip()
        cells.append(Cell(text, start + (piece.index(text) if text else 0)))
        start += len(piece) + 1
    return tuple(cells)


def _table(number: int, block: list[Row], year: int | None, chosen: Mapping[int, Role]) -> PlanTable | None:
    width = max(len(row) for row in block)
    at, depth, columns = headings(block, width)
    if chosen:
        columns = tuple(
            PlanColumn(one.index, one.heading, chosen[one.index], "certain", "người dùng chọn")
            if one.index in chosen
            else one
            for one in columns
        )
    role_of = {one.role: one.index for one in reversed(columns)}
    if "text" not in role_of or (not chosen and not _says_who_or_when(columns)):
        return None
    left_out: list[LeftOutRow] = []
    tasks: list[PlanRow] = []
    section = ""
    for at_row, row in enumerate(block):
        reason = "" if at_row >= at + depth else "dòng tiêu đề của bảng" if at_row >= at else "dòng ở trên tiêu đề"
        reason = reason or _not_a_task(row, role_of, columns)
        if reason:
            left_out.append(LeftOutRow(at_row, _shown(row), reason))
            if reason == _HEADS_A_GROUP:
                section = _group_name(row)
            continue
        tasks.append(PlanRow(at_row, _task(row, columns, role_of, year), section))
    if not tasks:
        return None
    doubtful = any(one.certainty == "doubtful" for one in columns if one.role in ("text", "lead", "due"))
    certainty: Certainty = "doubtful" if doubtful else "certain"
    reason = "bảng không ghi tiêu đề cột, đoán theo nội dung các ô" if doubtful else _named(columns)
    span = Span(min(c.start for c in block[0]), max(c.end for c in block[-1]))
    cells = tuple(tuple(cell.text for cell in row) for row in block)
    return PlanTable(number, span, cells, columns, tuple(tasks), tuple(left_out), certainty, reason)


def _named(columns: Sequence[PlanColumn]) -> str:
    heads = [f"“{c.heading}”" for c in columns if c.role in ("text", "lead", "due", "product") and c.heading]
    return "có các cột " + ", ".join(heads[:3])


def _says_who_or_when(columns: Sequence[PlanColumn]) -> bool:
    """Contents with at least one of: who leads, by when, what comes out. Figures against a plan are another table."""
    return any(one.role in ("lead", "due", "product", "cooperating") for one in columns)


_HEADS_A_GROUP: Final = "dòng tên nhóm việc"


def _not_a_task(row: Row, role_of: Mapping[Role, int], columns: Sequence[PlanColumn]) -> str:
    """Why a row is no task; empty if it is one."""
    filled = [cell for cell in row if cell.text]
    if not filled:
        return "dòng trống"
    if _repeats_headings(row, columns):
        return "tiêu đề lặp lại ở trang sau"
    text = _at(row, role_of["text"])
    if _TOTAL.match(" ".join(Source(filled[0].text[:40]).words)):
        return "dòng cộng"
    others = [cell for cell in filled if cell is not text and not LABEL.match(cell.text.lower())]
    if not others and any(_GROUP.match(cell.text) for cell in filled):
        return _HEADS_A_GROUP
    distinct = {cell.text for cell in filled}
    if len(distinct) == 1 and (len(row) > 2 or text is None):
        only = filled[0].text
        return "dòng chỉ có số thứ tự" if LABEL.match(only.lower()) else _HEADS_A_GROUP
    if text is None:
        return "không có nội dung công việc"
    if not others and text.text.isupper():
        return _HEADS_A_GROUP
    return ""


def _repeats_headings(row: Row, columns: Sequence[PlanColumn]) -> bool:
    named = {fold(one.heading) for one in columns if one.heading and one.role != "other"}
    filled = [fold(cell.text) for cell in row if cell.text]
    return len(filled) >= 2 and sum(text in named for text in filled) * 2 > len(filled)


def _group_name(row: Row) -> str:
    return next((c.text for c in row if c.text and not LABEL.match(c.text.lower())), "")


def _shown(row: Row) -> str:
    return " | ".join(cell.text for cell in row if cell.text)[:200]


def _at(row: Row, index: int | None) -> Cell | None:
    if index is None or index >= len(row) or not row[index].text:
        return None
    return row[index]


def _task(
    row: Row, columns: Sequence[PlanColumn], role_of: Mapping[Role, int], year: int | None
) -> DraftTask:  # fmt: skip
    def cell(role: Role) -> tuple[Cell, PlanColumn] | None:
        found = _at(row, role_of.get(role))
        return (found, columns[role_of[role]]) if found is not None else None

    def value(role: Role) -> Value[str] | None:
        found = cell(role)
        return _value(found[0].text, found[0].start, found[1]) if found is not None else None

    text = value("text")
    assert text is not None  # a row without it was left out
    due = cell("due")
    told = han.in_cell(due[0].text, year, due[0].start) if due is not None else None
    if told is None and due is not None:
        told = Due(_value(due[0].text, due[0].start, due[1]), None)
    leads = _bodies(cell("lead"))
    return DraftTask(
        text,
        value("number"),
        leads[0] if leads else None,
        (*leads[1:], *_bodies(cell("cooperating"))),
        told,
        value("product"),
    )


def _value(text: str, start: int, column: PlanColumn) -> Value[str]:
    where = f"cột “{column.heading}”" if column.heading else f"cột thứ {column.index + 1}"
    return Value(nfc(text), (Span(start, start + len(text)),), column.certainty, where)


def _bodies(found: tuple[Cell, PlanColumn] | None) -> list[Value[str]]:
    """The bodies of one cell: parted by semicolons or, where each part begins like a body, by commas."""
    if found is None:
        return []
    cell, column = found
    parts = cell.text.split(";")
    if len(parts) == 1 and not re.search(r"\d,\d", cell.text):
        by_comma = cell.text.split(",")
        if len(by_comma) > 1 and all(part.strip()[:1].isupper() for part in by_comma):
            parts = by_comma
    bodies = []
    at = cell.start
    for part in parts:
        name = part.strip(" -–+•.")
        if name:
            bodies.append(_value(name, at + part.index(name), column))
        at += len(part) + 1
    return bodies
