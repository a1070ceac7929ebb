"""Signing in with a name and a password; and one statement that brings a signed-in person with their roles."""

from typing import Any

from django.contrib.auth.hashers import make_password
from django.db.models import Subquery
from django.http import HttpRequest
from django.utils import timezone

from phoihop.accounts.models import Membership, User
from phoihop.accounts.news import with_news
from phoihop.organisations.queries import with_names
from phoihop.records import keyring


class Backend:
    def authenticate(
        self, request: HttpRequest | None, username: str = "", password: str = "", **_: Any
    ) -> User | None:
        user = User.objects.filter(username=username.strip().lower()).first()
        if user is None:
            make_password(password)  # takes as long as a check: an answer's speed must not tell which names exist
            return None
        return user if user.check_password(password) and user.is_active else None

    def get_user(self, user_id: int) -> User | None:
        """The person and, in `held`, the roles they hold today: one statement, made on every page."""
        held = list(
            with_names(with_news(Membership.objects.filter(user_id=user_id).on(timezone.localdate())))
            .annotate(office=Subquery(keyring.office()))
            .select_related("user", "stands_in_for")
        )
        user: User | None = held[0].user if held else User.objects.filter(pk=user_id).first()
        if user is None or not user.is_active:
            return None
        user.held = held  # type: ignore[attr-defined]
        return user
