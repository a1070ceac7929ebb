"""A backup put back: everything that was in it, nothing signed twice, nothing erased coming back."""

import zipfile
from pathlib import Path

import pytest
from django.conf import settings

from phoihop.ops import backup, restore, verifying
from phoihop.records import positions
from phoihop.records.erasing import erase
from phoihop.records.models import Act, CloseNote, Statement
from phoihop.tasks.models import Task
from tests.cast import World, account


@pytest.fixture
def saved(world: World, tmp_path: Path) -> Path:
    world.issue("TKV", world.task("Có trong bản sao lưu"))
    account(world, "TKV")
    path = tmp_path / "sao-luu.zip"
    assert backup.run(path) == 0
    return path


def test_a_restore_brings_back_what_was_saved_and_opens_new_keys(world: World, saved: Path) -> None:
    world.issue("TKV", world.task("Sau bản sao lưu"))
    assert restore.run(saved) == 0
    assert [task.text for task in Task.objects.all()] == ["Có trong bản sao lưu"]
    assert Statement.objects.filter(org=world.orgs["TKV"]).count() == 2
    assert CloseNote.objects.exists()
    assert verifying.run() == 0


def test_what_was_signed_after_the_backup_is_named(
    world: World, saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    world.issue("TKV", world.task("Sau bản sao lưu"))
    restore.run(saved)
    assert "Đảng ủy Tập đoàn Thử nghiệm: lần ban hành số 3 ngày 05/01/2026" in capsys.readouterr().out


def test_after_a_restore_the_same_position_is_never_signed_a_second_time(world: World, saved: Path) -> None:
    world.issue("TKV", world.task("Sau bản sao lưu"))
    lost = next(p for p in positions.everywhere() if p.acts[-1].seq == 3).acts[-1]
    restore.run(saved)
    world.issue("TKV", world.task("Sau khi khôi phục"))
    newest = Act.objects.get(record=Task.objects.get(text="Sau khi khôi phục").pk)
    old = Act.objects.get(record=Task.objects.get(text="Có trong bản sao lưu").pk)
    assert newest.key != old.key
    assert newest.seq == 0
    assert not Act.objects.filter(act_id=lost.act_id).exists()
    assert verifying.run() == 0


def test_restoring_the_same_file_twice_never_reopens_a_key(world: World, saved: Path) -> None:
    restore.run(saved)
    world.issue("TKV", world.task("Giữa hai lần khôi phục"))
    first = Act.objects.get(record=Task.objects.get(text="Giữa hai lần khôi phục").pk).key
    assert restore.run(saved) == 0
    world.issue("TKV", world.task("Sau lần hai"))
    second = Act.objects.get(record=Task.objects.get(text="Sau lần hai").pk).key
    assert first != second
    assert Statement.objects.filter(org=world.orgs["TKV"]).count() == 3
    assert verifying.run() == 0


def test_what_was_erased_after_the_backup_stays_erased(world: World, saved: Path) -> None:
    record = Task.objects.get().pk
    erase(record, actor=world.actor("TKV"), at=world.tick())
    assert restore.run(saved) == 0
    assert not Task.objects.exists()
    assert not any(b"trong b" in bytes(act.payload or b"") for act in Act.objects.filter(kind="task"))
    assert verifying.run() == 0


def test_a_damaged_backup_is_refused_and_nothing_is_lost(
    world: World, saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = tmp_path / "hong.zip"
    with zipfile.ZipFile(saved) as good, zipfile.ZipFile(damaged, "w") as bad:
        for name in good.namelist():
            raw = good.read(name)
            if name == "tables/records_act.jsonl":
                raw = raw.replace(b'"signature": "', b'"signature": "00', 1)
            bad.writestr(name, raw)
    (tmp_path / "khong-phai-zip.zip").write_bytes(b"x")
    assert restore.run(damaged) == 1
    assert restore.run(tmp_path / "khong-phai-zip.zip") == 1
    assert restore.run(tmp_path / "khong-co.zip") == 1
    assert capsys.readouterr().out.count("còn nguyên") == 3
    assert Task.objects.count() == 1
    assert restore.run(saved) == 0


def test_without_the_key_file_a_restore_is_refused_with_what_to_do(
    world: World, saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seed = Path(settings.KEYS) / "seed"
    kept = seed.read_bytes()
    seed.unlink()
    assert restore.run(saved) == 1
    assert "seed" in capsys.readouterr().out
    seed.write_bytes(kept)
    assert restore.run(saved) == 0


def test_an_existing_file_is_not_overwritten(saved: Path) -> None:
    before = saved.read_bytes()
    assert backup.run(saved) == 1
    assert saved.read_bytes() == before
