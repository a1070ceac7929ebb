"""Files of the key folder to which a line is added and from which none is taken away."""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import orjson


def append(path: Path, stored: Mapping[str, str]) -> None:
    """On disk when this returns; where there is no room, the file is as it was."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        size = os.fstat(handle).st_size
        # What a power cut left of a line must not swallow this one.
        seam = b"\n" if size and os.pread(handle, 1, size - 1) != b"\n" else b""
        _fill(handle, seam + orjson.dumps(stored) + b"\n", size)
    finally:
        os.close(handle)


def _fill(handle: int, raw: bytes, size: int) -> None:
    try:
        done = 0
        while done < len(raw):
            done += os.write(handle, raw[done:])
        os.fsync(handle)
    except OSError:
        with suppress(OSError):
            os.ftruncate(handle, size)
        raise


def read(path: Path) -> Iterator[dict[str, str]]:
    """The lines that were written whole. Of one that was cut off, what it was to last for was never confirmed; one
    that is damaged otherwise is not passed over."""
    if path.exists():
        for line in path.read_bytes().splitlines():
            if line.endswith(b"}"):
                yield orjson.loads(line)
