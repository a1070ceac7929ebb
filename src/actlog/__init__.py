"""Signed acts: chains, keys, canonical JSON. Pure: standard library, PyNaCl, orjson; knows nothing of Django.

Keys and organisations
    `SigningKey.generate()`, `SigningKey.from_seed(seed)`, `.public`, `.seed`
    `new_organisation(name, root_key, signing_key_public, custody, codes) -> Statement` (`.org` is the new id)
    `next_statement(previous, root_key, name=…, codes=…, open_key=KeyEntry(…), new_root=…) -> Statement`
    `write_close_note(root_key, chain_head) -> CloseNote`, one per space, when a key is closed
    `hosted_by(org)`: custody of a key kept by another organisation's server

Issuing
    1. `seal_payload(PayloadDraft(kind, ver, rec, to, data, by, re, blobs), author) -> SealedPayload`
       checks everything that can fail; the author is added to `to`
    2. under the chain's lock: `sign_next(ChainHead, SigningKey, SealedPayload, at) -> Act`
       `Act.raw_header`, `.signature`, `.raw_payload`, `.act_id`, `.header` (parsed); store these bytes
       unchanged
    `ChainHead.opening(space, statement)` before the first act of a key, `ChainHead.after(act)` later, or
    rebuild it from a row: `ChainHead(ChainId(space, org, key), seq, act_id, time)`
    `found_space(statement, key, sealed_terms, at) -> Act` opens a space; its id is `act.header.space`.
    Terms are a payload of kind `system.TERMS` with `system.terms_data(founder, parties)`. A home space is a
    space whose only party is its founder.

Reading
    `Act.verified(raw_header, signature, raw_payload)` checks one act by itself; `.payload()` parses its
    payload `parse_header`, `verify_header`, `parse_payload`, `parse_statement`, `parse_close_note`, `encode`,
    `decode`

Whole histories
    `History`: the fold. `add_statement/add_close_note/add_act/add_payload`, then `current(org, rec) -> Current`,
    `records(viewer)`, `standing(act_id) -> Standing`, `is_erased(act_id)`
    `verify_history(statements, close_notes, acts, payloads=…, erased=…, heads=…, viewer=…) -> Report` names every
    defect; `Verifier` is the same fed item by item
    `write_history(statements, close_notes, acts, viewer=…) -> lines`, `read_history(stream)`, `verify_file(stream)`

System kinds and their data: module `actlog.system`. Limits: `LIMITS`. Refusals: `ActlogError` and subclasses,
each with `.code` and a Vietnamese `.sentence`. Specification: docs/reference/act-format.md.
"""

from actlog.act import Act, ChainHead, found_space, sign_next
from actlog.canonical import JsonObject, JsonValue, decode, encode
from actlog.chain import Standing
from actlog.closing import CloseNote, parse_close_note, write_close_note
from actlog.errors import (
    ActlogError,
    BadCloseNoteError,
    BadHeaderError,
    BadHistoryFileError,
    BadKeyError,
    BadPayloadError,
    BadSignatureError,
    BadStatementError,
    ConflictError,
    NotCanonicalError,
    SigningRefusedError,
    TooLargeError,
    UnknownKeyError,
)
from actlog.header import ChainId, Header, parse_header, parse_time, verify_header
from actlog.history import Current, History
from actlog.historyfile import read_history, verify_file, write_history
from actlog.keylog import KeyLog
from actlog.keys import SigningKey
from actlog.limits import LIMITS, Limits
from actlog.payload import Blob, Payload, PayloadDraft, RecordRef, SealedPayload, parse_payload, seal_payload
from actlog.report import ChainReport, Finding, Report
from actlog.statements import (
    OWN,
    Code,
    KeyEntry,
    Statement,
    check_succession,
    hosted_by,
    new_organisation,
    next_statement,
    parse_statement,
)
from actlog.verify import Verifier, verify_history

__all__ = [
    "LIMITS",
    "OWN",
    "Act",
    "ActlogError",
    "BadCloseNoteError",
    "BadHeaderError",
    "BadHistoryFileError",
    "BadKeyError",
    "BadPayloadError",
    "BadSignatureError",
    "BadStatementError",
    "Blob",
    "ChainHead",
    "ChainId",
    "ChainReport",
    "CloseNote",
    "Code",
    "ConflictError",
    "Current",
    "Finding",
    "Header",
    "History",
    "JsonObject",
    "JsonValue",
    "KeyEntry",
    "KeyLog",
    "Limits",
    "NotCanonicalError",
    "Payload",
    "PayloadDraft",
    "RecordRef",
    "Report",
    "SealedPayload",
    "SigningKey",
    "SigningRefusedError",
    "Standing",
    "Statement",
    "TooLargeError",
    "UnknownKeyError",
    "Verifier",
    "check_succession",
    "decode",
    "encode",
    "found_space",
    "hosted_by",
    "new_organisation",
    "next_statement",
    "parse_close_note",
    "parse_header",
    "parse_payload",
    "parse_statement",
    "parse_time",
    "read_history",
    "seal_payload",
    "sign_next",
    "verify_file",
    "verify_header",
    "verify_history",
    "write_close_note",
    "write_history",
]
