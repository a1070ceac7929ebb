"""Standing in for an absent colleague (làm thay): a person hands one of their own roles over, from day to day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.utils.translation import gettext as _

from phoihop.accounts import audit
from phoihop.accounts.models import Membership, User
from phoihop.accounts.rules import covers, meets
from phoihop.accounts.viewer import ROLE_LABELS, SignedIn
from phoihop.organisations.queries import with_names
from phoihop.records.actors import Role
from phoihop.records.refusals import Refusal


@dataclass(frozen=True, kw_only=True)
class Lent:
    """A role handed over that has not ended. `given`: by the one who asks; else to them."""

    id: int
    given: bool
    other: str
    org_name: str
    role: Role
    from_day: date | None
    to_day: date | None
    begun: bool

    @property
    def label(self) -> str:
        return str(ROLE_LABELS[self.role])


@dataclass(frozen=True, kw_only=True)
class Own:
    """A role a person could hand over."""

    id: int
    org: str
    org_name: str
    role: Role

    @property
    def label(self) -> str:
        return str(ROLE_LABELS[self.role])


def lent(user_id: int, today: date) -> tuple[Lent, ...]:
    """What was handed over by this person or to them, and has not ended. One statement."""
    found = Membership.objects.filter(stands_in_for__isnull=False).filter(Q(to_day__isnull=True) | Q(to_day__gte=today))
    rows: Any = with_names(
        found.filter(Q(user=user_id) | Q(stands_in_for=user_id)).select_related("user", "stands_in_for")
    ).order_by("from_day", "id")
    return tuple(
        Lent(
            id=row.pk,
            given=row.stands_in_for_id == user_id,
            other=row.user.label if row.stands_in_for_id == user_id else row.stands_in_for.label,
            org_name=row.org_name or row.org[:12],
            role=Role(row.role),
            from_day=row.from_day,
            to_day=row.to_day,
            begun=row.from_day is None or row.from_day <= today,
        )
        for row in rows
    )


def own_roles(user_id: int, today: date) -> tuple[Own, ...]:
    """The roles a person holds today in their own name. One statement."""
    rows: Any = with_names(Membership.objects.on(today).filter(user=user_id, stands_in_for=None)).order_by("id")
    return tuple(
        Own(id=row.pk, org=row.org, org_name=row.org_name or row.org[:12], role=Role(row.role)) for row in rows
    )


def colleagues(user_id: int, orgs: Sequence[str], today: date) -> list[tuple[int, str]]:
    """Accounts in use that act for these organisations in their own name, by label. One statement."""
    roles = Membership.objects.on(today).filter(user=OuterRef("pk"), org__in=orgs, stands_in_for=None)
    found = User.objects.filter(Exists(roles), is_active=True).exclude(pk=user_id)
    return list(found.order_by("folded", "pk").values_list("pk", "label"))


def delegate(viewer: SignedIn, role_id: int, to: int, first: date, last: date, today: date, *, at: datetime) -> None:
    """Hands the role over. It must be held in one's own name on every one of these days."""
    if first < today:
        sentence = _("Ngày bắt đầu đã qua. Chọn từ hôm nay trở đi.")
        raise Refusal("delegation.past", sentence, {"from_day": sentence})
    with transaction.atomic():
        role = (
            Membership.objects.select_for_update().filter(pk=role_id, user=viewer.user_id, stands_in_for=None).first()
        )
        if role is None or not covers(role, first, last):
            sentence = _("Vai trò này không được giữ suốt những ngày đó. Chọn ngày trong thời gian giữ vai trò.")
            raise Refusal("delegation.role", sentence, {"to_day": sentence})
        theirs = Membership.objects.filter(user=to, org=role.org, stands_in_for=None, user__is_active=True)
        if to == viewer.user_id or not any(covers(one, first, last) for one in theirs):
            sentence = _("Người làm thay phải có vai trò ở cùng tổ chức suốt những ngày đó. Chọn người khác.")
            raise Refusal("delegation.outsider", sentence, {"to": sentence})
        same = Membership.objects.filter(user=to, org=role.org, role=role.role)
        if any(meets(one, first, last) for one in same):
            sentence = _("Người này đã giữ vai trò đó trong những ngày này. Chọn người khác, hoặc đổi ngày.")
            raise Refusal("delegation.held", sentence, {"to": sentence})
        Membership.objects.create(
            user_id=to,
            org=role.org,
            role=role.role,
            areas=role.areas,
            from_day=first,
            to_day=last,
            stands_in_for_id=viewer.user_id,
        )
        audit.note(viewer, "delegation.give", f"u{to}", at=at)


def end(viewer: SignedIn, pk: int, today: date, *, at: datetime) -> None:
    """Ends a delegation at once: by the one who gave it, or by the one who stands in."""
    mine = Q(user=viewer.user_id) | Q(stands_in_for=viewer.user_id)
    rows = Membership.objects.filter(mine, pk=pk, stands_in_for__isnull=False)
    found = rows.first()
    if found is None:
        raise Http404
    with transaction.atomic():
        rows.close(today - timedelta(days=1))
        audit.note(viewer, "delegation.end", f"u{found.user_id}", at=at)
