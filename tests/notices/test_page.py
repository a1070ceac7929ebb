"""Thông báo: who is told what, and what comes with its day; read, unread, and back again."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from django.test import Client

from phoihop.accounts.models import User
from phoihop.records.actors import Role
from phoihop.records.kinds import Draft
from tests import cast
from tests.cast import World
from tests.reports import office as reporting
from tests.tasks.conftest import Work

Assign = Callable[..., Work]
PAGE = "/thong-bao/"


def seen(client: Client, user: User, query: str = "") -> str:
    client.force_login(user)
    return client.get(PAGE + query).content.decode()


def titles(page: str) -> list[str]:
    return re.findall(r'class="row-link two-lines"[^>]*>(?:<span.*?</span>)*([^<]+)<', page)


def number(page: str) -> int:
    found = re.search(r'class="dot" aria-hidden="true"></span><span class="hidden">(\d+)', page)
    return int(found[1]) if found else 0


def test_each_body_is_told_what_concerns_it_and_never_its_own_acts(
    world: World, assign: Assign, client: Client, today: date
) -> None:
    people = {org: cast.account(world, org) for org in ("TKV", "TQN", "MK", "NGOAI")}
    world.on(date(2026, 11, 20))
    work = assign("Rà soát bãi thải", cooperating=("TQN",), due="2027-03-01")
    work.says("MK", 40)
    asked = work.asks("MK", "2027-04-01")
    work.answers("TKV", "MK", asked, "2027-04-01")
    raised = world.draft(
        "recommendation", {"text": "Bồi thường bãi thải", "receiver": world.orgs["MK"], "agreement": world.agreement}
    )
    world.issue("TKV", raised)
    of = {"recommendation": dict(world.ref("TKV", raised))}
    world.issue("MK", world.draft("answer", {**of, "outcome": "resolved", "text": "Đã giải quyết"}))
    world.issue("TKV", world.draft("verdict", {**of, "closed": True}))
    world.issue("TKV", world.draft("plan", {"agreement": world.agreement, "year": 2027, "title": "Kế hoạch 2027"}))
    world.issue("TKV", world.draft("document", {"direction": "out", "abstract": "Công văn đôn đốc"}))
    world.issue("TKV", world.draft("document", {"direction": "in", "abstract": "Chỉ để lưu"}))
    work.restates(text="Rà soát bãi thải phía Tây")
    regime = reporting.regime(world, "TKV", ("MK", "TQN"))
    world.issue("MK", reporting.report_of(world, regime, "MK", "2026-q3"), place=regime.space)
    tkv, ward = "Đảng ủy Tập đoàn Thử nghiệm", "Đảng ủy phường Mẫu"
    assert titles(seen(client, people["TKV"])) == [
        f"{ward} gửi báo cáo quý III/2026",
        f"{ward} trả lời kiến nghị của ta",
        f"{ward} xin gia hạn đến 01/04/2027",
        f"{ward} báo cáo tiến độ 40%",
    ]
    page = seen(client, people["MK"])
    assert titles(page) == [
        f"{tkv} ban hành chế độ báo cáo",
        f"{tkv} sửa nhiệm vụ đã giao",
        f"{tkv} gửi văn bản",
        f"{tkv} ban hành, chờ các bên xác nhận",
        f"{tkv} kết thúc kiến nghị",
        f"{tkv} nêu kiến nghị với ta",
        f"{tkv} đồng ý gia hạn đến 01/04/2027",
        f"{tkv} ban hành, chờ các bên xác nhận",  # the agreement itself, in January
    ]
    assert "Rà soát bãi thải phía Tây" in page
    assert number(page) == 7
    assert f"{tkv} sửa nhiệm vụ đã giao" in titles(seen(client, people["TQN"]))
    assert titles(seen(client, people["NGOAI"])) == []
    assert titles(seen(client, people["MK"], "?loai=kien-nghi")) == [
        f"{tkv} kết thúc kiến nghị",
        f"{tkv} nêu kiến nghị với ta",
    ]


def test_a_day_comes_nearer_and_passes_and_the_head_hears_of_what_stays_late(
    world: World, assign: Assign, client: Client, today: date
) -> None:
    lead, head, assigner = (
        cast.account(world, "MK", Role.UNIT),
        cast.account(world, "MK", Role.HEAD),
        cast.account(world, "TKV"),
    )
    for text, due in (("Ba ngày nữa", 26), ("Hôm nay", 23), ("Hôm qua", 22), ("Một tuần", 16), ("Còn xa", 27)):
        assign(text, due=f"2026-11-{due}")
    done = assign("Đã xong", due="2026-11-20")
    done.says("MK", 100)
    page = seen(client, lead, "?loai=han")
    shown = re.findall(r'class="note">([^<]+)</span></td><td class="c-state', page)
    assert shown[:4] == [
        "Hôm qua",
        "Hôm nay",
        "Ba ngày nữa",
        "Một tuần",
    ]
    for words in ("Quá hạn 1\u00a0ngày", "Quá hạn 7\u00a0ngày", "Đến hạn hôm nay", "Còn 3\u00a0ngày"):
        assert words in page
    office = seen(client, head, "?loai=han")
    assert "Một tuần" in office
    assert "Hôm qua" not in office
    given = seen(client, assigner, "?loai=han")
    assert titles(given) == [
        "Đảng ủy phường Mẫu chủ trì, hạn 22/11/2026",
        "Đảng ủy phường Mẫu chủ trì, hạn 16/11/2026",
    ]


def test_a_report_is_asked_for_before_its_day_until_it_is_sent(world: World, client: Client, today: date) -> None:
    unit = cast.account(world, "MK", Role.UNIT)
    # Cut off on 20 November, due three working days later: Wednesday the 25th.
    regime = reporting.regime(world, "TKV", ("MK",), every="month", cut_day=20)
    receiver = "Đảng ủy Tập đoàn Thử nghiệm"
    wanted = f"Báo cáo tháng 11/2026 gửi {receiver}, hạn 25/11/2026"
    assert wanted in titles(seen(client, unit))
    world.on(today)
    world.issue("MK", reporting.report_of(world, regime, "MK", "2026-m11"), place=regime.space)
    assert wanted not in titles(seen(client, unit))


def test_read_unread_all_read_and_back(world: World, assign: Assign, client: Client, today: date) -> None:
    user = cast.account(world, "MK")
    world.on(date(2026, 11, 20))
    for one in range(3):
        assign(f"Việc {one}", due="2026-11-24")
    page = seen(client, user)
    assert number(page) == 6
    (first, *_rest) = re.findall(r'name="da-doc" value="([^"]+)"', page)
    opened = client.post(PAGE + "da-doc/", {"da-doc": first}, headers={"X-Read": "now"})
    assert opened.status_code == 204
    page = client.get(PAGE).content.decode()
    assert number(page) == 5
    assert f'name="chua-doc" value="{first}"' in page
    assert len(titles(client.get(PAGE + "?xem=chua-doc").content.decode())) == 5
    client.post(PAGE + "da-doc/tat-ca/")
    page = client.get(PAGE).content.decode()
    assert number(page) == 0
    assert "Hoàn tác" in page
    assert "Không còn thông báo nào chưa đọc" in client.get(PAGE + "?xem=chua-doc").content.decode()
    last = re.findall(r'name="chua-doc" value="([^"]+)"', page)
    for value in (last[1], last[-2]):  # one with its day, one of an act
        answer = client.post(PAGE + "da-doc/", {"chua-doc": value, "next": "/thong-bao/?loai=han"})
        assert answer["Location"] == "/thong-bao/?loai=han"
    assert len(titles(client.get(PAGE + "?xem=chua-doc").content.decode())) == 2
    assert number(client.get("/").content.decode()) == 2
    client.post(PAGE + "da-doc/tat-ca/bo/")
    assert number(client.get(PAGE).content.decode()) == 5
    client.post(PAGE + "da-doc/tat-ca/bo/")  # there is nothing more to take back
    assert number(client.get(PAGE).content.decode()) == 5
    client.post(PAGE + "da-doc/", {"da-doc": "khong-phai"})
    assert number(client.get(PAGE).content.decode()) == 5


def test_what_was_read_is_unread_again_when_it_changes_or_its_day_comes_nearer(
    world: World, assign: Assign, client: Client, today: date, monkeypatch: Any
) -> None:
    from datetime import UTC, datetime  # the clock of this test moves on

    user = cast.account(world, "MK")
    world.on(date(2026, 11, 20))
    work = assign("Rà soát bãi thải", due="2026-11-24")
    seen(client, user)
    client.post(PAGE + "da-doc/tat-ca/")
    assert number(client.get(PAGE).content.decode()) == 0
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 11, 24, 2, tzinfo=UTC))
    assert number(seen(client, user)) == 1  # it is due today
    world.now = datetime(2026, 11, 24, 1, tzinfo=UTC)
    work.restates(text="Rà soát bãi thải phía Tây")
    assert number(client.get(PAGE).content.decode()) == 2


def test_the_page_asks_four_statements_for_three_as_for_three_hundred(
    world: World, client: Client, today: date, django_assert_num_queries: Any
) -> None:
    client.force_login(cast.account(world, "MK"))
    world.on(date(2026, 11, 20))

    def give(count: int) -> None:
        drafts: list[Draft] = [world.task(f"Việc {one}", due="2026-11-24") for one in range(count)]
        world.issue("TKV", *drafts)

    give(3)
    with django_assert_num_queries(4):
        client.get(PAGE)
    give(297)
    with django_assert_num_queries(4):
        page = client.get(PAGE).content.decode()
    assert number(page) > 99
    assert len(titles(page)) == 25
    assert 'rel="next"' in page
    assert len(titles(client.get(PAGE + "?page=24").content.decode())) == 25


def test_an_administrator_is_told_nothing_of_papers(world: World, assign: Assign, client: Client, today: date) -> None:
    assign("Rà soát bãi thải", due="2026-11-20")
    page = seen(client, cast.account(world, "MK", Role.ADMIN))
    assert "Vai trò quản trị không nhận thông báo" in page
    assert number(page) == 0


def test_a_meeting_is_told_from_its_invitation_to_its_calling_off(world: World, client: Client, today: date) -> None:
    guest, host = cast.account(world, "MK"), cast.account(world, "TKV")
    data = {
        "kind": "briefing",
        "title": "Giao ban quý IV",
        "day": "2026-11-25",
        "state": "planned",
        "hosts": [world.orgs["TKV"]],
        "invited": [world.orgs["MK"]],
        "agreement": world.agreement,
        "time": "08:00",
        "place": "Hà Nội",
    }
    world.on(date(2026, 11, 20))
    planned = world.draft("meeting", data)
    (issued,) = world.issue("TKV", planned)
    of = {"meeting": dict(world.ref("TKV", planned))}
    tkv = "Đảng ủy Tập đoàn Thử nghiệm"
    ahead, told = "Họp ngày 25/11/2026", f"{tkv} chuẩn bị cuộc họp ngày 25/11/2026"
    assert titles(seen(client, guest, "?loai=van-ban")) == [ahead, told]  # told of, not yet asked to
    asked = {**of, "sort": "invitation", "title": "Dự giao ban quý IV"}
    world.issue("TKV", world.draft("meeting_paper", asked, to=(world.orgs["TKV"], world.orgs["MK"])))
    assert titles(seen(client, guest, "?loai=van-ban")) == [ahead, f"{tkv} mời họp, chờ ta trả lời", told]
    assert "mời họp" not in seen(client, cast.account(world, "TQN"), "?loai=van-ban")
    world.issue("MK", world.draft("meeting_reply", {**of, "word": "come"}))
    assert titles(seen(client, host, "?loai=van-ban"))[-1] == "Đảng ủy phường Mẫu trả lời giấy mời họp"
    called_off = {**data, "state": "cancelled", "cancelled": "Bão số 9"}
    world.issue("TKV", world.draft("meeting", called_off, rec=planned.rec, basis=issued.body))
    called_off_then = [f"{tkv} hủy cuộc họp ngày 25/11/2026", f"{tkv} mời họp, chờ ta trả lời"]
    assert titles(seen(client, guest, "?loai=van-ban")) == called_off_then


def test_tasks_of_a_plan_are_told_as_one_that_leads_to_the_plan(world: World, client: Client, today: date) -> None:
    people = {org: cast.account(world, org) for org in ("TQN", "MK")}
    world.on(date(2026, 11, 20))
    plan = world.draft("plan", {"agreement": world.agreement, "year": 2027, "title": "Kế hoạch 2027"})
    about = {"plan": dict(world.ref("TKV", plan)), "due": "2027-03-01"}
    tasks = [world.task(f"Việc {number}", **about) for number in range(12)]
    alone = world.task("Việc riêng của Vùng mỏ", lead="TQN", **about)
    first = world.issue("TKV", *tasks, alone, plan)
    tkv, page = "Đảng ủy Tập đoàn Thử nghiệm", seen(client, people["MK"], "?loai=nhiem-vu")
    assert titles(page) == [f"{tkv} giao 12 nhiệm vụ trong kế hoạch"]
    assert f'href="/ke-hoach/{first[-1].id}/"' in page
    assert titles(seen(client, people["TQN"], "?loai=nhiem-vu")) == [f"{tkv} giao nhiệm vụ"]
    again = [world.draft("task", {**one.data, "text": f"{one.data['text']} sửa"}, rec=one.rec) for one in tasks[:3]]
    changed = [replace(one, basis=issued.body) for one, issued in zip(again, first, strict=False)]
    world.issue("TKV", *changed[:2])
    world.issue("TKV", changed[2])
    page = seen(client, people["MK"], "?loai=nhiem-vu")
    assert titles(page) == [
        f"{tkv} sửa nhiệm vụ đã giao",
        f"{tkv} sửa 2 nhiệm vụ trong kế hoạch",
        f"{tkv} giao 9 nhiệm vụ trong kế hoạch",
    ]
