"""`phoihop setup`: the office that runs this installation, its keys, and the first administrator."""

import secrets
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from phoihop.accounts.models import Membership, User
from phoihop.ops.serving import prepare
from phoihop.records import keyring
from phoihop.records.actors import Actor, Role
from phoihop.records.door import issue
from phoihop.records.kinds import Draft
from phoihop.records.models import Statement

USERNAME = "quantri"


def run() -> int:
    """Asks for the names and prints the first password once. Refuses where it has been done."""
    prepare()
    if Statement.objects.exists() or User.objects.exists():
        _say("Hệ thống này đã được thiết lập. Đăng nhập bằng tài khoản quản trị để làm tiếp.")
        return 1
    name = input("Tên đầy đủ của đơn vị vận hành: ").strip()
    short = input("Tên viết tắt: ").strip()
    if not name or not short:
        _say("Chưa có tên đơn vị vận hành hoặc tên viết tắt. Chạy lại và nhập đủ hai tên.")
        return 1
    password = create(name, short)
    _say(f"Đã thiết lập. Tài khoản quản trị: {USERNAME}. Mật khẩu, chỉ hiện lần này: {password}")
    _say("Chép thư mục khóa ra hai nơi trước khi dùng thật (docs/how-to/backup.md), rồi chạy: phoihop serve")
    return 0


def create(name: str, short: str) -> str:
    """The operating office with its keys and its entry in the directory, and an administrator. Gives the password."""
    with transaction.atomic():
        org = keyring.create(name, None).org
    data = {"org": org, "names": [{"name": name, "short": short}], "body_kind": "state", "family": "state"}
    issue(
        [Draft(kind="organisation", rec=uuid4(), data=data)],
        actor=Actor(user="setup", org=org, role=Role.ADMIN),
        at=timezone.now(),
        declared=True,
    )
    password = secrets.token_urlsafe(12)
    user = User.objects.create_user(USERNAME, f"Quản trị – {short}", password)
    Membership.objects.create(user=user, org=org, role=Role.ADMIN)
    return password


def _say(line: str) -> None:
    print(line)  # noqa: T201 - the answer of a command
