"""The register: what is in sight, what a filter holds, and that every table of counts sums to the same."""

import random
import re
from collections import Counter
from datetime import date, timedelta
from io import BytesIO
from itertools import product
from typing import Any

import docx
import pytest
from django.test import Client
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from phoihop.recommendations import filters, lists, summing
from phoihop.recommendations.models import RecommendationStatus
from phoihop.recommendations.rules import AGES, Group, Stage, State, age, age_class, state
from phoihop.recommendations.summing import Summary, Summed, added_up
from phoihop.records.scope import visible
from tests import cast, replica
from tests.cast import World
from tests.morning import TODAY
from tests.recommendations.conftest import Matter, raised

SIDES = ("TKV", "TQN", "MK")
PAGES = ("", "tong-hop/", "ban-in/")


def _crowd() -> tuple[World, list[Matter]]:
    world = cast.build()
    chance = random.Random(11)
    made = []
    for number in range(30):
        by, to = chance.sample(SIDES, 2)
        narrow = chance.random() < 0.3
        data: dict[str, Any] = {"raised_on": (date(2026, 1, 5) - timedelta(days=chance.randrange(500))).isoformat()}
        if chance.random() < 0.8:
            data["due"] = (TODAY + timedelta(days=chance.randrange(-200, 60))).isoformat()
        if chance.random() < 0.8:
            data["group"] = chance.choice(list(Group)).value
        matter = raised(world, f"Việc {number}", by=by, to=to, seen_by={by, to} if narrow else None, **data)
        if chance.random() < 0.7:
            matter.answered(to, chance.choice(["resolved", "partly", "under_way"]))
            if matter.status.stage == Stage.ANSWERED and chance.random() < 0.7:
                matter.judged(by, closed=chance.random() < 0.7, note="Ý kiến")
        elif chance.random() < 0.3:
            made += matter.split("Phần một", "Phần hai", to=matter.draft.to)
        made.append(matter)
    return world, made


@pytest.fixture
def crowd(db: None) -> tuple[World, list[Matter]]:
    return replica.of(_crowd)


@pytest.fixture
def world(request: pytest.FixtureRequest, db: None) -> World:
    return request.getfixturevalue("crowd")[0] if "many" in request.fixturenames else replica.of(cast.build)


@pytest.fixture
def many(crowd: tuple[World, list[Matter]]) -> list[Matter]:
    """Thirty of all sorts: raisers, groups, days, audiences; some answered, late, followed on, closed, split."""
    return crowd[1]


def asked_for(world: World) -> list[dict[str, str]]:
    """Filters alone and in pairs."""
    single = {
        "ky": ["", "2026", "2025", "tat-ca"],
        "ben-neu": ["", world.orgs["MK"]],
        "noi-tra-loi": ["", world.orgs["TQN"]],
        "nhom": ["", "dump", "chua-ro"],
        "tuoi": ["", *AGES],
    }
    pairs = (("ky", "ben-neu"), ("ky", "nhom"), ("ky", "tuoi"), ("ben-neu", "noi-tra-loi"), ("nhom", "tuoi"))
    return [{left: a, right: b} for left, right in pairs for a, b in product(single[left], single[right])]


def slow_list(world: World, org: str, wanted: filters.Filter) -> list[RecommendationStatus]:
    """What passes the filter but its state, looked at one by one among what the one scope lets an organisation see."""
    found = []
    for status in visible(RecommendationStatus, world.viewer(org)):
        is_open = status.stage in {Stage.AWAITED, Stage.ANSWERED}
        old = age_class(age(status.first_raised_on, status.closed_on, wanted.today))
        held = (
            wanted.period.holds(due=status.raised_on, is_open=is_open)
            and wanted.raiser in ("", status.raiser)
            and wanted.holder in ("", status.holder)
            and (not wanted.group or (wanted.group == "chua-ro" and not status.group) or wanted.group == status.group)
            and (not wanted.age or (is_open and old == wanted.age))
        )
        if held and status.stage != Stage.SPLIT:
            found.append(status)
    return found


def state_now(status: RecommendationStatus, wanted: filters.Filter) -> State | None:
    return state(Stage(status.stage), status.due, wanted.today)


def slow_count(world: World, org: str, wanted: filters.Filter) -> Counter[State | None]:
    return Counter(state_now(status, wanted) for status in slow_list(world, org, wanted))


def slow_summary(world: World, org: str, wanted: filters.Filter) -> Summary:
    """Added up one by one."""
    tables: dict[str, dict[str, Summed]] = {"raiser": {}, "group": {}, "holder": {}, "age": {}}
    for status in slow_list(world, org, wanted):
        now = state_now(status, wanted)
        if wanted.state not in (None, now):
            continue
        waits, is_closed = now in {State.LATE, State.AWAITED}, now == State.CLOSED
        one = Summed(
            answered_in_time=int(not waits and not status.late),
            answered_late=int(not waits and status.late),
            awaited_in_time=int(now == State.AWAITED),
            awaited_late=int(now == State.LATE),
            closed=int(is_closed),
        )
        keys = {"raiser": status.raiser, "group": status.group, "holder": status.holder}
        if not is_closed:
            keys["age"] = age_class(age(status.first_raised_on, None, wanted.today))
        for table, key in keys.items():
            tables[table][key] = tables[table].get(key, Summed()) + one
    return Summary(**tables)


def test_the_counts_are_those_of_what_is_in_sight_under_any_filter(world: World, many: list[Matter]) -> None:
    assert many
    seen = 0
    for org in (*SIDES, "NGOAI"):
        for asked in asked_for(world):
            wanted = filters.read(asked, TODAY)
            counted, expected = lists.counts(world.viewer(org), wanted), slow_count(world, org, wanted)
            assert {one: counted.of(one) for one in State} == {one: expected[one] for one in State}, asked
            seen += counted.total
    assert seen > 300


def test_every_table_of_the_summary_sums_to_the_same(world: World, many: list[Matter]) -> None:
    """Under any filter, and in the eyes of anybody."""
    assert many
    narrowed = [{**asked, "trang-thai": code} for asked in asked_for(world)[:8] for code in filters.STATES]
    for org, asked in product((*SIDES, "NGOAI"), [*asked_for(world), *narrowed]):
        wanted = filters.read(asked, TODAY)
        summary = summing.summary(world.viewer(org), wanted)
        assert summary == slow_summary(world, org, wanted), asked
        if wanted.state is None:
            assert summary.counts == lists.counts(world.viewer(org), wanted), asked
        totals = [added_up(table.values()) for table in (summary.raiser, summary.group, summary.holder)]
        assert totals[0] == totals[1] == totals[2]
        ages = added_up(summary.age.values())
        assert (ages.open, ages.awaited_late) == (summary.counts.open, summary.counts.late)


def test_the_summary_is_exact_on_every_day(world: World, many: list[Matter]) -> None:
    """Nothing is written from one day to the next: what is late, and how old it is, moves on by itself. Tried on the
    last day of each figure and on the first of the next."""
    assert many
    rows = list(RecommendationStatus.objects.filter(stage__lt=Stage.CLOSED))
    turns = {row.due + timedelta(days=1) for row in rows if row.due}
    turns |= {row.first_raised_on + timedelta(days=first) for row in rows[:5] for first, _last in AGES.values()}
    seen = set()
    for day in sorted({*turns, *(turn - timedelta(days=1) for turn in turns)}):
        wanted = filters.read({"ky": "tat-ca"}, day)
        summary = summing.summary(world.viewer("TKV"), wanted)
        assert summary == slow_summary(world, "TKV", wanted), day
        seen.add((summary.counts.late, *(summary.age.get(code, Summed()).open for code in AGES)))
    assert len(seen) > 20  # it does move


@pytest.mark.usefixtures("many")
def test_what_nobody_else_may_see_counts_for_nobody_else(world: World, ask: Any) -> None:
    wanted = filters.read({"ky": "tat-ca"}, TODAY)
    before = {org: summing.summary(world.viewer(org), wanted) for org in SIDES}
    ask("Chỉ hai bên biết", by="TKV", to="TQN", seen_by={"TKV", "TQN"}, group="dump")
    after = {org: summing.summary(world.viewer(org), wanted).counts.total - before[org].counts.total for org in SIDES}
    assert after == {"TKV": 1, "TQN": 1, "MK": 0}
    assert summing.summary(world.viewer("MK"), wanted) == before["MK"]


def test_each_state_lists_as_many_as_its_count_says(world: World, many: list[Matter]) -> None:
    assert many
    viewer = world.viewer("TKV")
    for code, wanted_state in filters.STATES.items():
        wanted = filters.read({"ky": "tat-ca", "trang-thai": code}, TODAY)
        found = lists.rows(viewer, wanted, most=1000)
        assert len(found) == lists.counts(viewer, wanted).of(wanted_state) > 0
        assert {one.state(TODAY) for one in found} == {wanted_state}


def test_pages_share_the_list_out_in_its_order(world: World, many: list[Matter]) -> None:
    assert many
    viewer, wanted = world.viewer("TKV"), filters.read({"ky": "tat-ca"}, TODAY)
    for order in sorted(lists.ORDERS):
        whole = lists.rows(viewer, wanted, order, most=1000)
        paged = [one for start in range(0, 75, 25) for one in lists.rows(viewer, wanted, order, start=start)]
        assert [one.id for one in paged] == [one.id for one in whole]
        assert len(whole) == lists.counts(viewer, wanted).total > 20
    days = [one.first_raised_on for one in lists.rows(viewer, wanted, "-age", most=1000)]
    assert days == sorted(days)


@pytest.mark.parametrize("page", PAGES)
def test_a_list_asks_as_many_statements_for_three_as_for_three_hundred(
    world: World, client: Client, django_assert_num_queries: Any, today: date, page: str
) -> None:
    client.force_login(cast.account(world, "TQN"))
    statements = 4 if page == "tong-hop/" else 5

    def give(number: int) -> None:
        of = {"receiver": world.orgs["TQN"], "agreement": world.agreement, "due": "2026-11-20"}
        world.issue("TKV", *(world.draft("recommendation", {"text": f"Việc {n}", **of}) for n in range(number)))

    give(3)
    with django_assert_num_queries(statements):
        client.get(f"/kien-nghi/{page}")
    give(297)
    with django_assert_num_queries(statements):
        response = client.get(f"/kien-nghi/{page}")
    assert "300" in response.content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_an_outsider_counts_and_lists_nothing_and_a_side_sees_it(
    world: World, ask: Any, client: Client, today: date, page: str
) -> None:
    ask("Bồi thường bãi thải", due="2026-11-20", group="dump")
    client.force_login(cast.account(world, "TQN"))
    inside = client.get(f"/kien-nghi/{page}").content.decode()
    client.force_login(cast.account(world, "NGOAI"))
    outside = client.get(f"/kien-nghi/{page}").content.decode()
    assert "Đảng ủy Vùng mỏ Thử nghiệm" in inside
    assert "Đảng ủy Vùng mỏ Thử nghiệm" not in outside
    assert "Bồi thường bãi thải" not in outside
    assert "row-link" not in outside


@pytest.fixture
def two_sides(world: World, ask: Any) -> None:
    """Of five raised, 3 + 2, three are open, 2 + 1: one late, one in time, one answered."""
    world.on(date(2026, 3, 2))
    first = ask("=1+1", due="2026-03-20", group="dump")
    second = ask("Đất của đơn vị", due="2026-12-20", group="land")
    third = ask("Đường vận chuyển", due="2026-03-20", group="transport")
    fourth = ask("Nhà ở công nhân", by="MK", due="2026-03-20", group="housing")
    fifth = ask("Kho bãi ven sông", by="MK", due="2026-03-20", group="storage")
    assert first.status.stage == second.status.stage == Stage.AWAITED
    for matter in (third, fourth, fifth):
        matter.answered("TQN")
    third.closed()
    fourth.closed()


@pytest.mark.usefixtures("two_sides")
def test_the_register_says_who_raised_how_many_and_how_many_are_open(world: World, clerk: Client) -> None:
    said = (
        "Đã nêu 5 kiến nghị (Đảng ủy Tập đoàn Thử nghiệm 3; Đảng ủy phường Mẫu 2)."
        " Còn mở 3 (Đảng ủy Tập đoàn Thử nghiệm 2; Đảng ủy phường Mẫu 1)."
    )
    assert said in clerk.get("/kien-nghi/tong-hop/").content.decode()
    first = clerk.get("/kien-nghi/").content.decode()
    assert "Kiến nghị đang mở 3 · quá hạn trả lời 1" in re.sub(r"\s+", " ", first)
    book = CalamineWorkbook.from_filelike(BytesIO(clerk.get("/kien-nghi/kien-nghi.xlsx").content))
    summary = book.get_sheet_by_index(0).to_python()
    assert said in [row[0] for row in summary]
    by_side = next(row for row in summary[4:] if row[0] == "Đảng ủy Tập đoàn Thử nghiệm")
    assert by_side[1:8] == [3, 1, 0, 1, 1, 1, 2]
    register = book.get_sheet_by_index(1).to_python()
    late = next(row for row in register if row[1] == "=1+1")
    assert late[3:7] == ["Đảng ủy Vùng mỏ Thử nghiệm", "Bãi thải", date(2026, 3, 2), date(2026, 3, 2)]
    assert (late[8], late[12]) == (266, 248)


@pytest.mark.usefixtures("two_sides")
def test_the_official_paper_says_the_same_and_lists_what_is_open(world: World, clerk: Client) -> None:
    answer = clerk.get("/kien-nghi/tong-hop.docx")
    paper = docx.Document(BytesIO(answer.content))
    words = [one.text for one in paper.paragraphs]
    cells = [[cell.text for cell in row.cells] for table in paper.tables for row in table.rows]
    assert any("Đã nêu 5 kiến nghị" in line for line in words)
    assert ["Đảng ủy Tập đoàn Thử nghiệm", "3", "1", "0", "1", "1", "1", "2"] in cells
    assert ["Cộng", "5", "3", "0", "1", "1", "2", "3"] in cells
    still = {row[1] for row in cells if row[0] in {"1", "2", "3"}}
    assert still == {"=1+1", "Đất của đơn vị", "Kho bãi ven sông"}
    assert any("ĐẢNG CỘNG SẢN VIỆT NAM" in "".join(row) for row in cells)
    pages = PdfReader(BytesIO(clerk.get("/kien-nghi/tong-hop.pdf").content)).pages
    assert "Đã nêu 5 kiến nghị" in " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.usefixtures("two_sides")
def test_an_outsiders_paper_and_spreadsheet_hold_nothing(world: World, client: Client, today: date) -> None:
    client.force_login(cast.account(world, "NGOAI"))
    book = CalamineWorkbook.from_filelike(BytesIO(client.get("/kien-nghi/kien-nghi.xlsx").content))
    assert [row for row in book.get_sheet_by_index(1).to_python()[5:] if row and row[0]] == []
    paper = docx.Document(BytesIO(client.get("/kien-nghi/tong-hop.docx").content))
    assert "Trong kỳ không có kiến nghị nào." in [one.text for one in paper.paragraphs]


def test_an_empty_register_says_what_to_do_next(world: World, clerk: Client) -> None:
    assert "Không còn kiến nghị tồn đọng" in clerk.get("/kien-nghi/").content.decode()
    assert "Bỏ bớt điều kiện" in clerk.get("/kien-nghi/?trang-thai=qua-han").content.decode()


def test_a_filter_that_makes_no_sense_narrows_nothing(world: World, ask: Any, clerk: Client) -> None:
    ask("Bồi thường bãi thải")
    found = clerk.get("/kien-nghi/?quy-che=x&ben-neu=y&ky=2026-q9&trang-thai=?&tuoi=k&nhom=z&hoi-nghi=1&page=-3")
    assert "Bồi thường bãi thải" in found.content.decode()


@pytest.mark.usefixtures("two_sides")
def test_what_is_cut_off_says_so_and_its_figures_are_those_of_all(
    clerk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = CalamineWorkbook.from_filelike(BytesIO(clerk.get("/kien-nghi/kien-nghi.xlsx").content))
    monkeypatch.setattr("phoihop.recommendations.outputs.MOST", 2)
    monkeypatch.setattr("phoihop.recommendations.papers.MOST_OPEN", 2)
    monkeypatch.setattr("phoihop.recommendations.list_views.ON_PAPER", 2)
    cut = CalamineWorkbook.from_filelike(BytesIO(clerk.get("/kien-nghi/kien-nghi.xlsx").content))
    assert cut.get_sheet_by_index(0).to_python() == whole.get_sheet_by_index(0).to_python()
    said = "Bảng dừng ở 2 kiến nghị đầu trong 5 kiến nghị. Thu hẹp bộ lọc để có đủ."
    assert [row[0] for row in cut.get_sheet_by_index(1).to_python()[3:]] == [said, "TT", 1, 2]
    assert said not in [row[0] for row in whole.get_sheet_by_index(1).to_python()]
    paper = docx.Document(BytesIO(clerk.get("/kien-nghi/tong-hop.docx").content))
    assert "Còn 1 kiến nghị khác, xem bảng Excel kèm theo." in [one.text for one in paper.paragraphs]
    printed = clerk.get("/kien-nghi/ban-in/").content.decode()
    assert printed.count("row-link two-lines") == 2
    assert "Bản in dừng ở 2 kiến nghị đầu" in printed
    assert "Đã nêu 5 kiến nghị" in printed
