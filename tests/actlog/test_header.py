"""The header: eight fields, one form (invariants 16, 17 and 24)."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actlog import (
    LIMITS,
    BadHeaderError,
    BadSignatureError,
    Header,
    decode,
    encode,
    hashing,
    parse_header,
    parse_time,
    verify_header,
)
from actlog.header import format_time, write_header
from tests.actlog.world import key

hex64 = st.integers(0, 2**256 - 1).map("{:064x}".format)
seconds = st.integers(0, 250_000_000_000)  # to the year 9892
times = seconds.map(lambda number: format_time(datetime.fromtimestamp(number, UTC)))
headers = st.builds(
    Header, body=hex64, key=hex64, org=hex64, prev=hex64, seq=st.integers(0, LIMITS.integer), space=hex64, time=times
)

FIELDS: dict[str, Any] = {
    "body": "b" * 64,
    "key": "c" * 64,
    "org": "d" * 64,
    "prev": "e" * 64,
    "seq": 17,
    "space": "f" * 64,
    "time": "2026-10-02T03:04:05Z",
    "v": 1,
}


def refusal(raw: bytes) -> str:
    with pytest.raises(BadHeaderError) as caught:
        parse_header(raw)
    return caught.value.code.removeprefix("header.")


@given(headers)
def test_a_header_is_written_in_canonical_form_with_its_eight_fields(header: Header) -> None:
    raw = write_header(header)
    assert decode(raw) == header._asdict() | {"v": 1}
    assert encode(decode(raw)) == raw
    assert parse_header(raw) == header


def test_a_header_is_414_bytes_long_and_one_more_for_each_further_digit_of_its_number() -> None:
    assert [len(encode(FIELDS | {"seq": seq})) for seq in (0, 9, 10, 100)] == [414, 414, 415, 416]


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_no_field_can_be_missing(name: str) -> None:
    assert refusal(encode({key: value for key, value in FIELDS.items() if key != name})) == "form"


@pytest.mark.parametrize("name", ["kind", "to", "by", "rec", "size", "name", "z", "a"])
def test_no_field_can_be_added_not_even_kind_or_audience(name: str) -> None:
    assert refusal(encode(FIELDS | {name: "x"})) == "form"


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("v", 2, "form"),
        ("v", True, "form"),
        ("seq", -1, "form"),
        ("seq", "17", "form"),
        ("body", "B" * 64, "form"),
        ("body", "b" * 63, "form"),
        ("key", 1, "form"),
        ("time", "2026-10-02 03:04:05Z", "form"),
        ("time", "2026-10-02T03:04:05", "form"),
        ("time", "2026-10-02T03:04:05+07:00", "form"),
        ("time", "2026-10-02T03:04:05.5Z", "form"),
        ("time", "2026-10-02T24:00:00Z", "form"),
        ("time", "2026-10-02T03:60:05Z", "form"),
        ("time", "2026-10-02T03:04:60Z", "form"),
        ("time", "2026-02-30T03:04:05Z", "time"),
        ("time", "2025-02-29T03:04:05Z", "time"),
        ("time", "0000-01-01T03:04:05Z", "time"),
        ("time", "2026-13-01T03:04:05Z", "time"),
    ],
)
def test_no_field_can_have_another_form(name: str, value: Any, code: str) -> None:
    assert refusal(encode(FIELDS | {name: value})) == code


@pytest.mark.parametrize(
    "raw",
    [
        encode(FIELDS) + b"\n",
        b" " + encode(FIELDS),
        encode(FIELDS).replace(b'"seq":17', b'"seq":017'),
        encode(FIELDS).replace(b'"seq":17', b'"seq":1.7e1'),
        encode(FIELDS).replace(b'"seq":17', b'"seq": 17'),
        encode(FIELDS).replace(b'"seq":17', b'"seq":17,"seq":17'),
        encode(FIELDS).replace(b'"seq":17', '"seq":١٧'.encode()),
        encode(FIELDS).replace(b'"v":1', b'"v":1.0'),
        b"",
        b"{}",
        b"\xff",
    ],
)
def test_bytes_that_are_not_canonical_are_no_header(raw: bytes) -> None:
    assert refusal(raw) == "form"


def test_numbers_and_sizes_have_limits() -> None:
    largest = encode(FIELDS | {"seq": LIMITS.integer})
    assert parse_header(largest).seq == LIMITS.integer
    assert refusal(largest.replace(str(LIMITS.integer).encode(), str(LIMITS.integer + 1).encode())) == "seq"
    assert refusal(b" " * (LIMITS.header_bytes + 1)) == "size"


@given(headers, st.data())
def test_a_mutated_header_is_refused_or_canonical_too(header: Header, data: st.DataObject) -> None:
    raw = bytearray(write_header(header))
    place = data.draw(st.integers(0, len(raw)))
    raw[place : place + data.draw(st.integers(0, 2))] = data.draw(st.binary(max_size=2))
    try:
        parsed = parse_header(bytes(raw))
    except BadHeaderError:
        return
    assert write_header(parsed) == bytes(raw)
    assert encode(decode(bytes(raw))) == bytes(raw)


@given(st.binary(max_size=500))
def test_any_bytes_are_a_header_or_are_refused(raw: bytes) -> None:
    with pytest.raises(BadHeaderError):
        parse_header(raw)


def test_only_the_key_in_the_header_can_sign_it_and_only_under_the_tag_of_acts() -> None:
    own, other = key("own"), key("other")
    raw = encode(FIELDS | {"key": own.public})
    assert verify_header(raw, own.sign(hashing.ACT, raw)).key == own.public
    for signature in (other.sign(hashing.ACT, raw), own.sign(hashing.CLOSE, raw), bytes(64), b""):
        with pytest.raises(BadSignatureError) as caught:
            verify_header(raw, signature)
        assert caught.value.code == "act.signature"


def test_times_are_utc_in_whole_seconds() -> None:
    hanoi = datetime(2026, 10, 2, 10, 4, 5, 999_999, tzinfo=timezone(timedelta(hours=7)))
    assert format_time(hanoi) == "2026-10-02T03:04:05Z"
    assert parse_time("2026-10-02T03:04:05Z") == datetime(2026, 10, 2, 3, 4, 5, tzinfo=UTC)
    with pytest.raises(ValueError, match="zone"):
        format_time(datetime(2026, 10, 2, 3, 4, 5))  # noqa: DTZ001 (the fault under test)


def test_only_the_founding_header_commits_to_its_own_space() -> None:
    assert parse_header(encode(FIELDS | {"body": "f" * 64})).founds_space
    assert not parse_header(encode(FIELDS)).founds_space
