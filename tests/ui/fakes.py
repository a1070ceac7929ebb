"""A signed-in person and a small site around the components: no database, no other app."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from types import SimpleNamespace

from django.http import HttpRequest, HttpResponse

ORG = "Đảng ủy Công ty Than Quảng Ninh – TKV"


@dataclass(frozen=True)
class FakeViewer:
    user_label: str = "Văn thư – Đảng ủy Than Quảng Ninh"
    org_id: str = "tqn"
    org_name: str = ORG
    org_short: str = "Than Quảng Ninh"
    role: str = "clerk"
    role_label: str = "Văn thư, chuyên viên"
    choices: tuple[SimpleNamespace, ...] = (
        SimpleNamespace(id=1, org_name=ORG, role_label="Văn thư, chuyên viên", current=True),
        SimpleNamespace(id=2, org_name="Đảng ủy phường Mạo Khê", role_label="Đầu mối phối hợp", current=False),
    )
    delegation: SimpleNamespace | None = None
    is_admin: bool = False


VIEWER = FakeViewer()
ADMIN = replace(
    VIEWER, is_admin=True, delegation=SimpleNamespace(person="đồng chí Trần Văn B", until=date(2026, 11, 30))
)


class ViewerMiddleware:
    """Stands where the accounts' middleware stands. `?stranger` is nobody, `?admin` an administrator."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        viewer = None if "stranger" in request.GET else ADMIN if "admin" in request.GET else VIEWER
        request.viewer = viewer  # type: ignore[attr-defined]
        return self.get_response(request)


MIDDLEWARE = [
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "phoihop.ui.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "tests.ui.fakes.ViewerMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
