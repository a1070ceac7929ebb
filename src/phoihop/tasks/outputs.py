"""The list of tasks as a spreadsheet that an office can sort and send on."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext as _

from phoihop.agreements.choices import Choices
from phoihop.tasks import words
from phoihop.tasks.lists import Listed
from phoihop.tasks.rules import standing
from phoihop.ui.sheets import listed

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST: Final = 20_000
_WIDTHS: Final = (6, 60, 30, 40, 26, 12, 12, 26, 10, 10, 10)


def workbook(
    tasks: Iterable[Listed],
    offered: Choices,
    *,
    today: date,
    organisation: str,
    filter_words: str,
    parts: Mapping[UUID, list[str]],
) -> bytes:
    """An .xlsx file. Days are days and figures are figures; words are never read as formulas."""
    top = (
        organisation,
        _("Danh sách nhiệm vụ: %(filter)s") % {"filter": filter_words},
        _("Tính đến ngày %(day)s, theo ngày lịch") % {"day": f"{today:%d/%m/%Y}"},
    )
    rows = (_cells(at, task, offered, today, parts.get(task.id, [])) for at, task in enumerate(tasks, 1))
    return listed(_("Nhiệm vụ"), top, zip(_heads(), _WIDTHS, strict=True), rows)


def _heads() -> tuple[str, ...]:
    return (
        _("TT"),
        _("Nhiệm vụ"),
        _("Cơ quan chủ trì"),
        _("Cơ quan phối hợp"),
        _("Lĩnh vực"),
        _("Hạn"),
        _("Ngày xong"),
        _("Trạng thái"),
        _("Số ngày chậm"),
        _("Tiến độ (%)"),
        _("Phần việc đã xong"),
    )


def _cells(number: int, task: Listed, offered: Choices, today: date, cooperating: list[str]) -> tuple[Any, ...]:
    found = standing(task.due, task.done_on, today)
    late = found.days if found.state in {"done_late", "open_late"} and not task.withdrawn else None
    return (
        number,
        task.text,
        offered.sides.get(task.lead) or _("chưa rõ"),
        "; ".join(offered.sides.get(org) or _("chưa rõ") for org in cooperating),
        offered.areas.get(task.area, task.area),
        task.due,
        task.done_on,
        words.listed_state(task, today).word,
        late,
        task.percent,
        f"{task.parts_done}/{task.parts}",
    )
