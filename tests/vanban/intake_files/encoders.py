"""Encoders into the old Vietnamese encodings, written from the published tables and independent of the decoders."""

import unicodedata

TONES = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")  # ngang, sắc, huyền, hỏi, ngã, nặng
VOWELS = ("a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y")

# TCVN 5712:1993 VN3, bytes in hexadecimal: the vowel, then sắc, huyền, hỏi, ngã, nặng.
_TCVN3_LOWER = {
    "a": "61 B8 B5 B6 B7 B9", "ă": "A8 BE BB BC BD C6", "â": "A9 CA C7 C8 C9 CB",
    "e": "65 D0 CC CE CF D1", "ê": "AA D5 D2 D3 D4 D6", "i": "69 DD D7 D8 DC DE",
    "o": "6F E3 DF E1 E2 E4", "ô": "AB E8 E5 E6 E7 E9", "ơ": "AC ED EA EB EC EE",
    "u": "75 F3 EF F1 F2 F4", "ư": "AD F8 F5 F6 F7 F9", "y": "79 FD FA FB FC FE",
}  # fmt: skip
_TCVN3_UPPER = {"Ă": 0xA1, "Â": 0xA2, "Ê": 0xA3, "Ô": 0xA4, "Ơ": 0xA5, "Ư": 0xA6, "Đ": 0xA7, "đ": 0xAE}

# VNI for Windows, as its letters look in Latin-1: the vowel, then sắc, huyền, hỏi, ngã, nặng.
_VNI_LOWER = {
    "a": "a aù aø aû aõ aï", "ă": "aê aé aè aú aü aë", "â": "aâ aá aà aå aã aä",
    "e": "e eù eø eû eõ eï", "ê": "eâ eá eà eå eã eä", "i": "i í ì æ ó ò",
    "o": "o où oø oû oõ oï", "ô": "oâ oá oà oå oã oä", "ơ": "ô ôù ôø ôû ôõ ôï",
    "u": "u uù uø uû uõ uï", "ư": "ö öù öø öû öõ öï", "y": "y yù yø yû yõ î",
}  # fmt: skip

_VIQR_VOWEL = {"ă": "a(", "â": "a^", "ê": "e^", "ô": "o^", "ơ": "o+", "ư": "u+"}
_VIQR_TONE = ("", "'", "`", "?", "~", ".")


def letter(vowel: str, tone: int) -> str:
    return unicodedata.normalize("NFC", vowel + TONES[tone])


def _tcvn3() -> dict[str, int]:
    table = dict(_TCVN3_UPPER)
    for vowel, row in _TCVN3_LOWER.items():
        for tone, code in enumerate(row.split()):
            table[letter(vowel, tone)] = int(code, 16)
    return table


def _vni() -> dict[str, str]:
    table = {"đ": "ñ", "Đ": "Ñ"}
    for vowel, row in _VNI_LOWER.items():
        for tone, written in enumerate(row.split()):
            table[letter(vowel, tone)] = written
            table[letter(vowel, tone).upper()] = written.upper()
    return table


def _viqr() -> dict[str, str]:
    table = {"đ": "dd", "Đ": "DD"} | {c: "\\" + c for c in "'`?~.^(+*\\"}
    for vowel in VOWELS:
        for tone, mark in enumerate(_VIQR_TONE):
            written = _VIQR_VOWEL.get(vowel, vowel)
            table[letter(vowel, tone)] = written + mark
            table[letter(vowel, tone).upper()] = written.upper() + mark
    return table


_TCVN3, _VNI, _VIQR = _tcvn3(), _vni(), _viqr()
TCVN3_LETTERS = "".join(sorted(_TCVN3))
ALL_LETTERS = "".join(sorted(_VNI))


def tcvn3(text: str) -> str:
    """The text as TCVN3 bytes look in Latin-1; a capital with a tone is written small, as without its font."""
    return "".join(c if c.isascii() else chr(_TCVN3.get(c, _TCVN3.get(c.lower(), ord(c)))) for c in text)


def vni(text: str) -> str:
    return "".join(_VNI.get(c, c) for c in text)


def viqr(text: str) -> str:
    """RFC 1456, with every punctuation mark that could be a tone escaped."""
    return "".join(_VIQR.get(c, c) for c in text)


def cp1258(text: str) -> bytes:
    out = b""
    for char in text:
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            spread = unicodedata.normalize("NFD", char)
            tone = next(c for c in spread if c in TONES[1:])
            base = unicodedata.normalize("NFC", spread.replace(tone, ""))
            out += base.encode("cp1258") + tone.encode("cp1258")
    return out
