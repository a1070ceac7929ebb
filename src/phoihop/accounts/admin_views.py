"""Quản trị: the accounts. Every look at somebody's account, and every act on it, is written down."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from phoihop.accounts import administering, audit, boards, once, queries
from phoihop.accounts.access import admin_of
from phoihop.accounts.asking import Page as Words
from phoihop.accounts.asking import ask
from phoihop.accounts.forms import (
    ConfirmForm,
    LabelForm,
    NewAccountForm,
    UserFilterForm,
)
from phoihop.accounts.queries import Account, Wanted
from phoihop.accounts.viewer import SignedIn
from phoihop.organisations.choosing import Everyone, directory
from phoihop.records import upkeep
from phoihop.records.actors import Role
from phoihop.ui.links import url
from phoihop.ui.tables import Column, Page, Sort, slice_of

GET_AND_POST = ["GET", "HEAD", "POST"]
COLUMNS = (
    Column(gettext_lazy("Tên hiển thị"), sort="label"),
    Column(gettext_lazy("Tên đăng nhập"), "c-who", sort="username"),
    Column(gettext_lazy("Vai trò hôm nay"), "c-role"),
    Column(gettext_lazy("Đăng nhập cuối"), "c-moment", sort="last"),
    Column(gettext_lazy("Tình trạng"), "c-state"),
)
ROLE_COLUMNS = (
    Column(gettext_lazy("Vai trò")),
    Column(gettext_lazy("Tổ chức"), "c-who"),
    Column(gettext_lazy("Từ ngày"), "c-day"),
    Column(gettext_lazy("Đến hết ngày"), "c-day"),
    Column(gettext_lazy("Việc làm"), "c-act", unseen=True),
)


def crumbs(*rest: tuple[str, str | None]) -> Sequence[tuple[str, str | None]]:
    return [(_("Quản trị"), url("accounts:admin")), *rest]


def everyone(viewer: SignedIn) -> Everyone | None:
    """The organisations whose roles this administrator gives; None: only the own one, which is not asked."""
    return directory() if viewer.in_office else None


@require_safe
def admin(request: HttpRequest) -> HttpResponse:
    """Statements: session, person, accounts, roles."""
    viewer = admin_of(request)
    active, stopped, held = queries.sums(viewer, timezone.localdate())
    context = {"active": active, "stopped": stopped, "held": held, "work": upkeep.last() if viewer.in_office else {}}
    return render(request, "accounts/admin.html", context)


@require_safe
def users(request: HttpRequest) -> HttpResponse:
    """Statements: session, person, how many, the lines, their roles."""
    viewer = admin_of(request)
    words, state = request.GET.get("q", "")[:80], request.GET.get("state", "")
    wanted = Wanted(words=words, active={"active": True, "stopped": False}.get(state))
    sort = Sort.of(request.GET, tuple(queries.ORDERS), "label")
    found, total = queries.accounts(viewer, wanted, sort, slice_of(request.GET), timezone.localdate())
    context = {
        "users": found,
        "total": total,
        "columns": COLUMNS,
        "sort": sort,
        "filter_form": UserFilterForm(initial={"q": words, "state": state}),
        "filtered": bool(words or state),
        "page": Page.of(request.GET, len(found), total),
    }
    return render(request, "accounts/users.html", context)


@never_cache
@require_safe
def user(request: HttpRequest, user: int) -> HttpResponse:
    """One account; a password given just now is shown, once. Statements: session, person, account, its roles, the note
    that it was looked at."""
    viewer = admin_of(request)
    found = queries.account_or_404(viewer, user, timezone.localdate())
    audit.note(viewer, "account.one", found.code, at=timezone.now())
    context = {
        "found": found,
        "columns": ROLE_COLUMNS,
        "password": next(iter(once.take(request, f"password {user}")), ""),
    }
    return render(request, "accounts/user.html", context)


@require_http_methods(GET_AND_POST)
def new_user(request: HttpRequest) -> HttpResponse:
    """Thêm tài khoản, with its first role and a password to be replaced."""
    viewer = admin_of(request)

    def do(form: NewAccountForm) -> str:
        typed = form.cleaned_data
        org = typed.get("org") or viewer.org
        made, password = administering.add(
            viewer,
            username=typed["username"],
            label=typed["label"],
            org=org,
            role=Role(typed["role"]),
            areas=form.codes(boards.areas_of(org)),
            from_day=typed["from_day"],
            to_day=typed["to_day"],
            at=timezone.now(),
        )
        once.leave(request, f"password {made.pk}", [password])
        return url("accounts:user", made.pk)

    page = Words(
        title=_("Thêm tài khoản"),
        crumbs=crumbs((_("Người dùng"), url("accounts:users")), (_("Thêm tài khoản"), None)),
        facts="" if viewer.in_office else _("Tài khoản làm việc cho %(name)s.") % {"name": viewer.org_name},
        button=_("Thêm tài khoản"),
        back=url("accounts:users"),
        done=_("Đã thêm tài khoản."),
    )
    return ask(request, page, lambda typed: NewAccountForm(typed, directory=everyone(viewer)), do)


def one_account(request: HttpRequest, pk: int) -> tuple[SignedIn, Account]:
    viewer = admin_of(request)
    return viewer, queries.account_or_404(viewer, pk, timezone.localdate())


def account_crumbs(found: Account, title: str) -> Sequence[tuple[str, str | None]]:
    return [
        (_("Người dùng"), url("accounts:users")),
        (found.user.label, url("accounts:user", found.user.pk)),
        (title, None),
    ]


@require_http_methods(GET_AND_POST)
def edit_user(request: HttpRequest, user: int) -> HttpResponse:
    """Sửa tên hiển thị."""
    viewer, found = one_account(request, user)

    def do(form: LabelForm) -> str:
        administering.rename(viewer, found, form.cleaned_data["label"], at=timezone.now())
        return url("accounts:user", user)

    page = Words(
        title=_("Sửa tên hiển thị"),
        crumbs=account_crumbs(found, _("Sửa tên hiển thị")),
        facts=_("Tên đăng nhập: %(name)s") % {"name": found.user.username},
        button=_("Lưu tên hiển thị"),
        back=url("accounts:user", user),
        done=_("Đã sửa tên hiển thị."),
    )
    return ask(request, page, lambda typed: LabelForm(typed, initial={"label": found.user.label}), do)


def _sure(
    request: HttpRequest,
    found: Account,
    do: Callable[[], Any],
    title: str,
    text: str,
    done: str,
    *,
    danger: bool = True,
) -> HttpResponse:
    """A step about one account that asks nothing but to be sure."""

    def go(_form: ConfirmForm) -> str:
        do()
        return url("accounts:user", found.user.pk)

    page = Words(
        title=title,
        crumbs=account_crumbs(found, title),
        facts=f"{found.user.label} · {found.user.username}",
        text=[text],
        button=title,
        back=url("accounts:user", found.user.pk),
        done=done,
        danger=danger,
    )
    return ask(request, page, ConfirmForm, go)


@never_cache
@require_http_methods(GET_AND_POST)
def give_password(request: HttpRequest, user: int) -> HttpResponse:
    viewer, found = one_account(request, user)

    def do() -> None:
        password = administering.give_password(viewer, found, at=timezone.now())
        once.leave(request, f"password {user}", [password])

    text = _("Mật khẩu cũ hết dùng ngay và tài khoản bị đăng xuất. Người dùng phải đặt mật khẩu riêng khi đăng nhập.")
    return _sure(request, found, do, _("Cấp mật khẩu mới"), text, _("Đã cấp mật khẩu mới."))


@require_http_methods(GET_AND_POST)
def reset_second_factor(request: HttpRequest, user: int) -> HttpResponse:
    viewer, found = one_account(request, user)
    text = _("Dùng khi người dùng mất điện thoại và không còn mã dự phòng. Kiểm tra đúng người trước khi bỏ.")
    do = lambda: administering.reset_second_factor(viewer, found, at=timezone.now())  # noqa: E731 - one use, one line
    return _sure(request, found, do, _("Bỏ xác thực hai lớp"), text, _("Đã bỏ xác thực hai lớp của tài khoản này."))


@require_http_methods(GET_AND_POST)
def deactivate(request: HttpRequest, user: int) -> HttpResponse:
    viewer, found = one_account(request, user)
    text = _("Tài khoản không đăng nhập được nữa; việc đã làm vẫn mang tên. Việc đã nhờ làm thay cũng kết thúc.")
    do = lambda: administering.deactivate(viewer, found, timezone.localdate(), at=timezone.now())  # noqa: E731 - one use
    return _sure(request, found, do, _("Ngừng dùng tài khoản"), text, _("Đã ngừng dùng tài khoản này."))


@require_http_methods(GET_AND_POST)
def reactivate(request: HttpRequest, user: int) -> HttpResponse:
    viewer, found = one_account(request, user)
    text = _("Tài khoản đăng nhập lại được với mật khẩu cũ và các vai trò còn hạn.")
    do = lambda: administering.reactivate(viewer, found, at=timezone.now())  # noqa: E731 - one use, one line
    done = _("Đã mở lại tài khoản này.")
    return _sure(request, found, do, _("Mở lại tài khoản"), text, done, danger=False)
