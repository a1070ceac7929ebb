"""The consolidation by the structure of a day: of the period's own, as it stands; of another, added up anew."""

import csv
from datetime import date, timedelta
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phoihop.records.actors import Role, Viewer
from phoihop.reports import plain_whole, queries
from phoihop.reports.models import ReportTotal
from phoihop.reports.periods import period
from phoihop.reports.restating import by_structure, settled, walk
from phoihop.reports.showing import shown
from phoihop.reports.urls import app_name
from phoihop.reports.vectors import PLACES, Sum, unpacked
from phoihop.ui.links import url
from tests import cast
from tests.reports import office as made
from tests.reports.office import MINES, Office, taken_back
from tests.reports.test_algebra import COAL, LINES

Q1 = period("2026-q1")
CUT_OFF = {"2026-q1": date(2026, 3, 14), "2026-q2": date(2026, 6, 14)}


def _reported(office: Office) -> None:
    for number, unit in enumerate(MINES, 1):
        office.accepted(unit, "2025-q1", than=(10 * number, 5), nguoi=9)
        office.accepted(unit, "2026-q1", than=(10 * number, 11 * number), nguoi=9)


def _level(office: Office, day: Any, code: str = "2026-q1") -> Any:
    viewer = Viewer(user="v", org=office.world.orgs["TOP"], role=Role.CLERK)
    regime = queries.regime_or_404(viewer, office.top.id)
    with CaptureQueriesContext(connection) as asked:
        level = by_structure(viewer, regime, [code], day)
    assert len(asked) == 2
    for _one in settled(level, [code]):
        pass
    return level


def test_by_the_period_s_own_structure_it_is_the_total_at_every_level(office: Office) -> None:
    _reported(office)
    totals = {one.regime: one for one in ReportTotal.objects.filter(period="2026-q1")}
    levels = list(walk(_level(office, Q1)))
    assert {one.regime for one in levels} == {office.top.id, office.mid.id} == set(totals)
    for one in levels:
        assert one.counted["2026-q1"] == totals[one.regime].counted
        assert unpacked(one.vectors["2026-q1"]) == unpacked(totals[one.regime].vector)


def test_by_the_structure_of_another_day_units_count_where_they_belong_then(office: Office, client: Client) -> None:
    _reported(office)
    members = [{"org": office.world.orgs["MID"], "to": "2026-04-30"}, office.top.data["members"][1]]
    office.restate(office.top, members=members)
    (alone,) = walk(_level(office, date(2026, 6, 30)))
    assert unpacked(alone.vectors["2026-q1"])["than"].actual == 44 * 10**PLACES
    before, below = walk(_level(office, date(2026, 4, 30)))
    assert (before.counted["2026-q1"], below.counted["2026-q1"]) == (4, 3)
    client.force_login(cast.account(office.world, "TOP"))
    address = url(f"{app_name}:restated", office.top.id, "2026-q1")
    page = client.get(address, {"ngay": "30/06/2026"}).content.decode()
    assert "theo cơ cấu ngày 30/06/2026" in page
    assert "≠" not in page  # last year's figures go with the unit
    line = client.get(address, {"ngay": "30/04/2026", "chi-tieu": "than"}).content.decode()
    assert line.count("#ct-than") == 4
    assert "Xem" in client.get(address, {"ngay": "31/02/2026"}).content.decode()


MOVES = st.dictionaries(st.sampled_from("ABC"), st.integers(1, 12), min_size=1)
SENT = st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from(("2026-q1", "2026-q2"))), min_size=2, unique=True)


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(moves=MOVES, sent=SENT)
def test_units_that_change_regimes_in_mid_year_count_where_they_belong_on_the_day(
    office: Office, settings: Any, tmp_path: Path, moves: dict[str, int], sent: list[tuple[str, str]]
) -> None:
    """Units of one region go over to another, each in its month of the year; their reports arrive in any order."""
    with taken_back(office, settings, tmp_path) as mine:
        world = mine.world
        left = {unit: date(2026, month, 14) for unit, month in moves.items()}
        world.organisation("NEW", "Đảng ủy NEW", symbol="ĐU")
        top = made.regime(world, "TOP", ("MID", "NEW"))
        below: dict[str, Any] = {"upper": top, "superiors": ("TOP",)}
        until = {unit: {"to": day.isoformat()} for unit, day in left.items()}
        since = {unit: {"from": (day + timedelta(days=1)).isoformat()} for unit, day in left.items()}
        mid = made.regime(world, "MID", ("A", "B", "C"), spans=until, **below)
        new = made.regime(world, "NEW", tuple(left), spans=since, **below)
        mine.top, mine.mid, mine.others = top, mid, [new]

        def under(unit: str, day: date) -> made.Regime:
            return new if unit in left and day > left[unit] else mine.mid

        figures = {}
        for number, (unit, code) in enumerate(sent, 1):
            mine.accepted(unit, code, under=under(unit, CUT_OFF[code]), than=number)
            figures[unit, code] = number * 10**PLACES
        for code, cut_off in CUT_OFF.items():
            for day in (period(code), *(date(2026, month, 15) for month in (1, 6, 12))):
                found = {one.org: one for one in walk(_level(mine, day, code))}
                for one in (mine.mid, new):
                    on = day if isinstance(day, date) else cut_off
                    told = [sum_ for (unit, of), sum_ in figures.items() if of == code and under(unit, on) is one]
                    level = found[world.orgs[one.by]]
                    assert level.counted[code] == len(told)
                    assert unpacked(level.vectors[code]).get("than", Sum()).actual == sum(told)
        for total in ReportTotal.objects.all():
            levels = {one.regime: one for one in walk(_level(mine, period(total.period), total.period))}
            assert levels[total.regime].vectors[total.period] == total.vector


def test_a_whole_period_goes_out_with_every_unit_below(office: Office, client: Client) -> None:
    _reported(office)
    client.force_login(cast.account(office.world, "TOP"))
    with CaptureQueriesContext(connection) as asked:
        sent = client.get(url(f"{app_name}:whole", office.top.id, "2026-q1"))
    assert len(asked) <= 5
    heads, *rows = csv.reader(StringIO(sent.content.decode("utf-8-sig")), delimiter=";")
    assert len(rows) == (2 + 4) * 3
    assert {len(row) for row in rows} == {len(heads)}
    assert ";".join(rows[0]) == "1;Đảng ủy TOP;;4;Than sạch;nghìn tấn;100;110;110,0;20;550,0"
    assert [row[0] for row in rows if row[1] == "Đảng ủy A"] == ["3"] * 3


def test_numbers_are_written_as_a_page_would_show_them() -> None:
    for one in (
        Sum(plan=-3, plan_n=1, actual=7_500_000, actual_n=1, both_plan=1),
        Sum(plan=3_000_000, plan_n=2, actual=-1_000_001, actual_n=2, both_plan=2, same=0, same_n=2, both_same=2),
        Sum(plan=20_000_000, plan_n=1, actual=10_010_000, actual_n=1, both_plan=1, same=1, same_n=1),
        Sum(),
    ):
        value = shown(COAL, LINES, {COAL.key: one}, over_units=True)
        expected = (value.plan, value.actual, value.of_plan, value.same, value.of_same)
        cells = plain_whole._cells(*one).split(";")
        assert [Decimal(cell.replace(",", ".")) if cell else None for cell in cells] == list(expected)
