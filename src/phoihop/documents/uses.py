"""The read model of what came from which paper: every record that names one as its document or its source."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from phoihop.documents.models import Use
from phoihop.records.fields import Data
from phoihop.records.keys import Ref, ref_id
from phoihop.records.kinds import Kind, Landed, ReadModel, catalogue, kind_named
from phoihop.records.models import Act, Record
from phoihop.records.rows import filled, insert

BATCH = 2_000


def papers(data: Data) -> set[UUID]:
    """The papers that a record says it comes from."""
    source = data.get("source")
    found: list[Ref | None] = [data.get("document"), source.get("document") if isinstance(source, dict) else None]
    return {ref_id(ref) for ref in found if ref}


def subjects(kind: str, record: UUID, data: Data) -> Iterable[UUID]:
    if papers(data):
        yield record


def recompute(keys: frozenset[UUID], fresh: bool = False) -> None:
    if not fresh:
        Use.objects.filter(record__in=keys).delete()
    by_kind: dict[str, set[UUID]] = {}
    for record, name in Act.objects.filter(record__in=keys).values_list("record", "kind"):
        if record:
            by_kind.setdefault(name, set()).add(record)
    kinds = [(kind, wanted) for name, wanted in sorted(by_kind.items()) if (kind := kind_named(name))]
    insert(
        use
        for kind, wanted in kinds
        for row in kind.model._default_manager.filter(pk__in=wanted).order_by("pk")
        for use in _uses(kind, row)
    )


def enter(landed: Landed) -> None:
    insert(use for kind in catalogue().kinds.values() for row in landed.get(kind.model, ()) for use in _uses(kind, row))


def _uses(kind: Kind, row: Record) -> Iterator[Use]:
    title = kind.search(row.data).title if kind.search else ""
    for document in sorted(papers(row.data)):
        yield Use(
            document=document,
            record=row.pk,
            kind=kind.name,
            audience=row.audience,
            title=title[:500],
            issued_at=row.issued_at,
            seq=row.seq,
        )


def rebuild() -> None:
    here = set(filled(kind.model for kind in catalogue().kinds.values()))
    for kind in (kind for kind in catalogue().kinds.values() if kind.model in here):
        keys = list(kind.model._default_manager.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(keys), BATCH):
            rows = kind.model._default_manager.filter(pk__in=keys[start : start + BATCH]).order_by("pk")
            insert(use for row in rows for use in _uses(kind, row))


USES = ReadModel(
    name="document_uses", models=(Use,), subjects=subjects, recompute=recompute, rebuild=rebuild, enter=enter
)
