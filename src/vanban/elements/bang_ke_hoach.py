"""Bảng kế hoạch, bảng phân công nhiệm vụ — a table whose rows are tasks, from Word, Excel or pasted.

Legal basis: none fixes the columns; plans and the annexes of conclusions give content, lead, co-operation and time.

Examples: ``TT | Nội dung công việc | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian hoàn thành | Sản phẩm`` · a heading
in two rows (``Phân công`` over ``Chủ trì`` and ``Phối hợp``) · groups (``I | Công tác xây dựng Đảng``) between tasks.

Must not match: tables of figures (``Kế hoạch | Thực hiện | Tỷ lệ %``), lists of people, the two columns of a header
block, a table without a column of contents.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from vanban.draft import DraftTask, Due, LeftOutRow, PlanColumn, PlanRow, PlanTable, Role
from vanban.elements import han
from vanban.engine.lexicon import rows as word_rows
from vanban.engine.source import Source
from vanban.fold import fold, nfc
from vanban.values import Certainty, Span, Value

MAX_HEADING_ROWS: Final = 12
"""So far down a table the row of headings is looked for: a title and a unit may stand above it."""
MAX_COLUMNS: Final = 40
_LABEL: Final = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[ivxl]{1,6}|[a-hđ])[.)]?\Z")
_GROUP: Final = re.compile(r"\(?(?:[IVXL]{1,6}|[A-H])[.)]?\Z")
_COLUMN_NUMBERS: Final = re.compile(r"\(?\d{1,2}\)?\Z|\([a-z]\)\Z")
_TOTAL: Final = re.compile(r"tổng(?: cộng| số)?\b|cộng\b")


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


_Row = tuple[_Cell, ...]


def find(
    text: str, year: int | None = None, roles: Mapping[int, Mapping[int, Role]] | None = None
) -> tuple[PlanTable, ...]:
    """The plan tables among the rows of ``text`` (cells parted by tabs), in order.

    ``roles`` gives, for a table and a column, the role a person has chosen; a table with chosen roles is always one.
    """
    tables = (_table(number, block, year, (roles or {}).get(number, {})) for number, block in enumerate(_blocks(text)))
    return tuple(table for table in tables if table is not None)


def _blocks(text: str) -> list[list[_Row]]:
    """Runs of at least two lines with tabs."""
    blocks: list[list[_Row]] = []
    if "\t" not in text:
        return blocks
    rows: list[_Row] = []
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


def _cells(line: str, start: int) -> _Row:
    cells = []
    for piece in line.split("\t")[:MAX_COLUMNS]:
        text = piece.strip()
        cells.append(_Cell(text, start + (piece.index(text) if text else 0)))
        start += len(piece) + 1
    return tuple(cells)


def _table(number: int, block: list[_Row], year: int | None, chosen: Mapping[int, Role]) -> PlanTable | None:
    width = max(len(row) for row in block)
    at, depth, columns = _headings(block, width)
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


# ---------------------------------------------------------------------------------------------------------- headings


def _headings(block: list[_Row], width: int) -> tuple[int, int, tuple[PlanColumn, ...]]:
    """(row of the headings, how many rows they take with the numbers under them, the columns)."""
    best, at = 1, -1
    for number, row in enumerate(block[:MAX_HEADING_ROWS]):
        roles = {role for role, sure, _ in (_role(cell.text) for cell in row) if sure != "doubtful"}
        if len(roles) > best and "text" in roles:
            best, at = len(roles), number
    if at < 0 and any(_role(cell.text)[1] == "certain" for cell in block[0]):
        at = 0  # "TT | Chỉ tiêu | …": headings, though none of them names contents
    if at < 0:
        return 0, 0, _guessed(block, width)
    heads = [cell.text for cell in block[at]] + [""] * (width - len(block[at]))
    depth = 1
    if at + 1 < len(block) and _goes_on(block[at + 1], heads):
        below = [cell.text for cell in block[at + 1]] + [""] * width
        heads = [b if b and (not h or _role(b)[0] != "other") else h for h, b in zip(heads, below, strict=False)]
        depth = 2
    if at + depth < len(block) and _numbers_columns(block[at + depth]):
        depth += 1
    return at, depth, _columns(heads)


def _goes_on(row: _Row, heads: Sequence[str]) -> bool:
    """A second row of headings: short, names roles under a merged heading, and numbers nothing."""
    if row and _LABEL.match(row[0].text.lower()):
        return False
    named = [cell.text for cell in row if _role(cell.text)[1] == "certain"]
    return bool(named) and all(len(cell.text) < 60 for cell in row) and any(name not in heads for name in named)


def _numbers_columns(row: _Row) -> bool:
    filled = [cell.text for cell in row if cell.text]
    return len(filled) >= 2 and all(_COLUMN_NUMBERS.match(text) for text in filled)


def _columns(heads: Sequence[str]) -> tuple[PlanColumn, ...]:
    """A role is given once, to the surest heading; a second column of contents belongs to the text no more."""
    found = [(_role(head), index, head) for index, head in enumerate(heads)]
    rank = {"certain": 0, "likely": 1, "doubtful": 2}
    taken: dict[Role, int] = {}
    for (role, sure, _), index, _head in sorted(found, key=lambda one: (rank[one[0][1]], one[1])):
        if role not in ("other", "note") and sure != "doubtful":
            taken.setdefault(role, index)
    columns = []
    for (role, sure, reason), index, head in found:
        if role in taken and taken[role] != index:
            role, sure, reason = "other", "likely", "đã có cột khác giữ vai trò này"
        columns.append(PlanColumn(index, head, role, sure, reason))
    return tuple(columns)


def _role(heading: str) -> tuple[Role, Certainty, str]:
    words = " ".join(Source(heading[:200]).words).strip(" .:*")
    if not words:
        return "other", "doubtful", "cột không có tiêu đề"
    part: tuple[Role, Certainty, str] | None = None
    for row in word_rows("cot_bang"):
        role: Role = row["vai_tro"]  # type: ignore[assignment]
        if words == row["tieu_de"]:
            return role, "certain", f"tiêu đề cột là “{heading.strip()}”"
        if part is None and row["chua"] and len(words) <= 60 and _holds(words, row["tieu_de"]):
            part = (role, "likely", f"tiêu đề cột có chữ “{row['tieu_de']}”")
    return part or ("other", "doubtful", "tiêu đề cột chưa có trong bảng từ")


def _holds(words: str, phrase: str) -> bool:
    return f" {phrase} " in f" {words} "


def _guessed(block: list[_Row], width: int) -> tuple[PlanColumn, ...]:
    """No headings: times tell themselves, the longest words are the contents, bodies stand in short cells."""
    columns = [[row[i].text for row in block if i < len(row) and row[i].text] for i in range(width)]
    roles: dict[int, tuple[Role, str]] = {}
    for index, texts in enumerate(columns):
        if not texts:
            continue
        if sum(_LABEL.match(t.lower()) is not None for t in texts) * 2 > len(texts):
            roles[index] = ("number", "phần lớn ô là số thứ tự")
        elif sum(len(t) < 60 and han.in_cell(t, 2000) is not None for t in texts) * 2 > len(texts):
            roles[index] = ("due", "phần lớn ô là thời gian")
    rest = [i for i in range(width) if i not in roles and columns[i]]
    if rest and any(role == "due" for role, _ in roles.values()):
        longest = max(rest, key=lambda i: sum(map(len, columns[i])))
        roles[longest] = ("text", "cột có nhiều chữ nhất")
    return tuple(
        PlanColumn(i, "", *((roles[i][0], "doubtful", roles[i][1]) if i in roles else ("other", "doubtful", "chưa rõ")))
        for i in range(width)
    )


# -------------------------------------------------------------------------------------------------------------- rows

_HEADS_A_GROUP: Final = "dòng tên nhóm việc"


def _not_a_task(row: _Row, role_of: Mapping[Role, int], columns: Sequence[PlanColumn]) -> str:
    """Why a row is no task; empty if it is one."""
    filled = [cell for cell in row if cell.text]
    if not filled:
        return "dòng trống"
    if _repeats_headings(row, columns):
        return "tiêu đề lặp lại ở trang sau"
    text = _at(row, role_of["text"])
    if _TOTAL.match(" ".join(Source(filled[0].text[:40]).words)):
        return "dòng cộng"
    others = [cell for cell in filled if cell is not text and not _LABEL.match(cell.text.lower())]
    if not others and any(_GROUP.match(cell.text) for cell in filled):
        return _HEADS_A_GROUP
    distinct = {cell.text for cell in filled}
    if len(distinct) == 1 and (len(row) > 2 or text is None):
        only = filled[0].text
        return "dòng chỉ có số thứ tự" if _LABEL.match(only.lower()) else _HEADS_A_GROUP
    if text is None:
        return "không có nội dung công việc"
    if not others and text.text.isupper():
        return _HEADS_A_GROUP
    return ""


def _repeats_headings(row: _Row, columns: Sequence[PlanColumn]) -> bool:
    named = {fold(one.heading) for one in columns if one.heading and one.role != "other"}
    filled = [fold(cell.text) for cell in row if cell.text]
    return len(filled) >= 2 and sum(text in named for text in filled) * 2 > len(filled)


def _group_name(row: _Row) -> str:
    return next((c.text for c in row if c.text and not _LABEL.match(c.text.lower())), "")


def _shown(row: _Row) -> str:
    return " | ".join(cell.text for cell in row if cell.text)[:200]


def _at(row: _Row, index: int | None) -> _Cell | None:
    if index is None or index >= len(row) or not row[index].text:
        return None
    return row[index]


def _task(
    row: _Row, columns: Sequence[PlanColumn], role_of: Mapping[Role, int], year: int | None
) -> DraftTask:  # fmt: skip
    def cell(role: Role) -> tuple[_Cell, PlanColumn] | None:
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


def _bodies(found: tuple[_Cell, PlanColumn] | None) -> list[Value[str]]:
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
