"""The product as it is served: a real server on a copy of the demonstration world.

The demonstration is built once; tests that only look share one server, a trip that writes has a server of its own,
whose whole history is verified when the trip is over.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.site import People, Site
from tests.door.machine import POSTGRES, Machine, copied, made


@pytest.fixture(scope="session")
def demonstration(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """Built by whichever process of the run asks first; the others, where it is a folder only, copy what that one has
    built. A database on a server ends with the process that made it, so there each makes its own."""
    place = tmp_path_factory.mktemp("browser") / "data"
    if POSTGRES or "PYTEST_XDIST_WORKER" not in os.environ:
        with made(place, "demonstrate") as machine:
            yield machine
        return
    common = tmp_path_factory.getbasetemp().parent / "demonstration"
    with (common.with_suffix(".lock")).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not common.exists():
            with made(place, "demonstrate"):
                shutil.copytree(place, common)
    yield Machine(common, "")


@pytest.fixture(scope="session")
def shown(demonstration: Machine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """For tests that only look."""
    with copied(demonstration, tmp_path_factory.mktemp("shown") / "data") as machine, Site.served(machine) as site:
        yield site


@pytest.fixture
def site(demonstration: Machine, tmp_path: Path) -> Iterator[Site]:
    """For one trip."""
    with copied(demonstration, tmp_path / "data") as machine:
        with Site.served(machine) as site:
            yield site
        found = machine.check()
        assert found["verified"], found["said"]


@pytest.fixture
def people(browser: Browser, site: Site) -> Iterator[People]:
    """Those who make a trip."""
    with People.at(browser, site) as people:
        yield people


@pytest.fixture
def readers(browser: Browser, shown: Site) -> Iterator[People]:
    """Those who only look."""
    with People.at(browser, shown) as people:
        yield people
