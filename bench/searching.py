"""The bounded search against ranking every match, on the same index."""

import time

from django.db import connection

from bench.rows import Row, timed
from bench.world import World
from phoihop.records.actors import Role, Viewer
from phoihop.records.scope import PUBLIC, audiences
from phoihop.search import queries
from phoihop.search.rules import Question, ask

ROUNDS = 15
# The beginning of one of the words every document may hold; two of them.
QUESTIONS = {"một từ": "giam", "hai từ": "giam sat"}


def measure(world: World) -> list[Row]:
    viewer = Viewer(user="do-luong", org=world.orgs[1], role=Role.CLERK)
    rows = []
    for name, typed in QUESTIONS.items():
        question = ask(typed)
        bounded, unbounded = [], []
        for _ in range(ROUNDS):
            before = time.perf_counter()
            queries.find(question, viewer)
            bounded.append(time.perf_counter() - before)
            before = time.perf_counter()
            _all(question, viewer)
            unbounded.append(time.perf_counter() - before)
        rows.append(timed(f"tìm có giới hạn / xếp hạng mọi kết quả, {name}", bounded, unbounded, "≤ 0,2"))
    return rows


def _all(question: Question, viewer: Viewer) -> list[tuple[int, ...]]:
    """The same matches, every one of them ranked, the best twenty taken."""
    condition, parameters = audiences(viewer).query.sql_with_params()
    lite = connection.vendor == "sqlite"
    sql = (queries.SQLITE if lite else queries.POSTGRESQL).format(audiences=condition)
    if lite:
        sql = sql.replace("ORDER BY search_index.rowid DESC", "ORDER BY bm25(search_index, 4.0, 1.0)")
    public = PUBLIC.hex if lite else PUBLIC
    with connection.cursor() as cursor:
        cursor.execute(sql, [queries.match_of(question), *parameters, public, 20 if lite else 10_000_000])
        rows: list[tuple[int, ...]] = cursor.fetchall()
        return rows
