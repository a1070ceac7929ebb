"""`./phoihop bench reports`: what accepting one report costs at 1,000 and at 58,000 organisations; what a
consolidated page of any of them costs beside the same rows by hand-written SQL, and beside adding everything up by SQL;
the export of a corporation; and, on PostgreSQL, eight receivers at once.

The branches that are measured are issued through the door: eight of six levels each, which meet in the root. Around
them stands the nation (`bench.nation`), as rows. `--build` makes it where the installation is and leaves it there.
"""

import argparse
import json
import os
import random
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

if TYPE_CHECKING:
    from bench.nation import Office

BRANCHES = 8
LEVELS = 4  # regimes of a branch below the root
PERIOD, BEFORE = "2026-q4", "2025-q4"
START = datetime(2026, 12, 20, 1, 0, tzinfo=UTC)
SMALL, WHOLE = 1_000, 58_000
UNITS = 60  # of each branch


@dataclass
class Scene:
    """What is measured. `waiting`: sent reports by receiver, in the order in which they will be accepted."""

    root: "Office"
    receivers: list[str] = field(default_factory=list)
    spaces: dict[str, str] = field(default_factory=dict)
    waiting: dict[str, list[Any]] = field(default_factory=dict)
    accepted: int = 0


def build(units: int, fringe: Sequence["Office"], root: "Office") -> Scene:
    """Through the door: the root's regime, over the heads of the branches and over `fringe`, which are laid down as
    rows; every branch, and one report of each of its units that waits to be accepted."""
    from bench.nation import Office, sections

    scene = Scene(root=root)
    heads = [Office(org=_created(f"Nhánh {number}", root.org), name="", above=(root,)) for number in range(BRANCHES)]
    root.members = [*fringe, *heads]
    _open(root, sections())
    for head in heads:
        level = head
        for depth in range(1, LEVELS):
            level.members = [Office(org=_created(f"Cấp {depth}", root.org), name="", above=(level, *level.above))]
            _open(level, sections())
            level = level.members[0]
        level.members = [
            Office(org=_created("Đơn vị", root.org), name="", above=(level, *level.above)) for _ in range(units)
        ]
        space = _open(level, sections())
        scene.receivers.append(level.org)
        scene.spaces[level.org] = space
        scene.waiting[level.org] = [_report(unit, space) for unit in level.members]
    return scene


def _created(name: str, host: str | None) -> str:
    from phoihop.records import keyring

    return keyring.create(name, host).org


def _actor(org: str) -> Any:
    from phoihop.records.actors import Actor, Role

    return Actor(user="bench", org=org, role=Role.CLERK)


def _open(one: "Office", sections: Any) -> str:
    """Issues the regime of an office over its members, with its form; the space they live in."""
    from phoihop.records.door import NewSpace, issue
    from phoihop.records.kinds import Draft

    to = (one.org, *(member.org for member in one.members), *(above.org for above in one.above))
    data: dict[str, Any] = {
        "title": "Báo cáo quý",
        "every": "quarter",
        "cut_day": 14,
        "due_days": 3,
        "members": [{"org": member.org} for member in one.members],
        "from": "2024-01-01",
    }
    if one.above:
        upper = one.above[0]
        data |= {"upper": {"org": upper.org, "rec": upper.rec}, "superiors": [above.org for above in one.above]}
    regime = Draft(kind="report_regime", rec=uuid4(), data=data, to=to)
    one.rec = str(regime.rec)
    asks = {"regime": {"org": one.org, "rec": one.rec}, "title": "Biểu", "sections": sections, "from": "2024-01-01"}
    form = Draft(kind="report_form", rec=uuid4(), data=asks, to=to)
    one.form_rec = str(form.rec)
    issued = issue([regime, form], actor=_actor(one.org), at=START, place=NewSpace(parties=to), declared=True)
    one.regime, one.form = issued[0].id, issued[1].id
    return issued[0].space


def _report(unit: "Office", space: str) -> Any:
    """Sends the unit's report; the acceptance that waits to be issued."""
    from bench.nation import LINES
    from phoihop.records.door import issue
    from phoihop.records.kinds import Draft

    upper = unit.above[0]
    regime = {"org": upper.org, "rec": upper.rec}
    to = (unit.org, *(above.org for above in unit.above))
    figures = [{"line": f"c{n:02}", "plan": f"{100 + n}.5", "actual": f"{90 + n}.25"} for n in range(LINES)]
    data = {
        "regime": regime,
        "form": {"org": upper.org, "rec": upper.form_rec},
        "unit": unit.org,
        "period": PERIOD,
        "no": 1,
        "figures": figures,
    }
    report = Draft(kind="report", rec=uuid4(), data=data, to=to)
    issue([report], actor=_actor(unit.org), at=START, place=space, declared=True)
    answer = {"report": {"org": unit.org, "rec": str(report.rec)}, "regime": regime, "unit": unit.org}
    return Draft(kind="report_acceptance", rec=uuid4(), data=answer | {"period": PERIOD}, to=to)


def accept(scene: Scene, receiver: str) -> tuple[float, float]:
    """Accepts the next report that waits for a receiver; how many seconds it took, and how many of the processor's."""
    from phoihop.records.door import issue

    draft = scene.waiting[receiver].pop()
    begun = time.perf_counter(), spent()
    issue([draft], actor=_actor(receiver), at=START + timedelta(hours=1), place=scene.spaces[receiver], declared=True)
    taken = time.perf_counter() - begun[0], spent() - begun[1]
    scene.accepted += 1
    return taken


def spent() -> float:
    """How many seconds of the processor this thread has taken so far, and the server process that works for it, where
    that one runs on this machine."""
    from django.db import connection

    own = time.thread_time()
    if connection.vendor != "postgresql":
        return own
    connection.ensure_connection()
    server = Path(f"/proc/{connection.connection.info.backend_pid}")
    try:
        if (server / "comm").read_text() == "postgres\n":
            own += int((server / "schedstat").read_text().split()[0]) / 1e9
    except OSError:
        pass  # another machine: only our own share is known
    return own


def in_turn(scene: Scene, count: int) -> list[tuple[float, float]]:
    return [accept(scene, receiver) for _ in range(count // BRANCHES) for receiver in scene.receivers]


def together(scene: Scene, receivers: Sequence[str], each: int) -> float:
    """Several receivers at once, each on its own connection: reports accepted in a second."""
    from django.db import connection

    failed: list[BaseException] = []

    def work(receiver: str) -> None:
        try:
            for _ in range(each):
                accept(scene, receiver)
        except BaseException as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(receiver,)) for receiver in receivers]
    before = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]
    return len(receivers) * each / (time.perf_counter() - before)


def read(office: "Office") -> Callable[[], Any]:
    """The consolidated table as its page makes it: scope, regime, form, totals, states with what the reports say, rows
    of the table with last year's figures."""
    from phoihop.records.actors import Role, Viewer
    from phoihop.reports import matrix, outputs, states, totals
    from phoihop.reports.reading import opened_or_404

    viewer = Viewer(user="bench", org=office.org, role=Role.CLERK)
    assert office.regime
    pk = office.regime

    def page() -> Any:
        opened = opened_or_404(viewer, pk, PERIOD, receiving=True)
        found = totals.totals(opened.regime, {*outputs.codes_of_trend(opened.regime.every, opened.period)})
        standings = states.standings(viewer, [opened.regime.id], [PERIOD], whole=True, figures=False)
        vectors = {key: one.vector for key, one in found.items()}
        table = outputs.table(opened.form, opened.regime.every, opened.period, vectors)
        words = outputs.passages(opened.form, states.passages(standings))
        return table, words, matrix.counts(opened.regime, opened.period, standings)

    return page


def floor_of_reading(office: "Office") -> Callable[[], Any]:
    """The same rows by hand-written SQL, the scope on, what is JSON decoded."""
    from django.db import connection

    from phoihop.reports import outputs
    from phoihop.reports.keys import total_id
    from phoihop.reports.periods import Every, period

    def key(one: UUID) -> Any:
        return one.hex if connection.vendor == "sqlite" else one

    def decoded(value: Any) -> Any:
        return json.loads(value) if isinstance(value, str) else value

    regime, quarter = office.regime, period(PERIOD)
    assert regime
    assert quarter
    totals = [key(total_id(regime, code)) for code in outputs.codes_of_trend(Every.QUARTER, quarter)]
    seen = "EXISTS (SELECT 1 FROM records_audiencemember AS seen WHERE seen.org = %s AND seen.audience = {}.audience)"
    opened = (
        f"SELECT form.data, regime.data, body.name FROM reports_reportform AS form"
        f" JOIN reports_reportregime AS regime ON regime.id = form.regime"
        f" JOIN organisations_organisation AS body ON body.org = regime.author"
        f" WHERE regime.id = %s AND {seen.format('form')} AND {seen.format('regime')}"
    )
    sums = f"SELECT period, counted, vector FROM reports_reporttotal WHERE id IN ({', '.join(['%s'] * len(totals))})"
    states = (
        f"SELECT state.unit, state.state, state.first_sent, report.data, body.name"
        f" FROM reports_reportstate AS state LEFT JOIN reports_report AS report"
        f" ON report.id = state.counted AND {seen.format('report')}"
        f" LEFT JOIN organisations_organisation AS body ON body.org = state.unit"
        f" WHERE state.regime = %s AND state.period = %s AND {seen.format('state')}"
    )

    def rows() -> Any:
        with connection.cursor() as cursor:
            cursor.execute(opened, [key(regime), office.org, office.org])
            first = [(decoded(form), decoded(regime), name) for form, regime, name in cursor.fetchall()]
            cursor.execute(sums, totals)
            whole = [(code, count, decoded(vector)) for code, count, vector in cursor.fetchall()]
            cursor.execute(states, [office.org, key(regime), PERIOD, office.org])
            return first, whole, [(*row[:3], decoded(row[3]), row[4]) for row in cursor.fetchall()]

    return rows


def recompute_by_sql() -> None:
    """Both years' figures of every unit added up by the database, by indicator: what there would be without totals."""
    from django.db import connection

    if connection.vendor == "sqlite":
        select = (
            "SELECT period, key, sum(json_extract(value, '$[0]')), sum(json_extract(value, '$[2]'))"
            " FROM reports_reportstate, json_each(vector) WHERE period IN (%s, %s) GROUP BY period, key"
        )
    else:
        select = (
            "SELECT period, key, sum((value->>0)::bigint), sum((value->>2)::bigint)"
            " FROM reports_reportstate, jsonb_each(vector) WHERE period IN (%s, %s) GROUP BY period, key"
        )
    with connection.cursor() as cursor:
        cursor.execute(select, [PERIOD, BEFORE])
        cursor.fetchall()


def check(scene: Scene) -> None:
    """The root's total is what the nation reported and what was accepted since."""
    from phoihop.reports.models import ReportState, ReportTotal

    assert scene.root.regime
    total = ReportTotal.objects.get(regime=scene.root.regime, period=PERIOD)
    if total.counted != ReportState.objects.filter(period=PERIOD).exclude(counted=None).count():
        raise AssertionError("the totals are not the sum of what was accepted")


def _taken(call: Callable[[], Any], times: int = 3) -> tuple[float, float]:
    """The best of some, by the clock and of the processor: what others on the machine take is not what is asked."""
    found = []
    for _ in range(times):
        begun = time.perf_counter(), spent()
        call()
        found.append((time.perf_counter() - begun[0], spent() - begun[1]))
    return min(wall for wall, _ in found), min(own for _, own in found)


def _both(name: str, taken: list[tuple[float, float]], floor: list[tuple[float, float]], bar: str) -> list[Any]:
    """The row by the clock, and the same in the processor's time (`spent`), which a busy machine changes less."""
    from bench.rows import timed

    return [
        timed(f"{name}{of}", [one[part] for one in taken], [one[part] for one in floor], bar)
        for part, of in enumerate(("", " (CPU)"))
    ]


def measure(size: int, units: int) -> list[Any]:
    from django.db import connection, transaction

    from bench import nation
    from bench.rows import Row, rated

    root = nation.Office(org=_created("Gốc", None), name="Gốc")
    few = nation.grown(root, min(SMALL, size // 2))
    wide, *units_of_it = nation.wide(root, min(SMALL, size // 4), size)
    many = [*nation.grown(root, size - len(few) - len(units_of_it), len(few) + 1), wide, *units_of_it]
    fringe = list(root.members)
    scene = build(units, fringe, root)
    people = nation.Nation()
    with transaction.atomic():
        people.fill(few)
    a_quarter = BRANCHES * units // 4
    in_turn(scene, BRANCHES)  # warm
    small = in_turn(scene, a_quarter)
    before = time.perf_counter()
    with transaction.atomic():
        people.fill(many)
    built = time.perf_counter() - before
    nation.settle()
    large = in_turn(scene, a_quarter)
    chance = random.Random(7)
    offices = [
        root,
        *fringe,
        *chance.sample([one for one in (*few, *many) if one.members], 200 if size > 5_000 else 30),
    ]
    floors, pages = [], []
    for one in offices:
        floor, page = floor_of_reading(one), read(one)
        floor()
        floors.append(_taken(floor))
        pages.append(_taken(page))
    anew = [_taken(recompute_by_sql)]
    rows = [
        *_both(f"tiếp nhận một báo cáo, quanh đó {size} tổ chức", large, small, "<= 1,5"),
        *_both("đọc bảng tổng hợp của một tổ chức bất kỳ", pages, floors, "<= 3"),
        *_both("bảng đó so với cộng lại tất cả bằng SQL", pages, anew, "< 0,1"),
        *exporting(fringe[0], wide),
    ]
    if connection.vendor == "postgresql":
        each = units // 15
        alone, eight = [], []
        for receiver in scene.receivers[:4]:  # in turn: what else the machine does falls on both
            alone.append(together(scene, [receiver], 2 * each))
            eight.append(together(scene, scene.receivers, each))
        rows.append(rated(f"tiếp nhận, {BRANCHES} nơi nhận cùng lúc", eight, alone, ">= 0,9"))
    check(scene)
    held = nation.figures_held()
    rows.append(Row(name=f"dựng {len(many)} tổ chức, {held} con số", unit="s", p50=built, p95=built))
    return rows


def exporting(corporation: "Office", wide: "Office") -> list[Any]:
    """The whole period of a corporation with everybody below it, from the question to the bytes: every level as rows,
    and all units beside one another as a workbook."""
    from phoihop.records.actors import Viewer
    from phoihop.reports import states, totals
    from phoihop.reports.outputs import codes_of_trend
    from phoihop.reports.partial import units_in
    from phoihop.reports.plain_whole import whole_rows
    from phoihop.reports.reading import Opened
    from phoihop.reports.restating import by_structure
    from phoihop.reports.total_book import total_book

    def as_rows(viewer: Viewer, opened: Opened) -> bytes:
        return whole_rows(opened.form, by_structure(viewer, opened.regime, [PERIOD], opened.period), PERIOD)

    def as_workbook(viewer: Viewer, opened: Opened) -> bytes:
        standings = states.standings(viewer, [opened.regime.id], [PERIOD])
        regime, one = opened.regime, opened.period
        trend = codes_of_trend(regime.every, one)
        own, below = totals.totals_with_below(viewer, regime, one, trend)
        counted = units_in(regime, one, trend, own)
        return total_book(regime, one, opened.form, standings, below, own.get(one.code), counted)

    return [
        *_exported(corporation, "xuất CSV mọi cấp của một tổng công ty", as_rows),
        *_exported(wide, "xuất Excel mọi đơn vị của một tổng công ty", as_workbook),
    ]


def _exported(office: "Office", name: str, write: Callable[[Any, Any], bytes]) -> list[Any]:
    from bench.rows import Row, percentile
    from phoihop.records.actors import Role, Viewer
    from phoihop.reports.reading import opened_or_404

    viewer, pk = Viewer(user="bench", org=office.org, role=Role.CLERK), office.regime
    assert pk
    taken = [_taken(lambda: write(viewer, opened_or_404(viewer, pk, PERIOD, receiving=True)), 1) for _ in range(20)]
    found = []
    for part, of in enumerate(("", " (CPU)")):
        each = [one[part] * 1000 for one in taken]
        p50, p95 = percentile(each, 0.5), percentile(each, 0.95)
        found.append(Row(name=f"{name}, {_units(office)} đơn vị{of}", unit="ms", p50=p50, p95=p95, bar="< 300 ms"))
    return found


def _units(office: "Office") -> int:
    """How many below an office report themselves."""
    return sum(_units(member) for member in office.members) if office.members else 1


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="phoihop bench reports", description="Đo báo cáo định kỳ.")
    parser.add_argument("--json", type=Path, help="ghi các dòng vào tệp này")
    parser.add_argument("--quick", action="store_true", help="thế giới nhỏ, để thử phép đo")
    parser.add_argument("--size", type=int, default=WHOLE, help="số tổ chức, đến 58 000")
    parser.add_argument(
        "--build", action="store_true", help="chỉ dựng dữ liệu vào bản cài đặt này (đang trống) và giữ lại"
    )
    arguments = parser.parse_args(argv)
    size = 2 * SMALL if arguments.quick else min(arguments.size, WHOLE)
    with tempfile.TemporaryDirectory(prefix="phoihop-bench-") as folder:
        if not arguments.build:
            os.environ["PHOIHOP_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "phoihop.settings"
        import django

        django.setup()
        from bench import nation
        from bench.rows import machine, show, write_json
        from phoihop.ops.serving import prepare
        from phoihop.reports.models import ReportRegime

        prepare()
        if ReportRegime.objects.exists():
            print("Cơ sở dữ liệu này đã có chế độ báo cáo. Chọn một cơ sở dữ liệu trống rồi chạy lại.", file=sys.stderr)
            return 1
        if arguments.build:
            nation.keep(size)
            return 0
        print(f"Máy: {machine()}\nĐang dựng {size} tổ chức…", file=sys.stderr)
        rows = measure(size, 16 if arguments.quick else UNITS)
        print(f"Máy: {machine()}, tải {os.getloadavg()[1]:.1f}")
        show(rows)
        if arguments.json:
            write_json(rows, arguments.json)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
