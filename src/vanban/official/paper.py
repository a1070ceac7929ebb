"""The paper: what an official document says, before any decision on how it looks.

Every class here is a frozen value. Nothing is checked when a value is built; `vanban.official.check.refusals` says what
is wrong with a whole paper, so that a half-filled draft can still be shown.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

#: The kind that has no title in the middle of the page: its abstract stands under the symbol.
LETTER_KIND = "CÔNG VĂN"


class Family(StrEnum):
    """The two families of official papers. They are never mixed in one paper."""

    PARTY = "party"
    STATE = "state"


class PaperError(ValueError):
    """A paper that cannot be written. The text is a Vietnamese sentence for the user."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look."""

    text: str
    bold: bool = False
    italic: bool = False


#: Plain text, or several runs. A line feed inside is a line break in the same paragraph.
Text = str | tuple[Run, ...]

Align = Literal["auto", "left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuing body as the head of the paper names it; `superior` is the line above it, if any."""

    body: str
    superior: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature block.

    `authority` is in whose name one signs ("T/M BAN THƯỜNG VỤ"), empty for a head who signs in their own right;
    two lines are separated by a line feed. `office` is the signer's office ("BÍ THƯ"), `name` their full name.
    """

    office: str
    authority: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Bases:
    """The grounds the paper rests on ("Căn cứ …"), one a line, without the closing punctuation."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (I), 2 (1) or 3 (a).

    `label` None numbers it in sequence, in the family's form; "" leaves it without a number; any other text
    stands as typed.
    """

    level: Literal[1, 2, 3]
    text: str
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body."""

    text: Text


@dataclass(frozen=True, slots=True)
class NumberedItems:
    """Items one under the other: "1." from `start`, "a)" in the Vietnamese alphabet, or "-"."""

    items: tuple[Text, ...]
    style: Literal["1", "a", "-"] = "1"
    start: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `width` is a share of the whole; `align` "auto" puts figures right and words left."""

    title: str
    width: float = 1.0
    align: Align = "auto"


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `caption` stands above it, `unit` ("Đơn vị tính: nghìn tấn") right above the header row.

    `rows` are texts, one per column; `bold_rows` are the indexes (from 0) of rows such as totals.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    unit: str = ""
    bold_rows: frozenset[int] = frozenset()


Block = Bases | Heading | Paragraph | NumberedItems | Table


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex (phụ lục) behind the signature, on pages of its own; several are numbered I, II. `landscape` turns its
    pages for a wide table."""

    title: str
    body: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """An official paper.

    A joint paper has several `issuers`, the lead first, and as many `signatures` in the same order; number and
    symbol are those of the lead's book. `number` None leaves the place of the number blank, `date` None that of
    day, month and year. `symbol` is what follows the number: "BC/ĐU" in the Party, "BC-TKV" in the state. `kind`
    LETTER_KIND makes a letter (công văn), which has `addressees`. `draft` is the mark of a draft
    ("DỰ THẢO LẦN 2"), empty on the final paper.
    """

    family: Family
    issuers: tuple[Issuer, ...]
    symbol: str
    place: str
    kind: str
    abstract: str
    body: tuple[Block, ...]
    signatures: tuple[Signature, ...]
    number: int | None = None
    date: datetime.date | None = None
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    draft: str = ""
    annexes: tuple[Annex, ...] = ()

    @property
    def is_letter(self) -> bool:
        """Whether the paper is a công văn."""
        return self.kind.strip().upper() == LETTER_KIND


@dataclass(frozen=True, slots=True)
class Counter:
    """The running numbers of headings I / 1 / a; `after` gives the state after a heading of a level."""

    counts: tuple[int, int, int] = field(default=(0, 0, 0))

    def after(self, level: int) -> "Counter":
        """Count one more of `level` (1 to 3); the deeper levels begin anew."""
        first, second, third = self.counts
        return Counter(((first + 1, 0, 0), (first, second + 1, 0), (first, second, third + 1))[level - 1])


def plain(text: Text) -> str:
    """The words of a text without its look."""
    return text if isinstance(text, str) else "".join(run.text for run in text)


def runs_of(text: Text) -> Sequence[Run]:
    """A text as runs."""
    return (Run(text),) if isinstance(text, str) else text
