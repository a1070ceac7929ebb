"""Which records every side must confirm, and how far each has come: a read model made from the acts of all sides."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from phoihop.agreements.definitions import CONFIRMED_KINDS
from phoihop.agreements.models import Awaited, Confirmation, Standing
from phoihop.records.fields import Data
from phoihop.records.keys import ref_id
from phoihop.records.kinds import Kind, ReadModel, kind_named
from phoihop.records.models import Record, Space

BATCH = 2_000
# The fields that say what a record is about, by kind: a plan, minutes, an agreement.
ABOUT = ("agreement", "meeting", "continues")


def subjects(kind: str, record: UUID, data: Data) -> Iterable[UUID]:
    if kind in CONFIRMED_KINDS:
        yield record
    if kind == "confirmation":
        yield ref_id(data["subject"])


def recompute(keys: frozenset[UUID], fresh: bool = False) -> None:
    """The rows of these records, made anew. A key that names nothing here (a confirmation may have come before what
    it confirms, a record may have been erased) has no rows."""
    if not fresh:
        Standing.objects.filter(pk__in=keys).delete()
        Awaited.objects.filter(subject__in=keys).delete()
    found = [
        (kind, row)
        for kind in filter(None, map(kind_named, CONFIRMED_KINDS))
        for row in kind.model._default_manager.filter(pk__in=keys)
    ]
    parties = dict(Space.objects.filter(pk__in={row.space for _, row in found}).values_list("pk", "parties"))
    given = _given(keys)
    rows = [_standing(kind, row, parties.get(row.space, []), given) for kind, row in found]
    Standing.objects.bulk_create(rows)
    Awaited.objects.bulk_create(Awaited(subject=row.subject, org=org) for row in rows for org in row.awaited)


def _given(keys: frozenset[UUID]) -> dict[tuple[UUID, str, str, str], datetime]:
    """When who confirmed which bytes of what, and in which space. Of two confirmations the first counts."""
    rows = Confirmation.objects.filter(subject__in=keys).order_by("-issued_at", "-seq")
    return {
        (subject, sealed, space, author): at
        for subject, sealed, space, author, at in rows.values_list("subject", "sealed", "space", "author", "issued_at")
    }


def _standing(
    kind: Kind, row: Record, parties: list[str], given: dict[tuple[UUID, str, str, str], datetime]
) -> Standing:
    """The author has confirmed by issuing. What was confirmed counts for the bytes in force only, and only where all
    the sides could see it: in the space where the record stands."""
    times = {
        side: row.issued_at if side == row.author else given.get((row.pk, row.body, row.space, side))
        for side in parties
    }
    confirmed = [at for at in times.values() if at is not None]
    awaited = sorted(side for side, at in times.items() if at is None)
    title = kind.search(row.data).title[:500] if kind.search else ""
    about = next((row.data[name] for name in ABOUT if name in row.data), None)
    since = max(confirmed) if confirmed and not awaited else None
    return Standing(
        subject=row.pk,
        kind=kind.name,
        audience=row.audience,
        space=row.space,
        author=row.author,
        body=row.body,
        title=title,
        issued_at=row.issued_at,
        sides=len(times),
        awaited=awaited,
        in_force_since=since,
        about=ref_id(about) if about else None,
        year=row.data.get("year", 0),
        summary={
            "id": str(row.pk),
            "title": title,
            "year": row.data.get("year", 0),
            "sides": len(times),
            "awaited": awaited,
            "since": since.isoformat() if since else "",
        },
    )


def rebuild() -> None:
    for kind in filter(None, map(kind_named, CONFIRMED_KINDS)):
        keys = list(kind.model._default_manager.values_list("pk", flat=True).order_by("pk"))
        for start in range(0, len(keys), BATCH):
            recompute(frozenset(keys[start : start + BATCH]), fresh=True)


STANDING = ReadModel(
    name="standing", models=(Standing, Awaited), subjects=subjects, recompute=recompute, rebuild=rebuild
)
