"""Empty tables of this connection's own that stand before the derived ones, under the same names.

What is made from the acts once more lands in them: every statement of a projection or of a read model finds them
first, and nobody else sees them. So the tables can be compared with what the acts make of them without a row being
written, and nobody has to wait.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.db.models import AutoField, Model


class _Making(NamedTuple):
    """The statements that make one shadow: the table with what keeps its rows unique, and its other indexes."""

    table: str
    indexes: tuple[str, ...]


class _Compared(NamedTuple):
    """A table and its shadow: how many rows each has, and how many rows of the shadow the table has too."""

    here: int
    acts: int
    alike: int


class Shadows:
    """Those that stand. They are made as they are needed: most kinds have no rows in most places."""

    def __init__(self, models: Iterable[type[Model]] = ()) -> None:
        self.models: dict[type[Model], None] = {}
        for model in models:
            self.before(model)

    def before(self, model: type[Model]) -> None:
        """Puts an empty table before that of the model, unless one stands there."""
        if model not in self.models:
            self.models[model] = None
            _execute(_making(model, connection.vendor).table)

    def shadowed(self, rows: Iterable[Model]) -> Iterator[Model]:
        """The rows, each with a shadow to land in."""
        for row in rows:
            self.before(type(row))
            yield row

    def index(self) -> None:
        """Makes the other indexes, which many rows need in order to be read."""
        for model in self.models:
            _execute(*_making(model, connection.vendor).indexes)
            if connection.vendor == "postgresql":
                _execute(f"ANALYZE {_shadow(model)}")

    def differ(self, model: type[Model]) -> bool:
        """Whether the table has other rows than its shadow."""
        with connection.cursor() as cursor:
            cursor.execute(_comparing(model, connection.vendor))
            found = _Compared(*cursor.fetchone())
        return not found.here == found.acts == found.alike

    def unlike(self, model: type[Model]) -> tuple[list[Model], list[Model]]:
        """The rows of the table that the acts do not make, and the rows they make that it does not have."""
        table, shadow = _table(model), _shadow(model)
        return list(_lone(model, table, shadow)), list(_lone(model, shadow, table))

    def carry_over(self, model: type[Model]) -> None:
        """Makes the table what its shadow is. Rows that are right stay, unless their key only counts up: its order is
        that of the acts."""
        table, shadow, key = _table(model), _shadow(model), _key(model)
        columns = ", ".join(_columns(model))
        if _counts_up(model):
            copied = f"SELECT {columns} FROM {shadow} ORDER BY {key}"  # noqa: S608 - our own tables
            _execute(f"DELETE FROM {table}", f"INSERT INTO {table} ({columns}) {copied}")  # noqa: S608
            return
        right = f"SELECT 1 FROM {shadow} AS one WHERE {_equal(model, 'one', table)}"  # noqa: S608
        there = f"SELECT 1 FROM {table} AS one WHERE one.{key} = {shadow}.{key}"  # noqa: S608
        _execute(
            f"DELETE FROM {table} WHERE NOT EXISTS ({right})",  # noqa: S608
            f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {shadow} WHERE NOT EXISTS ({there})",  # noqa: S608
        )

    def drop(self) -> None:
        _execute(*(f"DROP TABLE {_shadow(model)}" for model in self.models))
        self.models.clear()


@contextmanager
def trial(models: Iterable[type[Model]] = ()) -> Iterator[Shadows]:
    """Shadows of these tables for as long as it takes, beside everything as it was at one moment: who issues meanwhile
    is neither seen nor kept waiting."""
    with _reading(), transaction.atomic():
        if connection.vendor == "postgresql" and not connection.savepoint_ids:
            _execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield Shadows(models)
        transaction.set_rollback(True)


@contextmanager
def _reading() -> Iterator[None]:
    """Here a transaction of SQLite takes the one lock of all writers when it writes, which a trial never does."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    sqlite: Any = connection
    mode, sqlite.transaction_mode = sqlite.transaction_mode, "DEFERRED"
    try:
        yield
    finally:
        sqlite.transaction_mode = mode


def _execute(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _counts_up(model: type[Model]) -> bool:
    """Whether the key says nothing but the order in which rows came: a row then stands for itself."""
    return isinstance(model._meta.pk, AutoField)


def _key(model: type[Model]) -> str:
    return _quoted(model._meta.pk.column or "")


def _columns(model: type[Model]) -> list[str]:
    """What a row says."""
    skipped = model._meta.pk if _counts_up(model) else None
    return [_quoted(field.column or "") for field in model._meta.concrete_fields if field is not skipped]


def _table(model: type[Model]) -> str:
    schema = "main" if connection.vendor == "sqlite" else _quoted(_schema_of(model._meta.db_table))
    return f"{schema}.{_quoted(model._meta.db_table)}"


def _shadow(model: type[Model]) -> str:
    return f"{'temp' if connection.vendor == 'sqlite' else 'pg_temp'}.{_quoted(model._meta.db_table)}"


def _equal(model: type[Model], one: str, other: str) -> str:
    same = "IS" if connection.vendor == "sqlite" else "IS NOT DISTINCT FROM"
    key = _key(model)
    rest = (f"{one}.{column} {same} {other}.{column}" for column in _columns(model) if column != key)
    return " AND ".join((f"{one}.{key} = {other}.{key}", *rest))


@lru_cache(maxsize=512)
def _comparing(model: type[Model], vendor: str) -> str:
    table, shadow = _table(model), _shadow(model)
    if _counts_up(model):
        columns = ", ".join(_columns(model))
        both = f"(SELECT {columns} FROM {shadow} INTERSECT SELECT {columns} FROM {table}) AS alike"  # noqa: S608
    else:
        both = f"{shadow} AS one JOIN {table} AS other ON {_equal(model, 'one', 'other')}"
    counts = (f"(SELECT count(*) FROM {rows})" for rows in (table, shadow, both))  # noqa: S608
    return f"SELECT {', '.join(counts)}"


def _lone(model: type[Model], this: str, other: str) -> Iterable[Model]:
    columns = ", ".join(_columns(model))
    if _counts_up(model):
        counted = "SELECT {0}, count(*) AS times FROM {1} GROUP BY {0}"  # a row that is there twice is one too many
        rows = f"({counted.format(columns, this)} EXCEPT {counted.format(columns, other)}) AS lone"
        return model._default_manager.raw(f"SELECT 0 AS {_key(model)}, {columns} FROM {rows}")  # noqa: S608
    there = f"SELECT 1 FROM {other} AS other WHERE {_equal(model, 'other', 'one')}"  # noqa: S608
    return model._default_manager.raw(
        f"SELECT {columns} FROM {this} AS one WHERE NOT EXISTS ({there}) ORDER BY {_key(model)}"  # noqa: S608
    )


@lru_cache(maxsize=512)
def _making(model: type[Model], vendor: str) -> _Making:
    """As the database would be told to make the model's table."""
    editor = connection.schema_editor(collect_sql=True)
    editor.deferred_sql = []
    editor.create_model(model)
    table, *rest = (str(one) for one in (*editor.collected_sql, *editor.deferred_sql))
    return _Making(table.replace("CREATE TABLE ", "CREATE TEMP TABLE ", 1), tuple(rest))


@lru_cache(maxsize=512)
def _schema_of(table: str) -> str:
    """Where the table itself stands, whatever stands before it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nspname FROM pg_class JOIN pg_namespace AS space ON space.oid = relnamespace"
            " WHERE relname = %s AND nspname = ANY(current_schemas(false))",
            [table],
        )
        (found,) = cursor.fetchone()
    return str(found)
