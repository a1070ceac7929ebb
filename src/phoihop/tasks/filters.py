"""What a list of tasks is narrowed to, as it stands in the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from phoihop.records.fields import ORG
from phoihop.tasks.periods import Period, period
from phoihop.tasks.rules import State
from phoihop.tasks.sight import Tie
from phoihop.ui.asked import uuid_in

# The names and words used in addresses.
AGREEMENT, SIDE, LEAD, AREA, TIE, STATE, PERIOD = "quy-che", "ben", "chu-tri", "linh-vuc", "ta", "trang-thai", "ky"
NAMES = (AGREEMENT, SIDE, LEAD, AREA, TIE, STATE, PERIOD)
ANY_TIE = Tie(0)
WITHDRAWN = "rut-lai"
# Open, and due within this many days: what an office head looks ahead to.
SOON, SOON_DAYS = "sap-den-han", 14
OWN_AREAS, NO_AREA = "cua-ban", "khong"
STATES = {
    "xong-dung-han": State.DONE_IN_TIME,
    "xong-cham": State.DONE_LATE,
    "trong-han": State.OPEN_IN_TIME,
    "qua-han": State.OPEN_LATE,
}
STATE_CODES = {state: code for code, state in STATES.items()}
TIES = {
    "ta-giao": Tie.ASSIGNS,
    "giao-cho-ta": Tie.LEADS | Tie.COOPERATES,
    "ta-chu-tri": Tie.LEADS,
    "ta-phoi-hop": Tie.COOPERATES,
}


@dataclass(frozen=True, kw_only=True)
class Filter:
    """`areas` None: any. `state` None with `withdrawn` and `soon` False: the four counts together."""

    today: date
    period: Period
    agreement: UUID | None = None
    side: str = ""
    lead: str = ""
    areas: tuple[str, ...] | None = None
    tie: Tie = ANY_TIE
    state: State | None = None
    withdrawn: bool = False
    soon: bool = False

    @property
    def soon_until(self) -> date:
        return self.today + timedelta(days=SOON_DAYS)


def read(asked: Mapping[str, str], today: date, own_areas: tuple[str, ...] = ()) -> Filter:
    """The filter in an address. What makes no sense narrows nothing: an old link still opens a list. A board that
    answers for some areas (`own_areas`) begins with those."""
    area = asked.get(AREA, OWN_AREAS)[:20]
    return Filter(
        today=today,
        period=period(asked.get(PERIOD, ""), today),
        agreement=uuid_in(asked, AGREEMENT),
        side=_org(asked.get(SIDE, "")),
        lead=_org(asked.get(LEAD, "")),
        areas=_areas(area, own_areas),
        tie=TIES.get(asked.get(TIE, ""), ANY_TIE),
        state=STATES.get(asked.get(STATE, "")),
        withdrawn=asked.get(STATE, "") == WITHDRAWN,
        soon=asked.get(STATE, "") == SOON,
    )


def _areas(code: str, own: tuple[str, ...]) -> tuple[str, ...] | None:
    if code == OWN_AREAS:
        return own or None
    if code == NO_AREA:
        return ("",)
    return (code,) if code else None


def _org(text: str) -> str:
    return text if ORG.match(text) else ""
