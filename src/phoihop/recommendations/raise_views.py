"""Nêu kiến nghị: under which agreement, from which meeting or paper, and whether it was raised before."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from phoihop.accounts.access import viewer_of
from phoihop.accounts.viewer import SignedIn
from phoihop.agreements.choices import terms
from phoihop.agreements.queries import agreements_for_choice, chosen_or_404
from phoihop.recommendations import commands, forms, offers, reading
from phoihop.recommendations.filters import MEETING
from phoihop.recommendations.words import due_help
from phoihop.records.refusals import Refusal
from phoihop.tasks.acting import both, sending_of, stored, typed
from phoihop.ui import notices
from phoihop.ui.links import url

PAPER, AGAIN = "van-ban", "neu-lai"


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Under which agreement. Statements: session, person, agreements."""
    viewer = viewer_of(request)
    return render(request, "recommendations/choose.html", {"agreements": agreements_for_choice(viewer)})


@both
def new(request: HttpRequest, agreement: UUID) -> HttpResponse:
    """Nêu kiến nghị. Before it goes out, earlier ones that are like it are shown, and a person says which it is."""
    viewer, today = viewer_of(request), timezone.localdate()
    chosen = chosen_or_404(viewer, agreement)
    time = offers.answer_time(viewer, agreement, today)
    origins = offers.origins(viewer, agreement)
    form = forms.RaiseForm(
        **typed(request),
        terms=terms(viewer, agreement),
        own=viewer.org,
        origins=origins,
        due_help=due_help(time),
        initial=_initial(request, viewer, origins, today) | {"due": commands.due_after(today, time.days)},
    )
    offered = _offer(request, viewer, form)
    if form.is_valid():
        earlier = next((one for one in offered if str(one.id) == form.cleaned_data["earlier"]), None)
        everyone = form.cleaned_data.get("reach", forms.EVERYONE) == forms.EVERYONE
        lead = offers.lead_of(viewer, agreement)
        data = form.record()
        to = chosen.sides if everyone else (data["receiver"], lead)
        try:
            blobs, sending = stored(viewer, form), sending_of(form)
            issued = commands.raise_one(viewer, chosen, data, to=to, earlier=earlier, files=blobs, sending=sending)
        except Refusal as refusal:
            form.take(refusal.fields, refusal.sentence)
        else:
            notices.leave(request, _("Đã gửi kiến nghị."))
            return HttpResponseRedirect(url("recommendations:one", issued.id), status=303)
    context = {"form": form, "agreement": chosen, "offered": bool(offered)}
    return render(request, "recommendations/raise.html", context, status=422 if form.is_bound else 200)


def _initial(request: HttpRequest, viewer: SignedIn, origins: offers.Origins, today: date) -> dict[str, Any]:
    """What the link that led here says. What was said at a meeting was raised on its day."""
    asked = request.GET
    initial: dict[str, Any] = {"meeting": asked.get(MEETING, ""), "document": asked.get(PAPER, "")}
    held = origins.days.get(initial["meeting"])
    if held and held <= today:
        initial["raised_on"] = held
    if again := _again(request, viewer):
        initial |= {"earlier": str(again[0].id), "text": again[0].text}
    return initial


def _again(request: HttpRequest, viewer: SignedIn) -> list[offers.Before]:
    try:
        return offers.before(viewer, [UUID(request.GET[AGAIN])])
    except (KeyError, ValueError):
        return []


def _offer(request: HttpRequest, viewer: SignedIn, form: forms.RaiseForm) -> list[offers.Before]:
    """The earlier ones that the form offers: those like what was typed, and the one that the link named."""
    found = offers.like(viewer, request.POST.get("text", "")[:4000]) if form.is_bound else []
    asked = [one.id for one in _again(request, viewer)]
    ids = list(dict.fromkeys([*asked, *(one.of.id for one in found)]))
    offered = offers.before(viewer, ids) if ids else []
    if offered:
        form.offer(reading.offered(offered, found, timezone.localdate()))
    return offered


@require_POST
def similar(request: HttpRequest) -> HttpResponse:
    """The earlier ones that are like what is being typed, as a piece of the form. Statements: session, person, the
    texts, those found."""
    viewer = viewer_of(request)
    found = offers.like(viewer, request.POST.get("text", "")[:4000])
    offered = offers.before(viewer, [one.of.id for one in found]) if found else []
    form = forms.RaiseForm(terms=reading.NO_TERMS, own=viewer.org, origins=reading.NO_ORIGINS)
    form.offer(reading.offered(offered, found, timezone.localdate()))
    return render(request, "recommendations/_similar.html", {"form": form, "offered": bool(offered)})
