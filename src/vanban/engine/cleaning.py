"""The cleaned view of a text: NFC, ``Ð`` written ``Đ``, no zero-width characters, plain spaces, whole lines.

Everything keeps its length after :func:`cleaned`, whose map leads each character back to the text as given.
"""

import re
from array import array
from collections.abc import Iterator
from typing import Final

from vanban.fold import nfc, tone_place

# Combining marks are taken in handfuls: normalising one endless run of them would be quadratic.
_UNCLEAN: Final = re.compile(
    r"[^\W\d_][\u0300-\u036f]{1,6}|[\u0300-\u036f]{1,6}|[\u00ad\u200b-\u200f\u2060\ufeff]+|[Ððİẛſ\u212a]|\r\n?"
    r"|[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]{2,}|[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
)
_COLUMN_GAP: Final = 4
"""So many spaces in a row separate two columns and become a tab; fewer are one space."""
_REPLACED: Final = {"Ð": "Đ", "ð": "đ", "İ": "I", "ẛ": "s", "ſ": "s", "\u212a": "K", "\r": "\n", "\r\n": "\n"}
_SAME_SHAPES: Final = (
    ("–", "-"), ("—", "-"), ("−", "-"), ("‑", "-"), ("‐", "-"), ("“", '"'), ("”", '"'), ("„", '"'), ("«", '"'),
    ("»", '"'), ("‘", "'"), ("’", "'"),
)  # fmt: skip
_LINE_ENDS: Final = frozenset(".;:!?…")
_SHORTEST_CUT: Final = 28
"""A line shorter than this was not cut by the width of the page."""
_SECTION: Final = re.compile(r"\s{0,20}(?:[IVX]{1,4}|\d{1,2})[.)/] ?[^\W\d_]")
"""``II. Nội dung``, ``2. Chủ trì``: a heading or an item, never the rest of the line above."""
_LIST_LETTER: Final = re.compile(r"\s*[a-zđ][.)]")


def cleaned(text: str) -> "tuple[str, array[int] | None]":
    if _UNCLEAN.search(text) is None:
        return text, None
    pieces: list[str] = []
    places = array("I")
    done = 0
    for match in _UNCLEAN.finditer(text):
        start, end = match.span()
        pieces.append(text[done:start])
        places.extend(range(done, start))
        found = match.group()
        if found in _REPLACED:
            new = _REPLACED[found]
        elif found[0].isalpha():
            new = nfc(found)
        elif found[0].isspace():
            new = "\t" if "\t" in found or len(found) >= _COLUMN_GAP else " "
        else:
            new = ""  # zero-width characters, and marks without a letter under them
        pieces.append(new)
        places.extend([start] * len(new))
        done = end
    pieces.append(text[done:])
    places.extend(range(done, len(text)))
    return "".join(pieces), places


def lowered(norm: str) -> str:
    """In lower case, with plain marks, tones in one placement and ``kí``, ``qui chế`` as ``ký``, ``quy chế``; same
    length."""
    return "".join(_lowered_block(block) for block in _blocks(norm))


def _lowered_block(norm: str) -> str:
    low = norm.lower()
    if len(low) != len(norm):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in norm)
    for shape, plain in _SAME_SHAPES:
        low = low.replace(shape, plain)
    return _WITH_I.sub(_with_y, tone_place(low))


_WITH_I: Final = re.compile(r"(?<!\w)(?:k[íìỉĩ]|lí|qu[ií]|tỉ)(?!\w)")
"""Syllables that one school of spelling writes with ``i`` and the lists with ``y``."""
_Y: Final = {"i": "y", "í": "ý", "ì": "ỳ", "ỉ": "ỷ", "ĩ": "ỹ"}


def _with_y(found: re.Match[str]) -> str:
    return found[0][:-1] + _Y[found[0][-1]]


_BLOCK: Final = 1 << 20


def _blocks(text: str) -> Iterator[str]:
    """The text in pieces cut at spaces: lower case in one go takes twelve bytes a character while it works."""
    start = 0
    while start < len(text):
        space = text.find(" ", start + _BLOCK)
        stop = space + 1 if space >= 0 else len(text)
        yield text[start:stop]
        start = stop


def unwrapped(norm: str) -> str:
    """The text with the line breaks that only the width of the page made written as spaces (same length)."""
    if "\n" not in norm:
        return norm
    lines = norm.split("\n")
    long_lines = [line for line in lines[:400] if len(line) > 30]
    cut = sum(35 <= len(line) <= 120 and line.rstrip()[-1:] not in _LINE_ENDS for line in long_lines)
    narrow = cut >= 6 and 2 * cut >= len(long_lines)
    pieces: list[str] = []
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        pieces += (line, " " if _runs_on(line, below, narrow=narrow) else "\n")
    joined = "".join(pieces[:-1])
    return norm if joined == norm else joined


def _runs_on(line: str, below: str, *, narrow: bool) -> bool:
    """Whether ``below`` goes on with the sentence of ``line``; on a narrow page it may begin with a capital."""
    first = below.lstrip()[:1]
    if line.rstrip()[-1:] in _LINE_ENDS or _SECTION.match(below):
        return False
    if narrow and len(line) > 3 and _mid_phrase(line, below, first):
        return True
    if len(line) < _SHORTEST_CUT or not first.isalpha():
        return False
    return first.islower() or (narrow and not line.isupper() and not below.isupper())


def _mid_phrase(line: str, below: str, first: str) -> bool:
    """``Nghị định số 20/2008/NĐ-CP ngày | 14/02/2008``, ``Sáng ngày 09 tháng 4 | năm 2022``: cut inside a phrase."""
    last = line.rsplit(None, 1)[-1].lower() if line.strip() else ""
    if first.islower() and not _LIST_LETTER.match(below) and not line.isupper():
        return True
    return first.isdigit() and last in ("ngày", "số", "tháng", "năm", "điều", "khoản", "quý")
