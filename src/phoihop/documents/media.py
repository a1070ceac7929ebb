"""What a file is, told from its first and last bytes. A label for people and partners: downloads never trust it."""

from typing import Final

HEAD: Final = 4096
TAIL: Final = 64 * 1024
UNKNOWN: Final = "application/octet-stream"

_OOXML: Final = "application/vnd.openxmlformats-officedocument."
_STARTS: Final = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"{\\rtf", "application/rtf"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
)
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of streams as they stand in the directory of a compound file, and of parts at the end of a ZIP.
_OLE_STREAMS: Final = (("WordDocument", "application/msword"), ("Workbook", "application/vnd.ms-excel"))
_ZIP_PARTS: Final = (
    (b"word/", _OOXML + "wordprocessingml.document"),
    (b"xl/", _OOXML + "spreadsheetml.sheet"),
    (b"ppt/", _OOXML + "presentationml.presentation"),
)
_OPEN_DOCUMENT: Final = b"mimetypeapplication/vnd.oasis.opendocument."
_OPEN_DOCUMENT_KINDS: Final = (b"text", b"spreadsheet", b"presentation")


def media_type(head: bytes, tail: bytes) -> str:
    """The media type of a file of which `head` are the first and `tail` the last bytes."""
    for start, found in _STARTS:
        if head.startswith(start):
            return found
    if head.startswith(_OLE):
        return next((found for name, found in _OLE_STREAMS if name.encode("utf-16-le") in head + tail), UNKNOWN)
    if head.startswith(b"PK\x03\x04"):
        return _zip(head, tail)
    return _text(head)


def _zip(head: bytes, tail: bytes) -> str:
    start = head.find(_OPEN_DOCUMENT)
    if start >= 0:
        rest = head[start + len(_OPEN_DOCUMENT) :]
        for kind in _OPEN_DOCUMENT_KINDS:
            if rest.startswith(kind):
                return "application/vnd.oasis.opendocument." + kind.decode("ascii")
    return next((found for part, found in _ZIP_PARTS if part in tail), "application/zip")


def _text(head: bytes) -> str:
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return UNKNOWN
    begins = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:64].lower()
    return "text/html" if begins.startswith((b"<!doctype html", b"<html")) else "text/plain"
