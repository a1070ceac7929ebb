"""The tasks of an agreement as a review report needs them: every task of the period with all its parts."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q

from phoihop.records.actors import Viewer
from phoihop.records.scope import visible
from phoihop.tasks.models import PartStatus, TaskStatus


@dataclass(frozen=True, kw_only=True)
class PartFact:
    """One body's part: organisation id, whether it leads, the day it was reported done."""

    org: str
    leads: bool
    done_on: date | None


@dataclass(frozen=True, kw_only=True)
class TaskFact:
    """A task with where it stands. `asked_until`: more time was asked for and nobody has answered."""

    id: UUID
    text: str
    lead: str
    area: str
    due: date | None
    done_on: date | None
    asked_until: date | None
    assigner: str
    parts: tuple[PartFact, ...]


def tasks_between(viewer: Viewer, agreement: UUID, first: date, last: date) -> list[TaskFact]:
    """The tasks that were to be worked on from `first` to `last`: assigned by then, not done or withdrawn before.
    By due day. Two statements."""
    statuses = list(
        visible(TaskStatus, viewer)
        .filter(agreement=agreement, withdrawn=False, assigned_on__lte=last)
        .filter(Q(done_on__isnull=True) | Q(done_on__gte=first))
        .order_by("due", "task")
        .annotate(text=F("task__text"))
    )
    ids = [status.pk for status in statuses]
    parts: dict[UUID, list[PartFact]] = defaultdict(list)
    for part in visible(PartStatus, viewer).filter(task__in=ids).order_by("-leads", "org"):
        parts[part.task_id].append(PartFact(org=part.org, leads=part.leads, done_on=part.done_on))
    return [
        TaskFact(
            id=status.pk,
            text=status.text,
            lead=status.lead,
            area=status.area,
            due=status.due,
            done_on=status.done_on,
            asked_until=status.asked_until,
            assigner=status.assigner,
            parts=tuple(parts[status.pk]),
        )
        for status in statuses
    ]
