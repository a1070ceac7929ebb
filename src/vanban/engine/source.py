"""The text as given, a cleaned view of it, and tokens; every position can be led back to the text as given.

The cleaned view is NFC, ``Ð`` written ``Đ``, without zero-width characters, runs of spaces one space or, between
columns, one tab, and lines cut by the
width of the page joined. Cost is linear in the length of the text; nothing here can fail.
"""

import re
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, overload

from vanban.engine.cleaning import cleaned, lowered, unwrapped
from vanban.values import Span

LOWER: Final = 0
CAPITAL: Final = 1
UPPER: Final = 2
NUMBER: Final = 3
MARK: Final = 4
BREAK: Final = 5

_TOKEN: Final = re.compile(r"[Tt]\.Ư(?!\w)|[^\W\d_]+(?:['’](?=[^\W\d_])[^\W\d_]+)?|\d+(?:[.,]\d+)*|\n\s*|[^\w\s]|_")

_NOT_FULL_STOPS: Final = frozenset(
    (
        "tp",
        "ts",
        "gs",
        "pgs",
        "ths",
        "bs",
        "ks",
        "cn",
        "th",
        "tx",
        "q",
        "p",
        "đ",
        "mr",
        "st",
        "cv",
        "ls",
        "nsnd",
        "nsut",
        "đh",
        "đc",
        "tt",
        "tr",
    )
)
_CLOSERS: Final = frozenset("\"')]”’")
_SENTENCE_MARKS: Final = frozenset(".!?…")


class Source:
    """A text with its tokens.

    ``words[i]`` is token ``i`` lower-cased with tone marks in one placement, ``shapes[i]`` tells capitals,
    numbers and marks apart, ``sentences`` are pairs of token indices.
    """

    __slots__ = ("_map", "ends", "low", "norm", "sentences", "shapes", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.norm, self._map = cleaned(text)
        self.norm = unwrapped(self.norm)
        self.low = lowered(self.norm)
        self.starts = array("I")
        self.ends = array("I")
        self.words: list[str] = []
        self.shapes = bytearray()
        self._tokenise()
        self.sentences = Sentences(_sentences(self))

    def _tokenise(self) -> None:
        add_start, add_end = self.starts.append, self.ends.append
        add_word, add_shape = self.words.append, self.shapes.append
        known = _seen
        if len(known) > _MOST_SEEN:
            known.clear()
        known_as = known.get
        for match in _TOKEN.finditer(self.norm):
            raw = match[0]
            start = match.start()
            end = start + len(raw)
            add_start(start)
            add_end(end)
            told = known_as(raw)
            if told is None:
                told = _told(raw, self.low[start:end])
                if end - start <= _LONGEST_SEEN:
                    known[raw] = told
            word, shape = told
            add_word(word)
            add_shape(shape)

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """The span, in the text as given, of tokens ``first`` up to but not including ``last``."""
        return self.char_span(self.starts[first], self.ends[last - 1])

    def char_span(self, start: int, end: int) -> Span:
        """The span, in the text as given, of positions ``start`` to ``end`` of the cleaned view."""
        if self._map is None:
            return Span(start, end)
        last = self._map[end - 1] + 1 if end else 0
        stop = min(len(self.text), last + 6)
        while last < stop and "\u0300" <= self.text[last] <= "\u036f":
            last += 1
        return Span(self._map[start] if start < len(self._map) else len(self.text), last)

    def cut(self, first: int, last: int) -> str:
        """The words of tokens ``first`` up to ``last``, cleaned, with single spaces."""
        if last <= first:
            return ""
        words = " ".join(self.norm[self.starts[first] : self.ends[last - 1]].split())
        return sys.intern(words) if last - first <= _SHORT else words  # names and units come again and again

    def raw(self, token: int) -> str:
        """Token ``token`` as written (cleaned view)."""
        return self.norm[self.starts[token] : self.ends[token]]

    def glued(self, token: int) -> bool:
        """Whether ``token`` follows the previous one without a space."""
        return token > 0 and self.ends[token - 1] == self.starts[token]

    def is_word(self, token: int) -> bool:
        """Whether ``token`` exists and is made of letters."""
        return token < len(self.words) and self.shapes[token] <= UPPER


_SHORT: Final = 6
_MOST_SEEN: Final = 20_000
_LONGEST_SEEN: Final = 12
_seen: dict[str, tuple[str, int]] = {}
"""Tokens met before, in this text or an earlier one: most words of official text are the same few thousand."""


_MISSPELT: Final = re.compile(r"(?<!q)u(?=[ờởớợỡ][a-zđ])")
"""``truởng``, ``nguời``, as older keyboards left them: no word has these letters."""


def _told(raw: str, low: str) -> tuple[str, int]:
    """The word of a token and its shape."""
    first = raw[0]
    if first.isalpha():
        return sys.intern(_MISSPELT.sub("ư", low)), _word_shape(raw)
    if first == "\n":
        return "\n", BREAK
    return low, NUMBER if first.isdigit() else MARK


def _word_shape(word: str) -> int:
    if not word[0].isupper():
        # "nCoV", "iPhone": a lower first letter with capitals inside is still no capitalised word.
        return LOWER
    if word[1:2] in ("'", "’") and not word.isupper():
        return CAPITAL  # "H'Bơ"
    # most words have one capital; comparing with lower case is far cheaper than counting letters
    return CAPITAL if word[1:] == word[1:].lower() else UPPER


class Sentences(Sequence[tuple[int, int]]):
    """Pairs of token indices, first and after the last, held as two rows of numbers."""

    __slots__ = ("_lasts", "firsts")

    def __init__(self, pairs: Iterable[tuple[int, int]]) -> None:
        self.firsts = array("I")
        self._lasts = array("I")
        for first, last in pairs:
            self.firsts.append(first)
            self._lasts.append(last)

    def __len__(self) -> int:
        return len(self.firsts)

    @overload
    def __getitem__(self, at: int) -> tuple[int, int]: ...

    @overload
    def __getitem__(self, at: slice) -> list[tuple[int, int]]: ...

    def __getitem__(self, at: int | slice) -> tuple[int, int] | list[tuple[int, int]]:
        if isinstance(at, slice):
            return list(zip(self.firsts[at], self._lasts[at], strict=True))
        return self.firsts[at], self._lasts[at]

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self.firsts, self._lasts, strict=True)


def _sentences(source: Source) -> Iterator[tuple[int, int]]:
    words, shapes = source.words, source.shapes
    count = len(words)
    first = i = 0
    while i < count:
        shape = shapes[i]
        if shape == BREAK:
            if i > first:
                yield first, i
            first = i + 1
            i += 1
            continue
        if shape == MARK and words[i] in _SENTENCE_MARKS:
            mark = i
            i += 1
            while i < count and (words[i] in _SENTENCE_MARKS or (words[i] in _CLOSERS and source.glued(i))):
                i += 1
            if _ends_sentence(source, mark, i, first):
                yield first, i
                first = i
            continue
        i += 1
    if count > first:
        yield first, count


def _ends_sentence(source: Source, mark: int, after: int, first: int) -> bool:
    words, shapes = source.words, source.shapes
    if after >= len(words) or shapes[after] == BREAK:
        return True
    if shapes[after] == LOWER or words[after] in ",;:)/":
        return False
    if words[mark] != "." or after > mark + 1:
        return True
    before = mark - 1
    if before < first:
        return False
    if source.glued(after) and shapes[before] == UPPER and (shapes[after] == NUMBER or len(words[after]) <= 2):
        return False  # "quý IV.2020", "UVT.Ư"
    if words[before] in _NOT_FULL_STOPS or (shapes[before] <= UPPER and len(words[before]) == 1):
        return False
    # "1. Tăng cường…": a number that opens a sentence is a label, not a sentence.
    return not (shapes[before] == NUMBER and before == first)
