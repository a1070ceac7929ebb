"""Taking something on, and giving it back to the office."""

from datetime import datetime
from uuid import UUID

from phoihop.accounts.viewer import SignedIn
from phoihop.home.models import Handling


def take(viewer: SignedIn, key: UUID, at: datetime) -> None:
    Handling.objects.update_or_create(org=viewer.org, key=key, defaults={"user_id": viewer.user_id, "at": at})


def give_back(viewer: SignedIn, key: UUID) -> None:
    """Whoever had taken it on: a colleague may be away."""
    Handling.objects.filter(org=viewer.org, key=key).delete()
