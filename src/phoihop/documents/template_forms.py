"""What people type about templates."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from phoihop.organisations.forms import SentForm
from phoihop.ui.forms import DayField, FilesField


class TemplateForm(SentForm):
    """Đưa mẫu vào dùng. `look`: the file is only looked at, and nothing is issued or kept."""

    papers = FilesField(
        label=_("Tệp mẫu"),
        most=1,
        error_messages={"required": _("Chưa chọn tệp mẫu. Tải mẫu về, sửa trong Word rồi chọn tệp đó.")},
        help_text=_("Tệp Word .docx đã sửa, không quá 5 MB, không có macro."),
    )
    from_day = DayField(
        label=_("Dùng từ ngày"),
        help_text=_("Văn bản ghi ngày từ ngày này trở đi in theo mẫu; văn bản đã ban hành giữ nguyên."),
    )

    def __init__(self, *args: Any, look: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if look:
            for name in ("secrecy", "from_day"):
                self.fields[name].required = False


class WithdrawForm(SentForm):
    """Thôi dùng mẫu."""
