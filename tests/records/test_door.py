"""The one door: who, whether, once, and what is left when it refuses."""

from dataclasses import replace
from uuid import uuid4

import pytest

from phoihop.records.actors import Role
from phoihop.records.door import HOME, NewSpace
from phoihop.records.erasing import erase
from phoihop.records.fields import Record
from phoihop.records.kinds import catalogue
from phoihop.records.models import Act
from phoihop.records.refusals import Refusal, Stale
from phoihop.tasks.models import Task
from tests.cast import World


def test_an_issued_task_is_an_act_and_a_row(world: World) -> None:
    before = Act.objects.count()
    (issued,) = world.issue("TKV", world.task("Rà soát đảng viên", due="2026-06-30"))
    assert Act.objects.count() == before + 1
    assert Task.objects.get(pk=issued.id).text == "Rà soát đảng viên"


def test_without_the_declaration_nothing_is_issued_and_with_it_it_is(world: World) -> None:
    draft = world.task()
    with pytest.raises(Refusal) as refused:
        world.issue("TKV", draft, declared=False)
    assert refused.value.code == "secrecy.undeclared"
    assert not Task.objects.exists()
    world.issue("TKV", draft)
    assert Task.objects.count() == 1


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("TỐI MẬT\nRà soát đảng viên", "Quán triệt công tác bảo mật thông tin"),
        ("TỐI MẬT: vị trí kho vật liệu nổ", "Ban hành danh mục bí mật nhà nước độ Tối mật"),
        ("Phương án phòng thủ khu vực (Tối mật)", "Thực hiện Kế hoạch số 05-KH/ĐU (Tối mật)"),
    ],
)
def test_a_text_that_bears_a_secrecy_mark_is_stopped_whatever_is_declared(
    world: World, marked: str, plain: str
) -> None:
    with pytest.raises(Refusal) as refused:
        world.issue("TKV", world.task(marked))
    assert refused.value.code == "secrecy.mark"
    world.issue("TKV", world.task(plain))


def test_an_outsider_cannot_issue_into_the_space_and_a_side_can(world: World) -> None:
    with pytest.raises(Refusal) as refused:
        world.issue("NGOAI", world.task())
    assert refused.value.code == "space.outsider"
    world.issue("TQN", world.task())


def test_an_administrator_issues_no_domain_paper(world: World) -> None:
    with pytest.raises(Refusal) as refused:
        world.issue("TKV", world.task(), role=Role.ADMIN)
    assert refused.value.code == "role"


def test_whatever_is_issued_under_an_agreement_says_so_and_is_asked_for_it() -> None:
    fields = [(kind.name, part) for kind in catalogue().kinds.values() for part in kind.fields]
    named = {kind: part for kind, part in fields if part.name == "agreement" and isinstance(part, Record)}
    assert {"document", "joint_paper", "plan", "recommendation", "task"} <= set(named)
    assert [kind for kind, part in named.items() if part.kind != "agreement"] == []


@pytest.mark.parametrize("name", ["meeting", "plan", "agreement"])
def test_a_task_names_only_what_its_author_sees(world: World, name: str) -> None:
    alone = tuple(sorted([world.orgs["TKV"], *([world.orgs["MK"]] if name == "agreement" else [])]))
    ours = {
        "meeting": {"kind": "briefing", "title": "Giao ban"},
        "plan": {"agreement": world.agreement, "year": 2027, "title": "Kế hoạch"},
        "agreement": {"title": "Quy chế riêng", "lead": world.orgs["TKV"], "sides": [*alone]},
    }[name]
    hidden = world.draft(name, ours, to=world.parties() if name == "plan" else alone)
    place = NewSpace(parties=alone) if name == "agreement" else HOME if name == "meeting" else None
    for unseen in ({"org": world.orgs["TKV"], "rec": str(uuid4())}, dict(world.ref("TKV", hidden))):
        with pytest.raises(Refusal) as refused:
            world.issue("TQN", world.task(**{name: unseen}))
        assert refused.value.code == "reference.gone"
        assert name in refused.value.fields
    world.issue("TKV", hidden, place=place)
    seen = world.task(**{name: dict(world.ref("TKV", hidden))})
    if name == "plan":  # addressed to all sides
        world.issue("TQN", seen)
    else:
        with pytest.raises(Refusal):
            world.issue("TQN", seen)
        world.issue("TKV", seen)
    assert Task.objects.count() == 1


def test_a_task_may_name_what_comes_in_the_same_step_and_keeps_what_it_named(world: World) -> None:
    plan = world.draft("plan", {"agreement": world.agreement, "year": 2027, "title": "Kế hoạch"})
    task = world.task(plan=dict(world.ref("TKV", plan)))
    issued, planned = world.issue("TKV", task, plan)
    erase(planned.id, actor=world.actor("TKV"), at=world.tick())
    with pytest.raises(Refusal):
        world.issue("TKV", world.task(plan=dict(world.ref("TKV", plan))))
    world.issue("TKV", replace(task, data={**task.data, "text": "Sửa lời"}, basis=issued.body))
    assert Task.objects.get().text == "Sửa lời"


def test_the_same_form_sent_twice_gives_the_first_result(world: World) -> None:
    once = uuid4()
    first = world.issue("TKV", world.task(), once=once)
    second = world.issue("TKV", world.task(), once=once)
    assert first == second
    assert Task.objects.count() == 1


def test_of_two_who_correct_the_same_version_the_second_is_shown_the_first(world: World) -> None:
    draft = world.task("Bản một")
    (issued,) = world.issue("TKV", draft)
    world.issue("TKV", world.draft("task", {**draft.data, "text": "Bản hai"}, rec=draft.rec, basis=issued.body))
    with pytest.raises(Stale):
        world.issue("TKV", world.draft("task", {**draft.data, "text": "Bản ba"}, rec=draft.rec, basis=issued.body))
    assert Task.objects.get(pk=issued.id).text == "Bản hai"


def test_another_author_cannot_restate_a_record_by_its_name(world: World) -> None:
    draft = world.task("Của TKV")
    (issued,) = world.issue("TKV", draft)
    (other,) = world.issue("TQN", world.draft("task", {**draft.data, "text": "Của TQN"}, rec=draft.rec))
    assert other.id != issued.id
    assert Task.objects.get(pk=issued.id).text == "Của TKV"


def test_a_step_is_whole_or_not_at_all(world: World) -> None:
    before = Act.objects.count()
    with pytest.raises(Refusal):
        world.issue("TKV", world.task("Được"), world.task("Không được", lead="NGOAI"))
    assert Act.objects.count() == before
    assert not Task.objects.exists()
