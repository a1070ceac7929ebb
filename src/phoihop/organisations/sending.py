"""What every form of this app has in common: shown, refused, overtaken by somebody else, or carried out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from phoihop.organisations.forms import SentForm
from phoihop.records.refusals import Refusal, Stale
from phoihop.ui import notices
from phoihop.ui.comparing import Clause


@dataclass(frozen=True, kw_only=True)
class Page:
    """The words round a form. `crumbs` are (label, address) pairs, the last without address."""

    title: str
    crumbs: Sequence[tuple[str, str | None]]
    warning: str
    button: str
    back: str
    done: str
    facts: str = ""
    template: str = "organisations/form.html"


@dataclass(frozen=True, kw_only=True)
class Overtaken:
    """Somebody else's newer version: its body hash, and how it differs from what was typed."""

    basis: str
    clauses: Sequence[Clause]


def send(
    request: HttpRequest,
    page: Page,
    make: Callable[[Any], SentForm],
    do: Callable[[Any], str],
    newest: Callable[[Any], Overtaken] | None = None,
    **context: Any,
) -> HttpResponse:
    """`make` builds the form on what was typed (None: nothing), `do` carries it out and gives the address to go to."""
    form = make(request.POST if request.method == "POST" else None)
    sentence, status = "", 200 if request.method != "POST" else 422
    clauses: tuple[Clause, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            address = do(form)
        except Stale as stale:
            if newest is None:
                raise
            found = newest(form)
            typed = request.POST.copy()
            typed["basis"] = found.basis
            form, sentence, clauses, status = make(typed), stale.sentence, tuple(found.clauses), 409
        except Refusal as refusal:
            form.take(refusal.fields, refusal.sentence)
        else:
            notices.leave(request, page.done)
            return HttpResponseRedirect(address, status=303)
    shown = {"page": page, "form": form, "sentence": sentence, "clauses": clauses, **context}
    return render(request, page.template, shown, status=status)
