"""Ed25519 keys and signatures, by libsodium through PyNaCl.

Public keys are written as 64 lowercase hex digits; secret seeds are 32 bytes. A key of small order would let
one signature hold for every message, so it is refused on entry and again by libsodium at every verification.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Self

from nacl.bindings import (
    crypto_core_ed25519_is_valid_point,
    crypto_sign,
    crypto_sign_open,
    crypto_sign_seed_keypair,
    randombytes,
)
from nacl.exceptions import BadSignatureError

from actlog.errors import BadKeyError
from actlog.hashing import tagged

SEED_BYTES: Final = 32
SIGNATURE_BYTES: Final = 64

is_hex64: Final = re.compile("[0-9a-f]{64}").fullmatch


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A secret key and its public half. The secret is left out of `repr`, comparison and hash."""

    public: str
    _secret: bytes = field(repr=False, compare=False)

    @classmethod
    def generate(cls) -> Self:
        """A new key from the system's random source."""
        return cls.from_seed(randombytes(SEED_BYTES))

    @classmethod
    def from_seed(cls, seed: bytes) -> Self:
        """The key of a stored 32-byte seed. Raises BadKeyError."""
        if len(seed) != SEED_BYTES:
            raise BadKeyError("key.seed", "Tệp khóa ký hỏng: phải đủ 32 byte. Lấy lại khóa từ bản lưu.")
        public, secret = crypto_sign_seed_keypair(seed)
        return cls(public.hex(), secret)

    @property
    def seed(self) -> bytes:
        """The 32 bytes to keep in the key directory. Never log them."""
        return self._secret[:SEED_BYTES]

    def sign(self, tag: bytes, raw: bytes) -> bytes:
        """64-byte signature over tag, line feed and raw."""
        return crypto_sign(tagged(tag, raw), self._secret)[:SIGNATURE_BYTES]


def check_public_key(public: str) -> None:
    """Refuse what is not 64 hex digits, not on the curve, not canonical or of small order. Raises
    BadKeyError."""
    if is_hex64(public) is None:
        raise BadKeyError("key.form", "Khóa công khai phải là 64 chữ số hệ 16 viết thường. Chép lại khóa từ bản gốc.")
    if not crypto_core_ed25519_is_valid_point(bytes.fromhex(public)):
        raise BadKeyError("key.weak", "Khóa công khai thuộc loại yếu, ai cũng giả được chữ ký. Tạo khóa mới.")


def signature_holds(public: str, tag: bytes, raw: bytes, signature: bytes) -> bool:
    """Whether `signature` was made by `public` over exactly this tag and these bytes. Total."""
    if len(signature) != SIGNATURE_BYTES:
        return False
    try:
        crypto_sign_open(signature + tagged(tag, raw), _key_bytes(public))
    except (BadSignatureError, ValueError):
        return False
    return True


@lru_cache(maxsize=1024)
def _key_bytes(public: str) -> bytes:
    if is_hex64(public) is None:
        raise ValueError
    return bytes.fromhex(public)
