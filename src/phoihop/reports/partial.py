"""Periods for which not every unit's report stands in the total: beside the others they would look like a fall."""

from collections.abc import Iterable, Mapping

from phoihop.organisations.rules import holds
from phoihop.reports.periods import Period, period
from phoihop.reports.regimes import Regime, span
from phoihop.reports.totals import Total

Partial = Mapping[str, tuple[int, int]]


def partial(regime: Regime, codes: Iterable[str], found: Mapping[str, Total]) -> dict[str, tuple[int, int]]:
    """By period, how many units stand in the total, of how many, where some are missing. A regime into which others
    flow does not know how many units there are below: there the fullest of its periods stands for all."""
    spans = [span(one) for one in regime.data["members"] if "from" in one or "to" in one]
    always = len(regime.data["members"]) - len(spans)
    asked = {}
    for code in codes:
        one = period(code)
        if one is not None and code in found and holds(span(regime.data), regime.cut_off(one)):
            asked[code] = always + sum(holds(each, regime.cut_off(one)) for each in spans)
    most = max((found[code].counted for code in asked), default=0)
    if any(found[code].counted > units for code, units in asked.items()):
        asked = dict.fromkeys(asked, most)
    return {code: (found[code].counted, units) for code, units in asked.items() if found[code].counted < units}


def units_in(regime: Regime, one: Period, codes: Iterable[str], found: Mapping[str, Total]) -> tuple[int, int]:
    """How many units stand in the total of a period, of how many. `codes`: the periods beside which it is looked at."""
    counted = found[one.code].counted if one.code in found else 0
    return partial(regime, codes, found).get(one.code, (counted, counted))
