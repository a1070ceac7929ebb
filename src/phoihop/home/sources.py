"""What may wait for a person, source by source. An app plugs in by a module of `Source`s in `home/waits`."""

from datetime import timedelta
from typing import Final

from phoihop.accounts.viewer import SignedIn
from phoihop.agreements import waiting as confirming
from phoihop.home.waits import papers, recommendations, reports, tasks
from phoihop.home.waits.source import Scope, Source
from phoihop.meetings.queries import held_between
from phoihop.records.actors import STAFF
from phoihop.tasks import waiting

AHEAD: Final = timedelta(days=30)
MEETING: Final = "meeting"
AGREEMENT: Final = "agreement"

SOURCES: Final[tuple[Source, ...]] = (*tasks.SOURCES, *papers.SOURCES, *recommendations.SOURCES, *reports.SOURCES)


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
