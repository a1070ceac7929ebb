"""Bàn làm việc: each role finds what waits for it, with one verb; nobody finds another's."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from phoihop.intake.models import Reading
from phoihop.records.actors import Role
from phoihop.records.door import NewSpace
from phoihop.records.keys import ref_id
from phoihop.records.kinds import Draft
from tests import cast
from tests.cast import World
from tests.tasks.conftest import Work

Assign = Callable[..., Work]


def desk(client: Client, world: World, org: str, role: Role = Role.CLERK) -> str:
    client.force_login(cast.account(world, org, role, username=f"{org}-{role}-{uuid4().hex[:6]}"))
    return client.get("/").content.decode()


def test_our_open_part_stands_under_its_day_with_one_verb(
    world: World, assign: Assign, client: Client, today: date
) -> None:
    work = assign("Rà soát bãi thải", due="2026-11-20")
    page = desk(client, world, "MK", Role.FOCAL)
    assert "Quá hạn (1)" in page
    assert "Quá hạn 3\u00a0ngày" in page
    assert f'href="/nhiem-vu/{work.id}/cap-nhat/"' in page
    work.says("MK", 100)
    assert "Rà soát bãi thải" not in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("due", "head"),
    [
        ("2026-11-22", "Quá hạn (1)"),
        ("2026-11-23", "Hôm nay"),
        ("2026-11-29", "Trong tuần (1)"),
        ("2026-11-30", "Sau đó (1)"),
    ],
)
def test_groups_follow_the_calendar(
    world: World, assign: Assign, client: Client, today: date, due: str, head: str
) -> None:
    assign("Rà soát bãi thải", due=due)
    assert head in desk(client, world, "MK", Role.UNIT)


def test_a_request_for_time_waits_for_the_assigners_office_and_elsewhere_for_the_lead(
    world: World, assign: Assign, client: Client, today: date
) -> None:
    work = assign("Rà soát bãi thải", due="2026-12-20")
    work.asks("MK", "2026-12-30")
    office = desk(client, world, "TKV")
    assert "Trả lời gia hạn" in office
    assert "Đảng ủy phường Mẫu xin gia hạn đến 30/12/2026" in office
    lead = desk(client, world, "MK")
    assert "ta xin gia hạn đến 30/12/2026" in lead
    assert "Đang chờ nơi khác (1)" in lead
    assert "1 việc chờ nơi khác" in lead
    assert "Trả lời gia hạn" not in lead
    assert "Trả lời gia hạn" not in desk(client, world, "TKV", Role.UNIT)


def test_the_head_sees_all_that_is_late_and_whose_it_is(
    world: World, assign: Assign, client: Client, today: date
) -> None:
    assign("Việc của bạn giao", by="TQN", lead="MK", cooperating=("TKV",), due="2026-11-20")
    head, clerk = desk(client, world, "TKV", Role.HEAD), desk(client, world, "TKV", Role.CLERK)
    assert "Đảng ủy phường Mẫu chủ trì" in head
    assert "Quá hạn (2)" in head  # ours, and the one whose lead is late
    assert "Đảng ủy phường Mẫu chủ trì" not in clerk


def test_a_plan_waits_for_the_sides_that_have_not_confirmed_and_for_its_author_elsewhere(
    world: World, client: Client, today: date
) -> None:
    plan = {"agreement": world.agreement, "year": 2027, "title": "Kế hoạch phối hợp năm 2027"}
    world.issue("TKV", world.draft("plan", plan))
    side, author = desk(client, world, "TQN"), desk(client, world, "TKV")
    assert "Xem và xác nhận" in side
    assert "Kế hoạch phối hợp năm 2027" in side
    assert "Chờ các bên xác nhận" in author
    assert "Xem và xác nhận" not in author
    assert "Kế hoạch phối hợp năm 2027" not in desk(client, world, "TQN", Role.UNIT)


def test_meetings_of_the_next_days_stand_beside_the_desk(world: World, client: Client, today: date) -> None:
    for title, day in (("Giao ban quý IV", "2026-11-27"), ("Giao ban quý III", "2026-08-27")):
        meeting = {"kind": "briefing", "title": title, "day": day, "agreement": world.agreement}
        world.issue("TKV", world.draft("meeting", meeting))
    page = desk(client, world, "MK")
    assert "Giao ban quý IV" in page
    assert "Giao ban quý III<" not in page


def test_the_four_counts_of_what_we_lead_are_links_to_their_lists(
    world: World, assign: Assign, client: Client, today: date
) -> None:
    assign("Việc một", due="2026-11-20")
    assign("Việc hai", due="2026-12-20").says("MK", 100)
    page = desk(client, world, "MK")
    assert "ta=ta-chu-tri&amp;trang-thai=qua-han" in page
    assert client.get("/nhiem-vu/?ta=ta-chu-tri&trang-thai=qua-han").content.decode().count("row-link") == 1


def test_an_outsider_finds_nothing_of_the_agreement_on_the_desk(
    world: World, assign: Assign, client: Client, today: date
) -> None:
    assign("Rà soát bãi thải", due="2026-11-20").asks("MK", "2026-12-30")
    world.issue("TKV", world.draft("plan", {"agreement": world.agreement, "year": 2027, "title": "Kế hoạch 2027"}))
    outside = desk(client, world, "NGOAI", Role.HEAD)
    assert "Hiện không có việc cần xử lý" in outside
    assert "bãi thải" not in outside
    assert "việc chờ nơi khác" not in outside
    assert "Kế hoạch 2027" not in outside


def test_an_administrator_has_no_papers_and_is_told_so(
    world: World, assign: Assign, client: Client, today: date
) -> None:
    assign("Rà soát bãi thải", due="2026-11-20")
    page = desk(client, world, "MK", Role.ADMIN)
    assert "Vai trò quản trị không xử lý nghiệp vụ" in page
    assert "bãi thải" not in page


@pytest.mark.parametrize("role", [Role.CLERK, Role.HEAD, Role.UNIT])
def test_the_desk_asks_five_statements_for_three_tasks_as_for_three_hundred(
    world: World, client: Client, django_assert_num_queries: Any, today: date, role: Role
) -> None:
    client.force_login(cast.account(world, "MK", role))

    def give(number: int) -> None:
        of = {"cooperating": ("TQN",), "due": "2026-11-20"}
        drafts: list[Draft] = [world.task(f"Việc {one}", **of) for one in range(number)]
        world.issue("TKV", *drafts)

    give(3)
    with django_assert_num_queries(5):
        client.get("/")
    give(297)
    with django_assert_num_queries(5):
        page = client.get("/").content.decode()
    assert "các việc gấp nhất" in page


def test_the_desk_is_narrowed_to_one_agreement(
    world: World, assign: Assign, client: Client, today: date, django_assert_num_queries: Any
) -> None:
    assert world.agreement is not None
    first = ref_id(world.agreement)
    assign("Việc của quy chế một", due="2026-11-20", lead="TKV")
    plan = {"agreement": world.agreement, "year": 2027, "title": "Kế hoạch của quy chế một"}
    world.issue("TQN", world.draft("plan", plan))
    held = {"kind": "briefing", "title": "Họp của quy chế một", "day": "2026-11-27", "agreement": world.agreement}
    world.issue("TKV", world.draft("meeting", held))
    sides = (world.orgs["TKV"], world.orgs["MK"])
    data = {"title": "Quy chế thứ hai", "number": "09", "symbol": "QC/ĐU", "lead": sides[0], "sides": sorted(sides)}
    second = world.draft("agreement", data, to=sides)
    (issued,) = world.issue("TKV", second, place=NewSpace(parties=sides))
    task = {"text": "Việc của quy chế hai", "lead": sides[0], "agreement": world.ref("TKV", second)}
    world.issue("TKV", world.draft("task", {**task, "due": "2026-11-21"}, to=sides), place=issued.space)
    both = desk(client, world, "TKV")
    for words in ("Việc của quy chế một", "Kế hoạch của quy chế một", "Họp của quy chế một", "Việc của quy chế hai"):
        assert words in both
    assert f'<option value="{issued.id}">09-QC/ĐU: Quy chế thứ hai</option>' in both
    with django_assert_num_queries(5):
        one = client.get(f"/?quy-che={first}").content.decode()
    for words in ("Việc của quy chế một", "Kế hoạch của quy chế một", "Họp của quy chế một"):
        assert words in one
    assert "Việc của quy chế hai" not in one
    assert f'<option value="{first}" selected>' in one
    two = client.get(f"/?quy-che={issued.id}").content.decode()
    assert "Việc của quy chế hai" in two
    assert "quy chế một" not in two
    nothing = client.get(f"/?quy-che={uuid4()}").content.decode()
    assert "Theo quy chế này hiện không có việc cần xử lý." in nothing


def test_a_reading_stands_on_the_desk_of_its_agreement(world: World, client: Client, today: date) -> None:
    assert world.agreement is not None
    for name, agreement in (("Của quy chế", dict(world.agreement)), ("Chưa rõ quy chế", {})):
        Reading.objects.create(
            org=world.orgs["TKV"], user="u", name=name, agreement=agreement, state=Reading.State.OPEN, text="x"
        )
    page = desk(client, world, "TKV")
    assert "Của quy chế" in page
    assert "Chưa rõ quy chế" in page
    narrowed = client.get(f"/?quy-che={ref_id(world.agreement)}").content.decode()
    assert "Của quy chế" in narrowed
    assert "Chưa rõ quy chế" not in narrowed


def test_somebody_of_the_office_takes_something_on(
    world: World, assign: Assign, client: Client, today: date, django_assert_num_queries: Any
) -> None:
    mine, other = assign("Rà soát bãi thải", due="2026-11-20"), assign("Rà soát đất", due="2026-11-21")
    colleague, outside = cast.account(world, "MK", Role.HEAD), cast.account(world, "NGOAI")
    desk(client, world, "MK", Role.UNIT)
    answer = client.post("/nhan-xu-ly/", {"nhan": str(mine.id), "next": "/?viec=cua-toi"})
    assert answer["Location"] == "/?viec=cua-toi"
    with django_assert_num_queries(5):
        own = client.get("/?viec=cua-toi").content.decode()
    assert "Rà soát bãi thải" in own
    assert "Rà soát đất" not in own
    assert f'name="thoi" value="{mine.id}"' in own
    left = client.get("/?viec=chua-nhan").content.decode()
    assert "Rà soát bãi thải" not in left
    assert f'name="nhan" value="{other.id}"' in left
    client.force_login(colleague)
    assert "unit – MK xử lý" in client.get("/").content.decode()
    assert "Không có việc nào như vậy" in client.get("/?viec=cua-toi").content.decode()
    client.force_login(outside)
    client.post("/nhan-xu-ly/", {"thoi": str(mine.id)})
    client.force_login(colleague)
    assert "unit – MK xử lý" in client.get("/").content.decode()
    client.post("/nhan-xu-ly/", {"thoi": str(mine.id)})
    assert "unit – MK xử lý" not in client.get("/").content.decode()
