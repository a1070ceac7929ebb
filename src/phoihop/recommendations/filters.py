"""What a list of recommendations is narrowed to, as it stands in the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from phoihop.recommendations.rules import AGES, Group, State
from phoihop.records.fields import ORG
from phoihop.tasks.periods import Period, period

# The names and words used in addresses.
AGREEMENT, RAISER, HOLDER, GROUP = "quy-che", "ben-neu", "noi-tra-loi", "nhom"
STATE, AGE, PERIOD, MEETING = "trang-thai", "tuoi", "ky", "hoi-nghi"
NAMES = (PERIOD, RAISER, HOLDER, GROUP, AGE, AGREEMENT, MEETING, STATE)
NO_GROUP = "chua-ro"
STATES = {
    "qua-han": State.LATE,
    "cho-tra-loi": State.AWAITED,
    "da-tra-loi": State.ANSWERED,
    "da-ket-thuc": State.CLOSED,
}
STATE_CODES = {state: code for code, state in STATES.items()}


@dataclass(frozen=True, kw_only=True)
class Filter:
    """Empty or None: any. `group` NO_GROUP: those of none."""

    today: date
    period: Period
    agreement: UUID | None = None
    raiser: str = ""
    holder: str = ""
    group: str = ""
    age: str = ""
    meeting: UUID | None = None
    state: State | None = None


def read(asked: Mapping[str, str], today: date) -> Filter:
    """The filter in an address. What makes no sense narrows nothing: an old link still opens a list."""
    group, age = asked.get(GROUP, ""), asked.get(AGE, "")
    return Filter(
        today=today,
        period=period(asked.get(PERIOD, ""), today),
        agreement=_uuid(asked.get(AGREEMENT, "")),
        raiser=_org(asked.get(RAISER, "")),
        holder=_org(asked.get(HOLDER, "")),
        group=group if group in {*Group, NO_GROUP} else "",
        age=age if age in AGES else "",
        meeting=_uuid(asked.get(MEETING, "")),
        state=STATES.get(asked.get(STATE, "")),
    )


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _org(text: str) -> str:
    return text if ORG.match(text) else ""
