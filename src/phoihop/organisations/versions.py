"""What a record of the directory says, clause by clause, to set two versions side by side."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from phoihop.organisations.queries import UNKNOWN, Name, names
from phoihop.organisations.rules import Body, Family, Line
from phoihop.organisations.wording import BODIES, FAMILIES, LINES
from phoihop.records.fields import Data
from phoihop.ui.comparing import Clause, compare_clauses
from phoihop.ui.formats import day


def compared(old: Data, new: Data) -> Sequence[Clause]:
    """Two versions of an organisation's record. One statement."""
    called = names({tie["superior"] for data in (old, new) for tie in data.get("ties", ())})
    return compare_clauses(list(_clauses(old, called)), list(_clauses(new, called)))


def compared_simply(old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]) -> Sequence[Clause]:
    return compare_clauses([one for one in old if one[1]], [one for one in new if one[1]])


def _clauses(data: Data, called: Mapping[str, Name]) -> Iterator[tuple[str, str]]:
    yield _("Tên gọi"), "\n".join(f"{one['name']} ({one['short']}), {span(one)}" for one in data["names"])
    ties = [_tie(tie, called) for tie in data.get("ties", ())]
    if ties:
        yield _("Cấp trên"), "\n".join(ties)
    yield _("Loại tổ chức"), str(BODIES[Body(data["body_kind"])])
    yield _("Thể thức văn bản"), str(FAMILIES[Family(data["family"])])
    for label, field in ((_("Ký hiệu"), "symbol"), (_("Địa danh"), "place")):
        if data.get(field):
            yield label, data[field]
    yield _("Thời gian hoạt động"), span(data)


def _tie(tie: Mapping[str, Any], called: Mapping[str, Name]) -> str:
    return f"{LINES[Line(tie['line'])]}: {called.get(tie['superior'], UNKNOWN).name}, {span(tie)}"


def span(item: Mapping[str, Any]) -> str:
    """“từ 01/07/2025 đến 30/06/2026”, as far as it is known."""
    first, last = (date.fromisoformat(item[name]) if name in item else None for name in ("from", "to"))
    if first and last:
        return _("từ %(first)s đến %(last)s") % {"first": day(first), "last": day(last)}
    if first:
        return _("từ %(first)s đến nay") % {"first": day(first)}
    if last:
        return _("đến %(last)s") % {"last": day(last)}
    return _("đến nay")
