"""The notices of a person as one SQL query, for the page, for the count beside every page, and for the digest.

For whom is said by `me`: the membership with the number that is put in, and what its person has chosen. All else is the
same wherever it is asked, so what is counted is what the page lists. Written as SQL because the count is asked for on
every page; a statement this long takes the ORM longer to put together than the database to carry out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, Final

from django.db import connection

from phoihop.accounts.models import Membership
from phoihop.meetings.dues import DUES as MEETINGS
from phoihop.notices.models import Mark, Notice, Reader
from phoihop.notices.rules import (
    DAYS_AFTER,
    DAYS_BEFORE,
    DEFAULTS,
    FIRST_DAYS,
    KEPT_DAYS,
    MOST_COUNTED,
    STEPS,
    Step,
    What,
)
from phoihop.recommendations.dues import DUES as RECOMMENDATIONS
from phoihop.records.actors import Role
from phoihop.records.models import AudienceMember
from phoihop.reports.dues import DUES as REPORTS
from phoihop.search.models import SearchEntry
from phoihop.tasks.dues import DUES as TASKS
from phoihop.tasks.dues import Dues

DUES: Final = (*TASKS, *RECOMMENDATIONS, *REPORTS, *MEETINGS)


@dataclass(frozen=True, kw_only=True)
class Moment:
    """When the notices are asked for: what of them has come by then."""

    now: datetime
    today: date

    @property
    def values(self) -> dict[str, Any]:
        adapt = connection.ops.adapt_datetimefield_value
        return {
            "today": self.today.isoformat(),
            "first": (self.today - timedelta(days=KEPT_DAYS)).isoformat(),
            "first_day": (self.today - timedelta(days=FIRST_DAYS)).isoformat(),
            "first_at": adapt(self.now - timedelta(days=FIRST_DAYS)),
            "now": adapt(self.now),
        }


def _day(value: str) -> str:
    """A day put in as text."""
    return f"CAST({value} AS date)" if connection.vendor == "postgresql" else value


def _later(day: str, days: str, sign: str = "+") -> str:
    """A day so many days later, or earlier."""
    if connection.vendor == "postgresql":
        return f"({day} {sign} {days})"
    return f"date({day}, '{sign}' || ({days}) || ' days')"


def _at(value: str) -> str:
    return f"CAST({value} AS timestamptz)" if connection.vendor == "postgresql" else value


def _me(membership: str, column: str) -> str:
    """The person, for one of their roles, as one row. `column`: which of the two sums of choices counts."""
    defaults = " ".join(f"WHEN '{role}' THEN {int(what)}" for role, what in DEFAULTS.items())
    return (
        "(SELECT h.user_id, h.org, h.role, r.all_at,"  # noqa: S608 - our own tables
        f" COALESCE(r.read_to, {_at('%(first_at)s')}) AS read_to,"
        f" COALESCE(r.read_day, {_day('%(first_day)s')}) AS read_day,"
        f" COALESCE(r.days_before, {DAYS_BEFORE}) AS days_before,"
        f" COALESCE(r.days_after, {DAYS_AFTER}) AS days_after,"
        f" COALESCE(r.{column}, CASE h.role {defaults} ELSE 0 END) AS chosen,"
        f" EXISTS (SELECT 1 FROM {Mark._meta.db_table} k"
        " WHERE k.user_id = h.user_id AND k.org = h.org AND k.unread AND k.step > 0) AS put_back"
        f" FROM {Membership._meta.db_table} h"
        f" LEFT JOIN {Reader._meta.db_table} r ON r.user_id = h.user_id AND r.org = h.org"
        f" WHERE h.id = {membership} AND h.role <> '{Role.ADMIN}') me"
    )


def _marked(record: str, step: str, due: str, since: str = "") -> str:
    """The person's own word on a notice, as far as it still counts."""
    newer = f" AND k.at >= {since}" if since else ""
    return (
        f"FROM {Mark._meta.db_table} k WHERE k.user_id = me.user_id AND k.org = me.org AND k.record = {record}"
        f" AND k.step = {step} AND k.due = {due} AND (me.all_at IS NULL OR k.at >= me.all_at){newer}"
    )


def _unread(record: str, step: str, due: str, otherwise: str, since: str = "") -> str:
    said = f"SELECT CASE WHEN k.unread THEN 1 ELSE 0 END {_marked(record, step, due, since)}"
    return f"COALESCE(({said}), CASE WHEN {otherwise} THEN 1 ELSE 0 END)"


_NEVER: Final = f"'{date.max.isoformat()}'"
_ACT: Final = ("n.record", "0", _NEVER)


def _acts(me: str, wanted: str, unread: str, order: str = "") -> str:
    """Notices of acts. `wanted` narrows them along the index."""
    return (
        f"SELECT {Step.ACT:d} AS step, n.what AS what, n.said AS said, n.record AS record, n.subject AS subject,"  # noqa: S608 - our own tables
        f" n.author AS who, n.day AS day, n.at AS at, {_day(_NEVER)} AS due, n.detail AS detail, {unread} AS unread"
        f" FROM {me} JOIN {Notice._meta.db_table} n ON n.org = me.org"
        f" WHERE (n.what & me.chosen) <> 0 AND {wanted}{order}"
    )


def _steps(dues: Dues) -> list[tuple[Step, str, str]]:
    """The steps a duty may have come to: which, of which due days, and the day on which it came."""
    today, due = _day("%(today)s"), dues.due
    long_ago = f"me.role = '{Role.HEAD}' AND {due} <= {_later(today, 'me.days_after', '-')}"
    found = []
    if dues.passes:
        found.append((Step.LONG_LATE, long_ago, _later(due, "me.days_after")))
        found.append((Step.LATE, f"{due} < {today}", _later(due, "1")))
    if dues.ahead:
        found.append((Step.TODAY, f"{due} = {today}", due))
        found.append((Step.SOON, f"{due} > {today}", _later(due, "me.days_before", "-")))
    return found


def _by_day(me: str, dues: Dues, *, only_unread: bool) -> str:
    """Notices of one sort of duty, each at the step it has come to."""
    steps = _steps(dues)

    def case(values: Iterable[str]) -> str:
        whens = [f"WHEN {test} THEN {value}" for (_step, test, _came), value in zip(steps, values, strict=True)]
        return f"CASE {' '.join(whens)} END"

    today = _day("%(today)s")
    step, day = case(f"{one:d}" for one, _test, _came in steps), case(came for _one, _test, came in steps)
    what = case(f"{_what_of(dues, one):d}" for one, _test, _came in steps)
    latest = _later(today, "me.days_before") if dues.ahead else _later(today, "1", "-")
    earliest = _day("%(first)s") if dues.passes else today
    inner = (
        f"SELECT {step} AS step, {what} AS what, '{dues.said}' AS said, {dues.key} AS record,"  # noqa: S608 - our own tables
        f" {dues.subject} AS subject, {dues.who} AS who, {day} AS day, {dues.due} AS due, {dues.detail} AS detail,"
        " me.user_id AS user_id, me.org AS org, me.all_at AS all_at, me.read_day AS read_day, me.chosen AS chosen,"
        " me.put_back AS put_back"
        f" FROM {me} CROSS JOIN {dues.rows} WHERE {dues.where}"
        f" AND {dues.due} BETWEEN {earliest} AND {latest}"
    )
    key = ("me.record", "me.step", "me.due")
    narrowed = ""
    if only_unread:
        narrowed = (
            f" AND (me.day > me.read_day AND NOT EXISTS (SELECT 1 {_marked(*key)} AND NOT k.unread)"
            f" OR me.put_back AND EXISTS (SELECT 1 {_marked(*key)} AND k.unread))"
        )
    unread = "1" if only_unread else _unread(*key, "me.day > me.read_day")
    return (
        "SELECT me.step AS step, me.what AS what, me.said AS said, me.record AS record, me.subject AS subject,"  # noqa: S608 - our own tables
        f" me.who AS who, me.day AS day, {_at('NULL')} AS at, me.due AS due, me.detail AS detail, {unread} AS unread"
        f" FROM ({inner}) me WHERE (me.what & me.chosen) <> 0{narrowed}"
    )


def _what_of(dues: Dues, step: Step) -> What:
    return What.MEETING if not dues.passes else STEPS[step]


@lru_cache(maxsize=16)
def _together(vendor: str, membership: str, column: str, only_unread: bool, most: int) -> str:
    me = _me(membership, column)
    if only_unread:
        # Two queries, so that each runs along an index: what came since, and what was put back among the unread.
        acts = [
            _acts(
                me,
                f"n.at > me.read_to AND NOT EXISTS (SELECT 1 {_marked(*_ACT, 'n.at')} AND NOT k.unread)",
                "1",
            ),
            _acts(
                me,
                "b.user_id = me.user_id AND b.org = me.org AND b.unread AND b.step = 0 AND n.org = me.org"
                " AND n.record = b.record AND n.at <= me.read_to"
                f" AND EXISTS (SELECT 1 {_marked(*_ACT, 'n.at')} AND k.unread)",
                "1",
            ).replace(f"JOIN {Notice._meta.db_table} n ON n.org = me.org", _put_back()),
        ]
    else:
        unread = _unread(*_ACT, "n.at > me.read_to", "n.at")
        acts = [_acts(me, "n.at <= %(now)s", unread, " ORDER BY n.at DESC LIMIT %(most)s")]
        acts = [f"SELECT * FROM ({one}) newest" for one in acts]  # noqa: S608 - our own query
    days = [_by_day(me, dues, only_unread=only_unread) for dues in DUES]
    return " UNION ALL ".join([*acts, *days])


def _put_back() -> str:
    """The notices that the person put back among the unread, from the few marks that say so."""
    return f"CROSS JOIN {Mark._meta.db_table} b CROSS JOIN {Notice._meta.db_table} n"


def counted(moment: Moment) -> tuple[str, list[Any]]:
    """How many notices the person of the membership in the outer query has not read, up to `MOST_COUNTED`: an
    expression of one number, with its values."""
    membership = f"{Membership._meta.db_table}.id"
    union = _together(connection.vendor, membership, "shown", True, 0)
    sql = f"(SELECT COUNT(*) FROM (SELECT 1 FROM ({union}) notices LIMIT {MOST_COUNTED}) found)"  # noqa: S608 - our own query
    return positional(sql, moment.values)


def listed(
    membership: int, moment: Moment, *, kinds: What, unread: bool, start: int, most: int, column: str = "shown"
) -> tuple[str, list[Any]]:
    """The page of notices, the newest first, each with what its subject is called."""
    union = _together(connection.vendor, "%(membership)s", column, unread, 0)
    scope = f"s.audience IN (SELECT a.audience FROM {AudienceMember._meta.db_table} a WHERE a.org ="  # noqa: S608 - our own tables
    scope += f" (SELECT h.org FROM {Membership._meta.db_table} h WHERE h.id = %(membership)s))"  # noqa: S608 - our own tables
    order = "day DESC, step DESC, at DESC, record"
    sql = (
        "SELECT e.step, e.said, e.record, e.subject, e.who, e.day, e.at, e.due, e.detail, e.unread, s.title FROM"  # noqa: S608 - our own query
        f" (SELECT * FROM ({union}) notices WHERE (what & %(kinds)s) <> 0"
        f" ORDER BY {order} LIMIT %(page)s OFFSET %(start)s) e"
        f" LEFT JOIN {SearchEntry._meta.db_table} s ON s.record = e.subject AND {scope}"
        f" ORDER BY {', '.join(f'e.{one}' for one in order.split(', '))}"
    )
    values = {
        **moment.values,
        "membership": membership,
        "kinds": int(kinds),
        "page": most,
        "start": start,
        "most": start + most,
    }
    return positional(sql, values)


def positional(sql: str, values: dict[str, Any]) -> tuple[str, list[Any]]:
    """The same with its values in a row: an expression inside another query takes no names."""
    parts = sql.split("%(")
    names = [part.partition(")s")[0] for part in parts[1:]]
    text = "%s".join([parts[0], *(part.partition(")s")[2] for part in parts[1:])])
    return text, [values[name] for name in names]
