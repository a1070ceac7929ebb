"""Kế hoạch năm: one plan with its tasks, and making or correcting one."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phoihop.accounts.access import viewer_of
from phoihop.accounts.viewer import SignedIn
from phoihop.agreements import drafts
from phoihop.agreements.pages import awaited_sentence, confirming_state, may_confirm, may_write
from phoihop.agreements.planned import Planned, newest_plan, plan_or_404
from phoihop.agreements.queries import Chosen, Head, head_or_404, names_of, side_options
from phoihop.organisations.queries import names
from phoihop.organisations.rules import in_order
from phoihop.plans import commands, comparing, printed
from phoihop.plans.forms import PREFIX, Offer, PlanForms, row_of
from phoihop.plans.rows import tasks_of, unfinished
from phoihop.records.refusals import Refusal, Stale
from phoihop.ui import notices
from phoihop.ui.choosing import Option
from phoihop.ui.comparing import Clause
from phoihop.ui.formats import clock
from phoihop.ui.links import url

FORM = "plan"
LAST_YEAR = "nam-truoc"


@require_safe
def plan(request: HttpRequest, plan: UUID) -> HttpResponse:
    """Statements: session, person, plan with its agreement, tasks, names."""
    viewer = viewer_of(request)
    today = timezone.localdate()
    found = plan_or_404(viewer, plan)
    tasks = tasks_of(viewer, list(found.sealed))
    called = names([*found.sides, *(org for task in tasks for org in printed.bodies(task))])
    context = {
        "plan": found,
        "author": called[found.author].name,
        "state": confirming_state(found.confirming),
        "awaited": awaited_sentence(found.confirming, called),
        "rows": [printed.row(found, task, called, today) for task in tasks],
        "unseen": len(found.sealed) - len(tasks),
        "columns": printed.columns(),
        "ours": found.author == viewer.org,
        "may_write": may_write(viewer),
        "may_confirm": may_confirm(viewer),
    }
    return render(request, "plans/plan.html", context)


def writer_of(request: HttpRequest) -> SignedIn:
    viewer = viewer_of(request)
    if not may_write(viewer):
        raise PermissionDenied(_("Vai trò đang giữ không được ban hành kế hoạch. Đề nghị văn thư ban hành."))
    return viewer


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, agreement: UUID) -> HttpResponse:
    """Lập kế hoạch năm."""
    viewer = writer_of(request)
    head = head_or_404(viewer, agreement)
    offer = Offer(sides=_sides(head), areas=head.areas, articles=head.articles)
    before = newest_plan(viewer, agreement)
    if request.method != "POST":
        return _form(request, _opened(request, viewer, head, offer, before), offer, head, before=before)
    forms = PlanForms(request.POST, offer=offer)
    if forms.is_valid():
        try:
            issued = commands.issue_plan(viewer, _chosen(head), forms.content(), _rows(forms), _sending(forms))
        except Refusal as refusal:
            forms.head.take(refusal.fields, refusal.sentence)
        else:
            notices.leave(request, _("Đã ban hành kế hoạch và giao các nhiệm vụ. Các bên còn lại xem và xác nhận."))
            return HttpResponseRedirect(url("plans:plan", issued.id), status=303)
    return _form(request, forms, offer, head, before=before)


def _opened(request: HttpRequest, viewer: SignedIn, head: Head, offer: Offer, before: Planned | None) -> PlanForms:
    """The form as it opens: a draft that was left, last year's unfinished tasks, or blank."""
    if "nhap" in request.GET:
        try:
            kept = drafts.load(viewer, FORM, UUID(request.GET["nhap"]))
        except ValueError:
            kept = None
        if kept is None:
            raise Http404
        return PlanForms(kept, offer=offer, quiet=True)
    year = before.year + 1 if before else timezone.localdate().year
    initial = {"year": year, "title": _("Kế hoạch phối hợp năm %(year)s") % {"year": year}}
    if before and "symbol" in before.data:
        initial["symbol"] = before.data["symbol"]
    rows = []
    if before and request.GET.get("tu") == LAST_YEAR:
        rows = [row_of(task, offer, anew=True) for task in unfinished(viewer, list(before.sealed))]
    return PlanForms(offer=offer, initial=initial, rows=rows)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, plan: UUID) -> HttpResponse:
    """Sửa kế hoạch: a new version by its author. Every side confirms anew."""
    viewer = writer_of(request)
    found = plan_or_404(viewer, plan)
    if found.author != viewer.org:
        raise PermissionDenied(_("Chỉ bên lập được sửa kế hoạch. Đề nghị bên lập sửa rồi ban hành lại."))
    held = {task.id: task for task in tasks_of(viewer, list(found.sealed))}
    offer = Offer(sides=side_options(viewer, found.agreement), areas=found.areas, articles=found.articles)
    if request.method != "POST":
        initial = {name: found.data.get(name, "") for name in ("year", "title", "number", "symbol", "purpose")}
        rows = [row_of(task, offer) for task in held.values()]
        forms = PlanForms(offer=offer, initial={**initial, "basis": found.body}, rows=rows)
        return _form(request, forms, offer, None, plan=found)
    forms = PlanForms(request.POST, offer=offer)
    if forms.is_valid():
        basis = forms.head.cleaned_data["basis"]
        try:
            commands.restate_plan(
                viewer,
                found,
                forms.content(),
                _rows(forms),
                forms.dropped(),
                held,
                basis=basis,
                sending=_sending(forms),
            )
        except Stale as stale:
            return _stale(request, found, held, forms, offer, stale.sentence)
        except Refusal as refusal:
            forms.head.take(refusal.fields, refusal.sentence)
        else:
            notices.leave(request, _("Đã ban hành bản mới của kế hoạch. Các bên xác nhận lại từ đầu."))
            return HttpResponseRedirect(url("plans:plan", plan), status=303)
    return _form(request, forms, offer, None, plan=found)


def _stale(
    request: HttpRequest, found: Planned, held: comparing.Held, forms: PlanForms, offer: Offer, sentence: str
) -> HttpResponse:
    """Both versions, and the form as typed over the newer one: sent again, it takes that one's place."""
    clauses = comparing.clauses(found, held, forms, offer)
    again = PlanForms(comparing.typed_over(found, held, forms, offer, request.POST), offer=offer, quiet=True)
    return _form(request, again, offer, None, plan=found, stale=(sentence, clauses))


def _form(
    request: HttpRequest,
    forms: PlanForms,
    offer: Offer,
    head: Head | None,
    *,
    before: Planned | None = None,
    plan: Planned | None = None,
    stale: tuple[str, list[Clause]] = ("", []),
) -> HttpResponse:
    viewer = viewer_of(request)
    agreement = head.id if head else plan.agreement if plan else None
    context: dict[str, Any] = {
        "forms": forms,
        "plan": plan,
        "before": before,
        "agreement": agreement,
        "agreement_title": head.title if head else plan.agreement_title if plan else "",
        "drafts": drafts.kept(viewer, FORM, agreement) if head and request.method != "POST" else [],
        "recipients": [side.name for side in offer.sides if side.id != viewer.org],
        "last_year": LAST_YEAR,
        "sentence": stale[0],
        "clauses": stale[1],
    }
    status = 409 if stale[0] else 422 if request.method == "POST" else 200
    return render(request, "plans/form.html", context, status=status)


@require_POST
def draft(request: HttpRequest, agreement: UUID) -> HttpResponse:
    """Keeps a plan that is being made. Sent by the page while typing, or by “Lưu nháp” and “Thêm nhiệm vụ”."""
    viewer = writer_of(request)
    head = head_or_404(viewer, agreement)
    key = drafts.key_of(request.POST)
    if key is None:
        raise Http404
    typed = drafts.with_more_rows(request.POST, request.POST.get("do", ""), (PREFIX,))
    now = timezone.now()
    title = typed.get("title", "").strip() or _("Kế hoạch chưa đặt tên")
    drafts.save(viewer, FORM, key, typed, at=now, title=title, subject=head.id)
    said = _("Đã lưu nháp %(clock)s") % {"clock": clock(now, timezone.get_current_timezone())}
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(said, content_type="text/plain; charset=utf-8")
    notices.leave(request, said)
    return HttpResponseRedirect(f"{url('plans:new', agreement)}?nhap={key}", status=303)


@require_POST
def drop_draft(request: HttpRequest, agreement: UUID, key: UUID) -> HttpResponse:
    drafts.drop(writer_of(request), key)
    notices.leave(request, _("Đã bỏ bản nháp."))
    return HttpResponseRedirect(url("plans:new", agreement), status=303)


def _sides(head: Head) -> list[Option]:
    called = names_of([head])
    sides = [Option(id=org, name=called[org].name, note=called[org].short) for org in head.sides]
    return sorted(sides, key=lambda side: in_order(side.name))


def _chosen(head: Head) -> Chosen:
    return Chosen(id=head.id, ref=head.ref, space=head.space, title=head.title, code=head.code, sides=tuple(head.sides))


def _rows(forms: PlanForms) -> list[commands.Row]:
    return [
        commands.Row(data=row.content(), task=row.cleaned_data["task"], seen=row.cleaned_data["seen"])
        for row in forms.kept_rows()
    ]


def _sending(forms: PlanForms) -> commands.Sending:
    typed = forms.head.cleaned_data
    return commands.Sending(at=timezone.now(), declared=typed["secrecy"], once=typed["once"])
