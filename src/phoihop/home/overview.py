"""Tổng quan: per agreement and per side what is late, unanswered, missing and coming. For an office head.

The numbers are those of the lists they lead to: each is counted through the same filter. Three statements, however many
agreements there are: what is counted, what agreements are called, the names of bodies.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import Count, DateField, F, Q, QuerySet, TextField, UUIDField, Value

from phoihop.accounts.viewer import SignedIn
from phoihop.agreements import waiting as confirming
from phoihop.agreements.choices import Choices, choices
from phoihop.organisations.queries import Name, names
from phoihop.recommendations import filters as matters
from phoihop.recommendations import lists as matter_lists
from phoihop.recommendations.rules import Stage as MatterStage
from phoihop.reports import expecting
from phoihop.tasks import filters, lists
from phoihop.tasks.rules import Stage

MONTHS: Final = 12
MOST_WAITING: Final = 6
_COLUMNS: Final = ("what", "key", "org", "stage", "day", "text", "n", "late", "soon")
_NONE: Final = UUID(int=0)
_NO_DAY: Final = date(1945, 1, 1)


@dataclass(kw_only=True)
class Line:
    """The numbers of one agreement or one side."""

    open: int = 0
    soon: int = 0
    late: int = 0
    awaited: int = 0
    unanswered: int = 0

    def __add__(self, other: "Line") -> "Line":
        return Line(**{name: getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__})

    @property
    def weight(self) -> tuple[int, int, int]:
        return -(self.late + self.unanswered), -self.soon, -(self.open + self.awaited)


@dataclass(frozen=True, kw_only=True)
class Unconfirmed:
    """What sides have not confirmed: how many of how many."""

    subject: UUID
    title: str
    sides: int
    awaited: int


@dataclass(frozen=True, kw_only=True)
class Missing:
    """The reports of one period that its units have not sent; `own`: one that our organisation itself has to send."""

    regime: UUID
    title: str
    period: str
    due: date
    units: int
    missing: int
    own: bool


@dataclass(frozen=True, kw_only=True)
class Month:
    """The tasks due in one month."""

    first: date
    in_time: int = 0
    late: int = 0
    open: int = 0

    @property
    def all(self) -> int:
        return self.in_time + self.late + self.open


@dataclass(frozen=True, kw_only=True)
class Overview:
    agreements: dict[str, Line] = field(default_factory=dict)
    sides: dict[str, Line] = field(default_factory=dict)
    unconfirmed: tuple[Unconfirmed, ...] = ()
    missing: tuple[Missing, ...] = ()
    months: tuple[Month, ...] = ()
    offered: Choices = field(default_factory=Choices)
    names: dict[str, Name] = field(default_factory=dict)

    @property
    def total(self) -> Line:
        return sum(self.agreements.values(), Line())


def overview(viewer: SignedIn, wanted: filters.Filter, answers: matters.Filter) -> Overview:
    with connection.cursor() as cursor:
        cursor.execute(*_statement(viewer, wanted, answers))
        rows = [dict(zip(_COLUMNS, row, strict=True)) for row in cursor.fetchall()]
    of: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        of[row["what"]].append(row)
    agreements: dict[str, Line] = defaultdict(Line)
    sides: dict[str, Line] = defaultdict(Line)
    for row in (*of["task"], *of["matter"]):
        line = _line(row)
        if row["key"] is None or _uuid(row["key"]) != _NONE:
            agreements[str(_uuid(row["key"])) if row["key"] else ""] += line
        if row["org"]:
            sides[row["org"]] += line
    return Overview(
        agreements={key: line for key, line in agreements.items() if any(vars(line).values())},
        sides={key: line for key, line in sides.items() if any(vars(line).values())},
        unconfirmed=tuple(
            Unconfirmed(subject=_uuid(row["key"]), title=row["text"], sides=row["n"], awaited=row["late"])
            for row in of["unconfirmed"]
        ),
        missing=tuple(_missing(row) for row in (*of["owed"], *of["missing"])),
        months=_months(of["month"], wanted.today),
        offered=choices(viewer),
        names=names(sides),
    )


def _uuid(value: UUID | str) -> UUID:
    """SQLite keeps ids as text."""
    return UUID(str(value))


def _line(row: dict[str, Any]) -> Line:
    if row["what"] == "task":
        return Line(open=row["n"] - row["late"], soon=row["soon"], late=row["late"])
    return Line(awaited=row["n"] - row["late"], unanswered=row["late"])


def _day(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _missing(row: dict[str, Any]) -> Missing:
    return Missing(
        regime=_uuid(row["key"]),
        title=row["text"],
        period=row["org"],
        due=_day(row["day"]),
        units=row["n"],
        missing=row["late"],
        own=row["what"] == "owed",
    )


def first_month(today: date) -> date:
    """The first of the months shown; this one is the last."""
    return _month(today.year * 12 + today.month - MONTHS)


def _month(number: int) -> date:
    """The first day of a month counted from the beginning of our era."""
    return date(number // 12, number % 12 + 1, 1)


def _months(rows: list[dict[str, Any]], today: date) -> tuple[Month, ...]:
    found: dict[date, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        found[_day(row["day"]).replace(day=1)][row["stage"]] += row["n"]
    last = today.year * 12 + today.month - 1
    starts = [_month(one) for one in range(last - MONTHS + 1, last + 1)]
    return tuple(
        Month(
            first=one,
            in_time=found[one][Stage.DONE],
            late=found[one][Stage.DONE_LATE],
            open=found[one][Stage.OPEN],
        )
        for one in starts
    )


@lru_cache(maxsize=256)
def _statement(viewer: SignedIn, wanted: filters.Filter, answers: matters.Filter) -> tuple[str, tuple[Any, ...]]:
    """One statement of all that is counted. To put it together takes longer than to carry it out, so it is kept."""
    arms = [
        _tasks(viewer, wanted, "agreement"),
        _tasks(viewer, wanted, "lead"),
        _matters(viewer, answers),
        _unconfirmed(viewer, wanted),
        _by_month(viewer, wanted),
    ]
    if wanted.agreement is None:  # reports belong to no agreement
        arms += [_owed(viewer, wanted), _reports(viewer, wanted)]
    return arms[0].union(*arms[1:], all=True).query.sql_with_params()


def _columns(rows: QuerySet[Any], what: str, **given: F) -> QuerySet[Any]:
    """The nine columns, each of the same kind in every arm. What an arm does not give is a constant: anything that is
    worked out would be grouped by."""
    empty: dict[str, Value] = {
        "key": Value(_NONE, UUIDField()),
        "day": Value(_NO_DAY, DateField()),
        "org": Value("", TextField()),
        "text": Value("", TextField()),
    }
    named: dict[str, Any] = {
        f"c_{name}": given.get(name) or empty.get(name) or Value(0) for name in _COLUMNS if name != "what"
    }
    found: QuerySet[Any] = rows.annotate(c_what=Value(what, TextField()), **named)
    return found.values_list(*(f"c_{name}" for name in _COLUMNS))


def _tasks(viewer: SignedIn, wanted: filters.Filter, column: str) -> QuerySet[Any]:
    """The open ones by "agreement", or by "lead"."""
    named = {"org" if column == "lead" else "key": F(column)}
    counted = lists.open_by(viewer, wanted, column)
    return _columns(counted, "task", **named, n=F("number"), late=F("overdue"), soon=F("ahead"))


def _matters(viewer: SignedIn, wanted: matters.Filter) -> QuerySet[Any]:
    """Recommendations that are awaited, by agreement and who is to answer."""
    rows = matter_lists.matching(viewer, wanted, any_state=True).filter(stage=MatterStage.AWAITED).order_by()
    counted = rows.values("agreement", "holder").annotate(
        number=Count("pk"), overdue=Count("pk", filter=Q(due__lt=wanted.today))
    )
    return _columns(counted, "matter", key=F("agreement"), org=F("holder"), n=F("number"), late=F("overdue"))


def _unconfirmed(viewer: SignedIn, wanted: filters.Filter) -> QuerySet[Any]:
    rows = confirming.for_anyones_word(viewer, wanted.agreement)
    newest = rows.filter(pk__in=rows.order_by("-issued_at").values("pk")[:MOST_WAITING]).order_by()
    return _columns(newest, "unconfirmed", key=F("pk"), text=F("title"), n=F("sides"), late=F("waited"))


def _by_month(viewer: SignedIn, wanted: filters.Filter) -> QuerySet[Any]:
    """What fell due in each of the last months, by how it stands."""
    end = (wanted.today.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    rows = lists.by_due_month(viewer, wanted, first_month(wanted.today), end)
    return _columns(rows, "month", day=F("day"), stage=F("stage"), n=F("number"))


def _owed(viewer: SignedIn, wanted: filters.Filter) -> QuerySet[Any]:
    """The reports our organisation has to send itself: not sent yet, or returned to it."""
    named = {"key": F("regime"), "org": F("period"), "text": F("title"), "day": F("due")}
    return _columns(expecting.owed(viewer, wanted.today, wanted.soon_until), "owed", **named)


def _reports(viewer: SignedIn, wanted: filters.Filter) -> QuerySet[Any]:
    rows = expecting.overdue(viewer, wanted.today, wanted.soon_until)
    named = {"key": F("regime"), "org": F("period"), "text": F("title"), "day": F("due")}
    return _columns(rows, "missing", **named, n=F("units"), late=F("missing"))
