"""A real article in, a meeting with its conclusions and living tasks out: by mouse, on a phone, by keyboard alone."""

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
import xlsxwriter
from playwright.sync_api import Locator, Page, expect

from tests.browser.site import SEEDS, People, grave

pytestmark = pytest.mark.browser

ITEMS = "[data-item]"
MANY_KEYS = 150


@dataclass(frozen=True)
class Trip:
    """An article, who reads it, and what is known to be in it."""

    seed: str
    reader: str
    tasks: int
    held_on: str = ""
    lead: str = ""  # letters that find the body that leads all its tasks
    leads: str = ""
    agreed: bool = True  # does it belong to an agreement of the demonstration?
    warning: str = ""

    @property
    def path(self) -> Path:
        found = next(SEEDS.glob(f"{self.seed}_*.txt"), None)
        if found is None:
            pytest.skip(f"no texts of third parties beside the project ({SEEDS})")
        return found


COAL = Trip("000", "vanthu.tkv", 5, "20/07/2018", "than quang ninh", "Đảng ủy Than Quảng Ninh")
OTHERS = [
    Trip("002", "vanthu.vnsteel", 6, "", "hong bang", "Hồng Bàng"),
    Trip("003", "vanthu.dongtrieu", 3, "", "than quang ninh", "Than Quảng Ninh"),
    Trip("001", "vanthu.khoi", 4, "20/03/2017", "khoi", "Khối", agreed=False),
    Trip("004", "vanthu.khoi", 2, "", "khoi", "Khối", agreed=False, warning="có vẻ đã bị máy viết lại"),
]


def give(page: Page, trip: Trip) -> None:
    """Declares and hands the file over; the reading page opens."""
    page.goto("/doc-van-ban/")
    page.locator("#drop").get_by_role("checkbox").check()
    page.locator("#drop input[type=file]").set_input_files(trip.path)
    page.wait_for_url("**/doc-van-ban/*-*/")


def place(page: Page, trip: Trip) -> None:
    """Says which agreement it belongs to, or none; then who leads what has no lead yet."""
    options = page.locator("#quy-che").get_by_role("radio")
    (options.first if trip.agreed else options.last).check()
    page.get_by_role("button", name="Chọn quy chế").click()
    box = page.get_by_role("combobox", name="Chủ trì các nhiệm vụ còn thiếu")
    box.fill(trip.lead)
    page.locator("#id_all-lead-list").get_by_role("option").filter(has_text=trip.leads).first.click()
    page.get_by_role("button", name="Đặt chủ trì").click()
    expect(box).to_have_count(0)


def accept_all(page: Page) -> None:
    for item in page.locator(ITEMS).all():
        item.get_by_role("button", name="Nhận", exact=True).click()
        expect(item.get_by_text("Đã nhận")).to_be_visible()


def issue(page: Page) -> None:
    page.get_by_role("link", name="Ban hành…").click()
    dialog = page.locator("#ban-hanh")
    dialog.get_by_label("Tôi xác nhận nội dung này không chứa bí mật nhà nước.").check()
    dialog.get_by_role("button", name="Ban hành", exact=True).click()
    page.wait_for_url("**/hoi-nghi/*-*/")


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).lower()


def judge(page: Page, trip: Trip) -> None:
    """The meeting is there, with a conclusion for each task; a task shows the words it came from."""
    expect(page.locator("#main")).to_contain_text("Đã ban hành lúc")
    if trip.held_on:
        expect(page.locator(".facts")).to_contain_text(trip.held_on)
    conclusions = page.get_by_role("table", name="Kết luận").locator("tbody tr")
    expect(conclusions).to_have_count(trip.tasks)
    for row in conclusions.all():
        expect(row).to_contain_text(trip.leads)
    conclusions.first.get_by_role("link").first.click()
    page.wait_for_load_state()
    if "/ket-luan/" in page.url:
        page.locator("a[href*='/nhiem-vu/']").filter(visible=True).locator("visible=true").first.click()
    quoted = page.locator("blockquote.source").inner_text()
    assert _plain(quoted).strip() in _plain(trip.path.read_text("utf-8"))


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_an_article_becomes_a_meeting_with_five_living_tasks(people: People, size: str) -> None:
    page = people.sign_in(COAL.reader, size)
    give(page, COAL)
    draft = page.locator(".pane-draft")
    for words in ("20/07/2018", "Hà Nội", "Lê Minh Chuẩn", "Vũ Anh Tuấn", "QĐ-TTg", "Đảng ủy Than Quảng Ninh"):
        expect(draft).to_contain_text(words)
    assert page.locator("mark[data-mark]").count() > 10
    expect(page.locator(ITEMS).filter(has_text="Nhiệm vụ (")).to_have_count(5)
    assert grave(page) == []
    place(page, COAL)
    first = page.locator(ITEMS).filter(has_text="Nhiệm vụ (1)")
    first.get_by_role("link", name="Sửa").click()
    edit = page.locator("[data-edit]")
    edit.get_by_role("combobox", name="Phối hợp").fill("cong nghiep than")
    edit.get_by_role("option").filter(has_text="Công nghiệp Than").first.click()
    edit.get_by_label("Hạn (không bắt buộc)", exact=True).fill("30/11/2026")
    edit.get_by_label("Lĩnh vực").select_option(label="Sản xuất, kinh doanh")
    edit.get_by_role("button", name="Lưu và nhận").click()
    expect(first).to_contain_text("30/11/2026")
    expect(first).to_contain_text("Tập đoàn Công nghiệp Than")
    accept_all(page)
    issue(page)
    judge(page, COAL)
    expect(page.locator("#main")).to_contain_text("30/11/2026")
    expect(page.get_by_role("table", name="Phần việc").locator("tbody tr")).to_have_count(2)


def test_the_other_articles_make_the_same_trip(people: People) -> None:
    for trip in OTHERS:
        page = people.sign_in(trip.reader)
        give(page, trip)
        expect(page.get_by_text(trip.warning or "có vẻ đã bị máy viết lại")).to_have_count(1 if trip.warning else 0)
        place(page, trip)
        accept_all(page)
        issue(page)
        judge(page, trip)


HEADING = ("TT", "Nội dung", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành", "Sản phẩm")
ROWS = (
    ("1", "Rà soát đảng viên nơi cư trú", "Đảng ủy Than Quảng Ninh", "", "30/6/2027", "Danh sách"),
    ("2", "Khảo sát các tuyến vận chuyển", "Cụm mỏ phía Đông", "", "31/6/2027", ""),
    ("3", "Tuyên truyền giải phóng mặt bằng", "Cụm mỏ phía Đông", "", "Quý III/2027", "Kế hoạch"),
    ("4", "Việc không thuộc phần của ta", "Cụm mỏ phía Đông", "", "", ""),
)


def sheet(path: Path, rows: Iterable[tuple[str, ...]]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("KH")
        for number, line in enumerate((("Kế hoạch phối hợp năm 2027",), HEADING, *rows)):
            page.write_row(number, 0, line)
    return path


def test_several_files_at_once_and_a_plan_table_becomes_the_plan_of_the_year(people: People, tmp_path: Path) -> None:
    plan = sheet(tmp_path / "kế hoạch.xlsx", ROWS)
    # Too large to be opened while somebody waits: letters that pack badly, and nothing to find in them.
    letters = str.maketrans("0123456789", "ghijklmnop")
    work = (secrets.token_hex(700).translate(letters) for _ in range(500))
    long = sheet(tmp_path / "bảng dài.xlsx", ((str(n), f"Việc {one}", *[""] * 4) for n, one in enumerate(work)))
    locked = tmp_path / "khóa.docx"
    locked.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(64)
    )
    page = people.sign_in("vanthu.tkv")
    page.goto("/doc-van-ban/")
    page.locator("#drop").get_by_role("checkbox").check()
    page.locator("#drop input[type=file]").set_input_files([plan, long, locked])
    lines = page.locator("[data-files] .file")
    expect(lines.filter(has_text="khóa.docx")).to_contain_text("Tệp có mật khẩu nên chưa đọc được.")
    for name in (plan.name, long.name):
        expect(lines.filter(has_text=name).get_by_role("link", name="Mở")).to_be_visible(timeout=60_000)
    listed = page.locator("#readings tbody tr")
    expect(listed).to_have_count(2)
    assert grave(page) == []
    listed.filter(has_text=long.name).get_by_role("checkbox").check()
    page.get_by_role("button", name="Bỏ khỏi danh sách đọc").click()
    expect(page.get_by_text("Đã bỏ 1 văn bản khỏi danh sách đọc.")).to_be_visible()
    expect(listed).to_have_count(1)
    page.get_by_role("button", name="Hoàn tác").click()
    expect(listed).to_have_count(2)

    listed.filter(has_text=plan.name).get_by_role("link").click()
    page.get_by_role("link", name="Xem và ban hành cả bảng").click()
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Chọn quy chế").click()
    facts = page.locator("#table-facts")
    expect(facts).to_contain_text("4 nhiệm vụ · 3 hàng cần sửa")
    page.get_by_role("checkbox", name="Giữ hàng 5").uncheck()
    expect(facts).to_contain_text("3 nhiệm vụ · 1 hàng để lại · 2 hàng cần sửa")
    page.get_by_label("“Cụm mỏ phía Đông” là đơn vị").select_option(label="Đảng ủy Than Quảng Ninh")
    expect(facts).to_contain_text("1 hàng cần sửa")
    rows = page.locator(".preview-rows tbody tr")
    wrong = rows.filter(has_text="Khảo sát")
    expect(wrong).to_contain_text("Cột “Thời gian hoàn thành”: Hạn “31/6/2027”: Tháng 6 không có ngày 31.")
    assert grave(page) == []
    wrong.get_by_role("link", name="Sửa").click()
    edit = page.locator("[data-edit]")
    edit.get_by_label("Hạn (không bắt buộc)", exact=True).fill("30/6/2027")
    edit.get_by_role("button", name="Lưu hàng này").click()
    expect(facts).not_to_contain_text("cần sửa")
    page.get_by_role("link", name="Ban hành…").click()
    dialog = page.locator("#ban-hanh")
    dialog.get_by_label("Kế hoạch phối hợp của năm, kèm các nhiệm vụ; các bên xác nhận").check()
    expect(dialog.get_by_label("Năm của kế hoạch")).to_have_value("2027")
    dialog.get_by_label("Tôi xác nhận nội dung này không chứa bí mật nhà nước.").check()
    dialog.get_by_role("button", name="Ban hành", exact=True).click()
    page.wait_for_url("**/ke-hoach/*-*/")
    expect(page.locator("#main")).to_contain_text("Đã ban hành lúc")
    expect(page.locator("#main tbody tr")).to_have_count(3)
    page.goto("/doc-van-ban/lan-sua/")
    expect(page.locator("tbody tr")).to_contain_text("Cụm mỏ phía Đông")


def _tab_to(page: Page, target: Locator, key: str = "Tab") -> None:
    """Presses one key until `target` has the focus."""
    for _ in range(MANY_KEYS):
        if target.count() and target.first.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{target} is not reached by {key}")


def test_the_same_trip_by_keyboard_alone(people: People) -> None:
    page = people.window()
    page.on("filechooser", lambda _: None)  # from here on it is caught, not opened
    keys = page.keyboard
    page.goto("/")
    expect(page.get_by_label("Tên đăng nhập")).to_be_focused()
    keys.type(COAL.reader)
    keys.press("Tab")
    keys.type("phoi-hop-trinh-dien")
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bàn làm việc")
    page.wait_for_load_state()  # no key is heard before the scripts are there
    keys.press("g")
    keys.press("m")
    page.wait_for_url("**/doc-van-ban/")
    _tab_to(page, page.locator("#drop").get_by_role("checkbox"))
    keys.press("Space")
    _tab_to(page, page.locator("#drop input[type=file]"))
    with page.expect_file_chooser() as chooser:
        keys.press("Enter")
    chooser.value.set_files(COAL.path)
    page.wait_for_url("**/doc-van-ban/*-*/")

    _tab_to(page, page.locator("#quy-che").get_by_role("radio").first)
    keys.press("Space")
    _tab_to(page, page.get_by_role("button", name="Chọn quy chế"))
    keys.press("Enter")
    box = page.get_by_role("combobox", name="Chủ trì các nhiệm vụ còn thiếu")
    expect(box).to_be_visible()
    _tab_to(page, box)
    keys.type(COAL.lead)
    expect(page.locator("#id_all-lead-list").get_by_role("option").first).to_contain_text(COAL.leads)
    keys.press("ArrowDown")
    keys.press("Enter")
    _tab_to(page, page.get_by_role("button", name="Đặt chủ trì"))
    keys.press("Enter")
    expect(box).to_have_count(0)

    # The items: what is wrong is refused, one is changed, the rest are accepted.
    items = page.locator(ITEMS)
    for number in range(items.count()):
        item = items.nth(number)
        _tab_to(page, item, "ArrowDown")
        if number == 3:
            keys.press("Delete")
            expect(item.get_by_text("Đã bỏ")).to_be_visible()
        elif number == 5:
            keys.press("F2")
            due = item.get_by_label("Hạn (không bắt buộc)", exact=True)
            expect(due).to_be_visible()
            _tab_to(page, due)
            keys.type("30/11/2026")
            keys.press("Control+Enter")
            expect(item.get_by_text("Đã nhận")).to_be_visible()
            expect(item).to_contain_text("30/11/2026")
        else:
            keys.press("Enter")
            expect(item.get_by_text("Đã nhận")).to_be_visible()

    dialog = page.locator("#ban-hanh")
    expect(dialog).to_have_count(1)  # nothing stands in the way any more
    expect(dialog).to_be_hidden()
    keys.press("Control+Enter")
    expect(dialog).to_be_visible()
    _tab_to(page, dialog.get_by_label("Tôi xác nhận nội dung này không chứa bí mật nhà nước."))
    keys.press("Space")
    _tab_to(page, dialog.get_by_role("button", name="Ban hành", exact=True))
    keys.press("Enter")
    page.wait_for_url("**/hoi-nghi/*-*/")
    judge(page, COAL)
    expect(page.locator("#main")).to_contain_text("30/11/2026")
