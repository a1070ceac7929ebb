"""Whom an act concerns besides its author: a read model made from the rows of all of them.

An organisation is told of what was addressed to it only, and never of its own acts. Nearly everything is read from the
act itself: a reference names the author of what it refers to. Only the word that closes a recommendation concerns those
who were asked before, so its rows are made together with those of the recommendation; and what one step says of several
tasks of a plan is told once, so theirs are made together, by the plan.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, TypeAlias
from uuid import UUID, uuid5

from phoihop.agreements.definitions import CONFIRMED_KINDS
from phoihop.documents.rules import Direction
from phoihop.meetings.deciding import Sort, guests
from phoihop.meetings.rules import State as MeetingState
from phoihop.notices.models import Notice
from phoihop.notices.rules import KINDS, Told
from phoihop.recommendations.models import Answer, Recommendation, Routing, Verdict
from phoihop.recommendations.rules import Outcome
from phoihop.records.fields import Data
from phoihop.records.keys import ref_id
from phoihop.records.kinds import Landed, ReadModel, kind_named
from phoihop.records.models import Act, AudienceMember, Record
from phoihop.records.rows import fetch, insert
from phoihop.tasks.models import Task
from phoihop.tasks.rules import Said, day_of

BATCH: Final = 1_000
EVERYONE: Final = ""  # all that the act is addressed to

Tell: TypeAlias = Callable[[Any, bool], Iterable[Told]]


def _task(row: Any, again: bool) -> Iterator[Told]:
    return iter(()) if row.plan else _given(row, again)


def _given(row: Any, again: bool) -> Iterator[Told]:
    said = "task-withdrawn" if row.withdrawn else "task-changed" if again else "task"
    for org in (row.data["lead"], *row.data.get("cooperating", ())):
        yield Told(org=org, said=said, subject=row.pk)


def _progress(row: Any, again: bool) -> Iterator[Told]:
    said = "done" if row.said == Said.DONE else "progress"
    yield Told(org=row.data["task"]["org"], said=said, subject=row.task, detail=str(row.percent))


def _extension(row: Any, again: bool) -> Iterator[Told]:
    yield Told(org=row.data["task"]["org"], said="extension", subject=row.task, detail=row.data["due"])


def _extension_answer(row: Any, again: bool) -> Iterator[Told]:
    said = "granted" if row.granted else "refused"
    yield Told(org=row.data["extension"]["org"], said=said, subject=row.task, detail=row.data.get("due", ""))


def _recommendation(row: Any, again: bool) -> Iterator[Told]:
    yield Told(org=row.receiver, said="raised-changed" if again else "raised", subject=row.pk)


def _routing(row: Any, again: bool) -> Iterator[Told]:
    yield Told(org=row.lead, said="routed", subject=row.recommendation)
    yield Told(org=row.data["recommendation"]["org"], said="routed-ours", subject=row.recommendation)


def _answer(row: Any, again: bool) -> Iterator[Told]:
    said = {Outcome.UNDER_WAY: "under-way", Outcome.BEYOND: "handed-on"}.get(Outcome(row.outcome), "answered")
    if row.to:
        yield Told(org=row.to, said="handed-to-us", subject=row.recommendation)
    for ref in (row.data["recommendation"], *row.data.get("others", ())):
        yield Told(org=ref["org"], said=said, subject=ref_id(ref))


def _merge(row: Any, again: bool) -> Iterator[Told]:
    for ref in row.data["recommendations"]:
        yield Told(org=ref["org"], said="merged", subject=ref_id(ref))


def _to_confirm(row: Any, again: bool) -> Iterator[Told]:
    yield Told(org=EVERYONE, said="confirm", subject=row.pk)


def _confirmation(row: Any, again: bool) -> Iterator[Told]:
    yield Told(org=row.data["subject"]["org"], said="confirmed", subject=row.subject)


def _regime(row: Any, again: bool) -> Iterator[Told]:
    for member in row.data["members"]:
        yield Told(org=member["org"], said="regime", subject=row.pk)


def _report(row: Any, again: bool) -> Iterator[Told]:
    yield Told(org=row.data["regime"]["org"], said="report", subject=row.regime, detail=row.period)


def _word_on_report(said: str) -> Tell:
    def tell(row: Any, again: bool) -> Iterator[Told]:
        report = row.data["report"]["org"]
        yield Told(org=report, said=said, subject=ref_id(row.data["regime"]), detail=row.data["period"])

    return tell


def _document(row: Any, again: bool) -> Iterator[Told]:
    """A paper that its author issued. What it received, or read in from outside, it only keeps for all to see."""
    if row.direction == Direction.OUT:
        yield Told(org=EVERYONE, said="document", subject=row.pk)


def _meeting(row: Any, again: bool) -> Iterator[Told]:
    """One that lies ahead concerns those who are asked to it; what was recorded of it, all who receive the record."""
    day = row.data.get("day", "")
    if row.state == MeetingState.PLANNED:
        for org in guests(row.data):
            yield Told(org=org, said="planned-again" if again else "planned", subject=row.pk, detail=day)
    else:
        said = "called-off" if row.state == MeetingState.CANCELLED else "meeting"
        yield Told(org=EVERYONE, said=said, subject=row.pk, detail=day)


def _meeting_paper(row: Any, again: bool) -> Iterator[Told]:
    """An invitation asks those it is sent to; other papers are handed in to whoever prepares the meeting."""
    meeting = row.data["meeting"]
    if row.sort == Sort.INVITATION:
        yield Told(org=EVERYONE, said="invited", subject=ref_id(meeting))
    else:
        yield Told(org=meeting["org"], said="paper", subject=ref_id(meeting))


def _about_meeting(said: str, name: str) -> Tell:
    def tell(row: Any, again: bool) -> Iterator[Told]:
        yield Told(org=row.data[name]["org"], said=said, subject=ref_id(row.data[name]))

    return tell


TELL: Final[dict[str, Tell]] = {
    "task": _task,
    "progress": _progress,
    "extension": _extension,
    "extension_answer": _extension_answer,
    "recommendation": _recommendation,
    "routing": _routing,
    "answer": _answer,
    "merge": _merge,
    "confirmation": _confirmation,
    "report_regime": _regime,
    "report": _report,
    "report_return": _word_on_report("returned"),
    "report_acceptance": _word_on_report("accepted"),
    "document": _document,
    "meeting": _meeting,
    "meeting_reply": _about_meeting("replied", "meeting"),
    "meeting_paper": _meeting_paper,
    "minutes_comment": _about_meeting("commented", "minutes"),
    **dict.fromkeys(CONFIRMED_KINDS, _to_confirm),
}
# The same of several tasks of one plan.
SEVERAL: Final = {"task": "tasks", "task-changed": "tasks-changed", "task-withdrawn": "tasks-withdrawn"}
# What is said of a recommendation says who was asked, which is whom the raiser's word concerns.
_OF_RECOMMENDATION: Final = frozenset({"routing", "answer", "verdict"})


def subjects(kind: str, record: UUID, data: Data) -> Iterable[UUID]:
    if kind in TELL:
        yield ref_id(data["plan"]) if kind == "task" and "plan" in data else record
    if kind in _OF_RECOMMENDATION:
        yield ref_id(data["recommendation"])


def recompute(keys: frozenset[UUID], fresh: bool = False) -> None:
    if not fresh:
        Notice.objects.filter(key__in=keys).delete()
    issued = _issued(keys)
    by_kind: dict[str, list[UUID]] = defaultdict(list)
    for record, name in issued:
        if record is not None and name in TELL:
            by_kind[name].append(record)
    told: list[tuple[Record, UUID, Told]] = []
    for name, records in sorted(by_kind.items()):
        kind = kind_named(name)
        assert kind is not None
        for row in kind.model._default_manager.filter(pk__in=records):
            told += [(row, row.pk, one) for one in TELL[name](row, issued[row.pk, name] > 1)]
    if "recommendation" in by_kind:
        told += _verdicts(by_kind["recommendation"])
    kinds = dict(issued.keys())
    told += _planned([key for key in keys if kinds.get(key, "plan") == "plan"])  # the plan itself may not be here
    _enter(told)


def _issued(records: Iterable[UUID]) -> Counter[tuple[UUID | None, str]]:
    """How many versions of these records were issued, by record and kind."""
    return Counter(Act.objects.filter(record__in=list(records)).order_by().values_list("record", "kind"))


def _planned(plans: list[UUID]) -> Iterator[tuple[Record, UUID, Told]]:
    """What is said of the tasks of these plans: several that one step gave, changed or withdrew are told together."""
    rows = list(Task.objects.filter(plan__in=plans).order_by("issued_at", "seq")) if plans else []
    issued = _issued(row.pk for row in rows)
    together: dict[tuple[Any, ...], list[tuple[Task, Told]]] = defaultdict(list)
    for row in rows:
        for one in {one.org: one for one in _given(row, issued[row.pk, "task"] > 1)}.values():
            together[row.plan, row.author, row.issued_at, row.audience, one.said, one.org].append((row, one))
    for (plan, *step, said, org), found in together.items():
        row, one = found[0]
        if len(found) > 1:
            several = uuid5(plan, " ".join(map(str, [*step, said])))
            one = Told(org=org, said=SEVERAL[said], subject=plan, detail=str(len(found)), record=several)
        yield row, plan, one


def enter(landed: Landed) -> None:
    _enter(
        (row, row.pk, one)
        for name, tell in TELL.items()
        if (kind := kind_named(name))
        for row in landed.get(kind.model, ())
        for one in tell(row, False)
    )


def _verdicts(recommendations: list[UUID]) -> Iterator[tuple[Record, UUID, Told]]:
    """The raiser's words, for everyone who had been asked by then."""
    verdicts = list(Verdict.objects.filter(recommendation__in=recommendations))
    if not verdicts:
        return
    wanted = {row.recommendation for row in verdicts}
    named: dict[UUID, list[tuple[Any, str]]] = defaultdict(list)
    for pk, receiver in Recommendation.objects.filter(pk__in=wanted).values_list("pk", "receiver"):
        named[pk].append((None, receiver))
    for pk, lead, at in Routing.objects.filter(recommendation__in=wanted).values_list(
        "recommendation", "lead", "issued_at"
    ):
        named[pk].append((at, lead))
    for pk, author, to, at in Answer.objects.filter(recommendation__in=wanted).values_list(
        "recommendation", "author", "to", "issued_at"
    ):
        named[pk] += [(at, author), (at, to)]
    for row in verdicts:
        said = "closed" if row.closed else "followed"
        detail = row.due.isoformat() if row.due else ""
        for at, org in named[row.recommendation]:
            if org and (at is None or at <= row.issued_at):
                yield row, row.recommendation, Told(org=org, said=said, subject=row.recommendation, detail=detail)


def _enter(told: Iterable[tuple[Record, UUID, Told]]) -> None:
    known = list(told)
    members: dict[UUID, list[str]] = defaultdict(list)
    for member in fetch(AudienceMember, audience=list({row.audience for row, _key, _one in known})):
        members[member.audience].append(member.org)
    rows: dict[tuple[str, UUID], Notice] = {}
    for row, key, one in known:
        here = members[row.audience]
        for org in sorted(here) if one.org == EVERYONE else [one.org]:
            record = one.record or row.pk
            if org in here and org != row.author and (org, record) not in rows:
                rows[org, record] = Notice(
                    org=org,
                    record=record,
                    subject=one.subject,
                    key=key,
                    author=row.author,
                    what=int(KINDS[one.said]),
                    said=one.said,
                    detail=one.detail[:40],
                    day=day_of(row.issued_at),
                    at=row.issued_at,
                )
    insert(rows.values())


def rebuild() -> None:
    Notice.objects.all().delete()
    for name in TELL:
        kind = kind_named(name)
        keys = (
            list(kind.model._default_manager.order_by("issued_at", "seq").values_list("pk", flat=True)) if kind else []
        )
        for start in range(0, len(keys), BATCH):
            recompute(frozenset(keys[start : start + BATCH]), fresh=True)
    # Plans that are not here themselves.
    known = kind_named("plan")
    plans = Task.objects.exclude(plan=None)
    if known:
        plans = plans.exclude(plan__in=known.model._default_manager.values("pk"))
    _enter(_planned(sorted({plan for plan in plans.values_list("plan", flat=True) if plan})))


NOTICE: Final = ReadModel(
    name="notice", models=(Notice,), subjects=subjects, recompute=recompute, rebuild=rebuild, enter=enter
)
