"""How regimes, periods and states of reports are said."""

from datetime import date, datetime
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from phoihop.records.types import StrOrPromise
from phoihop.reports.periods import Every, Period
from phoihop.reports.rules import Aggregation, Direction, Flavour, State
from phoihop.ui import states
from phoihop.ui.formats import days

EVERY: Final[dict[Every, StrOrPromise]] = {
    Every.MONTH: _("hằng tháng"),
    Every.QUARTER: _("hằng quý"),
    Every.RUNNING: _("quý I, 6 tháng, 9 tháng, năm"),
    Every.HALF: _("6 tháng"),
    Every.YEAR: _("hằng năm"),
    Every.TERM: _("cả nhiệm kỳ"),
}
FLAVOUR: Final[dict[Flavour, StrOrPromise]] = {
    Flavour.FLOW: _("phát sinh trong kỳ"),
    Flavour.STOCK: _("có đến cuối kỳ"),
    Flavour.RATIO: _("tỷ lệ của hai chỉ tiêu"),
}
DIRECTION: Final[dict[Direction, StrOrPromise]] = {
    Direction.NONE: _("không xét"),
    Direction.MORE: _("cao là tốt"),
    Direction.LESS: _("thấp là tốt"),
}
AGGREGATION: Final[dict[Aggregation, StrOrPromise]] = {
    Aggregation.SUM: _("cộng các đơn vị"),
    Aggregation.NONE: _("không cộng"),
}
SOON: Final = 5
_ROMAN: Final = ("I", "II", "III", "IV")


def short(one: Period) -> tuple[str, str]:
    """A period's place in its year and the year, as narrow as the heads of a drawing need them."""
    part, year = one.code[5:], str(one.last_year)
    if part.startswith("m"):
        return str(one.first_month), year
    if part.startswith("q"):
        return _ROMAN[one.first_month // 3], year
    return {"h1": "6T", "h2": "6C", "n9": "9T"}.get(part, _t("cả") if one.last_year == one.year else ""), year


def late_by(first_sent: datetime | None, due: date, today: date) -> int:
    """Whole days after the due day on which a unit first sent its report, or on which it still has not."""
    sent = timezone.localdate(first_sent) if first_sent else today
    return max((sent - due).days, 0)


def state(found: State | None, *, first_sent: datetime | None, due: date, today: date) -> states.State:
    """The state of one unit's report in words. Late is computed, never typed."""
    late = late_by(first_sent, due, today)
    match found:
        case None:
            if late:
                return states.late(late)
            left = (due - today).days
            return (
                states.State("soon", _t("Chưa gửi, còn %(days)s") % {"days": days(left, _t("ngày"))})
                if (left <= SOON)
                else states.State("open", _t("Chưa gửi"))
            )
        case State.SENT:
            return states.sent()
        case State.RETURNED:
            return states.returned()
        case State.CORRECTING:
            return states.State("waiting", _t("Bản thay thế chờ tiếp nhận"))
        case State.ACCEPTED:
            if late:
                return states.State(
                    "done-late", _t("Đã tiếp nhận, gửi chậm %(days)s") % {"days": days(late, _t("ngày"))}
                )
            return states.State("done", _t("Đã tiếp nhận"))
