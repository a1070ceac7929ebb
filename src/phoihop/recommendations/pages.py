"""Lists of recommendations made ready for their templates: small values with every word and address in place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from phoihop.agreements.choices import Choices
from phoihop.recommendations import filters, words
from phoihop.recommendations.filters import Filter
from phoihop.recommendations.lists import Counts, Listed
from phoihop.recommendations.rules import AGES, Group, State
from phoihop.recommendations.summing import Summary, Summed, added_up
from phoihop.tasks.periods import UNDATED, offered, period
from phoihop.ui.formats import LONGEST_LISTED, day, shortened
from phoihop.ui.links import query, url
from phoihop.ui.states import State as Shown
from phoihop.ui.tables import Column, Count, Select, Tab

MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list. `group`: the head line above it, where one begins."""

    href: str
    text: str
    note: str
    raiser: str
    holder: str
    age: str
    raised_on: str
    state: Shown
    group: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the summary: a name, its figures, and the list it opens."""

    label: str
    href: str
    of: Summed


@dataclass(frozen=True, slots=True)
class Section:
    """One table of the summary. `ages`: only open ones are in it."""

    caption: str
    label: str
    lines: list[Line]
    total: Summed
    ages: bool = False


def wanted_of(asked: QueryDict, today: Any) -> Filter:
    """The filter in the address."""
    return filters.read({name: str(asked[name]) for name in filters.NAMES if name in asked}, today)


def rows(
    found: Iterable[Listed], offered_choices: Choices, wanted: Filter, counts: Counts, *, grouped: bool
) -> list[Row]:
    """The lines; `grouped` where the list stands in the order of states, so that each state is announced once."""
    lines, last = [], None
    for one in found:
        state = one.state(wanted.today)
        group = f"{words.state_words(state)} ({counts.of(state)})" if grouped and state != last else ""
        last = state
        lines.append(
            Row(
                href=url("recommendations:one", one.id),
                text=shortened(one.text, LONGEST_LISTED),
                note=words.note(one, wanted.today),
                raiser=_named(offered_choices, one.raiser),
                holder=_named(offered_choices, one.holder),
                age=words.age_of(one, wanted.today),
                raised_on=day(one.raised_on),
                state=words.state_of(one.stage, one.due, wanted.today),
                group=group,
            )
        )
    return lines


def _named(offered_choices: Choices, org: str) -> str:
    return offered_choices.sides.get(org) or _("chưa rõ")


def counts_line(counts: Counts, wanted: Filter, asked: QueryDict) -> list[Count]:
    """The four counts, each a filter; the chosen one takes itself off."""
    return [
        Count(
            words.state_words(state),
            counts.of(state),
            query(asked, **{filters.STATE: None if state == wanted.state else filters.STATE_CODES[state]}),
            state == wanted.state,
        )
        for state in State
    ]


def listed_total(counts: Counts, wanted: Filter) -> int:
    return counts.of(wanted.state) if wanted.state else counts.total


def selects(offered_choices: Choices, wanted: Filter, asked: Mapping[str, str]) -> list[Select]:
    sides = tuple(offered_choices.sides.items())
    agreements = tuple((str(key), name) for key, name in offered_choices.agreements.items())
    periods = [period(code, wanted.today) for code in offered(wanted.today) if code != UNDATED]
    if wanted.period.code not in {one.code for one in periods}:
        periods.append(wanted.period)
    groups = [*((one.value, words.group_words(one)) for one in Group), (filters.NO_GROUP, words.group_words(""))]
    return [
        Select.of(filters.PERIOD, _("Kỳ nêu"), [(p.code, words.period_words(p, wanted.today)) for p in periods], asked),
        Select.of(filters.RAISER, _("Bên nêu"), [("", _("Mọi bên")), *sides], asked),
        Select.of(filters.HOLDER, _("Nơi trả lời"), [("", _("Mọi cơ quan")), *sides], asked),
        Select.of(filters.GROUP, _("Nhóm vấn đề"), [("", _("Mọi nhóm")), *groups], asked),
        Select.of(filters.AGE, _("Tuổi"), [("", _("Mọi tuổi")), *((c, words.age_words(c)) for c in AGES)], asked),
        Select.of(filters.AGREEMENT, _("Quy chế"), [("", _("Mọi quy chế")), *agreements], asked),
    ]


def tabs(asked: QueryDict, current: str) -> list[Tab]:
    """The list and its summary, under one filter."""
    narrowed = query(asked, sort=None)
    named = (("list", _("Danh sách")), ("summary", _("Tổng hợp")))
    return [
        Tab(label, url(f"recommendations:{name}") + (narrowed if len(narrowed) > 1 else ""), name == current)
        for name, label in named
    ]


def sections(found: Summary, offered_choices: Choices, asked: QueryDict) -> list[Section]:
    """The tables of the summary. Each sums to the same."""
    groups = {**{one.value: words.group_words(one) for one in Group}, "": words.group_words("")}
    ages = {code: words.age_words(code) for code in AGES}
    sides = offered_choices.sides
    tables = (
        (_("Theo bên nêu"), _("Bên nêu"), filters.RAISER, found.raiser, sides),
        (_("Theo nhóm vấn đề"), _("Nhóm vấn đề"), filters.GROUP, found.group, groups),
        (_("Theo nơi trả lời"), _("Nơi trả lời"), filters.HOLDER, found.holder, sides),
        (_("Đang mở, theo tuổi từ ngày nêu lần đầu"), _("Tuổi"), filters.AGE, found.age, ages),
    )
    return [
        Section(caption, label, _lines(by, labels, name, asked), added_up(by.values()), ages=name == filters.AGE)
        for caption, label, name, by, labels in tables
    ]


def _lines(by: Mapping[Any, Summed], labels: Mapping[Any, str], name: str, asked: QueryDict) -> list[Line]:
    order = {key: at for at, key in enumerate(labels)}
    base = url("recommendations:list")
    none = filters.NO_GROUP if name == filters.GROUP else None
    return [
        Line(
            label=labels.get(key) or _("chưa rõ"),
            href=base + query(asked, **{name: key or none, filters.STATE: None}),
            of=by[key],
        )
        for key in sorted(by, key=lambda one: (order.get(one, len(order)), str(one)))
    ]


def headline(found: Summary, offered_choices: Choices) -> str:
    """“86 kiến nghị (63 + 23), còn mở 29 (26 + 3)”, with the names of the sides while they are few; else the table has
    them."""
    by = found.raiser
    if not by:
        return ""
    sides = sorted(by, key=lambda org: (-by[org].raised, offered_choices.sides.get(org, "")))
    total = added_up(by.values())
    if len(sides) > MOST_NAMED:
        said = {"raised": total.raised, "sides": len(sides), "open": total.open}
        return _("%(sides)s bên đã nêu %(raised)s kiến nghị. Còn mở %(open)s.") % said
    raised = "; ".join(f"{_named(offered_choices, org)} {by[org].raised}" for org in sides)
    still = "; ".join(f"{_named(offered_choices, org)} {by[org].open}" for org in sides if by[org].open)
    sentence = _("Đã nêu %(raised)s kiến nghị (%(by)s).") % {"raised": total.raised, "by": raised}
    if not total.open:
        return f"{sentence} {_('Không còn kiến nghị tồn đọng.')}"
    return f"{sentence} {_('Còn mở %(open)s (%(by)s).') % {'open': total.open, 'by': still}}"


def list_columns() -> list[Column]:
    return [
        Column(_("Nội dung")),
        Column(_("Bên nêu"), "c-who"),
        Column(_("Nơi trả lời"), "c-who"),
        Column(_("Tuổi"), "c-num num", "age"),
        Column(_("Trạng thái"), "c-state", "state"),
    ]


def summary_columns(section: Section) -> list[Column]:
    """The heads of a table of the summary."""
    if section.ages:
        return [
            Column(section.label),
            Column(_("Còn mở"), "c-num num"),
            Column(_("Đã trả lời, chờ bên nêu"), "c-short num"),
            Column(_("Chưa trả lời, trong hạn"), "c-short num"),
            Column(_("Chưa trả lời, quá hạn"), "c-short num"),
        ]
    return [
        Column(section.label),
        Column(_("Đã nêu"), "c-num num"),
        Column(_("Đã trả lời, đúng hạn"), "c-num num"),
        Column(_("Đã trả lời, chậm"), "c-num num"),
        Column(_("Chưa trả lời, trong hạn"), "c-num num"),
        Column(_("Chưa trả lời, quá hạn"), "c-num num"),
        Column(_("Đã kết thúc"), "c-num num"),
        Column(_("Còn mở"), "c-num num"),
    ]


def figures(of: Summed, ages: bool = False) -> tuple[int, ...]:
    """The figures of a line, in the order of its columns."""
    if ages:
        answered = of.answered_in_time + of.answered_late
        return of.open, answered, of.awaited_in_time, of.awaited_late
    return (
        of.raised,
        of.answered_in_time,
        of.answered_late,
        of.awaited_in_time,
        of.awaited_late,
        of.closed,
        of.open,
    )
