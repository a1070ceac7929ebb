"""What a list page hands to its table: columns, order, counts, page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

from django.http import QueryDict
from django.utils.functional import Promise

from phoihop.ui.links import query

PAGE_SIZE: Final = 50
LAST_PAGE: Final = 10_000


@dataclass(frozen=True, slots=True)
class Column:
    """`css`: one of the width classes (c-day, c-state, c-who, c-num …), "num" for figures. `sort`: the name under which
    the list may be ordered. `unseen`: the head is only read aloud (boxes, buttons)."""

    label: str | Promise
    css: str = ""
    sort: str = ""
    unseen: bool = False


@dataclass(frozen=True, slots=True)
class Sort:
    """The order of a list as it stands in the address: `?sort=due` or `?sort=-due`."""

    name: str
    descending: bool
    current: Mapping[str, Any]

    @classmethod
    def of(cls, current: QueryDict, allowed: Sequence[str], default: str) -> Self:
        """Anything not in `allowed` falls back to `default` (may begin with "-")."""
        asked = current.get("sort", "")
        if asked.removeprefix("-") not in allowed:
            asked = default
        return cls(asked.removeprefix("-"), asked.startswith("-"), current)

    def direction(self, name: str) -> str:
        if name != self.name:
            return ""
        return "descending" if self.descending else "ascending"

    def href(self, name: str) -> str:
        turned = name == self.name and not self.descending
        return query(self.current, sort=f"-{name}" if turned else name)


@dataclass(frozen=True, slots=True)
class Count:
    """One number of the counts line; `href` filters the list by it, `current` says it does already."""

    label: str | Promise
    number: int
    href: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Select:
    """One box of the filter bar: (value, label) of what it offers, and which is chosen."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: str

    @classmethod
    def of(cls, name: str, label: str, options: Sequence[tuple[str, str]], asked: Mapping[str, str]) -> Self:
        return cls(name, label, tuple(options), asked.get(name, ""))


@dataclass(frozen=True, slots=True)
class Tab:
    label: str | Promise
    href: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Rows `first` to `last` (from 1) of `total`, which is None where counting would cost too much."""

    first: int
    last: int
    total: int | None
    previous: str
    next: str

    @classmethod
    def of(
        cls, current: QueryDict, shown: int, total: int | None = None, *, more: bool = False, size: int = PAGE_SIZE
    ) -> Self:
        """`shown` rows stand on the page asked for by `current`, of `size` rows; without a total, `more` says that
        others follow."""
        number = number_of(current)
        start = (number - 1) * size
        follows = more if total is None else start + shown < total
        return cls(
            first=start + 1 if shown else 0,
            last=start + shown,
            total=total,
            previous=query(current, page=number - 1 if number > 2 else None) if number > 1 else "",
            next=query(current, page=number + 1) if follows else "",
        )


def number_of(current: QueryDict) -> int:
    """The page number in an address; anything else than a sensible number is the first page."""
    asked = current.get("page", "")
    digits = asked[: len(str(LAST_PAGE))]  # of a number of a thousand digits no more is read
    return min(max(int(digits), 1), LAST_PAGE) if asked.isascii() and asked.isdigit() else 1


def slice_of(current: QueryDict) -> slice:
    """The rows of the page asked for, with one more to see whether others follow."""
    start = (number_of(current) - 1) * PAGE_SIZE
    return slice(start, start + PAGE_SIZE + 1)
