"""Đối chiếu tên tổ chức — candidates in the directory for a name met in a text, as of the text's date.

Nothing is chosen: each candidate comes with the reason a person needs to choose.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Final

from vanban.engine.lexicon import rows, words_of
from vanban.fold import nfc, tone_place
from vanban.parts import Abbreviation, Candidate
from vanban.values import Certainty
from vanban.vocabulary import OrganisationEntry, Vocabulary

_ALIKE: Final = 0.75
MAX_CANDIDATES: Final = 5
MAX_NAME: Final = 300
"""Longer words are no name; they are passed over."""

_Words = tuple[str, ...]


class _Directory:
    """A vocabulary laid out for looking names up: by their words, by each of their words, by what people said."""

    __slots__ = ("aliases", "by_key", "by_word", "forms", "table")

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.table = _common() | {
            short.lower(): _plain(long) for short, long in vocabulary.abbreviations if short.strip() and long.strip()
        }
        self.forms: list[tuple[OrganisationEntry, str, _Words]] = []
        self.by_word: dict[str, list[int]] = {}
        self.by_key: dict[str, list[OrganisationEntry]] = {}
        for entry in vocabulary.organisations:
            self.by_key.setdefault(entry.key, []).append(entry)
            for form in entry.names:
                words = _expanded(_plain(form), self.table)
                if words:
                    for word in set(words):
                        self.by_word.setdefault(word, []).append(len(self.forms))
                    self.forms.append((entry, form, words))
        self.aliases: dict[_Words, list[tuple[str, str]]] = {}
        for written, key in vocabulary.aliases:
            if key in self.by_key and _plain(written):
                self.aliases.setdefault(_plain(written), []).append((written, key))


@lru_cache(maxsize=4)
def _directory(vocabulary: Vocabulary) -> _Directory:
    return _Directory(vocabulary)


@cache
def _common() -> dict[str, _Words]:
    return {row["viet_tat"].lower(): _plain(row["day_du"]) for row in rows("viet_tat")}


def candidates(
    name: str,
    vocabulary: Vocabulary,
    *,
    on_date: date | None = None,
    abbreviations: Iterable[Abbreviation] = (),
) -> tuple[Candidate, ...]:
    """The organisations ``name`` may mean, best first.

    ``on_date`` is the date of the text: names not in force then come last, marked doubtful. ``abbreviations`` are those
    the text defines; the vocabulary's and the common ones are used after them.
    """
    known = _directory(vocabulary)
    table = known.table | {nfc(a.short.value).lower(): _plain(a.long.value) for a in abbreviations}
    plain = _plain(name)
    wanted = _expanded(plain, table)
    if not wanted:
        return ()
    found: dict[str, Candidate] = {}
    for written, key in known.aliases.get(plain, ()):
        entries = known.by_key[key]
        entry = next((one for one in entries if one.valid_on(on_date)), entries[-1])
        found[key] = Candidate(key, entry.name, 1.0, "certain", f"cơ quan đã ghi: “{written}” là tổ chức này")
    for number in _sharing_words(wanted, known):
        entry, form, words = known.forms[number]
        best = _compare(plain, wanted, entry, form, words, on_date)
        if best is not None and (entry.key not in found or found[entry.key].score < best.score):
            found[entry.key] = best
    return tuple(sorted(found.values(), key=lambda c: (-c.score, c.name))[:MAX_CANDIDATES])


def _plain(name: str) -> _Words:
    """The words of a name, in one case and one tone placement, without marks."""
    return tuple(word for word in words_of(tone_place(nfc(name[:MAX_NAME]))) if word[0].isalnum())


def _expanded(words: _Words, table: Mapping[str, _Words]) -> _Words:
    return tuple(full for word in words for full in table.get(word, (word,)))


def _sharing_words(wanted: _Words, known: _Directory) -> list[int]:
    """The forms that share enough words to be alike, found without comparing each name of the directory."""
    counts: dict[int, int] = {}
    for word in set(wanted):
        for number in known.by_word.get(word, ()):
            counts[number] = counts.get(number, 0) + 1
    size = len(set(wanted))
    return [
        number for number, shared in counts.items() if 2 * shared >= _ALIKE * (size + len(set(known.forms[number][2])))
    ]


def _compare(
    plain: _Words, wanted: _Words, entry: OrganisationEntry, form: str, has: _Words, on_date: date | None
) -> Candidate | None:
    in_force = entry.valid_on(on_date)
    if has == wanted:
        same = _plain(form) == plain
        reason = (
            "trùng tên"
            if form == entry.name and same
            else f"trùng tên khác đã ghi: “{form}”"
            if same
            else "trùng tên sau khi viết đủ chữ tắt"
        )
        score = 1.0
    else:
        shared = len(set(has) & set(wanted))
        score = min(0.99, 2 * shared / (len(set(has)) + len(set(wanted))))
        reason = f"gần giống “{form}”"
        if score < _ALIKE:
            return None
    certainty: Certainty = "certain" if score == 1.0 and in_force else "likely" if in_force else "doubtful"
    if not in_force:
        score *= 0.5
        reason += ", nhưng tên này không dùng vào ngày của văn bản"
    return Candidate(entry.key, entry.name, score, certainty, reason)
