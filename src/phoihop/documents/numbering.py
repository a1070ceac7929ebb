"""Number books (sổ văn bản): which book a paper takes its number from, and the number itself.

**For other apps.** A paper is issued as a record of kind `document`. To have its number given at the door:

    asked = numbering.ask(viewer, "TB", day)            # {} where the organisation keeps no book for this kind
    draft = Draft(kind="document", rec=uuid4(), data={..., "kind_code": "TB", "day": ..., **asked}, to=sides,
                  finish=numbering.printing(make, expected))
    issue([draft, ...], ...)

`ask` puts `book` into the data; a draft with `book` and without `number` gets number, symbol (unless it bears one) and
day when it is issued, under a lock, as part of what is signed. The number of a page that is only looked at is
`offer(viewer, kind, day)`: what the next paper would bear, promised to nobody. `printing(make, expected)` makes the
file that prints the number: `make(data)` is called with the completed data and returns the blobs; a file made
beforehand for the offered number is taken as it is when the number has stayed the same. `make` runs while the step
holds its locks: keep it short.

A paper that was numbered by hand before (entered late) bears `number` itself: where a book covers its kind and day the
door ties it to the book, refuses a number that is taken or leaves a gap, and wants a file or `number_reason` beside
it. Where no book covers it, the number stays as typed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Max, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.documents.models import Arrival, Document, NumberBook
from phoihop.documents.rules import Direction, Flow, Numbered, Restart, counted_as, series_of, symbol_of, written
from phoihop.records.actors import OFFICE, Actor, Viewer
from phoihop.records.fields import Data
from phoihop.records.keys import Ref, record_id, ref_id
from phoihop.records.kinds import Blob, Draft
from phoihop.records.models import Record
from phoihop.records.refusals import Refusal
from phoihop.records.scope import visible
from vanban.official import Family

PAPER: Final = "document"
ARRIVAL: Final = "arrival"
# What says which paper this is once a book has given the number.
_FIXED: Final = ("book", "series", "number", "symbol", "kind_code")


@dataclass(frozen=True, kw_only=True)
class Book:
    """A number book of one organisation."""

    id: UUID
    ref: Ref
    flow: Flow
    family: Family
    title: str
    kinds: tuple[str, ...]  # empty: all that have no book of their own
    symbol: str  # what stands for the organisation in a symbol
    restart: Restart
    first: int
    from_day: date
    to_day: date | None

    def covers(self, kind_code: str, day: date) -> bool:
        in_time = self.from_day <= day and (self.to_day is None or day <= self.to_day)
        return in_time and (not self.kinds or kind_code in self.kinds)

    def series(self, day: date) -> str:
        return series_of(self.restart, day)

    def first_of(self, series: str) -> int:
        """The number a series begins with: the first series of a book may go on from what was numbered by hand."""
        return 1 if series and series != str(self.from_day.year) else self.first


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What the next paper would be called."""

    book: Book
    number: str
    symbol: str


def book_of(row: NumberBook) -> Book:
    return Book(
        id=row.pk,
        ref=Ref(org=row.author, rec=str(row.rec)),
        flow=Flow(row.flow),
        family=Family(row.family),
        title=row.title,
        kinds=tuple(row.data.get("kinds", ())),
        symbol=row.symbol,
        restart=Restart(row.restart),
        first=row.first,
        from_day=row.from_day,
        to_day=row.to_day,
    )


def books(viewer: Viewer, flow: Flow = Flow.OUT) -> list[Book]:
    """The books of the viewer's own organisation, the newest first. One statement."""
    rows = visible(NumberBook, viewer).filter(author=viewer.org, flow=flow).order_by("-from_day", "title", "pk")
    return [book_of(row) for row in rows]


def covering(found: Sequence[Book], kind_code: str, day: date) -> Book | None:
    """The book among these for papers of a kind on a day: one of its own kinds before one for all."""
    fit = [book for book in found if book.covers(kind_code, day)]
    return next((book for book in fit if book.kinds), fit[0] if fit else None)


def book_for(viewer: Viewer, kind_code: str, day: date) -> Book | None:
    """Which book a paper of this kind and day takes its number from, if any. One statement."""
    return covering(books(viewer), kind_code, day)


def ask(viewer: Viewer, kind_code: str, day: date) -> Data:
    """What a draft says to be numbered at the door; nothing where there is no book."""
    book = book_for(viewer, kind_code, day)
    return {"book": dict(book.ref)} if book else {}


def offer(viewer: Viewer, kind_code: str, day: date) -> Offer | None:
    """What the next paper of this kind and day would be called. Two statements."""
    book = book_for(viewer, kind_code, day)
    return offered(book, kind_code, day) if book else None


def offered(book: Book, kind_code: str, day: date) -> Offer:
    """One statement."""
    number = next_number(book, book.series(day))
    return Offer(book=book, number=written(book.family, number), symbol=symbol_of(book.family, kind_code, book.symbol))


def printing(
    make: Callable[[Data], tuple[Blob, ...]], expected: tuple[str, tuple[Blob, ...]] | None = None
) -> Callable[[Draft], Draft]:
    """A draft's `finish`: the files that print its number. `expected`: a number, and the files made for it before."""

    def finish(draft: Draft) -> Draft:
        if expected and draft.data.get("number") == expected[0]:
            return replace(draft, blobs=expected[1])
        return replace(draft, blobs=make(draft.data))

    return finish


def bearing(book: Book, series: str) -> Q:
    """The papers that bear a number of this book: those it gave, and those entered before it was kept."""
    before = Q(book__isnull=True, day__gte=book.from_day)
    if book.to_day:
        before &= Q(day__lte=book.to_day)
    if series:
        before &= Q(day__year=int(series))
    if book.kinds:
        before &= Q(kind_code__in=book.kinds)
    own = Q(author=book.ref["org"], direction=Direction.OUT, no__isnull=False)
    return own & (Q(book=book.id, series=series) | before)


def _taken(book: Book, series: str) -> QuerySet[Document] | QuerySet[Arrival]:
    if book.flow == Flow.OUT:
        return Document.objects.filter(bearing(book, series))
    return Arrival.objects.filter(author=book.ref["org"], book=book.id, series=series, no__isnull=False)


def next_number(book: Book, series: str) -> int:
    """One more than the highest. Under the lock of the door it is nobody else's."""
    return following(book, series, _taken(book, series).aggregate(highest=Max("no"))["highest"])


def following(book: Book, series: str, highest: int | None) -> int:
    return max(book.first_of(series), (highest or 0) + 1)


def number_papers(
    drafts: Sequence[Draft], actor: Actor, at: datetime, current: Mapping[UUID, Record]
) -> Sequence[Draft]:
    """Puts their numbers into the papers and arrivals of a step (the hook of their kinds, called by the door)."""
    wanted = [draft for draft in drafts if draft.kind in {PAPER, ARRIVAL}]
    if not any("book" in one.data or one.data.get("number") for one in wanted):
        return drafts
    rows = NumberBook.objects.filter(author=actor.org).order_by("pk")
    counter = _Counter([book_of(row) for row in rows], actor, timezone.localdate(at))
    return [
        counter.numbered(draft, current.get(record_id(actor.org, str(draft.rec)))) if draft in wanted else draft
        for draft in drafts
    ]


class _Counter:
    """Gives the numbers of one step. What it has given it remembers: those rows are not in the tables yet."""

    def __init__(self, found: Sequence[Book], actor: Actor, today: date) -> None:
        self.books = found
        self.actor = actor
        self.today = today
        self.given: dict[tuple[UUID, str], set[int]] = {}

    def numbered(self, draft: Draft, current: Record | None) -> Draft:
        if draft.kind == PAPER and draft.data.get("direction") != Direction.OUT:
            return _without_book(draft)
        if current is not None and "book" in current.data:
            return self._restated(draft, current)
        if draft.data.get("number"):
            return self._late(draft, current)
        return self._next(draft) if "book" in draft.data else draft

    def _next(self, draft: Draft) -> Draft:
        data = draft.data
        day = date.fromisoformat(data["day"]) if "day" in data else self.today
        kind_code = data.get("kind_code", "")
        book = next((one for one in self.books if one.id == ref_id(data["book"])), None)
        if book is None or not book.covers(kind_code, day) or book.flow != _flow(draft):
            raise Refusal(
                "number.book",
                _("Sổ văn bản đã chọn không dùng cho loại và ngày của văn bản này. Chọn sổ khác hoặc sửa ngày."),
            )
        self._require_office()
        series = book.series(day)
        number = next_number(book, series)
        given = self.given.setdefault((book.id, series), set())
        number = max(number, *(one + 1 for one in given)) if given else number
        given.add(number)
        return replace(draft, data=_with_number(draft, book, series, number, day))

    def _late(self, draft: Draft, current: Record | None) -> Draft:
        """A number written by hand: of a book where one covers it, then free and without a gap before it."""
        data = draft.data
        number = counted_as(data["number"])
        day = date.fromisoformat(data["day"]) if "day" in data else self.today
        of_flow = [book for book in self.books if book.flow == _flow(draft)]
        book = covering(of_flow, data.get("kind_code", ""), day)
        if number is None or book is None or _same(draft, current):
            return _without_book(draft)
        self._require_office()
        series = book.series(day)
        self._require_free(book, series, number, current)
        if not draft.blobs and not data.get("number_reason") and not data.get("text"):
            sentence = _(
                "Số này lấy từ sổ “%(book)s” và đã ghi trên giấy từ trước. Kèm bản đã ký, hoặc ghi lý do vào sổ muộn."
            ) % {"book": book.title}
            raise Refusal("number.unexplained", sentence, {"number_reason": sentence})
        self.given.setdefault((book.id, series), set()).add(number)
        return replace(draft, data={**_with_number(draft, book, series, number, day), "numbered": Numbered.LATE.value})

    def _restated(self, draft: Draft, current: Record) -> Draft:
        """A number once given stays; one that was typed from paper may have been typed wrongly."""
        before = current.data
        if all(draft.data.get(name) == before.get(name) for name in _FIXED):
            return draft
        if before.get("numbered") == Numbered.LATE and draft.data.get("number"):
            return self._late(_without_book(draft), current)
        sentence = _("Số, ký hiệu và loại do sổ văn bản cấp nên không sửa được. Giữ nguyên, hoặc lập văn bản mới.")
        raise Refusal("number.fixed", sentence, {"number": sentence})

    def _require_free(self, book: Book, series: str, number: int, current: Record | None) -> None:
        others = _taken(book, series)
        others = others.exclude(pk=current.pk) if current else others
        if number in self.given.get((book.id, series), ()) or others.filter(no=number).exists():
            sentence = _("Số %(number)s đã có văn bản khác trong sổ “%(book)s”. Kiểm tra lại số trên bản giấy.")
            sentence = sentence % {"number": written(book.family, number), "book": book.title}
            raise Refusal("number.taken", sentence, {"number": sentence})
        following = max([next_number(book, series), *(one + 1 for one in self.given.get((book.id, series), ()))])
        if number > following:
            sentence = _("Số %(number)s bỏ trống từ số %(next)s của sổ “%(book)s”. Vào sổ các số còn thiếu trước.")
            values = {"number": written(book.family, number), "next": written(book.family, following)}
            sentence = sentence % {**values, "book": book.title}
            raise Refusal("number.gap", sentence, {"number": sentence})

    def _require_office(self) -> None:
        if self.actor.role not in OFFICE:
            raise Refusal("number.role", _("Vai trò đang giữ không lấy số văn bản. Đề nghị văn thư cấp số."))


def _flow(draft: Draft) -> Flow:
    return Flow.IN if draft.kind == ARRIVAL else Flow.OUT


def _same(draft: Draft, current: Record | None) -> bool:
    """Whether a paper that bears no number of a book goes on as it was."""
    return current is not None and all(draft.data.get(name) == current.data.get(name) for name in _FIXED)


def _without_book(draft: Draft) -> Draft:
    names = ("book", "series", "numbered")
    return replace(draft, data={name: value for name, value in draft.data.items() if name not in names})


def _with_number(draft: Draft, book: Book, series: str, number: int, day: date) -> Data:
    data = {**draft.data, "book": dict(book.ref), "numbered": Numbered.ISSUED.value, "day": day.isoformat()}
    if series:
        data["series"] = series
    data["number"] = str(number) if draft.kind == ARRIVAL else written(book.family, number)
    if draft.kind == PAPER and not data.get("symbol"):
        data["symbol"] = symbol_of(book.family, data.get("kind_code", ""), book.symbol)
    return data
