"""Golden vectors: fixed keys, salts and times give these bytes for ever.

Written anew only on purpose: `python -m tests.actlog.golden --write` from the root of the repository, and then read
in review. A change here means that acts signed before would no longer be read as they were.
"""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from actlog import (
    Act,
    Blob,
    ChainHead,
    Code,
    KeyEntry,
    PayloadDraft,
    RecordRef,
    SealedPayload,
    SigningKey,
    found_space,
    hosted_by,
    new_organisation,
    next_statement,
    seal_payload,
    sign_next,
    system,
    write_close_note,
    write_history,
)

FOLDER = Path(__file__).parent / "golden_files"
VECTORS = FOLDER / "vectors.json"
HISTORY = FOLDER / "history.txt"


def build() -> tuple[dict[str, object], bytes]:
    """The vectors, and the history file of the same acts."""
    roots = [SigningKey.from_seed(bytes([number]) * 32) for number in (1, 2)]
    keys = [SigningKey.from_seed(bytes([number]) * 32) for number in (3, 4, 5)]
    lead = new_organisation("Đảng ủy Than", roots[0], keys[0].public, codes=[Code("QD20/2020", "B12")])
    ward = new_organisation("Phường Hà Tu", roots[1], keys[1].public, hosted_by(lead.org))

    def at(minute: int) -> datetime:
        return datetime(2026, 10, 2, 3, minute, 5, tzinfo=UTC)

    def sealed(number: int, kind: str, data: dict[str, object], author: str, **more: object) -> SealedPayload:
        rec = f"00000000-0000-4000-8000-{number:012d}"
        draft = PayloadDraft(kind, 1, rec, [lead.org, ward.org], data, "u7", **more)  # type: ignore[arg-type]
        return seal_payload(draft, author, salt=f"{number:032x}")

    terms = sealed(1, system.TERMS, dict(system.terms_data(lead.org, [ward.org])), lead.org)
    founding = found_space(lead, keys[0], terms, at(0))
    accept = sign_next(
        ChainHead.opening(founding.header.space, ward),
        keys[1],
        sealed(2, system.ACCEPT, dict(system.accept_data(founding.act_id)), ward.org),
        at(1),
    )
    task = sealed(
        3,
        "task",
        {
            "due": "2026-11-30",
            "done": False,
            "share": "12.5",
            "title": "Rà soát “hộ dân” sát ranh giới mỏ\n",
            "year": 2026,
        },
        lead.org,
        re=[RecordRef(ward.org, "00000000-0000-4000-8000-000000000002")],
        blobs=[Blob("15-CV-ĐU.pdf", "ab" * 32, 412_345, "application/pdf")],
    )
    issued = sign_next(ChainHead.after(founding), keys[0], task, at(2))
    erasure = sign_next(
        ChainHead.after(issued),
        keys[0],
        sealed(4, system.ERASE, dict(system.erase_data([issued.act_id])), lead.org),
        at(3),
    )
    note = write_close_note(roots[0], ChainHead.after(erasure))
    renewed = next_statement(lead, roots[0], open_key=KeyEntry(keys[2].public, "own", open=True))
    drop = sealed(5, system.DROP, dict(system.drop_data("00000000-0000-4000-8000-000000000003")), lead.org)
    last = sign_next(ChainHead.opening(founding.header.space, renewed), keys[2], drop, at(4))
    acts = [founding, accept, issued.without_payload(), erasure, last]
    history = b"".join(
        write_history(
            [(one.raw, one.signatures) for one in (lead, ward, renewed)],
            [(note.raw, note.signature)],
            [(act.raw_header, act.signature, act.raw_payload, act.raw_payload is None) for act in acts],
        )
    )
    vectors: dict[str, object] = {
        "statement": _item(lead.raw, lead.signatures[0]) | {"seed_of_root": roots[0].seed.hex(), "org": lead.org},
        "close_note": _item(note.raw, note.signature),
        "act": _act(issued) | {"seed_of_key": keys[0].seed.hex()},
        "founding_act": _act(founding),
    }
    return vectors, history


def _item(raw: bytes, signature: bytes) -> dict[str, str]:
    return {"raw": raw.decode(), "signature": signature.hex()}


def _act(act: Act) -> dict[str, str]:
    return {
        "header": act.raw_header.decode(),
        "signature": act.signature.hex(),
        "payload": (act.raw_payload or b"").decode(),
        "act_id": act.act_id,
    }


def as_text(vectors: dict[str, object]) -> str:
    """The vectors as they stand in their file."""
    return json.dumps(vectors, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    if sys.argv[1:] != ["--write"]:
        sys.exit("to write the golden files anew: python -m tests.actlog.golden --write")
    made, file = build()
    FOLDER.mkdir(exist_ok=True)
    VECTORS.write_text(as_text(made), encoding="utf-8", newline="\n")
    HISTORY.write_bytes(file)
