"""What the pages that do something to a meeting have in common: a form, in whose name, to whom, what follows."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from phoihop.accounts.access import viewer_of
from phoihop.accounts.viewer import SignedIn
from phoihop.meetings import outputs
from phoihop.meetings.queries import Seen, meeting_or_404
from phoihop.organisations.queries import names
from phoihop.organisations.rules import in_order
from phoihop.records.actors import OFFICE, Role
from phoihop.records.refusals import Refusal, Stale
from phoihop.tasks.acting import Words, both, sending_of, stored, typed
from phoihop.tasks.commands import Sending
from phoihop.ui import notices
from phoihop.ui.choosing import Option
from phoihop.ui.forms import Form

__all__ = ["Words", "both", "sending_of", "stored", "typed"]

ANSWERING = OFFICE | {Role.FOCAL, Role.UNIT}


def own_or_404(viewer: SignedIn, meeting: Seen) -> Seen:
    """Only who prepares a meeting changes it; for others there is no such page."""
    if meeting.author != viewer.org:
        raise Http404
    return meeting


def seen(request: HttpRequest, pk: Any) -> tuple[SignedIn, Seen]:
    viewer = viewer_of(request)
    return viewer, meeting_or_404(viewer, pk)


def options(orgs: Sequence[str]) -> list[Option]:
    """Organisations by name. One statement."""
    called = names(orgs)
    return sorted((Option(org, called[org].name) for org in set(orgs)), key=lambda one: in_order(one.name))


def carried(
    request: HttpRequest, form: Form, carry: Callable[[Sending], object], said: str, to: str, *, newest: str = ""
) -> HttpResponse | None:
    """Carries out what a valid form says and goes on; None where it was refused, and the form says why. `newest`: the
    version in force. Where somebody issued it meanwhile, the form comes back over that one, with the words typed."""
    try:
        carry(sending_of(form))
    except Stale as stale:
        sent = request.POST.copy()
        sent["basis"] = newest
        form.data = sent
        form.take({}, stale.sentence)
        request.stale = True  # type: ignore[attr-defined]
    except Refusal as refusal:
        form.take(refusal.fields, refusal.sentence)
    else:
        notices.leave_now(request, said)
        return HttpResponseRedirect(to, status=303)
    return None


def status_of(request: HttpRequest, form: Form) -> int:
    """409 where somebody issued a newer version meanwhile, 422 where the form was refused."""
    if getattr(request, "stale", False):
        return 409
    return 422 if form.is_bound else 200


def act(
    request: HttpRequest,
    meeting: Seen,
    form: Form,
    words: Words,
    carry: Callable[[Sending], object],
    to: Sequence[str],
    *,
    newest: str = "",
) -> HttpResponse:
    """The page of one act: shows the form, or carries it out."""
    back = outputs.page_of(meeting.id, meeting.state)
    if form.is_valid() and (done := carried(request, form, carry, words.said, back, newest=newest)):
        return done
    own = viewer_of(request).org
    context = {
        "meeting": meeting,
        "when": outputs.when(meeting),
        "form": form,
        "wording": words,
        "recipients": [one.name for one in options(to) if one.id != own],
        "back": back,
    }
    return render(request, "meetings/act.html", context, status=status_of(request, form))


def done_now() -> str:
    return _("Đã ban hành lúc %(moment)s.")
