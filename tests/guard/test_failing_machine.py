"""When the disk is full or the database was restarted: one sentence, nothing lost, and the next request goes on."""

import errno

import pytest
from django.urls import reverse

from phoihop import environment
from phoihop.organisations.models import Person
from phoihop.records import positions
from tests.cast import World
from tests.guard.objects import build


def _no_room(_handle: int, _raw: bytes) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_an_erasure_that_finds_no_room_is_refused_in_place(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    clients, objects = build(world)
    clerk, person = clients["clerk"], objects.of("person")
    address = reverse("organisations:erase_person", args=person)
    with monkeypatch.context() as machine:
        machine.setattr(positions, "_fill", _no_room)
        answer = clerk.post(address, {"sure": "on"})
    assert answer.status_code == 422
    assert "hết chỗ trên đĩa" in answer.content.decode()
    assert Person.objects.filter(pk=person[0]).exists()
    assert clerk.post(address, {"sure": "on"}).status_code == 303
    assert not Person.objects.filter(pk=person[0]).exists()


@pytest.mark.parametrize("basis", ["x", "", "0" * 64])
def test_a_confirmation_of_no_version_is_refused(world: World, basis: str) -> None:
    clients, objects = build(world)
    address = reverse("agreements:confirm", args=objects.of("agreement"))
    form = {"basis": basis, "secrecy": "on", "once": "7d9d4f0a-33a1-4c8f-9d1c-0d2b8f6f4a11"}
    assert clients["focal"].post(address, form).status_code in {409, 422}


def test_a_page_asks_first_whether_a_restarted_postgresql_still_knows_its_connection() -> None:
    found = environment.database("postgres://ai@127.0.0.1:5432/phoihop", environment.data_folder())
    assert found["CONN_HEALTH_CHECKS"] is True
