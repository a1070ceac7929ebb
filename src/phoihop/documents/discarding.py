"""Giving up a file that nobody needs. A file that a record names is never given up.

May be interrupted at any moment, and done by two at once: the row goes first, then the bytes are moved aside, looked at
once more, and only then removed.
"""

import time
from contextlib import suppress
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from phoihop.documents.files import path_of
from phoihop.documents.models import StoredFile
from phoihop.records.models import Attachment

# Somebody who has just brought the same file may be about to issue it.
RECENT: Final = timedelta(hours=1)
_ASIDE: Final = ".aside"


def give_up(sha256: str, owner: str) -> bool | None:
    """True when the bytes are gone, False when others need them, None when it is too early to tell."""
    with transaction.atomic():
        if Attachment.objects.filter(sha256=sha256).exists():
            return False
        mine = StoredFile.objects.select_for_update().filter(sha256=sha256, owner=owner).first()
        if mine is not None and mine.at > timezone.now() - RECENT:
            return None
        if mine is not None:
            mine.delete()
        if StoredFile.objects.filter(sha256=sha256).exists():
            return False
    return _remove(sha256)


def _remove(sha256: str) -> bool | None:
    """Whoever stores the same bytes writes them anew first and makes the row afterwards. So bytes that were written a
    moment ago are somebody's, though no row says so yet: they are put back, which harms nobody, being the same."""
    place = path_of(sha256)
    aside = place.with_name(place.name + _ASIDE)
    try:
        with suppress(FileNotFoundError):
            place.rename(aside)
        if not aside.exists():
            return True
        if aside.stat().st_mtime > time.time() - RECENT.total_seconds() or _wanted(sha256):
            aside.replace(place)
            return None
        aside.unlink()
    except OSError:  # somebody else is at it, or the disk fails: the next time
        return None
    return True


def _wanted(sha256: str) -> bool:
    return StoredFile.objects.filter(sha256=sha256).exists() or Attachment.objects.filter(sha256=sha256).exists()


def put_back() -> int:
    """Bytes that were moved aside when the machine stopped, and that somebody needs. Returns how many."""
    count = 0
    for aside in settings.FILES.glob(f"*/*{_ASIDE}") if settings.FILES.exists() else ():
        sha256 = aside.parent.name + aside.name.removesuffix(_ASIDE)
        if _wanted(sha256):
            aside.replace(path_of(sha256))
            count += 1
        elif aside.stat().st_mtime < time.time() - RECENT.total_seconds():
            aside.unlink(missing_ok=True)
    return count
