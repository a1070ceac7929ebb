"""The notices of a person in one of their roles, as pages and the digest ask for them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.utils import timezone

from phoihop.accounts.models import Membership
from phoihop.accounts.viewer import SignedIn
from phoihop.notices import entries
from phoihop.notices.entries import Moment
from phoihop.notices.models import Reader
from phoihop.notices.rules import ALL, DAYS_AFTER, DAYS_BEFORE, DEFAULTS, Step, What
from phoihop.organisations.queries import Name, names
from phoihop.records.actors import Role

PAGE: Final = 25
LAST_PAGE: Final = 40


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One notice. `who` is the other body, `title` what the subject is called, empty where it is no longer there. `due`
    only of those that come with a day."""

    step: Step
    said: str
    record: UUID
    subject: UUID
    who: str
    day: date
    at: datetime | None
    due: date | None
    detail: str
    unread: bool
    title: str


@dataclass(frozen=True, kw_only=True)
class Listed:
    rows: tuple[Entry, ...]
    names: dict[str, Name]
    more: bool


def moment() -> Moment:
    return Moment(now=timezone.now(), today=timezone.localdate())


def counted() -> tuple[str, list[Any]]:
    """For `accounts.news`: the number beside every page."""
    return entries.counted(moment())


def listed(
    membership: int, *, kinds: What = ALL, unread: bool = False, page: int = 1, most: int = PAGE, column: str = "shown"
) -> Listed:
    """A page of notices. Two statements: the notices, and the names in them."""
    start = (min(page, LAST_PAGE) - 1) * most
    sql, values = entries.listed(
        membership, moment(), kinds=kinds, unread=unread, start=start, most=most + 1, column=column
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found = [_entry(*row) for row in cursor.fetchall()]
    shown = found[:most]
    called = names(entry.who for entry in shown)
    return Listed(rows=tuple(shown), names=called, more=len(found) > most and page < LAST_PAGE)


def _entry(
    step: int, said: str, record: Any, subject: Any, who: str, day: Any, at: Any, due: Any, detail: str, *rest: Any
) -> Entry:
    unread, title = rest
    return Entry(
        step=Step(step),
        said=said,
        record=UUID(str(record)),
        subject=UUID(str(subject)),
        who=who,
        day=_day(day),
        at=_moment(at),
        due=_day(due) if step else None,
        detail=detail,
        unread=bool(unread),
        title=title or "",
    )


def _day(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _moment(value: datetime | str | None) -> datetime | None:
    """SQLite keeps moments as text, in UTC."""
    return datetime.fromisoformat(value).replace(tzinfo=UTC) if isinstance(value, str) else value


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What a person wants to be told of what their organisation is told."""

    shown: What
    mailed: What
    days_before: int = DAYS_BEFORE
    days_after: int = DAYS_AFTER


def choices(viewer: SignedIn) -> Choices:
    """One statement."""
    return _chosen(Reader.objects.filter(user=viewer.user_id, org=viewer.org).first(), viewer.role)


def _chosen(row: Reader | None, role: Role) -> Choices:
    usual = DEFAULTS[role]
    if row is None:
        return Choices(shown=usual, mailed=usual)
    return Choices(
        shown=usual if row.shown is None else What(row.shown),
        mailed=usual if row.mailed is None else What(row.mailed),
        days_before=row.days_before,
        days_after=row.days_after,
    )


def memberships(user: int, today: date) -> list[int]:
    """The roles in which a person is told something today, their own and those they stand in for."""
    held = Membership.objects.filter(user_id=user).on(today).exclude(role=Role.ADMIN)
    return list(held.values_list("pk", flat=True))
