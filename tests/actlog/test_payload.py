"""Payloads and the data of the system kinds (invariants 16, 17 and 23)."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actlog import (
    LIMITS,
    ActlogError,
    BadPayloadError,
    Blob,
    NotCanonicalError,
    PayloadDraft,
    RecordRef,
    TooLargeError,
    decode,
    encode,
    hashing,
    parse_payload,
    seal_payload,
    system,
)
from tests.actlog.values import objects
from tests.actlog.world import uuid

ME, YOU, THIRD = "1" * 64, "2" * 64, "3" * 64
DRAFT = PayloadDraft(
    kind="task",
    ver=1,
    rec=uuid(1),
    to=[YOU],
    data={"title": "Rà soát ranh giới mỏ"},
    by="u7",
    re=[RecordRef(YOU, uuid(2))],
    blobs=[Blob("15-CV-ĐU.pdf", "a" * 64, 412_345, "application/pdf")],
)


def bent(path: list[Any], value: Any) -> bytes:
    whole: Any = decode(seal_payload(DRAFT, ME).raw)
    inner = whole
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return encode(whole)


def refusal(raw: bytes, author: str = ME) -> str:
    with pytest.raises(BadPayloadError) as caught:
        parse_payload(raw, author)
    return caught.value.code.removeprefix("payload.")


def test_what_is_sealed_is_read_back() -> None:
    sealed = seal_payload(DRAFT, ME)
    payload = parse_payload(sealed.raw, ME)
    assert sealed.body == hashing.body_hash(sealed.raw)
    assert (payload.kind, payload.ver, payload.rec, payload.data, payload.by) == ("task", 1, uuid(1), DRAFT.data, "u7")
    assert (payload.re, payload.blobs) == (tuple(DRAFT.re), tuple(DRAFT.blobs))


def test_the_author_always_belongs_to_the_sorted_audience() -> None:
    for to in ([], [YOU], [YOU, ME], [YOU, YOU]):
        assert parse_payload(seal_payload(replace(DRAFT, to=to), ME).raw, ME).to == tuple(sorted({ME, *to}))
    assert parse_payload(seal_payload(replace(DRAFT, to=[ME]), THIRD).raw, THIRD).to == (ME, THIRD)


def test_a_payload_without_its_author_in_the_audience_is_refused() -> None:
    assert refusal(bent(["to"], [YOU])) == "to_author"
    assert refusal(seal_payload(DRAFT, ME).raw, THIRD) == "to_author"
    assert parse_payload(bent(["to"], [ME]), ME).to == (ME,)


def test_the_same_record_twice_gives_hashes_that_have_nothing_in_common() -> None:
    first, second = seal_payload(DRAFT, ME), seal_payload(DRAFT, ME)
    assert first.body != second.body
    salts = [parse_payload(one.raw, ME).salt for one in (first, second)]
    assert salts[0] != salts[1]
    assert [len(salt) for salt in salts] == [32, 32]
    assert encode(decode(first.raw) | {"salt": salts[1]}) == second.raw


def test_the_salt_comes_from_the_systems_random_source(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def source(size: int) -> str:
        asked.append(size)
        return "ab" * size

    monkeypatch.setattr("actlog.payload.token_hex", source)
    assert parse_payload(seal_payload(DRAFT, ME).raw, ME).salt == "ab" * 16
    assert asked == [16]


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        (["extra"], 1, "fields"),
        (["kind"], "", "kind"),
        (["kind"], "Task", "kind"),
        (["kind"], "sys.", "kind"),
        (["kind"], 1, "kind"),
        (["kind"], "x" * (LIMITS.kind_chars + 1), "kind"),
        (["ver"], 0, "ver"),
        (["ver"], True, "ver"),
        (["ver"], "1", "ver"),
        (["rec"], "1", "rec"),
        (["rec"], 1, "rec"),
        (["rec"], uuid(1).upper().replace("0", "A"), "rec"),
        (["rec"], uuid(1).replace("-", ""), "rec"),
        (["by"], 1, "by"),
        (["by"], "x" * (LIMITS.user_chars + 1), "by"),
        (["salt"], "ab", "salt"),
        (["salt"], "AB" * 16, "salt"),
        (["salt"], 1, "salt"),
        (["data"], [], "data"),
        (["data"], "x", "data"),
        (["to"], ME, "to"),
        (["to"], [YOU, ME], "to"),
        (["to"], [ME, ME], "to"),
        (["to"], [ME, 1], "to"),
        (["to"], [ME, "Z" * 64], "to"),
        (["to"], [ME, f"{YOU},{THIRD}"], "to"),
        (["to"], [ME, {}], "to"),
        (["to"], [], "to_author"),
        (["to"], [f"{number:064x}" for number in range(LIMITS.recipients + 1)], "to"),
        (["re"], {}, "re"),
        (["re"], [{"org": YOU, "rec": uuid(2)}] * (LIMITS.references + 1), "re"),
        (["re", 0], YOU, "re"),
        (["re", 0, "extra"], 1, "re"),
        (["re", 0, "org"], "2", "re"),
        (["re", 0, "org"], 2, "re"),
        (["re", 0, "rec"], 2, "re"),
        (["re", 0, "rec"], "2", "re"),
        (["blobs"], {}, "blobs"),
        (["blobs"], [{"name": "a", "sha256": "a" * 64, "size": 1, "type": "a/b"}] * (LIMITS.blobs + 1), "blobs"),
        (["blobs", 0], 1, "blobs"),
        (["blobs", 0, "extra"], 1, "blobs"),
        (["blobs", 0, "name"], "", "blobs"),
        (["blobs", 0, "name"], 1, "blobs"),
        (["blobs", 0, "name"], "x" * (LIMITS.blob_name_chars + 1), "blobs"),
        (["blobs", 0, "sha256"], "a", "blobs"),
        (["blobs", 0, "sha256"], 1, "blobs"),
        (["blobs", 0, "size"], -1, "blobs"),
        (["blobs", 0, "size"], True, "blobs"),
        (["blobs", 0, "size"], LIMITS.blob_bytes + 1, "blobs"),
        (["blobs", 0, "type"], "pdf", "blobs"),
        (["blobs", 0, "type"], 1, "blobs"),
        (["blobs", 0, "type"], "a/" + "b" * LIMITS.blob_type_chars, "blobs"),
    ],
)
def test_a_payload_of_another_shape_is_refused(path: list[Any], value: Any, code: str) -> None:
    assert refusal(bent(path, value)) == code


@pytest.mark.parametrize("name", ["blobs", "by", "data", "kind", "re", "rec", "salt", "to", "ver"])
def test_no_field_of_a_payload_can_be_missing(name: str) -> None:
    whole = decode(seal_payload(DRAFT, ME).raw)
    del whole[name]
    assert refusal(encode(whole)) == "fields"


def test_an_author_is_held_to_the_same_rules_before_anything_is_signed() -> None:
    with pytest.raises(BadPayloadError):
        seal_payload(replace(DRAFT, rec="1"), ME)
    with pytest.raises(NotCanonicalError):
        seal_payload(replace(DRAFT, data={"amount": 1.5}), ME)  # type: ignore[dict-item]
    with pytest.raises(TooLargeError):
        seal_payload(replace(DRAFT, data={"text": "x" * LIMITS.payload_bytes}), ME)


def test_a_kind_and_a_version_that_nobody_here_knows_are_read_all_the_same() -> None:
    payload = parse_payload(bent(["kind"], "later.kind_2"), ME)
    assert (payload.kind, payload.data) == ("later.kind_2", DRAFT.data)
    assert parse_payload(bent(["ver"], 99), ME).ver == 99


@given(objects)
def test_any_data_inside_the_subset_can_be_carried(data: Any) -> None:
    whole = decode(seal_payload(DRAFT, ME).raw)
    try:
        raw = encode(whole | {"data": data})
    except NotCanonicalError:  # not NFC
        return
    assert parse_payload(raw, ME).data == data


@given(st.binary(max_size=300))
def test_any_bytes_are_a_payload_or_are_refused(raw: bytes) -> None:
    with pytest.raises(ActlogError):
        parse_payload(raw, ME)


def payload_of(kind: str, data: Any, to: list[str]) -> Any:
    return parse_payload(seal_payload(replace(DRAFT, kind=kind, data=data, to=to), ME).raw, ME)


def test_terms_name_founder_and_parties_and_what_they_continue() -> None:
    data = system.terms_data(ME, [YOU], continues="c" * 64, content={"title": "Quy chế phối hợp"})
    assert system.read_terms(payload_of(system.TERMS, data, [YOU])) == system.Terms(ME, (ME, YOU), "c" * 64)
    home = system.terms_data(ME, [])
    assert system.read_terms(payload_of(system.TERMS, home, [])) == system.Terms(ME, (ME,), None)


@pytest.mark.parametrize(
    "change",
    [
        {"founder": 1},
        {"founder": THIRD},
        {"parties": ME},
        {"parties": [YOU, ME]},
        {"parties": [ME, ME]},
        {"parties": [ME, 1]},
        {"parties": [ME]},
        {"parties": [f"{number:064x}" for number in range(LIMITS.recipients + 1)]},
        {"continues": 1},
        {"continues": "c"},
    ],
)
def test_terms_of_another_shape_are_refused(change: Any) -> None:
    data = system.terms_data(ME, [YOU]) | change
    with pytest.raises(BadPayloadError):
        system.check(payload_of(system.TERMS, data, [YOU]))


def test_the_other_system_kinds_carry_what_they_speak_of() -> None:
    acts = ["b" * 64, "a" * 64, "a" * 64]
    assert system.read_erase(payload_of(system.ERASE, system.erase_data(acts), [YOU])) == ("a" * 64, "b" * 64)
    assert system.read_drop(payload_of(system.DROP, system.drop_data(uuid(3)), [YOU])) == uuid(3)
    assert system.read_accept(payload_of(system.ACCEPT, system.accept_data("a" * 64), [YOU])) == "a" * 64
    system.check(payload_of("task", {"acts": "nothing to do with it"}, [YOU]))


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (system.ERASE, {}),
        (system.ERASE, {"acts": []}),
        (system.ERASE, {"acts": "a" * 64}),
        (system.ERASE, {"acts": ["a"]}),
        (system.ERASE, {"acts": ["a" * 64] * (LIMITS.erase_targets + 1)}),
        (system.DROP, {}),
        (system.DROP, {"rec": 1}),
        (system.DROP, {"rec": "1"}),
        (system.ACCEPT, {}),
        (system.ACCEPT, {"terms": 1}),
        (system.ACCEPT, {"terms": "a"}),
    ],
)
def test_system_kinds_of_another_shape_are_refused(kind: str, data: Any) -> None:
    with pytest.raises(BadPayloadError):
        system.check(payload_of(kind, data, [YOU]))


@pytest.mark.parametrize("read", [system.read_terms, system.read_erase, system.read_drop, system.read_accept])
def test_a_reader_of_one_system_kind_refuses_every_other_kind(read: Any) -> None:
    data = system.terms_data(ME, []) | system.erase_data(["a" * 64]) | system.drop_data(uuid(1))
    with pytest.raises(BadPayloadError):
        read(payload_of("task", data | system.accept_data("a" * 64), []))
