"""Reports to be sent, for the units they are asked of (see `tasks.dues`)."""

from typing import Final

from phoihop.reports.models import RegimeMember, ReportDue, ReportRegime, ReportState
from phoihop.tasks.dues import Dues, in_scope

DUES: Final = (
    Dues(
        said="to-report",
        rows=f"{RegimeMember._meta.db_table} m"
        f" JOIN {ReportRegime._meta.db_table} g ON g.id = m.parent"
        f" JOIN {ReportDue._meta.db_table} d ON d.regime = m.parent",
        where="m.org = me.org AND (m.from_day IS NULL OR m.from_day <= d.cut_off)"  # noqa: S608 - our own tables
        f" AND (m.to_day IS NULL OR m.to_day >= d.cut_off) AND {in_scope('g')}"
        f" AND NOT EXISTS (SELECT 1 FROM {ReportState._meta.db_table} t"
        " WHERE t.regime = d.regime AND t.unit = me.org AND t.period = d.period)",
        key="d.id",
        subject="d.regime",
        due="d.due",
        who="g.author",
        detail="d.period",
    ),
)
