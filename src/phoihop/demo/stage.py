"""What the scenes of the demonstration are built with: organisations by short name, and the door."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from phoihop.records.actors import Actor, Role
from phoihop.records.door import HOME, Issued, Place, issue
from phoihop.records.keys import Ref
from phoihop.records.kinds import Draft
from phoihop.tasks.rules import VIET_NAM

Data = dict[str, Any]


def morning(day: date, hour: int = 8, minute: int = 0) -> datetime:
    """Office hours in Viet Nam on `day`."""
    return datetime.combine(day, time(hour, minute), VIET_NAM)


@dataclass
class Stage:
    """Organisations by short name. Each step of one organisation comes a minute after its last one."""

    orgs: dict[str, str] = field(default_factory=dict)
    last: dict[str, datetime] = field(default_factory=dict)

    def issue(
        self, org: str, at: datetime, *drafts: Draft, role: Role = Role.CLERK, place: Place = HOME
    ) -> tuple[Issued, ...]:
        moment = max(at, self.last.get(org, at) + timedelta(minutes=1))
        self.last[org] = moment
        actor = Actor(user=f"trinh-dien-{org}", org=self.orgs[org], role=role)
        return issue(drafts, actor=actor, at=moment, place=place, declared=True)

    def ref(self, org: str, draft: Draft) -> Ref:
        return Ref(org=self.orgs[org], rec=str(draft.rec))

    def ids(self, shorts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.orgs[short] for short in shorts)

    def draft(self, kind: str, data: Data, to: tuple[str, ...] = (), rec: UUID | None = None) -> Draft:
        return Draft(kind=kind, rec=rec or uuid4(), data={k: v for k, v in data.items() if v}, to=self.ids(to))
