"""Roles from day to day: given, ended, listed on a day."""

import re
from typing import Any

import pytest
from django.test import Client

from phoihop.accounts.models import Membership, SensitiveView, User
from phoihop.records.actors import Role
from tests import cast
from tests.accounts.offices import at, held, page, today, typed_day
from tests.cast import World


@pytest.fixture
def office(world: World) -> Client:
    return at(world, "VP", Role.ADMIN, "quantri")[0]


def give(client: Client, user: User, **typed: Any) -> Any:
    return client.post(f"/quan-tri/nguoi-dung/{user.pk}/vai-tro/", {"role": "head", **typed})


def end(client: Client, role: Membership, days: int) -> Any:
    return client.post(f"/quan-tri/vai-tro/{role.pk}/thoi/", {"to_day": typed_day(today(days))})


def test_a_role_is_given_from_day_to_day(world: World, office: Client) -> None:
    user = cast.account(world, "MK", username="phuong")
    typed = {"org": world.orgs["TQN"], "from_day": typed_day(today(2)), "to_day": typed_day(today(9))}
    assert give(office, user, **typed).status_code == 303
    given = Membership.objects.get(user=user, org=world.orgs["TQN"])
    assert (given.role, given.from_day, given.to_day) == ("head", today(2), today(9))
    assert "chưa bắt đầu" in page(office, f"/quan-tri/nguoi-dung/{user.pk}/")
    again = give(office, user, org=world.orgs["TQN"], from_day=typed_day(today(9)))
    assert again.status_code == 422
    assert "đã giữ vai trò đó" in again.content.decode()
    assert give(office, user, org=world.orgs["TQN"], from_day=typed_day(today(10))).status_code == 303


def test_the_administrator_of_an_organisation_gives_its_roles_alone(world: World) -> None:
    local, _admin = at(world, "TKV", Role.ADMIN)
    user = cast.account(world, "TKV", username="vanthu")
    assert give(local, user, org=world.orgs["MK"]).status_code == 303
    assert list(Membership.objects.filter(role="head").values_list("org", flat=True)) == [world.orgs["TKV"]]


def test_a_role_ends_with_its_last_day_and_what_was_lent_from_it(world: World, office: Client) -> None:
    client, user = at(world, "MK", Role.HEAD, "lanhdao")
    other = cast.account(world, "MK", username="vanthu")
    lent = held(world, other, "MK", Role.HEAD, stands_in_for=user, from_day=today(-2), to_day=today(8))
    later = held(world, other, "MK", Role.HEAD, stands_in_for=user, from_day=today(9), to_day=today(12))
    role = Membership.objects.get(user=user)
    assert end(office, role, 1).status_code == 303
    role.refresh_from_db()
    lent.refresh_from_db()
    assert (role.to_day, lent.to_day) == (today(1), today(1))
    assert not Membership.objects.filter(pk=later.pk).exists()
    assert client.get("/nhiem-vu/").status_code == 200
    longer = end(office, role, 5)
    assert longer.status_code == 422
    assert "kết thúc trước ngày đó rồi" in longer.content.decode()
    assert end(office, role, -1).status_code == 303
    assert client.get("/nhiem-vu/").status_code == 403
    assert "đã thôi" in page(office, f"/quan-tri/nguoi-dung/{user.pk}/")
    assert SensitiveView.objects.filter(what="role.end", subject=f"u{user.pk}").count() == 2


def test_who_leaves_an_organisation_stands_in_for_nobody_there(world: World, office: Client) -> None:
    absent = cast.account(world, "MK", Role.HEAD, "lanhdao")
    client, user = at(world, "MK", username="vanthu")
    lent = held(world, user, "MK", Role.HEAD, stands_in_for=absent, from_day=today(-2), to_day=today(8))
    second = held(world, user, "MK", Role.UNIT)
    first = Membership.objects.get(user=user, role="clerk")
    assert end(office, first, -1).status_code == 303
    lent.refresh_from_db()
    assert lent.to_day == today(8)
    assert end(office, second, -1).status_code == 303
    lent.refresh_from_db()
    assert lent.to_day == today(-1)
    assert client.get("/nhiem-vu/").status_code == 403


def test_a_role_that_has_not_begun_is_dropped(world: World, office: Client) -> None:
    user = cast.account(world, "MK", username="vanthu")
    role = held(world, user, "MK", Role.HEAD, from_day=today(5))
    assert end(office, role, 0).status_code == 303
    assert not Membership.objects.filter(pk=role.pk).exists()


def test_the_list_shows_a_day(world: World, office: Client) -> None:
    user = cast.account(world, "MK", username="vanthu")
    held(world, user, "TKV", Role.BOARD, areas=["GPMB"], from_day=today(-9), to_day=today(-5))
    stand_in = held(world, user, "TQN", Role.HEAD, stands_in_for=User.objects.get(username="quantri"))

    def lines(query: str) -> int:
        return len(re.findall(r'class="row-link"', page(office, f"/quan-tri/vai-tro/?{query}")))

    assert lines("") == 3
    past = page(office, f"/quan-tri/vai-tro/?day={typed_day(today(-6))}")
    assert "(GPMB)" in past
    assert f"làm thay {stand_in.stands_in_for.label}" in past
    assert lines(f"day={typed_day(today(-6))}") == 4
    assert lines("role=admin") == 1
    assert lines("q=mk&role=head") == 1
    assert lines("day=31/2/2026") == 3
    assert "không có ngày 31" in page(office, "/quan-tri/vai-tro/?day=31/2/2026")
    assert "Bỏ bớt điều kiện" in page(office, "/quan-tri/vai-tro/?q=khong-ai")
