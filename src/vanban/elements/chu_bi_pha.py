"""Chữ bị phá — words into which a page has put wrong marks or look-alike letters, so that nobody may copy it.

Legal basis: none; the words of such a page cannot be searched, compared or quoted, and names and numbers in letters
may be wrong.

Examples: ``Tạĩ phĩên họp ngàỷ`` (two tone marks in one syllable) · ``ᴛʜàɴʜ ủʏ`` (small capitals) · ``тһành ủy``
(Cyrillic letters inside a word).

Must not match: words run together (``nhiệm vụcủa``: two syllables), old and new tone placement (``hoà``, ``hòa``),
foreign words, a Russian sentence, one slip of the keyboard.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from vanban.engine.page import Page
from vanban.parts import SpunSign
from vanban.values import Value

FEWEST: Final = 5
"""So many different words must be disturbed: fewer are slips of the keyboard."""
MOST_SHOWN: Final = 200

_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
_PLAIN: Final = "aăâeêioôơuưy"


def _with_tones() -> str:
    return "".join(unicodedata.normalize("NFC", letter + tone) for letter in _PLAIN for tone in sorted(_TONES))


_TONED: Final = _with_tones()
_TWO_TONES: Final = re.compile(f"[{_TONED}][{_PLAIN}]{{0,2}}[{_TONED}]")
_LATIN: Final = "a-z\u00e0-\u024f\u1ea0-\u1eff"
_CYRILLIC: Final = "\u0430-\u04ff"
_STRANGE_LETTER: Final = re.compile(f"[\u0250-\u02af\u1d00-\u1dbf{_CYRILLIC}]")
_STRANGE: Final = re.compile(f"[\u0250-\u02af\u1d00-\u1dbf]|[{_LATIN}][{_CYRILLIC}]|[{_CYRILLIC}][{_LATIN}]")


def find(page: Page) -> tuple[SpunSign, ...]:
    """A sign for each way in which at least five words of the text are disturbed; none for an ordinary text."""
    signs = list(_sign(page, _TWO_TONES, "một chữ mang hai dấu thanh, tiếng Việt không viết như vậy"))
    if _STRANGE_LETTER.search(page.source.low):
        signs += _sign(page, _STRANGE, "chữ cái lạ được thay vào cho giống chữ Việt")
    return tuple(signs)


def _sign(page: Page, rule: re.Pattern[str], reason: str) -> Iterator[SpunSign]:
    first_of: dict[str, int] = {}
    count, done = 0, -1
    for match in rule.finditer(page.source.low):
        token = page.token_at(match.start())
        if token == done:
            continue
        done = token
        count += 1
        if len(first_of) < MOST_SHOWN:
            first_of.setdefault(page.words[token], token)
    if len(first_of) < FEWEST:
        return
    spans = tuple(page.source.span(token, token + 1) for token in first_of.values())
    shown = page.source.raw(next(iter(first_of.values())))
    yield SpunSign(Value(shown, spans, "likely", reason), "", count)
