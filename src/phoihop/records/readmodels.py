"""Read models kept in step with the rows they are made of."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias
from uuid import UUID

from django.db import connection
from django.db.models import Model

from phoihop.records.fields import Data
from phoihop.records.kinds import Landed, catalogue
from phoihop.records.models import Row
from phoihop.records.projection import Version

Subjects: TypeAlias = dict[str, dict[UUID, bool]]


def collect(subjects: Subjects, version: Version, before: Data | None) -> None:
    """Adds to `subjects`, by read model, the keys that a version of a record touches, and those the one before did;
    with each, whether it is fresh: a first version, of which nothing else in the step speaks."""
    kind, record, now = version.payload["kind"], version.id, version.data
    for read_model in catalogue().read_models:
        known = subjects.setdefault(read_model.name, {})
        for data in (now, before):
            if data is not None:
                for key in read_model.subjects(kind, record, data):
                    known[key] = key == record and before is None and key not in known


def recompute(subjects: Subjects, landed: Mapping[type[Model], Sequence[Model]] | None = None) -> None:
    """Makes the rows of read models anew for these keys. `landed`: the rows that the step has just put in place."""
    for read_model in catalogue().read_models:
        known = subjects.get(read_model.name)
        if not known:
            continue
        hold(read_model.name, known)
        fresh = frozenset(key for key, is_fresh in known.items() if is_fresh)
        if fresh and read_model.enter and landed is not None:
            read_model.enter(_of(landed, fresh))
        elif fresh:
            read_model.recompute(fresh, True)
        if others := frozenset(known) - fresh:
            read_model.recompute(others, False)


def _of(landed: Mapping[type[Model], Sequence[Model]], records: frozenset[UUID]) -> Landed:
    """The rows of these records alone."""
    return {
        model: [row for row in rows if (row.parent if isinstance(row, Row) else row.pk) in records]
        for model, rows in landed.items()
    }


def hold(name: str, keys: Iterable[UUID]) -> None:
    """Lets one transaction at a time recompute a subject. Two organisations may report on one task at once, each
    unseen by the other until it commits; without this the later would write what it could not see. SQLite has one
    writer anyway."""
    if connection.vendor == "postgresql":
        names = [f"{name}:{key}" for key in sorted(keys)]  # in one order for all, so that no two wait for each other
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock(hashtextextended(one, 0)) FROM unnest(%s::text[]) AS one", [names]
            )
