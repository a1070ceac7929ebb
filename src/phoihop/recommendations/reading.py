"""What the page of one recommendation says, made ready for its template."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext as _

from phoihop.agreements.choices import Terms
from phoihop.journal.said import Said
from phoihop.recommendations import words
from phoihop.recommendations.likeness import Likeness
from phoihop.recommendations.offers import Before, Origins
from phoihop.recommendations.queries import Kin, Seen
from phoihop.recommendations.rules import Outcome, Stage, age
from phoihop.ui.formats import day, days, filesize, shortened
from phoihop.ui.links import url
from phoihop.ui.states import State

NO_TERMS: Final = Terms()
NO_ORIGINS: Final = Origins(meetings=[], papers=[])


def age_words(seen: Seen, today: date) -> str:
    return days(age(seen.first_raised_on, seen.closed_on, today), _("ngày"))


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn it is: a tone of `message`, and the sentence that names one body, since when, and its days."""

    tone: str
    sentence: str


def turn(seen: Seen, today: date) -> Turn:
    values = {"raiser": seen.raiser_name, "holder": seen.holder_name, "since": day(seen.since), "due": day(seen.due)}
    match seen.stage:
        case Stage.SPLIT:
            return Turn("info", _("Đã tách thành %(parts)s kiến nghị, xem bên dưới.") % {"parts": seen.parts})
        case Stage.CLOSED:
            closed = {**values, "day": day(seen.closed_on)}
            return Turn("done", _("%(raiser)s đã kết thúc kiến nghị ngày %(day)s.") % closed)
        case Stage.ANSWERED:
            return Turn(
                "waiting",
                _("%(holder)s đã trả lời. Chờ %(raiser)s kết thúc hoặc theo dõi tiếp, từ ngày %(since)s.") % values,
            )
    return _awaited(seen, values, today)


def _awaited(seen: Seen, values: dict[str, Any], today: date) -> Turn:
    if seen.above:
        passed_on = _("%(holder)s đã chuyển %(above)s, còn theo dõi và trả lời tiếp từ ngày %(since)s.")
        sentence = passed_on % {**values, "above": seen.above}
    else:
        sentence = _("Chờ %(holder)s trả lời từ ngày %(since)s.") % values
    if seen.due is None:
        return Turn("waiting", f"{sentence} {_('Không có hạn trả lời.')}")
    if seen.due < today:
        late = {**values, "late": days((today - seen.due).days, _("ngày"))}
        return Turn("late", f"{sentence} {_('Hạn trả lời %(due)s, %(holder)s quá hạn %(late)s.') % late}")
    return Turn("waiting", f"{sentence} {_('Hạn trả lời %(due)s.') % values}")


def answered_words(seen: Seen) -> str:
    """When the answer that stands came, and by how many days late."""
    if seen.answered_on is None or not seen.outcome:
        return ""
    late = (seen.answered_on - seen.due).days if seen.due else 0
    if late > 0:
        return _("trả lời ngày %(day)s, chậm %(late)s") % {
            "day": day(seen.answered_on),
            "late": days(late, _("ngày")),
        }
    return _("trả lời ngày %(day)s") % {"day": day(seen.answered_on)}


@dataclass(frozen=True, slots=True)
class File:
    href: str
    name: str
    size: str


@dataclass(frozen=True, slots=True)
class Post:
    """One thing that was said, in the thread. `facts` are short lines under the text."""

    organisation: str
    role: str
    at: datetime
    text: str
    facts: list[str]
    files: list[File]


def posts(said: Sequence[Said]) -> list[Post]:
    """The question and all that was said to it, the oldest first."""
    return [_post(entry) for entry in reversed(said)]


def _post(entry: Said) -> Post:
    text = {"recommendation": "text", "answer": "text", "routing": "note", "verdict": "note", "merge": "note"}
    return Post(
        organisation=entry.org_name,
        role=deed(entry),
        at=entry.at,
        text=entry.data.get(text[entry.kind], ""),
        facts=_facts(entry.data),
        files=[_file(entry.record, blob) for blob in entry.files],
    )


def deed(entry: Said) -> str:
    """What was done, in a few words."""
    data = entry.data
    match entry.kind:
        case "routing":
            return _("giao %(name)s trả lời%(due)s") % {"name": entry.named, "due": _until(data)}
        case "answer" if data["outcome"] == Outcome.BEYOND:
            to = {"name": entry.named or data.get("above", ""), "due": _until(data)}
            return _("trả lời: vượt thẩm quyền, chuyển %(name)s%(due)s") % to
        case "answer":
            return _("trả lời: %(outcome)s") % {"outcome": words.outcome_words(data["outcome"])}
        case "verdict":
            if data["closed"]:
                return _("kết thúc kiến nghị")
            return _("chưa xong, theo dõi tiếp%(due)s") % {"due": _until(data)}
        case "merge":
            return _("gộp %(size)s kiến nghị để trả lời chung") % {"size": len(data["recommendations"])}
    return _("nêu kiến nghị%(due)s") % {"due": _until(data)}


def _until(data: dict[str, Any]) -> str:
    return _(", hạn trả lời %(due)s") % {"due": day(date.fromisoformat(data["due"]))} if "due" in data else ""


def _facts(data: dict[str, Any]) -> list[str]:
    found = []
    if reason := data.get("reason"):
        found.append(_("Lý do không tiếp thu: %(reason)s") % {"reason": reason})
    if paper := data.get("paper"):
        of = f"{paper}, {day(date.fromisoformat(data['paper_day']))}" if "paper_day" in data else paper
        found.append(_("Văn bản: %(paper)s") % {"paper": of})
    if others := data.get("others"):
        found.append(_("Trả lời chung cho %(others)s kiến nghị khác đã gộp.") % {"others": len(others)})
    return found


def _file(record: UUID, blob: Any) -> File:
    return File(url("documents:file", record, blob.sha256, blob.name), blob.name, filesize(blob.size))


@dataclass(frozen=True, slots=True)
class KinRow:
    href: str
    text: str
    raiser: str
    raised_on: date
    state: State


@dataclass(frozen=True, slots=True)
class KinList:
    """Those of one tie, under their heading."""

    heading: str
    rows: list[KinRow]


def kin_lists(found: Sequence[Kin], today: date) -> list[KinList]:
    headings = {
        "before": _("Đã nêu trước đây"),
        "after": _("Nêu lại về sau"),
        "whole": _("Tách từ kiến nghị"),
        "part": _("Các phần được tách"),
        "merged": _("Gộp trả lời chung với"),
    }
    return [
        KinList(heading, [_kin_row(one, today) for one in found if one.tie == tie])
        for tie, heading in headings.items()
        if any(one.tie == tie for one in found)
    ]


def _kin_row(one: Kin, today: date) -> KinRow:
    state = words.state_of(one.stage, one.due, today)
    return KinRow(url("recommendations:one", one.id), shortened(one.text), one.raiser_name, one.raised_on, state)


def offered(found: Sequence[Before], like: Sequence[Likeness], today: date) -> list[tuple[str, str]]:
    """Earlier recommendations as a form offers them, each with why."""
    common = {one.of.id: one.words for one in like}
    return [(str(one.id), _offered(one, common.get(one.id, ()), today)) for one in found]


def _offered(one: Before, common: Sequence[str], today: date) -> str:
    known = {
        "raiser": one.raiser_name,
        "day": day(one.raised_on),
        "text": shortened(one.text),
        "state": words.state_of(one.stage, one.due, today).word,
    }
    label = _("Nêu lại kiến nghị %(raiser)s nêu ngày %(day)s (%(state)s): “%(text)s”") % known
    return f"{label} {_('Giống ở: %(words)s.') % {'words': '; '.join(common)}}" if common else label
