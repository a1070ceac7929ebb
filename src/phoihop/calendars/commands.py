"""Making and revoking the secret address of a calendar, and counting who reads it. Raises `Refusal`."""

import secrets
from datetime import datetime, timedelta
from typing import Final

from django.db.models import F
from django.utils.translation import gettext as _

from phoihop.accounts.viewer import SignedIn
from phoihop.calendars.models import CalendarFeed
from phoihop.calendars.queries import hash_of
from phoihop.records.actors import OFFICE, STAFF
from phoihop.records.refusals import Refusal

MOST: Final = 5  # of one person for one organisation; a telephone and a computer may share one
# A calendar program asks every quarter of an hour; several may share an address.
READINGS: Final = 60
WINDOW: Final = timedelta(minutes=10)


def make(viewer: SignedIn, *, whole: bool, at: datetime) -> str:
    """A new address. Gives its secret part, of which only the hash is kept."""
    if viewer.role not in (OFFICE if whole else STAFF):
        raise Refusal("role", _("Vai trò đang giữ không lập địa chỉ lịch này. Đổi vai trò, hoặc đề nghị văn thư lập."))
    if CalendarFeed.objects.filter(org=viewer.org, whole=whole, user=viewer.user_id).count() >= MOST:
        raise Refusal(
            "feed.many", _("Đã có %(most)s địa chỉ. Thu hồi địa chỉ không dùng rồi lập mới.") % {"most": MOST}
        )
    secret = secrets.token_urlsafe(32)
    CalendarFeed.objects.create(hash=hash_of(secret), user_id=viewer.user_id, org=viewer.org, whole=whole, made_at=at)
    return secret


def revoke(viewer: SignedIn, feed: int) -> bool:
    """Ends an address for good; False where there is none for this person."""
    rows = CalendarFeed.objects.filter(pk=feed, org=viewer.org)
    ours = rows.filter(whole=True) if viewer.role in OFFICE else rows.none()
    deleted, _by_model = (rows.filter(whole=False, user=viewer.user_id) | ours).delete()
    return bool(deleted)


def counted(feed: CalendarFeed, at: datetime) -> bool:
    """Notes one reading; False where this address has been read too often of late."""
    rows = CalendarFeed.objects.filter(pk=feed.pk)
    if feed.since is None or at - feed.since > WINDOW:
        rows.update(since=at, hits=1, read_at=at)
        return True
    if feed.hits >= READINGS:
        return False
    rows.update(hits=F("hits") + 1, read_at=at)
    return True
