"""Reports that may be taken in together: those in which nothing is in doubt."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from phoihop.organisations.queries import with_names
from phoihop.records.actors import Viewer
from phoihop.records.fields import Data
from phoihop.records.keys import Ref
from phoihop.records.scope import visible
from phoihop.reports.doubts import doubts
from phoihop.reports.models import Report
from phoihop.reports.periods import Period
from phoihop.reports.queries import Form
from phoihop.reports.regimes import Regime
from phoihop.reports.rules import Typed, typed_of, vector_of
from phoihop.reports.showing import needs_reason, shown


@dataclass(frozen=True, kw_only=True)
class Arrived:
    """A report as it was sent. `clear`: nothing in it is in doubt."""

    ref: Ref
    name: str
    data: Data
    clear: bool


def arrived(viewer: Viewer, regime: Regime, one: Period, form: Form, chosen: Iterable[UUID]) -> list[Arrived]:
    """The reports of a period among those `chosen`. One statement."""
    rows = visible(Report, viewer).filter(pk__in=list(chosen), regime=regime.id, period=one.code)
    return [
        Arrived(
            ref=Ref(org=row.author, rec=str(row.rec)),
            name=getattr(row, "unit_name", "") or "",
            data=row.data,
            clear=row.form == form.id and is_clear(form, row.data),
        )
        for row in with_names(rows, "unit")
    ]


def is_clear(form: Form, data: Data) -> bool:
    """Every figure that is typed is there, none is an estimate, none can hardly be, none is further from the plan than
    the form allows without a reason. A report of words alone is clear."""
    typed = typed_of(data.get("figures", ()))
    if not typed:
        return True
    if doubts(form.lines, typed):
        return False
    vector = vector_of(form.lines.values(), typed, {})
    for line in form.lines.values():
        said = typed.get(line.code, Typed())
        if line.typed and (said.actual is None or said.estimate):
            return False
        if not said.note and needs_reason(line, shown(line, form.lines, vector)):
            return False
    return True
