"""Forms about meetings."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from phoihop.agreements.queries import Chosen
from phoihop.meetings.queries import Seen
from phoihop.meetings.rules import KIND_LABELS, chair_of, line_of
from phoihop.records.fields import Data
from phoihop.ui.choosing import Option
from phoihop.ui.forms import CorrectionField, DayField, Form, OnceField, RevisionField, SecrecyField


class LinesField(forms.CharField):
    """Several values, one on a line. Cleans to a list; `longest` bounds each."""

    def __init__(self, *, longest: int, rows: int = 3, **kwargs: Any) -> None:
        self.longest = longest
        super().__init__(widget=forms.Textarea(attrs={"rows": str(rows)}), **kwargs)

    def clean(self, value: Any) -> Any:
        lines = [line.strip() for line in (super().clean(value) or "").split("\n") if line.strip()]
        if any(len(line) > self.longest for line in lines):
            raise ValidationError(
                _("Có dòng dài quá %(most)d ký tự. Tách thành nhiều dòng.") % {"most": self.longest}, code="long"
            )
        return lines


def kind_choices() -> list[tuple[str, str]]:
    return [(kind, str(label)) for kind, label in KIND_LABELS.items()]


class FilterForm(Form):
    """The filters of the register, under their names in the address."""

    loai = forms.ChoiceField(label=_("Loại"), required=False, choices=lambda: [("", _t("Mọi loại")), *kind_choices()])
    nam = forms.CharField(label=_("Năm"), required=False, max_length=4)


class MeetingForm(Form):
    title = forms.CharField(label=_("Tên hội nghị"), max_length=500, widget=forms.Textarea(attrs={"rows": "2"}))
    kind = forms.ChoiceField(label=_("Loại"), choices=kind_choices)
    day = DayField(label=_("Ngày họp"), toward="past", required=False)
    venue = forms.CharField(label=_("Địa điểm"), max_length=300, required=False)
    organizers = LinesField(label=_("Đơn vị tổ chức"), required=False, longest=300, help_text=_("Mỗi đơn vị một dòng."))
    chairs = LinesField(
        label=_("Chủ trì"),
        required=False,
        longest=400,
        help_text=_("Mỗi người một dòng: họ tên – chức vụ, chức vụ."),
    )
    agreement = forms.ChoiceField(label=_("Quy chế"), required=False)
    secrecy = SecrecyField()
    once = OnceField()

    def __init__(self, *args: Any, agreements: Sequence[Chosen] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box: Any = self.fields["agreement"]
        box.choices = [
            ("", _t("Không thuộc quy chế nào; chỉ cơ quan mình xem")),
            *((str(one.id), one.label) for one in agreements),
        ]

    def record(self, chairs: Sequence[Mapping[str, Any]] = ()) -> Data:
        """What was typed, as a payload says it; what is empty is left out. A line of chairs that was not touched is
        the chair it was, with where it was read."""
        typed = self.cleaned_data
        known = {line_of(chair): chair for chair in chairs}
        data: Data = {
            "kind": typed["kind"],
            "title": typed["title"],
            "day": typed["day"].isoformat() if typed["day"] else "",
            "place": typed["venue"],
            "organizers": typed["organizers"],
            "chairs": [known.get(line) or chair_of(line) for line in typed["chairs"]],
        }
        return {name: value for name, value in data.items() if value}

    def clean_chairs(self) -> list[str]:
        lines: list[str] = self.cleaned_data["chairs"]
        if any(len(str(chair_of(line)["name"])) > 120 for line in lines):
            raise ValidationError(_("Họ tên dài quá 120 ký tự. Ghi họ tên trước, dấu gạch, rồi chức vụ."), code="long")
        return lines


class CorrectForm(MeetingForm):
    """Đính chính hội nghị: as it should have been recorded, and why."""

    correction = CorrectionField()
    basis = RevisionField(required=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["agreement"]


def initial_of(meeting: Seen) -> dict[str, Any]:
    """What fills a `CorrectForm` from the version in force."""
    return {
        "title": meeting.title,
        "kind": meeting.kind,
        "day": meeting.day,
        "venue": meeting.place,
        "organizers": "\n".join(meeting.data.get("organizers", ())),
        "chairs": "\n".join(line_of(chair) for chair in meeting.data.get("chairs", ())),
        "basis": meeting.body,
    }


class CorrectConclusionForm(Form):
    text = forms.CharField(label=_("Kết luận"), max_length=4000, widget=forms.Textarea(attrs={"rows": "4"}))
    correction = CorrectionField()
    secrecy = SecrecyField()
    once = OnceField()
    basis = RevisionField(required=True)


class ConclusionForm(Form):
    """A conclusion, and the task it becomes where a lead is chosen."""

    text = forms.CharField(label=_("Kết luận"), max_length=4000, widget=forms.Textarea(attrs={"rows": "3"}))
    lead = forms.ChoiceField(
        label=_("Giao cho"), required=False, help_text=_("Chọn cơ quan chủ trì thì kết luận thành nhiệm vụ.")
    )
    cooperating = forms.MultipleChoiceField(label=_("Phối hợp"), required=False, widget=forms.CheckboxSelectMultiple)
    due = DayField(label=_("Hạn"), required=False)
    product = forms.CharField(label=_("Sản phẩm"), max_length=500, required=False)
    secrecy = SecrecyField()
    once = OnceField()

    def __init__(self, *args: Any, sides: Sequence[Option], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(one.id, one.name) for one in sides]
        lead: Any = self.fields["lead"]
        lead.choices = [("", _t("Chưa giao")), *names]
        cooperating: Any = self.fields["cooperating"]
        cooperating.choices = names
        if len(names) < 2:
            del self.fields["cooperating"]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        typed.setdefault("cooperating", [])
        return typed


class MinutesForm(Form):
    text = forms.CharField(
        label=_("Nội dung ghi thêm"), max_length=20_000, required=False, widget=forms.Textarea(attrs={"rows": "3"})
    )
    secrecy = SecrecyField()
    once = OnceField()
    basis = RevisionField()
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)  # what the minutes would bind
