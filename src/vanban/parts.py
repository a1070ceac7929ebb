"""What a draft is made of. Frozen; every value knows its words, its certainty and its reason."""

from dataclasses import dataclass
from typing import Literal

from vanban.values import Certainty, Span, Value


@dataclass(frozen=True, slots=True)
class Person:
    """A named person: ``name`` without honorific or rank, ``titles`` one per office, rank or degree."""

    name: Value[str]
    titles: tuple[Value[str], ...]


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A document with a number. ``symbol`` is what follows the number, without spaces; None if none is written."""

    as_written: Value[str]
    kind: Value[str] | None
    number: Value[str]
    symbol: Value[str] | None
    date: Value[str] | None
    issuer: Value[str] | None


Repeats = Literal["", "week", "month", "quarter", "half_year", "year"]
"""How often a duty comes again; empty: once."""


@dataclass(frozen=True, slots=True)
class Due:
    """When a task must be done, as written, with the days it means where that can be told.

    ``last`` is the last day in time as ISO date; None where the words give no one day. A duty that comes again has
    ``repeats`` and, where the words name it, the ``day`` of that stretch ("chậm nhất ngày 15 hằng tháng": "month", 15).
    """

    as_written: Value[str]
    last: str | None
    repeats: Repeats = ""
    day: int | None = None


@dataclass(frozen=True, slots=True)
class DraftTask:
    """One thing to be done. ``label`` is its numbering in the source ("(1)", "Thứ nhất")."""

    text: Value[str]
    label: Value[str] | None
    lead: Value[str] | None
    cooperating: tuple[Value[str], ...]
    due: Due | None
    product: Value[str] | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit. ``number`` is as written read as a number; scale words stay in ``unit``.

    ``role`` is "plan", "actual" or "" when the words do not say; ``compared_with`` is "plan", "same_period" or
    ""; ``direction`` is "up", "down" or "".
    """

    as_written: Value[str]
    number: int | float
    number_to: int | float | None
    unit: str
    what: str
    approximate: bool
    role: str
    compared_with: str
    direction: str


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form and the long form the text gives for it."""

    short: Value[str]
    long: Value[str]


@dataclass(frozen=True, slots=True)
class PeriodRange:
    """Giai đoạn: from and to, each a year or month/year as written."""

    start: Value[str]
    end: Value[str]


@dataclass(frozen=True, slots=True)
class SpunSign:
    """One sign of machine rewriting: the words that betray it, and what probably stood there."""

    words: Value[str]
    likely_original: str
    count: int


@dataclass(frozen=True, slots=True)
class SpunVerdict:
    """Whether the page was rewritten by a machine, with the signs. Nothing is corrected."""

    is_spun: bool
    certainty: Certainty
    reason: str
    signs: tuple[SpunSign, ...]


@dataclass(frozen=True, slots=True)
class OfficialHeader:
    """Thể thức of an official paper: each part as written, None where it is not there."""

    superior: Value[str] | None
    issuer: Value[str] | None
    number: Value[str] | None
    symbol: Value[str] | None
    place: Value[str] | None
    date: Value[str] | None
    kind: Value[str] | None
    abstract: Value[str] | None
    signing_line: Value[str] | None
    signer: Value[str] | None
    addressees: tuple[Value[str], ...]
    recipients: tuple[Value[str], ...]


@dataclass(frozen=True, slots=True)
class DraftRecommendation:
    """Kiến nghị: what is asked, by whom and of whom; None where the text does not say."""

    text: Value[str]
    raised_by: Value[str] | None
    addressed_to: Value[str] | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One organisation of the directory that a name may mean; ``score`` is 0..1."""

    key: str
    name: str
    score: float
    certainty: Certainty
    reason: str


@dataclass(frozen=True, slots=True)
class OrganisationMatch:
    """A name in the text and the organisations it may mean, best first. A person chooses."""

    name: Value[str]
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """Khoản, điểm: one numbered part of an article; ``label`` is its numbering without marks ("1", "a")."""

    label: Value[str]
    text: Value[str]


@dataclass(frozen=True, slots=True)
class Article:
    """Điều: ``number`` without the word, ``heading`` and ``text`` None where there is none, ``chapter`` as written."""

    number: Value[str]
    heading: Value[str] | None
    text: Value[str] | None
    clauses: tuple[Clause, ...]
    chapter: str


Role = Literal["number", "text", "lead", "cooperating", "due", "product", "note", "other"]
"""What a column of a plan table holds."""


@dataclass(frozen=True, slots=True)
class PlanColumn:
    """One column, counted from 0: its ``heading`` as written and the ``role`` proposed for it.

    ``certainty`` is "certain" when a usual heading says the role, "likely" when the heading only contains a usual word,
    "doubtful" when it follows from the cells alone or nothing is known (role "other").
    """

    index: int
    heading: str
    role: Role
    certainty: Certainty
    reason: str


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One row that is a task: ``row`` counts from 0, ``section`` is the group heading above it."""

    row: int
    task: DraftTask
    section: str


@dataclass(frozen=True, slots=True)
class LeftOutRow:
    """One row that is no task, with the reason: a heading, a group heading, a total, an empty row."""

    row: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class PlanTable:
    """Bảng kế hoạch, bảng phân công: a table of tasks; every value's span is in the text as given.

    ``number`` counts all runs of rows in the text from 0, plans or not. ``cells`` are the rows as written, so that a
    preview needs nothing else. Every row is in ``rows`` or ``left_out``.
    """

    number: int
    span: Span
    cells: tuple[tuple[str, ...], ...]
    columns: tuple[PlanColumn, ...]
    rows: tuple[PlanRow, ...]
    left_out: tuple[LeftOutRow, ...]
    certainty: Certainty
    reason: str
