"""When a digest may go, and what role is told what."""

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.notices.rules import ALL, DEFAULTS, KINDS, WAITS, Rhythm, Times, What, is_quiet, may_send, next_try
from phoihop.records.actors import Role

hours = st.integers(0, 23)
times = st.builds(
    Times,
    rhythm=st.sampled_from(Rhythm),
    hour=hours,
    weekday=st.integers(0, 6),
    weekends=st.booleans(),
    quiet_from=hours,
    quiet_to=hours,
)
MONDAY = datetime(2026, 11, 23)  # noqa: DTZ001 - local time, as the rule takes it


@settings(deadline=None, max_examples=60)
@given(times)
def test_a_digest_keeps_to_its_hours_and_days(one: Times) -> None:
    allowed = [at for at in (MONDAY + timedelta(hours=hour) for hour in range(7 * 24)) if may_send(one, at)]
    assert all(at.hour >= one.hour and not is_quiet(at.hour, one.quiet_from, one.quiet_to) for at in allowed)
    days = {at.weekday() for at in allowed}
    if one.rhythm == Rhythm.OFF:
        assert not days
    elif one.rhythm == Rhythm.WEEKLY:
        assert days <= {one.weekday}
    else:
        assert one.weekends or not days & {5, 6}
        assert days or all(is_quiet(hour, one.quiet_from, one.quiet_to) for hour in range(one.hour, 24))


@settings(deadline=None, max_examples=60)
@given(hours, hours)
def test_quiet_hours_go_over_midnight(first: int, last: int) -> None:
    quiet = [hour for hour in range(24) if is_quiet(hour, first, last)]
    assert len(quiet) == (last - first) % 24
    assert last not in quiet


def test_every_kind_is_chosen_somewhere_and_an_administrator_is_told_nothing() -> None:
    told = What(0)
    for role in Role:
        told |= DEFAULTS[role]
    assert told == ALL
    assert DEFAULTS[Role.ADMIN] == What(0)
    assert set(KINDS.values()) <= set(What)
    assert [next_try(tries) for tries in range(1, len(WAITS) + 2)] == [*WAITS, None]
