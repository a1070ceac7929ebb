"""The fold: from the acts held to the current version of every record, and who may see it.

    current(org, rec) = last, by (place of the key in the key log, seq), of the held payloads of that org with that
                        rec whose act is in force
    audience          = its `to` minus those to whom a later sys.drop of the record was sent

In memory, for whole histories of moderate size, tests, and as the reference any table must agree with. Statements,
notes, acts and payloads may come in any order, any number of times; the outcome depends on the set alone. It reads
no clock, no setting, no other author's record.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

from actlog import hashing, system
from actlog.act import Act
from actlog.chain import Chain, Standing
from actlog.closing import CloseNote
from actlog.errors import BadHeaderError, BadPayloadError, NotCanonicalError, TooLargeError, UnknownKeyError
from actlog.ledger import Ledger
from actlog.limits import LIMITS
from actlog.payload import Payload, RecordRef, parse_payload
from actlog.statements import Statement
from actlog.system import Terms


class Place(NamedTuple):
    """Order of acts of one organisation: place of the key in the key log, then seq; the act id breaks no real tie."""

    key: int
    seq: int
    act_id: str


@dataclass(frozen=True, slots=True)
class Current:
    """The version of a record that counts, its parsed payload, and the organisations that may see it."""

    act: Act
    payload: Payload
    audience: frozenset[str]


class History:
    """Acts of many organisations and spaces, folded per record."""

    def __init__(self) -> None:
        self.ledger = Ledger()
        self.terms: dict[str, Terms] = {}
        self._acts: dict[str, Act] = {}
        self._chains: dict[str, Chain] = {}  # by act id
        self._payloads: dict[str, Payload] = {}  # by act id
        self._bodies: dict[str, set[str]] = {}  # payload hash: act ids
        self._versions: dict[RecordRef, set[str]] = {}
        self._drops: dict[tuple[str, RecordRef], dict[Place, frozenset[str]]] = {}  # by space and record
        self._erasers: dict[str, set[tuple[str, str]]] = {}  # target act id: (space, org) of those who erased it
        self._parked: dict[bytes, tuple[bytes, bytes | None]] = {}  # headers whose key is not known yet

    def add_statement(self, raw: bytes, signatures: Sequence[bytes]) -> Statement:
        """Take a key statement. Raises BadStatementError, ConflictError, NotCanonicalError or TooLargeError."""
        statement = self.ledger.add_statement(raw, signatures)
        parked, self._parked = self._parked, {}
        for raw_header, (signature, raw_payload) in parked.items():
            with suppress(BadPayloadError, NotCanonicalError, TooLargeError, BadHeaderError):
                self.add_act(raw_header, signature, raw_payload)  # its own faults are none of the statement's
        return statement

    def add_close_note(self, raw: bytes, signature: bytes) -> CloseNote:
        """Take a close note. Raises BadCloseNoteError, ConflictError, NotCanonicalError or TooLargeError."""
        return self.ledger.add_close_note(raw, signature)

    def add_act(self, raw_header: bytes, signature: bytes, raw_payload: bytes | None = None) -> str:
        """Take a header and, where it is at hand, its payload. Returns the act id.

        A header whose key is unknown waits for the statement. A bad header raises BadHeaderError or
        BadSignatureError and nothing is kept; a bad payload raises as `add_payload` does and the header is kept.
        """
        try:
            header, act_id, chain = self.ledger.add_header(raw_header, signature)
        except UnknownKeyError:
            self._park(raw_header, signature, raw_payload)
            return hashing.act_id(raw_header)
        if act_id not in self._acts:
            self._acts[act_id] = Act(header, act_id, raw_header, signature, None)
            self._chains[act_id] = chain
            self._bodies.setdefault(header.body, set()).add(act_id)
        if raw_payload is not None:
            if hashing.body_hash(raw_payload) != header.body:
                raise BadPayloadError("payload.hash", "Nội dung không khớp mã trong phần đầu. Xin lại tệp gốc.")
            self._take(act_id, raw_payload)
        return act_id

    def add_payload(self, raw_payload: bytes) -> None:
        """Take a payload; it belongs to whichever held headers name its hash, and is ignored where none does.

        Raises BadPayloadError, NotCanonicalError or TooLargeError.
        """
        for act_id in self._bodies.get(hashing.body_hash(raw_payload), ()):
            self._take(act_id, raw_payload)

    def act(self, act_id: str) -> Act:
        """The act as held, without its payload once that was erased. Raises KeyError."""
        return self._acts[act_id]

    def acts(self) -> Iterator[Act]:
        """All acts held, in no particular order."""
        return iter(self._acts.values())

    def standing(self, act_id: str) -> Standing:
        """Whether an act counts. Raises KeyError."""
        chain, header = self._chains[act_id], self._acts[act_id].header
        standing = self.ledger.standing(chain, header.seq)
        if standing is not Standing.IN_FORCE:
            return standing
        terms = self.terms.get(header.space)
        if terms is None:
            return Standing.UNFOUNDED
        return standing if header.org in terms.parties else Standing.STRANGER

    def is_erased(self, act_id: str) -> bool:
        """Whether the author erased the payload, wherever in the chain the erase act stands. Raises KeyError."""
        header = self._acts[act_id].header
        return act_id not in self._payloads and (header.space, header.org) in self._erasers.get(act_id, ())

    def current(self, org: str, rec: str) -> Current | None:
        """The version of a record that counts, None where there is none."""
        ref = RecordRef(org, rec)
        act_id = max((one for one in self._versions.get(ref, ()) if self._counts(one)), key=self._place, default=None)
        if act_id is None:
            return None
        act, payload, place = self._acts[act_id], self._payloads[act_id], self._place(act_id)
        drops = self._drops.get((act.header.space, ref), {})
        gone = frozenset[str]().union(*(orgs for at, orgs in drops.items() if at > place))
        return Current(act, payload, frozenset(payload.to) - gone)

    def records(self, viewer: str | None = None) -> dict[RecordRef, Current]:
        """Every current record; with `viewer`, only those whose audience contains that organisation."""
        found = {ref: self.current(*ref) for ref in self._versions}
        return {
            ref: one for ref, one in found.items() if one is not None and (viewer is None or viewer in one.audience)
        }

    def _counts(self, act_id: str) -> bool:
        if self.standing(act_id) is not Standing.IN_FORCE:
            return False
        parties = self.terms[self._acts[act_id].header.space].parties
        return set(self._payloads[act_id].to) <= set(parties)

    def _place(self, act_id: str) -> Place:
        return Place(self._chains[act_id].position, self._acts[act_id].header.seq, act_id)

    def _park(self, raw_header: bytes, signature: bytes, raw_payload: bytes | None) -> None:
        if len(self._parked) >= LIMITS.parked_headers:
            raise TooLargeError(
                "history.parked", "Quá nhiều lần ban hành dùng khóa chưa rõ. Nhập các bản khai khóa trước."
            )
        held = self._parked.get(raw_header)
        self._parked[raw_header] = (signature, raw_payload if held is None else held[1] or raw_payload)

    def _take(self, act_id: str, raw_payload: bytes) -> None:
        if act_id in self._payloads:
            return
        header = self._acts[act_id].header
        payload = parse_payload(raw_payload, header.org)
        system.check(payload)
        erased = (header.space, header.org) in self._erasers.get(act_id, ())
        if erased and payload.kind not in system.PERMANENT_KINDS:
            return  # an erased payload does not come back, whoever brings it
        self._acts[act_id] = Act(
            header, act_id, self._acts[act_id].raw_header, self._acts[act_id].signature, raw_payload
        )
        self._payloads[act_id] = payload
        self._apply(act_id, payload)

    def _apply(self, act_id: str, payload: Payload) -> None:
        header = self._acts[act_id].header
        if payload.kind not in system.NOTICE_KINDS:
            self._versions.setdefault(RecordRef(header.org, payload.rec), set()).add(act_id)
        if payload.kind == system.TERMS and header.founds_space:
            terms = system.read_terms(payload)
            if terms.founder == header.org:
                self.terms[header.space] = terms
        elif payload.kind == system.ERASE:
            for target in system.read_erase(payload):
                self._erasers.setdefault(target, set()).add((header.space, header.org))
                self._forget(target)
        elif payload.kind == system.DROP:
            ref = RecordRef(header.org, system.read_drop(payload))
            self._drops.setdefault((header.space, ref), {})[self._place(act_id)] = frozenset(payload.to) - {header.org}

    def _forget(self, act_id: str) -> None:
        """Drop an erased payload, if it is held, may go, and was erased by its own author in its own space."""
        payload = self._payloads.get(act_id)
        if payload is None or payload.kind in system.PERMANENT_KINDS:
            return
        header = self._acts[act_id].header
        if (header.space, header.org) in self._erasers[act_id]:
            self._acts[act_id] = self._acts[act_id].without_payload()
            del self._payloads[act_id]
            self._versions[RecordRef(header.org, payload.rec)].discard(act_id)
