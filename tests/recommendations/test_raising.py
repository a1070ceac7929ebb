"""Nêu kiến nghị: by whom, to whom, and raised again under new words."""

from datetime import date
from typing import Any

import pytest

from phoihop.recommendations.models import Recommendation
from phoihop.recommendations.rules import Stage
from phoihop.records.actors import Role
from tests.cast import World
from tests.recommendations.conftest import refused


def test_a_recommendation_waits_for_the_body_it_is_addressed_to(world: World, ask: Any) -> None:
    world.on(date(2026, 11, 1))
    matter = ask(due="2026-11-16", group="dump", place="Phường Mẫu", level="ward")
    status = matter.status
    assert (status.stage, matter.holder) == (Stage.AWAITED, "TQN")
    assert (status.due, status.since, status.raised_on) == (date(2026, 11, 16), date(2026, 11, 1), date(2026, 11, 1))
    assert (status.times, status.group) == (1, "dump")


@pytest.mark.parametrize("to", ["NGOAI", "TKV"])
def test_it_is_addressed_to_another_side_of_the_agreement(ask: Any, to: str) -> None:
    assert refused(lambda: ask(to=to)) == "receiver.outsider"
    assert ask(to="MK").status.stage == Stage.AWAITED


def test_whoever_must_answer_receives_it(world: World, ask: Any) -> None:
    assert refused(lambda: ask(to="MK", seen_by=("TKV", "TQN"))) == "receiver.unaddressed"
    ask(to="MK", seen_by=("TKV", "MK"))
    assert Recommendation.objects.count() == 1


def test_an_outsider_raises_nothing_under_the_agreement(world: World, ask: Any) -> None:
    assert refused(lambda: ask(by="NGOAI")) == "space.outsider"
    assert Recommendation.objects.count() == 0


def test_the_days_make_sense(world: World, ask: Any) -> None:
    world.on(date(2026, 11, 20))
    assert refused(lambda: ask(raised_on="2026-11-21")) == "raised.ahead"
    assert refused(lambda: ask(due="2026-11-19")) == "due.past"
    matter = ask(raised_on="2024-03-01", due="2026-11-20")
    assert (matter.status.raised_on, matter.status.since) == (date(2024, 3, 1), date(2026, 11, 20))


def test_raised_again_it_counts_the_times_and_its_age_from_the_first(world: World, ask: Any) -> None:
    world.on(date(2026, 1, 10))
    first = ask("Bồi thường bãi thải phía Bắc")
    first.answered("TQN")
    first.closed()
    world.on(date(2026, 6, 1))
    second = ask("Chi trả tiền bãi thải phía Bắc", by="MK", earlier=first)
    world.on(date(2026, 11, 1))
    second.answered("TQN", "not_accepted", reason="Ngoài ranh giới")
    third = ask("Giải quyết dứt điểm bãi thải phía Bắc", earlier=second)
    assert [one.status.times for one in (first, second, third)] == [1, 2, 3]
    assert third.status.first_raised_on == date(2026, 1, 10)
    assert third.status.raised_on == date(2026, 11, 1)


def test_ours_that_is_still_open_is_followed_on_and_not_raised_again(ask: Any) -> None:
    first = ask()
    assert refused(lambda: ask("Như lần trước", earlier=first)) == "earlier.open"
    assert ask("Cùng việc đó", by="MK", earlier=first).status.times == 2


def test_what_a_reader_may_not_see_is_not_raised_again_before_them(ask: Any) -> None:
    hidden = ask(by="MK", to="TQN", seen_by=("MK", "TQN"))
    assert refused(lambda: ask("Cùng việc", by="TQN", to="MK", earlier=hidden)) == "earlier.hidden"
    narrow = ask("Cùng việc", by="TQN", to="MK", earlier=hidden, seen_by=("MK", "TQN"))
    assert narrow.status.times == 2


def test_it_is_sent_once_and_stays_as_it_was_sent(world: World, ask: Any) -> None:
    matter = ask()
    body = Recommendation.objects.get(pk=matter.id).body
    again = world.draft("recommendation", matter.draft.data, rec=matter.draft.rec, basis=body)
    assert refused(lambda: world.issue("TKV", again)) == "once"
    assert matter.status.times == 1


def test_the_administrator_raises_nothing(world: World) -> None:
    data = {"text": "Bãi thải", "receiver": world.orgs["TQN"], "agreement": world.agreement}
    assert refused(lambda: world.issue("TKV", world.draft("recommendation", data), role=Role.ADMIN)) == "role"
    world.issue("TKV", world.draft("recommendation", data), role=Role.UNIT)
    assert Recommendation.objects.count() == 1
