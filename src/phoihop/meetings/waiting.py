"""What of meetings waits for somebody, as rows for the desk (`tasks.waiting.columns`), always for a viewer."""

from datetime import date
from uuid import UUID

from phoihop.meetings.models import Meeting, MeetingGuest, MeetingReply
from phoihop.meetings.queries import invitations
from phoihop.meetings.rules import State
from phoihop.records.actors import Viewer
from phoihop.records.scope import visible
from phoihop.tasks.waiting import MOST, Rows, columns


def to_reply(viewer: Viewer, what: str, today: date, agreement: UUID | None = None) -> Rows:
    """Invitations that we have not answered. The day is that of the meeting."""
    rows = visible(Meeting, viewer).filter(state=State.PLANNED, day__gte=today)
    rows = rows.filter(pk__in=MeetingGuest.objects.filter(org=viewer.org).values("parent"))
    rows = rows.filter(pk__in=invitations(viewer).values("meeting"))
    rows = rows.exclude(pk__in=MeetingReply.objects.filter(author=viewer.org).values("meeting"))
    if agreement:
        rows = rows.filter(agreement=agreement)
    soonest = Meeting.objects.filter(pk__in=rows.order_by("day", "pk").values("pk")[:MOST])
    return soonest.order_by().values_list(*columns(what, key="pk", due="day", text="title", org="author"))
