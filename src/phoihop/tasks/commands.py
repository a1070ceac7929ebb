"""What the pages of tasks do: each builds one draft and goes through the door. All raise `Refusal`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from phoihop.agreements.queries import Chosen
from phoihop.records.actors import Viewer
from phoihop.records.door import Issued, issue
from phoihop.records.fields import Data
from phoihop.records.kinds import Blob, Draft
from phoihop.tasks.queries import Seen, addressees, extension_ref
from phoihop.tasks.rules import Said

DONE = 100


@dataclass(frozen=True, kw_only=True)
class Sending:
    """How a form goes out: when, whether its sender declared that it holds no state secret, and its one-time key."""

    at: datetime
    declared: bool
    once: UUID


def assign(viewer: Viewer, agreement: Chosen, data: Data, *, everyone: bool, sending: Sending) -> Issued:
    """Giao nhiệm vụ. To all sides of the agreement, or to those only that have a part."""
    given = {data["lead"], *data.get("cooperating", ())}
    to = set(agreement.sides) if everyone else {viewer.org, *given}
    draft = Draft(kind="task", rec=uuid4(), data={**data, "agreement": dict(agreement.ref)}, to=tuple(sorted(to)))
    return _issue(viewer, draft, agreement.space, sending)


def restate(viewer: Viewer, task: Seen, data: Data, *, basis: str, sending: Sending) -> Issued:
    """Sửa nhiệm vụ: the whole of it anew. What the form does not show stays, and so do those it is addressed to."""
    kept = {name: value for name, value in task.data.items() if name not in FORM_FIELDS}
    content = {**kept, "assigned_on": task.assigned_on.isoformat(), **data}
    to = {*addressees(task), content["lead"], *content.get("cooperating", ())}
    return _issue(viewer, _version(task, content, tuple(sorted(to)), basis), task.space, sending)


def withdraw(viewer: Viewer, task: Seen, reason: str, *, basis: str, sending: Sending) -> Issued:
    """Rút lại nhiệm vụ. It stays readable, counts no more, and nobody need report on it."""
    content = {**task.data, "withdrawn": True, "withdrawn_reason": reason}
    return _issue(viewer, _version(task, content, addressees(task), basis), task.space, sending)


# What the form of a task sets; a field left empty there is empty in the version it makes.
FORM_FIELDS = frozenset({"text", "lead", "cooperating", "due", "due_text", "product", "area", "article"})


def _version(task: Seen, data: Data, to: tuple[str, ...], basis: str) -> Draft:
    return Draft(kind="task", rec=UUID(task.ref["rec"]), data=data, to=to, basis=basis)


def report(
    viewer: Viewer, task: Seen, *, said: Said, percent: int, text: str, files: Sequence[Blob] = (), sending: Sending
) -> Issued:
    """Cập nhật phần việc, báo cáo hoàn thành: of our own part."""
    data: Data = {"task": dict(task.ref), "said": said.value, "percent": percent, "text": text}
    return _about(viewer, task, "progress", data, sending, tuple(files))


def ask(viewer: Viewer, task: Seen, *, due: date, reason: str, sending: Sending) -> Issued:
    """Xin gia hạn."""
    data: Data = {"task": dict(task.ref), "due": due.isoformat(), "reason": reason}
    return _about(viewer, task, "extension", data, sending)


def grant(viewer: Viewer, task: Seen, asked: UUID, *, due: date, sending: Sending) -> Issued:
    """Đồng ý gia hạn: until the day asked for, or another."""
    data: Data = {"extension": dict(extension_ref(viewer, task, asked)), "task": dict(task.ref), "granted": True}
    return _about(viewer, task, "extension_answer", {**data, "due": due.isoformat()}, sending)


def refuse(viewer: Viewer, task: Seen, asked: UUID, *, reason: str, sending: Sending) -> Issued:
    """Không đồng ý gia hạn."""
    data: Data = {"extension": dict(extension_ref(viewer, task, asked)), "task": dict(task.ref), "granted": False}
    return _about(viewer, task, "extension_answer", {**data, "reason": reason}, sending)


def _about(viewer: Viewer, task: Seen, kind: str, data: Data, sending: Sending, files: tuple[Blob, ...] = ()) -> Issued:
    draft = Draft(kind=kind, rec=uuid4(), data=data, to=addressees(task), blobs=files)
    return _issue(viewer, draft, task.space, sending)


def _issue(viewer: Viewer, draft: Draft, space: str, sending: Sending) -> Issued:
    (issued,) = issue(
        [draft],
        actor=viewer.actor,
        at=sending.at,
        place=space,
        declared=sending.declared,
        once=sending.once,
    )
    return issued
