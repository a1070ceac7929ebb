"""What a meeting opens with, source by source, each a query of the same columns: all are asked in one statement.

Meetings stand below recommendations and reports, which raise and gather at meetings. A page that shows all three
therefore stands above them, here.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Case, CharField, DateField, F, OuterRef, Q, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Cast

from phoihop.meetings.models import Conclusion, Meeting, MeetingPaper, MeetingReply
from phoihop.meetings.queries import Seen
from phoihop.meetings.rules import State
from phoihop.recommendations.models import RecommendationStatus
from phoihop.recommendations.rules import Stage
from phoihop.records.actors import Viewer
from phoihop.records.keys import ref_id
from phoihop.records.models import Attachment
from phoihop.records.scope import visible
from phoihop.reports.models import ReportRegime, ReportState
from phoihop.tasks.models import PartStatus, TaskStatus

Rows = QuerySet[Any, Any]
MOST: Final = 200  # recommendations; the register has the rest
_TEXT: Final = TextField()


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of the union. `key` and `more` are what the source says; `done` a second day."""

    what: str
    key: str
    text: str
    org: str
    due: date | None
    done: date | None
    n: int
    m: int
    more: str


@dataclass(frozen=True, kw_only=True)
class Subject:
    """What of a meeting the sources ask by."""

    id: UUID
    series: UUID | None
    agreement: UUID | None
    regime: UUID | None
    day: date | None
    issued_at: datetime

    @classmethod
    def of(cls, meeting: Seen) -> "Subject":
        regime = ref_id(meeting.data["regime"]) if "regime" in meeting.data else None
        return cls(
            id=meeting.id,
            series=meeting.series,
            agreement=meeting.agreement,
            regime=regime,
            day=meeting.day,
            issued_at=meeting.issued_at,
        )


def _columns(
    what: str, *, key: Any, text: Any = None, org: Any = None, due: Any = None, done: Any = None, n: Any = None,
    m: Any = None, more: Any = None,
) -> Any:  # fmt: skip
    def words(value: Any) -> Any:
        return Cast(value, _TEXT) if value is not None else Value("", _TEXT)

    def day(value: Any) -> Any:
        return Cast(F(value) if value is not None else Value(None), DateField())

    def number(value: Any) -> Any:
        return F(value) if value is not None else Value(0)

    return (Value(what, _TEXT), words(key), words(text), words(org), day(due), day(done), number(n), number(m),
            words(more))  # fmt: skip


def _before(viewer: Viewer, of: Subject) -> QuerySet[Meeting]:
    """The meeting before: of the same series, else under the same agreement. The first of a new series goes on from
    what was held before there was one."""
    rows = visible(Meeting, viewer).filter(state=State.HELD).exclude(pk=of.id)
    newest = ("-day", "-issued_at", "-seq")
    if of.series:
        same = Q(series=of.series)
        rows = rows.filter(same | Q(agreement=of.agreement)) if of.agreement else rows.filter(same)
        rows = rows.order_by(Case(When(same, then=0), default=1), *newest)
    elif of.agreement:
        rows = rows.filter(agreement=of.agreement).order_by(*newest)
    else:
        return rows.none()
    if of.day:
        rows = rows.filter(Q(day__lt=of.day) | Q(day=of.day, issued_at__lt=of.issued_at))
    return rows


def last(viewer: Viewer, of: Subject) -> Rows:
    """The meeting before."""
    chosen = Meeting.objects.filter(pk__in=_before(viewer, of).values("pk")[:1])
    return chosen.order_by().values_list(*_columns("last", key="pk", text="title", due="day"))


def _last_conclusions(viewer: Viewer, of: Subject) -> QuerySet[Conclusion]:
    return visible(Conclusion, viewer).filter(meeting__in=_before(viewer, of).values("pk")[:1])


def conclusions(viewer: Viewer, of: Subject) -> Rows:
    """What it concluded: lead, due and done days of the tasks. Number: that of the conclusion; more: whether its task
    was withdrawn."""
    tasks = visible(TaskStatus, viewer).filter(pk=OuterRef("task"))
    fields = {f"t_{name}": Subquery(tasks.values(name)[:1]) for name in ("lead", "due", "done_on", "pk")}
    rows: QuerySet[Any] = _last_conclusions(viewer, of).annotate(**fields)
    rows = rows.annotate(t_out=Cast(Subquery(tasks.values("withdrawn")[:1]), CharField(max_length=8)))
    return rows.order_by().values_list(
        *_columns(
            "concluded", key="t_pk", text="text", org="t_lead", due="t_due", done="t_done_on", n="no", more="t_out"
        )
    )


def parts(viewer: Viewer, of: Subject) -> Rows:
    """Whose part of those tasks is open still, the lead's left out."""
    tasks = _last_conclusions(viewer, of).exclude(task=None).values("task")
    rows = visible(PartStatus, viewer).filter(task__in=tasks, done_on=None, withdrawn=False, leads=False)
    return rows.order_by().values_list(*_columns("part", key="task_id", org="org", due="due"))


def recommendations(viewer: Viewer, of: Subject) -> Rows:
    """What is open under the agreement, the oldest matter first. Days: when an answer is due, when it was first raised;
    numbers: stage, how many times; more: who raised it."""
    rows = visible(RecommendationStatus, viewer).filter(stage__lt=Stage.CLOSED)
    rows = rows.filter(agreement=of.agreement) if of.agreement else rows.none()
    oldest = rows.order_by("first_raised_on", "pk").values("pk")[: MOST + 1]
    found = RecommendationStatus.objects.filter(pk__in=oldest)
    return found.order_by().values_list(
        *_columns(
            "open", key="pk", text="recommendation__text", org="holder", due="due", done="first_raised_on", n="stage",
            m="times", more="raiser",
        )
    )  # fmt: skip


def papers(viewer: Viewer, of: Subject) -> Rows:
    """Papers of the items, the invitation, the notice. More: which, by sort and item."""
    rows = visible(MeetingPaper, viewer).filter(meeting=of.id)
    return rows.order_by().values_list(
        *_columns("paper", key="pk", text="title", org="author", more="sort"),
    )


def items(viewer: Viewer, of: Subject) -> Rows:
    """Which item each paper is for, and which document it is."""
    rows = visible(MeetingPaper, viewer).filter(meeting=of.id)
    return rows.order_by().values_list(*_columns("item", key="pk", text="item", more="document"))


def files(viewer: Viewer, of: Subject) -> Rows:
    """The files of those papers, each by its hash and its name."""
    held = visible(MeetingPaper, viewer).filter(meeting=of.id).values("pk")
    rows = visible(Attachment, viewer).filter(parent__in=held)
    return rows.order_by().values_list(*_columns("file", key="parent", text="name", n="position", more="sha256"))


def replies(viewer: Viewer, of: Subject) -> Rows:
    rows = visible(MeetingReply, viewer).filter(meeting=of.id)
    return rows.order_by().values_list(*_columns("reply", key="pk", org="author", more="word"))


def regime(viewer: Viewer, of: Subject) -> Rows:
    """The reporting regime whose reports the meeting gathers, whole."""
    rows = visible(ReportRegime, viewer)
    rows = rows.filter(pk=of.regime) if of.regime else rows.none()
    return rows.order_by().values_list(*_columns("regime", key="pk", text="data", org="author", more="rec"))


def reports(viewer: Viewer, of: Subject) -> Rows:
    """Where the reports of its units stand. Text: the period; day: when it was first sent; more: the state."""
    rows = visible(ReportState, viewer)
    rows = rows.filter(regime=of.regime) if of.regime else rows.none()
    if of.day:  # years that are over are not asked for
        rows = rows.filter(period__gte=str(of.day.year - 1))
    return rows.order_by().values_list(
        *_columns("report", key="newest", text="period", org="unit", done="first_sent__date", more="state")
    )


SOURCES: Final = (
    last, conclusions, parts, recommendations, papers, items, files, replies, regime, reports,
)  # fmt: skip
