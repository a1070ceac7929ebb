"""Recommendations that wait: for our answer, for our word on an answer, for the answer of others."""

from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from phoihop.accounts.viewer import SignedIn
from phoihop.home.rules import Waiting
from phoihop.home.waits.source import Item, Names, Row, Scope, Source
from phoihop.recommendations import waiting as matters
from phoihop.recommendations.rules import Stage
from phoihop.recommendations.words import state_of
from phoihop.records.actors import STAFF
from phoihop.tasks import waiting
from phoihop.ui.links import url
from phoihop.ui.states import State


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


SOURCES: Final = (
    Source(what="to-answer", rows=_to_answer_rows, show=_to_answer),
    Source(what="to-judge", rows=_to_judge_rows, show=_to_judge),
    Source(what="unanswered", rows=_unanswered_rows, show=_unanswered),
)
