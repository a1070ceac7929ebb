"""Signing in, and asking a signed-in person for the password again: failures are counted, the second factor is asked
where the person has set one up."""

from datetime import datetime
from ipaddress import ip_address

from django.conf import settings
from django.contrib.auth import authenticate
from django.http import HttpRequest
from django.utils.translation import gettext as _

from phoihop.accounts import second_factor
from phoihop.accounts.models import SignInFailure, User
from phoihop.accounts.rules import BY_ADDRESS, BY_NAME, must_wait
from phoihop.records.refusals import Refusal


def check(request: HttpRequest, username: str, password: str, token: str, at: datetime) -> User:
    """The person these words belong to. Raises `Refusal`, the same one whatever was wrong with them."""
    username = username.strip().lower()
    address = address_of(request)
    _refuse_many(username, address, at)
    user = authenticate(request, username=username, password=password)
    if not isinstance(user, User):
        _fail(username, address, at)
        raise Refusal("sign_in", _("Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra bộ gõ và phím Caps Lock."))
    if second_factor.is_on(user):
        if not token:
            sentence = _("Tài khoản này dùng mã xác thực. Nhập lại mật khẩu và mã 6 chữ số trên điện thoại.")
            raise Refusal("token.needed", sentence, {"token": sentence})
        if not second_factor.accepts(user, token):
            _fail(username, address, at)
            sentence = _("Mã xác thực không đúng hoặc đã hết hạn. Nhập mã đang hiện, hoặc một mã dự phòng chưa dùng.")
            raise Refusal("token.wrong", sentence, {"token": sentence})
    SignInFailure.objects.filter(username=username).delete()
    return user


def same_person(request: HttpRequest, user: User, password: str, at: datetime) -> None:
    """Whoever sits at the page knows the password too. Raises `Refusal`; failures count like those of signing in."""
    address = address_of(request)
    _refuse_many(user.username, address, at)
    if not user.check_password(password):
        _fail(user.username, address, at)
        sentence = _("Mật khẩu đang dùng không đúng. Kiểm tra bộ gõ và phím Caps Lock.")
        raise Refusal("password.wrong", sentence, {"password": sentence})


def change_password(request: HttpRequest, user: User, password: str, new: str, at: datetime) -> None:
    """A password of the person's own choice. Sessions opened with the old one are over."""
    same_person(request, user, password, at)
    user.set_password(new)
    user.given_password = False
    user.save(update_fields=["password", "given_password"])


def address_of(request: HttpRequest) -> str:
    """Where the request comes from. Behind the TLS proxy everybody comes from there: then it is what the proxy says,
    the last in the list, or one person's wrong passwords would keep out the whole office."""
    told = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() if settings.TLS else ""
    try:
        return str(ip_address(told.removeprefix("[").removesuffix("]")))
    except ValueError:
        return str(request.META.get("REMOTE_ADDR", ""))


def _refuse_many(username: str, address: str, at: datetime) -> None:
    by_name = SignInFailure.objects.filter(username=username, at__gt=at - BY_NAME.window).count()
    by_address = SignInFailure.objects.filter(address=address, at__gt=at - BY_ADDRESS.window).count()
    if must_wait(by_name, BY_NAME) or must_wait(by_address, BY_ADDRESS):
        raise Refusal("sign_in.wait", _("Đăng nhập sai nhiều lần. Chờ 10 phút rồi thử lại, hoặc báo quản trị."))


def _fail(username: str, address: str, at: datetime) -> None:
    SignInFailure.objects.filter(at__lt=at - max(BY_NAME.window, BY_ADDRESS.window)).delete()
    SignInFailure.objects.create(username=username[:80], address=address, at=at)
