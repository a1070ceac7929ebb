"""Papers that nobody wants any more, and their files. Every step may be interrupted and is done again the next time.

A row goes last: while it is there, what it leads to is found again. A file goes only when no record and no other paper
needs its bytes.
"""

import hashlib
import time
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from phoihop.documents import discarding
from phoihop.intake import waiting
from phoihop.intake.models import Reading

# How long a dropped paper can be taken back.
KEPT: Final = timedelta(days=30)
_MOST: Final = 500
# A file without a row may belong to a row that is being written at this moment.
_SETTLED: Final = 3600


def empty(rows: QuerySet[Reading]) -> int:
    """Takes the words out of these papers. Their files follow in `tidy`."""
    count = 0
    for pk, text, file in rows.values_list("pk", "text", "file"):
        # The text was stored as a file of its own if somebody tried to issue from it.
        wanted = [file["sha256"]] if file else []
        named = {"sha256s": [*wanted, hashlib.sha256(text.encode()).hexdigest()]}
        count += Reading.objects.filter(pk=pk, state__in=(Reading.State.DROPPED, Reading.State.REFUSED)).update(
            state=Reading.State.GONE, text="", items=[], undo=[], whole={}, tables=[], typed={}, remarks=[], file=named
        )
    return count


def tidy() -> int:
    """Papers dropped or refused long ago go for good, and files that nobody needs. Returns how many papers went."""
    discarding.put_back()
    old = timezone.now() - KEPT
    empty(Reading.objects.filter(state=Reading.State.DROPPED, dropped_at__lt=old)[:_MOST])
    empty(Reading.objects.filter(state=Reading.State.REFUSED, updated_at__lt=old)[:_MOST])
    count = 0
    for pk, org, file in Reading.objects.filter(state=Reading.State.GONE).values_list("pk", "org", "file")[:_MOST]:
        waiting.let_go(pk)
        done = [let_go_of(sha256, org) for sha256 in file.get("sha256s", ())]
        if None not in done:
            Reading.objects.filter(pk=pk).delete()
            count += 1
    _drop_strangers()
    return count


def let_go_of(sha256: str, org: str) -> bool | None:
    """Gives up an organisation's hold on a file that it brought to read. True when the bytes are gone, False when
    others need them, None when it is too early to tell."""
    if Reading.objects.filter(org=org, file__sha256=sha256).exists():
        return False
    return discarding.give_up(sha256, org)


def _drop_strangers() -> None:
    """Files in the waiting room whose paper is no longer waiting."""
    found = {}
    for path in waiting.left():
        try:
            found[UUID(path.name)] = path
        except ValueError:
            continue
    known = set(Reading.objects.filter(pk__in=found).values_list("pk", flat=True)) if found else set()
    for pk, path in found.items():
        if pk not in known and path.stat().st_mtime < time.time() - _SETTLED:
            path.unlink(missing_ok=True)
