"""What was taught by corrections, as plain values, and how it is applied to what was read. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

from phoihop.intake.items import Found, Item, Sort, Sure
from phoihop.intake.matching import telling
from phoihop.ui import formats
from vanban.fold import tone_place

# How far from a name its offices stand.
_NEAR: Final = 400


def key_of(words: str) -> str:
    """What two spellings of the same words have in common: not case, not the place of a tone mark, not spaces."""
    return " ".join(tone_place(words).lower().split())


@dataclass(frozen=True, slots=True)
class Lesson:
    """Words that a person has explained: what they mean, on which day, and who said so."""

    words: str
    means: str
    day: str
    person: str

    @property
    def why(self) -> str:
        return _("theo lần sửa ngày %(day)s của đồng chí %(person)s") % {
            "day": formats.day(date.fromisoformat(self.day)),
            "person": self.person,
        }

    def to_json(self) -> list[str]:
        return [self.words, self.means, self.day, self.person]

    @classmethod
    def of_json(cls, kept: Iterable[Any]) -> "Lesson":
        return cls(*kept)


Lessons = Mapping[str, Lesson]


@dataclass(frozen=True, slots=True)
class Taught:
    """Everything an organisation's people have taught, each by the key of its words."""

    organisations: Lessons
    short: Lessons
    people: Lessons

    @property
    def aliases(self) -> tuple[tuple[str, str], ...]:
        return tuple((one.words, one.means) for one in self.organisations.values())

    @property
    def abbreviations(self) -> tuple[tuple[str, str], ...]:
        return tuple((one.words, one.means) for one in self.short.values())

    @property
    def offices(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(office for one in self.people.values() for office in one.means.split("\n")))


NOTHING: Final = Taught({}, {}, {})


def applied(items: Iterable[Item], taught: Taught, text: str) -> list[Item]:
    """The items with the offices of people as they were corrected before. What the text itself says goes first: a
    correction counts where the text says those very offices, or none at all."""
    return [_with_offices(item, taught, text) if item.sort in _PEOPLE else item for item in items]


_PEOPLE: Final = frozenset({Sort.CHAIR, Sort.ATTENDEE})


def _with_offices(item: Item, taught: Taught, text: str) -> Item:
    lesson = taught.people.get(key_of(item.one("name")))
    if lesson is None:
        return item
    offices = tuple(lesson.means.split("\n"))
    if offices == item.all("titles"):
        return item
    places = [_near(item, office, text) for office in offices]
    if all(places):
        given = tuple(
            Found(office, (place,), Sure.LIKELY, lesson.why)
            for office, place in zip(offices, places, strict=True)
            if place
        )
    elif not item.all("titles"):
        given = tuple(Found(office, (), Sure.DOUBTFUL, lesson.why) for office in offices)
    else:
        return item
    return replace(item, fields={**item.fields, "titles": given})


def _near(item: Item, words: str, text: str) -> tuple[int, int] | None:
    """Where these words stand close to the name."""
    for start, end in item.spans("name"):
        first = max(start - _NEAR, 0)
        at = tone_place(text[first : end + _NEAR]).lower().find(tone_place(words).lower())
        if at >= 0:
            return first + at, first + at + len(words)
    return None


def teaches(words: str) -> bool:
    """Whether words can name one organisation at all: "hai bên" means another one in every paper."""
    return 1 < len(words.strip()) <= 300 and bool(telling(words))


def without(lessons: Lessons, key: str) -> Lessons:
    return {name: one for name, one in lessons.items() if name != key}
