"""Who is at the page, for the views of this app: `accounts` stands above it and puts the viewer on the request."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from phoihop.records.actors import OFFICE, Role, Viewer


def viewer_of(request: HttpRequest) -> Viewer:
    viewer: Viewer | None = getattr(request, "viewer", None)
    if viewer is None:
        raise PermissionDenied(_("Tài khoản chưa được giao vai trò ở tổ chức nào. Đề nghị quản trị giao vai trò."))
    return viewer


def admin_of(request: HttpRequest) -> Viewer:
    """The viewer, who must be acting as administrator: the directory is recorded by the office that runs the system."""
    viewer = viewer_of(request)
    if viewer.role != Role.ADMIN:
        raise PermissionDenied(_("Việc này dành cho quản trị. Đổi sang vai trò quản trị rồi mở lại."))
    if not runs_installation(request):
        raise PermissionDenied(_("Việc này dành cho quản trị của đơn vị vận hành. Đề nghị đơn vị đó thực hiện."))
    return viewer


def own_or_404(request: HttpRequest, org: str) -> Viewer:
    """The viewer, whose own organisation this must be: other organisations' people do not exist here."""
    viewer = viewer_of(request)
    if viewer.org != org:
        raise Http404
    return viewer


def may_keep_people(viewer: Viewer) -> bool:
    """Whether the role records departments, people and offices of its organisation."""
    return viewer.role in OFFICE | {Role.ADMIN}


def keeper_of(request: HttpRequest) -> Viewer:
    viewer = viewer_of(request)
    if not may_keep_people(viewer):
        raise PermissionDenied(_("Vai trò đang giữ không được ghi nhận người và chức vụ. Đề nghị văn thư thực hiện."))
    return viewer


def runs_installation(request: HttpRequest) -> bool:
    """Whether the organisation acted for is the one that runs this installation."""
    return bool(getattr(viewer_of(request), "in_office", False))
