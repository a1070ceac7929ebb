"""Preparing a meeting: the next one of a series or a single one, changed, cancelled; answering, handing in papers, and
holding it."""

from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phoihop.accounts.access import viewer_of
from phoihop.agreements.queries import agreements_for_choice, chosen_or_404
from phoihop.documents.queries import addressees
from phoihop.meetings import acting, gathering, outputs, preparing, series
from phoihop.meetings import holding_forms as holding
from phoihop.meetings import preparing_forms as forms
from phoihop.meetings.acting import Words, act, both
from phoihop.meetings.rules import State
from phoihop.records.actors import OFFICE
from phoihop.tasks.commands import Sending
from phoihop.ui.asked import uuid_in
from phoihop.ui.comparing import compare_clauses
from phoihop.ui.errors import refusal
from phoihop.ui.links import url

SERIES, ITEM = "chuoi", "muc"


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Of which series, or under which agreement. Statements: session, person, series, agreements."""
    viewer, today = viewer_of(request), timezone.localdate()
    rows = [(one, one.next(today)) for one in series.own(viewer, today)]
    return render(
        request, "meetings/choose.html", {"series": rows, "agreements": agreements_for_choice(viewer), "today": today}
    )


def not_office(request: HttpRequest) -> HttpResponse:
    return refusal(
        request,
        403,
        _("Vai trò đang giữ không chuẩn bị hội nghị."),
        _("Đề nghị văn thư hoặc lãnh đạo văn phòng chuẩn bị."),
    )


@both
def plan(request: HttpRequest, agreement: UUID) -> HttpResponse:
    """Chuẩn bị hội nghị, from a series or from nothing. Statements: session, person, agreement, names, regimes, and the
    series."""
    viewer, today = viewer_of(request), timezone.localdate()
    chosen = chosen_or_404(viewer, agreement)
    if viewer.role not in OFFICE:
        return not_office(request)
    asked = uuid_in(request.GET, SERIES)
    of = series.series_or_404(viewer, asked, today) if asked else None
    if of and (of.author != viewer.org or of.agreement != chosen.id):
        raise Http404
    sides, regimes = acting.options(chosen.sides), series.regimes(viewer)
    initial = forms.plan_initial(of, of.next(today), regimes) if of else forms.new_initial(viewer.org, sides)
    form = forms.PlanForm(
        **acting.typed(request), sides=sides, own=viewer.org, regimes=regimes, known=of.agenda if of else (),
        initial=initial,
    )  # fmt: skip
    made: list[UUID] = []

    def carry(sending: Sending) -> None:
        made.append(preparing.plan(viewer, chosen, form.record(), of, sending=sending).id)

    if form.is_valid():
        said = _("Đã lập hội nghị lúc %(moment)s. Việc tiếp theo: gửi giấy mời.")
        done = acting.carried(request, form, carry, said, "")
        if done:
            done["Location"] = outputs.page_of(made[0], State.PLANNED)
            return done
    context = {"form": form, "title": _("Chuẩn bị hội nghị"), "agreement": chosen, "series": of, "back": ""}
    warning = _("Các bên của quy chế thấy hội nghị này ngay sau khi lập.")
    context |= {"send_label": _("Lập hội nghị"), "warning": warning}
    return render(request, "meetings/plan.html", context, status=422 if form.is_bound else 200)


@both
def replan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Sửa chương trình, thời gian, thành phần of one that lies ahead."""
    viewer, meeting = acting.seen(request, pk)
    acting.own_or_404(viewer, meeting)
    if meeting.state == State.HELD:
        raise Http404
    sides, regimes = acting.options(meeting.parties), series.regimes(viewer)
    form = forms.ReplanForm(
        **acting.typed(request), sides=sides, own=viewer.org, regimes=regimes, known=meeting.agenda,
        initial=forms.replan_initial(meeting, regimes),
    )  # fmt: skip
    back = outputs.page_of(pk, State.PLANNED)

    def carry(sending: Sending) -> object:
        typed = form.cleaned_data
        return preparing.replan(
            viewer, meeting, form.record(), typed["correction"], basis=typed["basis"], sending=sending
        )

    said = _("Đã sửa lúc %(moment)s.")
    if form.is_valid() and (done := acting.carried(request, form, carry, said, back, newest=meeting.body)):
        return done
    context = {"form": form, "title": _("Sửa hội nghị đang chuẩn bị"), "agreement": None, "series": None, "back": back}
    context |= {
        "send_label": _("Ban hành bản sửa"),
        "warning": _("Bản sửa thay bản đang có. Nếu đã gửi giấy mời, các đơn vị thấy thay đổi cùng lý do."),
    }
    status = acting.status_of(request, form)
    if status == 409:
        context["clauses"] = compare_clauses(outputs.clauses(meeting.data), outputs.clauses(form.record()))
    return render(request, "meetings/plan.html", context, status=status)


@both
def cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    viewer, meeting = acting.seen(request, pk)
    acting.own_or_404(viewer, meeting)
    if meeting.state != State.PLANNED and request.method != "POST":
        raise Http404
    form = holding.CancelForm(**acting.typed(request), initial={"basis": meeting.body})
    words = Words(
        title=_("Hủy hội nghị"),
        button=_("Hủy hội nghị"),
        warning=_("Hội nghị vẫn đọc được, ghi rõ đã hủy và lý do; khi cần thì sửa lại để mời họp."),
        said=_("Đã hủy hội nghị lúc %(moment)s."),
        danger=True,
    )

    def carry(sending: Sending) -> object:
        typed = form.cleaned_data
        return preparing.cancel(viewer, meeting, typed["reason"], basis=typed["basis"], sending=sending)

    return act(request, meeting, form, words, carry, addressees(meeting.audience), newest=meeting.body)


@both
def reply(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Trả lời giấy mời: each organisation that is expected, its own."""
    viewer, meeting = acting.seen(request, pk)
    if viewer.org not in meeting.asked or not meeting.prepared:
        raise Http404
    before = gathering.answers(viewer, pk).get(viewer.org)
    initial = {"basis": before.body if before else ""}
    if before:
        initial |= {"word": before.word, "people": "\n".join(before.people), "venue": before.venue}
        initial |= {"reason": before.reason}
    venues = [one for one in (meeting.place, *meeting.data.get("venues", ())) if one]
    form = holding.ReplyForm(**acting.typed(request), venues=venues if len(venues) > 1 else (), initial=initial)
    words = Words(
        title=_("Trả lời giấy mời"),
        button=_("Gửi trả lời"),
        warning=_("Trả lời gửi cơ quan chủ trì; trước ngày họp vẫn sửa được."),
        said=_("Đã trả lời giấy mời lúc %(moment)s."),
    )

    def carry(sending: Sending) -> object:
        basis = form.cleaned_data["basis"]
        return preparing.reply(viewer, meeting, form.record(), before, basis=basis, sending=sending)

    newest = before.body if before else ""
    return act(request, meeting, form, words, carry, (meeting.author, *meeting.hosts), newest=newest)


@both
def hand_in(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Gửi tài liệu cho một mục chương trình."""
    viewer, meeting = acting.seen(request, pk)
    if meeting.state == State.CANCELLED:
        raise Http404
    form = holding.PaperForm(
        **acting.typed(request), agenda=meeting.agenda, initial={"item": request.GET.get(ITEM, "")}
    )
    words = Words(
        title=_("Gửi tài liệu hội nghị"),
        button=_("Gửi tài liệu"),
        warning=_("Tài liệu gửi mọi đơn vị thấy hội nghị này."),
        said=_("Đã gửi tài liệu lúc %(moment)s."),
        upload=True,
    )

    def carry(sending: Sending) -> object:
        typed = form.cleaned_data
        blobs = acting.stored(viewer, form, "papers")
        return preparing.hand_in(viewer, meeting, typed["title"], typed["item"], blobs, sending=sending)

    return act(request, meeting, form, words, carry, addressees(meeting.audience))


@both
def hold(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ghi diễn biến: who was there, what came of each item. Statements: session, person, meeting, answers, names."""
    viewer, meeting = acting.seen(request, pk)
    acting.own_or_404(viewer, meeting)
    answers = gathering.answers(viewer, pk)
    expected = acting.options([*meeting.hosts, *meeting.invited])
    form = holding.HoldForm(
        **acting.typed(request), meeting=meeting, orgs=expected, answers=answers, initial={"basis": meeting.body}
    )
    back = url("meetings:one", pk)

    def carry(sending: Sending) -> object:
        typed = form.cleaned_data
        agenda, present = form.said()
        reason = typed.get("correction", "")
        return preparing.hold(viewer, meeting, agenda, present, reason, basis=typed["basis"], sending=sending)

    if form.is_valid():
        said = _("Đã ghi diễn biến lúc %(moment)s. Việc tiếp theo: ghi các kết luận.")
        if done := acting.carried(request, form, carry, said, back, newest=meeting.body):
            return done
    early = meeting.state == State.PLANNED and meeting.day is not None and meeting.day > _today()
    context = {"meeting": meeting, "when": outputs.when(meeting), "form": form, "back": back, "early": early}
    status = acting.status_of(request, form)
    if status == 409:
        called = {one.id: one.name for one in expected}
        agenda, present = form.said()
        ours = outputs.held_clauses({"agenda": agenda, "attendance": present}, called)
        context["clauses"] = compare_clauses(outputs.held_clauses(meeting.data, called), ours)
    return render(request, "meetings/hold.html", context, status=status)


def _today() -> date:
    return timezone.localdate()
