"""The last acts signed in each chain, kept on disk outside the database and its backups.

A signed position is never signed anew: when the database lacks what stands here (a crash between signing and commit,
a transaction rolled back), these very acts are put in again. When the database is older than that, it was restored,
and signing on would fork the chain; so the door stays shut until the recovery procedure has been carried out.

Each chain has two files, written by turns: while one is written the other holds the step before, and a file that was
only half written is known by its hash. So one flush makes a position last, where a new file put in place of the old
one would need a second, of the folder, or be gone after a power cut although the database has the step.
"""

import hashlib
import os
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import orjson
from django.conf import settings


@dataclass(frozen=True, kw_only=True)
class Signed:
    """One act as it was signed: everything needed to store it again."""

    act_id: str
    seq: int
    header: bytes
    signature: bytes
    payload: bytes


@dataclass(frozen=True, kw_only=True)
class Position:
    """The acts of the last step in one chain, and the form that made them."""

    acts: tuple[Signed, ...]
    submission: dict[str, Any] | None

    @property
    def head(self) -> str:
        return self.acts[-1].act_id


_TURNS: Final = ("a", "b")
_HASH: Final = 64


def _folder() -> Path:
    return Path(settings.KEYS) / "positions"


def _stem(space: str, org: str, key: str) -> str:
    name = hashlib.sha256(f"{space}\n{org}\n{key}".encode("ascii")).hexdigest()
    return f"{_folder()}/{name[:2]}/{name}."


def read(space: str, org: str, key: str) -> Position | None:
    """What was last signed in this chain; None when nothing was."""
    return _newest(_stem(space, org, key))[0]


def everywhere() -> Iterator[Position]:
    """The position of every chain that was ever signed from here."""
    stems = {str(path)[:-1] for turn in _TURNS for path in _folder().glob(f"*/*.{turn}")}
    for stem in sorted(stems):
        position, _ = _newest(stem)
        if position is not None:
            yield position


def _newest(stem: str) -> tuple[Position | None, str]:
    """The newer of a chain's two positions, and the turn that holds it."""
    held = [(position, turn) for turn in _TURNS if (position := _read(stem + turn))]
    return max(held, key=lambda one: one[0].acts[-1].seq, default=(None, _TURNS[-1]))


def _read(path: str) -> Position | None:
    try:
        with open(path, "rb", buffering=0) as file:
            raw = file.read()
    except FileNotFoundError:
        return None
    digest, content = raw[:_HASH], raw[_HASH:]
    if hashlib.sha256(content).hexdigest().encode("ascii") != digest:
        return None  # half written: that step was never confirmed
    stored = orjson.loads(content)
    acts = tuple(
        Signed(
            act_id=act["act_id"],
            seq=act["seq"],
            header=b64decode(act["header"]),
            signature=b64decode(act["signature"]),
            payload=b64decode(act["payload"]),
        )
        for act in stored["acts"]
    )
    return Position(acts=acts, submission=stored["submission"])


def write(space: str, org: str, key: str, position: Position) -> None:
    """On disk before the acts may leave the process, and the position before it still there until then."""
    stem = _stem(space, org, key)
    _, turn = _newest(stem)
    stored = {
        "acts": [
            {
                "act_id": act.act_id,
                "seq": act.seq,
                "header": b64encode(act.header).decode("ascii"),
                "signature": b64encode(act.signature).decode("ascii"),
                "payload": b64encode(act.payload).decode("ascii"),
            }
            for act in position.acts
        ],
        "submission": position.submission,
    }
    content = orjson.dumps(stored)
    handle = _open(stem + _TURNS[_TURNS.index(turn) - 1])
    try:
        _fill(handle, hashlib.sha256(content).hexdigest().encode("ascii") + content)
    finally:
        os.close(handle)


def _fill(handle: int, raw: bytes) -> None:
    """Flushed to the disk, or, where there is no room, made void: a step that was refused is not to come back."""
    try:
        done = 0
        while done < len(raw):
            done += os.write(handle, raw[done:])
        os.ftruncate(handle, len(raw))
        os.fdatasync(handle)
    except OSError:
        with suppress(OSError):
            os.ftruncate(handle, 0)
        raise


def _open(path: str) -> int:
    """The file, for writing over what it holds. The first time it is made, and its name made to last."""
    with suppress(FileNotFoundError):
        return os.open(path, os.O_WRONLY)
    folder = Path(path).parent
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    for upper in (folder, folder.parent, folder.parent.parent):
        descriptor = os.open(upper, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)
    return handle


def counted(org: str) -> tuple[str, str] | None:
    """The space and key of the chain in which the last step stands that took a number of this organisation."""
    try:
        words = _counted(org).read_text("ascii").split()
    except FileNotFoundError:
        return None
    return words[0], words[1]


def note_counted(org: str, space: str, key: str) -> None:
    """On disk before the position of that step: after a crash the next number is not given before that step is put
    back, although it may stand in another chain."""
    if counted(org) == (space, key):
        return
    path = _counted(org)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_suffix(".new")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(f"{space} {key}\n".encode("ascii"))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    for folder in (path.parent, path.parent.parent):
        descriptor = os.open(folder, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)


def _counted(org: str) -> Path:
    return Path(settings.KEYS) / "counted" / org
