"""Composing a review report: what each sentence says, from which records, as of the last day of the period."""

from datetime import date, timedelta
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from phoihop.reviews.blocks import Edited, with_edits
from phoihop.reviews.facts import Awaited, Facts, Meeting, Part, Task
from phoihop.reviews.rules import compose, four, period_label

FIRST, LAST = date(2026, 1, 1), date(2026, 6, 30)


def task(text: str = "Rà soát đảng viên", **more: object) -> Task:
    values: dict[str, object] = {
        "id": uuid4(),
        "text": text,
        "lead": "Đảng ủy phường Mẫu",
        "area": "XDD",
        "due": date(2026, 5, 20),
        "done_on": None,
        "asked_until": None,
        "assigner": "Đảng ủy Tập đoàn",
        "parts": (),
    }
    return Task(**{**values, **more})  # type: ignore[arg-type]


def facts(*tasks: Task, **more: object) -> Facts:
    values: dict[str, object] = {
        "title": "Quy chế",
        "first": FIRST,
        "last": LAST,
        "as_of": LAST,
        "areas": {"XDD": "Xây dựng Đảng"},
    }
    return Facts(tasks=tasks, **{**values, **more})  # type: ignore[arg-type]


def block(known: Facts, key: str) -> str:
    return next(one.text for one in compose(known) if one.key == key)


def test_a_task_done_late_says_who_and_by_how_many_days() -> None:
    said = block(facts(task(done_on=date(2026, 5, 23))), "area:XDD")
    assert said == "Rà soát đảng viên. Đảng ủy phường Mẫu chủ trì, hoàn thành ngày 23/05/2026, chậm 3 ngày."


def test_what_was_done_after_the_period_was_still_open_at_its_end() -> None:
    known = facts(task(done_on=date(2026, 7, 10)))
    assert "quá hạn 41 ngày" in block(known, "late")
    assert "hoàn thành" not in block(known, "area:XDD")
    assert "Rà soát đảng viên" in block(known, "ahead")


def test_while_the_period_runs_nothing_is_late_before_its_day() -> None:
    running = facts(task(), as_of=date(2026, 5, 20))
    assert block(running, "late") == ""
    assert "quá hạn 1 ngày" in block(facts(task(), as_of=date(2026, 5, 21)), "late")


def test_a_part_that_is_missing_is_named_with_its_body() -> None:
    parts = (
        Part(name="Đảng ủy phường Mẫu", leads=True, done_on=date(2026, 5, 1)),
        Part(name="Đảng ủy Vùng mỏ", leads=False, done_on=None),
        Part(name="Đảng ủy xã Khác", leads=False, done_on=date(2026, 5, 2)),
    )
    said = block(facts(task(done_on=date(2026, 5, 1), parts=parts)), "missing")
    assert said == "Rà soát đảng viên. Chưa có báo cáo phần việc của Đảng ủy Vùng mỏ."


def test_what_nobody_answered_is_named() -> None:
    awaited = Awaited(id=uuid4(), kind="minutes", title="Biên bản hội nghị", names=("Bên A", "Bên B", "Bên C"))
    said = block(facts(task(asked_until=date(2026, 8, 1)), awaited=(awaited,)), "unanswered")
    assert "đề nghị gia hạn đến 01/08/2026" in said
    assert "Đảng ủy Tập đoàn chưa trả lời" in said
    assert "còn chờ Bên A, Bên B và Bên C xác nhận" in said


def test_every_sentence_about_a_task_leads_to_it() -> None:
    one = task(done_on=date(2026, 5, 1))
    known = facts(one, meetings=(Meeting(id=uuid4(), title="Hội nghị", day=date(2026, 3, 1), place=""),))
    for made in compose(known):
        for sentence in made.sentences:
            assert sentence.refs, sentence.text


def test_an_area_the_agreement_does_not_know_comes_last_under_its_own_heading() -> None:
    headings = [one.heading for one in compose(facts(task(area="LẠ"), task())) if one.key.startswith("area:")]
    assert headings == ["Xây dựng Đảng", "Nội dung khác"]


def test_the_clerks_words_survive_and_say_when_the_facts_have_moved() -> None:
    before = compose(facts(task()))
    general = next(one for one in before if one.key == "general")
    edits = {"general": {"text": "Lời của văn thư.", "basis": general.basis}}
    same = {one.block.key: one for one in with_edits(before, edits)}["general"]
    assert (same.text, same.edited, same.changed) == ("Lời của văn thư.", True, False)
    after = {one.block.key: one for one in with_edits(compose(facts(task(), task("Việc mới"))), edits)}["general"]
    assert (after.text, after.edited, after.changed) == ("Lời của văn thư.", True, True)


def test_words_written_for_an_area_that_has_gone_are_not_lost() -> None:
    edits = {"area:CŨ": {"text": "Giữ lại câu này.", "basis": "x", "heading": "Lĩnh vực cũ"}}
    kept = [one for one in with_edits(compose(facts()), edits) if one.block.key == "area:CŨ"]
    assert [(one.text, one.block.heading) for one in kept] == [("Giữ lại câu này.", "Lĩnh vực cũ")]


def test_periods_are_called_as_offices_call_them() -> None:
    assert period_label(date(2026, 1, 1), date(2026, 6, 30)) == "6 tháng đầu năm 2026"
    assert period_label(date(2026, 1, 1), date(2026, 12, 31)) == "năm 2026"
    assert period_label(date(2017, 1, 1), date(2021, 12, 31)) == "giai đoạn 2017 – 2021"
    assert period_label(date(2026, 2, 3), date(2026, 4, 5)) == "từ ngày 03/02/2026 đến ngày 05/04/2026"


days = st.dates(FIRST - timedelta(days=400), LAST + timedelta(days=400))
tasks = st.lists(
    st.builds(
        task,
        area=st.sampled_from(["XDD", "LẠ", ""]),
        due=st.none() | days,
        done_on=st.none() | days,
        asked_until=st.none() | days,
    ),
    max_size=12,
)


@given(tasks)
def test_the_four_counts_always_sum_to_the_tasks_and_the_table_to_its_total(some: list[Task]) -> None:
    known = facts(*some)
    assert sum(four(some, known)) == len(some)
    table = next(one.table for one in compose(known) if one.key == "counts")
    if some:
        assert table is not None
        columns = list(zip(*(row[1:] for row in table.rows), strict=True))
        assert all(sum(map(int, column[:-1])) == int(column[-1]) for column in columns)
    else:
        assert table is None


@given(tasks)
def test_composing_twice_gives_the_same_and_nothing_edited_is_ever_marked_changed(some: list[Task]) -> None:
    known = facts(*some)
    made: tuple[Edited, ...] = with_edits(compose(known), {})
    assert made == with_edits(compose(known), {})
    assert not any(one.edited or one.changed for one in made)
