"""What stands at the head of an organisation's papers on a day: its name and superior of that day."""

from dataclasses import dataclass
from datetime import date

from phoihop.organisations.models import Organisation, Tie
from phoihop.organisations.queries import UNKNOWN, names
from phoihop.organisations.rules import Family, Line, on
from phoihop.records.scope import directory


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """`superior` is empty where none is recorded. `symbol` is what stands for the body in a paper's symbol."""

    name: str
    superior: str
    family: str
    symbol: str
    place: str


def letterhead(org: str, day: date) -> Letterhead:
    """Three statements at the most."""
    row = directory(Organisation).filter(org=org).first()
    if row is None:
        return Letterhead(name=UNKNOWN.name, superior="", family=Family.PARTY, symbol="", place="")
    line = Line.PARTY if row.family == Family.PARTY else Line.ENTERPRISE
    tie = on(list(directory(Tie).filter(org=org, line=line).order_by("position")), day)
    borne = names([org, *([tie.superior] if tie else [])], day)
    return Letterhead(
        name=borne[org].name,
        superior=borne[tie.superior].name if tie else "",
        family=row.family,
        symbol=row.symbol,
        place=row.place,
    )
