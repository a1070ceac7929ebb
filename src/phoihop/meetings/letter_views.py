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
from phoihop.meetings.rules import State, lacking
from phoihop.organisations import printing
from phoihop.organisations.letterheads import letterhead
from phoihop.organisations.queries import names
from phoihop.records.actors import OFFICE
from phoihop.records.fields import Data
from phoihop.records.kinds import Blob
from phoihop.tasks.commands import Sending
from phoihop.ui.forms import DayField, Form, OnceField, SecrecyField
from vanban.official import PaperError


class LetterForm(Form):
    """What stands around the text of a letter. `look`: to be looked at, nothing is issued yet."""

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
    authority = forms.CharField(label=_("Quyền hạn ký"), max_length=300, required=False)
    office = forms.CharField(label=_("Chức vụ người ký"), max_length=300)
    name = forms.CharField(label=_("Họ tên người ký"), max_length=300, required=False)
    secrecy = SecrecyField()
    once = OnceField()

    def __init__(self, *args: Any, look: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if look:
            for field in self.fields.values():
                field.required = False

    def clean_number(self) -> str:
        typed: str = self.cleaned_data["number"].strip()
        if typed and not (typed.isascii() and typed.isdigit() and int(typed)):
            raise ValidationError(_("Số văn bản chỉ gồm chữ số, ví dụ 05."), code="number")
        return typed

    def head(self) -> letters.Head:
        """What was typed, as far as it could be read; before that, what the form opens with."""
        typed = self.cleaned_data if self.is_bound else self.initial
        lines = typed.get("recipients", "")
        return letters.Head(
            day=typed.get("day"),
            recipients=tuple(lines.split("\n") if isinstance(lines, str) else lines),
            **{name: typed.get(name, "") for name in ("number", "symbol", "place", "authority", "office", "name")},
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
    """Statements: session, person, meeting, conclusions, head, names, letters before, number, template."""
    viewer, meeting = acting.seen(request, pk)
    acting.own_or_404(viewer, meeting)
    state = State.PLANNED if sort == Sort.INVITATION else State.HELD
    if meeting.state != state and request.method != "POST":
        raise Http404
    today, kind_code = timezone.localdate(), letters.KINDS[sort][1]
    items = queries.conclusions(viewer, pk) if sort == Sort.NOTICE else []
    called = names(letters.orgs_in(meeting, items))
    of = letters.About(meeting=meeting, sort=sort, issuer=letterhead(meeting.author, today), called=called, items=items)
    to = [org for org in (*meeting.hosts, *meeting.invited) if org != viewer.org] or list(addressees(meeting.audience))
    look = "xem" in request.POST
    form = LetterForm(**acting.typed(request), look=look, initial=letters.first_head(of))
    offer = numbering.offer(viewer, kind_code, today)

    def carry(sending: Sending) -> None:
        head = form.head()
        document = letters.document(letters.paper(of, head), sort, today)

        def files_of(data: Data) -> tuple[Blob, ...]:
            """The files with the number that the paper bears."""
            made = letters.paper(of, letters.numbered(head, data))
            written = paper_templates.issued(viewer, letters.USES[sort], made, today)
            return tuple(
                files.store(content, name=letters.file_name(sort, meeting, ending), viewer=viewer, checked=True)
                for ending, content in written.items()
            )

        asked = {} if head.number else numbering.ask(viewer, kind_code, head.day or today)
        if asked:
            expected = (offer.number, files_of({**document, "number": offer.number})) if offer else None
            finish = numbering.printing(files_of, expected)
            preparing.send_letter(viewer, meeting, sort, {**document, **asked}, to, finish=finish, sending=sending)
        else:
            preparing.send_letter(viewer, meeting, sort, document, to, blobs=files_of(document), sending=sending)

    back = outputs.page_of(pk, meeting.state)
    nothing = sort == Sort.NOTICE and not items
    if form.is_valid() and not look and not nothing:
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
        "preview": _preview(lambda: letters.paper(of, _shown(form, offer))),
        "offer": offer,
        "own": paper_templates.told(viewer, letters.USES[sort], today),
        "recipients": [called[org].name if org in called else org for org in to if org != viewer.org],
        "others": of.hosts[1:],
        "before": queries.letters(viewer, pk, sort),
        "may_send": viewer.role in OFFICE,
        "nothing": nothing,
        "lacking": lacking(meeting.data) if sort == Sort.INVITATION else "",
        "back": back,
    }
    return render(request, "meetings/letter.html", context, status=422 if form.errors else 200)


def _shown(form: LetterForm, offer: numbering.Offer | None) -> letters.Head:
    """The head to be looked at: with the number that the book would give now, where none was typed."""
    head = form.head()
    return replace(head, number=offer.number) if offer and not head.number else head


def _preview(make: Any) -> tuple[str, str]:
    """The paper as it will look, or why it cannot be written yet."""
    try:
        return printing.preview(make()), ""
    except PaperError as error:
        return "", str(error)
