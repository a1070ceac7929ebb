"""What pages, papers and spreadsheets of recommendations call things."""

from datetime import date

from django.utils.translation import gettext as _

from phoihop.agreements.choices import Choices
from phoihop.recommendations.filters import NO_GROUP, Filter
from phoihop.recommendations.lists import Listed
from phoihop.recommendations.offers import AnswerTime
from phoihop.recommendations.rules import Group, Level, Outcome, Stage, State
from phoihop.tasks.periods import ALL, USUAL, Period
from phoihop.tasks.words import period_words as due_period_words
from phoihop.ui import states
from phoihop.ui.formats import day, days

SOON = 3


def group_words(code: str) -> str:
    said: dict[str, str] = {
        Group.LICENCE: _("Thăm dò, cấp phép khai thác"),
        Group.LAND: _("Đất đai"),
        Group.CLEARANCE: _("Giải phóng mặt bằng"),
        Group.ENVIRONMENT: _("Môi trường"),
        Group.DUMP: _("Bãi thải"),
        Group.TRANSPORT: _("Giao thông, vận chuyển"),
        Group.STORAGE: _("Kho bãi"),
        Group.HOUSING: _("Nhà ở công nhân"),
        Group.OTHER: _("Khác"),
    }
    return said.get(code) or _("Chưa phân nhóm")


def level_words(code: str) -> str:
    said: dict[str, str] = {
        Level.UNIT: _("đơn vị"),
        Level.WARD: _("xã, phường, đặc khu"),
        Level.PROVINCE: _("tỉnh, thành phố"),
        Level.CORPORATION: _("tập đoàn, tổng công ty"),
        Level.MINISTRY: _("bộ, ngành Trung ương"),
        Level.GOVERNMENT: _("Chính phủ, Thủ tướng Chính phủ"),
    }
    return said.get(code, "")


def outcome_words(outcome: str) -> str:
    said: dict[str, str] = {
        Outcome.RESOLVED: _("đã giải quyết"),
        Outcome.PARTLY: _("giải quyết một phần"),
        Outcome.UNDER_WAY: _("đang giải quyết"),
        Outcome.NOT_ACCEPTED: _("không tiếp thu"),
        Outcome.BEYOND: _("vượt thẩm quyền, chuyển tiếp"),
    }
    return said.get(outcome, "")


def state_words(state: State) -> str:
    return {
        State.LATE: _("Quá hạn trả lời"),
        State.AWAITED: _("Chờ trả lời"),
        State.ANSWERED: _("Đã trả lời, chờ bên nêu"),
        State.CLOSED: _("Đã kết thúc"),
    }[state]


def age_words(code: str) -> str:
    return {
        "30": _("Đến 30 ngày"),
        "90": _("31 đến 90 ngày"),
        "180": _("91 đến 180 ngày"),
        "365": _("181 đến 365 ngày"),
        "hon-365": _("Trên 365 ngày"),
    }[code]


def period_words(period: Period, today: date) -> str:
    if period.code == USUAL:
        return _("Năm nay và đang mở")
    if period.code == ALL or period.undated:
        return _("Mọi kỳ")
    return due_period_words(period, today)


def state_of(stage: Stage, due: date | None, today: date) -> states.State:
    """Shape and words of where a recommendation stands."""
    match stage:
        case Stage.ANSWERED:
            return states.State("waiting", _("Đã trả lời, chờ bên nêu"))
        case Stage.CLOSED:
            return states.State("done", _("Đã kết thúc"))
        case Stage.SPLIT:
            return states.State("draft", _("Đã tách"))
    left = (due - today).days if due else None
    if left is not None and left < 0:
        return states.late(-left)
    if left is not None and left <= SOON:
        return states.due_soon(left)
    return states.State("open", _("Chờ trả lời"))


def note(one: Listed, today: date) -> str:
    """The second line of a recommendation in a list."""
    said = []
    if one.times > 1:
        said.append(_("nêu lần thứ %(times)s") % {"times": one.times})
    if one.size > 1:
        said.append(_("gộp %(size)s kiến nghị") % {"size": one.size})
    if one.stage == Stage.AWAITED and one.above:
        said.append(_("đã chuyển %(above)s") % {"above": one.above})
    elif one.outcome and one.stage != Stage.CLOSED:
        said.append(outcome_words(one.outcome))
    if one.stage == Stage.AWAITED and one.due:
        said.append(_("hạn trả lời %(due)s") % {"due": day(one.due)})
    return " · ".join(said)


def age_of(one: Listed, today: date) -> str:
    return days(one.age(today), _("ngày"))


def filter_words(wanted: Filter, offered: Choices) -> str:
    """The filter in a sentence, for paper and for the head of a spreadsheet."""
    words = [period_words(wanted.period, wanted.today)]
    if wanted.agreement:
        words.append(offered.agreements.get(wanted.agreement, _("một quy chế")))
    if wanted.meeting:
        words.append(_("nêu tại một hội nghị"))
    if wanted.raiser:
        words.append(_("bên nêu: %(name)s") % {"name": offered.sides.get(wanted.raiser, _("chưa rõ"))})
    if wanted.holder:
        words.append(_("nơi trả lời: %(name)s") % {"name": offered.sides.get(wanted.holder, _("chưa rõ"))})
    if wanted.group:
        words.append(group_words("" if wanted.group == NO_GROUP else wanted.group))
    if wanted.age:
        words.append(_("tuổi: %(age)s") % {"age": age_words(wanted.age)})
    if wanted.state:
        words.append(state_words(wanted.state))
    return " · ".join(words)


def due_help(time: AnswerTime) -> str:
    """Where the offered due day comes from."""
    if time.days is None:
        return _("Quy chế chưa định số ngày trả lời. Để trống thì không tính quá hạn.")
    if time.agreement:
        return _("Quy chế định trả lời trong %(days)s ngày, tính theo ngày lịch; có thể sửa.") % {"days": time.days}
    return _("Quy định chung là %(days)s ngày, tính theo ngày lịch; có thể sửa.") % {"days": time.days}
