"""What every scene does: an agreement among sides, a meeting with its conclusions and tasks, a report of progress."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from phoihop.demo.stage import Data, Stage
from phoihop.meetings.rules import minutes_title
from phoihop.records.door import Issued, NewSpace
from phoihop.records.keys import Ref
from phoihop.records.kinds import Draft
from phoihop.tasks.rules import Said

MADE_UP = "Nội dung trình diễn."


@dataclass(frozen=True, kw_only=True)
class Relation:
    """An agreement as the scenes use it: its author, its sides, its space."""

    lead: str
    sides: tuple[str, ...]
    ref: Ref
    space: str


@dataclass(frozen=True, kw_only=True)
class Work:
    """One task of a scene, bodies by short name."""

    text: str
    lead: str
    cooperating: tuple[str, ...] = ()
    due: str = ""
    due_text: str = ""
    area: str = ""
    article: str = ""
    product: str = ""


def agreement(stage: Stage, at: datetime, lead: str, sides: tuple[str, ...], data: Data) -> Relation:
    values = {"lead": stage.orgs[lead], "sides": sorted(stage.ids(sides)), **data}
    draft = stage.draft("agreement", values, sides)
    (issued,) = stage.issue(lead, at, draft, place=NewSpace(parties=stage.ids(sides)))
    relation = Relation(lead=lead, sides=sides, ref=stage.ref(lead, draft), space=issued.space)
    for side in sides:
        if side != lead:
            confirm(stage, at, side, relation, relation.ref, issued.body)
    return relation


def confirm(stage: Stage, at: datetime, side: str, relation: Relation, subject: Ref, body: str) -> None:
    data = {"subject": {**subject, "body": body}}
    stage.issue(side, at, stage.draft("confirmation", data, relation.sides), place=relation.space)


def task(stage: Stage, relation: Relation, work: Work, **more: Any) -> Draft:
    data: Data = {
        "text": work.text,
        "lead": stage.orgs[work.lead],
        "cooperating": list(stage.ids(work.cooperating)),
        "due": work.due,
        "due_text": work.due_text,
        "area": work.area,
        "article": work.article,
        "product": work.product,
        "agreement": relation.ref,
        **more,
    }
    return stage.draft("task", data, relation.sides)


def meeting(
    stage: Stage, at: datetime, relation: Relation, data: Data, works: Sequence[Work]
) -> tuple[Draft, list[Draft], dict[str, str]]:
    """A meeting, its numbered conclusions and the tasks they became, in one step. Gives the meeting, the tasks, and
    the body hash of each by record."""
    held = stage.draft("meeting", {"agreement": relation.ref, **data}, relation.sides)
    drafts = [held]
    tasks = []
    for no, work in enumerate(works, 1):
        one = task(stage, relation, work, meeting=stage.ref(relation.lead, held), no=str(no))
        tasks.append(one)
        conclusion = {
            "meeting": stage.ref(relation.lead, held),
            "no": no,
            "text": work.text,
            "task": stage.ref(relation.lead, one),
        }
        drafts += [one, stage.draft("conclusion", conclusion, relation.sides)]
    issued = stage.issue(relation.lead, at, *drafts, place=relation.space)
    return held, tasks, {str(draft.rec): one.body for draft, one in zip(drafts, issued, strict=True)}


def minutes(
    stage: Stage, at: datetime, relation: Relation, held: Draft, tasks: Sequence[Draft], bodies: Mapping[str, str]
) -> tuple[Draft, Issued]:
    """Minutes that bind the meeting, its conclusions and tasks in exactly the versions issued."""
    others = {str(one.rec) for one in (held, *tasks)}
    data = {
        "meeting": stage.ref(relation.lead, held),
        "held": {**stage.ref(relation.lead, held), "body": bodies[str(held.rec)]},
        "title": minutes_title(held.data["title"]),
        "conclusions": [
            {"org": stage.orgs[relation.lead], "rec": rec, "body": body}
            for rec, body in bodies.items()
            if rec not in others
        ],
        "tasks": [{**stage.ref(relation.lead, one), "body": bodies[str(one.rec)]} for one in tasks],
    }
    draft = stage.draft("minutes", data, relation.sides)
    (issued,) = stage.issue(relation.lead, at, draft, place=relation.space)
    return draft, issued


def progress(
    stage: Stage, at: datetime, org: str, relation: Relation, of: Ref, percent: int, text: str = MADE_UP
) -> None:
    data = {
        "task": of,
        "said": (Said.DONE if percent == 100 else Said.DOING).value,
        "percent": percent,
        "text": text,
    }
    # percent 0 would be dropped as empty by stage.draft
    draft = Draft(kind="progress", rec=uuid4(), data=data, to=stage.ids(relation.sides))
    stage.issue(org, at, draft, place=relation.space)
