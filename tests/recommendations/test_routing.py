"""Giao cơ quan trả lời: who says who answers, and by when."""

from datetime import date
from typing import Any

from phoihop.recommendations.rules import Stage
from tests.cast import World
from tests.recommendations.conftest import refused


def test_the_addressed_body_names_who_answers_and_by_when(world: World, ask: Any) -> None:
    matter = ask(due="2026-11-16")
    world.on(date(2026, 11, 5))
    assert refused(lambda: matter.answered("MK")) == "answer.holder"
    matter.routed("TQN", "MK", due="2026-11-20")
    status = matter.status
    assert (matter.holder, status.due, status.since) == ("MK", date(2026, 11, 20), date(2026, 11, 5))
    assert refused(lambda: matter.answered("TQN")) == "answer.holder"
    matter.answered("MK")
    assert matter.status.stage == Stage.ANSWERED


def test_the_lead_of_the_agreement_routes_too_and_nobody_else(ask: Any) -> None:
    matter = ask(by="MK", to="TQN")
    assert refused(lambda: matter.routed("MK", "TQN")) == "route.receiver"
    matter.routed("TKV", "TKV")  # TKV leads the agreement
    assert matter.holder == "TKV"


def test_who_asks_does_not_choose_who_answers_though_it_leads(ask: Any) -> None:
    matter = ask(by="TKV", to="TQN")
    assert refused(lambda: matter.routed("TKV", "MK")) == "route.receiver"
    assert refused(lambda: matter.routed("TQN", "TKV")) == "route.raiser"
    matter.routed("TQN", "MK")
    assert matter.holder == "MK"


def test_only_a_body_that_sees_it_is_named(ask: Any) -> None:
    matter = ask(seen_by=("TKV", "TQN"))
    assert refused(lambda: matter.routed("TQN", "MK")) == "lead.unaddressed"
    assert refused(lambda: matter.routed("TQN", "MK", to=matter.world.parties())) == "to.recommendation"
    matter.routed("TQN", "TQN", due="2026-12-31")
    assert (matter.holder, matter.status.due) == ("TQN", date(2026, 12, 31))


def test_a_day_that_has_passed_is_no_day_to_answer_by(world: World, ask: Any) -> None:
    matter = ask()
    world.on(date(2026, 11, 20))
    assert refused(lambda: matter.routed("TQN", "MK", due="2026-11-19")) == "due.past"
    matter.routed("TQN", "MK", due="2026-11-20")
    assert matter.status.due == date(2026, 11, 20)


def test_what_was_answered_or_closed_is_not_routed(ask: Any) -> None:
    matter = ask()
    matter.answered("TQN")
    assert refused(lambda: matter.routed("TQN", "MK")) == "route.answered"
    matter.closed()
    assert refused(lambda: matter.routed("TQN", "MK")) == "recommendation.closed"
    matter.followed()
    matter.routed("TQN", "MK")
    assert matter.holder == "MK"
