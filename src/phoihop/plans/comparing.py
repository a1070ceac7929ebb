"""Two people corrected one plan: the newer version beside what was typed, and the form that carries both on."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from phoihop.agreements.planned import Planned
from phoihop.plans.forms import PREFIX, Offer, PlanForms, row_of
from phoihop.plans.rows import PlanTask
from phoihop.records.fields import Data
from phoihop.ui.comparing import Clause, compare_clauses
from phoihop.ui.formats import day

Held = Mapping[UUID, PlanTask]


def clauses(plan: Planned, held: Held, forms: PlanForms, offer: Offer) -> list[Clause]:
    """The version on the server beside the one typed: the head, then task by task."""
    rows = [row for row in forms.rows if not row.blank]
    numbers = {row.cleaned_data["task"]: number for number, row in enumerate(rows, 1) if row.cleaned_data["task"]}
    others = {task: number for number, task in enumerate(_missing(held, forms), len(rows) + 1)}
    old = [
        (_task_label(number), _task(held[task].data, offer))
        for task, number in (numbers | others).items()
        if task in held
    ]
    new = [
        (_task_label(number), _task(row.content(), offer))
        for number, row in enumerate(rows, 1)
        if not row.cleaned_data.get("drop")
    ]
    new += [(_task_label(number), _task(held[task].data, offer)) for task, number in others.items()]
    return compare_clauses([*_head(plan.data), *old], [*_head(forms.content()), *new])


def typed_over(plan: Planned, held: Held, forms: PlanForms, offer: Offer, typed: QueryDict) -> QueryDict:
    """The form as typed, to be sent over the version in force: its tasks in their newest versions, those that were
    taken out meanwhile as new ones, and those that came in at the end."""
    changed = typed.copy()
    changed["basis"] = plan.body
    changed.pop("secrecy", None)
    for row in forms.rows:
        task = row.cleaned_data.get("task")
        if task:
            changed[row.add_prefix("task")] = str(task) if task in held else ""
            changed[row.add_prefix("seen")] = held[task].body if task in held else ""
    total = len(forms.rows.forms)
    for number, task in enumerate(_missing(held, forms), total):
        _put(changed, f"{PREFIX}-{number}-", row_of(held[task], offer))
        total = number + 1
    changed[f"{PREFIX}-TOTAL_FORMS"] = str(total)
    return changed


def _put(typed: QueryDict, prefix: str, filled: Data) -> None:
    for name, value in filled.items():
        if isinstance(value, list):
            typed.setlist(f"{prefix}{name}", value)
        else:
            typed[f"{prefix}{name}"] = day(value) if isinstance(value, date) else str(value or "")


def _missing(held: Held, forms: PlanForms) -> Iterable[UUID]:
    """The tasks of the version in force that the form knows nothing of."""
    known = {row.cleaned_data.get("task") for row in forms.rows}
    return [task for task, found in held.items() if task not in known and not found.withdrawn]


def _head(data: Data) -> Iterator[tuple[str, str]]:
    yield _("Năm"), str(data.get("year", ""))
    yield _("Tên kế hoạch"), data.get("title", "")
    yield _("Số"), data.get("number", "")
    yield _("Ký hiệu"), data.get("symbol", "")
    yield _("Mục đích, yêu cầu"), data.get("purpose", "")


def _task_label(number: int) -> str:
    return _("Nhiệm vụ %(number)s") % {"number": number}


def _task(data: Data, offer: Offer) -> str:
    """A task in a few lines, as the row of the form holds it."""
    names = {side.id: side.name for side in offer.sides}
    unknown = _("chưa rõ")
    parts = [
        data["text"],
        _("chủ trì: %(bodies)s") % {"bodies": names.get(data["lead"], unknown)},
        _("phối hợp: %(bodies)s") % {"bodies": ", ".join(names.get(org, unknown) for org in data["cooperating"])}
        if data.get("cooperating")
        else "",
        _("hạn %(due)s") % {"due": day(date.fromisoformat(data["due"]))} if data.get("due") else "",
        _("sản phẩm: %(product)s") % {"product": data["product"]} if data.get("product") else "",
        dict(offer.under()).get(offer.choice(data), "") if offer.choice(data) else "",
    ]
    return "; ".join(filter(None, parts))
