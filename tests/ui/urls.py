"""The shell's addresses, the gallery, and an empty page for each word of the side bar."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.urls import include, path

from phoihop.ui import choosing, gallery
from phoihop.ui.errors import session_expired


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


def sign_in(request: HttpRequest) -> HttpResponse:
    return HttpResponse("<title>Đăng nhập</title><input type='password'>")


def away(request: HttpRequest) -> HttpResponse:
    """What an ended session does to any address."""
    return HttpResponseRedirect("/vao/")


NEW_SIGN = "b" * 32


def late(request: HttpRequest) -> HttpResponse:
    """A form whose session has ended, until somebody signs in anew: then the browser holds another sign."""
    if request.method != "POST":
        sign = f"<input type='hidden' name='csrfmiddlewaretoken' value='{get_token(request)}'>"
        return HttpResponse(f"<form method='post'>{sign}<textarea name='text'></textarea><button>Gửi</button></form>")
    if request.COOKIES["csrftoken"] != NEW_SIGN:
        return session_expired(request)
    return HttpResponse(f"Đã nhận: {request.POST['text']}")


def find_organisations(request: HttpRequest) -> HttpResponse:
    return choosing.options_response(gallery.DIRECTORY.find(request.GET.get("q", "")))


def _app(name: str, *pages: tuple[str, str]) -> object:
    return path("", include(([path(address, nothing, name=page) for address, page in pages], name)))


urlpatterns = [
    path("vao/", sign_in),
    path("het-phien/", away),
    path("muon/", late),
    path("giao-dien/", include("phoihop.ui.urls")),
    path("thu-vien/", gallery.view, name="gallery"),
    path("thu-vien/danh-sach/", gallery.list_view, name="gallery_list"),
    path("thu-vien/doc/", gallery.intake_view, name="gallery_intake"),
    path("to-chuc/tim/", find_organisations, name="gallery_find"),
    _app("home", ("ban/", "desk"), ("thong-bao/", "notices")),
    _app("agreements", ("quy-che/", "list")),
    _app("tasks", ("thu-vien/danh-sach/", "list")),
    _app("intake", ("doc/", "inbox")),
    _app("meetings", ("hoi-nghi/", "list")),
    _app("documents", ("van-ban/", "list")),
    _app("organisations", ("to-chuc/", "tree")),
    _app("search", ("tim/", "results")),
    _app("accounts", ("vai/", "act_for"), ("ra/", "sign_out"), ("vao/", "sign_in"), ("quan-tri/", "admin")),
]

handler400 = "phoihop.ui.errors.bad_request"
handler403 = "phoihop.ui.errors.forbidden"
handler404 = "phoihop.ui.errors.not_found"
handler500 = "phoihop.ui.errors.server_error"
