"""Tagged hashes. The tag inside every hash and signature keeps one use from being passed off as another."""

from hashlib import sha256
from typing import Final

ORG: Final = b"phoihop/org/1"
STATEMENT: Final = b"phoihop/stmt/1"
CLOSE: Final = b"phoihop/close/1"
ACT: Final = b"phoihop/act/1"
HEAD: Final = b"phoihop/head/1"
BODY: Final = b"phoihop/body/1"


def tagged(tag: bytes, raw: bytes) -> bytes:
    """The bytes that are hashed or signed: tag, line feed, raw."""
    return tag + b"\n" + raw


def tagged_hash(tag: bytes, raw: bytes) -> str:
    """SHA-256 of the tagged bytes as 64 lowercase hex digits."""
    return sha256(tag + b"\n" + raw).hexdigest()


def org_id(raw_statement: bytes) -> str:
    """Organisation id: hash of key statement 0."""
    return tagged_hash(ORG, raw_statement)


def statement_hash(raw_statement: bytes) -> str:
    """Hash by which the next statement, and the first act of a chain, name this statement."""
    return tagged_hash(STATEMENT, raw_statement)


def act_id(raw_header: bytes) -> str:
    """Act id: hash of the header bytes; the signature is left out, so a second one is not a second act."""
    return tagged_hash(HEAD, raw_header)


def body_hash(raw_payload: bytes) -> str:
    """Payload hash, the header's `body`."""
    return tagged_hash(BODY, raw_payload)
