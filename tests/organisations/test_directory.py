"""The directory as everyone sees it: the tree on a date, one organisation, and the box in which one chooses."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from phoihop.organisations.choosing import directory
from phoihop.organisations.models import Organisation, Tie
from phoihop.organisations.rules import Line
from phoihop.organisations.trees import MOST, tree
from phoihop.records.actors import Role
from phoihop.records.models import Record
from tests import cast
from tests.cast import World

TODAY = date(2026, 3, 1)


def found(typed: str) -> list[str]:
    return [option.name for option in directory(TODAY).find(typed)]


@pytest.mark.parametrize("typed", ["Đảng ủy phường Mẫu", "dang uy phuong mau", "mau phuong", "dupm", "ĐẢNG UỶ PHƯỜNG"])
def test_marks_initials_and_order_do_not_matter(world: World, typed: str) -> None:
    assert found(typed)[0] == "Đảng ủy phường Mẫu"
    assert found("khong co") == []
    assert found("") == []
    assert found('"*) OR ( -- %_') == []


def test_an_old_name_finds_and_says_so(world: World) -> None:
    world.organisation(
        "PVN",
        "Đảng ủy Tập đoàn Mới",
        names=[
            {"name": "Đảng ủy Tập đoàn Dầu khí", "short": "ĐU DK", "to": "2025-05-31"},
            {"name": "Đảng ủy Tập đoàn Mới", "short": "ĐU TĐM", "from": "2025-06-01"},
        ],
        ties=[{"line": "party_line", "superior": world.orgs["TQN"]}],
    )
    (by_old,) = directory(TODAY).find("dau khi")
    assert by_old.name == "Đảng ủy Tập đoàn Mới"
    assert by_old.note == "tên cũ: Đảng ủy Tập đoàn Dầu khí · TQN"
    (by_new,) = directory(TODAY).find("tap doan moi")
    assert by_new.note == "TQN"


def test_an_exact_name_is_never_crowded_out(world: World) -> None:
    for number in range(110):
        world.organisation(f"S{number}", f"Sở Y tế tỉnh số {number}", family="state")
    world.organisation("SYT", "Sở Y tế", family="state")
    assert found("sở y tế")[0] == "Sở Y tế"
    assert len(found("sở y tế")) == 12


def test_the_box_costs_one_statement_and_keeps_the_order_of_what_was_chosen(
    world: World, django_assert_num_queries: Callable[..., Any]
) -> None:
    box = directory(TODAY)
    with django_assert_num_queries(1):
        assert len(box.find("dang uy")) == 4
    wanted = [world.orgs["MK"], "f" * 64, world.orgs["TKV"]]
    with django_assert_num_queries(1):
        assert [option.id for option in box.named(wanted)] == [world.orgs["MK"], world.orgs["TKV"]]


def test_what_is_typed_is_answered_at_the_address(world: World, clerk: Client) -> None:
    answer = clerk.get("/to-chuc/chon/", {"q": "phuong mau"}).json()
    assert answer == {"results": [{"id": world.orgs["MK"], "name": "Đảng ủy phường Mẫu", "note": ""}]}
    assert clerk.get("/to-chuc/chon/").json() == {"results": []}


@pytest.mark.parametrize("line", list(Line))
def test_each_line_has_its_own_tree(world: World, clerk: Client, line: Line) -> None:
    world.organisation("CAP", "Đảng ủy Cấp dưới", ties=[{"line": str(line), "superior": world.orgs["TKV"]}])
    for other in Line:
        shown = tree(TODAY, other, TODAY)
        assert [one.name for one in shown.lines] == (
            ["Đảng ủy Tập đoàn Thử nghiệm", "Đảng ủy Cấp dưới"] if other == line else []
        )
        assert len(shown.lines) + len(shown.loose) == 6
    page = clerk.get("/to-chuc/", {"theo": str(line)}).content.decode()
    assert "Không có cấp trên, cấp dưới theo tuyến này: 4 tổ chức" in page


def test_a_day_that_cannot_be_read_is_refused_at_its_box(world: World, clerk: Client) -> None:
    page = clerk.get("/to-chuc/", {"ngay": "31/6/2025"}).content.decode()
    assert "Tháng 6 không có ngày 31" in page
    assert 'value="31/6/2025"' in page
    assert "Đang xem cơ cấu" not in page


def test_a_day_before_everything_says_what_to_do(world: World, clerk: Client) -> None:
    for row in Organisation.objects.all():
        draft = cast.Draft(kind="organisation", rec=row.rec, data={**row.data, "from": "2020-01-01"}, basis=row.body)
        world.issue("VP", draft, role=Role.ADMIN, place="")
    page = clerk.get("/to-chuc/", {"ngay": "1/1/2019"}).content.decode()
    assert "Chưa có tổ chức nào vào ngày này. Chọn ngày khác." in page
    assert "Đảng ủy phường Mẫu" not in page


def test_the_search_of_the_page_finds_and_says_when_it_does_not(world: World, clerk: Client) -> None:
    assert "Đảng ủy phường Mẫu" in clerk.get("/to-chuc/", {"tim": "phuong mau"}).content.decode()
    assert "Không thấy “mao khee”" in clerk.get("/to-chuc/", {"tim": "mao khee"}).content.decode()


@pytest.mark.parametrize("short", ["TKV", "NGOAI"])
def test_everyone_signed_in_opens_any_organisation_and_nobody_else_does(
    world: World, client: Client, short: str
) -> None:
    address = f"/to-chuc/{world.orgs['MK']}/"
    assert client.get(address).status_code == 302
    client.force_login(cast.account(world, short))
    page = client.get(address).content.decode()
    assert "Văn phòng vận hành giữ hộ khóa ký trên máy chủ này." in page
    assert "Người và chức vụ" not in page
    assert "Đổi tên" not in page
    assert client.get(f"/to-chuc/{'0' * 64}/").status_code == 404


def test_the_office_that_runs_the_system_keeps_its_own_key(world: World, clerk: Client) -> None:
    page = clerk.get(f"/to-chuc/{world.orgs['VP']}/").content.decode()
    assert "Tổ chức này tự giữ khóa ký của mình." in page


def test_search_leads_to_the_page_of_the_organisation(world: World, clerk: Client) -> None:
    row = Organisation.objects.get(org=world.orgs["MK"])
    assert clerk.get(f"/to-chuc/ho-so/{row.pk}/")["Location"] == f"/to-chuc/{row.org}/"
    assert clerk.get(f"/to-chuc/ho-so/{uuid4()}/").status_code == 404


def many(world: World, count: int) -> None:
    """Rows of a large directory, behind the door: what is measured is reading."""
    row = Organisation.objects.get(org=world.orgs["MK"])
    shared = {field.name: getattr(row, field.name) for field in Record._meta.get_fields() if field.name != "id"}
    made = []
    for number in range(count):
        data = {**row.data, "org": f"{number:064x}"}
        made.append(
            Organisation(
                **{**shared, "data": data}, id=uuid4(), org=data["org"], name=f"Chi bộ {number}", short=str(number)
            )
        )
    Organisation.objects.bulk_create(made)
    Tie.objects.bulk_create(
        Tie(id=uuid4(), parent=one.id, position=0, org=one.org, line="party_line", superior=world.orgs["TKV"])
        for one in made
    )


@pytest.mark.tampers
def test_the_tree_costs_the_same_at_three_and_at_two_hundred(
    world: World, clerk: Client, django_assert_num_queries: Callable[..., Any]
) -> None:
    many(world, 3)
    with django_assert_num_queries(3):  # session, person, the organisations of the day
        clerk.get("/to-chuc/")
    Organisation.objects.filter(name__startswith="Chi bộ").delete()
    many(world, 200)
    with django_assert_num_queries(3):
        page = clerk.get("/to-chuc/").content.decode()
    assert "Chi bộ 199" in page


@pytest.mark.tampers
def test_a_large_directory_is_opened_level_by_level(
    world: World, clerk: Client, django_assert_num_queries: Callable[..., Any]
) -> None:
    many(world, MOST)
    with django_assert_num_queries(4):  # and once more for the level
        top = clerk.get("/to-chuc/").content.decode()
    assert "Đảng ủy Tập đoàn Thử nghiệm" in top
    assert "Chi bộ 7" not in top
    below = clerk.get("/to-chuc/", {"duoi": world.orgs["TKV"]}).content.decode()
    assert "Chi bộ 7" in below


def test_one_organisation_costs_five_statements(
    world: World, clerk: Client, django_assert_num_queries: Callable[..., Any]
) -> None:
    org = world.organisation("CAP", "Đảng ủy Cấp dưới", ties=[{"line": "party_line", "superior": world.orgs["TKV"]}])
    with django_assert_num_queries(5):  # session, person, record with keys, rearrangements, names
        clerk.get(f"/to-chuc/{org}/")
