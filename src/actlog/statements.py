"""Key statements: the numbered full states by which an organisation says which keys it has and which is open.

    {"codes":[{"code":"…","scheme":"…"}],"keys":[{"custody":"own","key":"…","open":true}],"n":3,"name":"…",
     "org":"…","prev":"…","root":"…","v":1}

Statement 0 lacks `org` and `prev`; its hash is the organisation id. The root key, kept offline, signs every
statement; a statement that changes the root bears two signatures, the old root's first. Exactly one key is
open.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, cast

from actlog import hashing
from actlog.canonical import JsonObject, JsonValue, decode, encode
from actlog.errors import ASK_AGAIN, BadKeyError, BadStatementError
from actlog.keys import SigningKey, check_public_key, is_hex64, signature_holds
from actlog.limits import LIMITS

VERSION: Final = 1
OWN: Final = "own"

_FIRST_FIELDS: Final = frozenset({"codes", "keys", "n", "name", "root", "v"})
_LATER_FIELDS: Final = _FIRST_FIELDS | {"org", "prev"}
_KEY_FIELDS: Final = frozenset({"custody", "key", "open"})
_CODE_FIELDS: Final = frozenset({"code", "scheme"})
_is_custody: Final = re.compile("own|host:[0-9a-f]{64}").fullmatch
_is_age_key: Final = re.compile("age1[a-z0-9]+").fullmatch


def hosted_by(org: str) -> str:
    """Custody of a key that the organisation `org` keeps for another on its server."""
    return f"host:{org}"


@dataclass(frozen=True, slots=True)
class Code:
    """An outside code of the organisation, e.g. scheme "QD20/2020". An attribute, never a key."""

    scheme: str
    code: str


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One signing key: public key, who keeps it (`own` or `host:<org>`), whether it may sign, encryption
    key."""

    key: str
    custody: str
    open: bool
    enc: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A parsed key statement and its bytes. `prev` is the hash of statement n-1, None for statement 0."""

    raw: bytes = field(repr=False)
    signatures: tuple[bytes, ...] = field(repr=False)
    org: str
    n: int
    prev: str | None
    name: str
    root: str
    keys: tuple[KeyEntry, ...]
    codes: tuple[Code, ...]

    @property
    def hash(self) -> str:
        """What the next statement, and the first act under the key opened here, name as `prev`."""
        return hashing.statement_hash(self.raw)

    @property
    def open_key(self) -> KeyEntry:
        """The one key that may sign."""
        return next(entry for entry in self.keys if entry.open)


def new_organisation(
    name: str, root_key: SigningKey, signing_key: str, custody: str = OWN, codes: Sequence[Code] = ()
) -> Statement:
    """Statement 0. Its `.org` is the new organisation's id. Raises BadStatementError, NotCanonicalError,
    TooLargeError.

    `signing_key` is the public key of the instance, `custody` says who keeps it: `own` or `hosted_by(org)`.
    """
    value = _state(0, name, root_key.public, (KeyEntry(signing_key, custody, True),), codes)
    return _signed(value, (root_key,))


def next_statement(
    previous: Statement,
    root_key: SigningKey,
    *,
    name: str | None = None,
    codes: Sequence[Code] | None = None,
    open_key: KeyEntry | None = None,
    new_root: SigningKey | None = None,
) -> Statement:
    """Statement n+1: what is not named stays. `open_key` becomes the open key and closes the one before.

    The caller writes a close note for every space in which the closed key has a chain. `new_root` replaces
    the root; both sign. Raises BadStatementError, NotCanonicalError or TooLargeError.
    """
    keys = previous.keys
    if open_key is not None:
        keys = (*(KeyEntry(old.key, old.custody, False, old.enc) for old in keys), open_key)
    root = root_key if new_root is None else new_root
    value = _state(
        previous.n + 1,
        previous.name if name is None else name,
        root.public,
        keys,
        previous.codes if codes is None else codes,
    )
    value["org"] = previous.org
    value["prev"] = previous.hash
    statement = _signed(value, (root_key,) if new_root is None else (root_key, new_root))
    check_succession(previous, statement)
    return statement


def parse_statement(raw: bytes, signatures: Sequence[bytes]) -> Statement:
    """The statement written in `raw`, signed at least by the root it names. Total.

    Raises BadStatementError, NotCanonicalError or TooLargeError. `check_succession` compares it with its
    predecessor.
    """
    value = decode(raw, max_bytes=LIMITS.statement_bytes)
    n = value.get("n")
    if type(n) is not int or n < 0:
        raise _bad("n", f"Số thứ tự của bản khai khóa sai. {ASK_AGAIN}")
    if value.keys() != (_LATER_FIELDS if n else _FIRST_FIELDS):
        raise _bad("fields", f"Bản khai khóa thiếu hoặc thừa trường. {ASK_AGAIN}")
    if type(value["v"]) is not int or value["v"] != VERSION:
        raise _bad("v", "Bản khai khóa thuộc phiên bản khác. Cập nhật phần mềm rồi đọc lại.")
    name, root = value["name"], _public_key(value["root"])
    if type(name) is not str or not 0 < len(name) <= LIMITS.name_chars:
        raise _bad("name", f"Tên tổ chức phải có từ 1 đến {LIMITS.name_chars} ký tự. Xin sửa tên.")
    org, prev = (hashing.org_id(raw), None) if n == 0 else (_hash(value["org"], "org"), _hash(value["prev"], "prev"))
    statement = Statement(
        raw, tuple(signatures), org, n, prev, name, root, _keys(value["keys"], root), _codes(value["codes"])
    )
    if not 1 <= len(statement.signatures) <= (2 if n else 1) or not signature_holds(
        root, hashing.STATEMENT, raw, statement.signatures[-1]
    ):
        raise _bad("signature", f"Bản khai khóa không có chữ ký đúng của khóa gốc. {ASK_AGAIN}")
    return statement


def check_succession(previous: Statement, statement: Statement) -> None:
    """Refuse a statement that does not follow `previous`. Raises BadStatementError."""
    if statement.org != previous.org or statement.n != previous.n + 1 or statement.prev != previous.hash:
        raise _bad("succession", "Bản khai khóa không nối tiếp bản trước. Xin đủ các bản khai khóa từ nơi gửi.")
    if statement.root == previous.root:
        if len(statement.signatures) != 1:
            raise _bad("signature", f"Bản khai khóa thừa chữ ký. {ASK_AGAIN}")
    elif len(statement.signatures) != 2 or not signature_holds(
        previous.root, hashing.STATEMENT, statement.raw, statement.signatures[0]
    ):
        raise _bad("root_change", "Khóa gốc mới chưa được khóa gốc cũ ký nhận. Xin bản khai có đủ hai chữ ký.")
    _check_keys_kept(previous.keys, statement.keys)


def _check_keys_kept(before: tuple[KeyEntry, ...], after: tuple[KeyEntry, ...]) -> None:
    """Keys are never dropped, reordered or reopened; a new one comes last and is the open one."""
    kept = after[: len(before)]
    if [old.key for old in before] != [new.key for new in kept]:
        raise _bad("keys_kept", f"Bản khai khóa bỏ mất hoặc đổi chỗ khóa cũ. {ASK_AGAIN}")
    if any(new.open and not old.open for old, new in zip(before, kept, strict=True)):
        raise _bad("reopened", "Bản khai khóa mở lại một khóa đã đóng. Đề nghị nơi gửi lập khóa mới.")
    added = after[len(before) :]
    if len(added) > 1 or (added and not added[0].open):
        raise _bad("added", "Mỗi bản khai khóa chỉ được thêm một khóa và phải mở khóa đó. Đề nghị nơi gửi lập lại.")


def _state(n: int, name: str, root: str, keys: Sequence[KeyEntry], codes: Sequence[Code]) -> JsonObject:
    return {
        "codes": [{"code": code.code, "scheme": code.scheme} for code in codes],
        "keys": [_key_value(entry) for entry in keys],
        "n": n,
        "name": name,
        "root": root,
        "v": VERSION,
    }


def _key_value(entry: KeyEntry) -> JsonObject:
    value: JsonObject = {"custody": entry.custody, "key": entry.key, "open": entry.open}
    if entry.enc is not None:
        value["enc"] = entry.enc
    return value


def _signed(value: JsonObject, roots: Sequence[SigningKey]) -> Statement:
    raw = encode(value, max_bytes=LIMITS.statement_bytes)
    return parse_statement(raw, tuple(root.sign(hashing.STATEMENT, raw) for root in roots))


def _hash(value: JsonValue, field_name: str) -> str:
    if type(value) is not str or is_hex64(value) is None:
        raise _bad(field_name, f"Bản khai khóa có mã ghi sai quy cách. {ASK_AGAIN}")
    return value


def _keys(value: JsonValue, root: str) -> tuple[KeyEntry, ...]:
    if type(value) is not list or not 0 < len(value) <= LIMITS.keys:
        raise _bad("keys", f"Bản khai khóa phải có từ 1 đến {LIMITS.keys} khóa ký. {ASK_AGAIN}")
    entries = tuple(_key(item) for item in value)
    if len({root, *(entry.key for entry in entries)}) != len(entries) + 1:
        raise _bad("keys_repeat", "Bản khai khóa lặp khóa, hoặc dùng khóa gốc làm khóa ký. Tạo khóa ký riêng.")
    if sum(entry.open for entry in entries) != 1:
        raise _bad("one_open", "Bản khai khóa phải có đúng một khóa đang mở. Đề nghị nơi gửi lập lại bản khai.")
    return entries


def _key(item: JsonValue) -> KeyEntry:
    if type(item) is dict and item.keys() - {"enc"} == _KEY_FIELDS:
        key, custody, is_open, enc = _public_key(item["key"]), item["custody"], item["open"], item.get("enc")
        if (
            type(custody) is str
            and _is_custody(custody) is not None
            and type(is_open) is bool
            and (enc is None or _is_enc(enc))
        ):
            return KeyEntry(key, custody, is_open, cast(str | None, enc))
    raise _bad("key", f"Một khóa ký trong bản khai ghi sai quy cách. {ASK_AGAIN}")


def _public_key(value: JsonValue) -> str:
    if type(value) is not str:
        raise _bad("key.form", f"Khóa công khai trong bản khai ghi sai quy cách. {ASK_AGAIN}")
    try:
        check_public_key(value)
    except BadKeyError as error:
        raise BadStatementError(f"statement.{error.code}", error.sentence) from error
    return value


def _is_enc(value: JsonValue) -> bool:
    return type(value) is str and len(value) <= LIMITS.encryption_key_chars and _is_age_key(value) is not None


def _codes(value: JsonValue) -> tuple[Code, ...]:
    if type(value) is not list or len(value) > LIMITS.codes:
        raise _bad("codes", f"Mã định danh phải là danh sách không quá {LIMITS.codes} mục. Bớt mã định danh.")
    return tuple(_code(item) for item in value)


def _code(item: JsonValue) -> Code:
    if type(item) is dict and item.keys() == _CODE_FIELDS:
        scheme, code = item["scheme"], item["code"]
        if (
            type(scheme) is str
            and 0 < len(scheme) <= LIMITS.code_chars
            and type(code) is str
            and 0 < len(code) <= LIMITS.code_chars
        ):
            return Code(scheme, code)
    raise _bad(
        "codes",
        f"Mã định danh phải có tên hệ mã và mã, mỗi phần không quá {LIMITS.code_chars} ký tự. Xin sửa mã.",
    )


def _bad(field_name: str, sentence: str) -> BadStatementError:
    return BadStatementError(f"statement.{field_name}", sentence)
