"""The meetings of an agreement as a review report needs them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from phoihop.meetings.queries import held_between
from phoihop.meetings.rules import State
from phoihop.records.actors import Viewer


@dataclass(frozen=True, kw_only=True)
class MeetingFact:
    id: UUID
    title: str
    day: date | None
    place: str


def meetings_between(viewer: Viewer, agreement: UUID, first: date, last: date) -> list[MeetingFact]:
    """The meetings held under the agreement from `first` to `last`, in their order. One statement."""
    rows = held_between(viewer, first, last, agreement).filter(state=State.HELD).order_by("day", "pk")
    return [
        MeetingFact(id=pk, title=title, day=day, place=place)
        for pk, title, day, place in rows.values_list("pk", "title", "day", "place")
    ]
