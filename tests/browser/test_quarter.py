"""A whole quarter of one agreement: invitation, report, meeting, conclusions that become tasks, a recommendation
raised, passed on, answered and closed, and the next meeting, which knows it all. Walked by the host, a unit, the other
side, and an outsider who sees nothing."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.site import People, grave

pytestmark = pytest.mark.browser

DECLARATION = "Tôi xác nhận nội dung này không chứa bí mật nhà nước."
AGREEMENT = "Đảng ủy 12 phường"
MEETING = "Hội nghị giao ban chuyên đề môi trường"
CONCLUSION = "Lắp hệ thống rửa xe tại cổng mỏ trước mùa khô"
MATTER = "Đề nghị bố trí điểm quan trắc bụi tự động ở tổ dân phố giáp khai trường"
TODAY = date.today()  # noqa: DTZ011 - the day that the server's people see


def _send(page: Page, button: str, form: str = "#main") -> None:
    page.locator(form).get_by_label(DECLARATION).locator("visible=true").check()
    page.locator(form).get_by_role("button", name=button, exact=True).click()


def _said(page: Page, *sentences: str) -> None:
    for sentence in sentences:
        expect(page.locator("#main")).to_contain_text(sentence)


def _call(page: Page, day: date) -> str:
    """The host calls a meeting with another ward at its side; gives the address of its agenda."""
    page.goto("/hoi-nghi/chuan-bi/")
    page.get_by_role("link", name=AGREEMENT).last.click()
    page.get_by_label("Tên hội nghị").fill(MEETING)
    page.get_by_label("Ngày họp").fill(f"{day:%d/%m/%Y}")
    page.get_by_label("Từ giờ").fill("8h")
    page.get_by_label("Điểm cầu chính, địa điểm").fill("Hội trường phường Hồng Gai")
    page.get_by_role("group", name="Cơ quan chủ trì").get_by_label("Đảng ủy phường Hồng Gai").check()
    regime = page.get_by_label("Báo cáo của đơn vị lấy theo chế độ")
    regime.select_option(index=1)
    _send(page, "Lập hội nghị")
    page.wait_for_url(re.compile("/chuong-trinh/"))
    return page.url


def test_a_quarter_from_the_invitation_to_what_the_next_meeting_opens_with(people: People) -> None:
    host = people.sign_in("vanthu.tqn")
    agenda = _call(host, TODAY)
    meeting = agenda.removesuffix("chuong-trinh/")
    host.get_by_role("link", name="Ghi diễn biến…").wait_for()
    host.goto(f"{meeting}giay-moi/")
    expect(host.locator(".review-paper")).to_contain_text("phối hợp với Đảng ủy phường Hồng Gai tổ chức")
    _send(host, "Gửi giấy mời")
    _said(host, "Đã ban hành lúc", "nhận lời 0")

    unit = people.sign_in("daumoi.vangdanh")
    unit.get_by_role("row").filter(has_text=MEETING).get_by_role("link", name="Trả lời giấy mời").click()
    unit.get_by_label("Dự họp").check()
    _send(unit, "Gửi trả lời")
    _said(unit, "Đã trả lời giấy mời lúc")
    other = people.sign_in("daumoi.maokhe")
    other.goto("/bao-cao/dinh-ky/")
    other.get_by_role("link", name=re.compile("Báo cáo quý thực hiện Quy chế phối hợp")).first.click()
    other.get_by_role("link", name="Nhập báo cáo").first.click()
    other.locator("input.actual").first.fill("800")
    other.locator("#sheet").get_by_label(DECLARATION).check()
    other.get_by_role("button", name="Gửi báo cáo").click()
    expect(other.locator("#main")).to_contain_text("chờ Đảng ủy Than Quảng Ninh tiếp nhận")

    host.goto(agenda)
    _said(host, "nhận lời 1", "Báo cáo của đơn vị")
    host.get_by_role("link", name="Ghi diễn biến…").click()
    host.get_by_label("Trao đổi, thảo luận").fill("Thống nhất rửa xe trước khi ra đường dân sinh")
    _send(host, "Ban hành diễn biến")
    _said(host, "Đã ghi diễn biến lúc", "Thống nhất rửa xe")
    host.locator("#conclude").get_by_label("Kết luận").fill(CONCLUSION)
    host.locator("#conclude").get_by_label("Giao cho").select_option(label="Đảng ủy phường Vàng Danh")
    host.locator("#conclude").get_by_label("Hạn").fill(f"{TODAY + timedelta(days=30):%d/%m/%Y}")
    _send(host, "Ban hành kết luận", "#conclude")
    expect(host.get_by_role("row").filter(has_text=CONCLUSION)).to_contain_text("Đảng ủy phường Vàng Danh")
    host.get_by_role("link", name="Thông báo kết luận…").click()
    _send(host, "Ban hành thông báo kết luận")
    host.goto("/van-ban/")
    expect(host.get_by_role("link", name=re.compile("Kết luận hội nghị giao ban chuyên đề"))).to_be_visible()

    # The unit works on its task, and raises what it cannot solve; the ward it asked passes it on; the host answers.
    unit.goto("/")
    unit.get_by_role("row").filter(has_text=CONCLUSION).get_by_role("link", name="Cập nhật phần việc").click()
    unit.get_by_label("Tiến độ").fill("50")
    unit.get_by_label("Kết quả").fill("Đã khảo sát vị trí")
    _send(unit, "Cập nhật phần việc")
    unit.goto(meeting)
    unit.get_by_role("link", name="Nêu kiến nghị tại hội nghị này").click()
    unit.get_by_label("Nội dung kiến nghị").fill(MATTER)
    unit.get_by_label("Nơi nhận kiến nghị", exact=True).select_option(label="Đảng ủy Than Quảng Ninh")
    _send(unit, "Gửi kiến nghị")
    new = unit.get_by_label("Không trùng, đây là kiến nghị mới")
    if new.count():
        new.check()
        _send(unit, "Gửi kiến nghị")
    unit.wait_for_url(re.compile(r"/kien-nghi/[0-9a-f-]{36}/"))
    matter = unit.url
    host.goto(f"{matter}tra-loi/")
    host.get_by_label("Vượt thẩm quyền", exact=False).first.check()
    host.get_by_label("Nội dung trả lời").fill("Việc thuộc thẩm quyền của phường")
    host.get_by_label("Chuyển đến").select_option(label="Đảng ủy phường Mạo Khê")
    host.get_by_label("Hạn trả lời mới").fill(f"{TODAY + timedelta(days=20):%d/%m/%Y}")
    _send(host, "Trả lời kiến nghị")
    _said(host, "Chờ Đảng ủy phường Mạo Khê trả lời")

    # The next meeting opens with both; once the matter is closed, it is gone from there.
    coming = _call(host, TODAY + timedelta(days=7))
    _said(host, CONCLUSION, "đang làm 1", MATTER)
    other.goto(f"{matter}tra-loi/")
    other.get_by_label("Đã giải quyết", exact=True).check()
    other.get_by_label("Nội dung trả lời").fill("Đã đặt trạm quan trắc")
    _send(other, "Trả lời kiến nghị")
    unit.goto(f"{matter}ket-thuc/")
    _send(unit, "Kết thúc kiến nghị")
    _said(unit, "đã kết thúc kiến nghị")
    host.goto(coming)
    _said(host, CONCLUSION)
    expect(host.locator("#main")).not_to_contain_text(MATTER)
    assert grave(host) == []

    outside = people.sign_in("vanthu.petrovietnam")
    for address in (agenda, meeting, coming, matter):
        answer = outside.goto(address)
        assert answer is not None
        assert answer.status == 404
    outside.goto("/hoi-nghi/")
    expect(outside.locator("#main")).not_to_contain_text(MEETING)
