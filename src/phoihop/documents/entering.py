"""A paper that the system lays out enters the register of documents (vào sổ văn bản đi): the office's book numbers it
at the door, and the file that prints the number is kept with it, all in one step.

What a paper is made of names it, so the same report never enters twice, whoever is quicker.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID, uuid5

from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.documents import files, numbering, paper_templates
from phoihop.documents.models import Document
from phoihop.documents.queries import code_of
from phoihop.documents.rules import Direction, PaperUse
from phoihop.records.actors import Viewer
from phoihop.records.door import Issued, issue
from phoihop.records.keys import Ref, record_id
from phoihop.records.kinds import Blob, Draft
from phoihop.records.refusals import Refusal
from phoihop.records.scope import visible_one
from vanban.dates import format_day
from vanban.official import Paper

_PAPER: Final = "paper"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A finished paper on its way into the register. `source`: what it is the paper of; `to`: who receives it besides
    us; `file`: what its Word file is called. A number or a day that the paper bears already stays."""

    source: UUID
    paper: Paper
    use: PaperUse
    kind_code: str
    file: str
    text: str
    space: str
    to: tuple[str, ...] = ()
    agreement: Ref | None = None


@dataclass(frozen=True, kw_only=True)
class Entered:
    """The paper that stands in the register."""

    id: UUID
    sentence: str


def entered(viewer: Viewer, source: UUID) -> Entered | None:
    """The paper of this source, where our organisation has entered it. One statement."""
    paper = visible_one(Document, viewer, record_id(viewer.org, str(_rec(source)))).first()
    if paper is None:
        return None
    code = code_of(paper.number, paper.symbol) if paper.number else ""
    said = {"code": code, "day": format_day(paper.day or timezone.localdate(paper.issued_at))}
    if code:
        sentence = _("Báo cáo này đã vào sổ: số %(code)s, ngày %(day)s. Cần sửa thì lập bản đính chính của văn bản đó.")
    else:
        sentence = _("Báo cáo này đã vào sổ ngày %(day)s. Cần sửa thì lập bản đính chính của văn bản đó.")
    return Entered(id=paper.pk, sentence=sentence % said)


def enter(viewer: Viewer, entry: Entry, *, declared: bool, once: UUID, at: datetime) -> Issued:
    """Without a book that covers its kind the paper is kept without a number. Raises `Refusal`, and `PaperError` where
    the paper cannot be written."""
    today = timezone.localdate(at)
    paper = entry.paper
    offer = None if paper.number else numbering.offer(viewer, entry.kind_code, paper.date or today)
    if offer:
        paper = replace(paper, number=int(offer.number), date=paper.date or today)

    def print_as(number: int | None) -> tuple[Blob, ...]:
        content = paper_templates.docx(viewer, entry.use, replace(paper, number=number), today)
        return (files.store(content, name=entry.file, viewer=viewer),)

    blobs = print_as(paper.number)
    numbered = {"number": f"{paper.number:02d}"} if paper.number else {}
    data = {
        "direction": Direction.OUT.value,
        "kind_code": entry.kind_code,
        "symbol": paper.symbol,
        "abstract": paper.abstract,
        "agreement": entry.agreement,
        "issuer": paper.issuers[0].body,
        "text": entry.text,
        "recipients": list(paper.recipients),
        "day": paper.date.isoformat() if paper.date else "",
        **({"book": dict(offer.book.ref)} if offer else numbered),
    }
    draft = Draft(
        kind=numbering.PAPER,
        rec=_rec(entry.source),
        data={name: value for name, value in data.items() if value},
        to=tuple(sorted({viewer.org, *entry.to})),
        blobs=blobs,
        finish=numbering.printing(lambda data: print_as(int(data["number"])), (offer.number, blobs)) if offer else None,
    )
    try:
        (issued,) = issue([draft], actor=viewer.actor, at=at, place=entry.space, declared=declared, once=once)
    except Refusal as refusal:
        if found := entered(viewer, entry.source):
            raise Refusal("entered", found.sentence) from refusal
        raise
    return issued


def expected(viewer: Viewer, paper: Paper, kind_code: str, today: date) -> str:
    """Number and symbol that the paper would get from its book now; empty where there is no book."""
    offer = numbering.offer(viewer, kind_code, today)
    return code_of(offer.number, paper.symbol or offer.symbol) if offer else ""


def _rec(source: UUID) -> UUID:
    return uuid5(source, _PAPER)
