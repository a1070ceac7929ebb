"""Files kept by content. A file is there whole, under the hash of its bytes, or not at all.

Whose a file is, is not said here: an attachment of an issued record says it, and before that the row of the one who
brought it (`StoredFile`).
"""

import hashlib
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import timedelta
from errno import EDQUOT, EFBIG, ENOSPC
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from django.conf import settings
from django.db.models import Count, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.documents.media import HEAD, TAIL, media_type
from phoihop.documents.models import StoredFile
from phoihop.documents.names import clean_name, secrecy_in_name
from phoihop.records.actors import Viewer
from phoihop.records.kinds import Blob
from phoihop.records.refusals import Refusal
from vanban.intake_files import Refused, open_bytes

CHUNK: Final = 256 * 1024
HOUR: Final = timedelta(hours=1)
_FULL: Final = frozenset({ENOSPC, EDQUOT, EFBIG})


class Readable(Protocol):
    """What can be stored: an uploaded file, an open file, anything that gives its bytes piece by piece."""

    def read(self, size: int = -1, /) -> bytes: ...


def store(file: Readable | bytes, *, name: str, viewer: Viewer, checked: bool = False) -> Blob:
    """Keeps a file and returns how a payload names it. Raises `Refusal`; then nothing has been kept.

    `name` is what the person called it. `checked`: its text has already been through the secrecy gate. Storing the
    same bytes again heals a copy that was damaged or lost on disk.
    """
    kept = clean_name(name)
    if mark := secrecy_in_name(kept):
        raise Refusal(
            "secrecy.mark",
            _("Tên tệp có dấu %(mark)s. Hệ thống không nhận; tệp không được lưu.") % {"mark": mark.words},
        )
    _refuse_many(viewer)
    source: Readable = BytesIO(file) if isinstance(file, bytes) else file
    try:
        blob = _store(source, kept, checked)
    except OSError as error:
        raise refusal_of(error, kept) from error
    StoredFile.objects.update_or_create(
        sha256=blob.sha256,
        owner=viewer.org,
        defaults={
            "size": blob.size,
            "type": blob.type,
            "name": blob.name,
            "user": viewer.user,
            "at": timezone.now(),
        },
    )
    return blob


def _refuse_many(viewer: Viewer) -> None:
    """One account does not fill the disk. What is brought again, or was dropped since, takes no more room."""
    lately = StoredFile.objects.filter(user=viewer.user, at__gt=timezone.now() - HOUR)
    brought = lately.aggregate(files=Count("pk"), size=Sum("size"))
    if brought["files"] < settings.UPLOADS_AN_HOUR and (brought["size"] or 0) < settings.UPLOAD_BYTES_AN_HOUR:
        return
    raise Refusal(
        "file.too_many",
        _("Mỗi người gửi được %(files)d tệp hoặc %(size)d GB trong một giờ. Chờ ít phút rồi gửi tiếp các tệp còn lại.")
        % {"files": settings.UPLOADS_AN_HOUR, "size": settings.UPLOAD_BYTES_AN_HOUR // 1024**3},
    )


def held(sha256s: Iterable[str], viewer: Viewer) -> dict[str, Blob]:
    """The files among these that the viewer's organisation brought itself: a draft may name them, and no others."""
    rows = StoredFile.objects.filter(owner=viewer.org, sha256__in=set(sha256s))
    return {row.sha256: Blob(sha256=row.sha256, name=row.name, size=row.size, type=row.type) for row in rows}


def path_of(sha256: str) -> Path:
    """Where the file with this content lies, if it is there."""
    return Path(settings.FILES) / sha256[:2] / sha256[2:]


def open_stored(sha256: str, name: str) -> BinaryIO:
    """The stored file, open for reading. Raises `Refusal` when it is no longer on disk."""
    try:
        return path_of(sha256).open("rb")
    except OSError as error:
        raise Refusal(
            "file.missing",
            _(
                "Tệp “%(name)s” có trong sổ nhưng không còn trên máy chủ. "
                "Báo quản trị khôi phục từ bản sao lưu, hoặc tải lại đúng tệp gốc."
            )
            % {"name": name},
        ) from error


def _store(source: Readable, name: str, checked: bool) -> Blob:
    folder = Path(settings.FILES)
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f"{secrets.token_hex(8)}.part"
    try:
        blob = _write(source, draft, name)
        if not checked:
            _refuse_secret_text(draft, name)
        place = path_of(blob.sha256)
        place.parent.mkdir(exist_ok=True)
        draft.replace(place)
        for changed in (place.parent, folder):
            _sync_folder(changed)
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()
    return blob


def _write(source: Readable, draft: Path, name: str) -> Blob:
    """Writes the bytes down for good, and tells their hash, size and kind."""
    digest, size, head, tail = hashlib.sha256(), 0, b"", b""
    with draft.open("xb") as file:
        for chunk in _chunks(source):
            size += len(chunk)
            if size > settings.UPLOAD_LIMIT:
                raise too_large(name)
            digest.update(chunk)
            head += chunk[: HEAD - len(head)]
            tail = (tail + chunk)[-TAIL:]
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    if not size:
        raise Refusal("file.empty", _("Tệp “%(name)s” rỗng. Kiểm tra tệp gốc rồi tải lên lại.") % {"name": name})
    return Blob(sha256=digest.hexdigest(), name=name, size=size, type=media_type(head, tail))


def _chunks(source: Readable) -> Iterator[bytes]:
    seek = getattr(source, "seek", None)
    if seek:
        seek(0)
    while chunk := source.read(CHUNK):
        yield chunk


def _refuse_secret_text(draft: Path, name: str) -> None:
    """Only a secrecy mark is looked for: a file that cannot be read may still be kept, such as a scan."""
    opened = open_bytes(name, draft)
    if isinstance(opened, Refused) and opened.code == "secret":
        raise Refusal("secrecy.mark", opened.sentence)


def _sync_folder(folder: Path) -> None:
    """A rename is only sure once the folder that holds the name is on disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def too_large(name: str) -> Refusal:
    """Said as soon as it is known, however much of the file is still to come."""
    return Refusal(
        "file.too_large",
        _("Tệp “%(name)s” vượt mức %(limit)d MB. Nén nhỏ hoặc tách tệp rồi tải lên lại.")
        % {"name": name, "limit": settings.UPLOAD_LIMIT // (1024 * 1024)},
    )


def refusal_of(error: OSError, name: str) -> Refusal:
    """What a failure of the disk is called to a person."""
    if error.errno in _FULL:
        return Refusal(
            "disk.full",
            _("Máy chủ hết chỗ lưu nên chưa nhận được tệp “%(name)s”. Báo quản trị dọn đĩa rồi tải lên lại.")
            % {"name": name},
        )
    return Refusal(
        "disk.error",
        _("Máy chủ chưa ghi được tệp “%(name)s”. Thử lại; nếu vẫn không được thì báo quản trị.") % {"name": name},
    )
