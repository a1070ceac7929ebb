"""Cài đặt cá nhân → Thông báo: what a person is told, in the product and by mail."""

from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from phoihop.accounts.access import viewer_of
from phoihop.accounts.models import User
from phoihop.notices import addresses, commands, mailing, queries, words
from phoihop.notices.forms import ChoicesForm
from phoihop.notices.rules import What
from phoihop.records.actors import Role
from phoihop.ui import notices
from phoihop.ui.links import url

_TIMES = ("rhythm", "hour", "weekday", "weekends", "quiet_from", "quiet_to")


def _kinds(role: Role) -> list[What]:
    """What long stays late is told to heads alone."""
    return [one for one in What if role == Role.HEAD or one != What.LONG_LATE]


@require_http_methods(["GET", "HEAD", "POST"])
def choices(request: HttpRequest) -> HttpResponse:
    """Statements: session, person, what was chosen, the address."""
    viewer = viewer_of(request)
    kinds = _kinds(viewer.role) if viewer.role != Role.ADMIN else []
    chosen, box = queries.choices(viewer), addresses.of(viewer.user_id)
    initial = {
        "shown": [int(one) for one in kinds if one & chosen.shown],
        "mailed": [int(one) for one in kinds if one & chosen.mailed],
        "days_before": chosen.days_before,
        "days_after": chosen.days_after,
        "address": box.address,
        **{name: getattr(box, name) for name in _TIMES},
    }
    sent = request.POST if request.method == "POST" else None
    form = ChoicesForm(sent, initial=initial, kinds=[int(one) for one in kinds])
    if sent is not None and form.is_valid():
        return _keep(request, form, kinds)
    marked = {name: set(map(int, form[name].value() or ())) for name in ("shown", "mailed") if not form.errors}
    context = {
        "form": form,
        "kinds": [
            (int(one), words.KINDS[one], int(one) in marked.get("shown", ()), int(one) in marked.get("mailed", ()))
            for one in kinds
        ],
        "is_head": viewer.role == Role.HEAD,
        "box": box,
        "ready": mailing.ready(),
    }
    return render(request, "notices/choices.html", context, status=422 if sent is not None else 200)


def _keep(request: HttpRequest, form: ChoicesForm, kinds: list[What]) -> HttpResponse:
    viewer, typed = viewer_of(request), form.cleaned_data
    if kinds:
        commands.choose(
            viewer,
            shown=What(sum(typed["shown"])),
            mailed=What(sum(typed["mailed"])),
            days_before=typed["days_before"],
            days_after=typed["days_after"],
        )
    before = addresses.of(viewer.user_id)
    after = addresses.enter(viewer.user_id, address=typed["address"], **{name: typed[name] for name in _TIMES})
    if after.address and after.address != before.address:
        notices.leave(
            request, _("Đã lưu. Mở thư xác nhận ở %(address)s để bắt đầu nhận thư.") % {"address": after.address}
        )
    else:
        notices.leave(request, _("Đã lưu cách nhận thông báo."))
    return HttpResponseRedirect(url("notices:choices"), status=303)


@require_POST
def ask_again(request: HttpRequest) -> HttpResponse:
    """Gửi lại thư xác nhận."""
    addresses.again(viewer_of(request).user_id)
    notices.leave(request, _("Thư xác nhận sẽ được gửi lại trong ít phút."))
    return HttpResponseRedirect(url("notices:choices"), status=303)


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The page a letter leads to: whoever has both the letter and the account says that the address is theirs."""
    viewer_of(request)
    if request.method != "POST":
        return render(request, "notices/confirm.html", {})
    if addresses.confirm(cast(User, request.user).pk, token, timezone.now()):
        notices.leave(request, _("Đã xác nhận địa chỉ. Thư tổng hợp sẽ được gửi theo giờ đã chọn."))
    else:
        notices.leave(
            request,
            _("Liên kết đã hết hạn, hoặc của tài khoản hay địa chỉ khác. Gửi lại thư xác nhận ở trang này."),
            "late",
        )
    return HttpResponseRedirect(url("notices:choices"), status=303)
