"""Reports being written, and the facts they are composed from. Always for a viewer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import Http404

from phoihop.agreements import queries as agreements
from phoihop.meetings import facts as meetings
from phoihop.organisations.queries import names
from phoihop.recommendations.facts import open_recommendations
from phoihop.records.actors import Viewer
from phoihop.reports import facts as periodic
from phoihop.reviews.blocks import Edited, with_edits
from phoihop.reviews.facts import Awaited, Facts, Figures, Meeting, Part, Recommendation, Task
from phoihop.reviews.models import ReviewDraft
from phoihop.reviews.rules import compose, period_label
from phoihop.tasks import facts as tasks
from phoihop.ui.choosing import Option
from phoihop.ui.formats import number


@dataclass(frozen=True, kw_only=True)
class Line:
    """A report in the list."""

    id: UUID
    title: str
    period: str
    updated_at: datetime


def reports(
    viewer: Viewer, seen: Mapping[UUID, agreements.Chosen], wanted: agreements.Chosen | None, rows: slice
) -> list[Line]:
    """The reports of the viewer's organisation on the agreements it has `seen`, or the one `wanted`, the newest first.
    One statement."""
    among = [wanted.id] if wanted else list(seen)
    found = ReviewDraft.objects.filter(org=viewer.org, agreement__in=among).order_by("-updated_at", "pk")[rows]
    return [
        Line(
            id=draft.pk,
            title=seen[draft.agreement].title,
            period=period_label(draft.first, draft.last),
            updated_at=draft.updated_at,
        )
        for draft in found
    ]


def draft_or_404(viewer: Viewer, pk: UUID) -> ReviewDraft:
    """A report of the viewer's own organisation: what others write does not exist."""
    draft = ReviewDraft.objects.filter(pk=pk, org=viewer.org).first()
    if draft is None:
        raise Http404
    return draft


def others(viewer: Viewer, draft: ReviewDraft) -> list[Option]:
    """The sides of its agreement besides us, by today's names. One statement."""
    return [one for one in agreements.side_options(viewer, draft.agreement) if one.id != viewer.org]


def facts(viewer: Viewer, draft: ReviewDraft, today: date) -> Facts:
    """What the report speaks of, names as borne on the last day of its period."""
    agreement = agreements.chosen_or_404(viewer, draft.agreement)
    found = tasks.tasks_between(viewer, draft.agreement, draft.first, draft.last)
    awaited = agreements.awaited_in(viewer, agreement.space)
    raised = open_recommendations(viewer, draft.agreement, draft.last)
    named = [org for one in awaited for org in one.orgs] + [org for one in raised for org in (one.raiser, one.holder)]
    called = _names(found, named, draft.last)
    return Facts(
        title=agreement.title,
        first=draft.first,
        last=draft.last,
        as_of=min(draft.last, today),
        areas={area.code: area.name for area in agreement.areas},
        tasks=[_task(fact, called) for fact in found],
        meetings=[
            Meeting(id=one.id, title=one.title, day=one.day, place=one.place)
            for one in meetings.meetings_between(viewer, draft.agreement, draft.first, draft.last)
        ],
        awaited=[
            Awaited(id=one.id, kind=one.kind, title=one.title, names=tuple(called[org] for org in one.orgs))
            for one in awaited
        ],
        recommendations=[
            Recommendation(
                id=one.id,
                text=one.text,
                raiser=called[one.raiser],
                holder=called[one.holder],
                awaited=one.awaited,
                due=one.due,
                times=one.times,
            )
            for one in raised
        ],
        figures=[_figures(one) for one in periodic.figures_between(viewer, draft.first, draft.last)],
    )


def _figures(found: periodic.Figures) -> Figures:
    periods, missing = found.stretches
    return Figures(
        regime=found.regime,
        title=found.title,
        periods=periods,
        counted=found.counted,
        missing=missing,
        rows=tuple(_row(one) for one in found.rows),
        places=tuple(("reports:line", str(found.regime), found.last, one.line.code) for one in found.rows),
    )


def _row(one: periodic.Figure) -> tuple[str, ...]:
    value, places = one.shown, one.line.decimals
    return (
        one.line.name,
        one.line.unit,
        number(value.plan, places),
        number(value.actual, places),
        "≠" if value.plan_gap else number(value.of_plan, 1),
        number(value.same, places),
        "≠" if value.same_gap else number(value.of_same, 1),
    )


def _names(found: Iterable[tasks.TaskFact], awaited: Iterable[str], day: date) -> dict[str, str]:
    orgs = set(awaited)
    for fact in found:
        orgs |= {fact.lead, fact.assigner, *(part.org for part in fact.parts)}
    return {org: name.name for org, name in names(orgs, day).items()}


def _task(fact: tasks.TaskFact, called: dict[str, str]) -> Task:
    return Task(
        id=fact.id,
        text=fact.text,
        lead=called[fact.lead],
        area=fact.area,
        due=fact.due,
        done_on=fact.done_on,
        asked_until=fact.asked_until,
        assigner=called[fact.assigner],
        parts=tuple(Part(name=called[part.org], leads=part.leads, done_on=part.done_on) for part in fact.parts),
    )


def edited(viewer: Viewer, draft: ReviewDraft, today: date) -> tuple[Facts, tuple[Edited, ...]]:
    """The facts, and the blocks as they would be printed."""
    known = facts(viewer, draft, today)
    return known, with_edits(compose(known), draft.edits)
