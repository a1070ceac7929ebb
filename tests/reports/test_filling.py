"""The sheet a unit fills in: its own figures come back as they were, what is missing is told truly."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import timezone

from phoihop.records.actors import Role
from phoihop.reports.models import Report
from tests.reports.office import Office
from tests.reports.test_pages import at, send, sheet


@pytest.fixture(autouse=True)
def _autumn(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = datetime(2026, 9, 16, 2, 0, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: moment)


def boxes(page: str) -> dict[str, str]:
    """The figures in the boxes of a sheet, as a browser would send them."""
    return dict(re.findall(r'name="([tp]-[a-z-]+)" value="([^"]*)"', page))


@pytest.mark.parametrize("figure", ["1500", "12500", "1234567", "-1500", "0"])
def test_a_figure_that_was_sent_is_read_back_unasked(office: Office, client: Client, figure: str) -> None:
    _issued, first = office.report("A", "2026-q3", than=(f"{figure}.5", figure), nguoi=figure)
    office.answer("report_return", "A", first, text="Bổ sung lời")
    at(office.world, client, "A", Role.UNIT)
    again = boxes(client.get(sheet(office)).content.decode())
    assert send(client, office, **again).status_code == 303, again
    assert Report.objects.get(no=2).data["figures"] == first.data["figures"]
