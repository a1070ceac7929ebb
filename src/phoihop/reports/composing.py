"""The words of a level's consolidated report (báo cáo tổng hợp): written from what the units say, citing them.

The text is the office's own: an ordinary row until it is sent up, as the report of this level, or printed. It is
written for the sections that the level above asks for; the highest level writes for its own. Passages are taken over
with a mark of their source (`marks`), are edited freely, and keep what they were taken from: when a unit's report is
replaced, or a passage was not used, the page says so. Edits are never overwritten.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, Subquery
from django.utils.translation import gettext as _

from phoihop.records.actors import Viewer
from phoihop.records.door import Issued
from phoihop.records.fields import Data
from phoihop.records.keys import ref_id
from phoihop.records.refusals import Refusal, Stale
from phoihop.records.scope import visible
from phoihop.reports import commands, queries
from phoihop.reports.keys import draft_id
from phoihop.reports.marks import cited, numbers, renumbered
from phoihop.reports.models import Report, ReportDraft, ReportForm
from phoihop.reports.periods import Period
from phoihop.reports.queries import Form, Passage, Standing, form_from
from phoihop.reports.reading import BesideRegime, Opened, beside_regime
from phoihop.reports.regimes import Regime, regime_from
from phoihop.reports.rules import MOST_SOURCES, Block, Section, State

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
        return _step(self.texts, self.sources)


def _step(texts: Mapping[str, str], sources: Mapping[int, Source]) -> Data:
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
    standings = queries.standings(viewer, regimes, [one.code], whole=True)
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
        passages=queries.passages(below),
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


@dataclass(frozen=True, kw_only=True)
class Page:
    """The page a text is saved from: the revision it showed, its one-time key (its later saves follow its earlier
    ones), when."""

    seen: int
    key: UUID
    at: datetime


def save(
    viewer: Viewer,
    work: Work,
    texts: Mapping[str, str],
    sources: Mapping[int, Source] | None = None,
    *,
    page: Page,
    step: bool = True,
) -> None:
    """Keeps the text. `step`: one may come back to what was saved before. Raises `Stale` when somebody else saved
    meanwhile."""
    saved = work.saved
    sources = saved.sources if sources is None else sources
    steps, ahead = saved.steps, saved.ahead
    if step and dict(texts) != dict(saved.texts):
        steps, ahead = [*steps, saved.step], []
    _write(viewer, work, {**_step(texts, sources), "steps": list(steps)[-MOST_STEPS:], "ahead": list(ahead)}, page)


def go(viewer: Viewer, work: Work, texts: Mapping[str, str], *, back: bool, page: Page) -> bool:
    """One step back, or forward again; False where there is none. `texts`: what is typed, which is not lost by it."""
    behind, beyond = (work.saved.steps, work.saved.ahead) if back else (work.saved.ahead, work.saved.steps)
    if not behind:
        return False
    *rest, wanted = behind
    there = [*beyond, _step(texts, work.saved.sources)][-MOST_STEPS:]
    steps, ahead = (rest, there) if back else (there, rest)
    _write(viewer, work, {**wanted, "steps": steps, "ahead": ahead}, page)
    return True


def _write(viewer: Viewer, work: Work, content: Data, page: Page) -> None:
    pk = draft_id(work.regime.id, work.period.code)
    values = {"user": viewer.user, "content": content, "typing": page.key, "updated_at": page.at}
    fresh = {**values, "org": viewer.org, "regime": work.regime.id, "period": work.period.code, "revision": 1}
    _row, made = ReportDraft.objects.get_or_create(pk=pk, defaults=fresh)
    if made:
        return
    shown = ReportDraft.objects.filter(Q(revision=page.seen) | Q(typing=page.key), pk=pk, revision=work.saved.revision)
    if not shown.update(**values, revision=work.saved.revision + 1):
        raise Stale(_("Có người vừa lưu bài này. Nội dung đang nhập còn nguyên; xem bản mới rồi chọn."), "")


def taken(work: Work, texts: Mapping[str, str], keys: Sequence[str]) -> tuple[dict[str, str], dict[int, Source]]:
    """The texts with these passages at the end of their sections, and the sources with them."""
    texts, sources = dict(texts), dict(work.saved.sources)
    for given in work.given(texts):
        if given.key not in keys:
            continue
        passage = given.passage
        no = max(sources, default=0) + 1 if given.no is None else given.no
        if no > MOST_SOURCES:
            raise Refusal("report.sources", _("Bài đã dẫn quá nhiều nguồn. Bỏ bớt nguồn không dùng."))
        sources[no] = Source(
            no=no,
            report=passage.report,
            unit=passage.unit,
            name=passage.unit_name,
            section=passage.section,
            text=passage.words,
        )
        place = work.target(passage.section)
        texts[place] = "\n".join(filter(None, (texts.get(place, "").rstrip(), cited(passage.words, no))))
    return texts, sources


def send(
    viewer: Viewer, work: Work, texts: Mapping[str, str], sources: Mapping[int, Source], reason: str, how: commands.How
) -> Issued:
    """Gửi báo cáo tổng hợp: the text goes up as this level's report, its sources with it. Raises `Refusal`."""
    if work.above is None:
        raise Refusal("report.above", _("Cơ quan không có cấp trên nhận báo cáo này. Tải bản Word để ban hành."))
    counted, new = renumbered({one.code: texts.get(one.code, "") for one in work.sections}, sources)
    refs = _refs(viewer, [sources[old].report for old in new])
    cites = [
        {
            "no": now,
            "report": refs[sources[old].report],
            "section": sources[old].section,
            "name": sources[old].name[:300],
        }
        for old, now in new.items()
        if sources[old].report in refs
    ]
    return commands.send(
        viewer,
        work.above,
        work.asked,
        work.period,
        no=work.next_no,
        figures={},
        texts=counted,
        reason=reason,
        sources=cites,
        how=how,
    )


def _refs(viewer: Viewer, reports: Sequence[UUID]) -> dict[UUID, Data]:
    rows = visible(Report, viewer).filter(pk__in=reports).values_list("pk", "author", "rec")
    return {pk: {"org": author, "rec": str(rec)} for pk, author, rec in rows}
