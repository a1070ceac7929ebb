"""Who sits where in the tests of accounts."""

from datetime import date, timedelta
from typing import Any

from django.test import Client
from django.utils import timezone
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from phoihop.accounts.models import Membership, User
from phoihop.records.actors import Role
from tests import cast
from tests.cast import World

PASSWORD = "mat-khau-thu-nghiem"


def typed_day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def today(days: int = 0) -> date:
    return timezone.localdate() + timedelta(days=days)


def at(world: World, org: str, role: Role = Role.CLERK, username: str = "") -> tuple[Client, User]:
    """A window of a new account."""
    user = cast.account(world, org, role, username)
    client = Client()
    client.force_login(user)
    return client, user


def held(world: World, user: User, org: str, role: Role, **span: Any) -> Membership:
    return Membership.objects.create(user=user, org=world.orgs[org], role=role.value, **span)


def sign_in(username: str, password: str = PASSWORD, token: str = "", client: Client | None = None) -> Any:
    typed = {"username": username, "password": password, "token": token}
    return (client or Client()).post("/dang-nhap/", typed)


def code(user: User, later: int = 0) -> str:
    """What the telephone shows now, or some steps of 30 seconds later."""
    device = TOTPDevice.objects.get(user=user)
    return f"{totp(device.bin_key, drift=later):06d}"


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()
