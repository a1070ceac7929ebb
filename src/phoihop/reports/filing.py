"""The desk at which one unit fills in one period's sheet: what is asked, what was sent before, what was left."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, QueryDict

from phoihop.agreements import drafts
from phoihop.agreements.models import FormDraft
from phoihop.records.actors import Viewer
from phoihop.reports import states
from phoihop.reports.keys import cell_id
from phoihop.reports.last_year import LastYear, last_year
from phoihop.reports.marks import bare
from phoihop.reports.periods import Period
from phoihop.reports.queries import Form
from phoihop.reports.reading import opened_or_404
from phoihop.reports.regimes import Regime
from phoihop.reports.rules import typed_of
from phoihop.reports.sendings import Sending
from phoihop.reports.sharing import Uses, sendings_and_uses
from phoihop.reports.sheet_forms import SheetForm, initial_of


@dataclass(frozen=True, kw_only=True)
class Desk:
    """`last_year`: what stands beside the figures. `uses`: what the unit's other reports of the period say. `feeds`:
    the unit's own regime the figures come from."""

    regime: Regime
    period: Period
    asked: Form
    cell: UUID
    sendings: tuple[Sending, ...]
    uses: Uses
    last_year: LastYear
    feeds: UUID | None

    @property
    def fed(self) -> bool:
        return self.feeds is not None

    @property
    def newest(self) -> Sending | None:
        return self.sendings[0] if self.sendings else None

    @property
    def newest_id(self) -> UUID:
        return self.sendings[0].id

    @property
    def waiting(self) -> bool:
        return self.newest is not None and self.newest.waits

    @property
    def correcting(self) -> bool:
        return self.newest is not None and self.newest.accepted is not None

    @property
    def next_no(self) -> int:
        return self.newest.no + 1 if self.newest else 1

    @property
    def title(self) -> str:
        return f"{self.asked.title}, {self.period.label}"

    def form(self, typed: QueryDict | None = None, **kwargs: Any) -> SheetForm:
        return SheetForm(typed, asked=self.asked, correcting=self.correcting, fed=self.fed, **kwargs)

    def opened(self, viewer: Viewer, form: str) -> SheetForm:
        """As it was left; else what was sent before; else blank."""
        row = (
            FormDraft.objects.filter(org=viewer.org, user=viewer.user, form=form, subject=self.cell)
            .order_by("-at")
            .first()
        )
        if row is not None:
            typed = QueryDict(mutable=True)
            for name, values in row.fields.items():
                typed.setlist(name, values)
            left = self.form(typed)
            left.quiet()
            return left
        if self.newest is None:
            return self.form()
        data = self.newest.data
        sources = states.sources_of(data)
        texts = {one["section"]: bare(one["text"], sources) for one in data.get("texts", ())}
        return self.form(initial=initial_of(typed_of(data.get("figures", ())), texts))

    def keep(self, viewer: Viewer, form: str, fields: Mapping[str, str], *, at: datetime) -> None:
        """Keeps what a file held as the draft, beside what else is in it."""
        row = (
            FormDraft.objects.filter(org=viewer.org, user=viewer.user, form=form, subject=self.cell)
            .order_by("-at")
            .first()
        )
        typed = QueryDict(mutable=True)
        for name, values in (row.fields if row else {}).items():
            typed.setlist(name, values)
        for name, value in fields.items():
            typed[name] = value
        key = row.pk if row else uuid4()
        typed["once"] = str(key)
        drafts.save(viewer, form, key, typed, at=at, title=self.title, subject=self.cell)


def desk_or_404(viewer: Viewer, pk: UUID, code: str) -> Desk:
    """Three statements: the regime with its form, the sendings so far with the unit's other reports, last year."""
    opened = opened_or_404(viewer, pk, code)
    regime, one = opened.regime, opened.period
    if viewer.org not in regime.members(regime.cut_off(one)):
        raise Http404
    cell = cell_id(regime.id, viewer.org, one.code)
    sendings, uses = sendings_and_uses(viewer, cell, viewer.org, one.code)
    return Desk(
        regime=regime,
        period=one,
        asked=opened.form,
        cell=cell,
        sendings=tuple(sendings),
        uses=uses,
        last_year=last_year(viewer.org, regime, one),
        feeds=opened.feeds,
    )
