"""The key log of one organisation: its statements in order, and what follows from them."""

from dataclasses import dataclass
from typing import Self

from actlog.closing import CloseNote
from actlog.errors import BadStatementError, ConflictError
from actlog.statements import Statement, check_succession


@dataclass(frozen=True, slots=True)
class KeyLog:
    """Statements 0 to n of one organisation, each checked against the one before."""

    statements: tuple[Statement, ...]

    @classmethod
    def start(cls, statement: Statement) -> Self:
        """The log that opens with statement 0. Raises BadStatementError."""
        if statement.n != 0:
            raise BadStatementError(
                "statement.first", "Thiếu bản khai khóa đầu tiên của tổ chức. Xin đủ các bản khai khóa từ nơi gửi."
            )
        return cls((statement,))

    def extended(self, statement: Statement) -> Self:
        """The log with one more statement; the same log where it is already held.

        Raises BadStatementError, or ConflictError where a different statement with this number is held: two of them
        prove that the root key is in foreign hands.
        """
        if statement.n < len(self.statements):
            held = self.statements[statement.n]
            if held.raw == statement.raw:
                return self
            check_succession(self.statements[statement.n - 1], statement)  # a foreign statement 0 fails here too
            raise ConflictError(
                "statement.conflict",
                "Có hai bản khai khóa khác nhau cùng số, khóa gốc có thể đã lộ. Dừng trao đổi và báo người phụ trách.",
            )
        check_succession(self.newest, statement)
        return type(self)((*self.statements, statement))

    @property
    def org(self) -> str:
        return self.statements[0].org

    @property
    def newest(self) -> Statement:
        return self.statements[-1]

    def place(self, key: str) -> int:
        """Place of a certified signing key in the order of opening. Raises ValueError for any other key."""
        return [entry.key for entry in self.newest.keys].index(key)

    def opening(self, key: str) -> Statement | None:
        """The statement that opened a key, None for a key that is not certified."""
        return next((one for one in self.statements if any(entry.key == key for entry in one.keys)), None)

    def closing(self, key: str) -> Statement | None:
        """The statement that closed a key, None while it is open or where it is not certified."""
        return next(
            (one for one in self.statements if any(entry.key == key and not entry.open for entry in one.keys)), None
        )

    def accepts(self, note: CloseNote) -> bool:
        """Whether a close note is in effect: its key is closed, and a root of that statement or a later one signed.

        A root that was replaced before the key was closed has no say over it.
        """
        opening, closing = self.opening(note.chain.key), self.closing(note.chain.key)
        if opening is None or closing is None or note.chain.org != self.org:
            return False
        if note.seq == -1 and note.head != opening.hash:
            return False
        return any(note.is_signed_by(root) for root in {one.root for one in self.statements[closing.n :]})
