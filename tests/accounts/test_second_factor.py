"""Two-step sign-in: set up with a code, used with a code or one on paper, switched off with the password."""

import re
import time
from typing import Any

import pytest
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from phoihop.accounts import second_factor
from phoihop.accounts.models import User
from tests.accounts.offices import PASSWORD, at, code, page, sign_in
from tests.cast import World


@pytest.fixture(autouse=True)
def _no_pause(settings: Any) -> None:
    """django-otp makes a wrong code wait a second before the next: tests do not wait."""
    settings.OTP_TOTP_THROTTLE_FACTOR = settings.OTP_STATIC_THROTTLE_FACTOR = 0


@pytest.fixture(autouse=True)
def _one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """A code is another one every 30 seconds: no test goes from one to the next unasked."""
    now = time.time()
    monkeypatch.setattr("time.time", lambda: now)
    monkeypatch.setattr("django_otp.oath.time", lambda: now)


def offered(html: str) -> tuple[str, bytes]:
    """The signed key of the form, and the key as a telephone would have it."""
    kept = re.search(r'name="token_key" value="([^"]+)"', html)
    assert kept
    user = User.objects.get(username="vanthu")
    return kept[1], bytes.fromhex(second_factor._key_in(user, kept[1]))


def send(client: Client, kept: str, token: str, password: str = PASSWORD) -> Any:
    return client.post("/cai-dat/xac-thuc/", {"token_key": kept, "token": token, "password": password})


def turned_on(client: Client) -> list[str]:
    """Sets it up and gives the codes on paper."""
    kept, key = offered(page(client, "/cai-dat/xac-thuc/"))
    answer = send(client, kept, f"{totp(key):06d}")
    assert (answer.status_code, answer["Location"]) == (303, "/cai-dat/ma-du-phong/")
    codes = re.findall(r'<li class="secret">([a-z2-7]{4}-[a-z2-7]{4})</li>', page(client, "/cai-dat/ma-du-phong/"))
    assert len(codes) == 10
    return codes


def test_the_key_is_shown_as_picture_and_text_and_stays_the_same_after_a_refusal(world: World) -> None:
    client, _user = at(world, "TKV", username="vanthu")
    html = page(client, "/cai-dat/xac-thuc/")
    assert "<svg" in html
    assert re.search(r'class="secret">(?:[A-Z2-7]{4} ?){8}<', html)
    kept, key = offered(html)
    wrong = send(client, kept, "000000")
    assert wrong.status_code == 422
    assert "Mã không khớp" in wrong.content.decode()
    assert offered(wrong.content.decode())[1] == key
    guessed = send(client, kept, f"{totp(key):06d}", "sai-mat-khau")
    assert "Mật khẩu đang dùng không đúng" in guessed.content.decode()
    assert not TOTPDevice.objects.exists()
    assert send(client, kept, f"{totp(key):06d}").status_code == 303


def test_a_key_offered_to_somebody_else_is_not_taken(world: World) -> None:
    client, _user = at(world, "TKV", username="vanthu")
    other, _somebody = at(world, "MK")
    kept, key = offered(page(client, "/cai-dat/xac-thuc/"))
    assert "mở quá lâu" in send(other, kept, f"{totp(key):06d}").content.decode()
    assert "mở quá lâu" in send(client, kept + "x", f"{totp(key):06d}").content.decode()
    assert send(client, kept, f"{totp(key):06d}").status_code == 303


def test_signing_in_takes_the_code_of_now_once(world: World) -> None:
    client, user = at(world, "TKV", username="vanthu")
    turned_on(client)
    without = sign_in("vanthu")
    assert without.status_code == 422
    assert "Tài khoản này dùng mã xác thực" in without.content.decode()
    assert "không đúng hoặc đã hết hạn" in sign_in("vanthu", token="000000").content.decode()
    assert sign_in("vanthu", token=code(user)).status_code == 422  # the one that switched it on is used up
    assert sign_in("vanthu", token=code(user, later=1)).status_code == 303


def test_a_code_on_paper_signs_in_once(world: World) -> None:
    client, _user = at(world, "TKV", username="vanthu")
    codes = turned_on(client)
    assert sign_in("vanthu", token=codes[0].upper()).status_code == 303
    assert sign_in("vanthu", token=codes[0]).status_code == 422
    assert sign_in("vanthu", token=codes[1].replace("-", " ")).status_code == 303
    assert "Còn 8 mã dự phòng" in page(client, "/cai-dat/")


def test_codes_on_paper_are_shown_once_and_renewed_with_the_password(world: World) -> None:
    client, _user = at(world, "TKV", username="vanthu")
    codes = turned_on(client)
    again = page(client, "/cai-dat/ma-du-phong/")
    assert codes[0] not in again
    assert "Còn 10 mã dự phòng chưa dùng" in again
    assert client.post("/cai-dat/ma-du-phong/moi/", {"password": "sai-mat-khau"}).status_code == 422
    assert sorted(StaticToken.objects.values_list("token", flat=True)) == sorted(one.replace("-", "") for one in codes)
    assert client.post("/cai-dat/ma-du-phong/moi/", {"password": PASSWORD}).status_code == 303
    assert sign_in("vanthu", token=codes[0]).status_code == 422
    assert StaticToken.objects.count() == 10


def test_it_is_switched_off_with_the_password(world: World) -> None:
    client, _user = at(world, "TKV", username="vanthu")
    turned_on(client)
    assert "Đang bật từ" in page(client, "/cai-dat/")
    assert client.get("/cai-dat/xac-thuc/")["Location"] == "/cai-dat/"
    assert client.post("/cai-dat/xac-thuc/tat/", {"password": "sai-mat-khau"}).status_code == 422
    assert sign_in("vanthu").status_code == 422
    assert client.post("/cai-dat/xac-thuc/tat/", {"password": PASSWORD}).status_code == 303
    assert sign_in("vanthu").status_code == 303
    assert not StaticToken.objects.exists()


def test_codes_for_what_is_off_are_refused(world: World) -> None:
    client, _user = at(world, "TKV", username="vanthu")
    assert "chưa bật" in page(client, "/cai-dat/ma-du-phong/")
    answer = client.post("/cai-dat/ma-du-phong/moi/", {"password": PASSWORD})
    assert answer.status_code == 422
    assert "Bật trước khi lấy mã" in answer.content.decode()
