"""One task, always for a viewer: what it is, where its parts stand, what was issued about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet
from django.http import Http404

from phoihop.agreements.choices import area_name
from phoihop.agreements.contributions import Activity
from phoihop.documents.queries import addressees as members
from phoihop.documents.queries import agreement_title
from phoihop.journal.said import Said, said_of
from phoihop.organisations.queries import UNKNOWN, with_names
from phoihop.records.actors import Viewer
from phoihop.records.fields import Data
from phoihop.records.keys import Ref
from phoihop.records.kinds import Blob
from phoihop.records.scope import visible, visible_one
from phoihop.tasks.models import Extension, ExtensionAnswer, PartStatus, Progress, Task
from phoihop.tasks.rules import Standing, day_of, standing


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A task as its page and its forms need it. `body` names the version that was seen."""

    id: UUID
    ref: Ref
    space: str
    audience: UUID
    body: str
    text: str
    data: Data
    assigner: str
    assigner_name: str
    lead: str
    lead_name: str
    agreement: UUID | None
    agreement_title: str
    area_name: str
    article: str
    due: date | None
    stated_due: date | None
    done_on: date | None
    percent: int
    parts: int
    parts_done: int
    asked: UUID | None
    asked_until: date | None
    withdrawn: bool
    assigned_on: date

    def standing(self, today: date) -> Standing:
        return standing(self.due, self.done_on, today)


def task_or_404(viewer: Viewer, pk: UUID) -> Seen:
    """One statement."""
    found: QuerySet[Any] = visible_one(Task, viewer, pk).select_related("status")
    named = with_names(with_names(found, "author"), "lead")
    task: Any = named.annotate(title=agreement_title(viewer), area_label=area_name()).first()
    if task is None:
        raise Http404
    status = task.status
    return Seen(
        id=task.pk,
        ref=Ref(org=task.author, rec=str(task.rec)),
        space=task.space,
        audience=task.audience,
        body=task.body,
        text=task.text,
        data=task.data,
        assigner=task.author,
        assigner_name=task.author_name or UNKNOWN.name,
        lead=task.lead,
        lead_name=task.lead_name or UNKNOWN.name,
        agreement=task.agreement,
        agreement_title=task.title or "",
        area_name=task.area_label or "",
        article=task.article,
        due=status.due,
        stated_due=status.stated_due,
        done_on=status.done_on,
        percent=status.percent,
        parts=status.parts,
        parts_done=status.parts_done,
        asked=status.asked,
        asked_until=status.asked_until,
        withdrawn=status.withdrawn,
        assigned_on=status.assigned_on,
    )


@dataclass(frozen=True, kw_only=True)
class Part:
    """One body's part of a task. `percent` None: nothing has been reported yet."""

    org: str
    name: str
    leads: bool
    ours: bool
    percent: int | None
    due: date | None
    done_on: date | None
    report: UUID | None
    reported_at: datetime | None

    def standing(self, today: date) -> Standing:
        return standing(self.due, self.done_on, today)


def parts(viewer: Viewer, task: UUID) -> list[Part]:
    """Our own part first, then the lead's, then the others in the assigner's order. One statement."""
    rows: QuerySet[Any] = with_names(visible(PartStatus, viewer).filter(task=task)).order_by("position")
    found = [
        Part(
            org=row.org,
            name=row.org_name or UNKNOWN.name,
            leads=row.leads,
            ours=row.org == viewer.org,
            percent=row.percent if row.report else None,
            due=row.due,
            done_on=row.done_on,
            report=row.report,
            reported_at=row.reported_at,
        )
        for row in rows
    ]
    return sorted(found, key=lambda part: not part.ours)


def history(viewer: Viewer, task: UUID) -> list[Said]:
    """What was issued about a task and is addressed to the viewer, the newest first. One statement."""
    about = [model.objects.filter(task=task).values("pk") for model in (Progress, Extension, ExtensionAnswer)]
    return said_of(viewer, Task.objects.filter(pk=task).values("pk").union(*about, all=True))


def addressees(task: Seen) -> tuple[str, ...]:
    """Whom the task is addressed to: what is said of it goes to the same. One statement."""
    return members(task.audience)


def extension_ref(viewer: Viewer, task: Seen, asked: UUID) -> Ref:
    """How a payload names this request for more time on this task. One statement."""
    row = visible_one(Extension, viewer, asked).filter(task=task.id).first()
    if row is None:
        raise Http404
    return Ref(org=row.author, rec=str(row.rec))


def activity(viewer: Viewer, agreement: UUID, today: date) -> list[Activity]:
    """What tasks make of each article and area of an agreement. One statement."""
    late = Q(status__done_on__isnull=True, status__due__lt=today)
    rows = (
        visible(Task, viewer)
        .filter(agreement=agreement, withdrawn=False)
        .order_by()
        .values_list("article", "area")
        .annotate(
            number=Count("pk", distinct=True),
            late=Count("pk", distinct=True, filter=late),
            last=Max("part_statuses__reported_at"),
        )
    )
    return [
        Activity(article=article, area=area, tasks=number, late=overdue, last_day=day_of(last) if last else None)
        for article, area, number, overdue, last in rows
    ]


def evidence(entries: Iterable[Said]) -> dict[str, list[tuple[UUID, Blob]]]:
    """The files that each body has given as evidence of its part, with the report that holds them, the newest
    first; the same file once."""
    found: dict[str, dict[str, tuple[UUID, Blob]]] = {}
    for entry in entries:
        if entry.kind == "progress":
            for blob in entry.files:
                found.setdefault(entry.org, {}).setdefault(blob.sha256, (entry.record, blob))
    return {org: list(blobs.values()) for org, blobs in found.items()}
