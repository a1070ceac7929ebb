"""Giấy mời and Thông báo kết luận: composed, looked at, issued with their recipients."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from phoihop.documents import files, numbering, paper_templates
from phoihop.documents.queries import addressees
from phoihop.meetings import acting, letters, outputs, preparing, queries
from phoihop.meetings.acting import both
from phoihop.meetings.deciding import Sort
from phoihop.meetings.forms import LinesField
from phoihop.meetings.rules import State
from phoihop.organisations import printing
from phoihop.records.actors import OFFICE
from phoihop.records.fields import Data
from phoihop.records.kinds import Blob
from phoihop.tasks.commands import Sending
from phoihop.ui.forms import DayField, Form, OnceField, SecrecyField
from phoihop.ui.links import url
from vanban.official import Paper, PaperError


class LetterForm(Form):
    """What stands around the text of a letter. `signers`: the names of the bodies that sign, in their order."""

    number = forms.CharField(
        label=_("Số"),
        max_length=6,
        required=False,
        help_text=_("Để trống thì sổ văn bản cấp số khi ban hành; chưa lập sổ thì số ghi tay khi ký."),
    )
    symbol = forms.CharField(label=_("Ký hiệu"), max_length=60)
    place = forms.CharField(label=_("Địa danh"), max_length=100, required=False)
    day = DayField(label=_("Ngày văn bản"), toward="past", required=False)
    recipients = LinesField(label=_("Nơi nhận"), longest=300, rows=5, help_text=_("Mỗi nơi một dòng."))
    secrecy = SecrecyField()
    once = OnceField()

    def __init__(self, *args: Any, signers: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.signers = signers
        for number, name in enumerate(signers):
            authority = _t("Quyền hạn ký của %(name)s") % {"name": name}
            self.fields[f"authority-{number}"] = forms.CharField(label=authority, max_length=300, required=False)
            self.fields[f"office-{number}"] = forms.CharField(label=_("Chức vụ người ký"), max_length=300)
            self.fields[f"name-{number}"] = forms.CharField(label=_("Họ tên người ký"), max_length=300, required=False)

    def clean_number(self) -> str:
        typed: str = self.cleaned_data["number"].strip()
        if typed and not (typed.isascii() and typed.isdigit() and int(typed)):
            raise ValidationError(_("Số văn bản chỉ gồm chữ số, ví dụ 05."), code="number")
        return typed

    def head(self, values: dict[str, Any] | None = None) -> letters.Head:
        """What was typed; before that, what the form opens with."""
        typed = values if values is not None else self.cleaned_data
        lines = typed.get("recipients", "")
        return letters.Head(
            number=typed.get("number", ""),
            symbol=typed.get("symbol", ""),
            place=typed.get("place", ""),
            day=typed.get("day"),
            recipients=tuple(lines.split("\n") if isinstance(lines, str) else lines),
            signers=tuple(
                letters.Signer(
                    authority=typed.get(f"authority-{n}", ""),
                    office=typed.get(f"office-{n}", ""),
                    name=typed.get(f"name-{n}", ""),
                )
                for n in range(len(self.signers))
            ),
        )


@both
def invitation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Gửi giấy mời."""
    return _letter(request, pk, Sort.INVITATION)


@both
def notice(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ban hành thông báo kết luận."""
    return _letter(request, pk, Sort.NOTICE)


def _letter(request: HttpRequest, pk: UUID, sort: Sort) -> HttpResponse:
    viewer, meeting = acting.seen(request, pk)
    acting.own_or_404(viewer, meeting)
    state = State.PLANNED if sort == Sort.INVITATION else State.HELD
    if meeting.state != state and request.method != "POST":
        raise Http404
    today = timezone.localdate()
    of = letters.issuers(meeting, today)
    to = [org for org in (*meeting.hosts, *meeting.invited) if org != viewer.org] or list(addressees(meeting.audience))
    guests = acting.options(to)
    items = queries.conclusions(viewer, pk) if sort == Sort.NOTICE else []
    initial = letters.first_head(meeting, sort, of, guests)
    form = LetterForm(request.POST if request.method == "POST" else None, signers=[one.name for one in of],
                      initial=initial)  # fmt: skip

    def made(head: letters.Head) -> Paper:
        return letters.paper(meeting, sort, of, head, guests, items)

    offer = numbering.offer(viewer, letters.KINDS[sort][1], today)

    def carry(sending: Sending) -> None:
        head = form.head()
        document = letters.document(made(head), sort)

        def files_of(data: Data) -> tuple[Blob, ...]:
            """The files with the number that the paper bears."""
            written = paper_templates.issued(viewer, letters.USES[sort], made(letters.numbered(head, data)), today)
            return tuple(
                files.store(content, name=letters.file_name(sort, meeting, ending), viewer=viewer, checked=True)
                for ending, content in written.items()
            )

        asked = {} if head.number else numbering.ask(viewer, letters.KINDS[sort][1], head.day or today)
        if asked:
            expected = (offer.number, files_of({**document, "number": offer.number})) if offer else None
            finish = numbering.printing(files_of, expected)
            preparing.send_letter(viewer, meeting, sort, {**document, **asked}, to, finish=finish, sending=sending)
        else:
            preparing.send_letter(viewer, meeting, sort, document, to, blobs=files_of(document), sending=sending)

    back = outputs.page_of(pk, meeting.state)
    if form.is_valid() and "xem" not in request.POST:
        said = _t("Đã ban hành lúc %(moment)s, gửi các nơi nhận. Các tệp nằm trong sổ văn bản.")
        try:
            if done := acting.carried(request, form, carry, said, back):
                return done
        except PaperError as error:
            form.take({}, str(error))
    context = {
        "meeting": meeting,
        "when": outputs.when(meeting),
        "form": form,
        "title": _t("Giấy mời họp") if sort == Sort.INVITATION else _t("Thông báo kết luận"),
        "send_label": _t("Gửi giấy mời") if sort == Sort.INVITATION else _t("Ban hành thông báo kết luận"),
        "preview": _preview(lambda: made(_shown(form, initial, offer))),
        "offer": offer,
        "own": paper_templates.told(viewer, letters.USES[sort], today, issuers=len(of)),
        "recipients": [one.name for one in guests if one.id != viewer.org],
        "may_send": viewer.role in OFFICE,
        "nothing": sort == Sort.NOTICE and not items,
        "back": back,
        "register": url("documents:list"),
    }
    return render(request, "meetings/letter.html", context, status=_status(request, form))


def _shown(form: LetterForm, initial: dict[str, Any], offer: numbering.Offer | None) -> letters.Head:
    """The head to be looked at: with the number that the book would give now, where none was typed."""
    head = form.head() if form.is_bound and form.is_valid() else form.head(initial)
    return replace(head, number=offer.number) if offer and not head.number else head


def _status(request: HttpRequest, form: LetterForm) -> int:
    looked = "xem" in request.POST and form.is_valid()
    return 422 if form.is_bound and not looked else 200


def _preview(make: Any) -> tuple[str, str]:
    """The paper as it will look, or why it cannot be written yet."""
    try:
        return printing.preview(make()), ""
    except PaperError as error:
        return "", str(error)
