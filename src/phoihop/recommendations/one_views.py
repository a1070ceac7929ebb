"""Một kiến nghị: the question, what was answered, whose turn it is, what was issued about it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from phoihop.accounts.access import viewer_of
from phoihop.accounts.viewer import SignedIn
from phoihop.journal.said import lines
from phoihop.recommendations import access, queries, reading, words
from phoihop.recommendations.queries import Seen
from phoihop.recommendations.rules import Stage
from phoihop.ui.formats import shortened


@require_safe
def one(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Statements: session, person, the recommendation, what was issued about it, its kin."""
    viewer, today = viewer_of(request), timezone.localdate()
    seen = queries.one_or_404(viewer, pk)
    said = queries.history(viewer, seen.id)
    context = {
        "seen": seen,
        "title": shortened(seen.text),
        "state": words.state_of(seen.stage, seen.due, today),
        "turn": reading.turn(seen, today),
        "answered": reading.answered_words(seen),
        "age": reading.age_words(seen, today),
        "group": words.group_words(seen.data.get("group", "")),
        "level": words.level_words(seen.data.get("level", "")),
        "posts": reading.posts(said),
        "acts": lines(said, reading.deed),
        "kin": reading.kin_lists(queries.kin(viewer, seen), today),
        "may": _may(viewer, seen),
    }
    return render(request, "recommendations/one.html", context)


def _may(viewer: SignedIn, seen: Seen) -> dict[str, bool]:
    """What this person may do to it now."""
    raises, holds = seen.raiser == viewer.org, seen.holder == viewer.org
    is_open = seen.stage in {Stage.AWAITED, Stage.ANSWERED}
    receives = viewer.org in {seen.receiver, seen.lead}
    judges = raises and access.may_judge(viewer)
    return {
        "answer": holds and is_open and access.may_answer(viewer),
        "route": receives and not raises and seen.stage == Stage.AWAITED and access.may_route(viewer),
        "merge": (receives or holds) and not raises and is_open and access.may_merge(viewer),
        "close": judges and is_open,
        "follow": judges and seen.stage in {Stage.ANSWERED, Stage.CLOSED},
        "split": raises and is_open and access.may_raise(viewer),
        "again": seen.stage == Stage.CLOSED and access.may_raise(viewer),
    }
