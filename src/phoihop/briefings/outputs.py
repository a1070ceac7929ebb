"""The opening of a meeting as templates print it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils.translation import gettext as _

from phoihop.briefings.queries import Concluded, Open, Opening, Paper, Reporting
from phoihop.meetings.deciding import Sort
from phoihop.meetings.outputs import task_state
from phoihop.meetings.queries import Seen
from phoihop.meetings.rules import Presence
from phoihop.organisations.queries import UNKNOWN
from phoihop.organisations.rules import in_order
from phoihop.recommendations.rules import Stage
from phoihop.recommendations.words import state_of
from phoihop.reports import words as reporting_words
from phoihop.reports.rules import State as ReportWord
from phoihop.tasks.rules import VIET_NAM, State
from phoihop.ui import states
from phoihop.ui.formats import day, days
from phoihop.ui.links import url


@dataclass(frozen=True, slots=True)
class Line:
    """One conclusion of the meeting before."""

    no: int
    text: str
    href: str
    lead: str
    due: str
    state: states.State | None
    parts: str  # whose part is open still


def _order(one: Concluded, today: date) -> tuple[int, int]:
    """What is late comes first, then what is open, then what is done."""
    if one.task is None or one.withdrawn:
        return 2, one.no
    found = one.standing(today).state
    return {State.OPEN_LATE: 0, State.OPEN_IN_TIME: 1}.get(found, 3), one.no


def lines(found: Opening, today: date) -> list[Line]:
    return [_line(one, found, today) for one in sorted(found.concluded, key=lambda one: _order(one, today))]


def _line(one: Concluded, found: Opening, today: date) -> Line:
    parts = sorted((_name(found, org) for org in one.open_parts), key=in_order)
    state = states.State("draft", _("Đã rút")) if one.withdrawn else task_state(one.standing(today))
    return Line(
        no=one.no,
        text=one.text,
        href=url("tasks:task", one.task) if one.task else "",
        lead=_name(found, one.lead) if one.lead else "",
        due=day(one.due) if one.task else "",
        state=state if one.task else None,
        parts=_("còn phần của %(names)s") % {"names": ", ".join(parts)} if parts else "",
    )


def _name(found: Opening, org: str) -> str:
    return found.names.get(org, UNKNOWN).name


def summary(concluded: Iterable[Concluded], today: date) -> str:
    """ "xong 5, đang làm 1, quá hạn 1, chưa giao 2"."""
    late = going = done = ungiven = 0
    for one in concluded:
        if one.withdrawn:
            continue
        if one.task is None:
            ungiven += 1
            continue
        match one.standing(today).state:
            case State.OPEN_LATE:
                late += 1
            case State.OPEN_IN_TIME:
                going += 1
            case _:
                done += 1
    said = [_("xong %(count)s") % {"count": done}, _("đang làm %(count)s") % {"count": going}]
    said.append(_("quá hạn %(count)s") % {"count": late})
    if ungiven:
        said.append(_("chưa giao %(count)s") % {"count": ungiven})
    return ", ".join(said)


@dataclass(frozen=True, slots=True)
class Matter:
    """A recommendation that is open."""

    text: str
    href: str
    who: str
    age: str
    state: states.State


def matters(found: Opening, today: date) -> list[Matter]:
    return [_matter(one, found, today) for one in sorted(found.open, key=lambda one: _urgent(one, today))]


def _urgent(one: Open, today: date) -> tuple[int, date]:
    late = one.stage == Stage.AWAITED and one.due is not None and one.due < today
    return 0 if late else 1, one.first_raised_on


def _matter(one: Open, found: Opening, today: date) -> Matter:
    again = _(", nêu lần thứ %(times)s") % {"times": one.times} if one.times > 1 else ""
    return Matter(
        text=one.text,
        href=url("recommendations:one", one.id),
        who=_("%(raiser)s nêu, %(holder)s trả lời%(again)s")
        % {"raiser": _name(found, one.raiser), "holder": _name(found, one.holder), "again": again},
        age=days((today - one.first_raised_on).days, _("ngày")),
        state=state_of(Stage(one.stage), one.due, today),
    )


@dataclass(frozen=True, slots=True)
class Handed:
    """A paper on the table, with the addresses of its files."""

    title: str
    author: str
    href: str
    files: tuple[tuple[str, str], ...]  # name, address


def papers(found: Opening, key: str, known: Iterable[str]) -> list[Handed]:
    """The papers of one item; with an empty key those of the whole meeting, and of items that are gone."""
    there = set(known)
    return [
        _handed(one, found)
        for one in found.papers
        if one.sort == Sort.PAPER and (one.item == key or (not key and one.item not in there))
    ]


def letters(found: Opening) -> dict[str, list[Handed]]:
    """The invitation and the notice, by what they are."""
    return {sort: [_handed(one, found) for one in found.papers if one.sort == sort] for sort in Sort}


def _handed(one: Paper, found: Opening) -> Handed:
    return Handed(
        title=one.title,
        author=_name(found, one.author),
        href=url("documents:one", one.document) if one.document else "",
        files=tuple((file.name, url("documents:file", one.id, file.sha256, file.name)) for file in one.files),
    )


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit that reports to the meeting."""

    name: str
    href: str
    state: states.State


def units(reporting: Reporting, found: Opening, today: date) -> list[Unit]:
    """Who owes a report comes first, by name."""
    rows = []
    for org in reporting.units:
        sent = reporting.sent.get(org)
        first = datetime.combine(sent.first_sent, time(12), VIET_NAM) if sent and sent.first_sent else None
        word = ReportWord(sent.state) if sent else None
        shown = reporting_words.state(word, first_sent=first, due=reporting.due, today=today)
        name = _name(found, org)
        rows.append(
            (sent is not None, in_order(name), Unit(name, url("reports:report", sent.report) if sent else "", shown))
        )
    return [unit for _sent, _order_of, unit in sorted(rows, key=lambda row: row[:2])]


def coming(meeting: Seen, found: Opening) -> tuple[int, int]:
    """How many are expected, and how many of them have said they come or send somebody."""
    words = [found.replies.get(org) for org in meeting.asked]
    return len(words), sum(word in {Presence.COME, Presence.SEND} for word in words)
