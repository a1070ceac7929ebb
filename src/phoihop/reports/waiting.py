"""What of periodic reports waits for somebody, as rows for the desk (see `tasks.waiting`), always for a viewer.

The text of a row is the regime's title and the period's code, parted by a bar: `said` reads it.
"""

from typing import Any, Final

from django.db.models import OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Concat

from phoihop.records.actors import Viewer
from phoihop.records.scope import visible
from phoihop.reports.models import ReportRegime, ReportState
from phoihop.reports.periods import period
from phoihop.reports.rules import State
from phoihop.tasks.waiting import MOST, Rows, columns

_BAR: Final = "|"


def _rows(viewer: Viewer, what: str, found: QuerySet[ReportState], org: str) -> Rows:
    regimes = visible(ReportRegime, viewer).filter(pk=OuterRef("regime"))
    oldest: QuerySet[Any] = ReportState.objects.filter(pk__in=found.order_by("sent", "cell").values("pk")[:MOST])
    named = oldest.annotate(
        author=Subquery(regimes.values("author")[:1]),
        said=Concat(
            Cast(Subquery(regimes.values("title")[:1]), TextField()), Value(_BAR), "period", output_field=TextField()
        ),
    )
    rows: Rows = named.order_by().values_list(*columns(what, key="newest", text="said", org=org))
    return rows


def to_take(viewer: Viewer, what: str) -> Rows:
    """Reports that wait for us to take them in."""
    ours = visible(ReportRegime, viewer).filter(author=viewer.org)
    waiting = (State.SENT.value, State.CORRECTING.value)
    found = visible(ReportState, viewer).filter(state__in=waiting, regime__in=ours.values("pk"))
    return _rows(viewer, what, found, "unit")


def to_complete(viewer: Viewer, what: str) -> Rows:
    """Our reports that were returned to be completed."""
    found = visible(ReportState, viewer).filter(unit=viewer.org, state=State.RETURNED.value)
    return _rows(viewer, what, found, "author")


def said(text: str) -> tuple[str, str]:
    """The title and the period, in words."""
    title, _bar, code = text.rpartition(_BAR)
    found = period(code)
    return title, found.label if found else code
