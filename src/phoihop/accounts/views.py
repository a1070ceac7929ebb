"""Signing in and out, and choosing for whom one acts."""

from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from phoihop.accounts import signing_in
from phoihop.accounts.access import viewer_of
from phoihop.accounts.forms import SignInForm
from phoihop.accounts.middleware import CHOSEN
from phoihop.records.refusals import Refusal
from phoihop.ui.links import url
from phoihop.ui.views import safe_next


@login_not_required
@never_cache
@sensitive_post_parameters("password", "token")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    form = SignInForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            user = signing_in.check(request, **form.cleaned_data, at=timezone.now())
        except Refusal as refusal:
            form.take(refusal.fields, refusal.sentence)
        else:
            login(request, user)
            return HttpResponseRedirect(safe_next(request, url("home:desk")), status=303)
    context = {"form": form, "next": safe_next(request, "")}
    return render(request, "accounts/sign_in.html", context, status=422 if request.method == "POST" else 200)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return HttpResponseRedirect(url("accounts:sign_in"), status=303)


@require_POST
def act_for(request: HttpRequest) -> HttpResponse:
    """Takes on another of one's roles. The page stays if the new organisation may see it; else it says so itself."""
    viewer = viewer_of(request)
    wanted = request.POST.get("choice", "")
    if any(str(choice.id) == wanted for choice in viewer.choices):
        request.session[CHOSEN] = int(wanted)
    return HttpResponseRedirect(safe_next(request, url("home:desk")), status=303)
