"""A notice lying on the desk of the clerk."""

from concurrent.futures import Future

import pytest
from django.test import Client

from phoihop.intake import inbox_views, threads
from tests.intake.desk import NOTICE, Paper, paste


@pytest.fixture
def paper(clerk: Client) -> Paper:
    return Paper.of(clerk, paste(clerk, NOTICE))


@pytest.fixture(autouse=True)
def _no_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that looks on inside one transaction opens waiting papers itself: `read_waiting`."""
    monkeypatch.setattr(threads, "start", lambda pk: Future())
    monkeypatch.setattr(inbox_views, "PATIENCE", 0)
