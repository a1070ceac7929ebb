"""The rows of a plan, ready to print."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from phoihop.agreements.planned import Planned
from phoihop.organisations.queries import UNKNOWN, Name
from phoihop.plans.rows import PlanTask
from phoihop.ui.states import State, of_due
from phoihop.ui.tables import Column


@dataclass(frozen=True, kw_only=True)
class Row:
    """`changed`: the task was restated after the plan was issued, so what stands here is not what is confirmed."""

    id: UUID
    no: str
    text: str
    under: str
    lead: str
    cooperating: str
    due: date | None
    due_text: str
    product: str
    parts: str
    state: State
    changed: bool


def columns() -> list[Column]:
    return [
        Column(_("TT"), "c-order"),
        Column(_("Nội dung")),
        Column(_("Điều, lĩnh vực"), "c-short"),
        Column(_("Chủ trì, phối hợp"), "c-who"),
        Column(_("Hạn"), "c-day"),
        Column(_("Sản phẩm"), "c-short"),
        Column(_("Trạng thái"), "c-state"),
    ]


def bodies(task: PlanTask) -> list[str]:
    return [task.data["lead"], *task.data.get("cooperating", ())]


def row(plan: Planned, task: PlanTask, called: Mapping[str, Name], today: date) -> Row:
    area = next((one.name for one in plan.areas if one.code == task.data.get("area")), "")
    article = task.data.get("article", "")
    with_us = [called.get(org, UNKNOWN).short for org in task.data.get("cooperating", ())]
    return Row(
        id=task.id,
        no=task.data.get("no", ""),
        text=task.data["text"],
        under=", ".join(filter(None, (_("Điều %(no)s") % {"no": article} if article else "", area))),
        lead=called.get(task.data["lead"], UNKNOWN).name,
        cooperating=", ".join(with_us),
        due=task.due,
        due_text=task.data.get("due_text", ""),
        product=task.data.get("product", ""),
        parts=_("%(done)s/%(parts)s phần đã xong") % {"done": task.parts_done, "parts": task.parts}
        if task.parts > 1
        else "",
        state=_state(task, today),
        changed=plan.sealed.get(task.id, task.body) != task.body,
    )


def _state(task: PlanTask, today: date) -> State:
    if task.withdrawn:
        return State("draft", _("Đã rút lại"))
    due_in = (task.due - today).days if task.due else None
    if task.done_on is None:
        return of_due(due_in)
    return of_due(due_in, (task.done_on - task.due).days if task.due else 0)
