"""A quarter's report from the ward's sheet to the corporation's total: pasted, sent, taken in, seen two levels up."""

import re
from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.site import People, grave

pytestmark = pytest.mark.browser

DECLARATION = "Tôi xác nhận nội dung này không chứa bí mật nhà nước."
REGIME = re.compile("Báo cáo quý thực hiện Quy chế phối hợp")
PASTED = "800\t\n130\t\n117\t\n"


def _regime(page: Page) -> None:
    page.goto("/bao-cao/dinh-ky/")
    page.get_by_role("link", name=REGIME).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(REGIME)


def _paste(page: Page, box: str, words: str) -> None:
    """What a spreadsheet program puts on the clipboard."""
    page.locator(box).first.evaluate(
        """(box, words) => {
            const data = new DataTransfer();
            data.setData("text/plain", words);
            box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        words,
    )


def test_a_report_goes_from_a_sheet_to_the_totals_of_every_level(people: People) -> None:
    ward = people.sign_in("daumoi.maokhe")
    _regime(ward)
    ward.get_by_role("link", name="Nhập báo cáo").first.click()
    expect(ward.get_by_role("heading", level=1)).to_contain_text("Nhập báo cáo")
    assert grave(ward) == []
    _paste(ward, "input.actual", PASTED)
    expect(ward.locator("input.actual").nth(2)).to_have_value("117")
    expect(ward.locator("#g-ty-le-nhan-xet")).to_have_text("90,0")  # computed by the server while one types
    ward.locator("input.actual").first.press("Enter")
    expect(ward.locator("input.actual").nth(1)).to_be_focused()
    ward.locator("#sheet").get_by_label(DECLARATION).check()
    ward.get_by_role("button", name="Gửi báo cáo").click()
    expect(ward.locator("#main")).to_contain_text("Đã gửi báo cáo; chờ Đảng ủy Than Quảng Ninh tiếp nhận.")
    report = ward.url

    region = people.sign_in("vanthu.tqn")
    region.goto(report)
    assert grave(region) == []
    region.get_by_role("link", name="Tiếp nhận báo cáo…").click()
    dialog = region.locator("#tiep-nhan")
    dialog.get_by_label(DECLARATION).check()
    dialog.get_by_role("button", name="Tiếp nhận báo cáo").click()
    expect(region.locator("#main")).to_contain_text("Đã tiếp nhận báo cáo; số liệu đã vào bảng tổng hợp.")
    region.get_by_role("link", name=re.compile("Bảng tổng hợp")).click()
    expect(region.locator("#main")).to_contain_text("Mới có 1/12 đơn vị vào tổng hợp")
    assert grave(region) == []

    corporation = people.sign_in("vanthu.tkv")
    corporation.goto("/bao-cao/dinh-ky/")
    corporation.get_by_role("link", name=re.compile("Báo cáo quý của các đảng bộ trực thuộc")).first.click()
    period = region.url.rstrip("/").split("/")[-2]
    corporation.goto(f"{corporation.url}{period}/tong-hop/")
    expect(corporation.locator("#main")).to_contain_text("800")
    corporation.get_by_role("link", name=re.compile("Người lao động")).click()
    corporation.get_by_role("link", name="Đảng ủy Than Quảng Ninh").click()
    corporation.get_by_role("link", name="Đảng ủy phường Mạo Khê").click()
    expect(corporation.locator("#main")).to_contain_text("Đã tiếp nhận")


def test_a_wide_table_is_printed_with_its_title(readers: People) -> None:
    region = readers.sign_in("vanthu.tqn")
    _regime(region)
    (sheet,) = PdfReader(BytesIO(region.pdf(prefer_css_page_size=True))).pages
    assert sheet.mediabox.width > sheet.mediabox.height
    words = sheet.extract_text()
    assert REGIME.search(words)
    assert "Đảng ủy phường Mạo Khê" in words.replace("\n", " ")
