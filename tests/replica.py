"""A world built through the door once in a test run; every later test gets the same rows and the same key folder, put
in place in a fraction of the time."""

import copy
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.db.models import Model

from phoihop.accounts.models import Membership, User
from phoihop.records.models import Act, Chain, Statement
from phoihop.records.projection import derived_models
from phoihop.records.rows import filled, insert

World = TypeVar("World")


@dataclass(frozen=True, kw_only=True)
class Replica:
    world: Any
    rows: list[Model]
    users: list[User]
    roles: list[Membership]
    keys: dict[Path, bytes]


_made: dict[Callable[[], Any], Replica] = {}


def of(build: Callable[[], World]) -> World:
    """What `build` makes, of the test's own."""
    folder = Path(settings.KEYS)
    if folder.exists():  # the test has made something of its own before
        return build()
    if build not in _made:
        built = build()
        _made[build] = _taken(built, folder)
        return built
    made = _made[build]
    for path, content in made.keys.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        (folder / path).write_bytes(content)
    insert(made.rows)
    User.objects.bulk_create(copy.deepcopy(made.users))  # accounts keep their numbers: roles name them
    Membership.objects.bulk_create(copy.deepcopy(made.roles))
    world: World = copy.deepcopy(made.world)
    return world


def _taken(built: Any, folder: Path) -> Replica:
    tables = filled([Statement, Act, Chain, *derived_models()])
    return Replica(
        world=copy.deepcopy(built),
        rows=[row for model in tables for row in model._default_manager.order_by("pk")],
        users=list(User.objects.all()),
        roles=list(Membership.objects.all()),
        keys={path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()},
    )
