"""What became of the digests, for whoever runs the installation."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.notices.models import Digest
from phoihop.ui.states import State as Shown
from phoihop.ui.tables import PAGE_SIZE

State = Digest.State
WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Sent:
    """One digest. `until`: when it is tried again."""

    day: date
    label: str
    address: str
    tries: int
    state: Shown
    error: str
    until: datetime | None


@dataclass(frozen=True, kw_only=True)
class Counts:
    """The last seven days."""

    sent: int = 0
    waiting: int = 0
    given_up: int = 0


def counts() -> Counts:
    rows = Digest.objects.filter(day__gt=timezone.localdate() - WEEK).order_by().values_list("state")
    found = dict(rows.annotate(n=Count("pk")))
    return Counts(
        sent=found.get(State.SENT, 0),
        waiting=found.get(State.FAILED, 0) + found.get(State.SENDING, 0),
        given_up=found.get(State.GIVEN_UP, 0),
    )


def digests(rows: slice) -> tuple[list[Sent], bool]:
    """Those of one page, the newest first, and whether others follow. What had nothing to tell is left out."""
    found = Digest.objects.exclude(state=State.NOTHING).select_related("user").order_by("-day", "-pk")[rows]
    listed = [
        Sent(
            day=one.day,
            label=one.user.label,
            address=one.address,
            tries=one.tries,
            state=_shown(one),
            error=one.error,
            until=one.until if one.state == State.FAILED else None,
        )
        for one in found
    ]
    return listed[:PAGE_SIZE], len(listed) > PAGE_SIZE


def _shown(one: Digest) -> Shown:
    match one.state:
        case State.SENT:
            return Shown("done", _("Đã gửi, %(count)s việc") % {"count": one.told})
        case State.FAILED:
            return Shown("soon", _("Chờ gửi lại"))
        case State.GIVEN_UP:
            return Shown("late", _("Không gửi được"))
    return Shown("waiting", _("Đang gửi"))
