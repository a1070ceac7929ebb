"""An installation that belongs to one test, used by processes of its own, which can be killed."""

import json
import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

from tests.door.nursery import ROOT, Child

POSTGRES = os.environ.get("DATABASE_URL", "")
PATIENCE = 60  # seconds until a child that says nothing counts as stuck


@dataclass
class Machine:
    """One installation: a data folder and a database. `run` waits for a child; `start` lets it work meanwhile."""

    folder: Path
    url: str
    running: list[Child] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "PHOIHOP_DATA": str(self.folder),
            "PHOIHOP_KEYS": str(self.folder / "keys"),
            "DATABASE_URL": self.url,
            "DJANGO_SETTINGS_MODULE": "phoihop.settings",
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        }

    def start(self, *words: str) -> Child:
        child = Child(words, self.environment)
        self.running.append(child)
        return child

    def run(self, *words: str, code: int = 0) -> list[str]:
        """The lines a child said. Fails when it did not end with `code`."""
        out, err = self.start(*words).communicate(timeout=PATIENCE)
        ended = self.running.pop().returncode
        assert ended == code, f"{words} ended with {ended}:\n{err}"
        return out.splitlines()

    def together(self, *children: tuple[str, ...]) -> list[list[str]]:
        """Lets children that wait for a start begin at the same moment; what each said after it."""
        started = [self.start(*words) for words in children]
        for child in started:
            assert child.stdout.readline().strip() == "ready", child.communicate()[1]
        for child in started:
            child.stdin.write("go\n")
            child.stdin.flush()
        said = []
        for child in started:
            out, err = child.communicate(timeout=PATIENCE)
            assert child.returncode == 0, err
            said.append(out.split())
        return said

    def check(self, *before: str) -> Any:
        """What is there (`child.check`) once a child has carried out the commands `before`."""
        return json.loads(self.run(*before, *(["/"] if before else []), "check")[-1])

    def stop(self) -> None:
        for child in self.running:
            if child.poll() is None:
                child.kill()
            child.communicate()


def _database(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def _on_server(statement: str) -> None:
    import psycopg  # only where the suite runs on it

    with psycopg.connect(_database(POSTGRES, "postgres"), autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[call-overload]


KILLED = -signal.SIGKILL


@contextmanager
def made(folder: Path, *words: str) -> Iterator[Machine]:
    """A machine in a new folder, with a new database, brought to where the child's command `words` brings it; without
    words, as it comes from the shop."""
    name = f"phoihop_{uuid4().hex}"
    machine = Machine(folder, _database(POSTGRES, name) if POSTGRES else "")
    folder.mkdir()
    if POSTGRES:
        _on_server(f'CREATE DATABASE "{name}"')
    try:
        if words:
            machine.run(*words)
        yield machine
    finally:
        if POSTGRES:
            _on_server(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def copied(machine: Machine, folder: Path) -> Iterator[Machine]:
    """A machine with the same folder and database as one on which nothing runs."""
    shutil.copytree(machine.folder, folder)
    name = f"phoihop_{uuid4().hex}"
    if POSTGRES:
        _on_server(f'CREATE DATABASE "{name}" TEMPLATE "{urlsplit(machine.url).path[1:]}"')
    copy = Machine(folder, _database(POSTGRES, name) if POSTGRES else "")
    try:
        yield copy
    finally:
        copy.stop()
        if POSTGRES:
            _on_server(f'DROP DATABASE "{name}" WITH (FORCE)')
