"""Where tasks and their parts stand: read models made from what every body has issued.

The roll-up rule: a task is done when its lead says so; parts of others that are missing stay visible beside it. Only
the one whose word it is counts: a body on its own part, the lead asking for time, the assigner granting it. A record
that says more than its author may (it came from elsewhere, or the task has changed since) changes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from phoihop.records.fields import Data
from phoihop.records.keys import ref_id
from phoihop.records.kinds import Landed, ReadModel
from phoihop.records.rows import insert
from phoihop.tasks import sight
from phoihop.tasks.models import (
    Extension,
    ExtensionAnswer,
    PartStatus,
    Progress,
    Sight,
    Tally,
    Task,
    TaskPart,
    TaskStatus,
)
from phoihop.tasks.rules import NEVER, DueWord, Report, Said, day_of, done_on, due_now

BATCH = 2_000


def subjects(kind: str, record: UUID, data: Data) -> Iterable[UUID]:
    if kind == "task":
        yield record
    elif kind in {"progress", "extension", "extension_answer"}:
        yield ref_id(data["task"])


def recompute(keys: frozenset[UUID], fresh: bool = False) -> None:
    """The status rows of these tasks, made anew from the rows of all who take part."""
    if not fresh:
        TaskStatus.objects.filter(pk__in=keys).delete()
        PartStatus.objects.filter(task__in=keys).delete()
    _make(
        Task.objects.filter(pk__in=keys),
        TaskPart.objects.filter(parent__in=keys).order_by("position"),
        _said(keys),
        sight.seen(frozenset() if fresh else keys),
    )


def enter(landed: Landed) -> None:
    """The status rows of tasks just assigned, of which nobody has spoken yet."""
    if Task in landed:
        _make(landed[Task], landed[TaskPart], _said(frozenset()), {})


def _make(tasks: Iterable[Task], parts: Iterable[TaskPart], said: "_Said", before: sight.Seen) -> None:
    of_task: dict[UUID, list[TaskPart]] = defaultdict(list)
    for part in parts:
        of_task[part.parent].append(part)
    reports, extensions, answers = said
    statuses, part_statuses = [], []
    for task in tasks:
        status, of_parts = _status(task, of_task[task.pk], reports, extensions[task.pk], answers[task.pk])
        statuses.append(status)
        part_statuses += of_parts
    insert(statuses)
    insert(part_statuses)
    sight.renew(before, statuses, part_statuses)


_Said = tuple[dict[tuple[UUID, str], list[Progress]], dict[UUID, list[Extension]], dict[UUID, list[ExtensionAnswer]]]


def _said(keys: frozenset[UUID]) -> _Said:
    """What all have issued about these tasks, by whom, in its order."""
    reports: dict[tuple[UUID, str], list[Progress]] = defaultdict(list)
    extensions: dict[UUID, list[Extension]] = defaultdict(list)
    answers: dict[UUID, list[ExtensionAnswer]] = defaultdict(list)
    if not keys:
        return reports, extensions, answers
    for report in Progress.objects.filter(task__in=keys).defer("data").order_by("issued_at", "seq"):
        reports[report.task, report.author].append(report)
    for extension in Extension.objects.filter(task__in=keys).defer("data").order_by("issued_at", "seq"):
        extensions[extension.task].append(extension)
    for answer in ExtensionAnswer.objects.filter(task__in=keys).defer("data"):
        answers[answer.task].append(answer)
    return reports, extensions, answers


def _status(
    task: Task,
    parts: list[TaskPart],
    reports: dict[tuple[UUID, str], list[Progress]],
    extensions: list[Extension],
    answers: list[ExtensionAnswer],
) -> tuple[TaskStatus, list[PartStatus]]:
    own_answers = [answer for answer in answers if answer.author == task.author]
    due = due_now(
        DueWord(order=(task.issued_at, task.seq), due=task.due),
        (
            DueWord(order=(answer.issued_at, answer.seq), due=answer.due)
            for answer in own_answers
            if answer.granted and answer.due is not None
        ),
    )
    answered = {answer.extension for answer in own_answers}
    waiting = [one for one in extensions if one.author == task.lead and one.pk not in answered]
    asked = waiting[-1] if waiting and not task.withdrawn else None
    of_parts = [_part(task, part, reports.get((task.pk, part.org), []), due) for part in parts]
    lead = of_parts[0]
    status = TaskStatus(
        task_id=task.pk,
        audience=task.audience,
        agreement=task.agreement,
        assigner=task.author,
        lead=task.lead,
        area=task.area,
        due=due,
        stated_due=task.due,
        done_on=lead.done_on,
        late=lead.done_on is not None and due is not None and lead.done_on > due,
        percent=lead.percent,
        parts=len(of_parts),
        parts_done=sum(part.done_on is not None for part in of_parts),
        asked=asked.pk if asked else None,
        asked_until=asked.due if asked else None,
        withdrawn=task.withdrawn,
        assigned_on=date.fromisoformat(task.data["assigned_on"])
        if "assigned_on" in task.data
        else day_of(task.issued_at),
    )
    return status, of_parts


def _part(task: Task, part: TaskPart, reports: list[Progress], due: date | None) -> PartStatus:
    done = done_on(Report(said=Said(report.said), at=report.issued_at) for report in reports)
    newest = reports[-1] if reports else None
    return PartStatus(
        part=part.pk,
        task_id=task.pk,
        position=part.position,
        audience=task.audience,
        org=part.org,
        leads=part.leads,
        percent=newest.percent if newest else 0,
        due=due,
        done_on=done,
        report=newest.pk if newest else None,
        reported_at=newest.issued_at if newest else None,
        withdrawn=task.withdrawn,
        waits=None if done or task.withdrawn else due or NEVER,
    )


def rebuild() -> None:
    keys = list(Task.objects.values_list("pk", flat=True).order_by("pk"))
    for start in range(0, len(keys), BATCH):
        recompute(frozenset(keys[start : start + BATCH]), fresh=True)


TASK_STATUS = ReadModel(
    name="task_status",
    models=(TaskStatus, PartStatus, Sight, Tally),
    subjects=subjects,
    recompute=recompute,
    rebuild=rebuild,
    enter=enter,
)
