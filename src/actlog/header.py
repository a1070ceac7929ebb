"""The header of an act: exactly eight fields that say who, where, which number, when, and a commitment.

    {"body":"…","key":"…","org":"…","prev":"…","seq":17,"space":"…","time":"2026-10-02T03:04:05Z","v":1}

It is kept for ever and read by every party of the space, so it tells nothing of kind, audience, subject or
size. No field holds free text. One pattern is therefore parser, field check and canonical check at once; the
tests hold it against `canonical.decode`.
"""

import re
from datetime import UTC, date, datetime
from typing import Final, NamedTuple

from actlog import hashing
from actlog.errors import ASK_AGAIN, BadHeaderError, BadSignatureError
from actlog.keys import signature_holds
from actlog.limits import LIMITS

VERSION: Final = 1

_HEX: Final = '"([0-9a-f]{64})"'
_TIME: Final = '"(([0-9]{4}-[0-9]{2}-[0-9]{2})T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z)"'
_match: Final = re.compile(
    f'{{"body":{_HEX},"key":{_HEX},"org":{_HEX},"prev":{_HEX},"seq":(0|[1-9][0-9]{{0,15}}),'
    f'"space":{_HEX},"time":{_TIME},"v":1}}'
).fullmatch


class ChainId(NamedTuple):
    """What names a chain: one organisation writing with one key in one space. 64 hex digits each."""

    space: str
    org: str
    key: str


class Header(NamedTuple):
    """A parsed header, fields in the order of the bytes. `time` is the author's claim, UTC, whole seconds."""

    body: str
    key: str
    org: str
    prev: str
    seq: int
    space: str
    time: str

    @property
    def chain(self) -> ChainId:
        return ChainId(self.space, self.org, self.key)

    @property
    def founds_space(self) -> bool:
        """Whether this is the header of a founding `sys.terms`."""
        return self.body == self.space


def write_header(header: Header) -> bytes:
    """Canonical bytes. The caller passes checked fields; `act.sign_next` is the only author."""
    return (
        f'{{"body":"{header.body}","key":"{header.key}","org":"{header.org}","prev":"{header.prev}",'
        f'"seq":{header.seq},"space":"{header.space}","time":"{header.time}","v":{VERSION}}}'
    ).encode("ascii")


def parse_header(raw: bytes) -> Header:
    """The header written in `raw`. Total: any bytes give a header or BadHeaderError. Checks no signature."""
    if len(raw) > LIMITS.header_bytes:
        raise BadHeaderError("header.size", f"Phần đầu dài hơn {LIMITS.header_bytes} byte. {ASK_AGAIN}")
    match = _match(raw.decode("ascii", "replace"))
    if match is None:
        raise BadHeaderError("header.form", f"Phần đầu không đúng tám trường ở dạng chuẩn. {ASK_AGAIN}")
    body, key, org, prev, digits, space, time, day = match.groups()
    seq = int(digits)
    if seq > LIMITS.integer:
        raise BadHeaderError("header.seq", f"Số thứ tự trong phần đầu quá lớn. {ASK_AGAIN}")
    try:
        date.fromisoformat(day)
    except ValueError as error:
        raise BadHeaderError("header.time", f"Ngày trong phần đầu không có trên lịch. {ASK_AGAIN}") from error
    return Header(body, key, org, prev, seq, space, time)


def verify_header(raw: bytes, signature: bytes) -> Header:
    """Parse and check the signature by the key the header names. Raises BadHeaderError or BadSignatureError.

    Whether that key belongs to the organisation is the key log's question.
    """
    header = parse_header(raw)
    if not signature_holds(header.key, hashing.ACT, raw, signature):
        raise BadSignatureError("act.signature", f"Chữ ký không khớp với phần đầu, có thể đã bị sửa. {ASK_AGAIN}")
    return header


def format_time(at: datetime) -> str:
    """`at` as UTC in whole seconds, e.g. 2026-10-02T03:04:05Z. A naive time is a programming error:
    ValueError."""
    if at.tzinfo is None:
        raise ValueError("a time without its zone cannot be signed")
    return at.astimezone(UTC).isoformat(timespec="seconds")[:19] + "Z"


def parse_time(text: str) -> datetime:
    """The header's `time` as an aware datetime."""
    return datetime.fromisoformat(text)
