"""A consolidated text on the desk: what it is written for, what the units say, what became of each passage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from django.db.models import Subquery

from phoihop.records.actors import Viewer
from phoihop.records.fields import Data
from phoihop.records.keys import ref_id
from phoihop.records.scope import visible
from phoihop.reports import states
from phoihop.reports.keys import draft_id
from phoihop.reports.marks import numbers
from phoihop.reports.models import ReportDraft, ReportForm
from phoihop.reports.periods import Period
from phoihop.reports.queries import Form, form_from
from phoihop.reports.reading import BesideRegime, Opened, beside_regime
from phoihop.reports.regimes import Regime, regime_from
from phoihop.reports.rules import Block, Section, State
from phoihop.reports.states import Passage, Standing

MOST_STEPS: Final = 20  # how far one may go back


@dataclass(frozen=True, kw_only=True)
class Source:
    """A passage that was taken over, as it read then."""

    no: int
    report: UUID
    unit: str
    name: str
    section: str
    text: str

    def data(self) -> Data:
        return {**vars(self), "report": str(self.report)}


@dataclass(frozen=True, kw_only=True)
class Text:
    """The text as it was last saved. `revision` 0: nothing was written yet. `steps`: what it was before, `ahead`: what
    was taken back, both the nearest last."""

    texts: Mapping[str, str]
    sources: Mapping[int, Source]
    steps: Sequence[Data] = ()
    ahead: Sequence[Data] = ()
    revision: int = 0
    at: datetime | None = None

    @property
    def step(self) -> Data:
        """What one comes back to by taking the next step back."""
        return step_of(self.texts, self.sources)


def step_of(texts: Mapping[str, str], sources: Mapping[int, Source]) -> Data:
    return {"texts": dict(texts), "sources": [one.data() for one in sources.values()]}


def _sources(rows: Sequence[Data]) -> dict[int, Source]:
    return {row["no"]: Source(**{**row, "report": UUID(row["report"])}) for row in rows}


@dataclass(frozen=True, kw_only=True)
class Given:
    """A passage of a unit beside the text. `no`: it is source `no` of the text; `used`: the text cites it still;
    `before`: what it read when it was taken over, where that was something else."""

    passage: Passage
    no: int | None
    used: bool
    before: str

    @property
    def key(self) -> str:
        return f"{self.passage.report}:{self.passage.section}"


@dataclass(frozen=True, kw_only=True)
class Work:
    """A consolidated text on the desk. `above`: the regime it is sent up under, None at the highest level; `asked`: the
    form it is written for, `form` the one our units report on; `own`: where this level's report to the one above
    stands."""

    regime: Regime
    period: Period
    above: Regime | None
    asked: Form
    form: Form
    own: Standing | None
    saved: Text
    standings: Sequence[Standing]
    passages: Sequence[Passage]

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        return tuple(one for one in self.asked.sections if one.block == Block.TEXT)

    @property
    def may_send(self) -> bool:
        """Nothing was sent up yet, or it was returned, or a replacement may be sent."""
        return self.above is not None and (self.own is None or self.own.state in {State.RETURNED, State.ACCEPTED})

    @property
    def correcting(self) -> bool:
        return self.own is not None and self.own.state == State.ACCEPTED

    @property
    def next_no(self) -> int:
        return self.own.no + 1 if self.own else 1

    def given(self, texts: Mapping[str, str]) -> list[Given]:
        """All passages, each with what became of it in `texts`."""
        by_place = {(one.unit, one.section): one for one in self.saved.sources.values()}
        cited_here = set(numbers(texts.values(), self.saved.sources))
        found = []
        for passage in self.passages:
            source = by_place.get((passage.unit, passage.section))
            moved = source is not None and source.text != passage.words
            found.append(
                Given(
                    passage=passage,
                    no=source.no if source else None,
                    used=source is not None and source.no in cited_here,
                    before=source.text if source and moved else "",
                )
            )
        return found

    @property
    def unused(self) -> dict[str, list[str]]:
        """By section, the units whose passages the text as it was saved does not cite."""
        found: dict[str, list[str]] = {}
        for given in self.given(self.saved.texts):
            if not given.used:
                found.setdefault(self.target(given.passage.section), []).append(given.passage.unit_name)
        return {code: list(dict.fromkeys(units)) for code, units in found.items()}

    @property
    def unwritten(self) -> dict[str, list[str]]:
        """Of these the sections in which nothing is written: to print that there is nothing would be untrue."""
        return {code: units for code, units in self.unused.items() if not self.saved.texts.get(code, "").strip()}

    def target(self, section: str) -> str:
        """The section of the text that a unit's section belongs to: the one of the same code, else the last."""
        codes = [one.code for one in self.sections]
        return section if section in codes else codes[-1] if codes else ""


def work_on(viewer: Viewer, opened: Opened) -> Work:
    """Two statements: the form that is asked for above with the text, the reports of the units and our own."""
    regime, one = opened.regime, opened.period
    above, asked, saved = _asked(viewer, opened)
    regimes = [regime.id, *([above.id] if above else [])]
    standings = states.standings(viewer, regimes, [one.code], whole=True, figures=False)
    own = next((found for found in standings if above and found.regime == above.id and found.unit == viewer.org), None)
    below = [found for found in standings if found.regime == regime.id]
    return Work(
        regime=regime,
        period=one,
        above=above,
        asked=asked,
        form=opened.form,
        own=own,
        saved=saved,
        standings=below,
        passages=states.passages(below),
    )


def _asked(viewer: Viewer, opened: Opened) -> tuple[Regime | None, Form, Text]:
    regime, one = opened.regime, opened.period
    mine = ReportDraft.objects.filter(pk=draft_id(regime.id, one.code), org=viewer.org)
    upper = ref_id(regime.data["upper"]) if "upper" in regime.data else regime.id
    names = ("content", "revision", "updated_at")
    rows = beside_regime(visible(ReportForm, viewer).filter(regime=upper), viewer).annotate(
        **{f"draft_{name}": Subquery(mine.values(name)[:1]) for name in names}
    )
    for row in rows.order_by("-from_day", "-issued_at", "-seq"):
        found = regime_from(BesideRegime(row)) if row.regime_data else None
        if found is None or row.author != found.author or row.from_day > found.cut_off(one):
            continue
        saved = _text(row.draft_content, row.draft_revision, row.draft_updated_at)
        if found.id == regime.id or viewer.org not in found.members(found.cut_off(one)):
            return None, opened.form, saved
        return found, form_from(row), saved
    row = mine.first()
    saved = _text(row.content, row.revision, row.updated_at) if row else _text(None, 0, None)
    return None, opened.form, saved


def _text(content: Any, revision: int | None, at: datetime | None) -> Text:
    content = content or {"texts": {}, "sources": [], "steps": [], "ahead": []}
    return Text(
        texts=content["texts"],
        sources=_sources(content["sources"]),
        steps=content["steps"],
        ahead=content["ahead"],
        revision=revision or 0,
        at=at,
    )
