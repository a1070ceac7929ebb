"""The commands as an administrator types them, each a process of its own on a machine of its own."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.door.machine import Machine, made

NAMES = "Văn phòng Thử nghiệm\nVP TN\n"
PREPARE = "import django; django.setup(); from phoihop.ops.serving import prepare; prepare()"
BEFORE = "from django.core.management import call_command; import django; django.setup(); call_command{}"
FORGET_SEARCH = (
    "import django; django.setup(); from phoihop.search.models import SearchEntry; SearchEntry.objects.all().delete()"
)


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    with made(tmp_path / "data") as machine:
        yield machine


def python(machine: Machine, *words: str, typed: str = "") -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, *words], env=machine.environment, input=typed, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout + done.stderr


def phoihop(machine: Machine, *words: str, typed: str = "") -> tuple[int, str]:
    return python(machine, "-m", "phoihop", *words, typed=typed)


def test_where_nothing_was_set_up_each_command_says_so_in_a_sentence(machine: Machine, tmp_path: Path) -> None:
    for words in (["verify"], ["rebuild"], ["backup", str(tmp_path / "b.zip")], ["serve"], ["verify", "--demo"]):
        code, said = phoihop(machine, *words)
        assert code == 1
        assert "Chưa có dữ liệu trong" in said
        assert "phoihop setup" in said
    assert not (tmp_path / "b.zip").exists()


def test_a_database_that_does_not_answer_is_told_with_its_reason(machine: Machine) -> None:
    machine.url = "postgres://nobody@127.0.0.1:1/nothing"
    code, said = phoihop(machine, "verify")
    assert code == 1
    assert said.startswith("Chưa kết nối được cơ sở dữ liệu: ")


def test_set_up_saved_and_restored_on_another_machine(machine: Machine, tmp_path: Path) -> None:
    code, said = phoihop(machine, "setup", typed=NAMES)
    assert code == 0, said
    assert phoihop(machine, "verify")[0] == 0
    saved = tmp_path / "sao-luu.zip"
    code, said = phoihop(machine, "backup", str(saved))
    assert code == 0, said
    with made(tmp_path / "other") as other:
        shutil.copytree(machine.folder / "keys", other.folder / "keys")
        code, said = phoihop(other, "restore", str(saved))
        assert code == 0, said
        code, said = phoihop(other, "verify")
        assert code == 0, said


def test_tables_made_by_another_version_are_made_anew_at_the_start(machine: Machine) -> None:
    phoihop(machine, "setup", typed=NAMES)
    python(machine, "-c", FORGET_SEARCH)
    python(machine, "-c", PREPARE)
    assert phoihop(machine, "verify")[0] == 1  # a start of the same version trusts the tables it made
    (machine.folder / "tables-of").write_text("0.0.1", "utf-8")
    python(machine, "-c", PREPARE)
    code, said = phoihop(machine, "verify")
    assert code == 0, said


def test_a_database_of_an_older_version_is_altered_at_the_start(machine: Machine) -> None:
    phoihop(machine, "setup", typed=NAMES)
    python(machine, "-c", BEFORE.format(("migrate", "reports", "0004")))
    code, said = phoihop(machine, "verify")
    assert (code, said.split(".")[0]) == (1, "Dữ liệu do bản phần mềm cũ hơn ghi")
    python(machine, "-c", PREPARE)
    code, said = phoihop(machine, "verify")
    assert code == 0, said
