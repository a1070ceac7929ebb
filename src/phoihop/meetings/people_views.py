"""Thành phần: who is expected, what they answered, who was there. And what is said of the minutes."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from phoihop.accounts.access import viewer_of
from phoihop.meetings import acting, gathering, outputs, preparing, queries
from phoihop.meetings.acting import ANSWERING, both
from phoihop.meetings.holding_forms import CommentForm
from phoihop.meetings.rules import Presence, State
from phoihop.records.actors import OFFICE, Role
from phoihop.tasks.commands import Sending
from phoihop.ui.links import url
from phoihop.ui.tables import Column

COLUMNS = (
    Column(gettext_lazy("Đơn vị")),
    Column(gettext_lazy("Trả lời"), "c-state"),
    Column(gettext_lazy("Người dự")),
    Column(gettext_lazy("Điểm cầu"), "c-who"),
    Column(gettext_lazy("Có mặt"), "c-state"),
)


@require_safe
def people(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Statements: session, person, meeting, answers, names. Those who host see every answer, others their own."""
    (viewer, meeting), today = acting.seen(request, pk), timezone.localdate()
    answers = gathering.answers(viewer, pk)
    called = acting.options([*meeting.hosts, *meeting.invited])
    marked = {one["org"]: one for one in meeting.data.get("attendance", ())}
    hosting = viewer.org in {meeting.author, *meeting.hosts}
    rows = []
    for side in called:
        answer, there = answers.get(side.id), marked.get(side.id, {})
        rows.append(
            {
                "name": side.name,
                "hosts": side.id in meeting.hosts,
                "answer": outputs.presence_state(answer.word if answer else ""),
                "told": side.id != meeting.author and (hosting or side.id == viewer.org),
                "reason": answer.reason if answer else "",
                "people": there.get("people") or (answer.people if answer else ()),
                "venue": there.get("venue") or (answer.venue if answer else ""),
                "there": outputs.presence_state(there.get("word", "")),
            }
        )
    asked = [side for side in called if side.id != meeting.author]  # who calls the meeting comes
    words = [answers[side.id].word if side.id in answers else "" for side in asked]
    present = [marked[side.id]["word"] for side in called if side.id in marked]
    context = {
        **outputs.head(meeting, "meetings:people", today),
        "rows": rows,
        "columns": COLUMNS,
        "hosting": hosting,
        "asked": len(asked),
        "coming": sum(word in {Presence.COME, Presence.SEND} for word in words),
        "silent": words.count(""),
        "present": sum(word != Presence.ABSENT for word in present),
        "may_reply": meeting.awaits(viewer.org) and viewer.role in ANSWERING,
        "answered": viewer.org in answers,
        "may_hold": meeting.author == viewer.org
        and viewer.role in OFFICE
        and meeting.state != State.CANCELLED
        and meeting.day is not None
        and meeting.day <= today,
    }
    return render(request, "meetings/people.html", context)


@both
def comments(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Góp ý biên bản. Statements: session, person, minutes, meeting, comments."""
    viewer = viewer_of(request)
    meeting = queries.meeting_or_404(viewer, queries.meeting_of_minutes(viewer, pk))
    if meeting.minutes is None:
        raise Http404
    if meeting.minutes.id != pk:
        return HttpResponseRedirect(url("meetings:comments", meeting.minutes.id), status=303)
    form = CommentForm(request.POST if request.method == "POST" else None, initial={"basis": meeting.minutes.body})

    def carry(sending: Sending) -> object:
        typed = form.cleaned_data
        return preparing.comment(viewer, meeting, typed["text"], body=typed["basis"], sending=sending)

    if form.is_valid():
        said = _("Đã gửi góp ý lúc %(moment)s.")
        if done := acting.carried(request, form, carry, said, url("meetings:comments", pk)):
            return done
    context = {
        **outputs.head(meeting, "", timezone.localdate()),
        "comments": gathering.comments(viewer, pk, meeting.minutes.body),
        "form": form,
        "may_comment": viewer.role in OFFICE | {Role.FOCAL} and not meeting.minutes.confirming.complete,
        "recipients": len(meeting.parties) - 1,
    }
    return render(request, "meetings/comments.html", context, status=422 if form.is_bound else 200)
