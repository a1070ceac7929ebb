"""Tệp nén an toàn — a zip container opened without trusting anything it says.

All sizes are checked in the directory before a byte is unpacked, and every entry is unpacked in small steps that
stop at the limit whatever the directory said. Only the two methods Office uses are accepted, because the others
cannot be unpacked in bounded steps.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from .refusals import refusal
from .results import Limits

_END: Final = b"PK\x05\x06"
_END64: Final = b"PK\x06\x06"
_END_SIZE: Final = 22
_MAX_COMMENT: Final = 65_535
_ENCRYPTED: Final = 0x1
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_STEP: Final = 256 * 1024
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError, ValueError, OSError,
                  EOFError, OverflowError, LookupError)  # fmt: skip
ARCHIVE_NAMES: Final = (".zip", ".rar", ".7z", ".gz", ".tgz", ".bz2", ".xz", ".docx", ".xlsx", ".pptx", ".jar")
_DOCTYPES: Final = (b"<!DOCTYPE", b"<!ENTITY")


class SafeZip:
    """A checked container. Raises a refusal ("zip_bomb", "password" or ``damaged``) instead of opening a bad one."""

    def __init__(self, data: bytes, limits: Limits, damaged: str = "damaged_zip") -> None:
        self.data = data
        self._limits = limits
        self._damaged = damaged
        _check_directory_size(data, limits, damaged)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN:
            raise refusal(damaged) from None
        self._entries = {info.filename: info for info in self._zip.infolist()}
        self._check_sizes(len(data))

    @property
    def names(self) -> frozenset[str]:
        """The names of the entries, as the directory has them."""
        return frozenset(self._entries)

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def blame(self, damaged: str) -> None:
        """From now on damage is refused with that code: the kind of the container has become known."""
        self._damaged = damaged

    def _check_sizes(self, packed: int) -> None:
        infos = self._zip.infolist()
        limits = self._limits
        if len(infos) > limits.zip_entries:
            raise refusal("zip_bomb")
        total = sum(info.file_size for info in infos)
        if total > limits.zip_total or any(info.file_size > limits.zip_entry for info in infos):
            raise refusal("zip_bomb")
        if total > limits.zip_ratio_from and total > limits.zip_ratio * max(packed, 1):
            raise refusal("zip_bomb")
        for info in infos:
            if info.file_size > limits.zip_ratio_from and info.file_size > limits.zip_ratio * info.compress_size:
                raise refusal("zip_bomb")
            if info.flag_bits & _ENCRYPTED:
                raise refusal("password")

    def chunks(self, name: str) -> Iterator[bytes]:
        """The content of one entry in steps, never more than the directory and the limits allow."""
        info = self._entries.get(name)
        if info is None or info.compress_type not in _METHODS:
            raise refusal(self._damaged)
        read = 0
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_STEP):
                    read += len(chunk)
                    if read > info.file_size or read > self._limits.zip_entry:
                        raise refusal("zip_bomb")
                    yield chunk
        except _BROKEN:
            raise refusal(self._damaged) from None

    def verify(self) -> None:
        """Unpack everything once, within bounds, and look for document types: another program will read it next."""
        for name in self.names:
            if self._entries[name].is_dir():
                continue
            tail = b""
            for chunk in self.chunks(name):
                if name.endswith((".xml", ".rels")) and any(word in tail + chunk for word in _DOCTYPES):
                    raise refusal("doctype")
                tail = chunk[-16:]

    def read(self, name: str) -> bytes:
        """One entry whole."""
        return b"".join(self.chunks(name))

    def read_xml(self, name: str) -> bytes:
        """One XML entry, refused when it declares a document type or entities, in any encoding of XML."""
        data = self.read(name)
        check_xml(data, self._damaged)
        return data


def check_xml(data: bytes, damaged: str) -> None:
    """Refuse document types, entities and encodings in which they could hide."""
    flat = data.replace(b"\x00", b"") if b"\x00" in data[:64] else data
    if any(word in flat for word in _DOCTYPES):
        raise refusal("doctype")
    start = flat[:256].removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").lstrip()
    if not start.startswith(b"<"):
        raise refusal(damaged)
    declaration = start[: start.find(b"?>") + 1].lower() if start.startswith(b"<?xml") else b""
    if b"encoding" in declaration and not any(known in declaration for known in (b"utf-8", b"utf-16", b"us-ascii")):
        raise refusal("doctype")


def _check_directory_size(data: bytes, limits: Limits, damaged: str) -> None:
    """Look at the directory's own size first: the library would load all of it."""
    at = data.rfind(_END, max(0, len(data) - _END_SIZE - _MAX_COMMENT))
    if at < 0 or at + _END_SIZE > len(data):
        raise refusal(damaged)
    _, _, _, _, entries, size, _, _ = struct.unpack("<4s4H2LH", data[at : at + _END_SIZE])
    if _END64 in data[max(0, at - 4096) : at]:
        # No office program needs the 64-bit directory within our size limit; its sizes would have to be trusted.
        raise refusal("zip_bomb")
    if size > limits.zip_directory or entries > limits.zip_entries:
        raise refusal("zip_bomb")
