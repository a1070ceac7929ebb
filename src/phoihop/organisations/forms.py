"""What people type about organisations."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from phoihop.organisations.choosing import SOURCE, Everyone
from phoihop.organisations.rules import Change, Line
from phoihop.organisations.wording import BODIES, CHANGES, FAMILIES, LINES
from phoihop.records.fields import Data
from phoihop.records.types import StrOrPromise
from phoihop.ui.choosing import OrganisationField, OrganisationsField
from phoihop.ui.forms import DayField, Form, NumberField, OnceField, RevisionField, SecrecyField

MOST_PAPERS: Final = 20


class _Line(forms.CharField):
    """One line of text, spaces made one."""

    def clean(self, value: Any) -> Any:
        return " ".join(super().clean(value).split())


class PapersField(forms.CharField):
    """Papers, one on each line; cleans to a list."""

    widget = forms.Textarea(attrs={"rows": 3})

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Căn cứ"))
        kwargs.setdefault("help_text", _("Mỗi văn bản một dòng: loại, số, ký hiệu, ngày, cơ quan."))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        papers = [" ".join(line.split()) for line in super().clean(value).splitlines() if line.strip()]
        if len(papers) > MOST_PAPERS or any(len(paper) > 300 for paper in papers):
            raise ValidationError(
                _t("Ghi nhiều nhất 20 văn bản, mỗi văn bản không quá 300 ký tự. Rút gọn rồi gửi lại.")
            )
        return papers


class SentForm(Form):
    """What every form that issues ends with."""

    secrecy = SecrecyField()
    once = OnceField()
    basis = RevisionField()

    def __init__(self, *args: Any, directory: Everyone | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        last = ("secrecy", "once", "basis")
        self.order_fields([name for name in self.fields if name not in last] + list(last))
        for field in self.fields.values():
            if isinstance(field, OrganisationsField):
                field.directory = directory

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        first, last = typed.get("from_day"), typed.get("to_day")
        if first and last and last < first:
            self.add_error("to_day", _t("Ngày kết thúc sớm hơn ngày bắt đầu. Xin sửa một trong hai."))
        return typed


def _choices(words: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    return [(str(code), label) for code, label in words.items()]


def _name(label: StrOrPromise, help_text: StrOrPromise = "", *, required: bool = True) -> _Line:
    return _Line(label=label, max_length=300, help_text=help_text, required=required)


def _short(label: StrOrPromise, help_text: StrOrPromise = "", *, required: bool = True) -> _Line:
    return _Line(label=label, max_length=80, help_text=help_text, required=required)


class _FactsForm(SentForm):
    """What an organisation is, apart from its names and superiors."""

    body_kind = forms.ChoiceField(label=_("Loại tổ chức"), choices=_choices(BODIES))
    family = forms.ChoiceField(label=_("Thể thức văn bản"), choices=_choices(FAMILIES))
    symbol = _Line(
        label=_("Chữ viết tắt trong ký hiệu"), max_length=40, required=False, help_text=_("Ví dụ: ĐU, TU, TKV.")
    )
    place = _Line(label=_("Địa danh ghi trên văn bản"), max_length=120, required=False)
    from_day = DayField(label=_("Hoạt động từ ngày"), toward="past", required=False)
    to_day = DayField(label=_("Kết thúc ngày"), toward="past", required=False)

    def facts(self) -> Data:
        typed = self.cleaned_data
        data = {name: typed[name] for name in ("body_kind", "family", "symbol", "place") if typed[name]}
        return data | _span(typed["from_day"], typed["to_day"])


def _span(first: Any, last: Any) -> Data:
    return {name: day.isoformat() for name, day in (("from", first), ("to", last)) if day}


class NewForm(_FactsForm):
    """Ghi nhận tổ chức."""

    name = _name(_("Tên đầy đủ"), _("Viết như trên con dấu."))
    short = _short(_("Tên ngắn"), _("Hiện trong bảng và danh sách, ví dụ: ĐU TKV."))
    party = OrganisationField(label=_("Trực thuộc (tuyến Đảng)"), source=SOURCE, required=False)
    enterprise = OrganisationField(label=_("Thuộc (tuyến doanh nghiệp)"), source=SOURCE, required=False)
    locality = OrganisationField(label=_("Đóng trên địa bàn"), source=SOURCE, required=False)
    paper = _Line(label=_("Quyết định thành lập"), max_length=300, required=False)
    field_order = ("name", "short", "body_kind", "family", "symbol", "place", "party", "enterprise", "locality")

    def content(self) -> Data:
        typed = self.cleaned_data
        data: Data = {"names": [{"name": typed["name"], "short": typed["short"]}], **self.facts()}
        ties = [
            {"line": str(line), "superior": typed[name], **({"paper": typed["paper"]} if typed["paper"] else {})}
            for line, name in ((Line.PARTY, "party"), (Line.ENTERPRISE, "enterprise"), (Line.LOCALITY, "locality"))
            if typed[name]
        ]
        if ties:
            data["ties"] = ties
        return data


class RenameForm(SentForm):
    """Đổi tên."""

    name = _name(_("Tên mới"))
    short = _short(_("Tên ngắn mới"))
    day = DayField(label=_("Mang tên mới từ ngày"), toward="past")
    papers = PapersField(required=False)

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise ValidationError(_t("Ngày này chưa đến. Ghi nhận tên mới khi đã có hiệu lực."))
        return day


class MoveForm(SentForm):
    """Đổi cấp trên."""

    line = forms.ChoiceField(label=_("Tuyến"), choices=_choices(LINES), widget=forms.RadioSelect, initial=Line.PARTY)
    superior = OrganisationField(
        label=_("Cấp trên mới"), source=SOURCE, required=False, help_text=_("Để trống khi không còn cấp trên.")
    )
    day = DayField(label=_("Từ ngày"), toward="past")
    papers = PapersField(required=False)


class EditForm(_FactsForm):
    """Đính chính: everything about an organisation but its names and superiors, which stand in rows below."""


class NameRow(Form):
    name = _name(_("Tên đầy đủ"), required=False)
    short = _short(_("Tên ngắn"), required=False)
    from_day = DayField(label=_("Từ ngày"), toward="past", required=False)
    to_day = DayField(label=_("Đến hết ngày"), toward="past", required=False)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if bool(typed.get("name")) != bool(typed.get("short")):
            missing = "short" if typed.get("name") else "name"
            self.add_error(missing, _t("Mỗi tên cần cả tên đầy đủ và tên ngắn. Nhập ô còn trống."))
        return typed

    def item(self) -> Data:
        typed = self.cleaned_data
        if not typed.get("name"):
            return {}
        return {"name": typed["name"], "short": typed["short"], **_span(typed["from_day"], typed["to_day"])}


class TieRow(Form):
    line = forms.ChoiceField(label=_("Tuyến"), choices=_choices(LINES))
    superior = OrganisationField(label=_("Cấp trên"), source=SOURCE, required=False)
    from_day = DayField(label=_("Từ ngày"), toward="past", required=False)
    to_day = DayField(label=_("Đến hết ngày"), toward="past", required=False)
    paper = _Line(label=_("Căn cứ"), max_length=300, required=False)

    def item(self) -> Data:
        typed = self.cleaned_data
        if not typed.get("superior"):
            return {}
        data = {"line": typed["line"], "superior": typed["superior"], **_span(typed["from_day"], typed["to_day"])}
        return {**data, "paper": typed["paper"]} if typed["paper"] else data


class EditForms:
    """Đính chính một tổ chức: facts, names and superiors together."""

    EMPTY: Final = 2  # rows to add in

    def __init__(self, data: Any = None, *, standing: Data, directory: Everyone, basis: str) -> None:
        facts = {**standing, "basis": basis, "from_day": _day(standing.get("from")), "to_day": _day(standing.get("to"))}
        self.facts = EditForm(data, initial=facts)
        self.names = self._rows(NameRow, "names", standing["names"], data)
        self.ties = self._rows(TieRow, "ties", standing.get("ties", ()), data)
        for row in self.ties:
            row.fields["superior"].directory = directory

    def _rows(self, kind: type[Form], prefix: str, items: Sequence[Data], data: Any) -> list[Any]:
        initial = [{**item, "from_day": _day(item.get("from")), "to_day": _day(item.get("to"))} for item in items] + [
            {}
        ] * self.EMPTY
        return [
            kind(data, prefix=f"{prefix}-{at}", initial=one, empty_permitted=False) for at, one in enumerate(initial)
        ]

    def is_valid(self) -> bool:
        valid = [form.is_valid() for form in (self.facts, *self.names, *self.ties)]
        if all(valid) and not any(row.item() for row in self.names):
            self.names[0].add_error("name", _t("Tổ chức phải có ít nhất một tên. Nhập tên."))
            return False
        return all(valid)

    def content(self, standing: Data) -> Data:
        """The whole record anew; the newest name last."""
        names = sorted((item for row in self.names if (item := row.item())), key=lambda item: item.get("from", ""))
        ties = [item for row in self.ties if (item := row.item())]
        data: Data = {"org": standing["org"], "names": names, **self.facts.facts()}
        return {**data, "ties": ties} if ties else data


def _day(text: str | None) -> Any:
    return date.fromisoformat(text) if text else None


class ArrangeForm(Form):
    """Ghi nhận sắp xếp, the first page: who, when, by which papers. Nothing is issued by it."""

    change = forms.ChoiceField(
        label=_("Hình thức"),
        choices=_choices({one: CHANGES[one] for one in (Change.MERGE, Change.SPLIT, Change.DISSOLVE, Change.UPGRADE)}),
        widget=forms.RadioSelect,
    )
    day = DayField(label=_("Có hiệu lực từ ngày"), toward="past")
    before = OrganisationsField(
        label=_("Tổ chức trước sắp xếp"), source=SOURCE, help_text=_("Tổ chức kết thúc hoặc được sắp xếp.")
    )
    after = OrganisationsField(
        label=_("Tổ chức sau sắp xếp"),
        source=SOURCE,
        required=False,
        help_text=_("Tổ chức mới thì ghi nhận trước, rồi chọn ở đây."),
    )
    papers = PapersField(required=False, label=_("Chuỗi văn bản"))
    counted_organisations = NumberField(label=_("Số tổ chức ghi trong văn bản"), least=0, required=False)
    counted_members = NumberField(label=_("Số đảng viên"), least=0, required=False)
    counted_probationary = NumberField(label=_("Trong đó dự bị"), least=0, required=False)
    note = forms.CharField(
        label=_("Ghi chú"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, directory: Everyone, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("before", "after"):
            self.fields[name].directory = directory  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        for name in ("counted_organisations", "counted_members", "counted_probationary"):
            if typed.get(name) is not None and typed[name] != int(typed[name]):
                self.add_error(name, _t("Số này phải là số nguyên. Xin nhập lại."))
        members, probationary = typed.get("counted_members"), typed.get("counted_probationary")
        if members is not None and probationary is not None and probationary > members:
            self.add_error("counted_probationary", _t("Số dự bị nhiều hơn số đảng viên. Xin sửa một trong hai."))
        return typed

    def counted(self) -> tuple[tuple[str, int], ...]:
        names = ("counted_organisations", "counted_members", "counted_probationary")
        return tuple((name, int(self.cleaned_data[name])) for name in names if self.cleaned_data[name] is not None)


class ConfirmForm(SentForm):
    """Ghi nhận sắp xếp, the second page: what is confirmed. Choices per organisation are read by the view."""


class DepartmentForm(SentForm):
    """Ban, phòng."""

    name = _name(_("Tên ban, phòng"))
    from_day = DayField(label=_("Từ ngày"), toward="past", required=False)
    to_day = DayField(label=_("Đến hết ngày"), toward="past", required=False)

    def content(self) -> Data:
        typed = self.cleaned_data
        return {"name": typed["name"], **_span(typed["from_day"], typed["to_day"])}


class PersonForm(SentForm):
    """Họ và tên."""

    name = _Line(label=_("Họ và tên"), max_length=120)


class OfficeForm(SentForm):
    """Chức vụ của một người. `departments` are (reference, name)."""

    title = _Line(label=_("Chức vụ"), max_length=300, help_text=_("Ví dụ: Chánh Văn phòng."))
    department = forms.ChoiceField(label=_("Ban, phòng"), required=False)
    from_day = DayField(label=_("Từ ngày"), toward="past", required=False)
    to_day = DayField(label=_("Đến hết ngày"), toward="past", required=False)

    def __init__(self, *args: Any, departments: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["department"].choices = [("", _t("Không ghi")), *departments]  # type: ignore[attr-defined]

    def office(self, org: str) -> Data:
        typed = self.cleaned_data
        data: Data = {"title": typed["title"], **_span(typed["from_day"], typed["to_day"])} if typed["title"] else {}
        if data and typed["department"]:
            data["department"] = {"org": org, "rec": typed["department"]}
        return data


class NewPersonForm(OfficeForm, PersonForm):
    """Người mới, với chức vụ đang giữ."""

    field_order = ("name", "title", "department", "from_day", "to_day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].required = False


class EraseForm(Form):
    """Xóa thông tin cá nhân."""

    sure = forms.BooleanField(label=_("Xóa họ tên và các chức vụ của người này; không lấy lại được."))
