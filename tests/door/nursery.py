"""Processes that begin in a hundredth of a second: one that has everything imported forks for each of them.

A child is a process like any other, with its own memory, connections and end; only what Python imports, the same in
all of them, is not done again. The nursery hears of a child through a socket (its environment, its words and where it
reads and writes) and tells back its number, and how it ended.
"""

import importlib
import io
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import traceback
from functools import lru_cache
from pathlib import Path
from typing import IO, Any, NamedTuple

ROOT = Path(__file__).parents[2]
START = "import sys; from tests.door import nursery; nursery.serve(int(sys.argv[1]))"
LONGEST = 100_000  # bytes of what is asked of the nursery


class Child:
    """What `subprocess.Popen` would be of it. `stdout` and `stdin` are pipes of text; errors are kept for the end."""

    def __init__(self, words: tuple[str, ...], environment: dict[str, str]) -> None:
        heard, to_child = os.pipe()
        from_child, says = os.pipe()
        told, tells = os.pipe()
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the child has ended
        asked = json.dumps({"words": words, "environment": environment}).encode()
        socket.send_fds(_nursery().ours, [asked], [heard, says, self._errors.fileno(), tells])
        for end in (heard, says, tells):
            os.close(end)
        self.stdin: IO[str] = os.fdopen(to_child, "w")
        self.stdout: IO[str] = os.fdopen(from_child)
        self._told = os.fdopen(told)
        self.pid = int(self._told.readline())
        self.returncode: int | None = None

    def kill(self) -> None:
        if self.poll() is None:
            os.kill(self.pid, signal.SIGKILL)

    def terminate(self) -> None:
        if self.poll() is None:
            os.kill(self.pid, signal.SIGTERM)

    def errors(self) -> str:
        """What it has complained about so far."""
        number = self._errors.fileno()  # read without moving the place at which it goes on writing
        return os.pread(number, os.fstat(number).st_size, 0).decode("utf-8", "replace")

    def poll(self) -> int | None:
        if self.returncode is None and select.select([self._told], [], [], 0)[0]:
            self._ended()
        return self.returncode

    def communicate(self, timeout: float | None = None) -> tuple[str, str]:
        """What is left of its words, and its errors. One that takes longer than `timeout` seconds is killed."""
        if self.returncode is not None and self._told.closed:
            return "", ""
        stuck = threading.Timer(timeout, os.kill, (self.pid, signal.SIGKILL)) if timeout else None
        if stuck:
            stuck.start()
        if not self.stdin.closed:
            self.stdin.close()
        said = self.stdout.read()
        if self.returncode is None:
            self._ended()
        if stuck:
            stuck.cancel()
        errors = self.errors()
        for file in (self.stdout, self._told, self._errors):
            file.close()
        return said, errors

    def _ended(self) -> None:
        self.returncode = int(self._told.readline())


class _Nursery(NamedTuple):
    ours: socket.socket  # the nursery ends when this is closed
    process: "subprocess.Popen[bytes]"


@lru_cache
def _nursery() -> _Nursery:
    """The nursery of this process."""
    ours, theirs = socket.socketpair()
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "phoihop.settings",
        "PHOIHOP_DATA": tempfile.mkdtemp(prefix="phoihop-nursery-"),
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
    }
    process = subprocess.Popen(
        [sys.executable, "-c", START, str(theirs.fileno())], cwd=ROOT, env=environment, pass_fds=[theirs.fileno()]
    )
    theirs.close()
    return _Nursery(ours, process)


def serve(number: int) -> None:
    """What the nursery does: forks for each child one that forks it and waits for its end."""
    import django

    django.setup()
    importlib.import_module("tests.door.child")
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # those who wait for a child end unasked
    with socket.socket(fileno=number) as asked:
        while True:
            request, ends, _flags, _address = socket.recv_fds(asked, LONGEST, 4)
            if not request:
                return
            if not os.fork():
                asked.close()
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                _wait(json.loads(request), ends)
            for end in ends:
                os.close(end)


def _wait(request: Any, ends: list[int]) -> None:
    *own, tells = ends
    child = os.fork()
    if not child:
        os.close(tells)
        _begin(request, own)
    for end in own:
        os.close(end)
    with os.fdopen(tells, "w") as telling:
        print(child, file=telling, flush=True)
        _pid, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), file=telling)
    os._exit(0)


def _begin(request: Any, ends: list[int]) -> None:
    """The child: its own environment and settings, then its words."""
    for place, end in enumerate(ends):
        os.dup2(end, place)
        os.close(end)
    sys.stdin, sys.stdout = io.TextIOWrapper(io.FileIO(0)), io.TextIOWrapper(io.FileIO(1, "w"))
    sys.stderr = io.TextIOWrapper(io.FileIO(2, "w"))
    code = 1
    try:
        os.environ.clear()
        os.environ.update(request["environment"])
        _settle()
        from django.db import connections

        from tests.door import child

        child.main(list(request["words"]))
        connections.close_all()  # as at the end of any process
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(code)


def _settle() -> None:
    """Settings and connections of this environment in place of the nursery's."""
    from django.conf import settings
    from django.db import connections
    from django.utils.functional import empty

    importlib.reload(sys.modules["phoihop.settings"])
    settings.__dict__.clear()
    settings._wrapped = empty
    connections.__dict__.clear()
    connections.__init__()  # type: ignore[misc]
