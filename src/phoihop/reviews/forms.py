"""What a clerk types about a review report."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from phoihop.ui.choosing import Option
from phoihop.ui.forms import DayField, Form, OnceField, SecrecyField


class NewReport(Form):
    """Which agreement, from which day to which."""

    agreement = forms.ChoiceField(label=_("Quy chế"))
    first = DayField(label=_("Từ ngày"), toward="past")
    last = DayField(label=_("Đến ngày"), toward="past", help_text=_("Kỳ 6 tháng, một năm hoặc nhiều năm."))

    def __init__(self, *args: Any, agreements: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agreement"].choices = agreements  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("first"), data.get("last")
        if first and last and last < first:
            self.add_error("last", _t("Ngày cuối kỳ sớm hơn ngày đầu kỳ. Xin sửa một trong hai."))
        return data


class Saved(Form):
    """A form that knows which saving of the report it was filled in from."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class Head(Saved):
    """What stands around the text: number, place, date, signature, recipients."""

    number = forms.IntegerField(
        label=_("Số"),
        min_value=1,
        max_value=99_999,
        required=False,
        help_text=_("Để trống để sổ văn bản cấp số khi vào sổ; chỉ ghi số đã lấy trên giấy."),
    )
    symbol = forms.CharField(label=_("Ký hiệu"), max_length=40)
    place = forms.CharField(label=_("Địa danh"), max_length=60)
    day = DayField(label=_("Ngày ký"), toward="past", required=False)
    superior = forms.CharField(label=_("Cơ quan cấp trên"), max_length=200, required=False)
    authority = forms.CharField(label=_("Thay mặt, thừa lệnh"), max_length=120, required=False)
    office = forms.CharField(label=_("Chức vụ người ký"), max_length=120)
    name = forms.CharField(label=_("Họ tên người ký"), max_length=80, required=False)
    recipients = forms.CharField(
        label=_("Nơi nhận"), max_length=4000, widget=forms.Textarea({"rows": 5}), help_text=_("Mỗi dòng một nơi nhận.")
    )


class BlockText(Saved):
    """The clerk's words for one block, one paragraph or item a line."""

    text = forms.CharField(label=_("Nội dung"), max_length=40_000, required=False, widget=forms.Textarea({"rows": 8}))


class Register(Form):
    """Entering the finished paper in the register of documents, and to which of the `others` it goes."""

    to_orgs = forms.MultipleChoiceField(
        label=_("Gửi đến"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nhận ra từ Nơi nhận; thêm hoặc bớt trước khi vào sổ. Cơ quan mình luôn có bản lưu."),
    )
    secrecy = SecrecyField()
    once = OnceField()

    def __init__(self, *args: Any, others: Iterable[Option], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_orgs"].choices = [(one.id, one.name) for one in others]  # type: ignore[attr-defined]
