"""What people type about accounts."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from phoihop.accounts.models import User
from phoihop.accounts.rules import username_of
from phoihop.accounts.viewer import ROLE_LABELS
from phoihop.organisations.choosing import SOURCE, Everyone
from phoihop.records.actors import Role
from phoihop.records.types import StrOrPromise
from phoihop.ui.choosing import OrganisationField
from phoihop.ui.forms import DayField, Form
from vanban.fold import fold


class PasswordField(forms.CharField):
    """Never written back into a page, spaces kept."""

    def __init__(self, *, label: StrOrPromise, new: bool = False, **kwargs: Any) -> None:
        widget = forms.PasswordInput({"autocomplete": "new-password" if new else "current-password"})
        super().__init__(label=label, max_length=200, strip=False, widget=widget, **kwargs)


class CodeField(forms.CharField):
    """A code of the second step."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput({"autocomplete": "one-time-code", "spellcheck": "false", "autocapitalize": "none"})
        super().__init__(max_length=24, widget=widget, **kwargs)


class SignInForm(Form):
    username = forms.CharField(
        label=_("Tên đăng nhập"), max_length=80, widget=forms.TextInput({"autocomplete": "username", "autofocus": True})
    )
    password = PasswordField(label=_("Mật khẩu"))
    token = CodeField(
        label=_("Mã xác thực"),
        required=False,
        help_text=_("Chỉ khi tài khoản đã bật xác thực hai lớp: mã trên điện thoại, hoặc một mã dự phòng."),
    )


# What Django's validators find, in our words.
WEAK = {
    "password_too_short": _("Mật khẩu mới ngắn hơn 10 ký tự. Đặt dài hơn, ví dụ ghép vài từ."),
    "password_too_common": _("Mật khẩu này nhiều người dùng nên dễ đoán. Đặt mật khẩu khác."),
    "password_entirely_numeric": _("Mật khẩu mới chỉ có chữ số. Thêm chữ cái."),
}


class NewPasswordForm(Form):
    """Đổi mật khẩu. The names of the fields say “password”, by which their values are never carried on."""

    password = PasswordField(label=_("Mật khẩu đang dùng"))
    new_password = PasswordField(
        label=_("Mật khẩu mới"),
        new=True,
        help_text=_("Ít nhất 10 ký tự, không chỉ gồm chữ số, không phải từ dễ đoán."),
    )
    new_password_again = PasswordField(label=_("Nhập lại mật khẩu mới"), new=True)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_new_password(self) -> str:
        typed = str(self.cleaned_data["new_password"])
        try:
            validate_password(typed, self.user)
        except ValidationError as error:
            raise ValidationError([WEAK[str(one.code)] for one in error.error_list]) from error
        if typed == self.cleaned_data.get("password"):
            raise ValidationError(_t("Mật khẩu mới giống mật khẩu đang dùng. Chọn mật khẩu khác."))
        return typed

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        new, again = typed.get("new_password"), typed.get("new_password_again")
        if new and again and new != again:
            self.add_error("new_password_again", _t("Hai lần nhập mật khẩu mới không giống nhau. Nhập lại cả hai."))
        return typed


class PasswordForm(Form):
    """Whatever asks for the password once more."""

    password = PasswordField(label=_("Mật khẩu đang dùng"))


class FactorForm(PasswordForm):
    """Bật xác thực hai lớp. `token_key` carries the offered key."""

    token = CodeField(label=_("Mã 6 chữ số trên điện thoại"))
    token_key = forms.CharField(widget=forms.HiddenInput, max_length=400)
    field_order = ("token", "password", "token_key")


class _SpanForm(Form):
    """Two days, the second not before the first."""

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        first, last = typed.get("from_day"), typed.get("to_day")
        if first and last and last < first:
            self.add_error("to_day", _t("Ngày kết thúc sớm hơn ngày bắt đầu. Xin sửa một trong hai."))
        return typed


class DelegationForm(_SpanForm):
    """Nhờ làm thay. `roles` and `people` are (id, words)."""

    role = forms.TypedChoiceField(label=_("Vai trò nhờ làm thay"), coerce=int)
    to = forms.TypedChoiceField(label=_("Người làm thay"), coerce=int)
    from_day = DayField(label=_("Từ ngày"))
    to_day = DayField(label=_("Đến hết ngày"))

    def __init__(
        self, *args: Any, roles: Sequence[tuple[int, str]], people: Sequence[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles  # type: ignore[attr-defined]
        self.fields["to"].choices = [("", _t("Chọn người")), *people]  # type: ignore[attr-defined]


class LabelForm(Form):
    """Tên hiển thị."""

    label = forms.CharField(
        label=_("Tên hiển thị"),
        max_length=120,
        help_text=_("Họ tên, hoặc chức danh và cơ quan, ví dụ: Văn thư – Đảng ủy TKV."),
    )


class RoleForm(_SpanForm):
    """Giao vai trò. Without `directory` the organisation is the administrator's own and is not asked."""

    org = OrganisationField(label=_("Tổ chức"), source=SOURCE)
    role = forms.ChoiceField(
        label=_("Vai trò"), choices=[("", _("Chọn vai trò")), *((r.value, w) for r, w in ROLE_LABELS.items())]
    )
    areas = forms.CharField(
        label=_("Lĩnh vực phụ trách"),
        max_length=400,
        required=False,
        help_text=_("Với ban tham mưu: mã lĩnh vực trong quy chế, cách nhau bằng dấu phẩy. Để trống là mọi lĩnh vực."),
    )
    from_day = DayField(label=_("Từ ngày"), required=False, help_text=_("Để trống là từ trước đến nay."))
    to_day = DayField(label=_("Đến hết ngày"), required=False, help_text=_("Để trống khi chưa định ngày thôi."))

    def __init__(self, *args: Any, directory: Everyone | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if directory is None:
            del self.fields["org"]
        else:
            self.fields["org"].directory = directory  # type: ignore[attr-defined]

    def codes(self, known: Sequence[tuple[str, str]]) -> list[str]:
        """The codes of the areas typed, by code or by name. Raises ValidationError at the field."""
        by_words = {fold(words): code for code, name in known for words in (name, code)}
        typed = [one.strip() for one in self.cleaned_data["areas"].split(",") if one.strip()]
        if typed and self.cleaned_data["role"] != Role.BOARD:
            raise ValidationError({"areas": _t("Chỉ ban tham mưu mới ghi lĩnh vực phụ trách. Để trống ô này.")})
        unknown = [one for one in typed if fold(one) not in by_words]
        if unknown and known:
            offered = "; ".join(f"{code} ({name})" for code, name in known)
            sentence = _t("Không có lĩnh vực “%(word)s”. Các lĩnh vực trong quy chế: %(offered)s.")
            raise ValidationError({"areas": sentence % {"word": unknown[0], "offered": offered}})
        if unknown:
            sentence = _t("Tổ chức này chưa có quy chế nào nên chưa có lĩnh vực “%(word)s”. Để trống ô này.")
            raise ValidationError({"areas": sentence % {"word": unknown[0]}})
        return list(dict.fromkeys(by_words[fold(one)] for one in typed))


class NewAccountForm(RoleForm, LabelForm):
    """Thêm tài khoản, with its first role."""

    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=80,
        help_text=_("Chữ thường không dấu, chữ số, dấu chấm; ví dụ: vanthu.tkv."),
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}),
    )
    field_order = ("label", "username", "org", "role", "areas", "from_day", "to_day")

    def clean_username(self) -> str:
        name = username_of(self.cleaned_data["username"])
        if not name:
            raise ValidationError(
                _t("Tên đăng nhập gồm từ 3 ký tự: chữ thường không dấu, chữ số, dấu chấm, gạch. Nhập lại.")
            )
        return name


class EndRoleForm(Form):
    """Thôi giao vai trò."""

    to_day = DayField(label=_("Giữ vai trò đến hết ngày"))


class ConfirmForm(Form):
    """A step that asks nothing but to be sure."""


class TrialForm(Form):
    """Đã thử khôi phục."""

    day = DayField(label=_("Ngày thử khôi phục"), toward="past")


class SeenFilterForm(_SpanForm):
    """Lượt xem: by person, kind and days."""

    q = forms.CharField(label=_("Người xem"), max_length=80, required=False)
    what = forms.ChoiceField(label=_("Nội dung"), required=False)
    from_day = DayField(label=_("Từ ngày"), toward="past", required=False)
    to_day = DayField(label=_("Đến hết ngày"), toward="past", required=False)

    def __init__(self, *args: Any, kinds: Sequence[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = [("", _t("Mọi nội dung")), *kinds]  # type: ignore[attr-defined]


class UserFilterForm(Form):
    """Người dùng: by words and state."""

    q = forms.CharField(label=_("Tên người hoặc tổ chức"), max_length=80, required=False)
    state = forms.ChoiceField(
        label=_("Tình trạng"),
        required=False,
        choices=[("", _("Mọi tình trạng")), ("active", _("Đang dùng")), ("stopped", _("Ngừng dùng"))],
    )


class RoleFilterForm(Form):
    """Vai trò: by words, role and day."""

    q = forms.CharField(label=_("Tên người hoặc tổ chức"), max_length=80, required=False)
    role = forms.ChoiceField(
        label=_("Vai trò"),
        required=False,
        choices=[("", _("Mọi vai trò")), *((role.value, words) for role, words in ROLE_LABELS.items())],
    )
    day = DayField(label=_("Tại ngày"), required=False, toward="past")
