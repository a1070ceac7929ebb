"""The shell's own small pages: what was understood while typing, and how a person likes the pages to look."""

from typing import Final

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_safe

from phoihop.ui.appearance import COOKIES
from phoihop.ui.fields import Toward, day_echo, period_echo
from phoihop.ui.links import url

MAX_TYPED: Final = 80
YEAR: Final = 365 * 24 * 3600


def _typed(request: HttpRequest) -> str:
    """The one value of the query that is not ours: the box asks under its own name."""
    return next((str(value) for name, value in request.GET.items() if name != "toward"), "")[:MAX_TYPED]


@require_safe
def echo_day(request: HttpRequest) -> HttpResponse:
    toward: Toward = "past" if request.GET.get("toward") == "past" else "future"
    return HttpResponse(day_echo(_typed(request), toward), content_type="text/plain; charset=utf-8")


@require_safe
def echo_period(request: HttpRequest) -> HttpResponse:
    return HttpResponse(period_echo(_typed(request)), content_type="text/plain; charset=utf-8")


@login_not_required
@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """The table of keys: a page, or the dialog that the key ? opens."""
    fragment = request.headers.get("HX-Request") == "true"
    response = render(request, "ui/_keys.html" if fragment else "ui/keys.html")
    patch_vary_headers(response, ["HX-Request"])
    return response


def safe_next(request: HttpRequest, otherwise: str) -> str:
    """The page a form wants to return to, if it is one of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    inside = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if inside else otherwise


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """Language, theme, density and single keys, kept in cookies of this browser."""
    if request.method != "POST":
        return render(request, "ui/preferences.html", {"next": safe_next(request, "")})
    response = HttpResponseRedirect(safe_next(request, url("ui:preferences")), status=303)
    allowed = {**COOKIES, settings.LANGUAGE_COOKIE_NAME: tuple(code for code, _name in settings.LANGUAGES)}
    for name, values in allowed.items():
        value = request.POST.get(name)
        if value in values:
            response.set_cookie(
                name, value, max_age=YEAR, samesite="Lax", httponly=True, secure=settings.SESSION_COOKIE_SECURE
            )
    return response
