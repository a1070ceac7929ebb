"""Bỏ dấu để tìm — folding Vietnamese text for comparison, without moving a single character.

Two strengths, both **length-preserving** on NFC text, so a position in the folded text is the same position
in the text itself:

* :func:`fold` — for search: lower-case ASCII letters, no tone or vowel marks, ``đ`` becomes ``d``, every
  dash becomes ``-``, every quotation mark ``"`` or ``'``, every space a plain space.
* :func:`tone_place` — for comparison that keeps the marks: only the tone placement of ``oa``, ``oe`` and
  ``uy`` is made one (``hoà`` = ``hòa``, ``uỷ`` = ``ủy``), in the older placement that official papers use.

>>> fold("Đảng uỷ Than Quảng Ninh")
'dang uy than quang ninh'
>>> tone_place("Tỉnh uỷ Hoà Bình, quý II")
'Tỉnh ủy Hòa Bình, quý II'
"""

import re
import unicodedata
from typing import Final

_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_DOUBLE_QUOTES: Final = "\u201c\u201d\u201e\u00ab\u00bb\u2033"
_SINGLE_QUOTES: Final = "\u2018\u2019\u201a\u2032"
_SPACES: Final = "\u00a0\u1680\u202f\u205f\u3000\t\r\n\v\f" + "".join(chr(c) for c in range(0x2000, 0x200B))


def _latin_table() -> dict[int, str]:
    """One ASCII letter for every precomposed Latin letter that has one."""
    table = {ord(c): "-" for c in _DASHES}
    table |= {ord(c): '"' for c in _DOUBLE_QUOTES}
    table |= {ord(c): "'" for c in _SINGLE_QUOTES}
    table |= {ord(c): " " for c in _SPACES}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        if base.isascii():
            table[code] = base
    # U+00D0 and U+00F0 are Icelandic letters that old Vietnamese keyboards produced for Đ and đ.
    table |= {ord(c): "d" for c in "ĐđÐð"}
    return table


_MARKS: Final = re.compile(r"[^\u0300-\u036f]+[\u0300-\u036f]{0,30}|[\u0300-\u036f]{1,30}")

_TABLE: Final = _latin_table()

# The older placement (hòa, ủy) is the one official papers use; keys are the newer placement.
_PAIRS: Final = {
    new: old
    for pair, marked in (("oa", "àáảãạ"), ("oe", "èéẻẽẹ"), ("uy", "ỳýỷỹỵ"))
    for new, old in zip(
        (pair[0] + m for m in marked),
        (m + pair[1] for m in ("òóỏõọ" if pair[0] == "o" else "ùúủũụ")),
        strict=True,
    )
}
_NEW_PLACEMENT: Final = re.compile(
    r"(?<![qQ])(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]|O[àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|U[ỳýỷỹỵỲÝỶỸỴ])(?![^\W\d_])"
)


def nfc(text: str) -> str:
    """Return ``text`` in Unicode NFC, the form every other function of the package expects."""
    if unicodedata.is_normalized("NFC", text):
        return text
    # Sorting one endless run of combining marks is quadratic in CPython; no letter bears that many.
    return _MARKS.sub(lambda run: unicodedata.normalize("NFC", run.group()), text)


def fold(text: str) -> str:
    """Return NFC ``text`` folded for search, character for character (same length).

    Total: any string is accepted; characters outside the Latin blocks are only lower-cased.
    """
    return text.translate(_TABLE).lower()


def _old_placement(match: re.Match[str]) -> str:
    found = match.group()
    moved = _PAIRS[found.lower()]
    return "".join(m.upper() if f.isupper() else m for f, m in zip(found, moved, strict=True))


def tone_place(text: str) -> str:
    """Return NFC ``text`` with the tone marks of open ``oa, oe, uy`` in the older placement (same length).

    Syllables that end in a consonant (``hoàn``) and ``quý``, where ``u`` belongs to the initial, are the same
    in both placements and stay as they are.
    """
    return _NEW_PLACEMENT.sub(_old_placement, text)
