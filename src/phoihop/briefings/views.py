"""Chương trình: what a meeting is about, and what it opens with."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from phoihop.accounts.access import viewer_of
from phoihop.briefings import outputs, queries
from phoihop.meetings import outputs as meetings
from phoihop.meetings.acting import ANSWERING
from phoihop.meetings.deciding import Sort
from phoihop.meetings.queries import meeting_or_404
from phoihop.meetings.rules import State
from phoihop.records.actors import OFFICE, STAFF
from phoihop.ui.tables import Column

CONCLUDED = (
    Column(gettext_lazy("Số"), "c-order"),
    Column(gettext_lazy("Kết luận kỳ trước")),
    Column(gettext_lazy("Chủ trì"), "c-who"),
    Column(gettext_lazy("Hạn"), "c-day"),
    Column(gettext_lazy("Trạng thái"), "c-state"),
)
MATTERS = (
    Column(gettext_lazy("Kiến nghị")),
    Column(gettext_lazy("Tuổi"), "num c-num"),
    Column(gettext_lazy("Trạng thái"), "c-state"),
)


@require_safe
def agenda(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Statements: session, person, meeting, all that it opens with, the names in it."""
    viewer, today = viewer_of(request), timezone.localdate()
    meeting = meeting_or_404(viewer, pk)
    found = queries.opening(viewer, meeting)
    keys = [item.key for item in meeting.agenda]
    expected, coming = outputs.coming(meeting, found)
    letters = outputs.letters(found)
    office, planned = viewer.role in OFFICE, meeting.state == State.PLANNED
    ours = office and meeting.author == viewer.org
    reporting = found.reporting
    units = outputs.units(reporting, found, today) if reporting else []
    context = {
        **meetings.head(meeting, meetings.AGENDA_PAGE, today),
        "before": found.before,
        "summary": outputs.summary(found.concluded, today),
        "lines": outputs.lines(found, today),
        "columns": CONCLUDED,
        "matters": outputs.matters(found, today),
        "matter_columns": MATTERS,
        "cut": found.cut,
        "items": [(item, outputs.papers(found, item.key, keys)) for item in meeting.agenda],
        "general": outputs.papers(found, "", keys),
        "invitations": letters[Sort.INVITATION],
        "announced": letters[Sort.NOTICE],
        "reporting": reporting,
        "period": reporting.period.label[:1].upper() + reporting.period.label[1:] if reporting else "",
        "units": units,
        "sent": sum(org in reporting.sent for org in reporting.units) if reporting else 0,
        "hosts": sorted(found.names[org].name for org in meeting.hosts if org in found.names),
        "report_due": date.fromisoformat(meeting.data["report_due"]) if "report_due" in meeting.data else None,
        "expected": expected,
        "coming": coming,
        "hosting": viewer.org in {meeting.author, *meeting.hosts},
        "may_change": ours and planned,
        "may_invite": ours and planned and meeting.day is not None and meeting.day >= today,
        "may_recall": ours and meeting.state == State.CANCELLED,
        "may_hold": ours and planned and meeting.day is not None and meeting.day <= today,
        "may_reply": meeting.awaits(viewer.org) and viewer.role in ANSWERING,
        "answered": viewer.org in found.replies,
        "may_hand_in": viewer.role in STAFF and meeting.state != State.CANCELLED,
    }
    return render(request, "briefings/agenda.html", context)
