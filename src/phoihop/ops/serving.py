"""Starting the system: the database brought up to date, then one server with a worker for each core of the machine."""

import os
import sys

from django.conf import settings

from phoihop.intake import receiving, tidying
from phoihop.ops import mail
from phoihop.ops.presence import bring_up_to_date
from phoihop.records.unfinished import put_back


def prepare() -> None:
    """Everything a start needs and a first start makes: folders, tables, what a crash left unfinished."""
    bring_up_to_date()
    put_back()
    receiving.release_claims()
    tidying.tidy()


def serve(address: str, port: int, workers: int) -> int:
    prepare()
    mail.beside()
    _say(f"Phối Hợp chạy tại http://{address}:{port}/ (Ctrl+C để dừng)")
    return _run(address, port, workers)


def demo(address: str, port: int, workers: int) -> int:
    from phoihop.demo import world  # noqa: PLC0415 - an office's own system never loads the demonstration

    prepare()
    if world.is_empty():
        _say("Đang dựng dữ liệu trình diễn…")
        world.build()
    _say(f"Phối Hợp (trình diễn) chạy tại http://{address}:{port}/ (Ctrl+C để dừng)\n")
    _say(f"Mật khẩu của mọi tài khoản trình diễn: {world.PASSWORD}")
    for username, label in world.sign_ins():
        _say(f"  {username:<24} {label}")
    return _run(address, port, workers)


def _run(address: str, port: int, workers: int) -> int:
    from granian import Granian  # noqa: PLC0415 - heavy, and only a server needs it
    from granian.constants import Interfaces  # noqa: PLC0415

    # Workers are new processes: they find settings and data by the environment.
    os.environ["PHOIHOP_DATA"] = str(settings.DATA)
    Granian(
        "phoihop.wsgi:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers or min(2, os.cpu_count() or 1),
        blocking_threads=1,
        log_enabled=False,
        websockets=False,
        workers_kill_timeout=5,
    ).serve()
    return 0


def _say(line: str) -> None:
    print(line, file=sys.stdout, flush=True)  # noqa: T201 - the answer of a command
