"""Forms about tasks."""

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from phoihop.agreements.choices import Terms
from phoihop.records.fields import Data
from phoihop.tasks.queries import Seen
from phoihop.ui.forms import DayField, FilesField, Form, OnceField, RevisionField, SecrecyField

EVERYONE, PARTS = "all", "parts"
MOST_FILES: Final = 20


class _Sent(Form):
    """What every form that issues ends with."""

    secrecy = SecrecyField()
    once = OnceField()
    field_order: Sequence[str] | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([name for name in self.fields if name not in {"secrecy", "once"}])


class TaskForm(_Sent):
    """Giao nhiệm vụ, sửa nhiệm vụ."""

    text = forms.CharField(
        label=_("Nội dung nhiệm vụ"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Viết như trong văn bản đã ký."),
        error_messages={"required": _("Chưa có nội dung. Nhập việc phải làm như trong văn bản.")},
    )
    lead = forms.ChoiceField(
        label=_("Cơ quan chủ trì"),
        error_messages={
            "required": _("Chưa chọn cơ quan chủ trì. Chọn một bên của quy chế."),
            "invalid_choice": _("Cơ quan này không phải là một bên của quy chế. Chọn trong danh sách."),
        },
    )
    cooperating = forms.MultipleChoiceField(
        label=_("Cơ quan phối hợp"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Có cơ quan không phải là một bên của quy chế. Chọn trong danh sách.")},
    )
    due = DayField(label=_("Hạn hoàn thành"), required=False, help_text=_("Để trống khi là việc làm thường xuyên."))
    due_text = forms.CharField(
        label=_("Thời hạn ghi trong văn bản"), required=False, max_length=200, help_text=_("Ví dụ: trong quý III.")
    )
    product = forms.CharField(label=_("Sản phẩm"), required=False, max_length=500)
    area = forms.ChoiceField(label=_("Lĩnh vực"), required=False)
    article = forms.ChoiceField(label=_("Điều của quy chế"), required=False)
    reach = forms.ChoiceField(
        label=_("Nơi nhận"),
        choices=[(EVERYONE, _("Mọi bên của quy chế")), (PARTS, _("Chỉ các cơ quan có phần việc"))],
        widget=forms.RadioSelect,
        initial=EVERYONE,
    )
    basis = RevisionField()

    def __init__(self, *args: Any, terms: Terms, restating: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(side.id, side.name) for side in terms.sides]
        self._choose("lead", [("", _t("Chọn cơ quan")), *named])
        self._choose("cooperating", named)
        self._choose("area", [("", _t("chưa rõ")), *((area.code, area.name) for area in terms.areas)])
        of_articles = [
            (one.no, _t("Điều %(no)s. %(title)s") % {"no": one.no, "title": one.title}) for one in terms.articles
        ]
        self._choose("article", [("", _t("không gắn với điều nào")), *of_articles])
        if restating:
            del self.fields["reach"]

    def _choose(self, name: str, offered: list[tuple[str, str]]) -> None:
        self.fields[name].choices = offered  # type: ignore[attr-defined]

    def content(self) -> Data:
        """What the form says, as the kind `task` holds it: what is empty is left out."""
        typed = self.cleaned_data
        data: Data = {name: typed[name] for name in ("text", "lead", "due_text", "product", "area", "article")}
        data["cooperating"] = [org for org in typed["cooperating"] if org != typed["lead"]]
        data["due"] = typed["due"].isoformat() if typed["due"] else ""
        return {name: value for name, value in data.items() if value}


def initial_of(task: Seen) -> dict[str, Any]:
    """The form filled with the version in force. The due day is the one that counts now: restating says it anew."""
    return {
        **{name: task.data.get(name, "") for name in ("text", "lead", "due_text", "product", "area", "article")},
        "cooperating": task.data.get("cooperating", []),
        "due": task.due,
        "basis": task.body,
    }


class WithdrawForm(_Sent):
    reason = forms.CharField(
        label=_("Lý do rút lại"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Chưa có lý do rút lại. Nhập lý do để các cơ quan được giao biết.")},
    )
    basis = RevisionField()


_PERCENT_WRONG: Final = _("Tiến độ là số nguyên từ 0 đến 99. Việc đã xong thì dùng “Báo cáo hoàn thành”.")


class ReportForm(_Sent):
    """Báo cáo hoàn thành; with a percentage it is cập nhật phần việc."""

    text = forms.CharField(
        label=_("Kết quả"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Chưa ghi kết quả. Nhập vài câu về việc đã làm.")},
    )
    evidence = FilesField(
        most=MOST_FILES,
        label=_("Tệp minh chứng"),
        required=False,
        help_text=_("Văn bản, danh sách, ảnh. Có thể chọn nhiều tệp; mỗi tệp nhiều nhất 50 MB."),
    )


class ProgressForm(ReportForm):
    percent = forms.IntegerField(
        label=_("Tiến độ (%)"),
        min_value=0,
        max_value=99,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": _("Chưa có tiến độ. Nhập số từ 0 đến 99."),
            "invalid": _PERCENT_WRONG,
            "min_value": _PERCENT_WRONG,
            "max_value": _PERCENT_WRONG,
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["percent"])


class ExtensionForm(_Sent):
    due = DayField(label=_("Xin gia hạn đến"))
    reason = forms.CharField(
        label=_("Lý do"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Chưa có lý do. Nhập lý do xin gia hạn.")},
    )


class GrantForm(_Sent):
    due = DayField(label=_("Đồng ý gia hạn đến"))
    asked = forms.UUIDField(widget=forms.HiddenInput)


class RefuseForm(_Sent):
    reason = forms.CharField(
        label=_("Lý do không đồng ý"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Chưa có lý do không đồng ý. Nhập lý do để cơ quan chủ trì biết.")},
    )
    asked = forms.UUIDField(widget=forms.HiddenInput)
