"""Ed25519 keys and signatures (invariant 5, threat 22)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actlog import BadKeyError, SigningKey, hashing
from actlog.keys import check_public_key, signature_holds
from tests.actlog.world import key

# The eight points of small order, canonical and not, as they are published with the analyses of Ed25519 libraries.
SMALL_ORDER = [
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
]
GROUP_ORDER = 2**252 + 27742317777372353535851937790883648493


@pytest.mark.parametrize("public", SMALL_ORDER)
def test_a_key_of_small_order_is_refused_and_verifies_nothing(public: str) -> None:
    with pytest.raises(BadKeyError) as caught:
        check_public_key(public)
    assert caught.value.code == "key.weak"
    forged = bytes.fromhex(public) + bytes(32)
    assert not any(signature_holds(public, hashing.ACT, bytes([number]), forged) for number in range(64))


def test_a_proper_key_is_taken_and_verifies_its_own_signature() -> None:
    own = key("own")
    check_public_key(own.public)
    assert signature_holds(own.public, hashing.ACT, b"raw", own.sign(hashing.ACT, b"raw"))


@pytest.mark.parametrize(
    "public", ["", "00", "zz" * 32, "AB" * 32, "ab" * 33, " " + "ab" * 31 + "a", "ab" * 31 + "a\n"]
)
def test_what_is_not_64_lowercase_hex_digits_is_no_key(public: str) -> None:
    with pytest.raises(BadKeyError) as caught:
        check_public_key(public)
    assert caught.value.code == "key.form"
    assert not signature_holds(public, hashing.ACT, b"raw", bytes(64))


@pytest.mark.parametrize("tag", [hashing.STATEMENT, hashing.CLOSE, hashing.HEAD, hashing.BODY, hashing.ORG, b""])
def test_a_signature_under_one_tag_is_none_under_another(tag: bytes) -> None:
    own = key("own")
    assert not signature_holds(own.public, tag, b"raw", own.sign(hashing.ACT, b"raw"))


@given(st.integers(0, 64 * 8 - 1))
def test_a_signature_with_one_bit_changed_does_not_hold(bit: int) -> None:
    own = key("own")
    signature = bytearray(own.sign(hashing.ACT, b"raw"))
    assert signature_holds(own.public, hashing.ACT, b"raw", bytes(signature))
    signature[bit // 8] ^= 1 << bit % 8
    assert not signature_holds(own.public, hashing.ACT, b"raw", bytes(signature))


def test_a_signature_has_one_form_and_one_length() -> None:
    own = key("own")
    signature = own.sign(hashing.ACT, b"raw")
    scalar = int.from_bytes(signature[32:], "little")
    again = signature[:32] + (scalar + GROUP_ORDER).to_bytes(32, "little")
    assert not signature_holds(own.public, hashing.ACT, b"raw", again)
    assert not signature_holds(own.public, hashing.ACT, b"raw", signature[:-1])
    assert not signature_holds(own.public, hashing.ACT, b"raw", signature + b"\x00")


def test_a_key_comes_back_from_its_seed_and_only_from_32_bytes() -> None:
    own = SigningKey.generate()
    assert SigningKey.from_seed(own.seed) == own
    assert own != SigningKey.generate()
    with pytest.raises(BadKeyError) as caught:
        SigningKey.from_seed(own.seed[:-1])
    assert caught.value.code == "key.seed"


def test_the_secret_is_not_shown() -> None:
    own = key("own")
    assert own.seed.hex() not in repr(own)
    assert repr(own.seed) not in repr(own)
    assert own.public in repr(own)
