"""Ghi nhận sắp xếp: who ends is closed, who follows is opened, who stood below moves only where a person says so."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from phoihop.organisations.models import Organisation, OrganisationName, Succession, Tie
from phoihop.organisations.queries import holding, names
from phoihop.records.actors import Role
from phoihop.records.models import Act
from tests import cast
from tests.cast import World

ADDRESS = "/to-chuc/sap-xep/"
DAY = date(2026, 7, 1)


@pytest.fixture
def admin(world: World, client: Client) -> Client:
    """A district committee with two cells below it, and two wards that follow it, not open yet."""
    for short, name in (("HUYEN", "Huyện ủy Mẫu"), ("XA1", "Đảng ủy xã Một"), ("XA2", "Đảng ủy xã Hai")):
        world.organisation(short, name, ties=[{"line": "party_line", "superior": world.orgs["TQN"]}])
    for short, name in (("CB1", "Chi bộ Một"), ("CB2", "Chi bộ Hai")):
        world.organisation(short, name, ties=[{"line": "party_line", "superior": world.orgs["HUYEN"]}])
    client.force_login(cast.account(world, "VP", Role.ADMIN))
    return client


def asked(world: World, change: str = "dissolve", before: str = "HUYEN", after: str = "XA1 XA2", **more: Any) -> Any:
    return {
        "change": change,
        "day": "1/7/2026",
        "before": [world.orgs[short] for short in before.split()],
        "after": [world.orgs[short] for short in after.split()],
        "papers": "NQ 18\nQĐ 7",
        **more,
    }


def confirmed(admin: Client, typed: dict[str, Any], **more: Any) -> dict[str, Any]:
    """What the second page sends, with the stamp it holds."""
    page = admin.get(ADDRESS, typed).content.decode()
    stamp = page.split('name="basis" value="')[1].split('"')[0]
    return {**typed, "basis": stamp, "secrecy": "on", "once": str(uuid4()), **more}


def superior_on(world: World, short: str, day: date) -> str:
    tie = holding(Tie.objects.filter(org=world.orgs[short]), day).first()
    return next((name for name, org in world.orgs.items() if tie and org == tie.superior), "")


def test_the_first_page_shows_what_is_touched_and_issues_nothing(world: World, admin: Client) -> None:
    before = Act.objects.count()
    page = admin.get(ADDRESS, asked(world)).content.decode()
    assert "Kết thúc: 1 tổ chức" in page
    assert "Tiếp tục, kế thừa: 2 tổ chức" in page
    assert "Cấp dưới của tổ chức kết thúc: 2 tổ chức" in page
    assert "Chi bộ Một" in page
    assert Act.objects.count() == before


def test_a_dissolution_closes_opens_and_moves_what_was_said_and_nothing_else(world: World, admin: Client) -> None:
    moves = {"open": [world.orgs["XA1"]], f"move-{world.orgs['CB1']}": world.orgs["XA1"]}
    assert admin.post(ADDRESS, confirmed(admin, asked(world), **moves)).status_code == 303
    ended = Organisation.objects.get(org=world.orgs["HUYEN"])
    assert ended.to_day == date(2026, 6, 30)
    assert OrganisationName.objects.get(org=ended.org).to_day == date(2026, 6, 30)
    assert Tie.objects.get(org=ended.org).to_day == date(2026, 6, 30)
    assert Organisation.objects.get(org=world.orgs["XA1"]).from_day == DAY
    assert Organisation.objects.get(org=world.orgs["XA2"]).from_day is None
    assert superior_on(world, "CB1", date(2026, 6, 30)) == "HUYEN"
    assert superior_on(world, "CB1", DAY) == "XA1"
    assert superior_on(world, "CB2", DAY) == "HUYEN"
    assert Succession.objects.get().data["papers"] == ["NQ 18", "QĐ 7"]
    assert names([ended.org], date(2026, 6, 1))[ended.org].name == "Huyện ủy Mẫu"


def test_the_directory_then_says_who_is_now_who(world: World, admin: Client) -> None:
    admin.post(ADDRESS, confirmed(admin, asked(world, day="1/7/2025"), open=[world.orgs["XA1"]]))
    page = admin.get("/to-chuc/", {"ngay": "1/6/2025"}).content.decode()
    assert "Đang xem cơ cấu ngày 01/06/2025" in page
    assert "nay: đã kết thúc 30/06/2025 → 2 đơn vị" in page
    assert "Đảng ủy xã Một" not in page
    found = admin.get("/to-chuc/chon/", {"q": "huyen uy mau"}).json()["results"]
    assert found[0]["note"] == "đã kết thúc 30/06/2025 · nay là 2 đơn vị"
    life = admin.get(f"/to-chuc/{world.orgs['HUYEN']}/").content.decode()
    assert "Đã kết thúc hoạt động ngày 30/06/2025" in life
    assert "Đảng ủy xã Hai" in life
    assert "NQ 18; QĐ 7" in life


def test_a_merger_into_one_of_them_closes_the_others_only(world: World, admin: Client) -> None:
    typed = asked(world, "merge", "XA1 XA2", "XA1")
    assert admin.post(ADDRESS, confirmed(admin, typed)).status_code == 303
    assert Organisation.objects.get(org=world.orgs["XA1"]).to_day is None
    assert Organisation.objects.get(org=world.orgs["XA2"]).to_day == date(2026, 6, 30)


def test_a_count_in_the_papers_is_compared_with_the_directory(world: World, admin: Client) -> None:
    page = admin.get(ADDRESS, asked(world, counted_organisations="15")).content.decode()
    assert "Văn bản ghi 15 tổ chức, danh bạ có 2 cấp dưới" in page
    same = admin.get(ADDRESS, asked(world, counted_organisations="2")).content.decode()
    assert "danh bạ có 2 cấp dưới" not in same


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"change": "merge", "before": "HUYEN", "after": "XA1 XA2"}, "sau sắp xếp không khớp hình thức"),
        ({"change": "split", "before": "HUYEN XA1", "after": "CB1 CB2"}, "trước sắp xếp không khớp hình thức"),
        ({"change": "dissolve", "before": "HUYEN", "after": "HUYEN"}, "sau sắp xếp không khớp hình thức"),
    ],
)
def test_numbers_that_do_not_fit_the_form_are_refused(
    world: World, admin: Client, changed: dict[str, str], sentence: str
) -> None:
    before = Act.objects.count()
    refused = admin.get(ADDRESS, asked(world, **changed))
    assert sentence in refused.content.decode()
    assert admin.post(ADDRESS, {**asked(world, **changed), "secrecy": "on", "once": str(uuid4())}).status_code == 422
    assert Act.objects.count() == before


def test_who_is_over_already_does_not_end_again(world: World, admin: Client) -> None:
    assert admin.post(ADDRESS, confirmed(admin, asked(world))).status_code == 303
    again = admin.get(ADDRESS, asked(world, day="1/9/2026"))
    assert "đã ghi kết thúc trước ngày này" in again.content.decode()


def test_a_directory_that_changed_meanwhile_is_shown_again(world: World, admin: Client) -> None:
    typed = confirmed(admin, asked(world))
    world.organisation("CB3", "Chi bộ Ba", ties=[{"line": "party_line", "superior": world.orgs["HUYEN"]}])
    late = admin.post(ADDRESS, typed)
    assert late.status_code == 409
    page = late.content.decode()
    assert "Danh bạ vừa thay đổi" in page
    assert "Chi bộ Ba" in page
    stamp = page.split('name="basis" value="')[1].split('"')[0]
    assert admin.post(ADDRESS, {**typed, "basis": stamp}).status_code == 303


def test_without_the_declaration_it_comes_back_with_what_was_chosen(world: World, admin: Client) -> None:
    typed = confirmed(admin, asked(world), **{f"move-{world.orgs['CB1']}": world.orgs["XA2"]})
    del typed["secrecy"]
    refused = admin.post(ADDRESS, typed)
    assert refused.status_code == 422
    assert f'<option value="{world.orgs["XA2"]}" selected>' in refused.content.decode()
    assert not Succession.objects.exists()


def test_sent_twice_it_is_recorded_once(world: World, admin: Client) -> None:
    typed = confirmed(admin, asked(world))
    assert admin.post(ADDRESS, typed).status_code == 303
    admin.post(ADDRESS, typed)
    assert Succession.objects.count() == 1
