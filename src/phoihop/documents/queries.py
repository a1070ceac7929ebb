"""Papers and their files, always for a viewer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404

from phoihop.documents.models import Arrival, Document, Use
from phoihop.documents.rules import FROM_US, SHARED, TO_US, Direction, Shelf
from phoihop.organisations.queries import UNKNOWN, with_names
from phoihop.records.actors import Viewer
from phoihop.records.fields import Data
from phoihop.records.keys import Ref, ref_id
from phoihop.records.kinds import kind_named
from phoihop.records.models import Attachment, AudienceMember
from phoihop.records.scope import visible, visible_one
from phoihop.ui.links import url


def attachment_or_404(viewer: Viewer, record: UUID, sha256: str) -> Attachment:
    """The file `sha256` as this record names it, if the record is there for the viewer."""
    found = visible(Attachment, viewer).filter(parent=record, sha256=sha256).order_by("position").first()
    if found is None:
        raise Http404
    return found


def shelf_of(direction: str, author: str, viewer: Viewer) -> Shelf:
    """What a paper is to the viewer's organisation: what another body has issued has come to us."""
    if direction == Direction.READ:
        return SHARED
    return FROM_US if direction == Direction.OUT and author == viewer.org else TO_US


def code_of(number: str, symbol: str) -> str:
    """Number and symbol as papers cite each other: "05-KH/ĐU" in the Party, "05/KH-TKV" in the state."""
    if not number or not symbol:
        return number or symbol
    return f"{number}/{symbol}" if "-" in symbol else f"{number}-{symbol}"


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One paper as its page shows it."""

    id: UUID
    ref: Ref
    code: str
    kind_code: str
    day: date | None
    abstract: str
    issuer: str
    shelf: Shelf
    author: str
    author_name: str
    issued_at: datetime
    agreement: UUID | None
    agreement_title: str
    text: str
    direction: str
    data: Data
    body: str
    space: str
    audience: UUID
    recipients: tuple[str, ...]
    number_reason: str  # why its number was written by hand, where that was said
    correction: str  # why this version was issued; empty for the first
    came: Data | None  # what our register says of its arrival


def issued_by(issuer: str, direction: str, author_name: str | None) -> str:
    """Who issued a paper: what goes out is its author's own, unless something else is written. Empty: not known."""
    return issuer or (author_name or UNKNOWN.name if direction == Direction.OUT else "")


def document_or_404(viewer: Viewer, pk: UUID) -> Seen:
    """One statement."""
    found: QuerySet[Any] = with_names(visible_one(Document, viewer, pk), "author")
    came = visible(Arrival, viewer).filter(author=viewer.org, document=OuterRef("pk")).order_by("-issued_at", "-seq")
    row = found.annotate(agreement_title=agreement_title(viewer), came=Subquery(came.values("data")[:1])).first()
    if row is None:
        raise Http404
    return Seen(
        id=row.pk,
        ref=Ref(org=row.author, rec=str(row.rec)),
        code=code_of(row.number, row.symbol),
        kind_code=row.kind_code,
        day=row.day,
        abstract=row.abstract,
        issuer=issued_by(row.issuer, row.direction, row.author_name),
        shelf=shelf_of(row.direction, row.author, viewer),
        author=row.author,
        author_name=row.author_name or UNKNOWN.name,
        issued_at=row.issued_at,
        agreement=row.agreement,
        agreement_title=row.agreement_title or "",
        text=row.data.get("text", ""),
        direction=row.direction,
        data=row.data,
        body=row.body,
        space=row.space,
        audience=row.audience,
        recipients=tuple(row.data.get("recipients", ())),
        number_reason=row.data.get("number_reason", ""),
        correction=row.data.get("correction", ""),
        came=row.came,
    )


def joint_issuers(paper: Seen) -> tuple[str, ...]:
    """Who has confirmed the words of a joint paper, and so may look at that; nobody for any other paper."""
    return (paper.author, *paper.data.get("joint", ())) if "joint_paper" in paper.data else ()


def addressees(audience: UUID) -> tuple[str, ...]:
    """Whom a record is addressed to: a later version of it, and what is said of it, go to the same. One statement."""
    return tuple(AudienceMember.objects.filter(audience=audience).order_by("org").values_list("org", flat=True))


def agreement_title(viewer: Viewer) -> Subquery:
    """The title of the agreement in the column `agreement`. Agreements stand above papers: their kind is handed
    down, their model is not."""
    kind = kind_named("agreement")
    if kind is None:
        raise LookupError("agreements are not installed")
    found: QuerySet[Any] = visible(kind.model, viewer).filter(pk=OuterRef("agreement"))
    return Subquery(found.values("title")[:1])


def files_of(viewer: Viewer, record: UUID) -> list[Attachment]:
    """The files of a record, in its author's order. One statement."""
    return list(visible(Attachment, viewer).filter(parent=record).order_by("position"))


@dataclass(frozen=True, kw_only=True)
class CameFrom:
    """A record that came from a paper."""

    record: UUID
    kind: str
    title: str


def came_from(viewer: Viewer, document: UUID) -> list[CameFrom]:
    """What was read in this paper, in the order of issue. One statement."""
    rows = visible(Use, viewer).filter(document=document).order_by("issued_at", "seq")
    return [CameFrom(record=r, kind=k, title=t) for r, k, t in rows.values_list("record", "kind", "title")]


def source_href(data: Mapping[str, Any]) -> str:
    """Where the words that a record came from stand, lit, on the page of its paper; empty without a source."""
    source = data.get("source", {})
    if "document" not in source:
        return ""
    page = url("documents:one", ref_id(source["document"]))
    return f"{page}?tu={source['start']}&den={source['end']}#cho" if "start" in source and "end" in source else page


def abstract_of(viewer: Viewer, column: str = "document") -> Subquery:
    """The abstract of the paper in `column`, for lists and pages of other apps."""
    return Subquery(visible(Document, viewer).filter(pk=OuterRef(column)).values("abstract")[:1])


@dataclass(frozen=True, kw_only=True)
class Place:
    """An agreement that a paper, or what is read in it, may be entered under."""

    ref: Ref
    space: str
    title: str
    code: str  # number and symbol, "08-QC/ĐU"
    sides: tuple[str, ...]
    areas: tuple[tuple[str, str], ...]  # code, name
    articles: tuple[tuple[str, str, str], ...]  # number, title, area

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.ref['org']}:{self.ref['rec']}"

    @property
    def label(self) -> str:
        return f"{self.code}: {self.title}" if self.code else self.title


def places(viewer: Viewer) -> list[Place]:
    """Every agreement that exists for the viewer, the newest first. One statement."""
    kind = kind_named("agreement")
    if kind is None:
        return []
    rows = visible(kind.model, viewer).order_by("-issued_at", "-seq").values_list("author", "rec", "space", "data")
    return [_place(*row) for row in rows]


def _place(author: str, rec: UUID, space: str, data: Mapping[str, Any]) -> Place:
    return Place(
        ref=Ref(org=author, rec=str(rec)),
        space=space,
        title=data["title"],
        code=code_of(data.get("number", ""), data.get("symbol", "")),
        sides=tuple(data["sides"]),
        areas=tuple((area["code"], area["name"]) for area in data.get("areas", ())),
        articles=tuple((one["no"], one["title"], one.get("area", "")) for one in data.get("articles", ())),
    )
