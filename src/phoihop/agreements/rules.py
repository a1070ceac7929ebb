"""What holds for agreements by themselves: whether one is in force on a day, and how its areas are named. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vanban.fold import fold

CODE_LENGTH = 12


class Every(StrEnum):
    """How often something recurs in the working regime (chế độ làm việc)."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    NEED = "need"  # khi cần


class Force(StrEnum):
    """How far an agreement has come (hiệu lực)."""

    AWAITED = "awaited"  # a side has not confirmed yet
    COMING = "coming"  # confirmed, its first day lies ahead
    HOLDS = "holds"
    ENDED = "ended"


def force(confirmed: bool, from_day: date | None, to_day: date | None, today: date) -> Force:
    """Whether an agreement with these ends is in force on `today`. Both ends belong to it; a missing end is open.
    An agreement that has ended is over, whether everyone had confirmed it or not."""
    if to_day is not None and to_day < today:
        return Force.ENDED
    if not confirmed:
        return Force.AWAITED
    return Force.COMING if from_day is not None and today < from_day else Force.HOLDS


@dataclass(frozen=True, kw_only=True)
class Area:
    """An area of coordination; `code` is what tasks refer to and never changes, `name` may be reworded."""

    code: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Article:
    """An article; `area` is a code, empty for an article that serves no area of its own."""

    no: str
    title: str
    area: str


def same_words(left: str, right: str) -> bool:
    """Whether two names differ in case, marks or spacing only."""
    return _key(left) == _key(right)


def _key(name: str) -> str:
    return " ".join(fold(name).split())


def code_for(name: str, taken: Iterable[str]) -> str:
    """A short sign for an area: the first letters of its words, "Giải phóng mặt bằng" → GPMB; numbered when taken."""
    letters = "".join(word[0] for word in _key(name).split() if word[0].isalnum()).upper()[:CODE_LENGTH] or "LV"
    used = set(taken)
    if letters not in used:
        return letters
    return next(code for n in range(2, len(used) + 3) if (code := f"{letters[: CODE_LENGTH - 3]}{n}") not in used)


def resolve(
    areas: Sequence[tuple[str, str]], articles: Sequence[tuple[str, str, str]], known: Sequence[Area] = ()
) -> tuple[list[Area], list[Article]]:
    """Areas and articles as typed, made whole.

    `areas` are (code, name), the code empty for a new one; `articles` are (number, title, area's name as typed);
    `known` are the areas of the version before. An area that was reworded keeps its code, and an article that still
    bears the old words keeps its area. A name that stands with an article only becomes an area too.
    """
    old = {area.code: area.name for area in known}
    result: list[Area] = []
    by_name: dict[str, str] = {}
    for code, name in areas:
        if _key(name) in by_name:
            continue
        kept = code if code in old and code not in {area.code for area in result} else ""
        area = Area(code=kept or code_for(name, [*old, *(one.code for one in result)]), name=name)
        result.append(area)
        by_name[_key(name)] = area.code
    for area in result:
        if area.code in old:
            by_name.setdefault(_key(old[area.code]), area.code)
    of_articles = []
    for no, title, typed in articles:
        if typed and _key(typed) not in by_name:
            area = Area(code=code_for(typed, [*old, *(one.code for one in result)]), name=typed)
            result.append(area)
            by_name[_key(typed)] = area.code
        of_articles.append(Article(no=no, title=title, area=by_name[_key(typed)] if typed else ""))
    return result, of_articles
