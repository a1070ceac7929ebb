"""What of tasks has a due day for an organisation, for whoever reminds it (`notices.entries`).

Written as SQL: reminders of all apps are asked for in one statement, on every page, beside the person who is signed in.
"""

from dataclasses import dataclass
from typing import Final

from phoihop.records.models import AudienceMember
from phoihop.tasks.models import PartStatus, Sight
from phoihop.tasks.rules import Stage
from phoihop.tasks.sight import Tie, ties

_SCOPE: Final = (
    f"EXISTS (SELECT 1 FROM {AudienceMember._meta.db_table} s WHERE s.org = me.org AND s.audience = {{row}}.audience)"  # noqa: S608 - our own tables
)


def in_scope(row: str) -> str:
    """That `row` is addressed to the organisation of `me`: the one scope, as a condition."""
    return _SCOPE.format(row=row)


@dataclass(frozen=True, kw_only=True)
class Dues:
    """Duties with a day. `rows` is what stands after FROM, with `me` (org) already there, `where` ties them to `me`.

    `key` names the duty, `subject` the record it is about, `who` the other body, `detail` a word for the sentence.
    `ahead`: somebody is reminded before the day and on it; else only once it has passed. `passes`: it can be late.
    """

    said: str
    rows: str
    where: str
    key: str
    subject: str
    due: str
    who: str
    detail: str = "''"
    ahead: bool = True
    passes: bool = True


DUES: Final = (
    Dues(
        said="part",
        rows=f"{PartStatus._meta.db_table} d",
        # `waits` is the day of a part that is open, and in the index beside the organisation.
        where=f"d.org = me.org AND d.waits IS NOT NULL AND {in_scope('d')}",
        key="d.part",
        subject="d.task_id",
        due="d.waits",
        who="me.org",
    ),
    Dues(
        said="assigned",
        rows=f"{Sight._meta.db_table} d",
        where=f"d.org = me.org AND d.stage = {Stage.OPEN:d} AND d.lead <> me.org"
        f" AND d.tie IN ({', '.join(map(str, ties(Tie.ASSIGNS)))})",
        key="d.task_id",
        subject="d.task_id",
        due="d.due",
        who="d.lead",
        ahead=False,
    ),
)
