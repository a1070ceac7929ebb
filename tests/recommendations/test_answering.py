"""Trả lời kiến nghị: by the body whose turn it is, in five ways, and what each does to the day."""

from datetime import date
from typing import Any

import pytest

from phoihop.recommendations.rules import Stage
from tests.cast import World
from tests.recommendations.conftest import refused


@pytest.mark.parametrize("org", ["TKV", "MK"])
def test_only_the_body_that_is_asked_answers(ask: Any, org: str) -> None:
    matter = ask()
    assert refused(lambda: matter.answered(org)) == "answer.holder"
    matter.answered("TQN")
    assert matter.status.stage == Stage.ANSWERED


def test_an_answer_is_in_time_on_its_day_and_late_a_day_after(world: World, ask: Any) -> None:
    in_time, late = ask(due="2026-11-20"), ask("Nhà ở công nhân mỏ", due="2026-11-20")
    world.on(date(2026, 11, 20))
    in_time.answered("TQN")
    world.on(date(2026, 11, 21))
    late.answered("TQN", "partly")
    assert (in_time.status.late, late.status.late) == (False, True)
    assert late.status.answered_on == date(2026, 11, 21)


def test_not_accepted_says_why(ask: Any) -> None:
    matter = ask()
    assert refused(lambda: matter.answered("TQN", "not_accepted")) == "answer.reason"
    matter.answered("TQN", "not_accepted", reason="Không thuộc diện được bồi thường")
    assert (matter.status.stage, matter.status.outcome) == (Stage.ANSWERED, "not_accepted")


def test_being_worked_on_is_no_answer_and_leaves_the_day(world: World, ask: Any) -> None:
    matter = ask(due="2026-11-20")
    world.on(date(2026, 11, 10))
    matter.answered("TQN", "under_way")
    status = matter.status
    assert (status.stage, status.outcome, status.due) == (Stage.AWAITED, "under_way", date(2026, 11, 20))
    assert refused(lambda: matter.answered("TQN", "under_way", due="2026-12-20")) == "answer.extra"
    matter.answered("TQN", "resolved")
    matter.answered("TQN", "under_way")  # it is taken up again: the answer no longer stands
    assert (matter.status.stage, matter.status.answered_on) == (Stage.AWAITED, None)


def test_beyond_its_power_a_body_hands_over_with_a_name_and_a_day(world: World, ask: Any) -> None:
    matter = ask(due="2026-11-20")
    world.on(date(2026, 11, 10))
    assert refused(lambda: matter.answered("TQN", "beyond", due="2026-12-10")) == "answer.where"
    assert refused(lambda: matter.answered("TQN", "beyond", passed_to="MK")) == "answer.due"
    assert refused(lambda: matter.answered("TQN", "beyond", passed_to="TKV", due="2026-12-10")) == "answer.raiser"
    assert refused(lambda: matter.answered("TQN", "beyond", passed_to="TQN", due="2026-12-10")) == "answer.to_self"
    assert refused(lambda: matter.answered("TQN", "beyond", passed_to="MK", due="2026-11-09")) == "due.past"
    matter.answered("TQN", "beyond", passed_to="MK", due="2026-12-10")
    assert (matter.holder, matter.status.due) == ("MK", date(2026, 12, 10))
    assert matter.status.stage == Stage.AWAITED
    assert matter.status.since == date(2026, 11, 10)


def test_handed_to_a_body_outside_the_agreement_it_stays_with_the_one_who_passed_it_on(ask: Any) -> None:
    matter = ask()
    matter.answered("TQN", "beyond", above="Bộ, ngành Trung ương", due="2026-12-31")
    status = matter.status
    assert (matter.holder, status.above, status.stage) == ("TQN", "Bộ, ngành Trung ương", Stage.AWAITED)
    matter.answered("TQN")
    assert matter.status.stage == Stage.ANSWERED


def test_handed_over_only_to_a_body_that_sees_it(ask: Any) -> None:
    matter = ask(seen_by=("TKV", "TQN"))
    assert refused(lambda: matter.answered("TQN", "beyond", passed_to="MK", due="2026-12-10")) == "lead.unaddressed"
    assert refused(lambda: matter.answered("TQN", addressed=matter.world.parties())) == "to.recommendation"
    matter.answered("TQN")
    assert matter.status.stage == Stage.ANSWERED


def test_a_later_answer_adds_to_the_one_that_stands_and_makes_it_no_later(world: World, ask: Any) -> None:
    matter = ask(due="2026-11-20")
    world.on(date(2026, 11, 18))
    matter.answered("TQN", "partly")
    world.on(date(2026, 11, 25))
    matter.answered("TQN", "resolved")
    status = matter.status
    assert (status.answered_on, status.late, status.outcome) == (date(2026, 11, 18), False, "resolved")


def test_what_its_raiser_closed_takes_no_more_answers(ask: Any) -> None:
    matter = ask()
    matter.closed(note="Hai bên đã giải quyết tại chỗ")
    assert refused(lambda: matter.answered("TQN")) == "recommendation.closed"
    matter.followed()
    matter.answered("TQN")
    assert matter.status.stage == Stage.ANSWERED
