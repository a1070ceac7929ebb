"""What one does to a task: each view shows a form and sends what it says through the door."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phoihop.accounts.access import viewer_of
from phoihop.accounts.viewer import SignedIn
from phoihop.agreements.choices import Terms, terms
from phoihop.agreements.queries import agreements_for_choice, chosen_or_404
from phoihop.organisations.queries import names
from phoihop.records.door import Issued
from phoihop.records.refusals import Refusal, Stale
from phoihop.tasks import commands, forms, queries
from phoihop.tasks.acting import Words, both, sending_of, stored, typed
from phoihop.tasks.comparing import clauses_of
from phoihop.tasks.queries import Seen
from phoihop.tasks.rules import Said
from phoihop.ui import notices
from phoihop.ui.formats import day
from phoihop.ui.forms import Form
from phoihop.ui.links import url

Carry = Callable[[Any, commands.Sending], Issued]


def _act(request: HttpRequest, task: Seen, form: Form, words: Words, carry: Carry) -> HttpResponse:
    """Shows the form, or carries out what it says and goes on to the task."""
    if form.is_valid():
        try:
            carry(form.cleaned_data, sending_of(form))
        except Refusal as refusal:
            form.take(refusal.fields, refusal.sentence)
        else:
            notices.leave(request, words.said)
            return HttpResponseRedirect(url("tasks:task", task.id), status=303)
    to = queries.addressees(task)
    context = {"task": task, "form": form, "wording": words, "recipients": _recipients(request, to)}
    return render(request, "tasks/act.html", context, status=422 if form.is_bound else 200)


def _recipients(request: HttpRequest, to: tuple[str, ...]) -> list[str]:
    own = viewer_of(request).org
    return sorted(name.name for org, name in names(to).items() if org != own)


@both
def progress(request: HttpRequest, task: UUID) -> HttpResponse:
    """Cập nhật phần việc."""
    viewer = viewer_of(request)
    seen = queries.task_or_404(viewer, task)
    words = Words(
        title=_("Cập nhật phần việc"),
        button=_("Cập nhật phần việc"),
        warning=_("Bản cập nhật gửi mọi nơi nhận của nhiệm vụ, không sửa lại được. Muốn đính chính, cập nhật lần nữa."),
        said=_("Đã cập nhật phần việc."),
        upload=True,
    )

    def carry(typed: Any, sending: commands.Sending) -> Issued:
        said = {"said": Said.DOING, "percent": typed["percent"], "text": typed["text"]}
        return commands.report(viewer, seen, **said, files=stored(viewer, form), sending=sending)

    form = forms.ProgressForm(**typed(request))
    return _act(request, seen, form, words, carry)


@both
def done(request: HttpRequest, task: UUID) -> HttpResponse:
    """Báo cáo hoàn thành."""
    viewer = viewer_of(request)
    seen = queries.task_or_404(viewer, task)
    words = Words(
        title=_("Báo cáo hoàn thành"),
        button=_("Báo cáo hoàn thành"),
        warning=_("Ngày xong là ngày gửi báo cáo này. Báo cáo gửi mọi nơi nhận của nhiệm vụ, không sửa lại được."),
        said=_("Đã báo cáo hoàn thành phần việc."),
        upload=True,
    )

    def carry(typed: Any, sending: commands.Sending) -> Issued:
        said = {"said": Said.DONE, "percent": commands.DONE, "text": typed["text"]}
        return commands.report(viewer, seen, **said, files=stored(viewer, form), sending=sending)

    form = forms.ReportForm(**typed(request))
    return _act(request, seen, form, words, carry)


@both
def extension(request: HttpRequest, task: UUID) -> HttpResponse:
    """Xin gia hạn."""
    viewer = viewer_of(request)
    seen = queries.task_or_404(viewer, task)
    words = Words(
        title=_("Xin gia hạn"),
        button=_("Xin gia hạn"),
        warning=_("Hạn hiện tại %(due)s còn nguyên đến khi %(assigner)s đồng ý.")
        % {"due": day(seen.due), "assigner": seen.assigner_name},
        said=_("Đã gửi đề nghị gia hạn. Chờ %(assigner)s trả lời.") % {"assigner": seen.assigner_name},
    )

    def carry(typed: Any, sending: commands.Sending) -> Issued:
        return commands.ask(viewer, seen, due=typed["due"], reason=typed["reason"], sending=sending)

    return _act(request, seen, forms.ExtensionForm(**typed(request)), words, carry)


@both
def grant(request: HttpRequest, task: UUID) -> HttpResponse:
    """Đồng ý gia hạn."""
    viewer = viewer_of(request)
    seen = _with_request(request, queries.task_or_404(viewer, task))
    words = Words(
        title=_("Đồng ý gia hạn"),
        button=_("Đồng ý gia hạn"),
        warning=_("%(lead)s xin gia hạn đến %(due)s. Hạn mới có hiệu lực ngay khi gửi, không rút lại được.")
        % {"lead": seen.lead_name, "due": day(seen.asked_until)},
        said=_("Đã đồng ý gia hạn."),
    )
    form = forms.GrantForm(**typed(request), initial={"due": seen.asked_until, "asked": seen.asked})

    def carry(typed: Any, sending: commands.Sending) -> Issued:
        return commands.grant(viewer, seen, typed["asked"], due=typed["due"], sending=sending)

    return _act(request, seen, form, words, carry)


@both
def refuse(request: HttpRequest, task: UUID) -> HttpResponse:
    """Không đồng ý gia hạn."""
    viewer = viewer_of(request)
    seen = _with_request(request, queries.task_or_404(viewer, task))
    words = Words(
        title=_("Không đồng ý gia hạn"),
        button=_("Không đồng ý"),
        warning=_("Hạn hiện tại %(due)s giữ nguyên. Trả lời gửi mọi nơi nhận của nhiệm vụ.") % {"due": day(seen.due)},
        said=_("Đã trả lời không đồng ý gia hạn."),
    )

    def carry(typed: Any, sending: commands.Sending) -> Issued:
        return commands.refuse(viewer, seen, typed["asked"], reason=typed["reason"], sending=sending)

    return _act(request, seen, forms.RefuseForm(**typed(request), initial={"asked": seen.asked}), words, carry)


def _with_request(request: HttpRequest, task: Seen) -> Seen:
    """A page that answers a request for more time exists while one waits. (One that was sent twice is told apart by
    its key.)"""
    if task.asked is None and request.method != "POST":
        raise Http404
    return task


@both
def withdraw(request: HttpRequest, task: UUID) -> HttpResponse:
    """Rút lại nhiệm vụ."""
    viewer = viewer_of(request)
    seen = _own(viewer, queries.task_or_404(viewer, task))
    words = Words(
        title=_("Rút lại nhiệm vụ"),
        button=_("Rút lại nhiệm vụ"),
        warning=_("Nhiệm vụ rút lại không tính vào số liệu và không khôi phục được; nội dung đã gửi vẫn xem được."),
        said=_("Đã rút lại nhiệm vụ."),
        danger=True,
    )

    def carry(typed: Any, sending: commands.Sending) -> Issued:
        return commands.withdraw(viewer, seen, typed["reason"], basis=typed["basis"], sending=sending)

    return _act(request, seen, forms.WithdrawForm(**typed(request), initial={"basis": seen.body}), words, carry)


def _own(viewer: SignedIn, task: Seen) -> Seen:
    """Only the assigner restates; for others there is no such page."""
    if task.assigner != viewer.org:
        raise Http404
    return task


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Under which agreement a task is assigned. Statements: session, person, agreements."""
    viewer = viewer_of(request)
    return render(request, "tasks/choose.html", {"agreements": agreements_for_choice(viewer)})


@both
def assign(request: HttpRequest, agreement: UUID) -> HttpResponse:
    """Giao nhiệm vụ."""
    viewer = viewer_of(request)
    chosen = chosen_or_404(viewer, agreement)
    form = forms.TaskForm(**typed(request), terms=terms(viewer, agreement))
    if form.is_valid():
        everyone = form.cleaned_data["reach"] == forms.EVERYONE
        try:
            issued = commands.assign(viewer, chosen, form.content(), everyone=everyone, sending=sending_of(form))
        except Refusal as refusal:
            form.take(refusal.fields, refusal.sentence)
        else:
            notices.leave(request, _("Đã giao nhiệm vụ."))
            return HttpResponseRedirect(url("tasks:task", issued.id), status=303)
    context = {"form": form, "agreement_title": chosen.label, "task": None}
    return render(request, "tasks/edit.html", context, status=422 if form.is_bound else 200)


@both
def restate(request: HttpRequest, task: UUID) -> HttpResponse:
    """Sửa nhiệm vụ."""
    viewer = viewer_of(request)
    seen = _own(viewer, queries.task_or_404(viewer, task))
    if seen.agreement is None:
        raise Http404
    offered = terms(viewer, seen.agreement)
    form = forms.TaskForm(**typed(request), initial=forms.initial_of(seen), restating=True, terms=offered)
    if form.is_valid():
        try:
            basis = form.cleaned_data["basis"]
            commands.restate(viewer, seen, form.content(), basis=basis, sending=sending_of(form))
        except Stale as stale:
            return _stale(request, seen, form, offered, stale.sentence)
        except Refusal as refusal:
            form.take(refusal.fields, refusal.sentence)
        else:
            notices.leave(request, _("Đã ban hành bản sửa của nhiệm vụ."))
            return HttpResponseRedirect(url("tasks:task", seen.id), status=303)
    context = {"form": form, "agreement_title": seen.agreement_title, "task": seen}
    return render(request, "tasks/edit.html", context, status=422 if form.is_bound else 200)


def _stale(request: HttpRequest, task: Seen, form: forms.TaskForm, offered: Terms, sentence: str) -> HttpResponse:
    """Both versions, and the form as typed over the newer one: sent again, it takes that one's place."""
    labels = {side.id: side.name for side in offered.sides}
    areas = {area.code: area.name for area in offered.areas}
    clauses = clauses_of(task.data, form.content(), labels, areas)
    typed = request.POST.copy()
    typed["basis"] = task.body
    typed.pop("secrecy", None)
    again = forms.TaskForm(
        initial=typed.dict() | {"cooperating": typed.getlist("cooperating")}, restating=True, terms=offered
    )
    context = {
        "form": again,
        "agreement_title": task.agreement_title,
        "task": task,
        "clauses": clauses,
        "sentence": sentence,
    }
    return render(request, "tasks/stale.html", context, status=409)
