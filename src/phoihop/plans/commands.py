"""Issuing a plan together with its tasks: one step, there whole or not at all. All raise `Refusal`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from uuid import UUID, uuid4

from django.utils.translation import gettext as _t

from phoihop.agreements import drafts
from phoihop.agreements.planned import Planned
from phoihop.agreements.queries import Chosen
from phoihop.plans.rows import ROW_FIELDS, PlanTask
from phoihop.records.actors import Viewer
from phoihop.records.door import Issued, issue
from phoihop.records.fields import Data
from phoihop.records.kinds import Draft
from phoihop.records.refusals import Refusal


@dataclass(frozen=True, kw_only=True)
class Sending:
    """How a form goes out: when, whether its sender declared that it holds no state secret, and its one-time key."""

    at: datetime
    declared: bool
    once: UUID


@dataclass(frozen=True, kw_only=True)
class Row:
    """One task as the form says it. `task` and `seen` name the version it corrects; None for a new task."""

    data: Data
    task: UUID | None = None
    seen: str = ""


def issue_plan(viewer: Viewer, agreement: Chosen, data: Data, rows: Sequence[Row], sending: Sending) -> Issued:
    """A new plan of the year and its tasks, addressed to every side. Uses up the form's draft."""
    rec = uuid4()
    about: Data = {"agreement": dict(agreement.ref), "plan": {"org": viewer.org, "rec": str(rec)}}
    tasks = [
        Draft(kind="task", rec=uuid4(), data={**row.data, **about, "no": str(number)}, to=agreement.sides)
        for number, row in enumerate(rows, start=1)
    ]
    plan = Draft(
        kind="plan",
        rec=rec,
        data={**data, "agreement": about["agreement"], **_sealing(viewer, tasks)},
        to=agreement.sides,
    )
    return _issue(viewer, [*tasks, plan], agreement.space, sending)


def restate_plan(
    viewer: Viewer,
    plan: Planned,
    data: Data,
    rows: Sequence[Row],
    dropped: Sequence[UUID],
    held: Mapping[UUID, PlanTask],
    *,
    basis: str,
    sending: Sending,
) -> Issued:
    """A corrected plan: tasks whose words changed are restated, new ones are added, dropped ones withdrawn; what did
    not change stays bound in the version it had. Every side confirms anew."""
    about: Data = {"agreement": plan.data["agreement"], "plan": dict(plan.ref)}
    versions: list[Draft] = []
    bound: list[Data] = []
    numbers = _numbers_after(held)
    for row in rows:
        old = held.get(row.task) if row.task else None
        content = _restated(old, row.data, about) if old else {**row.data, **about, "no": str(next(numbers))}
        if old is not None and (content == old.data or old.ref["org"] != viewer.org):
            bound.append({**old.ref, "body": old.body})
            continue
        rec = UUID(old.ref["rec"]) if old else uuid4()
        versions.append(Draft(kind="task", rec=rec, data=content, to=plan.sides, basis=row.seen if old else ""))
        bound.append({"org": viewer.org, "rec": str(rec)})
    reason = _t("Đưa ra khỏi kế hoạch năm %(year)s.") % {"year": data["year"]}
    for one in dropped:
        old = held.get(one)
        if old is not None and old.ref["org"] == viewer.org and not old.withdrawn:
            gone = {**old.data, "withdrawn": True, "withdrawn_reason": reason}
            versions.append(Draft(kind="task", rec=UUID(old.ref["rec"]), data=gone, to=plan.sides, basis=old.body))
    kept: Data = {name: plan.data[name] for name in ("agreement", "document") if name in plan.data}
    whole: Data = {**data, **kept, **({"tasks": bound} if bound else {})}
    if not versions and {**whole, "tasks": bound} == {**plan.data, "tasks": plan.data.get("tasks", [])}:
        raise Refusal("plan.same", _t("Chưa có gì thay đổi so với bản đang có. Sửa nội dung rồi ban hành."))
    restated = Draft(kind="plan", rec=plan.rec, data=whole, to=plan.sides, basis=basis)
    return _issue(viewer, [*versions, restated], plan.space, sending)


def _numbers_after(held: Mapping[UUID, PlanTask]) -> Iterator[int]:
    """Numbers for new tasks: those of the others stay, or each of them would have to be confirmed as changed."""
    taken = (task.data.get("no", "") for task in held.values())
    return count(max((int(no) for no in taken if no.isdecimal()), default=0) + 1)


def _restated(old: PlanTask, typed: Data, about: Data) -> Data:
    """The whole of a task as its row says it now. What the form does not show stays; a task whose words did not
    change stays the very version it is."""
    kept = {name: value for name, value in old.data.items() if name not in ROW_FIELDS}
    if {name: value for name, value in old.data.items() if name in ROW_FIELDS} == typed:
        return {**kept, **typed, **about}
    # A restatement says the due day anew: one that was put off is not taken back by correcting other words.
    put_off = old.due is not None and old.due.isoformat() != old.data.get("due")
    due = {"due": old.due.isoformat()} if old.due and put_off and typed.get("due") == old.data.get("due") else {}
    return {**kept, **typed, **about, **due, "assigned_on": old.assigned_on.isoformat()}


def _sealing(viewer: Viewer, tasks: Sequence[Draft]) -> Data:
    """The plan names the tasks issued with it; the door puts in their fingerprints."""
    return {"tasks": [{"org": viewer.org, "rec": str(draft.rec)} for draft in tasks]} if tasks else {}


def _issue(viewer: Viewer, versions: Sequence[Draft], space: str, sending: Sending) -> Issued:
    issued = issue(
        versions,
        actor=viewer.actor,
        at=sending.at,
        place=space,
        declared=sending.declared,
        once=sending.once,
        then=lambda _: drafts.drop(viewer, sending.once),
    )
    return issued[-1]
