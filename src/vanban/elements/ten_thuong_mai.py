"""Tên thương mại — houses written by a trade name alone, with no word that says what they are.

Legal basis: Luật Sở hữu trí tuệ 2005, Article 4 (tên thương mại). Not a field of its own: it serves the chains of
bodies. A name that no list has is known by a word that cannot be Vietnamese.

Examples: ``UBND tỉnh A và | Vietnam Airlines`` · ``giữa | Vietsovpetro | và Công an tỉnh`` · ``Bệnh viện A và | Sao Mai
Logistics``.

Must not match: countries (``Campuchia``), provinces (``Pleiku``), people, ordinary names (``Hòa Bình``), names of
peoples (``Krông Pa``).
"""

from typing import Final

from vanban.elements.ho_ten import countries
from vanban.engine.page import Page, surnames
from vanban.engine.source import CAPITAL, UPPER
from vanban.intake_files.syllable import is_syllable

_SHORTEST: Final = 4
_LONGEST: Final = 5
_NAMES_SOMETHING_ELSE: Final = ("to_chuc", "dia_danh", "chuc_danh", "xung_ho", "cap_bac", "loai_van_ban")


def trade_name_end(page: Page, token: int, limit: int) -> int:
    """The token after the trade name that begins at ``token``; 0 where none does."""
    shapes = page.source.shapes
    end = token
    while end < min(limit, token + _LONGEST) and shapes[end] in (CAPITAL, UPPER):
        end += 1
    if end == token or not any(_foreign(page.words[at]) for at in range(token, end)):
        return 0
    known = any(page.hit(tag, token) for tag in _NAMES_SOMETHING_ELSE) or page.ahead(token, countries())
    return 0 if known or page.words[token] in surnames() else end


def _foreign(word: str) -> bool:
    return word.isascii() and word.isalpha() and len(word) >= _SHORTEST and not is_syllable(word)
