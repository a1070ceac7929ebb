"""The log: a signed act as it is stored, and what follows from storing some."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from uuid import UUID

from actlog.act import Act as SignedAct
from actlog.header import parse_time
from phoihop.records import projection, readmodels
from phoihop.records.fields import Data
from phoihop.records.keys import audience_id, record_id
from phoihop.records.kinds import kind_named
from phoihop.records.models import Act, Chain
from phoihop.records.rows import insert


def stored_act(act: SignedAct) -> Act:
    """The row of a signed act."""
    row = Act(
        act_id=act.act_id,
        space=act.header.space,
        org=act.header.org,
        key=act.header.key,
        seq=act.header.seq,
        time=parse_time(act.header.time),
        header=act.raw_header,
        signature=act.signature.hex(),
        body=act.header.body,
    )
    payload = act.payload()
    if payload is not None:
        row.payload = act.raw_payload
        row.kind = payload.kind
        row.record = record_id(act.header.org, payload.rec)
        row.audience = audience_id(payload.to)
    return row


def append(chain: Chain, acts: Sequence[SignedAct], before: Mapping[UUID, Data], parties: Collection[str]) -> None:
    """Stores signed acts, brings the rows up to them, and moves the head of the chain, whose row is locked. `before`:
    the data until now of each record that is there already."""
    stored = [stored_act(act) for act in acts]
    insert(stored)
    versions = [version for act in stored if (version := projection.parse(act))]
    subjects: readmodels.Subjects = {}
    for version in versions:
        readmodels.collect(subjects, version, before.get(version.id))
    # The audience of all parties is known since the space was founded.
    here = set(parties)
    projection.know_audiences(one for one in versions if one.body == one.space or set(one.payload["to"]) != here)
    readmodels.recompute(subjects, projection.replace(versions, before.keys()))
    last = acts[-1]
    Chain.objects.filter(pk=chain.pk).update(seq=last.header.seq, head=last.act_id, time=parse_time(last.header.time))


def data_of(records: Iterable[tuple[str, UUID]]) -> dict[UUID, Data]:
    """The data of the versions in force of these records, given by kind and id, as far as they are there."""
    by_kind: dict[str, list[UUID]] = {}
    for name, record in records:
        by_kind.setdefault(name, []).append(record)
    return {
        pk: data
        for name, ids in by_kind.items()
        if (kind := kind_named(name))
        for pk, data in kind.model._default_manager.filter(pk__in=ids).values_list("pk", "data")
    }
