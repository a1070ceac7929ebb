"""A disk without room: one sentence, nothing half written, and the same form goes through once there is room."""

import json

import pytest

from tests.door.child import TASKS_OF_A_STEP
from tests.door.machine import Machine


@pytest.mark.parametrize("point", ["position", "commit"])
def test_a_full_disk_refuses_and_once_there_is_room_the_same_form_goes_through(machine: Machine, point: str) -> None:
    refused, there = machine.run("full", point, "1", "/", "check")
    assert refused == "refused storage"
    assert json.loads(there)["steps"] == {}
    found = machine.check("one", "1")
    assert found["verified"], found["said"]
    assert found["steps"] == {"1": TASKS_OF_A_STEP}


def test_a_step_that_could_not_be_committed_is_not_lost_when_the_next_cannot_be_either(machine: Machine) -> None:
    """Nothing new is signed in a chain until what was signed before is in the database."""
    assert machine.run("full", "commit", "1") == ["refused storage"]
    assert machine.run("full", "commit", "2") == ["refused storage"]
    found = machine.check("one", "3")
    assert found["verified"], found["said"]
    assert found["steps"] == {"1": TASKS_OF_A_STEP, "3": TASKS_OF_A_STEP}
