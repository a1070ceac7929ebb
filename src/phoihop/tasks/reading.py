"""What the page of one task says, made ready for its template."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from phoihop.journal.queries import Line
from phoihop.journal.said import Said, lines
from phoihop.records.fields import Data
from phoihop.records.keys import ref_id
from phoihop.tasks import words
from phoihop.tasks.queries import Part, evidence
from phoihop.tasks.rules import Said as Word
from phoihop.ui.formats import day, filesize
from phoihop.ui.links import url
from phoihop.ui.states import State
from phoihop.ui.tables import Column


@dataclass(frozen=True, slots=True)
class File:
    href: str
    name: str
    size: str


@dataclass(frozen=True, slots=True)
class PartRow:
    """One body's part. `said` is the newest report's text."""

    name: str
    leads: bool
    ours: bool
    percent: int | None
    state: State
    said: str
    reported_at: datetime | None
    files: list[File]


def part_columns() -> list[Column]:
    return [
        Column(_("Phần việc")),
        Column(_("Tiến độ"), "c-num num"),
        Column(_("Trạng thái"), "c-state"),
        Column(_("Minh chứng"), "c-who"),
    ]


def part_rows(parts: Sequence[Part], said: Sequence[Said], today: date) -> list[PartRow]:
    files = evidence(said)
    texts = {entry.record: entry.data["text"] for entry in said if entry.kind == "progress"}
    return [
        PartRow(
            name=part.name,
            leads=part.leads,
            ours=part.ours,
            percent=part.percent,
            state=words.state_of(part.standing(today)),
            said=texts.get(part.report, "") if part.report else "",
            reported_at=part.reported_at,
            files=[_file(record, blob) for record, blob in files.get(part.org, [])],
        )
        for part in parts
    ]


def _file(record: UUID, blob: Any) -> File:
    return File(url("documents:file", record, blob.sha256, blob.name), blob.name, filesize(blob.size))


def missing(parts: Sequence[Part], today: date) -> list[str]:
    """Whose parts are not done, when the lead says that the task is: its word counts, they stay visible."""
    lead_done = any(part.leads and part.done_on for part in parts)
    return [part.name for part in parts if lead_done and part.done_on is None]


@dataclass(frozen=True, slots=True)
class ExtensionRow:
    """A request for more time and what became of it."""

    asked_at: datetime
    org: str
    until: date
    reason: str
    state: State
    answer: str


def extensions(said: Sequence[Said]) -> list[ExtensionRow]:
    """Every request, the newest first, with the answer of the assigner."""
    assigner = next((entry.org for entry in said if entry.kind == "task"), "")
    answers = {
        ref_id(entry.data["extension"]): entry
        for entry in said
        if entry.kind == "extension_answer" and entry.org == assigner
    }
    return [_extension(entry, answers.get(entry.record)) for entry in said if entry.kind == "extension"]


def _extension(asked: Said, answer: Said | None) -> ExtensionRow:
    if answer is None:
        state, words_of = State("waiting", _("Chờ trả lời")), ""
    elif answer.data["granted"]:
        due = date.fromisoformat(answer.data["due"])
        state, words_of = State("done", _("Đã gia hạn đến %(due)s") % {"due": day(due)}), answer.org_name
    else:
        state = State("returned", _("Không đồng ý"))
        words_of = f"{answer.org_name}: {answer.data.get('reason', '')}"
    return ExtensionRow(
        asked_at=asked.at,
        org=asked.org_name,
        until=date.fromisoformat(asked.data["due"]),
        reason=asked.data["reason"],
        state=state,
        answer=words_of,
    )


def acts(said: Sequence[Said]) -> list[Line]:
    """What was issued about the task, the newest first."""
    first = next((entry for entry in reversed(said) if entry.kind == "task"), None)
    return lines(said, lambda entry: _sentence(entry, first=first is not None and entry.body == first.body))


def _sentence(entry: Said, *, first: bool) -> str:
    data = entry.data
    match entry.kind:
        case "progress":
            verb = _("báo cáo hoàn thành") if data["said"] == Word.DONE else _("cập nhật %(percent)s%%") % data
            return f"{verb}: {data['text']}"
        case "extension":
            until = {"due": day(date.fromisoformat(data["due"]))}
            return f"{_('xin gia hạn đến %(due)s') % until}: {data['reason']}"
        case "extension_answer" if data["granted"]:
            return _("đồng ý gia hạn đến %(due)s") % {"due": day(date.fromisoformat(data["due"]))}
        case "extension_answer":
            return f"{_('không đồng ý gia hạn')}: {data.get('reason', '')}"
    if data.get("withdrawn"):
        return f"{_('rút lại nhiệm vụ')}: {data.get('withdrawn_reason', '')}"
    due = _("hạn %(due)s") % {"due": day(date.fromisoformat(data["due"]))} if "due" in data else _("không có hạn")
    return f"{_('giao nhiệm vụ') if first else _('sửa nhiệm vụ')}, {due}"


def withdrawal(data: Data) -> str:
    return str(data.get("withdrawn_reason", "")) if data.get("withdrawn") else ""
