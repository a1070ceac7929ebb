"""Reports that wait: to be accepted, completed, sent, and those to be chased.

Reports belong to no agreement: a desk narrowed to one leaves them out.
"""

from datetime import date
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phoihop.accounts.viewer import SignedIn
from phoihop.home.rules import Waiting
from phoihop.home.waits.source import ANSWERING, Item, Names, Row, Scope, Source
from phoihop.records.actors import STAFF
from phoihop.reports import expecting
from phoihop.reports import waiting as reporting
from phoihop.tasks import waiting, words
from phoihop.tasks.rules import standing
from phoihop.ui.links import url
from phoihop.ui.states import State


def _to_take_rows(viewer: SignedIn, asked: Scope) -> waiting.Rows | None:
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


def _to_send(row: Row, today: date, names: Names) -> Item:
    owed = expecting.owed_of(row.text)
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


def _to_chase(row: Row, today: date, names: Names) -> Item:
    owed = expecting.owed_of(row.text)
    missing = ngettext("%(count)s đơn vị chưa gửi", "%(count)s đơn vị chưa gửi", row.n) % {"count": row.n}
    return Item(
        waiting=Waiting(elsewhere=True, due=owed.due),
        text=owed.title,
        note=f"{missing}, {owed.period.label}",
        href=url("reports:missing", row.key, owed.period.code),
        state=words.state_of(standing(owed.due, None, today)),
    )


SOURCES: Final = (
    Source(what="to-take", rows=_to_take_rows, show=_to_take),
    Source(what="to-complete", rows=_to_complete_rows, show=_to_complete),
    Source(what="to-send", rows=_to_send_rows, show=_to_send),
    Source(what="to-send-soon", rows=_to_send_soon_rows, show=_to_send),
    Source(what="to-chase", rows=_to_chase_rows, show=_to_chase),
)
