"""Numbers of papers when processes are killed and when several ask at once: none twice, none lost."""

from tests.door.machine import KILLED, Machine


def test_no_number_is_given_twice_or_lost_across_the_chains_of_an_organisation(machine: Machine) -> None:
    # Killed before its position is written, a paper was never issued: its number is free.
    machine.run("book", "/", "die_number", "signed", "home", code=KILLED)
    # Killed after it, in a space that is nowhere in the database yet, its number is taken.
    assert machine.run("number", "space", "/", "die_number", "position written", "new", code=KILLED) == ["01"]
    # Two clerks ask in two other chains at the same moment.
    said = machine.together(("race_number", "space"), ("race_number", "home"))
    assert sorted(said) == [["03"], ["04"]]
    found = machine.check()
    assert found["verified"], found["said"]
    assert found["numbers"] == ["01", "02", "03", "04"]


def test_of_clerks_who_number_one_joint_paper_at_once_one_does(machine: Machine) -> None:
    """Their forms differ, so that neither is the other sent twice."""
    machine.run("joint")
    said = machine.together(("race_joint",), ("race_joint",), ("race_joint",))
    assert sorted(said) == [["confirmed", "01"], *[["refused", "joint.numbered"]] * 2]
    assert machine.run("number", "home") == ["02"]  # those who were refused used up none
    found = machine.check()
    assert found["verified"], found["said"]
    assert found["numbers"] == ["01", "02"]
