"""Number books as pages show them: what each gives next, what it has given, what is missing."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Max, Q
from django.http import Http404

from phoihop.documents.models import Arrival, Document, NumberBook
from phoihop.documents.numbering import Book, bearing, book_of, books, following
from phoihop.documents.rules import Flow, backwards, gaps, series_of, written
from phoihop.records.actors import Viewer
from phoihop.records.fields import Data
from phoihop.records.scope import visible, visible_one

MOST_NUMBERS: Final = 100_000


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """A book with the state of its series on a day. `missing`: how many numbers below the highest no paper bears."""

    book: Book
    series: str
    next: str
    given: int
    missing: int
    open: bool


def shelves(viewer: Viewer, day: date, flow: Flow | None = None) -> list[Shelf]:
    """Every book of the viewer's organisation, the open ones first. Three statements at the most, however many."""
    out = books(viewer, Flow.OUT) if flow != Flow.IN else []
    come = books(viewer, Flow.IN) if flow != Flow.OUT else []
    found = [*_states(viewer, out, day), *_states(viewer, come, day)]
    return sorted(found, key=lambda shelf: (not shelf.open, shelf.book.flow == Flow.IN))


def _states(viewer: Viewer, found: list[Book], day: date) -> list[Shelf]:
    asked: dict[str, Any] = {}
    series = [book.series(min(day, book.to_day or day)) for book in found]
    for at, (book, one) in enumerate(zip(found, series, strict=True)):
        within = _within(book, one)
        asked[f"highest{at}"] = Max("no", filter=within)
        asked[f"given{at}"] = Count("no", distinct=True, filter=within)
        asked[f"counted{at}"] = Count("no", distinct=True, filter=within & Q(no__gte=book.first_of(one)))
    if not asked:
        return []
    model = Document if found[0].flow == Flow.OUT else Arrival
    sums = visible(model, viewer).filter(author=viewer.org).aggregate(**asked)
    shelved = []
    for at, (book, one) in enumerate(zip(found, series, strict=True)):
        following_one = following(book, one, sums[f"highest{at}"])
        shelved.append(
            Shelf(
                book=book,
                series=one,
                next=written(book.family, following_one) if book.flow == Flow.OUT else str(following_one),
                given=sums[f"given{at}"],
                missing=following_one - book.first_of(one) - sums[f"counted{at}"],
                open=book.from_day <= day and (book.to_day is None or day <= book.to_day),
            )
        )
    return shelved


def _within(book: Book, series: str) -> Q:
    return bearing(book, series) if book.flow == Flow.OUT else Q(book=book.id, series=series, no__isnull=False)


@dataclass(frozen=True, kw_only=True)
class Opened:
    """One book as its page shows it."""

    book: Book
    data: Data
    rec: UUID
    body: str
    issued_at: datetime


def book_or_404(viewer: Viewer, pk: UUID) -> Opened:
    """One statement."""
    row = visible_one(NumberBook, viewer, pk).filter(author=viewer.org).first()
    if row is None:
        raise Http404
    return Opened(book=book_of(row), data=row.data, rec=row.rec, body=row.body, issued_at=row.issued_at)


@dataclass(frozen=True, kw_only=True)
class Line:
    """A number and the paper that bears it; a stretch of numbers that none bears has no paper."""

    number: str
    symbol: str = ""
    id: UUID | None = None
    day: date | None = None
    abstract: str = ""
    late: bool = False
    reason: str = ""


def lines(viewer: Viewer, book: Book, series: str) -> tuple[list[Line], list[str], int]:
    """The numbers of a series, the newest first; the stretches that are missing, in words; and the next number.
    One statement."""
    model = Document if book.flow == Flow.OUT else Arrival
    rows: Any = visible(model, viewer).filter(author=viewer.org).filter(_within(book, series)).order_by("-no", "-seq")
    found = [_line(row) for row in rows[:MOST_NUMBERS]]
    numbers = [int(line.number) for line in found]
    missing = [
        f"{written(book.family, first)}–{written(book.family, last)}" if last > first else written(book.family, first)
        for first, last in gaps(book.first_of(series), numbers)
    ]
    return found, missing, following(book, series, max(numbers, default=None))


def earlier_days(book: Book, found: list[Line]) -> list[str]:
    """The numbers of these that bear an earlier day than the one before them: perhaps rightly, perhaps mistyped."""
    days = [(int(line.number), line.day) for line in found if line.day]
    return [written(book.family, number) if book.flow == Flow.OUT else str(number) for number in backwards(days)]


def day_before_its_time(viewer: Viewer, paper: UUID) -> date | None:
    """The day of the number just before this paper's in its book, where it is later than the paper's own. Two
    statements, one for a paper of no book."""
    row = visible_one(Document, viewer, paper).filter(author=viewer.org, book__isnull=False).first()
    if row is None or row.day is None:
        return None
    same = visible(Document, viewer).filter(author=viewer.org, book=row.book, series=row.series, no__lt=row.no)
    before = same.order_by("-no").values_list("day", flat=True).first()
    return before if before and before > row.day else None


def _line(row: Any) -> Line:
    paper = isinstance(row, Document)
    return Line(
        number=row.data["number"],
        symbol=row.symbol if paper else "",
        id=row.pk if paper else row.document,
        day=row.day,
        abstract=row.abstract if paper else "",
        late=row.data.get("numbered") == "late",
        reason=row.data.get("number_reason", ""),
    )


def series_known(viewer: Viewer, book: Book, today: date) -> list[str]:
    """The years of a book that begins anew with each, the newest first; one run otherwise. No statement."""
    last = max(min(today, book.to_day or today), book.from_day)  # a book may be opened before its first day
    if not book.series(last):
        return [""]
    return [series_of(book.restart, date(year, 1, 1)) for year in range(last.year, book.from_day.year - 1, -1)]
