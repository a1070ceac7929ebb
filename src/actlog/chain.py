"""One chain of headers: which positions are held, where it is contested, where it ends.

Everything a chain says is a function of the set of headers and the close note put into it, never of their order.
"""

from collections.abc import Iterator
from enum import StrEnum

from actlog.closing import CloseNote
from actlog.header import ChainId, Header


class Standing(StrEnum):
    """Whether an act counts. Only IN_FORCE acts are current; the others are kept and shown with the reason."""

    IN_FORCE = "in_force"
    CONTESTED = "contested"  # at or after a position that was signed twice
    BEYOND_CLOSE = "beyond_close"  # after the place where the root closed the chain
    FROZEN = "frozen"  # the author's root key signed two different statements or close notes
    STRANGER = "stranger"  # the author is not a party of the space
    UNFOUNDED = "unfounded"  # the founding terms of the space are not held


class Chain:
    """The headers of one (space, organisation, key), and its close note."""

    def __init__(self, chain_id: ChainId, opening: str, position: int) -> None:
        """`opening` is the hash of the statement that opened the key, `position` the key's place in the key log."""
        self.id = chain_id
        self.position = position
        self.close: CloseNote | None = None
        self._acts: dict[int, tuple[str, str]] = {-1: (opening, "")}  # seq: act id and time
        self._awaiting: dict[int, str] = {}  # seq: prev, where seq - 1 is not held yet
        self._barrier: int | None = None

    def __len__(self) -> int:
        """Number of positions held."""
        return len(self._acts) - 1

    def add(self, header: Header, act_id: str) -> None:
        """Put in a verified header of this chain. Idempotent, any order."""
        seq = header.seq
        held = self._acts.get(seq)
        if held is not None:
            if held[0] != act_id:
                self._contest(seq)
            return
        self._acts[seq] = act_id, header.time
        before = self._acts.get(seq - 1)
        if before is None:
            self._awaiting[seq] = header.prev
        elif before[0] != header.prev:
            self._contest(seq)
        if self._awaiting.pop(seq + 1, act_id) != act_id:
            self._contest(seq + 1)

    def act_at(self, seq: int) -> str | None:
        """Act id held at a position, the first seen where there are two."""
        held = self._acts.get(seq)
        return None if held is None else held[0]

    def end(self, note: CloseNote) -> None:
        """Take a close note the key log accepts."""
        self.close = note

    @property
    def contested_from(self) -> int | None:
        """Lowest position that was signed twice, does not follow the one before, or is not what the root closed at."""
        if self.close is not None:
            held = self._acts.get(self.close.seq)
            if held is not None and held[0] != self.close.head:
                return self.close.seq if self._barrier is None else min(self.close.seq, self._barrier)
        return self._barrier

    @property
    def settled(self) -> bool:
        """Whether the chain is not contested, or was closed before the place where it is."""
        barrier = self.contested_from
        return barrier is None or (self.close is not None and self.close.seq < barrier)

    def standing(self, seq: int) -> Standing:
        """Whether the act at `seq` counts, as far as the chain can tell."""
        if self.close is not None and seq > self.close.seq:
            return Standing.BEYOND_CLOSE
        barrier = self.contested_from
        if barrier is not None and seq >= barrier:
            return Standing.CONTESTED
        return Standing.IN_FORCE

    def gaps(self) -> Iterator[tuple[int, int]]:
        """Missing positions below the highest held (or closed) one, as inclusive ranges, ascending."""
        expected = 0
        ends = sorted(self._acts)
        if self.close is not None and self.close.seq > ends[-1]:
            ends.append(self.close.seq + 1)
        for seq in ends:
            if seq > expected:
                yield expected, seq - 1
            expected = seq + 1

    def late(self) -> Iterator[int]:
        """Positions whose claimed time is earlier than that of the position before."""
        for seq, (_, time) in self._acts.items():
            before = self._acts.get(seq - 1)
            if before is not None and time < before[1]:
                yield seq

    @property
    def last(self) -> tuple[int, str]:
        """Highest position held and its act id; -1 and the opening statement's hash for an empty chain."""
        seq = max(self._acts)
        return seq, self._acts[seq][0]

    def _contest(self, seq: int) -> None:
        self._barrier = seq if self._barrier is None else min(seq, self._barrier)
