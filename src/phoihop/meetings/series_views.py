"""Chuỗi hội nghị: the register of series, one series with the meeting its rhythm proposes, its terms."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from phoihop.accounts.access import viewer_of
from phoihop.agreements.queries import chosen_or_404
from phoihop.meetings import acting, outputs, preparing, queries, series
from phoihop.meetings import preparing_forms as forms
from phoihop.meetings.acting import both
from phoihop.meetings.preparing_views import SERIES, not_office
from phoihop.meetings.queries import Filter
from phoihop.meetings.rules import KIND_LABELS, RHYTHM_LABELS
from phoihop.meetings.series import Series
from phoihop.records.actors import OFFICE
from phoihop.tasks.commands import Sending
from phoihop.ui.links import url
from phoihop.ui.tables import PAGE_SIZE, Column, Page, Tab, slice_of

COLUMNS = (
    Column(gettext_lazy("Chuỗi hội nghị")),
    Column(gettext_lazy("Nhịp họp"), "c-who"),
    Column(gettext_lazy("Gần nhất"), "c-day"),
    Column(gettext_lazy("Kỳ tới"), "c-who"),
)
MEETINGS = (
    Column(gettext_lazy("Ngày"), "c-day"),
    Column(gettext_lazy("Hội nghị")),
    Column(gettext_lazy("Kết luận"), "num c-num"),
    Column(gettext_lazy("Trạng thái"), "c-state"),
)


def tabs(current: str) -> list[Tab]:
    """The two registers of meetings."""
    parts = (("meetings:list", _("Hội nghị")), ("meetings:all_series", _("Chuỗi hội nghị")))
    return [Tab(label, url(name), name == current) for name, label in parts]


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Statements: session, person, series."""
    viewer, today = viewer_of(request), timezone.localdate()
    rows, more = series.register(viewer, today, slice_of(request.GET))
    context = {
        "rows": [(one, RHYTHM_LABELS[one.every], one.next(today)) for one in rows],
        "columns": COLUMNS,
        "page": Page.of(request.GET, len(rows), more=more),
        "tabs": tabs("meetings:all_series"),
        "may_prepare": viewer.role in OFFICE,
    }
    return render(request, "meetings/all_series.html", context)


@require_safe
def one(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One series: what comes next, and its meetings. Statements: session, person, series, meetings, names."""
    viewer, today = viewer_of(request), timezone.localdate()
    found = series.series_or_404(viewer, pk, today)
    rows, more = queries.register(viewer, Filter(series=pk), slice_of(request.GET))
    hosts = found.data.get("hosts", ()) or (found.author,)
    called = acting.options([*hosts, *found.data.get("invited", ())])
    context = {
        "series": found,
        "kind": KIND_LABELS[found.kind],
        "rhythm": RHYTHM_LABELS[found.every],
        "next": found.next(today),
        "hosts": [side.name for side in called if side.id in hosts],
        "invited": [side.name for side in called if side.id not in hosts],
        "rows": [outputs.row(row, today) for row in rows[:PAGE_SIZE]],
        "columns": MEETINGS,
        "page": Page.of(request.GET, len(rows), more=more),
        "ours": found.author == viewer.org and viewer.role in OFFICE,
        "plan_at": f"{url('meetings:plan', found.agreement)}?{SERIES}={found.id}",
    }
    return render(request, "meetings/series.html", context)


@both
def new(request: HttpRequest, agreement: UUID) -> HttpResponse:
    """Lập chuỗi hội nghị."""
    viewer = viewer_of(request)
    chosen = chosen_or_404(viewer, agreement)
    if viewer.role not in OFFICE:
        return not_office(request)
    sides, regimes = acting.options(chosen.sides), series.regimes(viewer)
    form = forms.SeriesForm(
        **acting.typed(request), sides=sides, own=viewer.org, regimes=regimes,
        initial=forms.new_series_initial(viewer.org, sides),
    )  # fmt: skip
    made: list[UUID] = []

    def carry(sending: Sending) -> None:
        made.append(preparing.start_series(viewer, chosen, form.record(), sending=sending).id)

    if form.is_valid() and (done := acting.carried(request, form, carry, acting.done_now(), "")):
        done["Location"] = url("meetings:series", made[0])
        return done
    return _form(request, form, None, _("Lập chuỗi hội nghị"), url("meetings:all_series"))


@both
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    viewer = viewer_of(request)
    found = series.series_or_404(viewer, pk, timezone.localdate())
    if found.author != viewer.org:
        raise Http404
    sides, regimes = acting.options(chosen_or_404(viewer, found.agreement).sides), series.regimes(viewer)
    form = forms.SeriesForm(
        **acting.typed(request), sides=sides, own=viewer.org, regimes=regimes, known=found.agenda,
        initial=forms.series_initial(found, regimes),
    )  # fmt: skip

    def carry(sending: Sending) -> object:
        basis = form.cleaned_data["basis"]
        return preparing.restate_series(viewer, found, form.record(), basis=basis, sending=sending)

    back = url("meetings:series", pk)
    if form.is_valid() and (done := acting.carried(request, form, carry, acting.done_now(), back, newest=found.body)):
        return done
    return _form(request, form, found, _("Sửa chuỗi hội nghị"), back)


def _form(request: HttpRequest, form: forms.SeriesForm, found: Series | None, title: str, back: str) -> HttpResponse:
    context = {"form": form, "title": title, "agreement": None, "series": found, "back": back}
    context |= {
        "send_label": _("Ban hành chuỗi hội nghị"),
        "warning": _("Chuỗi chỉ đề xuất kỳ tới; từng hội nghị do người chuẩn bị xem rồi mới lập."),
    }
    return render(request, "meetings/plan.html", context, status=422 if form.is_bound else 200)
