"""Writing a review report: ordinary rows until it is entered in the register as a document."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.agreements import queries as agreements
from phoihop.documents.entering import Entry, enter
from phoihop.documents.rules import PaperUse
from phoihop.records.actors import OFFICE, Viewer
from phoihop.records.door import Issued
from phoihop.records.refusals import Refusal, Stale
from phoihop.reviews import papers, queries
from phoihop.reviews.blocks import Block
from phoihop.reviews.models import ReviewDraft


def start(viewer: Viewer, agreement: UUID, first: date, last: date, at: datetime) -> ReviewDraft:
    """A new report of the viewer's organisation. Raises `Refusal`."""
    if viewer.role not in OFFICE:
        raise Refusal("role", _("Vai trò đang giữ không lập báo cáo. Đề nghị văn thư hoặc lãnh đạo văn phòng lập."))
    agreements.chosen_or_404(viewer, agreement)
    return ReviewDraft.objects.create(
        org=viewer.org, user=viewer.user, agreement=agreement, first=first, last=last, updated_at=at
    )


def _save(viewer: Viewer, draft: ReviewDraft, seen: int, at: datetime) -> None:
    """Writes a changed draft if nobody saved it since the page was shown."""
    if viewer.role not in OFFICE:
        raise Refusal("role", _("Vai trò đang giữ không sửa báo cáo. Đề nghị văn thư hoặc lãnh đạo văn phòng sửa."))
    changed = ReviewDraft.objects.filter(pk=draft.pk, revision=seen).update(
        edits=draft.edits, head=draft.head, revision=seen + 1, user=viewer.user, updated_at=at
    )
    if not changed:
        raise Stale(_("Có người vừa lưu báo cáo này. Nội dung đang nhập còn nguyên; xem bản mới rồi chọn."), "")


def rewrite(viewer: Viewer, draft: ReviewDraft, block: Block, text: str, seen: int, at: datetime) -> None:
    """Keeps the clerk's words for a block; the words the system would write are not an edit. Raises `Refusal`."""
    text = text.replace("\r\n", "\n").strip()
    if text == block.text:
        draft.edits.pop(block.key, None)
    else:
        draft.edits[block.key] = {"text": text, "basis": block.basis, "heading": block.heading}
    _save(viewer, draft, seen, at)


def undo(viewer: Viewer, draft: ReviewDraft, block: Block, seen: int, at: datetime) -> None:
    """Goes back to what the system writes."""
    draft.edits.pop(block.key, None)
    _save(viewer, draft, seen, at)


def head(viewer: Viewer, draft: ReviewDraft, values: dict[str, str], seen: int, at: datetime) -> None:
    draft.head = values
    _save(viewer, draft, seen, at)


def drop(viewer: Viewer, draft: ReviewDraft) -> None:
    if viewer.role not in OFFICE:
        raise Refusal("role", _("Vai trò đang giữ không bỏ báo cáo. Đề nghị văn thư hoặc lãnh đạo văn phòng bỏ."))
    draft.delete()


def register(
    viewer: Viewer, draft: ReviewDraft, to: Collection[str], *, declared: bool, once: UUID, at: datetime
) -> Issued:
    """Enters the finished paper in the register of documents, with its Word file, for us and the sides in `to`. Where
    a book numbers reports and no number was typed, the paper gets it here, and the file prints it. Raises `Refusal`."""
    agreement = agreements.chosen_or_404(viewer, draft.agreement)
    facts, blocks = queries.edited(viewer, draft, timezone.localdate(at))
    paper = papers.paper(draft, facts, blocks)
    entry = Entry(
        source=draft.pk,
        paper=paper,
        use=PaperUse.REVIEW,
        kind_code=papers.CODE,
        file=papers.file_name(paper, draft),
        text="\n".join(one.text for one in blocks if one.text),
        space=agreement.space,
        to=tuple(to),
        agreement=agreement.ref,
    )
    return enter(viewer, entry, declared=declared, once=once, at=at)
