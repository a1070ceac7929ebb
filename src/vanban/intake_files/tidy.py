"""Làm sạch chữ — the small repairs every text needs before it is shown: each is counted and reported.

Line ends become ``\\n``, no-break and other odd spaces become plain ones, invisible and control characters go,
Unicode becomes NFC, and the Icelandic and African letters that old keyboards produced for Đ become Đ. The marks
of :mod:`.marks` pass through untouched. Linear in the length of the text.
"""

import re
import unicodedata
from typing import Final

from . import marks
from .results import Step
from .syllable import is_syllable

_LINE_ENDS: Final = re.compile("\r\n|[\r\x0b\x85\u2028\u2029]")
_SPACES: Final = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]"
)
_CONTROLS: Final = re.compile(f"(?![\n\t{marks.ALL}])[\x00-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_STROKED: Final = re.compile("([Dd])[\u0335\u0336]")
_LOOKALIKE_WORD: Final = re.compile(r"[^\W\d_]*[ÐðƉɖ][^\W\d_]*")
_LOOKALIKES: Final = {ord("Ð"): "Đ", ord("ð"): "đ", ord("Ɖ"): "Đ", ord("ɖ"): "đ"}
_VIETNAMESE_LETTERS: Final = frozenset("aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz")

_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")

_SENTENCES: Final = {
    "line_ends": "Đổi ký hiệu xuống dòng về một kiểu",
    "spaces": "Đổi dấu cách đặc biệt thành dấu cách thường",
    "invisible": "Bỏ ký tự ẩn",
    "controls": "Bỏ ký tự điều khiển",
    "d_stroke": "Thay chữ gần giống bằng chữ Đ, đ tiếng Việt",
    "composed": "Ghép dấu rời thành chữ Unicode dựng sẵn",
}


def step(code: str, count: int) -> Step:
    """The report of one of this module's repairs, done ``count`` times."""
    return Step(code, _SENTENCES[code], count)


def tidy(text: str) -> tuple[str, tuple[Step, ...]]:
    """``text`` as it may be shown, and what was done to it. Total over any string, and idempotent.

    >>> tidy("QÐ-TTg\\u00a0ngày 5\\r\\n")[0]
    'QĐ-TTg ngày 5\\n'
    """
    steps: list[Step] = []

    def note(code: str, done: tuple[str, int]) -> str:
        if done[1]:
            steps.append(step(code, done[1]))
        return done[0]

    text = note("line_ends", _LINE_ENDS.subn("\n", text))
    text = note("spaces", _SPACES.subn(" ", text))
    text = note("invisible", _INVISIBLE.subn("", text))
    text = note("controls", _CONTROLS.subn("", text))
    text = note("composed", _composed(text))
    text = note("d_stroke", _d_stroke(text))
    return text, tuple(steps)


def _composed(text: str) -> tuple[str, int]:
    """NFC; the count is that of letters written with separate marks."""
    if unicodedata.is_normalized("NFC", text):
        return text, 0
    composed = unicodedata.normalize("NFC", text)
    return composed, max(len(text) - len(composed), 1)


def _d_stroke(text: str) -> tuple[str, int]:
    """The letter Đ typed as another letter. A word that is not Vietnamese ("það") keeps its letters."""
    text, count = _STROKED.subn(lambda m: "Đ" if m[1] == "D" else "đ", text)
    if not any(chr(c) in text for c in _LOOKALIKES):
        return text, count
    changed = 0

    def replace(found: re.Match[str]) -> str:
        nonlocal changed
        word = found.group()
        fixed = word.translate(_LOOKALIKES)
        if is_syllable(fixed) or (word.isupper() and _only_vietnamese_letters(fixed)):
            changed += 1
            return fixed
        return word

    return _LOOKALIKE_WORD.sub(replace, text), count + changed


def _only_vietnamese_letters(word: str) -> bool:
    return all(_letter(c) in _VIETNAMESE_LETTERS for c in word)


def _letter(char: str) -> str:
    """The letter without its tone: "Ộ" gives "ô"."""
    spread = unicodedata.normalize("NFD", char.lower())
    return unicodedata.normalize("NFC", "".join(c for c in spread if c not in _TONES))
