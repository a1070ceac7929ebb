"""Signing in: what is refused in the same words, when one has to wait."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from phoihop.accounts.models import SignInFailure
from phoihop.accounts.rules import BY_ADDRESS, BY_NAME
from tests.accounts.offices import PASSWORD, at, sign_in
from tests.cast import World


def test_a_wrong_password_and_an_unknown_name_are_refused_alike(world: World) -> None:
    at(world, "TKV", username="vanthu")
    wrong, unknown = sign_in("vanthu", "sai-mat-khau"), sign_in("khong-ai", "sai-mat-khau")
    assert (wrong.status_code, unknown.status_code) == (422, 422)
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in wrong.content.decode()
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in unknown.content.decode()
    assert PASSWORD not in sign_in("vanthu", PASSWORD + "x").content.decode()
    answer = sign_in(" VanThu ")
    assert (answer.status_code, answer["Location"]) == (303, "/")


def test_one_name_waits_after_five_failures_and_goes_on_after_ten_minutes(world: World) -> None:
    at(world, "TKV", username="vanthu")
    at(world, "MK", username="phuong")
    for _attempt in range(BY_NAME.attempts):
        sign_in("vanthu", "sai")
    refused = sign_in("vanthu")
    assert refused.status_code == 422
    assert "Chờ 10 phút" in refused.content.decode()
    assert sign_in("phuong").status_code == 303
    SignInFailure.objects.update(at=timezone.now() - BY_NAME.window - timedelta(seconds=1))
    assert sign_in("vanthu").status_code == 303
    assert not SignInFailure.objects.filter(username="vanthu").exists()


def test_one_address_waits_after_many_names(world: World) -> None:
    at(world, "TKV", username="vanthu")
    for attempt in range(BY_ADDRESS.attempts):
        sign_in(f"ten-{attempt}", "sai")
    assert "Chờ 10 phút" in sign_in("vanthu").content.decode()
    SignInFailure.objects.update(address="10.0.0.9")
    assert sign_in("vanthu").status_code == 303


def test_behind_the_proxy_one_machine_does_not_keep_the_others_out(world: World, settings: Any) -> None:
    at(world, "TKV", username="vanthu")
    settings.TLS = True

    def from_machine(told: str, username: str, password: str) -> Any:
        return Client().post(
            "/dang-nhap/", {"username": username, "password": password}, headers={"X-Forwarded-For": told}
        )

    for attempt in range(BY_ADDRESS.attempts):
        from_machine(f"1.2.3.{attempt}, 10.0.0.9", f"ten-{attempt}", "sai")  # only the last is the proxy's word
    assert "Chờ 10 phút" in from_machine("10.0.0.9", "vanthu", PASSWORD).content.decode()
    assert from_machine("10.0.0.8", "vanthu", PASSWORD).status_code == 303


def test_without_a_proxy_nobody_chooses_where_they_come_from(world: World) -> None:
    sign_in_from = Client(headers={"X-Forwarded-For": "10.0.0.8"})
    sign_in_from.post("/dang-nhap/", {"username": "khong-ai", "password": "sai"})
    assert SignInFailure.objects.get().address == "127.0.0.1"


def test_an_account_out_of_use_is_signed_out_and_stays_out(world: World) -> None:
    client, user = at(world, "TKV", username="vanthu")
    assert client.get("/").status_code == 200
    user.is_active = False
    user.save()
    assert client.get("/").status_code == 302
    assert sign_in("vanthu").status_code == 422


def test_without_a_role_today_settings_open_and_nothing_else(world: World) -> None:
    client, user = at(world, "TKV", username="vanthu")
    user.memberships.all().delete()
    assert client.get("/cai-dat/").status_code == 200
    assert client.get("/cai-dat/mat-khau/").status_code == 200
    for address in ("/nhiem-vu/", "/cai-dat/lam-thay/", "/quan-tri/"):
        assert client.get(address).status_code == 403
    assert Client().get("/cai-dat/").status_code == 302
