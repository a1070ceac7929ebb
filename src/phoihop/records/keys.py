"""Names of things that many authors make: a record is the pair (author, rec), known in tables by one short id."""

import hashlib
from collections.abc import Iterable
from typing import TypedDict
from uuid import UUID


class Ref(TypedDict):
    """A reference inside a payload. It may dangle: what it names may not be here, or not be for this viewer."""

    org: str
    rec: str


def record_id(org: str, rec: str) -> UUID:
    """The id of record `rec` of author `org` in every table. Nobody can name another author's record by it:
    the author is inside the hash."""
    return UUID(bytes=hashlib.sha256(f"phoihop/record/1\n{org}\n{rec}".encode("ascii")).digest()[:16])


def ref_id(ref: Ref) -> UUID:
    return record_id(ref["org"], ref["rec"])


def row_id(parent: UUID, part: str, position: int) -> UUID:
    """The id of a row that belongs to a record, such as the third side of an agreement."""
    return UUID(bytes=hashlib.sha256(parent.bytes + f"{part}\n{position}".encode("ascii")).digest()[:16])


def audience_id(orgs: Iterable[str]) -> UUID:
    """One id for one set of addressees, so that visibility is a comparison of short values."""
    joined = "\n".join(sorted(set(orgs)))
    return UUID(bytes=hashlib.sha256(b"phoihop/audience/1\n" + joined.encode("ascii")).digest()[:16])
