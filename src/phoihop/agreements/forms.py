"""Forms about agreements. A form of many rows is a head and formsets; blank rows are no rows."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from phoihop.agreements.queries import Chosen, Head
from phoihop.agreements.reading import EVERY
from phoihop.agreements.rules import Area, Every, resolve
from phoihop.records.fields import Data
from phoihop.ui.choosing import Directory, OrganisationsField
from phoihop.ui.forms import DayField, Form, OnceField, RevisionField, SecrecyField

MORE_ROWS = 3
MOST_ROWS = 200
ORGANISATIONS = "agreements:organisations"


def _how_often() -> list[tuple[str, str]]:
    """Asked for with every form, in the language of the page."""
    return [("", _t("chưa rõ")), *((every.value, str(EVERY[every])) for every in Every)]


class AgreementForm(Form):
    title = forms.CharField(
        label=_("Tên quy chế"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Chưa có tên quy chế. Nhập tên như trên văn bản đã ký.")},
    )
    number = forms.CharField(label=_("Số"), max_length=20, required=False)
    symbol = forms.CharField(
        label=_("Ký hiệu"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("ví dụ QC/ĐU")}),
    )
    signed_on = DayField(label=_("Ngày ký"), toward="past", required=False)
    place = forms.CharField(label=_("Nơi ký"), max_length=200, required=False)
    from_day = DayField(label=_("Có hiệu lực từ"), toward="past", required=False)
    to_day = DayField(label=_("Hết hiệu lực"), toward="future", required=False)
    sides = OrganisationsField(
        label=_("Các bên còn lại"),
        source=ORGANISATIONS,
        help_text=_("Tổ chức đang làm việc là một bên. Chọn một bên, hoặc nhiều bên cùng một quy chế."),
        error_messages={"required": _("Chưa chọn bên nào. Gõ vài chữ, không cần dấu, rồi chọn.")},
    )
    meeting = forms.ChoiceField(label=_("Họp"), choices=_how_often, required=False)
    report = forms.ChoiceField(label=_("Trao đổi báo cáo"), choices=_how_often, required=False)
    answer_days = forms.IntegerField(
        label=_("Trả lời kiến nghị trong (ngày)"),
        required=False,
        min_value=1,
        max_value=365,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "invalid": _("Ô này chỉ nhận số. Nhập số ngày, ví dụ 15."),
            "min_value": _("Số ngày phải từ 1 đến 365. Xin nhập lại."),
            "max_value": _("Số ngày phải từ 1 đến 365. Xin nhập lại."),
        },
    )
    note = forms.CharField(
        label=_("Quy định khác về chế độ làm việc"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    continues = forms.ChoiceField(
        label=_("Nối tiếp quy chế"),
        required=False,
        help_text=_("Khi thêm, bớt bên hoặc ký lại cho giai đoạn mới."),
    )
    secrecy = SecrecyField()
    once = OnceField()
    basis = RevisionField()

    def __init__(
        self, *args: Any, earlier: Iterable[Chosen] = (), restating: bool = False, directory: Directory, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["continues"].choices = [  # type: ignore[attr-defined]
            ("", _t("không nối tiếp")),
            *((str(one.id), one.label) for one in earlier),
        ]
        self.fields["sides"].directory = directory  # type: ignore[attr-defined]
        if restating:
            for name in ("sides", "continues"):
                del self.fields[name]


class AreaRow(Form):
    code = forms.CharField(max_length=20, required=False, widget=forms.HiddenInput)
    name = forms.CharField(label=_("Tên lĩnh vực"), max_length=300, required=False)

    def blank(self) -> bool:
        return not self.cleaned_data.get("name")


class ArticleRow(Form):
    no = forms.CharField(label=_("Điều"), max_length=12, required=False)
    title = forms.CharField(label=_("Tên điều"), max_length=500, required=False)
    area = forms.CharField(label=_("Lĩnh vực"), max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if (typed.get("title") or typed.get("area")) and not typed.get("no"):
            self.add_error("no", _t("Chưa có số điều. Nhập số, ví dụ 4."))
        if typed.get("no") and not typed.get("title"):
            self.add_error("title", _t("Chưa có tên điều. Nhập tên như trên văn bản."))
        return typed

    def blank(self) -> bool:
        return not self.cleaned_data.get("no")


AreaRows = forms.formset_factory(AreaRow, extra=MORE_ROWS, max_num=MOST_ROWS)
ArticleRows = forms.formset_factory(ArticleRow, extra=MORE_ROWS, max_num=MOST_ROWS)


class AgreementForms:
    """The whole page: head, areas, articles."""

    def __init__(
        self,
        typed: QueryDict | None = None,
        *,
        initial: Mapping[str, Any] | None = None,
        areas: Sequence[Mapping[str, Any]] = (),
        articles: Sequence[Mapping[str, Any]] = (),
        known: Sequence[Area] = (),
        quiet: bool = False,
        **head: Any,
    ) -> None:
        self.head = AgreementForm(typed, initial=dict(initial or {}), **head)
        self.areas = AreaRows(typed, prefix="areas", initial=list(areas))
        self.articles = ArticleRows(typed, prefix="articles", initial=list(articles))
        self._known = known
        if quiet:
            for form in (self.head, *self.areas.forms, *self.articles.forms):
                form.quiet()

    def is_valid(self) -> bool:
        # All three are asked, so that every mistake is shown at once.
        return all([self.head.is_valid(), self.areas.is_valid(), self.articles.is_valid()])

    def content(self) -> Data:
        """What the forms say, as the kind `agreement` holds it, without the sides."""
        typed = self.head.cleaned_data
        areas, articles = resolve(
            [(row.cleaned_data.get("code", ""), row.cleaned_data["name"]) for row in self.areas if not row.blank()],
            [
                (row.cleaned_data["no"], row.cleaned_data["title"], row.cleaned_data.get("area", ""))
                for row in self.articles
                if not row.blank()
            ],
            self._known,
        )
        data: Data = {name: typed[name] for name in ("title", "number", "symbol", "place") if typed[name]}
        for name, field in (("signed_on", "signed_on"), ("from", "from_day"), ("to", "to_day")):
            if typed[field]:
                data[name] = typed[field].isoformat()
        if areas:
            data["areas"] = [{"code": area.code, "name": area.name} for area in areas]
        if articles:
            data["articles"] = [
                {"no": one.no, "title": one.title, **({"area": one.area} if one.area else {})} for one in articles
            ]
        regime = {name: typed[name] for name in ("meeting", "report", "answer_days", "note") if typed[name]}
        return {**data, "regime": regime} if regime else data


def initial_of(head: Head) -> dict[str, Any]:
    """What fills `AgreementForms` from the version in force."""
    regime = head.data.get("regime", {})
    named = {area.code: area.name for area in head.areas}
    return {
        "initial": {
            "title": head.title,
            "number": head.data.get("number", ""),
            "symbol": head.data.get("symbol", ""),
            "signed_on": head.signed_on,
            "place": head.data.get("place", ""),
            "from_day": head.from_day,
            "to_day": head.to_day,
            "basis": head.body,
            **{name: regime.get(name, "") for name in ("meeting", "report", "answer_days", "note")},
        },
        "areas": [{"code": area.code, "name": area.name} for area in head.areas],
        "articles": [{"no": one.no, "title": one.title, "area": named.get(one.area, "")} for one in head.articles],
    }


class FocalPointForm(Form):
    office = forms.CharField(
        label=_("Đầu mối"),
        max_length=300,
        help_text=_("Bộ phận và chức danh, ví dụ Văn phòng Đảng ủy, Chánh Văn phòng."),
        error_messages={"required": _("Chưa ghi đầu mối. Nhập bộ phận hoặc chức danh.")},
    )
    contact = forms.CharField(label=_("Liên hệ"), max_length=300, required=False, help_text=_("Điện thoại, hộp thư."))
    secrecy = SecrecyField()
    once = OnceField()
    basis = RevisionField()

    def content(self) -> Data:
        return {name: self.cleaned_data[name] for name in ("office", "contact") if self.cleaned_data[name]}


class ConfirmForm(Form):
    secrecy = SecrecyField()
    once = OnceField()
    basis = RevisionField(required=True)
