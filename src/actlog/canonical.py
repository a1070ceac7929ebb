"""Canonical JSON: a strict subset of RFC 8785 in which one value has exactly one form in bytes.

Objects with keys `[a-z0-9_]+`, arrays, strings, booleans, integers below 2**53 in absolute value. No floats,
no null, no U+0000 (databases cannot store it), at most 16 levels. Strings are NFC when authored; a verifier
takes any normalisation, because received bytes are never rewritten.

Inside this subset orjson with sorted keys writes the bytes RFC 8785 demands; the tests hold it against the
`rfc8785` package. A reader parses, checks, writes again and refuses when the bytes differ: that one
comparison excludes white space, doubled keys, needless escapes and odd numbers.
"""

import re
from collections.abc import Iterable
from typing import Any, Final, TypeAlias, cast
from unicodedata import is_normalized

import orjson

from actlog.errors import ASK_AGAIN, NotCanonicalError, TooLargeError
from actlog.limits import LIMITS

JsonValue: TypeAlias = "bool | int | str | list[JsonValue] | dict[str, JsonValue]"
JsonObject: TypeAlias = dict[str, JsonValue]

_Container: TypeAlias = dict[str, Any] | list[Any]

_GOOD_KEYS: Final = 2000  # names remembered, and characters of names taken at a time
_good_keys: Final[set[str]] = set()

_are_keys: Final = re.compile("[a-z0-9_]+(?:,[a-z0-9_]+)*").fullmatch
_has_nul: Final = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000").search  # an odd number of backslashes before u0000


def encode(value: JsonObject, *, max_bytes: int = LIMITS.payload_bytes) -> bytes:
    """Canonical bytes of an object to be signed. Raises NotCanonicalError or TooLargeError."""
    _check_shape(value)
    try:
        raw = orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    except orjson.JSONEncodeError as error:  # the shape is right, so only half of a surrogate pair can be the cause
        raise NotCanonicalError(
            "canonical.unicode", "Văn bản có ký tự Unicode hỏng. Nhập lại đoạn chữ đó bằng bàn phím."
        ) from error
    _check_size(raw, max_bytes)
    _check_no_nul(raw)
    # Quotation marks neither combine nor reorder, so the whole text is NFC exactly when each string in it is.
    if not raw.isascii() and not is_normalized("NFC", raw.decode()):
        raise NotCanonicalError(
            "canonical.nfc", "Văn bản dùng chữ tổ hợp, chưa ở dạng dựng sẵn (NFC). Chuyển mã rồi nhập lại."
        )
    return raw


def decode(raw: bytes, *, max_bytes: int = LIMITS.payload_bytes) -> JsonObject:
    """The object written in `raw`. Total: any bytes give an object or NotCanonicalError or TooLargeError."""
    _check_size(raw, max_bytes)
    try:
        value = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise NotCanonicalError("canonical.json", f"Dữ liệu không phải JSON đúng quy cách. {ASK_AGAIN}") from error
    _check_shape(value)
    if orjson.dumps(value, option=orjson.OPT_SORT_KEYS) != raw:
        raise NotCanonicalError("canonical.form", f"Dữ liệu không ở dạng chuẩn, có thể đã bị sửa. {ASK_AGAIN}")
    _check_no_nul(raw)
    return cast(JsonObject, value)


def _check_size(raw: bytes, max_bytes: int) -> None:
    if len(raw) > max_bytes:
        raise TooLargeError(
            "canonical.size",
            f"Dữ liệu dài {len(raw)} byte, vượt mức {max_bytes} byte. Chuyển phần dài thành tệp đính kèm.",
        )


def _check_shape(root: object) -> None:
    """Refuse types, keys, integers and depths outside the subset.

    Walks level by level, so the depth limit also bounds the walk, and looks at the distinct keys in one go: this
    runs for every act issued or verified.
    """
    if type(root) is not dict:
        raise NotCanonicalError("canonical.object", f"Dữ liệu phải là một đối tượng JSON. {ASK_AGAIN}")
    keys: set[str] = set()
    level: list[_Container] = [root]
    for _ in range(LIMITS.depth):
        deeper: list[_Container] = []
        for container in level:
            items: Iterable[Any] = container
            if type(container) is dict:
                keys.update(container)
                items = container.values()
            for item in items:
                kind = type(item)
                if kind is str or kind is bool:
                    continue
                if kind is dict or kind is list:
                    deeper.append(item)
                elif kind is not int:
                    raise NotCanonicalError(
                        "canonical.type",
                        "Dữ liệu có số thập phân, giá trị rỗng hoặc kiểu lạ. Ghi số lẻ thành chuỗi, bỏ mục rỗng.",
                    )
                elif not -LIMITS.integer <= item <= LIMITS.integer:
                    raise NotCanonicalError(
                        "canonical.integer", "Số nguyên quá lớn. Ghi số lớn hoặc số lẻ thành chuỗi chữ số."
                    )
        if not deeper:
            return _check_keys(keys)
        level = deeper
    raise NotCanonicalError(
        "canonical.depth", f"Dữ liệu lồng nhau quá {LIMITS.depth} tầng. Chia thành bản ghi nhỏ hơn."
    )


def _check_keys(keys: set[str]) -> None:
    """All keys in one match. A comma inside a key would show in the count.

    The same few names come back in act after act, so names once found good are remembered, up to a limit.
    """
    if keys <= _good_keys:
        return
    try:
        joined = ",".join(keys)
    except TypeError:  # a key that is no text; only an author can have one
        joined = ","
    if _are_keys(joined) is None or joined.count(",") != len(keys) - 1:
        raise NotCanonicalError(
            "canonical.key", "Tên trường chỉ được gồm chữ thường không dấu, chữ số và gạch dưới. Xin đổi tên trường."
        )
    if len(_good_keys) < _GOOD_KEYS and len(joined) <= _GOOD_KEYS:
        _good_keys.update(keys)


def _check_no_nul(raw: bytes) -> None:
    if b"\\u0000" in raw and _has_nul(raw) is not None:
        raise NotCanonicalError("canonical.nul", "Văn bản có ký tự số 0 không nhìn thấy. Nhập lại đoạn chữ đó.")
