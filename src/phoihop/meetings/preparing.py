"""Preparing a meeting and carrying it through: its series, its agenda, who comes, its papers, what came of each item.
All raise `Refusal`."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from phoihop.agreements.queries import Chosen
from phoihop.documents.queries import addressees
from phoihop.meetings.deciding import Sort
from phoihop.meetings.gathering import Answer
from phoihop.meetings.queries import Seen
from phoihop.meetings.rules import State
from phoihop.meetings.series import Series
from phoihop.records.actors import Viewer
from phoihop.records.door import Issued, issue
from phoihop.records.fields import Data
from phoihop.records.keys import Ref
from phoihop.records.kinds import Blob, Draft
from phoihop.records.refusals import Refusal
from phoihop.tasks.commands import Sending

# What the form of a prepared meeting sets; a field left empty there is empty in the version it makes.
FORM_FIELDS: Final = frozenset(
    {
        "kind", "title", "day", "place", "time", "to_time", "venues", "hosts", "invited", "chairs", "agenda", "outline",
        "report_due", "regime",
    }
)  # fmt: skip
# Said of one version only.
_PASSING: Final = frozenset({"correction", "cancelled", "state"})


def start_series(viewer: Viewer, agreement: Chosen, data: Data, *, sending: Sending) -> Issued:
    """Lập chuỗi hội nghị, before all sides of the agreement."""
    draft = Draft(kind="meeting_series", rec=uuid4(), data={**data, "agreement": agreement.ref}, to=agreement.sides)
    return _issue(viewer, agreement.space, [draft], sending)[0]


def restate_series(viewer: Viewer, series: Series, data: Data, *, basis: str, sending: Sending) -> Issued:
    content = {**data, "agreement": series.data["agreement"]}
    to = addressees(series.audience)
    draft = Draft(kind="meeting_series", rec=UUID(series.ref["rec"]), data=content, to=to, basis=basis)
    return _issue(viewer, series.space, [draft], sending)[0]


def plan(viewer: Viewer, agreement: Chosen, data: Data, series: Series | None, *, sending: Sending) -> Issued:
    """Chuẩn bị hội nghị: it lies ahead, and all sides see it."""
    known: Data = {**data, "agreement": agreement.ref, "state": State.PLANNED.value}
    if series:
        known["series"] = series.ref
    draft = Draft(kind="meeting", rec=uuid4(), data=known, to=agreement.sides)
    return _issue(viewer, agreement.space, [draft], sending)[0]


def replan(viewer: Viewer, meeting: Seen, data: Data, reason: str, *, basis: str, sending: Sending) -> Issued:
    """Another day, another agenda: the whole meeting anew. One that was cancelled is called again."""
    kept = {name: value for name, value in meeting.data.items() if name not in FORM_FIELDS | _PASSING}
    content = {**kept, **data, "state": State.PLANNED.value}
    return _restated(viewer, meeting, content, reason, basis, sending)


def cancel(viewer: Viewer, meeting: Seen, reason: str, *, basis: str, sending: Sending) -> Issued:
    """Hủy hội nghị. It stays readable, and may be called again."""
    kept = {name: value for name, value in meeting.data.items() if name not in _PASSING}
    content = {**kept, "state": State.CANCELLED.value, "cancelled": reason}
    return _restated(viewer, meeting, content, "", basis, sending)


def hold(
    viewer: Viewer,
    meeting: Seen,
    agenda: Sequence[Mapping[str, Any]],
    attendance: Sequence[Mapping[str, Any]],
    reason: str,
    *,
    basis: str,
    sending: Sending,
) -> Issued:
    """Ghi diễn biến: who was there and what came of each item. Minutes bind this version, so that what the sides
    confirm holds both."""
    kept = {name: value for name, value in meeting.data.items() if name not in _PASSING | {"agenda", "attendance"}}
    said = {"agenda": list(agenda), "attendance": list(attendance)}
    content = {**kept, **{name: value for name, value in said.items() if value}, "state": State.HELD.value}
    return _restated(viewer, meeting, content, reason, basis, sending)


def _restated(viewer: Viewer, meeting: Seen, content: Data, reason: str, basis: str, sending: Sending) -> Issued:
    data = {**content, **({"correction": reason} if reason else {})}
    to = addressees(meeting.audience)
    draft = Draft(kind="meeting", rec=UUID(meeting.ref["rec"]), data=data, to=to, basis=basis)
    return _issue(viewer, meeting.space, [draft], sending)[0]


def reply(viewer: Viewer, meeting: Seen, data: Data, before: Answer | None, *, basis: str, sending: Sending) -> Issued:
    """Trả lời giấy mời: to those who host."""
    to = tuple(sorted({viewer.org, meeting.author, *meeting.hosts}))
    rec = UUID(before.ref["rec"]) if before else uuid4()
    draft = Draft(
        kind="meeting_reply", rec=rec, data={**data, "meeting": meeting.ref}, to=to, basis=basis if before else ""
    )
    return _issue(viewer, meeting.space, [draft], sending)[0]


def hand_in(viewer: Viewer, meeting: Seen, title: str, item: str, files: Sequence[Blob], *, sending: Sending) -> Issued:
    """Gửi tài liệu: for an item of the agenda or the whole meeting, to everyone who sees it."""
    data = {"meeting": meeting.ref, "sort": Sort.PAPER.value, "title": title, **({"item": item} if item else {})}
    draft = Draft(kind="meeting_paper", rec=uuid4(), data=data, to=addressees(meeting.audience), blobs=tuple(files))
    return _issue(viewer, meeting.space, [draft], sending)[0]


def send_letter(
    viewer: Viewer,
    meeting: Seen,
    sort: Sort,
    document: Data,
    to: Sequence[str],
    *,
    blobs: tuple[Blob, ...] = (),
    finish: Callable[[Draft], Draft] | None = None,
    sending: Sending,
) -> Issued:
    """The invitation, or the notice of conclusions: an outgoing paper with its files, and its place at the meeting, in
    one step. `finish` makes the files where a book gives the number (`documents.numbering`). Gives the paper."""
    content = {**document, **({"agreement": meeting.data["agreement"]} if "agreement" in meeting.data else {})}
    reach = tuple(sorted({viewer.org, *to}))
    paper = Draft(kind="document", rec=uuid4(), data=content, to=reach, blobs=blobs, finish=finish)
    named = {
        "meeting": meeting.ref,
        "sort": sort.value,
        "title": document["abstract"][:500],
        "document": Ref(org=viewer.org, rec=str(paper.rec)),
    }
    link = Draft(kind="meeting_paper", rec=uuid4(), data=named, to=reach)
    return _issue(viewer, meeting.space, [paper, link], sending)[0]


def comment(viewer: Viewer, meeting: Seen, text: str, *, body: str, sending: Sending) -> Issued:
    """Góp ý biên bản, on the version that was seen."""
    assert meeting.minutes is not None
    if body != meeting.minutes.body:  # what came from the page need not even be a version
        raise Refusal("comment.stale", _("Biên bản vừa được ban hành lại. Xem bản mới rồi góp ý."))
    data = {"minutes": {**meeting.minutes.ref, "body": body}, "text": text}
    draft = Draft(kind="minutes_comment", rec=uuid4(), data=data, to=addressees(meeting.audience))
    return _issue(viewer, meeting.space, [draft], sending)[0]


def _issue(viewer: Viewer, space: str, drafts: Sequence[Draft], sending: Sending) -> tuple[Issued, ...]:
    return issue(drafts, actor=viewer.actor, at=sending.at, place=space, declared=sending.declared, once=sending.once)
