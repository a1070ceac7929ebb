"""What tests of tasks share: steps through the door, as one line each."""

from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest

from phoihop.records.door import Issued
from phoihop.records.keys import record_id
from phoihop.records.kinds import Blob, Draft
from phoihop.tasks.models import PartStatus, TaskStatus
from phoihop.tasks.rules import Said
from tests.cast import World
from tests.morning import clerk, focal, today  # noqa: F401 - fixtures of this folder


@dataclass
class Work:
    """A task of the world and what bodies do with it."""

    world: World
    author: str
    draft: Draft
    body: str

    @property
    def id(self) -> UUID:
        return record_id(self.world.orgs[self.author], str(self.draft.rec))

    @property
    def status(self) -> TaskStatus:
        return TaskStatus.objects.get(pk=self.id)

    def part(self, org: str) -> PartStatus:
        return PartStatus.objects.get(task=self.id, org=self.world.orgs[org])

    def _about(self, org: str, kind: str, data: dict[str, Any], blobs: tuple[Blob, ...] = ()) -> tuple[Draft, Issued]:
        of = {"task": self.world.ref(self.author, self.draft), **data}
        draft = Draft(kind=kind, rec=uuid4(), data=of, to=self.draft.to, blobs=blobs)
        (issued,) = self.world.issue(org, draft)
        return draft, issued

    def says(self, org: str, percent: int, text: str = "Đã làm", blobs: tuple[Blob, ...] = ()) -> Issued:
        word = Said.DONE if percent == 100 else Said.DOING
        return self._about(org, "progress", {"said": word.value, "percent": percent, "text": text}, blobs)[1]

    def asks(self, org: str, due: str) -> Draft:
        return self._about(org, "extension", {"due": due, "reason": "Chờ bàn giao hồ sơ"})[0]

    def answers(self, org: str, asked_by: str, asked: Draft, due: str = "") -> Issued:
        data: dict[str, Any] = {"extension": self.world.ref(asked_by, asked), "granted": bool(due)}
        data |= {"due": due} if due else {"reason": "Việc đã chậm hai lần"}
        return self._about(org, "extension_answer", data)[1]

    def restates(self, **changes: Any) -> None:
        data = {name: value for name, value in {**self.draft.data, **changes}.items() if value is not None}
        draft = self.world.draft("task", data, rec=self.draft.rec, to=self.draft.to, basis=self.body)
        (issued,) = self.world.issue(self.author, draft)
        self.draft, self.body = draft, issued.body


@pytest.fixture
def assign(world: World) -> Any:
    """Giao nhiệm vụ: `assign("Rà soát", lead="MK", cooperating=("TQN",), due="2026-11-20")`, by TKV unless told."""
    return partial(assigned, world)


def assigned(
    world: World, text: str = "Rà soát đảng viên nơi cư trú", *, by: str = "TKV", to: Any = None, **data: Any
) -> Work:
    draft = world.task(text, **data)
    if to is not None:
        draft = world.draft("task", draft.data, to=tuple(world.orgs[org] for org in to), rec=draft.rec)
    (issued,) = world.issue(by, draft)
    return Work(world=world, author=by, draft=draft, body=issued.body)
