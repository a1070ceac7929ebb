"""Forms about a report that was filled: the file that holds it, taking it in, returning it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.ui.forms import Form, OnceField, SecrecyField


class UploadForm(Form):
    """The filled Excel file. It is read and not kept; even so nothing comes in without the declaration."""

    file = forms.FileField(
        label=_("Tệp Excel đã điền"),
        error_messages={
            "required": _("Chưa có tệp. Chọn tệp Excel đã điền rồi tải lên."),
            "empty": _("Tệp rỗng. Chọn tệp Excel đã điền rồi tải lên."),
        },
    )
    secrecy = SecrecyField()


class AcceptForm(Form):
    secrecy = SecrecyField()
    once = OnceField()


class ReturnForm(Form):
    text = forms.CharField(
        label=_("Nội dung cần bổ sung"),
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": "3"}),
        error_messages={"required": _("Chưa ghi nội dung cần bổ sung. Nêu chỉ tiêu hoặc mục phải sửa.")},
    )
    secrecy = SecrecyField()
    once = OnceField()
