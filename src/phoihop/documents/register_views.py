"""Văn bản đi, đến: the registers on the page, on paper and as a spreadsheet."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from phoihop.accounts import audit
from phoihop.accounts.access import viewer_of
from phoihop.accounts.viewer import SignedIn
from phoihop.documents import outputs, registers
from phoihop.documents.forms import FilterForm
from phoihop.documents.registers import Filter
from phoihop.documents.rules import FROM_US, HANDLINGS, KINDS_OF_PAPER, SHELVES, TO_US, Handling, Shelf
from phoihop.records.actors import STAFF
from phoihop.ui.asked import uuid_in, year_in
from phoihop.ui.tables import Column, Page, slice_of

SHELF, KIND, YEAR, AGREEMENT, HANDLING = "so", "loai", "nam", "quy-che", "viec"
ON_PAPER = 1_000
MOST = 20_000

COLUMNS = (
    Column(gettext_lazy("Số, ký hiệu"), "c-who"),
    Column(gettext_lazy("Ngày"), "c-day"),
    Column(gettext_lazy("Trích yếu")),
    Column(gettext_lazy("Nguồn"), "c-short"),
    Column(gettext_lazy("Tệp"), "num c-num"),
)
OUT_COLUMNS = (
    Column(gettext_lazy("Số, ký hiệu"), "c-who"),
    Column(gettext_lazy("Ngày"), "c-day"),
    Column(gettext_lazy("Trích yếu")),
    Column(gettext_lazy("Nơi nhận"), "c-who"),
    Column(gettext_lazy("Tệp"), "num c-num"),
)
IN_COLUMNS = (
    Column(gettext_lazy("Số đến"), "num c-num"),
    Column(gettext_lazy("Ngày đến"), "c-day"),
    Column(gettext_lazy("Số, ký hiệu"), "c-who"),
    Column(gettext_lazy("Trích yếu")),
    Column(gettext_lazy("Người xử lý"), "c-who"),
    Column(gettext_lazy("Tình trạng"), "c-state"),
)


def columns_of(shelf: Shelf | None) -> tuple[Column, ...]:
    return {FROM_US: OUT_COLUMNS, TO_US: IN_COLUMNS}.get(shelf, COLUMNS) if shelf else COLUMNS


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Statements: session, person, papers, and what our register says of those that came in."""
    viewer, wanted = viewer_of(request), _filter(request)
    rows, more = registers.register(viewer, wanted, slice_of(request.GET))
    context = {
        **_shown(viewer, wanted, rows),
        "tabs": outputs.tabs(wanted.shelf.value if wanted.shelf else "", request.GET),
        "page": Page.of(request.GET, len(rows), more=more),
        "filter_form": FilterForm(initial=_typed(wanted)) if wanted.shelf == TO_US else _without_handling(wanted),
        "may_enter": viewer.role in STAFF,
    }
    return render(request, "documents/register.html", context)


def _typed(wanted: Filter) -> dict[str, Any]:
    return {KIND: wanted.kind_code, YEAR: wanted.year or "", HANDLING: wanted.handling or ""}


def _without_handling(wanted: Filter) -> FilterForm:
    form = FilterForm(initial=_typed(wanted))
    del form.fields[HANDLING]
    return form


def _shown(viewer: SignedIn, wanted: Filter, rows: list[registers.Listed]) -> dict[str, Any]:
    assert wanted.today is not None
    return {
        "rows": [outputs.row(one, wanted.today) for one in rows],
        "columns": columns_of(wanted.shelf),
        "shelf": wanted.shelf.value if wanted.shelf else "",
        "wanted": wanted,
        "filtered": bool(wanted.kind_code or wanted.year or wanted.agreement or wanted.handling),
        "filter_words": filter_words(wanted),
    }


def filter_words(wanted: Filter) -> str:
    """The register and its filter, in words, as they stand on paper."""
    words = [
        str(SHELVES[wanted.shelf]) if wanted.shelf else _("Mọi văn bản"),
        str(KINDS_OF_PAPER.get(wanted.kind_code, "")),
        _("năm %(year)s") % {"year": wanted.year} if wanted.year else "",
        str(HANDLINGS[wanted.handling]) if wanted.handling else "",
        _("trong một quy chế") if wanted.agreement else "",
    ]
    return ", ".join(word for word in words if word)


def _filter(request: HttpRequest) -> Filter:
    """What stands in the address. Anything that is no filter shows all."""
    shelf, kind, handling = (request.GET.get(name, "") for name in (SHELF, KIND, HANDLING))
    incoming = shelf == TO_US and handling in set(Handling)
    return Filter(
        shelf=Shelf(shelf) if shelf in set(Shelf) else None,
        kind_code=kind if kind in KINDS_OF_PAPER else "",
        year=year_in(request.GET, YEAR),
        agreement=uuid_in(request.GET, AGREEMENT),
        handling=Handling(handling) if incoming else None,
        today=timezone.localdate(),
    )


@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """The register as it is filed, on A4 across. Statements as `register`."""
    viewer, wanted = viewer_of(request), _filter(request)
    rows, more = registers.register(viewer, wanted, slice(0, ON_PAPER + 1), size=ON_PAPER)
    context = {**_shown(viewer, wanted, rows), "cut": more, "most": ON_PAPER, "asked": request.GET}
    return render(request, "documents/register_paper.html", context)


@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """Xuất Excel: what the filter holds."""
    viewer, wanted = viewer_of(request), _filter(request)
    assert wanted.today is not None
    rows, _more = registers.register(viewer, wanted, slice(0, MOST), size=MOST)
    audit.note(viewer, "documents.export", str(len(rows)), at=timezone.now())
    body = outputs.workbook(rows, wanted, organisation=viewer.org_name, filter_words=filter_words(wanted))
    response = HttpResponse(body, content_type=outputs.XLSX)
    response["Content-Disposition"] = f'attachment; filename="so-van-ban-{wanted.today:%Y-%m-%d}.xlsx"'
    return response
