"""Where a task stands, made from what each body issued: only the right author's word counts, and the newest one."""

from datetime import date
from typing import Any

import pytest

from phoihop.records.refusals import Refusal
from phoihop.tasks.models import Sight, TaskStatus
from tests.cast import World


def test_the_lead_says_when_a_task_is_done_and_missing_parts_stay_visible(world: World, assign: Any) -> None:
    work = assign(cooperating=("TQN",), due="2026-11-20")
    world.on(date(2026, 11, 10))
    work.says("MK", 100)
    assert work.status.done_on == date(2026, 11, 10)
    assert (work.status.parts, work.status.parts_done) == (2, 1)
    assert work.part("TQN").done_on is None


def test_a_cooperating_body_that_is_done_does_not_make_the_task_done(world: World, assign: Any) -> None:
    work = assign(cooperating=("TQN",), due="2026-11-20")
    work.says("TQN", 100)
    assert work.status.done_on is None
    assert work.part("TQN").done_on is not None


def test_reported_on_the_due_day_is_in_time_and_a_day_later_is_late(world: World, assign: Any) -> None:
    in_time, late = assign(due="2026-11-20"), assign(due="2026-11-20")
    world.on(date(2026, 11, 20))
    in_time.says("MK", 100)
    world.on(date(2026, 11, 21))
    late.says("MK", 100)
    assert (in_time.status.late, late.status.late) == (False, True)


def test_a_part_that_is_worked_on_again_is_open_again(world: World, assign: Any) -> None:
    work = assign(due="2026-11-20")
    work.says("MK", 100)
    work.says("MK", 80, "Còn thiếu hai chi bộ")
    assert work.status.done_on is None
    assert work.part("MK").percent == 80


def test_adding_a_file_after_the_due_day_does_not_make_a_done_part_late(world: World, assign: Any) -> None:
    work = assign(due="2026-11-20")
    world.on(date(2026, 11, 18))
    work.says("MK", 100)
    world.on(date(2026, 11, 25))
    work.says("MK", 100, "Bổ sung danh sách")
    assert work.status.done_on == date(2026, 11, 18)
    assert not work.status.late


def test_more_time_counts_once_the_assigner_grants_it(world: World, assign: Any) -> None:
    work = assign(due="2026-11-20")
    asked = work.asks("MK", "2026-11-30")
    assert (work.status.due, work.status.asked_until) == (date(2026, 11, 20), date(2026, 11, 30))
    work.answers("TKV", "MK", asked, due="2026-11-27")
    assert (work.status.due, work.status.asked) == (date(2026, 11, 27), None)
    assert work.status.stated_due == date(2026, 11, 20)


def test_a_refused_request_leaves_the_due_day_and_another_may_be_made(world: World, assign: Any) -> None:
    work = assign(due="2026-11-20")
    work.answers("TKV", "MK", work.asks("MK", "2026-11-30"))
    assert (work.status.due, work.status.asked) == (date(2026, 11, 20), None)
    work.answers("TKV", "MK", work.asks("MK", "2026-11-25"), due="2026-11-25")
    assert work.status.due == date(2026, 11, 25)


def test_time_granted_after_a_late_report_makes_it_in_time(world: World, assign: Any) -> None:
    work = assign(due="2026-11-20")
    asked = work.asks("MK", "2026-11-30")
    world.on(date(2026, 11, 25))
    work.says("MK", 100)
    assert work.status.late
    work.answers("TKV", "MK", asked, due="2026-11-30")
    assert not work.status.late


def test_restating_a_task_after_an_extension_says_its_due_day_anew(world: World, assign: Any) -> None:
    work = assign(due="2026-11-20")
    work.answers("TKV", "MK", work.asks("MK", "2026-11-30"), due="2026-11-30")
    work.restates(due="2026-12-15")
    assert work.status.due == date(2026, 12, 15)


def test_the_request_of_a_former_lead_waits_for_nobody(world: World, assign: Any) -> None:
    work = assign(due="2026-11-20", cooperating=("TQN",))
    work.asks("MK", "2026-11-30")
    work.restates(lead=world.orgs["TQN"], cooperating=[world.orgs["MK"]])
    assert work.status.asked is None
    work.asks("TQN", "2026-12-01")
    assert work.status.asked_until == date(2026, 12, 1)


def test_a_withdrawn_task_waits_for_nobody_and_takes_no_more_reports(world: World, assign: Any) -> None:
    work = assign(due="2026-11-20")
    work.asks("MK", "2026-11-30")
    work.restates(withdrawn=True, withdrawn_reason="Đã giao trùng")
    assert (work.status.withdrawn, work.status.asked) == (True, None)
    assert work.part("MK").waits is None
    with pytest.raises(Refusal) as refused:
        work.says("MK", 10)
    assert refused.value.code == "task.withdrawn"


def test_the_day_of_assignment_survives_a_restatement_that_names_it(world: World, assign: Any) -> None:
    work = assign(due="2026-11-20")
    first = work.status.assigned_on
    world.on(date(2026, 6, 1))
    work.restates(text="Rà soát lại", assigned_on=first.isoformat())
    assert work.status.assigned_on == first


@pytest.mark.parametrize("org", ["TQN", "NGOAI"])
def test_only_the_bodies_with_a_part_report_on_it(world: World, assign: Any, org: str) -> None:
    work = assign(due="2026-11-20")
    with pytest.raises(Refusal):
        work.says(org, 50)
    work.says("MK", 50)
    assert work.status.percent == 50


def test_only_the_lead_asks_for_time_and_only_the_assigner_answers(world: World, assign: Any) -> None:
    work = assign(due="2026-11-20", cooperating=("TQN",))
    with pytest.raises(Refusal) as asked_by_another:
        work.asks("TQN", "2026-11-30")
    asked = work.asks("MK", "2026-11-30")
    with pytest.raises(Refusal) as answered_by_another:
        work.answers("MK", "MK", asked, due="2026-11-30")
    with pytest.raises(Refusal) as twice:
        work.asks("MK", "2026-12-30")
    assert asked_by_another.value.code == "extension.lead"
    assert answered_by_another.value.code == "answer.assigner"
    assert twice.value.code == "extension.waiting"
    work.answers("TKV", "MK", asked, due="2026-11-30")
    with pytest.raises(Refusal) as again:
        work.answers("TKV", "MK", asked, due="2026-12-30")
    assert again.value.code == "answer.twice"


@pytest.mark.parametrize(("due", "code"), [("2026-11-20", "extension.earlier"), ("2026-11-22", "extension.past")])
def test_more_time_is_a_later_day_that_has_not_passed(world: World, assign: Any, due: str, code: str) -> None:
    work = assign(due="2026-11-20")
    world.on(date(2026, 11, 23))
    with pytest.raises(Refusal) as refused:
        work.asks("MK", due)
    assert refused.value.code == code
    work.asks("MK", "2026-11-23")
    assert work.status.asked_until == date(2026, 11, 23)


def test_a_task_without_a_due_day_or_that_is_done_needs_no_more_time(world: World, assign: Any) -> None:
    undated, done = assign(), assign(due="2026-11-20")
    done.says("MK", 100)
    codes = []
    for work in (undated, done):
        with pytest.raises(Refusal) as refused:
            work.asks("MK", "2026-12-01")
        codes.append(refused.value.code)
    assert codes == ["extension.undated", "extension.done"]


def test_a_report_goes_to_those_who_see_the_task_and_to_nobody_else(world: World, assign: Any) -> None:
    work = assign(due="2026-11-20", to=("TKV", "MK"))
    wider = world.draft(
        "progress",
        {"task": world.ref("TKV", work.draft), "said": "doing", "percent": 10, "text": "Đang làm"},
        to=world.parties(),
    )
    with pytest.raises(Refusal) as refused:
        world.issue("MK", wider)
    assert refused.value.code == "to.task"
    work.says("MK", 10)
    assert work.status.percent == 10


def test_whoever_is_given_a_part_is_addressed(world: World) -> None:
    task = world.task(lead="MK")
    with pytest.raises(Refusal) as refused:
        world.issue("TKV", world.draft("task", task.data, to=(world.orgs["TKV"], world.orgs["TQN"])))
    assert refused.value.code == "part.unaddressed"
    world.issue("TKV", task)
    assert TaskStatus.objects.count() == 1


def test_a_task_is_in_sight_of_those_it_is_addressed_to_and_of_nobody_else(world: World, assign: Any) -> None:
    work = assign(to=("TKV", "MK"))
    seen_by = set(Sight.objects.filter(task=work.id).values_list("org", flat=True))
    assert seen_by == {world.orgs["TKV"], world.orgs["MK"]}
