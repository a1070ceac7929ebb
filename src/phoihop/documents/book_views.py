"""Sổ văn bản: the books of an office, one of them with its numbers and gaps, and opening or closing one."""

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from phoihop.accounts.access import viewer_of
from phoihop.accounts.viewer import SignedIn
from phoihop.documents import books, commands, outputs
from phoihop.documents.book_forms import FLOWS, RESTARTS, BookForm, initial_of
from phoihop.documents.rules import KINDS_OF_PAPER, Restart, written
from phoihop.organisations.letterheads import letterhead
from phoihop.organisations.rules import Family
from phoihop.organisations.sending import Overtaken, Page, send
from phoihop.records.actors import OFFICE
from phoihop.ui.comparing import compare_clauses
from phoihop.ui.formats import day as written_day
from phoihop.ui.links import query, url
from phoihop.ui.tables import PAGE_SIZE, Column, Tab, slice_of
from phoihop.ui.tables import Page as Rows

GET_AND_POST = ["GET", "HEAD", "POST"]
SERIES = "day-so"
COLUMNS = (
    Column(gettext_lazy("Sổ")),
    Column(gettext_lazy("Số tiếp theo"), "num c-who"),
    Column(gettext_lazy("Đã cấp"), "num c-num"),
    Column(gettext_lazy("Số trống"), "num c-num"),
    Column(gettext_lazy("Dùng từ"), "c-day"),
    Column(gettext_lazy("Đến hết"), "c-day"),
)
LINES = (
    Column(gettext_lazy("Số, ký hiệu"), "c-who"),
    Column(gettext_lazy("Ngày"), "c-day"),
    Column(gettext_lazy("Trích yếu")),
    Column(gettext_lazy("Vào sổ"), "c-who"),
)


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Statements: session, person, books out and in, their numbers."""
    viewer = viewer_of(request)
    today = timezone.localdate()
    context = {
        "shelves": [
            (shelf, kinds_in_words(shelf.book.kinds, shelf.book.flow)) for shelf in books.shelves(viewer, today)
        ],
        "columns": COLUMNS,
        "tabs": outputs.tabs("books"),
        "may_keep": viewer.role in OFFICE,
    }
    return render(request, "documents/books.html", context)


def kinds_in_words(kinds: tuple[str, ...], flow: str) -> str:
    if flow == "in":
        return _("mọi văn bản đến")
    words = ", ".join(str(KINDS_OF_PAPER.get(kind, kind)).lower() for kind in kinds)
    named = dict.fromkeys(words.split(", "))  # one letters' word names two kinds
    return ", ".join(named) if kinds else _("mọi loại chưa có sổ riêng")


@require_safe
def one(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The numbers of a book, and those that are missing. Statements: session, person, the book, its papers."""
    viewer = viewer_of(request)
    opened = books.book_or_404(viewer, pk)
    book, today = opened.book, timezone.localdate()
    known = books.series_known(viewer, book, today)
    series = request.GET.get(SERIES, "")
    series = series if series in known else known[0]
    found, missing, following = books.lines(viewer, book, series)
    shown = found[slice_of(request.GET)]
    context = {
        "book": book,
        "kinds": kinds_in_words(book.kinds, book.flow),
        "flow": FLOWS[book.flow],
        "restart": RESTARTS[Restart(book.restart)],
        "rows": [outputs.book_row(line) for line in shown[:PAGE_SIZE]],
        "missing": missing,
        "backwards": books.earlier_days(book, found),
        "next": written(book.family, following),
        "columns": LINES,
        "page": Rows.of(request.GET, min(len(shown), PAGE_SIZE), len(found)),
        "years": [Tab(one, query(request.GET, **{SERIES: one, "page": None}), one == series) for one in known if one],
        "may_keep": viewer.role in OFFICE,
    }
    return render(request, "documents/book.html", context)


def _keeper(request: HttpRequest) -> SignedIn:
    viewer = viewer_of(request)
    if viewer.role not in OFFICE:
        raise PermissionDenied
    return viewer


def _page(title: str, back: str, done: str) -> Page:
    return Page(
        title=title,
        crumbs=[(_("Văn bản"), url("documents:list")), (_("Sổ văn bản"), url("documents:books")), (title, None)],
        warning=_("Từ ngày dùng sổ, văn bản các loại này lấy số ở sổ khi ban hành; số đã cấp không đổi được."),
        button=title,
        back=back,
        done=done,
    )


@require_http_methods(GET_AND_POST)
def new(request: HttpRequest) -> HttpResponse:
    """Mở sổ."""
    viewer = _keeper(request)
    head = letterhead(viewer.org, timezone.localdate())
    family = Family(head.family)
    initial = {
        "symbol": head.symbol,
        "first": 1,
        "restart": (Restart.NEVER if family is Family.PARTY else Restart.YEAR).value,
    }

    def do(form: BookForm) -> str:
        return url("documents:book", commands.keep_book(viewer, form.content(family), **_sent(form)).id)

    page = _page(_("Mở sổ"), url("documents:books"), _("Đã mở sổ."))
    return send(request, page, lambda typed: BookForm(typed, initial=initial), do)


@require_http_methods(GET_AND_POST)
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Sửa, kết thúc sổ."""
    viewer = _keeper(request)
    opened = books.book_or_404(viewer, pk)

    def do(form: BookForm) -> str:
        data = form.content(Family(opened.book.family))
        commands.keep_book(viewer, data, rec=opened.rec, basis=form.cleaned_data["basis"], **_sent(form))
        return url("documents:book", pk)

    def newest(form: BookForm) -> Overtaken:
        now, typed = opened.data, form.content(Family(opened.book.family))
        return Overtaken(basis=opened.body, clauses=compare_clauses(_clauses(now), _clauses(typed)))

    page = _page(_("Sửa sổ"), url("documents:book", pk), _("Đã sửa sổ."))
    initial = initial_of(opened.book, opened.body)
    return send(request, page, lambda typed: BookForm(typed, initial=initial), do, newest)


def _sent(form: Any) -> dict[str, Any]:
    typed = form.cleaned_data
    return {"at": timezone.now(), "declared": typed["secrecy"], "once": typed["once"]}


def _clauses(data: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (_("Tên sổ"), data["title"]),
        (_("Loại văn bản lấy số ở sổ này"), kinds_in_words(tuple(data.get("kinds", ())), data["flow"])),
        (_("Số bắt đầu"), str(data["first"])),
        (_("Dùng từ ngày"), _day(data["from"])),
        (_("Đến hết ngày"), _day(data["to"]) if "to" in data else ""),
    ]


def _day(typed: str) -> str:
    return written_day(date.fromisoformat(typed))
