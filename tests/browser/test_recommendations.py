"""A recommendation from its raising to its closing: the ward that raises it, the committee it is addressed to, the ward
that answers, and an outsider who sees nothing."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.site import People, grave

pytestmark = pytest.mark.browser

DECLARATION = "Tôi xác nhận nội dung này không chứa bí mật nhà nước."
AGREEMENT = "Đảng ủy 12 phường"
DUST = "Đề nghị giảm bụi tuyến đường vận chuyển than đi cảng, đoạn qua khu dân cư phường Mạo Khê"


def _send(page: Page, button: str) -> None:
    page.get_by_label(DECLARATION).locator("visible=true").check()
    page.get_by_role("button", name=button, exact=True).click()


def _said(page: Page, sentence: str) -> None:
    expect(page.locator("#main")).to_contain_text(sentence)


def _raise(page: Page) -> str:
    """Raises it as a new one, though others are like it; gives its address."""
    page.goto("/kien-nghi/")
    page.get_by_role("link", name="Nêu kiến nghị").click()
    page.get_by_role("link", name=AGREEMENT).click()
    page.get_by_label("Nội dung kiến nghị").fill(DUST)
    page.keyboard.press("Tab")
    page.get_by_label("Nơi nhận kiến nghị", exact=True).select_option(label="Đảng ủy Than Quảng Ninh")
    offered = page.get_by_role("group", name="Có kiến nghị gần giống")
    expect(offered).to_contain_text("Đảng ủy phường Cửa Ông")
    expect(offered.get_by_role("radio", checked=True)).to_have_count(0)
    page.get_by_label("Nhóm vấn đề").select_option(label="Giao thông, vận chuyển")
    page.get_by_label("Địa bàn").fill("Phường Mạo Khê")
    expect(page.get_by_label("Hạn trả lời")).not_to_have_value("")
    assert grave(page) == []
    _send(page, "Gửi kiến nghị")
    _said(page, "Chưa rõ đây là kiến nghị mới hay nêu lại.")
    expect(page.get_by_label("Địa bàn")).to_have_value("Phường Mạo Khê")
    page.get_by_label("Không trùng, đây là kiến nghị mới").check()
    _send(page, "Gửi kiến nghị")
    page.wait_for_url(re.compile(r"/kien-nghi/[0-9a-f-]{36}/"))
    _said(page, "Chờ Đảng ủy Than Quảng Ninh trả lời")
    return page.url


def test_raised_routed_answered_followed_on_and_closed_by_its_raiser(people: People, tmp_path: Path) -> None:
    raiser = people.sign_in("daumoi.maokhe")
    matter = _raise(raiser)

    office = people.sign_in("vanthu.tqn")
    row = office.get_by_role("row").filter(has_text=DUST)
    expect(row.get_by_role("link", name="Trả lời kiến nghị")).to_be_visible()
    row.get_by_role("link", name=DUST).click()
    office.get_by_role("link", name="Giao cơ quan trả lời…").click()
    office.get_by_label("Cơ quan trả lời", exact=True).select_option(label="Đảng ủy phường Vàng Danh")
    _send(office, "Giao cơ quan trả lời")
    _said(office, "Chờ Đảng ủy phường Vàng Danh trả lời")
    expect(office.get_by_role("link", name="Trả lời kiến nghị…")).to_have_count(0)

    ward = people.sign_in("daumoi.vangdanh")
    ward.goto(matter)
    ward.keyboard.press("m")  # the key of the page's own act
    ward.get_by_label("Đã giải quyết", exact=True).check()
    ward.get_by_label("Nội dung trả lời").fill("Đã tưới nước, dựng rào chắn bụi dọc tuyến")
    paper = tmp_path / "bien-ban.txt"
    paper.write_text("Biên bản kiểm tra hiện trường", "utf-8")
    ward.locator("input[type=file]").set_input_files(paper)
    _send(ward, "Trả lời kiến nghị")
    _said(ward, "Đã trả lời, chờ bên nêu")
    expect(ward.get_by_role("link", name="Kết thúc kiến nghị…")).to_have_count(0)

    raiser.goto("/")
    raiser.get_by_role("row").filter(has_text=DUST).get_by_role("link", name="Xem trả lời").click()
    with raiser.expect_download() as download:
        raiser.get_by_role("link", name="bien-ban.txt").click()
    assert Path(download.value.path()).read_text("utf-8") == "Biên bản kiểm tra hiện trường"
    file = raiser.get_by_role("link", name="bien-ban.txt").get_attribute("href") or ""
    raiser.get_by_role("link", name="Chưa xong, theo dõi tiếp…").click()
    raiser.get_by_label("Điều chưa xong").fill("Đoạn cuối tuyến chưa có rào chắn")
    _send(raiser, "Theo dõi tiếp")
    _said(raiser, "Chờ Đảng ủy phường Vàng Danh trả lời")
    raiser.get_by_role("link", name="Kết thúc kiến nghị…").click()
    _send(raiser, "Kết thúc kiến nghị")
    _said(raiser, "Ghi lý do kết thúc để nơi trả lời biết.")
    raiser.get_by_label("Ý kiến của bên nêu").fill("Hai bên đã thống nhất tại chỗ")
    _send(raiser, "Kết thúc kiến nghị")
    _said(raiser, "Đảng ủy phường Mạo Khê đã kết thúc kiến nghị")
    assert grave(raiser) == []

    outside = people.sign_in("vanthu.petrovietnam")
    for address in (matter, file):
        answer = outside.goto(address)
        assert answer is not None
        assert answer.status == 404
    outside.goto("/kien-nghi/?ky=tat-ca")
    expect(outside.locator("#main")).not_to_contain_text("bụi")


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_the_register_counts_in_four_ways_and_its_tables_sum_to_the_same(readers: People, size: str) -> None:
    page = readers.sign_in("vanthu.tqn", size)
    page.goto("/kien-nghi/")
    *four, total = _numbers(page.locator(".counts").inner_text())
    assert sum(four) == total > 0
    for number, word in zip(four, ("Quá hạn trả lời", "Chờ trả lời", "chờ bên nêu", "Đã kết thúc"), strict=True):
        page.goto("/kien-nghi/")
        page.locator(".counts").get_by_role("link", name=word).click()
        assert page.locator("#recommendations tbody a.row-link").count() == number
    assert grave(page) == []
    page.goto("/kien-nghi/tong-hop/")
    sums = [_numbers(row.locator("td").all_inner_texts().__str__()) for row in page.locator("tr.sum").all()]
    assert sums[0] == sums[1] == sums[2]
    assert sums[0][0] == total == sum(sums[0][1:5]) == sums[0][5] + sums[0][6]
    assert sums[3][0] == sums[0][6] == sum(sums[3][1:])
    assert grave(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def _numbers(text: str) -> list[int]:
    return [int(number.replace(".", "")) for number in re.findall(r"[\d.]+", text)]
