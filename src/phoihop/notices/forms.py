"""What a person chooses to be told, and how."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.notices.rules import DAYS_AFTER, DAYS_BEFORE, Rhythm, is_quiet
from phoihop.ui.forms import Form

HOURS: Final = tuple((hour, f"{hour:02d}:00") for hour in range(24))
BEFORE: Final = (1, 2, 3, 5, 7, 10, 14, 30)
AFTER: Final = (3, 5, 7, 10, 14, 30)
WEEKDAYS: Final = (
    (0, gettext_lazy("Thứ Hai")),
    (1, gettext_lazy("Thứ Ba")),
    (2, gettext_lazy("Thứ Tư")),
    (3, gettext_lazy("Thứ Năm")),
    (4, gettext_lazy("Thứ Sáu")),
    (5, gettext_lazy("Thứ Bảy")),
    (6, gettext_lazy("Chủ Nhật")),
)
RHYTHMS: Final = (
    (Rhythm.DAILY.value, gettext_lazy("Mỗi ngày một thư")),
    (Rhythm.WEEKLY.value, gettext_lazy("Mỗi tuần một thư")),
    (Rhythm.OFF.value, gettext_lazy("Không gửi thư")),
)


def _whole(label: Any, choices: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, choices=choices, coerce=int)


class ChoicesForm(Form):
    """`shown` and `mailed` are printed as a table by the page: a line for each kind."""

    shown = forms.TypedMultipleChoiceField(coerce=int, required=False)
    mailed = forms.TypedMultipleChoiceField(coerce=int, required=False)
    days_before = _whole(gettext_lazy("Nhắc trước hạn"), ())
    days_after = _whole(gettext_lazy("Báo lãnh đạo khi quá hạn"), ())
    address = forms.EmailField(
        label=gettext_lazy("Địa chỉ thư"),
        required=False,
        max_length=254,
        error_messages={"invalid": gettext_lazy("Địa chỉ thư chưa đúng. Nhập theo dạng ten@co-quan.vn.")},
    )
    rhythm = forms.ChoiceField(label=gettext_lazy("Thư tổng hợp"), choices=RHYTHMS)
    hour = _whole(gettext_lazy("Gửi từ"), HOURS)
    weekday = _whole(gettext_lazy("Ngày gửi, nếu mỗi tuần một thư"), WEEKDAYS)
    weekends = forms.BooleanField(label=gettext_lazy("Gửi cả Thứ Bảy, Chủ Nhật"), required=False)
    quiet_from = _whole(gettext_lazy("Không gửi từ"), HOURS)
    quiet_to = _whole(gettext_lazy("Không gửi đến"), HOURS)

    def __init__(self, *args: Any, kinds: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        days = _("ngày")
        for name, offered, usual in (("days_before", BEFORE, DAYS_BEFORE), ("days_after", AFTER, DAYS_AFTER)):
            chosen = self.initial.get(name, usual)
            values = sorted({*offered, chosen})
            self.fields[name].choices = [(one, f"{one}\u00a0{days}") for one in values]  # type: ignore[attr-defined]
        for name in ("shown", "mailed"):
            self.fields[name].choices = [(one, one) for one in kinds]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        needed = ("hour", "quiet_from", "quiet_to")
        if all(name in cleaned for name in needed) and cleaned.get("rhythm") != Rhythm.OFF:
            hour, first, last = (cleaned[name] for name in needed)
            if is_quiet(hour, first, last):
                self.add_error("hour", _("Giờ gửi nằm trong khoảng không gửi. Chọn giờ khác, hoặc đổi khoảng đó."))
        return cleaned


class TrialForm(Form):
    to = forms.EmailField(
        label=gettext_lazy("Gửi thư thử đến"),
        max_length=254,
        error_messages={
            "required": gettext_lazy("Chưa có địa chỉ. Nhập địa chỉ sẽ nhận thư thử."),
            "invalid": gettext_lazy("Địa chỉ thư chưa đúng. Nhập theo dạng ten@co-quan.vn."),
        },
    )
