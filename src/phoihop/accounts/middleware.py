"""Puts the viewer on the request: views read `request.viewer` and hand it down; nothing else knows the session. And
leads those whose password was given to them to the page where they choose their own."""

from collections.abc import Callable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from phoihop.accounts.models import User
from phoihop.accounts.viewer import signed_in
from phoihop.ui.links import url

CHOSEN = "membership"
# Open to a person whose password was given to them, besides what is open to strangers.
_OPEN: Final = frozenset({"accounts:password", "accounts:sign_out"})


class ViewerMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        viewer = (
            signed_in(user, getattr(user, "held", []), request.session.get(CHOSEN)) if isinstance(user, User) else None
        )
        request.viewer = viewer  # type: ignore[attr-defined]
        return self.get_response(request)


class OwnPasswordMiddleware:
    """Whoever signed in with a password that an administrator knows chooses another before anything else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if not getattr(view, "login_required", True):  # as Django marks what strangers may open
            return None
        user = request.user
        match = request.resolver_match
        if not isinstance(user, User) or not user.given_password or match is None or match.view_name in _OPEN:
            return None
        return HttpResponseRedirect(url("accounts:password"), status=303)
