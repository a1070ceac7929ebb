"""Names in a text matched to organisations under their names of that day and of today. Pure; proposes, never decides.

A name matches in four ways, the surer first: a person has said so before, the full name, the short name, and words that
are all part of one name or begin it. Marks, tone placement, case and dashes do not count.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from vanban.fold import fold

TAUGHT: Final = 4
FULL: Final = 3
SHORT: Final = 2
PART: Final = 1
ALIKE: Final = 0

_WORD: Final = re.compile(r"[a-z0-9]+")
# Words that every other body has in its name: they tell no body from another.
_COMMON: Final = frozenset(
    {"ban", "chap", "hanh", "thuong", "vu", "truc", "dang", "bo", "uy", "cua", "va", "tai", "cac", "don", "vi", "co"}
    | {"quan", "to", "chuc", "hai", "cap", "tinh", "thanh", "pho", "huyen", "thi", "xa", "phuong", "tap", "doan"}
    | {"tong", "cong", "ty", "viet", "nam"}
)
# Words that speak of the sides of a paper without naming any.
_NAMELESS: Final = frozenset({"ben", "phia", "nay", "noi", "tren", "khac", "lien", "dia", "phuong"})

# Short forms every office uses, by their folded letters; those a text explains itself are handed in.
_USUAL: Final = {
    "du": "dang uy",
    "tct": "tong cong ty",
    "cty": "cong ty",
    "td": "tap doan",
    "btv": "ban thuong vu",
    "bch": "ban chap hanh",
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "p": "phuong",
    "tp": "thanh pho",
    "tx": "thi xa",
    "dntw": "doanh nghiep trung uong",
}


@dataclass(frozen=True, slots=True)
class Naming:
    """One name of an organisation, of today or of the text's day."""

    org: str
    name: str
    short: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """An organisation that words may mean: under which name, and how strongly."""

    org: str
    name: str
    strength: int


@lru_cache(maxsize=8192)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, folded, usual short forms written out. Kept: a page asks for the same names again."""
    return tuple(_WORD.findall(" ".join(_USUAL.get(word, word) for word in _WORD.findall(fold(name)))))


def telling(words: str) -> frozenset[str]:
    """The words among these that tell one body from another."""
    return frozenset(words_of(words)) - _COMMON - _NAMELESS


def expanded(words: str, abbreviations: Mapping[str, str]) -> str:
    """The words with abbreviations the text explains written out: "Đảng ủy TQN" → "Đảng ủy Than Quảng Ninh"."""
    return " ".join(abbreviations.get(word.strip("(),.;"), word) for word in words.split())


def candidates(
    words: str, directory: Iterable[Naming], *, abbreviations: Mapping[str, str] | None = None
) -> list[Candidate]:
    """Organisations that `words` may mean, the likeliest first, each once."""
    asked = {words_of(words), words_of(expanded(words, abbreviations or {}))} - {()}
    best: dict[str, Candidate] = {}
    for naming in directory:
        strength = max((_strength(one, naming) for one in asked), default=0)
        known = best.get(naming.org)
        if strength and (known is None or strength > known.strength):
            best[naming.org] = Candidate(naming.org, naming.name, strength)
    return sorted(best.values(), key=lambda one: (-one.strength, one.name))


def _strength(asked: tuple[str, ...], naming: Naming) -> int:
    name = words_of(naming.name)
    if asked == name:
        return FULL
    short = words_of(naming.short)
    if asked == short:
        return SHORT
    if len(asked) > 1 and name[: len(asked)] == asked:
        return PART
    telling = frozenset(asked) - _COMMON
    if telling and frozenset(asked) <= frozenset(name) and telling & frozenset(name):
        return PART
    # The other way round: the text says more than the directory ("Quận ủy Hồng Bàng - Hải Phòng").
    return PART if len(name) > 1 and frozenset(name) <= frozenset(asked) and frozenset(name) - _COMMON else 0


def only(found: Sequence[Candidate]) -> Candidate | None:
    """The one candidate that can be meant: stronger than every other. What is only alike is offered, never proposed."""
    return (
        found[0]
        if found and found[0].strength > ALIKE and all(one.strength < found[0].strength for one in found[1:])
        else None
    )
