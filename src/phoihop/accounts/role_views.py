"""Quản trị: the roles, each from day to day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from phoihop.accounts import administering, boards, queries
from phoihop.accounts.access import admin_of
from phoihop.accounts.admin_views import GET_AND_POST, account_crumbs, everyone, one_account
from phoihop.accounts.asking import Page as Words
from phoihop.accounts.asking import ask
from phoihop.accounts.forms import EndRoleForm, RoleFilterForm, RoleForm
from phoihop.accounts.viewer import ROLE_LABELS
from phoihop.records.actors import Role
from phoihop.ui.links import url
from phoihop.ui.tables import Column, Page, slice_of

COLUMNS = (
    Column(gettext_lazy("Người giữ")),
    Column(gettext_lazy("Vai trò"), "c-role"),
    Column(gettext_lazy("Tổ chức"), "c-who"),
    Column(gettext_lazy("Từ ngày"), "c-day"),
    Column(gettext_lazy("Đến hết ngày"), "c-day"),
    Column(gettext_lazy("Việc làm"), "c-act", unseen=True),
)


@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    """Who holds which role on a day. Statements: session, person, roles."""
    viewer = admin_of(request)
    today = timezone.localdate()
    form = RoleFilterForm(request.GET if "day" in request.GET else None)
    day = (form.cleaned_data["day"] if form.is_bound and form.is_valid() else None) or today
    role = request.GET.get("role", "")
    role = role if role in set(Role) else ""
    words = request.GET.get("q", "")[:80]
    found, more = queries.roles(viewer, role=role, day=day, words=words, rows=slice_of(request.GET), today=today)
    context = {
        "roles": found,
        "columns": COLUMNS,
        "day": day,
        "filter_form": form if form.is_bound else RoleFilterForm(initial={"q": words, "role": role}),
        "filtered": bool(words or role or day != today),
        "page": Page.of(request.GET, len(found), more=more),
    }
    return render(request, "accounts/roles.html", context)


@require_http_methods(GET_AND_POST)
def give_role(request: HttpRequest, user: int) -> HttpResponse:
    """Giao thêm vai trò."""
    viewer, found = one_account(request, user)

    def do(form: RoleForm) -> str:
        typed = form.cleaned_data
        org = typed.get("org") or viewer.org
        administering.give_role(
            viewer,
            found,
            org=org,
            role=Role(typed["role"]),
            areas=form.codes(boards.areas_of(org)),
            from_day=typed["from_day"],
            to_day=typed["to_day"],
            at=timezone.now(),
        )
        return url("accounts:user", user)

    title = _("Giao vai trò")
    page = Words(
        title=title,
        crumbs=account_crumbs(found, title),
        facts=found.user.label if viewer.in_office else f"{found.user.label} · {viewer.org_name}",
        button=title,
        back=url("accounts:user", user),
        done=_("Đã giao vai trò."),
    )
    return ask(request, page, lambda typed: RoleForm(typed, directory=everyone(viewer)), do)


@require_http_methods(GET_AND_POST)
def end_role(request: HttpRequest, membership: int) -> HttpResponse:
    """Thôi giao vai trò, with the last day it is held."""
    viewer = admin_of(request)
    today = timezone.localdate()
    row, held = queries.role_or_404(viewer, membership, today)

    def do(form: EndRoleForm) -> str:
        administering.end_role(viewer, row, form.cleaned_data["to_day"], at=timezone.now())
        return url("accounts:user", held.user_id)

    title = _("Thôi giao vai trò")
    page = Words(
        title=title,
        crumbs=[
            (_("Người dùng"), url("accounts:users")),
            (held.person, url("accounts:user", held.user_id)),
            (title, None),
        ],
        facts=f"{held.person} · {ROLE_LABELS[held.role]}, {held.org_name}",
        text=[_("Vai trò chưa bắt đầu vào ngày đó thì được bỏ hẳn. Việc làm thay nhận từ vai trò này cũng kết thúc.")],
        button=title,
        back=url("accounts:user", held.user_id),
        done=_("Đã ghi ngày thôi giao vai trò."),
        danger=True,
    )
    return ask(request, page, lambda typed: EndRoleForm(typed, initial={"to_day": today}), do)
