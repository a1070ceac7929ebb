"""The read model by which organisations are found."""

from collections.abc import Iterable
from uuid import UUID

from phoihop.organisations.finding import entry_of
from phoihop.organisations.models import DirectoryEntry, Organisation
from phoihop.records.fields import Data
from phoihop.records.kinds import ReadModel

BATCH = 1_000


def subjects(kind: str, record: UUID, data: Data) -> Iterable[UUID]:
    if kind == "organisation":
        yield record


def recompute(keys: frozenset[UUID], fresh: bool = False) -> None:
    if not fresh:
        DirectoryEntry.objects.filter(record__in=keys).delete()
    rows = Organisation.objects.filter(pk__in=keys).order_by("issued_at", "seq", "pk")
    DirectoryEntry.objects.bulk_create([_entry(row) for row in rows], BATCH)


def _entry(row: Organisation) -> DirectoryEntry:
    names = [(one["name"], one["short"]) for one in row.data["names"]]
    found = entry_of(names)
    return DirectoryEntry(
        record=row.pk,
        org=row.org,
        name=row.name,
        short=row.short,
        former="; ".join(dict.fromkeys(name for name, _ in reversed(names) if name != row.name)),
        from_day=row.from_day,
        to_day=row.to_day,
        key=found.key,
        short_key=found.short_key,
        folded=found.folded,
    )


def rebuild() -> None:
    keys = list(Organisation.objects.order_by("issued_at", "seq", "pk").values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        recompute(frozenset(keys[start : start + BATCH]), fresh=True)


DIRECTORY = ReadModel(
    name="directory", models=(DirectoryEntry,), subjects=subjects, recompute=recompute, rebuild=rebuild
)
