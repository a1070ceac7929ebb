"""The form of an annual plan: its head, and one row a task. A row without words is no row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from phoihop.agreements.rules import Area, Article
from phoihop.plans.rows import PlanTask
from phoihop.records.fields import Data
from phoihop.ui.choosing import Option
from phoihop.ui.formats import day
from phoihop.ui.forms import DayField, Form, OnceField, RevisionField, SecrecyField

MORE_ROWS: Final = 2
MOST_ROWS: Final = 500
PREFIX: Final = "tasks"


class PlanForm(Form):
    year = forms.IntegerField(
        label=_("Năm"),
        min_value=1945,
        max_value=2200,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": _("Chưa có năm. Nhập năm, ví dụ 2027."),
            "invalid": _("Ô này chỉ nhận số. Nhập năm, ví dụ 2027."),
            "min_value": _("Năm phải từ 1945 đến 2200. Xin nhập lại."),
            "max_value": _("Năm phải từ 1945 đến 2200. Xin nhập lại."),
        },
    )
    title = forms.CharField(
        label=_("Tên kế hoạch"),
        max_length=500,
        error_messages={"required": _("Chưa có tên kế hoạch. Nhập tên, ví dụ Kế hoạch phối hợp năm 2027.")},
    )
    number = forms.CharField(label=_("Số"), max_length=20, required=False)
    symbol = forms.CharField(
        label=_("Ký hiệu"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("ví dụ KH/ĐU")}),
    )
    purpose = forms.CharField(
        label=_("Mục đích, yêu cầu"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    secrecy = SecrecyField()
    once = OnceField()
    basis = RevisionField()


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What the rows choose from: the sides, areas and articles of the agreement."""

    sides: Sequence[Option]
    areas: Sequence[Area]
    articles: Sequence[Article]

    def under(self) -> list[tuple[str, str]]:
        """Articles, then areas that no article serves."""
        served = {article.area for article in self.articles}
        return [
            ("", _t("chưa rõ")),
            *(
                (f"d:{one.no}", _t("Điều %(no)s. %(title)s") % {"no": one.no, "title": one.title})
                for one in self.articles
            ),
            *((f"l:{area.code}", area.name) for area in self.areas if area.code not in served),
        ]

    def placed(self, chosen: str) -> Data:
        """What a choice of `under` says in a task."""
        mark, _colon, code = chosen.partition(":")
        if mark == "l":
            return {"area": code}
        found = next((one for one in self.articles if mark == "d" and one.no == code), None)
        if found is None:
            return {}
        return {"article": found.no, **({"area": found.area} if found.area else {})}

    def choice(self, data: Data) -> str:
        """The choice of `under` that a task stands at."""
        if data.get("article") in {one.no for one in self.articles}:
            return f"d:{data['article']}"
        return f"l:{data['area']}" if data.get("area") in {one.code for one in self.areas} else ""


class TaskRow(Form):
    """One task of the plan. `task` is the id of one that has been issued, `seen` its version."""

    task = forms.UUIDField(required=False, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Nội dung"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Chưa có nội dung. Nhập việc phải làm, hoặc bỏ nhiệm vụ này.")},
    )
    under = forms.ChoiceField(label=_("Điều, lĩnh vực"), required=False)
    lead = forms.ChoiceField(
        label=_("Chủ trì"),
        error_messages={
            "required": _("Chưa chọn cơ quan chủ trì. Chọn một bên của quy chế."),
            "invalid_choice": _("Cơ quan này không phải là một bên. Chọn trong danh sách."),
        },
    )
    due = DayField(label=_("Hạn hoàn thành"), required=False)
    product = forms.CharField(label=_("Sản phẩm"), required=False, max_length=500)
    cooperating = forms.MultipleChoiceField(
        label=_("Phối hợp"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Có cơ quan không phải là một bên. Chọn trong danh sách.")},
    )
    drop = forms.BooleanField(label=_("Bỏ nhiệm vụ này khỏi kế hoạch"), required=False)

    def __init__(self, *args: Any, offer: Offer, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer = offer
        self.today = today
        named = [(side.id, side.name) for side in offer.sides]
        for name, choices in (
            ("lead", [("", _t("Chọn cơ quan")), *named]),
            ("cooperating", named),
            ("under", offer.under()),
        ):
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def blank(self) -> bool:
        return not self.cleaned_data.get("text")

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("drop"):
            self.quiet()  # what is wrong with it does not matter any more
            return typed
        due = typed.get("due")
        if due and not typed.get("task") and due < self.today:
            self.add_error(
                "due",
                _t("Hạn %(due)s sớm hơn ngày giao %(today)s. Xin sửa một trong hai.")
                % {"due": day(due), "today": day(self.today)},
            )
        return typed

    def content(self) -> Data:
        typed = self.cleaned_data
        data: Data = {"text": typed["text"], "lead": typed["lead"], "product": typed["product"]}
        data["cooperating"] = [org for org in typed["cooperating"] if org != typed["lead"]]
        data["due"] = typed["due"].isoformat() if typed["due"] else ""
        return {name: value for name, value in {**data, **self.offer.placed(typed["under"])}.items() if value}


TaskRows = forms.formset_factory(TaskRow, extra=MORE_ROWS, max_num=MOST_ROWS)


class PlanForms:
    """The whole page: head and rows."""

    def __init__(
        self,
        typed: QueryDict | None = None,
        *,
        offer: Offer,
        initial: Mapping[str, Any] | None = None,
        rows: Iterable[Mapping[str, Any]] = (),
        quiet: bool = False,
    ) -> None:
        self.head = PlanForm(typed, initial=dict(initial or {}))
        options = {"offer": offer, "today": timezone.localdate()}
        self.rows = TaskRows(typed, prefix=PREFIX, initial=list(rows), form_kwargs=options)
        if quiet:
            for form in (self.head, *self.rows.forms):
                form.quiet()

    def is_valid(self) -> bool:
        # Both are asked, so that every mistake is shown at once.
        return all([self.head.is_valid(), self.rows.is_valid()])

    def content(self) -> Data:
        typed = self.head.cleaned_data
        return {name: typed[name] for name in ("year", "title", "number", "symbol", "purpose") if typed[name]}

    def kept_rows(self) -> list[TaskRow]:
        return [row for row in self.rows if not row.blank and not row.cleaned_data.get("drop")]

    def dropped(self) -> list[UUID]:
        """The tasks that were issued with the plan and are to leave it."""
        return [
            row.cleaned_data["task"] for row in self.rows if row.cleaned_data.get("drop") and row.cleaned_data["task"]
        ]


def row_of(task: PlanTask, offer: Offer, *, anew: bool = False) -> dict[str, Any]:
    """A row filled from a task; `anew` takes its words into a new task, without the day that has passed."""
    filled = {
        "text": task.data["text"],
        "lead": task.data["lead"],
        "cooperating": task.data.get("cooperating", []),
        "product": task.data.get("product", ""),
        "under": offer.choice(task.data),
    }
    if anew:
        return filled
    due = date.fromisoformat(task.data["due"]) if "due" in task.data else None
    return {**filled, "task": task.id, "seen": task.body, "due": due}
