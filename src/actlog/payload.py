"""The payload of an act: a full snapshot of one record, salted, with the explicit list of who may read it.

    {"blobs":[{"name":"…","sha256":"…","size":412345,"type":"application/pdf"}],"by":"…","data":{…},"kind":"task",
     "re":[{"org":"…","rec":"…"}],"rec":"<uuid>","salt":"<32 hex>","to":["<org>","<org>"],"ver":1}

Exactly these nine fields. `to` is sorted, without repeats, and contains the author. The salt, fresh for every
act and hashed with the rest, makes equal contents unrecognisable and dies with the payload when it is erased.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import lt
from secrets import token_hex
from typing import Final, NamedTuple, cast

from actlog import hashing
from actlog.canonical import JsonObject, JsonValue, decode, encode
from actlog.errors import ASK_AGAIN, BadPayloadError
from actlog.keys import is_hex64
from actlog.limits import LIMITS

FIELDS: Final = frozenset({"blobs", "by", "data", "kind", "re", "rec", "salt", "to", "ver"})
SALT_BYTES: Final = 16

_BLOB_FIELDS: Final = frozenset({"name", "sha256", "size", "type"})
_REFERENCE_FIELDS: Final = frozenset({"org", "rec"})
_are_orgs: Final = re.compile("[0-9a-f]{64}(?:,[0-9a-f]{64})*").fullmatch
_is_kind: Final = re.compile(r"[a-z0-9_]+(?:\.[a-z0-9_]+)*").fullmatch
is_uuid: Final = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}").fullmatch
_is_salt: Final = re.compile("[0-9a-f]{32}").fullmatch
_is_media_type: Final = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*").fullmatch


class RecordRef(NamedTuple):
    """Identity of a record: its author's organisation id and its uuid. May point at nothing held here."""

    org: str
    rec: str


class Blob(NamedTuple):
    """An attached file: display name, plain SHA-256 of its bytes, size in bytes, media type."""

    name: str
    sha256: str
    size: int
    type: str


@dataclass(frozen=True, slots=True)
class PayloadDraft:
    """What is about to be issued: one version of one record.

    `rec` is a uuid in lower case with hyphens; `data` the whole record; `to` the organisation ids that may
    read it (the author is added); `by` the local user reference, which nobody outside can resolve.
    """

    kind: str
    ver: int
    rec: str
    to: Iterable[str]
    data: JsonObject
    by: str
    re: Sequence[RecordRef] = ()
    blobs: Sequence[Blob] = ()


class Payload(NamedTuple):
    """A parsed payload."""

    kind: str
    ver: int
    rec: str
    to: tuple[str, ...]
    data: JsonObject
    by: str
    re: tuple[RecordRef, ...]
    blobs: tuple[Blob, ...]
    salt: str


@dataclass(frozen=True, slots=True)
class SealedPayload:
    """Checked payload bytes of `author` and their hash, ready to be bound into a header."""

    author: str
    raw: bytes = field(repr=False)
    body: str


def seal_payload(draft: PayloadDraft, author: str, *, salt: str | None = None) -> SealedPayload:
    """Check and encode a draft of the organisation `author`. Raises BadPayloadError, NotCanonicalError or
    TooLargeError.

    Everything that can fail for ordinary reasons fails here, before a chain is locked. `salt` is given by
    golden vectors only.
    """
    value: JsonObject = {
        "blobs": [{"name": b.name, "sha256": b.sha256, "size": b.size, "type": b.type} for b in draft.blobs],
        "by": draft.by,
        "data": draft.data,
        "kind": draft.kind,
        "re": [{"org": ref.org, "rec": ref.rec} for ref in draft.re],
        "rec": draft.rec,
        "salt": token_hex(SALT_BYTES) if salt is None else salt,
        "to": cast(list[JsonValue], sorted({author, *draft.to})),
        "ver": draft.ver,
    }
    raw = encode(value, max_bytes=LIMITS.payload_bytes)
    _read(value, author)
    return SealedPayload(author, raw, hashing.body_hash(raw))


def parse_payload(raw: bytes, author: str) -> Payload:
    """The payload written in `raw` by the organisation `author`. Raises BadPayloadError, NotCanonicalError or
    TooLargeError."""
    return _read(decode(raw, max_bytes=LIMITS.payload_bytes), author)


def _read(value: JsonObject, author: str) -> Payload:
    """Check the envelope. `value` is already inside the JSON subset."""
    if value.keys() != FIELDS:
        raise _bad("fields", f"Nội dung không đúng chín trường bắt buộc. {ASK_AGAIN}")
    kind, ver, rec, data = value["kind"], value["ver"], value["rec"], value["data"]
    by, salt = value["by"], value["salt"]
    if type(kind) is not str or len(kind) > LIMITS.kind_chars or _is_kind(kind) is None:
        raise _bad("kind", f"Loại bản ghi ghi sai quy cách. {ASK_AGAIN}")
    if type(ver) is not int or ver < 1:
        raise _bad("ver", f"Phiên bản của loại bản ghi phải là số nguyên từ 1. {ASK_AGAIN}")
    if type(rec) is not str or is_uuid(rec) is None:
        raise _bad("rec", f"Mã bản ghi không phải UUID viết thường. {ASK_AGAIN}")
    if type(by) is not str or len(by) > LIMITS.user_chars:
        raise _bad("by", f"Người thực hiện phải là chuỗi không quá {LIMITS.user_chars} ký tự. Xin sửa mã người dùng.")
    if type(salt) is not str or _is_salt(salt) is None:
        raise _bad("salt", f"Thiếu chuỗi ngẫu nhiên 32 chữ số hệ 16 của nội dung. {ASK_AGAIN}")
    if type(data) is not dict:
        raise _bad("data", f"Phần dữ liệu của bản ghi phải là một đối tượng. {ASK_AGAIN}")
    return Payload(
        kind,
        ver,
        rec,
        _recipients(value["to"], author),
        data,
        by,
        _references(value["re"]),
        _blobs(value["blobs"]),
        salt,
    )


def _recipients(value: JsonValue, author: str) -> tuple[str, ...]:
    if type(value) is not list or len(value) > LIMITS.recipients:
        raise _bad(
            "to",
            f"Nơi nhận phải là danh sách không quá {LIMITS.recipients} tổ chức. Chia nơi nhận thành nhóm.",
        )
    if author not in value:
        raise _bad("to_author", f"Danh sách nơi nhận thiếu chính tổ chức ban hành. {ASK_AGAIN}")
    orgs = cast(list[str], value)
    try:
        joined = ",".join(orgs)
    except TypeError:  # something that is no text
        joined = ""
    # One match for all; the length shows an item that itself holds a comma.
    if _are_orgs(joined) is None or len(joined) != 65 * len(orgs) - 1 or not all(map(lt, orgs, orgs[1:])):
        raise _bad("to", f"Nơi nhận phải là mã tổ chức, xếp tăng dần, không lặp. {ASK_AGAIN}")
    return tuple(orgs)


def _references(value: JsonValue) -> tuple[RecordRef, ...]:
    if type(value) is not list or len(value) > LIMITS.references:
        raise _bad(
            "re",
            f"Bản ghi được dẫn phải là danh sách không quá {LIMITS.references} mục. Bớt số bản ghi được dẫn.",
        )
    return tuple(map(_reference, value))


def _reference(item: JsonValue) -> RecordRef:
    if type(item) is dict and item.keys() == _REFERENCE_FIELDS:
        org, rec = item["org"], item["rec"]
        if type(org) is str and is_hex64(org) is not None and type(rec) is str and is_uuid(rec) is not None:
            return RecordRef(org, rec)
    raise _bad("re", f"Bản ghi được dẫn phải ghi đủ mã tổ chức và UUID. {ASK_AGAIN}")


def _blobs(value: JsonValue) -> tuple[Blob, ...]:
    if type(value) is not list or len(value) > LIMITS.blobs:
        raise _bad(
            "blobs",
            f"Tệp đính kèm phải là danh sách không quá {LIMITS.blobs} tệp. Tách thành nhiều lần ban hành.",
        )
    return tuple(map(_blob, value))


def _blob(item: JsonValue) -> Blob:
    if type(item) is dict and item.keys() == _BLOB_FIELDS:
        name, sha256, size, media = item["name"], item["sha256"], item["size"], item["type"]
        if (
            type(name) is str
            and 0 < len(name) <= LIMITS.blob_name_chars
            and type(sha256) is str
            and is_hex64(sha256) is not None
            and type(size) is int
            and 0 <= size <= LIMITS.blob_bytes
            and type(media) is str
            and len(media) <= LIMITS.blob_type_chars
            and _is_media_type(media) is not None
        ):
            return Blob(name, sha256, size, media)
    raise _bad(
        "blobs",
        f"Tệp đính kèm phải có tên, mã SHA-256, kiểu và không quá {LIMITS.blob_bytes >> 20} MiB. Xin xem lại tệp.",
    )


def _bad(field_name: str, sentence: str) -> BadPayloadError:
    return BadPayloadError(f"payload.{field_name}", sentence)
