"""The small world of the tests, built through the door: an operating office, two committees under one agreement, a
ward, and an outsider who must see nothing of it."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from phoihop.accounts.models import Membership, User
from phoihop.records import keyring
from phoihop.records.actors import Actor, Role, Viewer
from phoihop.records.door import HOME, Issued, NewSpace, issue
from phoihop.records.keys import Ref
from phoihop.records.kinds import Draft

START = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)


@dataclass
class World:
    """Organisations by short name, a clock that moves a minute at every step, and the agreement they share."""

    now: datetime = START
    orgs: dict[str, str] = field(default_factory=dict)
    space: str = ""
    agreement: Ref | None = None

    def actor(self, org: str, role: Role = Role.CLERK) -> Actor:
        return Actor(user=f"office-{org}", org=self.orgs[org], role=role)

    def viewer(self, org: str, role: Role = Role.CLERK) -> Viewer:
        return Viewer(user=f"office-{org}", org=self.orgs[org], role=role)

    def tick(self, **step: int) -> datetime:
        self.now += timedelta(**(step or {"minutes": 1}))
        return self.now

    def on(self, day: date) -> None:
        """Moves the clock to the morning of `day` in Viet Nam."""
        self.now = datetime(day.year, day.month, day.day, 1, 0, tzinfo=UTC)

    def issue(
        self, org: str, *drafts: Draft, role: Role = Role.CLERK, place: Any = None, **options: Any
    ) -> tuple[Issued, ...]:
        """Issues in the agreement's space unless told otherwise."""
        return issue(
            drafts,
            actor=self.actor(org, role),
            at=self.tick(),
            place=self.space if place is None else place,
            declared=options.pop("declared", True),
            **options,
        )

    def organisation(self, short: str, name: str, *, family: str = "party", **data: Any) -> str:
        """Records an organisation, in the operating office's name, and returns its id."""
        host = self.orgs.get("VP")
        statement = keyring.create(name, host)
        self.orgs[short] = statement.org
        record = {
            "org": statement.org,
            "names": [{"name": name, "short": short}],
            "body_kind": "party" if family == "party" else "enterprise",
            "family": family,
            **data,
        }
        issue(
            [Draft(kind="organisation", rec=uuid4(), data=record)],
            actor=self.actor("VP", Role.ADMIN),
            at=self.tick(),
            place=HOME,
            declared=True,
        )
        return statement.org

    def parties(self) -> tuple[str, ...]:
        return tuple(self.orgs[short] for short in ("TKV", "TQN", "MK"))

    def draft(self, kind: str, data: dict[str, Any], *, rec: UUID | None = None, **more: Any) -> Draft:
        """A draft for all sides of the agreement."""
        return Draft(kind=kind, rec=rec or uuid4(), data=data, to=more.pop("to", self.parties()), **more)

    def task(self, text: str = "Rà soát đảng viên nơi cư trú", *, lead: str = "MK", **data: Any) -> Draft:
        """A task of the agreement: lead and co-operating bodies by short name."""
        cooperating = [self.orgs[short] for short in data.pop("cooperating", ())]
        record: dict[str, Any] = {"text": text, "lead": self.orgs[lead], "agreement": self.agreement, **data}
        if cooperating:
            record["cooperating"] = cooperating
        return self.draft("task", record)

    def ref(self, org: str, draft: Draft) -> Ref:
        return Ref(org=self.orgs[org], rec=str(draft.rec))


def build() -> World:
    world = World()
    world.organisation("VP", "Văn phòng vận hành", family="state")
    world.organisation("TKV", "Đảng ủy Tập đoàn Thử nghiệm", symbol="ĐU", place="Hà Nội")
    world.organisation("TQN", "Đảng ủy Vùng mỏ Thử nghiệm", symbol="ĐU", place="Quảng Ninh")
    world.organisation("MK", "Đảng ủy phường Mẫu", symbol="ĐU", place="Quảng Ninh")
    world.organisation("NGOAI", "Đảng ủy Ngoài cuộc", symbol="ĐU", place="Hải Phòng")
    agreement = Draft(
        kind="agreement",
        rec=uuid4(),
        to=world.parties(),
        data={
            "title": "Quy chế phối hợp công tác thử nghiệm",
            "number": "08",
            "symbol": "QC/ĐU",
            "signed_on": "2026-01-05",
            "from": "2026-01-05",
            "to": "2030-12-31",
            "lead": world.orgs["TKV"],
            "sides": sorted(world.parties()),
            "areas": [{"code": "XDD", "name": "Xây dựng Đảng"}, {"code": "GPMB", "name": "Giải phóng mặt bằng"}],
            "articles": [
                {"no": "4", "title": "Giải phóng mặt bằng", "area": "GPMB"},
                {"no": "6", "title": "Quản lý đảng viên nơi cư trú", "area": "XDD"},
            ],
            "regime": {"meeting": "half", "report": "quarter", "answer_days": 15},
        },
    )
    issued = world.issue("TKV", agreement, place=NewSpace(parties=world.parties()))
    world.space = issued[0].space
    world.agreement = world.ref("TKV", agreement)
    return world


def account(world: World, org: str, role: Role = Role.CLERK, username: str = "") -> User:
    """A sign-in of an office of this organisation."""
    user = User.objects.create_user(username or f"{org.lower()}-{role}", f"{role} – {org}", "mat-khau-thu-nghiem")
    Membership.objects.create(user=user, org=world.orgs[org], role=role)
    return user
