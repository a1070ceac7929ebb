"""What opening a file gives: a text with the account of what was done to it, or one refusing sentence."""

from dataclasses import dataclass
from typing import Final

MIB: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Every bound of the opening of a file, in one place. Sizes are bytes unless the name says otherwise.

    ``file`` and ``text`` are shown to the person in whole MB, so they should be multiples of 1 MiB.
    """

    file: int = 50 * MIB
    text: int = 5 * MIB
    zip_entries: int = 5_000
    zip_directory: int = 2 * MIB
    zip_entry: int = 96 * MIB
    zip_total: int = 256 * MIB
    zip_ratio: int = 200
    """Unpacked to packed, for entries and archives of more than ``zip_ratio_from`` unpacked bytes."""
    zip_ratio_from: int = MIB
    pages: int = 2_000
    table_columns: int = 300
    child_memory: int = 1024 * MIB
    """Address space of the process in which PDF, XLSX and EML are read."""
    child_seconds: int = 30
    """Processor time, and twice that in wall time, of the same process."""


DEFAULT: Final = Limits()


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done to the text before it is shown. ``code`` is stable, ``sentence`` is for the person."""

    code: str
    sentence: str
    count: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; ``start`` and ``end`` are offsets in :attr:`Opened.text`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the file. Its rows also stand in :attr:`Opened.text`, one line each, cells parted by tabs.

    ``title`` is the sheet's name for spreadsheets, empty for Word tables.
    """

    title: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that could be read.

    ``text`` is NFC, with ``\\n`` line ends, plain spaces and no invisible characters: what the person sees and
    what every later offset refers to. ``needs_confirmation`` is true when the bytes were in an old encoding, so
    that the person looks at the converted text before it is used. ``pages`` holds the offset at which each page
    starts, for kinds that have pages.
    """

    text: str
    kind: str
    report: tuple[Step, ...] = ()
    tables: tuple[Table, ...] = ()
    warnings: tuple[str, ...] = ()
    needs_confirmation: bool = False
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is not taken: a stable ``code`` and one sentence saying what is wrong and what to do."""

    code: str
    sentence: str


class RefusalError(Exception):
    """Raised inside the package only; :func:`open_bytes` turns it into :class:`Refused`."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused.code)
        self.refused = refused


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a reader of one kind hands on, before encodings and invisible characters are dealt with.

    ``marked`` holds the text with the control characters of :mod:`.marks` standing for tables and pages.
    """

    marked: str
    kind: str
    steps: tuple[Step, ...] = ()
    warnings: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    converted: bool = False
    """True when the reader has already converted parts of the text by their fonts."""
