"""How notices are said, and where each leads."""

from collections.abc import Mapping
from datetime import date
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.notices.queries import Entry
from phoihop.notices.rules import KINDS as KINDS_OF
from phoihop.notices.rules import Step, What
from phoihop.organisations.queries import Name
from phoihop.records.types import StrOrPromise
from phoihop.reports.periods import period
from phoihop.ui import states
from phoihop.ui.formats import day
from phoihop.ui.links import url

KINDS: Final[dict[What, StrOrPromise]] = {
    What.TASK: gettext_lazy("Nhiệm vụ được giao, sửa, rút lại"),
    What.PROGRESS: gettext_lazy("Tiến độ của nhiệm vụ ta giao"),
    What.EXTENSION: gettext_lazy("Xin gia hạn và trả lời gia hạn"),
    What.RECOMMENDATION: gettext_lazy("Kiến nghị và trả lời kiến nghị"),
    What.CONFIRM: gettext_lazy("Quy chế, kế hoạch, biên bản chờ xác nhận"),
    What.REPORT: gettext_lazy("Báo cáo định kỳ: gửi, trả lại, tiếp nhận"),
    What.DOCUMENT: gettext_lazy("Văn bản gửi đến"),
    What.MEETING: gettext_lazy("Hội nghị"),
    What.DUE: gettext_lazy("Nhắc trước hạn và đúng ngày đến hạn"),
    What.LATE: gettext_lazy("Nhắc khi vừa quá hạn"),
    What.LONG_LATE: gettext_lazy("Báo lãnh đạo khi quá hạn lâu"),
}

# The page a notice leads to, and whether it is asked for by the subject or by the record itself.
_PAGES: Final[dict[str, tuple[str, bool]]] = {
    "confirm": ("agreements:confirm", True),
    "confirmed": ("agreements:confirm", True),
    "regime": ("reports:regime", True),
    "report": ("reports:report", False),
    "to-report": ("reports:regime", True),
    "document": ("documents:one", True),
    **dict.fromkeys(("tasks", "tasks-changed", "tasks-withdrawn"), ("plans:plan", True)),
    **dict.fromkeys(
        ("meeting", "planned", "planned-again", "invited", "called-off", "replied", "paper"), ("meetings:one", True)
    ),
    "commented": ("meetings:minutes", True),
    "meeting-ahead": ("meetings:one", True),
}
_OF_RECOMMENDATIONS: Final = frozenset({"to-answer", "unanswered"})


def href(entry: Entry) -> str:
    if entry.said in {"returned", "accepted"}:
        return url("reports:regime", entry.subject)
    of_matter = entry.said in _OF_RECOMMENDATIONS or KINDS_OF.get(entry.said) == What.RECOMMENDATION
    usual = ("recommendations:one" if of_matter else "tasks:task", True)
    page, of_subject = _PAGES.get(entry.said, usual)
    return url(page, entry.subject if of_subject else entry.record)


def sentence(entry: Entry, names: Mapping[str, Name]) -> str:
    """Who has done what, or what has come with the day."""
    who = names[entry.who].name if entry.who in names else entry.who
    detail = {"percent": entry.detail, "count": entry.detail, "period": _period(entry.detail)}
    values = {"who": who, "due": _due(entry), **detail}
    return _sentence(entry) % values


def _sentence(entry: Entry) -> str:
    match entry.said:
        case "task":
            return _("%(who)s giao nhiệm vụ")
        case "task-changed":
            return _("%(who)s sửa nhiệm vụ đã giao")
        case "task-withdrawn":
            return _("%(who)s rút lại nhiệm vụ đã giao")
        case "tasks":
            return _("%(who)s giao %(count)s nhiệm vụ trong kế hoạch")
        case "tasks-changed":
            return _("%(who)s sửa %(count)s nhiệm vụ trong kế hoạch")
        case "tasks-withdrawn":
            return _("%(who)s rút lại %(count)s nhiệm vụ trong kế hoạch")
        case "progress":
            return _("%(who)s báo cáo tiến độ %(percent)s%%")
        case "done":
            return _("%(who)s báo cáo hoàn thành phần việc")
        case "extension":
            return _("%(who)s xin gia hạn đến %(due)s")
        case "granted":
            return _("%(who)s đồng ý gia hạn đến %(due)s")
        case "refused":
            return _("%(who)s không đồng ý gia hạn")
        case "raised":
            return _("%(who)s nêu kiến nghị với ta")
        case "raised-changed":
            return _("%(who)s sửa kiến nghị đã nêu với ta")
        case "routed":
            return _("%(who)s giao ta trả lời kiến nghị")
        case "routed-ours":
            return _("%(who)s giao cơ quan trả lời kiến nghị của ta")
        case "answered":
            return _("%(who)s trả lời kiến nghị của ta")
        case "under-way":
            return _("%(who)s đang giải quyết kiến nghị của ta")
        case "handed-on":
            return _("%(who)s chuyển kiến nghị của ta đến nơi có thẩm quyền")
        case "handed-to-us":
            return _("%(who)s chuyển kiến nghị đến ta trả lời")
        case "closed":
            return _("%(who)s kết thúc kiến nghị")
        case "followed":
            return _("%(who)s theo dõi tiếp kiến nghị, đề nghị trả lời lại")
        case "merged":
            return _("%(who)s gộp kiến nghị của ta với kiến nghị khác")
    return _more(entry)


def _more(entry: Entry) -> str:
    match entry.said:
        case "confirm":
            return _("%(who)s ban hành, chờ các bên xác nhận")
        case "confirmed":
            return _("%(who)s xác nhận")
        case "regime":
            return _("%(who)s ban hành chế độ báo cáo")
        case "report":
            return _("%(who)s gửi báo cáo %(period)s")
        case "returned":
            return _("%(who)s trả lại báo cáo %(period)s để bổ sung")
        case "accepted":
            return _("%(who)s tiếp nhận báo cáo %(period)s")
        case "document":
            return _("%(who)s gửi văn bản")
        case "meeting":
            return _("%(who)s ghi nhận hội nghị")
        case "planned":
            return _("%(who)s chuẩn bị cuộc họp ngày %(due)s")
        case "planned-again":
            return _("%(who)s sửa lịch họp, chương trình, họp ngày %(due)s")
        case "invited":
            return _("%(who)s mời họp, chờ ta trả lời")
        case "called-off":
            return _("%(who)s hủy cuộc họp ngày %(due)s")
        case "replied":
            return _("%(who)s trả lời giấy mời họp")
        case "paper":
            return _("%(who)s gửi tài liệu hội nghị")
        case "commented":
            return _("%(who)s góp ý biên bản")
        case "part":
            return _("Phần việc của ta, hạn %(due)s")
        case "assigned":
            return _("%(who)s chủ trì, hạn %(due)s")
        case "to-answer":
            return _("Kiến nghị của %(who)s chờ ta trả lời, hạn %(due)s")
        case "unanswered":
            return _("%(who)s chưa trả lời kiến nghị của ta, hạn %(due)s")
        case "to-report":
            return _("Báo cáo %(period)s gửi %(who)s, hạn %(due)s")
        case "meeting-ahead":
            return _("Họp ngày %(due)s")
    return "%(who)s"


def _due(entry: Entry) -> str:
    if entry.due is not None:
        return day(entry.due)
    try:
        return day(date.fromisoformat(entry.detail))
    except ValueError:
        return ""


def _period(code: str) -> str:
    found = period(code)
    return found.label if found else ""


def state(entry: Entry, today: date) -> states.State | None:
    """How the duty stands today; None for an act, and for a meeting that lies ahead."""
    if entry.due is None:
        return None
    left = (entry.due - today).days
    if entry.said == "meeting-ahead":
        return states.State("open", _("Hôm nay")) if not left else None
    return states.late(-left) if left < 0 else states.due_soon(left)


def title(entry: Entry) -> str:
    """What the subject is called; minutes without a title of their own, and what was erased, have a word for it."""
    return entry.title or _("(không còn nội dung)")


def name(entry: Entry) -> str:
    """What names the notice in a form: record, step and due day."""
    return f"{entry.record}.{entry.step:d}.{entry.due or ''}"


def named(text: str) -> tuple[UUID, Step, date | None] | None:
    """What a form names; None where that is no notice."""
    record, _dot, rest = text.partition(".")
    step, _dot, due = rest.partition(".")
    try:
        return UUID(record), Step(int(step[:2])), date.fromisoformat(due) if due else None
    except ValueError:
        return None
