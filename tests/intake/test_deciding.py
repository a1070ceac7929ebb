"""What a person can do to items, and that every step can be taken back."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from phoihop.intake import deciding
from phoihop.intake.items import UNDO_STEPS, Decision, Desk, Found, Item, Sort, Sure

SOURCE = "Rà soát đảng viên; lập danh sách; báo cáo kết quả"


def task(name: str, text: str, start: int, **fields: str) -> Item:
    found = {key: (Found(value, (), Sure.LIKELY, "vì sao"),) for key, value in fields.items()}
    words = Found(text, ((start, start + len(text)),), Sure.CERTAIN, "vì sao")
    return Item(name, Sort.TASK, {"text": (words,), **found})


def desk() -> Desk:
    return Desk(
        (
            Item("paper", Sort.PAPER, {"abstract": (Found("Thông báo", ((0, 9),), Sure.LIKELY, "dòng đầu"),)}),
            Item("meeting", Sort.MEETING),
            task("task-1", SOURCE, 0, lead="Phường Mẫu"),
            task("task-2", "Tuyên truyền", 60),
        )
    )


def content(one: Desk) -> list[tuple[str, Decision, object]]:
    return [(item.id, item.decision, item.fields) for item in one.items]


STEPS: list[Callable[[Desk], Desk]] = [
    lambda one: deciding.decide(one, "task-1", Decision.ACCEPTED),
    lambda one: deciding.decide(one, "task-2", Decision.REFUSED),
    lambda one: deciding.decide(one, "meeting", Decision.ACCEPTED),
    lambda one: deciding.change(one, "task-2", {"text": ("Tuyên truyền rộng rãi",)}),
    lambda one: deciding.split(one, "task-1", ("Rà soát đảng viên", "lập danh sách")),
    lambda one: deciding.join(one, "task-2"),
    lambda one: deciding.add(one, Sort.TASK)[0],
    lambda one: deciding.lead_all(one, "f" * 64),
]


@given(st.lists(st.sampled_from(STEPS), max_size=12))
def test_every_step_is_taken_back_in_turn(steps: list[Callable[[Desk], Desk]]) -> None:
    now = desk()
    before = [content(now)]
    for step in steps:
        after = step(now)
        if after is not now:
            before.append(content(after))
        now = after
    for earlier in reversed(before[:-1]):
        now = now.undone()
        assert content(now) == earlier
    assert now.undone() is now


@given(st.lists(st.sampled_from(STEPS), max_size=8))
def test_ids_stay_unique_and_a_desk_survives_being_kept(steps: list[Callable[[Desk], Desk]]) -> None:
    now = desk()
    for step in steps:
        now = step(now)
    assert len({item.id for item in now.items}) == len(now.items)
    assert [Item.of_json(item.to_json()) for item in now.items] == list(now.items)


@given(st.lists(st.sampled_from(STEPS), min_size=1, max_size=6))
def test_a_step_taken_back_still_counts_as_a_change(steps: list[Callable[[Desk], Desk]]) -> None:
    now = desk()
    for step in steps:
        now = step(now)
    back = now.undone()
    for item in back.items:
        earlier = now.item(item.id)
        if earlier is not None and (earlier.fields, earlier.decision) != (item.fields, item.decision):
            assert item.rev > earlier.rev


def test_the_same_word_twice_changes_nothing_and_the_other_word_does() -> None:
    once = deciding.decide(desk(), "task-1", Decision.ACCEPTED)
    assert deciding.decide(once, "task-1", Decision.ACCEPTED) is once
    assert deciding.decide(once, "task-1", Decision.REFUSED).items[2].decision == Decision.REFUSED


def test_a_value_left_as_found_keeps_its_reason_and_a_new_one_keeps_the_words_it_came_from() -> None:
    typed = {"text": ("Rà soát toàn bộ đảng viên",), "lead": ("Phường Mẫu",), "product": ()}
    item = deciding.change(desk(), "task-1", typed).item("task-1")
    assert item is not None
    assert item.fields["text"] == (Found("Rà soát toàn bộ đảng viên", ((0, len(SOURCE)),), Sure.GIVEN, ""),)
    assert item.fields["lead"][0].why == "vì sao"
    assert "product" not in item.fields
    assert item.decision == Decision.ACCEPTED


def test_a_split_task_points_at_its_own_part_of_the_source() -> None:
    after = deciding.split(desk(), "task-1", ("Rà soát đảng viên", "lập danh sách"))
    first, second = (item for item in after.of(Sort.TASK) if item.id.startswith("task-1"))
    assert [SOURCE[a:b] for a, b in (*first.spans("text"), *second.spans("text"))] == [
        "Rà soát đảng viên",
        "lập danh sách",
    ]
    assert second.one("lead") == "Phường Mẫu"


def test_a_joined_task_points_at_both_parts() -> None:
    after = deciding.join(desk(), "task-2")
    (whole,) = after.of(Sort.TASK)
    assert whole.one("text") == f"{SOURCE}; Tuyên truyền"
    assert whole.spans("text") == ((0, len(SOURCE)), (60, 72))


def test_the_first_task_has_nothing_above_to_join() -> None:
    one = desk()
    assert deciding.join(one, "task-1") is one
    assert deciding.join(one, "meeting") is one


def test_one_lead_for_all_leaves_chosen_and_refused_ones_alone() -> None:
    one = deciding.change(desk(), "task-1", {"lead_org": ("a" * 64,)})
    one = deciding.add(one, Sort.TASK)[0]
    one = deciding.decide(one, "task-2", Decision.REFUSED)
    after = deciding.lead_all(one, "b" * 64)
    assert [item.one("lead_org")[:1] for item in after.of(Sort.TASK)] == ["a", "", "b"]


def test_only_the_last_steps_are_remembered() -> None:
    one = desk()
    for number in range(UNDO_STEPS + 5):
        one = deciding.decide(one, "task-1", (Decision.ACCEPTED, Decision.REFUSED)[number % 2])
    assert len(one.undo) == UNDO_STEPS
