"""Where a recommendation stands, whatever was said by whomever and in whatever order it arrived."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from phoihop.recommendations import rules
from phoihop.recommendations.rules import (
    FINAL,
    Answered,
    Event,
    Joined,
    Judged,
    Outcome,
    Raised,
    Routed,
    Stage,
    State,
    Where,
    replay,
)

START = datetime(2026, 1, 5, 2, tzinfo=UTC)
RAISER, RECEIVER, LEAD, OTHER, STRANGER = "a", "b", "c", "d", "x"
RAISED = Raised(raiser=RAISER, receiver=RECEIVER, lead=LEAD, on=date(2026, 1, 5), due=date(2026, 1, 20))

orgs = st.sampled_from([RAISER, RECEIVER, LEAD, OTHER, STRANGER])
moments = st.integers(0, 40).map(lambda days: START + timedelta(days=days))
days = st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2026, 4, 1)))
seqs = st.integers(0, 10_000)
events: st.SearchStrategy[Event] = st.one_of(
    st.builds(Routed, at=moments, by=orgs, seq=seqs, to=orgs, due=days),
    st.builds(
        Answered,
        at=moments,
        by=orgs,
        seq=seqs,
        outcome=st.sampled_from(Outcome),
        to=st.one_of(st.just(""), orgs),
        above=st.sampled_from(["", "Bộ"]),
        due=days,
    ),
    st.builds(Judged, at=moments, by=orgs, seq=seqs, closed=st.booleans(), due=days),
    st.builds(Joined, at=moments, by=orgs, seq=seqs, main=st.just(UUID(int=1)), size=st.integers(2, 9)),
)
# One body says one thing at a time: its chain numbers what it says.
stories = st.lists(events, max_size=12, unique_by=lambda event: (event.at, event.by, event.seq))


@given(stories, st.randoms())
def test_the_state_is_one_whatever_the_order_of_arrival(story: list[Event], chance: object) -> None:
    shuffled = list(story)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert replay(RAISED, shuffled) == replay(RAISED, story)


def test_what_was_said_in_one_second_stands_in_the_order_in_which_it_was_seen() -> None:
    answer = Answered(at=START, by=RECEIVER, seq=7, turn=1, outcome=Outcome.RESOLVED)
    closing = Judged(at=START, by=RAISER, seq=3, turn=2, closed=True)  # RAISER sorts before RECEIVER
    assert replay(RAISED, [closing, answer]).outcome == Outcome.RESOLVED
    again = Judged(at=START, by=RAISER, seq=4, turn=3, closed=False)
    assert replay(RAISED, [again, closing, answer]).stage == Stage.AWAITED


@given(stories)
def test_any_story_gives_a_state_that_holds_together(story: list[Event]) -> None:
    now = replay(RAISED, story)
    assert now.stage in {Stage.AWAITED, Stage.ANSWERED, Stage.CLOSED}
    assert now.holder != RAISER
    assert (now.closed_on is not None) == (now.stage == Stage.CLOSED)
    assert (now.answered_on is not None) == (now.stage != Stage.AWAITED)
    assert not (now.stage == Stage.AWAITED and now.late)
    assert now.stage != Stage.ANSWERED or now.outcome in FINAL


@given(stories)
def test_only_the_raiser_closes(story: list[Event]) -> None:
    others = [event for event in story if event.by != RAISER]
    assert replay(RAISED, others).stage != Stage.CLOSED
    own = [event for event in story if isinstance(event, Judged) and event.by == RAISER]
    if replay(RAISED, story).stage == Stage.CLOSED:
        assert max(own, key=lambda event: event.order).closed


@given(stories)
def test_what_a_stranger_says_changes_nothing(story: list[Event]) -> None:
    known = [event for event in story if event.by != STRANGER and getattr(event, "to", "") != STRANGER]
    strangers = [event for event in story if event.by == STRANGER]
    assert replay(RAISED, [*known, *strangers]) == replay(RAISED, known)


@given(stories)
def test_once_closed_it_stays_closed_until_its_raiser_takes_it_up(story: list[Event]) -> None:
    end = START + timedelta(days=50)
    closed = [*story, Judged(at=end, by=RAISER, seq=0, closed=True)]
    before: Where = replay(RAISED, closed)
    assert before.stage == Stage.CLOSED
    later = [
        Answered(at=end + timedelta(days=1), by=before.holder, seq=1, outcome=Outcome.UNDER_WAY),
        Routed(at=end + timedelta(days=1), by=RECEIVER, seq=2, to=OTHER, due=None),
        Joined(at=end + timedelta(days=1), by=RECEIVER, seq=3, main=uuid4(), size=2),
    ]
    assert replay(RAISED, [*closed, *later]) == before
    again = Judged(at=end + timedelta(days=2), by=RAISER, seq=1, closed=False, due=date(2026, 5, 1))
    assert replay(RAISED, [*closed, *later, again]).stage == Stage.AWAITED


@given(st.sampled_from(Stage), days, st.dates(date(2026, 1, 1), date(2026, 4, 1)))
def test_every_one_that_counts_stands_under_one_of_four_words(stage: Stage, due: date | None, today: date) -> None:
    found = rules.state(stage, due, today)
    assert (found is None) == (stage == Stage.SPLIT)
    assert (found == State.LATE) == (stage == Stage.AWAITED and due is not None and due < today)


@given(st.integers(0, 5_000))
def test_every_age_has_its_class(age: int) -> None:
    code = rules.age_class(age)
    first, last = rules.AGES[code]
    assert first <= age <= last
