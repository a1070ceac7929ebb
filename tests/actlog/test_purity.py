"""The library stands alone, and reads nothing but what it is given (invariants 24 and 27)."""

import ast
import datetime
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NoReturn

import pytest

import actlog
from tests.actlog.world import small_world

FOLDER = Path(actlog.__file__).parent
ALLOWED = {"actlog", "nacl", "orjson"}


def imported(path: Path) -> set[str]:
    """Top names of everything a module imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
    return found


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_a_module_imports_the_standard_library_nacl_and_orjson_only(path: Path) -> None:
    assert imported(path) <= ALLOWED | set(sys.stdlib_module_names)


def test_the_verifier_runs_where_neither_django_nor_the_project_is_loaded() -> None:
    script = (
        "import sys, json, io, actlog\n"
        "report = actlog.verify_file(io.BytesIO(open(sys.argv[1], 'rb').read()))\n"
        "print(json.dumps([report.ok, report.acts, sorted({name.split('.')[0] for name in sys.modules})]))\n"
    )
    golden = Path(__file__).parent / "golden_files" / "history.txt"
    environment = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run(
        [sys.executable, "-c", script, str(golden)],
        capture_output=True,
        check=True,
        text=True,
        env=environment | {"PYTHONPATH": str(FOLDER.parent)},
    )
    ok, acts, modules = json.loads(done.stdout)
    assert (ok, acts) == (True, 5)
    assert not {"django", "phoihop", "vanban"} & set(modules)
    assert "actlog" in modules


@pytest.mark.parametrize("zone", ["UTC", "Asia/Ho_Chi_Minh", "America/Los_Angeles"])
def test_the_fold_and_the_verifier_read_no_clock_chance_or_zone(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    world = small_world()
    lead, ward, other = world.orgs
    rec = world.new_rec()
    world.issue(lead, rec=rec)
    world.erase(lead, world.issue(lead))
    world.drop(lead, rec, ward)
    world.close(other)
    before = world.history().records()

    def never(*_: object, **__: object) -> NoReturn:
        raise AssertionError("the fold asked for what it was not given")

    class NoClock(datetime.datetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> NoReturn:
            never(tz)

    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        for name in ("time.time", "time.monotonic", "random.random", "os.urandom", "os.getenv"):
            monkeypatch.setattr(name, never)
        for module in ("actlog.header", "actlog.act"):
            monkeypatch.setattr(f"{module}.datetime", NoClock)
        for name in ("actlog.payload.token_hex", "actlog.keys.randombytes"):
            monkeypatch.setattr(name, never)
        assert world.history().records() == before
        assert world.verify().defects == 1  # the erased payload is still in this world
    finally:
        monkeypatch.undo()
        time.tzset()


def test_the_public_names_exist_and_are_sorted() -> None:
    assert all(hasattr(actlog, name) for name in actlog.__all__)
    assert len(set(actlog.__all__)) == len(actlog.__all__)
    assert (FOLDER / "py.typed").exists()
