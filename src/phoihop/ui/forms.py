"""Form fields that take values the way officials write them, and the base form that prints through our macros.

What was typed is kept as typed: a refused form comes back with the same words in its boxes. A refusal stands at its
field, says what is wrong and what to do.
"""

import uuid
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.forms.renderers import BaseRenderer
from django.forms.utils import ErrorDict
from django.template import engines
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.ui.fields import Toward, day_echo, period_echo
from vanban import dates, numbers
from vanban.problem import Problem


class Renderer(BaseRenderer):
    """Prints forms through the page templates: no second template engine."""

    form_template_name = "ui/form.html"

    def get_template(self, template_name: str) -> Any:
        return engines["jinja2"].get_template(template_name)


class Form(forms.Form):
    """The base of every form: our macros, no colons after labels, native error bubbles off (`novalidate`)."""

    default_renderer = Renderer
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            _speak(field, str(field.label or name))

    def quiet(self) -> None:
        """To be shown as it was left, without being told what is still missing."""
        self._errors = ErrorDict(renderer=self.renderer)

    def take(self, sentences: Mapping[str, str], general: str = "") -> None:
        """Place a refusal of the command: `sentences` at their fields (or above, if the form lacks one), `general`
        above the form."""
        for name, sentence in sentences.items():
            self.add_error(name if name in self.fields else None, sentence)
        if general and not sentences:
            self.add_error(None, general)


def _speak(field: forms.Field, label: str) -> None:
    """Give the refusals of Django's own fields words that say what to do; a field's own words stay."""
    ours = {
        "required": _("Chưa có “%(label)s”. Nhập vào ô này."),
        "invalid": _("Chưa đọc được “%(label)s”. Xem lại rồi nhập lại."),
    }
    if isinstance(field, forms.ChoiceField):
        ours = {
            "required": _("Chưa chọn “%(label)s”. Chọn một mục."),
            "invalid_choice": _("Mục đã chọn ở “%(label)s” không còn. Chọn lại."),
        }
    elif isinstance(field, forms.FileField):
        ours = {
            "required": _("Chưa có tệp ở “%(label)s”. Chọn tệp rồi gửi lại."),
            "empty": _("Tệp ở “%(label)s” rỗng. Chọn tệp khác."),
        }
    given: dict[str, Any] = {}
    for parent in reversed(type(field).__mro__):
        given.update(getattr(parent, "default_error_messages", {}))
    for code, sentence in ours.items():
        if field.error_messages.get(code) == given.get(code):
            field.error_messages[code] = sentence % {"label": label}
    for validator in field.validators:
        if isinstance(validator, MaxLengthValidator):
            # Class attributes of Django's validator; the counts are filled in by Django.
            validator.message = _(
                "Ô này nhận tối đa %(limit_value)d ký tự, đang có %(show_value)d. Rút gọn rồi gửi lại."
            )


class DayField(forms.CharField):
    """A day typed in one box. Without a year it is the nearest in the direction of `toward`: "future" for a due day,
    "past" for the date of a paper. Cleans to a `date`, or None where it is optional and empty."""

    kind = "day"

    def __init__(self, *, toward: Toward = "future", **kwargs: Any) -> None:
        self.toward = toward
        kwargs.setdefault("error_messages", {"required": gettext_lazy("Chưa có ngày. Nhập ngày, ví dụ 30/9/2026.")})
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return dates.format_day(value) if isinstance(value, date) else value

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        if not typed:
            return None
        found = dates.parse_day(typed, timezone.localdate(), self.toward)
        if isinstance(found, Problem):
            raise ValidationError(found.sentence, code="day")
        return found

    def echo(self, typed: str) -> str:
        return day_echo(typed, self.toward)


class PeriodField(forms.CharField):
    """A reporting period typed in one box. Cleans to a `vanban.dates.Period`."""

    kind = "period"

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {"required": gettext_lazy("Chưa có kỳ. Nhập kỳ, ví dụ quý II/2026.")})
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return value.label if isinstance(value, dates.Period) else value

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        if not typed:
            return None
        found = dates.parse_period(typed, timezone.localdate())
        if isinstance(found, Problem):
            raise ValidationError(found.sentence, code="period")
        return found

    def echo(self, typed: str) -> str:
        return period_echo(typed)


class NumberInput(forms.TextInput):
    """Hands on the reading a person chose after "1.234" was asked about, else the typed words."""

    def readings(self, typed: str) -> list[tuple[str, str]]:
        return _readings(typed)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        typed = data.get(name)
        chosen = data.get(f"{name}-reading")
        # An answer to an earlier question, left beside newer words, counts for nothing.
        return chosen if chosen and chosen in dict(_readings(typed or "")) else typed


def _readings(typed: str) -> list[tuple[str, str]]:
    """The two ways to understand `typed`, as (value to send back, words to show); none if it is clear."""
    found = numbers.parse_number(typed)
    if not isinstance(found, numbers.Ambiguous):
        return []
    # Sent back in a form that has one reading only: bare digits, or a fourth decimal place.
    decimal = numbers.format_number(found.as_decimal, 3)
    return [
        (f"{found.as_thousands:f}", f"{found.as_thousands:f}"),
        (f"{decimal}0", decimal),
    ]


class NumberField(forms.CharField):
    """An exact figure, `1.234,5`. Words with two readings are asked about, never guessed. Cleans to a `Decimal`."""

    kind = "number"
    widget = NumberInput

    def __init__(self, *, unit: str = "", least: Decimal | int | None = None, **kwargs: Any) -> None:
        self.unit = unit
        self.least = least
        kwargs.setdefault(
            "error_messages",
            {"required": gettext_lazy("Chưa có số. Nhập số, ví dụ 1.234,5; nếu không phát sinh thì nhập 0.")},
        )
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return numbers.format_number(value) if isinstance(value, Decimal | int) else value

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        if not typed:
            return None
        found = numbers.parse_number(typed)
        if isinstance(found, Problem | numbers.Ambiguous):
            raise ValidationError(
                found.sentence, code="ambiguous" if isinstance(found, numbers.Ambiguous) else "number"
            )
        if self.least is not None and found < self.least:
            raise ValidationError(
                _("Số nhỏ nhất được nhận là %(least)s. Xin nhập lại.") % {"least": numbers.format_number(self.least)},
                code="least",
            )
        return found


class _Files(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.getlist(name) if isinstance(files, MultiValueDict) else files.get(name)


class FilesField(forms.FileField):
    """Several files, at most `most`; cleans to a list. Each is looked at when it is stored, with a refusal that names
    it; one that did not even come in says so by `refused_because`."""

    widget = _Files

    def __init__(self, *, most: int = 100, **kwargs: Any) -> None:
        self.most = most
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        files = [one for one in data or [] if one]
        if refused := [one.refused_because for one in files if hasattr(one, "refused_because")]:
            raise ValidationError(refused)
        if not files and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(files) > self.most:
            raise ValidationError(
                _("Mỗi lần gửi nhiều nhất %(most)s tệp. Bớt tệp, hoặc gửi làm nhiều lần.") % {"most": self.most}
            )
        return files


class SecrecyField(forms.BooleanField):
    """The declaration at every issue and upload. It is never ticked beforehand, not even on a form that comes back."""

    kind = "secrecy"

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("Tôi xác nhận nội dung này không chứa bí mật nhà nước."))
        kwargs.setdefault(
            "error_messages",
            {"required": gettext_lazy("Chưa xác nhận nội dung không chứa bí mật nhà nước. Đọc lại, đánh dấu rồi gửi.")},
        )
        super().__init__(**kwargs)


class CorrectionField(forms.CharField):
    """Why a version takes the place of the one before: those who got that one read it."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("Lý do đính chính"))
        kwargs.setdefault("max_length", 500)
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": "2"}))
        kwargs.setdefault("help_text", gettext_lazy("Ghi chỗ sai và chỗ đã sửa; nơi nhận đọc được câu này."))
        message = gettext_lazy("Chưa có lý do đính chính. Ghi chỗ sai và chỗ đã sửa để nơi nhận biết.")
        kwargs.setdefault("error_messages", {"required": message})
        super().__init__(**kwargs)


class OnceField(forms.UUIDField):
    """The one-time key of a form (hidden): the server carries a key out once and gives its second use the first
    result."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("initial", uuid.uuid4)
        message = gettext_lazy("Biểu này đã cũ. Mở lại trang rồi gửi; nội dung đang nhập được giữ.")
        kwargs.setdefault("error_messages", {"required": message, "invalid": message})
        super().__init__(**kwargs)


class RevisionField(forms.CharField):
    """Which version of the record the person was looking at (hidden): the id of the act that wrote it."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 64)
        kwargs.setdefault("required", False)
        super().__init__(**kwargs)
