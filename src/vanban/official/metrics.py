"""Widths of text in the metrics of Times New Roman, to draw rules as long as words and to break long titles evenly.

The table holds advance widths in thousandths of the type size, read from a font with the same metrics.
Vietnamese letters are as wide as their base letter, except ơ and ư, whose horn widens them.
"""

import unicodedata
from functools import cache

_ASCII = "".join(chr(code) for code in range(32, 127))

_REGULAR = (
    "250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 278 "
    "564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 "
    "722 722 611 333 278 333 469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 "
    "278 500 500 722 500 500 444 480 200 480 541"
)
_BOLD = (
    "250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 500 500 333 333 "
    "570 570 570 500 930 722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 611 778 722 556 667 722 722 1000 "
    "722 722 667 333 278 333 581 500 333 500 556 444 556 444 333 500 556 278 333 556 278 833 556 500 556 556 444 389 "
    "333 556 500 722 500 500 444 394 220 394 520"
)
_SPECIAL_REGULAR = {"Đ": 722, "đ": 500, "Ơ": 722, "ơ": 529, "Ư": 776, "ư": 542, "–": 500, "—": 1000, "…": 1000}
_SPECIAL_BOLD = {"Đ": 722, "đ": 556, "Ơ": 778, "ơ": 554, "Ư": 796, "ư": 600, "–": 500, "—": 1000, "…": 1000}
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_UNKNOWN = 600


def _table(widths: str, special: dict[str, int]) -> dict[str, int]:
    return dict(zip(_ASCII, map(int, widths.split()), strict=True)) | special | {"\u00a0": 250}


_FACES = {False: _table(_REGULAR, _SPECIAL_REGULAR), True: _table(_BOLD, _SPECIAL_BOLD)}


@cache
def _letter(letter: str, bold: bool) -> int:
    face = _FACES[bold]
    if letter in face:
        return face[letter]
    parts = unicodedata.normalize("NFD", letter)
    toneless = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
    return face.get(toneless, face.get(parts[0], _UNKNOWN))


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width in points of one line of `text` set in `size` points, upright."""
    return sum(_letter(letter, bold) for letter in unicodedata.normalize("NFC", text)) * size / 1000


def lines_at(text: str, size: float, width: float, *, bold: bool = False) -> tuple[str, ...]:
    """The lines of `text` as a word processor breaks them at `width` points (greedily, at spaces)."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and text_width(longer, size, bold=bold) > width:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return tuple(lines)


def even_width(text: str, size: float, width: float, *, bold: bool = False) -> float:
    """The least width, at most `width` points, at which `text` takes no more lines than at `width`.

    Setting a centred title in this width breaks it into lines of about the same length, with no word left alone.
    """
    count = len(lines_at(text, size, width, bold=bold))
    low, high = 0.0, width
    while high - low > 1:
        middle = (low + high) / 2
        fits = len(lines_at(text, size, middle, bold=bold)) <= count
        low, high = (low, middle) if fits else (middle, high)
    longest = max(text_width(line, size, bold=bold) for line in lines_at(text, size, high, bold=bold))
    return min(width, max(high, longest))
