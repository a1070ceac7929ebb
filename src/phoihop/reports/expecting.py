"""Reports that are asked for and not sent: what a unit owes, and who still owes a receiver, at every level.

A report that was not sent is no row. Which period a regime asks for follows from its rhythm, its cut-off day and today,
so a statement can be told: for each of these the period that was cut off last, or the next one (`Wanted`).
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
    Window,
)
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce, JSONArray

from phoihop.organisations.queries import with_names
from phoihop.records.actors import Viewer
from phoihop.records.scope import visible
from phoihop.reports import queries
from phoihop.reports.models import RegimeMember, ReportRegime, ReportState
from phoihop.reports.periods import LATEST_CUT, Every, Period, of_year, period
from phoihop.reports.regimes import Regime
from phoihop.reports.rules import State
from phoihop.reports.structure import HIGHEST, due_on
from phoihop.tasks.waiting import Rows, columns

SOON: Final = timedelta(days=7)
MOST_PERIODS: Final = 4  # how far back what is owed is told


@dataclass(frozen=True, kw_only=True)
class Expected:
    """A report a unit has to send. `state` None: not sent at all; else it was returned. `left`: days to the due day,
    below zero when it is over. `running`: its period is not cut off yet."""

    regime: Regime
    period: Period
    due: date
    left: int
    state: State | None
    running: bool


def expected(viewer: Viewer, today: date, *, soon: timedelta = SOON) -> list[Expected]:
    """What the viewer's organisation has to send: of the last periods that were cut off, and of one that is about to
    be, the most urgent first. Two statements."""
    regimes = [one for one in queries.regimes(viewer) if viewer.org in one.members()]
    asked = [(one, each) for one in regimes for each in _asked(one, viewer.org, today, soon)]
    if not asked:
        return []
    sent = visible(ReportState, viewer).filter(
        unit=viewer.org, regime__in={one.id for one, _each in asked}, period__in={each.code for _one, each in asked}
    )
    states = {(regime, code): State(state) for regime, code, state in sent.values_list("regime", "period", "state")}
    found = [
        Expected(
            regime=one,
            period=each,
            due=one.due(each),
            left=(one.due(each) - today).days,
            state=states.get((one.id, each.code)),
            running=one.cut_off(each) > today,
        )
        for one, each in asked
        if states.get((one.id, each.code)) in {None, State.RETURNED}
    ]
    return sorted(found, key=lambda one: (one.due, one.regime.title))


def _asked(regime: Regime, org: str, today: date, soon: timedelta) -> Iterable[Period]:
    near = [one for one in regime.periods(today) if regime.cut_off(one) <= today + soon]
    over = [one for one in near if regime.cut_off(one) <= today][:MOST_PERIODS]
    coming = [one for one in near if regime.cut_off(one) > today]
    return [one for one in (*coming, *over) if org in regime.members(regime.cut_off(one))]


def last_cut(every: Every, cut_day: int, today: date, *, following: bool = False) -> Period | None:
    """The period that was cut off last, or the one `following` it. A term has none: its span is each regime's own."""
    years = range(today.year - 1, today.year + 2)
    every_one = [one for year in years for one in of_year(every, year)]
    over = [one for one in every_one if one.window(cut_day)[1] <= today]
    if not every_one or not over:
        return None
    return every_one[len(over)] if following else over[-1]


def _groups(today: date, *, following: bool) -> dict[str, Q]:
    """Which regimes ask for which period, by rhythm and cut-off day."""
    cuts: dict[str, dict[Every, list[int]]] = {}
    for every in Every:
        for cut_day in range(LATEST_CUT + 1):
            one = last_cut(every, cut_day, today, following=following)
            if one and (not following or one.window(cut_day)[1] <= today + SOON):
                cuts.setdefault(one.code, {}).setdefault(every, []).append(cut_day)
    found = {}
    for code, by_every in cuts.items():
        found[code] = Q()
        for every, days in by_every.items():
            found[code] |= Q(every=every, cut_day__in=days)
    return found


def _beside_period(rows: "QuerySet[Any]", today: date, *, following: bool = False) -> "QuerySet[Any]":
    """Regimes beside the period they ask for (`code`); a regime without one is left out."""
    groups = _groups(today, following=following)
    if not groups:
        return rows.none()
    whens = [When(which, then=Value(code)) for code, which in groups.items()]
    found: QuerySet[Any] = rows.annotate(code=Case(*whens, output_field=CharField()))
    return found.filter(code__isnull=False)


def _rows(found: "QuerySet[Any]", what: str, member: "QuerySet[Any] | None", n: str | None) -> Rows:
    """Rows for the desk. Whether a regime and its unit held on the cut-off day, and when the report is due, is for
    `owed_of` to say: the text bears what it needs."""
    spans = [None if member is None else Subquery(member.values(day)[:1]) for day in ("from_day", "to_day")]
    joined, left = (Value(None, DateField()) if one is None else one for one in spans)
    kept = KT("data__issued"), KT("data__days_off")
    parts = ("code", "cut_day", "due_days", "from_day", "to_day", joined, left, *kept, "title")
    named = found.annotate(said=Cast(JSONArray(*parts), TextField()))
    rows: Rows = named.order_by().values_list(*columns(what, key="pk", text="said", org="author", n=n))
    return rows


def to_send(viewer: Viewer, what: str, today: date, *, following: bool = False) -> Rows:
    """Reports our organisation has not sent: of the periods cut off last, or of those about to be cut off."""
    member = RegimeMember.objects.filter(parent=OuterRef("pk"), org=viewer.org)
    sent = ReportState.objects.filter(regime=OuterRef("pk"), unit=viewer.org, period=OuterRef("code"))
    asked = _beside_period(visible(ReportRegime, viewer).filter(Exists(member)), today, following=following)
    return _rows(asked.filter(~Exists(sent)), what, member, None)


def to_chase(viewer: Viewer, what: str, today: date) -> Rows:
    """Regimes of ours with units that have not sent; `n`: how many."""
    sent = ReportState.objects.filter(
        regime=OuterRef("parent"), unit=OuterRef("org"), period=OuterRef(OuterRef("code"))
    )
    members = RegimeMember.objects.filter(_holds(today), ~Exists(sent), parent=OuterRef("pk"))
    counted = members.order_by().values("parent").annotate(count=Count("pk")).values("count")
    ours = _beside_period(visible(ReportRegime, viewer).filter(author=viewer.org), today)
    missing = ours.annotate(missing=Coalesce(Subquery(counted), 0, output_field=IntegerField()))
    return _rows(missing.filter(missing__gt=0), what, None, "missing")


def _holds(day: date) -> Q:
    return (Q(from_day__isnull=True) | Q(from_day__lte=day)) & (Q(to_day__isnull=True) | Q(to_day__gte=day))


@dataclass(frozen=True, kw_only=True)
class Owed:
    """A row of `to_send` or `to_chase` in words."""

    title: str
    period: Period
    due: date
    running: bool


def owed_of(text: str, today: date) -> Owed | None:
    """What a row says; None where its regime or its unit did not hold on the cut-off day."""
    code, cut_day, due_days, *spans, issued, days_off, title = json.loads(text)
    one = period(code)
    if one is None:
        return None
    cut_off = one.window(cut_day)[1]
    since, until, joined, left = (date.fromisoformat(day) if day else None for day in spans)
    if any(day and day > cut_off for day in (since, joined)) or any(day and day < cut_off for day in (until, left)):
        return None
    asked = {"cut_day": cut_day, "due_days": due_days, "issued": issued, "days_off": _days_off(days_off)}
    return Owed(title=title, period=one, due=due_on(asked, one), running=cut_off > today)


def _days_off(found: Any) -> Any:
    """Inside a list of its own making SQLite gives a list as a list, PostgreSQL as text."""
    return found if isinstance(found, list) else json.loads(found or "[]")


@dataclass(frozen=True, kw_only=True)
class Missing:
    """A unit that has not sent, under which regime and to whom."""

    unit: str
    unit_name: str
    regime: UUID
    receiver_name: str
    due: date


def missing(viewer: Viewer, regime: Regime, one: Period, rows: slice) -> tuple[list[Missing], int]:
    """The units below a regime, at every level, that have not sent for a period, and how many they are. Two statements.
    The regime has been shown to be received by the viewer; of the regimes below, those the viewer sees."""
    lower = {found.id: found for found in _below(viewer, regime, one)}
    by_cut: dict[date, list[UUID]] = {}
    for each in lower.values():
        by_cut.setdefault(each.cut_off, []).append(each.id)
    which = Q()
    for cut_off, ids in by_cut.items():
        which |= Q(parent__in=ids) & _holds(cut_off)
    sent = ReportState.objects.filter(regime=OuterRef("parent"), unit=OuterRef("org"), period=one.code)
    found: QuerySet[Any] = with_names(RegimeMember.objects.filter(which).filter(~Exists(sent)), "org")
    found = found.annotate(all=Window(Count("pk"))).order_by("parent", "org_name", "org")
    listed = list(found[rows])
    return [
        Missing(
            unit=row.org,
            unit_name=row.org_name or "",
            regime=row.parent,
            receiver_name=lower[row.parent].author_name,
            due=lower[row.parent].due,
        )
        for row in listed
    ], (listed[0].all if listed else 0)


@dataclass(frozen=True, kw_only=True)
class _Level:
    """A regime of the tree, light: without the list of its units."""

    id: UUID
    author_name: str
    cut_off: date
    due: date


def _below(viewer: Viewer, regime: Regime, one: Period) -> list[_Level]:
    """A regime and those that flow into it, through all levels, as far as they hold on their cut-off day."""
    rows: QuerySet[Any] = with_names(visible(ReportRegime, viewer).filter(every=regime.every), "author")
    light = rows.annotate(issued=KT("data__issued"), days_off=KT("data__days_off")).values_list(
        "pk", "upper", "author_name", "cut_day", "due_days", "from_day", "to_day", "issued", "days_off"
    )
    by_upper: dict[UUID | None, list[_Level]] = {}
    root = _Level(id=regime.id, author_name=regime.author_name, cut_off=regime.cut_off(one), due=regime.due(one))
    for pk, upper, name, cut_day, due_days, since, until, issued, days_off in light:
        cut_off = one.window(cut_day)[1]
        if since <= cut_off and (until is None or until >= cut_off):
            asked = {"cut_day": cut_day, "due_days": due_days, "issued": issued, "days_off": _days_off(days_off)}
            level = _Level(id=pk, author_name=name or "", cut_off=cut_off, due=due_on(asked, one))
            by_upper.setdefault(upper, []).append(level)
    found, uppers = [root], [root]
    for _height in range(HIGHEST):
        uppers = [lower for upper in uppers for lower in by_upper.get(upper.id, ())]
        found += uppers
    return found
