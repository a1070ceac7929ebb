"""Which organisation finds which task in its lists, and how many (`models.Sight` and `models.Tally` say why)."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from enum import IntFlag
from typing import Any, TypeAlias
from uuid import UUID

from django.db import connection

from phoihop.records.models import AudienceMember
from phoihop.records.rows import fetch, insert
from phoihop.tasks.models import PartStatus, Sight, Tally, TaskStatus
from phoihop.tasks.rules import NEVER, stage


class Tie(IntFlag):
    """What a task is to an organisation that sees it. Without any it only looks on."""

    ASSIGNS = 1
    LEADS = 2
    COOPERATES = 4


def ties(wanted: Tie) -> list[int]:
    """Every value of the column that holds one of the `wanted` ties."""
    return [value for value in range(8) if value & wanted]


_COLUMNS = ("task_id", "org", "stage", "due", "tie", "lead", "area", "agreement")
_Values = tuple[Any, ...]


Seen: TypeAlias = Mapping[UUID, set[_Values]]


def seen(keys: frozenset[UUID]) -> Seen:
    """The rows of these tasks as they are."""
    here: dict[UUID, set[_Values]] = defaultdict(set)
    for values in Sight.objects.filter(task__in=keys).values_list(*_COLUMNS) if keys else ():
        here[values[0]].add(values)
    return here


def renew(here: Seen, statuses: Sequence[TaskStatus], parts: Sequence[PartStatus]) -> None:
    """The rows of these tasks and of those that were `here`. Most reports of progress change none of them, so what is
    already right stays."""
    wanted = _wanted(statuses, parts)
    changed = [key for key in here.keys() | wanted.keys() if here.get(key) != wanted.get(key)]
    if gone := [key for key in changed if key in here]:
        Sight.objects.filter(task__in=gone).delete()
    rows = (values for key in sorted(changed) for values in sorted(wanted.get(key, ()), key=lambda row: str(row[1])))
    insert(Sight(**dict(zip(_COLUMNS, values, strict=True))) for values in rows)
    _add_up(here, wanted, changed)


def _add_up(here: Seen, wanted: Seen, changed: Sequence[UUID]) -> None:
    """Carries the changes over into the tallies. Adding to what is there keeps two who write at once from undoing
    each other; the order of the cells keeps them from waiting for each other."""
    cells: Counter[tuple[str, int, date, int]] = Counter()
    for key in changed:
        cells.update(_cell(values) for values in wanted.get(key, ()))
        cells.subtract(_cell(values) for values in here.get(key, ()))
    steps = [(*cell, step) for cell, step in sorted(cells.items()) if step]
    if not steps:
        return
    table = Tally._meta.db_table
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} (org, stage, month, tie, n) VALUES (%s, %s, %s, %s, %s)"  # noqa: S608 - our table
            f" ON CONFLICT (org, stage, month, tie) DO UPDATE SET n = {table}.n + excluded.n",
            steps,
        )
    if any(step[-1] < 0 for step in steps):
        Tally.objects.filter(org__in={step[0] for step in steps}, n=0).delete()


def _cell(values: _Values) -> tuple[str, int, date, int]:
    row = dict(zip(_COLUMNS, values, strict=True))
    month = NEVER if row["due"] == NEVER else row["due"].replace(day=1)
    return row["org"], row["stage"], month, row["tie"]


def _wanted(statuses: Sequence[TaskStatus], parts: Sequence[PartStatus]) -> dict[UUID, set[_Values]]:
    members: dict[UUID, list[str]] = defaultdict(list)
    audiences = {status.audience for status in statuses}
    for member in fetch(AudienceMember, audience=list(audiences)):
        members[member.audience].append(member.org)
    held: dict[tuple[UUID, str], Tie] = defaultdict(lambda: Tie(0))
    for status in statuses:
        held[status.pk, status.assigner] |= Tie.ASSIGNS
    for part in parts:
        held[part.task_id, part.org] |= Tie.LEADS if part.leads else Tie.COOPERATES
    return {
        status.pk: {
            (
                status.pk,
                org,
                int(stage(due=status.due, done=status.done_on, withdrawn=status.withdrawn)),
                status.due or NEVER,
                int(held.get((status.pk, org), Tie(0))),
                status.lead,
                status.area,
                status.agreement,
            )
            for org in members[status.audience]
        }
        for status in statuses
    }
