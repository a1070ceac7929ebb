"""Refusals of the whole page: what happened, what to do, and nothing typed is lost.

A fragment asked for by htmx gets the sentence alone, which the shell shows in its notice; a program that asks for JSON
gets {"sentence": …}; a person gets a page.
"""

import logging
import re
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from phoihop.ui.links import url_or_none
from phoihop.ui.navigation import SIGN_IN

log = logging.getLogger(__name__)

_NEVER_KEPT: Final = ("csrfmiddlewaretoken", "password", "token", "secrecy", "once")
MOST_KEPT: Final = 400
_CODE: Final = re.compile(r"[a-z_-]+|[0-9a-f-]{32,}(:[0-9a-f-]{32,})?")


class Kept(NamedTuple):
    """One thing a person had typed."""

    name: str
    value: str

    @property
    def typed(self) -> bool:
        """Whether a person would know it again: not an id, nor the word that a choice in a list sends."""
        value = self.value.strip()
        return len(value) > 2 and not _CODE.fullmatch(value)


def refusal(
    request: HttpRequest, status: int, title: str, sentence: str, *, template: str = "ui/error.html", **more: Any
) -> HttpResponse:
    """A page, fragment or JSON that says `sentence`."""
    if "application/json" in request.headers.get("Accept", "") and "text/html" not in request.headers.get("Accept", ""):
        return JsonResponse({"sentence": sentence}, status=status)
    if request.headers.get("HX-Request") == "true":
        return render(request, "ui/error_fragment.html", {"sentence": sentence, **more}, status=status)
    context = {"title": title, "sentence": sentence, "status": status, **more}
    return render(request, template, context, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return refusal(
        request,
        400,
        _("Yêu cầu không đọc được"),
        _("Địa chỉ hoặc nội dung gửi lên không đúng dạng. Quay lại trang trước rồi gửi lại."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """In the words of the page that refused, where it said who may; else in ours."""
    said = str(exception) if isinstance(exception, PermissionDenied) else ""
    return refusal(
        request,
        403,
        _("Không được thực hiện việc này"),
        said or _("Vai trò đang giữ không được làm việc này. Đổi sang vai trò khác, hoặc hỏi người quản trị."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return refusal(
        request,
        404,
        _("Không có trang này"),
        _("Không có trang này, hoặc tài khoản không được xem. Về Bàn làm việc."),
    )


def not_opened(request: HttpRequest) -> HttpResponse:
    """An address that only takes what a form sends, opened by itself: from the address bar, a bookmark, Back."""
    return refusal(
        request,
        405,
        _("Địa chỉ này không mở trực tiếp được"),
        _("Địa chỉ này chỉ nhận nội dung gửi từ biểu. Mở trang có biểu đó."),
        back=_page_above(request.path),
    )


def _page_above(path: str) -> str:
    """The nearest page that the address lies under."""
    above = path.rstrip("/")
    while above := above.rpartition("/")[0]:
        try:
            resolve(f"{above}/")
        except Resolver404:
            continue
        return f"{above}/"
    return ""


def stale(request: HttpRequest, sentence: str, **more: Any) -> HttpResponse:
    """409 without a comparison; where both versions are at hand use `components/versions.html`."""
    return refusal(request, 409, _("Nội dung vừa có bản mới"), sentence, kept=typed(request), **more)


def too_large(request: HttpRequest, sentence: str = "") -> HttpResponse:
    return refusal(
        request,
        413,
        _("Nội dung quá lớn"),
        sentence or _("Nội dung gửi lên quá lớn nên chưa được nhận. Tách tệp rồi tải lên từng phần."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Says so even when the database, the session or the template engine is what broke."""
    sentence = _(
        "Máy chủ chưa làm được việc này và đã ghi lại nguyên nhân. Thử lại sau ít phút; nếu vẫn vậy, báo quản trị."
    )
    try:
        request.viewer = None  # type: ignore[attr-defined]  # the shell then asks nothing of the database
        return refusal(request, 500, _("Máy chủ chưa làm được"), sentence, kept=typed(request), bare=True)
    except Exception:
        log.exception("the error page itself could not be printed")
        return HttpResponse(sentence, status=500, content_type="text/plain; charset=utf-8")


def session_expired(request: HttpRequest) -> HttpResponse:
    """For a form that arrives after its session ended: sign in again in another tab, then send what is kept here."""
    return _interrupted(
        request,
        401,
        _("Phiên làm việc đã hết"),
        _("Phiên làm việc đã hết. Đăng nhập lại; nội dung đang nhập được giữ."),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's CSRF refusal. Mostly a page that stayed open over a sign-in: then its words are kept."""
    if not same_origin(request):
        return refusal(
            request,
            403,
            _("Không nhận biểu gửi từ trang khác"),
            _("Biểu này gửi từ trang ngoài hệ thống nên không được nhận. Mở trang trong hệ thống rồi nhập lại."),
        )
    return _interrupted(
        request,
        403,
        _("Trang đã mở từ phiên trước"),
        _("Trang này mở từ phiên trước nên chưa gửi được. Nội dung đang nhập còn nguyên; xem lại rồi gửi."),
    )


def _interrupted(request: HttpRequest, status: int, title: str, sentence: str) -> HttpResponse:
    kept = typed(request) if same_origin(request) else ()
    return refusal(
        request,
        status,
        title,
        sentence,
        template="ui/interrupted.html",
        kept=kept,
        files=sorted(request.FILES) if kept else (),
        action=request.get_full_path(),
        sign_in=url_or_none(SIGN_IN),
    )


def same_origin(request: HttpRequest) -> bool:
    """Whether the form came from our own page. Only then may its words be carried on in a form that would be accepted:
    else a foreign site could have a person confirm words that are not theirs."""
    here = f"{request.scheme}://{request.get_host()}"
    origin = request.headers.get("Origin")
    if origin is not None:
        return origin == here
    return request.headers.get("Referer", "").startswith(f"{here}/")


def typed(request: HttpRequest) -> Sequence[Kept]:
    """What a person had typed into the form now refused, without secrets and declarations."""
    if request.method != "POST":
        return ()
    return [
        Kept(name, value)
        for name in request.POST
        if not any(word in name.lower() for word in _NEVER_KEPT)
        for value in request.POST.getlist(name)
    ][:MOST_KEPT]


def fragment(sentence: str) -> str:
    """The error message as HTML, for views that answer a part of a page themselves."""
    return render_to_string("ui/error_fragment.html", {"sentence": sentence})
