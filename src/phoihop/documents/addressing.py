"""Nơi nhận: the bodies that a paper names as its recipients, found among those it can be sent to. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from vanban.fold import fold, nfc

# "Các bên tham gia quy chế", "Như trên" and the like speak of all.
_ALL: Final = ("cac ben", "nhu tren", "cac dang uy tham gia")
# So does "12 phường" where the other sides are twelve.
_COUNTED: Final = re.compile(r"\b(\d{1,3}) (?:dang uy )?(?:phuong|xa|dac khu|dia phuong|don vi|co quan|ben)\b")
_WORD: Final = re.compile(r"[a-z0-9]+")
_REMARK: Final = re.compile(r"\([^)]*\)")
# What stays in the house is nobody's address.
_KEPT: Final = ("luu",)


@dataclass(frozen=True, kw_only=True)
class Named:
    """Who is meant by the lines of a paper's Nơi nhận: `orgs` by id, and the lines that name nobody known here."""

    orgs: frozenset[str]
    unknown: tuple[str, ...]


def lines_of(text: str) -> list[str]:
    """The lines of Nơi nhận as typed: without dashes and closing signs."""
    found = (re.sub(r"^[\s\-–+•]+|[\s;.,]+$", "", line) for line in text.splitlines())
    return [line for line in found if line]


def _words(text: str) -> str:
    return " ".join(_WORD.findall(fold(nfc(text))))


def named(lines: Iterable[str], bodies: Mapping[str, tuple[str, ...]], others: int | None = None) -> Named:
    """`bodies`: those the paper can go to, by id, each with its names, full and short. A name counts where it stands
    as whole words; the longer name is taken where one stands inside the other. `others`: how many sides there are
    besides the author, where the author is one of `bodies`."""
    names = sorted(
        ((_words(name), org) for org, known in bodies.items() for name in known if _words(name)),
        key=lambda one: -len(one[0]),
    )
    orgs: set[str] = set()
    unknown = []
    for line in lines:
        words = f" {_words(_REMARK.sub(' ', line))} "
        counted = _COUNTED.search(words)
        if any(f" {one} " in words for one in _ALL) or (counted and int(counted[1]) == (others or len(bodies))):
            orgs.update(bodies)
            continue
        found = False
        for name, org in names:
            if f" {name} " in words:
                orgs.add(org)
                words = words.replace(f" {name} ", " | ")
                found = True
        if not found and not words.strip().startswith(_KEPT):
            unknown.append(line)
    return Named(orgs=frozenset(orgs), unknown=tuple(unknown))
