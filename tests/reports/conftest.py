"""The small world of reports."""

import pytest

from tests.cast import World
from tests.reports import office as made


@pytest.fixture
def office(world: World) -> made.Office:
    return made.build(world)
