"""What of tasks waits for somebody, as rows for the desk, always for a viewer.

Each function gives a query of the same seven columns, so that the desk asks for everything in one statement:
(what it is, id, due day, text, organisation, number, number). At most `MOST` of each, the most urgent ones: a desk is
for what comes next, the lists have the rest. Each may be narrowed to one agreement.
"""

from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import DateField, F, QuerySet, TextField, Value
from django.db.models.functions import Cast

from phoihop.records.actors import Viewer
from phoihop.records.scope import visible
from phoihop.tasks.lists import in_sight
from phoihop.tasks.models import PartStatus, Sight, TaskStatus
from phoihop.tasks.rules import Stage
from phoihop.tasks.sight import Tie, ties

MOST: Final = 30
MOST_LATE: Final = 12
Rows = QuerySet[Any, Any]


def columns(what: str, *, key: Any, text: Any, due: Any = None, org: Any = None, n: Any = None, m: Any = None) -> Any:
    """The seven columns, each of the same kind in every query: a union mixes nothing else."""
    return (
        Value(what, TextField()),
        Cast(key, TextField()),
        F(due) if due is not None else Cast(Value(None), DateField()),
        F(text),
        F(org) if org is not None else Value("", TextField()),
        F(n) if n is not None else Value(0),
        F(m) if m is not None else Value(0),
    )


def own_parts(viewer: Viewer, areas: tuple[str, ...] = (), agreement: UUID | None = None) -> Rows:
    """Our own parts that are open. Numbers: our place among the parts (0: we lead), our percentage."""
    rows = visible(PartStatus, viewer).filter(org=viewer.org, waits__isnull=False)
    if agreement:
        rows = rows.filter(task__agreement=agreement)
    if areas:
        rows = rows.filter(task__area__in=areas)
    urgent = PartStatus.objects.filter(pk__in=rows.order_by("waits", "task").values("pk")[:MOST])
    return urgent.order_by().values_list(
        *columns("part", key="task", due="due", text="task__text", org="task__author", n="position", m="percent")
    )


def _asked(viewer: Viewer, what: str, ours: str, theirs: str, agreement: UUID | None) -> Rows:
    rows = visible(TaskStatus, viewer).filter(asked__isnull=False, **{ours: viewer.org})
    if agreement:
        rows = rows.filter(agreement=agreement)
    return rows.order_by().values_list(*columns(what, key="pk", due="asked_until", text="task__text", org=theirs))


def asked_of_us(viewer: Viewer, agreement: UUID | None = None) -> Rows:
    """Requests for more time that we must answer. The day is the one asked for."""
    return _asked(viewer, "asked", "assigner", "lead", agreement)


def asked_by_us(viewer: Viewer, agreement: UUID | None = None) -> Rows:
    """Our requests for more time that wait for their answer."""
    return _asked(viewer, "asking", "lead", "assigner", agreement)


def late(viewer: Viewer, today: date, what: str, *, assigned_only: bool, agreement: UUID | None = None) -> Rows:
    """Open tasks that are past their day, led by others: those we assigned, or, for one who answers for the house,
    all we have to do with."""
    held = Tie.ASSIGNS if assigned_only else Tie.ASSIGNS | Tie.COOPERATES
    rows = in_sight(viewer).filter(stage=Stage.OPEN, due__lt=today, tie__in=ties(held)).exclude(lead=viewer.org)
    if agreement:
        rows = rows.filter(agreement=agreement)
    urgent = Sight.objects.filter(pk__in=rows.order_by("due", "task").values("pk")[:MOST_LATE])
    return urgent.order_by().values_list(*columns(what, key="task", due="due", text="task__text", org="lead"))
