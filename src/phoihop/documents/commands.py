"""Entering a paper by hand, and correcting one."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID, uuid4

from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.documents import numbering
from phoihop.documents.files import Readable, store
from phoihop.documents.paper_templates import Held
from phoihop.documents.queries import Place, Seen, addressees
from phoihop.documents.registers import Came
from phoihop.documents.rules import Direction, Flow, PaperUse
from phoihop.records.actors import Viewer
from phoihop.records.door import HOME, Issued, issue
from phoihop.records.fields import Data
from phoihop.records.kinds import Blob, Draft
from phoihop.records.models import Attachment
from phoihop.records.refusals import Refusal

# What the forms of a paper set; a field left empty there is empty in the version it makes.
FORM_FIELDS: Final = frozenset(
    {"direction", "kind_code", "number", "symbol", "day", "abstract", "issuer", "number_reason", "recipients"}
)


def enter(
    viewer: Viewer,
    data: Data,
    files: Sequence[Readable],
    place: Place | None,
    *,
    to: tuple[str, ...] | None = None,
    take: bool = False,
    declared: bool,
    once: UUID,
    at: datetime,
) -> Issued:
    """Enters a paper with its files, for those in `to` among the sides of an agreement, else for all of them, or for
    ourselves alone. `take`: one of ours without a number gets it from its book. Raises `Refusal`."""
    blobs = _stored(viewer, files)
    known = {**data, **({"agreement": place.ref} if place else {})}
    if take and data["direction"] == Direction.OUT and "number" not in data:
        day = date.fromisoformat(data["day"]) if "day" in data else timezone.localdate(at)
        known |= numbering.ask(viewer, data.get("kind_code", ""), day)
    addressed = (place.sides if to is None else (viewer.org, *to)) if place else (viewer.org,)
    draft = Draft(kind="document", rec=uuid4(), data=known, to=tuple(sorted(set(addressed))), blobs=blobs)
    (issued,) = issue(
        [draft], actor=viewer.actor, at=at, place=place.space if place else HOME, declared=declared, once=once
    )
    return issued


def correct(
    viewer: Viewer,
    paper: Seen,
    data: Data,
    reason: str,
    held: Sequence[Attachment],
    kept: Collection[str],
    files: Sequence[Readable],
    *,
    basis: str,
    declared: bool,
    once: UUID,
    at: datetime,
) -> Issued:
    """Đính chính: the whole paper anew, to those it went to. What the form does not show stays; of the files it
    `held`, those `kept` by their hash. Raises `Refusal`."""
    before = {name: value for name, value in paper.data.items() if name != "correction"}
    content = {**{name: value for name, value in before.items() if name not in FORM_FIELDS}, **data}
    staying = [one for one in held if one.sha256 in kept]
    if content == before and not files and basis == paper.body and len(staying) == len(held):
        raise unchanged()
    draft = Draft(
        kind="document",
        rec=UUID(paper.ref["rec"]),
        data={**content, "correction": reason},
        to=addressees(paper.audience),
        basis=basis,
        blobs=(*(blob_of(one) for one in staying), *_stored(viewer, files)),
    )
    (issued,) = issue([draft], actor=viewer.actor, at=at, place=paper.space, declared=declared, once=once)
    return issued


def arrive(
    viewer: Viewer, paper: Seen, data: Data, came: Came | None, *, basis: str, declared: bool, once: UUID, at: datetime
) -> Issued:
    """Enters a paper in the register of what came in, for our eyes alone; its number comes from our book where one is
    kept and none was typed. Or says how far its handling has come. Raises `Refusal`."""
    numbered: Data = {name: came.data[name] for name in ("book", "series", "numbered") if came and name in came.data}
    book = numbering.covering(numbering.books(viewer, Flow.IN), "", date.fromisoformat(data["day"]))
    if came is None and book and "number" not in data:
        numbered = {"book": dict(book.ref)}
    draft = Draft(
        kind="arrival",
        rec=(came and came.rec) or uuid4(),
        data={"document": dict(paper.ref), **numbered, **data},
        to=(viewer.org,),
        basis=basis,
    )
    (issued,) = issue([draft], actor=viewer.actor, at=at, place=paper.space, declared=declared, once=once)
    return issued


def keep_book(
    viewer: Viewer, data: Data, *, rec: UUID | None = None, basis: str = "", declared: bool, once: UUID, at: datetime
) -> Issued:
    """Opens a number book of the viewer's organisation, or mends one. Raises `Refusal`."""
    draft = Draft(kind="number_book", rec=rec or uuid4(), data=data, basis=basis)
    (issued,) = issue([draft], actor=viewer.actor, at=at, place=HOME, declared=declared, once=once)
    return issued


def use_template(
    viewer: Viewer, use: PaperUse, first: date, file: Blob, *, declared: bool, once: UUID, at: datetime
) -> Issued:
    """Puts a template, stored before, in force from a day on. Raises `Refusal`."""
    data: Data = {"use": use.value, "from": first.isoformat()}
    draft = Draft(kind="paper_template", rec=uuid4(), data=data, blobs=(file,))
    (issued,) = issue([draft], actor=viewer.actor, at=at, place=HOME, declared=declared, once=once)
    return issued


def withdraw_template(
    viewer: Viewer, template: Held, day: date, *, basis: str, declared: bool, once: UUID, at: datetime
) -> Issued:
    """From that day on a template is used no more. Raises `Refusal`."""
    data: Data = {
        "use": template.use.value,
        "from": template.from_day.isoformat(),
        "withdrawn": max(day, template.from_day).isoformat(),
    }
    blobs = (blob_of(template.file),)
    draft = Draft(kind="paper_template", rec=template.rec, data=data, basis=basis, blobs=blobs)
    (issued,) = issue([draft], actor=viewer.actor, at=at, place=HOME, declared=declared, once=once)
    return issued


def unchanged() -> Refusal:
    return Refusal("correction.same", _("Chưa có gì thay đổi so với bản đang có. Sửa chỗ sai rồi ban hành."))


def blob_of(file: Attachment) -> Blob:
    """A file as the payload of a later version names it."""
    return Blob(sha256=file.sha256, name=file.name, size=file.size, type=file.type)


def _stored(viewer: Viewer, files: Sequence[Readable]) -> tuple[Blob, ...]:
    return tuple(store(file, name=getattr(file, "name", "") or "", viewer=viewer) for file in files)
