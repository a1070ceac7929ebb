"""Accounts and roles as administrators see them. An administrator of the operating office sees all; of another
organisation, the accounts that act or acted for it, and of their roles those in it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.http import Http404
from django_otp.plugins.otp_totp.models import TOTPDevice

from phoihop.accounts.models import Membership, MembershipQuerySet, SensitiveView, User
from phoihop.accounts.viewer import ROLE_LABELS, SignedIn
from phoihop.organisations.models import DirectoryEntry
from phoihop.organisations.queries import with_names
from phoihop.organisations.rules import holds
from phoihop.records.actors import Role
from phoihop.records.scope import directory
from phoihop.ui.tables import PAGE_SIZE, Sort
from vanban.fold import fold

ORDERS: Final = {"label": "folded", "username": "username", "last": "last_login"}


@dataclass(frozen=True, kw_only=True)
class HeldRole:
    """A role as a list prints it. `person` holds it; `absent` is whom they stand in for, if they do."""

    id: int
    user_id: int
    person: str
    org: str
    org_name: str
    org_short: str
    role: Role
    areas: tuple[str, ...]
    from_day: date | None
    to_day: date | None
    absent: str
    now: bool
    over: bool

    @property
    def own(self) -> bool:
        return not self.absent

    @property
    def label(self) -> str:
        return str(ROLE_LABELS[self.role])


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One line of the list of accounts."""

    id: int
    label: str
    username: str
    is_active: bool
    last_login: datetime | None
    has_factor: bool
    roles: tuple[HeldRole, ...]


@dataclass(frozen=True, kw_only=True)
class Account:
    """An account with the roles its administrator may see. `elsewhere`: it holds, or will hold, others too, so that it
    is not this administrator's alone."""

    user: User
    has_factor: bool
    roles: tuple[HeldRole, ...]
    elsewhere: bool

    @property
    def code(self) -> str:
        """How notes name the account."""
        return f"u{self.user.pk}"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a list of accounts is narrowed to."""

    words: str = ""
    active: bool | None = None


def accounts(admin: SignedIn, wanted: Wanted, order: Sort, rows: slice, today: date) -> tuple[tuple[Listed, ...], int]:
    """The lines of a page, and how many there are. Three statements."""
    found = _looked_for(admin, _within(admin), wanted.words)
    if wanted.active is not None:
        found = found.filter(is_active=wanted.active)
    total = found.count()
    column = ORDERS[order.name]
    by = found.order_by(f"-{column}" if order.descending else column, "pk")
    shown = list(by.annotate(has_factor=_factor())[rows][:PAGE_SIZE])
    roles: dict[int, list[HeldRole]] = {}
    for one in held(admin, Membership.objects.filter(user__in=[user.pk for user in shown]).on(today), today):
        roles.setdefault(one.user_id, []).append(one)
    return tuple(
        Listed(
            id=user.pk,
            label=user.label,
            username=user.username,
            is_active=user.is_active,
            last_login=user.last_login,
            has_factor=user.has_factor,
            roles=tuple(roles.get(user.pk, ())),
        )
        for user in shown
    ), total


def account_or_404(admin: SignedIn, pk: int, today: date) -> Account:
    """Two statements."""
    user = _within(admin).filter(pk=pk).annotate(has_factor=_factor()).first()
    if user is None:
        raise Http404
    everything = Membership.objects.filter(user=user).order_by("-from_day", "-id")
    roles = tuple(_held(one, today) for one in _named(everything))
    mine = tuple(one for one in roles if admin.in_office or one.org == admin.org)
    return Account(
        user=user,
        has_factor=user.has_factor,
        roles=mine,
        elsewhere=any(not one.over for one in roles if one not in mine),
    )


def roles(
    admin: SignedIn, *, role: str, day: date, words: str, rows: slice, today: date
) -> tuple[tuple[HeldRole, ...], bool]:
    """The roles held on a day, by person, and whether more follow. One statement."""
    found = Membership.objects.on(day).filter(user__in=_looked_for(admin, _within(admin), words))
    if role:
        found = found.filter(role=role)
    lines = held(admin, found.order_by("user__folded", "id"), today, rows)
    return lines[:PAGE_SIZE], len(lines) > PAGE_SIZE


def held(admin: SignedIn, found: MembershipQuerySet, today: date, rows: slice | None = None) -> tuple[HeldRole, ...]:
    """Roles that this administrator may see. One statement."""
    within = found if admin.in_office else found.filter(org=admin.org)
    named = _named(within)
    return tuple(_held(one, today) for one in (named if rows is None else named[rows]))


def role_or_404(admin: SignedIn, pk: int, today: date) -> tuple[Membership, HeldRole]:
    """One statement."""
    within = Membership.objects.filter(pk=pk)
    row = _named(within if admin.in_office else within.filter(org=admin.org)).first()
    if row is None:
        raise Http404
    return row, _held(row, today)


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One line of who looked at what."""

    at: datetime
    person: str
    user: str
    org_short: str
    what: str
    subject: str


def views(
    admin: SignedIn, *, words: str, what: str, first: date | None, last: date | None, rows: slice
) -> tuple[tuple[Seen, ...], bool]:
    """What was looked at, the newest first, and whether more follows. Two statements."""
    found = SensitiveView.objects.all() if admin.in_office else SensitiveView.objects.filter(org=admin.org)
    if words:
        found = found.filter(user__in=_coded(_looked_for(admin, User.objects.all(), words)))
    if what:
        found = found.filter(what=what)
    if first:
        found = found.filter(at__date__gte=first)
    if last:
        found = found.filter(at__date__lte=last)
    shown: list[Any] = list(with_names(found.order_by("-at", "-id"))[rows])
    codes = {code for one in shown for code in (one.user, one.subject)}
    ids = [int(code[1:]) for code in codes if code[:1] == "u" and code[1:].isdecimal()]
    labels = {f"u{pk}": label for pk, label in User.objects.filter(pk__in=ids).values_list("pk", "label")}
    return tuple(
        Seen(
            at=one.at,
            person=labels.get(one.user, one.user),
            user=one.user,
            org_short=one.org_short or "–",
            what=one.what,
            subject=labels.get(one.subject, "" if len(one.subject) > 20 else one.subject),
        )
        for one in shown[:PAGE_SIZE]
    ), len(shown) > PAGE_SIZE


def sums(admin: SignedIn, today: date) -> tuple[int, int, int]:
    """How many accounts are in use, how many are not, and how many roles are held today. Two statements."""
    counted = _within(admin).aggregate(active=Count("pk", filter=Q(is_active=True)), all=Count("pk"))
    found = Membership.objects.on(today).filter(user__is_active=True)
    count = (found if admin.in_office else found.filter(org=admin.org)).count()
    return counted["active"], counted["all"] - counted["active"], count


def _within(admin: SignedIn) -> "QuerySet[User]":
    """The accounts an administrator sees."""
    if admin.in_office:
        return User.objects.all()
    return User.objects.filter(Exists(Membership.objects.filter(user=OuterRef("pk"), org=admin.org)))


def _looked_for(admin: SignedIn, found: "QuerySet[User]", words: str) -> "QuerySet[User]":
    """Every word is a part of the label, of the username, or of the name of an organisation acted for; marks left
    out."""
    roles = Membership.objects.all() if admin.in_office else Membership.objects.filter(org=admin.org)
    for word in fold(words).split():
        orgs = directory(DirectoryEntry).filter(folded__contains=word).values("org")
        acts = Exists(roles.filter(user=OuterRef("pk"), org__in=orgs))
        found = found.filter(Q(folded__contains=word) | acts)
    return found


def _coded(found: "QuerySet[User]") -> Any:
    return found.annotate(code=Concat(Value("u"), Cast("pk", CharField()))).values("code")


def _factor() -> Exists:
    return Exists(TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True))


def _named(rows: MembershipQuerySet) -> Any:
    return with_names(rows.select_related("user", "stands_in_for"))


def _held(row: Any, today: date) -> HeldRole:
    return HeldRole(
        id=row.pk,
        user_id=row.user_id,
        person=row.user.label,
        org=row.org,
        org_name=row.org_name or row.org[:12],
        org_short=row.org_short or row.org[:12],
        role=Role(row.role),
        areas=tuple(row.areas),
        from_day=row.from_day,
        to_day=row.to_day,
        absent=row.stands_in_for.label if row.stands_in_for_id else "",
        now=holds(row, today),
        over=row.to_day is not None and row.to_day < today,
    )
