"""An administrator gives somebody an account; they make it their own, add the second step, and lend their role."""

import re
from base64 import b32decode

import pytest
from django_otp.oath import totp
from playwright.sync_api import Page, expect

from tests.browser.site import People, grave

pytestmark = pytest.mark.browser

OWN = "ba-to-than-nam-gio"
HEAD = "Lãnh đạo Văn phòng – Đảng ủy TKV"


def _enter(page: Page, password: str, token: str = "") -> None:
    page.goto("/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill("nguyen.a")
    page.get_by_label("Mật khẩu").fill(password)
    page.get_by_label("Mã xác thực").fill(token)
    page.get_by_role("button", name="Đăng nhập").click()


def _title(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def _add(admin: Page) -> str:
    """Adds the account and gives its first password."""
    admin.get_by_role("link", name="Quản trị", exact=True).first.click()
    admin.get_by_role("link", name="Người dùng").click()
    admin.get_by_role("link", name="Thêm tài khoản…").click()
    admin.get_by_label("Tên hiển thị").fill("Nguyễn Văn A")
    admin.get_by_label("Tên đăng nhập").fill("nguyen.a")
    admin.get_by_role("combobox", name="Tổ chức").fill("du tkv")
    admin.get_by_role("option", name="Đảng ủy Tập đoàn Công nghiệp Than").first.click()
    admin.get_by_role("combobox", name="Vai trò").select_option(label="Văn thư, chuyên viên")
    assert grave(admin) == []
    admin.get_by_role("button", name="Thêm tài khoản").click()
    _title(admin, "Nguyễn Văn A")
    assert grave(admin) == []
    password = admin.locator(".secret").inner_text()
    admin.reload()
    expect(admin.locator(".secret")).to_have_count(0)
    return password


def _make_own(page: Page, password: str) -> None:
    _enter(page, password)
    _title(page, "Đặt mật khẩu riêng")
    page.goto("/nhiem-vu/")
    _title(page, "Đặt mật khẩu riêng")
    assert grave(page) == []
    page.get_by_label("Mật khẩu đang dùng").fill(password)
    page.get_by_label("Mật khẩu mới", exact=True).fill(OWN)
    page.get_by_label("Nhập lại mật khẩu mới").fill(OWN)
    page.get_by_role("button", name="Đặt mật khẩu riêng").click()
    _title(page, "Bàn làm việc")


def _turn_on(page: Page) -> bytes:
    """Sets the second step up as a person does who types the key, and gives the key."""
    page.get_by_text("Tài khoản", exact=True).click()
    page.get_by_role("link", name="Cài đặt cá nhân").click()
    assert grave(page) == []
    page.get_by_role("link", name="Bật xác thực hai lớp…").click()
    assert grave(page) == []
    key = b32decode(page.locator(".secret").inner_text().replace(" ", ""))
    page.get_by_label("Mã 6 chữ số trên điện thoại").fill(f"{totp(key):06d}")
    page.get_by_label("Mật khẩu đang dùng").fill(OWN)
    page.get_by_role("button", name="Bật xác thực hai lớp").click()
    expect(page.locator(".secrets li")).to_have_count(10)
    assert grave(page) == []
    page.get_by_role("link", name="Đã cất mã").click()
    expect(page.get_by_text("Đang bật từ")).to_be_visible()
    return key


def _lend(page: Page) -> None:
    page.goto("/cai-dat/")
    page.get_by_role("link", name="Nhờ làm thay…").click()
    page.get_by_label("Người làm thay").select_option(label=HEAD)
    page.get_by_label("Đến hết ngày").fill("+5")
    assert grave(page) == []
    page.get_by_role("button", name="Nhờ làm thay").click()
    expect(page.get_by_role("cell", name=f"{HEAD} làm thay")).to_be_visible()


def test_an_account_from_its_first_password_to_a_colleague_who_stands_in(people: People) -> None:
    admin = people.sign_in("quantri")
    password = _add(admin)
    person = people.window()
    _make_own(person, password)
    key = _turn_on(person)
    person.get_by_text("Tài khoản", exact=True).click()
    person.get_by_role("button", name="Đăng xuất").click()
    _enter(person, OWN)
    expect(person.get_by_text("Tài khoản này dùng mã xác thực").first).to_be_visible()
    _enter(person, OWN, f"{totp(key, drift=1):06d}")
    _title(person, "Bàn làm việc")
    _lend(person)

    head = people.sign_in("lanhdao.tkv", "phone")
    head.locator(".bar-for summary").click()
    head.get_by_role("button", name=re.compile("Văn thư, chuyên viên")).click()
    expect(head.get_by_text("Đang làm thay Nguyễn Văn A")).to_be_visible()
    head.get_by_role("button", name="Thôi làm thay").click()
    expect(head.get_by_text("Đã trở lại vai trò của mình")).to_be_visible()
