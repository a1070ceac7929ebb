"""What stands as the same period of last year (cùng kỳ) beside the figures of a unit, before and after they count: the
same that `consolidating` puts beside them in the totals.

Where units were merged it is the sum of theirs. A unit sees that sum although it was no addressee of the reports of
those it follows: it is a part of its own report, and stands in its totals the moment that is taken in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection
from django.utils.translation import gettext as _

from phoihop.organisations.rules import Change
from phoihop.records.rows import prepared, read_day, read_json
from phoihop.reports.bases import Rearranged, ancestors, same_of
from phoihop.reports.periods import Period
from phoihop.reports.regimes import Regime
from phoihop.reports.vectors import unpacked


@dataclass(frozen=True, kw_only=True)
class LastYear:
    """`figures` by indicator, in millionths. `note`: whose they are where they are not the unit's own, or why there are
    none that may be compared."""

    figures: Mapping[str, int]
    note: str = ""


# The unit and all that came before or after it, each with what it reported; then what happened between them.
_KIN: Final = """
WITH RECURSIVE kin(org) AS (
  SELECT unit.org FROM (SELECT %(unit)s AS org) AS unit
  UNION
  SELECT other.org FROM kin
  JOIN organisations_successionside AS side ON side.org = kin.org
  JOIN organisations_successionside AS other ON other.parent = side.parent
)
SELECT kin.org, body.name, state.vector, NULL AS event, NULL AS day, NULL AS change, NULL AS after
FROM kin LEFT JOIN organisations_organisation AS body ON body.org = kin.org
LEFT JOIN reports_reportstate AS state ON state.unit = kin.org AND state.period = %(period)s
  AND state.series = %(series)s AND state.counted IS NOT NULL
UNION ALL
SELECT side.org, NULL, NULL, event.id, event.day, event.change, side.after
FROM kin JOIN organisations_successionside AS side ON side.org = kin.org
JOIN organisations_succession AS event ON event.id = side.parent
"""


def last_year(unit: str, regime: Regime, one: Period) -> LastYear:
    """What stands beside the figures of a unit for a period. One statement."""
    before = one.year_before
    vectors: dict[str, Any] = {}
    names: dict[str, str] = {}
    events: dict[Any, tuple[Any, Change, set[str], set[str]]] = {}
    values = {"unit": unit, "period": before.code, "series": prepared(regime.series)}
    with connection.cursor() as cursor:
        cursor.execute(_KIN, values)
        for org, name, vector, event, day, change, after in cursor.fetchall():
            if event is None:
                names[org] = name or ""
                if vector is not None:
                    vectors[org] = unpacked(read_json(vector))
            else:
                _day, _change, old, new = events.setdefault(event, (read_day(day), Change(change), set(), set()))
                (new if after else old).add(org)
    rearranged = [
        Rearranged(day=day, change=change, before=frozenset(old), after=frozenset(new))
        for day, change, old, new in events.values()
    ]
    selves = ancestors(unit, rearranged, regime.cut_off(before), regime.cut_off(one))
    if selves is None:
        return LastYear(
            figures={},
            note=_("Không so sánh được với cùng kỳ: đơn vị chỉ nhận một phần của đơn vị có trước khi sắp xếp."),
        )
    if selves == {unit}:
        return LastYear(figures=same_of([vectors[unit]]) if unit in vectors else {})
    silent = sorted(names.get(org, "") for org in selves if org not in vectors)
    if silent:
        note = _("Không so sánh được với cùng kỳ: chưa có báo cáo cùng kỳ được tiếp nhận của %(names)s.")
        return LastYear(figures={}, note=note % {"names": ", ".join(silent)})
    note = _("Cùng kỳ là tổng của các đơn vị trước khi sắp xếp: %(names)s.")
    whose = ", ".join(sorted(names.get(org, "") for org in selves))
    return LastYear(figures=same_of([vectors[org] for org in selves]), note=note % {"names": whose})
