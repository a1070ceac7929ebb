"""Acts become rows: total, deterministic, never refusing.

Nothing here reads the clock, a setting, or another author's rows. The rows of a record are those of the newest
version that is held; older versions stay in the log.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Model

from actlog.canonical import decode
from actlog.hashing import body_hash
from actlog.limits import LIMITS
from phoihop.records.fields import Data, present
from phoihop.records.keys import audience_id, record_id, row_id
from phoihop.records.kinds import Kind, catalogue, kind_named
from phoihop.records.models import Act, Attachment, AudienceMember, Space
from phoihop.records.rows import insert

TERMS = "sys.terms"


@dataclass(frozen=True, kw_only=True)
class Version:
    """One version of a record as it comes out of the log."""

    act: str
    space: str
    org: str
    body: str
    seq: int
    time: datetime
    payload: Mapping[str, Any]

    @property
    def id(self) -> UUID:
        return record_id(self.org, self.payload["rec"])

    @property
    def data(self) -> Data:
        """The data, read as the newest version of its kind writes it."""
        data: Data = self.payload["data"]
        kind = kind_named(self.payload["kind"])
        if kind and kind.upcast and self.payload["ver"] < kind.ver:
            return kind.upcast(self.payload["ver"], data)
        return data


def land(version: Version) -> Iterator[Model]:
    """Every row that this version of a record stands for. An unknown kind gives none: it waits for newer software."""
    if version.payload["kind"] == TERMS:
        yield _space(version)
        return
    kind = kind_named(version.payload["kind"])
    if kind is None or version.payload["ver"] > kind.ver:
        return
    data = version.data
    audience = audience_id(version.payload["to"])
    columns = {part.column: part.land(value) for part, value in present(kind.fields, data) if part.column}
    if kind.columns:
        columns |= kind.columns(data)
    yield kind.model(
        id=version.id,
        author=version.org,
        rec=UUID(version.payload["rec"]),
        space=version.space,
        audience=audience,
        act=version.act,
        body=version.body,
        seq=version.seq,
        issued_at=version.time,
        data=data,
        **columns,
    )
    for rows in kind.rows:
        for position, item in enumerate(rows.items(data) if rows.items else data.get(rows.name, ())):
            yield rows.model(
                id=row_id(version.id, rows.name, position),
                parent=version.id,
                position=position,
                **rows.row(item, data),
            )
    for position, blob in enumerate(version.payload.get("blobs", ())):
        yield Attachment(
            id=row_id(version.id, "blobs", position),
            parent=version.id,
            position=position,
            audience=audience,
            sha256=blob["sha256"],
            name=blob["name"],
            size=blob["size"],
            type=blob["type"],
        )


def _space(version: Version) -> Space:
    terms = version.data
    return Space(
        id=version.space,
        founder=version.org,
        home=len(terms["parties"]) == 1,
        parties=terms["parties"],
        founded=version.time,
    )


def audience_rows(payload: Mapping[str, Any]) -> list[AudienceMember]:
    audience = audience_id(payload["to"])
    return [AudienceMember(audience=audience, org=org) for org in payload["to"]]


def row_models(kind: Kind) -> list[type[Model]]:
    """The models that hold what belongs to a record of this kind, beside its own row."""
    return [*(rows.model for rows in kind.rows), Attachment]


def replace(versions: Iterable[Version], existed: Collection[UUID]) -> dict[type[Model], list[Model]]:
    """Puts the rows of these versions in place of those of the versions before them, where the record `existed`.
    Gives the rows by model."""
    gone: dict[str, list[UUID]] = {}
    landed: dict[type[Model], list[Model]] = {}
    for version in versions:
        if version.id in existed:
            gone.setdefault(version.payload["kind"], []).append(version.id)
        for row in land(version):
            landed.setdefault(type(row), []).append(row)
    for name, records in gone.items():
        if kind := kind_named(name):
            remove(kind, records)
    for rows in landed.values():
        insert(rows)
    return landed


def remove(kind: Kind, records: Collection[UUID]) -> None:
    """Takes the rows of records away: before newer ones come, or because their content was erased."""
    kind.model._default_manager.filter(pk__in=records).delete()
    for model in row_models(kind):
        model._default_manager.filter(parent__in=records).delete()


def know_audiences(versions: Iterable[Version]) -> None:
    """Enters the addressees of these versions as audiences, where they are not known yet."""
    rows = {(row.audience, row.org): row for version in versions for row in audience_rows(version.payload)}
    if rows:
        AudienceMember.objects.bulk_create(rows.values(), ignore_conflicts=True)


def derived_models() -> list[type[Model]]:
    """Every table that can be dropped and made again from the acts, read models last."""
    kinds = catalogue().kinds.values()
    models: list[type[Model]] = [Space, AudienceMember, Attachment]
    models += [kind.model for kind in kinds]
    models += [rows.model for kind in kinds for rows in kind.rows]
    models += [model for read_model in catalogue().read_models for model in read_model.models]
    return list(dict.fromkeys(models))


def decode_payload(raw: bytes) -> Data:
    """The payload as stored, checked to be canonical."""
    return decode(raw, max_bytes=LIMITS.payload_bytes)


def parse(act: Act) -> Version | None:
    """The version that a stored act holds; None once its payload has been erased, or when these are not the bytes that
    were signed (`verify` names those)."""
    if act.payload is None or body_hash(bytes(act.payload)) != act.body:
        return None
    return Version(
        act=act.act_id,
        space=act.space,
        org=act.org,
        body=act.body,
        seq=act.seq,
        time=act.time,
        payload=decode_payload(bytes(act.payload)),
    )
