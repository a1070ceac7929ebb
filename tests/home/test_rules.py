"""How the desk groups and orders what waits."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.home.rules import Group, Waiting, end_of_week, group_of, order_of, sizes

MONDAY = date(2026, 11, 23)
days = st.dates(date(1990, 1, 1), date(2100, 1, 1))
waiting = st.builds(Waiting, due=st.none() | days, at_once=st.booleans(), elsewhere=st.booleans())


@pytest.mark.parametrize(
    ("due", "group"),
    [(-1, Group.LATE), (0, Group.TODAY), (1, Group.WEEK), (6, Group.WEEK), (7, Group.LATER)],
)
def test_the_week_ends_on_sunday(due: int, group: Group) -> None:
    assert group_of(Waiting(due=MONDAY + timedelta(due)), MONDAY) == group


def test_what_has_no_day_comes_later_and_what_somebody_waits_for_comes_today() -> None:
    assert group_of(Waiting(), MONDAY) == Group.LATER
    assert group_of(Waiting(at_once=True), MONDAY) == Group.TODAY
    assert group_of(Waiting(due=MONDAY - timedelta(9), elsewhere=True), MONDAY) == Group.ELSEWHERE


@given(days)
def test_the_end_of_the_week_is_a_sunday_not_past(today: date) -> None:
    assert end_of_week(today).weekday() == 6
    assert timedelta(0) <= end_of_week(today) - today < timedelta(7)


@given(st.lists(waiting, max_size=20), days)
def test_groups_follow_one_another_and_inside_them_the_days(found: list[Waiting], today: date) -> None:
    ordered = sorted(found, key=lambda one: order_of(one, today))
    groups = [group_of(one, today) for one in ordered]
    assert groups == sorted(groups)
    assert sum(sizes(groups).values()) == len(found)
    late = [one.due for one in ordered if group_of(one, today) == Group.LATE and one.due]
    assert late == sorted(late)
