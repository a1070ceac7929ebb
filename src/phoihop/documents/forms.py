"""Forms of the register of papers."""

from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from phoihop.documents.addressing import lines_of, named
from phoihop.documents.commands import FORM_FIELDS
from phoihop.documents.queries import Place, Seen
from phoihop.documents.rules import DIRECTIONS, HANDLINGS, KINDS_OF_PAPER
from phoihop.organisations.queries import Name, names
from phoihop.organisations.rules import in_order
from phoihop.records.fields import Data
from phoihop.records.models import Attachment
from phoihop.ui.forms import CorrectionField, DayField, FilesField, Form, OnceField, RevisionField, SecrecyField


def _directions() -> list[tuple[str, str]]:
    return [(word, str(label)) for word, label in DIRECTIONS.items()]


def _kinds() -> list[tuple[str, str]]:
    return [("", "–"), *((code, str(label)) for code, label in KINDS_OF_PAPER.items())]


def _by_name(called: Mapping[str, Name]) -> list[tuple[str, str]]:
    """Organisations to choose from."""
    return sorted(((org, one.name) for org, one in called.items()), key=lambda one: in_order(one[1]))


class FilterForm(Form):
    """The filters of the register, under their names in the address."""

    loai = forms.ChoiceField(label=_("Loại"), required=False, choices=lambda: [("", _t("Mọi loại")), *_kinds()[1:]])
    nam = forms.CharField(label=_("Năm"), required=False, max_length=4)
    viec = forms.ChoiceField(
        label=_("Tình trạng"),
        required=False,
        choices=lambda: [("", _t("Mọi tình trạng")), *((one.value, label) for one, label in HANDLINGS.items())],
    )


class EnterForm(Form):
    direction = forms.ChoiceField(label=_("Nguồn"), choices=_directions)
    kind_code = forms.ChoiceField(label=_("Loại"), required=False, choices=_kinds)
    number = forms.CharField(label=_("Số"), max_length=20, required=False)
    symbol = forms.CharField(
        label=_("Ký hiệu"), max_length=60, required=False, help_text=_("Phần sau số, ví dụ KH/ĐU hoặc KH-TKV.")
    )
    day = DayField(label=_("Ngày văn bản"), toward="past", required=False)
    abstract = forms.CharField(label=_("Trích yếu"), max_length=1000, widget=forms.Textarea(attrs={"rows": "2"}))
    issuer = forms.CharField(label=_("Nơi ban hành"), max_length=300, required=False)
    number_reason = forms.CharField(
        label=_("Lý do vào sổ muộn"),
        max_length=500,
        required=False,
        help_text=_("Ghi khi số đã lấy trên giấy từ trước mà chưa kèm bản đã ký."),
    )
    recipients = forms.CharField(
        label=_("Nơi nhận"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": "3"}),
        help_text=_("Mỗi dòng một nơi nhận, như ghi trên văn bản."),
    )
    from_book = forms.BooleanField(
        label=_("Lấy số từ sổ văn bản khi ban hành (văn bản đi để trống ô Số)"), required=False
    )
    place = forms.ChoiceField(label=_("Quy chế"), required=False)
    to_orgs = forms.MultipleChoiceField(
        label=_("Gửi đến"), required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )
    confirmed = forms.CharField(required=False, widget=forms.HiddenInput)
    papers = FilesField(label=_("Tệp"), required=False, help_text=_("Bản ký dạng PDF, bản Word hoặc phụ lục Excel."))
    secrecy = SecrecyField()
    once = OnceField()

    def __init__(
        self, *args: Any, places: Sequence[Place] = (), offers: Sequence[tuple[str, str]] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if offers:
            told = ", ".join(_t("%(book)s: %(number)s") % {"book": book, "number": one} for book, one in offers)
            self.fields["from_book"].help_text = _t("Số tiếp theo của sổ %(books)s.") % {"books": told}
            self.fields["from_book"].initial = True
        else:
            del self.fields["from_book"]
        self._choose_addressees(places)
        box: Any = self.fields["place"]
        box.choices = [
            ("", _t("Không thuộc quy chế nào; chỉ cơ quan mình xem")),
            *((one.key, one.label) for one in places),
        ]

    def chosen(self, places: Sequence[Place]) -> Place | None:
        """The agreement that was chosen."""
        return next((one for one in places if one.key == self.data.get("place")), None)

    def _choose_addressees(self, places: Sequence[Place]) -> None:
        """Whom the paper may go to is asked once it is known what its Nơi nhận says of the sides."""
        place = self.chosen(places) if self.is_bound else None
        self.unknown: tuple[str, ...] = ()
        if place is None or not self.data.get("confirmed"):
            del self.fields["to_orgs"]
            return
        box: Any = self.fields["to_orgs"]
        box.choices = _by_name(names(place.sides))

    def addressed(self, places: Sequence[Place]) -> bool:
        """Whether a person has confirmed whom the paper goes to. Where its Nơi nhận names sides of the agreement,
        they are proposed and the form comes back once; without Nơi nhận it goes to every side."""
        place, lines = self.chosen(places), lines_of(self.cleaned_data["recipients"])
        asked = sha256("\n".join([place.key if place else "", *lines]).encode()).hexdigest()[:16]
        if place is None or not lines or self.cleaned_data["confirmed"] == asked:
            return True
        called = names(place.sides)
        found = named(lines, {org: (one.name, one.short) for org, one in called.items()}, len(called) - 1)
        field = forms.MultipleChoiceField(
            label=_("Gửi đến"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=_by_name(called),
            help_text=_("Nhận ra từ Nơi nhận; thêm hoặc bớt rồi gửi lại. Cơ quan mình luôn có bản lưu."),
        )
        self.fields["to_orgs"] = field
        shown: Any = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict
        shown.setlist("to_orgs", sorted(found.orgs))
        shown["confirmed"] = asked
        self.data = shown
        self.unknown = found.unknown
        self.add_error("to_orgs", _t("Xác nhận các tổ chức nhận văn bản trên hệ thống, rồi gửi lại."))
        return False

    def to(self) -> tuple[str, ...] | None:
        """Whom the paper goes to, where that was confirmed."""
        return tuple(self.cleaned_data["to_orgs"]) if "to_orgs" in self.cleaned_data else None

    def content(self) -> Data:
        """What was typed, as the kind `document` holds it: what is empty is left out."""
        typed = self.cleaned_data
        data: Data = {name: typed[name] for name in sorted(FORM_FIELDS - {"day", "recipients"})}
        data["recipients"] = lines_of(typed["recipients"])
        data["day"] = typed["day"].isoformat() if typed["day"] else ""
        return {name: value for name, value in data.items() if value}


class CorrectForm(EnterForm):
    """Đính chính: the paper as it should have been entered, which of its files stay, and why. `fixed`: of a joint paper
    the files that all its issuers confirmed, which stay as its words do."""

    correction = CorrectionField()
    kept = forms.MultipleChoiceField(
        label=_("Giữ các tệp"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Bỏ chọn tệp vào nhầm."),
    )
    basis = RevisionField(required=True)

    def __init__(
        self, *args: Any, files: Sequence[Attachment] = (), fixed: Collection[str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fixed = fixed
        for name in ("place", "confirmed"):
            del self.fields[name]
        for name in FORM_FIELDS - {"recipients"} if fixed is not None else ():
            self.fields[name].disabled = True
        self.fields["papers"].label = _("Thêm tệp")
        box: Any = self.fields["kept"]
        box.choices = [(one.sha256, one.name) for one in files if one.sha256 not in (fixed or ())]
        if not box.choices:
            del self.fields["kept"]

    def staying(self) -> set[str]:
        """The hashes of the files that stay."""
        return {*self.cleaned_data.get("kept", ()), *(self.fixed or ())}


class ArrivalForm(Form):
    """Vào sổ đến, and how far the handling has come. `sentence`: said above a form over a newer version."""

    sentence = ""

    day = DayField(label=_("Ngày đến"), toward="past")
    number = forms.CharField(label=_("Số đến"), max_length=20, required=False)
    number_reason = forms.CharField(
        label=_("Lý do ghi tay số đến"),
        max_length=500,
        required=False,
        help_text=_("Chỉ ghi khi số đến đã lấy trên sổ giấy từ trước."),
    )
    handler = forms.CharField(
        label=_("Người xử lý"), max_length=200, required=False, help_text=_("Ban, phòng hoặc người được giao.")
    )
    due = DayField(label=_("Hạn xử lý"), required=False)
    done_on = DayField(label=_("Ngày xử lý xong"), toward="past", required=False)
    secrecy = SecrecyField()
    once = OnceField()
    basis = RevisionField()

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        day = typed.get("day")
        for name, sentence in (
            ("due", _t("Hạn xử lý sớm hơn ngày đến. Xin sửa một trong hai.")),
            ("done_on", _t("Ngày xử lý xong sớm hơn ngày đến. Xin sửa một trong hai.")),
        ):
            if day and typed.get(name) and typed[name] < day:
                self.add_error(name, sentence)
        return typed

    def content(self) -> Data:
        """What was typed, as the kind `arrival` holds it."""
        typed = self.cleaned_data
        days = {name: typed[name].isoformat() for name in ("day", "due", "done_on") if typed[name]}
        words = {name: typed[name].strip() for name in ("number", "number_reason", "handler") if typed[name].strip()}
        return {**days, **words}


def initial_of(paper: Seen, files: Sequence[Attachment]) -> dict[str, Any]:
    """What fills a `CorrectForm` from the version in force."""
    return {
        **{name: paper.data.get(name, "") for name in FORM_FIELDS},
        "recipients": "\n".join(paper.recipients),
        "day": paper.day,
        "kept": [one.sha256 for one in files],
        "basis": paper.body,
    }
