"""Key logs, chains and close notes of many organisations: what may stand in the log, and what counts.

Shared by `history` (the fold) and `verify` (the independent check). Statements, close notes and headers may come in
any order and any number of times; what counts depends on the set alone.
"""

from collections.abc import Iterator, Sequence

from actlog import hashing
from actlog.chain import Chain, Standing
from actlog.closing import CloseNote, parse_close_note
from actlog.errors import ASK_AGAIN, BadHeaderError, BadStatementError, ConflictError, UnknownKeyError
from actlog.header import ChainId, Header, verify_header
from actlog.keylog import KeyLog
from actlog.statements import Statement, parse_statement


class Ledger:
    """Everything known about keys and chains. Holds no payloads."""

    def __init__(self) -> None:
        self.logs: dict[str, KeyLog] = {}
        self.chains: dict[ChainId, Chain] = {}
        self.frozen: set[str] = set()  # organisations with two statements of one number, or two notes of one chain
        self._early: dict[str, dict[int, list[Statement]]] = {}  # statements that wait for the one before
        self._notes: dict[str, dict[bytes, CloseNote]] = {}  # per organisation, in effect or not
        self._in_effect: dict[ChainId, dict[bytes, CloseNote]] = {}

    def add_statement(self, raw: bytes, signatures: Sequence[bytes]) -> Statement:
        """Check a statement and put it into its log; one that comes too early waits.

        Raises BadStatementError, ConflictError, NotCanonicalError or TooLargeError.
        """
        statement = parse_statement(raw, signatures)
        held = self._statements_held(statement.org)
        if statement.n > held:
            self._early.setdefault(statement.org, {}).setdefault(statement.n, []).append(statement)
            return statement
        self._extend(statement)
        if statement.n == held:
            self._admit_early(statement.org)
        return statement

    def waiting_statements(self) -> Iterator[tuple[str, int]]:
        """Organisation and number of each statement that is missing while a later one is held."""
        for org, waiting in self._early.items():
            if waiting:
                yield org, self._statements_held(org)

    def add_close_note(self, raw: bytes, signature: bytes) -> CloseNote:
        """Check the form of a close note and keep it; it takes effect with the statement that closes its key.

        Raises BadCloseNoteError, NotCanonicalError or TooLargeError; ConflictError for a second, different note.
        """
        note = parse_close_note(raw, signature)
        self._notes.setdefault(note.chain.org, {})[raw + signature] = note
        self._put_into_effect(note)
        if len(self._in_effect.get(note.chain, ())) > 1:
            raise ConflictError(
                "close.conflict",
                "Có hai giấy đóng khóa khác nhau cho một chuỗi, khóa gốc có thể đã lộ. "
                "Dừng trao đổi và báo người phụ trách.",
            )
        return note

    def count_notes(self) -> int:
        """Number of well-formed close notes held, in effect or not."""
        return sum(len(notes) for notes in self._notes.values())

    def idle_notes(self) -> Iterator[CloseNote]:
        """Close notes that are not in effect: key still open or unknown, or not signed by an entitled root."""
        for notes in self._notes.values():
            for note in notes.values():
                if note.raw not in self._in_effect.get(note.chain, ()):
                    yield note

    def add_header(self, raw: bytes, signature: bytes) -> tuple[Header, str, Chain]:
        """Check a header and put it into its chain; returns it with its act id and chain.

        Raises BadHeaderError, BadSignatureError, or UnknownKeyError when no statement held certifies its key.
        """
        header = verify_header(raw, signature)
        act_id = hashing.act_id(raw)
        return header, act_id, self.admit(header, act_id)

    def admit(self, header: Header, act_id: str) -> Chain:
        """Put a header whose signature was checked into its chain. Raises BadHeaderError or UnknownKeyError."""
        if header.seq != 0 and header.founds_space:
            raise BadHeaderError("header.founding", f"Lần ban hành mở quan hệ phải đứng đầu chuỗi. {ASK_AGAIN}")
        chain_id = header.chain
        chain = self.chains.get(chain_id) or self._open_chain(chain_id)
        chain.add(header, act_id)
        return chain

    def standing(self, chain: Chain, seq: int) -> Standing:
        """Whether an act counts, before the parties of the space are asked for."""
        return Standing.FROZEN if chain.id.org in self.frozen else chain.standing(seq)

    def _statements_held(self, org: str) -> int:
        log = self.logs.get(org)
        return 0 if log is None else len(log.statements)

    def _extend(self, statement: Statement) -> None:
        log = self.logs.get(statement.org)
        try:
            self.logs[statement.org] = KeyLog.start(statement) if log is None else log.extended(statement)
        except ConflictError:
            self.frozen.add(statement.org)
            raise
        for note in self._notes.get(statement.org, {}).values():
            self._put_into_effect(note)

    def _admit_early(self, org: str) -> None:
        """Take the statements that were waiting for the one just added. One that does not fit goes on waiting."""
        waiting = self._early.get(org, {})
        while (n := self._statements_held(org)) in waiting:
            for statement in waiting.pop(n):
                try:
                    self._extend(statement)
                except ConflictError:
                    continue  # the organisation is frozen by now
                except BadStatementError:
                    waiting.setdefault(n, []).append(statement)
            if self._statements_held(org) == n:
                return

    def _put_into_effect(self, note: CloseNote) -> None:
        log = self.logs.get(note.chain.org)
        if log is None or not log.accepts(note):
            return
        accepted = self._in_effect.setdefault(note.chain, {})
        accepted[note.raw] = note
        if len(accepted) > 1:
            self.frozen.add(note.chain.org)
        chain = self.chains.get(note.chain)
        if chain is not None:
            chain.end(_lowest(accepted))

    def _open_chain(self, chain_id: ChainId) -> Chain:
        log = self.logs.get(chain_id.org)
        opening = None if log is None else log.opening(chain_id.key)
        if log is None or opening is None:
            raise UnknownKeyError(
                "act.key", "Khóa ký không có trong bản khai khóa của tổ chức. Xin đủ các bản khai khóa từ nơi gửi."
            )
        chain = Chain(chain_id, opening.hash, log.place(chain_id.key))
        self.chains[chain_id] = chain
        if chain_id in self._in_effect:
            chain.end(_lowest(self._in_effect[chain_id]))
        return chain


def _lowest(notes: dict[bytes, CloseNote]) -> CloseNote:
    return min(notes.values(), key=lambda note: (note.seq, note.head))
