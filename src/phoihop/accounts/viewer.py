"""The person at the page: for whom they act, in which role, and what else they could choose."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext_lazy as _

from phoihop.accounts.models import Membership, User
from phoihop.records.actors import Role, Viewer

ROLE_LABELS = {
    Role.CLERK: _("Văn thư, chuyên viên"),
    Role.HEAD: _("Lãnh đạo"),
    Role.BOARD: _("Ban tham mưu"),
    Role.UNIT: _("Đơn vị"),
    Role.FOCAL: _("Đầu mối phối hợp"),
    Role.ADMIN: _("Quản trị"),
}


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One organisation and role a person may act in."""

    id: int
    org: str
    org_name: str
    org_short: str
    role: Role
    current: bool
    own: bool = True  # not somebody else's, for whom one stands in
    news: int = field(default=0, compare=False)  # notices not read yet

    @property
    def role_label(self) -> str:
        return str(ROLE_LABELS[self.role])


@dataclass(frozen=True, kw_only=True)
class Delegation:
    """Acting for an absent colleague, until when."""

    person: str
    until: date | None


@dataclass(frozen=True, kw_only=True)
class SignedIn(Viewer):
    """A viewer with what the shell shows of them."""

    user_id: int
    user_label: str
    org_name: str
    org_short: str
    areas: tuple[str, ...]
    choices: tuple[Choice, ...]
    delegation: Delegation | None
    # Whether the organisation acted for is the one that runs this installation.
    in_office: bool = False
    # The membership held, and how many notices of it are unread.
    membership: int = 0
    news: int = field(default=0, compare=False)

    @property
    def org_id(self) -> str:
        return self.org

    @property
    def role_label(self) -> str:
        return str(ROLE_LABELS[self.role])

    @property
    def is_admin(self) -> bool:
        return any(choice.role == Role.ADMIN for choice in self.choices)


def signed_in(user: User, held: list[Membership], chosen: int | None) -> SignedIn | None:
    """The viewer that `user` is with the membership `chosen`, else the first role of their own; None without any.

    `held` come from the backend, with the names of their organisations.
    """
    if not held:
        return None
    first = next((one for one in held if one.stands_in_for_id is None), held[0])
    membership = next((one for one in held if one.pk == chosen), first)
    choices = tuple(
        Choice(
            id=one.pk,
            org=one.org,
            org_name=getattr(one, "org_name", None) or one.org,
            org_short=getattr(one, "org_short", None) or one.org,
            role=Role(one.role),
            current=one.pk == membership.pk,
            own=one.stands_in_for_id is None,
            news=getattr(one, "news", None) or 0,
        )
        for one in held
    )
    own = next(choice for choice in choices if choice.current)
    absent = membership.stands_in_for
    return SignedIn(
        user=f"u{user.pk}",
        org=membership.org,
        role=own.role,
        user_id=user.pk,
        user_label=user.label,
        org_name=own.org_name,
        org_short=own.org_short,
        areas=tuple(membership.areas),
        choices=choices,
        delegation=Delegation(person=absent.label, until=membership.to_day) if absent else None,
        in_office=getattr(membership, "office", None) == membership.org,
        membership=membership.pk,
        news=own.news,
    )
