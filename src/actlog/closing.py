"""Close notes: where the chain of a closed key ended in one space. They go to the parties of that space only.

    {"head":"…","key":"…","org":"…","seq":41,"space":"…","v":1}

Signed by the root. `seq` is -1 and `head` the hash of the opening statement where the key was never used.
Closing by position, not by clock, is what a reader without a network can check.
"""

from dataclasses import dataclass, field
from typing import Final

from actlog import hashing
from actlog.act import ChainHead
from actlog.canonical import JsonValue, decode, encode
from actlog.errors import ASK_AGAIN, BadCloseNoteError
from actlog.header import ChainId
from actlog.keys import SIGNATURE_BYTES, SigningKey, is_hex64, signature_holds
from actlog.limits import LIMITS

VERSION: Final = 1

_FIELDS: Final = frozenset({"head", "key", "org", "seq", "space", "v"})


@dataclass(frozen=True, slots=True)
class CloseNote:
    """A parsed close note and its bytes. Who signed it is compared with the key log by `is_signed_by`."""

    raw: bytes = field(repr=False)
    signature: bytes = field(repr=False)
    chain: ChainId
    seq: int
    head: str

    def is_signed_by(self, root: str) -> bool:
        """Whether this root key signed the note."""
        return signature_holds(root, hashing.CLOSE, self.raw, self.signature)


def write_close_note(root_key: SigningKey, head: ChainHead) -> CloseNote:
    """The note that ends the chain at `head`. To be given together with the statement that closes the key."""
    space, org, key = head.chain
    raw = encode(
        {"head": head.head, "key": key, "org": org, "seq": head.seq, "space": space, "v": VERSION},
        max_bytes=LIMITS.close_note_bytes,
    )
    return parse_close_note(raw, root_key.sign(hashing.CLOSE, raw))


def parse_close_note(raw: bytes, signature: bytes) -> CloseNote:
    """The note written in `raw`. Total: BadCloseNoteError, NotCanonicalError or TooLargeError. Does not check
    the signer."""
    value = decode(raw, max_bytes=LIMITS.close_note_bytes)
    if value.keys() != _FIELDS or type(value["v"]) is not int or value["v"] != VERSION:
        raise _bad("fields", f"Giấy đóng khóa thiếu, thừa trường hoặc thuộc phiên bản khác. {ASK_AGAIN}")
    seq = value["seq"]
    if type(seq) is not int or seq < -1:
        raise _bad("seq", f"Vị trí trong giấy đóng khóa sai. {ASK_AGAIN}")
    if len(signature) != SIGNATURE_BYTES:
        raise _bad("signature", f"Chữ ký trên giấy đóng khóa không đủ 64 byte. {ASK_AGAIN}")
    chain = ChainId(_hash(value["space"]), _hash(value["org"]), _hash(value["key"]))
    return CloseNote(raw, signature, chain, seq, _hash(value["head"]))


def _hash(value: JsonValue) -> str:
    if type(value) is not str or is_hex64(value) is None:
        raise _bad("hash", f"Giấy đóng khóa có mã ghi sai quy cách. {ASK_AGAIN}")
    return value


def _bad(field_name: str, sentence: str) -> BadCloseNoteError:
    return BadCloseNoteError(f"close.{field_name}", sentence)
