"""What was last done to keep this installation safe: a backup, a restore, a verification, a trial of a restore.

One small file in the data folder, outside the database: a restore must not bring back what was so before it. It only
informs; nothing depends on it, and what cannot be written down is not held against the work that was done.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import orjson
from django.conf import settings
from django.utils import timezone


class Work(StrEnum):
    BACKUP = "backup"
    RESTORE = "restore"
    VERIFY = "verify"
    TRIAL = "trial"  # a restore on another machine, as an administrator said


@dataclass(frozen=True, kw_only=True)
class Done:
    """When it was last done, whether it went well, and one line about it."""

    at: datetime
    well: bool
    said: str


def note(work: Work, *, well: bool = True, said: str = "", at: datetime | None = None) -> None:
    """Writes down that `work` was done."""
    known = _read()
    known[work.value] = {"at": (at or timezone.now()).isoformat(timespec="seconds"), "well": well, "said": said}
    path = _path()
    fresh = path.with_suffix(".new")
    with suppress(OSError):
        fresh.write_bytes(orjson.dumps(known))
        os.replace(fresh, path)


def last() -> Mapping[Work, Done]:
    """What is known. A file that cannot be read says nothing."""
    found = {}
    for name, one in _read().items():
        with suppress(KeyError, TypeError, ValueError):
            at = datetime.fromisoformat(one["at"])
            found[Work(name)] = Done(at=at, well=one["well"], said=one["said"])
    return found


def _path() -> Path:
    return Path(settings.DATA) / "upkeep.json"


def _read() -> dict[str, dict[str, Any]]:
    try:
        known = orjson.loads(_path().read_bytes())
    except (OSError, orjson.JSONDecodeError):
        return {}
    return known if isinstance(known, dict) else {}
