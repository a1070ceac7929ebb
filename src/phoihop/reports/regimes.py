"""A reporting regime as pages know it: its units on a day, its periods, when each is due."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.http import Http404

from phoihop.organisations.rules import holds
from phoihop.records.actors import Viewer
from phoihop.records.fields import Data
from phoihop.records.keys import Ref, ref_id
from phoihop.reports.periods import Every, Period, asked, belongs, period
from phoihop.reports.structure import due_on

AHEAD: Final = timedelta(days=366)


@dataclass(kw_only=True)
class Span:
    from_day: date | None
    to_day: date | None


def span(data: Mapping[str, Any]) -> Span:
    return Span(
        from_day=date.fromisoformat(data["from"]) if "from" in data else None,
        to_day=date.fromisoformat(data["to"]) if "to" in data else None,
    )


@dataclass(frozen=True, kw_only=True)
class Regime:
    """A reporting regime as pages know it."""

    id: UUID
    author: str
    author_name: str
    space: str
    body: str
    rec: str
    data: Data

    @property
    def ref(self) -> Ref:
        return Ref(org=self.author, rec=self.rec)

    @property
    def title(self) -> str:
        return str(self.data["title"])

    @property
    def every(self) -> Every:
        return Every(self.data["every"])

    @property
    def superiors(self) -> tuple[str, ...]:
        return tuple(self.data.get("superiors", ()))

    @property
    def series(self) -> UUID:
        return ref_id(self.data["series"]) if "series" in self.data else self.id

    def received_by(self, viewer: Viewer) -> bool:
        """Whether the viewer's organisation sees what the units report: the receiver, or one above it."""
        return viewer.org == self.author or viewer.org in self.superiors

    def cut_off(self, one: Period) -> date:
        return one.window(self.data["cut_day"])[1]

    def due(self, one: Period) -> date:
        return due_on(self.data, one)

    def members(self, day: date | None = None) -> list[str]:
        """The units, or those of `day`."""
        found = [one["org"] for one in self.data["members"] if day is None or holds(span(one), day)]
        return list(dict.fromkeys(found))

    def periods(self, today: date) -> list[Period]:
        """Those asked for so far, the newest first; the one that runs now is the first of them."""
        held = span(self.data)
        first = held.from_day or today
        last = min(held.to_day or date.max, today + AHEAD)
        if self.every == Every.TERM:
            last = held.to_day or today
        found = list(asked(self.every, first, last, self.data["cut_day"]))
        begun = [one for one in found if one.window(self.data["cut_day"])[0] <= today]
        return sorted(begun, key=self.cut_off, reverse=True)

    def current(self, today: date) -> Period | None:
        """The period whose report is wanted: the last that was cut off, else the one that runs."""
        found = self.periods(today)
        return next((one for one in found if self.cut_off(one) <= today), found[0] if found else None)

    def period_or_404(self, code: str) -> Period:
        found = period(code)
        if found is None or not belongs(self.every, found) or not holds(span(self.data), self.cut_off(found)):
            raise Http404
        return found


def regime_from(row: Any) -> Regime:
    return Regime(
        id=row.pk,
        author=row.author,
        author_name=row.author_name,
        space=row.space,
        body=row.body,
        rec=str(row.rec),
        data=row.data,
    )
