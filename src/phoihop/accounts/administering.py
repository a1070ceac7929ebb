"""What administrators do with accounts and roles. Each act is written down, with who did it to whom.

An administrator of the operating office manages every account; of another organisation, those that act for it. Who
holds a role elsewhere too is out of that one's hands: with a new password one could act for the other organisation.
"""

import secrets
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from phoihop.accounts import audit, second_factor
from phoihop.accounts.models import Membership, SignInFailure, User
from phoihop.accounts.queries import Account
from phoihop.accounts.rules import meets
from phoihop.accounts.viewer import SignedIn
from phoihop.records.actors import Role
from phoihop.records.refusals import Refusal

# Without what is misread or misheard: 16 signs of 30 are 78 bits.
_SIGNS: Final = "abcdefghkmnpqrstuvwxyz23456789"


def first_password() -> str:
    """A password to be read aloud once: `h7kp-2mrt-w4xa-q9cf`."""
    return "-".join("".join(secrets.choice(_SIGNS) for _n in range(4)) for _group in range(4))


def add(
    admin: SignedIn,
    *,
    username: str,
    label: str,
    org: str,
    role: Role,
    areas: Sequence[str],
    from_day: date | None,
    to_day: date | None,
    at: datetime,
) -> tuple[User, str]:
    """A new account with its first role, and the password its owner has to replace."""
    _refuse_other(admin, org)
    password = first_password()
    try:
        with transaction.atomic():
            user = User.objects.create_user(username, label, password, given_password=True)
            Membership.objects.create(
                user=user, org=org, role=role.value, areas=list(areas), from_day=from_day, to_day=to_day
            )
            audit.note(admin, "account.add", f"u{user.pk}", at=at)
    except IntegrityError as error:
        sentence = _("Tên đăng nhập này đã có người dùng. Chọn tên khác.")
        raise Refusal("username.taken", sentence, {"username": sentence}) from error
    return user, password


def rename(admin: SignedIn, account: Account, label: str, *, at: datetime) -> None:
    _refuse_shared(account)
    account.user.label = label
    with transaction.atomic():
        account.user.save(update_fields=["label", "folded"])
        audit.note(admin, "account.edit", account.code, at=at)


def give_password(admin: SignedIn, account: Account, *, at: datetime) -> str:
    """A new password in place of a forgotten one; whoever was signed in with the old one is signed out."""
    _refuse_shared(account)
    password = first_password()
    account.user.set_password(password)
    account.user.given_password = True
    with transaction.atomic():
        account.user.save(update_fields=["password", "given_password"])
        SignInFailure.objects.filter(username=account.user.username).delete()
        audit.note(admin, "account.password", account.code, at=at)
    return password


def reset_second_factor(admin: SignedIn, account: Account, *, at: datetime) -> None:
    _refuse_shared(account)
    with transaction.atomic():
        second_factor.forget(account.user)
        audit.note(admin, "account.second_factor", account.code, at=at)


def deactivate(admin: SignedIn, account: Account, today: date, *, at: datetime) -> None:
    """Nobody signs in with the account any more. Its roles stay on record; what it had handed over ends."""
    _refuse_shared(account)
    with transaction.atomic():
        for org in sorted({one.org for one in account.roles if one.role == Role.ADMIN and one.own and one.now}):
            _refuse_last(admin, account.user, org, today)
        User.objects.filter(pk=account.user.pk).update(is_active=False)
        Membership.objects.filter(stands_in_for=account.user).close(today - timedelta(days=1))
        audit.note(admin, "account.stop", account.code, at=at)


def reactivate(admin: SignedIn, account: Account, *, at: datetime) -> None:
    _refuse_shared(account)
    with transaction.atomic():
        User.objects.filter(pk=account.user.pk).update(is_active=True)
        audit.note(admin, "account.resume", account.code, at=at)


def give_role(
    admin: SignedIn,
    account: Account,
    *,
    org: str,
    role: Role,
    areas: Sequence[str],
    from_day: date | None,
    to_day: date | None,
    at: datetime,
) -> None:
    _refuse_other(admin, org)
    with transaction.atomic():
        User.objects.select_for_update().get(pk=account.user.pk)
        held = Membership.objects.filter(user=account.user, org=org, role=role.value, stands_in_for=None)
        if any(meets(one, from_day, to_day) for one in held):
            sentence = _("Tài khoản này đã giữ vai trò đó trong thời gian này. Chọn thời gian khác.")
            raise Refusal("role.held", sentence, {"from_day": sentence})
        Membership.objects.create(
            user=account.user, org=org, role=role.value, areas=list(areas), from_day=from_day, to_day=to_day
        )
        audit.note(admin, "role.add", account.code, at=at)


def end_role(admin: SignedIn, membership: Membership, last: date, *, at: datetime) -> None:
    """The role is held to the end of `last`. What was handed over from it ends with it; and who then holds no role of
    their own in the organisation stands in for nobody there."""
    _refuse_other(admin, membership.org)
    if membership.to_day is not None and membership.to_day < last:
        sentence = _("Vai trò này kết thúc trước ngày đó rồi. Chọn ngày sớm hơn.")
        raise Refusal("role.ended", sentence, {"to_day": sentence})
    with transaction.atomic():
        if membership.role == Role.ADMIN and membership.stands_in_for_id is None:
            _refuse_last(admin, membership.user, membership.org, last + timedelta(days=1), but=membership.pk)
        Membership.objects.filter(pk=membership.pk).close(last)
        if membership.stands_in_for_id is None:
            there = Membership.objects.filter(org=membership.org)
            there.filter(stands_in_for=membership.user_id, role=membership.role).close(last)
            theirs = there.filter(user=membership.user_id)
            if not theirs.filter(stands_in_for=None).on(last + timedelta(days=1)).exists():
                theirs.filter(stands_in_for__isnull=False).close(last)
        audit.note(admin, "role.end", f"u{membership.user_id}", at=at)


def _refuse_other(admin: SignedIn, org: str) -> None:
    if not admin.in_office and org != admin.org:
        sentence = _("Quản trị của một tổ chức chỉ giao vai trò ở tổ chức đó. Đề nghị đơn vị vận hành thực hiện.")
        raise Refusal("role.other", sentence, {"org": sentence})


def _refuse_shared(account: Account) -> None:
    if account.elsewhere:
        raise Refusal(
            "account.shared",
            _("Tài khoản này còn vai trò ở tổ chức khác. Đề nghị quản trị của đơn vị vận hành thực hiện."),
        )


def _refuse_last(admin: SignedIn, user: User, org: str, day: date, but: int = 0) -> None:
    """Nobody leaves their own organisation without an administrator on `day`; the operating office may leave another
    one without, since it administers there itself."""
    roles = Membership.objects.select_for_update(of=("self",)).filter(
        org=org, role=Role.ADMIN.value, stands_in_for=None
    )
    locked = list(roles.on(day).select_related("user").order_by("id"))
    left = [one for one in locked if one.user.is_active and one.pk != but and (but or one.user_id != user.pk)]
    if not left and org == admin.org:
        raise Refusal(
            "admin.last",
            _("Đây là quản trị cuối cùng của tổ chức. Giao vai trò quản trị cho người khác trước."),
        )
