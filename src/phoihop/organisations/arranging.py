"""A rearrangement of organisations, worked out before anybody confirms it: who ends, who follows, who stood below."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from phoihop.organisations.definitions import refuse_misshapen
from phoihop.organisations.reading import Standing, standing_below, standings
from phoihop.organisations.rules import Change, begins_from, day_before, ended, followed
from phoihop.records.fields import Data
from phoihop.records.refusals import Refusal

MOST_BELOW = 300


@dataclass(frozen=True, kw_only=True)
class Arrangement:
    """What a rearrangement on `day` would touch. `below`: who would still stand under those who end."""

    change: Change
    day: str
    before: tuple[Standing, ...]
    after: tuple[Standing, ...]
    below: tuple[Standing, ...]
    papers: tuple[str, ...] = ()
    note: str = ""
    counted: tuple[tuple[str, int], ...] = ()

    @property
    def ending(self) -> tuple[Standing, ...]:
        """Who is no more from `day` on."""
        after = {one.org for one in self.after}
        return tuple(one for one in self.before if one.org not in after)

    @property
    def could_open(self) -> tuple[Standing, ...]:
        """Who follows and has no first day on record yet."""
        before = {one.org for one in self.before}
        return tuple(one for one in self.after if one.org not in before and "from" not in one.data)

    @property
    def stamp(self) -> str:
        """What a person saw when they confirm: changes when any record of it changes."""
        bodies = sorted({one.body for one in (*self.before, *self.after, *self.below)})
        return hashlib.sha256("\n".join(bodies).encode("ascii")).hexdigest()

    def data(self) -> Data:
        data: Data = {"change": str(self.change), "day": self.day, "before": [one.org for one in self.before]}
        if self.after:
            data["after"] = [one.org for one in self.after]
        if self.papers:
            data["papers"] = list(self.papers)
        if self.note:
            data["note"] = self.note
        return data | dict(self.counted)

    def changes(self, opens: frozenset[str], moves: Mapping[str, str]) -> list[tuple[Standing, Data]]:
        """Each record that changes, with what it says then. Nothing is moved that `moves` does not name."""
        over = {one.org for one in self.ending}
        follow = {one.org for one in self.after}
        found = [(one, _closed(one, self.day)) for one in self.ending]
        found += [(one, {**one.data, "from": self.day}) for one in self.could_open if one.org in opens]
        for one in self.below:
            superior = moves.get(one.org, "")
            if superior in follow:
                data = next((data for known, data in found if known.org == one.org), one.data)
                found = [pair for pair in found if pair[0].org != one.org]
                found.append((one, _moved(data, over, superior, self)))
        return [(one, data) for one, data in found if data != one.data]


def arrangement(
    change: Change,
    day: date,
    before: list[str],
    after: list[str],
    *,
    papers: tuple[str, ...] = (),
    note: str = "",
    counted: tuple[tuple[str, int], ...] = (),
) -> Arrangement:
    """Reads what a rearrangement would touch. Two statements. Raises `Refusal`."""
    refuse_misshapen(change, before, after)
    known = standings([*before, *after])
    missing = [org for org in [*before, *after] if org not in known]
    if missing:
        raise Refusal("org.unknown", _("Có tổ chức chưa có trong danh bạ. Ghi nhận tổ chức đó trước."))
    over = [org for org in before if org not in after]
    below = standing_below(over, day) if over else ()
    if len(below) > MOST_BELOW:
        sentence = _("Có hơn %(most)s tổ chức cấp dưới. Chuyển bớt cấp dưới trước, rồi ghi nhận sắp xếp.")
        raise Refusal("below.many", sentence % {"most": MOST_BELOW})
    found = Arrangement(
        change=change,
        day=day.isoformat(),
        before=tuple(known[org] for org in dict.fromkeys(before)),
        after=tuple(known[org] for org in dict.fromkeys(after)),
        below=below,
        papers=papers,
        note=note,
        counted=counted,
    )
    for one in found.ending:
        _closed(one, found.day)
    return found


def _closed(one: Standing, day: str) -> Data:
    """The record of somebody who is no more from `day` on: names and superiors end with it."""
    last = day_before(day)
    if one.data.get("to", last) < last:
        sentence = _("“%(name)s” đã ghi kết thúc trước ngày này. Chọn tổ chức khác, hoặc sửa ngày.")
        raise Refusal("before.over", sentence % {"name": one.name}, {"before": sentence % {"name": one.name}})
    dated: list[Mapping[str, Any]] = [*one.data["names"], *one.data.get("ties", ()), one.data]
    if begins_from(dated, day):
        sentence = _(
            "“%(name)s” có tên gọi hoặc cấp trên bắt đầu từ ngày này trở đi. Sửa ngày, hoặc đính chính tổ chức."
        )
        raise Refusal("before.later", sentence % {"name": one.name}, {"day": sentence % {"name": one.name}})
    data = {**one.data, "names": ended(one.data["names"], day), "to": last}
    if "ties" in data:
        data["ties"] = ended(data["ties"], day)
    return data


def _moved(data: Data, over: set[str], superior: str, by: Arrangement) -> Data:
    """Every line along which it stood under somebody who ends leads to `superior` from `day` on."""
    ties: list[dict[str, Any]] = []
    for line in dict.fromkeys(tie["line"] for tie in data["ties"]):
        along = [tie for tie in data["ties"] if tie["line"] == line]
        held = any(tie["superior"] in over and tie.get("to", by.day) >= by.day for tie in along)
        if held and not begins_from(along, by.day):
            new = {"line": line, "superior": superior, **({"paper": by.papers[0]} if by.papers else {})}
            along = followed(along, new, by.day)
        ties += along
    return {**data, "ties": ties}
