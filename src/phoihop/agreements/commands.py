"""What the pages of agreements do: each builds its drafts and goes through the door."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from phoihop.agreements import drafts
from phoihop.agreements.definitions import newer_version
from phoihop.agreements.queries import Chosen, Head
from phoihop.agreements.reviewing import Subject
from phoihop.records.actors import Viewer
from phoihop.records.door import Issued, NewSpace, issue
from phoihop.records.fields import Data
from phoihop.records.kinds import Draft


def issue_agreement(
    viewer: Viewer,
    data: Data,
    sides: Sequence[str],
    *,
    at: datetime,
    declared: bool,
    once: UUID,
    continues: Chosen | None = None,
) -> Issued:
    """A new agreement, and the space of its sides, the viewer's organisation leading. Uses up the draft `once`."""
    parties = tuple(sorted({viewer.org, *sides}))
    content = {**data, "lead": viewer.org, "sides": list(parties)}
    if continues is not None:
        content["continues"] = dict(continues.ref)
    (issued,) = issue(
        [Draft(kind="agreement", rec=uuid4(), data=content, to=parties)],
        actor=viewer.actor,
        at=at,
        place=NewSpace(parties=parties, continues=continues.space if continues else ""),
        declared=declared,
        once=once,
        then=lambda _: drafts.drop(viewer, once),
    )
    return issued


def restate_agreement(
    viewer: Viewer, head: Head, data: Data, *, basis: str, at: datetime, declared: bool, once: UUID
) -> Issued:
    """A corrected version by its author; the sides and what it continues stay. Every side confirms anew."""
    fixed: Data = {name: head.data[name] for name in ("lead", "sides", "continues", "document") if name in head.data}
    (issued,) = issue(
        [Draft(kind="agreement", rec=head.rec, data={**data, **fixed}, to=tuple(head.data["sides"]), basis=basis)],
        actor=viewer.actor,
        at=at,
        place=head.space,
        declared=declared,
        once=once,
        then=lambda _: drafts.drop(viewer, once),
    )
    return issued


def name_focal_point(
    viewer: Viewer,
    head: Head,
    rec: UUID | None,
    data: Data,
    *,
    basis: str,
    at: datetime,
    declared: bool,
    once: UUID,
) -> Issued:
    """Names, or names anew, who in our office the other sides turn to."""
    draft = Draft(
        kind="focal_point",
        rec=rec or uuid4(),
        data={**data, "agreement": dict(head.ref)},
        to=tuple(head.data["sides"]),
        basis=basis,
    )
    (issued,) = issue([draft], actor=viewer.actor, at=at, place=head.space, declared=declared, once=once)
    return issued


def confirm(viewer: Viewer, subject: Subject, *, body: str, at: datetime, declared: bool, once: UUID) -> Issued:
    """Our organisation's word on exactly the bytes `body` of the subject."""
    if body != subject.body:
        raise newer_version()
    seen = {"org": subject.author, "rec": str(subject.rec), "body": body}
    draft = Draft(kind="confirmation", rec=uuid4(), data={"subject": seen}, to=subject.parties)
    (issued,) = issue([draft], actor=viewer.actor, at=at, place=subject.space, declared=declared, once=once)
    return issued
