"""Rows brought to their tables and from them, with statements that are written once for each table.

The ORM makes an expression of every value and writes its statement anew at every call: that took half of the time of
issuing, and most of the time of making all tables anew. What is asked for here is always the same few statements, so
none of it is needed.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, NamedTuple, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import AutoField, DateField, DecimalField, Field, JSONField, Model

M = TypeVar("M", bound=Model)
BATCH: Final = 500
_PLAIN: Final = frozenset({str, int, bool, type(None)})  # what every driver takes as it is
_Prepare = Callable[[Any, BaseDatabaseWrapper], Any]


class _Table(NamedTuple):
    start: str
    places: str
    columns: tuple[tuple[str, _Prepare], ...]  # attribute, and its value as the driver takes it
    select: str  # rows by their first column
    plain: tuple[tuple[int, Callable[[Any], Any]], ...]  # columns which are given otherwise than they are taken


def insert(rows: Iterable[Model]) -> None:
    """Inserts rows of any models, which have all their values, table by table in the order given. They are not told
    the numbers that the database gives them."""
    for model, batch in _batches(rows):
        _insert(model, batch)


def found(rows: Iterable[Model]) -> Counter[type[Model]]:
    """How many of these rows, no two of which are alike, stand in their tables as they are, by model."""
    alike: Counter[type[Model]] = Counter()
    for model, batch in _batches(rows):
        alike[model] += _found(model, batch)
    return alike


def _batches(rows: Iterable[M]) -> Iterator[tuple[type[M], list[M]]]:
    waiting: dict[type[M], list[M]] = {}
    for row in rows:
        batch = waiting.setdefault(type(row), [])
        batch.append(row)
        if len(batch) == BATCH:
            yield type(row), batch
            batch.clear()
    for model, batch in waiting.items():
        if batch:
            yield model, batch


def _values(table: _Table, rows: Sequence[Model]) -> list[tuple[Any, ...]]:
    connection = connections[DEFAULT_DB_ALIAS]
    return [tuple(prepare(getattr(row, name), connection) for name, prepare in table.columns) for row in rows]


def _insert(model: type[Model], rows: Sequence[Model]) -> None:
    connection = connections[DEFAULT_DB_ALIAS]
    table = _table(model, connection.vendor)
    values = _values(table, rows)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(table.start + table.places, values)
        else:
            places = ", ".join([table.places] * len(values))
            cursor.execute(table.start + places, [value for row in values for value in row])


def _found(model: type[Model], rows: Sequence[Model]) -> int:
    connection = connections[DEFAULT_DB_ALIAS]
    table = _table(model, connection.vendor)
    wanted = _comparable(table, _values(table, rows))
    keys = list({row[0] for row in wanted})
    with connection.cursor() as cursor:
        cursor.execute(f"{table.select} ({', '.join(['%s'] * len(keys))})", keys)
        return len(wanted & _comparable(table, cursor.fetchall()))


def _comparable(table: _Table, rows: Iterable[tuple[Any, ...]]) -> set[tuple[Any, ...]]:
    """Rows as the driver takes them and rows as it gives them, so that the same are equal."""
    if not table.plain:
        return set(rows)
    changed = dict(table.plain)
    return {
        tuple(changed[place](value) if place in changed else value for place, value in enumerate(row)) for row in rows
    }


def _plain_json(value: Any) -> str:
    """PostgreSQL keeps what a JSON text says, not the text."""
    said = json.loads(value) if isinstance(value, str) else value and value.obj
    return json.dumps(said, sort_keys=True)


def _plain_day(value: Any) -> str | None:
    return None if value is None else str(value)


def _plain_number(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))


@lru_cache(maxsize=256)
def _table(model: type[Model], vendor: str) -> _Table:
    fields = [field for field in model._meta.concrete_fields if not isinstance(field, AutoField)]
    quote = connections[DEFAULT_DB_ALIAS].ops.quote_name
    names = ", ".join(quote(field.column or "") for field in fields)
    return _Table(
        start=f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ",  # noqa: S608 - our own tables
        places=f"({', '.join(['%s'] * len(fields))})",
        columns=tuple((field.attname, _preparing(field)) for field in fields),
        select=f"SELECT {names} FROM {quote(model._meta.db_table)} WHERE {quote(fields[0].column or '')} IN",  # noqa: S608
        plain=tuple((place, plain) for place, field in enumerate(fields) if (plain := _given(field, vendor))),
    )


def _given(field: "Field[Any, Any]", vendor: str) -> Callable[[Any], Any] | None:
    if isinstance(field, JSONField) and vendor == "postgresql":
        return _plain_json
    if isinstance(field, DateField) and vendor == "sqlite":  # or a DateTimeField, which is one
        return _plain_day
    return _plain_number if isinstance(field, DecimalField) else None


def _preparing(field: "Field[Any, Any]") -> _Prepare:
    saved = field.get_db_prep_save
    if isinstance(field, JSONField):
        return saved
    return lambda value, connection: value if type(value) in _PLAIN else saved(value, connection)


def fetch(model: type[M], *, lock: bool = False, **wanted: Any) -> list[M]:
    """The rows that hold the wanted values, each a value or a list of them. `lock`: no other writes them before this
    transaction ends."""
    connection = connections[DEFAULT_DB_ALIAS]
    several = {name: value if isinstance(value, list) else [value] for name, value in wanted.items()}
    if not all(several.values()):
        return []
    fields = {field.name: field for field in model._meta.concrete_fields}
    select = _select(model, tuple((name, len(values)) for name, values in several.items()), lock, connection.vendor)
    parameters = [
        fields[name].get_db_prep_value(value, connection) for name, values in several.items() for value in values
    ]
    return list(model._default_manager.raw(select, parameters))


@lru_cache(maxsize=1024)
def _select(model: type[Model], wanted: tuple[tuple[str, int], ...], lock: bool, vendor: str) -> str:
    connection = connections[DEFAULT_DB_ALIAS]
    quote = connection.ops.quote_name
    columns = {field.name: quote(field.column or "") for field in model._meta.concrete_fields}
    conditions = " AND ".join(f"{columns[name]} IN ({', '.join(['%s'] * count)})" for name, count in wanted)
    names, table = ", ".join(columns.values()), quote(model._meta.db_table)
    end = connection.ops.for_update_sql() if lock and connection.features.has_select_for_update else ""
    return f"SELECT {names} FROM {table} WHERE {conditions} {end}"  # noqa: S608 - our own tables


def prepared(key: UUID) -> Any:
    """A key as a hand-written statement gives it to the driver."""
    return key if connections[DEFAULT_DB_ALIAS].features.has_native_uuid_field else key.hex


def read_key(value: Any) -> UUID:
    """A key as the driver gives it."""
    return value if isinstance(value, UUID) else UUID(value)


def read_json(value: Any) -> Any:
    """What a JSON column says, as the driver gives it."""
    return json.loads(value) if isinstance(value, str) else value


def read_day(value: date | str) -> date:
    """A day as the driver gives it: SQLite knows none."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def read_moment(value: datetime | str) -> datetime:
    """A moment as the driver gives it: SQLite's bear no zone and are kept in UTC."""
    found = datetime.fromisoformat(value) if isinstance(value, str) else value
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def filled(models: Iterable[type[M]]) -> list[type[M]]:
    """Those of the models whose tables hold any row, asked in one statement."""
    known = list(models)
    held = {number for (number,) in _of_each("SELECT {0} WHERE EXISTS (SELECT 1 FROM {1})", known)}
    return [model for number, model in enumerate(known) if number in held]


def sizes(models: Iterable[type[M]]) -> Counter[type[M]]:
    """How many rows each of their tables holds, asked in one statement."""
    known = list(models)
    return Counter({known[number]: count for number, count in _of_each("SELECT {0}, count(*) FROM {1}", known)})


def _of_each(select: str, models: Sequence[type[Model]]) -> list[tuple[int, ...]]:
    quote = connections[DEFAULT_DB_ALIAS].ops.quote_name
    asked = [select.format(number, quote(model._meta.db_table)) for number, model in enumerate(models)]
    if not asked:
        return []
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(" UNION ALL ".join(asked))
        return list(cursor.fetchall())
