"""Danh mục chỉ tiêu: the list, one indicator, recording, mending, replacing, retiring it and bringing it back."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from phoihop.accounts.access import viewer_of
from phoihop.accounts.viewer import SignedIn
from phoihop.journal.said import lines
from phoihop.organisations.rules import in_order
from phoihop.organisations.sending import Overtaken, Page, send
from phoihop.reports import commands, dictionary, indicator_words
from phoihop.reports.access import may_open
from phoihop.reports.dictionary import Known
from phoihop.reports.indicator_forms import BringBackForm, FindForm, IndicatorForm, NewVersionForm, RetireForm
from phoihop.reports.indicator_forms import initial_of as boxes_of
from phoihop.ui import tables
from phoihop.ui.links import query, url
from phoihop.ui.tables import PAGE_SIZE, Column, Sort, Tab, number_of

GET_AND_POST: Final = ["GET", "HEAD", "POST"]
RETIRED: Final = "thoi-dung"
COLUMNS: Final = (
    Column(gettext_lazy("Chỉ tiêu"), sort="name"),
    Column(gettext_lazy("Mã"), "c-short", sort="code"),
    Column(gettext_lazy("ĐVT"), "c-who"),
    Column(gettext_lazy("Loại số"), "c-who"),
    Column(gettext_lazy("Chế độ hỏi"), "num c-num"),
)
COLUMNS_OF_RETIRED: Final = (*COLUMNS[:-1], Column(gettext_lazy("Thôi dùng từ"), "c-day"))
USES: Final = (
    Column(gettext_lazy("Chế độ báo cáo")),
    Column(gettext_lazy("Tên trong biểu"), "c-who"),
    Column(gettext_lazy("Áp dụng từ"), "c-day"),
)


def _office(request: HttpRequest) -> SignedIn:
    viewer = viewer_of(request)
    if not may_open(viewer):
        raise PermissionDenied(_("Vai trò đang giữ không được ghi danh mục chỉ tiêu. Đề nghị văn thư ghi."))
    return viewer


def _own(request: HttpRequest, pk: UUID) -> tuple[SignedIn, Known]:
    """An indicator of the viewer's own dictionary, whose role must record such; another's is none."""
    found = dictionary.indicator_or_404(viewer_of(request), pk)
    return _office(request), found


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Statements: session, person, indicators, the regimes that ask for them."""
    viewer, today = viewer_of(request), timezone.localdate()
    every = dictionary.indicators(viewer)
    form = FindForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    retired = RETIRED in request.GET
    groups = {
        gone: [one for one in every if one.is_retired(today) == gone and one.says(words)] for gone in (False, True)
    }
    sort = Sort.of(request.GET, ("name", "code"), "code")
    key: Any = dictionary.by_code if sort.name == "code" else lambda one: in_order(one.name)
    found = sorted(groups[retired], key=key, reverse=sort.descending)
    start = (number_of(request.GET) - 1) * PAGE_SIZE
    shown = found[start : start + PAGE_SIZE]
    listing = url("reports:indicators")
    context = {
        "rows": [(one, indicator_words.state_of(one, today)) for one in shown],
        "asking": dictionary.asking(viewer),
        "columns": COLUMNS_OF_RETIRED if retired else COLUMNS,
        "sort": sort,
        "page": tables.Page.of(request.GET, len(shown), len(found)),
        "tabs": [
            Tab(
                _("Đang dùng"),
                listing + query(request.GET, **{RETIRED: None, "page": None}),
                not retired,
                len(groups[False]),
            ),
            Tab(
                _("Đã thôi dùng"),
                listing + query(request.GET, **{RETIRED: "1", "page": None}),
                retired,
                len(groups[True]),
            ),
        ],
        "retired": retired,
        "filter_form": form,
        "filtered": bool(words),
        "total": len(every),
        "may_record": may_open(viewer),
    }
    return render(request, "reports/indicators.html", context)


@require_safe
def one(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Statements: session, person, the indicator, the dictionary, the forms that ask for it, its versions."""
    viewer, today = viewer_of(request), timezone.localdate()
    found = dictionary.indicator_or_404(viewer, pk)
    known = dictionary.indicators(viewer)
    said = dictionary.said(viewer, pk)
    told = indicator_words.history(said, known)
    by_id: dict[UUID | None, Known] = {other.id: other for other in known}
    context = {
        "one": found,
        "state": indicator_words.state_of(found, today),
        "today": today,
        "facts": indicator_words.clauses(found.data, known)[1:],
        "named": {_("Tử số"): by_id.get(found.part("numerator")), _("Mẫu số"): by_id.get(found.part("denominator"))},
        "replaces": by_id.get(found.part("replaces")),
        "successor": dictionary.successor(found, known),
        "made_of_it": [other for other in known if pk in (other.part("numerator"), other.part("denominator"))],
        "asked": dictionary.asked_by(viewer, pk),
        "columns": USES,
        "may_record": may_open(viewer),
        "history": lines(said, lambda entry: told[entry.act]),
    }
    return render(request, "reports/indicator.html", context)


def _page(title: str, button: str, done: str, back: str, warning: str, template: str, facts: str = "") -> Page:
    top = [(_("Báo cáo"), url("reports:list")), (_("Danh mục chỉ tiêu"), url("reports:indicators"))]
    return Page(
        title=title,
        crumbs=[*top, (title, None)],
        warning=warning,
        button=button,
        back=back,
        done=done,
        facts=facts,
        template=f"reports/{template}.html",
    )


def _how(typed: Mapping[str, Any]) -> commands.How:
    return commands.How(at=timezone.now(), declared=typed["secrecy"], once=typed["once"])


@require_http_methods(GET_AND_POST)
def new(request: HttpRequest) -> HttpResponse:
    """Thêm chỉ tiêu."""
    viewer = _office(request)
    known = dictionary.choices(dictionary.indicators(viewer), None, timezone.localdate())

    def do(form: IndicatorForm) -> str:
        issued = commands.record_indicator(viewer, form.content(), how=_how(form.cleaned_data))
        return url("reports:indicator", issued.id)

    page = _page(
        _("Thêm chỉ tiêu"),
        _("Ghi nhận chỉ tiêu"),
        _("Đã ghi nhận chỉ tiêu."),
        url("reports:indicators"),
        _(
            "Khi biểu mẫu đã lấy chỉ tiêu, đơn vị tính, loại số, cách tổng hợp không sửa được nữa; tên và định nghĩa "
            "vẫn sửa được."
        ),
        "indicator_form",
    )
    return send(request, page, lambda typed: IndicatorForm(typed, known=known), do, fixed=None)


@require_http_methods(GET_AND_POST)
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Sửa chỉ tiêu: its words; what it means only while no form has taken it over."""
    viewer, found = _own(request, pk)
    every, fixed = dictionary.indicators(viewer), dictionary.is_asked(pk)
    known = [other for other in every if other.id != pk]

    def make(typed: Any) -> IndicatorForm:
        return IndicatorForm(typed, known=known, fixed=fixed, initial=boxes_of(found))

    def do(form: IndicatorForm) -> str:
        typed, rec = form.cleaned_data, UUID(found.ref["rec"])
        commands.record_indicator(viewer, form.content(found.data), rec=rec, basis=typed["basis"], how=_how(typed))
        return url("reports:indicator", pk)

    def newest(form: IndicatorForm) -> Overtaken:
        return Overtaken(
            basis=found.body, clauses=indicator_words.compared(found.data, form.content(found.data), every)
        )

    page = _page(
        _("Sửa chỉ tiêu"),
        _("Ghi nhận chỉ tiêu"),
        _("Đã sửa chỉ tiêu. Báo cáo đã gửi giữ nguyên."),
        url("reports:indicator", pk),
        _("Bản trước vẫn xem được ở các lần ghi nhận; biểu mẫu và báo cáo đã có giữ nguyên."),
        "indicator_form",
        found.name,
    )
    return send(request, page, make, do, newest, fixed=found if fixed else None)


@require_http_methods(GET_AND_POST)
def replace(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Lập bản mới của chỉ tiêu, from a day on."""
    viewer, found = _own(request, pk)
    every = dictionary.indicators(viewer)
    if found.retired or dictionary.successor(found, every):
        return _to(found)
    known = [other for other in dictionary.choices(every, None, timezone.localdate()) if other.id != pk]

    def make(typed: Any) -> NewVersionForm:
        return NewVersionForm(typed, known=known, initial={**boxes_of(found), "from_day": None})

    def do(form: NewVersionForm) -> str:
        typed = form.cleaned_data
        issued = commands.replace_indicator(
            viewer, found, form.content(), typed["from_day"], basis=typed["basis"], how=_how(typed)
        )
        return url("reports:indicator", issued.id)

    page = _page(
        _("Lập bản mới của chỉ tiêu"),
        _("Lập bản mới"),
        _("Đã lập bản mới. Ban hành biểu mẫu mới để hỏi theo bản này."),
        url("reports:indicator", pk),
        _("Số theo bản mới không cộng, không so sánh với số theo bản cũ."),
        "indicator_form",
        found.name,
    )
    return send(request, page, make, do, _overtaken(found), fixed=None)


@require_http_methods(GET_AND_POST)
def retire(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Thôi dùng chỉ tiêu from a day on."""
    viewer, found = _own(request, pk)
    if found.retired:
        return _to(found)

    def do(form: RetireForm) -> str:
        typed = form.cleaned_data
        commands.retire_indicator(viewer, found, typed["day"], basis=typed["basis"], how=_how(typed))
        return url("reports:indicator", pk)

    page = _page(
        _("Thôi dùng chỉ tiêu"),
        _("Thôi dùng"),
        _("Đã ghi nhận thôi dùng chỉ tiêu."),
        url("reports:indicator", pk),
        _("Biểu mẫu và báo cáo đã có giữ nguyên; cần thì dùng lại được."),
        "indicator_end",
        found.name,
    )
    initial = {"day": timezone.localdate(), "basis": found.body}
    asked = [each for each in dictionary.asked_by(viewer, pk) if each.newest]

    def make(typed: Any) -> RetireForm:
        return RetireForm(typed, initial=initial)

    return send(request, page, make, do, _overtaken(found), asked=asked, kind="danger")


@require_http_methods(GET_AND_POST)
def bring_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Dùng lại chỉ tiêu."""
    viewer, found = _own(request, pk)
    if not found.retired:
        return _to(found)

    def do(form: BringBackForm) -> str:
        typed = form.cleaned_data
        commands.bring_back_indicator(viewer, found, basis=typed["basis"], how=_how(typed))
        return url("reports:indicator", pk)

    page = _page(
        _("Dùng lại chỉ tiêu"),
        _("Dùng lại"),
        _("Đã dùng lại chỉ tiêu."),
        url("reports:indicator", pk),
        _("Biểu mẫu mới lấy lại được chỉ tiêu này."),
        "indicator_end",
        found.name,
    )

    def make(typed: Any) -> BringBackForm:
        return BringBackForm(typed, initial={"basis": found.body})

    return send(request, page, make, do, _overtaken(found), asked=(), kind="primary")


def _to(found: Known) -> HttpResponse:
    """Of an act that is done already the page says so."""
    return HttpResponseRedirect(url("reports:indicator", found.id), status=303)


def _overtaken(found: Known) -> Any:
    return lambda _form: Overtaken(basis=found.body, clauses=())
