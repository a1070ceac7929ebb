"""What lists of tasks call things, on the screen, on paper and in a spreadsheet."""

from datetime import date

from django.utils.translation import gettext as _

from phoihop.agreements.choices import Choices
from phoihop.tasks.filters import SOON_DAYS, Filter
from phoihop.tasks.lists import Listed
from phoihop.tasks.periods import ALL, UNDATED, USUAL, Period, roman
from phoihop.tasks.rules import Standing, State, standing
from phoihop.tasks.sight import Tie
from phoihop.ui import states
from phoihop.ui.formats import day

SOON = 3


def period_words(period: Period, today: date) -> str:
    if period.code == USUAL:
        return _("Năm nay và đang làm")
    if period.code == ALL:
        return _("Mọi kỳ")
    if period.code == UNDATED or period.first is None:
        return _("Không có hạn")
    year, _dash, part = period.code.partition("-")
    if part.startswith("q"):
        return _("Quý %(quarter)s/%(year)s") % {"quarter": roman(int(part[1])), "year": year}
    if part == "h1":
        return _("6 tháng đầu năm %(year)s") % {"year": year}
    if part == "h2":
        return _("6 tháng cuối năm %(year)s") % {"year": year}
    return _("Năm %(year)s") % {"year": year}


def state_words(state: State) -> str:
    return {
        State.DONE_IN_TIME: _("Xong, đúng hạn"),
        State.DONE_LATE: _("Xong, chậm"),
        State.OPEN_IN_TIME: _("Đang làm, trong hạn"),
        State.OPEN_LATE: _("Đang làm, quá hạn"),
    }[state]


def tie_words(code: str) -> str:
    return {
        "": _("Mọi nhiệm vụ"),
        "ta-giao": _("Ta giao"),
        "giao-cho-ta": _("Giao cho ta"),
        "ta-chu-tri": _("Ta chủ trì"),
        "ta-phoi-hop": _("Ta phối hợp"),
    }[code]


def state_of(found: Standing, *, soon: bool = True) -> states.State:
    """Shape and words of where a task or a part stands."""
    match found.state:
        case State.DONE_IN_TIME:
            return states.done()
        case State.DONE_LATE:
            return states.done_late(found.days or 0)
        case State.OPEN_LATE:
            return states.late(found.days or 0)
    if found.days is None:
        return states.without_due()
    if soon and found.days <= SOON:
        return states.due_soon(found.days)
    return states.under_way()


def listed_state(task: Listed, today: date) -> states.State:
    if task.withdrawn:
        return withdrawn()
    return state_of(standing(task.due, task.done_on, today))


def withdrawn() -> states.State:
    return states.State("draft", _("Đã rút lại"))


def note(task: Listed) -> str:
    """The second line of a task in a list: the parts that are missing stay visible beside the lead's word."""
    parts = []
    if task.parts > 1:
        parts.append(
            _("phối hợp %(others)s, %(done)s/%(parts)s phần đã xong")
            % {"others": task.parts - 1, "done": task.parts_done, "parts": task.parts}
        )
    if task.asked_until and not task.withdrawn:
        parts.append(_("xin gia hạn đến %(due)s") % {"due": day(task.asked_until)})
    return " · ".join(parts)


def filter_words(wanted: Filter, offered: Choices) -> str:
    """The filter in a sentence, for paper and for the head of a spreadsheet."""
    words = [period_words(wanted.period, wanted.today)]
    if wanted.agreement:
        words.append(offered.agreements.get(wanted.agreement, _("một quy chế")))
    if wanted.tie:
        words.append(tie_words(_tie_code(wanted.tie)))
    if wanted.lead:
        words.append(_("chủ trì: %(name)s") % {"name": offered.sides.get(wanted.lead, _("chưa rõ"))})
    if wanted.side:
        words.append(_("có phần việc: %(name)s") % {"name": offered.sides.get(wanted.side, _("chưa rõ"))})
    if wanted.areas is not None:
        words.append(", ".join(offered.areas.get(code, code) or _("không gắn lĩnh vực") for code in wanted.areas))
    if wanted.withdrawn:
        words.append(_("đã rút lại"))
    elif wanted.soon:
        words.append(_("đến hạn trong %(days)s ngày tới") % {"days": SOON_DAYS})
    elif wanted.state:
        words.append(state_words(wanted.state))
    return " · ".join(words)


def _tie_code(tie: Tie) -> str:
    return {
        Tie.ASSIGNS: "ta-giao",
        Tie.LEADS: "ta-chu-tri",
        Tie.COOPERATES: "ta-phoi-hop",
    }.get(tie, "giao-cho-ta")
