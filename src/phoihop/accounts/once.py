"""Words that are shown once: put aside for the next page of this session, taken out when it is made."""

from collections.abc import Sequence
from typing import Any, Final

from django.http import HttpRequest

_SLOT: Final = "shown_once"


def leave(request: HttpRequest, what: str, words: Sequence[str]) -> None:
    request.session[_SLOT] = {"what": what, "words": list(words)}


def take(request: HttpRequest, what: str) -> list[str]:
    """The words put aside for the page `what`; none when they have been shown, or are for another page."""
    kept: dict[str, Any] | None = request.session.get(_SLOT)
    if kept is None or kept["what"] != what:
        return []
    del request.session[_SLOT]
    return [str(word) for word in kept["words"]]
