"""The day is Viet Nam's: from midnight to seven in the morning that of a moment in UTC is still yesterday."""

import ast
from collections.abc import Iterator

from tests.guard.source import Source, calls, findings, hold, python, sample

# It converts to Vietnamese time in the same line; pure, it cannot ask Django.
CONVERTS = "src/phoihop/tasks/rules.py"


def days_of_moments(source: Source) -> Iterator[str]:
    if source.name != CONVERTS:
        for call in calls(source.tree, "date", "today"):
            if isinstance(call.func, ast.Attribute):
                yield f"line {call.lineno}: ask timezone.localdate for the day of a moment"


def test_no_day_is_taken_from_a_moment_in_utc() -> None:
    hold(days_of_moments, tuple(one for one in python() if one.name.startswith("src/phoihop/")))


def test_a_day_taken_from_a_moment_in_utc_is_told() -> None:
    assert len(findings(days_of_moments, (sample("def f(at):\n    return at.date(), date.today()\n"),))) == 2
    assert not findings(days_of_moments, (sample("day = date(2026, 1, 5)\n"),))
