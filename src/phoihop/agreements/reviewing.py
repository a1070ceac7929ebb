"""What stands before a side that is to confirm: the exact version, word for word, with its fingerprints."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import Http404

from phoihop.agreements.contributions import Part, installed
from phoihop.agreements.models import Standing
from phoihop.agreements.queries import Confirming, label_of, summary
from phoihop.agreements.reading import Known, Line, lines, orgs_of, plain_refs, sealed_refs
from phoihop.organisations.queries import UNKNOWN, names
from phoihop.organisations.rules import in_order
from phoihop.records.actors import Viewer
from phoihop.records.fields import Data
from phoihop.records.keys import Ref, ref_id
from phoihop.records.kinds import Kind, kind_named
from phoihop.records.models import Act, Space
from phoihop.records.projection import Version, parse
from phoihop.records.scope import visible


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A record that every side must confirm, in the version in force."""

    id: UUID
    kind: str
    what: str
    title: str
    author: str
    author_name: str
    rec: UUID
    space: str
    parties: tuple[str, ...]
    body: str
    issued_at: datetime
    data: Data
    lines: tuple[Line, ...]
    parts: tuple[Part, ...]  # the same as an office reads it; empty where nothing but the fields can be shown
    confirmed: tuple[str, ...]  # names of the sides that have, the author first
    awaited: tuple[str, ...]  # names of the sides that have not
    awaits_us: bool
    agreement: UUID | None


def subject_or_404(viewer: Viewer, record: UUID) -> Subject:
    """Three statements: the version with its standing, the versions and titles it names, names of organisations."""
    row = _act(viewer, record)
    version = parse(row)
    kind = kind_named(row.kind)
    if version is None or kind is None:
        raise Http404
    data = version.data
    awaited = Confirming.of(row.standing).awaited
    named = _named(viewer, kind, data)
    sealed = _sealed(kind, data, named)
    orgs = set(row.parties) | orgs_of(kind.fields, data)
    for other, content in sealed.values():
        orgs |= orgs_of(other.fields, content)
    called = names(orgs)
    known = Known(
        org=lambda org: called.get(org, UNKNOWN).name,
        titles=_titles(named),
        sealed=sealed,
        areas={
            one["code"]: one["name"] for other in [data, *(v.data for v in named)] for one in other.get("areas", ())
        },
    )
    tell = installed().told.get(row.kind)
    versions = {body: content for body, (_kind, content) in sealed.items()}
    others = set(row.parties) - {row.org} - set(awaited)
    return Subject(
        id=record,
        kind=row.kind,
        what=label_of(row.kind),
        title=row.standing["title"],
        author=row.org,
        author_name=known.org(row.org),
        rec=UUID(version.payload["rec"]),
        space=row.space,
        parties=tuple(row.parties),
        body=row.body,
        issued_at=row.time,
        data=data,
        lines=lines(kind.fields, data, known),
        parts=tuple(tell(data, versions, known.org)) if tell else (),
        confirmed=(known.org(row.org), *_named_in_order(others, known)),
        awaited=_named_in_order(awaited, known),
        awaits_us=viewer.org in awaited,
        agreement=_agreement(row.kind, record, data),
    )


def _named_in_order(orgs: Iterable[str], known: Known) -> tuple[str, ...]:
    return tuple(sorted((known.org(org) for org in orgs), key=in_order))


def _act(viewer: Viewer, record: UUID) -> Any:
    """The act that holds the version in force, if the record is there for the viewer."""
    rows: QuerySet[Any] = visible(Act, viewer).filter(record=record)
    row = (
        rows.annotate(
            standing=summary(Standing.objects.filter(pk=OuterRef("record"), body=OuterRef("body"))),
            parties=Subquery(Space.objects.filter(pk=OuterRef("space")).values("parties")),
        )
        .exclude(standing=None)
        .order_by("-id")
        .first()
    )
    if row is None:
        raise Http404
    return row


def _named(viewer: Viewer, kind: Kind, data: Data) -> list[Version]:
    """The versions this one seals, and all versions of what it names otherwise, as far as the viewer may see them."""
    sealed = sealed_refs(kind.fields, data)
    plain = [ref_id(ref) for ref in plain_refs(kind.fields, data)]
    bodies = [one["body"] for one in sealed]
    records = [ref_id(Ref(org=one["org"], rec=one["rec"])) for one in sealed]
    rows = visible(Act, viewer).filter(Q(record__in=records, body__in=bodies) | Q(record__in=plain)).order_by("id")
    return [version for row in rows if (version := parse(row))]


def _sealed(kind: Kind, data: Data, found: Iterable[Version]) -> dict[str, tuple[Kind, Data]]:
    bodies = {one["body"] for one in sealed_refs(kind.fields, data)}
    return {
        version.body: (other, version.data)
        for version in found
        if version.body in bodies and (other := kind_named(version.payload["kind"]))
    }


def _titles(found: Iterable[Version]) -> dict[UUID, str]:
    """Titles by record; of several versions the newest comes last and holds."""
    titles = {}
    for version in found:
        kind = kind_named(version.payload["kind"])
        if kind and kind.search:
            titles[version.id] = kind.search(version.data).title
    return titles


def _areas(found: Iterable[Data]) -> dict[str, str]:
    return {one["code"]: one["name"] for data in found for one in data.get("areas", ())}


def _agreement(kind: str, record: UUID, data: Data) -> UUID | None:
    if kind == "agreement":
        return record
    return ref_id(data["agreement"]) if "agreement" in data else None
