"""Pages of meetings."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phoihop.accounts.access import viewer_of
from phoihop.accounts.viewer import SignedIn
from phoihop.agreements.queries import agreements_for_choice
from phoihop.meetings import commands, outputs, queries
from phoihop.meetings.deciding import Sort
from phoihop.meetings.forms import ConclusionForm, FilterForm, MeetingForm, MinutesForm
from phoihop.meetings.queries import Filter, Item, Seen
from phoihop.meetings.rules import KIND_LABELS, State
from phoihop.meetings.series_views import tabs
from phoihop.organisations.queries import names
from phoihop.organisations.rules import in_order
from phoihop.records.actors import OFFICE
from phoihop.records.refusals import Refusal, Stale
from phoihop.ui import notices
from phoihop.ui.asked import uuid_in, year_in
from phoihop.ui.choosing import Option
from phoihop.ui.links import url
from phoihop.ui.tables import Column, Page, slice_of

COLUMNS = (
    Column(gettext_lazy("Ngày"), "c-day"),
    Column(gettext_lazy("Hội nghị")),
    Column(gettext_lazy("Loại"), "c-who"),
    Column(gettext_lazy("Kết luận"), "num c-num"),
    Column(gettext_lazy("Trạng thái"), "c-state"),
)
LINES = (
    Column(gettext_lazy("Số"), "c-order"),
    Column(gettext_lazy("Nội dung")),
    Column(gettext_lazy("Chủ trì"), "c-who"),
    Column(gettext_lazy("Hạn"), "c-day"),
    Column(gettext_lazy("Trạng thái"), "c-state"),
)
KIND, YEAR, AGREEMENT = "loai", "nam", "quy-che"


def _see_other(address: str) -> HttpResponse:
    return HttpResponseRedirect(address, status=303)


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    wanted = _filter(request)
    rows, more = queries.register(viewer, wanted, slice_of(request.GET))
    context = {
        "rows": [outputs.row(one, timezone.localdate()) for one in rows],
        "tabs": tabs("meetings:list"),
        "columns": COLUMNS,
        "page": Page.of(request.GET, len(rows), more=more),
        "wanted": wanted,
        "filter_form": FilterForm(initial={KIND: wanted.kind, YEAR: wanted.year or ""}),
        "filtered": bool(wanted.kind or wanted.year or wanted.agreement),
        "may_record": viewer.role in OFFICE,
    }
    return render(request, "meetings/register.html", context)


def _filter(request: HttpRequest) -> Filter:
    """What stands in the address. Anything that is no filter shows all."""
    kind = request.GET.get(KIND, "")
    return Filter(
        kind=kind if kind in KIND_LABELS else "",
        year=year_in(request.GET, YEAR),
        agreement=uuid_in(request.GET, AGREEMENT),
    )


@require_safe
def one(request: HttpRequest, pk: UUID) -> HttpResponse:
    viewer = viewer_of(request)
    meeting = queries.meeting_or_404(viewer, pk)
    return _page(request, viewer, meeting, queries.conclusions(viewer, pk))


def _page(
    request: HttpRequest,
    viewer: SignedIn,
    meeting: Seen,
    items: list[Item],
    *,
    status: int = 200,
    conclude: ConclusionForm | None = None,
    minutes: MinutesForm | None = None,
    sentence: str = "",
) -> HttpResponse:
    sides = _sides(meeting)
    awaited = meeting.minutes.confirming.awaited if meeting.minutes else ()
    may_write = viewer.role in OFFICE
    ours = may_write and meeting.author == viewer.org
    today = timezone.localdate()
    held = meeting.state == State.HELD
    context = {
        **outputs.head(meeting, "meetings:one", today),
        "agenda": meeting.agenda,
        "lines": [outputs.line(item, today, may_correct=ours and item.author == viewer.org) for item in items],
        "columns": LINES,
        "cited": [outputs.cited(paper) for paper in meeting.data.get("cited", ())],
        "sides": sorted(sides, key=lambda side: side.id not in awaited),  # whom to ask comes first
        "state": outputs.confirming_state(meeting.minutes.confirming) if meeting.minutes else None,
        "unbound": meeting.minutes is not None and queries.outdated(meeting.minutes, meeting, items),
        "awaits_us": meeting.minutes is not None and viewer.org in meeting.minutes.confirming.awaited,
        "may_write": may_write,
        "may_conclude": ours,
        "may_minute": ours and len(sides) > 1 and bool(items) and held,
        "may_hold": ours and meeting.prepared and meeting.state != State.CANCELLED,
        "may_notify": ours and bool(items) and held,
        "conclude": conclude or ConclusionForm(sides=sides),
        "minutes_sentence": sentence,
        "announced": queries.letters(viewer, meeting.id, Sort.NOTICE) if held else [],
        "minutes_form": minutes or MinutesForm(initial=_minutes_now(viewer, meeting, items)),
    }
    return render(request, "meetings/one.html", context, status=status)


def _minutes_now(viewer: SignedIn, meeting: Seen, items: list[Item]) -> dict[str, str]:
    """What the form of minutes opens with: our newest, to be issued again, and what they would bind."""
    ours = meeting.minutes if meeting.minutes and meeting.minutes.author == viewer.org else None
    return {
        "text": ours.data.get("text", "") if ours else "",
        "basis": ours.body if ours else "",
        "seen": queries.fingerprint(meeting, items),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest) -> HttpResponse:
    """A meeting recorded by hand."""
    viewer = viewer_of(request)
    agreements = agreements_for_choice(viewer)
    form = MeetingForm(request.POST if request.method == "POST" else None, agreements=agreements)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        chosen = next((one for one in agreements if str(one.id) == typed["agreement"]), None)
        try:
            issued = commands.record(
                viewer, form.record(), chosen, declared=typed["secrecy"], once=typed["once"], at=timezone.now()
            )
        except Refusal as refusal:
            form.take(refusal.fields, refusal.sentence)
        else:
            notices.leave_now(request, _("Đã ghi nhận lúc %(moment)s. Thêm các kết luận bên dưới."))
            return _see_other(url("meetings:one", issued.id))
    return render(request, "meetings/record.html", {"form": form}, status=422 if form.is_bound else 200)


@require_POST
def conclude(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One more conclusion; with a lead it becomes a task in the same step."""
    viewer = viewer_of(request)
    meeting, items, sides = _own(viewer, pk)
    form = ConclusionForm(request.POST, sides=sides)
    if form.is_valid():
        try:
            _conclude(viewer, meeting, items, form.cleaned_data)
        except Refusal as refusal:
            form.take(refusal.fields, refusal.sentence)
        else:
            notices.leave_now(request, _("Đã ban hành lúc %(moment)s."))
            return _see_other(url("meetings:one", pk))
    return _page(request, viewer, meeting, items, status=422, conclude=form)


def _own(viewer: SignedIn, pk: UUID) -> tuple[Seen, list[Item], list[Option]]:
    """A meeting of the viewer's own organisation with its conclusions and its sides. Whether the role may write there,
    the door says."""
    meeting = queries.meeting_or_404(viewer, pk)
    if meeting.author != viewer.org:
        raise Http404  # only the author concludes and minutes; for others there is no such page
    return meeting, queries.conclusions(viewer, pk), _sides(meeting)


def _sides(meeting: Seen) -> list[Option]:
    """The organisations of the meeting's space, by name."""
    called = names(meeting.parties)
    return sorted((Option(org, called[org].name) for org in meeting.parties), key=lambda side: in_order(side.name))


def _conclude(viewer: SignedIn, meeting: Seen, items: list[Item], typed: dict[str, Any]) -> None:
    commands.conclude(
        viewer,
        meeting,
        max((item.no for item in items), default=0) + 1,
        typed,
        declared=typed["secrecy"],
        once=typed["once"],
        at=timezone.now(),
        today=timezone.localdate(),
    )


@require_safe
def minutes(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Minutes stand on their meeting's page (GET, by their own id)."""
    return _see_other(url("meetings:one", queries.meeting_of_minutes(viewer_of(request), pk)) + "#bien-ban")


@require_safe
def paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A paper of a meeting stands on its page: among the agenda, a notice of conclusions among them."""
    meeting, notice = queries.meeting_of_paper(viewer_of(request), pk)
    return _see_other(url("meetings:one" if notice else outputs.AGENDA_PAGE, meeting))


@require_POST
def issue_minutes(request: HttpRequest, pk: UUID) -> HttpResponse:
    viewer = viewer_of(request)
    meeting, items, _sides = _own(viewer, pk)
    form = MinutesForm(request.POST)
    if not form.is_valid():
        return _page(request, viewer, meeting, items, status=422, minutes=form)
    typed = form.cleaned_data
    sentence = ""
    if viewer.role in OFFICE and typed["seen"] != queries.fingerprint(meeting, items):
        sentence = _("Kết luận hoặc nhiệm vụ vừa thay đổi. Xem lại rồi ban hành; nội dung ghi thêm còn nguyên.")
    else:
        try:
            commands.issue_minutes(
                viewer,
                meeting,
                items,
                typed["text"],
                basis=typed["basis"],
                declared=typed["secrecy"],
                once=typed["once"],
                at=timezone.now(),
            )
        except Stale as stale:
            sentence = stale.sentence
        except Refusal as refusal:
            form.take(refusal.fields, refusal.sentence)
            return _page(request, viewer, meeting, items, status=422, minutes=form)
    if sentence:
        # The page now shows what is in force, and the form the words as typed, to be issued over that.
        again = MinutesForm(initial={**_minutes_now(viewer, meeting, items), "text": typed["text"]})
        return _page(request, viewer, meeting, items, status=409, minutes=again, sentence=sentence)
    notices.leave_now(request, _("Đã ban hành biên bản lúc %(moment)s; chờ các bên xác nhận."))
    return _see_other(url("meetings:one", pk))


@require_safe
def conclusion(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A conclusion stands on its meeting's page."""
    meeting, no = queries.meeting_of_conclusion(viewer_of(request), pk)
    return _see_other(f"{url('meetings:one', meeting)}#kl-{no}")
