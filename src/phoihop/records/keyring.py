"""The keys this installation holds: one secret on disk, from which each organisation's keys are derived.

The secret lives in the key folder, outside the database and its backups. Every organisation of the directory has a
root key and a signing key of its own from the first day, so that it can leave with its chain; its statements say
that this installation keeps them (custody). What is derived depends on a label that stands in statement 0, so keys
are found again from the secret and the statements alone.
"""

import hashlib
import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from actlog.closing import CloseNote
from actlog.keys import SigningKey
from actlog.statements import (
    Code,
    KeyEntry,
    Statement,
    hosted_by,
    new_organisation,
    next_statement,
    parse_statement,
)
from phoihop import environment
from phoihop.records import lines
from phoihop.records.models import CloseNote as StoredCloseNote
from phoihop.records.models import Statement as StoredStatement
from phoihop.records.refusals import Refusal
from phoihop.records.rows import fetch

LABEL_SCHEME = "phoihop-label"
SEED_BYTES = 32


def _seed_path() -> Path:
    return Path(settings.KEYS) / "seed"


def seed() -> bytes:
    """The installation's secret; made at first use, when no organisation has a key yet."""
    path = _seed_path()
    if not path.exists() and StoredStatement.objects.exists():
        raise Refusal(
            "keys.missing",
            _("Không thấy tệp khóa của máy chủ trong thư mục khóa. Chép tệp “seed” từ bản lưu khóa vào đó."),
        )
    secret = environment.kept_secret(path, lambda: os.urandom(SEED_BYTES))
    if len(secret) != SEED_BYTES:  # keys made from less could be made by anybody
        raise Refusal(
            "keys.damaged",
            _("Tệp khóa “seed” trong thư mục khóa bị hỏng. Chép lại tệp này từ bản lưu khóa."),
        )
    return secret


def _derive(secret: bytes, label: str, purpose: str) -> SigningKey:
    digest = hashlib.blake2b(f"{label}\n{purpose}".encode("ascii"), key=secret, digest_size=32, person=b"phoihop/key/1")
    return SigningKey.from_seed(digest.digest())


def _label(statement: Statement) -> str:
    return next(code.code for code in statement.codes if code.scheme == LABEL_SCHEME)


def create(name: str, host: str | None) -> Statement:
    """Gives an organisation its identity and keys, held here for it. `host` is the organisation that runs this
    installation; None for that one itself. Stored with the caller's transaction."""
    secret = seed()
    label = uuid4().hex
    statement = new_organisation(
        name,
        _derive(secret, label, "root"),
        _derive(secret, label, "sign.0").public,
        hosted_by(host) if host else "own",
        (Code(LABEL_SCHEME, label),),
    )
    _store(statement)
    return statement


def renew(previous: Statement) -> Statement:
    """A new open key for an organisation, as after every restore. The caller writes the close notes."""
    secret, label = seed(), _label(previous)
    entry = previous.open_key
    fresh = _derive(secret, label, f"sign.{len(previous.keys)}").public
    statement = next_statement(previous, root_key(previous), open_key=KeyEntry(fresh, entry.custody, True, entry.enc))
    _store(statement)
    return statement


def root_key(statement: Statement) -> SigningKey:
    return _derive(seed(), _label(statement), "root")


def signing_key(statement: Statement) -> SigningKey:
    """The open key of an organisation. Refuses where it is not derived from the secret held here."""
    return _signing_key(seed(), _label(statement), len(statement.keys) - 1, statement.open_key.key)


@lru_cache(maxsize=4096)
def _signing_key(secret: bytes, label: str, generation: int, public: str) -> SigningKey:
    key = _derive(secret, label, f"sign.{generation}")
    if key.public != public:
        raise Refusal(
            "keys.other",
            _("Khóa ký trên máy này không phải khóa đang mở của tổ chức. Chép đúng tệp “seed” từ bản lưu khóa."),
        )
    return key


def office() -> QuerySet[StoredStatement, str]:
    """The organisation that runs this installation, as one row: the first whose keys were made here."""
    return StoredStatement.objects.filter(n=0).order_by("id").values_list("org", flat=True)[:1]


def latest(org: str) -> Statement:
    """The newest key statement of an organisation."""
    row = max(fetch(StoredStatement, org=org), key=lambda one: one.n, default=None)
    if row is None:
        raise Refusal("org.unknown", _("Tổ chức này chưa có trong danh bạ. Ghi nhận tổ chức trước khi ban hành."))
    return read(row)


def read(row: StoredStatement) -> Statement:
    """A stored statement, checked. Signatures are kept in one column, one after the other."""
    hexes = row.signature.split(" ")
    return _read(bytes(row.raw), tuple(hexes))


@lru_cache(maxsize=4096)
def _read(raw: bytes, hexes: tuple[str, ...]) -> Statement:
    return parse_statement(raw, tuple(bytes.fromhex(text) for text in hexes))


def _store(statement: Statement) -> None:
    hexes = " ".join(signature.hex() for signature in statement.signatures)
    if statement.n > 0:  # statement 0 is the organisation itself; later ones must outlive an older database
        _remember("statements", {"org": statement.org, "raw": statement.raw.decode("utf-8"), "signature": hexes})
    StoredStatement.objects.create(org=statement.org, n=statement.n, raw=statement.raw, signature=hexes)


def keep_close_note(note: CloseNote) -> None:
    """Stores a close note, here and in the key folder."""
    stored = {"org": note.chain.org, "raw": note.raw.decode("utf-8"), "signature": note.signature.hex()}
    _remember("close_notes", stored)
    StoredCloseNote.objects.create(org=note.chain.org, raw=note.raw, signature=note.signature.hex())


def recall() -> None:
    """Puts back the later statements and close notes that the key folder knows and a restored database lacks: a key
    once opened or closed stays so."""
    for stored in _remembered("statements"):
        statement = _read(stored["raw"].encode("utf-8"), tuple(stored["signature"].split(" ")))
        if StoredStatement.objects.filter(org=statement.org, n=statement.n - 1).exists():
            StoredStatement.objects.get_or_create(
                org=statement.org,
                n=statement.n,
                defaults={"raw": statement.raw, "signature": stored["signature"]},
            )
    for stored in _remembered("close_notes"):
        if StoredStatement.objects.filter(org=stored["org"]).exists():
            StoredCloseNote.objects.get_or_create(
                signature=stored["signature"], defaults={"org": stored["org"], "raw": stored["raw"].encode("utf-8")}
            )


def _remembered(name: str) -> Iterator[dict[str, str]]:
    return lines.read(Path(settings.KEYS) / f"{name}.jsonl")


def _remember(name: str, stored: dict[str, str]) -> None:
    lines.append(Path(settings.KEYS) / f"{name}.jsonl", stored)
