"""What stands in an address behind the question mark. What makes no sense is as good as nothing: an old or mistyped
link still opens its page."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django.http import QueryDict

_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2200


def uuid_in(asked: Mapping[str, str], name: str) -> UUID | None:
    try:
        return UUID(asked.get(name, ""))
    except ValueError:
        return None


def uuids_in(sent: QueryDict, name: str) -> list[UUID]:
    """The boxes that were ticked; what is no id is left out."""
    found = []
    for one in sent.getlist(name):
        try:
            found.append(UUID(one))
        except ValueError:
            continue
    return found


def year_in(asked: Mapping[str, str], name: str) -> int | None:
    typed = asked.get(name, "")
    year = int(typed) if typed.isascii() and typed.isdigit() and len(typed) == len("2026") else 0
    return year if _FIRST_YEAR <= year <= _LAST_YEAR else None
