"""The pieces of a review report, and the clerk's words in them.

Every sentence knows the records it speaks of, so the page can lead from it to them. A block the clerk has rewritten
keeps the clerk's words; when the facts behind it have changed since, it says so and shows what it would say now.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

GENERAL = "Tình hình chung"
RESULTS = "Kết quả theo lĩnh vực"
SHORTCOMINGS = "Hạn chế, nội dung chưa giải quyết"
PROPOSALS = "Kiến nghị, đề xuất"
AHEAD = "Nhiệm vụ thời gian tới"
PARTS = (GENERAL, RESULTS, SHORTCOMINGS, PROPOSALS, AHEAD)


@dataclass(frozen=True, kw_only=True)
class Ref:
    """A record a sentence speaks of: its kind and id."""

    kind: str
    id: UUID


@dataclass(frozen=True, kw_only=True)
class Sentence:
    text: str
    refs: tuple[Ref, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table: heads and rows of equal length. `places`: for each row the page it leads to, as the name of an address
    and its arguments; `summed`: the last row is the sum of those above."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    places: tuple[tuple[str, ...], ...] = ()
    summed: bool = False


@dataclass(frozen=True, kw_only=True)
class Block:
    """One piece of the report. `key` names it for as long as the report lives; `part` is the numbered part it stands
    in; `listed`: its sentences are items of a list."""

    key: str
    part: str
    heading: str
    sentences: tuple[Sentence, ...]
    listed: bool = False
    table: Table | None = None

    @property
    def text(self) -> str:
        return "\n".join(sentence.text for sentence in self.sentences)

    @property
    def basis(self) -> str:
        """Names what the block says now, so that a later change of the facts can be seen."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()[:16]


@dataclass(frozen=True, kw_only=True)
class Edited:
    """A block as it will be printed. `edited`: the clerk's words stand; `changed`: the facts have moved since."""

    block: Block
    text: str
    edited: bool
    changed: bool

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.text.split("\n") if line.strip())

    @property
    def table(self) -> Table | None:
        """A table that has words goes with them: a clerk who takes the words out leaves the table out."""
        return None if self.edited and not self.lines else self.block.table


def with_edits(blocks: Iterable[Block], edits: Mapping[str, Mapping[str, str]]) -> tuple[Edited, ...]:
    """The blocks with the clerk's words in the place of ours. `edits`: block key to its text and the basis on which
    it was written. Words written for a block that has gone (an area without tasks) are kept as a block of their own."""
    known = []
    result = []
    for block in blocks:
        known.append(block.key)
        edit = edits.get(block.key)
        result.append(
            Edited(
                block=block,
                text=edit["text"] if edit else block.text,
                edited=edit is not None,
                changed=edit is not None and edit["basis"] != block.basis,
            )
        )
    for key, edit in edits.items():
        if key not in known and edit["text"].strip():
            block = Block(key=key, part=RESULTS, heading=edit.get("heading", ""), sentences=())
            result.append(Edited(block=block, text=edit["text"], edited=True, changed=True))
    order = {part: number for number, part in enumerate(PARTS)}
    return tuple(sorted(result, key=lambda one: order[one.block.part]))
