"""The tasks of a plan, and which of last year's are not done yet, always for a viewer."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet

from phoihop.records.actors import Viewer
from phoihop.records.fields import Data
from phoihop.records.keys import Ref
from phoihop.tasks.lists import in_sight
from phoihop.tasks.rules import day_of

# What a row of the plan's form says of its task; the rest of a task stays as it was.
ROW_FIELDS: Final = frozenset({"text", "lead", "cooperating", "due", "product", "area", "article"})


@dataclass(frozen=True, kw_only=True)
class PlanTask:
    """One task of a plan as it stands today. `due` counts extensions granted; `assigned_on` is the day of its first
    issue, which a restatement keeps."""

    id: UUID
    ref: Ref
    body: str
    data: Data
    due: date | None
    done_on: date | None
    withdrawn: bool
    parts: int
    parts_done: int
    assigned_on: date


def tasks_of(viewer: Viewer, ids: Collection[UUID]) -> list[PlanTask]:
    """These tasks as far as the viewer may see them, in the order given. One statement."""
    rows: QuerySet[Any] = in_sight(viewer).filter(task__in=ids)
    found = {
        row[0]: PlanTask(
            id=row[0],
            ref=Ref(org=row[1], rec=str(row[2])),
            body=row[3],
            data=row[4],
            due=row[5],
            done_on=row[6],
            withdrawn=row[7],
            parts=row[8],
            parts_done=row[9],
            assigned_on=date.fromisoformat(row[4]["assigned_on"]) if "assigned_on" in row[4] else day_of(row[10]),
        )
        for row in rows.values_list(
            "task",
            "task__author",
            "task__rec",
            "task__body",
            "task__data",
            "task__status__due",
            "task__status__done_on",
            "task__withdrawn",
            "task__status__parts",
            "task__status__parts_done",
            "task__issued_at",
        )
    }
    return [found[one] for one in ids if one in found]


def unfinished(viewer: Viewer, ids: Collection[UUID]) -> list[PlanTask]:
    """Those of these tasks that are still open. One statement."""
    return [task for task in tasks_of(viewer, ids) if task.done_on is None and not task.withdrawn]
