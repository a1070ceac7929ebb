"""Word lists: text files in ``vanban/data`` and a phrase index over tokens.

A data file is UTF-8, tab-separated. Lines that begin with ``#`` say where it comes from, when it was taken and
how long it is valid; the first other line names the columns.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from vanban.engine.source import Source

_DATA: Final = Path(__file__).parent.parent / "data"


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``vanban/data/<name>.tsv``; missing cells are empty. Raises OSError if there is no such file."""
    lines = [
        line
        for line in (_DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]
    columns = lines[0].split("\t")
    return tuple(dict(zip(columns, (*line.split("\t"), *[""] * len(columns)), strict=False)) for line in lines[1:])


def word_set(text: str) -> frozenset[str]:
    """The words of ``text``, for membership tests."""
    return frozenset(text.split())


class Hit(NamedTuple):
    """A phrase found at tokens ``first`` up to ``last``; ``tag`` is its list, ``key`` what the list says of it."""

    first: int
    last: int
    tag: str
    key: str


class Hits(Mapping[int, Hit]):
    """The phrases of one list found in a text, by the token where they begin, in order.

    Held as rows of numbers, not as objects: a list of fourteen thousand duties has two hundred thousand hits.
    """

    __slots__ = ("_begins", "_bit", "_entries", "_kinds", "_size", "_starts")

    def __init__(self, begins: bytearray, bit: int, entries: Sequence[tuple[int, str, str]]) -> None:
        """``begins`` has, for each token, the bits of the lists of which a phrase begins there."""
        self._begins = begins
        self._size = len(begins)
        self._bit = bit
        self._entries = entries
        self._starts = array("I")
        self._kinds = array("I")

    def add(self, token: int, kind: int) -> None:
        """Note that phrase number ``kind`` begins at ``token``, unless another of this list does already."""
        if not self._begins[token] & self._bit:
            self._begins[token] |= self._bit
            self._starts.append(token)
            self._kinds.append(kind)

    def __contains__(self, token: int) -> bool:  # type: ignore[override]  # asked for millions of tokens
        return 0 <= token < self._size and self._begins[token] & self._bit != 0

    def __getitem__(self, token: int) -> Hit:
        if 0 <= token < self._size and self._begins[token] & self._bit:
            size, tag, key = self._entries[self._kinds[bisect_left(self._starts, token)]]
            return Hit(token, token + size, tag, key)
        raise KeyError(token)

    def at(self, token: int) -> Hit | None:
        """The phrase that begins at ``token``."""
        if 0 <= token < self._size and self._begins[token] & self._bit:
            size, tag, key = self._entries[self._kinds[bisect_left(self._starts, token)]]
            return Hit(token, token + size, tag, key)
        return None

    def __iter__(self) -> Iterator[int]:
        return iter(self._starts)

    def __len__(self) -> int:
        return len(self._starts)


def words_of(phrase: str) -> tuple[str, ...]:
    """``phrase`` as the tokens a :class:`Source` would have."""
    return tuple(Source(phrase).words)


MOST_LISTS: Final = 8
"""So many lists at most share one index: one bit each."""


class Phrases:
    """Phrases to look up, the longest first, in one pass over the tokens."""

    __slots__ = ("_bits", "_by_first", "_entries")

    def __init__(self, phrases: Iterable[tuple[str, str, str]]) -> None:
        """``phrases`` gives (phrase, tag, key), of at most eight tags."""
        self._entries: list[tuple[int, str, str]] = []
        self._bits: dict[str, int] = {}
        self._by_first: dict[str, tuple[dict[str, list[tuple[list[str], str, int]]], list[tuple[str, int]]]] = {}
        for phrase, tag, key in phrases:
            first, *rest = words_of(phrase) or ("",)
            if not first:
                continue
            kind = len(self._entries)
            self._entries.append((1 + len(rest), tag, key))
            self._bits.setdefault(tag, 1 << len(self._bits))
            longer, alone = self._by_first.setdefault(first, ({}, []))
            if rest:
                longer.setdefault(rest[0], []).append((rest, tag, kind))
            else:
                alone.append((tag, kind))
        if len(self._bits) > MOST_LISTS:
            raise ValueError(f"{len(self._bits)} lists in one index")
        for longer, _alone in self._by_first.values():
            for bucket in longer.values():
                bucket.sort(key=lambda entry: -len(entry[0]))

    def scan(self, words: list[str], begins: bytearray | None = None) -> dict[str, Hits]:
        """For each tag, the longest phrase that begins at each token.

        ``begins``, of one zero a token, receives the bits of the tags found there.
        """
        begins = bytearray(len(words)) if begins is None else begins
        found = {tag: Hits(begins, bit, self._entries) for tag, bit in self._bits.items()}
        beginning, count = self._by_first.get, len(words)
        for i, word in enumerate(words):
            entry = beginning(word)
            if entry is None:
                continue
            longer, alone = entry
            if i + 1 < count:
                for rest, tag, kind in longer.get(words[i + 1], ()):
                    if words[i + 1 : i + 1 + len(rest)] == rest:
                        found[tag].add(i, kind)
            for tag, kind in alone:
                found[tag].add(i, kind)
        return found
