"""What a person does with their notices: reads, puts back, chooses. Ordinary rows, their own."""

from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from phoihop.accounts.viewer import SignedIn
from phoihop.notices.models import Mark, Reader
from phoihop.notices.rules import What
from phoihop.tasks.rules import NEVER

# An act bears the second in which it was begun, and may be in the database a moment later than one that was read.
LATE_COMERS: Final = timedelta(seconds=2)


def mark(viewer: SignedIn, record: UUID, *, step: int = 0, due: date | None = None, unread: bool, at: datetime) -> None:
    """Says of one notice that it was read, or is to stand as unread. What names no notice of theirs changes nothing
    that anybody sees."""
    Mark.objects.update_or_create(
        user_id=viewer.user_id,
        org=viewer.org,
        record=record,
        step=step,
        due=due or NEVER,
        defaults={"unread": unread, "at": at},
    )


@transaction.atomic
def mark_all(viewer: SignedIn, *, now: datetime, today: date) -> None:
    """Everything that has come until now is read."""
    reader, _made = Reader.objects.select_for_update().get_or_create(user_id=viewer.user_id, org=viewer.org)
    reader.before_read_to, reader.before_read_day = reader.read_to, reader.read_day
    reader.before_all_at, reader.undoable = reader.all_at, True
    reader.read_to, reader.read_day, reader.all_at = now - LATE_COMERS, today, now
    reader.save()


@transaction.atomic
def undo(viewer: SignedIn) -> bool:
    """Takes the last marking of everything back, once. What was marked since goes with it."""
    reader = Reader.objects.select_for_update().filter(user_id=viewer.user_id, org=viewer.org).first()
    if reader is None or reader.all_at is None or not reader.undoable:
        return False
    Mark.objects.filter(user_id=viewer.user_id, org=viewer.org, at__gt=reader.all_at).delete()
    reader.read_to, reader.read_day = reader.before_read_to, reader.before_read_day
    reader.all_at, reader.undoable = reader.before_all_at, False
    reader.save()
    return True


def choose(viewer: SignedIn, *, shown: What, mailed: What, days_before: int, days_after: int) -> None:
    Reader.objects.update_or_create(
        user_id=viewer.user_id,
        org=viewer.org,
        defaults={
            "shown": int(shown),
            "mailed": int(mailed),
            "days_before": days_before,
            "days_after": days_after,
        },
    )
