"""Pages of one reading: its own, the look at a converted text, issuing."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from phoihop.accounts.access import viewer_of
from phoihop.intake import commands, inbox, outputs, queries, receiving, showing, threads
from phoihop.intake.issue_form import IssueForm
from phoihop.intake.models import Reading
from phoihop.intake.sheet import sheet
from phoihop.records.refusals import Refusal
from phoihop.ui import notices
from phoihop.ui.choosing import options_response
from phoihop.ui.links import url


@require_safe
def reading(request: HttpRequest, pk: UUID) -> HttpResponse:
    viewer = viewer_of(request)
    found = queries.reading_or_404(viewer, pk)
    if found.state in receiving.UNREAD:
        threads.look_after(found)
        return render(
            request, "intake/waiting.html", {**outputs.waiting_page(found), "state": inbox.state_of(found.state, 0, 0)}
        )
    if found.state == Reading.State.CONVERTING:
        return render(request, "intake/convert.html", {"reading": found})
    if found.state == Reading.State.ISSUED:
        return render(request, "intake/done.html", outputs.done_page(found))
    if found.state == Reading.State.DROPPED:
        return render(request, "intake/dropped.html", {"reading": found})
    return showing.page(request, sheet(viewer, found))


@require_POST
def convert(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The person has looked at the converted text."""
    receiving.confirm_conversion(showing.staff(request), pk)
    return showing.see_other(url("intake:reading", pk))


@require_POST
def place(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The agreement this belongs to, chosen by a person; or none."""
    viewer = viewer_of(request)
    chosen = request.POST.get("agreement", "")
    choice = next((one for one in queries.agreement_choices(viewer) if one.key == chosen), None)
    try:
        if choice is None and chosen != "home":
            raise Refusal(
                "agreement.none", _("Chưa chọn quy chế. Chọn một quy chế, hoặc chọn không thuộc quy chế nào.")
            )
        commands.choose_agreement(viewer, pk, choice)
    except Refusal as refusal:
        notices.leave(request, refusal.sentence, "soon")
    return showing.see_other(showing.table_address(pk) if showing.on_table(request) else showing.anchor(pk, "quy-che"))


@require_safe
def organisations(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the organisation boxes of this reading offer: the sides of its agreement."""
    viewer = viewer_of(request)
    one = sheet(viewer, queries.reading_or_404(viewer, pk))
    return options_response(one.names.find(request.GET.get("q", "")[:200]))


@require_POST
def issue(request: HttpRequest, pk: UUID) -> HttpResponse:
    viewer = viewer_of(request)
    form = IssueForm(request.POST)
    found = queries.reading_or_404(viewer, pk)
    whole_table = showing.on_table(request) and bool(found.tables)
    one = showing.table_sheet(viewer, found) if whole_table else sheet(viewer, found)
    again = showing.table if whole_table else showing.page
    if not form.is_valid() and found.state != Reading.State.ISSUED:
        return again(request, one, status=422, issue_form=form)
    try:
        outcome = commands.issue_reading(
            viewer,
            one,
            minutes=form.data.get("issue-minutes") == "on",
            declared=form.declared,
            at=timezone.now(),
            plan=form.plan(),
        )
    except Refusal as refusal:
        form.take({"year": refusal.fields["year"]} if "year" in refusal.fields else {}, refusal.sentence)
        return again(request, one, status=422, issue_form=form)
    notices.leave(request, outputs.said(outcome, len(one.recipients)), "done" if outcome.mine else "soon")
    return showing.see_other(outputs.main_page(list(outcome.issued)) or url("intake:reading", pk))
