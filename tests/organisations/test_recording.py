"""Recording organisations: new ones with keys of their own, new names, new superiors, corrections."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from phoihop.organisations.models import Organisation, OrganisationName, Succession, Tie
from phoihop.organisations.queries import holding, names
from phoihop.organisations.rules import Line
from phoihop.records import keyring
from phoihop.records.actors import Role
from phoihop.records.models import Act, Statement
from phoihop.records.scope import directory
from tests import cast
from tests.cast import World


@pytest.fixture
def admin(world: World, client: Client) -> Client:
    client.force_login(cast.account(world, "VP", Role.ADMIN))
    return client


def sent(**typed: Any) -> dict[str, Any]:
    return {"secrecy": "on", "once": str(uuid4()), **typed}


NEW = {"name": "Đảng ủy  phường Mới", "short": "P. Mới", "body_kind": "party", "family": "party", "symbol": "ĐU"}


def test_a_new_organisation_has_keys_of_its_own_and_can_issue(world: World, admin: Client) -> None:
    answer = admin.post("/to-chuc/ghi-nhan/", sent(**NEW, party=world.orgs["TQN"], from_day="1/7/2025"))
    assert answer.status_code == 303
    row = directory(Organisation).get(name="Đảng ủy phường Mới")
    assert answer["Location"] == f"/to-chuc/{row.org}/"
    assert row.from_day == date(2025, 7, 1)
    assert Tie.objects.get(org=row.org).superior == world.orgs["TQN"]
    statement = keyring.latest(row.org)
    assert statement.open_key.custody == f"host:{world.orgs['VP']}"
    world.orgs["MOI"] = row.org
    world.issue("MOI", cast.Draft(kind="department", rec=uuid4(), data={"name": "Văn phòng"}), place="")
    assert Act.objects.filter(org=row.org).count() == 2  # its home space, and the department


def test_the_same_form_twice_makes_one_organisation(world: World, admin: Client) -> None:
    typed = sent(**NEW)
    first = admin.post("/to-chuc/ghi-nhan/", typed)
    second = admin.post("/to-chuc/ghi-nhan/", typed)
    assert first["Location"] == second["Location"]
    assert Organisation.objects.filter(name="Đảng ủy phường Mới").count() == 1


def test_without_the_declaration_nothing_is_recorded_and_what_was_typed_stays(world: World, admin: Client) -> None:
    before = Statement.objects.count()
    answer = admin.post("/to-chuc/ghi-nhan/", {**NEW, "once": str(uuid4())})
    assert answer.status_code == 422
    assert "Chưa xác nhận nội dung không chứa bí mật nhà nước" in answer.content.decode()
    assert 'value="P. Mới"' in answer.content.decode()
    assert Statement.objects.count() == before
    assert admin.post("/to-chuc/ghi-nhan/", sent(**NEW)).status_code == 303


def test_a_new_name_leaves_the_old_one_its_time(world: World, admin: Client) -> None:
    org = world.orgs["MK"]
    basis = Organisation.objects.get(org=org).body
    typed = sent(name="Đảng ủy phường Mẫu Mới", short="P. Mẫu Mới", day="1/3/2026", papers="QĐ 5\n QĐ  6", basis=basis)
    assert admin.post(f"/to-chuc/{org}/doi-ten/", typed).status_code == 303
    assert names([org], date(2026, 2, 28))[org].name == "Đảng ủy phường Mẫu"
    assert names([org], date(2026, 3, 1))[org].name == "Đảng ủy phường Mẫu Mới"
    assert names([org])[org].short == "P. Mẫu Mới"
    assert Succession.objects.get().data["papers"] == ["QĐ 5", "QĐ 6"]


def test_a_name_cannot_begin_before_one_that_is_on_record(world: World, admin: Client) -> None:
    org = world.orgs["MK"]

    def rename(day: str) -> Any:
        basis = Organisation.objects.get(org=org).body
        typed = sent(name="Đảng ủy phường Mẫu Mới", short="P. Mẫu Mới", day=day, basis=basis)
        return admin.post(f"/to-chuc/{org}/doi-ten/", typed)

    assert rename("1/3/2026").status_code == 303
    refused = rename("1/2/2026")
    assert refused.status_code == 422
    assert "Đã ghi tên gọi bắt đầu từ ngày này hoặc sau đó" in refused.content.decode()
    assert OrganisationName.objects.filter(org=org).count() == 2


def test_who_renames_what_somebody_else_just_changed_is_told(world: World, admin: Client) -> None:
    org = world.orgs["MK"]
    basis = Organisation.objects.get(org=org).body
    typed = {"name": "Đảng ủy phường Khác", "short": "P. Khác", "basis": basis}
    assert admin.post(f"/to-chuc/{org}/doi-ten/", sent(**typed, day="1/3/2026")).status_code == 303
    late = admin.post(f"/to-chuc/{org}/doi-ten/", sent(**typed, day="1/4/2026"))
    assert late.status_code == 409
    page = late.content.decode()
    assert "Có bản mới hơn" in page
    fresh = Organisation.objects.get(org=org).body
    assert f'name="basis" value="{fresh}"' in page
    assert admin.post(f"/to-chuc/{org}/doi-ten/", sent(**{**typed, "basis": fresh}, day="1/4/2026")).status_code == 303


def move(admin: Client, org: str, superior: str, day: str, line: Line = Line.PARTY, papers: str = "") -> Any:
    basis = Organisation.objects.get(org=org).body
    typed = sent(line=str(line), superior=superior, day=day, papers=papers, basis=basis)
    return admin.post(f"/to-chuc/{org}/cap-tren/", typed)


def test_the_same_unit_has_three_superiors_on_three_dates(world: World, admin: Client) -> None:
    """Requirement 1: shown on 1/6/2023, 1/1/2025 and 1/2/2026 it has three superiors, each with its paper."""
    unit = world.organisation(
        "CN", "Đảng ủy Công ty Ngành", ties=[{"line": "party_line", "superior": world.orgs["TKV"], "to": "2024-06-30"}]
    )
    assert move(admin, unit, world.orgs["TQN"], "1/7/2024", papers="QĐ 11").status_code == 303
    assert move(admin, unit, world.orgs["MK"], "1/1/2026", papers="QĐ 12").status_code == 303
    for day, short in (("1/6/2023", "TKV"), ("1/1/2025", "TQN"), ("1/2/2026", "MK")):
        on = date(*reversed([int(part) for part in day.split("/")]))
        tie = holding(directory(Tie).filter(org=unit, line=Line.PARTY), on).get()
        assert tie.superior == world.orgs[short]
        page = admin.get("/to-chuc/", {"ngay": day}).content.decode()
        superior = names([world.orgs[short]])[world.orgs[short]].name
        rows = page.split("<tr>")
        at = next(number for number, row in enumerate(rows) if "Công ty Ngành" in row)
        assert "depth-1" in rows[at]
        assert superior in rows[at - 1]
    life = admin.get(f"/to-chuc/{unit}/").content.decode()
    assert life.index("QĐ 12") < life.index("QĐ 11")


def test_a_unit_may_stand_under_nobody_from_a_day_on(world: World, admin: Client) -> None:
    unit = world.organisation(
        "CN", "Đảng ủy Công ty Ngành", ties=[{"line": "party_line", "superior": world.orgs["TKV"]}]
    )
    assert move(admin, unit, "", "1/2/2026").status_code == 303
    assert not holding(directory(Tie).filter(org=unit), date(2026, 2, 1)).exists()
    assert holding(directory(Tie).filter(org=unit), date(2026, 1, 31)).exists()


def test_nobody_stands_under_itself(world: World, admin: Client) -> None:
    org = world.orgs["MK"]
    refused = move(admin, org, org, "1/2/2026")
    assert refused.status_code == 422
    assert "không thể trực thuộc chính nó" in refused.content.decode()
    assert move(admin, org, world.orgs["TQN"], "1/2/2026").status_code == 303


def correction(org: str, **changed: Any) -> dict[str, Any]:
    row = Organisation.objects.get(org=org)
    typed = {
        "names-0-name": row.name,
        "names-0-short": row.short,
        "ties-0-line": "party_line",
        "ties-1-line": "party_line",
        "body_kind": row.body_kind,
        "family": row.family,
        "basis": row.body,
    }
    return sent(**{**typed, **changed})


def test_a_correction_restates_the_whole_record(world: World, admin: Client) -> None:
    org = world.orgs["MK"]
    typed = correction(
        org,
        **{
            "names-0-to_day": "30/6/2025",
            "names-1-name": "Đảng ủy phường Mẫu (mới)",
            "names-1-short": "P. Mẫu",
            "names-1-from_day": "1/7/2025",
            "ties-0-superior": world.orgs["TQN"],
            "symbol": "ĐU",
        },
    )
    assert admin.post(f"/to-chuc/{org}/dinh-chinh/", typed).status_code == 303
    assert [row.name for row in OrganisationName.objects.filter(org=org).order_by("position")] == [
        "Đảng ủy phường Mẫu",
        "Đảng ủy phường Mẫu (mới)",
    ]
    assert Tie.objects.get(org=org).superior == world.orgs["TQN"]
    assert Organisation.objects.get(org=org).place == ""


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"names-0-name": "", "names-0-short": ""}, "ít nhất một tên"),
        ({"names-1-name": "Tên chồng", "names-1-short": "TC"}, "Hai tên gọi cùng có hiệu lực"),
        ({"names-1-name": "Thiếu tên ngắn"}, "Mỗi tên cần cả tên đầy đủ và tên ngắn"),
        ({"names-0-from_day": "2/3/2025", "names-0-to_day": "1/3/2025"}, "Ngày kết thúc sớm hơn ngày bắt đầu"),
        ({"from_day": "2/3/2025", "to_day": "1/3/2025"}, "Ngày kết thúc sớm hơn ngày bắt đầu"),
        ({"from_day": "31/2/2025"}, "Tháng 2"),
    ],
)
def test_a_correction_that_contradicts_itself_is_refused_where_it_does(
    world: World, admin: Client, changed: dict[str, str], sentence: str
) -> None:
    org = world.orgs["MK"]
    refused = admin.post(f"/to-chuc/{org}/dinh-chinh/", correction(org, **changed))
    assert refused.status_code == 422
    assert sentence in refused.content.decode()
    assert admin.post(f"/to-chuc/{org}/dinh-chinh/", correction(org)).status_code == 303


def test_a_correction_of_an_older_version_shows_both(world: World, admin: Client) -> None:
    org = world.orgs["MK"]
    old = correction(org, place="Uông Bí")
    assert admin.post(f"/to-chuc/{org}/dinh-chinh/", correction(org, place="Đông Triều")).status_code == 303
    late = admin.post(f"/to-chuc/{org}/dinh-chinh/", old)
    assert late.status_code == 409
    page = late.content.decode()
    assert "bỏ:" in page
    assert "Đông" in page
    assert 'value="Uông Bí"' in page
    assert f'name="basis" value="{Organisation.objects.get(org=org).body}"' in page


@pytest.mark.parametrize("address", ["/to-chuc/ghi-nhan/", "/to-chuc/sap-xep/", "doi-ten/", "cap-tren/", "dinh-chinh/"])
def test_only_the_administrator_records_organisations(world: World, client: Client, address: str) -> None:
    where = address if address.startswith("/") else f"/to-chuc/{world.orgs['MK']}/{address}"
    client.force_login(cast.account(world, "VP", Role.CLERK))
    assert client.get(where).status_code == 403
    assert client.post(where, sent()).status_code == 403
    client.force_login(cast.account(world, "VP", Role.ADMIN))
    assert client.get(where).status_code == 200
