"""Meetings as templates print them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

from phoihop.agreements.queries import Confirming
from phoihop.documents.queries import code_of
from phoihop.meetings.queries import Item, Listed, Seen
from phoihop.meetings.rules import KIND_LABELS, PRESENCE_LABELS, AgendaItem, Presence, line_of
from phoihop.meetings.rules import State as Progress
from phoihop.records.fields import Data
from phoihop.records.kinds import kind_named
from phoihop.records.types import StrOrPromise
from phoihop.tasks.rules import Standing
from phoihop.tasks.rules import State as TaskState
from phoihop.ui import formats, states
from phoihop.ui.links import url
from phoihop.ui.states import State
from phoihop.ui.tables import Tab

# The page of a meeting's agenda stands above: it knows reports and recommendations.
AGENDA_PAGE: Final = "briefings:agenda"


@dataclass(frozen=True, slots=True)
class Row:
    href: str
    day: str
    title: str
    place: str
    kind: StrOrPromise
    conclusions: int
    state: State | None


def row(one: Listed, today: date) -> Row:
    return Row(
        page_of(one.id, one.state),
        formats.day(one.day),
        one.title,
        one.place,
        KIND_LABELS[one.kind],
        one.conclusions,
        confirming_state(one.confirming) if one.state == Progress.HELD else progress_state(one.state, one.day, today),
    )


def page_of(meeting: object, state: Progress) -> str:
    """Where one looks at a meeting: one that lies ahead opens with its agenda."""
    return url(AGENDA_PAGE if state == Progress.PLANNED else "meetings:one", meeting)


def progress_state(state: Progress, day: date | None, today: date) -> State | None:
    """Where a meeting stands that has not been held, in a word."""
    if state == Progress.CANCELLED:
        return State("draft", _("Đã hủy"))
    if state == Progress.HELD or day is None:
        return None
    left = (day - today).days
    if left < 0:
        return State("soon", _("Chưa ghi diễn biến"))
    if left == 0:
        return State("soon", _("Họp hôm nay"))
    return State("open", _("Còn %(days)s") % {"days": formats.days(left, _("ngày"))})


def tabs(meeting: Seen, current: str) -> list[Tab]:
    """The parts of a meeting that was called ahead; none for one that was only recorded."""
    if not meeting.prepared:
        return []
    parts = (
        (AGENDA_PAGE, _("Chương trình")),
        ("meetings:one", _("Kết luận, biên bản")),
        ("meetings:people", _("Thành phần")),
    )
    return [Tab(label, url(name, meeting.id), name == current) for name, label in parts]


def steps(meeting: Seen) -> list[tuple[State, bool]]:
    """How far a meeting has come, from calling it to the last confirmation; each with whether it is the one now."""
    held, minutes = meeting.state == Progress.HELD, meeting.minutes
    done = (held, held, minutes is not None, minutes is not None and minutes.confirming.complete)
    words = (_("Chuẩn bị"), _("Họp"), _("Lập biên bản"), _("Các bên xác nhận"))
    now = done.index(False) if False in done else None
    return [
        (State("done" if there else "open", word), n == now)
        for n, (there, word) in enumerate(zip(done, words, strict=True))
    ]


def when(meeting: Seen) -> str:
    """The day and the hours, "27/11/2026, 08:00–11:30"."""
    return when_of(meeting.data)


def when_of(data: Data) -> str:
    hours = "–".join(filter(None, (data.get("time", ""), data.get("to_time", ""))))
    return ", ".join(filter(None, (formats.day(date.fromisoformat(data["day"])) if "day" in data else "", hours)))


def places(meeting: Seen) -> str:
    """Where: the place, or how many there are."""
    venues = meeting.data.get("venues", ())
    if not venues:
        return meeting.place
    total = len(venues) + bool(meeting.place)
    return ", ".join(filter(None, (meeting.place, _("%(count)s điểm cầu") % {"count": total})))


def agenda_clauses(items: list[AgendaItem]) -> str:
    return "\n".join(": ".join(filter(None, (one.line, one.outcome))) for one in items)


def agenda_line(item: Data) -> str:
    """An item of an agenda as minutes tell it: what it was, who spoke to it, what came of it."""
    said = item["title"] + (f" ({item['by']})" if "by" in item else "")
    return f"{said}: {item['outcome']}" if "outcome" in item else said


def presence_state(word: str) -> State | None:
    """An answer, or how it was in the end, in a word; None where nobody said anything."""
    if not word:
        return None
    kinds: dict[str, Any] = {Presence.COME: "done", Presence.SEND: "done-late", Presence.ABSENT: "draft"}
    return State(kinds[word], str(PRESENCE_LABELS[word]))


def confirming_state(confirming: Confirming | None) -> State | None:
    """How far minutes have come, in a word; None where there are none."""
    if confirming is None:
        return None
    if confirming.complete:
        return State("done", _("Đã có hiệu lực"))
    return states.waiting_for_sides(len(confirming.awaited))


def task_state(found: Standing) -> State:
    if found.state in {TaskState.DONE_IN_TIME, TaskState.DONE_LATE}:
        return states.done_late(found.days or 0) if found.state == TaskState.DONE_LATE else states.done()
    if found.state == TaskState.OPEN_LATE:
        return states.late(found.days or 0)
    return states.of_due(found.days)


@dataclass(frozen=True, slots=True)
class Line:
    """A conclusion as it is shown."""

    no: int
    text: str
    source: str  # where the words stand in the paper
    task: str
    lead: str
    due: str
    state: State | None
    corrected: str  # why, if it is no longer the first version
    history: str
    correct: str  # where its author corrects it


def line(item: Item, today: date, *, may_correct: bool = False) -> Line:
    shown = item.task is not None
    state = State("draft", _("Đã rút")) if item.withdrawn else task_state(item.standing(today))
    return Line(
        item.no,
        item.text,
        item.source_href,
        task_page(item),
        item.lead_name,
        formats.day(item.due) if shown else "",
        state if shown else None,
        item.data.get("correction", ""),
        url("journal:record", item.id),
        url("meetings:correct_conclusion", item.id) if may_correct else "",
    )


def clauses(data: Data) -> list[tuple[str, str]]:
    """A meeting as (label, words), as two versions are compared."""
    return [
        (_("Tên hội nghị"), data.get("title", "")),
        (_("Loại"), str(KIND_LABELS.get(data.get("kind", ""), ""))),
        (_("Ngày họp"), formats.day(date.fromisoformat(data["day"])) if "day" in data else ""),
        (_("Địa điểm"), data.get("place", "")),
        (_("Đơn vị tổ chức"), "; ".join(data.get("organizers", ()))),
        (_("Chủ trì"), "; ".join(line_of(chair) for chair in data.get("chairs", ()))),
        (_("Giờ họp"), "–".join(filter(None, (data.get("time", ""), data.get("to_time", ""))))),
        (_("Chương trình"), agenda_clauses([AgendaItem.of(one) for one in data.get("agenda", ())])),
    ]


def held_clauses(data: Data, called: Mapping[str, str]) -> list[tuple[str, str]]:
    """What came of a meeting as (label, words): who was there, and the outcome of each item."""
    there = [
        f"{called.get(one['org'], '')}: "
        + ", ".join(filter(None, (str(PRESENCE_LABELS[one["word"]]), *one.get("people", ()), one.get("venue", ""))))
        for one in data.get("attendance", ())
    ]
    outcomes = [(one["title"], one.get("outcome", "")) for one in data.get("agenda", ())]
    return [(_("Thành phần dự"), "\n".join(there)), *outcomes]


def task_page(item: Item) -> str:
    """Where the task of a conclusion is shown, if the viewer may see it."""
    kind = kind_named("task")
    return url(kind.page, item.task) if item.task and kind and kind.page else ""


def cited(paper: dict[str, Any]) -> str:
    """A cited paper in a line: "Quyết định 2006/QĐ-TTg, Thủ tướng Chính phủ"."""
    head = " ".join(filter(None, (paper.get("kind", ""), code_of(paper.get("number", ""), paper.get("symbol", "")))))
    day = _("ngày %(day)s") % {"day": formats.day(date.fromisoformat(paper["day"]))} if "day" in paper else ""
    return ", ".join(filter(None, (head, paper.get("issuer", ""), day)))


def head(meeting: Seen, current: str, today: date) -> dict[str, Any]:
    """What the shell of a meeting's pages shows (`meetings/_meeting.html`)."""
    return {
        "meeting": meeting,
        "kind": KIND_LABELS[meeting.kind],
        "when": when(meeting),
        "where": places(meeting),
        "tabs": tabs(meeting, current),
        "steps": steps(meeting) if meeting.prepared and meeting.state != Progress.CANCELLED else [],
        "progress": progress_state(meeting.state, meeting.day, today),
    }
