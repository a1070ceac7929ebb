"""`verify` finds one changed byte and one changed row, and says where."""

from collections.abc import Callable

import pytest

from phoihop.ops import verifying
from phoihop.records.models import Act, AudienceMember, Chain
from phoihop.tasks.models import Task, TaskStatus
from tests.cast import World


@pytest.fixture
def said(world: World, capsys: pytest.CaptureFixture[str]) -> Callable[[], str]:
    world.issue("TKV", world.task("Rà soát đảng viên nơi cư trú"))
    assert verifying.run() == 0
    capsys.readouterr()

    def run() -> str:
        assert verifying.run() == 1
        return capsys.readouterr().out

    return run


def _task_act() -> Act:
    return Act.objects.get(kind="task")


@pytest.mark.tampers
@pytest.mark.parametrize("part", ["payload", "header", "signature"])
def test_one_changed_byte_of_an_act_is_found_and_named(said: Callable[[], str], part: str) -> None:
    act = _task_act()
    if part == "signature":
        act.signature = ("0" if act.signature[0] != "0" else "1") + act.signature[1:]
    else:
        raw = bytearray(getattr(act, part))
        raw[raw.index(b"T" if part == "payload" else b"2026-")] ^= 1
        setattr(act, part, bytes(raw))
    act.save(update_fields=[part])
    out = said()
    assert "✗" in out
    assert "Đảng ủy Tập đoàn Thử nghiệm" in out or act.act_id[:8] in out


@pytest.mark.tampers
def test_a_row_changed_behind_the_systems_back_is_named_with_its_column(said: Callable[[], str]) -> None:
    Task.objects.update(text="Chữ khác")
    out = said()
    assert "Bảng tasks_task" in out
    assert "cột text đã bị sửa ngoài hệ thống" in out


@pytest.mark.tampers
def test_a_row_taken_away_or_put_in_is_named(said: Callable[[], str]) -> None:
    TaskStatus.objects.all().delete()
    AudienceMember.objects.create(audience=Task.objects.get().audience, org="f" * 64)
    out = said()
    assert "Bảng tasks_taskstatus" in out
    assert "thiếu dòng" in out
    assert "Bảng records_audiencemember" in out
    assert "không có lần ban hành nào sinh ra" in out


@pytest.mark.tampers
def test_an_act_cut_from_the_end_is_missed_because_its_position_is_known_elsewhere(said: Callable[[], str]) -> None:
    _task_act().delete()
    assert "đã ký nhưng không có trong nhật ký" in said()


@pytest.mark.tampers
def test_a_column_beside_the_bytes_that_says_otherwise_is_named(said: Callable[[], str]) -> None:
    Act.objects.filter(pk=_task_act().pk).update(kind="progress")
    assert "cột kind không khớp nội dung đã ký" in said()


@pytest.mark.tampers
def test_a_rebuild_mends_every_table_but_never_the_log(said: Callable[[], str]) -> None:
    Task.objects.update(text="Chữ khác")
    Chain.objects.all().delete()
    said()
    verifying.rebuild()
    assert verifying.run() == 0
    assert Task.objects.get().text == "Rà soát đảng viên nơi cư trú"
