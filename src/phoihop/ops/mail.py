"""Sending what is due by mail: once by a command, or every minute beside the server. Both may run at the same time, and
several of each: a digest belongs to whoever claimed it (`notices.digests`)."""

import logging
import sys
import threading
from typing import Final

from django.db import close_old_connections, connection

from phoihop.notices import digests, mailing

EVERY: Final = 60.0  # seconds
_log = logging.getLogger(__name__)


def run() -> int:
    """`phoihop digest`."""
    if not mailing.ready():
        print("Chưa đặt máy chủ thư (PHOIHOP_MAIL) nên không gửi thư nào.")  # noqa: T201 - the answer of a command
        return 0
    done = digests.run()
    print(f"Đã gửi {done.sent} thư, {done.nothing} người không có việc mới, {done.failed} thư chưa gửi được.")  # noqa: T201
    return 1 if done.failed else 0


def beside(stop: threading.Event | None = None) -> threading.Thread | None:
    """Starts the rounds in a thread of their own; none without a mail server. No page waits for them."""
    if not mailing.ready():
        return None
    thread = threading.Thread(target=_rounds, args=(stop or threading.Event(),), name="mail", daemon=True)
    thread.start()
    return thread


def _rounds(stop: threading.Event) -> None:
    while not stop.wait(EVERY):
        close_old_connections()
        try:
            digests.run()
        except Exception:
            # The next round tries again: mail must never take the server down.
            _log.exception("a round of mail failed")
            print("Một lượt gửi thư gặp lỗi; lượt sau thử lại.", file=sys.stderr)  # noqa: T201 - the answer of a server
        finally:
            connection.close()
