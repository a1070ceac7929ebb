"""Tách kiến nghị: its raiser makes several of one; each is answered and closed by itself."""

from datetime import date
from typing import Any

from phoihop.recommendations import filters, lists, queries
from phoihop.recommendations.rules import Stage
from tests.cast import World
from tests.morning import TODAY
from tests.recommendations.conftest import refused


def test_the_parts_stand_for_the_whole_and_keep_its_age(world: World, ask: Any) -> None:
    world.on(date(2026, 2, 1))
    whole = ask()
    world.on(date(2026, 11, 1))
    first, second = whole.split("Bồi thường đợt một", "Di dời ba hộ")
    assert (whole.status.stage, whole.status.parts) == (Stage.SPLIT, 2)
    assert [one.status.first_raised_on for one in (first, second)] == [date(2026, 2, 1)] * 2
    assert first.status.times == 1
    first.answered("TQN")
    first.closed()
    assert second.status.stage == Stage.AWAITED
    counted = lists.counts(world.viewer("TKV"), filters.read({"ky": "tat-ca"}, TODAY))
    assert (counted.total, counted.open) == (2, 1)


def test_only_the_raiser_splits(ask: Any) -> None:
    whole = ask()
    assert refused(lambda: whole.split("Một", "Hai", by="MK")) == "split.raiser"
    whole.split("Một", "Hai")
    assert whole.status.parts == 2


def test_one_part_is_no_splitting(ask: Any) -> None:
    whole = ask()
    assert refused(lambda: whole.split("Một")) == "split.one"
    assert whole.status.stage == Stage.AWAITED
    whole.split("Một", "Hai")
    assert refused(lambda: whole.split("Ba", "Bốn")) == "recommendation.split"


def test_the_parts_go_where_the_whole_went(ask: Any) -> None:
    whole = ask(seen_by=("TKV", "TQN"))
    assert refused(lambda: whole.split("Một", "Hai")) == "to.recommendation"
    parts = whole.split("Một", "Hai", to=whole.draft.to)
    assert {one.status.audience for one in parts} == {whole.status.audience}


def test_what_was_split_is_neither_answered_nor_closed_as_a_whole(ask: Any) -> None:
    whole = ask()
    part, _other = whole.split("Một", "Hai")
    assert refused(lambda: whole.answered("TQN")) == "recommendation.split"
    assert refused(lambda: whole.closed(note="Xong")) == "recommendation.split"
    part.answered("TQN")
    part.closed()
    assert part.status.stage == Stage.CLOSED


def test_parts_are_listed_in_the_order_in_which_they_were_written(world: World, ask: Any) -> None:
    whole = ask()
    texts = ["Bồi thường", "Di dời", "Tái định cư", "Hoàn trả đường", "Cấp nước"]
    whole.split(*texts)
    viewer = world.viewer("TKV")
    listed = [one.text for one in queries.kin(viewer, queries.one_or_404(viewer, whole.id))]
    assert listed == texts
