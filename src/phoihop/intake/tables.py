"""Tables of tasks in a paper, as plain values: which column is what, and which rows are no tasks. Pure.

The rows that are tasks are items of the desk like any other task; their ids say which row they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from phoihop.intake.items import Desk, Item, Sort, Sure

_ROW: Final = "row-"


class Role(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    TEXT = "text"
    LEAD = "lead"
    COOPERATING = "cooperating"
    DUE = "due"
    PRODUCT = "product"
    NOTE = "note"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Column:
    """One column, from 0: its heading as written, what it holds, how sure that is and why, and a cell of it."""

    index: int
    heading: str
    role: Role
    sure: Sure
    why: str
    sample: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that is no task, and why: a heading, a group, a total."""

    row: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Plan:
    """One table of tasks. `number` counts the tables of the text, `start` is where it begins there."""

    number: int
    start: int
    why: str
    sure: Sure
    columns: tuple[Column, ...]
    left_out: tuple[LeftOut, ...]
    rows: int

    @property
    def given(self) -> dict[int, Role]:
        """The columns whose meaning a person has said."""
        return {one.index: one.role for one in self.columns if one.sure == Sure.GIVEN}

    def heading_of(self, role: Role) -> str:
        return next((one.heading for one in self.columns if one.role == role), "")

    def to_json(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "start": self.start,
            "why": self.why,
            "sure": self.sure.value,
            "columns": [
                [one.index, one.heading, one.role.value, one.sure.value, one.why, one.sample] for one in self.columns
            ],
            "left_out": [[one.row, one.text, one.why] for one in self.left_out],
            "rows": self.rows,
        }

    @classmethod
    def of_json(cls, kept: Mapping[str, Any]) -> "Plan":
        return cls(
            kept["number"],
            kept["start"],
            kept["why"],
            Sure(kept["sure"]),
            tuple(
                Column(i, heading, Role(role), Sure(sure), *more) for i, heading, role, sure, *more in kept["columns"]
            ),
            tuple(LeftOut(*one) for one in kept["left_out"]),
            kept["rows"],
        )


def row_id(number: int, row: int) -> str:
    return f"{_ROW}{number}-{row}"


def place_of(item: Item) -> tuple[int, int] | None:
    """Table and row that an item stands for; None for what stands in no table."""
    if item.sort != Sort.TASK or not item.id.startswith(_ROW):
        return None
    parts = item.id.removeprefix(_ROW).split("-")
    return (int(parts[0]), int(parts[1])) if len(parts) >= 2 and parts[0].isdigit() and parts[1].isdigit() else None


def rows_of(desk: Desk, number: int) -> list[Item]:
    """The tasks from one table, in its order."""
    return [item for item in desk.items if (place := place_of(item)) is not None and place[0] == number]
