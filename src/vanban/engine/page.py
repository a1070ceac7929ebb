"""A source with everything the word lists found in it: what the elements work on."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from vanban.engine.lexicon import Hit, Phrases, rows
from vanban.engine.source import BREAK, CAPITAL, LOWER, UPPER, Source
from vanban.vocabulary import Vocabulary

_LISTS: Final = (
    ("chuc_danh", "chuc_danh"), ("cap_bac", "cap_bac"), ("xung_ho", "xung_ho"), ("loai_van_ban", "loai"),
    ("dia_danh", "ten"), ("to_chuc", "to_chuc"), ("don_vi_tinh", "don_vi"),
)  # fmt: skip

_NOTHING: Final[Mapping[int, Hit]] = {}


@lru_cache(maxsize=4)
def _phrases(vocabulary: Vocabulary | None) -> Phrases:
    entries = [(row[column], name, row[column]) for name, column in _LISTS for row in rows(name)]
    if vocabulary is not None:
        entries += [(office, "chuc_danh", office) for office in vocabulary.offices]
        entries += [(name, "to_chuc", name) for entry in vocabulary.organisations for name in entry.names]
        entries += [(written, "to_chuc", written) for written, _key in vocabulary.aliases]
    return Phrases(entry for entry in entries if entry[0].strip())


@cache
def surnames() -> frozenset[str]:
    """Family names, lower-cased."""
    return frozenset(row["ho"].lower() for row in rows("ho"))


class Starts:
    """A short fixed list of phrases to ask for at one token, the longest first."""

    __slots__ = ("by_first",)

    def __init__(self, *phrases: tuple[str, ...]) -> None:
        self.by_first: dict[str, list[list[str]]] = {}
        for phrase in sorted(phrases, key=len, reverse=True):
            self.by_first.setdefault(phrase[0], []).append(list(phrase[1:]))

    @classmethod
    def of(cls, text: str) -> "Starts":
        """The phrases of ``text``, separated by ``|``; words as the tokens of a source have them."""
        return cls(*(tuple(phrase.split()) for phrase in text.split("|") if phrase.strip()))

    @property
    def firsts(self) -> frozenset[str]:
        """The words such a phrase may begin with."""
        return frozenset(self.by_first)

    def at(self, words: Sequence[str], token: int) -> int:
        """Length of the longest phrase that begins at ``token``; 0 if none does."""
        if token >= len(words):
            return 0
        for rest in self.by_first.get(words[token], ()):
            if not rest or words[token + 1 : token + 1 + len(rest)] == rest:
                return 1 + len(rest)
        return 0


class Page:
    """A tokenised text, the hits of every word list, and the places of its sentences."""

    __slots__ = ("begins", "hits", "source", "taken", "vocabulary", "words")

    def __init__(self, text: str, vocabulary: Vocabulary | None = None) -> None:
        self.source = Source(text)
        self.words = self.source.words
        self.vocabulary = vocabulary
        self.begins = bytearray(len(self.words))
        """For each token, not zero where a phrase of some list begins."""
        self.hits = _phrases(vocabulary).scan(self.words, self.begins)
        self.taken = bytearray(len(self.words))
        """Tokens that belong to a date or a document number, and so are no figures."""

    def hit(self, tag: str, token: int) -> Hit | None:
        """The phrase of list ``tag`` that begins at ``token``."""
        hits = self.hits.get(tag)
        return None if hits is None else hits.at(token)

    def all_hits(self, tag: str) -> Mapping[int, Hit]:
        """Every phrase of list ``tag``, by the token where it begins, in order."""
        return self.hits.get(tag, _NOTHING)

    def sentence_number(self, token: int) -> int:
        """Index, in ``source.sentences``, of the sentence that holds ``token``."""
        return max(0, bisect_right(self.source.sentences.firsts, token) - 1)

    def sentence_at(self, token: int) -> tuple[int, int]:
        """First and last token of the sentence that holds ``token``."""
        return self.source.sentences[self.sentence_number(token)]

    def token_at(self, position: int) -> int:
        """The first token that ends after ``position`` of the cleaned view."""
        return bisect_right(self.source.ends, position)

    def token_from(self, position: int) -> int:
        """The first token that begins at or after ``position`` of the cleaned view."""
        return bisect_left(self.source.starts, position)

    def take(self, first: int, last: int) -> None:
        """Mark tokens as used by a date or a document."""
        self.taken[first:last] = b"\1" * (last - first)

    def capital(self, token: int) -> bool:
        """Whether ``token`` is a word with a capital (``Hà``, ``TKV``)."""
        return token < len(self.words) and self.source.shapes[token] in (CAPITAL, UPPER)

    def lower(self, token: int) -> bool:
        """Whether ``token`` is a word in lower case."""
        return token < len(self.words) and self.source.shapes[token] == LOWER

    def ahead(self, token: int, starts: Starts) -> int:
        """Length, in tokens, of the longest phrase of ``starts`` that begins at ``token``; 0 if none does."""
        words = self.words  # as `starts.at`, without the call: asked hundreds of times a text
        if token >= len(words):
            return 0
        for rest in starts.by_first.get(words[token], ()):
            if not rest or words[token + 1 : token + 1 + len(rest)] == rest:
                return 1 + len(rest)
        return 0

    def line_start(self, token: int) -> bool:
        """Whether ``token`` opens a line."""
        return token == 0 or self.source.shapes[token - 1] == BREAK
