"""What people type about joint papers."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from phoihop.documents.addressing import lines_of
from phoihop.documents.rules import KINDS_OF_PAPER
from phoihop.organisations import printing
from phoihop.organisations.forms import SentForm
from phoihop.organisations.letterheads import Letterhead
from phoihop.records.fields import Data
from phoihop.ui.forms import DayField, Form

LETTER = "CV"  # has addressees and no title: it goes out by itself, not jointly


class ChooseForm(Form):
    """With whom: the other sides of the agreement whose papers are of our family."""

    cung = forms.MultipleChoiceField(
        label=_("Cơ quan cùng ban hành"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Cơ quan mình chủ trì: đứng tên trước, văn bản lấy số ở sổ của mình."),
    )

    def __init__(self, *args: Any, offered: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box: Any = self.fields["cung"]
        box.choices = offered

    def clean_cung(self) -> list[str]:
        return list(dict.fromkeys(self.cleaned_data["cung"]))


class JointForm(SentForm):
    """The words of a joint paper. `signers`: organisations and their names, the lead first."""

    kind_code = forms.ChoiceField(
        label=_("Loại văn bản"),
        choices=lambda: [(code, label) for code, label in KINDS_OF_PAPER.items() if code != LETTER],
    )
    abstract = forms.CharField(label=_("Trích yếu"), max_length=1000, widget=forms.Textarea(attrs={"rows": "2"}))
    text = forms.CharField(
        label=_("Nội dung"),
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": "14"}),
        help_text=_(
            "Mỗi đoạn một dòng. Dòng bắt đầu bằng “Căn cứ”, “I.” hoặc “Điều 1.” thành căn cứ, đề mục, điều khi in."
        ),
    )
    place = forms.CharField(label=_("Địa danh"), max_length=100, required=False)
    recipients = forms.CharField(
        label=_("Nơi nhận"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": "3"}),
        help_text=_("Mỗi nơi một dòng."),
    )

    def __init__(self, *args: Any, signers: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.signers = signers
        for at, (_org, name) in enumerate(signers):
            authority = _t("Quyền hạn ký của %(name)s") % {"name": name}
            self.fields[f"authority-{at}"] = forms.CharField(label=authority, max_length=300, required=False)
            self.fields[f"office-{at}"] = forms.CharField(label=_t("Chức vụ người ký"), max_length=300)
            self.fields[f"name-{at}"] = forms.CharField(label=_t("Họ tên người ký"), max_length=300, required=False)
        last = ("secrecy", "once", "basis")
        self.order_fields([name for name in self.fields if name not in last] + list(last))

    def content(self) -> Data:
        """As the kind `joint_paper` holds it, but for the agreement."""
        typed = self.cleaned_data
        signers = [
            _present({"org": org, **{part: typed[f"{part}-{at}"] for part in ("authority", "office", "name")}})
            for at, (org, _name) in enumerate(self.signers)
        ]
        return _present(
            {
                **{name: typed[name].strip() for name in ("kind_code", "abstract", "text", "place")},
                "joint": [org for org, _name in self.signers[1:]],
                "signers": signers,
                "recipients": lines_of(typed["recipients"]),
            }
        )


def _present(data: Mapping[str, Any]) -> Data:
    return {name: value for name, value in data.items() if value}


def first_of(heads: Sequence[Letterhead]) -> dict[str, Any]:
    """What the form opens with."""
    found: dict[str, Any] = {"place": heads[0].place, "kind_code": "QC"}
    found["recipients"] = "\n".join(["Các bên tham gia quy chế", printing.kept(heads[0])])
    for at, head in enumerate(heads):
        signer = printing.signature(head)
        found |= {f"authority-{at}": signer.authority, f"office-{at}": signer.office}
    return found


def initial_of(data: Data, issuers: Sequence[str], basis: str) -> dict[str, Any]:
    """What fills the form from the version in force."""
    found = {name: data.get(name, "") for name in ("kind_code", "abstract", "text", "place")}
    found |= {"recipients": "\n".join(data.get("recipients", ())), "basis": basis}
    signers = {one["org"]: one for one in data["signers"]}
    for at, org in enumerate(issuers):
        found |= {f"{part}-{at}": signers[org].get(part, "") for part in ("authority", "office", "name")}
    return found


class NumberForm(SentForm):
    """Cấp số và ban hành."""

    number = forms.CharField(
        label=_("Số"),
        max_length=6,
        required=False,
        help_text=_("Để trống thì sổ văn bản của cơ quan mình cấp số."),
    )
    day = DayField(label=_("Ngày văn bản"), toward="past", required=False, help_text=_("Để trống là hôm nay."))
    to_orgs = forms.MultipleChoiceField(
        label=_("Gửi thêm đến"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Các cơ quan cùng ban hành luôn nhận được văn bản."),
    )

    def __init__(self, *args: Any, offered: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box: Any = self.fields["to_orgs"]
        box.choices = offered
        if not offered:
            del self.fields["to_orgs"]

    def clean_number(self) -> str:
        typed: str = self.cleaned_data["number"].strip()
        if typed and not (typed.isascii() and typed.isdigit() and int(typed)):
            raise ValidationError(_("Số văn bản chỉ gồm chữ số, ví dụ 05."), code="number")
        return typed.zfill(2) if typed else ""

    def clean_day(self) -> date | None:
        day: date | None = self.cleaned_data["day"]
        if day and day > timezone.localdate():
            raise ValidationError(_("Ngày văn bản chưa tới. Ghi hôm nay hoặc ngày đã ký."), code="day")
        return day
