"""Cột của bảng kế hoạch — the row of headings of a table, and what each column holds.

Legal basis: none fixes the columns; the word list ``cot_bang`` holds the usual headings.

Examples: ``TT | Nội dung công việc | Đơn vị chủ trì | Thời gian hoàn thành`` · a heading in two rows
(``Phân công`` over ``Chủ trì``, ``Phối hợp``) · no headings, told by the cells.

Must not match: a first row that is a task already, column numbers (``(1) | (2) | (3)``) as tasks.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from vanban.elements import han
from vanban.engine.lexicon import rows as word_rows
from vanban.engine.source import Source
from vanban.parts import PlanColumn, Role
from vanban.values import Certainty

MAX_HEADING_ROWS: Final = 12
"""So far down a table the row of headings is looked for: a title and a unit may stand above it."""
LABEL: Final = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[ivxl]{1,6}|[a-hđ])[.)]?\Z")
_COLUMN_NUMBERS: Final = re.compile(r"\(?\d{1,2}\)?\Z|\([a-z]\)\Z")


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


Row = tuple[Cell, ...]


def headings(block: list[Row], width: int) -> tuple[int, int, tuple[PlanColumn, ...]]:
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


def _goes_on(row: Row, heads: Sequence[str]) -> bool:
    """A second row of headings: short, names roles under a merged heading, and numbers nothing."""
    if row and LABEL.match(row[0].text.lower()):
        return False
    named = [cell.text for cell in row if _role(cell.text)[1] == "certain"]
    return bool(named) and all(len(cell.text) < 60 for cell in row) and any(name not in heads for name in named)


def _numbers_columns(row: Row) -> bool:
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


def _guessed(block: list[Row], width: int) -> tuple[PlanColumn, ...]:
    """No headings: times tell themselves, the longest words are the contents, bodies stand in short cells."""
    columns = [[row[i].text for row in block if i < len(row) and row[i].text] for i in range(width)]
    roles: dict[int, tuple[Role, str]] = {}
    for index, texts in enumerate(columns):
        if not texts:
            continue
        if sum(LABEL.match(t.lower()) is not None for t in texts) * 2 > len(texts):
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
