"""Nhận bảng mã — which old encoding, if any, a text is in; and the text converted.

The judge is the shape of the Vietnamese syllable (:mod:`.syllable`): a text is converted only when at least
``MIN_SCORE`` of its marked words become possible syllables in one encoding, with ``MIN_MARGIN`` over every other
reading, the text as it stands included, and at least ``MIN_WORDS`` different words bear witness. Text in good
Unicode, in other languages, or in code fails that and is left alone. Bytes that are no UTF-8 must be explained:
if they cannot, the file is refused, never guessed.

A byte not yet explained travels as the private character U+F700 + byte, so that HTML and plain text share this
one path and text that is already good Unicode in the same file is never mistaken for bytes.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from . import marks
from .charsets import decode_cp1258, decode_tcvn3, decode_vni, from_bytes_view
from .refusals import refusal
from .results import Step
from .syllable import is_marked_syllable
from .viqr import convert_viqr

MIN_SCORE: Final = 0.8
MIN_MARGIN: Final = 0.25
MIN_WORDS: Final = 3
LINE_SCORE: Final = 0.7
"""A line votes for an encoding when that share of its marked words become possible syllables."""

_BYTE_BASE: Final = 0xF700
_BYTE_TO_CHAR: Final = {b: chr(_BYTE_BASE + b) for b in range(0x80, 0x100)}
_CHAR_TO_LATIN: Final = {_BYTE_BASE + b: chr(b) for b in range(0x80, 0x100)}
_UNREAD: Final = re.compile("[\uf780-\uf7ff]")
_WORD: Final = re.compile("[A-Za-z\u00a1-\u024f\u0300-\u036f\u1e00-\u1eff]+")
_ENDS: Final = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_BREAK: Final = re.compile(f"([\n{marks.ALL}])")

_DECODERS: Final[dict[str, Callable[[str], str]]] = {
    "TCVN3": decode_tcvn3,
    "VNI": decode_vni,
    "CP1258": decode_cp1258,
}
_SHOWN: Final = {"TCVN3": "TCVN3", "VNI": "VNI", "CP1258": "Windows-1258", "VIQR": "VIQR"}


@dataclass(frozen=True, slots=True)
class Converted:
    """A text in Unicode, with what was done; ``changed`` when any of it was in an old encoding."""

    text: str
    steps: tuple[Step, ...] = ()
    warnings: tuple[str, ...] = ()
    changed: bool = False


@dataclass(slots=True)
class _Line:
    """One line with the votes of its marked words: how many are right as they stand, and in each encoding."""

    text: str
    unread: bool
    words: Counter[str] = field(default_factory=Counter)
    total: int = 0
    as_is: int = 0
    votes: dict[str, int] = field(default_factory=dict)
    """Empty for a line whose every word is right as it stands: nothing can be better."""

    @property
    def is_good(self) -> bool:
        """Clearly Unicode Vietnamese as it stands."""
        return self.as_is >= 2 and all(votes < self.as_is for votes in self.votes.values())


_ASCII_LINE: Final = _Line("", False)
"""Stands for every line that no encoding can change."""


def bytes_as_text(data: bytes) -> str:
    """UTF-8 where it is UTF-8, line by line; other bytes above 0x7F as private characters to be explained.

    Never raises. A private character already in the data becomes U+FFFD, so that it cannot pass for a byte.
    """
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return _UNREAD.sub("\ufffd", data.decode("utf-8"))
    except UnicodeDecodeError:
        return "".join(_line_as_text(line) for line in data.splitlines(keepends=True))


def _line_as_text(line: bytes) -> str:
    try:
        return _UNREAD.sub("\ufffd", line.decode("utf-8"))
    except UnicodeDecodeError:
        return line.decode("latin-1").translate(_BYTE_TO_CHAR)


def to_unicode(text: str) -> Converted:
    """``text`` with every old encoding converted. Raises a refusal when bytes stay unexplained."""
    pieces = _BREAK.split(text)
    lines = [_judged(piece) for piece in pieces[::2]]
    unread = [line for line in lines if line.unread and line.total]
    read = [line for line in lines if not line.unread and line.total]
    for_unread = _encoding_of_bytes(unread)
    for_read = _encodings_of_text(read)
    if unread and for_unread is None:
        raise refusal("mixed_encoding" if any(line.is_good for line in read) else "unknown_encoding")
    if not for_read and _is_garbled(read):
        raise refusal("unknown_encoding")
    if for_unread is None and not for_read:
        viqr = convert_viqr(text)
        if viqr is not None:
            step = Step("encoding", "Chuyển từ mã VIQR sang Unicode", len(lines))
            return Converted(viqr.text, (step,), (_confirm("VIQR"), *viqr.warnings), True)
    done: Counter[str] = Counter()
    punctuation = 0
    certain = not any(line.is_good for line in read)
    for at, line in enumerate(lines):
        encoding = for_unread if line.unread and line.total else _vote(line, for_read, certain)
        if encoding is not None:
            done[encoding] += 1
            pieces[at * 2] = _heal_capitals(_DECODERS[encoding](line.text))
        elif line.unread:
            punctuation += 1
            pieces[at * 2] = from_bytes_view(line.text)
    steps = [Step("encoding", f"Chuyển từ mã {_SHOWN[name]} sang Unicode", count) for name, count in done.items()]
    if punctuation and not done:
        steps.append(Step("windows_punctuation", "Chuyển dấu câu Windows sang Unicode", punctuation))
    warnings = [_confirm(name) for name in done]
    return Converted("".join(pieces), tuple(steps), tuple(warnings), bool(done))


def _confirm(encoding: str) -> str:
    return f"Văn bản dùng mã {_SHOWN[encoding]}. Xem bản đã chuyển bên dưới rồi xác nhận."


def prefers(text: str, encoding: str) -> bool:
    """Whether ``text``, set in a font of that encoding, really is in it.

    The font is strong evidence, so a tie goes to it; but Word also shows Unicode letters in such fonts.
    """
    line = _judged(text)
    return bool(line.votes) and line.votes[encoding] >= line.as_is


def decode(text: str, encoding: str) -> str:
    """``text`` read in that encoding, one of "TCVN3", "VNI", "CP1258"."""
    return _DECODERS[encoding](text)


def encoding_step(encoding: str, count: int) -> tuple[Step, str]:
    """The report and the request to confirm, for ``count`` paragraphs converted by their fonts."""
    return Step("encoding", f"Chuyển từ mã {_SHOWN[encoding]} sang Unicode", count), _confirm(encoding)


def _judged(piece: str) -> _Line:
    if piece.isascii():
        return _ASCII_LINE
    unread = bool(_UNREAD.search(piece))
    line = _Line(piece.translate(_CHAR_TO_LATIN) if unread else piece, unread)
    line.words = Counter(word for word in _WORD.findall(line.text) if not word.isascii())
    line.total = line.words.total()
    line.as_is = _count(line, _fits_as_is)
    if unread or line.as_is < line.total:
        line.votes = {name: sum(n for w, n in line.words.items() if _fits(w, name)) for name in _DECODERS}
    return line


def _count(line: _Line, test: Callable[[str], bool]) -> int:
    return sum(n for word, n in line.words.items() if test(word))


@lru_cache(maxsize=50_000)
def _fits_as_is(word: str) -> bool:
    bare = _bare(word)
    return bare.isascii() or is_marked_syllable(bare)


@lru_cache(maxsize=100_000)
def _fits(word: str, encoding: str) -> bool:
    return is_marked_syllable(_bare(_DECODERS[encoding](word)))


def _bare(word: str) -> str:
    """The word, composed, without symbols at its ends ("«trích»" gives "trích")."""
    return _ENDS.sub("", unicodedata.normalize("NFC", word))


def _encoding_of_bytes(lines: list[_Line]) -> str | None:
    """The one encoding that explains bytes which are no UTF-8, or None when none does clearly."""
    total = sum(line.total for line in lines)
    scores = (
        sorted(((sum(line.votes[n] for line in lines) / total, n) for n in _DECODERS), reverse=True) if total else []
    )
    if not scores or scores[0][0] < MIN_SCORE or scores[0][0] - scores[1][0] < MIN_MARGIN:
        return None
    best = scores[0][1]
    return best if _witnesses(lines, best) >= MIN_WORDS else None


def _encodings_of_text(lines: list[_Line]) -> frozenset[str]:
    """The encodings that a Unicode text betrays, each proven by the lines that vote for it."""
    found = set()
    for name in _DECODERS:
        voters = [line for line in lines if _best(line) == name]
        total = sum(line.total for line in voters)
        if not total or _witnesses(voters, name) < MIN_WORDS:
            continue
        score = sum(line.votes[name] for line in voters) / total
        as_is = sum(line.as_is for line in voters) / total
        if score >= MIN_SCORE and score - as_is >= MIN_MARGIN:
            found.add(name)
    return frozenset(found) if found and _makes_sense(lines, frozenset(found)) else frozenset()


def _makes_sense(lines: list[_Line], names: frozenset[str]) -> bool:
    """The text as a whole is Vietnamese once converted; so a few chance hits in another language do not count."""
    good = sum(line.votes[best] if (best := _best(line)) in names and best else line.as_is for line in lines)
    return good >= MIN_SCORE * sum(line.total for line in lines)


def _witnesses(lines: list[_Line], name: str) -> int:
    """How many different words are Vietnamese in that encoding and nothing as they stand."""
    return len({w for line in lines for w in line.words if _fits(w, name) and not (_fits_as_is(w) and not line.unread)})


def _best(line: _Line) -> str | None:
    """The encoding a line votes for: clearly better than the text as it stands."""
    if not line.votes:
        return None
    name = max(_DECODERS, key=lambda n: line.votes[n])
    gain = line.votes[name] - line.as_is
    return name if line.votes[name] >= LINE_SCORE * line.total and gain >= max(1, 0.3 * line.total) else None


def _vote(line: _Line, names: frozenset[str], certain: bool) -> str | None:
    """The encoding in which a line of a Unicode text is read, None to leave it as it stands."""
    best = _best(line)
    if best in names:
        return best
    if certain and len(names) == 1 and line.votes and not line.unread:
        (name,) = names
        return name if line.votes[name] >= line.as_is else None
    return None


def _is_garbled(lines: list[_Line]) -> bool:
    """Many words with symbols inside letters: an encoding nobody here knows (VISCII, VPS, damaged copies)."""
    total = sum(line.total for line in lines)
    broken = sum(_count(line, _has_symbol_inside) for line in lines)
    return broken >= 10 and broken >= 0.3 * total


def _has_symbol_inside(word: str) -> bool:
    bare = _bare(word)
    return bool(bare) and not all(c.isalpha() or unicodedata.combining(c) for c in bare)


def _heal_capitals(text: str) -> str:
    """Capitals that TCVN3 leaves to the font: "CéNG HßA" gives "CộNG HòA", meant as "CỘNG HÒA"."""
    healed = _LETTERS.sub(lambda m: m.group().upper() if _is_mixed_capital(m.group()) else m.group(), text)
    words = [w for w in _LETTERS.findall(healed) if len(w) > 1]
    capital = sum(w.isupper() for w in words)
    if healed != text and capital >= 0.5 * len(words):
        return _LETTERS.sub(lambda m: m.group().upper() if _starts_capital(m.group()) else m.group(), healed)
    return healed


def _is_mixed_capital(word: str) -> bool:
    ascii_letters = [c for c in word if c.isascii()]
    return len(ascii_letters) > 1 and all(c.isupper() for c in ascii_letters) and not word.isupper()


def _starts_capital(word: str) -> bool:
    """Only its first letter can show a capital, the rest are letters that TCVN3 has no capital of."""
    return word[0].isupper() and not any(c.isascii() and c.islower() for c in word)
