"""What was signed once is read for ever: committed bytes, made again, read again, and checked by a second hand."""

import io
import json
from hashlib import sha256
from typing import Any

import nacl.signing
import rfc8785

from actlog import Act, parse_close_note, parse_statement, read_history, verify_file
from actlog.historyfile import ActItem
from tests.actlog import golden

VECTORS: dict[str, Any] = json.loads(golden.VECTORS.read_text(encoding="utf-8"))
HISTORY = golden.HISTORY.read_bytes()


def tagged(tag: str, raw: str) -> bytes:
    return f"{tag}\n{raw}".encode()


def test_the_library_still_makes_the_committed_bytes() -> None:
    vectors, history = golden.build()
    assert golden.as_text(vectors) == golden.VECTORS.read_text(encoding="utf-8")
    assert history == HISTORY


def test_the_committed_bytes_are_still_read() -> None:
    report = verify_file(io.BytesIO(HISTORY))
    assert report.ok
    assert report.findings == ()
    assert (report.statements, report.close_notes, report.acts, report.payloads, report.erased) == (3, 1, 5, 4, 1)
    statement, note, act = VECTORS["statement"], VECTORS["close_note"], VECTORS["act"]
    assert parse_statement(statement["raw"].encode(), [bytes.fromhex(statement["signature"])]).org == statement["org"]
    assert parse_close_note(note["raw"].encode(), bytes.fromhex(note["signature"])).seq == 2
    read = Act.verified(act["header"].encode(), bytes.fromhex(act["signature"]), act["payload"].encode())
    payload = read.payload()
    assert payload is not None
    assert payload.data["title"] == "Rà soát “hộ dân” sát ranh giới mỏ\n"
    assert read.act_id == act["act_id"]


def test_a_second_hand_with_other_tools_finds_the_same_bytes_hashes_and_signatures() -> None:
    for name, tag, seed in (
        ("statement", "stmt", 1),
        ("close_note", "close", 1),
        ("act", "act", 3),
        ("founding_act", "act", 3),
    ):
        vector = VECTORS[name]
        raw = vector.get("raw") or vector["header"]
        assert rfc8785.dumps(json.loads(raw)) == raw.encode()
        signed = nacl.signing.SigningKey(bytes([seed]) * 32).sign(tagged(f"phoihop/{tag}/1", raw)).signature
        assert signed.hex() == vector["signature"]
    assert sha256(tagged("phoihop/org/1", VECTORS["statement"]["raw"])).hexdigest() == VECTORS["statement"]["org"]
    for name in ("act", "founding_act"):
        vector = VECTORS[name]
        header, payload = json.loads(vector["header"]), json.loads(vector["payload"])
        assert rfc8785.dumps(payload) == vector["payload"].encode()
        assert sha256(tagged("phoihop/head/1", vector["header"])).hexdigest() == vector["act_id"]
        assert sha256(tagged("phoihop/body/1", vector["payload"])).hexdigest() == header["body"]
        assert header["org"] == VECTORS["statement"]["org"]
    founding, following = (json.loads(VECTORS[name]["header"]) for name in ("founding_act", "act"))
    assert founding["body"] == founding["space"] == following["space"]
    assert founding["prev"] == sha256(tagged("phoihop/stmt/1", VECTORS["statement"]["raw"])).hexdigest()
    assert following["prev"] == VECTORS["founding_act"]["act_id"]


def test_the_vectors_and_the_history_file_hold_the_same_acts() -> None:
    _, items = read_history(io.BytesIO(HISTORY))
    acts = [item for item in items if isinstance(item, ActItem)]
    assert acts[0].raw_payload == VECTORS["founding_act"]["payload"].encode()
    assert acts[2].raw_header == VECTORS["act"]["header"].encode()
    assert (acts[2].raw_payload, acts[2].erased) == (None, True)
