"""How words are made comparable, what a question asks for, and which answers come first. Pure."""

import re
from dataclasses import dataclass
from functools import cached_property

from vanban.fold import fold, nfc, tone_place

WORD = re.compile(r"[a-z0-9]+")
NO_WORD = re.compile(r"[^a-z0-9]")
PHRASE = re.compile(r'[“"]([^”"]*)[”"]')
LONGEST = 200
WORDS = 12


@dataclass(frozen=True, kw_only=True)
class Question:
    """What was asked: `words` all of which must occur (folded), `phrases` that must occur as such, `typed` as it
    was typed (for accents), `code` as a document number would be compared."""

    typed: str
    words: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]
    code: str

    @property
    def empty(self) -> bool:
        return not self.words and not self.phrases

    @property
    def places(self) -> tuple[str, ...]:
        """What to look for in a long text, folded: the whole question, then its first words."""
        typed = " ".join(WORD.findall(folded(self.typed)))
        first = [" ".join(phrase) for phrase in self.phrases[:1]] + list(self.words[:1])
        return tuple(dict.fromkeys(filter(None, [typed, *first])))

    @cached_property
    def spelt(self) -> str:
        """As typed, for comparing with accents."""
        return spelt(self.typed.strip('“”" '))

    @cached_property
    def plain(self) -> str:
        """As typed, for comparing without accents."""
        return folded(self.spelt)


def folded(text: str) -> str:
    """Lower case, no marks, đ as d: “Đảng ủy”, “Đảng uỷ” and “dang uy” become one. Same length as the NFC text."""
    return fold(nfc(text))


def indexed(text: str) -> str:
    """Folded, and letters and digits only: no database's parser may make of “31-TB/ĐU” what it likes."""
    return NO_WORD.sub(" ", folded(text))


def code_of(text: str) -> str:
    """A number and symbol without spaces, dashes and slashes: “287 – QĐ / TW” is “287-QĐ/TW”."""
    return "".join(WORD.findall(folded(text)))


def ask(typed: str) -> Question:
    typed = nfc(typed.strip())[:LONGEST]
    phrases = tuple(words for text in PHRASE.findall(typed) if (words := tuple(WORD.findall(folded(text))[:WORDS])))
    words = tuple(WORD.findall(folded(PHRASE.sub(" ", typed)))[:WORDS])
    return Question(typed=typed, words=words, phrases=phrases, code=code_of(typed))


def bonus(question: Question, title: str, body: str, code: str) -> float:
    """What lifts an answer above its plain rank: the exact number, then the words as typed with their accents."""
    if code and code == question.code:
        return 1_000.0
    if not question.spelt:
        return 0.0
    if question.plain in folded(title):
        return 20.0 if question.spelt in spelt(title) else 10.0
    return 5.0 if question.spelt in spelt(body) else 0.0


def spelt(text: str) -> str:
    """With its accents, in lower case, the two places where a tone may stand made one."""
    return tone_place(nfc(text)).lower()


def excerpt(
    question: Question, text: str, width: int = 160, *, cut: tuple[bool, bool] = (False, False)
) -> tuple[tuple[str, bool], ...]:
    """A piece of `text` around the first word asked for, as (words, whether they were asked for). `cut`: it has been
    cut out of a longer one, at its beginning, at its end."""
    text = nfc(text)
    flat = folded(text)
    wanted = sorted({*question.words, *(word for phrase in question.phrases for word in phrase)}, key=len, reverse=True)
    if not wanted:
        return ((text[:width], False),)
    pattern = re.compile(r"(?<![a-z0-9])(?:" + "|".join(map(re.escape, wanted)) + ")")
    first = pattern.search(flat)
    start = max(0, first.start() - width // 3) if first else 0
    if start or cut[0]:
        start = flat.find(" ", start) + 1
    end = min(len(text), start + width)
    pieces: list[tuple[str, bool]] = [("…", False)] if start or cut[0] else []
    at = start
    for found in pattern.finditer(flat, start, end):
        pieces += [(text[at : found.start()], False), (text[found.start() : found.end()], True)]
        at = found.end()
    pieces.append((text[at:end] + ("…" if end < len(text) or cut[1] else ""), False))
    return tuple(piece for piece in pieces if piece[0])
