"""What still keeps a reading from being issued, said at the item it is about. Pure."""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from phoihop.intake.issuing import assigned_on
from phoihop.intake.items import Decision, Desk, Item, Sort
from phoihop.intake.labels import FIELDS
from phoihop.intake.naming import Names
from vanban.dates import format_day, parse_day
from vanban.problem import Problem

_DAY: Final = re.compile(r"(?:ngày\s+)?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}")
WHOLE = ""  # the key of what concerns the reading as a whole
_LONGEST = {
    "abstract": 1000,
    "kind": 100,
    "number": 20,
    "symbol": 60,
    "issuer": 300,
    "title": 500,
    "place": 300,
    "name": 120,
    "titles": 300,
    "organizers": 300,
    "sides": 300,
    "text": 4000,
    "due_text": 200,
    "product": 500,
    "executor": 300,
    "period_from": 20,
    "period_to": 20,
}


def problems(desk: Desk, names: Names, *, placed: bool, today: date) -> dict[str, list[str]]:
    """Sentences by item. `placed`: a person has said to which agreement the reading belongs, or that to none."""
    given = date.fromisoformat(assigned_on(desk, today) or today.isoformat())
    found: dict[str, list[str]] = {}
    if not placed:
        found[WHOLE] = [_("Chưa chọn quy chế. Chọn quy chế, hoặc chọn “Không thuộc quy chế nào”.")]
    for item in desk.items:
        said = [*_CHECKS[item.sort](item, names)] if item.decision == Decision.ACCEPTED else []
        said += [*_too_long(item), *_day(item, given)] if item.decision == Decision.ACCEPTED else []
        if item.sort == Sort.PAPER and item.decision != Decision.ACCEPTED:
            said.append(_("Chưa nhận mục văn bản. Văn bản gốc luôn được vào sổ cùng những gì đọc từ đó."))
        if said:
            found[item.id] = said
    return found


def _too_long(item: Item) -> list[str]:
    return [
        _("Ô “%(label)s” dài quá %(most)d ký tự. Sửa cho ngắn lại.") % {"label": label, "most": _LONGEST[name]}
        for name, label in FIELDS[item.sort].items()
        if name in _LONGEST and any(len(value) > _LONGEST[name] for value in item.all(name))
    ]


def _day(item: Item, given: date) -> list[str]:
    """A due day that is none, or that had passed when the task was assigned."""
    due, said = item.one("due"), item.one("due_text")
    if due and date.fromisoformat(due) < given:
        return [
            _("Hạn %(due)s sớm hơn ngày giao %(given)s. Xin sửa một trong hai.")
            % {"due": format_day(date.fromisoformat(due)), "given": format_day(given)}
        ]
    if not due and _DAY.fullmatch(said.strip()):
        found = parse_day(said.strip(), given)
        if isinstance(found, Problem):
            return [_("Hạn “%(said)s”: %(sentence)s") % {"said": said, "sentence": found.sentence}]
    return []


def _paper(item: Item, names: Names) -> list[str]:
    return [] if item.one("abstract") else [_("Chưa có trích yếu. Điền nội dung chính của văn bản.")]


def _meeting(item: Item, names: Names) -> list[str]:
    return [] if item.one("title") else [_("Chưa có tên hội nghị. Điền tên, hoặc bỏ mục này.")]


def _person(item: Item, names: Names) -> list[str]:
    return [] if item.one("name") else [_("Chưa có họ tên. Điền họ tên, hoặc bỏ mục này.")]


def _cited(item: Item, names: Names) -> list[str]:
    return [] if item.one("number") else [_("Chưa có số văn bản. Điền số, hoặc bỏ mục này.")]


def _task(item: Item, names: Names) -> list[str]:
    said = [] if item.one("text") else [_("Chưa có nội dung nhiệm vụ. Điền nội dung, hoặc bỏ mục này.")]
    lead = item.one("lead_org")
    if not lead:
        said.append(_("Chưa chọn cơ quan chủ trì. Gõ vài chữ, không cần dấu, rồi chọn."))
    said += [
        _("%(name)s không phải là một bên của quy chế đã chọn. Chọn trong các bên tham gia.")
        % {"name": names.name(org)}
        for org in dict.fromkeys((lead, *item.all("cooperating_org")))
        if org and not names.may(org)
    ]
    return said


_CHECKS: dict[Sort, Callable[[Item, Names], list[str]]] = {
    Sort.PAPER: _paper,
    Sort.MEETING: _meeting,
    Sort.CHAIR: _person,
    Sort.ATTENDEE: _person,
    Sort.CITED: _cited,
    Sort.TASK: _task,
}
