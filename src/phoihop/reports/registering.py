"""The consolidated report enters the register of documents (vào sổ văn bản đi): the office's book numbers it at the
door, and the file that prints the number is kept with it, all in one step."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID, uuid4

from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.documents import files, numbering, paper_templates
from phoihop.documents.queries import code_of
from phoihop.documents.rules import Direction, PaperUse
from phoihop.records.actors import Viewer
from phoihop.records.door import Issued, issue
from phoihop.records.kinds import Blob, Draft
from phoihop.records.refusals import Refusal
from phoihop.reports import papers
from phoihop.reports.composing import Work
from phoihop.reports.marks import bare
from vanban.official import Paper


def expected(viewer: Viewer, paper: Paper, today: date) -> str:
    """Number and symbol that the paper would get from its book now; empty where there is no book."""
    offer = numbering.offer(viewer, papers.CODE, today)
    return code_of(offer.number, paper.symbol or offer.symbol) if offer else ""


def docx(viewer: Viewer, paper: Paper, today: date) -> bytes:
    """The Word file, laid out by the office's own template where one is in force. Raises `PaperError` or `Refusal`."""
    return paper_templates.docx(viewer, PaperUse.CONSOLIDATED, paper, today)


def register(viewer: Viewer, work: Work, paper: Paper, *, declared: bool, once: UUID, at: datetime) -> Issued:
    """Enters the paper for us and the level above. Without a book that covers reports it is kept without a number.
    Raises `Refusal`, also where a section stands empty though units wrote under it, and `PaperError` where the paper
    cannot be written."""
    if unwritten := [one.title for one in work.sections if one.code in work.unwritten]:
        raise Refusal(
            "report.unwritten",
            _("Đơn vị đã có báo cáo mà chưa soạn: %(sections)s. Lấy đoạn vào bài, hoặc ghi “Không có.” ở mục đó.")
            % {"sections": "; ".join(unwritten)},
        )
    today = timezone.localdate(at)
    offer = numbering.offer(viewer, papers.CODE, today)
    dated = replace(paper, date=today)

    def print_as(number: int | None) -> tuple[Blob, ...]:
        content = docx(viewer, replace(dated, number=number), today)
        return (files.store(content, name=f"bao-cao-tong-hop-{work.period.code}.docx", viewer=viewer),)

    blobs = print_as(int(offer.number) if offer else None)
    texts = (bare(work.saved.texts.get(one.code, ""), work.saved.sources) for one in work.sections)
    data = {
        "direction": Direction.OUT.value,
        "kind_code": papers.CODE,
        "symbol": paper.symbol,
        "abstract": paper.abstract,
        "issuer": paper.issuers[0].body,
        "text": "\n".join(text for text in texts if text),
        "recipients": list(paper.recipients),
        "day": today.isoformat(),
        **({"book": dict(offer.book.ref)} if offer else {}),
    }
    draft = Draft(
        kind=numbering.PAPER,
        rec=uuid4(),
        data={name: value for name, value in data.items() if value},
        to=tuple(sorted({viewer.org, *([work.above.author] if work.above else [])})),
        blobs=blobs,
        finish=numbering.printing(lambda data: print_as(int(data["number"])), (offer.number, blobs)) if offer else None,
    )
    (issued,) = issue([draft], actor=viewer.actor, at=at, place=work.regime.space, declared=declared, once=once)
    return issued
