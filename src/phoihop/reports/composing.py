"""The words of a level's consolidated report (báo cáo tổng hợp): written from what the units say, citing them.

The text is the office's own: an ordinary row until it is sent up, as the report of this level, or printed. It is
written for the sections that the level above asks for; the highest level writes for its own. Passages are taken over
with a mark of their source (`marks`), are edited freely, and keep what they were taken from: when a unit's report is
replaced, or a passage was not used, the page says so. Edits are never overwritten.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from phoihop.records.actors import Viewer
from phoihop.records.door import Issued
from phoihop.records.fields import Data
from phoihop.records.refusals import Refusal, Stale
from phoihop.records.scope import visible
from phoihop.reports import commands
from phoihop.reports.keys import draft_id
from phoihop.reports.marks import cited, renumbered
from phoihop.reports.models import Report, ReportDraft
from phoihop.reports.rules import MOST_SOURCES
from phoihop.reports.works import MOST_STEPS, Source, Work, step_of


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
    _write(viewer, work, {**step_of(texts, sources), "steps": list(steps)[-MOST_STEPS:], "ahead": list(ahead)}, page)


def go(viewer: Viewer, work: Work, texts: Mapping[str, str], *, back: bool, page: Page) -> bool:
    """One step back, or forward again; False where there is none. `texts`: what is typed, which is not lost by it."""
    behind, beyond = (work.saved.steps, work.saved.ahead) if back else (work.saved.ahead, work.saved.steps)
    if not behind:
        return False
    *rest, wanted = behind
    there = [*beyond, step_of(texts, work.saved.sources)][-MOST_STEPS:]
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
