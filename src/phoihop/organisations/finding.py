"""How an organisation is found while somebody types: without marks, by initials, by names it no longer bears. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vanban.fold import fold, nfc

WORD = re.compile(r"[a-z0-9]+")
LONGEST = 200
MOST_WORDS = 10
LEAST_INITIALS = 3


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What the directory keeps to find one organisation by."""

    key: str
    short_key: str
    folded: str


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded, letters and digits only."""
    return tuple(WORD.findall(fold(nfc(text))))


def asked(typed: str) -> tuple[str, ...]:
    return words_of(typed[:LONGEST])[:MOST_WORDS]


def entry_of(names: Sequence[tuple[str, str]]) -> Entry:
    """`names` are (name, short name), the newest last. The newest comes first in `folded`."""
    newest = [(words_of(name), words_of(short)) for name, short in reversed(names)]
    parts: list[str] = []
    for name, short in newest:
        parts += [*name, *short, "".join(short), *_initials(name)]
    name, short = newest[0]
    return Entry(key=" ".join(name), short_key=" ".join(short), folded=" ".join(dict.fromkeys(parts)))


def _initials(words: Sequence[str]) -> list[str]:
    """First letters, from every word on: “Đảng ủy Than Quảng Ninh” is found by dutqn, utqn and tqn."""
    letters = "".join(word[0] for word in words)
    return [letters[start:] for start in range(max(0, len(letters) - LEAST_INITIALS + 1))]


def found_by(words: Sequence[str], text: str) -> bool:
    """Whether every word asked for begins a word of `text`, or they are the initials of it."""
    has = words_of(text)
    return all(any(one.startswith(word) for one in has) for word in words) or "".join(words) in _initials(has)


def rank(words: Sequence[str], name: str, short: str, over: bool) -> tuple[int, int, int, str]:
    """What comes first: the exact name or short name, then names that begin so, then names that hold the words, then
    old names; who still exists before who is no more; the shorter name first. Smaller is better."""
    phrase = " ".join(words)
    key, short_key = " ".join(words_of(name)), " ".join(words_of(short))
    if phrase in (key, short_key, short_key.replace(" ", "")):
        place = 0
    elif key.startswith(phrase) or short_key.startswith(phrase):
        place = 1
    elif f" {phrase}" in f" {key}":
        place = 2
    elif found_by(words, name) or found_by(words, short):
        place = 3
    else:
        place = 4
    return (place, int(over), len(key), key)
