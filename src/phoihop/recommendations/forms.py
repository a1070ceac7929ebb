"""Forms about recommendations."""

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from phoihop.agreements.choices import Terms
from phoihop.recommendations.offers import Origins, Other
from phoihop.recommendations.rules import Group, Level, Outcome
from phoihop.recommendations.words import group_words, level_words
from phoihop.records.fields import Data
from phoihop.ui.choosing import Option
from phoihop.ui.forms import DayField, FilesField, Form, OnceField, SecrecyField

EVERYONE, BETWEEN = "all", "between"
NEW: Final = "new"
MOST_FILES: Final = 20
MOST_PARTS: Final = 5


class _Sent(Form):
    """What every form that issues ends with."""

    secrecy = SecrecyField()
    once = OnceField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([name for name in self.fields if name not in {"secrecy", "once", "basis"}])

    def _choose(self, name: str, offered: Sequence[tuple[Any, Any]]) -> None:
        self.fields[name].choices = offered  # type: ignore[attr-defined]

    def content(self, *names: str) -> Data:
        """What was typed in these fields, as a payload says it: what is empty is left out."""
        typed = {name: self.cleaned_data[name] for name in names}
        days = {name: value.isoformat() for name, value in typed.items() if hasattr(value, "isoformat")}
        return {name: value for name, value in {**typed, **days}.items() if value}


class Word(_Sent):
    """A word on a recommendation that is there. Carries how far what was said had come when the form was opened;
    `turns`: how far it has come now. A form that does not say has seen nothing."""

    basis = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, turns: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.turns = turns
        self.fields["basis"].initial = turns

    def clean_basis(self) -> int:
        return min(self.cleaned_data["basis"] or 0, self.turns)

    def over_what_was_said(self) -> None:
        """The form as typed, to be looked at again and declared anew."""
        typed: Any = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict
        typed["basis"] = str(self.turns)
        typed.pop("secrecy", None)
        self.data = typed
        self.quiet()


def _evidence() -> FilesField:
    return FilesField(
        most=MOST_FILES,
        label=_("Tệp kèm"),
        required=False,
        help_text=_("Văn bản, bản đồ, ảnh. Có thể chọn nhiều tệp; mỗi tệp nhiều nhất 50 MB."),
    )


class RaiseForm(_Sent):
    """Nêu kiến nghị."""

    text = forms.CharField(
        label=_("Nội dung kiến nghị"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Nêu rõ vướng mắc và đề nghị cụ thể; mỗi kiến nghị một việc."),
        error_messages={"required": _("Chưa có nội dung. Nhập điều kiến nghị.")},
    )
    earlier = forms.ChoiceField(
        label=_("Có kiến nghị gần giống. Chọn một dòng"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Chưa rõ đây là kiến nghị mới hay nêu lại. Chọn kiến nghị trước, hoặc chọn kiến nghị mới.")
        },
    )
    receiver = forms.ChoiceField(
        label=_("Nơi nhận kiến nghị"),
        help_text=_("Cơ quan được đề nghị giải quyết; nơi này trả lời hoặc giao cơ quan trả lời."),
        error_messages={
            "required": _("Chưa chọn nơi nhận kiến nghị. Chọn một bên của quy chế."),
            "invalid_choice": _("Cơ quan này không phải là một bên khác của quy chế. Chọn trong danh sách."),
        },
    )
    group = forms.ChoiceField(label=_("Nhóm vấn đề"), required=False)
    project = forms.CharField(label=_("Dự án, công trình"), required=False, max_length=300)
    place = forms.CharField(label=_("Địa bàn"), required=False, max_length=300)
    level = forms.ChoiceField(label=_("Cấp có thẩm quyền"), required=False)
    area = forms.ChoiceField(label=_("Lĩnh vực của quy chế"), required=False)
    meeting = forms.ChoiceField(label=_("Nêu tại hội nghị"), required=False)
    document = forms.ChoiceField(label=_("Theo văn bản"), required=False)
    raised_on = DayField(
        label=_("Ngày nêu"),
        toward="past",
        required=False,
        help_text=_("Để trống khi nêu hôm nay; tuổi kiến nghị tính từ ngày này."),
    )
    due = DayField(label=_("Hạn trả lời"), required=False)
    grounds = forms.CharField(
        label=_("Căn cứ"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    evidence = _evidence()
    reach = forms.ChoiceField(
        label=_("Nơi được xem"),
        choices=[
            (EVERYONE, _("Mọi bên của quy chế")),
            (BETWEEN, _("Chỉ nơi nhận kiến nghị, bên chủ trì quy chế và ta")),
        ],
        widget=forms.RadioSelect,
        initial=EVERYONE,
    )

    def __init__(self, *args: Any, terms: Terms, own: str, origins: Origins, due_help: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choose("receiver", [("", _t("Chọn cơ quan")), *((s.id, s.name) for s in terms.sides if s.id != own)])
        self._choose("group", [("", _t("chưa rõ")), *((one.value, group_words(one)) for one in Group)])
        self._choose("level", [("", _t("chưa rõ")), *((one.value, level_words(one)) for one in Level)])
        self._choose("area", [("", _t("không gắn lĩnh vực")), *((area.code, area.name) for area in terms.areas)])
        none = ("", _t("không có"))
        self._choose("meeting", [none, *((str(pk), words) for pk, _ref, words in origins.meetings)])
        self._choose("document", [none, *((str(pk), words) for pk, _ref, words in origins.papers)])
        self.fields["due"].help_text = due_help
        if len(terms.sides) < 3:
            del self.fields["reach"]
        if not terms.areas:
            del self.fields["area"]
        self.origins = origins
        self._choose("earlier", [])

    def offer(self, found: Sequence[tuple[str, str]]) -> None:
        """Those that may be the same matter, and the choice that it is none of them. One must be chosen: nothing is
        tied together, or let pass, unseen."""
        self._choose("earlier", [*found, (NEW, _t("Không trùng, đây là kiến nghị mới"))])
        self.fields["earlier"].required = True

    def record(self) -> Data:
        """What was typed, as the kind `recommendation` holds it."""
        data = self.content("text", "receiver", "group", "project", "place", "level", "raised_on", "due", "grounds")
        if "area" in self.fields:
            data |= self.content("area")
        for name, known in (("meeting", self.origins.meetings), ("document", self.origins.papers)):
            chosen = next((ref for pk, ref, _words in known if str(pk) == self.cleaned_data[name]), None)
            if chosen:
                data[name] = dict(chosen)
        return data


class RouteForm(Word):
    """Giao cơ quan trả lời."""

    lead = forms.ChoiceField(
        label=_("Cơ quan trả lời"),
        error_messages={"required": _("Chưa chọn cơ quan trả lời. Chọn một nơi đã nhận kiến nghị.")},
    )
    due = DayField(label=_("Hạn trả lời"), required=False)
    paper = forms.CharField(label=_("Văn bản chuyển (số, ký hiệu)"), required=False, max_length=100)
    note = forms.CharField(label=_("Ý kiến"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, leads: Sequence[Option], due_help: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choose("lead", [("", _t("Chọn cơ quan")), *((one.id, one.name) for one in leads)])
        self.fields["due"].help_text = due_help


class AnswerForm(Word):
    """Trả lời kiến nghị."""

    outcome = forms.ChoiceField(
        label=_("Kết quả"),
        choices=[
            (Outcome.RESOLVED.value, _("Đã giải quyết")),
            (Outcome.PARTLY.value, _("Giải quyết một phần")),
            (Outcome.UNDER_WAY.value, _("Đang giải quyết (hạn trả lời giữ nguyên)")),
            (Outcome.NOT_ACCEPTED.value, _("Không tiếp thu (ghi lý do)")),
            (Outcome.BEYOND.value, _("Vượt thẩm quyền, chuyển cơ quan khác (ghi nơi chuyển và hạn mới)")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Chưa chọn kết quả. Chọn một dòng.")},
    )
    text = forms.CharField(
        label=_("Nội dung trả lời"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Chưa có nội dung trả lời. Nhập vài câu về kết quả.")},
    )
    reason = forms.CharField(
        label=_("Lý do không tiếp thu"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    to = forms.ChoiceField(
        label=_("Chuyển đến"), required=False, help_text=_("Chỉ điền hai ô này và hạn mới khi vượt thẩm quyền.")
    )
    above = forms.CharField(
        label=_("Hoặc cơ quan cấp trên ngoài quy chế"),
        required=False,
        max_length=300,
        help_text=_("Ví dụ: Bộ Nông nghiệp và Môi trường. Cơ quan chuyển vẫn theo dõi và trả lời tiếp."),
    )
    level = forms.ChoiceField(label=_("Cấp có thẩm quyền"), required=False)
    due = DayField(label=_("Hạn trả lời mới"), required=False)
    paper = forms.CharField(label=_("Văn bản trả lời (số, ký hiệu)"), required=False, max_length=100)
    paper_day = DayField(label=_("Ngày văn bản"), toward="past", required=False)
    others = forms.MultipleChoiceField(
        label=_("Trả lời chung cho các kiến nghị đã gộp"), required=False, widget=forms.CheckboxSelectMultiple
    )
    evidence = _evidence()

    def __init__(self, *args: Any, readers: Sequence[Option], merged: Sequence[Other], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choose("to", [("", _t("không chuyển")), *((one.id, one.name) for one in readers)])
        self._choose("level", [("", _t("chưa rõ")), *((one.value, level_words(one)) for one in Level)])
        if merged:
            self._choose("others", [(str(one.id), _named(one)) for one in merged])
            self.initial.setdefault("others", [str(one.id) for one in merged])
        else:
            del self.fields["others"]
        self.merged = merged

    def clean(self) -> dict[str, Any]:
        """What belongs to another outcome is asked about, never dropped unseen; the door has the rest of the rules."""
        typed = super().clean() or self.cleaned_data
        if typed.get("reason") and typed.get("outcome") not in {None, Outcome.NOT_ACCEPTED}:
            self.add_error("reason", _t("Lý do chỉ ghi khi không tiếp thu. Bỏ lý do, hoặc chọn lại kết quả."))
        return typed

    def record(self) -> Data:
        return self.content("outcome", "text", "reason", "to", "above", "level", "due", "paper", "paper_day")

    def together(self) -> list[Other]:
        chosen = self.cleaned_data.get("others", [])
        return [one for one in self.merged if str(one.id) in chosen]


def _named(one: Other) -> str:
    text = " ".join(one.text.split())
    return f"{one.raiser_name}: {text if len(text) <= 160 else text[:160].rsplit(' ', 1)[0] + '…'}"


class CloseForm(Word):
    """Kết thúc kiến nghị. Without an answer it says why."""

    note = forms.CharField(
        label=_("Ý kiến của bên nêu"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class FollowForm(Word):
    """Chưa xong, theo dõi tiếp."""

    note = forms.CharField(
        label=_("Điều chưa xong"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Chưa ghi điều chưa xong. Nhập vài câu để nơi trả lời làm tiếp.")},
    )
    due = DayField(label=_("Hạn trả lời tiếp"), required=False)

    def __init__(self, *args: Any, due_help: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due"].help_text = due_help


class MergeForm(Word):
    """Gộp kiến nghị."""

    others = forms.MultipleChoiceField(
        label=_("Gộp với"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chưa chọn kiến nghị nào để gộp. Chọn ít nhất một dòng.")},
    )
    note = forms.CharField(
        label=_("Lý do gộp"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, offered: Sequence[Other], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choose("others", [(str(one.id), _named(one)) for one in offered])
        self.offered = offered

    def chosen(self) -> list[Other]:
        return [one for one in self.offered if str(one.id) in self.cleaned_data["others"]]


class SplitForm(_Sent):
    """Tách kiến nghị: a part in each box."""

    def __init__(self, *args: Any, due_help: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, MOST_PARTS + 1):
            self.fields[f"part_{number}"] = forms.CharField(
                label=_t("Phần %(number)s") % {"number": number},
                max_length=4000,
                required=number <= 2,
                widget=forms.Textarea(attrs={"rows": 3}),
                error_messages={"required": _t("Chưa có nội dung. Nhập ít nhất hai phần.")},
            )
        self.fields["due"] = DayField(label=_t("Hạn trả lời"), required=False, help_text=due_help)
        self.order_fields([*(f"part_{number}" for number in range(1, MOST_PARTS + 1)), "due"])

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        texts = [text for text in self._typed(typed) if text]
        if len(set(texts)) < len(texts):
            raise ValidationError(_t("Có hai phần trùng nội dung. Sửa hoặc bỏ một phần."), code="twice")
        return typed

    @staticmethod
    def _typed(typed: dict[str, Any]) -> list[str]:
        return [typed.get(f"part_{number}", "") for number in range(1, MOST_PARTS + 1)]

    def texts(self) -> list[str]:
        return [text for text in self._typed(self.cleaned_data) if text]
