"""The form of the dialog before issuing: what the accepted items become."""

from enum import StrEnum
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from phoihop.intake.issuing import PlanHead
from phoihop.ui.forms import Form, SecrecyField


class Shape(StrEnum):
    """What the tasks of a table become."""

    TASKS = "tasks"
    PLAN = "plan"


class IssueForm(Form):
    prefix = "issue"
    minutes = forms.BooleanField(label=_("Lập biên bản để các bên xác nhận"), required=False)
    shape = forms.ChoiceField(
        label=_("Ban hành thành"),
        required=False,
        widget=forms.RadioSelect,
        choices=(
            (Shape.TASKS, _("Các nhiệm vụ riêng")),
            (Shape.PLAN, _("Kế hoạch phối hợp của năm, kèm các nhiệm vụ; các bên xác nhận")),
        ),
    )
    year = forms.IntegerField(
        label=_("Năm của kế hoạch"),
        required=False,
        min_value=1945,
        max_value=2200,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "invalid": _("Ô này chỉ nhận số. Nhập năm, ví dụ 2027."),
            "min_value": _("Năm phải từ 1945 đến 2200. Xin nhập lại."),
            "max_value": _("Năm phải từ 1945 đến 2200. Xin nhập lại."),
        },
    )
    title = forms.CharField(label=_("Tên kế hoạch"), max_length=500, required=False)
    secrecy = SecrecyField()

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("shape") == Shape.PLAN:
            if not typed.get("year") and "year" not in self.errors:
                self.add_error("year", _t("Chưa có năm. Nhập năm, ví dụ 2027."))
            if not typed.get("title"):
                self.add_error("title", _t("Chưa có tên kế hoạch. Nhập tên, ví dụ Kế hoạch phối hợp năm 2027."))
        return typed

    @property
    def declared(self) -> bool:
        return self.data.get(self.add_prefix("secrecy")) == "on"

    def plan(self) -> PlanHead | None:
        """The plan that is wanted, if one is."""
        typed = self.cleaned_data
        if typed.get("shape") != Shape.PLAN or not (typed.get("year") and typed.get("title")):
            return None
        return PlanHead(typed["year"], typed["title"])
