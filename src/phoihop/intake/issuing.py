"""From accepted items to records, pure but for the ids it makes: what is issued in one step from one reading."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID, uuid4

from phoihop.intake.items import Desk, Item, Sort
from phoihop.meetings.rules import minutes_title
from phoihop.records.keys import Ref
from phoihop.records.kinds import Blob, Draft

_QUOTE_LONGEST: Final = 4_000
_TEXT_LONGEST: Final = 100_000
# A payload holds 256 KiB: enough is left for what else a paper says of itself.
_TEXT_BYTES: Final = 180_000


@dataclass(frozen=True, slots=True)
class Ground:
    """What every record of the step stands on."""

    org: str
    to: tuple[str, ...]
    agreement: Ref | None
    text: str
    blobs: tuple[Blob, ...]
    today: date
    kind_codes: Mapping[str, str]
    minutes: bool
    plan: "PlanHead | None" = None


@dataclass(frozen=True, slots=True)
class PlanHead:
    """The plan of a year that the tasks are to be bound in."""

    year: int
    title: str


def drafts(desk: Desk, ground: Ground) -> list[Draft]:
    """The paper, then the meeting, the tasks, the conclusions, and minutes or a plan that binds those together."""
    paper = _paper(next(desk.of(Sort.PAPER)), ground)
    found_in = _ref(paper, ground)
    meetings = [_meeting(item, desk, found_in, ground) for item in desk.accepted(Sort.MEETING)]
    meeting = _ref(meetings[0], ground) if meetings else None
    given = assigned_on(desk, ground.today)
    accepted = desk.accepted(Sort.TASK)
    plan = Ref(org=ground.org, rec=str(uuid4())) if ground.plan and ground.agreement else None
    tasks = [_task(item, number, meeting, plan, given, found_in, ground) for number, item in enumerate(accepted, 1)]
    conclusions = [
        _conclusion(task, number, meeting, ground) for number, task in enumerate(tasks, 1) if meeting is not None
    ]
    minutes = [_minutes(meetings[0], tasks, conclusions, found_in, ground)] if meetings and ground.minutes else []
    plans = [_plan(plan, ground.plan, paper, tasks, ground)] if plan and ground.plan else []
    return [paper, *meetings, *tasks, *conclusions, *minutes, *plans]


def assigned_on(desk: Desk, today: date) -> str:
    """The day on which the tasks were assigned: that of the meeting, else that of the official paper, whenever it is
    read. Empty where neither is known: then it is the day of issuing."""
    meetings = [item.one("day") for item in desk.accepted(Sort.MEETING)]
    papers = [item.one("day") for item in desk.of(Sort.PAPER) if item.one("direction") == "in"]
    day = next(filter(None, (*meetings, *papers)), "")
    return day if day and day <= today.isoformat() else ""


def _ref(draft: Draft, ground: Ground) -> Ref:
    return Ref(org=ground.org, rec=str(draft.rec))


def _draft(kind: str, pairs: Mapping[str, Any], ground: Ground, blobs: tuple[Blob, ...] = ()) -> Draft:
    """A value that is not known is left out."""
    data = {name: value for name, value in pairs.items() if value not in ("", None, [], {}, ())}
    return Draft(kind=kind, rec=uuid4(), data=data, to=ground.to, blobs=blobs)


def _paper(item: Item, ground: Ground) -> Draft:
    kind = item.one("kind")
    return _draft(
        "document",
        {
            "direction": item.one("direction") or "read",
            "kind_code": ground.kind_codes.get(kind.lower(), ""),
            "number": item.one("number"),
            "symbol": item.one("symbol"),
            "day": item.one("day"),
            "abstract": item.one("abstract"),
            "issuer": item.one("issuer"),
            "agreement": ground.agreement,
            "text": fitting(ground.text),
        },
        ground,
        ground.blobs,
    )


def fitting(text: str) -> str:
    """As much of the text as a record holds; the whole of it is in the file beside it."""
    kept = text[:_TEXT_LONGEST]
    while len(json.dumps(kept, ensure_ascii=False).encode()) > _TEXT_BYTES:
        kept = kept[: len(kept) * 9 // 10]
    return kept.strip()


def _meeting(item: Item, desk: Desk, found_in: Ref, ground: Ground) -> Draft:
    period = {"from": item.one("period_from"), "to": item.one("period_to")}
    return _draft(
        "meeting",
        {
            "kind": item.one("kind") or "other",
            "title": item.one("title"),
            "day": item.one("day"),
            "place": item.one("place"),
            "organizers": list(item.all("organizers")),
            "sides": list(item.all("sides")),
            "chairs": _people(desk.accepted(Sort.CHAIR), found_in, ground),
            "attendees": _people(desk.accepted(Sort.ATTENDEE), found_in, ground),
            "cited": [_cited(one, found_in, ground) for one in desk.accepted(Sort.CITED)],
            "period": {name: value for name, value in period.items() if value},
            "agreement": ground.agreement,
            "document": found_in,
            "source": _source(item, "title", found_in, ground),
        },
        ground,
    )


def _people(items: Iterable[Item], found_in: Ref, ground: Ground) -> list[dict[str, Any]]:
    return [
        _known(name=item.one("name"), titles=list(item.all("titles")), source=_source(item, "name", found_in, ground))
        for item in items
    ]


def _cited(item: Item, found_in: Ref, ground: Ground) -> dict[str, Any]:
    return _known(
        **{name: item.one(name) for name in ("kind", "number", "symbol", "issuer", "day")},
        source=_source(item, "number", found_in, ground),
    )


def _known(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _task(
    item: Item, number: int, meeting: Ref | None, plan: Ref | None, given: str, found_in: Ref, ground: Ground
) -> Draft:
    due = item.one("due")
    return _draft(
        "task",
        {
            "text": item.one("text"),
            "lead": item.one("lead_org"),
            "cooperating": [org for org in item.all("cooperating_org") if org != item.one("lead_org")],
            "due": due,
            "due_text": item.one("due_text"),
            "assigned_on": given,
            "product": item.one("product"),
            "executor": item.one("executor"),
            "agreement": ground.agreement,
            "meeting": meeting,
            "plan": plan,
            "area": item.one("area"),
            "article": item.one("article"),
            "no": str(number),
            "source": _source(item, "text", found_in, ground),
        },
        ground,
    )


def _conclusion(task: Draft, number: int, meeting: Ref, ground: Ground) -> Draft:
    return _draft(
        "conclusion",
        {
            "meeting": meeting,
            "no": number,
            "text": task.data["text"],
            "task": _ref(task, ground),
            "source": task.data.get("source"),
        },
        ground,
    )


def _minutes(held: Draft, tasks: Sequence[Draft], found: Sequence[Draft], paper: Ref, ground: Ground) -> Draft:
    """The door puts the body hashes in: the others stand before this in the same step."""
    return _draft(
        "minutes",
        {
            "meeting": _ref(held, ground),
            "held": _ref(held, ground),
            "title": minutes_title(held.data["title"]),
            "conclusions": [_ref(one, ground) for one in found],
            "tasks": [_ref(one, ground) for one in tasks],
            "document": paper,
        },
        ground,
    )


def _plan(plan: Ref, head: PlanHead, paper: Draft, tasks: Sequence[Draft], ground: Ground) -> Draft:
    """The plan of the year, to be confirmed by every side. The door puts the body hashes of its tasks in."""
    data = {
        "agreement": ground.agreement,
        "year": head.year,
        "title": head.title,
        "number": paper.data.get("number", ""),
        "symbol": paper.data.get("symbol", ""),
        "tasks": [_ref(one, ground) for one in tasks],
        "document": _ref(paper, ground),
    }
    known = {name: value for name, value in data.items() if value not in ("", None, [])}
    return Draft(kind="plan", rec=UUID(plan["rec"]), data=known, to=ground.to)


def _source(item: Item, name: str, document: Ref, ground: Ground) -> dict[str, Any]:
    """Where in the paper the item was found; nothing for an item a person has added."""
    spans = item.spans(name)
    if not spans:
        return {}
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    if end - start > _QUOTE_LONGEST:
        start, end = spans[0][0], min(spans[0][1], spans[0][0] + _QUOTE_LONGEST)
    quote = ground.text[start:end]
    return {"document": document, "quote": quote, "start": start, "end": end} if quote.strip() else {}
