"""What is asked for and not sent: for the unit, for the desk, for the receiver at every level."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.reports.due_days import due_days
from phoihop.reports.models import ReportDue, ReportRegime
from phoihop.reports.periods import Every, asked
from tests.intake.desk import words
from tests.reports.office import Office, regime
from tests.reports.test_pages import LIST, at

TODAY = date(2026, 9, 16)


@pytest.fixture(autouse=True)
def _autumn(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = datetime(2026, 9, 16, 2, 0, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: moment)


@settings(max_examples=60)
@given(
    st.sampled_from([one for one in Every if one != Every.TERM]),
    st.integers(0, 28),
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
)
def test_one_period_is_asked_for_on_every_day(every: Every, cut_day: int, today: date) -> None:
    first = date(2018, 1, 1)
    issued = datetime(2026, 1, 5, tzinfo=UTC)
    data = {"cut_day": cut_day, "due_days": 3}
    row = ReportRegime(pk=uuid4(), every=every.value, cut_day=cut_day, from_day=first, issued_at=issued, data=data)
    dues = list(due_days(row))
    (now,) = (one for one in dues if one.cut_off <= today < one.until)
    assert (now.period, now.cut_off) == max(
        ((one.code, one.window(cut_day)[1]) for one in asked(every, first, today, cut_day)), key=lambda pair: pair[1]
    )
    assert [one.until for one in dues[:-1]] == [one.cut_off for one in dues[1:]]
    assert dues[-1].cut_off.year == 2036


def test_what_was_not_asked_yet_is_late_with_nobody(office: Office, client: Client) -> None:
    """A regime issued on 15 September for the periods since January: they are due three working days after."""
    world = office.world
    one = regime(world, "MID", ("A", "B"), title="Chế độ mới", **{"from": "2026-01-01", "issued": "2026-09-15"})
    due = date(2026, 9, 18)
    assert {each.due for each in ReportDue.objects.filter(regime=one.id, cut_off__lt="2026-09-15")} == {due}
    assert "18/09 Chế độ mới gửi Đảng ủy MID, quý III/2026" in words(at(world, client, "A").get("/"))
    shown = words(at(world, client, "MID").get(f"{LIST}{one.id}/2026-q1/chua-gui/"))
    assert "18/09/2026" in shown
    assert "Quá hạn" not in shown


def test_the_desk_says_what_to_send_and_who_has_not(office: Office, client: Client) -> None:
    world = office.world
    shown = words(at(world, client, "A").get("/"))
    assert "Báo cáo của MID gửi Đảng ủy MID, quý III/2026" in shown
    assert f'href="{LIST}{office.mid.id}/2026-q3/nhap/"' in client.get("/").content.decode()
    office.report("A", "2026-q3", than="10")
    assert "gửi Đảng ủy MID, quý III/2026" not in words(client.get("/"))
    desk = words(at(world, client, "MID").get("/"))
    assert "Báo cáo của MID 2 đơn vị chưa gửi, quý III/2026" in desk
    assert "Báo cáo của TOP gửi Đảng ủy TOP, quý III/2026" in desk
    holiday = [{"first": "2026-09-15", "last": "2026-09-18", "name": "Nghỉ lễ"}]
    office.restate(office.mid, days_off=holiday)  # due on the third working day after it
    assert "23/09 Báo cáo của MID" in words(at(world, client, "B").get("/"))
    at(world, client, "MID")
    office.restate(office.mid, to="2026-08-31")  # over before the cut-off
    assert "2 đơn vị chưa gửi" not in words(client.get("/"))


def test_who_is_missing_is_known_at_every_level(office: Office, client: Client, django_assert_num_queries: Any) -> None:
    world = office.world
    office.report("A", "2026-q3", than="10")
    office.restate(office.top, days_off=[{"first": "2026-09-17", "last": "2026-09-17"}])
    address = f"{LIST}{office.top.id}/2026-q3/chua-gui/"
    at(world, client, "TOP")
    with django_assert_num_queries(5):
        page = client.get(address)
    shown = words(page)
    assert "mọi cấp: 4 đơn vị chưa gửi" in shown
    for unit, receiver in (("MID", "TOP"), ("D", "TOP"), ("B", "MID"), ("C", "MID")):
        assert f"Đảng ủy {unit} Đảng ủy {receiver} {18 if receiver == 'TOP' else 17}/09/2026" in shown
    assert "Đảng ủy A" not in shown
    for number in range(60):
        world.organisation(f"U{number}", f"Đảng ủy U{number}", symbol="ĐU")

    regime(world, "D", tuple(f"U{number}" for number in range(60)), upper=office.top, superiors=("TOP",))
    with django_assert_num_queries(5):
        shown = words(client.get(address))
    assert "mọi cấp: 64 đơn vị chưa gửi" in shown
    at(world, client, "A")
    assert client.get(address).status_code == 404
