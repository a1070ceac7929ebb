"""What every form of this app has in common: shown, refused in place, or carried out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from phoihop.records.refusals import Refusal
from phoihop.ui import notices
from phoihop.ui.forms import Form

F = TypeVar("F", bound=Form)


@dataclass(frozen=True, kw_only=True)
class Page:
    """The words round a form. `crumbs` are (label, address) pairs, the last without address; `text` are the sentences
    above the fields."""

    title: str
    crumbs: Sequence[tuple[str, str | None]]
    button: str
    back: str
    done: str = ""
    facts: str = ""
    text: Sequence[str] = ()
    danger: bool = False
    template: str = "accounts/form.html"


def ask(
    request: HttpRequest, page: Page, make: Callable[[Any], F], do: Callable[[F], str], **context: Any
) -> HttpResponse:
    """`make` builds the form on what was typed (None: nothing), `do` carries it out and gives the address to go to."""
    form = make(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            address = do(form)
        except Refusal as refusal:
            form.take(refusal.fields, refusal.sentence)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            if page.done:
                notices.leave(request, page.done)
            return HttpResponseRedirect(address, status=303)
    context = {"page": page, "form": form, **context}
    return render(request, page.template, context, status=422 if request.method == "POST" else 200)
