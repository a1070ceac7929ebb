"""What the dictionary says of an indicator, in words: as it stands, and how it came to that."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from phoihop.journal.said import Said
from phoihop.records.fields import Data
from phoihop.records.keys import ref_id
from phoihop.reports.dictionary import Known
from phoihop.reports.rules import Aggregation, Direction, Flavour
from phoihop.reports.words import AGGREGATION, DIRECTION, FLAVOUR
from phoihop.ui.comparing import Clause, compare_clauses
from phoihop.ui.formats import day, number, shortened
from phoihop.ui.states import State

LONGEST = 60  # signs of a value that are told in the history


def clauses(data: Data, known: Sequence[Known]) -> list[tuple[str, str]]:
    """What is known of an indicator, by label."""
    return list(_clauses(data, {one.id: one.name for one in known}))


def _clauses(data: Data, called: Mapping[Any, str]) -> Iterator[tuple[str, str]]:
    flavour = Flavour(data["flavour"])
    yield _("Tên"), data["name"]
    yield from ((label, data[name]) for name, label in (("code", _("Mã")),) if name in data)
    yield from ((label, data[name]) for name, label in (("definition", _("Định nghĩa, cách tính")),) if name in data)
    yield from ((label, data[name]) for name, label in (("supplier", _("Nơi cung cấp số liệu")),) if name in data)
    yield _("Đơn vị tính"), data["unit"]
    yield _("Loại số"), str(FLAVOUR[flavour])
    if flavour == Flavour.RATIO:
        for name, label in (("numerator", _("Tử số")), ("denominator", _("Mẫu số"))):
            yield label, called.get(ref_id(data[name]), "–") if name in data else "–"
        yield _("Nhân với"), number(data.get("factor", 1))
        yield _("Tổng hợp"), _("tính lại từ tổng")
    else:
        yield _("Tổng hợp"), str(AGGREGATION[Aggregation(data.get("aggregation", Aggregation.SUM))])
    yield _("Số lẻ"), str(data.get("decimals", 0))
    yield _("Chiều"), str(DIRECTION[Direction(data.get("direction", Direction.NONE))])
    if "from" in data:
        yield _("Dùng từ ngày"), day(date.fromisoformat(data["from"]))


def compared(old: Data, new: Data, known: Sequence[Known]) -> list[Clause]:
    return compare_clauses(clauses(old, known), clauses(new, known))


def history(said: Sequence[Said], known: Sequence[Known]) -> dict[str, str]:
    """What each version did, by its act. `said`: the newest first."""
    before = [entry.data for entry in said[1:]]
    return {
        entry.act: _told(entry.data, before[at] if at < len(before) else None, known) for at, entry in enumerate(said)
    }


def _told(data: Data, before: Data | None, known: Sequence[Known]) -> str:
    if before is None:
        return _("lập bản mới của chỉ tiêu") if "replaces" in data else _("ghi nhận chỉ tiêu")
    done = [
        f"{one.label.lower()}: {_quoted(one.old)} → {_quoted(one.new)}"
        for one in compared(before, data, known)
        if one.changed
    ]
    parts = [_("sửa %(changes)s") % {"changes": "; ".join(done)}] if done else []
    if data.get("to") != before.get("to"):
        parts.append(_("thôi dùng từ %(day)s") % {"day": _end(data)} if "to" in data else _("dùng lại"))
    return "; ".join(parts) or _("ghi nhận lại, không đổi gì")


def _quoted(text: str | None) -> str:
    return f"“{shortened(text, LONGEST)}”" if text else _("(trống)")


def _end(data: Data) -> str:
    return day(date.fromisoformat(data["to"]) + timedelta(days=1))


def state_of(one: Known, today: date) -> State:
    if one.is_retired(today):
        return State("draft", _("Thôi dùng từ %(day)s") % {"day": day(one.retired)})
    if one.from_day and one.from_day > today:
        return State("waiting", _("Dùng từ %(day)s") % {"day": day(one.from_day)})
    if one.retired:
        return State("soon", _("Dùng đến hết %(day)s") % {"day": day(one.retired - timedelta(days=1))})
    return State("done", _("Đang dùng"))
