"""Canonical JSON: one value, one form (invariants 16 and 17)."""

import json
import sys
from typing import Any
from unicodedata import is_normalized, normalize

import pytest
import rfc8785
from hypothesis import example, given
from hypothesis import strategies as st

from actlog import LIMITS, JsonObject, NotCanonicalError, TooLargeError, decode, encode
from tests.actlog.values import keys, objects, values

PIECES = [b" ", b"0", b"1.0", b"-", b'"', b"\\", b"null", b"[", b"}", b"e1", b",", b"\x00", b"\\u0000"]


def refusal(raw: bytes) -> str:
    with pytest.raises(NotCanonicalError) as caught:
        decode(raw)
    return caught.value.code


def author_refusal(value: Any) -> str:
    with pytest.raises(NotCanonicalError) as caught:
        encode(value)
    return caught.value.code


def in_nfc(value: Any) -> Any:
    if isinstance(value, str):
        return normalize("NFC", value)
    if isinstance(value, list):
        return [in_nfc(item) for item in value]
    return {key: in_nfc(item) for key, item in value.items()} if isinstance(value, dict) else value


@given(objects)
def test_what_is_encoded_equals_rfc_8785_and_decodes_to_itself(value: JsonObject) -> None:
    composed = in_nfc(value)
    raw = encode(composed)
    assert raw == rfc8785.dumps(composed)
    assert decode(raw) == composed


@given(objects)
def test_a_reader_takes_any_normalisation_and_an_author_only_nfc(value: JsonObject) -> None:
    raw = rfc8785.dumps(value)
    assert decode(raw) == value
    if value == in_nfc(value):
        assert encode(value) == raw
    else:
        assert author_refusal(value) == "canonical.nfc"


def test_a_quotation_mark_never_hides_a_string_that_is_not_nfc() -> None:
    # The encoder asks once for the whole text. That is sound because a quotation mark combines with no character.
    for point in range(sys.maxunicode + 1):
        if not 0xD800 <= point <= 0xDFFF:
            text = chr(point)
            assert is_normalized("NFC", f'"{text}"') == is_normalized("NFC", text), hex(point)


@given(st.binary(max_size=200))
@example(b"")
@example(b"null")
@example(b"\xef\xbb\xbf{}")
@example(b'{"a":"\xed\xa0\x80"}')
def test_any_bytes_are_an_object_that_encodes_back_or_are_refused(raw: bytes) -> None:
    try:
        value = decode(raw)
    except NotCanonicalError:
        return
    assert rfc8785.dumps(value) == raw


@given(st.data())
def test_a_mutation_of_valid_bytes_is_refused_or_stands_for_itself(data: st.DataObject) -> None:
    raw = bytearray(rfc8785.dumps(data.draw(objects)))
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(raw)))
        new = data.draw(
            st.sampled_from([b" ", b"0", b"1.0", b"-", b'"', b"\\", b"null", b"[", b"}", b"e1", b",", b"\x00"])
        )
        raw[place : place + data.draw(st.integers(0, 2))] = new
    try:
        value = decode(bytes(raw))
    except NotCanonicalError:
        return
    assert rfc8785.dumps(value) == bytes(raw)


@given(objects)
def test_the_standard_library_reads_the_same_object(value: JsonObject) -> None:
    assert json.loads(rfc8785.dumps(value)) == decode(rfc8785.dumps(value))


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "json"),
        (b"{", "json"),
        (b'{"a":NaN}', "json"),
        (b'{"a":1e999}', "json"),
        (b'{"a":"\\ud800"}', "json"),
        (b'{"a":"\x01"}', "json"),
        (b'{"a":1}{"b":1}', "json"),
        (b"\xef\xbb\xbf{}", "json"),
        (b"[]", "object"),
        (b'"a"', "object"),
        (b'{"a":null}', "type"),
        (b'{"a":1.0}', "type"),
        (b'{"a":[1e2]}', "type"),
        (b'{"a":-0.0}', "type"),
        (b'{"a":99999999999999999999999}', "type"),
        (b'{"a":9007199254740992}', "integer"),
        (b'{"a":-9007199254740992}', "integer"),
        (b'{"A":1}', "key"),
        (b'{"":1}', "key"),
        (b'{"a":{"":1}}', "key"),
        (b'{"a,b":1}', "key"),
        (b'{"a\\n":1}', "key"),
        ('{"lĩnh":1}'.encode(), "key"),
        (b'{"b":1,"a":1}', "form"),
        (b'{"a":1,"a":1}', "form"),
        (b'{ "a":1}', "form"),
        (b'{"a":1}\n', "form"),
        (b'{"a":-0}', "form"),
        (b'{"a":"\\u0041"}', "form"),
        (b'{"a":"\\/"}', "form"),
        (b'{"a":"\\u001F"}', "form"),
        (b'{"a":"\\u0000"}', "nul"),
        (b'{"a":"\\\\\\u0000"}', "nul"),
    ],
)
def test_bytes_outside_the_subset_are_refused(raw: bytes, code: str) -> None:
    assert refusal(raw) == f"canonical.{code}"


def test_the_same_bytes_mended_are_taken() -> None:
    assert decode(b'{"a":1,"b":[true,"\\u001f\\\\u0000 /",-9007199254740991]}') == {
        "a": 1,
        "b": [True, "\x1f\\u0000 /", -9007199254740991],
    }


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ([], "object"),
        ({"a": None}, "type"),
        ({"a": 1.5}, "type"),
        ({"a": (1,)}, "type"),
        ({"a": b""}, "type"),
        ({"a": {1: 2}}, "key"),
        ({"A": 1}, "key"),
        ({"a": 2**53}, "integer"),
        ({"a": "\x00"}, "nul"),
        ({"a": "\ud800"}, "unicode"),
        ({"a": "Đa\u0309ng"}, "nfc"),
    ],
)
def test_an_author_cannot_write_outside_of_the_subset(value: Any, code: str) -> None:
    assert author_refusal(value) == f"canonical.{code}"


def test_depth_is_limited_for_author_and_reader_alike() -> None:
    allowed: Any = 1
    for _ in range(LIMITS.depth):
        allowed = {"a": allowed}
    assert decode(encode(allowed)) == allowed
    assert author_refusal({"a": allowed}) == "canonical.depth"
    assert refusal(b'{"a":' + encode(allowed) + b"}") == "canonical.depth"
    assert refusal(b'{"a":' * 40_000 + b"1" + b"}" * 40_000) == "canonical.json"
    assert refusal(b'{"a":' + b"[" * 200 + b"]" * 200 + b"}") == "canonical.depth"


def test_size_is_checked_before_anything_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = encode({"a": "x" * 100})
    assert decode(raw, max_bytes=len(raw)) == {"a": "x" * 100}
    with pytest.raises(TooLargeError):
        encode({"a": "x" * 101}, max_bytes=len(raw))

    def never(_: bytes) -> None:
        raise AssertionError("parsed")

    monkeypatch.setattr("actlog.canonical.orjson.loads", never)
    with pytest.raises(TooLargeError) as caught:
        decode(raw, max_bytes=len(raw) - 1)
    assert caught.value.code == "canonical.size"
    with pytest.raises(AssertionError, match="parsed"):
        decode(raw, max_bytes=len(raw))


@given(st.dictionaries(keys | st.text(max_size=4), values, min_size=1, max_size=6))
def test_the_joint_check_of_keys_agrees_with_the_rule_for_each(value: dict[str, Any]) -> None:
    fits = all(key and all(letter in "abcdefghijklmnopqrstuvwxyz0123456789_" for letter in key) for key in value)
    raw = rfc8785.dumps(value)
    if fits:
        assert decode(raw) == value
    else:
        assert refusal(raw) == "canonical.key"
