"""The form behind a form: sections and lines of a reporting form as rows that an office edits. A row without words is
no row. What is issued is always a new version; reports already sent keep the one they were sent on."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from phoihop.records.fields import Data
from phoihop.reports.dictionary import Known
from phoihop.reports.meaning import COPIED
from phoihop.reports.rules import MOST_LINES, MOST_SECTIONS, Aggregation, Block, Direction, Flavour
from phoihop.reports.vectors import PLACES
from phoihop.reports.words import AGGREGATION, DIRECTION, FLAVOUR
from phoihop.ui.formats import day
from phoihop.ui.forms import DayField, Form, OnceField, SecrecyField
from vanban.fold import fold

FLAVOURS: Final = tuple((code.value, label) for code, label in FLAVOUR.items())
DIRECTIONS: Final = tuple((code.value, label) for code, label in DIRECTION.items())
AGGREGATIONS: Final = tuple((code.value, label) for code, label in AGGREGATION.items())
BLOCKS: Final = ((Block.FIGURES.value, _("số liệu")), (Block.TEXT.value, _("bằng lời")))


class FormHead(Form):
    title = forms.CharField(
        label=_("Tên biểu mẫu"), max_length=300, error_messages={"required": _("Chưa có tên biểu mẫu. Nhập tên.")}
    )
    from_day = DayField(label=_("Áp dụng cho các kỳ chốt số từ ngày"))
    secrecy = SecrecyField()
    once = OnceField()


class SectionRow(Form):
    code = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)
    title = forms.CharField(label=_("Tên mục"), max_length=300, required=False)
    block = forms.ChoiceField(label=_("Nội dung mục"), choices=BLOCKS, required=False)
    guide = forms.CharField(label=_("Hướng dẫn"), max_length=2_000, required=False)


class LineRow(Form):
    code = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)
    section = forms.IntegerField(
        label=_("Thuộc mục số"), min_value=1, max_value=MOST_SECTIONS, widget=forms.TextInput, required=False
    )
    indicator = forms.ChoiceField(label=_("Lấy từ danh mục chỉ tiêu"), required=False)
    name = forms.CharField(label=_("Tên chỉ tiêu"), max_length=300, required=False)
    unit = forms.CharField(label=_("Đơn vị tính"), max_length=40, required=False)
    flavour = forms.ChoiceField(label=_("Loại số"), choices=FLAVOURS, required=False)
    decimals = forms.IntegerField(
        label=_("Số lẻ"), min_value=0, max_value=PLACES, widget=forms.TextInput, initial=0, required=False
    )
    direction = forms.ChoiceField(label=_("Chiều"), choices=DIRECTIONS, required=False)
    aggregation = forms.ChoiceField(label=_("Tổng hợp"), choices=AGGREGATIONS, required=False)
    planned = forms.BooleanField(label=_("Có số kế hoạch"), required=False)
    explain_below = forms.IntegerField(
        label=_("Ghi lý do khi dưới (% kế hoạch)"), min_value=0, max_value=100, widget=forms.TextInput, required=False
    )
    top = forms.IntegerField(label=_("Tử số là dòng"), min_value=1, widget=forms.TextInput, required=False)
    bottom = forms.IntegerField(label=_("Mẫu số là dòng"), min_value=1, widget=forms.TextInput, required=False)
    factor = forms.IntegerField(
        label=_("Nhân với"), min_value=1, max_value=1_000_000, widget=forms.TextInput, required=False
    )

    def __init__(self, *args: Any, known: Sequence[Known] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(one.id): one for one in known}
        box: Any = self.fields["indicator"]
        box.choices = [("", _t("không lấy")), *((str(one.id), _called(one)) for one in known)]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        chosen = self.known.get(typed.get("indicator", ""))
        if chosen:
            typed["name"] = typed.get("name") or chosen.name
            typed |= {name: chosen.data.get(name) for name in COPIED}  # as it is, so that figures can be added up
        if not typed.get("name"):
            return typed
        if not typed.get("unit"):
            self.add_error("unit", _t("Chưa có đơn vị tính. Nhập đơn vị, ví dụ người."))
        if not typed.get("section"):
            self.add_error("section", _t("Chưa ghi thuộc mục nào. Nhập số thứ tự của mục."))
        return typed


def _called(one: Known) -> str:
    words = f"{one.code} {one.name}, {one.unit}".strip()
    return _t("%(name)s (thôi dùng từ %(day)s)") % {"name": words, "day": day(one.retired)} if one.retired else words


Sections = forms.formset_factory(SectionRow, extra=2, max_num=MOST_SECTIONS)
Lines = forms.formset_factory(LineRow, extra=3, max_num=MOST_LINES)


@dataclass(frozen=True, kw_only=True)
class _Numbered:
    """The codes of rows by their number on the page, and by the indicator that they name."""

    codes: Mapping[int, str]
    naming: Mapping[UUID, str]

    def parts(self, typed: Mapping[str, Any], chosen: Known | None) -> list[str]:
        """The rows that a ratio is made of: the office's dictionary says so, or the page."""
        if chosen:
            found = [self.naming.get(part) for part in _parts(chosen)]
        else:
            found = [self.codes.get(typed[name] or 0) for name in ("top", "bottom")]
        return [one for one in found if one]


def _parts(one: Known) -> list[UUID]:
    return [part for part in map(one.part, ("numerator", "denominator")) if part] if one.is_ratio else []


def slug(name: str, taken: Iterable[str]) -> str:
    """A code for a name: its words without marks; numbered when it is taken."""
    base = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:32].strip("-") or "muc"
    known, number, code = set(taken), 1, base
    while code in known:
        number += 1
        code = f"{base}-{number}"
    return code


class FormForms:
    """The whole page: head, sections, lines."""

    def __init__(
        self,
        typed: QueryDict | None = None,
        *,
        known: Sequence[Known],
        initial: Mapping[str, Any] | None = None,
        data: Data | None = None,
    ) -> None:
        sections, lines = _rows_of(data, known) if data else ([], [])
        self.head = FormHead(typed, initial=dict(initial or {}))
        self.sections = Sections(typed, prefix="muc", initial=sections)
        self.lines = Lines(typed, prefix="dong", initial=lines, form_kwargs={"known": known})
        self.known = {str(one.id): one for one in known}

    def is_valid(self) -> bool:
        # All are asked, so that every mistake is shown at once.
        return all([self.head.is_valid(), self.sections.is_valid(), self.lines.is_valid()]) and self._is_whole()

    def _is_whole(self) -> bool:
        """Whether the parts of every ratio that was taken over stand in the form as well."""
        here = {chosen.id for row in self.lines if (chosen := self._chosen(row.cleaned_data))}
        for row in self.lines:
            chosen = self._chosen(row.cleaned_data)
            if chosen and not here.issuperset(_parts(chosen)):
                names = [one.name for one in self.known.values() if one.id in _parts(chosen)]
                sentence = _t("Tỷ lệ này tính từ %(parts)s. Lấy thêm các chỉ tiêu đó vào biểu.")
                row.add_error("indicator", sentence % {"parts": ", ".join(f"“{name}”" for name in names)})
        return self.lines.is_valid()

    def _chosen(self, typed: Mapping[str, Any]) -> Known | None:
        return self.known.get(typed.get("indicator", ""))

    def content(self) -> list[Data]:
        """The sections as a payload says them."""
        codes: dict[int, str] = {}
        for number, row in enumerate(self.lines, 1):
            if row.cleaned_data.get("name"):
                codes[number] = row.cleaned_data["code"] or slug(row.cleaned_data["name"], codes.values())
        chosen = {number: self._chosen(row.cleaned_data) for number, row in enumerate(self.lines, 1)}
        naming = {one.id: codes[number] for number, one in chosen.items() if one and number in codes}
        numbered = _Numbered(codes=codes, naming=naming)
        made: list[Data] = []
        for number, head in enumerate(self.sections, 1):
            typed = head.cleaned_data
            if not typed.get("title"):
                continue
            section: Data = {
                "code": typed["code"] or slug(typed["title"], (one["code"] for one in made)),
                "title": typed["title"],
                "block": typed["block"] or Block.FIGURES.value,
            }
            if typed.get("guide"):
                section["guide"] = typed["guide"]
            lines = [
                self._line(one.cleaned_data, codes[at], numbered)
                for at, one in enumerate(self.lines, 1)
                if at in codes and one.cleaned_data.get("section") == number
            ]
            if lines:
                section["lines"] = lines
            made.append(section)
        return made

    def _line(self, typed: Mapping[str, Any], code: str, numbered: _Numbered) -> Data:
        flavour = typed["flavour"] or Flavour.FLOW.value
        line: Data = {
            "code": code,
            "name": typed["name"],
            "unit": typed["unit"],
            "flavour": flavour,
            "decimals": typed["decimals"] or 0,
            "direction": typed["direction"] or Direction.NONE.value,
            "aggregation": typed["aggregation"] or Aggregation.SUM.value,
            "planned": bool(typed["planned"]),
        }
        if typed.get("explain_below"):
            line["explain_below"] = typed["explain_below"]
        chosen = self._chosen(typed)
        if flavour == Flavour.RATIO:
            line["factor"] = typed["factor"] or 1
            if parts := numbered.parts(typed, chosen):
                line["of"] = parts
        if chosen:
            line["indicator"] = dict(chosen.ref)
            if chosen.data.get("definition"):
                line["definition"] = chosen.data["definition"]
        return line


def _rows_of(data: Data, known: Sequence[Known]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The rows of a form as it stands."""
    by_ref = {(one.ref["org"], one.ref["rec"]): str(one.id) for one in known}
    flat = [(number, line) for number, one in enumerate(data["sections"], 1) for line in one.get("lines", ())]
    numbers = {line["code"]: at for at, (_number, line) in enumerate(flat, 1)}
    sections = [
        {"code": one["code"], "title": one["title"], "block": one["block"], "guide": one.get("guide", "")}
        for one in data["sections"]
    ]
    lines = []
    for number, line in flat:
        ref = line.get("indicator")
        top, bottom = (numbers.get(code) for code in line["of"]) if "of" in line else (None, None)
        row = {
            name: line[name] for name in ("code", "name", "unit", "flavour", "factor", "explain_below") if name in line
        }
        lines.append(
            {
                **row,
                "section": number,
                "decimals": line.get("decimals", 0),
                "direction": line.get("direction", Direction.NONE.value),
                "aggregation": line.get("aggregation", Aggregation.SUM.value),
                "planned": line.get("planned", True),
                "indicator": by_ref.get((ref["org"], ref["rec"]), "") if ref else "",
                "top": top,
                "bottom": bottom,
            }
        )
    return sections, lines
