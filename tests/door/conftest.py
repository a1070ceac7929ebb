"""A world made once; each test gets a copy of it on a machine of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.door.machine import Machine, copied, made


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    with made(tmp_path_factory.mktemp("door") / "data", "prepare") as machine:
        yield machine


@pytest.fixture
def machine(prepared: Machine, tmp_path: Path) -> Iterator[Machine]:
    with copied(prepared, tmp_path / "data") as machine:
        yield machine
