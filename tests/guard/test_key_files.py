"""What a first start makes on disk, and what a power cut or a full disk may leave of it."""

import errno
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from phoihop import environment
from phoihop.records import keyring, lines
from phoihop.records.refusals import Refusal


def _full(_handle: int, _raw: bytes) -> int:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_first_start_makes_its_secret_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    secret = environment.own_secret(folder)
    assert len(secret) >= 50
    assert environment.own_secret(folder) == secret
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [(one.name, stat.S_IMODE(one.stat().st_mode)) for one in folder.iterdir()] == [("secret", 0o600)]


def test_a_first_start_cut_short_leaves_no_secret_that_could_be_guessed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as machine:
        machine.setattr(os, "fsync", no_room)
        with pytest.raises(OSError, match="No space"):
            environment.own_secret(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert environment.own_secret(tmp_path)


def test_of_two_first_starts_at_once_both_use_the_secret_of_the_quicker(tmp_path: Path) -> None:
    path = tmp_path / "secret"

    def slower() -> bytes:
        path.write_bytes(b"of the quicker")
        return b"of the slower"

    assert environment.kept_secret(path, slower) == b"of the quicker"
    assert list(tmp_path.iterdir()) == [path]


def test_no_key_is_made_from_a_damaged_seed(db: None, settings: Any) -> None:
    settings.KEYS.mkdir()
    (settings.KEYS / "seed").write_bytes(b"")
    with pytest.raises(Refusal) as refused:
        keyring.create("Đảng ủy Tập đoàn Thử nghiệm", None)
    assert refused.value.code == "keys.damaged"


def test_a_line_cut_off_by_a_power_cut_spoils_no_other(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "erased.jsonl"
    lines.append(path, {"no": "1"})
    with path.open("ab") as file:
        file.write(b'{"no": "2')
    lines.append(path, {"no": "3"})
    assert list(lines.read(path)) == [{"no": "1"}, {"no": "3"}]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_line_for_which_there_is_no_room_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "erased.jsonl"
    lines.append(path, {"no": "1"})
    with monkeypatch.context() as machine:
        machine.setattr(os, "write", _full)
        with pytest.raises(OSError, match="No space"):
            lines.append(path, {"no": "2"})
    assert list(lines.read(path)) == [{"no": "1"}]
