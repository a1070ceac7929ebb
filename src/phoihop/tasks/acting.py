"""What the pages of acts have in common, here and in the apps above: what they say, and what their form brings."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from phoihop.accounts.viewer import SignedIn
from phoihop.documents import files, uploads
from phoihop.records.kinds import Blob
from phoihop.tasks.commands import Sending
from phoihop.ui.forms import Form

both = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True, kw_only=True)
class Words:
    """What the page of an act says: its title, its button, what cannot be undone, and what is said once it is done."""

    title: str
    button: str
    warning: str
    said: str
    danger: bool = False
    upload: bool = False


def typed(request: HttpRequest) -> dict[str, Any]:
    """The form's data and files, when it was sent."""
    return {"data": request.POST, "files": uploads.sent(request)} if request.method == "POST" else {}


def sending_of(form: Form) -> Sending:
    return Sending(at=timezone.now(), declared=form.cleaned_data["secrecy"], once=form.cleaned_data["once"])


def stored(viewer: SignedIn, form: Form, field: str = "evidence") -> list[Blob]:
    """The uploaded files, kept by content. The declaration was ticked: the form is valid."""
    return [files.store(one, name=one.name or "", viewer=viewer) for one in form.cleaned_data[field]]
