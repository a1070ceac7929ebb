"""In force exactly when every side has confirmed the current bytes, whatever came before."""

from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phoihop.agreements.models import Agreement, Awaited, Standing
from phoihop.records.keys import ref_id
from phoihop.records.refusals import Refusal
from tests.cast import World

RESTATE = "restate"
STEPS = st.lists(st.sampled_from([RESTATE, "TQN", "MK", "old:TQN", "old:MK"]), max_size=12)


class Told:
    """What ought to hold, kept by hand: which sides have confirmed the version in force."""

    def __init__(self, world: World, subject: UUID) -> None:
        self.world = world
        self.subject = subject
        self.confirmed: set[str] = set()
        self.bodies = [self.row().body]

    def row(self) -> Agreement:
        return Agreement.objects.get(pk=self.subject)

    def take(self, step: str) -> None:
        row = self.row()
        if step == RESTATE:
            data = {**row.data, "title": f"Bản {len(self.bodies)}"}
            self.world.issue("TKV", self.world.draft("agreement", data, rec=row.rec, basis=row.body))
            self.bodies.append(self.row().body)
            self.confirmed.clear()
            return
        org = step.removeprefix("old:")
        body = self.bodies[0] if step.startswith("old:") else row.body
        draft = self.world.draft("confirmation", {"subject": {"org": row.author, "rec": str(row.rec), "body": body}})
        if body != row.body or org in self.confirmed:
            with pytest.raises(Refusal):
                self.world.issue(org, draft)
            return
        self.world.issue(org, draft)
        self.confirmed.add(org)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_it_is_in_force_exactly_when_every_side_has_confirmed_the_current_bytes(world: World, steps: list[str]) -> None:
    assert world.agreement is not None
    told = Told(world, ref_id(world.agreement))
    told.take(RESTATE)  # each example begins with a version nobody has confirmed
    told.bodies = told.bodies[1:]
    for step in steps:
        told.take(step)
        standing = Standing.objects.get(pk=told.subject)
        awaited = {world.orgs[org] for org in ("TQN", "MK") if org not in told.confirmed}
        assert set(standing.awaited) == awaited
        assert (standing.in_force_since is not None) == (not awaited)
        assert standing.body == told.row().body
        assert set(Awaited.objects.filter(subject=told.subject).values_list("org", flat=True)) == awaited
