"""What waits for a viewer today."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import TextField, Value
from django.db.models.functions import Cast, Concat

from phoihop.accounts.viewer import SignedIn
from phoihop.home.models import Handling
from phoihop.home.rules import Mine, order_of
from phoihop.home.sources import AGREEMENT, MEETING, SOURCES, agreements, meetings
from phoihop.home.waits.source import Item, Row, Scope
from phoihop.organisations.queries import names
from phoihop.records.actors import STAFF
from phoihop.tasks.waiting import MOST, MOST_LATE, Rows, columns

HANDLED: Final = "handled"
# As many as a desk could hold many times over; the oldest are long done.
MOST_HANDLED: Final = 400

LIMITS: Final = {
    "part": MOST,
    "asked": MOST,
    "invited": MOST,
    "to-answer": MOST,
    "to-judge": MOST,
    "to-take": MOST,
    "to-complete": MOST,
    "unanswered": MOST_LATE,
    "late": MOST_LATE,
    "all-late": MOST_LATE,
}


@dataclass(frozen=True, kw_only=True)
class Handler:
    """Who has taken something on."""

    user: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What waits, in the order of the page, the meetings ahead, and the agreements it may be narrowed to. `cut`: a
    source gave as much as the desk takes, so there may be more."""

    items: tuple[Item, ...]
    handlers: dict[str, Handler]  # by the key of an item
    meetings: tuple[Row, ...]
    agreements: tuple[tuple[str, str], ...]
    cut: bool


def desk(viewer: SignedIn, wanted: Scope, mine: Mine = Mine.ALL) -> Desk:
    """Two statements, however many sources there are: what waits, and the names in it. None for a role without
    papers."""
    today = wanted.today
    statement = _statement(viewer, wanted)
    if statement is None:
        return Desk(items=(), handlers={}, meetings=(), agreements=(), cut=False)
    with connection.cursor() as cursor:
        cursor.execute(*statement)
        found = [_row(*values) for values in cursor.fetchall()]
    shows = {source.what: source.show for source in SOURCES}
    called = names(row.org for row in found if row.what in shows and row.org)
    made = ((row, shows[row.what](row, today, called)) for row in found if row.what in shows)
    shown = (replace(item, key=row.key) if item else None for row, item in made)
    handlers = {row.key: Handler(user=row.org, label=row.text) for row in found if row.what == HANDLED}
    items = [item for item in shown if item is not None and _is_wanted(handlers.get(item.key), viewer, mine)]
    return Desk(
        handlers=handlers,
        items=tuple(sorted(items, key=lambda item: order_of(item.waiting, today))),
        meetings=tuple(sorted((row for row in found if row.what == MEETING), key=lambda row: row.due or today)),
        agreements=_to_choose_from(found, wanted),
        cut=any(sum(row.what == what for row in found) >= most for what, most in LIMITS.items()),
    )


@lru_cache(maxsize=512)
def _statement(viewer: SignedIn, wanted: Scope) -> tuple[str, tuple[Any, ...]] | None:
    """What asks all sources at once. To put it together takes longer than to carry it out, and longer with every
    source, so it is kept: for one viewer it is the same all day."""
    sources = (*(source.rows for source in SOURCES), meetings, agreements, _handled)
    asked = [rows for source in sources if (rows := source(viewer, wanted)) is not None]
    return asked[0].union(*asked[1:], all=True).query.sql_with_params() if asked else None


def _handled(viewer: SignedIn, wanted: Scope) -> Rows | None:
    """What somebody of the office has taken on."""
    if viewer.role not in STAFF:
        return None
    ours = Handling.objects.filter(org=viewer.org)
    newest = ours.filter(pk__in=ours.order_by("-at").values("pk")[:MOST_HANDLED]).annotate(
        who=Concat(Value("u"), Cast("user_id", TextField()), output_field=TextField())
    )
    return newest.order_by().values_list(*columns(HANDLED, key="key", text="user__label", org="who"))


def _is_wanted(handler: Handler | None, viewer: SignedIn, mine: Mine) -> bool:
    if mine == Mine.MINE:
        return handler is not None and handler.user == viewer.user
    return mine == Mine.ALL or handler is None


def _row(what: str, key: str, due: date | str | None, text: str, org: str, n: int, m: int) -> Row:
    day = date.fromisoformat(due) if isinstance(due, str) else due  # SQLite knows no days
    return Row(what=what, key=str(UUID(key)), due=day, text=text, org=org, n=n, m=m)


def _to_choose_from(found: list[Row], wanted: Scope) -> tuple[tuple[str, str], ...]:
    """Agreements by id, each with its label, in the order of their numbers: those in force, and the one chosen."""
    rows = [row for row in found if row.what == AGREEMENT]
    here = [row for row in rows if row.due is None or row.due >= wanted.today or row.key == str(wanted.agreement)]
    labels = [(row.key, f"{row.org}: {row.text}" if row.org else row.text) for row in here]
    return tuple(sorted(labels, key=lambda choice: choice[1]))
