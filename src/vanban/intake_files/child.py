"""The process in which :mod:`.apart` has a file read: bytes on standard input, JSON on standard output."""

import json
import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Final, cast

from .apart import EXIT_MEMORY
from .results import Extracted, Limits, RefusalError

_READERS: Final = {"pdf": "pdf_file", "xlsx": "xlsx_file", "eml": "eml_file", "signatures": "pdf_signatures"}


def main(kind: str, bounds: str) -> int:
    """Read one file of ``kind``; the answer is the extracted text or a refusal."""
    limits = Limits(**json.loads(bounds))
    _confine(limits)
    # pypdf recurses while it follows page trees; a bounded depth turns a loop into an error instead of a crash.
    sys.setrecursionlimit(2_000)
    try:
        module = import_module(f".{_READERS[kind]}", __package__)
        read = cast("Callable[[bytes, Limits], Extracted]", module.read)
        found = read(sys.stdin.buffer.read(), limits)
    except RefusalError as stopped:
        answer: dict[str, object] = {"code": stopped.refused.code, "sentence": stopped.refused.sentence}
    except MemoryError:
        return EXIT_MEMORY
    else:
        answer = {"marked": found.marked, "warnings": found.warnings, "titles": found.titles}
    sys.stdout.write(json.dumps(answer))
    return 0


def _confine(limits: Limits) -> None:
    if os.name != "posix":
        return  # Other systems have the time limit of the parent only.
    import resource  # noqa: PLC0415 - exists on POSIX only

    resource.setrlimit(resource.RLIMIT_AS, (limits.child_memory, limits.child_memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.child_seconds, limits.child_seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
