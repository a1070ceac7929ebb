"""Who is at the page, as views ask for it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _

from phoihop.accounts.viewer import SignedIn
from phoihop.records.actors import Role


def viewer_of(request: HttpRequest) -> SignedIn:
    """The viewer of this request. Somebody who is signed in but holds no role today sees no record of anybody."""
    viewer: SignedIn | None = getattr(request, "viewer", None)
    if viewer is None:
        raise PermissionDenied(_("Tài khoản chưa được giao vai trò ở tổ chức nào. Đề nghị quản trị giao vai trò."))
    return viewer


def admin_of(request: HttpRequest) -> SignedIn:
    """The viewer, who must be acting as administrator."""
    viewer = viewer_of(request)
    if viewer.role != Role.ADMIN:
        raise PermissionDenied(_("Trang này dành cho quản trị. Đổi sang vai trò quản trị rồi mở lại."))
    return viewer


def office_of(request: HttpRequest) -> SignedIn:
    """The viewer, who must administer the operating office: this is about the installation, not one organisation."""
    viewer = admin_of(request)
    if not viewer.in_office:
        raise PermissionDenied(_("Trang này dành cho quản trị của đơn vị vận hành. Đề nghị đơn vị đó thực hiện."))
    return viewer
