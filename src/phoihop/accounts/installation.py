"""What an administrator is told about the installation: keys held, backups, health. Facts only, none of them slow."""

import platform
import shutil
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import django
from django.conf import settings
from django.db import connection
from django.db.models import Count, Exists, F, Max, Min, OuterRef, Subquery, Sum

from phoihop import __version__
from phoihop.accounts.viewer import SignedIn
from phoihop.organisations.models import DirectoryEntry
from phoihop.organisations.queries import names, with_names
from phoihop.records import keyring
from phoihop.records.models import Act, Chain, Statement
from phoihop.records.scope import directory
from phoihop.ui.tables import PAGE_SIZE

# Below this the page says that room has to be made.
LITTLE_ROOM: Final = 2 * 1024**3


@dataclass(frozen=True, kw_only=True)
class HeldKey:
    """The open key of an organisation: who holds it, since when it signs, and where it last did. `number` counts the
    statements by which keys were opened."""

    org: str
    name: str
    short: str
    holder: str  # an organisation's name; empty: the organisation itself
    key: str
    number: int
    since: datetime | None
    last: datetime | None
    acts: int
    chains: int


def keys(admin: SignedIn, rows: slice) -> tuple[tuple[HeldKey, ...], bool]:
    """The keys an administrator may know of, by name, and whether more follow. Three statements."""
    newer = Statement.objects.filter(org=OuterRef("org"), n__gt=OuterRef("n"))
    found: Any = Statement.objects.filter(~Exists(newer))
    if not admin.in_office:
        found = found.filter(org=admin.org)
    shown = list(with_names(found).order_by(_folded_name(), "id")[rows])
    read = {one.org: keyring.read(one) for one in shown[:PAGE_SIZE]}
    entries = {org: statement.open_key for org, statement in read.items()}
    holders = {entry.custody.removeprefix("host:") for entry in entries.values() if entry.custody != "own"}
    called = names(holders)
    chains = _chains([entry.key for entry in entries.values()])
    return tuple(
        HeldKey(
            org=one.org,
            name=one.org_name or read[one.org].name,
            short=one.org_short or "",
            holder="" if entries[one.org].custody == "own" else called[_host(entries[one.org].custody)].short,
            key=entries[one.org].key,
            number=len(read[one.org].keys),
            **chains.get((one.org, entries[one.org].key), _NEVER),
        )
        for one in shown[:PAGE_SIZE]
    ), len(shown) > PAGE_SIZE


def _folded_name() -> Subquery:
    """What names are put in order by, the same on every database."""
    return Subquery(directory(DirectoryEntry).filter(org=OuterRef("org")).values("key")[:1])


_NEVER: Final[Mapping[str, Any]] = {"since": None, "last": None, "acts": 0, "chains": 0}


def _host(custody: str) -> str:
    return custody.removeprefix("host:")


def _chains(public: list[str]) -> dict[tuple[str, str], dict[str, Any]]:
    """By organisation and key: the first and the last time it signed, how many acts in how many chains."""
    opening = Act.objects.filter(space=OuterRef("space"), org=OuterRef("org"), key=OuterRef("key"), seq=0)
    rows = (
        Chain.objects.filter(key__in=public, seq__gte=0)
        .annotate(first=Subquery(opening.values("time")[:1]))
        .values("org", "key")
        .annotate(since=Min("first"), last=Max("time"), acts=Sum(F("seq") + 1), chains=Count("id"))
    )
    return {(row["org"], row["key"]): {name: row[name] for name in ("since", "last", "acts", "chains")} for row in rows}


@dataclass(frozen=True, kw_only=True)
class Health:
    """How the installation is. `free` is None where the disk does not say."""

    version: str
    python: str
    django: str
    database: str
    data: str
    free: int | None
    size: int | None
    acts: int
    seed: bool

    @property
    def little_room(self) -> bool:
        return self.free is not None and self.free < LITTLE_ROOM


def health() -> Health:
    """One statement: chains know how many acts they hold, so that nothing has to be counted through."""
    acts = Chain.objects.aggregate(acts=Sum(F("seq") + 1))["acts"]
    return Health(
        version=__version__,
        python=platform.python_version(),
        django=django.get_version(),
        database=_database(),
        data=str(settings.DATA),
        free=_free(Path(settings.DATA)),
        size=_size(),
        acts=acts or 0,
        seed=(Path(settings.KEYS) / "seed").exists(),
    )


def _database() -> str:
    if connection.vendor == "sqlite":
        return f"SQLite {sqlite3.sqlite_version}"
    version = getattr(connection, "pg_version", 0)
    return f"PostgreSQL {version // 10_000}.{version % 10_000}"


def _free(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def _size() -> int | None:
    """The embedded database's file, with what is not written back into it yet."""
    if connection.vendor != "sqlite":
        return None
    path = Path(str(connection.settings_dict["NAME"]))
    return sum(one.stat().st_size for one in (path, Path(f"{path}-wal")) if one.is_file())
