"""What changed between two versions of a text, in pieces a page can mark with words and not by colour alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

MOST_WORDS: Final = 4000
"""Beyond this a clause is shown as struck and added whole: comparing word by word costs the square of the length."""

_WORDS: Final = re.compile(r"\s+|\w+(?:[/.,-]\w+)*|[^\w\s]")  # a date or number is one word
Change = Literal["same", "removed", "added"]


@dataclass(frozen=True, slots=True)
class Piece:
    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of both versions; `old` or `new` is None where it stands on one side only."""

    label: str
    old: str | None
    new: str | None
    pieces: Sequence[Piece]

    @property
    def changed(self) -> bool:
        return self.old != self.new


def compare_words(old: str, new: str) -> list[Piece]:
    """`old` turned into `new`. Joining same + removed gives `old`, same + added gives `new`."""
    left, right = _WORDS.findall(old), _WORDS.findall(new)
    if len(left) + len(right) > MOST_WORDS:
        return [] if old == new == "" else _whole(old, new)
    pieces: list[Piece] = []
    for kind, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece("same", "".join(left[a:b])))
            continue
        if a < b:
            pieces.append(Piece("removed", "".join(left[a:b])))
        if c < d:
            pieces.append(Piece("added", "".join(right[c:d])))
    return pieces


def _whole(old: str, new: str) -> list[Piece]:
    if old == new:
        return [Piece("same", old)]
    return [piece for piece in (Piece("removed", old), Piece("added", new)) if piece.text]


def compare_clauses(old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]) -> list[Clause]:
    """Two versions as (label, text) clauses, matched by label; what only the old one has stands where it stood."""
    fresh = dict(new)
    former = dict(old)
    order = [label for label, _text in new]
    for at, (label, _text) in enumerate(old):
        if label not in fresh:
            before = next((one for one, _ in reversed(old[:at]) if one in order), None)
            order.insert(order.index(before) + 1 if before is not None else 0, label)
    return [
        Clause(
            label,
            former.get(label),
            fresh.get(label),
            compare_words(former.get(label) or "", fresh.get(label) or ""),
        )
        for label in dict.fromkeys(order)
    ]
