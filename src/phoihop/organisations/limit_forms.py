"""What people type about limits."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.organisations.forms import SentForm
from phoihop.organisations.wording import LIMITS
from phoihop.records.fields import Data
from phoihop.ui.forms import DayField, Form, NumberField


class LimitForm(SentForm):
    """Giá trị của một quy định, from a day on."""

    value = NumberField(label=_("Giá trị"), least=0)
    unit = forms.CharField(label=_("Đơn vị tính"), max_length=40)
    paper = forms.CharField(
        label=_("Văn bản quy định"), max_length=300, help_text=_("Loại, số, ký hiệu, ngày, cơ quan; điều, khoản.")
    )
    from_day = DayField(
        label=_("Áp dụng từ ngày"), toward="past", required=False, help_text=_("Để trống là từ trước đến nay.")
    )
    to_day = DayField(label=_("Đến hết ngày"), required=False, help_text=_("Để trống khi chưa có ngày hết hiệu lực."))
    note = forms.CharField(
        label=_("Ghi chú"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def content(self, code: str) -> Data:
        typed = self.cleaned_data
        data: Data = {
            "code": code,
            "value": f"{typed['value']:f}",
            "unit": " ".join(typed["unit"].split()),
            "paper": " ".join(typed["paper"].split()),
        }
        days = (("from", typed["from_day"]), ("to", typed["to_day"]))
        data |= {name: day.isoformat() for name, day in days if day}
        return data | ({"note": typed["note"].strip()} if typed["note"].strip() else {})


class ReplaceForm(LimitForm):
    """Giá trị mới: there is a day from which it holds."""

    from_day = DayField(label=_("Áp dụng từ ngày"), toward="past")


class NewLimitForm(LimitForm):
    """Thêm quy định: which limit, too."""

    code = forms.ChoiceField(
        label=_("Quy định"),
        choices=[("", _("Chọn quy định")), *((limit.value, wording.label) for limit, wording in LIMITS.items())],
    )
    field_order = ("code", "value", "unit", "paper", "from_day", "to_day", "note")


class DayForm(Form):
    """Xem tại ngày."""

    day = DayField(label=_("Tại ngày"), required=False, toward="past")

    def chosen(self, otherwise: Any) -> Any:
        return (self.cleaned_data.get("day") if self.is_bound and self.is_valid() else None) or otherwise
