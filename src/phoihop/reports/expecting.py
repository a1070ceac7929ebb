"""Reports that are asked for and not sent: what a unit owes, and who still owes a receiver, at every level.

A report that was not sent is no row; what is asked for when is (`due_days`).
"""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, Subquery, TextField, Window
from django.db.models.functions import Cast, JSONArray

from phoihop.organisations.queries import with_names
from phoihop.records.actors import Viewer
from phoihop.records.scope import visible
from phoihop.reports.models import RegimeMember, ReportDue, ReportRegime, ReportState
from phoihop.reports.periods import Period, known_period
from phoihop.reports.regimes import Regime
from phoihop.reports.rules import State
from phoihop.reports.structure import HIGHEST
from phoihop.tasks.waiting import Rows, columns

SOON: Final = timedelta(days=7)
# A quarter: what was due before that and never came is a matter of the regime's own page.
BACK: Final = timedelta(days=92)
MOST: Final = 6


def to_send(viewer: Viewer, what: str, today: date, *, following: bool = False) -> Rows:
    """Reports our organisation has not sent: of the periods cut off last, or of those about to be cut off."""
    when = Q(cut_off__gt=today, cut_off__lte=today + SOON) if following else _now(today)
    return _rows(viewer, what, _asked_of_us(viewer, when), None)


def to_chase(viewer: Viewer, what: str, today: date) -> Rows:
    """Regimes of ours with units that have not sent; `n`: how many."""
    return _rows(viewer, what, _unsent(viewer, _now(today)), "missing")


def overdue(viewer: Viewer, today: date, until: date) -> QuerySet[Any]:
    """The periods of regimes we receive that fell due in the last quarter, or will by `until`, where a report is
    missing: with `title`, `units` (how many report) and `missing` (how many have not sent). The latest first."""
    return _latest(viewer, _unsent(viewer, Q(due__range=(today - BACK, until))))


def owed(viewer: Viewer, today: date, until: date) -> QuerySet[Any]:
    """The same of what our own organisation has not sent to others, or was returned to it."""
    return _latest(viewer, _asked_of_us(viewer, Q(due__range=(today - BACK, until)), ~Q(state=State.RETURNED)))


def _latest(viewer: Viewer, rows: "QuerySet[Any]") -> "QuerySet[Any]":
    latest = rows.order_by("-due", "pk").values("pk")[:MOST]
    regimes = visible(ReportRegime, viewer).filter(pk=OuterRef("regime"))
    titled: QuerySet[Any] = rows.filter(pk__in=latest).annotate(title=Subquery(regimes.values("title")[:1]))
    return titled


def _asked_of_us(viewer: Viewer, when: Q, *settled: Q) -> "QuerySet[Any]":
    """Periods that regimes ask us for and that we have not sent; `settled`: what a report must be not to be asked."""
    ours = RegimeMember.objects.filter(org=viewer.org)
    member = ours.filter(_holds(OuterRef("cut_off")), parent=OuterRef("regime"))
    regime = visible(ReportRegime, viewer).filter(pk=OuterRef("regime"))
    sent = ReportState.objects.filter(*settled, regime=OuterRef("regime"), unit=viewer.org, period=OuterRef("period"))
    return ReportDue.objects.filter(
        when, Exists(member), Exists(regime), ~Exists(sent), regime__in=ours.values("parent")
    )


def _unsent(viewer: Viewer, when: Q) -> "QuerySet[Any]":
    """Periods of regimes of ours with units that have not sent: with `units` and `missing`, how many there are."""
    ours = visible(ReportRegime, viewer).filter(author=viewer.org)
    units = RegimeMember.objects.filter(_holds(OuterRef("cut_off")), parent=OuterRef("regime"))
    sent = ReportState.objects.filter(
        regime=OuterRef("parent"), unit=OuterRef("org"), period=OuterRef(OuterRef("period"))
    )
    rows: QuerySet[Any] = ReportDue.objects.filter(when, regime__in=ours.values("pk"))
    rows = rows.annotate(units=_counted(units), missing=_counted(units.filter(~Exists(sent))))
    return rows.filter(missing__gt=0)


def _counted(units: "QuerySet[RegimeMember]") -> Subquery:
    return Subquery(units.order_by().values("parent").annotate(n=Count("org", distinct=True)).values("n"))


def _now(today: date) -> Q:
    """The period of a regime that was cut off last."""
    return Q(cut_off__lte=today, until__gt=today)


def _holds(day: Any) -> Q:
    return (Q(from_day__isnull=True) | Q(from_day__lte=day)) & (Q(to_day__isnull=True) | Q(to_day__gte=day))


def _rows(viewer: Viewer, what: str, found: "QuerySet[Any]", n: str | None) -> Rows:
    """Rows for the desk; `owed_of` reads their text."""
    regimes = visible(ReportRegime, viewer).filter(pk=OuterRef("regime"))
    named = found.annotate(
        author=Subquery(regimes.values("author")[:1]),
        said=Cast(
            JSONArray("period", "due", Subquery(regimes.values("title")[:1], output_field=CharField())),
            TextField(),
        ),
    )
    rows: Rows = named.order_by().values_list(*columns(what, key="regime", text="said", org="author", n=n))
    return rows


@dataclass(frozen=True, kw_only=True)
class Owed:
    """A row of `to_send` or `to_chase` in words."""

    title: str
    period: Period
    due: date


def owed_of(text: str) -> Owed:
    code, due, title = json.loads(text)
    return Owed(title=title, period=known_period(code), due=date.fromisoformat(due))


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
    """A regime and those that flow into it, through all levels, as far as they ask for the period."""
    asked = ReportDue.objects.filter(regime=OuterRef("pk"), period=one.code)
    rows: QuerySet[Any] = with_names(visible(ReportRegime, viewer).filter(every=regime.every), "author")
    rows = rows.annotate(cut_off=Subquery(asked.values("cut_off")[:1]), due=Subquery(asked.values("due")[:1]))
    by_upper: dict[UUID | None, list[_Level]] = {}
    light = rows.filter(due__isnull=False).values_list("pk", "upper", "author_name", "cut_off", "due")
    for pk, upper, name, cut_off, due in light:
        by_upper.setdefault(upper, []).append(_Level(id=pk, author_name=name or "", cut_off=cut_off, due=due))
    root = _Level(id=regime.id, author_name=regime.author_name, cut_off=regime.cut_off(one), due=regime.due(one))
    found, uppers = [root], [root]
    for _height in range(HIGHEST):
        uppers = [lower for upper in uppers for lower in by_upper.get(upper.id, ())]
        found += uppers
    return found
