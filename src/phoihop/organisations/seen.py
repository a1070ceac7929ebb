"""Where it is written down who looked at people. `accounts`, which stands above this app, keeps that list and is handed
down when the project starts; without it nobody's page opens."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from phoihop.records.actors import Viewer


class Note(Protocol):
    def __call__(self, viewer: Viewer, what: str, subject: str = "", *, at: datetime) -> None: ...


def _nobody(viewer: Viewer, what: str, subject: str = "", *, at: datetime) -> None:
    raise LookupError("nobody was handed down to write views of people down")


_installed: Note = _nobody


def install(note: Callable[..., None]) -> None:
    """Called once, when the project starts."""
    global _installed
    _installed = note


def note(viewer: Viewer, what: str, subject: str = "", *, at: datetime) -> None:
    _installed(viewer, what, subject, at=at)
