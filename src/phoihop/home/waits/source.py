"""What a source of waiting things is.

A source is a query, not a list: the desk puts all of them together and asks once, however many there are. Its columns
are those of `tasks.waiting.columns`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from phoihop.accounts.viewer import SignedIn
from phoihop.home.rules import Waiting
from phoihop.organisations.queries import Name
from phoihop.records.actors import OFFICE, Role
from phoihop.tasks.waiting import Rows
from phoihop.ui.states import State

Names = Mapping[str, Name]
ANSWERING: Final = OFFICE
CONFIRMING: Final = OFFICE | {Role.FOCAL}
INVITED: Final = OFFICE | {Role.FOCAL, Role.UNIT}


@dataclass(frozen=True, kw_only=True)
class Scope:
    """What the desk is asked for: as of which day, and under which agreement (None: all)."""

    today: date
    agreement: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of the union, as `tasks.waiting.columns` gives it."""

    what: str
    key: str
    due: date | None
    text: str
    org: str
    n: int
    m: int


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing on the desk. `verb` and `act` are the one thing to do about it; both empty where there is nothing."""

    waiting: Waiting
    text: str
    note: str
    href: str
    state: State
    verb: str = ""
    act: str = ""
    key: str = ""  # of the row it was made of


@dataclass(frozen=True, kw_only=True)
class Source:
    """`rows` gives the query within the scope, or None where the viewer's role has no part in it; `show` makes an item
    of a row; it is handed the names of the organisations in `org`, and gives None where it turns out that nothing
    waits."""

    what: str
    rows: Callable[[SignedIn, Scope], Rows | None]
    show: Callable[[Row, date, Names], Item | None]
