"""What upper apps add to the pages of an agreement. This app knows none of them: the top of the house installs them
when the project starts, as it installs the kinds of record."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from phoihop.records.actors import Viewer
from phoihop.records.fields import Data
from phoihop.records.types import StrOrPromise


@dataclass(frozen=True, kw_only=True)
class Activity:
    """What has happened under one article of an agreement, in one area. `article` is its number, empty for what
    names an area only; `last_day` is the newest day of anything said of it, `last` says in a few words what."""

    article: str
    area: str
    tasks: int
    late: int
    last_day: date | None
    last: str = ""


@dataclass(frozen=True, kw_only=True)
class Tab:
    """A list of another app, narrowed to one agreement. `place` names its page, `parameter` what narrows it."""

    place: str
    label: StrOrPromise
    parameter: str = "quy-che"


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of what is confirmed, as an office reads it."""

    heading: str
    lines: tuple[str, ...]


# From a record, the versions it names by fingerprint, and what an organisation is called.
Teller = Callable[[Data, Mapping[str, Data], Callable[[str], str]], Sequence[Part]]
Reader = Callable[[Viewer, UUID, date], Sequence[Activity]]


@dataclass(frozen=True, kw_only=True)
class Contributions:
    """`activity` gives what has happened under an agreement as of a day, in one statement. `tabs` stand between the
    agreement's own; `plan_form` and `plan_page` name the pages where a plan is made (of an agreement) and shown;
    `printed` are the kinds whose own page shows what is to be confirmed as it will be printed; `told` tell a kind as an
    office reads it, before every field of it."""

    activity: Reader = field(default=lambda viewer, agreement, today: ())
    tabs: tuple[Tab, ...] = ()
    plan_form: str = ""
    plan_page: str = ""
    printed: frozenset[str] = frozenset()
    told: Mapping[str, Teller] = field(default_factory=dict)


_installed = Contributions()


def install(contributions: Contributions) -> None:
    """Called once, when the project starts."""
    global _installed
    _installed = contributions


def installed() -> Contributions:
    return _installed
