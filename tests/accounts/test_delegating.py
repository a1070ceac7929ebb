"""Standing in for an absent colleague: one's own role, to a colleague, from day to day."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from phoihop.accounts.models import Membership, SensitiveView, User
from phoihop.records.actors import Role
from tests import cast
from tests.accounts.offices import at, held, page, today, typed_day
from tests.cast import World


@pytest.fixture
def head(world: World) -> tuple[Client, User]:
    return at(world, "TKV", Role.HEAD, "lanhdao")


@pytest.fixture
def colleague(world: World) -> User:
    return cast.account(world, "TKV", Role.CLERK, "vanthu")


def lend(head: tuple[Client, User], to: User, first: int = 0, last: int = 5, **words: Any) -> Any:
    client, user = head
    role = Membership.objects.get(user=user, stands_in_for=None)
    typed = {"role": role.pk, "to": to.pk, "from_day": typed_day(today(first)), "to_day": typed_day(today(last))}
    return client.post("/cai-dat/lam-thay/", {**typed, **words})


def test_the_stand_in_holds_the_role_on_its_days_only(world: World, head: tuple[Client, User], colleague: User) -> None:
    assert lend(head, colleague, first=1, last=3).status_code == 303
    lent = Membership.objects.get(stands_in_for=head[1])
    assert (lent.user, lent.org, lent.role) == (colleague, world.orgs["TKV"], "head")
    on = Membership.objects.filter(user=colleague)
    assert [on.on(today(day)).count() for day in (0, 1, 3, 4)] == [1, 2, 2, 1]
    assert "làm thay" in page(head[0], "/cai-dat/")


def test_the_shell_says_for_whom_and_leads_back(world: World, head: tuple[Client, User], colleague: User) -> None:
    lend(head, colleague)
    lent = Membership.objects.get(stands_in_for=head[1])
    client = Client()
    client.force_login(colleague)
    assert "Đang làm thay" not in page(client, "/cai-dat/").partition("<main")[0]  # one's own role comes first
    client.post("/doi-to-chuc/", {"choice": lent.pk})
    bar = page(client, "/cai-dat/").partition("<main")[0]
    assert "Đang làm thay" in bar
    assert head[1].label in bar
    assert client.post("/thoi-lam-thay/")["Location"] == "/"
    assert "Đang làm thay" not in page(client, "/cai-dat/").partition("<main")[0]
    assert Membership.objects.filter(pk=lent.pk, to_day=today(5)).exists()


def test_days_that_are_past_or_the_wrong_way_round_are_refused(
    world: World, head: tuple[Client, User], colleague: User
) -> None:
    past = lend(head, colleague, first=-1)
    assert (past.status_code, "Ngày bắt đầu đã qua" in past.content.decode()) == (422, True)
    assert "sớm hơn ngày bắt đầu" in lend(head, colleague, first=3, last=2).content.decode()
    assert not Membership.objects.filter(stands_in_for=head[1]).exists()
    assert lend(head, colleague, first=3, last=3).status_code == 303


def test_a_role_is_lent_only_while_it_is_held(world: World, head: tuple[Client, User], colleague: User) -> None:
    Membership.objects.filter(user=head[1]).update(to_day=today(2))
    refused = lend(head, colleague, last=5)
    assert refused.status_code == 422
    assert "không được giữ suốt những ngày đó" in refused.content.decode()
    assert lend(head, colleague, last=2).status_code == 303


def test_nobody_of_another_organisation_stands_in(world: World, head: tuple[Client, User], colleague: User) -> None:
    outsider = cast.account(world, "MK", Role.CLERK, "phuong")
    stopped = cast.account(world, "TKV", Role.UNIT, "donvi")
    User.objects.filter(pk=stopped.pk).update(is_active=False)
    html = page(head[0], "/cai-dat/lam-thay/").partition('name="to"')[2]
    assert f'value="{colleague.pk}"' in html
    for one in (outsider, stopped, head[1]):
        assert f'<option value="{one.pk}"' not in html
        assert lend(head, one).status_code == 422
    assert not Membership.objects.filter(stands_in_for=head[1]).exists()
    assert lend(head, colleague).status_code == 303


def test_the_stand_in_must_belong_to_the_organisation_all_those_days(
    world: World, head: tuple[Client, User], colleague: User
) -> None:
    Membership.objects.filter(user=colleague).update(to_day=today(3))
    refused = lend(head, colleague, last=4)
    assert refused.status_code == 422
    assert "suốt những ngày đó" in refused.content.decode()
    assert lend(head, colleague, last=3).status_code == 303


def test_somebody_elses_role_is_not_lent_nor_a_borrowed_one_passed_on(
    world: World, head: tuple[Client, User], colleague: User
) -> None:
    third = cast.account(world, "TKV", Role.UNIT, "donvi")
    theirs = Membership.objects.get(user=third)
    assert lend(head, colleague, role=theirs.pk).status_code == 422
    assert lend(head, colleague).status_code == 303
    lent = Membership.objects.get(stands_in_for=head[1])
    client = Client()
    client.force_login(colleague)
    assert lend((client, colleague), third, role=lent.pk).status_code == 422
    assert lend((client, colleague), third).status_code == 303  # the own one may be


def test_the_same_days_twice_are_refused(world: World, head: tuple[Client, User], colleague: User) -> None:
    assert lend(head, colleague, last=5).status_code == 303
    assert "đã giữ vai trò đó" in lend(head, colleague, first=4, last=8).content.decode()
    assert lend(head, colleague, first=6, last=8).status_code == 303


def test_either_ends_it_at_once_and_nobody_else(world: World, head: tuple[Client, User], colleague: User) -> None:
    lend(head, colleague)
    lent = Membership.objects.get(stands_in_for=head[1])
    Membership.objects.filter(pk=lent.pk).update(from_day=today() - timedelta(days=2))
    address = f"/cai-dat/lam-thay/{lent.pk}/ket-thuc/"
    stranger, _user = at(world, "TKV", Role.UNIT)
    assert stranger.post(address).status_code == 404
    stand_in = Client()
    stand_in.force_login(colleague)
    assert stand_in.post(address).status_code == 303
    lent.refresh_from_db()
    assert lent.to_day == today(-1)
    lend(head, colleague, first=2, last=4)
    later = Membership.objects.get(stands_in_for=head[1], from_day=today(2))
    assert head[0].post(f"/cai-dat/lam-thay/{later.pk}/ket-thuc/").status_code == 303
    assert not Membership.objects.filter(pk=later.pk).exists()  # it never began
    own = Membership.objects.get(user=colleague, stands_in_for=None)
    assert head[0].post(f"/cai-dat/lam-thay/{own.pk}/ket-thuc/").status_code == 404
    assert list(SensitiveView.objects.values_list("what", flat=True)) == [
        "delegation.give",
        "delegation.end",
        "delegation.give",
        "delegation.end",
    ]


def test_without_a_role_of_ones_own_the_way_back_is_said(
    world: World, head: tuple[Client, User], colleague: User
) -> None:
    lend(head, colleague)
    Membership.objects.filter(user=colleague, stands_in_for=None).delete()
    client = Client()
    client.force_login(colleague)
    assert client.post("/thoi-lam-thay/")["Location"] == "/cai-dat/"
    assert "không có vai trò nào khác" in page(client, "/cai-dat/")


def test_who_is_alone_is_told_whom_to_ask(world: World, head: tuple[Client, User]) -> None:
    assert "Đề nghị quản trị cấp tài khoản" in page(head[0], "/cai-dat/lam-thay/")


@pytest.mark.parametrize("count", [3, 40])
def test_statements(world: World, head: tuple[Client, User], django_assert_num_queries: Any, count: int) -> None:
    for one in range(count):
        other = cast.account(world, "TKV", Role.UNIT, f"donvi-{one}")
        held(world, other, "TKV", Role.HEAD, stands_in_for=head[1], to_day=today(3))
    with django_assert_num_queries(4):  # session, person, telephone, what is handed over
        head[0].get("/cai-dat/")
    with django_assert_num_queries(4):  # session, person, own roles, colleagues
        head[0].get("/cai-dat/lam-thay/")
