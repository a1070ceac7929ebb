"""Proposing a joint paper, changing it, and issuing it under a number once every issuer has confirmed it."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID, uuid4

from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.agreements.queries import Chosen
from phoihop.documents import files, numbering
from phoihop.joint import papers
from phoihop.joint.definitions import refuse_numbered
from phoihop.joint.models import JointPaper
from phoihop.joint.queries import Seen
from phoihop.organisations import printing
from phoihop.records.actors import Viewer
from phoihop.records.door import Issued, NewSpace, issue
from phoihop.records.fields import Data
from phoihop.records.kinds import Blob, Draft
from phoihop.records.refusals import Refusal


def propose(viewer: Viewer, agreement: Chosen, data: Data, *, declared: bool, once: UUID, at: datetime) -> Issued:
    """A joint paper for its issuers to confirm: in the space of the agreement where they are its sides, else in one
    of their own. Raises `Refusal`."""
    issuers = tuple(sorted({viewer.org, *data["joint"]}))
    place = agreement.space if set(issuers) == set(agreement.sides) else NewSpace(parties=issuers)
    draft = Draft(kind="joint_paper", rec=uuid4(), data={**data, "agreement": agreement.ref}, to=issuers)
    (issued,) = issue([draft], actor=viewer.actor, at=at, place=place, declared=declared, once=once)
    return issued


def change(viewer: Viewer, found: Seen, data: Data, *, basis: str, declared: bool, once: UUID, at: datetime) -> Issued:
    """Other words by the lead: every issuer confirms anew. Raises `Refusal`."""
    fixed: Data = {name: found.data[name] for name in ("agreement", "joint")}
    draft = Draft(kind="joint_paper", rec=found.rec, data={**data, **fixed}, to=found.issuers, basis=basis)
    (issued,) = issue([draft], actor=viewer.actor, at=at, place=found.space, declared=declared, once=once)
    return issued


def number(
    viewer: Viewer,
    found: Seen,
    agreement: Chosen,
    to: Sequence[str],
    *,
    typed: str,
    day: date | None,
    declared: bool,
    once: UUID,
    at: datetime,
) -> Issued:
    """Issues what every issuer has confirmed, with the number of the lead's book or the one `typed`, as Word and PDF:
    to all issuers, and `to`. However often it is asked for, it is issued once. Raises `Refusal`."""
    if viewer.org != found.author or not found.complete:
        raise _awaited()
    today = timezone.localdate(at)
    dated = day or today
    of = papers.heads(found.issuers, dated)
    data = papers.document(found, of)
    if typed:
        data |= {"number": typed, "day": dated.isoformat(), "symbol": printing.symbol(of[0], data["kind_code"])}
    elif asked := numbering.ask(viewer, data["kind_code"], dated):
        data |= {**asked, "day": dated.isoformat()}
    else:
        raise Refusal(
            "joint.book",
            _("Chưa mở sổ cho loại văn bản này. Mở sổ văn bản, hoặc ghi số lấy từ sổ giấy."),
            {"number": _("Chưa mở sổ cho loại văn bản này. Mở sổ văn bản, hoặc ghi số lấy từ sổ giấy.")},
        )

    def printed(numbered: Data) -> tuple[Blob, ...]:
        _refuse_overtaken(found)
        made = papers.paper(found, of, number=numbered["number"], symbol=numbered["symbol"], day=dated)
        written = (("docx", printing.docx(made, today)), ("pdf", printing.pdf(made, today)))
        return tuple(
            files.store(content, name=papers.file_name(found, ending), viewer=viewer, checked=True)
            for ending, content in written
        )

    draft = Draft(
        kind="document",
        rec=uuid4(),
        data=data,
        to=tuple(sorted({*found.issuers, *to})),
        finish=numbering.printing(printed),
    )
    (issued,) = issue([draft], actor=viewer.actor, at=at, place=agreement.space, declared=declared, once=once)
    return issued


def _refuse_overtaken(found: Seen) -> None:
    """Under the lock: without a number still, and in the words that were read as confirmed by all."""
    refuse_numbered(found.id, found.author)
    if not JointPaper.objects.filter(pk=found.id, body=found.body).exists():
        raise _awaited()


def _awaited() -> Refusal:
    return Refusal("joint.awaited", _("Chưa đủ các cơ quan xác nhận bản này. Chờ xác nhận đủ rồi cấp số."))
