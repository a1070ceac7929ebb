"""Erasing what a record said: the content goes from the log and every table, the chain still verifies."""

from uuid import UUID

import pytest

from phoihop.ops import verifying
from phoihop.records.actors import Role
from phoihop.records.erasing import carry_out, erase, journal
from phoihop.records.models import Act
from phoihop.records.refusals import Refusal
from phoihop.tasks.models import Task, TaskStatus
from tests.cast import World

CANARY = "chữ không được còn lại ở đâu"


def _issued(world: World) -> UUID:
    draft = world.task(CANARY)
    (first,) = world.issue("TKV", draft)
    world.issue("TKV", world.draft("task", {**draft.data, "no": "2"}, rec=draft.rec, basis=first.body))
    return first.id


def test_every_version_goes_and_the_history_still_verifies(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    record = _issued(world)
    erase(record, actor=world.actor("TKV"), at=world.tick())
    assert not Task.objects.filter(pk=record).exists()
    assert not TaskStatus.objects.filter(pk=record).exists()
    assert not any(CANARY.encode() in bytes(act.payload or b"") for act in Act.objects.all())
    assert verifying.run() == 0
    assert "liền mạch" in capsys.readouterr().out


def test_only_the_author_erases(world: World) -> None:
    record = _issued(world)
    with pytest.raises(Refusal) as refused:
        erase(record, actor=world.actor("TQN"), at=world.tick())
    assert refused.value.code == "erase.nothing"
    with pytest.raises(Refusal) as refused:
        erase(record, actor=world.actor("TKV", Role.UNIT), at=world.tick())
    assert refused.value.code == "role"
    assert Task.objects.filter(pk=record).exists()
    erase(record, actor=world.actor("TKV"), at=world.tick())
    assert not Task.objects.filter(pk=record).exists()


def test_the_journal_outside_the_database_holds_the_whole_act(world: World) -> None:
    record = _issued(world)
    ids = set(Act.objects.filter(record=record).values_list("act_id", flat=True))
    erase(record, actor=world.actor("TKV"), at=world.tick())
    (act,) = journal()
    payload = act.payload()
    assert payload is not None
    assert set(payload.data["acts"]) == ids  # type: ignore[arg-type]
    assert carry_out(ids) == frozenset()
