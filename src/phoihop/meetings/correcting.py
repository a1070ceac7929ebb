"""Đính chính: a meeting or a conclusion recorded with a mistake, as a new version by its author, with the reason."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.accounts.access import viewer_of
from phoihop.meetings import commands, outputs, queries
from phoihop.meetings.forms import CorrectConclusionForm, CorrectForm, initial_of
from phoihop.records.refusals import Refusal, Stale
from phoihop.ui import notices
from phoihop.ui.comparing import Clause, compare_clauses
from phoihop.ui.forms import Form
from phoihop.ui.links import url

both = require_http_methods(["GET", "HEAD", "POST"])


@both
def meeting(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Đính chính hội nghị."""
    viewer = viewer_of(request)
    seen = queries.meeting_or_404(viewer, pk)
    if seen.author != viewer.org:
        raise Http404  # only the author corrects; for others there is no such page
    form = CorrectForm(request.POST if request.method == "POST" else None, initial=initial_of(seen))
    if form.is_valid():
        typed = form.cleaned_data
        content = form.record(seen.data.get("chairs", ()))
        try:
            commands.correct(
                viewer,
                seen,
                content,
                typed["correction"],
                basis=typed["basis"],
                declared=typed["secrecy"],
                once=typed["once"],
                at=timezone.now(),
            )
        except Stale as stale:
            clauses = compare_clauses(outputs.clauses(seen.data), outputs.clauses(content))
            return _page(request, seen, CorrectForm(initial=_typed(request, seen.body)), stale.sentence, clauses)
        except Refusal as refusal:
            form.take(refusal.fields, refusal.sentence)
        else:
            return _done(request, url("meetings:one", pk))
    return _page(request, seen, form)


@both
def conclusion(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Đính chính kết luận."""
    viewer = viewer_of(request)
    held, item = queries.conclusion_or_404(viewer, pk)
    if item.author != viewer.org:
        raise Http404
    initial = {"text": item.text, "basis": item.body}
    form = CorrectConclusionForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            commands.correct_conclusion(
                viewer,
                held,
                item,
                typed["text"],
                typed["correction"],
                basis=typed["basis"],
                declared=typed["secrecy"],
                once=typed["once"],
                at=timezone.now(),
            )
        except Stale as stale:
            clauses = compare_clauses([(_("Kết luận"), item.text)], [(_("Kết luận"), typed["text"])])
            again = CorrectConclusionForm(initial=_typed(request, item.body))
            return _page(request, held, again, stale.sentence, clauses, item)
        except Refusal as refusal:
            form.take(refusal.fields, refusal.sentence)
        else:
            return _done(request, f"{url('meetings:one', held.id)}#kl-{item.no}")
    return _page(request, held, form, item=item)


def _typed(request: HttpRequest, basis: str) -> dict[str, str]:
    """The form as typed, over the version in force: sent again, it takes that one's place."""
    return {name: value for name, value in request.POST.dict().items() if name != "secrecy"} | {"basis": basis}


def _done(request: HttpRequest, address: str) -> HttpResponse:
    notices.leave_now(request, _("Đã ban hành bản đính chính lúc %(moment)s."))
    return HttpResponseRedirect(address, status=303)


def _page(
    request: HttpRequest,
    held: queries.Seen,
    form: Form,
    sentence: str = "",
    clauses: list[Clause] | None = None,
    item: queries.Item | None = None,
) -> HttpResponse:
    context = {
        "meeting": held,
        "item": item,
        "form": form,
        "sentence": sentence,
        "clauses": clauses or [],
        "task_href": outputs.task_page(item) if item else "",
    }
    status = 409 if sentence else 422 if form.is_bound else 200
    return render(request, "meetings/correct.html", context, status=status)
