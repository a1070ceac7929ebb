"""Papers that wait: for our word, for the others', our answer to an invitation, what is still to be read."""

from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from phoihop.accounts.viewer import SignedIn
from phoihop.agreements import waiting as confirming
from phoihop.home.rules import Waiting
from phoihop.home.waits.source import CONFIRMING, INVITED, Item, Names, Row, Scope, Source
from phoihop.intake.queries import waiting_readings
from phoihop.meetings import waiting as gatherings
from phoihop.records.actors import STAFF
from phoihop.tasks import waiting
from phoihop.ui.links import url
from phoihop.ui.states import State, draft


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


SOURCES: Final = (
    Source(what="confirm", rows=_confirm_rows, show=_confirm),
    Source(what="unconfirmed", rows=_unconfirmed_rows, show=_unconfirmed),
    Source(what="invited", rows=_invited_rows, show=_invited),
    Source(what="reading", rows=_reading_rows, show=_reading),
)
