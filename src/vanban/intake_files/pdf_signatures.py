"""Chữ ký số trong PDF — who signed a PDF, when, and whether its bytes are still those that were signed.

Run in the reading process only. The chain of certificates is not followed: this office may have no Internet, and whom
to trust is not this package's to say. The answer goes through the pipe as one JSON line for each signature.
"""

import hashlib
import json
import logging
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

# Heavy; imported only in the reading process.
from asn1crypto import cms, x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.serialization import load_der_public_key
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, TextStringObject

from .refusals import refusal
from .results import Extracted, Limits

_HASHES: Final[dict[str, hashes.HashAlgorithm]] = {
    "sha1": hashes.SHA1(),  # noqa: S303 - papers of former years; their bytes are compared, nothing is trusted by it
    "sha224": hashes.SHA224(),
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}
_MOST: Final = 100
_DEPTH: Final = 8


def read(data: bytes, limits: Limits) -> Extracted:
    """One JSON line for each signature, in the order of signing. Raises a refusal; total over any bytes."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(BytesIO(data), strict=False)
        root: Any = reader.trailer["/Root"]
        form = root.get("/AcroForm")
        found = list(_signed(form.get_object().get("/Fields", ()) if form else ()))[:_MOST]
        found.sort(key=lambda one: sum(one.get("/ByteRange", [0])[-2:]))
        lines = [json.dumps(_told(one, data)) for one in found]
    except MemoryError:
        raise
    except Exception:
        # pypdf raises whatever a malformed file leads it to.
        raise refusal("damaged_pdf") from None
    return Extracted("\n".join(lines), "pdf")


def _signed(fields: Any, depth: int = 0) -> Iterator[DictionaryObject]:
    """The signature of every signature field that bears one."""
    if depth > _DEPTH:
        return
    for one in fields:
        field = one.get_object()
        if field.get("/FT") == "/Sig" and "/V" in field:
            value = field["/V"].get_object()
            if isinstance(value, DictionaryObject):
                yield value
        elif isinstance(field.get("/Kids"), ArrayObject):
            yield from _signed(field["/Kids"], depth + 1)


def _told(signature: DictionaryObject, data: bytes) -> dict[str, str]:
    """What one signature says, and what became of the bytes it covers."""
    told = {"signer": str(signature.get("/Name", "")), "organisation": "", "at": _moment(signature)}
    try:
        signed, message, to_the_end = _covered(signature, data)
        content = cms.ContentInfo.load(message)["content"]
        information = content["signer_infos"][0]
        certificate = _certificate(content, information["sid"])
        name = certificate.subject.native
        told["signer"] = str(name.get("common_name") or certificate.subject.human_friendly)
        told["organisation"] = str(name.get("organization_name", ""))
        intact = _holds(information, certificate, signed, content)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, UnsupportedAlgorithm):
        return {**told, "verdict": "unreadable"}
    return {**told, "verdict": ("whole" if to_the_end else "more") if intact else "broken"}


def _covered(signature: DictionaryObject, data: bytes) -> tuple[bytes, bytes, bool]:
    """The bytes that were signed, the message, and whether nothing follows. What is left out of the signed bytes must
    be the message and nothing else."""
    start, length, after, rest = (int(number) for number in signature["/ByteRange"])  # type: ignore[attr-defined]
    left_out = data[length:after]
    message = bytes.fromhex(left_out[1:-1].decode("ascii"))
    if start or left_out[:1] != b"<" or left_out[-1:] != b">" or rest < 0 or after + rest > len(data):
        raise ValueError("the signed range is not that of a signature")
    return data[:length] + data[after : after + rest], message, after + rest == len(data)


def _certificate(content: Any, sid: Any) -> x509.Certificate:
    for choice in content["certificates"]:
        certificate = choice.chosen
        if sid.name == "issuer_and_serial_number":
            wanted = sid.chosen
            if (certificate.issuer, certificate.serial_number) == (wanted["issuer"], wanted["serial_number"].native):
                return certificate
        elif certificate.key_identifier == sid.chosen.native:
            return certificate
    raise ValueError("the signer's certificate is not in the message")


def _holds(information: Any, certificate: x509.Certificate, signed: bytes, content: Any) -> bool:
    """Whether the signature is that of the certificate's key over these bytes."""
    digest = information["digest_algorithm"]["algorithm"].native
    attributes = information["signed_attrs"]
    told = signed
    if content["encap_content_info"]["content"].native is not None:  # the old form signs a hash that it carries
        told = content["encap_content_info"]["content"].native
        if told != hashlib.sha1(signed, usedforsecurity=False).digest():
            return False
    if attributes.native:
        said = [one["values"][0].native for one in attributes if one["type"].native == "message_digest"]
        if said != [hashlib.new(digest, told, usedforsecurity=False).digest()]:
            return False
        told = attributes.untag().dump()
    key: Any = load_der_public_key(certificate.public_key.dump())
    method = information["signature_algorithm"]
    try:
        _verify(key, method, information["signature"].native, told, digest)
    except InvalidSignature:
        return False
    return True


def _verify(key: Any, method: Any, signature: bytes, told: bytes, digest: str) -> None:
    if isinstance(key, ed25519.Ed25519PublicKey):
        key.verify(signature, told)
    elif isinstance(key, ec.EllipticCurvePublicKey):
        key.verify(signature, told, ec.ECDSA(_HASHES[digest]))
    elif isinstance(key, rsa.RSAPublicKey) and method.signature_algo == "rsassa_pss":
        length = method["parameters"]["salt_length"].native
        own = _HASHES[method["parameters"]["hash_algorithm"]["algorithm"].native]
        key.verify(signature, told, padding.PSS(padding.MGF1(own), length), own)
    elif isinstance(key, rsa.RSAPublicKey):
        key.verify(signature, told, padding.PKCS1v15(), _HASHES[digest])
    else:
        raise ValueError("a kind of key that is not known here")


def _moment(signature: DictionaryObject) -> str:
    """The day and hour that the signing program wrote, as ISO; empty where it wrote none."""
    written = signature.get("/M")
    text = str(written) if isinstance(written, TextStringObject) else ""
    digits = text.removeprefix("D:")
    if len(digits) < 14 or not digits[:14].isdigit():
        return ""
    iso = f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}T{digits[8:10]}:{digits[10:12]}:{digits[12:14]}"
    zone = digits[14:].replace("'", "")
    return iso + (f"{zone[:3]}:{zone[3:5]}" if len(zone) == 5 and zone[0] in "+-" else "+00:00")
