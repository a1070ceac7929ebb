"""Agreement, plan, confirmations; progress, more time; the desk and the counts; the review report as a Word file."""

import re
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.site import People, grave

pytestmark = pytest.mark.browser

DECLARATION = "Tôi xác nhận nội dung này không chứa bí mật nhà nước."
MAO_KHE = "Đảng ủy phường Mạo Khê"


def _pick(page: Page, label: str, typed: str, name: str) -> None:
    """Finds an organisation by a few letters without marks, and takes it."""
    page.get_by_role("combobox", name=label).fill(typed)
    page.get_by_role("option", name=name).first.click()


def _declare(page: Page, button: str) -> None:
    page.wait_for_load_state("networkidle")  # what leaving a field asked of the server has been answered
    page.get_by_label(DECLARATION).locator("visible=true").check()
    page.get_by_role("button", name=button, exact=True).click()


def _said(page: Page, sentence: str) -> None:
    expect(page.locator("#main")).to_contain_text(sentence)


def _confirm(page: Page, opener: str) -> None:
    page.get_by_role("link", name=opener).click()
    page.get_by_role("link", name="Xác nhận…").click()
    dialog = page.locator("#confirm")
    dialog.get_by_label(DECLARATION).check()
    dialog.get_by_role("button", name="Xác nhận", exact=True).click()
    expect(dialog).to_have_count(0)


def _agree(page: Page) -> str:
    """A new agreement of two sides; gives its address."""
    page.goto("/quy-che/")
    page.get_by_role("link", name="Lập quy chế").click()
    page.get_by_label("Tên quy chế").fill("Quy chế phối hợp chăm lo đời sống thợ mỏ")
    page.get_by_label("Số (không bắt buộc)").fill("15")
    page.get_by_label("Có hiệu lực từ").fill("1/1/2026")
    page.get_by_label("Hết hiệu lực").fill("31/12/2030")
    _pick(page, "Các bên còn lại", "mao khe", MAO_KHE)
    page.get_by_label("Tên lĩnh vực, dòng 1").fill("Đời sống thợ mỏ")
    page.get_by_label("Số điều, dòng 1").fill("3")
    page.get_by_label("Tên điều, dòng 1").fill("Nhà ở, đi lại của thợ mỏ")
    page.get_by_label("Lĩnh vực, dòng 1", exact=True).fill("Đời sống thợ mỏ")
    page.get_by_label("Họp", exact=False).first.select_option(label="hằng quý")
    page.get_by_label("Trả lời kiến nghị trong (ngày)").fill("15")
    _declare(page, "Ban hành quy chế")
    page.wait_for_url(re.compile(r"/quy-che/[0-9a-f-]{36}/"))
    return page.url


def _plan(page: Page, agreement: str) -> str:
    page.goto(agreement)
    page.get_by_role("link", name="Lập kế hoạch năm").click()
    page.get_by_label("Tên kế hoạch").fill("Kế hoạch phối hợp chăm lo đời sống thợ mỏ năm 2026")
    first = page.get_by_role("group", name="Nhiệm vụ 1", exact=True)
    first.get_by_label("Nội dung").fill("Khảo sát nhu cầu nhà ở của thợ mỏ trên địa bàn phường")
    first.get_by_label("Chủ trì").select_option(label=MAO_KHE)
    first.get_by_label("Hạn").fill("31/12/2026")
    _declare(page, "Ban hành kế hoạch")
    page.wait_for_url(re.compile(r"/ke-hoach/[0-9a-f-]{36}/"))
    return page.url


def test_agreement_and_plan_are_in_force_when_both_sides_have_confirmed_the_same_text(people: People) -> None:
    clerk = people.sign_in("vanthu.tqn")
    agreement = _agree(clerk)
    expect(clerk.get_by_role("heading", level=1)).to_contain_text("chăm lo đời sống thợ mỏ")
    _said(clerk, "Chờ")
    assert grave(clerk) == []

    focal = people.sign_in("daumoi.maokhe")
    focal.goto(agreement)
    _confirm(focal, "Xác nhận quy chế…")
    clerk.goto(agreement)
    expect(clerk.locator(".page-head")).not_to_contain_text("Chờ")
    clerk.get_by_role("link", name="Các bên").first.click()
    expect(clerk.get_by_text("Đã xác nhận")).to_have_count(2)

    plan = _plan(clerk, agreement)
    expect(clerk.locator(".facts")).to_contain_text("Chờ")
    _said(clerk, MAO_KHE)
    focal.goto(plan)
    _confirm(focal, "Xác nhận kế hoạch…")
    clerk.goto(plan)
    expect(clerk.locator(".facts")).not_to_contain_text("Chờ")
    focal.goto("/nhiem-vu/")
    _said(focal, "Khảo sát nhu cầu nhà ở của thợ mỏ")
    outside = people.sign_in("vanthu.petrovietnam")
    for address in (agreement, plan):
        answer = outside.goto(address)
        assert answer is not None
        assert answer.status == 404


TASK = "Rà soát đảng viên đang công tác"


def test_a_body_reports_its_part_with_a_file_asks_for_time_and_gets_it(people: People, tmp_path: Path) -> None:
    focal = people.sign_in("daumoi.maokhe")
    focal.get_by_role("link", name=TASK).first.click()
    task = focal.url
    parts = focal.get_by_role("table", name="Phần việc")
    expect(parts.locator("tbody tr")).to_have_count(3)
    focal.get_by_role("link", name="Cập nhật phần việc").click()
    focal.get_by_label("Tiến độ").fill("75")
    focal.get_by_label("Kết quả").or_(focal.get_by_label("Nội dung")).first.fill("Đã rà soát 9/12 chi bộ")
    evidence = tmp_path / "danh-sach.txt"
    evidence.write_text("Danh sách chi bộ đã rà soát", "utf-8")
    focal.locator("input[type=file]").set_input_files(evidence)
    _declare(focal, "Cập nhật phần việc")
    _said(focal, "Đã cập nhật phần việc.")
    ours = parts.locator("tr.ours")
    expect(ours).to_contain_text("75%")
    with focal.expect_download() as download:
        ours.get_by_role("link", name="danh-sach.txt").click()
    assert Path(download.value.path()).read_text("utf-8") == "Danh sách chi bộ đã rà soát"
    file = ours.get_by_role("link", name="danh-sach.txt").get_attribute("href")

    focal.get_by_role("link", name="Xin gia hạn").click()
    focal.get_by_label("Gia hạn đến").or_(focal.get_by_label("Hạn mới")).first.fill("15/01/2027")
    focal.get_by_label("Lý do").fill("Còn ba chi bộ ở xa chưa họp xong")
    _declare(focal, "Xin gia hạn")
    _said(focal, "Đã gửi đề nghị gia hạn.")

    clerk = people.sign_in("vanthu.tqn")
    clerk.get_by_role("link", name=TASK).first.click()
    _said(clerk, "Còn ba chi bộ ở xa chưa họp xong")
    clerk.get_by_role("link", name="Đồng ý gia hạn").click()
    _declare(clerk, "Đồng ý gia hạn")
    _said(clerk, "Đã đồng ý gia hạn.")
    focal.goto(task)
    expect(focal.locator(".facts")).to_contain_text("hạn 15/01/2027")

    outside = people.sign_in("vanthu.petrovietnam")
    for address in (task, file or ""):
        answer = outside.goto(address)
        assert answer is not None
        assert answer.status == 404


def test_a_form_sent_without_its_declaration_keeps_what_was_typed_and_says_what_to_do(people: People) -> None:
    focal = people.sign_in("daumoi.maokhe")
    focal.get_by_role("link", name=TASK).first.click()
    focal.get_by_role("link", name="Xin gia hạn").click()
    focal.get_by_label("Lý do").fill("Chờ số liệu của chi bộ")
    focal.get_by_role("button", name="Xin gia hạn", exact=True).click()
    _said(focal, "Chưa xác nhận nội dung không chứa bí mật nhà nước.")
    expect(focal.get_by_label("Lý do")).to_have_value("Chờ số liệu của chi bộ")
    expect(focal.get_by_label(DECLARATION)).not_to_be_checked()


def _numbers(text: str) -> list[int]:
    return [int(number.replace(".", "")) for number in re.findall(r"[\d.]+", text)]


def test_the_desk_and_the_list_count_in_four_ways_and_filters_keep_the_sum(readers: People) -> None:
    page = readers.sign_in("vanthu.tqn")
    page.goto("/nhiem-vu/")
    counts = page.get_by_role("navigation", name="Tổng").or_(page.locator(".counts")).first
    *four, total = _numbers(counts.inner_text())
    assert len(four) == 4
    assert sum(four) == total > 0
    for number, word in zip(
        four, ("Xong, đúng hạn", "Xong, chậm", "Đang làm, trong hạn", "Đang làm, quá hạn"), strict=True
    ):
        page.goto("/nhiem-vu/")
        page.get_by_role("link", name=word).first.click()
        assert page.locator("#tasks tbody a.row-link").count() == number
    for tab in ("Theo cơ quan", "Theo lĩnh vực", "Theo kỳ"):
        page.goto("/nhiem-vu/")
        page.get_by_role("link", name=tab, exact=True).click()
        rows = [_numbers(row.locator("td.num").all_inner_texts().__str__()) for row in page.locator("tbody tr").all()]
        *lines, last = rows
        assert last[4] == sum(last[:4]) == total
        assert [sum(line[at] for line in lines) for at in range(5)] == last
    page.goto("/nhiem-vu/")
    page.get_by_label("Chủ trì").select_option(label=MAO_KHE)
    page.get_by_role("button", name="Lọc").locator("visible=true").click()
    page.wait_for_url(re.compile(r"\?.*="))
    for cell in page.locator("#tasks tbody td.c-who").all_inner_texts():
        assert MAO_KHE in cell


def test_the_desk_leads_to_each_act_in_one_click(readers: People) -> None:
    page = readers.sign_in("daumoi.maokhe")
    acts = page.locator("td.c-act a")
    assert acts.count() > 0
    acts.first.click()
    expect(page.get_by_label(DECLARATION)).to_be_visible()


def test_the_review_report_is_composed_edited_composed_again_and_taken_away_as_word(people: People) -> None:
    page = people.sign_in("vanthu.tqn")
    page.goto("/bao-cao/")
    page.get_by_role("link", name="Lập báo cáo sơ kết, tổng kết").click()
    page.get_by_label("Quy chế").select_option(
        label="Quy chế phối hợp giữa Đảng ủy Than Quảng Ninh và Đảng ủy 12 phường"
    )
    page.get_by_label("Từ ngày").fill("01/01/2026")
    page.get_by_label("Đến ngày").fill("31/12/2026")
    page.get_by_role("button", name="Lập báo cáo").click()
    page.wait_for_url(re.compile(r"/bao-cao/[0-9a-f-]{36}/"))
    report = page.url
    _said(page, TASK)
    assert page.locator("a.review-source").count() > 3
    assert grave(page) == []

    page.get_by_role("link", name="Sửa đoạn này").first.click()
    page.get_by_role("textbox").locator("visible=true").last.fill("Hai bên đã phối hợp chặt chẽ, kịp thời.")
    page.get_by_role("button", name="Lưu đoạn này").click()
    _said(page, "Văn thư đã sửa.")
    page.get_by_role("link", name="Sửa số, ký hiệu, nơi nhận, người ký").click()
    page.get_by_label("Số", exact=True).or_(page.get_by_label("Số (không bắt buộc)")).first.fill("27")
    page.get_by_role("button", name="Lưu thể thức").click()
    page.wait_for_url(report)

    focal = people.sign_in("daumoi.maokhe")
    focal.get_by_role("link", name=TASK).first.click()
    focal.get_by_role("link", name="Báo cáo hoàn thành").click()
    focal.get_by_role("textbox").locator("visible=true").last.fill("Đã rà soát xong 12/12 chi bộ")
    _declare(focal, "Báo cáo hoàn thành")
    _said(focal, "Đã báo cáo hoàn thành phần việc.")

    page.goto(report)
    _said(page, "Hai bên đã phối hợp chặt chẽ, kịp thời.")
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải bản Word").click()
    paper = docx.Document(str(download.value.path()))
    words = "\n".join(
        [one.text for one in paper.paragraphs]
        + [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    )
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in words
    assert "Hai bên đã phối hợp chặt chẽ, kịp thời." in words
    assert re.search(r"Số\s*27", words)
    assert "Nơi nhận" in words
