"""Forms of those who come to a meeting, and of holding it: answer, paper, comment, who was there, what came of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from phoihop.meetings.forms import LinesField
from phoihop.meetings.gathering import Answer
from phoihop.meetings.queries import Seen
from phoihop.meetings.rules import PRESENCE_LABELS, AgendaItem, Presence, State
from phoihop.records.fields import Data
from phoihop.ui.choosing import Option
from phoihop.ui.forms import CorrectionField, FilesField, Form, OnceField, RevisionField, SecrecyField


class CancelForm(Form):
    reason = forms.CharField(
        label=_("Lý do hủy"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": "2"}),
        help_text=_("Các đơn vị được mời đọc được câu này."),
    )
    secrecy = SecrecyField()
    once = OnceField()
    basis = RevisionField(required=True)


def _presences() -> list[tuple[str, str]]:
    return [(word, str(label)) for word, label in PRESENCE_LABELS.items()]


class ReplyForm(Form):
    """Trả lời giấy mời."""

    word = forms.ChoiceField(label=_("Trả lời"), choices=_presences, widget=forms.RadioSelect)
    people = LinesField(
        label=_("Người dự"), required=False, longest=300, help_text=_("Mỗi người một dòng: họ tên – chức vụ.")
    )
    venue = forms.ChoiceField(label=_("Dự tại điểm cầu"), required=False)
    reason = forms.CharField(label=_("Lý do vắng, ghi chú"), max_length=1000, required=False)
    secrecy = SecrecyField()
    once = OnceField()
    basis = RevisionField()

    def __init__(self, *args: Any, venues: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box: Any = self.fields["venue"]
        box.choices = [("", _t("Chưa chọn")), *((one, one) for one in venues)]
        if not venues:
            del self.fields["venue"]

    def record(self) -> Data:
        typed = self.cleaned_data
        data = {name: typed.get(name, "") for name in ("word", "people", "venue", "reason")}
        return {name: value for name, value in data.items() if value}


class PaperForm(Form):
    """Gửi tài liệu."""

    title = forms.CharField(label=_("Tên tài liệu"), max_length=500)
    item = forms.ChoiceField(label=_("Cho mục chương trình"), required=False)
    papers = FilesField(label=_("Tệp"))
    secrecy = SecrecyField()
    once = OnceField()

    def __init__(self, *args: Any, agenda: Sequence[AgendaItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box: Any = self.fields["item"]
        box.choices = [("", _t("Chung cho cả hội nghị")), *((one.key, one.title) for one in agenda)]


class CommentForm(Form):
    text = forms.CharField(label=_("Góp ý"), max_length=4000, widget=forms.Textarea(attrs={"rows": "3"}))
    secrecy = SecrecyField()
    once = OnceField()
    basis = RevisionField(required=True)  # the version of the minutes that was seen


class HoldForm(Form):
    """Ghi diễn biến: one group of boxes for each expected organisation, one box for each item of the agenda."""

    secrecy = SecrecyField()
    once = OnceField()
    basis = RevisionField(required=True)

    def __init__(
        self, *args: Any, meeting: Seen, orgs: Sequence[Option], answers: Mapping[str, Answer], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.agenda, self.orgs = meeting.agenda, list(orgs)
        venues = [one for one in (meeting.place, *meeting.data.get("venues", ())) if one]
        marked = {one["org"]: one for one in meeting.data.get("attendance", ())}
        for number, org in enumerate(self.orgs):
            mark = marked.get(org.id) or ({"word": Presence.COME} if org.id == meeting.author else None)
            self._presence(number, org, mark, answers.get(org.id), venues)
        for item in self.agenda:
            self.fields[f"outcome-{item.key}"] = forms.CharField(
                label=item.title,
                max_length=4000,
                required=False,
                initial=item.outcome,
                widget=forms.Textarea(attrs={"rows": "2"}),
            )
        if meeting.prepared and meeting.state == State.HELD:
            self.fields["correction"] = CorrectionField()

    def _presence(
        self, number: int, org: Option, marked: Mapping[str, Any] | None, answer: Answer | None, venues: Sequence[str]
    ) -> None:
        said = marked or {
            "word": answer.word if answer else "",
            "people": answer.people if answer else (),
            "venue": answer.venue if answer else "",
        }
        self.fields[f"word-{number}"] = forms.ChoiceField(
            label=org.name,
            required=False,
            choices=lambda: [("", _t("Chưa ghi")), *_presences()],
            initial=said.get("word", ""),
        )
        self.fields[f"people-{number}"] = LinesField(
            label=_("Người dự"), required=False, longest=300, rows=1, initial="\n".join(said.get("people", ()))
        )
        if venues:
            self.fields[f"venue-{number}"] = forms.ChoiceField(
                label=_("Điểm cầu"),
                required=False,
                choices=[("", "–"), *((one, one) for one in venues)],
                initial=said.get("venue", ""),
            )

    def rows(self) -> list[tuple[Option, Any, Any, Any]]:
        """For the page: an organisation with its boxes."""
        return [
            (org, self[f"word-{n}"], self[f"people-{n}"], self[f"venue-{n}"] if f"venue-{n}" in self.fields else None)
            for n, org in enumerate(self.orgs)
        ]

    def outcomes(self) -> list[Any]:
        return [self[f"outcome-{item.key}"] for item in self.agenda]

    def said(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """The agenda with what came of each item, and who was there."""
        typed = self.cleaned_data
        agenda = [
            AgendaItem(one.key, one.title, one.minutes, one.by, typed[f"outcome-{one.key}"].strip()).data()
            for one in self.agenda
        ]
        present = []
        for number, org in enumerate(self.orgs):
            word = typed[f"word-{number}"]
            if word:
                row = {"org": org.id, "word": word}
                if word != Presence.ABSENT:
                    row |= {"people": typed[f"people-{number}"], "venue": typed.get(f"venue-{number}", "")}
                present.append({name: value for name, value in row.items() if value})
        return agenda, present
