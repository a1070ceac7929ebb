"""Two-step sign-in (xác thực hai lớp): a code from a telephone beside the password, and codes on paper for the day the
telephone is lost. Keys, checks and counting of failures are django-otp's."""

from base64 import b32encode
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import segno
from django.core import signing
from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice, default_key
from markupsafe import Markup

from phoihop.accounts.models import User
from phoihop.records.refusals import Refusal

CODES: Final = 10
DIGITS: Final = 6
_SALT: Final = "phoihop.second_factor"
_FRESH: Final = 3600


@dataclass(frozen=True, kw_only=True)
class State:
    """Whether it is on, since when, and how many codes on paper are left."""

    on: bool
    since: datetime | None = None
    left: int = 0


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A key that is not in use yet: to be photographed or typed. `kept` carries it, signed, to the next request."""

    picture: Markup
    key: str
    kept: str


def state(user: User) -> State:
    """Two statements, one where it is off."""
    device = TOTPDevice.objects.filter(user=user, confirmed=True).first()
    if device is None:
        return State(on=False)
    codes = StaticDevice.objects.filter(user=user).aggregate(left=Count("token_set"))
    return State(on=True, since=device.created_at, left=codes["left"])


def is_on(user: User) -> bool:
    return bool(TOTPDevice.objects.filter(user=user, confirmed=True).exists())


def accepts(user: User, code: str) -> bool:
    """Whether this is the telephone's code of now, or one of the codes on paper, which is thereby used up."""
    code = plain(code)
    model = TOTPDevice if code.isdigit() and len(code) == DIGITS else StaticDevice
    with transaction.atomic():
        devices = model.objects.select_for_update().filter(user=user, confirmed=True)
        return any(device.verify_token(code) for device in devices)


def offer(user: User, kept: str = "") -> Offer:
    """A new key, or the one that was offered before and came back in the form."""
    key = _key_in(user, kept) or default_key()
    device = TOTPDevice(user=user, key=key)
    text = b32encode(bytes.fromhex(key)).decode("ascii")
    picture = segno.make(device.config_url, error="m").svg_inline(scale=4, border=4, dark="#000", light="#fff")
    return Offer(
        picture=Markup(picture),  # noqa: S704 - drawn here, from figures only
        key=" ".join(text[at : at + 4] for at in range(0, len(text), 4)),
        kept=signing.dumps({"user": user.pk, "key": key}, salt=_SALT),
    )


def turn_on(user: User, kept: str, code: str) -> list[str]:
    """Puts the offered key in use once a code proves that the telephone has it. Gives the codes for paper."""
    key = _key_in(user, kept)
    if not key:
        raise Refusal("factor.old", _("Trang này đã mở quá lâu. Quét lại mã mới rồi nhập mã 6 chữ số."))
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        if TOTPDevice.objects.filter(user=user).exists():
            raise Refusal("factor.on", _("Xác thực hai lớp đã bật rồi. Mở lại trang Cài đặt cá nhân."))
        if not TOTPDevice(user=user, key=key, confirmed=True).verify_token(plain(code)):
            sentence = _("Mã không khớp. Kiểm tra giờ trên điện thoại, rồi nhập mã đang hiện.")
            raise Refusal("factor.code", sentence, {"token": sentence})
        return _fresh_codes(user)


def renew_codes(user: User) -> list[str]:
    """Ten new codes for paper; the old ones count no more."""
    with transaction.atomic():
        if not TOTPDevice.objects.select_for_update().filter(user=user, confirmed=True).exists():
            raise Refusal("factor.off", _("Xác thực hai lớp chưa bật. Bật trước khi lấy mã dự phòng."))
        return _fresh_codes(user)


def forget(user: User) -> None:
    """Signing in takes the password alone again."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()


def plain(code: str) -> str:
    """A code as typed, without what was put in for the eye."""
    return code.replace(" ", "").replace("-", "").lower()


def _fresh_codes(user: User) -> list[str]:
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="recovery")
    codes = [StaticToken.random_token() for _n in range(CODES)]
    StaticToken.objects.bulk_create([StaticToken(device=device, token=code) for code in codes])
    return [f"{code[:4]}-{code[4:]}" for code in codes]


def _key_in(user: User, kept: str) -> str:
    try:
        found = signing.loads(kept, salt=_SALT, max_age=_FRESH) if kept else {}
    except signing.BadSignature:
        return ""
    return str(found["key"]) if found.get("user") == user.pk else ""
