"""What may wait for a person, source by source. An app plugs in by adding a `Source` to `SOURCES`.

A source is a query, not a list: the desk puts all of them together and asks once, however many there are. Its columns
are those of `tasks.waiting.columns`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phoihop.accounts.viewer import SignedIn
from phoihop.agreements import waiting as confirming
from phoihop.home.rules import Waiting
from phoihop.intake.queries import waiting_readings
from phoihop.meetings import waiting as gatherings
from phoihop.meetings.queries import held_between
from phoihop.organisations.queries import Name
from phoihop.recommendations import waiting as matters
from phoihop.recommendations.rules import Stage
from phoihop.recommendations.words import state_of
from phoihop.records.actors import OFFICE, STAFF, Role
from phoihop.reports import expecting
from phoihop.reports import waiting as reporting
from phoihop.tasks import waiting, words
from phoihop.tasks.rules import standing
from phoihop.ui.formats import day
from phoihop.ui.links import url
from phoihop.ui.states import State, draft, waiting_for

Names = Mapping[str, Name]
AHEAD: Final = timedelta(days=30)
MEETING: Final = "meeting"
AGREEMENT: Final = "agreement"
ANSWERING: Final = OFFICE
CONFIRMING: Final = OFFICE | {Role.FOCAL}
INVITED: Final = OFFICE | {Role.FOCAL, Role.UNIT}


@dataclass(frozen=True, kw_only=True)
class Scope:
    """What the desk is asked for: as of which day, and under which agreement (None: all)."""

    today: date
    agreement: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of the union, as `tasks.waiting.columns` gives it."""

    what: str
    key: str
    due: date | None
    text: str
    org: str
    n: int
    m: int


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing on the desk. `verb` and `act` are the one thing to do about it; both empty where there is nothing."""

    waiting: Waiting
    text: str
    note: str
    href: str
    state: State
    verb: str = ""
    act: str = ""
    key: str = ""  # of the row it was made of


@dataclass(frozen=True, kw_only=True)
class Source:
    """`rows` gives the query within the scope, or None where the viewer's role has no part in it; `show` makes an item
    of a row; it is handed the names of the organisations in `org`, and gives None where it turns out that nothing
    waits."""

    what: str
    rows: Callable[[SignedIn, Scope], waiting.Rows | None]
    show: Callable[[Row, date, Names], Item | None]


def _part_rows(viewer: SignedIn, asked: Scope) -> waiting.Rows | None:
    if viewer.role not in STAFF:
        return None
    return waiting.own_parts(viewer, viewer.areas if viewer.role == Role.BOARD else (), asked.agreement)


def _part(row: Row, today: date, names: Names) -> Item:
    leads = _("ta phối hợp") if row.n else _("ta chủ trì")
    return Item(
        waiting=Waiting(due=row.due),
        text=row.text,
        note=_("%(assigner)s giao, %(leads)s, đã làm %(percent)s%%")
        % {"assigner": names[row.org].name, "leads": leads, "percent": row.m},
        href=url("tasks:task", row.key),
        state=words.state_of(standing(row.due, None, today)),
        verb=_("Cập nhật phần việc"),
        act=url("tasks:progress", row.key),
    )


def _asked_rows(viewer: SignedIn, asked: Scope) -> waiting.Rows | None:
    return waiting.asked_of_us(viewer, asked.agreement) if viewer.role in ANSWERING else None


def _asked(row: Row, today: date, names: Names) -> Item:
    return Item(
        waiting=Waiting(at_once=True),
        text=row.text,
        note=_("%(lead)s xin gia hạn đến %(due)s") % {"lead": names[row.org].name, "due": day(row.due)},
        href=url("tasks:task", row.key),
        state=State("waiting", _("Chờ trả lời")),
        verb=_("Trả lời gia hạn"),
        act=url("tasks:grant", row.key),
    )


def _asking_rows(viewer: SignedIn, asked: Scope) -> waiting.Rows | None:
    return waiting.asked_by_us(viewer, asked.agreement) if viewer.role in STAFF else None


def _asking(row: Row, today: date, names: Names) -> Item:
    return Item(
        waiting=Waiting(elsewhere=True, due=row.due),
        text=row.text,
        note=_("ta xin gia hạn đến %(due)s") % {"due": day(row.due)},
        href=url("tasks:task", row.key),
        state=waiting_for(names[row.org].short),
    )


def _late_rows(viewer: SignedIn, asked: Scope) -> waiting.Rows | None:
    """What the office gave out and has not come back."""
    if viewer.role != Role.CLERK:
        return None
    return waiting.late(viewer, asked.today, "late", assigned_only=True, agreement=asked.agreement)


def _all_late_rows(viewer: SignedIn, asked: Scope) -> waiting.Rows | None:
    """A head sees all that is late, and whose it is."""
    if viewer.role != Role.HEAD:
        return None
    return waiting.late(viewer, asked.today, "all-late", assigned_only=False, agreement=asked.agreement)


def _late(row: Row, today: date, names: Names) -> Item:
    return Item(
        waiting=Waiting(elsewhere=True, due=row.due),
        text=row.text,
        note=_("%(lead)s chủ trì") % {"lead": names[row.org].name},
        href=url("tasks:task", row.key),
        state=words.state_of(standing(row.due, None, today)),
    )


def _all_late(row: Row, today: date, names: Names) -> Item:
    item = _late(row, today, names)
    return replace(item, waiting=Waiting(due=row.due), verb=_("Xem nhiệm vụ"), act=item.href)


def _confirm_rows(viewer: SignedIn, asked: Scope) -> waiting.Rows | None:
    if viewer.role not in CONFIRMING:
        return None
    rows = confirming.for_our_word(viewer, asked.agreement)
    return rows.order_by().values_list(*waiting.columns("confirm", key="pk", text="title", org="author"))


def _confirm(row: Row, today: date, names: Names) -> Item:
    return Item(
        waiting=Waiting(at_once=True),
        text=row.text or _("Biên bản hội nghị"),
        note=_("%(author)s ban hành") % {"author": names[row.org].name},
        href=url("agreements:confirm", row.key),
        state=State("waiting", _("Chờ ta xác nhận")),
        verb=_("Xem và xác nhận"),
        act=url("agreements:confirm", row.key),
    )


def _invited_rows(viewer: SignedIn, asked: Scope) -> waiting.Rows | None:
    if viewer.role not in INVITED:
        return None
    return gatherings.to_reply(viewer, "invited", asked.today, asked.agreement)


def _invited(row: Row, today: date, names: Names) -> Item:
    return Item(
        waiting=Waiting(due=row.due),
        text=row.text,
        note=_("%(host)s mời họp") % {"host": names[row.org].name},
        href=url("briefings:agenda", row.key),
        state=State("waiting", _("Chờ ta trả lời giấy mời")),
        verb=_("Trả lời giấy mời"),
        act=url("meetings:reply", row.key),
    )


def _unconfirmed_rows(viewer: SignedIn, asked: Scope) -> waiting.Rows | None:
    if viewer.role not in CONFIRMING:
        return None
    found = confirming.for_others_word(viewer, asked.agreement)
    rows = found.filter(pk__in=found.order_by("issued_at").values("pk")[: waiting.MOST_LATE])
    return rows.order_by().values_list(*waiting.columns("unconfirmed", key="pk", text="title"))


def _unconfirmed(row: Row, today: date, names: Names) -> Item:
    return Item(
        waiting=Waiting(elsewhere=True),
        text=row.text or _("Biên bản hội nghị"),
        note=_("ta ban hành"),
        href=url("agreements:confirm", row.key),
        state=State("waiting", _("Chờ các bên xác nhận")),
    )


def _reading_rows(viewer: SignedIn, asked: Scope) -> waiting.Rows | None:
    if viewer.role not in STAFF:
        return None
    rows = waiting_readings(viewer, asked.agreement)
    return rows.order_by().values_list(*waiting.columns("reading", key="pk", text="name", n="seen", m="found"))


def _reading(row: Row, today: date, names: Names) -> Item:
    return Item(
        waiting=Waiting(),
        text=row.text,
        note=_("đã xem %(seen)s/%(found)s mục") % {"seen": row.n, "found": row.m},
        href=url("intake:reading", row.key),
        state=draft(),
        verb=_("Đọc tiếp"),
        act=url("intake:reading", row.key),
    )


def _to_answer_rows(viewer: SignedIn, asked: Scope) -> waiting.Rows | None:
    return matters.to_answer(viewer, "to-answer", asked.agreement) if viewer.role in STAFF else None


def _to_answer(row: Row, today: date, names: Names) -> Item:
    again = _(", nêu lần thứ %(times)s") % {"times": row.n} if row.n > 1 else ""
    return Item(
        waiting=Waiting(due=row.due),
        text=row.text,
        note=_("kiến nghị của %(raiser)s%(again)s") % {"raiser": names[row.org].name, "again": again},
        href=url("recommendations:one", row.key),
        state=state_of(Stage.AWAITED, row.due, today),
        verb=_("Trả lời kiến nghị"),
        act=url("recommendations:answer", row.key),
    )


def _to_judge_rows(viewer: SignedIn, asked: Scope) -> waiting.Rows | None:
    return matters.to_judge(viewer, "to-judge", asked.agreement) if viewer.role in STAFF else None


def _to_judge(row: Row, today: date, names: Names) -> Item:
    return Item(
        waiting=Waiting(at_once=True),
        text=row.text,
        note=_("%(holder)s đã trả lời kiến nghị của ta") % {"holder": names[row.org].name},
        href=url("recommendations:one", row.key),
        state=State("waiting", _("Chờ ta kết thúc")),
        verb=_("Xem trả lời"),
        act=url("recommendations:one", row.key),
    )


def _unanswered_rows(viewer: SignedIn, asked: Scope) -> waiting.Rows | None:
    if viewer.role not in STAFF:
        return None
    return matters.unanswered(viewer, "unanswered", asked.today, asked.agreement)


def _unanswered(row: Row, today: date, names: Names) -> Item:
    return Item(
        waiting=Waiting(elsewhere=True, due=row.due),
        text=row.text,
        note=_("%(holder)s chưa trả lời kiến nghị của ta") % {"holder": names[row.org].name},
        href=url("recommendations:one", row.key),
        state=state_of(Stage.AWAITED, row.due, today),
    )


def _to_take_rows(viewer: SignedIn, asked: Scope) -> waiting.Rows | None:
    """Reports belong to no agreement: a desk narrowed to one leaves them out."""
    return reporting.to_take(viewer, "to-take") if viewer.role in ANSWERING and asked.agreement is None else None


def _to_take(row: Row, today: date, names: Names) -> Item:
    title, period = reporting.said(row.text)
    return Item(
        waiting=Waiting(at_once=True),
        text=title,
        note=_("%(unit)s gửi, %(period)s") % {"unit": names[row.org].name, "period": period},
        href=url("reports:report", row.key),
        state=State("waiting", _("Chờ ta tiếp nhận")),
        verb=_("Tiếp nhận báo cáo"),
        act=url("reports:report", row.key),
    )


def _to_complete_rows(viewer: SignedIn, asked: Scope) -> waiting.Rows | None:
    return reporting.to_complete(viewer, "to-complete") if viewer.role in STAFF and asked.agreement is None else None


def _to_complete(row: Row, today: date, names: Names) -> Item:
    title, period = reporting.said(row.text)
    return Item(
        waiting=Waiting(at_once=True),
        text=title,
        note=_("%(receiver)s trả lại, %(period)s") % {"receiver": names[row.org].name, "period": period},
        href=url("reports:report", row.key),
        state=State("returned", _("Trả lại để bổ sung")),
        verb=_("Bổ sung và gửi lại"),
        act=url("reports:report", row.key),
    )


def _to_send_rows(viewer: SignedIn, asked: Scope) -> waiting.Rows | None:
    if viewer.role not in STAFF or asked.agreement is not None:
        return None
    return expecting.to_send(viewer, "to-send", asked.today)


def _to_send_soon_rows(viewer: SignedIn, asked: Scope) -> waiting.Rows | None:
    """What is about to be cut off."""
    if viewer.role not in STAFF or asked.agreement is not None:
        return None
    return expecting.to_send(viewer, "to-send-soon", asked.today, following=True)


def _to_send(row: Row, today: date, names: Names) -> Item | None:
    owed = expecting.owed_of(row.text, today)
    if owed is None:
        return None
    return Item(
        waiting=Waiting(due=owed.due),
        text=owed.title,
        note=_("gửi %(receiver)s, %(period)s") % {"receiver": names[row.org].name, "period": owed.period.label},
        href=url("reports:regime", row.key),
        state=words.state_of(standing(owed.due, None, today)),
        verb=_("Nhập báo cáo"),
        act=url("reports:fill", row.key, owed.period.code),
    )


def _to_chase_rows(viewer: SignedIn, asked: Scope) -> waiting.Rows | None:
    if viewer.role not in ANSWERING or asked.agreement is not None:
        return None
    return expecting.to_chase(viewer, "to-chase", asked.today)


def _to_chase(row: Row, today: date, names: Names) -> Item | None:
    owed = expecting.owed_of(row.text, today)
    if owed is None:
        return None
    missing = ngettext("%(count)s đơn vị chưa gửi", "%(count)s đơn vị chưa gửi", row.n) % {"count": row.n}
    return Item(
        waiting=Waiting(elsewhere=True, due=owed.due),
        text=owed.title,
        note=f"{missing}, {owed.period.label}",
        href=url("reports:missing", row.key, owed.period.code),
        state=words.state_of(standing(owed.due, None, today)),
    )


SOURCES: tuple[Source, ...] = (
    Source(what="part", rows=_part_rows, show=_part),
    Source(what="asked", rows=_asked_rows, show=_asked),
    Source(what="confirm", rows=_confirm_rows, show=_confirm),
    Source(what="invited", rows=_invited_rows, show=_invited),
    Source(what="reading", rows=_reading_rows, show=_reading),
    Source(what="to-answer", rows=_to_answer_rows, show=_to_answer),
    Source(what="to-judge", rows=_to_judge_rows, show=_to_judge),
    Source(what="to-take", rows=_to_take_rows, show=_to_take),
    Source(what="to-complete", rows=_to_complete_rows, show=_to_complete),
    Source(what="to-send", rows=_to_send_rows, show=_to_send),
    Source(what="to-send-soon", rows=_to_send_soon_rows, show=_to_send),
    Source(what="to-chase", rows=_to_chase_rows, show=_to_chase),
    Source(what="unanswered", rows=_unanswered_rows, show=_unanswered),
    Source(what="asking", rows=_asking_rows, show=_asking),
    Source(what="unconfirmed", rows=_unconfirmed_rows, show=_unconfirmed),
    Source(what="late", rows=_late_rows, show=_late),
    Source(what="all-late", rows=_all_late_rows, show=_all_late),
)


def agreements(viewer: SignedIn, asked: Scope) -> waiting.Rows | None:
    """What the desk may be narrowed to."""
    if viewer.role not in STAFF:
        return None
    rows = confirming.to_choose_from(viewer)
    return rows.order_by().values_list(*waiting.columns(AGREEMENT, key="pk", due="to_day", text="title", org="code"))


def meetings(viewer: SignedIn, asked: Scope) -> waiting.Rows | None:
    """Meetings of the next days, for the side column."""
    if viewer.role not in STAFF:
        return None
    soon = held_between(viewer, asked.today, asked.today + AHEAD, asked.agreement)
    return soon.order_by().values_list(*waiting.columns(MEETING, key="pk", due="day", text="title", org="place"))
