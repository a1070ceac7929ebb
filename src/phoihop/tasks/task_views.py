"""Một nhiệm vụ: what it is, where each part stands, what was issued about it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from phoihop.accounts.access import viewer_of
from phoihop.documents.queries import source_href
from phoihop.tasks import access, queries, reading, words
from phoihop.ui.formats import shortened


@require_safe
def task(request: HttpRequest, task: UUID) -> HttpResponse:
    """Statements: session, person, the task, its parts, what was issued about it."""
    viewer, today = viewer_of(request), timezone.localdate()
    seen = queries.task_or_404(viewer, task)
    found = queries.parts(viewer, seen.id)
    said = queries.history(viewer, seen.id)
    own = next((part for part in found if part.ours), None)
    leads = seen.lead == viewer.org
    open_part = own is not None and not seen.withdrawn
    context = {
        "task": seen,
        "title": shortened(seen.text),
        "state": words.withdrawn() if seen.withdrawn else words.state_of(seen.standing(today)),
        "columns": reading.part_columns(),
        "parts": reading.part_rows(found, said, today),
        "missing": reading.missing(found, today) if not seen.withdrawn else [],
        "extensions": reading.extensions(said),
        "acts": reading.acts(said),
        "withdrawal": reading.withdrawal(seen.data),
        "source": seen.data.get("source"),
        "source_href": source_href(seen.data),
        "may_report": open_part and access.may_report(viewer),
        "is_done": own is not None and own.done_on is not None,
        "may_ask": leads
        and not seen.withdrawn
        and seen.done_on is None
        and seen.asked is None
        and seen.due is not None
        and access.may_ask(viewer),
        "may_answer": seen.assigner == viewer.org and seen.asked is not None and access.may_answer(viewer),
        "may_restate": seen.assigner == viewer.org and not seen.withdrawn and access.may_assign(viewer),
    }
    return render(request, "tasks/task.html", context)
