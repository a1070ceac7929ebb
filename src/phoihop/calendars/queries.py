"""What a calendar shows, always for a viewer; and the addresses a person sees."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Any, Final

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from phoihop.accounts.models import Membership
from phoihop.accounts.viewer import SignedIn
from phoihop.calendars.models import CalendarFeed
from phoihop.calendars.rules import Event
from phoihop.meetings.models import Meeting
from phoihop.meetings.rules import State
from phoihop.records.actors import OFFICE, Role, Viewer
from phoihop.records.models import Act
from phoihop.records.scope import visible
from phoihop.tasks.models import ExtensionAnswer, PartStatus
from phoihop.ui.links import url

BACK: Final = timedelta(days=90)
AHEAD: Final = timedelta(days=400)
MOST: Final = 500
DOMAIN: Final = "phoi-hop"


def hash_of(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def feed_at(secret: str) -> CalendarFeed | None:
    """The address with this secret part. One statement."""
    return CalendarFeed.objects.filter(hash=hash_of(secret)).first()


@dataclass(frozen=True, kw_only=True)
class Reader:
    """For whom an address is read."""

    viewer: Viewer
    areas: tuple[str, ...]


def reader(feed: CalendarFeed, today: date) -> Reader | None:
    """None where the person no longer holds a role in the organisation: the address then shows nothing, as if it were
    not there. One statement; none for an organisation's own."""
    if feed.whole:
        return Reader(viewer=Viewer(user="", org=feed.org, role=Role.CLERK), areas=())
    held = Membership.objects.filter(user=feed.user_id, org=feed.org, user__is_active=True).on(today)
    row = held.exclude(role=Role.ADMIN).order_by("stands_in_for", "pk").first()
    if row is None:
        return None
    role = Role(row.role)
    areas = tuple(row.areas) if role == Role.BOARD else ()
    return Reader(viewer=Viewer(user=f"u{feed.user_id}", org=feed.org, role=role), areas=areas)


def _versions(record: str = "pk") -> Subquery:
    """How many versions of the record in the outer query were issued."""
    rows = Act.objects.filter(record=OuterRef(record)).order_by().values("record").annotate(n=Count("pk"))
    return Subquery(rows.values("n"))


def meetings(of: Reader, today: date, root: str) -> Iterator[Event]:
    """The meetings of these months, cancelled ones said to be so. One statement."""
    rows: QuerySet[Any] = visible(Meeting, of.viewer).filter(day__range=(today - BACK, today + AHEAD))
    for row in rows.annotate(versions=_versions()).order_by("day", "pk")[:MOST]:
        data = row.data
        venues = [one for one in (row.place, *data.get("venues", ())) if one]
        page = url("briefings:agenda" if row.state == State.PLANNED else "meetings:one", row.pk)
        yield Event(
            uid=f"hoi-nghi-{row.pk}@{DOMAIN}",
            sequence=(row.versions or 1) - 1,
            stamp=row.issued_at,
            title=row.title,
            day=row.day,
            start=_clock(data.get("time", "")),
            end=_clock(data.get("to_time", "")),
            place="; ".join(venues),
            text="\n".join(item["title"] for item in data.get("agenda", ())),
            href=f"{root}{page}",
            cancelled=row.state == State.CANCELLED,
        )


def _clock(said: str) -> time | None:
    return time.fromisoformat(said) if said else None


def due_days(of: Reader, today: date, root: str) -> Iterator[Event]:
    """The due days of the organisation's own parts that are open. One statement."""
    rows: QuerySet[Any] = visible(PartStatus, of.viewer).filter(org=of.viewer.org, done_on=None, withdrawn=False)
    rows = rows.filter(due__range=(today - BACK, today + AHEAD))
    if of.areas:
        rows = rows.filter(task__area__in=of.areas)
    # A due day moves with the task's versions, and with the answers to requests for more time.
    answers = visible(ExtensionAnswer, of.viewer).filter(task=OuterRef("task_id"), granted=True)
    granted = answers.order_by().values("task").annotate(n=Count("pk"), last=Max("issued_at"))
    rows = rows.annotate(
        versions=_versions("task_id"), granted=Subquery(granted.values("n")), moved=Subquery(granted.values("last"))
    ).select_related("task")
    for row in rows.order_by("due", "pk")[:MOST]:
        yield Event(
            uid=f"nhiem-vu-{row.task_id}-{of.viewer.org[:8]}@{DOMAIN}",
            sequence=(row.versions or 1) - 1 + (row.granted or 0),
            stamp=max(filter(None, (row.task.issued_at, row.moved))),
            title=_("Hạn: %(text)s") % {"text": row.task.text[:200]},
            day=row.due,
            text=_("chủ trì") if row.leads else _("phối hợp"),
            href=f"{root}{url('tasks:task', row.task_id)}",
        )


@dataclass(frozen=True, kw_only=True)
class Listed:
    """An address as its page shows it: what it shows, not what it is."""

    id: int
    whole: bool
    person: str
    made_at: datetime
    read_at: datetime | None


def feeds(viewer: SignedIn) -> list[Listed]:
    """The person's own for the organisation they act for, and for its office the organisation's. One statement."""
    rows = CalendarFeed.objects.filter(org=viewer.org).select_related("user").order_by("whole", "made_at")
    own = Q(user=viewer.user_id, whole=False)
    rows = rows.filter(own | Q(whole=True)) if viewer.role in OFFICE else rows.filter(own)
    return [
        Listed(id=row.pk, whole=row.whole, person=row.user.label, made_at=row.made_at, read_at=row.read_at)
        for row in rows
    ]
