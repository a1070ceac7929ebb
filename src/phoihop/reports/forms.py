"""Forms about reports: the sheet a unit fills, a new regime, remarks."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from phoihop.organisations.choosing import SOURCE
from phoihop.reports.doubts import doubts, to_do
from phoihop.reports.outlines import OUTLINES
from phoihop.reports.periods import LATEST_CUT, Every
from phoihop.reports.queries import Form as Asked
from phoihop.reports.regimes import Regime
from phoihop.reports.rules import Block, Line, Typed, too_fine
from phoihop.reports.words import EVERY
from phoihop.ui.choosing import Directory, OrganisationsField
from phoihop.ui.forms import DayField, Form, NumberField, OnceField, RevisionField, SecrecyField
from vanban.dates import format_day, parse_day
from vanban.numbers import Ambiguous, format_number, parse_number
from vanban.problem import Problem

PLAN, ACTUAL, ESTIMATE, NOTE, TEXT = "p-", "t-", "u-", "n-", "v-"
MOST_DIGITS: Final = 21
OF_SUPERIOR: Final = "cap-tren"
OF_EARLIER: Final = "noi-tiep"


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


class _DaysOff(forms.CharField):
    """Days that are not worked, one stretch on a line: `14/02/2026 - 22/02/2026 Tết`. A line that begins with + is
    worked in exchange. Cleans to what a payload says."""

    widget = forms.Textarea(attrs={"rows": "4"})

    def clean(self, value: Any) -> Any:
        found = []
        for line in (super().clean(value) or "").splitlines():
            words = line.strip()
            if not words:
                continue
            spans = words.removeprefix("+").strip().replace("–", "-").split(" ")
            days = [one for one in spans if one and one != "-" and one[0].isdigit()]
            name = " ".join(one for one in spans if one and one != "-" and not one[0].isdigit())
            # A day here bears its year: a due day of three years hence depends on it.
            days = [one for one in days if len(one) > len("30/04")]
            read_days = [parse_day(one, date.min) for one in days[:2]]
            if not read_days or any(isinstance(one, Problem) for one in read_days):
                raise forms.ValidationError(
                    _t("Không đọc được dòng “%(line)s”. Viết như 30/04/2026 - 03/05/2026 Nghỉ lễ.")
                    % {"line": words[:80]},
                    code="day",
                )
            first, last = read_days[0], read_days[-1]
            one: dict[str, Any] = {"first": first.isoformat(), "last": last.isoformat()}  # type: ignore[union-attr]
            found.append(
                {**one, **({"works": True} if words.startswith("+") else {}), **({"name": name} if name else {})}
            )
        return found


def days_off_text(days: Sequence[Mapping[str, Any]]) -> str:
    """The lines of `_DaysOff` again."""
    return "\n".join(
        f"{'+ ' if one.get('works') else ''}{format_day(date.fromisoformat(one['first']))}"
        f" - {format_day(date.fromisoformat(one['last']))} {one.get('name', '')}".strip()
        for one in days
    )


class RegimeForm(Form):
    """A new reporting regime with its first form."""

    title = forms.CharField(
        label=_("Tên chế độ báo cáo"),
        max_length=500,
        error_messages={"required": _("Chưa có tên. Nhập tên, ví dụ Báo cáo giao ban quý.")},
    )
    every = forms.ChoiceField(label=_("Kỳ báo cáo"), choices=lambda: [(one.value, str(EVERY[one])) for one in Every])
    cut_day = forms.IntegerField(
        label=_("Chốt số vào ngày"),
        min_value=0,
        max_value=LATEST_CUT,
        initial=14,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text=_("của tháng cuối kỳ; nhập 0 nếu tính đến hết tháng"),
    )
    due_days = forms.IntegerField(
        label=_("Gửi chậm nhất sau ngày chốt (ngày làm việc)"),
        min_value=0,
        max_value=90,
        initial=3,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    from_day = DayField(
        label=_("Áp dụng từ"),
        toward="past",
        help_text=_("Kỳ đã chốt số trước ngày ban hành vẫn gửi được; hạn của kỳ đó tính từ ngày ban hành."),
    )
    to_day = DayField(label=_("Đến"), required=False)
    paper = forms.CharField(label=_("Văn bản quy định"), max_length=300, required=False)
    members = OrganisationsField(label=_("Đơn vị báo cáo"), source=SOURCE)
    upper = forms.ChoiceField(
        label=_("Số liệu gộp vào chế độ của cấp trên"),
        required=False,
        help_text=_("Chọn khi cơ quan mình cũng báo cáo lên; cấp trên xem được số liệu của các đơn vị."),
    )
    earlier = forms.ChoiceField(
        label=_("Nối tiếp chế độ"),
        required=False,
        help_text=_("Chọn khi thêm đơn vị hoặc lập lại cho giai đoạn mới: số cùng kỳ và diễn biến được nối liền."),
    )
    outline = forms.ChoiceField(label=_("Biểu mẫu"), widget=forms.RadioSelect)
    days_off = _DaysOff(
        label=_("Ngày nghỉ, ngày làm bù"),
        required=False,
        help_text=_("Mỗi đợt một dòng: 30/04/2026 - 03/05/2026 Nghỉ lễ. Dòng bắt đầu bằng dấu + là ngày làm bù."),
    )
    secrecy = SecrecyField()
    once = OnceField()

    def __init__(
        self,
        *args: Any,
        directory: Directory,
        uppers: Sequence[Regime] = (),
        own: Sequence[Regime] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["earlier"].choices = [  # type: ignore[attr-defined]
            ("", _t("không nối tiếp")),
            *((str(one.id), one.title) for one in own),
        ]
        self.fields["members"].directory = directory  # type: ignore[attr-defined]
        self.fields["upper"].choices = [  # type: ignore[attr-defined]
            ("", _t("không gộp")),
            *((str(one.id), f"{one.author_name}: {one.title}") for one in uppers),
        ]
        taken = [(OF_SUPERIOR, _t("Lấy nguyên biểu mẫu của cấp trên"))] if uppers else []
        taken += [(OF_EARLIER, _t("Lấy nguyên biểu mẫu của chế độ được nối tiếp"))] if own else []
        self.fields["outline"].choices = [*taken, *((code, str(label)) for code, (label, _s) in OUTLINES.items())]  # type: ignore[attr-defined]

    def content(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return {
            "title": typed["title"],
            "every": typed["every"],
            "cut_day": typed["cut_day"],
            "due_days": typed["due_days"],
            "from": typed["from_day"].isoformat(),
            "to": typed["to_day"].isoformat() if typed["to_day"] else "",
            "paper": typed["paper"],
            "days_off": typed["days_off"] or None,
        }


class RegimeEditForm(Form):
    """What may change while a regime holds: its name, due days, days off, its end, and until when each unit reports."""

    title = forms.CharField(label=_("Tên chế độ báo cáo"), max_length=500)
    due_days = forms.IntegerField(
        label=_("Gửi chậm nhất sau ngày chốt (ngày làm việc)"), min_value=0, max_value=90, widget=forms.TextInput
    )
    to_day = DayField(label=_("Áp dụng đến"), required=False)
    paper = forms.CharField(label=_("Văn bản quy định"), max_length=300, required=False)
    days_off = _DaysOff(label=_("Ngày nghỉ, ngày làm bù"), required=False)
    secrecy = SecrecyField()
    once = OnceField()
    basis = RevisionField()

    def __init__(self, *args: Any, regime: Regime, names: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.regime = regime
        for at, one in enumerate(regime.data["members"]):
            label = names.get(one["org"], "")
            self.fields[f"den-{at}"] = DayField(label=label, required=False, initial=_day(one.get("to")))

    def ends(self) -> list[Any]:
        """The boxes that say until when each unit reports."""
        return [self[f"den-{at}"] for at in range(len(self.regime.data["members"]))]

    def changes(self) -> dict[str, Any]:
        typed = self.cleaned_data
        members = []
        for at, one in enumerate(self.regime.data["members"]):
            kept = {name: value for name, value in one.items() if name != "to"}
            until = typed[f"den-{at}"]
            members.append({**kept, "to": until.isoformat()} if until else kept)
        return {
            "title": typed["title"],
            "due_days": typed["due_days"],
            "to": typed["to_day"].isoformat() if typed["to_day"] else "",
            "paper": typed["paper"],
            "days_off": typed["days_off"] or None,
            "members": members,
        }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def initial_of_regime(regime: Regime) -> dict[str, Any]:
    data = regime.data
    return {
        "title": data["title"],
        "due_days": data["due_days"],
        "to_day": _day(data.get("to")),
        "paper": data.get("paper", ""),
        "days_off": days_off_text(data.get("days_off", ())),
        "basis": regime.body,
    }


class UploadForm(Form):
    """The filled Excel file. It is read and not kept; even so nothing comes in without the declaration."""

    file = forms.FileField(
        label=_("Tệp Excel đã điền"),
        error_messages={
            "required": _("Chưa có tệp. Chọn tệp Excel đã điền rồi tải lên."),
            "empty": _("Tệp rỗng. Chọn tệp Excel đã điền rồi tải lên."),
        },
    )
    secrecy = SecrecyField()


class AcceptForm(Form):
    secrecy = SecrecyField()
    once = OnceField()


class ReturnForm(Form):
    text = forms.CharField(
        label=_("Nội dung cần bổ sung"),
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": "3"}),
        error_messages={"required": _("Chưa ghi nội dung cần bổ sung. Nêu chỉ tiêu hoặc mục phải sửa.")},
    )
    secrecy = SecrecyField()
    once = OnceField()
