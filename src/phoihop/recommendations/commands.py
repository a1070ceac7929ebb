"""What the pages of recommendations do: each builds its drafts and goes through the door. All raise `Refusal`."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import uuid4

from phoihop.agreements.queries import Chosen
from phoihop.recommendations.offers import Before, Other
from phoihop.recommendations.queries import Seen, addressees
from phoihop.recommendations.rules import Outcome
from phoihop.records.actors import Viewer
from phoihop.records.door import Issued, issue
from phoihop.records.fields import Data
from phoihop.records.kinds import Blob, Draft
from phoihop.tasks.commands import Sending


def due_after(day: date, days: int | None) -> date | None:
    """Calendar days: asked on the 1st with 15 days, due on the 16th."""
    return day + timedelta(days=days) if days is not None else None


def raise_one(
    viewer: Viewer,
    agreement: Chosen,
    data: Data,
    *,
    to: Sequence[str],
    earlier: Before | None,
    files: Sequence[Blob],
    sending: Sending,
) -> Issued:
    """Nêu kiến nghị. To all sides of the agreement, or to those in `to` only."""
    content: Data = {**data, "agreement": dict(agreement.ref)}
    if earlier:
        content["earlier"] = dict(earlier.ref)
    draft = Draft(
        kind="recommendation", rec=uuid4(), data=content, to=tuple(sorted({viewer.org, *to})), blobs=tuple(files)
    )
    return _issue(viewer, [draft], agreement.space, sending)[0]


def route(viewer: Viewer, seen: Seen, data: Data, *, basis: int, sending: Sending) -> Issued:
    """Giao cơ quan trả lời. `basis`, here and below: how far what was said had come for who speaks now."""
    return _about(viewer, seen, "routing", {"recommendation": dict(seen.ref), **data}, basis, sending)


def answer(
    viewer: Viewer,
    seen: Seen,
    data: Data,
    *,
    others: Sequence[Other],
    files: Sequence[Blob],
    basis: int,
    sending: Sending,
) -> Issued:
    """Trả lời kiến nghị, and with it those that were merged with it."""
    content: Data = {"recommendation": dict(seen.ref), **data, "outcome": Outcome(data["outcome"]).value}
    if others:
        content["others"] = [dict(one.ref) for one in others]
    return _about(viewer, seen, "answer", content, basis, sending, tuple(files))


def close(viewer: Viewer, seen: Seen, note: str, *, basis: int, sending: Sending) -> Issued:
    """Kết thúc kiến nghị."""
    return _judge(viewer, seen, {"closed": True, "note": note}, basis, sending)


def follow_on(viewer: Viewer, seen: Seen, note: str, due: date | None, *, basis: int, sending: Sending) -> Issued:
    """Chưa xong, theo dõi tiếp."""
    said: Data = {"closed": False, "note": note, "due": due.isoformat() if due else ""}
    return _judge(viewer, seen, said, basis, sending)


def _judge(viewer: Viewer, seen: Seen, said: Data, basis: int, sending: Sending) -> Issued:
    kept = {name: value for name, value in said.items() if value != ""}
    return _about(viewer, seen, "verdict", {"recommendation": dict(seen.ref), **kept}, basis, sending)


def merge(viewer: Viewer, seen: Seen, others: Sequence[Other], note: str, *, basis: int, sending: Sending) -> Issued:
    """Gộp kiến nghị: these are answered together with this one."""
    data: Data = {"recommendations": [dict(seen.ref), *(dict(one.ref) for one in others)]}
    said: Data = {**data, **({"note": note} if note else {})}
    return _about(viewer, seen, "merge", said, basis, sending)


# What a part takes over from the whole.
_TAKEN_OVER = ("receiver", "agreement", "meeting", "document", "group", "level", "area", "project", "place", "grounds")


def split(viewer: Viewer, seen: Seen, texts: Sequence[str], due: date | None, *, sending: Sending) -> list[Issued]:
    """Tách kiến nghị: each part is a recommendation of its own, addressed to whoever has the answer now."""
    taken = {name: seen.data[name] for name in _TAKEN_OVER if name in seen.data}
    content: Data = {**taken, "receiver": seen.holder, "split_from": dict(seen.ref)}
    if due:
        content["due"] = due.isoformat()
    to = addressees(seen)
    drafts = [Draft(kind="recommendation", rec=uuid4(), data={**content, "text": text}, to=to) for text in texts]
    return list(_issue(viewer, drafts, seen.space, sending))


def _about(
    viewer: Viewer, seen: Seen, kind: str, data: Data, basis: int, sending: Sending, files: tuple[Blob, ...] = ()
) -> Issued:
    draft = Draft(kind=kind, rec=uuid4(), data={**data, "turn": basis + 1}, to=addressees(seen), blobs=files)
    return _issue(viewer, [draft], seen.space, sending)[0]


def _issue(viewer: Viewer, drafts: Sequence[Draft], space: str, sending: Sending) -> tuple[Issued, ...]:
    return issue(drafts, actor=viewer.actor, at=sending.at, place=space, declared=sending.declared, once=sending.once)
