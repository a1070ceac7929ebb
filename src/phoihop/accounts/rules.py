"""When signing in has to wait, what an account may be called, when a role is held. Pure.

Counting failures is by name and by address, so that neither one name tried from everywhere nor many names tried from
one place goes on for ever; and it forgets, so that nobody can lock another out for long.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Protocol


@dataclass(frozen=True, kw_only=True)
class Throttle:
    """`attempts` failures within `window` make the next one wait until the oldest of them is `window` ago."""

    attempts: int
    window: timedelta


BY_NAME = Throttle(attempts=5, window=timedelta(minutes=10))
BY_ADDRESS = Throttle(attempts=30, window=timedelta(minutes=10))

USERNAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]{2,79}\Z")


def must_wait(failures: int, throttle: Throttle) -> bool:
    return failures >= throttle.attempts


def username_of(typed: str) -> str:
    """A name to sign in with, as it is kept; empty when the words cannot be one."""
    name = typed.strip().lower()
    return name if USERNAME.match(name) else ""


class Span(Protocol):
    from_day: date | None
    to_day: date | None


def covers(span: Span, first: date, last: date | None) -> bool:
    """Whether a role is held on every day from `first` to `last` (None: for ever)."""
    begun = span.from_day is None or span.from_day <= first
    return begun and (span.to_day is None or (last is not None and last <= span.to_day))


def meets(span: Span, first: date | None, last: date | None) -> bool:
    """Whether a role is held on some day from `first` to `last`, either open."""
    return not (
        (last is not None and span.from_day is not None and span.from_day > last)
        or (first is not None and span.to_day is not None and span.to_day < first)
    )
