"""Totals at every level, in the step that accepts: always what adding everything up anew gives."""

from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phoihop.ops import verifying
from phoihop.records.actors import Role, Viewer
from phoihop.records.erasing import erase
from phoihop.records.rebuild import differences
from phoihop.records.refusals import Refusal
from phoihop.reports import queries
from phoihop.reports.last_year import last_year
from phoihop.reports.models import Report, ReportAcceptance, ReportReturn, ReportState, ReportTotal
from phoihop.reports.periods import period
from phoihop.reports.rules import lines_of, sections_of
from phoihop.reports.showing import shown
from phoihop.reports.vectors import exact, unpacked
from tests.reports.office import MINES, SECTIONS, Office, Regime, taken_back

LINES = {line.code: line for line in lines_of(sections_of({"sections": SECTIONS}, lambda line: line["code"]))}


def total(regime: Regime, period: str) -> ReportTotal:
    return ReportTotal.objects.get(regime=regime.id, period=period)


def coal(regime: Regime, period: str) -> Any:
    return shown(LINES["than"], LINES, unpacked(total(regime, period).vector), over_units=True)


def test_one_acceptance_is_seen_at_every_level_at_once(office: Office) -> None:
    office.accepted("A", "2026-q1", than=("100", "90.5"), nguoi="1000")
    office.accepted("D", "2026-q1", than=("50", "60"))
    assert (total(office.mid, "2026-q1").counted, total(office.top, "2026-q1").counted) == (1, 2)
    assert coal(office.mid, "2026-q1").actual == Decimal("90.5")
    found = coal(office.top, "2026-q1")
    assert (found.plan, found.actual, found.of_plan) == (Decimal(150), Decimal("150.5"), Decimal("100.3"))
    each = shown(LINES["nang-suat"], LINES, unpacked(total(office.mid, "2026-q1").vector))
    assert each.actual == Decimal("90.5")  # 90,5 thousand tonnes by 1.000 people, in tonnes


def test_what_was_only_sent_or_returned_does_not_count(office: Office) -> None:
    _issued, draft = office.report("A", "2026-q1", than="90")
    assert not ReportTotal.objects.exists()
    office.answer("report_return", "A", draft, text="Xem lại")
    assert not ReportTotal.objects.exists()


def test_last_year_s_accepted_figure_stands_beside_whichever_came_first(office: Office) -> None:
    office.accepted("A", "2026-q1", than="110")
    office.accepted("B", "2026-q1", than="50")
    assert coal(office.top, "2026-q1").same is None
    office.accepted("A", "2025-q1", than="100")  # a late arrival
    found = coal(office.top, "2026-q1")
    assert (found.same, found.of_same, found.same_gap) == (Decimal(100), None, 1)  # B has none
    office.accepted("B", "2025-q1", than="100")
    assert coal(office.top, "2026-q1").of_same == Decimal("80.0")
    _issued, correction = office.report("B", "2025-q1", than="60", reason="Cân lại")
    office.answer("report_acceptance", "B", correction)
    assert coal(office.mid, "2026-q1").of_same == Decimal("100.0")


def test_a_merger_adds_the_bases_of_all_it_came_from(office: Office) -> None:
    office.accepted("A", "2025-q1", than="40")
    office.accepted("B", "2025-q1", than="60")
    office.accepted("A", "2026-q1", than="120")
    assert coal(office.top, "2026-q1").same == Decimal(40)
    office.rearranged("merge", date(2025, 7, 1), ("A", "B"), ("A",))
    assert coal(office.top, "2026-q1").same == Decimal(100)


def test_a_split_makes_the_base_not_comparable(office: Office) -> None:
    office.accepted("A", "2025-q1", than="100")
    office.accepted("A", "2026-q1", than="60")
    office.rearranged("split", date(2025, 9, 1), ("A",), ("A", "B"))
    found = coal(office.mid, "2026-q1")
    assert (found.actual, found.same, found.of_same) == (Decimal(60), None, None)
    office.rearranged("rename", date(2025, 10, 1), ("C",), ("C",))
    assert coal(office.mid, "2026-q1").actual == Decimal(60)


def test_a_unit_that_leaves_is_counted_until_the_day_it_left(office: Office) -> None:
    office.accepted("A", "2026-q1", than="10")
    office.accepted("A", "2026-q2", than="20")
    members = [{"org": office.world.orgs["A"], "to": "2026-04-30"}, *office.mid.data["members"][1:]]
    office.restate(office.mid, members=members)
    assert coal(office.top, "2026-q1").actual == Decimal(10)
    assert not ReportTotal.objects.filter(period="2026-q2").exists()


def test_a_region_that_is_moved_takes_its_totals_along_from_that_day(office: Office) -> None:
    office.accepted("A", "2026-q1", than="10")
    office.accepted("A", "2026-q2", than="20")
    office.restate(
        office.top, members=[{"org": office.world.orgs["MID"], "to": "2026-04-30"}, office.top.data["members"][1]]
    )
    assert coal(office.top, "2026-q1").actual == Decimal(10)
    assert coal(office.mid, "2026-q2").actual == Decimal(20)
    assert not ReportTotal.objects.filter(regime=office.top.id, period="2026-q2").exists()


def _oracle(office: Office) -> dict[tuple[Any, str], tuple[int, Decimal]]:
    """Units and coal by regime and period, straight from what was sent and answered and from who belongs on the day."""

    def belongs(under: Regime, unit: str, day: str) -> bool:
        members = [one for one in under.data["members"] if one["org"] == office.world.orgs[unit]]
        return any(one.get("from", "0") <= day <= one.get("to", "9") for one in members)

    orgs = {office.world.orgs[unit]: unit for unit in MINES}
    taken = set(ReportAcceptance.objects.values_list("report", flat=True))
    taken -= set(ReportReturn.objects.values_list("report", flat=True))
    last = {report.cell: report for report in Report.objects.filter(pk__in=taken).order_by("no")}
    found: dict[tuple[Any, str], tuple[int, Decimal]] = {}
    for report in last.values():
        under = office.top if report.regime == office.top.id else office.mid
        day = CUT_OFF[report.period]
        if not belongs(under, orgs[report.unit], day):
            continue
        done = sum((Decimal(one["actual"]) for one in report.data["figures"] if one["line"] == "than"), Decimal(0))
        for level in (under, office.top) if under is office.mid and belongs(office.top, "MID", day) else (under,):
            count, before = found.get((level.id, report.period), (0, Decimal(0)))
            found[level.id, report.period] = (count + 1, before + done)
    return found


def _hold_beside_every_unit(office: Office) -> None:
    """What a unit's sheet shows as last year's is what the totals count."""
    viewer = Viewer(user="v", org=office.world.orgs["TOP"], role=Role.CLERK)
    for state in ReportState.objects.exclude(counted=None):
        regime, one = queries.regime_or_404(viewer, state.regime), period(state.period)
        assert one
        shown = last_year(state.unit, regime, one).figures
        counted = unpacked(state.vector)
        assert {key: same.same for key, same in counted.items() if same.same_n} == {
            key: figure for key, figure in shown.items() if key in counted
        }


CUT_OFF = {"2025-q1": "2025-03-14", "2026-q1": "2026-03-14", "2026-q2": "2026-06-14"}
STEPS = st.lists(
    st.tuples(
        st.sampled_from(("report", "report", "report", "answer", "answer", "answer", "withdraw", "move", "arrange")),
        st.sampled_from(MINES),
        st.sampled_from(sorted(CUT_OFF)),
        st.integers(0, 99_999),
    ),
    min_size=6,
    max_size=14,
)


class Played:
    """A sequence in the world of an office; what may not be done at that moment is refused and left out."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.last: dict[tuple[str, str], Any] = {}

    def take(self, what: str, unit: str, period: str, number: int) -> None:
        with suppress(Refusal):
            getattr(self, what)(unit, period, number)

    def report(self, unit: str, period: str, number: int) -> None:
        figure = str(Decimal(number) / 10)
        _issued, self.last[unit, period] = self.office.report(unit, period, than=(figure, figure), reason="Cân lại")

    def answer(self, unit: str, period: str, number: int) -> None:
        if draft := self.last.get((unit, period)):
            kind, more = ("report_acceptance", {}) if number % 4 else ("report_return", {"text": "Xem lại"})
            self.office.answer(kind, unit, draft, **more)

    def withdraw(self, unit: str, period: str, number: int) -> None:
        if draft := self.last.get((unit, period)):
            self.office.answer("report_return", unit, draft, text="Rút tiếp nhận")

    def move(self, unit: str, period: str, number: int) -> None:
        """In mid-year the unit, or its whole region, leaves on a day, or comes on one."""
        under, who = (self.office.mid, unit) if unit in "AB" else (self.office.top, "MID" if unit == "C" else "D")
        org, day = self.office.world.orgs[who], f"2026-0{1 + number % 8}-01"
        span = ({"to": day}, {"from": day}, {})[number % 3]
        others = [one for one in under.data["members"] if one["org"] != org]
        self.office.restate(under, members=[*others, {"org": org, **span}])

    def arrange(self, unit: str, period: str, number: int) -> None:
        other = MINES[(MINES.index(unit) + 1) % len(MINES)]
        change, before, after = (
            ("merge", (unit, other), (unit,)),
            ("split", (unit,), (unit, other)),
            ("rename", (unit,), (unit,)),
        )[number % 3]
        self.office.rearranged(change, date(2025, 4 + number % 8, 1), before, after)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=STEPS)
def test_any_sequence_leaves_the_totals_that_adding_up_anew_gives(
    office: Office, settings: Any, tmp_path: Path, steps: list[tuple[str, str, str, int]]
) -> None:
    """Accepted, replaced, withdrawn, moved in mid-year, merged, split, late, in any order."""
    with taken_back(office, settings, tmp_path) as mine:
        played = Played(mine)
        for step in steps:
            played.take(*step)
        totals = {(one.regime, one.period): one for one in ReportTotal.objects.all()}
        assert {
            place: (one.counted, exact(one.vector["than"][2]) if "than" in one.vector else Decimal(0))
            for place, one in totals.items()
        } == _oracle(mine)
        _hold_beside_every_unit(mine)
        assert differences() == []


def test_what_was_taken_in_may_be_withdrawn_and_what_counted_before_counts_again(office: Office) -> None:
    office.accepted("A", "2026-q1", than="10")
    again = office.accepted("A", "2026-q1", than="12", reason="Cân lại")
    assert coal(office.top, "2026-q1").actual == Decimal(12)
    office.answer("report_return", "A", again, text="Nhầm kỳ")
    assert coal(office.top, "2026-q1").actual == Decimal(10)
    assert ReportState.objects.get().state == "returned"
    for kind, more in (("report_return", {"text": "Nhầm"}), ("report_acceptance", {})):
        with pytest.raises(Refusal):
            office.answer(kind, "A", again, **more)
    office.accepted("A", "2026-q1", than="13")  # after a return no reason is asked
    assert coal(office.mid, "2026-q1").actual == Decimal(13)


def test_accepting_asks_the_same_number_of_questions_however_many_have_reported(office: Office) -> None:
    def accepting(unit: str, period: str) -> int:
        _issued, draft = office.report(unit, period, than="5")
        with CaptureQueriesContext(connection) as asked:
            office.answer("report_acceptance", unit, draft)
        return len(asked)

    office.accepted("A", "2026-q1", than="5")
    few = accepting("B", "2026-q1")
    for code in ("2025-q1", "2025-q2", "2025-q3", "2026-q2"):
        for unit in MINES:
            office.accepted(unit, code, than="5")
    assert accepting("C", "2026-q1") == few


def test_a_report_that_is_erased_leaves_the_totals(office: Office) -> None:
    office.accepted("A", "2026-q1", than="10")
    office.accepted("B", "2026-q1", than="20")
    report = Report.objects.get(unit=office.world.orgs["A"])
    erase(report.pk, actor=office.world.actor("A"), at=office.world.tick())
    assert (coal(office.top, "2026-q1").actual, total(office.top, "2026-q1").counted) == (Decimal(20), 1)


@pytest.mark.tampers
def test_a_check_names_the_total_that_was_changed_and_a_rebuild_mends_it(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.accepted("A", "2026-q1", than="10")
    wrong = total(office.top, "2026-q1")
    ReportTotal.objects.filter(pk=wrong.pk).update(vector={"than": [0, 0, 11_000_000, 1]})
    assert verifying.run() == 1
    assert "“Báo cáo của TOP”, quý I/2026: cột vector" in capsys.readouterr().out
    verifying.rebuild()
    assert verifying.run() == 0
    assert coal(office.top, "2026-q1").actual == Decimal(10)
