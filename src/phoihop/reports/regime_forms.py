"""Forms about reporting regimes: a new one with its first form, what may change while one holds."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from phoihop.organisations.choosing import SOURCE
from phoihop.reports.outlines import OUTLINES
from phoihop.reports.periods import LATEST_CUT, Every
from phoihop.reports.regimes import Regime
from phoihop.reports.words import EVERY
from phoihop.ui.choosing import Directory, OrganisationsField
from phoihop.ui.forms import DayField, Form, OnceField, RevisionField, SecrecyField
from vanban.dates import format_day, parse_day
from vanban.problem import Problem

OF_SUPERIOR: Final = "cap-tren"


OF_EARLIER: Final = "noi-tiep"


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
