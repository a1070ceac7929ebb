"""Meetings ahead, for those who are asked to them (see `tasks.dues`)."""

from typing import Final

from phoihop.meetings.models import Meeting
from phoihop.meetings.rules import State
from phoihop.records.models import AudienceMember
from phoihop.tasks.dues import Dues

DUES: Final = (
    Dues(
        said="meeting-ahead",
        rows=f"{Meeting._meta.db_table} d",
        where=f"d.state = '{State.PLANNED.value}' AND d.audience IN"  # noqa: S608 - our own tables
        f" (SELECT s.audience FROM {AudienceMember._meta.db_table} s WHERE s.org = me.org)",
        key="d.id",
        subject="d.id",
        due="d.day",
        who="d.author",
        detail="d.place",
        passes=False,
    ),
)
