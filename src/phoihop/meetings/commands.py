"""Recording a meeting by hand, what it concluded, the minutes the sides confirm, and correcting each. All raise
`Refusal`."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID, uuid4

from phoihop.agreements.queries import Chosen
from phoihop.documents.commands import unchanged
from phoihop.documents.queries import addressees
from phoihop.meetings.queries import Item, Seen
from phoihop.meetings.rules import minutes_title
from phoihop.records.actors import Viewer
from phoihop.records.door import HOME, Issued, issue
from phoihop.records.fields import Data
from phoihop.records.keys import Ref
from phoihop.records.kinds import Draft

# What the forms of a meeting set; a field left empty there is empty in the version it makes.
FORM_FIELDS: Final = frozenset({"kind", "title", "day", "place", "organizers", "chairs"})


def record(viewer: Viewer, data: Data, agreement: Chosen | None, *, declared: bool, once: UUID, at: datetime) -> Issued:
    """A meeting, for all sides of an agreement or for ourselves alone."""
    known = {**data, **({"agreement": agreement.ref} if agreement else {})}
    draft = Draft(kind="meeting", rec=uuid4(), data=known, to=agreement.sides if agreement else (viewer.org,))
    place = agreement.space if agreement else HOME
    (issued,) = issue([draft], actor=viewer.actor, at=at, place=place, declared=declared, once=once)
    return issued


def conclude(
    viewer: Viewer,
    meeting: Seen,
    no: int,
    typed: Mapping[str, Any],
    *,
    declared: bool,
    once: UUID,
    at: datetime,
    today: date,
) -> None:
    """One more conclusion, and with a lead the task it becomes, in one step."""
    drafts = []
    conclusion: dict[str, Any] = {"meeting": meeting.ref, "no": no, "text": typed["text"]}
    if typed["lead"]:
        task = _task(meeting, no, typed, today)
        drafts.append(task)
        conclusion["task"] = {"org": viewer.org, "rec": str(task.rec)}
    drafts.append(Draft(kind="conclusion", rec=uuid4(), data=conclusion, to=meeting.parties))
    issue(drafts, actor=viewer.actor, at=at, place=meeting.space, declared=declared, once=once)


def _task(meeting: Seen, no: int, typed: Mapping[str, Any], today: date) -> Draft:
    data: dict[str, Any] = {"text": typed["text"], "lead": typed["lead"], "meeting": meeting.ref, "no": str(no)}
    cooperating = [org for org in typed["cooperating"] if org != typed["lead"]]
    if cooperating:
        data["cooperating"] = cooperating
    if typed["due"]:
        data["due"] = typed["due"].isoformat()
    if typed["product"]:
        data["product"] = typed["product"]
    if "agreement" in meeting.data:
        data["agreement"] = meeting.data["agreement"]
    if meeting.day and meeting.day <= today:
        data["assigned_on"] = meeting.day.isoformat()
    return Draft(kind="task", rec=uuid4(), data=data, to=meeting.parties)


def correct(
    viewer: Viewer, meeting: Seen, data: Data, reason: str, *, basis: str, declared: bool, once: UUID, at: datetime
) -> Issued:
    """Đính chính hội nghị: the whole record anew, to those it went to. What the form does not show stays."""
    before = {name: value for name, value in meeting.data.items() if name != "correction"}
    content = {**{name: value for name, value in before.items() if name not in FORM_FIELDS}, **data}
    draft = _version("meeting", meeting.ref, before, content, reason, addressees(meeting.audience), basis)
    (issued,) = issue([draft], actor=viewer.actor, at=at, place=meeting.space, declared=declared, once=once)
    return issued


def correct_conclusion(
    viewer: Viewer,
    meeting: Seen,
    item: Item,
    text: str,
    reason: str,
    *,
    basis: str,
    declared: bool,
    once: UUID,
    at: datetime,
) -> Issued:
    """Đính chính kết luận: its words. The task it became is its own record, and is corrected there."""
    before = {name: value for name, value in item.data.items() if name != "correction"}
    content = {**before, "text": text}
    draft = _version("conclusion", item.ref, before, content, reason, meeting.parties, basis)
    (issued,) = issue([draft], actor=viewer.actor, at=at, place=meeting.space, declared=declared, once=once)
    return issued


def _version(kind: str, ref: Ref, before: Data, content: Data, reason: str, to: tuple[str, ...], basis: str) -> Draft:
    if content == before:
        raise unchanged()
    return Draft(kind=kind, rec=UUID(ref["rec"]), data={**content, "correction": reason}, to=to, basis=basis)


def issue_minutes(
    viewer: Viewer,
    meeting: Seen,
    items: Sequence[Item],
    text: str,
    *,
    basis: str,
    declared: bool,
    once: UUID,
    at: datetime,
) -> Issued:
    """Minutes that bind the meeting, its conclusions and tasks exactly as they stand now. Issued again by the same
    author they take the place of the earlier ones, the version `basis`, and every side confirms anew."""
    data: Data = {
        "meeting": meeting.ref,
        "held": {**meeting.ref, "body": meeting.body},
        "title": minutes_title(meeting.title),
        "conclusions": [{**item.ref, "body": item.body} for item in items],
        "tasks": [{**item.task_ref, "body": item.task_body} for item in items if item.task_ref],
        "text": text,
    }
    if "document" in meeting.data:
        data["document"] = meeting.data["document"]
    earlier = meeting.minutes if meeting.minutes and meeting.minutes.author == viewer.org else None
    draft = Draft(
        kind="minutes",
        rec=UUID(earlier.ref["rec"]) if earlier else uuid4(),
        data={name: value for name, value in data.items() if value},
        to=meeting.parties,
        basis=basis if earlier else "",
    )
    (issued,) = issue([draft], actor=viewer.actor, at=at, place=meeting.space, declared=declared, once=once)
    return issued
