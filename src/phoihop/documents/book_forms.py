"""What people type about number books."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from phoihop.documents.numbering import Book
from phoihop.documents.rules import KINDS_OF_PAPER, Flow, Restart
from phoihop.organisations.forms import SentForm
from phoihop.organisations.rules import Family
from phoihop.records.fields import Data
from phoihop.ui.forms import DayField

FLOWS = {Flow.OUT: _("Sổ văn bản đi"), Flow.IN: _("Sổ văn bản đến")}
RESTARTS = {
    Restart.NEVER: _("Một dãy số từ ngày mở đến ngày kết thúc (nhiệm kỳ)"),
    Restart.YEAR: _("Bắt đầu lại từ 01 vào mỗi năm"),
}


class BookForm(SentForm):
    """Mở sổ, or mend one."""

    flow = forms.ChoiceField(label=_("Loại sổ"), choices=list(FLOWS.items()))
    title = forms.CharField(label=_("Tên sổ"), max_length=200, help_text=_("Ví dụ: Kế hoạch, nhiệm kỳ 2025–2030."))
    kinds = forms.MultipleChoiceField(
        label=_("Loại văn bản lấy số ở sổ này"),
        required=False,
        choices=list(KINDS_OF_PAPER.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Chọn nhiều loại thì các loại đó chung một dãy số, như quyết định và quy định. Không chọn: mọi loại chưa có"
            " sổ riêng."
        ),
    )
    restart = forms.ChoiceField(label=_("Cách đánh số"), choices=list(RESTARTS.items()))
    symbol = forms.CharField(
        label=_("Chữ viết tắt tên cơ quan"),
        max_length=40,
        required=False,
        help_text=_("Phần đứng sau loại văn bản trong ký hiệu, ví dụ ĐU hoặc TKV."),
    )
    first = forms.IntegerField(
        label=_("Số bắt đầu"),
        min_value=1,
        max_value=999_999,
        help_text=_("Số đầu tiên hệ thống cấp; đã có sổ giấy thì ghi số kế tiếp của sổ đó."),
    )
    from_day = DayField(
        label=_("Dùng từ ngày"),
        toward="past",
        help_text=_("Nhiệm kỳ: ngày sau bế mạc đại hội. Theo năm: ngày bắt đầu dùng sổ."),
    )
    to_day = DayField(label=_("Đến hết ngày"), required=False, help_text=_("Để trống khi sổ còn dùng."))

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if typed.get("flow") == Flow.OUT and not typed.get("symbol"):
            self.add_error("symbol", _t("Chưa có chữ viết tắt tên cơ quan. Ghi phần đứng sau loại văn bản, ví dụ ĐU."))
        return typed

    def content(self, family: Family) -> Data:
        """As the kind `number_book` holds it."""
        typed = self.cleaned_data
        data: Data = {
            "flow": typed["flow"],
            "family": family.value,
            "title": " ".join(typed["title"].split()),
            "restart": typed["restart"],
            "first": typed["first"],
            "from": typed["from_day"].isoformat(),
        }
        if typed["flow"] == Flow.OUT:
            data["symbol"] = typed["symbol"].strip()
            data["kinds"] = typed["kinds"]
        data["to"] = typed["to_day"].isoformat() if typed["to_day"] else ""
        return {name: value for name, value in data.items() if value}


def initial_of(book: Book, basis: str) -> dict[str, Any]:
    """What fills the form from the version in force."""
    return {
        "flow": book.flow.value,
        "title": book.title,
        "kinds": list(book.kinds),
        "restart": book.restart.value,
        "symbol": book.symbol,
        "first": book.first,
        "from_day": book.from_day,
        "to_day": book.to_day,
        "basis": basis,
    }
