"""kill -9 in the middle of issuing: what was confirmed is there, no step is there in part, and work goes on."""

import random

import pytest

from tests.door.child import TASKS_OF_A_STEP
from tests.door.machine import KILLED, Machine

WHOLE = {TASKS_OF_A_STEP}


def _kill_while_issuing(machine: Machine, first: int, lines: int) -> tuple[list[int], int]:
    """Lets a child issue steps and kills it after it has said so many lines, wherever it is by then. Gives the steps it
    had confirmed, and the last one it had begun."""
    child = machine.start("loop", str(first))
    said = [child.stdout.readline() for _ in range(lines)]
    child.kill()
    rest, err = child.communicate()
    assert child.returncode == KILLED, err
    words = [line.split() for line in [*said, *rest.splitlines()]]
    confirmed = [int(number) for word, number in words if word == "confirmed"]
    return confirmed, max(int(number) for word, number in words if word == "begins")


def test_killed_at_random_moments_it_loses_nothing_it_confirmed_and_keeps_no_half_step(machine: Machine) -> None:
    chance = random.Random(20260105)
    first, confirmed = 1, set()
    for _ in range(12):
        told, last = _kill_while_issuing(machine, first, chance.randrange(1, 14))
        confirmed |= {str(number) for number in told}
        found = machine.check()
        assert found["verified"], found["said"]
        assert confirmed <= set(found["steps"])
        assert set(found["steps"].values()) <= WHOLE
        first = last + 1
    found = machine.check("one", str(first))
    assert found["verified"], found["said"]
    assert confirmed | {str(first)} <= set(found["steps"])
    assert set(found["steps"].values()) == WHOLE


@pytest.mark.parametrize("point", ["signed", "rows written", "position half written"])
def test_killed_before_its_position_is_written_a_step_was_never_made(machine: Machine, point: str) -> None:
    machine.run("one", "1", "/", "die", point, "2", code=KILLED)
    found = machine.check()
    assert found["verified"], found["said"]
    assert found["steps"] == {"1": TASKS_OF_A_STEP}
    found = machine.check("one", "2")
    assert found["verified"], found["said"]
    assert found["steps"] == {"1": TASKS_OF_A_STEP, "2": TASKS_OF_A_STEP}


def test_killed_between_position_and_commit_a_step_is_put_back_whole_before_the_next(machine: Machine) -> None:
    machine.run("one", "1", "/", "die", "position written", "2", code=KILLED)
    found = machine.check("one", "3")
    assert found["verified"], found["said"]
    assert found["steps"] == dict.fromkeys("123", TASKS_OF_A_STEP)


def test_a_check_made_before_that_step_is_put_back_says_that_it_waits_and_blames_nobody(machine: Machine) -> None:
    machine.run("one", "1", "/", "die", "position written", "2", code=KILLED)
    found = machine.check()
    assert found["verified"], found["said"]
    assert "1 lần ban hành đã ký đang chờ ghi xong" in found["said"]
    assert found["steps"] == {"1": TASKS_OF_A_STEP}


def test_a_form_sent_again_after_the_kill_gives_the_step_that_was_put_back(machine: Machine) -> None:
    machine.run("one", "1", "/", "die", "position written", "2", code=KILLED)
    first, second = machine.run("one", "2", "/", "one", "2")
    assert first.startswith("confirmed")
    assert first == second
    found = machine.check()
    assert found["verified"], found["said"]
    assert found["steps"] == {"1": TASKS_OF_A_STEP, "2": TASKS_OF_A_STEP}


def test_a_form_sent_again_after_a_kill_that_followed_the_commit_gives_what_was_made(machine: Machine) -> None:
    machine.run("die", "committed", "1", code=KILLED)
    found = machine.check("one", "1")
    assert found["verified"], found["said"]
    assert found["steps"] == {"1": TASKS_OF_A_STEP}


def test_a_founding_that_was_killed_between_position_and_commit_is_there_once_after_the_form_is_sent_again(
    machine: Machine,
) -> None:
    before = machine.check()["agreements"]
    machine.run("found", "die", code=KILLED)
    found = machine.check("start", "/", "found")
    assert found["verified"], found["said"]
    assert found["agreements"] == before + 1


def test_the_first_step_of_an_organisation_in_a_space_survives_the_kill_with_its_acceptance(machine: Machine) -> None:
    machine.run("die", "position written", "1", "MK", code=KILLED)
    found = machine.check("one", "2", "MK")
    assert found["verified"], found["said"]
    assert found["steps"] == {"1": TASKS_OF_A_STEP, "2": TASKS_OF_A_STEP}
