"""Xác nhận: a side's word on exactly the bytes it saw."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from phoihop.agreements.models import Agreement, Awaited, Confirmation, Standing
from phoihop.agreements.queries import awaiting, standing_of
from phoihop.records.actors import Role
from phoihop.records.door import NewSpace
from phoihop.records.erasing import erase
from phoihop.records.keys import ref_id
from phoihop.records.refusals import Refusal
from phoihop.ui.words import visible_text
from tests import cast
from tests.cast import World


def subject(world: World) -> UUID:
    assert world.agreement is not None
    return ref_id(world.agreement)


def filled(world: World, **changed: Any) -> dict[str, Any]:
    body = Agreement.objects.get(pk=subject(world)).body
    return {"basis": body, "secrecy": "on", "once": str(uuid4()), **changed}


def sealed(world: World) -> dict[str, str]:
    row = Agreement.objects.get(pk=subject(world))
    return {"org": row.author, "rec": str(row.rec), "body": row.body}


def address(world: World) -> str:
    return f"/quy-che/xac-nhan/{subject(world)}/"


def test_a_focal_point_reads_the_text_and_confirms_it(world: World, client: Client) -> None:
    client.force_login(cast.account(world, "MK", Role.FOCAL))
    page = client.get(address(world)).content.decode()
    assert "Quản lý đảng viên nơi cư trú" in page
    assert "Trả lời trong (ngày)" in page
    code = Agreement.objects.get(pk=subject(world)).body.upper()
    assert " ".join(code[at : at + 4] for at in range(0, 64, 4)) in visible_text(page).replace("\u00a0", " ")
    assert client.post(address(world), filled(world)).status_code == 303
    assert Standing.objects.get(pk=subject(world)).awaited == [world.orgs["TQN"]]
    after = client.get(address(world)).content.decode()
    assert "Chờ 1 bên xác nhận" in after
    assert 'id="confirm"' not in after


def test_when_the_last_side_has_confirmed_it_is_in_force(world: World) -> None:
    world.issue("MK", world.draft("confirmation", {"subject": sealed(world)}))
    world.issue("TQN", world.draft("confirmation", {"subject": sealed(world)}))
    standing = standing_of(world.viewer("TKV"), [subject(world)])[subject(world)]
    assert standing.complete
    assert standing.in_force_since == Confirmation.objects.get(author=world.orgs["TQN"]).issued_at


def test_bytes_that_are_not_in_force_are_not_confirmed(world: World, client: Client) -> None:
    old = sealed(world)
    row = Agreement.objects.get(pk=subject(world))
    restated = world.draft("agreement", {**row.data, "title": "Bản mới"}, rec=row.rec, basis=row.body)
    world.issue("TKV", restated)
    client.force_login(cast.account(world, "MK"))
    answer = client.post(address(world), filled(world, basis=old["body"]))
    assert answer.status_code == 409
    assert "Xem bản mới rồi xác nhận" in answer.content.decode()
    assert "Bản mới" in answer.content.decode()
    assert client.post(address(world), filled(world, basis="0" * 64)).status_code == 409
    assert not Confirmation.objects.exists()
    assert client.post(address(world), filled(world)).status_code == 303


@pytest.mark.parametrize("changed", [{"secrecy": ""}, {"basis": ""}, {"once": ""}])
def test_without_declaration_version_or_key_nothing_is_confirmed(
    world: World, client: Client, changed: dict[str, str]
) -> None:
    client.force_login(cast.account(world, "MK"))
    assert client.post(address(world), filled(world, **changed)).status_code == 422
    assert not Confirmation.objects.exists()
    assert client.post(address(world), filled(world)).status_code == 303


def test_a_side_confirms_once_and_the_author_not_at_all(world: World) -> None:
    world.issue("MK", world.draft("confirmation", {"subject": sealed(world)}))
    for org, code in (("MK", "confirm.twice"), ("TKV", "confirm.nothing")):
        with pytest.raises(Refusal) as refused:
            world.issue(org, world.draft("confirmation", {"subject": sealed(world)}))
        assert refused.value.code == code
    assert Confirmation.objects.count() == 1


def test_a_word_given_out_of_sight_of_the_others_does_not_count(world: World) -> None:
    for place, to, code in ((cast.HOME, (), "confirm.nothing"), (None, (world.orgs["TKV"],), "to.sides")):
        draft = world.draft("confirmation", {"subject": sealed(world)}, to=to)
        with pytest.raises(Refusal) as refused:
            world.issue("MK", draft, place=place)
        assert refused.value.code == code
    other = NewSpace(parties=world.parties())
    world.issue("MK", world.draft("confirmation", {"subject": sealed(world)}), place=other)
    assert world.orgs["MK"] in Standing.objects.get(pk=subject(world)).awaited


def test_an_outsider_finds_nothing_to_confirm_and_has_nothing_waiting(world: World, client: Client) -> None:
    client.force_login(cast.account(world, "NGOAI"))
    assert client.get(address(world)).status_code == 404
    assert client.post(address(world), filled(world)).status_code == 404
    assert awaiting(world.viewer("NGOAI")) == []
    assert [one.subject for one in awaiting(world.viewer("MK"))] == [subject(world)]
    assert standing_of(world.viewer("NGOAI"), [subject(world)]) == {}


def test_a_unit_reads_but_does_not_confirm(world: World, client: Client) -> None:
    client.force_login(cast.account(world, "MK", Role.UNIT))
    page = client.get(address(world)).content.decode()
    assert 'id="confirm"' not in page
    assert "Văn thư, lãnh đạo hoặc đầu mối của tổ chức này được xác nhận" in page
    assert client.post(address(world), filled(world)).status_code == 403


def test_a_confirmation_that_is_erased_counts_no_more(world: World) -> None:
    (given,) = world.issue("MK", world.draft("confirmation", {"subject": sealed(world)}))
    assert world.orgs["MK"] not in Standing.objects.get(pk=subject(world)).awaited
    erase(given.id, actor=world.actor("MK"), at=world.tick())
    assert world.orgs["MK"] in Standing.objects.get(pk=subject(world)).awaited


def test_an_agreement_that_is_erased_waits_for_nobody(world: World) -> None:
    erase(subject(world), actor=world.actor("TKV"), at=world.tick())
    assert not Standing.objects.exists()
    assert not Awaited.objects.exists()
    assert awaiting(world.viewer("MK")) == []


def test_reading_what_to_confirm_costs_five_statements_at_most(
    world: World, client: Client, django_assert_max_num_queries: Any
) -> None:
    client.force_login(cast.account(world, "MK"))
    with django_assert_max_num_queries(5):
        client.get(address(world))
