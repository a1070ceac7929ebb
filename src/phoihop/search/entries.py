"""The read model behind search: an entry for every record whose kind says how it shows itself."""

from collections.abc import Iterable
from uuid import UUID

from phoihop.records.fields import Data
from phoihop.records.keys import ref_id
from phoihop.records.kinds import Kind, Landed, ReadModel, catalogue, kind_named
from phoihop.records.models import Act, Record
from phoihop.records.rows import filled, insert
from phoihop.records.scope import PUBLIC
from phoihop.search.models import SearchEntry
from phoihop.search.rules import code_of, indexed

BATCH = 1_000


def subjects(kind: str, record: UUID, data: Data) -> Iterable[UUID]:
    known = kind_named(kind)
    if known and known.search:
        yield record


def recompute(keys: frozenset[UUID], fresh: bool = False) -> None:
    if not fresh:
        SearchEntry.objects.filter(record__in=keys).delete()
    by_kind: dict[str, set[UUID]] = {}
    for record, name in Act.objects.filter(record__in=keys).values_list("record", "kind"):
        if record:
            by_kind.setdefault(name, set()).add(record)
    _make(
        (row, kind)
        for name, records in sorted(by_kind.items())
        if (kind := kind_named(name)) and kind.search
        for row in kind.model._default_manager.filter(pk__in=records)
    )


def enter(landed: Landed) -> None:
    _make((row, kind) for kind in catalogue().kinds.values() if kind.search for row in landed.get(kind.model, ()))


def _make(rows: Iterable[tuple[Record, Kind]]) -> None:
    ordered = sorted(rows, key=lambda pair: (pair[0].issued_at, pair[0].seq))
    insert(_entry(row, kind) for row, kind in ordered)


def _entry(row: Record, kind: Kind) -> SearchEntry:
    assert kind.search is not None
    text = kind.search(row.data)
    return SearchEntry(
        record=row.pk,
        shown_on=ref_id(row.data[kind.within]) if kind.within else row.pk,
        kind=kind.name,
        audience=PUBLIC if kind.public else row.audience,
        title=text.title,
        body=text.body,
        code=code_of(text.code)[:100],
        day=text.day,
        folded_title=indexed(text.title),
        folded_body=indexed(text.body),
    )


def rebuild() -> None:
    """All entries in the order of issue, over all kinds."""
    keys = [
        (issued_at, seq, pk)
        for model in filled(kind.model for kind in catalogue().kinds.values() if kind.search)
        for issued_at, seq, pk in model._default_manager.values_list("issued_at", "seq", "pk").iterator()
    ]
    keys.sort()
    for start in range(0, len(keys), BATCH):
        recompute(frozenset(pk for _, _, pk in keys[start : start + BATCH]), fresh=True)


SEARCH = ReadModel(
    name="search", models=(SearchEntry,), subjects=subjects, recompute=recompute, rebuild=rebuild, enter=enter
)
