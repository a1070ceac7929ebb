"""One's own password: changed with the old one, chosen before anything else where it was given."""

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from phoihop.accounts.models import SignInFailure
from phoihop.accounts.rules import BY_NAME
from tests.accounts.offices import PASSWORD, at, page, sign_in
from tests.cast import World

NEW = "ba-to-than-nam-gio"


def change(client: Client, password: str = PASSWORD, new: str = NEW, again: str = "") -> Any:
    return client.post(
        "/cai-dat/mat-khau/", {"password": password, "new_password": new, "new_password_again": again or new}
    )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"password": "sai-mat-khau"}, "Mật khẩu đang dùng không đúng"),
        ({"new": "ngan"}, "ngắn hơn 10 ký tự"),
        ({"new": "9876543210123"}, "chỉ có chữ số"),
        ({"new": "password123", "again": "password123"}, "dễ đoán"),
        ({"again": "khac-han-cai-kia"}, "không giống nhau"),
        ({"new": PASSWORD}, "giống mật khẩu đang dùng"),
    ],
)
def test_a_password_that_will_not_do_is_refused_and_the_old_one_stays(
    world: World, words: dict[str, str], sentence: str
) -> None:
    client, user = at(world, "TKV", username="vanthu")
    answer = change(client, **words)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert all(f'value="{one}"' not in answer.content.decode() for one in (NEW, PASSWORD))
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
    assert change(client).status_code == 303


def test_a_new_password_ends_the_other_sessions_and_keeps_this_one(world: World) -> None:
    here, user = at(world, "TKV", username="vanthu")
    elsewhere = Client()
    elsewhere.force_login(user)
    answer = change(here)
    assert (answer.status_code, answer["Location"]) == (303, "/cai-dat/")
    assert "Đã đổi mật khẩu" in page(here, "/cai-dat/")
    assert elsewhere.get("/cai-dat/").status_code == 302
    assert sign_in("vanthu").status_code == 422
    assert sign_in("vanthu", NEW).status_code == 303


def test_what_was_typed_is_not_carried_on_when_the_session_has_ended(world: World) -> None:
    client, _user = at(world, "TKV", username="vanthu")
    Session.objects.all().delete()
    answer = client.post(
        "/cai-dat/mat-khau/",
        {"password": PASSWORD, "new_password": NEW, "new_password_again": NEW},
        headers={"origin": "http://testserver"},
    )
    assert answer.status_code == 401
    assert "Phiên làm việc đã hết" in answer.content.decode()
    assert NEW not in answer.content.decode()
    assert PASSWORD not in answer.content.decode()
    answer = client.post(
        "/cai-dat/xac-thuc/", {"token_key": "khoa-dang-moi", "token": "123456"}, headers={"origin": "http://testserver"}
    )
    assert "khoa-dang-moi" not in answer.content.decode()


def test_guessing_the_old_password_has_to_wait_too(world: World) -> None:
    client, _user = at(world, "TKV", username="vanthu")
    for _attempt in range(BY_NAME.attempts):
        assert change(client, "sai-mat-khau").status_code == 422
    assert "Chờ 10 phút" in change(client).content.decode()
    SignInFailure.objects.all().delete()
    assert change(client).status_code == 303


def test_a_given_password_leads_to_its_page_before_anything_else(world: World) -> None:
    _window, user = at(world, "TKV", username="vanthu")
    user.given_password = True
    user.save()
    client = Client()
    assert sign_in("vanthu", client=client).status_code == 303
    for address in ("/", "/nhiem-vu/", "/cai-dat/", "/cai-dat/xac-thuc/", "/giao-dien/ngay/"):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (303, "/cai-dat/mat-khau/")
    assert client.post("/cai-dat/lam-thay/")["Location"] == "/cai-dat/mat-khau/"
    assert client.get("/giao-dien/phim/").status_code == 200  # what strangers may open stays open
    assert "Mật khẩu đang dùng do quản trị cấp" in page(client, "/cai-dat/mat-khau/")
    assert change(client, new=PASSWORD).status_code == 422
    answer = change(client)
    assert (answer.status_code, answer["Location"]) == (303, "/")
    assert client.get("/nhiem-vu/").status_code == 200
    user.refresh_from_db()
    assert not user.given_password


def test_who_has_a_given_password_may_leave(world: World) -> None:
    client, user = at(world, "TKV")
    user.given_password = True
    user.save()
    assert client.post("/dang-xuat/")["Location"] == "/dang-nhap/"
    assert client.get("/cai-dat/mat-khau/").status_code == 302
