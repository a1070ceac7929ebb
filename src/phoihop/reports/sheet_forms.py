"""The sheet that a unit fills: a box for each figure and each passage."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _t

from phoihop.reports.doubts import doubts, to_do
from phoihop.reports.queries import Form as Asked
from phoihop.reports.rules import Block, Line, Typed, too_fine
from phoihop.ui.forms import Form, NumberField, OnceField, SecrecyField
from vanban.numbers import Ambiguous, format_number, parse_number
from vanban.problem import Problem

PLAN, ACTUAL, ESTIMATE, NOTE, TEXT = "p-", "t-", "u-", "n-", "v-"


MOST_DIGITS: Final = 21


def read(typed: object) -> Decimal | None:
    """A cell as far as it has one clear reading."""
    found = parse_number(str(typed)) if typed not in (None, "") else None
    return None if isinstance(found, Problem | Ambiguous) else found


def boxed(figure: Decimal) -> str:
    """A figure as its box takes it. Whole ones without dots, and three decimals as four: then the words have one
    reading only."""
    words = format_number(figure)
    return f"{figure:.0f}" if "," not in words else words if len(words.partition(",")[2]) != 3 else f"{words}0"


class _Cell(NumberField):
    """A figure of an indicator, with no more decimals than the indicator takes."""

    def __init__(self, line: Line, label: str) -> None:
        self.line = line
        super().__init__(label=label, required=False, unit=line.unit)

    def prepare_value(self, value: Any) -> Any:
        return boxed(value) if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Any:
        found = super().clean(value)
        if found is not None and too_fine(found, self.line.decimals):
            raise forms.ValidationError(
                _t("Nhận tối đa %(places)s chữ số thập phân. Làm tròn rồi nhập lại.") % {"places": self.line.decimals}
                if self.line.decimals
                else _t("Chỉ tiêu này là số nguyên. Làm tròn rồi nhập lại."),
                code="decimals",
            )
        if found is not None and abs(found) >= 10**MOST_DIGITS:
            raise forms.ValidationError(_t("Số quá lớn. Kiểm tra đơn vị tính rồi nhập lại."), code="large")
        return found


class SheetForm(Form):
    """The sheet of one unit for one period: a box for each figure that is typed, and one for each passage. `fed`: the
    figures come from units of its own, so there are no boxes for them."""

    secrecy = SecrecyField()
    once = OnceField()

    def __init__(self, *args: Any, asked: Asked, correcting: bool = False, fed: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        for line in asked.lines.values() if not fed else ():
            if line.typed:
                self._add_line(line)
        for section in asked.sections:
            if section.block == Block.TEXT:
                area = forms.Textarea(attrs={"rows": "4"})
                box = forms.CharField(label=section.title, required=False, max_length=20_000, widget=area)
                box.help_text = section.guide
                self.fields[f"{TEXT}{section.code}"] = box
        if correcting:
            self.fields["reason"] = forms.CharField(
                label=_t("Lý do thay thế báo cáo đã được tiếp nhận"),
                max_length=2_000,
                widget=forms.Textarea(attrs={"rows": "2"}),
                error_messages={"required": _t("Báo cáo đã được tiếp nhận. Ghi lý do của bản thay thế.")},
            )

    def _add_line(self, line: Line) -> None:
        if line.planned:
            self.fields[f"{PLAN}{line.code}"] = _Cell(line, _t("%(line)s, kế hoạch") % {"line": line.name})
        self.fields[f"{ACTUAL}{line.code}"] = _Cell(line, _t("%(line)s, thực hiện") % {"line": line.name})
        estimate = forms.BooleanField(label=_t("%(line)s, số ước") % {"line": line.name}, required=False)
        self.fields[f"{ESTIMATE}{line.code}"] = estimate
        note = forms.CharField(label=_t("%(line)s, lý do") % {"line": line.name}, required=False, max_length=2_000)
        self.fields[f"{NOTE}{line.code}"] = note

    def clean(self) -> dict[str, Any]:
        """Asks for a reason where a figure can hardly be."""
        typed = self.typed()
        for code, found in doubts(self.asked.lines, typed).items():
            for one in found if not typed[code].note else ():
                name = f"{PLAN if one.figure == 'plan' else ACTUAL}{code}"
                if name not in self.errors:
                    self.add_error(name, to_do(one))
        return self.cleaned_data

    def quiet(self) -> None:
        """To be shown as it was left: what is wrong stands at its cell, what is still missing is not told."""
        said = {name: one for name, one in self.errors.items() if name.startswith((PLAN, ACTUAL))}
        self._errors = ErrorDict(said, renderer=self.renderer)

    def value(self, name: str) -> Any:
        return self[name].value() if name in self.fields else None

    def typed(self) -> dict[str, Typed]:
        """What the boxes hold as far as it can be read, whether or not the form may be sent."""
        found = {}
        for code, line in self.asked.lines.items():
            if not line.typed or f"{ACTUAL}{code}" not in self.fields:
                continue
            said = Typed(
                plan=self._read(f"{PLAN}{code}"),
                actual=self._read(f"{ACTUAL}{code}"),
                estimate=bool(self.value(f"{ESTIMATE}{code}")),
                note=str(self.value(f"{NOTE}{code}") or "").strip(),
            )
            if said.plan is not None or said.actual is not None or said.note:
                found[code] = said
        return found

    def _read(self, name: str) -> Decimal | None:
        value = self.value(name)
        return value if isinstance(value, Decimal) else read(value)

    def texts(self) -> dict[str, str]:
        return {
            name.removeprefix(TEXT): str(self.value(name) or "").strip()
            for name in self.fields
            if name.startswith(TEXT)
        }


def initial_of(figures: Mapping[str, Typed], texts: Mapping[str, str]) -> dict[str, Any]:
    """The boxes filled from what was sent before."""
    filled: dict[str, Any] = {f"{TEXT}{code}": text for code, text in texts.items()}
    for code, said in figures.items():
        filled |= {
            f"{PLAN}{code}": said.plan,
            f"{ACTUAL}{code}": said.actual,
            f"{ESTIMATE}{code}": said.estimate,
            f"{NOTE}{code}": said.note,
        }
    return filled
