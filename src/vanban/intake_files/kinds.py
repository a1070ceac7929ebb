"""Loại tệp — what a file is, told from its bytes and never from its name."""

import re
from typing import Final

from .refusals import refusal

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ARCHIVES: Final = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
_IMAGES: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*", b"BM\x00")
_PDF_WITHIN: Final = 1024
"""PDF readers accept the signature anywhere in the first 1024 bytes."""
_HTML: Final = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I
)
_MAIL_HEADER: Final = re.compile(
    rb"^(?:from|to|subject|date|mime-version|received|message-id|return-path|content-type|delivered-to|cc|reply-to|x-[\w-]+)\s*:",
    re.I,
)
_MAIL_NEEDS: Final = 3
_CONTROL: Final = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE: Final = 64 * 1024

# Streams of a compound file, as they stand in its directory.
_OLE_STREAMS: Final = (
    ("EncryptedPackage", "password"),
    ("WordDocument", "old_word"),
    ("Workbook", "old_excel"),
    ("Book", "old_excel"),
    ("PowerPoint Document", "slides"),
    ("__substg1.0_", "outlook"),
)


def kind_of(data: bytes) -> str:
    """One of "zip", "pdf", "html", "eml", "text". Raises a refusal for what cannot be read at all."""
    if not data.strip(b" \t\r\n\xef\xbb\xbf"):
        raise refusal("empty")
    if data.startswith(_OLE):
        raise refusal(_ole_kind(data))
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "zip"
    if data.startswith(_ARCHIVES):
        raise refusal("archive")
    if data.startswith(_IMAGES) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):
        raise refusal("image")
    head = data[:_PDF_WITHIN]
    if b"%PDF-" in head:
        return "pdf"
    if head.lstrip().startswith(b"{\\rtf"):
        raise refusal("rtf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode("utf-8", "ignore")
    if _HTML.match(head.removeprefix(b"\xef\xbb\xbf")):
        return "html"
    if _is_mail(head):
        return "eml"
    return "text"


def _ole_kind(data: bytes) -> str:
    for stream, code in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return code
    return "old_office"


def _is_mail(head: bytes) -> bool:
    """Several header lines in a row at the very start; a letter that begins "Date: …" alone is a text."""
    found = 0
    for line in head.splitlines():
        if _MAIL_HEADER.match(line):
            found += 1
        elif not line.strip() or not (line[:1] in b" \t" and found):
            break
    return found >= _MAIL_NEEDS


def text_of(data: bytes) -> str | None:
    """UTF-16 with its mark decoded, None when the bytes are to be read as single bytes.

    Raises a refusal for binary data, NUL bytes, and UTF-16 without its mark.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) and not data.startswith(b"\xff\xfe\x00\x00"):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise refusal("bad_utf16") from None
    if b"\x00" in data:
        raise refusal(_why_nul(data))
    sample = data[:_SAMPLE]
    if len(_CONTROL.findall(sample)) * 50 > len(sample):
        raise refusal("binary")
    return None


def _why_nul(data: bytes) -> str:
    sample = data[: _SAMPLE - _SAMPLE % 2]
    if len(sample) % 2:
        sample = sample[:-1]
    even, odd, half = sample[::2].count(0), sample[1::2].count(0), max(len(sample) // 2, 1)
    for zeros, others, codec in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if zeros > 0.3 * half and others < 0.02 * half and _decodes(sample, codec):
            return "utf16_no_bom"
    rare = len(_CONTROL.findall(sample)) * 50 <= len(sample) and sample.count(0) * 10 <= len(sample)
    return "nul" if rare else "binary"


def _decodes(sample: bytes, codec: str) -> bool:
    try:
        sample.decode(codec)
    except UnicodeDecodeError as error:
        # A pair of surrogates cut at the end of the sample is no error of the file.
        return error.start >= len(sample) - 2
    return True
