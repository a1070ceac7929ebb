"""Lists and counts: what is in sight, what a filter holds, and that the four counts always sum to the total."""

import random
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from itertools import product
from typing import Any

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from phoihop.records.actors import Role
from phoihop.records.scope import visible
from phoihop.tasks import filters, lists
from phoihop.tasks.models import Task, TaskPart
from phoihop.tasks.rules import State, standing
from tests import cast, replica
from tests.cast import World
from tests.morning import TODAY
from tests.tasks.conftest import Work, assigned

SIDES = ("TKV", "TQN", "MK")


def _crowd() -> tuple[World, list[Work]]:
    world = cast.build()
    chance = random.Random(7)
    made = []
    for number in range(40):
        lead = chance.choice(SIDES)
        others = chance.sample([side for side in SIDES if side != lead], chance.randrange(3))
        author = chance.choice(SIDES)
        to = None if chance.random() < 0.6 else tuple({author, lead, *others})
        data: dict[str, Any] = {"lead": lead, "cooperating": others, "assigned_on": "2024-01-01"}
        if chance.random() < 0.85:
            data["due"] = (TODAY + timedelta(days=chance.randrange(-500, 200))).isoformat()
        if area := chance.choice(["XDD", "GPMB", ""]):
            data["area"] = area
        work = assigned(world, f"Việc {number}", by=author, to=to, **data)
        for org in (lead, *others):
            if chance.random() < 0.6:
                work.says(org, 100)
            if chance.random() < 0.15:
                work.says(org, 50)
        if chance.random() < 0.1:
            work.restates(withdrawn=True, withdrawn_reason="Giao trùng")
        made.append(work)
    return world, made


@pytest.fixture
def crowd(db: None) -> tuple[World, list[Work]]:
    return replica.of(_crowd)


@pytest.fixture
def world(request: pytest.FixtureRequest, db: None) -> World:
    return request.getfixturevalue("crowd")[0] if "many" in request.fixturenames else replica.of(cast.build)


@pytest.fixture
def many(crowd: tuple[World, list[Work]]) -> list[Work]:
    """Forty tasks of all sorts: leads, areas, days, audiences, some done in time, late, reopened, withdrawn."""
    return crowd[1]


def in_scope(world: World, org: str) -> list[tuple[Task, set[str]]]:
    """The tasks that the one scope lets an organisation see, with the bodies that have a part."""
    parts: dict[Any, set[str]] = {}
    for parent, body in TaskPart.objects.values_list("parent", "org"):
        parts.setdefault(parent, set()).add(body)
    return [(task, parts[task.pk]) for task in visible(Task, world.viewer(org)).select_related("status")]


def slow_count(tasks: list[tuple[Task, set[str]]], org: str, wanted: filters.Filter) -> Counter[State]:
    """The counts, task by task."""
    found = Counter[State]()
    for task, parts in tasks:
        status = task.status
        held = (
            not status.withdrawn
            and wanted.period.holds(due=status.due, is_open=status.done_on is None)
            and wanted.lead in ("", task.lead)
            and (not wanted.side or wanted.side in parts)
            and (wanted.areas is None or task.area in wanted.areas)
            and _tied(task, parts, org, wanted.tie)
        )
        if held:
            found[standing(status.due, status.done_on, wanted.today).state] += 1
    return found


def _tied(task: Task, parts: set[str], org: str, tie: filters.Tie) -> bool:
    held = [
        filters.Tie.ASSIGNS in tie and task.author == org,
        filters.Tie.LEADS in tie and task.lead == org,
        filters.Tie.COOPERATES in tie and org in parts and task.lead != org,
    ]
    return not tie or any(held)


def asked_for(world: World) -> list[dict[str, str]]:
    """Filters alone and in pairs."""
    single = {
        "ky": ["", "2026", "2026-q4", "2025", "khong-han", "tat-ca"],
        "ta": ["", "ta-giao", "giao-cho-ta", "ta-chu-tri", "ta-phoi-hop"],
        "linh-vuc": ["", "XDD", "khong"],
        "chu-tri": ["", world.orgs["MK"]],
        "ben": ["", world.orgs["TQN"], world.orgs["TKV"]],
    }
    return [
        {left: first, right: second}
        for left, right in (("ky", "ta"), ("ky", "linh-vuc"), ("ky", "ben"), ("ta", "chu-tri"), ("chu-tri", "ben"))
        for first, second in product(single[left], single[right])
    ]


def test_the_counts_are_those_of_the_tasks_in_sight_under_any_filter(world: World, many: list[Work]) -> None:
    assert many
    seen = 0
    for org in (*SIDES, "NGOAI"):
        tasks = in_scope(world, org)
        for asked in asked_for(world):
            wanted = filters.read(asked, TODAY)
            counted, expected = lists.counts(world.viewer(org), wanted), slow_count(tasks, world.orgs[org], wanted)
            assert {state: counted.of(state) for state in State} == {state: expected[state] for state in State}, asked
            seen += counted.total
    assert seen > 500


def test_counts_by_body_area_and_period_sum_to_the_total_under_any_filter(world: World, many: list[Work]) -> None:
    assert many
    viewer = world.viewer("TKV")
    for asked in asked_for(world):
        wanted = filters.read(asked, TODAY)
        total = lists.counts(viewer, wanted)
        ground = lists.ground(viewer, wanted)
        for table in (
            lists.by(viewer, wanted, "lead"),
            lists.by(viewer, wanted, "area"),
            lists.by_period(viewer, wanted, quarters=True),
            lists.by_period(viewer, wanted, quarters=False),
            ground.by_lead(),
            ground.by_area(),
            ground.by_period(quarters=True),
        ):
            assert lists.added_up(table.values()) == total, asked
        assert ground.four == total


def test_each_state_lists_as_many_tasks_as_its_count_says(world: World, many: list[Work]) -> None:
    assert many
    viewer = world.viewer("TKV")
    for code, state in filters.STATES.items():
        wanted = filters.read({"ky": "tat-ca", "trang-thai": code}, TODAY)
        found = lists.rows(viewer, wanted, most=1000)
        assert len(found) == lists.counts(viewer, wanted).of(state) > 0
        assert {standing(task.due, task.done_on, TODAY).state for task in found} == {state}


def test_pages_share_the_list_out_in_its_order(world: World, many: list[Work]) -> None:
    assert many
    viewer, wanted = world.viewer("TKV"), filters.read({"ky": "tat-ca"}, TODAY)
    for order in sorted(lists.ORDERS):
        whole = lists.rows(viewer, wanted, order, most=1000)
        paged = [task for start in range(0, 100, 25) for task in lists.rows(viewer, wanted, order, start=start)]
        assert [task.id for task in paged] == [task.id for task in whole]
        assert len(whole) == lists.counts(viewer, wanted).total > 25
    days = [task.due or date.max for task in lists.rows(viewer, wanted, "due", most=1000)]
    assert days == sorted(days)


def test_withdrawn_tasks_are_listed_when_asked_for_and_never_counted(world: World, many: list[Work]) -> None:
    withdrawn = {work.id for work in many if work.status.withdrawn}
    wanted = filters.read({"ky": "tat-ca", "trang-thai": "rut-lai"}, TODAY)
    found = {task.id for task in lists.rows(world.viewer("TKV"), wanted, most=1000)}
    assert found
    assert found <= withdrawn
    everything = {task.id for task in lists.rows(world.viewer("TKV"), filters.read({"ky": "tat-ca"}, TODAY), most=1000)}
    assert not everything & withdrawn


PAGES = ("", "theo-co-quan/", "theo-linh-vuc/", "theo-ky/", "ban-in/")


@pytest.mark.parametrize("page", PAGES)
def test_a_list_asks_as_many_statements_for_three_rows_as_for_three_hundred(
    world: World,
    client: Client,
    django_assert_num_queries: Any,
    today: date,
    page: str,
) -> None:
    client.force_login(cast.account(world, "TKV"))
    statements = 4 if page.startswith("theo") else 5
    world.issue("TKV", *(world.task(f"Việc {number}", cooperating=("TQN",), due="2026-12-02") for number in range(3)))
    with django_assert_num_queries(statements):
        client.get(f"/nhiem-vu/{page}")
    world.issue("TKV", *(world.task(f"Việc {number}", cooperating=("TQN",), due="2026-12-02") for number in range(297)))
    with django_assert_num_queries(statements):
        response = client.get(f"/nhiem-vu/{page}")
    assert "300" in response.content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_an_outsider_counts_and_lists_nothing_and_a_side_sees_the_task(
    world: World, assign: Callable[..., Work], client: Client, today: date, page: str
) -> None:
    assign("Rà soát bãi thải phía Bắc", due="2026-11-20", area="XDD")
    client.force_login(cast.account(world, "TKV"))
    inside = client.get(f"/nhiem-vu/{page}").content.decode()
    client.force_login(cast.account(world, "NGOAI"))
    outside = client.get(f"/nhiem-vu/{page}").content.decode()
    assert "Đảng ủy phường Mẫu" in inside
    assert "Đảng ủy phường Mẫu" not in outside
    assert "bãi thải" not in outside


def test_the_list_says_whose_task_is_late_and_by_how_many_days(
    world: World, assign: Callable[..., Work], client: Client, today: date
) -> None:
    work = assign("Rà soát đảng viên nơi cư trú", cooperating=("TQN", "TKV"), due="2026-11-20")
    work.says("TQN", 100)
    client.force_login(cast.account(world, "MK", Role.FOCAL))
    page = client.get("/nhiem-vu/").content.decode()
    assert "Quá hạn 3\u00a0ngày" in page
    assert "phối hợp 2, 1/3 phần đã xong" in page
    assert "Đang làm, quá hạn (1)" in page


def test_an_empty_list_says_what_to_do_next(world: World, client: Client, today: date) -> None:
    client.force_login(cast.account(world, "TKV"))
    assert "Giao nhiệm vụ" in client.get("/nhiem-vu/").content.decode()
    assert "Bỏ bớt điều kiện" in client.get("/nhiem-vu/?trang-thai=qua-han").content.decode()


def test_a_filter_that_makes_no_sense_narrows_nothing(
    world: World, assign: Callable[..., Work], client: Client, today: date
) -> None:
    assign("Rà soát bãi thải")
    client.force_login(cast.account(world, "TKV"))
    page = client.get("/nhiem-vu/?quy-che=x&ben=y&chu-tri=z&ky=2026-q9&trang-thai=?&ta=k&sort=text&page=-3")
    assert "bãi thải" in page.content.decode()


def test_a_board_begins_with_the_areas_it_answers_for(
    world: World, assign: Callable[..., Work], client: Client, today: date
) -> None:
    assign("Việc xây dựng Đảng", area="XDD")
    assign("Việc mặt bằng", area="GPMB")
    user = cast.account(world, "TKV", Role.BOARD)
    user.memberships.update(areas=["XDD"])
    client.force_login(user)
    first = client.get("/nhiem-vu/").content.decode()
    assert "Việc xây dựng Đảng" in first
    assert "Việc mặt bằng" not in first
    assert "Việc mặt bằng" in client.get("/nhiem-vu/?linh-vuc=").content.decode()


def test_the_spreadsheet_holds_what_the_filter_holds(
    world: World, assign: Callable[..., Work], client: Client, today: date
) -> None:
    assign("=1+1", cooperating=("TQN",), due="2026-11-20", area="XDD")
    assign("Việc không có hạn")
    client.force_login(cast.account(world, "TKV"))
    book = client.get("/nhiem-vu/nhiem-vu.xlsx?trang-thai=qua-han")
    rows = CalamineWorkbook.from_filelike(BytesIO(book.content)).get_sheet_by_index(0).to_python()
    (line,) = [row for row in rows[5:] if row[0]]
    assert line[1] == "=1+1"
    assert line[2:6] == ["Đảng ủy phường Mẫu", "Đảng ủy Vùng mỏ Thử nghiệm", "Xây dựng Đảng", date(2026, 11, 20)]
    assert line[8] == 3
    client.force_login(cast.account(world, "NGOAI"))
    other = client.get("/nhiem-vu/nhiem-vu.xlsx")
    rows = CalamineWorkbook.from_filelike(BytesIO(other.content)).get_sheet_by_index(0).to_python()
    assert not [row for row in rows[5:] if row and row[0]]


def test_reports_of_progress_leave_counts_as_they_are_until_the_part_is_done(
    world: World, assign: Callable[..., Work]
) -> None:
    work, wanted = assign(due="2026-12-01"), filters.read({}, TODAY)
    before = lists.counts(world.viewer("TKV"), wanted)
    work.says("MK", 50)
    assert lists.counts(world.viewer("TKV"), wanted) == before
    work.says("MK", 100)
    after = lists.counts(world.viewer("TKV"), wanted)
    assert (after.done_in_time, after.total) == (1, before.total)
