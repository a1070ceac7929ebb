"""Tasks that wait: our parts, extensions asked of us and by us, what is late."""

from dataclasses import replace
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from phoihop.accounts.viewer import SignedIn
from phoihop.home.rules import Waiting
from phoihop.home.waits.source import ANSWERING, Item, Names, Row, Scope, Source
from phoihop.records.actors import STAFF, Role
from phoihop.tasks import waiting, words
from phoihop.tasks.rules import standing
from phoihop.ui.formats import day
from phoihop.ui.links import url
from phoihop.ui.states import State, waiting_for


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


SOURCES: Final = (
    Source(what="part", rows=_part_rows, show=_part),
    Source(what="asked", rows=_asked_rows, show=_asked),
    Source(what="asking", rows=_asking_rows, show=_asking),
    Source(what="late", rows=_late_rows, show=_late),
    Source(what="all-late", rows=_all_late_rows, show=_all_late),
)
