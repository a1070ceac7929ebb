"""Kết thúc kiến nghị; chưa xong, theo dõi tiếp: the word of the one who raised it, and of nobody else."""

from datetime import date
from typing import Any

import pytest

from phoihop.recommendations.rules import Stage
from tests.cast import World
from tests.recommendations.conftest import refused


@pytest.mark.parametrize("org", ["TQN", "MK"])
@pytest.mark.parametrize("closed", [True, False])
def test_only_the_raiser_closes_or_follows_on(ask: Any, org: str, closed: bool) -> None:
    matter = ask()
    matter.answered("TQN")
    assert refused(lambda: matter.judged(org, closed=closed, note="Xong")) == "verdict.raiser"
    assert matter.status.stage == Stage.ANSWERED
    matter.judged("TKV", closed=closed, note="Xong")
    assert matter.status.stage == (Stage.CLOSED if closed else Stage.AWAITED)


def test_closing_without_an_answer_says_why_and_counts_as_answered_that_day(world: World, ask: Any) -> None:
    matter = ask(due="2026-11-20")
    world.on(date(2026, 11, 22))
    assert refused(matter.closed) == "verdict.reason"
    matter.closed(note="Không còn cần thiết")
    status = matter.status
    assert (status.stage, status.closed_on) == (Stage.CLOSED, date(2026, 11, 22))
    assert (status.answered_on, status.late, status.outcome) == (date(2026, 11, 22), True, "")


def test_following_on_names_what_is_missing_and_gives_a_new_day(world: World, ask: Any) -> None:
    matter = ask(due="2026-11-20")
    matter.answered("TQN")
    world.on(date(2026, 11, 15))
    assert refused(lambda: matter.followed(note="")) == "verdict.reason"
    assert refused(lambda: matter.followed(due="2026-11-14")) == "due.past"
    matter.followed(due="2026-11-30")
    status = matter.status
    assert (status.stage, matter.holder, status.due) == (Stage.AWAITED, "TQN", date(2026, 11, 30))
    assert (status.since, status.answered_on, status.late) == (date(2026, 11, 15), None, False)


def test_a_closed_one_is_opened_again_and_its_age_goes_on(world: World, ask: Any) -> None:
    world.on(date(2026, 3, 1))
    matter = ask()
    matter.answered("TQN")
    matter.closed()
    world.on(date(2026, 9, 1))
    assert refused(matter.closed) == "verdict.closed"
    matter.followed()
    assert (matter.status.stage, matter.status.closed_on) == (Stage.AWAITED, None)
    assert matter.status.first_raised_on == date(2026, 3, 1)


def test_what_nobody_has_answered_is_not_followed_on(ask: Any) -> None:
    matter = ask()
    assert refused(matter.followed) == "verdict.open"
    matter.answered("TQN")
    matter.followed()
    assert matter.status.stage == Stage.AWAITED
