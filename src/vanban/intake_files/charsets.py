"""Bảng mã cũ — TCVN3, VNI, VIQR and CP1258 into Unicode.

Tables: TCVN 5712:1993, third set (VN3, the "ABC" fonts: one byte a letter, no capital letters with a tone, those
are set by capital fonts such as .VnTimeH); VNI for Windows (a letter followed by a mark, capitals by capital
marks); VIQR (RFC 1456); Windows code page 1258 (Python's own codec). Nothing is guessed here: which table fits a
text is decided in :mod:`.detect`.

Every function takes text whose characters up to U+00FF (and the Windows punctuation) stand for bytes, as such a
text looks when a program took it for Western European, and leaves all other characters alone.
"""

import re
import unicodedata
from typing import Final

# Bytes 0x80–0x9F as Windows-1252 shows them; text pasted from a program carries the character, not the byte.
_WINDOWS: Final = {
    ord(bytes([b]).decode("cp1252")): chr(b) for b in range(0x80, 0xA0) if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_WINDOWS_BACK: Final = {ord(byte): chr(char) for char, byte in _WINDOWS.items()}

# TCVN 5712:1993, VN3, from 0xA1; "." where VN3 has no letter. B0–B4 are the five combining tones.
_TCVN3_ROWS: Final = (
    ("A1", "ĂÂÊÔƠƯĐăâêôơưđ"),
    ("B0", "\u0300\u0309\u0303\u0301\u0323àảãáạ.ằẳẵắ."),
    ("C0", "......ặầẩẫấậè.ẻẽ"),
    ("D0", "éẹềểễếệìỉ...ĩíịò"),
    ("E0", ".ỏõóọồổỗốộờởỡớợù"),
    ("F0", ".ủũúụừửữứựỳỷỹýỵ"),
)
TCVN3: Final = {
    int(first, 16) + offset: letter
    for first, letters in _TCVN3_ROWS
    for offset, letter in enumerate(letters)
    if letter != "."
}

# VNI for Windows: what each mark does to the vowel before it.
_VNI_TONES: Final = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_CIRCUMFLEX: Final = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_VNI_BREVE: Final = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_SINGLE: Final = {"í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ", "ñ": "đ"}


def _vni_table() -> dict[str, str]:
    table = dict(_VNI_SINGLE)
    for vowel in "aeiouyôö":
        for mark, tone in _VNI_TONES.items():
            table[vowel + mark] = unicodedata.normalize("NFC", _VNI_SINGLE.get(vowel, vowel) + tone)
    for vowel in "aeo":
        for mark, tone in _VNI_CIRCUMFLEX.items():
            table[vowel + mark] = unicodedata.normalize("NFC", vowel + "\u0302" + tone)
    for mark, tone in _VNI_BREVE.items():
        table["a" + mark] = unicodedata.normalize("NFC", "a\u0306" + tone)
    # A capital letter may carry a small mark when only the first letter was typed with Shift ("Aân" for "Ân").
    upper = {k.upper(): v.upper() for k, v in table.items()}
    mixed = {k[0].upper() + k[1]: v.upper() for k, v in table.items() if len(k) == 2}
    return table | mixed | upper


VNI: Final = _vni_table()
_VNI_PATTERN: Final = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))

_CP1258_HOLES: Final = (0x81, 0x8A, 0x8D, 0x8E, 0x8F, 0x90, 0x9A, 0x9D, 0x9E)
_CP1258: Final = {b: bytes([b]).decode("cp1258") for b in range(0x80, 0x100) if b not in _CP1258_HOLES}

_VIQR_TONES: Final = {"'": "\u0301", "`": "\u0300", "?": "\u0309", "~": "\u0303", ".": "\u0323"}
_VIQR_QUALITY: Final = {"^": "\u0302", "(": "\u0306", "+": "\u031b", "*": "\u031b"}
_VIQR_PATTERN: Final = re.compile(
    r"\\(?P<literal>.)|(?P<d>[dD][dD])|(?P<vowel>[aA][\^(]|[eE]\^|[oO][\^+*]|[uU][+*]|[aeiouyAEIOUY])(?P<tone>['`?~.])?",
    re.DOTALL,
)
# Informal VIQR does not escape: a stop or question mark that ends a sentence is punctuation, not a tone.
_VIQR_SENTENCE_END: Final = re.compile(r"""["')\]]*(?:\s*$|[ \t]*\n|\s+["'(\[]*[A-Z0-9])""")


def to_bytes_view(text: str) -> str:
    """Windows punctuation back to the code points of its bytes (U+0080–U+009F)."""
    return text.translate(_WINDOWS)


def from_bytes_view(text: str) -> str:
    """Code points U+0080–U+009F as the Windows punctuation they stand for."""
    return text.translate(_WINDOWS_BACK)


def decode_tcvn3(text: str) -> str:
    """TCVN3 to Unicode; marks on their own combine with the letter before.

    >>> decode_tcvn3("Uû ban nh©n d©n")
    'Uỷ ban nhân dân'
    """
    return unicodedata.normalize("NFC", from_bytes_view(to_bytes_view(text).translate(TCVN3)))


def decode_vni(text: str) -> str:
    """VNI for Windows to Unicode.

    >>> decode_vni("UÛy ban nhaân daân")
    'Ủy ban nhân dân'
    """
    return _VNI_PATTERN.sub(lambda m: VNI[m.group()], from_bytes_view(text))


def decode_cp1258(text: str) -> str:
    """Windows-1258 to Unicode; its combining tones are composed.

    >>> decode_cp1258("Viêòt Nam")
    'Việt Nam'
    """
    return unicodedata.normalize("NFC", to_bytes_view(text).translate(_CP1258))


def decode_viqr(text: str, *, strict: bool = False) -> str:
    """VIQR (RFC 1456) to Unicode, ``\\`` escaping the next character.

    ``strict`` follows the RFC to the letter; otherwise a ``.`` or ``?`` that seems to end a sentence stays
    punctuation, as people who wrote without escapes meant it.

    >>> decode_viqr("Ddo^`ng chi' bi' thu+ DDa?ng u?y.")
    'Đồng chí bí thư Đảng ủy.'
    """

    def replace(found: re.Match[str]) -> str:
        if found["literal"] is not None:
            return found["literal"]
        if found["d"]:
            return "Đ" if found["d"][0] == "D" else "đ"
        vowel, tone = found["vowel"], found["tone"] or ""
        bare = vowel[0] + (_VIQR_QUALITY[vowel[1]] if len(vowel) > 1 else "")
        if tone and not strict and tone in ".?" and _VIQR_SENTENCE_END.match(text, found.end()):
            return unicodedata.normalize("NFC", bare) + tone
        return unicodedata.normalize("NFC", bare + _VIQR_TONES.get(tone, ""))

    return _VIQR_PATTERN.sub(replace, text)
