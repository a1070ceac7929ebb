"""Several people at the same door at the same moment, each in a process of its own."""

from uuid import UUID

from tests.door.child import TASKS_OF_A_STEP
from tests.door.machine import Machine


def test_one_form_sent_twice_at_once_is_carried_out_once_and_both_are_told_the_same(machine: Machine) -> None:
    said = machine.together(("race", "1"), ("race", "1"), ("race", "1"))
    assert {words[0] for words in said} == {"confirmed"}
    assert said[0] == said[1] == said[2]
    found = machine.check()
    assert found["verified"], found["said"]
    assert found["steps"] == {"1": TASKS_OF_A_STEP}


def test_two_who_issue_different_things_for_one_office_at_once_are_both_served(machine: Machine) -> None:
    said = machine.together(("race", "1"), ("race", "2"))
    assert [words[0] for words in said] == ["confirmed", "confirmed"]
    found = machine.check()
    assert found["verified"], found["said"]
    assert found["steps"] == {"1": TASKS_OF_A_STEP, "2": TASKS_OF_A_STEP}


def test_two_organisations_that_write_for_the_first_time_at_once_are_both_served(machine: Machine) -> None:
    said = machine.together(("race", "1", "TQN"), ("race", "2", "MK"), ("race", "3", "TKV"))
    assert [words[0] for words in said] == ["confirmed"] * 3
    found = machine.check()
    assert found["verified"], found["said"]
    assert found["steps"] == dict.fromkeys("123", TASKS_OF_A_STEP)


def test_of_two_who_correct_the_same_version_at_once_one_is_shown_the_other(machine: Machine) -> None:
    rec = str(UUID(int=7))
    ((first, body),) = machine.together(("correct", rec, "", "Bước 1, bản đầu"))
    assert first == "confirmed"
    said = machine.together(("correct", rec, body, "Bước 2, bản sửa"), ("correct", rec, body, "Bước 3, bản sửa"))
    assert sorted(words[0] for words in said) == ["confirmed", "refused"]
    assert next(words for words in said if words[0] == "refused") == ["refused", "stale"]
    found = machine.check()
    assert found["verified"], found["said"]
    assert list(found["steps"].values()) == [1]
    assert found["steps"].keys() <= {"2", "3"}


def test_a_check_waits_for_nobody_and_nobody_for_it(machine: Machine) -> None:
    """It sees everything as it was before the step that is under way."""
    assert machine.run("compare") == ["differ 0", f"confirmed {TASKS_OF_A_STEP}"]
