"""A calendar read by its secret address: what it holds, for whom, how it changes, and how it ends."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.test import Client
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.accounts.models import Membership
from phoihop.calendars import commands
from phoihop.calendars.models import CalendarFeed
from phoihop.calendars.rules import Event, calendar
from phoihop.records.actors import Role
from tests import cast
from tests.intake.desk import words

PAGE = "/cai-dat/lich/"


def properties(file: bytes) -> list[dict[str, str]]:
    """The events of a file as a program reads them: lines unfolded, text unescaped."""
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    lines = file.decode().replace("\r\n ", "").split("\r\n")
    events: list[dict[str, str]] = []
    for line in lines[lines.index("END:VTIMEZONE") :]:
        name, _colon, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events:
            events[-1][name] = re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], value)
    return events


@settings(max_examples=40)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\x7f"), max_size=120), st.text("đủ,;\\\n", max_size=90))
def test_any_words_come_back_from_the_file_as_they_were(title: str, text: str) -> None:
    at = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
    event = Event(uid="a@b", sequence=2, stamp=at, title=title, day=date(2026, 11, 30), text=text)
    (read,) = properties(calendar("Lịch", [event]))
    plain = "".join(one for one in title.replace("\r\n", "\n").replace("\r", "\n") if one == "\n" or one >= " ")
    assert read["SUMMARY"] == plain
    assert read.get("DESCRIPTION", "") == text
    assert (read["DTSTART;VALUE=DATE"], read["DTEND;VALUE=DATE"]) == ("20261130", "20261201")
    assert (read["UID"], read["SEQUENCE"], read["DTSTAMP"]) == ("a@b", "2", "20261123T010000Z")


def test_hours_are_those_of_the_clock_in_viet_nam() -> None:
    at = datetime(2026, 11, 23, tzinfo=UTC)
    event = Event(uid="a", sequence=0, stamp=at, title="Họp", day=date(2026, 11, 30), start=time(8), cancelled=True)
    (read,) = properties(calendar("Lịch", [event]))
    assert read["DTSTART;TZID=Asia/Ho_Chi_Minh"] == "20261130T080000"
    assert read["DTEND;TZID=Asia/Ho_Chi_Minh"] == "20261130T093000"
    assert read["STATUS"] == "CANCELLED"


def address(client: Client, **typed: str) -> str:
    """Makes an address on its page; it is shown once."""
    assert client.post(f"{PAGE}lap/", typed).status_code == 303
    shown = re.search(r'value="http://testserver([^"]+\.ics)"', client.get(PAGE).content.decode())
    assert shown is not None
    assert ".ics" not in client.get(PAGE).content.decode()
    return shown[1]


def test_a_feed_shows_what_its_person_may_see_until_it_is_revoked(world: cast.World, clerk: Client) -> None:
    today = timezone.localdate()
    data: dict[str, Any] = {"kind": "briefing", "title": "Giao ban quý", "day": (today + timedelta(days=5)).isoformat()}
    data |= {"time": "08:00", "to_time": "11:00", "place": "Hà Nội", "venues": ["Quảng Ninh"], "state": "planned"}
    data |= {"hosts": [world.orgs["TKV"]], "invited": [world.orgs["MK"]], "agreement": world.agreement}
    meeting = world.draft("meeting", data)
    task = world.task("Rà soát đảng viên", due=(today + timedelta(days=9)).isoformat(), cooperating=("TKV",))
    issued, _assigned = world.issue("TKV", meeting, task)
    mine = address(clerk)
    stranger = Client()
    answer = stranger.get(mine)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    held, due = properties(answer.content)
    assert (held["SUMMARY"], held["LOCATION"], held["SEQUENCE"]) == ("Giao ban quý", "Hà Nội; Quảng Ninh", "0")
    assert held["URL"] == f"http://testserver/hoi-nghi/{issued.id}/chuong-trinh/"
    assert due["SUMMARY"] == "Hạn: Rà soát đảng viên"

    again = {**data, "state": "cancelled", "cancelled": "Bão"}
    world.issue("TKV", cast.Draft(kind="meeting", rec=meeting.rec, data=again, to=meeting.to, basis=issued.body))
    held, due = properties(stranger.get(mine).content)
    assert (held["SEQUENCE"], held["STATUS"]) == ("1", "CANCELLED")

    clerk.force_login(cast.account(world, "NGOAI"))
    assert properties(stranger.get(address(clerk, whole="1")).content) == []

    user = CalendarFeed.objects.get(org=world.orgs["TKV"]).user
    clerk.force_login(user)
    whole = address(clerk, whole="1")
    assert "Lịch của cơ quan" in words(clerk.get(PAGE))
    Membership.objects.filter(user=user).update(to_day=today - timedelta(days=1))
    assert stranger.get(mine).status_code == 404  # who no longer acts for the body reads it no more
    assert stranger.get(whole).status_code == 200
    Membership.objects.filter(user=user).update(to_day=None)
    for feed in CalendarFeed.objects.filter(user=user):
        assert clerk.post(f"{PAGE}{feed.pk}/thu-hoi/").status_code == 303
    assert stranger.get(mine).status_code == stranger.get(whole).status_code == 404


def test_addresses_are_few_read_in_measure_and_revoked_by_their_own(world: cast.World, clerk: Client) -> None:
    for _number in range(commands.MOST):
        mine = address(clerk)
    assert clerk.post(f"{PAGE}lap/").status_code == 303
    assert "Đã có 5 địa chỉ." in words(clerk.get(PAGE))
    CalendarFeed.objects.update(since=timezone.now(), hits=commands.READINGS)
    slow = Client().get(mine)
    assert (slow.status_code, slow["Retry-After"]) == (429, "600")
    CalendarFeed.objects.update(since=timezone.now() - commands.WINDOW * 2)
    assert Client().get(mine).status_code == 200
    feed = CalendarFeed.objects.first()
    assert feed is not None
    other = Client()
    other.force_login(cast.account(world, "TKV", Role.BOARD))
    assert other.post(f"{PAGE}{feed.pk}/thu-hoi/").status_code == 404
    assert other.post(f"{PAGE}lap/", {"whole": "1"}).status_code == 303
    assert "Vai trò đang giữ không lập địa chỉ lịch này." in words(other.get(PAGE))
