"""Files on their way in: what is too large or finds no room is put aside while it comes, and said by its own name.

Named in settings.FILE_UPLOAD_HANDLERS. What was put aside is not in `request.FILES`: a form is built with
`sent(request)`, so that it refuses rather than go out without the file.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, TemporaryFileUploadHandler
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict

from phoihop.documents.files import refusal_of, too_large
from phoihop.records.refusals import Refusal

_SLOT = "refused_files"


@dataclass(frozen=True)
class PutAside:
    """A file that did not come in, in the place where its form looks for it (`ui.forms.FilesField` says why)."""

    field: str
    name: str
    refusal: Refusal

    @property
    def refused_because(self) -> str:
        return self.refusal.sentence


def _aside(request: HttpRequest) -> list[PutAside]:
    found: list[PutAside] = getattr(request, _SLOT, [])
    return found


def refused(request: HttpRequest) -> list[tuple[str, Refusal]]:
    """The files of this request that were put aside, with why."""
    return [(one.name, one.refusal) for one in _aside(request)]


def sent(request: HttpRequest) -> MultiValueDict[str, Any]:
    """The files of this request as a form takes them, those that were put aside among them."""
    files: MultiValueDict[str, Any] = request.FILES.copy()
    for one in _aside(request):
        files.appendlist(one.field, one)
    return files


def _put_aside(handler: FileUploadHandler, refusal: Refusal) -> None:
    request: Any = handler.request
    if request is not None:
        one = PutAside(handler.field_name or "", handler.file_name or "", refusal)
        setattr(request, _SLOT, [*_aside(request), one])


class Limited(FileUploadHandler):
    """Stops taking a file in once it is larger than this installation takes."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.taken = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self.taken += len(raw_data)
        if self.taken > settings.UPLOAD_LIMIT:
            _put_aside(self, too_large(self.file_name or ""))
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


class ToDisk(TemporaryFileUploadHandler):
    """Django's own way to a temporary file, with a full disk said as such."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        try:
            super().new_file(*args, **kwargs)
        except OSError as error:
            self._refuse(error)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        try:
            super().receive_data_chunk(raw_data, start)
        except OSError as error:
            self._refuse(error)
        return None

    def _refuse(self, error: OSError) -> None:
        _put_aside(self, refusal_of(error, self.file_name or ""))
        raise SkipFile from error
