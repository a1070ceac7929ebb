"""Tổng quan: the numbers are those of the lists they lead to, within what one may see, on one sheet."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

from django.test import Client

from phoihop.records.actors import Role
from phoihop.records.keys import ref_id
from phoihop.records.kinds import Draft
from phoihop.ui import charts
from tests import cast
from tests.cast import World
from tests.reports import office as reporting
from tests.tasks.conftest import Work

Assign = Callable[..., Work]
PAGE = "/tong-quan/"


def line(page: str, label: str) -> list[tuple[str, str]]:
    """The numbers of a line, each with where it leads."""
    row = re.search(rf'<th scope="row" class="main">{label}</th>(.*?)</tr>', page, re.S)
    assert row, label
    return re.findall(r'<td class="num">(?:<a href="([^"]+)"[^>]*>|<span class="muted">)?([0-9–.]+)', row[1])


def listed(client: Client, href: str) -> int:
    return client.get(href.replace("&amp;", "&")).content.decode().count('class="row-link')


def test_each_number_is_that_of_its_list(world: World, assign: Assign, client: Client, today: date) -> None:
    for text, due in (("Một", "2026-11-20"), ("Hai", "2026-11-22"), ("Ba", "2026-12-07"), ("Bốn", "2026-12-08")):
        assign(text, due=due)
    assign("Xong", due="2026-11-22").says("MK", 100)
    assign("Việc của TQN", lead="TQN", due="2026-11-23")
    for text, due in (("Kiến nghị chậm", "2026-11-20"), ("Kiến nghị còn hạn", "2026-12-20")):
        data = {"text": text, "receiver": world.orgs["MK"], "agreement": world.agreement, "due": due}
        world.issue("TKV", world.draft("recommendation", data))
    reporting.regime(world, "TKV", ("MK", "TQN"), title="Báo cáo quý của hai đơn vị")
    client.force_login(cast.account(world, "TKV", Role.HEAD))
    page = client.get(PAGE).content.decode()
    assert [number for _href, number in line(page, "Đảng ủy phường Mẫu")] == ["2", "1", "2", "1", "1"]
    assert [number for _href, number in line(page, "Đảng ủy Vùng mỏ Thử nghiệm")] == ["1", "1", "–", "–", "–"]
    (agreement,) = re.findall(r'<th scope="row" class="main">(08-QC/ĐU: [^<]+)</th>', page)
    found = line(page, agreement)
    assert [number for _href, number in found] == ["3", "2", "2", "1", "1"]
    for href, number in [*found, *line(page, "Đảng ủy phường Mẫu")]:
        assert listed(client, href) == int(number), href
    assert "quý III/2026: 2/2 đơn vị chưa gửi" in page
    months = re.findall(r'class="key key-([a-z-]+)"></span>[^<]+</th>(.*?)</tr>', page)
    last = {kind: re.findall(r'<td class="num">(?:<span[^>]*>)?([0-9–]+)', cells)[-1] for kind, cells in months}
    assert last == {"in-time": "1", "late": "–", "open": "3"}
    narrowed = client.get(PAGE + "?ky=2026-q4").content.decode()
    assert "ky=2026-q4" in line(narrowed, "Đảng ủy phường Mẫu")[0][0]


def test_the_report_our_own_organisation_owes_is_there_until_it_is_sent(
    world: World, client: Client, today: date
) -> None:
    regime = reporting.regime(world, "TKV", ("MK", "TQN"), title="Báo cáo quý của hai đơn vị")
    client.force_login(cast.account(world, "MK", Role.HEAD))
    owed = "quý III/2026: cơ quan mình chưa gửi"
    assert owed in client.get(PAGE).content.decode()
    sent = reporting.report_of(world, regime, "MK", "2026-q3")
    world.issue("MK", sent, place=regime.space)
    assert owed not in client.get(PAGE).content.decode()
    answer = {name: sent.data[name] for name in ("regime", "unit", "period")}
    answer |= {"report": dict(world.ref("MK", sent)), "text": "Thiếu số"}
    back = Draft(kind="report_return", rec=uuid4(), data=answer, to=(world.orgs["MK"], world.orgs["TKV"]))
    world.issue("TKV", back, place=regime.space)
    assert owed in client.get(PAGE).content.decode()
    client.force_login(cast.account(world, "NGOAI", Role.HEAD))
    assert owed not in client.get(PAGE).content.decode()


def test_what_sides_have_not_confirmed_is_there_and_an_outsider_sees_nothing(
    world: World, assign: Assign, client: Client, today: date
) -> None:
    assert world.agreement is not None
    assign("Rà soát bãi thải", due="2026-11-20")
    world.issue("TKV", world.draft("plan", {"agreement": world.agreement, "year": 2027, "title": "Kế hoạch 2027"}))
    client.force_login(cast.account(world, "MK"))
    page = client.get(PAGE + f"?quy-che={ref_id(world.agreement)}").content.decode()
    assert "Kế hoạch 2027" in page
    assert "còn 2/3 bên" in page
    client.force_login(cast.account(world, "NGOAI", Role.HEAD))
    outside = client.get(PAGE).content.decode()
    assert "Chưa có việc nào để tổng hợp" in outside
    assert "Kế hoạch 2027" not in outside
    client.force_login(cast.account(world, "MK", Role.ADMIN))
    assert "Vai trò quản trị không xử lý nghiệp vụ" in client.get(PAGE).content.decode()


def test_the_overview_asks_five_statements_for_three_tasks_as_for_three_hundred(
    world: World, client: Client, django_assert_num_queries: Any, today: date
) -> None:
    client.force_login(cast.account(world, "TKV", Role.HEAD))

    def give(number: int) -> None:
        drafts: list[Draft] = [world.task(f"Việc {one}", due="2026-11-20") for one in range(number)]
        world.issue("TKV", *drafts)

    give(3)
    with django_assert_num_queries(5):
        client.get(PAGE)
    give(297)
    with django_assert_num_queries(5):
        page = client.get(PAGE).content.decode()
    assert line(page, "Đảng ủy phường Mẫu")[2][1] == "300"


def test_a_column_shows_every_number_that_is_not_zero() -> None:
    drawn = charts.columns([("01", (("a", 999), ("b", 1))), ("02", (("a", 0), ("b", 0)))], "Nhãn")
    (first, second) = drawn.columns
    assert [css for css, _y, height in first.parts if height >= 1] == ["a", "b"]
    assert second.parts == ()
    assert charts.columns([], "Nhãn").most == 0
