"""Who looked at, or took away, what needs an account of it (design: least data)."""

from collections.abc import Mapping
from datetime import datetime

from phoihop.accounts.models import SensitiveView
from phoihop.records.actors import Viewer
from phoihop.records.types import StrOrPromise

_labels: Mapping[str, StrOrPromise] = {}


def note(viewer: Viewer, what: str, subject: str = "", *, at: datetime) -> None:
    """Writes down that this person did `what` with `subject`, both short codes that a program can find again."""
    SensitiveView.objects.create(user=viewer.user, org=viewer.org, what=what, subject=subject[:120], at=at)


def install(labels: Mapping[str, StrOrPromise]) -> None:
    """What the codes are called, from the list at the top of the house. Called once, when the project starts."""
    global _labels
    _labels = labels


def label(what: str) -> str:
    """A code in words; one that is not on the list stands for itself."""
    return str(_labels.get(what, what))


def labels() -> Mapping[str, StrOrPromise]:
    return _labels
