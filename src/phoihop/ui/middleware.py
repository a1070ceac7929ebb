"""The language of a page, who may keep it, what no page sends, and what happens to a form whose session has ended."""

from codecs import lookup
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers

from phoihop.ui.errors import bad_request, not_opened, session_expired


class LanguageMiddleware:
    """Vietnamese unless the person chose otherwise. What the browser prefers is not asked: offices here run English
    systems and write Vietnamese papers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        known = {code for code, _name in settings.LANGUAGES}
        language = chosen if chosen in known else settings.LANGUAGE_CODE
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        patch_vary_headers(response, ["Cookie"])
        response.headers.setdefault("Content-Language", language)
        return response


class PrivateMiddleware:
    """What one person saw stays in nobody's cache: on a machine that several share, Back shows nothing after signing
    out. Answers for everyone (styles, scripts) say so themselves."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class PlainWordsMiddleware:
    """Stops requests that no browser of ours makes: words with a NUL in them, which PostgreSQL takes for an error and
    SQLite does not, and forms in another encoding than their page's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Before the session is looked up: a cookie like that is none.
        request.COOKIES = {name: value for name, value in request.COOKIES.items() if "\x00" not in value}
        asked = request.META.get("QUERY_STRING", "")
        encoding = lookup(request.encoding).name if request.encoding else "utf-8"
        if encoding != "utf-8" or "%00" in asked or "\x00" in request.path:
            return bad_request(request)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        words = (word for name, values in request.POST.lists() for word in (name, *values))
        return bad_request(request) if any("\x00" in word for word in words) else None


class OpenedMiddleware:
    """Says so, where an address that only takes forms is opened by itself. Stands last: the page needs the person."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 405 or request.method not in {"GET", "HEAD"}:
            return response
        page = not_opened(request)
        page.headers["Allow"] = response.headers["Allow"]
        return page


class SignedInMiddleware(LoginRequiredMiddleware):
    """A page asked for by a stranger leads to the sign-in page; a form, a fragment or a program's call is answered in
    place, with what was typed."""

    def handle_no_permission(  # type: ignore[override]  # any response will do for Django
        self, request: HttpRequest, view_func: Any
    ) -> HttpResponseBase:
        headers = request.headers
        is_page = request.method in {"GET", "HEAD"} and headers.get("HX-Request") != "true"
        if is_page and "text/html" in headers.get("Accept", "text/html"):
            return super().handle_no_permission(request, view_func)
        return session_expired(request)
