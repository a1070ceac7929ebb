"""The kinds of record around a task, and who may issue which."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from phoihop.records.actors import OFFICE, STAFF, Role
from phoihop.records.fields import Code, Data, Day, Field, Flag, Group, Many, Org, Text, Whole
from phoihop.records.fields import Record as Reference
from phoihop.records.keys import audience_id, ref_id
from phoihop.records.kinds import Kind, Proposal, Rows, SearchText
from phoihop.records.refusals import Refusal
from phoihop.tasks.models import Extension, ExtensionAnswer, Progress, Task, TaskPart, TaskStatus
from phoihop.tasks.rules import Said, day_of

# Where in a document something was found: shown beside it for as long as it lives.
SOURCE: tuple[Field, ...] = (
    Reference(name="document"),
    Text(name="quote", required=True, limit=4000),
    Whole(name="start"),
    Whole(name="end"),
)


def parts(data: Data) -> list[str]:
    """The bodies that have a part: the lead first, then the co-operating ones in their order."""
    return [data["lead"], *(org for org in data.get("cooperating", ()) if org != data["lead"])]


def _part_row(item: Any, data: Data) -> dict[str, object]:
    return {"org": item, "leads": item == data["lead"]}


def decide_task(proposal: Proposal) -> None:
    data = proposal.draft.data
    for org in parts(data):
        if org not in proposal.parties:
            raise Refusal(
                "part.outsider",
                _t("Cơ quan được giao không phải là một bên của quy chế. Chọn trong các bên tham gia."),
                {"lead": _t("Chọn trong các bên tham gia.")},
            )
    if unseen := set(parts(data)) - {proposal.actor.org, *proposal.draft.to}:
        raise Refusal(
            "part.unaddressed",
            _t("Có cơ quan được giao nhưng không nằm trong nơi nhận. Thêm cơ quan đó vào nơi nhận."),
            {"to": str(sorted(unseen))},
        )
    if isinstance(proposal.current, Task) and proposal.current.withdrawn:
        raise Refusal("task.withdrawn", _t("Nhiệm vụ này đã rút lại, không sửa được nữa. Giao nhiệm vụ mới nếu cần."))
    if data.get("withdrawn") and "withdrawn_reason" not in data:
        raise Refusal(
            "withdraw.reason",
            _t("Chưa có lý do rút lại. Nhập lý do để các cơ quan được giao biết."),
            {"withdrawn_reason": _t("Nhập lý do để các cơ quan được giao biết.")},
        )
    assigned = day_of(proposal.current.issued_at if proposal.current else proposal.at).isoformat()
    if "due" in data and data["due"] < data.get("assigned_on", assigned):
        raise Refusal(
            "due.past",
            _t("Hạn hoàn thành sớm hơn ngày giao. Xin sửa một trong hai."),
            {"due": _t("Sớm hơn ngày giao.")},
        )


TASK = Kind(
    name="task",
    page="tasks:task",
    label=_("giao nhiệm vụ"),
    model=Task,
    fields=(
        Text(name="text", required=True, limit=4000, column="text"),
        Org(name="lead", required=True, column="lead"),
        Many(name="cooperating", of=Org(name="org"), limit=200),
        Day(name="due", column="due"),
        Text(name="due_text", limit=200),
        Day(name="assigned_on"),
        Text(name="product", limit=500),
        Text(name="executor", limit=300),
        Reference(name="agreement", column="agreement", kind="agreement"),
        Reference(name="meeting", column="meeting", kind="meeting"),
        Reference(name="plan", column="plan", kind="plan"),
        Text(name="area", limit=20, column="area"),
        Text(name="article", limit=12, column="article"),
        Text(name="no", limit=12, column="no"),
        Group(name="source", fields=SOURCE),
        Flag(name="withdrawn", column="withdrawn"),
        Text(name="withdrawn_reason"),
    ),
    rows=(Rows(name="parts", model=TaskPart, items=parts, row=_part_row),),
    decide=decide_task,
    search=lambda data: SearchText(
        title=data["text"],
        body=" ".join(filter(None, (data.get("product"), data.get("executor")))),
        day=Day(name="day").land(data["due"]) if "due" in data else None,  # type: ignore[arg-type]
    ),
)


def _status(proposal: Proposal) -> TaskStatus:
    status = TaskStatus.objects.filter(pk=ref_id(proposal.draft.data["task"])).first()
    if status is None:
        raise Refusal("task.gone", _t("Nhiệm vụ này không còn. Mở lại danh sách nhiệm vụ."))
    if status.withdrawn:
        raise Refusal("task.withdrawn", _t("Nhiệm vụ này đã được cơ quan giao rút lại. Không cần báo cáo thêm."))
    return status


def _for_the_same_eyes(proposal: Proposal, status: TaskStatus) -> None:
    """What is said of a task goes to whoever sees the task: its state, made from it, is shown to them anyway."""
    if audience_id({proposal.actor.org, *proposal.draft.to}) != status.audience:
        raise Refusal(
            "to.task",
            _t("Nơi nhận phải đúng như nơi nhận của nhiệm vụ. Mở lại trang nhiệm vụ rồi gửi lại."),
        )


def decide_progress(proposal: Proposal) -> None:
    """A body speaks of its own part only."""
    status = _status(proposal)
    if not TaskPart.objects.filter(parent=status.pk, org=proposal.actor.org).exists():
        raise Refusal(
            "part.none", _t("Tổ chức đang làm việc không có phần trong nhiệm vụ này. Đổi tổ chức rồi cập nhật.")
        )
    _for_the_same_eyes(proposal, status)
    data = proposal.draft.data
    if (data["said"] == Said.DONE) != (data["percent"] == 100):
        raise Refusal(
            "percent.done",
            _t("Phần việc đã xong phải ghi đủ 100 phần trăm, chưa xong phải dưới mức đó. Sửa tiến độ hoặc trạng thái."),
            {"percent": _t("Sửa tiến độ hoặc trạng thái.")},
        )


PROGRESS = Kind(
    name="progress",
    page="tasks:task",
    within="task",
    label=_("cập nhật phần việc"),
    model=Progress,
    roles=STAFF,
    once=True,
    fields=(
        Reference(name="task", required=True, column="task"),
        Code(name="said", required=True, words=frozenset(Said), column="said"),
        Whole(name="percent", required=True, high=100, column="percent"),
        Text(name="text", required=True, limit=4000, column="text"),
    ),
    decide=decide_progress,
    search=lambda data: SearchText(title=data["text"]),
)


def decide_extension(proposal: Proposal) -> None:
    status = _status(proposal)
    if status.lead != proposal.actor.org:
        raise Refusal(
            "extension.lead", _t("Chỉ cơ quan chủ trì được xin gia hạn. Đề nghị cơ quan chủ trì xin gia hạn.")
        )
    _for_the_same_eyes(proposal, status)
    if status.done_on is not None:
        raise Refusal("extension.done", _t("Nhiệm vụ đã báo cáo hoàn thành. Không cần xin gia hạn."))
    if status.asked is not None:
        raise Refusal("extension.waiting", _t("Đã có một đề nghị gia hạn đang chờ trả lời. Chờ cơ quan giao trả lời."))
    if status.due is None:
        raise Refusal("extension.undated", _t("Nhiệm vụ này không có hạn. Không cần xin gia hạn."))
    _later_than(proposal.draft.data["due"], status.due, proposal.today)


def _later_than(asked: str, due: date, today: date) -> None:
    """More time is a day after the due day in force, and not one that has passed."""
    if asked <= due.isoformat():
        raise Refusal(
            "extension.earlier",
            _t("Hạn mới phải sau hạn hiện tại %(due)s. Nhập ngày muộn hơn.") % {"due": f"{due:%d/%m/%Y}"},
            {"due": _t("Hạn mới phải sau hạn hiện tại %(due)s. Nhập ngày muộn hơn.") % {"due": f"{due:%d/%m/%Y}"}},
        )
    if asked < today.isoformat():
        raise Refusal(
            "extension.past",
            _t("Hạn mới đã qua. Nhập ngày từ hôm nay trở đi."),
            {"due": _t("Hạn mới đã qua. Nhập ngày từ hôm nay trở đi.")},
        )


EXTENSION = Kind(
    name="extension",
    label=_("xin gia hạn"),
    model=Extension,
    roles=OFFICE | {Role.FOCAL, Role.UNIT},
    once=True,
    fields=(
        Reference(name="task", required=True, column="task"),
        Day(name="due", required=True, column="due"),
        Text(name="reason", required=True, column="reason"),
    ),
    decide=decide_extension,
)


def decide_answer(proposal: Proposal) -> None:
    data = proposal.draft.data
    status = _status(proposal)
    if status.assigner != proposal.actor.org:
        raise Refusal("answer.assigner", _t("Chỉ cơ quan giao nhiệm vụ được trả lời đề nghị gia hạn."))
    _for_the_same_eyes(proposal, status)
    asked = ref_id(data["extension"])
    if not Extension.objects.filter(pk=asked, task=status.pk, author=status.lead).exists():
        raise Refusal("answer.nothing", _t("Không có đề nghị gia hạn này của cơ quan chủ trì. Mở lại trang nhiệm vụ."))
    if ExtensionAnswer.objects.filter(extension=asked, author=proposal.actor.org).exists():
        raise Refusal("answer.twice", _t("Đề nghị gia hạn này đã được trả lời. Mở lại trang để xem kết quả."))
    if not data["granted"]:
        if "due" in data or "reason" not in data:
            raise Refusal(
                "answer.reason",
                _t("Chưa có lý do không đồng ý. Nhập lý do để cơ quan chủ trì biết."),
                {"reason": _t("Nhập lý do để cơ quan chủ trì biết.")},
            )
        return
    if "due" not in data:
        raise Refusal("answer.due", _t("Chưa có hạn mới. Nhập ngày, ví dụ 30/9/2026."), {"due": _t("Nhập hạn mới.")})
    if status.due is not None and data["due"] <= status.due.isoformat():
        _later_than(data["due"], status.due, date.min)


EXTENSION_ANSWER = Kind(
    name="extension_answer",
    label=_("trả lời đề nghị gia hạn"),
    model=ExtensionAnswer,
    once=True,
    fields=(
        Reference(name="extension", required=True, column="extension"),
        Reference(name="task", required=True, column="task"),
        Flag(name="granted", required=True, column="granted"),
        Day(name="due", column="due"),
        Text(name="reason"),
    ),
    decide=decide_answer,
)

KINDS = (TASK, PROGRESS, EXTENSION, EXTENSION_ANSWER)
