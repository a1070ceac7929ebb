"""What changes in the totals, carried up from the regime a report is sent under to the highest one."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from phoihop.reports.keys import total_id
from phoihop.reports.models import ReportState, ReportTotal
from phoihop.reports.periods import known_period
from phoihop.reports.structure import Structure
from phoihop.reports.vectors import Sum, Vector, add_to, added, minus, packed, unpacked, without_noughts


class Steps:
    """What changes in the totals, by regime and period."""

    def __init__(self, structure: Structure) -> None:
        self.structure = structure
        self.sums: dict[tuple[UUID, str], dict[str, Sum]] = defaultdict(dict)
        self.counted: dict[tuple[UUID, str], int] = defaultdict(int)

    def add(self, state: ReportState | None, sign: int) -> None:
        regime = self.structure.regime(state.regime) if state else None
        if state is None or state.counted is None or regime is None:
            return
        if not self.structure.counts(regime, state.unit, known_period(state.period)):
            return
        vector = unpacked(state.vector)
        add_to(self.sums[regime.pk, state.period], vector if sign > 0 else minus(vector))
        self.counted[regime.pk, state.period] += sign

    def in_order(self) -> Iterable[tuple[UUID, str, dict[str, Sum], int]]:
        """With every level above, the deepest first, the root last; what does not change is left out."""
        sums: dict[tuple[UUID, str], dict[str, Sum]] = defaultdict(dict)
        counted: dict[tuple[UUID, str], int] = defaultdict(int)
        heights: dict[tuple[UUID, str], int] = {}
        for (pk, code), vector in self.sums.items():
            regime = self.structure.regime(pk)
            chain = self.structure.chain(regime, known_period(code)) if regime else ()
            for height, one in zip(range(len(chain), 0, -1), chain, strict=True):
                place = (one.pk, code)
                add_to(sums[place], vector)
                counted[place] += self.counted[pk, code]
                heights[place] = height
        for place in sorted(heights, key=lambda one: (-heights[one], str(one[0]), one[1])):
            vector = without_noughts(sums[place])
            if vector or counted[place]:
                yield *place, vector, counted[place]


def carry(regime: UUID, code: str, vector: Vector, counted: int) -> None:
    """Adds to one total. The row is locked until the step commits."""
    row = _locked(regime, code)
    row.counted += counted
    row.vector = packed(added([unpacked(row.vector), vector]))
    if row.counted:
        row.save(update_fields=["counted", "vector"])
    else:
        row.delete()


def _locked(regime: UUID, code: str) -> ReportTotal:
    pk = total_id(regime, code)
    while (row := ReportTotal.objects.select_for_update().filter(pk=pk).first()) is None:
        blank = ReportTotal(id=pk, regime=regime, period=code, counted=0, vector={})
        ReportTotal.objects.bulk_create([blank], ignore_conflicts=True)
    return row
