"""What people type about the dictionary of indicators."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from phoihop.organisations.forms import SentForm
from phoihop.records.fields import Data
from phoihop.records.keys import Ref
from phoihop.reports.designing import AGGREGATIONS, DIRECTIONS, FLAVOURS
from phoihop.reports.dictionary import Known
from phoihop.reports.meaning import MEANS
from phoihop.reports.rules import Aggregation, Flavour
from phoihop.reports.vectors import PLACES
from phoihop.ui.forms import DayField, Form

PARTS = ("numerator", "denominator")


class FindForm(Form):
    q = forms.CharField(label=_("Tìm chỉ tiêu"), max_length=100, required=False)


def _small(label: Any, low: int, high: int, **kwargs: Any) -> forms.IntegerField:
    box = forms.TextInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(label=label, min_value=low, max_value=high, widget=box, **kwargs)


class IndicatorForm(SentForm):
    """Chỉ tiêu. `known`: the dictionary, of which a ratio names two; `fixed`: forms took it over, so what it means is
    shown and not asked."""

    name = forms.CharField(label=_("Tên chỉ tiêu"), max_length=300)
    code = forms.CharField(label=_("Mã"), max_length=20, required=False)
    definition = forms.CharField(
        label=_("Định nghĩa, cách tính"), max_length=2_000, required=False, widget=forms.Textarea(attrs={"rows": "3"})
    )
    supplier = forms.CharField(label=_("Nơi cung cấp số liệu"), max_length=300, required=False)
    unit = forms.CharField(label=_("Đơn vị tính"), max_length=40)
    flavour = forms.ChoiceField(label=_("Loại số"), choices=FLAVOURS)
    decimals = _small(_("Số lẻ"), 0, PLACES, initial=0, required=False)
    aggregation = forms.ChoiceField(label=_("Tổng hợp"), choices=AGGREGATIONS, required=False)
    numerator = forms.ChoiceField(label=_("Tử số"), required=False)
    denominator = forms.ChoiceField(label=_("Mẫu số"), required=False)
    factor = _small(
        _("Nhân với"), 1, 1_000_000, initial=100, required=False, help_text=_("Phần trăm thì nhân với 100.")
    )
    direction = forms.ChoiceField(label=_("Chiều"), choices=DIRECTIONS, required=False)
    from_day = DayField(
        label=_("Dùng từ ngày"),
        toward="past",
        required=False,
        help_text=_("Biểu mẫu áp dụng từ ngày này trở đi lấy được chỉ tiêu. Để trống: dùng từ trước đến nay."),
    )

    def __init__(self, *args: Any, known: Sequence[Known], fixed: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(one.id): one for one in known if not one.is_ratio}
        for part in PARTS:
            named = [("", _t("chọn chỉ tiêu")), *((pk, f"{one.name}, {one.unit}") for pk, one in self.known.items())]
            self.fields[part].choices = named  # type: ignore[attr-defined]
        for name in MEANS if fixed else ():
            self.fields[name].disabled = True

    def content(self, kept: Mapping[str, Any] | None = None) -> Data:
        """As a payload says it; `kept`: the version before, whose days stay."""
        typed = self.cleaned_data
        is_ratio = typed["flavour"] == Flavour.RATIO
        data: Data = {name: (kept or {})[name] for name in ("replaces", "to") if name in (kept or {})}
        data |= {name: " ".join(typed[name].split()) for name in ("name", "code", "unit", "supplier")}
        data |= {"flavour": typed["flavour"], "decimals": typed["decimals"] or 0, "direction": typed["direction"]}
        data |= {"definition": typed["definition"].strip()}
        data |= {"aggregation": Aggregation.SUM.value if is_ratio else typed["aggregation"] or Aggregation.SUM.value}
        if is_ratio:
            parts: dict[str, Ref] = {part: self.known[typed[part]].ref for part in PARTS if typed[part]}
            data |= {"factor": typed["factor"] or 1, **{part: dict(ref) for part, ref in parts.items()}}
        if typed["from_day"]:
            data["from"] = typed["from_day"].isoformat()
        return {name: value for name, value in data.items() if value not in ("", None)}


class NewVersionForm(IndicatorForm):
    """Bản mới: there is a day from which it is used, and the one before it no more."""

    from_day = DayField(
        label=_("Dùng bản mới từ ngày"),
        help_text=_("Bản cũ thôi dùng từ ngày này; biểu mẫu và báo cáo đã có giữ nguyên."),
    )


class RetireForm(SentForm):
    """Thôi dùng."""

    day = DayField(
        label=_("Thôi dùng từ ngày"),
        help_text=_("Biểu mẫu áp dụng từ ngày này trở đi không lấy được chỉ tiêu nữa."),
    )


class BringBackForm(SentForm):
    """Dùng lại."""


def initial_of(one: Known) -> dict[str, Any]:
    """What the boxes hold of an indicator as it stands."""
    names = ("name", "code", "definition", "supplier", "unit", "flavour", "decimals", "aggregation", "direction")
    parts = {part: str(pk) for part in PARTS if (pk := one.part(part))}
    held = {name: one.data[name] for name in (*names, "factor") if name in one.data}
    return {**held, **parts, "from_day": one.from_day, "basis": one.body}
