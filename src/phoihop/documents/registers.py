"""The registers of papers: out, in, for reading; and what our own register says of those that came in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from phoihop.documents.models import Arrival, Document
from phoihop.documents.queries import code_of, issued_by, shelf_of
from phoihop.documents.rules import FROM_US, SHARED, TO_US, Direction, Handling, Shelf
from phoihop.organisations.queries import with_names
from phoihop.records.actors import Viewer
from phoihop.records.fields import Data
from phoihop.records.models import Attachment
from phoihop.records.scope import visible
from phoihop.ui.tables import PAGE_SIZE


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A paper as the register shows it."""

    id: UUID
    code: str
    kind_code: str
    day: date | None
    abstract: str
    issuer: str
    shelf: Shelf
    files: int
    recipients: tuple[str, ...] = ()
    arrival: "Came | None" = None


@dataclass(frozen=True, kw_only=True)
class Came:
    """What our own register says of a paper that came in. `rec` and `body` where it is to be restated."""

    data: Data
    rec: UUID | None = None
    body: str = ""

    @property
    def number(self) -> str:
        return str(self.data.get("number", ""))

    @property
    def handler(self) -> str:
        return str(self.data.get("handler", ""))

    @property
    def day(self) -> date:
        return date.fromisoformat(self.data["day"])

    @property
    def due(self) -> date | None:
        return self._day("due")

    @property
    def done_on(self) -> date | None:
        return self._day("done_on")

    def _day(self, name: str) -> date | None:
        return date.fromisoformat(self.data[name]) if name in self.data else None


@dataclass(frozen=True, kw_only=True)
class Filter:
    """Which papers a register shows. Empty: all. `today` says what is late."""

    shelf: Shelf | None = None
    kind_code: str = ""
    year: int | None = None
    agreement: UUID | None = None
    handling: Handling | None = None
    today: date | None = None


def _on_shelf(shelf: Shelf, viewer: Viewer) -> Q:
    if shelf == SHARED:
        return Q(direction=Direction.READ)
    ours = Q(direction=Direction.OUT, author=viewer.org)
    return ours if shelf == FROM_US else ~ours & ~Q(direction=Direction.READ)


def _matching(viewer: Viewer, wanted: Filter) -> QuerySet[Document]:
    rows = visible(Document, viewer)
    if wanted.shelf:
        rows = rows.filter(_on_shelf(wanted.shelf, viewer))
    if wanted.kind_code:
        rows = rows.filter(kind_code=wanted.kind_code)
    if wanted.year:
        rows = rows.filter(day__gte=date(wanted.year, 1, 1), day__lte=date(wanted.year, 12, 31))
    if wanted.handling:
        rows = rows.filter(_handled(viewer, wanted.handling, wanted.today))
    return rows.filter(agreement=wanted.agreement) if wanted.agreement else rows


def _arrivals(viewer: Viewer) -> QuerySet[Arrival]:
    return visible(Arrival, viewer).filter(author=viewer.org)


def _handled(viewer: Viewer, handling: Handling, today: date | None) -> Q:
    of_paper = _arrivals(viewer).filter(document=OuterRef("pk"))
    match handling:
        case Handling.NEW:
            return ~Q(Exists(of_paper))
        case Handling.DONE:
            return Q(Exists(of_paper.filter(done_on__isnull=False)))
        case Handling.LATE:
            return Q(Exists(of_paper.filter(done_on__isnull=True, due__lt=today)))
    return Q(Exists(of_paper.filter(done_on__isnull=True)))


def arrivals(viewer: Viewer, papers: Iterable[UUID]) -> dict[UUID, Came]:
    """What our register says of these papers, by paper. One statement."""
    rows = _arrivals(viewer).filter(document__in=list(papers)).order_by("issued_at", "seq")
    return {row.document: Came(data=row.data, rec=row.rec, body=row.body) for row in rows}


def register(viewer: Viewer, wanted: Filter, rows: slice, *, size: int = PAGE_SIZE) -> tuple[list[Listed], bool]:
    """The papers of one page, the newest first, and whether others follow. One statement; one more for what came in.

    The page is put in order by its keys alone, along an index: carrying the words along takes ten times as long.
    """
    newest = (F("day").desc(nulls_last=True), "-issued_at", "-seq")
    keys = _matching(viewer, wanted).order_by(*newest).values("pk")[rows]
    files = Attachment.objects.filter(parent=OuterRef("pk")).values("parent").annotate(n=Count("pk")).values("n")
    found: QuerySet[Any] = with_names(Document.objects.filter(pk__in=keys), "author").annotate(files=Subquery(files))
    page = list(
        found.order_by(*newest).values_list(
            "pk", "number", "symbol", "kind_code", "day", "abstract", "issuer", "direction", "author", "author_name",
            "files", "data__recipients",
        )
    )  # fmt: skip
    came = arrivals(viewer, [row[0] for row in page]) if wanted.shelf == TO_US else {}
    listed = [
        Listed(
            id=pk,
            code=code_of(number, symbol),
            kind_code=kind_code,
            day=day,
            abstract=abstract,
            issuer=issued_by(issuer, direction, author_name),
            shelf=shelf_of(direction, author, viewer),
            files=files or 0,
            recipients=tuple(recipients or ()),
            arrival=came.get(pk),
        )
        for pk, number, symbol, kind_code, day, abstract, issuer, direction, author, author_name, files, recipients in (
            page
        )
    ]
    return listed[:size], len(listed) > size
