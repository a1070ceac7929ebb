"""The counts that need no task to be looked at.

Written as SQL, because putting the statement together by the ORM takes several times as long as carrying it out, and
every list and every desk asks for it.
"""

from datetime import date
from typing import Any

from django.db import connection

from phoihop.records.actors import Viewer
from phoihop.tasks.models import Sight, Tally
from phoihop.tasks.periods import Period
from phoihop.tasks.rules import Stage
from phoihop.tasks.sight import Tie, ties

Cell = tuple[date, int, int, int]


def tallied(viewer: Viewer, today: date, period: Period, tie: Tie, *, by_month: bool = False) -> list[Cell]:
    """(month, stage, how many, how many of them due before today) of the viewer's tasks, withdrawn ones left out.
    Without `by_month` all months are one, given as this month. `tie` none: whatever the task is to the viewer.

    Days of the current month that have passed are what a tally by months does not know: the open tasks due on them
    are counted one by one, along an index.
    """
    this = today.replace(day=1)
    held = ties(tie) if tie else []
    tied = f" AND tie IN ({', '.join(['%s'] * len(held))})" if held else ""
    bounds, between = [], ""
    if period.first and period.last:
        between = f" AND (month BETWEEN %s AND %s{f' OR stage = {Stage.OPEN:d}' if period.all_open else ''})"
        bounds = [period.first.isoformat(), period.last.isoformat()]
    sql = (
        f"SELECT {'month' if by_month else 'NULL'}, stage, SUM(n), SUM(CASE WHEN month < %s THEN n ELSE 0 END)"  # noqa: S608
        f" FROM {Tally._meta.db_table} WHERE org = %s AND stage < {Stage.WITHDRAWN:d}{tied}{between}"
        f" GROUP BY stage{', month' if by_month else ''}"
    )
    values: list[Any] = [this.isoformat(), viewer.org, *held, *bounds]
    if period.holds(due=this, is_open=True):
        sql += (
            f" UNION ALL SELECT NULL, {Stage.OPEN:d}, 0, COUNT(*) FROM {Sight._meta.db_table}"  # noqa: S608
            f" WHERE org = %s AND stage = {Stage.OPEN:d} AND due >= %s AND due < %s{tied}"
        )
        values += [viewer.org, this.isoformat(), today.isoformat(), *held]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [
            (_day(month) or this, stage, int(n), int(late)) for month, stage, n, late in cursor.fetchall() if n or late
        ]


def _day(value: date | str | None) -> date | None:
    """SQLite keeps days as text."""
    return date.fromisoformat(value) if isinstance(value, str) else value
