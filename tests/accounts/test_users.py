"""Administrators and accounts: what each may manage, what is written down, and that one administrator remains."""

import re
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from phoihop.accounts.models import Membership, SensitiveView, User
from phoihop.records.actors import Role
from tests import cast
from tests.accounts.offices import PASSWORD, at, held, page, sign_in, today
from tests.cast import World

NEW = {"label": "Nguyễn Văn A", "username": "Nguyen.A", "role": "clerk"}


@pytest.fixture
def office(world: World) -> Client:
    """The administrator of the operating office."""
    return at(world, "VP", Role.ADMIN, "quantri")[0]


@pytest.fixture
def local(world: World) -> Client:
    """The administrator of one of the organisations."""
    return at(world, "TKV", Role.ADMIN, "quantri.tkv")[0]


def noted() -> list[tuple[str, str]]:
    return list(SensitiveView.objects.order_by("id").values_list("what", "subject"))


def shown(client: Client, user: User) -> str:
    found = re.search(r'class="secret">([a-z0-9-]+)<', page(client, f"/quan-tri/nguoi-dung/{user.pk}/"))
    return found[1] if found else ""


def test_an_account_is_added_with_its_role_and_a_password_shown_once(world: World, office: Client) -> None:
    answer = office.post("/quan-tri/nguoi-dung/them/", {**NEW, "org": world.orgs["MK"]})
    user = User.objects.get(username="nguyen.a")
    assert answer["Location"] == f"/quan-tri/nguoi-dung/{user.pk}/"
    role = Membership.objects.get(user=user)
    assert (role.org, role.role, user.given_password) == (world.orgs["MK"], "clerk", True)
    password = shown(office, user)
    assert re.fullmatch(r"(?:[a-z2-9]{4}-?){4}", password)
    assert shown(office, user) == ""
    assert sign_in("nguyen.a", password).status_code == 303
    assert ("account.add", f"u{user.pk}") in noted()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"username": "ab"}, "Tên đăng nhập gồm từ 3 ký tự"),
        ({"username": "có dấu"}, "Tên đăng nhập gồm từ 3 ký tự"),
        ({"username": "QuanTri"}, "đã có người dùng"),
        ({"role": ""}, "Chưa chọn “Vai trò”"),
        ({"areas": "GPMB"}, "Chỉ ban tham mưu"),
        ({"role": "board", "areas": "GPMB, XYZ"}, "Không có lĩnh vực “XYZ”"),
        ({"from_day": "2/1/2026", "to_day": "1/1/2026"}, "sớm hơn ngày bắt đầu"),
        ({"org": ""}, "Chưa chọn cơ quan"),
    ],
)
def test_what_will_not_do_is_refused_at_its_field(
    world: World, office: Client, words: dict[str, str], sentence: str
) -> None:
    typed = {**NEW, "org": world.orgs["MK"]}
    answer = office.post("/quan-tri/nguoi-dung/them/", {**typed, **words})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert User.objects.count() == 1
    assert office.post("/quan-tri/nguoi-dung/them/", typed).status_code == 303


def test_a_board_answers_for_areas_by_code_or_name(world: World, office: Client) -> None:
    typed = {**NEW, "role": "board", "org": world.orgs["TQN"], "areas": "gpmb, Xây dựng Đảng"}
    assert office.post("/quan-tri/nguoi-dung/them/", typed).status_code == 303
    assert Membership.objects.get(role="board").areas == ["GPMB", "XDD"]


def test_the_administrator_of_an_organisation_adds_accounts_for_it_alone(world: World, local: Client) -> None:
    assert local.post("/quan-tri/nguoi-dung/them/", {**NEW, "org": world.orgs["MK"]}).status_code == 303
    assert Membership.objects.get(user__username="nguyen.a").org == world.orgs["TKV"]


def test_accounts_of_other_organisations_do_not_exist_for_them(world: World, office: Client, local: Client) -> None:
    ours, theirs = cast.account(world, "TKV", Role.CLERK, "vanthu"), cast.account(world, "MK", Role.CLERK, "phuong")
    listed = page(local, "/quan-tri/nguoi-dung/")
    assert ours.label in listed
    assert theirs.label not in listed
    role = Membership.objects.get(user=theirs)
    for part in ("", "ten/", "mat-khau/", "xac-thuc/", "ngung/", "mo-lai/", "vai-tro/"):
        address = f"/quan-tri/nguoi-dung/{theirs.pk}/{part}"
        assert local.get(address).status_code == 404
        assert local.post(address).status_code in ({404} if part else {405})
        assert office.get(address).status_code == 200
    assert local.get(f"/quan-tri/vai-tro/{role.pk}/thoi/").status_code == 404
    theirs.refresh_from_db()
    assert theirs.check_password(PASSWORD)


@pytest.mark.parametrize("part", ["ten/", "mat-khau/", "xac-thuc/", "ngung/", "mo-lai/"])
def test_who_acts_elsewhere_too_is_left_to_the_operating_office(
    world: World, office: Client, local: Client, part: str
) -> None:
    shared = cast.account(world, "TKV", Role.CLERK, "vanthu")
    other = held(world, shared, "MK", Role.CLERK)
    address = f"/quan-tri/nguoi-dung/{shared.pk}/{part}"
    refused = local.post(address, {"label": "Tên khác"})
    assert refused.status_code == 422
    assert "còn vai trò ở tổ chức khác" in refused.content.decode()
    assert "P. Mẫu" not in page(local, f"/quan-tri/nguoi-dung/{shared.pk}/").partition("<main")[2]
    assert world.orgs["MK"] not in page(local, f"/quan-tri/nguoi-dung/{shared.pk}/")
    shared.refresh_from_db()
    assert (shared.is_active, shared.check_password(PASSWORD), shared.label) == (True, True, "clerk – TKV")
    Membership.objects.filter(pk=other.pk).update(to_day=today(-1))
    assert local.post(address, {"label": "Tên khác"}).status_code == 303
    assert office.post(address, {"label": "Tên khác"}).status_code == 303


def test_a_new_password_ends_the_sessions_and_has_to_be_replaced(world: World, office: Client) -> None:
    client, user = at(world, "MK", username="phuong")
    address = f"/quan-tri/nguoi-dung/{user.pk}/mat-khau/"
    assert "Mật khẩu cũ hết dùng ngay" in page(office, address)
    assert office.post(address).status_code == 303
    password = shown(office, user)
    assert client.get("/").status_code == 302
    assert sign_in("phuong").status_code == 422
    fresh = Client()
    assert sign_in("phuong", password, client=fresh).status_code == 303
    assert fresh.get("/")["Location"] == "/cai-dat/mat-khau/"


def test_out_of_use_and_back(world: World, office: Client) -> None:
    client, user = at(world, "MK", Role.HEAD, "phuong")
    other = cast.account(world, "MK", Role.CLERK, "vanthu")
    lent = held(world, other, "MK", Role.HEAD, stands_in_for=user, from_day=today(-3), to_day=today(3))
    assert office.post(f"/quan-tri/nguoi-dung/{user.pk}/ngung/").status_code == 303
    assert client.get("/").status_code == 302
    lent.refresh_from_db()
    assert lent.to_day == today(-1)
    assert sign_in("phuong").status_code == 422
    assert office.post(f"/quan-tri/nguoi-dung/{user.pk}/mo-lai/").status_code == 303
    assert sign_in("phuong").status_code == 303
    assert [what for what, _subject in noted()] == ["account.stop", "account.resume"]


def test_a_lost_telephone_is_forgotten(world: World, office: Client) -> None:
    user = cast.account(world, "MK", username="phuong")
    TOTPDevice.objects.create(user=user)
    assert sign_in("phuong").status_code == 422
    assert "Bỏ xác thực hai lớp" in page(office, f"/quan-tri/nguoi-dung/{user.pk}/")
    assert office.post(f"/quan-tri/nguoi-dung/{user.pk}/xac-thuc/").status_code == 303
    assert sign_in("phuong").status_code == 303


def test_the_last_administrator_stays(world: World) -> None:
    client, user = at(world, "VP", Role.ADMIN, "quantri")
    role = Membership.objects.get(user=user)
    ends = {"to_day": f"{today():%d/%m/%Y}"}
    for refused in (
        client.post(f"/quan-tri/nguoi-dung/{user.pk}/ngung/"),
        client.post(f"/quan-tri/vai-tro/{role.pk}/thoi/", ends),
    ):
        assert refused.status_code == 422
        assert "quản trị cuối cùng" in refused.content.decode()
    second = cast.account(world, "VP", Role.ADMIN, "quantri2")
    User.objects.filter(pk=second.pk).update(is_active=False)
    assert client.post(f"/quan-tri/nguoi-dung/{user.pk}/ngung/").status_code == 422
    User.objects.filter(pk=second.pk).update(is_active=True)
    Membership.objects.filter(user=second).update(to_day=today())
    assert client.post(f"/quan-tri/vai-tro/{role.pk}/thoi/", ends).status_code == 422
    Membership.objects.filter(user=second).update(to_day=None)
    assert client.post(f"/quan-tri/vai-tro/{role.pk}/thoi/", ends).status_code == 303
    assert client.post(f"/quan-tri/nguoi-dung/{user.pk}/ngung/").status_code == 303
    assert client.get("/quan-tri/").status_code == 302


def test_an_organisation_keeps_its_administrator_unless_the_office_decides(
    world: World, office: Client, local: Client
) -> None:
    own = User.objects.get(username="quantri.tkv")
    assert local.post(f"/quan-tri/nguoi-dung/{own.pk}/ngung/").status_code == 422
    assert office.post(f"/quan-tri/nguoi-dung/{own.pk}/ngung/").status_code == 303


def test_only_in_the_role_of_administrator(world: World, office: Client) -> None:
    user = User.objects.get(username="quantri")
    clerk = held(world, user, "TKV", Role.CLERK)
    office.post("/doi-to-chuc/", {"choice": clerk.pk})
    refused = office.get("/quan-tri/nguoi-dung/")
    assert refused.status_code == 403
    assert "Đổi sang vai trò quản trị" in refused.content.decode()
    office.post("/doi-to-chuc/", {"choice": Membership.objects.get(user=user, role="admin").pk})
    assert office.get("/quan-tri/nguoi-dung/").status_code == 200


def test_looking_at_an_account_is_written_down(world: World, office: Client) -> None:
    user = cast.account(world, "MK", username="phuong")
    page(office, "/quan-tri/nguoi-dung/")
    assert noted() == []
    page(office, f"/quan-tri/nguoi-dung/{user.pk}/")
    assert office.post(f"/quan-tri/nguoi-dung/{user.pk}/ten/", {"label": "Trần Thị B"}).status_code == 303
    assert noted() == [("account.one", f"u{user.pk}"), ("account.edit", f"u{user.pk}")]


def test_the_list_is_looked_through_without_marks_sorted_and_parted(world: World, office: Client) -> None:
    for at_, label in enumerate(("Đỗ Văn Ân", "Lê Thị Ấm", "Trần Bá")):
        user = User.objects.create_user(f"nguoi-{at_}", label, PASSWORD)
        held(world, user, "MK", Role.CLERK)
    User.objects.filter(username="nguoi-2").update(is_active=False)

    def names(query: str) -> list[str]:
        return re.findall(r'class="row-link"[^>]*>([^<]+)<', page(office, f"/quan-tri/nguoi-dung/?{query}"))

    assert names("q=le+am") == ["Lê Thị Ấm"]
    assert names("q=NGUOI-0") == ["Đỗ Văn Ân"]
    assert names("q=dang+uy+phuong+mau") == ["Đỗ Văn Ân", "Lê Thị Ấm", "Trần Bá"]
    assert names("q=am+phuong+mau") == ["Lê Thị Ấm"]
    assert names("state=stopped") == ["Trần Bá"]
    assert names("") == ["admin – VP", "Đỗ Văn Ân", "Lê Thị Ấm", "Trần Bá"]
    assert names("sort=-label")[0] == "Trần Bá"
    assert names("q=khong-co") == []
    assert "Bỏ bớt điều kiện" in page(office, "/quan-tri/nguoi-dung/?q=khong-co")
    for number in range(60):
        User.objects.create_user(f"them-{number:02}", f"Thêm {number:02}", None)
    assert "1–50 trong 64" in page(office, "/quan-tri/nguoi-dung/")
    assert len(names("page=2")) == 14


def test_accounts_of_before_are_found_without_marks_after_an_upgrade(world: World) -> None:
    user = cast.account(world, "MK", username="phuong")
    User.objects.update(folded="")
    import_module("phoihop.accounts.migrations.0002_folded").fill(apps, None)
    user.refresh_from_db()
    assert user.folded == "clerk - mk phuong"


@pytest.mark.parametrize("count", [3, 300])
def test_statements(world: World, office: Client, django_assert_num_queries: Any, count: int) -> None:
    first = cast.account(world, "MK", username="phuong")
    users = User.objects.bulk_create(
        [User(username=f"n{n}", label=f"N {n}", folded=f"n {n}", password="!") for n in range(count)]
    )
    Membership.objects.bulk_create([Membership(user=one, org=world.orgs["MK"], role="clerk") for one in users])
    with django_assert_num_queries(5):  # session, person, how many, the lines, their roles
        office.get("/quan-tri/nguoi-dung/")
    with django_assert_num_queries(4):  # session, person, accounts, roles
        office.get("/quan-tri/")
    with django_assert_num_queries(5):  # session, person, the account, its roles, the note
        office.get(f"/quan-tri/nguoi-dung/{first.pk}/")
    with django_assert_num_queries(3):  # session, person, roles
        office.get("/quan-tri/vai-tro/")
