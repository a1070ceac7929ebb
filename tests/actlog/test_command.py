"""`python -m actlog FILE`, for whoever was given a history and nothing else."""

import runpy
import sys
from pathlib import Path

import pytest

from actlog.__main__ import main
from tests.actlog.golden import HISTORY


def test_a_sound_file_ends_with_0_and_a_damaged_one_with_1_and_its_findings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(HISTORY)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Nhật ký ban hành liền mạch: 5 lần ban hành, 4 nội dung đều khớp mã."
    ]
    damaged = tmp_path / "history.txt"
    damaged.write_bytes(HISTORY.read_bytes().replace(b"end 15", b"end 16"))
    assert damaged.read_bytes() != HISTORY.read_bytes()
    assert main([str(damaged)]) == 1
    verdict, finding = capsys.readouterr().out.splitlines()
    assert "1 chỗ sai" in verdict
    assert finding.startswith("  ✗ Dòng 16")


@pytest.mark.parametrize("arguments", [[], ["a", "b"], ["/nonexistent/file"]])
def test_without_one_file_that_opens_it_says_what_to_do(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().out.count("\n") == 1


def test_it_runs_as_a_module(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["actlog", str(HISTORY)])
    monkeypatch.delitem(sys.modules, "actlog.__main__")
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("actlog", run_name="__main__")
    assert ended.value.code == 0
