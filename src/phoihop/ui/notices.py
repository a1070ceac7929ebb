"""The one sentence that says, on the page after a form was sent, what came of it. No toasts, no queue."""

from typing import Any, Final, Literal, TypedDict

from django.http import HttpRequest
from django.utils import timezone

from phoihop.ui import formats

_SLOT: Final = "notice"
Tone = Literal["done", "soon", "late", "waiting", "info"]


class Notice(TypedDict):
    tone: Tone
    sentence: str


def leave(request: HttpRequest, sentence: str, tone: Tone = "done") -> None:
    """Say `sentence` at the head of the next page this person opens."""
    request.session[_SLOT] = Notice(tone=tone, sentence=sentence)


def leave_now(request: HttpRequest, sentence: str) -> None:
    """The same for what was done just now: the sentence says when, at "%(moment)s"."""
    leave(request, sentence % {"moment": formats.moment(timezone.now(), timezone.get_current_timezone())})


def take(request: Any) -> Notice | None:
    """The waiting sentence, once."""
    session = getattr(request, "session", None)
    # An unread session is only opened where its cookie came along: pages for strangers stay free of a query.
    if session is None or not (session.accessed or session.session_key):
        return None
    notice: Notice | None = session.pop(_SLOT, None) if _SLOT in session else None
    return notice
