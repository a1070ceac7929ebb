"""Which reports our regimes still expect, and which we owe, as queries for others to put with theirs, for a viewer."""

from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from phoihop.notices.models import ReportDue
from phoihop.records.actors import Viewer
from phoihop.records.scope import visible
from phoihop.reports.models import RegimeMember, ReportRegime, ReportState
from phoihop.reports.rules import State

# A quarter: what was due before that and never came is a matter of the regime's own page.
BACK: Final = timedelta(days=92)
MOST: Final = 6


def expected(viewer: Viewer, today: date, until: date) -> QuerySet[Any]:
    """The periods of regimes we receive that fell due in the last quarter, or will by `until`, where a report is
    missing: with `title`, `units` (how many report) and `missing` (how many have not sent). The latest first."""
    ours = visible(ReportRegime, viewer).filter(author=viewer.org)
    units = RegimeMember.objects.filter(
        Q(from_day__isnull=True) | Q(from_day__lte=OuterRef("cut_off")),
        Q(to_day__isnull=True) | Q(to_day__gte=OuterRef("cut_off")),
        parent=OuterRef("regime"),
    )
    sent = visible(ReportState, viewer).filter(
        regime=OuterRef("parent"), unit=OuterRef("org"), period=OuterRef(OuterRef("period"))
    )
    rows = ReportDue.objects.filter(regime__in=ours.values("pk"), due__range=(today - BACK, until)).annotate(
        units=_counted(units), missing=_counted(units.filter(~Exists(sent)))
    )
    latest = rows.filter(missing__gt=0).order_by("-due", "pk").values("pk")[:MOST]
    return rows.filter(pk__in=latest).annotate(title=Subquery(ours.filter(pk=OuterRef("regime")).values("title")[:1]))


def owed(viewer: Viewer, today: date, until: date) -> QuerySet[Any]:
    """The same of what our own organisation has not sent to others, or was returned to it."""
    regimes = visible(ReportRegime, viewer)
    asked = RegimeMember.objects.filter(
        Q(from_day__isnull=True) | Q(from_day__lte=OuterRef("cut_off")),
        Q(to_day__isnull=True) | Q(to_day__gte=OuterRef("cut_off")),
        parent=OuterRef("regime"),
        org=viewer.org,
    )
    sent = visible(ReportState, viewer).filter(
        ~Q(state=State.RETURNED), regime=OuterRef("regime"), unit=viewer.org, period=OuterRef("period")
    )
    rows = ReportDue.objects.filter(Exists(asked), ~Exists(sent), regime__in=regimes.values("pk"))
    latest = rows.filter(due__range=(today - BACK, until)).order_by("-due", "pk").values("pk")[:MOST]
    return ReportDue.objects.filter(pk__in=latest).annotate(
        title=Subquery(regimes.filter(pk=OuterRef("regime")).values("title")[:1])
    )


def _counted(units: QuerySet[RegimeMember]) -> Subquery:
    return Subquery(units.order_by().values("parent").annotate(n=Count("org", distinct=True)).values("n"))
