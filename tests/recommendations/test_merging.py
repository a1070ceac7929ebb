"""Gộp kiến nghị: one matter of several raisers, answered together, closed by each."""

from typing import Any

from phoihop.recommendations.rules import Stage
from tests.recommendations.conftest import refused


def test_merged_ones_are_answered_together_and_each_raiser_closes_their_own(ask: Any) -> None:
    ours, theirs = ask(), ask("Bãi thải gần trường học", by="MK")
    ours.merged("TQN", theirs)
    assert [(one.status.main, one.status.size) for one in (ours, theirs)] == [(ours.id, 2)] * 2
    assert [one.status.raiser for one in (ours, theirs)] == [ours.world.orgs["TKV"], ours.world.orgs["MK"]]
    ours.answered("TQN", others=(theirs,))
    assert [one.status.stage for one in (ours, theirs)] == [Stage.ANSWERED] * 2
    ours.closed()
    assert [one.status.stage for one in (ours, theirs)] == [Stage.CLOSED, Stage.ANSWERED]
    assert refused(lambda: theirs.closed("TKV")) == "verdict.raiser"
    theirs.followed("MK")
    assert [one.status.stage for one in (ours, theirs)] == [Stage.CLOSED, Stage.AWAITED]


def test_only_the_body_that_answers_all_of_them_merges(ask: Any) -> None:
    ours, theirs, elsewhere = ask(), ask("Bãi thải", by="MK"), ask("Bãi thải khác", to="MK")
    assert refused(lambda: ours.merged("MK", theirs)) == "merge.holder"
    assert refused(lambda: ours.merged("TKV", theirs)) == "merge.holder"  # it raised one of them
    assert refused(lambda: ours.merged("TQN", elsewhere)) == "merge.holder"
    ours.merged("TQN", theirs)
    assert theirs.status.size == 2


def test_one_alone_is_not_merged(ask: Any) -> None:
    ours, theirs = ask(), ask("Bãi thải", by="MK")
    assert refused(lambda: ours.merged("TQN")) == "merge.one"
    assert refused(lambda: ours.merged("TQN", ours)) == "merge.one"
    ours.merged("TQN", theirs)
    assert ours.status.size == 2


def test_what_others_may_not_see_is_not_merged_with_what_they_see(ask: Any) -> None:
    open_one, narrow = ask(), ask("Bãi thải", by="MK", seen_by=("MK", "TQN"))
    assert refused(lambda: open_one.merged("TQN", narrow)) == "to.recommendation"
    other = ask("Bãi thải khác", by="MK")
    open_one.merged("TQN", other)
    assert (open_one.status.size, narrow.status.size) == (2, 1)


def test_a_closed_one_is_not_merged(ask: Any) -> None:
    ours, theirs = ask(), ask("Bãi thải", by="MK")
    theirs.closed("MK", note="Đã tự xử lý")
    assert refused(lambda: ours.merged("TQN", theirs)) == "recommendation.closed"
    theirs.followed("MK")
    ours.merged("TQN", theirs)
    assert theirs.status.main == ours.id


def test_an_answer_to_several_needs_the_turn_in_each(ask: Any) -> None:
    ours, theirs = ask(), ask("Bãi thải", by="MK", to="TKV")
    assert refused(lambda: ours.answered("TQN", others=(theirs,))) == "answer.holder"
    assert ours.status.stage == Stage.AWAITED
    theirs.answered("TKV")
    assert theirs.status.stage == Stage.ANSWERED
