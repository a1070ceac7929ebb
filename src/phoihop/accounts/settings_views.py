"""Cài đặt cá nhân: the password, two-step sign-in, standing in for one another. A person's own, whatever their role."""

from typing import cast

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phoihop.accounts import delegating, once, second_factor, signing_in
from phoihop.accounts.access import viewer_of
from phoihop.accounts.asking import Page, ask
from phoihop.accounts.forms import DelegationForm, FactorForm, NewPasswordForm, PasswordForm
from phoihop.accounts.middleware import CHOSEN
from phoihop.accounts.models import User
from phoihop.ui import notices
from phoihop.ui.links import url
from phoihop.ui.tables import Column

GET_AND_POST = ["GET", "HEAD", "POST"]


def _user(request: HttpRequest) -> User:
    return cast(User, request.user)


def _crumbs(title: str) -> list[tuple[str, str | None]]:
    return [(_("Cài đặt cá nhân"), url("accounts:settings")), (title, None)]


@require_safe
def settings(request: HttpRequest) -> HttpResponse:
    """Statements: session, person, telephone, codes on paper, what is handed over."""
    user = _user(request)
    context = {
        "account": user,
        "factor": second_factor.state(user),
        "lent": delegating.lent(user.pk, timezone.localdate()),
        "columns": [
            Column(_("Vai trò")),
            Column(_("Người liên quan"), "c-who"),
            Column(_("Từ ngày"), "c-day"),
            Column(_("Đến hết ngày"), "c-day"),
            Column(_("Việc làm"), "c-act", unseen=True),
        ],
    }
    return render(request, "accounts/settings.html", context)


@never_cache
@sensitive_post_parameters()
@require_http_methods(GET_AND_POST)
def password(request: HttpRequest) -> HttpResponse:
    """Đổi mật khẩu: other sessions of the account end, this one goes on."""
    user = _user(request)
    given = user.given_password

    def do(form: NewPasswordForm) -> str:
        typed = form.cleaned_data
        signing_in.change_password(request, user, typed["password"], typed["new_password"], timezone.now())
        update_session_auth_hash(request, user)
        return url("home:desk") if given else url("accounts:settings")

    title = _("Đặt mật khẩu riêng") if given else _("Đổi mật khẩu")
    page = Page(
        title=title,
        crumbs=[] if given else _crumbs(title),
        text=[
            _("Mật khẩu đang dùng do quản trị cấp. Đặt mật khẩu riêng để vào làm việc.")
            if given
            else _("Các phiên đăng nhập khác của tài khoản này sẽ kết thúc.")
        ],
        button=title,
        back="" if given else url("accounts:settings"),
        done=_("Đã đổi mật khẩu. Các phiên đăng nhập khác đã kết thúc."),
    )
    return ask(request, page, lambda typed: NewPasswordForm(typed, user=user), do)


@never_cache
@sensitive_post_parameters()
@require_http_methods(GET_AND_POST)
def turn_on(request: HttpRequest) -> HttpResponse:
    """Bật xác thực hai lớp: the key as a picture and in letters, confirmed by a code."""
    user = _user(request)
    if second_factor.is_on(user):
        return HttpResponseRedirect(url("accounts:settings"), status=303)

    def do(form: FactorForm) -> str:
        typed = form.cleaned_data
        signing_in.same_person(request, user, typed["password"], timezone.now())
        once.leave(request, "codes", second_factor.turn_on(user, typed["token_key"], typed["token"]))
        return url("accounts:recovery_codes")

    title = _("Bật xác thực hai lớp")
    offer = second_factor.offer(user, request.POST.get("token_key", ""))
    page = Page(
        title=title,
        crumbs=_crumbs(title),
        button=title,
        back=url("accounts:settings"),
        done=_("Đã bật xác thực hai lớp. Từ lần sau, đăng nhập cần thêm mã trên điện thoại."),
        template="accounts/turn_on.html",
    )
    return ask(request, page, lambda typed: FactorForm(typed, initial={"token_key": offer.kept}), do, offer=offer)


@never_cache
@require_safe
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """The ten codes, once; afterwards how many are left."""
    codes = once.take(request, "codes")
    factor = second_factor.state(_user(request))
    return render(request, "accounts/codes.html", {"codes": codes, "factor": factor})


@never_cache
@sensitive_post_parameters()
@require_http_methods(GET_AND_POST)
def renew_codes(request: HttpRequest) -> HttpResponse:
    user = _user(request)

    def do(form: PasswordForm) -> str:
        signing_in.same_person(request, user, form.cleaned_data["password"], timezone.now())
        once.leave(request, "codes", second_factor.renew_codes(user))
        return url("accounts:recovery_codes")

    title = _("Lấy mã dự phòng mới")
    page = Page(
        title=title,
        crumbs=_crumbs(title),
        text=[_("Mười mã mới thay cho các mã cũ; mã cũ không dùng được nữa.")],
        button=title,
        back=url("accounts:settings"),
        done=_("Đã cấp mã dự phòng mới."),
    )
    return ask(request, page, PasswordForm, do)


@never_cache
@sensitive_post_parameters()
@require_http_methods(GET_AND_POST)
def turn_off(request: HttpRequest) -> HttpResponse:
    user = _user(request)

    def do(form: PasswordForm) -> str:
        signing_in.same_person(request, user, form.cleaned_data["password"], timezone.now())
        second_factor.forget(user)
        return url("accounts:settings")

    title = _("Tắt xác thực hai lớp")
    page = Page(
        title=title,
        crumbs=_crumbs(title),
        text=[_("Từ lần sau, đăng nhập chỉ cần mật khẩu. Các mã dự phòng không dùng được nữa.")],
        button=title,
        back=url("accounts:settings"),
        done=_("Đã tắt xác thực hai lớp."),
        danger=True,
    )
    return ask(request, page, PasswordForm, do)


@require_http_methods(GET_AND_POST)
def delegate(request: HttpRequest) -> HttpResponse:
    """Nhờ làm thay."""
    viewer = viewer_of(request)
    today = timezone.localdate()
    own = delegating.own_roles(viewer.user_id, today)
    people = delegating.colleagues(viewer.user_id, [one.org for one in own], today)

    def do(form: DelegationForm) -> str:
        typed = form.cleaned_data
        days = (typed["from_day"], typed["to_day"])
        delegating.delegate(viewer, typed["role"], typed["to"], *days, today, at=timezone.now())
        return url("accounts:settings")

    title = _("Nhờ làm thay")
    page = Page(
        title=title,
        crumbs=_crumbs(title),
        text=[
            _("Người làm thay giữ vai trò này trong những ngày đã ghi; mọi việc họ làm vẫn mang tên tài khoản của họ."),
        ],
        button=title,
        back=url("accounts:settings"),
        done=_("Đã ghi nhận người làm thay."),
        template="accounts/delegate.html",
    )
    roles = [(one.id, f"{one.label}, {one.org_name}") for one in own]
    initial = {"from_day": today}
    make = lambda typed: DelegationForm(typed, roles=roles, people=people, initial=initial)  # noqa: E731 - one use
    return ask(request, page, make, do, possible=bool(own and people))


@require_POST
def end_delegation(request: HttpRequest, membership: int) -> HttpResponse:
    """Ends one at once, by the one who gave it or the one who stands in."""
    delegating.end(viewer_of(request), membership, timezone.localdate(), at=timezone.now())
    notices.leave(request, _("Đã kết thúc việc làm thay."))
    return HttpResponseRedirect(url("accounts:settings"), status=303)


@require_POST
def stop_delegation(request: HttpRequest) -> HttpResponse:
    """Thôi làm thay: back to a role of one's own. The delegation itself stands until its last day, and can be taken on
    again; who wants to give it back ends it on their own page."""
    viewer = viewer_of(request)
    own = next((one for one in viewer.choices if one.own), None)
    if viewer.delegation is not None and own is None:
        notices.leave(request, _("Tài khoản không có vai trò nào khác hôm nay. Kết thúc việc làm thay ở đây."), "soon")
        return HttpResponseRedirect(url("accounts:settings"), status=303)
    if viewer.delegation is not None and own is not None:
        request.session[CHOSEN] = own.id
        notices.leave(
            request, _("Đã trở lại vai trò của mình. Muốn làm thay tiếp, chọn lại ở ô tổ chức đang làm việc.")
        )
    return HttpResponseRedirect(url("home:desk"), status=303)
