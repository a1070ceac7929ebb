"""Views that take what a person enters: a new agreement, a corrected one, a focal point."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phoihop.accounts.access import viewer_of
from phoihop.accounts.viewer import SignedIn
from phoihop.agreements import commands, drafts, pages, queries, reading
from phoihop.agreements.definitions import AGREEMENT
from phoihop.agreements.focal import own_focal_point
from phoihop.agreements.forms import AgreementForms, FocalPointForm, initial_of
from phoihop.organisations.choosing import directory
from phoihop.organisations.queries import UNKNOWN, names
from phoihop.organisations.rules import in_order
from phoihop.records.fields import Data
from phoihop.records.refusals import Refusal, Stale
from phoihop.ui import notices
from phoihop.ui.choosing import options_response
from phoihop.ui.comparing import compare_clauses
from phoihop.ui.formats import clock
from phoihop.ui.links import url

FORM = "agreement"
ROW_SETS = ("areas", "articles")
MOST_TYPED = 200


def writer_of(request: HttpRequest) -> SignedIn:
    """The viewer, whose role must issue agreements and plans."""
    viewer = viewer_of(request)
    if not pages.may_write(viewer):
        raise PermissionDenied(_("Vai trò đang giữ không được ban hành nội dung này. Đề nghị văn thư ban hành."))
    return viewer


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Lập quy chế."""
    viewer = writer_of(request)
    forms = _new_forms(request, viewer)
    if request.method == "POST" and forms.is_valid():
        typed = forms.head.cleaned_data
        try:
            issued = commands.issue_agreement(
                viewer,
                forms.content(),
                typed["sides"],
                at=timezone.now(),
                declared=typed["secrecy"],
                once=typed["once"],
                continues=queries.chosen_or_404(viewer, UUID(typed["continues"])) if typed["continues"] else None,
            )
        except Refusal as refusal:
            forms.head.take(refusal.fields, refusal.sentence)
        else:
            notices.leave(request, _("Đã ban hành quy chế. Các bên còn lại xem và xác nhận."))
            return HttpResponseRedirect(url("agreements:agreement", issued.id), status=303)
    return _page(request, forms, head=None, recipients=[])


def _new_forms(request: HttpRequest, viewer: SignedIn) -> AgreementForms:
    earlier = queries.every_agreement(viewer)
    head: dict[str, Any] = {"earlier": earlier, "directory": directory()}
    if request.method == "POST":
        return AgreementForms(request.POST, **head)
    kept = _kept(request, viewer)
    if kept is not None:
        return AgreementForms(kept, quiet=True, **head)
    before = request.GET.get("noi-tiep", "")
    return AgreementForms(initial={"continues": before} if before else None, **head)


def _kept(request: HttpRequest, viewer: SignedIn) -> QueryDict | None:
    try:
        key = UUID(request.GET.get("nhap", ""))
    except ValueError:
        return None
    kept = drafts.load(viewer, FORM, key)
    if kept is None:
        raise Http404
    return kept


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, agreement: UUID) -> HttpResponse:
    """Sửa quy chế: a new version by its author. Every side confirms anew."""
    viewer = writer_of(request)
    head = queries.head_or_404(viewer, agreement)
    if head.author != viewer.org:
        raise PermissionDenied(_("Chỉ bên soạn được sửa quy chế. Đề nghị bên soạn sửa rồi ban hành lại."))
    options: dict[str, Any] = {"restating": True, "directory": directory()}
    if request.method != "POST":
        return _page(request, AgreementForms(**initial_of(head), **options), head=head)
    forms = AgreementForms(request.POST, known=head.areas, **options)
    if forms.is_valid():
        typed = forms.head.cleaned_data
        content = forms.content()
        try:
            commands.restate_agreement(
                viewer,
                head,
                content,
                basis=typed["basis"],
                at=timezone.now(),
                declared=typed["secrecy"],
                once=typed["once"],
            )
        except Stale as stale:
            return _stale(request, forms, head, content, stale.sentence)
        except Refusal as refusal:
            forms.head.take(refusal.fields, refusal.sentence)
        else:
            notices.leave(request, _("Đã ban hành bản mới của quy chế. Các bên xác nhận lại từ đầu."))
            return HttpResponseRedirect(url("agreements:agreement", agreement), status=303)
    return _page(request, forms, head=head)


def _page(
    request: HttpRequest, forms: AgreementForms, head: queries.Head | None, recipients: list[str] | None = None
) -> HttpResponse:
    if recipients is None and head is not None:
        called = queries.names_of([head])
        recipients = sorted((called[org].name for org in head.sides if org != head.author), key=in_order)
    context = {"forms": forms, "head": head, "recipients": recipients or []}
    return render(request, "agreements/form.html", context, status=422 if request.method == "POST" else 200)


def _stale(
    request: HttpRequest, forms: AgreementForms, head: queries.Head, content: Data, sentence: str
) -> HttpResponse:
    """Both versions, and the form as typed, now over the newer one: sending it again puts it in that one's place."""
    fixed: Data = {name: head.data[name] for name in ("lead", "sides") if name in head.data}
    called = names(reading.orgs_of(AGREEMENT.fields, head.data))
    known = reading.Known(org=lambda org: called.get(org, UNKNOWN).name, titles={}, sealed={})
    old = reading.clauses(reading.lines(AGREEMENT.fields, head.data, known))
    mine = reading.clauses(reading.lines(AGREEMENT.fields, {**content, **fixed}, known))
    typed = request.POST.copy()
    typed["basis"] = head.body
    again = AgreementForms(typed, known=head.areas, restating=True, directory=directory(), quiet=True)
    context = {
        "forms": again,
        "head": head,
        "recipients": [],
        "sentence": sentence,
        "clauses": compare_clauses(old, mine),
    }
    return render(request, "agreements/stale.html", context, status=409)


@require_safe
def organisations(request: HttpRequest) -> JsonResponse:
    """What the box of sides asks while one types."""
    writer_of(request)
    return options_response(directory().find(request.GET.get("q", "")[:MOST_TYPED]))


@require_POST
def draft(request: HttpRequest) -> HttpResponse:
    """Keeps a form that is being filled in. Sent by the page while typing, or by “Lưu nháp” and “Thêm dòng”."""
    viewer = writer_of(request)
    key = drafts.key_of(request.POST)
    if key is None:
        raise Http404
    typed = drafts.with_more_rows(request.POST, request.POST.get("do", ""), ROW_SETS)
    title = typed.get("title", "").strip() or _("Quy chế chưa đặt tên")
    now = timezone.now()
    drafts.save(viewer, FORM, key, typed, at=now, title=title)
    said = _("Đã lưu nháp %(clock)s") % {"clock": clock(now, timezone.get_current_timezone())}
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(said, content_type="text/plain; charset=utf-8")
    notices.leave(request, said)
    return HttpResponseRedirect(f"{url('agreements:new')}?nhap={key}", status=303)


@require_POST
def drop_draft(request: HttpRequest, key: UUID) -> HttpResponse:
    drafts.drop(writer_of(request), key)
    notices.leave(request, _("Đã bỏ bản nháp."))
    return HttpResponseRedirect(url("agreements:list"), status=303)


@require_http_methods(["GET", "HEAD", "POST"])
def focal_point(request: HttpRequest, agreement: UUID) -> HttpResponse:
    """Cử đầu mối: each side names its own."""
    viewer = viewer_of(request)
    if not pages.may_confirm(viewer):
        raise PermissionDenied(_("Vai trò đang giữ không được cử đầu mối. Đề nghị văn thư thực hiện."))
    head = queries.head_or_404(viewer, agreement)
    current = own_focal_point(viewer, agreement)
    initial = {"office": current.office, "contact": current.contact, "basis": current.body} if current else {}
    form = FocalPointForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        try:
            commands.name_focal_point(
                viewer,
                head,
                current.rec if current else None,
                form.content(),
                basis=form.cleaned_data["basis"],
                at=timezone.now(),
                declared=form.cleaned_data["secrecy"],
                once=form.cleaned_data["once"],
            )
        except Refusal as refusal:
            form.take(refusal.fields, refusal.sentence)
        else:
            notices.leave(request, _("Đã cử đầu mối. Các bên thấy đầu mối này ở trang các bên."))
            return HttpResponseRedirect(url("agreements:sides", agreement), status=303)
    called = queries.names_of([head])
    context = {
        "form": form,
        "head": head,
        "recipients": sorted((called[org].name for org in head.sides if org != viewer.org), key=in_order),
    }
    return render(request, "agreements/focal_point.html", context, status=422 if request.method == "POST" else 200)
