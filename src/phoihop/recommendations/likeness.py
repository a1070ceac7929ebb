"""Which earlier recommendations are like a new one. Pure, and simple enough to be explained on the page.

Vietnamese words are mostly two syllables, so texts are compared by pairs of neighbouring syllables, without marks. Two
texts are alike when enough pairs of the shorter one stand in the other. A machine proposes; a person decides.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final
from uuid import UUID

from vanban.fold import fold, nfc

_SYLLABLE = re.compile(r"[a-z0-9]+")
LEAST_PAIRS: Final = 3
LEAST_SHARE: Final = 0.35
MOST: Final = 5
_SHOWN: Final = 6

# What nearly every recommendation says, and says nothing about its matter.
_COMMON: Final = frozenset(
    tuple(pair.split())
    for pair in (
        "de nghi",
        "kien nghi",
        "xem xet",
        "xu ly",
        "giai quyet",
        "quan tam",
        "chi dao",
        "tiep tuc",
        "phoi hop",
        "thuc hien",
        "to chuc",
        "dia ban",
        "tren dia",
        "don vi",
        "cac don",
        "tao dieu",
        "dieu kien",
        "thao go",
        "kho khan",
        "vuong mac",
        "dang uy",
        "uy ban",
        "nhan dan",
    )
)


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """A recommendation that may be the same matter."""

    id: UUID
    text: str


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """How like it is: so many `pairs`, which are this `share` of the shorter text's; and the words the two have in
    common, as typed now."""

    of: Earlier
    pairs: int
    share: float
    words: tuple[str, ...]


def alike(text: str, earlier: Iterable[Earlier]) -> list[Likeness]:
    """Those that are like `text`, the most like first."""
    wanted = _pairs(text)
    found = (_compared(text, wanted, one) for one in earlier)
    ranked = sorted((one for one in found if one), key=lambda one: (-one.pairs, -one.share, str(one.of.id)))
    return ranked[:MOST]


def _pairs(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset((left.group(), right.group()) for left, right in _telling(fold(nfc(text))))


def _telling(folded: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """The pairs that say something: neither syllable belongs to a common word where it stands."""
    found = list(_SYLLABLE.finditer(folded))
    common = set()
    for at, (left, right) in enumerate(pairwise(found)):
        if (left.group(), right.group()) in _COMMON:
            common |= {at, at + 1}
    for at, (left, right) in enumerate(pairwise(found)):
        if not {at, at + 1} & common:
            yield left, right


def _compared(text: str, wanted: frozenset[tuple[str, ...]], one: Earlier) -> Likeness | None:
    theirs = _pairs(one.text)
    common = wanted & theirs
    share = len(common) / max(1, min(len(wanted), len(theirs)))
    if len(common) < LEAST_PAIRS or share < LEAST_SHARE:
        return None
    return Likeness(of=one, pairs=len(common), share=share, words=tuple(_phrases(text, common))[:_SHOWN])


def _phrases(text: str, common: frozenset[tuple[str, ...]]) -> Iterator[str]:
    """The stretches of `text` that are common, as they are spelt in it."""
    text = nfc(text)
    start = end = 0
    for left, right in _telling(fold(text)):
        if (left.group(), right.group()) not in common:
            continue
        if left.end() != end:  # the pair before ended elsewhere: a new stretch
            if end:
                yield text[start:end]
            start = left.start()
        end = right.end()
    if end:
        yield text[start:end]
