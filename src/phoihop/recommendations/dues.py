"""Which answers to recommendations have a due day for an organisation (see `tasks.dues`)."""

from typing import Final

from phoihop.recommendations.models import RecommendationStatus
from phoihop.recommendations.rules import Stage
from phoihop.tasks.dues import Dues, in_scope

_TABLE: Final = f"{RecommendationStatus._meta.db_table} d"

DUES: Final = (
    Dues(
        said="to-answer",
        rows=_TABLE,
        where=f"d.holder = me.org AND d.stage = {Stage.AWAITED:d} AND {in_scope('d')}",
        key="d.recommendation_id",
        subject="d.recommendation_id",
        due="d.due",
        who="d.raiser",
    ),
    Dues(
        said="unanswered",
        rows=_TABLE,
        where=f"d.raiser = me.org AND d.stage = {Stage.AWAITED:d} AND d.holder <> me.org AND {in_scope('d')}",
        key="d.recommendation_id",
        subject="d.recommendation_id",
        due="d.due",
        who="d.holder",
        ahead=False,
    ),
)
