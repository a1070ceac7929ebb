"""When a task is done and late, and which period it belongs to: the boundaries, and what must hold for any days."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.tasks.periods import ALL, UNDATED, USUAL, code_of, offered, period
from phoihop.tasks.rules import NEVER, DueWord, Report, Said, Stage, State, day_of, done_on, due_now, stage, standing

DUE = date(2026, 11, 20)
moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(lambda moment: moment.replace(tzinfo=UTC))  # noqa: DTZ001
said = st.builds(Report, said=st.sampled_from(Said), at=moments)

days = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("done", "today", "state", "left"),
    [
        (None, DUE, State.OPEN_IN_TIME, 0),
        (None, DUE + timedelta(1), State.OPEN_LATE, 1),
        (None, DUE - timedelta(2), State.OPEN_IN_TIME, 2),
        (DUE, DUE + timedelta(9), State.DONE_IN_TIME, None),
        (DUE + timedelta(1), DUE + timedelta(9), State.DONE_LATE, 1),
    ],
)
def test_the_day_after_the_due_day_is_the_first_late_one(
    done: date | None, today: date, state: State, left: int | None
) -> None:
    found = standing(DUE, done, today)
    assert (found.state, found.days) == (state, left)


def test_a_report_issued_before_midnight_in_viet_nam_counts_for_that_day() -> None:
    assert day_of(datetime(2026, 11, 20, 16, 59, tzinfo=UTC)) == DUE
    assert day_of(datetime(2026, 11, 20, 17, 0, tzinfo=UTC)) == DUE + timedelta(1)


@given(st.none() | days, st.none() | days, days)
def test_a_task_without_a_due_day_is_never_late_and_days_are_never_negative(
    due: date | None, done: date | None, today: date
) -> None:
    found = standing(due, done, today)
    assert due is not None or found.state in {State.OPEN_IN_TIME, State.DONE_IN_TIME}
    assert found.days is None or found.days >= 0
    assert (done is None) == found.state.value.startswith("open")


@given(st.none() | days, st.none() | days, days)
def test_the_stage_kept_in_rows_agrees_with_the_state_of_any_day(
    due: date | None, done: date | None, today: date
) -> None:
    kept = stage(due=due, done=done, withdrawn=False)
    assert (kept == Stage.OPEN) == (done is None)
    assert (kept == Stage.DONE_LATE) == (standing(due, done, today).state == State.DONE_LATE)
    assert stage(due=due, done=done, withdrawn=True) == Stage.WITHDRAWN


@given(st.lists(said, max_size=8))
def test_a_part_is_done_since_the_first_report_of_its_last_run_of_done(reports: list[Report]) -> None:
    reports = sorted(reports, key=lambda report: report.at)
    since = done_on(reports)
    if not reports or reports[-1].said != Said.DONE:
        assert since is None
        return
    before = [at for at, report in enumerate(reports) if report.said != Said.DONE]
    assert since == day_of(reports[before[-1] + 1 if before else 0].at)


@given(st.lists(said, max_size=6), moments)
def test_saying_again_that_a_part_is_done_never_moves_its_day(reports: list[Report], again: datetime) -> None:
    before = done_on(reports)
    after = done_on([*reports, Report(said=Said.DONE, at=again)])
    assert after == (before or day_of(again))


words_of_due = st.builds(DueWord, order=st.tuples(moments, st.integers(0, 1000)), due=st.none() | days)


@given(words_of_due, st.lists(words_of_due, max_size=5))
def test_the_newest_word_of_the_assigner_on_the_due_day_counts(stated: DueWord, granted: list[DueWord]) -> None:
    newest = max([stated, *granted], key=lambda word: word.order)
    assert due_now(stated, granted) == newest.due


@given(st.none() | days, st.integers(1990, 2100))
def test_the_quarters_of_a_year_share_its_tasks_out_without_remainder(due: date | None, year: int) -> None:
    today = date(2026, 11, 21)
    whole = period(str(year), today)
    quarters = [period(f"{year}-q{number}", today) for number in (1, 2, 3, 4)]
    halves = [period(f"{year}-h{number}", today) for number in (1, 2)]
    for parts in (quarters, halves):
        held = sum(part.holds(due=due, is_open=True) for part in parts)
        assert held == int(whole.holds(due=due, is_open=True))


@given(st.none() | days)
def test_every_task_lies_in_exactly_the_period_its_code_names(due: date | None) -> None:
    today = date(2026, 11, 21)
    for quarters in (True, False):
        code = code_of(due, quarters=quarters)
        assert period(code, today).code == code
        assert period(code, today).holds(due=due, is_open=False)
    assert code_of(NEVER, quarters=True) == UNDATED


@given(st.none() | days, days)
def test_the_usual_view_never_loses_open_work(due: date | None, today: date) -> None:
    usual = period(USUAL, today)
    assert usual.holds(due=due, is_open=True)
    assert usual.holds(due=due, is_open=False) == (due is not None and due.year == today.year)
    assert period(ALL, today).holds(due=due, is_open=False)


@given(st.text(max_size=12))
def test_an_unknown_period_in_an_address_opens_the_usual_view(code: str) -> None:
    found = period(code, date(2026, 11, 21))
    assert found.code in {USUAL, ALL, UNDATED} or found.code == code


def test_each_offered_period_is_one() -> None:
    today = date(2026, 11, 21)
    assert [period(code, today).code for code in offered(today)] == list(offered(today))
