"""A day on which everything happens in the morning, and who is signed in on it."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from phoihop.records.actors import Role
from tests import cast
from tests.cast import World

TODAY = date(2026, 11, 23)


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> date:
    """Every page is opened, and every form sent, in the morning of this day."""
    now = datetime(TODAY.year, TODAY.month, TODAY.day, 2, 0, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    return TODAY


@pytest.fixture
def clerk(world: World, client: Client, today: date) -> Client:
    """Signed in, on that day, as the clerk of the committee that leads the agreement."""
    client.force_login(cast.account(world, "TKV"))
    return client


@pytest.fixture
def focal(world: World, client: Client, today: date) -> Client:
    """Signed in, on that day, as the focal point of the ward that leads the tasks."""
    client.force_login(cast.account(world, "MK", Role.FOCAL))
    return client
