"""One thread of each server process opens the waiting papers, one after another.

There is no queue but the rows themselves: what a process leaves undone when it ends is found again by whoever looks at
the paper or the list, and by the thread whenever it has finished another.
"""

from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from threading import Lock
from uuid import UUID

from django.db import connection

from phoihop.intake.models import Reading
from phoihop.intake.receiving import read_waiting, unclaimed

_asked: dict[UUID, "Future[None]"] = {}
_lock = Lock()


@cache
def _pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="intake")


def start(pk: UUID) -> "Future[None]":
    """Has a waiting paper opened. Asked twice it is opened once."""
    with _lock:
        if pk not in _asked:
            _asked[pk] = _pool().submit(_work, pk)
        return _asked[pk]


def look_after(reading: Reading) -> None:
    """Sees to it that a waiting paper is being opened by somebody."""
    if reading.state == Reading.State.WAITING and unclaimed().filter(pk=reading.pk).exists():
        start(reading.pk)


def _work(pk: UUID) -> None:
    try:
        read_waiting(pk)
        with _lock:
            asked = [*_asked]
        for other in unclaimed().exclude(pk__in=asked).values_list("pk", flat=True)[:20]:
            read_waiting(other)
    finally:
        with _lock:
            _asked.pop(pk, None)
        connection.close()
