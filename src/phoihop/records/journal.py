"""The history of what was issued: by space and by record, for a viewer, with what proves it.

Every party of a space may read all headers: number, time, author and the commitment to what was said. What was said
is read from the database for those acts only that are addressed to the viewer.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

import orjson
from django.db.models import BinaryField, Case, Count, F, OuterRef, Q, QuerySet, Subquery, Value, When, Window
from django.db.models.functions import RowNumber
from django.http import Http404

from actlog.errors import ActlogError
from actlog.hashing import act_id
from actlog.header import parse_header
from actlog.report import Finding
from actlog.verify import verify_history
from phoihop.records import positions, unfinished
from phoihop.records.actors import Viewer
from phoihop.records.kinds import kind_named
from phoihop.records.models import Act, CloseNote, Space, Statement
from phoihop.records.projection import Version
from phoihop.records.scope import audiences, visible

# One core checks some ten thousand acts a second: this many is what a page can wait for.
MOST_CHECKED: Final = 20_000
BATCH: Final = 500
_STATEMENT, _NOTE = 0, 1


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One act in a journal. `number` counts the acts of the journal in the order in which they came, `seq` is signed:
    the place in its author's chain. `kind`, `title`, `recipients`, `record`, `confirms` and `reason` are known only
    where the act is addressed to the viewer. `custody` says who holds the key: "own" or "host:<organisation>"."""

    number: int
    act_id: str
    org: str
    key: str
    seq: int
    at: datetime
    body: str
    prev: str
    custody: str
    kind: str = ""
    ver: int = 0
    title: str = ""
    recipients: int = 0
    record: UUID | None = None
    confirms: str = ""
    reason: str = ""  # why this version takes the place of the one before, where its author said so

    @property
    def addressed(self) -> bool:
        return bool(self.kind)


@dataclass(frozen=True, kw_only=True)
class Entries:
    """A page of a journal, newest first, of `total` acts."""

    rows: tuple[Entry, ...]
    total: int


@dataclass(frozen=True, kw_only=True)
class Place:
    """A space that the viewer's organisation is a party of."""

    id: str
    parties: tuple[str, ...]
    home: bool


def place_or_404(viewer: Viewer, space: str) -> Place:
    """The space, if the viewer's organisation is a party of it. One statement."""
    return _place(viewer, Space.objects.filter(pk=space).first())


def home_of(viewer: Viewer) -> Place | None:
    """The space in which the viewer's organisation speaks to itself alone; None before its first act there."""
    row = Space.objects.filter(founder=viewer.org, home=True).first()
    return _place(viewer, row) if row else None


def _place(viewer: Viewer, row: Space | None) -> Place:
    if row is None or viewer.org not in row.parties:
        raise Http404
    return Place(id=row.pk, parties=tuple(row.parties), home=row.home)


def of_space(viewer: Viewer, space: str, rows: slice) -> Entries:
    """The acts of a space whose party the viewer is known to be. One statement."""
    return _entries(viewer, Act.objects.filter(space=space), rows)


def of_record(viewer: Viewer, record: UUID, rows: slice) -> Entries:
    """The versions of a record that are addressed to the viewer; without any, there is no such record. One
    statement."""
    found = _entries(viewer, visible(Act, viewer).filter(record=record), rows)
    if not found.rows:
        raise Http404
    return found


def joined(space: str, column: str = "org") -> Subquery:
    """For a query over organisations: when the one in `column` first wrote in this space, by which it took on the
    terms."""
    first = Act.objects.filter(space=space, org=OuterRef(column)).order_by("seq")
    return Subquery(first.values("time")[:1])


def _entries(viewer: Viewer, acts: QuerySet[Act], rows: slice) -> Entries:
    addressed = Q(audience__in=audiences(viewer))
    statement = Statement.objects.filter(org=OuterRef("org")).order_by("-n")
    found: QuerySet[Any] = acts.annotate(
        number=Window(RowNumber(), order_by="id"),
        total=Window(Count("id")),
        said=Case(When(addressed, then=F("payload")), default=Value(None), output_field=BinaryField()),
        statement=Subquery(statement.values("raw")[:1]),
    )
    page = [
        _entry(row)
        for row in found.order_by("-id").values_list(
            "number", "total", "act_id", "org", "key", "seq", "time", "body", "header", "said", "statement", named=True
        )[rows]
    ]
    return Entries(rows=tuple(entry for entry, _ in page), total=page[0][1] if page else 0)


def _entry(row: Any) -> tuple[Entry, int]:
    try:
        prev = parse_header(bytes(row.header)).prev
        said = _said(row) if row.said is not None else {}
    except (
        ActlogError,
        ValueError,
        KeyError,
    ):  # changed behind the system's back: still in its place, for the check to name
        prev, said = "", {}
    entry = Entry(
        number=row.number,
        act_id=row.act_id,
        org=row.org,
        key=row.key,
        seq=row.seq,
        at=row.time,
        body=row.body,
        prev=prev,
        custody=_custody(bytes(row.statement)).get(row.key, "") if row.statement else "",
        **said,
    )
    return entry, row.total


def _said(row: Any) -> dict[str, Any]:
    payload = orjson.loads(bytes(row.said))  # whether these are the signed bytes is the check's question
    version = Version(act=row.act_id, space="", org=row.org, body=row.body, seq=row.seq, time=row.time, payload=payload)
    kind = kind_named(payload["kind"])
    readable = kind is not None and payload["ver"] <= kind.ver
    return {
        "kind": payload["kind"],
        "ver": payload["ver"],
        "title": kind.search(version.data).title if kind and kind.search and readable else "",
        "recipients": len(payload["to"]) - 1,
        "record": version.id,
        "reason": payload["data"].get("correction", ""),
        "confirms": payload["data"].get("subject", {}).get("body", "") if payload["kind"] == "confirmation" else "",
    }


@lru_cache(maxsize=4096)
def _custody(statement: bytes) -> dict[str, str]:
    """Who holds each key of an organisation, by its newest statement."""
    return {entry["key"]: entry["custody"] for entry in orjson.loads(statement)["keys"]}


@dataclass(frozen=True, kw_only=True)
class Missing:
    """A hole in a chain: the first number that is not here, and whose it is."""

    org: str
    first: int


@dataclass(frozen=True, kw_only=True)
class Check:
    """What checking a whole space found. `sound` of `acts` are in their place and what is held of them matches."""

    acts: int
    sound: int
    missing: tuple[Missing, ...]
    findings: tuple[Finding, ...]

    @property
    def whole(self) -> bool:
        return not self.findings and self.sound == self.acts


@dataclass(frozen=True, kw_only=True)
class Raw:
    """A history as signed bytes, as `actlog` takes it."""

    statements: list[tuple[bytes, list[bytes]]]
    close_notes: list[tuple[bytes, bytes]]
    acts: Iterable[tuple[bytes, bytes, bytes | None]]


def check(place: Place) -> Check | None:
    """Checks every act of a space from its bytes; None when there are too many for a page. Two statements."""
    statements, notes, keys = _signers(place)
    last = [found for org, key in keys if (found := positions.read(place.id, org, key))]
    rows = [
        (bytes(header), bytes.fromhex(signature), bytes(payload) if payload is not None else None)
        for header, signature, payload in Act.objects.filter(space=place.id)
        .order_by("id")
        .values_list("header", "signature", "payload")[: MOST_CHECKED + 1]
    ]
    if len(rows) > MOST_CHECKED:
        return None
    report = verify_history(statements, notes, rows, heads=unfinished.heads(last))
    if any(one.code == "chain.cut" for one in report.findings):  # or a step whose commit is on its way
        report = verify_history(statements, notes, rows, heads=unfinished.signed(last).heads)
    grave = tuple(one for one in report.findings if one.grave)
    unsound = {one.act_id for one in grave} & {act_id(header) for header, _, _ in rows} if grave else set()
    return Check(
        acts=len(rows),
        sound=report.acts - len(unsound),
        missing=tuple(_missing(header for header, _, _ in rows)),
        findings=grave,
    )


def _signers(place: Place) -> tuple[list[tuple[bytes, list[bytes]]], list[tuple[bytes, bytes]], list[tuple[str, str]]]:
    """Key statements of the parties and close notes of this space, in one statement; and every (party, key)."""
    statements = Statement.objects.filter(org__in=place.parties).annotate(what=Value(_STATEMENT))
    notes = CloseNote.objects.filter(org__in=place.parties).annotate(what=Value(_NOTE), n=Value(0))
    columns = ("what", "org", "n", "raw", "signature")
    found = statements.values_list(*columns).union(notes.values_list(*columns), all=True).order_by("what", "org", "n")
    stated, closed, keys = [], [], []
    for what, org, _n, raw, signed in found:
        if what == _STATEMENT:
            stated.append((bytes(raw), [bytes.fromhex(one) for one in signed.split(" ")]))
            keys += [(org, entry["key"]) for entry in orjson.loads(bytes(raw))["keys"]]
        elif orjson.loads(bytes(raw))["space"] == place.id:
            closed.append((bytes(raw), bytes.fromhex(signed)))
    return stated, closed, sorted(set(keys))


def _missing(headers: Iterable[bytes]) -> Iterator[Missing]:
    chains: dict[tuple[str, str], set[int]] = {}
    for raw in headers:
        try:
            header = parse_header(raw)
        except ActlogError:  # named among the findings
            continue
        chains.setdefault((header.org, header.key), set()).add(header.seq)
    for (org, _), held in sorted(chains.items()):
        first = next(seq for seq in range(len(held) + 1) if seq not in held)
        if first < max(held):
            yield Missing(org=org, first=first)


def history(viewer: Viewer, place: Place) -> Raw:
    """The signed history of a space as the viewer's organisation may carry it away: every header, and what was said
    where it was addressed to it. The acts are read as they are written out."""
    statements, notes, _ = _signers(place)
    return Raw(statements=statements, close_notes=notes, acts=_acts(viewer, place))


def _acts(viewer: Viewer, place: Place) -> Iterator[tuple[bytes, bytes, bytes | None]]:
    addressed = Q(audience__in=audiences(viewer))
    said = Case(When(addressed, then=F("payload")), default=Value(None), output_field=BinaryField())
    rows: QuerySet[Any] = Act.objects.filter(space=place.id).annotate(said=said).order_by("id")
    for header, signature, payload in rows.values_list("header", "signature", "said").iterator(BATCH):
        yield bytes(header), bytes.fromhex(signature), bytes(payload) if payload is not None else None
