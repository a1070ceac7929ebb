"""Mở tệp — bytes from outside become a text that may be shown, or one refusing sentence.

:func:`open_bytes` never raises for anything a file can hold. The kind is told from the content; sizes are looked at
before anything is read; a secrecy mark stops the text here, before any caller could store it.
"""

import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path, PurePath
from typing import BinaryIO, Final, cast

from . import marks
from .detect import to_unicode
from .kinds import kind_of
from .refusals import refusal, secret, too_large, too_much_text
from .results import DEFAULT, Extracted, Limits, Opened, RefusalError, Refused
from .secrecy import Mark, secrecy
from .tidy import tidy
from .txt_file import read_txt
from .zips import ARCHIVE_NAMES, SafeZip

_SUFFIXES: Final = {
    "docx": (".docx", ".docm", ".dotx"),
    "xlsx": (".xlsx", ".xlsm", ".xltx"),
    "pdf": (".pdf",),
    "html": (".html", ".htm", ".xhtml"),
    "eml": (".eml", ".mht", ".mhtml"),
}
_SHOWN_WORDS: Final = 80
_NAMES: Final = {"docx": "tệp Word", "xlsx": "tệp Excel", "pdf": "tệp PDF", "html": "trang web", "eml": "thư điện tử"}


def open_bytes(name: str, data: bytes | os.PathLike[str] | BinaryIO, *, limits: Limits = DEFAULT) -> Opened | Refused:
    """Open one file.

    ``name`` is the file's own name, used in warnings only. ``data`` is the content, a path, or a binary stream; of
    a path or stream larger than ``limits.file`` nothing, or no more than that, is read.
    """
    try:
        return _finish(_extract(_content(data, limits), limits), name, limits)
    except RefusalError as stopped:
        return stopped.refused
    except MemoryError:
        return refusal("too_heavy").refused


def open_text(text: str, *, limits: Limits = DEFAULT) -> Opened | Refused:
    """Pasted text, under the same rules as a file."""
    try:
        if len(text) > limits.text:
            raise too_much_text(limits.text)
        return _finish(Extracted(marks.plain(text.replace("\x00", "")), "txt"), "", limits)
    except RefusalError as stopped:
        return stopped.refused


def _content(data: bytes | os.PathLike[str] | BinaryIO, limits: Limits) -> bytes:
    try:
        if isinstance(data, bytes | bytearray | memoryview):
            return _sized(bytes(data), len(data), limits)
        if isinstance(data, os.PathLike):
            path = Path(data)
            size = path.stat().st_size
            if size > limits.file:
                raise too_large(size, limits.file)
            with path.open("rb") as stream:
                return _sized(stream.read(limits.file + 1), None, limits)
        return _sized(data.read(limits.file + 1), _stream_size(data), limits)
    except OSError:
        raise refusal("unreadable") from None


def _sized(content: bytes, size: int | None, limits: Limits) -> bytes:
    if len(content) > limits.file:
        raise too_large(size, limits.file)
    return content


def _stream_size(stream: BinaryIO) -> int | None:
    """What is left of the stream plus what was read, when it can tell without reading."""
    try:
        if not stream.seekable():
            return None
        here = stream.tell()
        end = stream.seek(0, os.SEEK_END)
        stream.seek(here)
    except (OSError, ValueError):
        return None
    return end


_READERS: Final = {
    "html": ("html_file", "read_html", "damaged_html"),
    "pdf": ("apart", "read_pdf", "damaged_pdf"),
    "eml": ("apart", "read_eml", "damaged_eml"),
    "docx": ("docx_file", "read_docx", "damaged_docx"),
    "xlsx": ("apart", "read_xlsx", "damaged_xlsx"),
}


def _extract(data: bytes, limits: Limits) -> Extracted:
    kind = kind_of(data)
    if kind == "text":
        return read_txt(data, limits)
    if kind != "zip":
        return _call(kind, data, limits)
    container = SafeZip(data, limits)
    kind = _container_kind(container)
    return _call(kind, container, limits)


def _call(kind: str, content: bytes | SafeZip, limits: Limits) -> Extracted:
    module, function, damaged = _READERS[kind]
    # Readers bring in heavy libraries, so each is loaded when its first file comes.
    read = cast("Callable[[object, Limits], Extracted]", getattr(import_module(f".{module}", __package__), function))
    try:
        return read(content, limits)
    except (RefusalError, MemoryError):
        raise
    except Exception:
        # The last net under third-party parsers: whatever they trip over, the file is damaged for our purpose.
        raise refusal(damaged) from None


def _container_kind(container: SafeZip) -> str:
    names = container.names
    if any(name.startswith("word/") for name in names):
        return "docx"
    if "xl/workbook.bin" in names:
        raise refusal("binary_excel")
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    if any(name.startswith("ppt/") for name in names):
        raise refusal("slides")
    if "mimetype" in names and "content.xml" in names:
        raise refusal("open_document")
    if any(name.lower().endswith(ARCHIVE_NAMES) for name in names):
        raise refusal("nested_archive")
    raise refusal("archive")


def _finish(found: Extracted, name: str, limits: Limits) -> Opened:
    """Encodings, invisible characters, secrecy, and the final offsets."""
    converted = to_unicode(found.marked)
    clean, tidied = tidy(converted.text)
    text, tables, pages = marks.assemble(clean, tuple(tidy(title)[0] for title in found.titles))
    if not text.strip():
        raise refusal("scan" if found.kind == "pdf" else "no_text" if found.kind != "txt" else "empty")
    if len(text.encode()) > limits.text:
        raise too_much_text(limits.text)
    stops, mentions = secrecy(text)
    if stops:
        raise secret(stops[0].words, _where(text, stops[0].start, pages))
    return Opened(
        text=text,
        kind=found.kind,
        report=(*found.steps, *converted.steps, *tidied),
        tables=tables,
        warnings=tuple(
            dict.fromkeys((*found.warnings, *converted.warnings, *_mentioned(text, mentions), *_misnamed(name, found)))
        ),
        needs_confirmation=found.converted or converted.changed,
        pages=pages,
    )


def _where(text: str, start: int, pages: tuple[int, ...]) -> str:
    if pages:
        return f"trang {max(sum(1 for page in pages if page <= start), 1)}"
    return f"dòng {text.count(chr(10), 0, start) + 1}"


def _mentioned(text: str, mentions: tuple[Mark, ...]) -> tuple[str, ...]:
    if not mentions:
        return ()
    words = " ".join(text[mentions[0].start : mentions[0].end].split())
    return (f"Văn bản có nhắc “{words[:_SHOWN_WORDS]}”. Kiểm tra để chắc nội dung không chứa bí mật nhà nước.",)


def _misnamed(name: str, found: Extracted) -> tuple[str, ...]:
    suffix = PurePath(name).suffix.lower()
    known = {s for suffixes in _SUFFIXES.values() for s in suffixes}
    if found.kind in _SUFFIXES and suffix not in _SUFFIXES[found.kind] and suffix:
        return (f"Tên tệp ghi {suffix} nhưng nội dung là {_NAMES[found.kind]}. Đã đọc theo nội dung.",)
    if found.kind == "txt" and suffix in known:
        return (f"Tên tệp ghi {suffix} nhưng nội dung là văn bản thuần. Đã đọc theo nội dung.",)
    return ()
