"""How a paper comes onto the desk: what is quickly opened is opened at once, what may take long waits for a thread.

Whatever happens, a paper is on the desk with what was found in it, or there is one sentence saying why it is not and
what to do. Of a paper that is refused nothing is kept.
"""

import logging
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.accounts.viewer import SignedIn
from phoihop.documents.files import store, too_large
from phoihop.documents.names import clean_name, secrecy_in_name
from phoihop.intake import learning, lessons, queries, tidying, waiting
from phoihop.intake.items import Desk
from phoihop.intake.models import Reading
from phoihop.intake.proposing import MOST_ROWS, propose
from phoihop.records.actors import Role, Viewer
from phoihop.records.kinds import Blob
from phoihop.records.refusals import Refusal
from vanban.fold import fold
from vanban.intake_files import Opened, Refused, open_bytes, open_text
from vanban.vocabulary import Vocabulary

# A reading longer than this is proposed from its beginning only.
READ_AT_MOST: Final = 300_000
# What is smaller is opened while the person waits: well under two seconds, measured. A page of a PDF costs more than
# its bytes show.
_AT_ONCE: Final = 256 * 1024
_AT_ONCE_PDF: Final = 48 * 1024
# No opening lasts longer: its own process is stopped before (`vanban.intake_files.Limits.child_seconds`, twice).
CLAIM: Final = timedelta(seconds=150)

_log = logging.getLogger(__name__)


def receive_file(file: "UploadedFile[Any]", viewer: SignedIn) -> Reading:
    """A file becomes a reading, or one that waits to be opened (`read_waiting`). A `Refusal` says why not; then nothing
    of it has been kept."""
    name = clean_name(file.name or "")
    if mark := secrecy_in_name(name):
        raise Refusal(
            "secrecy.mark",
            _("Tên tệp có dấu %(mark)s. Hệ thống không nhận; tệp không được lưu.") % {"mark": mark.words},
        )
    if (file.size or 0) > settings.UPLOAD_LIMIT:
        raise too_large(name)
    if not _at_once(file):
        return _put_in_waiting(file, name, viewer)
    opened = open_bytes(name, file)  # type: ignore[arg-type]  # an uploaded file reads like any binary stream
    if isinstance(opened, Refused):
        raise Refusal(opened.code, opened.sentence)
    blob = store(file, name=name, viewer=viewer, checked=True)
    return _received(opened, name, viewer, blob)


def _at_once(file: "UploadedFile[Any]") -> bool:
    head = file.read(5)
    file.seek(0)
    return (file.size or 0) <= (_AT_ONCE_PDF if head.startswith(b"%PDF") else _AT_ONCE)


def receive_text(text: str, viewer: SignedIn) -> Reading:
    """Pasted words, under the same rules as a file."""
    opened = open_text(text)
    if isinstance(opened, Refused):
        raise Refusal(opened.code, opened.sentence)
    first = next(line.strip() for line in opened.text.split("\n") if line.strip())
    return _received(opened, first[:120], viewer, None)


def _new(name: str, viewer: SignedIn) -> Reading:
    return Reading(
        org=viewer.org, user=viewer.user, person=viewer.user_label, name=name, folded=fold(name)[:255], text=""
    )


def _received(opened: Opened, name: str, viewer: SignedIn, blob: Blob | None) -> Reading:
    reading = _new(name, viewer)
    _take_over(reading, opened, viewer, blob)
    reading.save()
    return reading


def _take_over(reading: Reading, opened: Opened, viewer: Viewer, blob: Blob | None) -> None:
    """Puts what was opened into the row, and reads it unless a person has to look at it first."""
    reading.kind = opened.kind if blob else "pasted"
    reading.file = _as_json(blob) if blob else {}
    reading.text = opened.text
    # Browsers send pasted lines in a way of their own: nothing a person did, or has to know.
    steps = [step.sentence for step in opened.report if blob or step.code != "line_ends"]
    reading.remarks = [*steps, *opened.warnings]
    reading.state = Reading.State.CONVERTING if opened.needs_confirmation else Reading.State.OPEN
    if reading.state == Reading.State.OPEN:
        read_into(reading, viewer)


def _as_json(blob: Blob) -> dict[str, object]:
    return {"sha256": blob.sha256, "name": blob.name, "size": blob.size, "type": blob.type}


def _put_in_waiting(file: "UploadedFile[Any]", name: str, viewer: SignedIn) -> Reading:
    reading = _new(name, viewer)
    reading.state = Reading.State.WAITING
    waiting.keep(file, reading.pk, name)
    reading.save(force_insert=True)
    return reading


def unclaimed() -> QuerySet[Reading]:
    """Waiting papers that nobody is opening, the oldest first: brought just now, or left by a process that ended."""
    old = timezone.now() - CLAIM
    rows = Reading.objects.filter(state=Reading.State.WAITING)
    return rows.filter(Q(taken_at__isnull=True) | Q(taken_at__lt=old)).order_by("created_at")


def release_claims() -> None:
    """When a server starts nobody is opening anything: what was left half opened is opened anew."""
    Reading.objects.filter(state=Reading.State.WAITING).update(taken_at=None)


def read_waiting(pk: UUID) -> None:
    """Opens and reads one waiting paper; does nothing when another is at it, or it waits no more. Never raises: what
    goes wrong is said in the row, and the file stays to be tried again."""
    if not unclaimed().filter(pk=pk).update(taken_at=timezone.now()):
        return
    reading = Reading.objects.get(pk=pk)
    try:
        _open_waiting(reading)
    except Refusal as refusal:
        _settle(reading, Reading.State.REFUSED, refusal.sentence)
    except Exception:
        _log.exception("a waiting paper could not be read")
        _settle(
            reading, Reading.State.REFUSED, _("Chưa đọc được tệp này. Đọc lại; nếu vẫn không được thì báo quản trị.")
        )


def _open_waiting(reading: Reading) -> None:
    place = waiting.place_of(reading.pk)
    viewer = Viewer(user=reading.user, org=reading.org, role=Role.CLERK)
    if not place.exists():
        raise Refusal("file.missing", _("Tệp chưa đọc không còn trên máy chủ. Tải lên lại từ tệp gốc."))
    opened = open_bytes(reading.name, place)
    if isinstance(opened, Refused):
        waiting.let_go(reading.pk)
        raise Refusal(opened.code, opened.sentence)
    with place.open("rb") as file:
        blob = store(file, name=reading.name, viewer=viewer, checked=True)
    _take_over(reading, opened, viewer, blob)
    if not _settle(reading, Reading.State(reading.state), ""):
        tidying.let_go_of(blob.sha256, reading.org)
    waiting.let_go(reading.pk)


def _settle(reading: Reading, state: Reading.State, refusal: str) -> bool:
    """Ends the waiting, unless a person has called it off meanwhile: then nothing is written."""
    with transaction.atomic():
        if not Reading.objects.select_for_update().filter(pk=reading.pk, state=Reading.State.WAITING).exists():
            return False
        reading.state, reading.refusal, reading.taken_at = state, refusal[:500], None
        reading.save()
        return True


def try_again(viewer: SignedIn, pk: UUID) -> bool:
    """Lets a refused paper wait once more, where its file is still there."""
    if not waiting.place_of(pk).exists():
        return False
    rows = queries.readings(viewer).filter(pk=pk, state=Reading.State.REFUSED)
    return bool(rows.update(state=Reading.State.WAITING, refusal="", taken_at=None))


def call_off(viewer: SignedIn, pk: UUID) -> bool:
    """Takes a paper away that waits or was refused: nothing has been read from it."""
    gone, _each = queries.readings(viewer).filter(pk=pk, state__in=UNREAD).delete()
    if gone:
        waiting.let_go(pk)
    return bool(gone)


UNREAD: Final = (Reading.State.WAITING, Reading.State.REFUSED)


def read_into(reading: Reading, viewer: Viewer) -> None:
    """Lets the reader propose; the caller saves."""
    orgs = queries.known_to(viewer, queries.agreement_choices(viewer))
    taught = learning.taught(viewer.org)
    then: dict[str, list[str]] = {}

    def known(day: date) -> Vocabulary:
        then.update(queries.names_then(orgs, day))
        return Vocabulary(
            organisations=tuple(queries.entries(then)),
            offices=taught.offices,
            abbreviations=taught.abbreviations,
            aliases=tuple(one for one in taught.aliases if one[1] in orgs),
        )

    proposal = propose(reading.text[:READ_AT_MOST], today=timezone.localdate(), known=known)
    items = lessons.applied(proposal.items, taught, reading.text)
    queries.keep_desk(reading, Desk(tuple(items)))
    reading.whole = queries.whole_json(proposal, then, taught)
    reading.tables = list(proposal.tables)
    reading.remarks = [*reading.remarks, *_cut_short(reading, proposal.rows)]


def _cut_short(reading: Reading, rows: int) -> Iterator[str]:
    """What was not read, said: nothing is left out in silence."""
    if len(reading.text) > READ_AT_MOST:
        yield _("Văn bản rất dài, chỉ tìm mục trong phần đầu. Tách văn bản rồi đưa phần còn lại vào.")
    elif rows > MOST_ROWS:
        yield _("Bảng có %(rows)d hàng, chỉ đọc %(most)d hàng đầu. Tách bảng rồi đưa phần còn lại vào.") % {
            "rows": rows,
            "most": MOST_ROWS,
        }


def confirm_conversion(viewer: SignedIn, pk: UUID) -> Reading:
    """The person has looked at the converted text: now it is read."""
    with transaction.atomic():
        reading = queries.locked(viewer, pk)
        if reading.state == Reading.State.CONVERTING:
            reading.state = Reading.State.OPEN
            read_into(reading, viewer)
            reading.save()
    return reading


def uuids(given: Iterable[str]) -> list[UUID]:
    """The ids among what a form sent."""
    found = []
    for one in given:
        try:
            found.append(UUID(one))
        except ValueError:
            continue
    return found
