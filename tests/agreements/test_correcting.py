"""Sửa quy chế and cử đầu mối: by whom, over which version, and what it does to confirmations."""

import re
from typing import Any
from uuid import UUID, uuid4

from django.test import Client

from phoihop.agreements.models import Agreement, Area, FocalPoint, Standing
from phoihop.records.actors import Role
from phoihop.records.keys import ref_id
from tests import cast
from tests.agreements.test_issuing import form
from tests.cast import World


def agreement(world: World) -> UUID:
    assert world.agreement is not None
    return ref_id(world.agreement)


def confirm(world: World, org: str) -> None:
    row = Agreement.objects.get(pk=agreement(world))
    subject = {"org": row.author, "rec": str(row.rec), "body": row.body}
    world.issue(org, world.draft("confirmation", {"subject": subject}))


def corrected(world: World, **changed: Any) -> dict[str, Any]:
    row = Agreement.objects.get(pk=agreement(world))
    filled = {
        **form(title="Quy chế đã sửa", basis=row.body),
        "areas-0-code": "GPMB",
        "areas-0-name": "Đền bù, giải phóng mặt bằng",
        "areas-1-code": "XDD",
        "areas-1-name": "Xây dựng Đảng",
        "articles-1-area": "Xây dựng Đảng",
    }
    return {**filled, **changed}


def test_a_correction_restates_the_agreement_and_every_side_confirms_anew(world: World, clerk: Client) -> None:
    confirm(world, "MK")
    assert Standing.objects.get(pk=agreement(world)).awaited == [world.orgs["TQN"]]
    assert clerk.post(f"/quy-che/{agreement(world)}/sua/", corrected(world)).status_code == 303
    row = Agreement.objects.get(pk=agreement(world))
    assert row.title == "Quy chế đã sửa"
    assert sorted(row.data["sides"]) == sorted(world.parties())
    assert set(Standing.objects.get(pk=row.pk).awaited) == {world.orgs["TQN"], world.orgs["MK"]}


def test_an_area_that_is_reworded_keeps_its_code_and_its_article(world: World, clerk: Client) -> None:
    clerk.post(f"/quy-che/{agreement(world)}/sua/", corrected(world))
    names = dict(Area.objects.filter(parent=agreement(world)).values_list("code", "name"))
    assert names == {"GPMB": "Đền bù, giải phóng mặt bằng", "XDD": "Xây dựng Đảng"}
    articles = Agreement.objects.get(pk=agreement(world)).data["articles"]
    assert [one["area"] for one in articles] == ["GPMB", "XDD"]


def test_of_two_who_correct_the_second_sees_both_versions_and_may_go_on(world: World, clerk: Client) -> None:
    address = f"/quy-che/{agreement(world)}/sua/"
    first, second = corrected(world, title="Bản thứ nhất"), corrected(world, title="Bản thứ hai", once=str(uuid4()))
    assert clerk.post(address, first).status_code == 303
    answer = clerk.post(address, second)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Bản mới trên máy chủ" in page
    assert "Bản thứ hai" in page
    basis = re.search(r'name="basis" value="([0-9a-f]{64})"', page)
    assert basis is not None
    assert clerk.post(address, {**second, "basis": basis[1]}).status_code == 303
    assert Agreement.objects.get(pk=agreement(world)).title == "Bản thứ hai"


def test_another_side_cannot_correct_and_an_outsider_does_not_find_it(world: World, client: Client) -> None:
    for org, status in (("MK", 403), ("NGOAI", 404)):
        client.force_login(cast.account(world, org))
        assert client.post(f"/quy-che/{agreement(world)}/sua/", corrected(world)).status_code == status
    assert Agreement.objects.get(pk=agreement(world)).title == "Quy chế phối hợp công tác thử nghiệm"


def test_each_side_names_its_own_focal_point_and_all_see_it(world: World, client: Client) -> None:
    address = f"/quy-che/{agreement(world)}/dau-moi/"
    client.force_login(cast.account(world, "MK", Role.FOCAL))
    filled = {"office": "Văn phòng Đảng ủy", "contact": "0203 000 000", "secrecy": "on", "once": str(uuid4())}
    assert client.post(address, filled).status_code == 303
    client.force_login(cast.account(world, "TKV"))
    page = client.get(f"/quy-che/{agreement(world)}/cac-ben/").content.decode()
    assert "Văn phòng Đảng ủy" in page
    assert page.count("chưa cử") == 2
    client.force_login(cast.account(world, "NGOAI"))
    assert client.post(address, filled).status_code == 404


def test_naming_anew_replaces_what_was_named(world: World, clerk: Client) -> None:
    address = f"/quy-che/{agreement(world)}/dau-moi/"
    clerk.post(address, {"office": "Văn phòng", "secrecy": "on", "once": str(uuid4())})
    basis = FocalPoint.objects.get().body
    again = {"office": "Ban Tổ chức", "secrecy": "on", "once": str(uuid4())}
    assert clerk.post(address, again).status_code == 422  # from a page that had not seen the first
    assert clerk.post(address, {**again, "basis": basis}).status_code == 303
    assert FocalPoint.objects.get().office == "Ban Tổ chức"


def test_a_focal_point_without_an_office_is_asked_for(world: World, clerk: Client) -> None:
    address = f"/quy-che/{agreement(world)}/dau-moi/"
    answer = clerk.post(address, {"office": "", "secrecy": "on", "once": str(uuid4())})
    assert answer.status_code == 422
    assert "Chưa ghi đầu mối" in answer.content.decode()
