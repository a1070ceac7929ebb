"""The algebra of dated facts and of the tree: for all of them, not for some."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.organisations.finding import asked, entry_of, found_by, rank
from phoihop.organisations.rules import (
    Change,
    backwards,
    begins_from,
    day_before,
    ended,
    followed,
    holds,
    in_order,
    misshapen,
    on,
    overlapping,
)
from phoihop.organisations.shaping import Branch, Node, forest

FIRST = date(2020, 1, 1)
DAYS = st.integers(0, 400).map(lambda number: FIRST + timedelta(days=number))


@dataclass
class Span:
    name: str
    from_day: date | None
    to_day: date | None


def span_of(item: dict[str, Any]) -> Span:
    days = {key: date.fromisoformat(item[key]) if key in item else None for key in ("from", "to")}
    return Span(item["name"], days["from"], days["to"])


def at(items: list[dict[str, Any]], day: date) -> str:
    held = on([span_of(item) for item in items], day)
    return held.name if held else ""


@st.composite
def histories(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Dated items that follow one another, with gaps or without, the first and last end open or not."""
    cuts = sorted(draw(st.sets(DAYS, min_size=1, max_size=6)))
    items: list[dict[str, Any]] = []
    for number, (first, following) in enumerate(zip(cuts, [*cuts[1:], None], strict=True)):
        item: dict[str, Any] = {"name": f"tên {number}", "from": first.isoformat()}
        if number == 0 and draw(st.booleans()):
            del item["from"]
        if following is not None:
            gap = draw(st.integers(1, max(1, (following - first).days)))
            item["to"] = max(first, following - timedelta(days=gap)).isoformat()
        elif draw(st.booleans()):
            item["to"] = (first + timedelta(days=30)).isoformat()
        items.append(item)
    return items


@given(histories(), DAYS)
def test_at_most_one_item_of_a_history_holds_on_a_day(items: list[dict[str, Any]], day: date) -> None:
    assert not overlapping(items)
    held = [span for span in map(span_of, items) if holds(span, day)]
    assert len(held) <= 1
    assert at(items, day) == (held[0].name if held else "")


@given(histories(), DAYS, DAYS)
def test_what_follows_changes_nothing_before_its_day_and_everything_after(
    items: list[dict[str, Any]], change: date, day: date
) -> None:
    if begins_from(items, change.isoformat()):
        return
    changed = followed(items, {"name": "mới"}, change.isoformat())
    assert not overlapping(changed)
    assert not any(backwards(item) for item in changed)
    assert at(changed, day) == ("mới" if day >= change else at(items, day))


@given(histories(), DAYS, DAYS)
def test_what_has_ended_holds_no_longer_and_is_unchanged_before(
    items: list[dict[str, Any]], end: date, day: date
) -> None:
    if begins_from(items, end.isoformat()):
        return
    assert at(ended(items, end.isoformat()), day) == ("" if day >= end else at(items, day))


@given(st.lists(st.tuples(DAYS, DAYS), min_size=2, max_size=5), DAYS)
def test_items_that_share_a_day_are_found(pairs: list[tuple[date, date]], day: date) -> None:
    items = [{"name": str(n), "from": min(p).isoformat(), "to": max(p).isoformat()} for n, p in enumerate(pairs)]
    shared = sum(holds(span_of(item), day) for item in items) > 1
    assert overlapping(items) or not shared


def test_the_day_before_crosses_months_and_leap_years() -> None:
    assert day_before("2024-03-01") == "2024-02-29"
    assert day_before("2026-01-01") == "2025-12-31"


NAMES = st.text(st.sampled_from("aăâbcđeêoơAĐ "), min_size=1, max_size=6)


@st.composite
def directories(draw: st.DrawFn) -> list[Node]:
    """Organisations whose superior is any of them, an unknown one, or nobody: circles included."""
    count = draw(st.integers(1, 12))
    superiors = st.sampled_from(["", "ngoài", *map(str, range(count))])
    return [Node(org=str(number), name=draw(NAMES), superior=draw(superiors)) for number in range(count)]


def flat(branches: tuple[Branch, ...], above: str = "") -> list[tuple[str, str]]:
    found = []
    for branch in branches:
        found.append((branch.node.org, above))
        found += flat(branch.branches, branch.node.org)
    return found


@given(directories())
def test_everybody_stands_in_the_tree_exactly_once(nodes: list[Node]) -> None:
    assert sorted(org for org, _ in flat(forest(nodes))) == sorted(node.org for node in nodes)


@given(directories())
def test_everybody_stands_under_their_superior_or_at_the_top(nodes: list[Node]) -> None:
    known = {node.org: node for node in nodes}
    for org, above in flat(forest(nodes)):
        assert above in ("", known[org].superior)
        if not above and known[org].superior in known:
            assert in_circle(org, known)


def in_circle(org: str, known: dict[str, Node]) -> bool:
    seen: set[str] = set()
    at_org = known[org].superior
    while at_org in known and at_org not in seen:
        if at_org == org:
            return True
        seen.add(at_org)
        at_org = known[at_org].superior
    return False


@given(directories(), st.randoms())
def test_the_tree_does_not_depend_on_the_order_of_the_rows(nodes: list[Node], random: Any) -> None:
    shuffled = list(nodes)
    random.shuffle(shuffled)
    assert forest(shuffled) == forest(nodes)


@given(directories())
def test_a_branch_counts_all_that_stands_below(nodes: list[Node]) -> None:
    waiting = list(forest(nodes))
    for branch in waiting:
        assert branch.below == len(flat(branch.branches))
        names = [in_order(one.node.name) for one in branch.branches]
        assert names == sorted(names)
        waiting += branch.branches


def test_a_very_long_chain_of_superiors_is_no_trouble() -> None:
    nodes = [Node(org=str(number), name="x", superior=str(number - 1)) for number in range(5000)]
    (root,) = forest(nodes)
    assert root.below == 4999


@pytest.mark.parametrize(
    ("change", "before", "after", "wrong"),
    [
        (Change.MERGE, "ab", "c", ""),
        (Change.MERGE, "ab", "a", ""),
        (Change.MERGE, "b", "a", ""),
        (Change.MERGE, "a", "a", "before"),
        (Change.MERGE, "ab", "cd", "after"),
        (Change.MERGE, "", "ab", "before"),
        (Change.SPLIT, "a", "bc", ""),
        (Change.SPLIT, "a", "ab", ""),
        (Change.SPLIT, "a", "b", "after"),
        (Change.SPLIT, "ab", "cd", "before"),
        (Change.RENAME, "a", "a", ""),
        (Change.RENAME, "a", "b", "after"),
        (Change.TRANSFER, "a", "a", ""),
        (Change.TRANSFER, "ab", "ab", "after"),
        (Change.DISSOLVE, "a", "", ""),
        (Change.DISSOLVE, "ab", "cd", ""),
        (Change.DISSOLVE, "", "c", "before"),
        (Change.DISSOLVE, "a", "a", "after"),
        (Change.UPGRADE, "a", "b", ""),
        (Change.UPGRADE, "a", "a", ""),
        (Change.UPGRADE, "a", "", "after"),
        (Change.UPGRADE, "ab", "c", "before"),
    ],
)
def test_each_form_of_rearrangement_has_its_numbers(change: Change, before: str, after: str, wrong: str) -> None:
    assert misshapen(change, list(before), list(after)) == wrong


SYLLABLES = ["Đảng", "ủy", "phường", "Mạo", "Khê", "Than", "Quảng", "Ninh", "TKV"]
WORDS = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=7)


@given(WORDS, st.data())
def test_any_words_of_a_name_in_any_order_find_it_by_their_beginnings(words: list[str], data: st.DataObject) -> None:
    name = " ".join(words)
    typed = data.draw(st.permutations(words))
    cut = [word[: data.draw(st.integers(1, len(word)))] for word in typed]
    assert found_by(asked(" ".join(cut)), name)
    entry = f" {entry_of([(name, 'TN')]).folded}"
    assert all(f" {word}" in entry for word in asked(" ".join(cut)))


@pytest.mark.parametrize("typed", ["dutqn", "tqn", "DUTQN", "Đảng ủy Than Quảng Ninh", "đu tqn", "dang uy quang"])
def test_initials_short_names_and_beginnings_find(typed: str) -> None:
    entry = entry_of([("Đảng ủy Than cũ", "ĐU cũ"), ("Đảng ủy Than Quảng Ninh", "ĐU TQN")])
    assert all(f" {word}" in f" {entry.folded}" for word in asked(typed))
    assert entry.key == "dang uy than quang ninh"


def test_exact_names_come_first_and_who_is_no_more_after_who_is() -> None:
    names = [("Đảng ủy phường Hà Tu", False), ("Hà Tu", True), ("Hà Tu", False), ("Công ty Hà Tu Núi", False)]
    ordered = sorted(names, key=lambda one: rank(asked("ha tu"), one[0], "x", one[1]))
    assert ordered == [("Hà Tu", False), ("Hà Tu", True), ("Công ty Hà Tu Núi", False), ("Đảng ủy phường Hà Tu", False)]
