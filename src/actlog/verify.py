"""Independent verification of a whole history, from the raw bytes alone.

Knows nothing of the Django project, its tables or its settings. Streams: of an act only its id, position, time and
what is still unsettled about it are kept, never its bytes.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from actlog import hashing
from actlog.chain import Chain
from actlog.contents import Contents, Sighting
from actlog.errors import ASK_AGAIN, ActlogError, BadHeaderError
from actlog.header import ChainId, Header, parse_header, verify_header
from actlog.ledger import Ledger
from actlog.report import Finding, Report
from actlog.scribe import Scribe, chain_report, lower

RawStatement = tuple[bytes, Sequence[bytes]]  # statement, signatures
RawCloseNote = tuple[bytes, bytes]  # note, signature
RawAct = tuple[bytes, bytes, bytes | None]  # header, signature, payload where it is held
KnownHead = tuple[ChainId, int, str]  # chain, seq, act id

_BATCH: Final = 128  # acts
_BATCH_BYTES: Final = 4 * 1024 * 1024


def verify_history(
    statements: Iterable[RawStatement],
    close_notes: Iterable[RawCloseNote],
    acts: Iterable[RawAct],
    *,
    payloads: Iterable[bytes] = (),
    erased: Iterable[str] = (),
    heads: Iterable[KnownHead] = (),
    viewer: str | None = None,
) -> Report:
    """Check everything and name every defect. Never raises for what the bytes say.

    `acts` may come in any order; each brings its payload, or `payloads` brings those kept apart. `erased` are the
    act ids the holder lists as erased. `heads` are last signed positions known from elsewhere: a chain that ends
    before one was cut. `viewer` is the organisation whose copy this is: it need not hold other organisations'
    payloads, and must not hold payloads that are not addressed to it; None for the copy that holds everything.
    """
    verifier = Verifier(viewer)
    for raw, signatures in statements:
        verifier.statement(raw, signatures)
    for raw, signature in close_notes:
        verifier.close_note(raw, signature)
    for raw_header, signature, raw_payload in acts:
        verifier.act(raw_header, signature, raw_payload)
    for raw_payload in payloads:
        verifier.payload(raw_payload)
    for act_id in erased:
        verifier.erased(act_id)
    for chain_id, seq, act_id in heads:
        verifier.head(chain_id, seq, act_id)
    return verifier.report()


class Verifier:
    """The same, fed item by item: statements first, then close notes, acts, payloads, and the rest."""

    def __init__(self, viewer: str | None = None) -> None:
        self._viewer = viewer
        self._ledger = Ledger()
        self._scribe = Scribe(self._ledger)
        self._contents = Contents(viewer, self._scribe.act)
        self._statements = self._close_notes = self._acts_seen = self._payloads = 0
        self._waiting: list[RawAct] = []
        self._waiting_bytes = 0
        self._acts: dict[str, Chain] = {}
        self._lacking: dict[str, int] = {}  # act id: seq, while the payload has not come
        self._bodies: dict[str, list[str]] = {}  # payload hash: the acts that lack it
        self._founding: set[str] = set()  # founding acts among them
        self._damaged: set[str] = set()  # acts whose payload came with another hash, and was reported
        self._listed: dict[str, None] = {}  # listed as erased by the holder

    def statement(self, raw: bytes, signatures: Sequence[bytes]) -> None:
        """Take a key statement."""
        self._statements += 1
        try:
            self._ledger.add_statement(raw, signatures)
        except ActlogError as error:
            self._scribe.note_item(f"Bản khai khóa thứ {self._statements} trong nhật ký", error)

    def close_note(self, raw: bytes, signature: bytes) -> None:
        """Take a close note."""
        self._close_notes += 1
        try:
            self._ledger.add_close_note(raw, signature)
        except ActlogError as error:
            self._scribe.note_item(f"Giấy đóng khóa thứ {self._close_notes} trong nhật ký", error)

    def act(self, raw_header: bytes, signature: bytes, raw_payload: bytes | None = None) -> None:
        """Take an act; its payload here or later through `payload`.

        Acts are checked about a hundred at a time, all signatures first: the processor's caches hold the code of one
        check or of the other, and changing between them for every act costs a sixth of the speed.
        """
        self._waiting.append((raw_header, signature, raw_payload))
        self._waiting_bytes += len(raw_header) + len(raw_payload or b"")
        if len(self._waiting) >= _BATCH or self._waiting_bytes >= _BATCH_BYTES:
            self._flush()

    def _flush(self) -> None:
        waiting, self._waiting, self._waiting_bytes = self._waiting, [], 0
        headers = [_verified(raw_header, signature) for raw_header, signature, _ in waiting]
        for header, (raw_header, _, raw_payload) in zip(headers, waiting, strict=True):
            self._acts_seen += 1
            if isinstance(header, ActlogError):
                self._find_header(raw_header, header)
            else:
                self._admit(header, raw_header, raw_payload)

    def _admit(self, header: Header, raw_header: bytes, raw_payload: bytes | None) -> None:
        act_id = hashing.act_id(raw_header)
        try:
            chain = self._ledger.admit(header, act_id)
        except ActlogError as error:
            self._find_header(raw_header, error)
            return
        known = act_id in self._acts
        self._acts[act_id] = chain
        if raw_payload is not None and hashing.body_hash(raw_payload) == header.body:
            if not known:
                self._take(raw_payload, Sighting(act_id, chain, header.seq), founds_space=header.founds_space)
            elif act_id in self._lacking:
                self._supply(header.body, raw_payload)
            return
        if not known:
            self._await_payload(header, act_id)
        if raw_payload is not None:
            sentence = f"nội dung không khớp mã trong phần đầu, có thể đã bị sửa. {ASK_AGAIN}"
            self._scribe.note_act("payload.hash", sentence, chain, header.seq, act_id)
            self._damaged.add(act_id)

    def _await_payload(self, header: Header, act_id: str) -> None:
        self._lacking[act_id] = header.seq
        self._bodies.setdefault(header.body, []).append(act_id)
        if header.founds_space:
            self._founding.add(act_id)

    def payload(self, raw_payload: bytes) -> None:
        """Take a payload that is kept apart from its act."""
        self._flush()
        body = hashing.body_hash(raw_payload)
        if body in self._bodies:
            self._supply(body, raw_payload)
            return
        sentence = f"Nội dung mã {body[:8]}… không khớp lần ban hành nào còn thiếu nội dung. Kiểm tra nơi lưu."
        self._scribe.note("payload.orphan", sentence)

    def _supply(self, body: str, raw_payload: bytes) -> None:
        """Hand a payload to all acts that lack it."""
        for act_id in self._bodies.pop(body):
            act = Sighting(act_id, self._acts[act_id], self._lacking.pop(act_id))
            self._take(raw_payload, act, founds_space=act_id in self._founding)

    def erased(self, act_id: str) -> None:
        """Take an act id the holder lists as erased."""
        self._listed[act_id] = None

    def head(self, chain_id: ChainId, seq: int, act_id: str) -> None:
        """Take a last signed position known from outside the history."""
        self._flush()
        chain = self._ledger.chains.get(chain_id)
        if chain is not None and chain.act_at(seq) == act_id:
            return
        if chain is not None and chain.last[0] >= seq:
            sentence = "lần đã ký ghi ở nơi khác không phải lần có trong nhật ký. Đối chiếu hai bản."
            self._scribe.note_act("chain.head", sentence, chain, seq, act_id)
            return
        sentence = f"Lần ban hành số {seq} của {self._scribe.org(chain_id.org)} đã ký nhưng không có trong nhật ký."
        self._scribe.findings.add(
            Finding("chain.cut", True, f"{sentence} Khôi phục phần cuối.", act_id, chain_id, seq, chain_id.org)
        )

    def damage(self, error: ActlogError) -> None:
        """Take a fault of the container the history came in."""
        self._scribe.note(error.code, error.sentence)

    def report(self) -> Report:
        """Settle what needed the whole history, and sum up."""
        self._flush()
        chains = self._ledger.chains.values()
        self._scribe.check_keys()
        for chain in chains:
            self._scribe.check_chain(chain)
        for finding in self._contents.spaces(chains):
            self._scribe.findings.add(finding)
        for finding in self._contents.erasures(self._acts, self._lacking):
            self._scribe.findings.add(finding)
        erased = sum(self._contents.is_erased(act_id, self._acts[act_id]) for act_id in self._lacking)
        self._check_lacking()
        self._check_listed()
        return Report(
            organisations=len(self._ledger.logs),
            statements=sum(len(log.statements) for log in self._ledger.logs.values()),
            close_notes=self._ledger.count_notes(),
            acts=len(self._acts),
            payloads=self._payloads,
            erased=erased,
            not_held=len(self._lacking) - erased,
            chains=tuple(chain_report(chain) for chain in chains),
            findings=tuple(self._scribe.findings.kept),
            defects=self._scribe.findings.defects,
            notices=self._scribe.findings.notices,
        )

    def _take(self, raw_payload: bytes, act: Sighting, *, founds_space: bool) -> None:
        self._payloads += 1
        finding = self._contents.take(raw_payload, act, founds_space=founds_space)
        if finding is not None:
            self._scribe.findings.add(finding)

    def _check_lacking(self) -> None:
        for act_id, seq in self._lacking.items():
            chain = self._acts[act_id]
            if act_id in self._damaged or self._contents.is_erased(act_id, chain):
                continue
            if self._viewer in (None, chain.id.org):
                sentence = "thiếu nội dung mà nơi ban hành không gỡ. Khôi phục nội dung từ bản sao lưu."
                self._scribe.note_act("payload.missing", sentence, chain, seq, act_id)

    def _check_listed(self) -> None:
        for act_id in self._listed:
            chain = self._acts.get(act_id)
            if chain is None or act_id not in self._lacking:
                sentence = f"Lần ban hành {act_id[:8]}… ghi là đã gỡ nội dung nhưng không phải vậy. Sửa lại sổ đã gỡ."
                self._scribe.note("erased.listed", sentence)
            elif not self._contents.is_erased(act_id, chain):
                sentence = "ghi là đã gỡ nội dung nhưng nơi ban hành không gỡ. Khôi phục nội dung từ bản sao lưu."
                self._scribe.note_act("erased.unfounded", sentence, chain, self._lacking[act_id], act_id)

    def _find_header(self, raw_header: bytes, error: ActlogError) -> None:
        try:
            header: Header | None = parse_header(raw_header)
        except BadHeaderError:
            header = None
        if header is None:
            self._scribe.note_item(f"Mục thứ {self._acts_seen} trong nhật ký", error)
            return
        name = f"Lần ban hành số {header.seq} của {self._scribe.org(header.org)} (quan hệ {header.space[:8]}…)"
        self._scribe.findings.add(
            Finding(
                error.code,
                True,
                f"{name}: {lower(error.sentence)}",
                hashing.act_id(raw_header),
                header.chain,
                header.seq,
                header.org,
            )
        )


def _verified(raw_header: bytes, signature: bytes) -> Header | ActlogError:
    try:
        return verify_header(raw_header, signature)
    except ActlogError as error:
        return error
