"""What one does to a recommendation: each view shows a form and sends what it says through the door."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.accounts.access import viewer_of
from phoihop.accounts.viewer import SignedIn
from phoihop.recommendations import commands, forms, offers, queries, reading
from phoihop.recommendations.offers import Other
from phoihop.recommendations.queries import Seen
from phoihop.recommendations.rules import Stage
from phoihop.recommendations.words import due_help
from phoihop.records.door import Issued
from phoihop.records.refusals import Refusal, Stale
from phoihop.tasks.acting import Words, both, sending_of, stored, typed
from phoihop.tasks.commands import Sending
from phoihop.ui import notices
from phoihop.ui.choosing import Option
from phoihop.ui.forms import Form
from phoihop.ui.links import url

Carry = Callable[[Sending], object]


def act(request: HttpRequest, seen: Seen, form: Form, words: Words, carry: Carry, **more: Any) -> HttpResponse:
    """Shows the form, or carries out what it says and goes on to the recommendation."""
    if form.is_valid():
        try:
            carry(sending_of(form))
        except Refusal as refusal:
            if isinstance(refusal, Stale) and isinstance(form, forms.Word):
                return _overtaken(request, seen, form, words, refusal.sentence, **more)
            form.take(refusal.fields, refusal.sentence)
        else:
            notices.leave(request, words.said)
            return HttpResponseRedirect(url("recommendations:one", seen.id), status=303)
    return _page(request, seen, form, words, 422 if form.is_bound else 200, **more)


def _overtaken(
    request: HttpRequest, seen: Seen, form: forms.Word, words: Words, sentence: str, **more: Any
) -> HttpResponse:
    """What was said since the form was opened, and the form as typed: sent again, it follows all of that."""
    said = queries.history(viewer_of(request), seen.id)
    unread = [one for one in said if one.data.get("turn", 0) > form.cleaned_data["basis"]]
    form.over_what_was_said()
    return _page(request, seen, form, words, 409, sentence=sentence, posts=reading.posts(unread), **more)


def _page(
    request: HttpRequest,
    seen: Seen,
    form: Form,
    words: Words,
    status: int,
    *,
    readers: Sequence[Option] = (),
    **more: Any,
) -> HttpResponse:
    own = viewer_of(request).org
    recipients = [reader.name for reader in readers or queries.readers(seen) if reader.id != own]
    context = {"seen": seen, "form": form, "wording": words, "recipients": recipients, **more}
    return render(request, "recommendations/act.html", context, status=status)


def _in_turn(request: HttpRequest, exists: bool) -> None:
    """A page exists while there is something to do on it. (A form that was sent twice is told apart by its key.)"""
    if not exists and request.method != "POST":
        raise Http404


@both
def route(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Giao cơ quan trả lời."""
    viewer, today = viewer_of(request), timezone.localdate()
    seen = queries.one_or_404(viewer, pk)
    _in_turn(request, viewer.org in _askers(seen) and seen.stage == Stage.AWAITED)
    readers = queries.readers(seen)
    time = offers.answer_time(viewer, seen.agreement, today)
    form = forms.RouteForm(
        **typed(request),
        turns=seen.turns,
        leads=[one for one in readers if one.id != seen.raiser],
        due_help=due_help(time),
        initial={"lead": seen.holder, "due": commands.due_after(today, time.days)},
    )
    words = Words(
        title=_("Giao cơ quan trả lời"),
        button=_("Giao cơ quan trả lời"),
        warning=_("Từ khi gửi, chỉ cơ quan này trả lời được; chậm trả lời là của cơ quan này."),
        said=_("Đã giao cơ quan trả lời."),
    )

    def carry(sending: Sending) -> Issued:
        return commands.route(
            viewer,
            seen,
            form.content("lead", "due", "paper", "note"),
            basis=form.cleaned_data["basis"],
            sending=sending,
        )

    return act(request, seen, form, words, carry, readers=readers)


@both
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Trả lời kiến nghị."""
    viewer = viewer_of(request)
    seen = queries.one_or_404(viewer, pk)
    _in_turn(request, viewer.org == seen.holder and seen.stage in {Stage.AWAITED, Stage.ANSWERED})
    readers = queries.readers(seen)
    merged = offers.merged_with(viewer, seen)
    form = forms.AnswerForm(
        **typed(request),
        turns=_turns(seen, merged),
        readers=[one for one in readers if one.id not in {seen.raiser, viewer.org}],
        merged=merged,
    )
    words = Words(
        title=_("Trả lời kiến nghị"),
        button=_("Trả lời kiến nghị"),
        warning=_("Trả lời gửi mọi nơi nhận của kiến nghị, không sửa lại được. Chỉ bên nêu được kết thúc kiến nghị."),
        said=_("Đã trả lời kiến nghị."),
        upload=True,
    )

    def carry(sending: Sending) -> Issued:
        blobs = stored(viewer, form)
        basis = form.cleaned_data["basis"]
        return commands.answer(
            viewer, seen, form.record(), others=form.together(), files=blobs, basis=basis, sending=sending
        )

    return act(request, seen, form, words, carry, readers=readers)


@both
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Kết thúc kiến nghị."""
    viewer = viewer_of(request)
    seen = _own(viewer, queries.one_or_404(viewer, pk))
    _in_turn(request, seen.stage in {Stage.AWAITED, Stage.ANSWERED})
    form = forms.CloseForm(**typed(request), turns=seen.turns)
    words = Words(
        title=_("Kết thúc kiến nghị"),
        button=_("Kết thúc kiến nghị"),
        warning=_("Kiến nghị kết thúc không còn chờ ai trả lời. Khi cần, bên nêu vẫn chọn theo dõi tiếp được.")
        if seen.stage == Stage.ANSWERED
        else _("Kiến nghị chưa có trả lời: ghi lý do kết thúc để nơi trả lời biết."),
        said=_("Đã kết thúc kiến nghị."),
    )

    def carry(sending: Sending) -> Issued:
        return commands.close(
            viewer, seen, form.cleaned_data["note"], basis=form.cleaned_data["basis"], sending=sending
        )

    return act(request, seen, form, words, carry)


@both
def follow(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Chưa xong, theo dõi tiếp."""
    viewer, today = viewer_of(request), timezone.localdate()
    seen = _own(viewer, queries.one_or_404(viewer, pk))
    _in_turn(request, seen.stage in {Stage.ANSWERED, Stage.CLOSED})
    time = offers.answer_time(viewer, seen.agreement, today)
    due = commands.due_after(today, time.days)
    form = forms.FollowForm(**typed(request), turns=seen.turns, due_help=due_help(time), initial={"due": due})
    words = Words(
        title=_("Chưa xong, theo dõi tiếp"),
        button=_("Theo dõi tiếp"),
        warning=_("%(holder)s phải trả lời tiếp; tuổi kiến nghị vẫn tính từ ngày nêu lần đầu.")
        % {"holder": seen.holder_name},
        said=_("Đã chuyển sang theo dõi tiếp."),
    )

    def carry(sending: Sending) -> Issued:
        said = form.cleaned_data
        return commands.follow_on(viewer, seen, said["note"], said["due"], basis=said["basis"], sending=sending)

    return act(request, seen, form, words, carry)


@both
def merge(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Gộp kiến nghị."""
    viewer = viewer_of(request)
    seen = queries.one_or_404(viewer, pk)
    _in_turn(request, viewer.org in _askers(seen) | {seen.holder} and seen.stage in {Stage.AWAITED, Stage.ANSWERED})
    offered = offers.others_to_merge(viewer, seen)
    form = forms.MergeForm(**typed(request), turns=_turns(seen, offered), offered=offered)
    words = Words(
        title=_("Gộp kiến nghị"),
        button=_("Gộp kiến nghị"),
        warning=_("Các kiến nghị gộp được trả lời chung một lần; mọi bên nêu còn nguyên, mỗi bên tự kết thúc."),
        said=_("Đã gộp kiến nghị."),
    )

    def carry(sending: Sending) -> Issued:
        said = form.cleaned_data
        return commands.merge(viewer, seen, form.chosen(), said["note"], basis=said["basis"], sending=sending)

    nothing = "" if form.offered else _("Không có kiến nghị đang mở nào khác cùng nơi trả lời trong quy chế này.")
    return act(request, seen, form, words, carry, nothing=nothing)


@both
def split(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tách kiến nghị."""
    viewer, today = viewer_of(request), timezone.localdate()
    seen = _own(viewer, queries.one_or_404(viewer, pk))
    _in_turn(request, seen.stage in {Stage.AWAITED, Stage.ANSWERED})
    time = offers.answer_time(viewer, seen.agreement, today)
    due = commands.due_after(today, time.days)
    form = forms.SplitForm(**typed(request), due_help=due_help(time), initial={"due": due})
    words = Words(
        title=_("Tách kiến nghị"),
        button=_("Tách kiến nghị"),
        warning=_("Mỗi phần thành một kiến nghị, được trả lời và kết thúc riêng; kiến nghị gốc không tính nữa."),
        said=_("Đã tách kiến nghị."),
    )

    def carry(sending: Sending) -> list[Issued]:
        return commands.split(viewer, seen, form.texts(), form.cleaned_data["due"], sending=sending)

    return act(request, seen, form, words, carry)


def _turns(seen: Seen, others: Sequence[Other]) -> int:
    """How far what was said of all of them has come: a word on them follows the latest."""
    return max([seen.turns, *(one.turns for one in others)])


def _askers(seen: Seen) -> set[str]:
    """Who may say who answers."""
    return {seen.receiver, seen.lead} - {seen.raiser}


def _own(viewer: SignedIn, seen: Seen) -> Seen:
    """Only the raiser closes, follows on and splits; for others there is no such page."""
    if seen.raiser != viewer.org:
        raise Http404
    return seen
