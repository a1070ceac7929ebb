"""Where recommendations stand: a read model made from what every body has said, replayed by `rules.replay`.

Only what all who see a recommendation can see counts for its state: what was said elsewhere, or to others, is a row
like any other and changes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TypedDict
from uuid import UUID

from phoihop.agreements.models import Agreement
from phoihop.recommendations.models import (
    Answer,
    AnswerTo,
    Merge,
    Merged,
    Recommendation,
    RecommendationStatus,
    Routing,
    Verdict,
)
from phoihop.recommendations.rules import (
    Answered,
    Event,
    Joined,
    Judged,
    Outcome,
    Raised,
    Routed,
    Stage,
    replay,
)
from phoihop.records.fields import Data
from phoihop.records.keys import ref_id
from phoihop.records.kinds import ReadModel
from phoihop.records.models import AudienceMember, Record
from phoihop.tasks.rules import day_of

BATCH = 2_000
LONGEST_CHAIN = 50


def subjects(kind: str, record: UUID, data: Data) -> Iterable[UUID]:
    match kind:
        case "recommendation":
            yield record
            if "split_from" in data:
                yield ref_id(data["split_from"])
            yield from _later(record)
        case "routing" | "verdict":
            yield ref_id(data["recommendation"])
        case "answer":
            yield ref_id(data["recommendation"])
            yield from (ref_id(ref) for ref in data.get("others", ()))
        case "merge":
            yield from (ref_id(ref) for ref in data["recommendations"])
        case "agreement":  # who leads it may have changed
            yield from Recommendation.objects.filter(agreement=record).values_list("pk", flat=True)


def _later(record: UUID) -> Iterable[UUID]:
    """Those that raise this one again, or are parts of it, however far on: their age may count from it."""
    frontier, seen = {record}, {record}
    for _step in range(LONGEST_CHAIN):
        rows = Recommendation.objects.filter(earlier__in=frontier) | Recommendation.objects.filter(
            split_from__in=frontier
        )
        frontier = set(rows.values_list("pk", flat=True)) - seen
        if not frontier:
            return
        seen |= frontier
        yield from frontier


def recompute(keys: frozenset[UUID], fresh: bool = False) -> None:
    ordered = sorted(keys)
    for start in range(0, len(ordered), BATCH):
        _recompute(frozenset(ordered[start : start + BATCH]), fresh)


def _recompute(keys: frozenset[UUID], fresh: bool) -> None:
    if not fresh:
        RecommendationStatus.objects.filter(pk__in=keys).delete()
    rows = list(Recommendation.objects.filter(pk__in=keys).order_by("pk"))
    events = _events({row.pk: row for row in rows})
    leads = _leads({row.agreement for row in rows})
    parts = _parts(rows)
    firsts = _first_raisings(rows)
    RecommendationStatus.objects.bulk_create(
        _status(row, leads.get(row.agreement, ""), events[row.pk], parts[row.pk], *firsts[row.pk]) for row in rows
    )


def _leads(agreements: set[UUID]) -> dict[UUID, str]:
    return {pk: data["lead"] for pk, data in Agreement.objects.filter(pk__in=agreements).values_list("pk", "data")}


def _events(of: Mapping[UUID, Recommendation]) -> dict[UUID, list[Event]]:
    """What was said of each, where all who see it can see it."""
    found: dict[UUID, list[Event]] = defaultdict(list)

    def add(about: UUID, row: Record, event: Event) -> None:
        if about in of and _together(of[about], row):
            found[about].append(event)

    for routing in Routing.objects.filter(recommendation__in=of).defer("data"):
        add(routing.recommendation, routing, Routed(**_said(routing), to=routing.lead, due=routing.due))
    for verdict in Verdict.objects.filter(recommendation__in=of).defer("data"):
        add(verdict.recommendation, verdict, Judged(**_said(verdict), closed=verdict.closed, due=verdict.due))
    answers = defaultdict(list)
    for parent, about in AnswerTo.objects.filter(recommendation__in=of).values_list("parent", "recommendation"):
        answers[parent].append(about)
    for answer in Answer.objects.filter(pk__in=answers, outcome__in=list(Outcome)).defer("data"):
        for about in answers[answer.pk]:
            word = Answered(
                **_said(answer), outcome=Outcome(answer.outcome), to=answer.to, above=answer.above, due=answer.due
            )
            add(about, answer, word)
    merges = defaultdict(list)
    for parent, about in Merged.objects.filter(recommendation__in=of).values_list("parent", "recommendation"):
        merges[parent].append(about)
    for merge in Merge.objects.filter(pk__in=merges).defer("data"):
        for about in merges[merge.pk]:
            add(about, merge, Joined(**_said(merge), main=merge.main, size=merge.size))
    return found


def _together(recommendation: Recommendation, said: Record) -> bool:
    return (recommendation.space, recommendation.audience) == (said.space, said.audience)


class _Said(TypedDict):
    at: datetime
    by: str
    seq: int
    turn: int


def _said(row: Routing | Answer | Verdict | Merge) -> _Said:
    return _Said(at=row.issued_at, by=row.author, seq=row.seq, turn=row.turn)


def _parts(rows: Iterable[Recommendation]) -> dict[UUID, int]:
    """Into how many parts their authors have split them."""
    wholes = {row.pk: row for row in rows}
    found: dict[UUID, int] = defaultdict(int)
    for part in Recommendation.objects.filter(split_from__in=wholes).defer("data"):
        whole = wholes[part.split_from] if part.split_from else None
        if whole and part.author == whole.author and _together(whole, part) and part.pk != whole.pk:
            found[whole.pk] += 1
    return found


def _first_raisings(rows: list[Recommendation]) -> dict[UUID, tuple[date, int]]:
    """The day on which each matter was first raised, and how many times it has been since."""
    known = _with_earlier(rows)
    members = _members({row.audience for row in known.values()} if len(known) > len(rows) or _chained(rows) else set())
    return {row.pk: _first_raising(row, known, members) for row in rows}


def _chained(rows: list[Recommendation]) -> bool:
    return any(_before(row) for row in rows)


def _before(row: Recommendation) -> UUID | None:
    return row.split_from or row.earlier


def _with_earlier(rows: list[Recommendation]) -> dict[UUID, Recommendation]:
    """These, and all they go back to."""
    known = {row.pk: row for row in rows}
    frontier = {before for row in rows if (before := _before(row))} - known.keys()
    for _step in range(LONGEST_CHAIN):
        if not frontier:
            break
        found = list(Recommendation.objects.filter(pk__in=frontier).defer("data"))
        known |= {row.pk: row for row in found}
        frontier = {before for row in found if (before := _before(row))} - known.keys()
    return known


def _members(audiences: set[UUID]) -> dict[UUID, set[str]]:
    found: dict[UUID, set[str]] = defaultdict(set)
    for audience, org in AudienceMember.objects.filter(audience__in=audiences).values_list("audience", "org"):
        found[audience].add(org)
    return found


def _first_raising(
    row: Recommendation, known: Mapping[UUID, Recommendation], members: Mapping[UUID, set[str]]
) -> tuple[date, int]:
    """A part counts no raising of its own. What some reader of this one may not see counts for nobody."""
    first, times, at, seen = _raised_on(row), 1, row, {row.pk}
    for _step in range(LONGEST_CHAIN):
        before = known.get(_before(at) or row.pk)
        if before is None or before.pk in seen or not members[row.audience] <= members[before.audience]:
            break
        times += 0 if at.split_from else 1
        first, at = min(first, _raised_on(before)), before
        seen.add(before.pk)
    return first, times


def _raised_on(row: Recommendation) -> date:
    return row.raised_on or day_of(row.issued_at)


def _status(
    row: Recommendation, lead: str, events: list[Event], parts: int, first_raised_on: date, times: int
) -> RecommendationStatus:
    issued_on = day_of(row.issued_at)
    now = replay(Raised(raiser=row.author, receiver=row.receiver, lead=lead, on=issued_on, due=row.due), events)
    return RecommendationStatus(
        recommendation_id=row.pk,
        audience=row.audience,
        agreement=row.agreement,
        meeting=row.meeting,
        raiser=row.author,
        receiver=row.receiver,
        holder=now.holder,
        above=now.above,
        group=row.group,
        level=row.level,
        area=row.area,
        stage=Stage.SPLIT if parts else now.stage,
        due=now.due,
        since=now.since,
        outcome=now.outcome.value if now.outcome else "",
        answered_on=now.answered_on,
        late=now.late,
        closed_on=now.closed_on,
        raised_on=_raised_on(row),
        first_raised_on=first_raised_on,
        times=times,
        main=now.main,
        size=now.size,
        parts=parts,
        turns=max((event.turn for event in events), default=0),
    )


def rebuild() -> None:
    recompute(frozenset(Recommendation.objects.values_list("pk", flat=True)), fresh=True)


RECOMMENDATION_STATUS = ReadModel(
    name="recommendation_status",
    models=(RecommendationStatus,),
    subjects=subjects,
    recompute=recompute,
    rebuild=rebuild,
)
