"""The kinds of record around a meeting."""

from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from phoihop.agreements.definitions import refuse_hidden
from phoihop.meetings import deciding
from phoihop.meetings.models import (
    Chair,
    Conclusion,
    Meeting,
    MeetingGuest,
    MeetingPaper,
    MeetingReply,
    MeetingSeries,
    Minutes,
    MinutesComment,
)
from phoihop.meetings.rules import MONTHS, Presence, State
from phoihop.records.actors import OFFICE, STAFF, Role
from phoihop.records.fields import Code, Data, Day, Field, Group, Many, Org, Sealed, Text, Whole
from phoihop.records.fields import Record as Reference
from phoihop.records.kinds import Kind, Rows, SearchText


class MeetingKind(StrEnum):
    REVIEW = "review"  # sơ kết, tổng kết
    BRIEFING = "briefing"  # giao ban
    SIGNING = "signing"  # ký kết
    SURVEY = "survey"  # khảo sát
    OTHER = "other"


# Where in a document something was found.
SOURCE: tuple[Field, ...] = (
    Reference(name="document"),
    Text(name="quote", required=True, limit=4000),
    Whole(name="start"),
    Whole(name="end"),
)
PERSON: tuple[Field, ...] = (
    Text(name="name", required=True, limit=120),
    Many(name="titles", of=Text(name="title", limit=300), limit=20),
    Group(name="source", fields=SOURCE),
)
CITED: tuple[Field, ...] = (
    Text(name="kind", limit=100),
    Text(name="number", limit=40),
    Text(name="symbol", limit=60),
    Text(name="issuer", limit=300),
    Day(name="day"),
    Group(name="source", fields=SOURCE),
)


# What is put on the table, and what came of it.
AGENDA = Many(
    name="agenda",
    of=Group(
        name="item",
        fields=(
            Text(name="key", required=True, limit=8),
            Text(name="title", required=True, limit=500),
            Whole(name="minutes", low=1, high=999),
            Text(name="by", limit=300),
            Text(name="outcome", limit=4000),
        ),
    ),
    limit=60,
)
ATTENDANCE = Many(
    name="attendance",
    of=Group(
        name="present",
        fields=(
            Org(name="org", required=True),
            Code(name="word", required=True, words=frozenset(Presence)),
            Many(name="people", of=Text(name="person", limit=300), limit=50),
            Text(name="venue", limit=300),
        ),
    ),
    limit=200,
)
# When, where, between whom: said of a series as of one meeting.
FRAME: tuple[Field, ...] = (
    Text(name="time", limit=5),
    Text(name="to_time", limit=5),
    Many(name="venues", of=Text(name="venue", limit=300), limit=100),
    Many(name="hosts", of=Org(name="org"), limit=20),
    Many(name="invited", of=Org(name="org"), limit=200),
    Many(name="chairs", of=Group(name="person", fields=PERSON), limit=20),
    AGENDA,
    Text(name="outline", limit=10_000),
    Reference(name="regime"),
)

# Why this version takes the place of the one before (đính chính).
CORRECTION = Text(name="correction", limit=500)


def _chair(item: Any, data: Data) -> dict[str, object]:
    return {"name": item["name"], "titles": item.get("titles", [])}


MEETING = Kind(
    name="meeting",
    label=_("ghi nhận hội nghị"),
    model=Meeting,
    page="meetings:one",
    fields=(
        Code(name="kind", required=True, words=frozenset(MeetingKind), column="kind"),
        Text(name="title", required=True, limit=500, column="title"),
        Day(name="day", column="day"),
        Day(name="to_day"),
        Text(name="place", limit=300, column="place"),
        *FRAME,
        Day(name="report_due"),
        ATTENDANCE,
        Code(name="state", words=frozenset(State), column="state"),
        Text(name="cancelled", limit=1000),
        Reference(name="series", column="series"),
        Many(name="organizers", of=Text(name="organizer", limit=300), limit=50),
        Many(name="attendees", of=Group(name="person", fields=PERSON), limit=500),
        Many(name="sides", of=Text(name="side", limit=300), limit=200),
        Many(name="cited", of=Group(name="paper", fields=CITED), limit=200),
        Group(name="period", fields=(Text(name="from", limit=20), Text(name="to", limit=20))),
        Reference(name="agreement", column="agreement", kind="agreement"),
        Reference(name="document", column="document"),
        Group(name="source", fields=SOURCE),
        CORRECTION,
    ),
    rows=(
        Rows(name="chairs", model=Chair, row=_chair),
        Rows(name="guests", model=MeetingGuest, row=lambda item, data: {"org": item}, items=deciding.guests),
    ),
    decide=deciding.meeting,
    search=lambda data: SearchText(
        title=data["title"],
        body=" ".join(
            [
                data.get("place", ""),
                *(chair["name"] for chair in data.get("chairs", ())),
                *(f"{item['title']} {item.get('outcome', '')}" for item in data.get("agenda", ())),
            ]
        ),
        day=Day(name="day").land(data["day"]) if "day" in data else None,  # type: ignore[arg-type]
    ),
)

CONCLUSION = Kind(
    name="conclusion",
    label=_("ghi kết luận"),
    model=Conclusion,
    page="meetings:conclusion",
    fields=(
        Reference(name="meeting", required=True, column="meeting"),
        Whole(name="no", required=True, low=1, high=999, column="no"),
        Text(name="text", required=True, limit=4000, column="text"),
        Reference(name="task", column="task", kind="task"),
        Group(name="source", fields=SOURCE),
        CORRECTION,
    ),
    search=lambda data: SearchText(title=data["text"]),
)

# What minutes are called that bear no title of their own. A word of the record, not of the page: not translated.
UNTITLED = "Biên bản hội nghị"

MINUTES = Kind(
    name="minutes",
    label=_("ban hành biên bản"),
    model=Minutes,
    page="meetings:minutes",
    fields=(
        Reference(name="meeting", required=True, column="meeting"),
        Sealed(name="held"),  # the meeting as it was recorded then: day, place, who chaired
        Text(name="title", limit=600),
        Text(name="text", limit=50_000, column="text"),
        Many(name="conclusions", of=Sealed(name="conclusion"), limit=500),
        Many(name="tasks", of=Sealed(name="task"), limit=500),
        Reference(name="document"),
    ),
    decide=refuse_hidden,
    search=lambda data: SearchText(title=data.get("title", UNTITLED), body=data.get("text", "")),
)

SERIES = Kind(
    name="meeting_series",
    label=_("lập chuỗi hội nghị"),
    model=MeetingSeries,
    page="meetings:series",
    fields=(
        Text(name="title", required=True, limit=500, column="title"),
        Code(name="kind", required=True, words=frozenset(MeetingKind), column="kind"),
        Reference(name="agreement", required=True, column="agreement", kind="agreement"),
        Code(name="every", required=True, words=frozenset(MONTHS), column="every"),
        Whole(name="month", required=True, low=1, high=12),  # of the period
        Whole(name="day", required=True, low=1, high=31),  # of that month
        Whole(name="report_days", high=90),  # how long before the meeting the reports are due
        Text(name="place", limit=300),
        *FRAME,
        Day(name="to", column="to_day"),
    ),
    decide=deciding.series,
    search=lambda data: SearchText(title=data["title"]),
)

REPLY = Kind(
    name="meeting_reply",
    label=_("trả lời giấy mời họp"),
    model=MeetingReply,
    roles=OFFICE | {Role.FOCAL, Role.UNIT},
    page="meetings:people",
    within="meeting",
    fields=(
        Reference(name="meeting", required=True, column="meeting"),
        Code(name="word", required=True, words=frozenset(Presence), column="word"),
        Many(name="people", of=Text(name="person", limit=300), limit=50),
        Text(name="venue", limit=300),
        Text(name="reason", limit=1000),
    ),
    decide=deciding.reply,
)

PAPER = Kind(
    name="meeting_paper",
    label=_("gửi tài liệu hội nghị"),
    model=MeetingPaper,
    roles=STAFF,
    page="meetings:paper",
    fields=(
        Reference(name="meeting", required=True, column="meeting"),
        Code(name="sort", required=True, words=frozenset(deciding.Sort), column="sort"),
        Text(name="item", limit=8, column="item"),
        Text(name="title", required=True, limit=500, column="title"),
        Reference(name="document", column="document"),
    ),
    decide=deciding.paper,
    search=lambda data: SearchText(title=data["title"]),
)

COMMENT = Kind(
    name="minutes_comment",
    label=_("góp ý biên bản"),
    model=MinutesComment,
    roles=OFFICE | {Role.FOCAL},
    once=True,
    fields=(
        Sealed(name="minutes", required=True, column="minutes"),
        Text(name="text", required=True, limit=4000, column="text"),
    ),
    columns=lambda data: {"sealed": data["minutes"]["body"]},
    decide=deciding.comment,
)

KINDS = (SERIES, MEETING, CONCLUSION, MINUTES, REPLY, PAPER, COMMENT)
