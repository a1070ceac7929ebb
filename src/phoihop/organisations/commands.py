"""What the pages of the directory do: each builds its drafts and goes through the door."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from actlog.errors import ActlogError
from phoihop.organisations.arranging import Arrangement
from phoihop.organisations.models import Rule
from phoihop.organisations.people import Known
from phoihop.organisations.reading import Standing, org_of_record
from phoihop.organisations.rules import Change, Limit, Line, begins_from, ended, followed
from phoihop.records import keyring
from phoihop.records.actors import Viewer
from phoihop.records.door import HOME, Issued, issue
from phoihop.records.erasing import erase
from phoihop.records.fields import Data
from phoihop.records.keys import Ref
from phoihop.records.kinds import Draft
from phoihop.records.refusals import Refusal
from phoihop.records.scope import directory


def record(viewer: Viewer, data: Data, *, at: datetime, declared: bool, once: UUID) -> str:
    """Records a new organisation, with keys of its own held here for it, and returns its id.

    The identity is stored before the step that names it: a step that has been signed is put back after a crash, and
    then the keys of who it names must be there. What a refused step leaves behind is an identity that nobody names.
    """
    try:
        statement = keyring.create(data["names"][-1]["name"], viewer.org)
    except ActlogError as error:
        raise Refusal(error.code, error.sentence) from error
    draft = Draft(kind="organisation", rec=uuid4(), data={**data, "org": statement.org})
    (issued,) = issue([draft], actor=viewer.actor, at=at, place=HOME, declared=declared, once=once)
    # A form that is sent twice gives the organisation of the first time.
    return org_of_record(issued.id)


def restate(
    viewer: Viewer, standing: Standing, data: Data, *, basis: str, at: datetime, declared: bool, once: UUID
) -> Issued:
    """A corrected record of an organisation, whole."""
    draft = _restated(viewer, standing, data, basis)
    (issued,) = issue([draft], actor=viewer.actor, at=at, place=HOME, declared=declared, once=once)
    return issued


def rename(
    viewer: Viewer,
    standing: Standing,
    new: Mapping[str, str],
    papers: Sequence[str],
    *,
    day: str,
    basis: str,
    at: datetime,
    declared: bool,
    once: UUID,
) -> None:
    """The name borne until now ends the day before, `new` (name, short) begins; with the papers that say so."""
    _refuse_later(standing.data["names"], day, _("tên gọi"))
    data = {**standing.data, "names": followed(standing.data["names"], new, day)}
    drafts = [_restated(viewer, standing, data, basis), _changed(Change.RENAME, standing.org, day, papers)]
    issue(drafts, actor=viewer.actor, at=at, place=HOME, declared=declared, once=once)


def move(
    viewer: Viewer,
    standing: Standing,
    line: Line,
    superior: str,
    papers: Sequence[str],
    *,
    day: str,
    basis: str,
    at: datetime,
    declared: bool,
    once: UUID,
) -> None:
    """From `day` on another superior along one line; none when `superior` is empty."""
    ties = standing.data.get("ties", [])
    along = [tie for tie in ties if tie["line"] == line]
    _refuse_later(along, day, _("cấp trên"))
    new: dict[str, Any] = {"line": str(line), "superior": superior, **({"paper": papers[0]} if papers else {})}
    changed = followed(along, new, day) if superior else ended(along, day)
    data = {**standing.data, "ties": [*(tie for tie in ties if tie["line"] != line), *changed]}
    if not data["ties"]:
        del data["ties"]
    drafts = [_restated(viewer, standing, data, basis), _changed(Change.TRANSFER, standing.org, day, papers)]
    issue(drafts, actor=viewer.actor, at=at, place=HOME, declared=declared, once=once)


def rearrange(
    viewer: Viewer,
    arrangement: Arrangement,
    opens: frozenset[str],
    moves: Mapping[str, str],
    *,
    at: datetime,
    declared: bool,
    once: UUID,
) -> None:
    """One step: who ends is closed, who follows is opened if `opens` says so, who stood below is moved to where `moves`
    says (nobody else is), and the rearrangement itself is recorded."""
    changed = arrangement.changes(opens, moves)
    drafts = [_restated(viewer, standing, data, standing.body) for standing, data in changed]
    drafts.append(Draft(kind="succession", rec=uuid4(), data=arrangement.data()))
    issue(drafts, actor=viewer.actor, at=at, place=HOME, declared=declared, once=once)


def set_rule(
    viewer: Viewer, data: Data, *, rec: UUID | None = None, basis: str = "", at: datetime, declared: bool, once: UUID
) -> None:
    """Records a limit, or corrects one. A new one that begins on a day ends the one that would go on beside it."""
    drafts = [Draft(kind="rule", rec=rec or uuid4(), data=data, basis=basis)]
    if rec is None and "from" in data:
        for row in directory(Rule).filter(author=viewer.org, code=Limit(data["code"]), to_day__isnull=True):
            if "from" not in row.data or row.data["from"] < data["from"]:
                closed = ended([row.data], data["from"])[0]
                drafts.insert(0, Draft(kind="rule", rec=row.rec, data=closed, basis=row.body))
    issue(drafts, actor=viewer.actor, at=at, place=HOME, declared=declared, once=once)


def keep(
    viewer: Viewer,
    kind: str,
    data: Data,
    *,
    rec: UUID | None = None,
    basis: str = "",
    at: datetime,
    declared: bool,
    once: UUID,
) -> Issued:
    """Records a department, a person or an office of the viewer's own organisation, for its own eyes."""
    draft = Draft(kind=kind, rec=rec or uuid4(), data=data, basis=basis)
    (issued,) = issue([draft], actor=viewer.actor, at=at, place=HOME, declared=declared, once=once)
    return issued


def add_person(
    viewer: Viewer, name: str, office: Data, *, at: datetime, declared: bool, once: UUID
) -> tuple[Issued, ...]:
    """A person and, where a title is given, the office they hold; one step."""
    rec = uuid4()
    drafts = [Draft(kind="person", rec=rec, data={"name": name})]
    if office:
        data = {**office, "person": dict(Ref(org=viewer.org, rec=str(rec)))}
        drafts.append(Draft(kind="office", rec=uuid4(), data=data))
    return issue(drafts, actor=viewer.actor, at=at, place=HOME, declared=declared, once=once)


def _restated(viewer: Viewer, standing: Standing, data: Data, basis: str) -> Draft:
    if standing.author != viewer.org:
        raise Refusal(
            "author",
            _("“%(name)s” do tổ chức khác ghi nhận. Đề nghị tổ chức đó sửa.") % {"name": standing.name},
        )
    return Draft(kind="organisation", rec=standing.rec, data=data, basis=basis)


def _changed(change: Change, org: str, day: str, papers: Sequence[str]) -> Draft:
    data: Data = {"change": str(change), "day": day, "before": [org], "after": [org]}
    if papers:
        data["papers"] = list(papers)
    return Draft(kind="succession", rec=uuid4(), data=data)


def _refuse_later(items: Sequence[Mapping[str, Any]], day: str, what: str) -> None:
    if begins_from(items, day):
        sentence = _("Đã ghi %(what)s bắt đầu từ ngày này hoặc sau đó. Chọn ngày khác, hoặc đính chính.") % {
            "what": what
        }
        raise Refusal("day.later", sentence, {"day": sentence})


def erase_person(viewer: Viewer, known: Known, *, at: datetime) -> None:
    """Takes away what is on record about a person: offices first, so that a step that is cut off leaves the name to be
    erased again."""
    for office in known.offices:
        erase(office.id, actor=viewer.actor, at=at)
    erase(known.id, actor=viewer.actor, at=at)
