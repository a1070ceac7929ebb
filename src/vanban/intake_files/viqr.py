"""Nhận mã VIQR — plain ASCII whose vowels are followed by ^ ( + ' ` ? ~ . — and nothing else that looks like it."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from .charsets import decode_viqr
from .syllable import is_marked_syllable

_WORD: Final = re.compile(r"[A-Za-z][A-Za-z'`?~.^(+*\\]*")
# Marks that Vietnamese needs in every line and that English, French and code hardly ever put inside a word.
_STRONG: Final = re.compile(
    r"[aeoAEO]\^|[aA]\((?=[a-zA-Z.'`?~])|[ouOU][+*]|^[dD][dD]|[aeiouyAEIOUY]['`?~.](?=[a-zA-Z])"
)
_ENDS: Final = re.compile(r"[\W\d_]+$")
_ESCAPE: Final = re.compile(r"\\[.'?`~(^+*]")

MIN_WORDS: Final = 4
MIN_SCORE: Final = 0.9
MIN_SHARE: Final = 0.25
"""Share of all words that bear a strong mark; ordinary Vietnamese has well over half of its words marked."""


@dataclass(frozen=True, slots=True)
class Viqr:
    """A text converted from VIQR."""

    text: str
    warnings: tuple[str, ...]


def convert_viqr(text: str) -> Viqr | None:
    """``text`` converted when it clearly is VIQR, else None."""
    words = Counter(_WORD.findall(text))
    strong = {word: n for word, n in words.items() if _STRONG.search(word)}
    total, marked = words.total(), sum(strong.values())
    good = {word: n for word, n in strong.items() if _fits(word)}
    if len(good) < MIN_WORDS or sum(good.values()) < MIN_SCORE * marked or marked < MIN_SHARE * total:
        return None
    exact = bool(_ESCAPE.search(text))
    warning = "Dấu chấm, dấu hỏi cuối chữ có thể là dấu thanh. Xem kỹ các chữ cuối câu."
    return Viqr(decode_viqr(text, strict=exact), () if exact else (warning,))


@lru_cache(maxsize=20_000)
def _fits(word: str) -> bool:
    """A possible syllable, whether or not the marks at its end are punctuation."""
    whole = decode_viqr(word, strict=True)
    return is_marked_syllable(_ENDS.sub("", whole)) or is_marked_syllable(
        _ENDS.sub("", decode_viqr(_ENDS.sub("", word)))
    )
