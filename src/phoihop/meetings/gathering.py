"""Who comes to a meeting, and what is said of its minutes, always for a viewer."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from phoihop.meetings.models import MeetingReply, MinutesComment
from phoihop.organisations.queries import UNKNOWN, with_names
from phoihop.records.actors import Viewer
from phoihop.records.keys import Ref
from phoihop.records.scope import visible


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What one organisation answered to the invitation."""

    org: str
    ref: Ref
    body: str
    word: str
    people: tuple[str, ...]
    venue: str
    reason: str
    at: datetime


def answers(viewer: Viewer, meeting: UUID) -> dict[str, Answer]:
    """By organisation: all of them for those who host, one's own for the others. One statement."""
    rows = visible(MeetingReply, viewer).filter(meeting=meeting)
    return {
        row.author: Answer(
            org=row.author,
            ref=Ref(org=row.author, rec=str(row.rec)),
            body=row.body,
            word=row.word,
            people=tuple(row.data.get("people", ())),
            venue=row.data.get("venue", ""),
            reason=row.data.get("reason", ""),
            at=row.issued_at,
        )
        for row in rows
    }


@dataclass(frozen=True, kw_only=True)
class Comment:
    """What one organisation says of minutes. `outdated`: of a version that others have replaced."""

    id: UUID
    author_name: str
    at: datetime
    text: str
    outdated: bool


def comments(viewer: Viewer, minutes: UUID, body: str) -> list[Comment]:
    """In the order they came. One statement."""
    rows: QuerySet[Any] = with_names(visible(MinutesComment, viewer).filter(minutes=minutes), "author")
    return [
        Comment(
            id=row.pk,
            author_name=row.author_name or UNKNOWN.name,
            at=row.issued_at,
            text=row.text,
            outdated=row.sealed != body,
        )
        for row in rows.order_by("issued_at", "seq")
    ]
