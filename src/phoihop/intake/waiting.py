"""The waiting room: files that were brought but not opened yet, each under the id of its reading.

They lie apart from the files that are kept: what turns out to be unreadable or secret has never been among those, nor
in a backup. A waiting file outlives the process that was opening it.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings

from phoihop.documents.files import CHUNK, Readable, refusal_of


def _room() -> Path:
    return Path(settings.FILES) / "waiting"


def place_of(pk: UUID) -> Path:
    return _room() / str(pk)


def keep(file: Readable, pk: UUID, name: str) -> None:
    """Keeps a file for its reading. Raises `Refusal`; then nothing is there."""
    place = place_of(pk)
    try:
        _room().mkdir(parents=True, exist_ok=True)
        with place.open("xb") as kept:
            for chunk in _chunks(file):
                kept.write(chunk)
            kept.flush()
            os.fsync(kept.fileno())
    except OSError as error:
        place.unlink(missing_ok=True)
        raise refusal_of(error, name) from error


def _chunks(file: Readable) -> Iterator[bytes]:
    seek = getattr(file, "seek", None)
    if seek:
        seek(0)
    while chunk := file.read(CHUNK):
        yield chunk


def let_go(pk: UUID) -> None:
    place_of(pk).unlink(missing_ok=True)


def left() -> Iterator[Path]:
    """Every file in the room."""
    room = _room()
    if room.is_dir():
        yield from (path for path in room.iterdir() if path.is_file())
