"""Fixtures of the whole suite. After every test that touched the database, the tables are made again from the acts
and must be what they were."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.db.backends.postgresql.creation import DatabaseCreation
from django.test import Client
from hypothesis import HealthCheck, settings

from tests import cast, replica

pytest_plugins = ["tests.plugins.chromium", "tests.plugins.rendered"]

# Properties are judged by what they find, never by the clock, and the same examples are tried in every run, so that a
# run that fails fails again. To look further: `./phoihop test --hypothesis-profile=wide tests/…`.
settings.register_profile("suite", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("wide", parent=settings.get_profile("suite"), derandomize=False, max_examples=2_000)
settings.load_profile("suite")

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """That PostgreSQL is just looking after its tables keeps no test database from being dropped."""
    if connection.vendor != "postgresql":
        return

    def drop(creation: DatabaseCreation, name: str, verbosity: int) -> None:
        with creation._nodb_cursor() as cursor:  # type: ignore[attr-defined]
            cursor.execute(f"DROP DATABASE {connection.ops.quote_name(name)} WITH (FORCE)")

    DatabaseCreation._destroy_test_db = drop  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def _own_folders(settings: object, tmp_path: Path) -> None:
    """Keys and files of one test are nobody else's."""
    settings.KEYS = tmp_path / "keys"  # type: ignore[attr-defined]
    settings.FILES = tmp_path / "files"  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def _tables_are_what_the_acts_make_of_them(request: pytest.FixtureRequest) -> Iterator[None]:
    database = next((name for name in ("transactional_db", "db") if name in request.fixturenames), None)
    if database:
        request.getfixturevalue(database)
    yield
    if database and not request.node.get_closest_marker("tampers"):
        from phoihop.records.rebuild import differences

        assert differences() == []


@pytest.fixture
def world(db: None) -> cast.World:
    return replica.of(cast.build)


@pytest.fixture
def clerk(world: cast.World, client: Client) -> Client:
    """Signed in as the clerk of the committee that leads the agreement."""
    client.force_login(cast.account(world, "TKV"))
    return client
