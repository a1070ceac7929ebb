"""What tests of recommendations share: steps through the door, as one line each."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest

from phoihop.recommendations.models import RecommendationStatus
from phoihop.records.door import Issued
from phoihop.records.keys import record_id
from phoihop.records.kinds import Blob, Draft
from phoihop.records.refusals import Refusal
from tests.cast import World
from tests.morning import clerk, focal, today  # noqa: F401 - fixtures of this folder

PLAIN = "Bồi thường bãi thải phía Bắc"


def refused(act: Callable[[], Any]) -> str:
    """The code of the refusal that an act meets."""
    with pytest.raises(Refusal) as refusal:
        act()
    return refusal.value.code


@dataclass
class Matter:
    """A recommendation of the world and what bodies do with it. By TKV, addressed to TQN, unless told."""

    world: World
    author: str
    draft: Draft

    @property
    def id(self) -> UUID:
        return record_id(self.world.orgs[self.author], str(self.draft.rec))

    @property
    def ref(self) -> dict[str, Any]:
        return dict(self.world.ref(self.author, self.draft))

    @property
    def status(self) -> RecommendationStatus:
        return RecommendationStatus.objects.get(pk=self.id)

    @property
    def holder(self) -> str:
        return next(short for short, org in self.world.orgs.items() if org == self.status.holder)

    def _about(self, org: str, kind: str, data: dict[str, Any], to: Any = None, blobs: tuple[Blob, ...] = ()) -> Issued:
        draft = Draft(kind=kind, rec=uuid4(), data=data, to=to or self.draft.to, blobs=blobs)
        return self.world.issue(org, draft)[0]

    def routed(self, org: str, lead: str, due: str = "", to: Any = None) -> Issued:
        data = {"recommendation": self.ref, "lead": self.world.orgs[lead], **({"due": due} if due else {})}
        return self._about(org, "routing", data, to)

    def answered(
        self, org: str, outcome: str = "resolved", *, others: tuple["Matter", ...] = (), **more: Any
    ) -> Issued:
        """`passed_to` names a side of the agreement by its short name."""
        data: dict[str, Any] = {"recommendation": self.ref, "outcome": outcome, "text": "Đã giải quyết xong"}
        if passed_to := more.pop("passed_to", ""):
            data["to"] = self.world.orgs[passed_to]
        if others:
            data["others"] = [other.ref for other in others]
        to, blobs = more.pop("addressed", None), more.pop("blobs", ())
        return self._about(org, "answer", {**data, **more}, to, blobs)

    def judged(self, org: str, *, closed: bool, note: str = "", due: str = "") -> Issued:
        more = {name: value for name, value in (("note", note), ("due", due)) if value}
        return self._about(org, "verdict", {"recommendation": self.ref, "closed": closed, **more})

    def closed(self, org: str = "", note: str = "") -> Issued:
        return self.judged(org or self.author, closed=True, note=note)

    def followed(self, org: str = "", note: str = "Còn hai hộ chưa nhận tiền", due: str = "") -> Issued:
        return self.judged(org or self.author, closed=False, note=note, due=due)

    def merged(self, org: str, *others: "Matter") -> Issued:
        return self._about(org, "merge", {"recommendations": [self.ref, *(other.ref for other in others)]})

    def split(self, *texts: str, by: str = "", to: Any = None) -> "list[Matter]":
        base = {"receiver": self.draft.data["receiver"], "agreement": self.world.agreement, "split_from": self.ref}
        made = [
            Matter(self.world, by or self.author, self.world.draft("recommendation", {**base, "text": text}, **_to(to)))
            for text in texts
        ]
        self.world.issue(by or self.author, *(one.draft for one in made))
        return made


def _to(to: Any) -> dict[str, Any]:
    return {} if to is None else {"to": to}


@pytest.fixture
def ask(world: World) -> Any:
    """Nêu kiến nghị: `ask("Bãi thải Mẫu", to="MK", due="2026-11-20")`, by TKV to TQN unless told; `seen_by` narrows who
    sees it."""
    return partial(raised, world)


def raised(
    world: World, text: str = PLAIN, *, by: str = "TKV", to: str = "TQN", seen_by: Any = None, **data: Any
) -> Matter:
    record = {"text": text, "receiver": world.orgs[to], "agreement": world.agreement, **data}
    if again := data.get("earlier"):
        record["earlier"] = again.ref
    addressed = None if seen_by is None else tuple(world.orgs[org] for org in seen_by)
    draft = world.draft("recommendation", record, **_to(addressed))
    world.issue(by, draft)
    return Matter(world=world, author=by, draft=draft)
