"""Forms of the reading desk: bringing papers in, correcting an item, choosing the agreement, issuing."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from phoihop.intake.items import Item, Sort
from phoihop.intake.labels import DIRECTIONS, FIELDS, MEETING_KINDS
from phoihop.intake.naming import Names, proposed_cooperating, proposed_lead
from phoihop.intake.queries import AgreementChoice
from phoihop.records.types import StrOrPromise
from phoihop.ui.choosing import Choice, Directory, OrganisationField, OrganisationsField
from phoihop.ui.forms import DayField, FilesField, Form, SecrecyField

Typed = dict[str, tuple[str, ...]]


class DropForm(Form):
    prefix = "drop"
    papers = FilesField(
        label=_("Tệp cần đọc"), error_messages={"required": _("Chưa có tệp nào. Chọn tệp rồi gửi lại.")}
    )
    secrecy = SecrecyField()


class PasteForm(Form):
    prefix = "paste"
    text = forms.CharField(
        label=_("Nội dung dán"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": "8"}),
        error_messages={"required": _("Chưa có nội dung. Dán phần chữ của văn bản rồi gửi.")},
    )
    secrecy = SecrecyField()


class Lines(forms.CharField):
    """Several values, one on a line. Cleans to a tuple."""

    widget = forms.Textarea(attrs={"rows": "3"})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, tuple | list) else value

    def clean(self, value: Any) -> Any:
        typed = super().clean(value) or ""
        return tuple(line.strip() for line in typed.split("\n") if line.strip())


def _text(label: Any, limit: int, *, rows: int = 0, required: bool = False) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": str(rows)}) if rows else forms.TextInput()
    return forms.CharField(label=label, max_length=limit, required=required, widget=widget)


def _said(labels: Mapping[str, StrOrPromise]) -> Callable[[], list[tuple[str, str]]]:
    """Choices in the language of the person at the page."""
    return lambda: [(value, str(label)) for value, label in labels.items()]


_PAPER = FIELDS[Sort.PAPER]
_MEETING = FIELDS[Sort.MEETING]
_PERSON = FIELDS[Sort.CHAIR]
_CITED = FIELDS[Sort.CITED]
_TASK = FIELDS[Sort.TASK]


class ItemForm(Form):
    """The base of the forms of items: what an item holds in, what was typed out."""

    def __init__(self, item: Item, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("prefix", item.id)
        super().__init__(*args, initial=self.of_item(item), **kwargs)

    def of_item(self, item: Item) -> dict[str, Any]:
        initial: dict[str, Any] = {}
        for name, one in self.base_fields.items():
            if isinstance(one, Lines):
                initial[name] = item.all(name)
            elif isinstance(one, DayField):
                initial[name] = date.fromisoformat(item.one(name)) if item.one(name) else None
            else:
                initial[name] = item.one(name)
        return initial

    def holding(self, kept: Mapping[str, list[str]]) -> "ItemForm":
        """The form with what was half typed into it in the boxes, unjudged."""
        for name, one in self.fields.items():
            key = self.add_prefix(name)
            if isinstance(one, OrganisationsField):
                self.initial[name] = Choice(tuple(kept.get(key, ())), "".join(kept.get(f"{key}-text", ())[-1:]))
            elif key in kept:
                self.initial[name] = kept[key][-1]
        return self

    def typed(self) -> Typed:
        """What was typed, as an item keeps it."""
        found: Typed = {}
        for name, value in self.cleaned_data.items():
            if isinstance(value, tuple | list):
                found[name] = tuple(value)
            elif isinstance(value, date):
                found[name] = (value.isoformat(),)
            else:
                found[name] = (value,) if value else ()
        return found


class PaperForm(ItemForm):
    abstract = _text(_PAPER["abstract"], 1000, rows=2, required=True)
    direction = forms.ChoiceField(label=_PAPER["direction"], choices=_said(DIRECTIONS))
    kind = _text(_PAPER["kind"], 100)
    number = _text(_PAPER["number"], 20)
    symbol = _text(_PAPER["symbol"], 60)
    day = DayField(label=_PAPER["day"], toward="past", required=False)
    issuer = _text(_PAPER["issuer"], 300)


class MeetingForm(ItemForm):
    title = _text(_MEETING["title"], 500, rows=2, required=True)
    kind = forms.ChoiceField(label=_MEETING["kind"], choices=_said(MEETING_KINDS))
    day = DayField(label=_MEETING["day"], toward="past", required=False)
    place = _text(_MEETING["place"], 300)
    organizers = Lines(label=_MEETING["organizers"], required=False, help_text=_("Mỗi đơn vị một dòng."))
    sides = Lines(label=_MEETING["sides"], required=False, help_text=_("Mỗi bên một dòng."))
    period_from = _text(_("Giai đoạn từ"), 20)
    period_to = _text(_("Giai đoạn đến"), 20)


class PersonForm(ItemForm):
    name = _text(_PERSON["name"], 120, required=True)
    titles = Lines(label=_PERSON["titles"], required=False, help_text=_("Mỗi chức vụ một dòng."))


class CitedForm(ItemForm):
    kind = _text(_CITED["kind"], 100)
    number = _text(_CITED["number"], 20, required=True)
    symbol = _text(_CITED["symbol"], 60)
    issuer = _text(_CITED["issuer"], 300)
    day = DayField(label=_CITED["day"], toward="past", required=False)


class _OfReading:
    """An organisation box that asks the address of one reading."""

    address = ""
    directory: Directory | None

    def shown(self, value: Any) -> dict[str, Any]:
        if not isinstance(value, Choice):
            value = Choice(tuple([value] if isinstance(value, str) and value else value or ()), "")
        directory = self.directory
        if directory is None:
            raise LookupError("the form did not hand a directory to its organisation field")
        picked = directory.named(value.ids)
        words = "" if any(one.name == value.words for one in picked) else value.words
        return {
            "source": self.address,
            "value": words,
            "picked": picked,
            "matches": list(directory.find(words)) if words else [],
        }


class SideField(_OfReading, OrganisationField):
    pass


class SidesField(_OfReading, OrganisationsField):
    pass


class TaskForm(ItemForm):
    text = _text(_TASK["text"], 4000, rows=4, required=True)
    lead_org = SideField(
        label=_TASK["lead"],
        source="",
        required=False,
        help_text=_("Để sau cũng được, trước khi ban hành phải có. Gõ vài chữ, rồi chọn."),
    )
    cooperating_org = SidesField(label=_TASK["cooperating"], source="", required=False)
    due = DayField(label=_TASK["due"], required=False)
    due_text = _text(_("Hạn ghi bằng lời"), 200)
    product = _text(_TASK["product"], 500)
    executor = _text(_("Người, đơn vị thực hiện"), 300)
    area = forms.ChoiceField(label=_TASK["area"], required=False)
    article = forms.ChoiceField(label=_TASK["article"], required=False)

    def __init__(
        self, item: Item, *args: Any, names: Names, agreement: AgreementChoice | None, address: str, **kwargs: Any
    ) -> None:
        self.names, self.agreement = names, agreement
        super().__init__(item, *args, **kwargs)
        for name in ("lead_org", "cooperating_org"):
            box: Any = self.fields[name]
            box.directory, box.address = names, address
        areas = agreement.areas if agreement else ()
        articles = agreement.articles if agreement else ()
        self._offer("area", [(code, name) for code, name in areas], item)
        self._offer(
            "article",
            [(no, _t("Điều %(no)s. %(title)s") % {"no": no, "title": title}) for no, title, _area in articles],
            item,
        )

    def _offer(self, name: str, choices: Sequence[tuple[str, str]], item: Item) -> None:
        if not choices and not item.one(name):
            del self.fields[name]
            return
        box: Any = self.fields[name]
        box.choices = [("", "–"), *choices]

    def of_item(self, item: Item) -> dict[str, Any]:
        initial = super().of_item(item)
        lead = proposed_lead(item, self.names)
        initial["lead_org"] = item.one("lead_org") or (lead.value if lead else "")
        chosen = item.all("cooperating_org") or tuple(one.value for one in proposed_cooperating(item, self.names))
        initial["cooperating_org"] = [org for org in chosen if org != initial["lead_org"]]
        return initial

    def typed(self) -> Typed:
        """The area follows from the article where only that was said: the agreement ties the two."""
        found = super().typed()
        if self.agreement and found.get("article") and not found.get("area"):
            area = {no: area for no, _title, area in self.agreement.articles}.get(found["article"][0], "")
            found["area"] = (area,) if area else ()
        found["cooperating_org"] = tuple(
            org for org in found.get("cooperating_org", ()) if (org,) != found.get("lead_org")
        )
        return found


# The box of a form in which a field of an item is filled.
BOXES = {"lead": "lead_org", "cooperating": "cooperating_org"}


class SplitForm(Form):
    """A task's text with a break where it is to be parted."""

    parts = Lines(
        label=_("Nội dung các nhiệm vụ"),
        help_text=_("Xuống dòng ở chỗ tách; mỗi dòng thành một nhiệm vụ."),
        widget=forms.Textarea(attrs={"rows": "6"}),
    )

    def clean_parts(self) -> tuple[str, ...]:
        parts: tuple[str, ...] = self.cleaned_data["parts"]
        if len(parts) < 2:
            raise ValidationError(_("Chưa có chỗ tách. Xuống dòng ở chỗ cần tách rồi gửi."), code="one")
        return parts


class AbbreviationForm(Form):
    prefix = "short"
    short = forms.CharField(
        label=_("Chữ viết tắt"),
        max_length=60,
        error_messages={"required": _("Chưa có chữ viết tắt. Nhập như trong văn bản, ví dụ TQN.")},
    )
    long = forms.CharField(
        label=_("Viết đầy đủ"),
        max_length=300,
        error_messages={"required": _("Chưa có chữ viết đầy đủ. Nhập tên đầy đủ, ví dụ Than Quảng Ninh.")},
    )


class LeadForm(Form):
    """One lead for every task that has none."""

    prefix = "all"
    lead = SideField(label=_("Chủ trì các nhiệm vụ còn thiếu"), source="")

    def __init__(self, *args: Any, names: Names, address: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box: Any = self.fields["lead"]
        box.directory, box.address = names, address


_FORMS: Mapping[Sort, type[ItemForm]] = {
    Sort.PAPER: PaperForm,
    Sort.MEETING: MeetingForm,
    Sort.CHAIR: PersonForm,
    Sort.ATTENDEE: PersonForm,
    Sort.CITED: CitedForm,
}


def form_of(
    item: Item,
    data: Any = None,
    *,
    names: Names,
    agreement: AgreementChoice | None,
    address: str,
) -> ItemForm:
    """The form that corrects this item. `address` answers its organisation boxes."""
    if item.sort == Sort.TASK:
        return TaskForm(item, data, names=names, agreement=agreement, address=address)
    return _FORMS[item.sort](item, data)
