"""Forms of a meeting that lies ahead, and of a series of them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from phoihop.meetings.forms import LinesField, kind_choices
from phoihop.meetings.queries import Seen
from phoihop.meetings.rules import (
    MONTHS,
    OPENING,
    RHYTHM_LABELS,
    AgendaItem,
    chair_of,
    clock_of,
    items_of,
    line_of,
)
from phoihop.meetings.series import RegimeChoice, Series
from phoihop.records.fields import Data
from phoihop.ui.choosing import Option
from phoihop.ui.forms import (
    CorrectionField,
    DayField,
    Form,
    NumberField,
    OnceField,
    RevisionField,
    SecrecyField,
)


class ClockField(forms.CharField):
    """A time of day, "8:00" or "8 giờ 30". Cleans to "08:30", or "" where it is optional and empty."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=20, **kwargs)

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        found = clock_of(typed) if typed else ""
        if found is None:
            raise ValidationError(_("Chưa đọc được giờ. Nhập như 8:00 hoặc 13 giờ 30."), code="clock")
        return found


class FrameForm(Form):
    """What a series and one meeting have in common: where, between whom, about what."""

    title = forms.CharField(label=_("Tên hội nghị"), max_length=500, widget=forms.Textarea(attrs={"rows": "2"}))
    kind = forms.ChoiceField(label=_("Loại"), choices=kind_choices)
    time = ClockField(label=_("Từ giờ"), required=False)
    to_time = ClockField(label=_("Đến giờ"), required=False)
    place = forms.CharField(label=_("Điểm cầu chính, địa điểm"), max_length=300, required=False)
    venues = LinesField(
        label=_("Các điểm cầu khác"), required=False, longest=300, help_text=_("Mỗi điểm cầu một dòng.")
    )
    hosts = forms.MultipleChoiceField(
        label=_("Cơ quan chủ trì"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Chọn hai cơ quan thì hai bên đồng chủ trì; cơ quan lập hội nghị gửi giấy mời, ghi rõ bên kia."),
    )
    chairs = LinesField(
        label=_("Người chủ trì"),
        required=False,
        longest=400,
        help_text=_("Mỗi người một dòng: họ tên – chức vụ, chức vụ."),
    )
    invited = forms.MultipleChoiceField(label=_("Đơn vị được mời"), required=False, widget=forms.CheckboxSelectMultiple)
    agenda = LinesField(
        label=_("Chương trình"),
        required=False,
        longest=900,
        rows=7,
        help_text=_("Mỗi mục một dòng: nội dung – số phút – đơn vị trình bày. Số phút và đơn vị có thể để trống."),
    )
    outline = forms.CharField(
        label=_("Đề cương báo cáo, nội dung chuẩn bị"),
        max_length=10_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": "4"}),
    )
    regime = forms.ChoiceField(
        label=_("Báo cáo của đơn vị lấy theo chế độ"),
        required=False,
        help_text=_("Báo cáo đã gửi theo chế độ này tự hiện ở chương trình, đơn vị chưa gửi hiện rõ tên."),
    )
    secrecy = SecrecyField()
    once = OnceField()

    def __init__(
        self,
        *args: Any,
        sides: Sequence[Option],
        own: str,
        regimes: Sequence[RegimeChoice] = (),
        known: Sequence[AgendaItem] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.known, self.own, self.regimes = list(known), own, {str(one.id): one for one in regimes}
        for name in ("hosts", "invited"):
            box: Any = self.fields[name]
            box.choices = [(side.id, side.name) for side in sides]
        regime: Any = self.fields["regime"]
        regime.choices = [("", _t("Không gắn chế độ báo cáo")), *((str(one.id), one.title) for one in regimes)]
        if not regimes:
            del self.fields["regime"]

    def clean_agenda(self) -> list[dict[str, Any]]:
        found = items_of(self.cleaned_data["agenda"], self.known)
        if any(len(one.title) > 500 for one in found):
            raise ValidationError(_("Có mục dài quá 500 ký tự. Rút gọn, phần chi tiết đưa vào tài liệu."), code="long")
        if len(found) > 60:
            raise ValidationError(_("Chương trình nhận nhiều nhất 60 mục. Gộp bớt mục."), code="many")
        return [one.data() for one in found]

    def clean_chairs(self) -> list[dict[str, Any]]:
        found = [chair_of(line) for line in self.cleaned_data["chairs"]]
        if any(len(str(one["name"])) > 120 for one in found):
            raise ValidationError(_("Họ tên dài quá 120 ký tự. Ghi họ tên trước, dấu gạch, rồi chức vụ."), code="long")
        return found

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("time") and typed.get("to_time") and typed["to_time"] <= typed["time"]:
            self.add_error("to_time", _t("Giờ kết thúc không sau giờ bắt đầu. Xin sửa một trong hai."))
        return typed

    def frame(self) -> Data:
        """What was typed, as a payload says it; what is empty is left out."""
        typed = self.cleaned_data
        names = ("title", "kind", "time", "to_time", "place", "venues", "chairs", "agenda", "outline")
        hosts = sorted(typed["hosts"], key=lambda org: org != self.own)  # who prepares comes first
        data: Data = {
            **{name: typed[name] for name in names},
            "hosts": hosts,
            "invited": [org for org in typed["invited"] if org not in hosts],
        }
        if chosen := self.regimes.get(typed.get("regime", "")):
            data["regime"] = chosen.ref
        return {name: value for name, value in data.items() if value}


class PlanForm(FrameForm):
    """A meeting that lies ahead."""

    day = DayField(label=_("Ngày họp"))
    report_due = DayField(label=_("Hạn gửi báo cáo, tài liệu"), required=False)
    field_order = (
        "title", "kind", "day", "time", "to_time", "place", "venues", "hosts", "chairs", "invited", "agenda", "outline",
        "report_due", "regime",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if typed.get("report_due") and typed.get("day") and typed["report_due"] > typed["day"]:
            self.add_error("report_due", _t("Hạn gửi báo cáo sau ngày họp. Xin sửa một trong hai."))
        return typed

    def record(self) -> Data:
        typed = self.cleaned_data
        days = {name: typed[name].isoformat() for name in ("day", "report_due") if typed[name]}
        return {**self.frame(), **days}


class ReplanForm(PlanForm):
    """The same, changed: why, for those who have the invitation."""

    correction = CorrectionField(
        label=_("Lý do thay đổi"), help_text=_("Các đơn vị được mời đọc được câu này."), required=False
    )
    basis = RevisionField(required=True)


class SeriesForm(FrameForm):
    """Meetings that come round."""

    every = forms.ChoiceField(
        label=_("Nhịp họp"), choices=lambda: [(code, str(RHYTHM_LABELS[code])) for code in MONTHS]
    )
    month = NumberField(
        label=_("Vào tháng thứ mấy của kỳ"), least=1, help_text=_("Hằng quý: 3 là tháng cuối quý. Hằng tháng: 1.")
    )
    day = NumberField(
        label=_("Vào ngày"), least=1, help_text=_("Rơi vào thứ Bảy, Chủ nhật thì đề xuất thứ Hai kế tiếp.")
    )
    report_days = NumberField(label=_("Hạn gửi báo cáo trước ngày họp"), unit="ngày", least=0, required=False)
    to = DayField(label=_("Ngừng đề xuất sau ngày"), required=False)
    basis = RevisionField()
    field_order = (
        "title", "kind", "every", "month", "day", "report_days", "time", "to_time", "place", "venues", "hosts",
        "chairs", "invited", "agenda", "outline", "regime", "to",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        most = MONTHS.get(typed.get("every", ""), 12)
        self._whole(typed, "month", most, _t("Kỳ này có %(most)s tháng. Nhập từ 1 đến %(most)s.") % {"most": most})
        self._whole(typed, "day", 31, _t("Tháng có nhiều nhất 31 ngày. Nhập từ 1 đến 31."))
        self._whole(typed, "report_days", 90, _t("Nhập số ngày nguyên, nhiều nhất 90 ngày."))
        return typed

    def _whole(self, typed: dict[str, Any], name: str, most: int, sentence: str) -> None:
        value = typed.get(name)
        if value is not None and (value != int(value) or value > most):
            self.add_error(name, sentence)

    def record(self) -> Data:
        typed = self.cleaned_data
        data: Data = {"every": typed["every"], "month": int(typed["month"]), "day": int(typed["day"])}
        if typed["report_days"] is not None:
            data["report_days"] = int(typed["report_days"])
        if typed["to"]:
            data["to"] = typed["to"].isoformat()
        return {**self.frame(), **data}


def _shared(data: Mapping[str, Any]) -> dict[str, Any]:
    """What fills the common part of a form from a record."""
    return {
        "title": data["title"],
        "kind": data["kind"],
        "time": data.get("time", ""),
        "to_time": data.get("to_time", ""),
        "place": data.get("place", ""),
        "venues": "\n".join(data.get("venues", ())),
        "hosts": list(data.get("hosts", ())),
        "invited": list(data.get("invited", ())),
        "chairs": "\n".join(line_of(chair) for chair in data.get("chairs", ())),
        "agenda": "\n".join(AgendaItem.of(one).line for one in data.get("agenda", ())),
        "outline": data.get("outline", ""),
    }


def _regime(data: Mapping[str, Any], regimes: Iterable[RegimeChoice]) -> str:
    return next((str(one.id) for one in regimes if one.ref == data.get("regime")), "")


def new_initial(own: str, sides: Iterable[Option]) -> dict[str, Any]:
    """What a form opens with where no series says it."""
    return {
        "kind": "briefing",
        "hosts": [own],
        "invited": [side.id for side in sides if side.id != own],
        "agenda": "\n".join(OPENING),
    }


def new_series_initial(own: str, sides: Iterable[Option]) -> dict[str, Any]:
    return {**new_initial(own, sides), "every": "quarter", "month": 3, "day": 20}


def plan_initial(series: Series, day: date | None, regimes: Iterable[RegimeChoice]) -> dict[str, Any]:
    """The next meeting of a series, as its rhythm proposes it."""
    before = series.data.get("report_days")
    due = day - timedelta(days=before) if day and before is not None else None
    return {**_shared(series.data), "regime": _regime(series.data, regimes), "day": day, "report_due": due}


def replan_initial(meeting: Seen, regimes: Iterable[RegimeChoice]) -> dict[str, Any]:
    due = meeting.data.get("report_due")
    return {
        **_shared(meeting.data),
        "regime": _regime(meeting.data, regimes),
        "day": meeting.day,
        "report_due": date.fromisoformat(due) if due else None,
        "basis": meeting.body,
    }


def series_initial(series: Series, regimes: Iterable[RegimeChoice]) -> dict[str, Any]:
    own = {name: series.data.get(name) for name in ("every", "month", "day", "report_days")}
    return {
        **_shared(series.data),
        **own,
        "regime": _regime(series.data, regimes),
        "to": series.to_day,
        "basis": series.body,
    }
