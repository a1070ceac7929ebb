"""Departments, people and their offices: an organisation's own, and whoever looks is written down."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from phoihop.accounts.models import SensitiveView
from phoihop.organisations import seen
from phoihop.organisations.models import Department, Office, Person
from phoihop.records.actors import Role
from phoihop.records.models import Act
from tests import cast
from tests.cast import World


def sent(**typed: Any) -> dict[str, Any]:
    return {"secrecy": "on", "once": str(uuid4()), **typed}


def add_person(client: Client, name: str = "Nguyễn Văn A", **typed: Any) -> Person:
    answer = client.post("/to-chuc/nguoi/them/", sent(name=name, **typed))
    assert answer.status_code == 303
    return Person.objects.get(name=name)


def test_a_department_and_a_person_in_office_are_recorded(world: World, clerk: Client) -> None:
    assert clerk.post("/to-chuc/ban-phong/them/", sent(name="Văn phòng", from_day="1/7/2025")).status_code == 303
    place = Department.objects.get()
    person = add_person(clerk, title="Chánh Văn phòng", department=str(place.rec), from_day="1/8/2025")
    held = Office.objects.get()
    assert (held.person, held.department) == (person.pk, place.pk)
    page = clerk.get(f"/to-chuc/{world.orgs['TKV']}/nguoi/").content.decode()
    assert "Nguyễn Văn A" in page
    assert "Chánh Văn phòng" in page
    assert "01/08/2025" in page


def test_a_person_may_be_recorded_without_an_office(world: World, clerk: Client) -> None:
    add_person(clerk)
    assert not Office.objects.exists()


def test_people_are_ordered_by_given_name(world: World, clerk: Client) -> None:
    for name in ("Trần Văn Đức", "Lê Thị An", "Nguyễn Văn Dũng"):
        add_person(clerk, name)
    page = clerk.get(f"/to-chuc/{world.orgs['TKV']}/nguoi/").content.decode()
    places = [page.index(name) for name in ("Lê Thị An", "Trần Văn Đức", "Nguyễn Văn Dũng")]
    assert places == sorted(places)


def test_an_office_ends_on_its_last_day_and_another_begins(world: World, clerk: Client) -> None:
    person = add_person(clerk, title="Phó Chánh Văn phòng", from_day="1/1/2024")
    held = Office.objects.get()
    typed = sent(title=held.title, from_day="1/1/2024", to_day="31/12/2024", basis=held.body)
    assert clerk.post(f"/to-chuc/chuc-vu/{held.pk}/", typed).status_code == 303
    typed = sent(title="Chánh Văn phòng", from_day="1/1/2025")
    assert clerk.post(f"/to-chuc/nguoi/{person.pk}/chuc-vu/", typed).status_code == 303
    assert sorted((one.title, one.to_day) for one in Office.objects.all()) == [
        ("Chánh Văn phòng", None),
        ("Phó Chánh Văn phòng", date(2024, 12, 31)),
    ]
    page = clerk.get(f"/to-chuc/nguoi/{person.pk}/").content.decode()
    assert page.index("Chánh Văn phòng") < page.index("Phó Chánh Văn phòng")
    assert "không còn giữ" in page


def test_of_two_who_correct_one_office_the_second_sees_both(world: World, clerk: Client) -> None:
    add_person(clerk, title="Văn thư")
    held = Office.objects.get()
    address = f"/to-chuc/chuc-vu/{held.pk}/"
    assert clerk.post(address, sent(title="Văn thư lưu trữ", basis=held.body)).status_code == 303
    late = clerk.post(address, sent(title="Chuyên viên", basis=held.body))
    assert late.status_code == 409
    page = late.content.decode()
    assert "Có bản mới hơn" in page
    assert "Văn thư" in page
    assert Office.objects.get().title == "Văn thư lưu trữ"


@pytest.mark.parametrize("part", ["ban-phong/", "nguoi/"])
def test_people_of_another_organisation_do_not_exist(world: World, client: Client, part: str) -> None:
    address = f"/to-chuc/{world.orgs['TKV']}/{part}"
    for short in ("MK", "NGOAI", "VP"):
        client.force_login(cast.account(world, short))
        assert client.get(address).status_code == 404
    client.force_login(cast.account(world, "TKV", Role.UNIT))
    assert client.get(address).status_code == 200


def test_a_person_of_another_organisation_does_not_exist(world: World, client: Client) -> None:
    client.force_login(cast.account(world, "TKV"))
    person = add_person(client, title="Văn thư")
    pages = [f"nguoi/{person.pk}/{part}" for part in ("", "sua/", "chuc-vu/", "xoa/")]
    pages.append(f"chuc-vu/{Office.objects.get().pk}/")
    client.force_login(cast.account(world, "MK"))
    assert [client.get(f"/to-chuc/{page}").status_code for page in pages] == [404] * 5
    client.force_login(cast.account(world, "TKV", username="khac"))
    assert [client.get(f"/to-chuc/{page}").status_code for page in pages] == [200] * 5


def test_a_unit_looks_and_a_clerk_records(world: World, client: Client) -> None:
    client.force_login(cast.account(world, "TKV", Role.UNIT))
    assert client.get("/to-chuc/nguoi/them/").status_code == 403
    assert client.post("/to-chuc/ban-phong/them/", sent(name="Văn phòng")).status_code == 403
    client.force_login(cast.account(world, "TKV"))
    assert client.get("/to-chuc/nguoi/them/").status_code == 200


def test_every_look_at_people_is_written_down(world: World, clerk: Client) -> None:
    person = add_person(clerk)
    assert not SensitiveView.objects.exists()
    clerk.get(f"/to-chuc/{world.orgs['TKV']}/nguoi/")
    clerk.get(f"/to-chuc/nguoi/{person.pk}/")
    assert list(SensitiveView.objects.order_by("id").values_list("what", "subject")) == [
        ("people.list", "1"),
        ("people.one", str(person.pk)),
    ]
    assert SensitiveView.objects.filter(org=world.orgs["TKV"]).count() == 2


def test_without_a_list_to_write_to_nobodys_people_are_shown(
    world: World, clerk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seen, "_installed", seen._nobody)
    with pytest.raises(LookupError):
        clerk.get(f"/to-chuc/{world.orgs['TKV']}/nguoi/")


def test_erasing_a_person_takes_name_and_offices_and_leaves_the_chain(world: World, clerk: Client) -> None:
    person = add_person(clerk, title="Văn thư")
    address = f"/to-chuc/nguoi/{person.pk}/xoa/"
    before = Act.objects.count()
    assert clerk.post(address).status_code == 422
    assert Person.objects.count() == 1
    assert clerk.post(address, {"sure": "on"}).status_code == 303
    assert (Person.objects.count(), Office.objects.count()) == (0, 0)
    assert Act.objects.count() == before + 2
    assert clerk.get(f"/to-chuc/nguoi/{person.pk}/").status_code == 404


def test_the_administrator_erases_nothing(world: World, client: Client) -> None:
    client.force_login(cast.account(world, "VP", Role.ADMIN))
    person = add_person(client)
    assert client.get(f"/to-chuc/nguoi/{person.pk}/xoa/").status_code == 403
    client.force_login(cast.account(world, "VP"))
    assert client.get(f"/to-chuc/nguoi/{person.pk}/xoa/").status_code == 200


def test_the_list_of_people_costs_the_same_at_one_and_at_ten(
    world: World, clerk: Client, django_assert_num_queries: Callable[..., Any]
) -> None:
    add_person(clerk, title="Văn thư")
    address = f"/to-chuc/{world.orgs['TKV']}/nguoi/"
    clerk.get(address)  # shows the notice of what was recorded
    with django_assert_num_queries(5):  # session, person, people, offices, the note
        clerk.get(address)
    for number in range(10):
        add_person(clerk, f"Nguyễn Văn {'ABCDEGHIKL'[number]}{'ABCDEGHIKL'[number]}", title="Chuyên viên")
    clerk.get(address)
    with django_assert_num_queries(5):
        page = clerk.get(address).content.decode()
    assert "Nguyễn Văn LL" in page
    with django_assert_num_queries(3):
        clerk.get(f"/to-chuc/{world.orgs['TKV']}/ban-phong/")
