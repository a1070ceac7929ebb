"""The components in the system's Chromium: keyboard, assistive reading, scripts on and off, screen and paper."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from tests.ui.urls import NEW_SIGN

pytestmark = pytest.mark.browser

DESK = {"width": 1366, "height": 640}
PHONE = {"width": 390, "height": 844}
PAGES = [
    "/thu-vien/",
    "/thu-vien/danh-sach/?admin",
    "/thu-vien/doc/",
    "/giao-dien/cai-dat/",
    "/giao-dien/phim/",
    "/gone/",
]


RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def troubles() -> list[str]:
    return []


@pytest.fixture
def page(browser: Browser, address: str, troubles: list[str]) -> Iterator[Page]:
    context = browser.new_context(base_url=address, viewport=DESK, locale="vi-VN")  # type: ignore[arg-type]
    opened = context.new_page()
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("console", lambda line: troubles.append(line.text) if "Content Security Policy" in line.text else None)
    yield opened
    context.close()
    assert troubles == []


def _context(browser: Browser, address: str, **options: Any) -> Any:
    return browser.new_context(base_url=address, locale="vi-VN", **options)


# In the dark a page differs by its colours only.
@pytest.mark.parametrize(
    ("scheme", "rules"), [("light", RULES), ("dark", {"type": "rule", "values": ["color-contrast"]})]
)
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(browser: Browser, address: str, path: str, scheme: Any, rules: Any) -> None:
    context = _context(browser, address, viewport=DESK, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(path)
    found = Axe().run(page, options={"runOnly": rules})
    context.close()
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways_on_a_phone(browser: Browser, address: str, path: str) -> None:
    context = _context(browser, address, viewport=PHONE, is_mobile=True, has_touch=True)
    page = context.new_page()
    page.goto(path)
    wide = page.evaluate("document.documentElement.scrollWidth")
    small = page.evaluate(
        """() => [...document.querySelectorAll("a, button, input, select, summary")]
          .filter(one => one.getClientRects().length && getComputedStyle(one).display !== "inline")
          .map(one => [one.getBoundingClientRect(), one])
          .filter(([box]) => box.height < 24 && box.height > 0 && box.width > 1)
          .map(([box, one]) => one.outerHTML.slice(0, 80))
          .filter(html => !/checkbox|radio/.test(html))"""
    )
    context.close()
    assert wide == 390
    assert small == []


def test_a_word_longer_than_a_phone_is_wide_is_broken(browser: Browser, address: str) -> None:
    context = _context(browser, address, viewport=PHONE, is_mobile=True, has_touch=True)
    page = context.new_page()
    page.goto("/thu-vien/danh-sach/")
    words = page.locator("h1, #tasks tbody .main a")
    words.evaluate_all("found => found.forEach((one) => one.textContent = 'dài'.repeat(99))")
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert wide == 390


def test_ten_rows_with_their_states_show_on_the_usual_office_screen(page: Page) -> None:
    page.goto("/thu-vien/danh-sach/")
    rows = page.locator("#tasks tbody tr:not(.group)")
    heights = [box["height"] for box in (rows.nth(n).bounding_box() for n in range(10)) if box]
    assert min(heights) <= 32
    head = page.locator(".page-head").bounding_box()
    assert head is not None
    assert head["height"] <= 84
    seventh = rows.nth(5).bounding_box()
    assert seventh is not None
    assert seventh["y"] + seventh["height"] <= 640


def test_stacked_marks_stand_whole_in_their_lines(page: Page) -> None:
    page.goto("/thu-vien/danh-sach/")
    ratios = page.evaluate(
        """() => [...document.querySelectorAll("body *")]
          .filter(one => one.getClientRects().length)
          .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()))
          .map(one => getComputedStyle(one)).map(style => parseFloat(style.lineHeight) / parseFloat(style.fontSize))"""
    )
    assert len(ratios) > 30
    assert min(ratios) >= 1.39


def test_letters_after_g_go_to_pages_but_never_from_inside_a_box(page: Page) -> None:
    page.goto("/thu-vien/danh-sach/")
    page.keyboard.press("/")
    expect(page.locator("#bar-q")).to_be_focused()
    page.keyboard.type("ghn?")
    expect(page.locator("#bar-q")).to_have_value("ghn?")
    page.keyboard.press("Escape")
    expect(page.locator("#bar-q")).to_have_value("ghn?")
    page.keyboard.press("g")
    page.keyboard.press("h")
    page.wait_for_url("**/hoi-nghi/")


def test_letter_keys_can_be_switched_off_and_arrows_remain(page: Page, address: str) -> None:
    page.context.add_cookies([{"name": "keys", "value": "off", "url": address}])
    page.goto("/thu-vien/danh-sach/")
    page.keyboard.press("g")
    page.keyboard.press("h")
    page.keyboard.press("ArrowDown")
    expect(page.locator("a.row-link").first).to_be_focused()
    assert page.url.endswith("/thu-vien/danh-sach/")


def test_a_key_the_input_method_is_using_does_nothing(page: Page) -> None:
    page.goto("/thu-vien/danh-sach/")
    press = "extra => document.body.dispatchEvent(new KeyboardEvent('keydown', {key: '/', bubbles: true, ...extra}))"
    page.evaluate(press, {"isComposing": True})
    expect(page.locator("#bar-q")).not_to_be_focused()
    page.evaluate(press, {})
    expect(page.locator("#bar-q")).to_be_focused()


def test_rows_are_walked_and_chosen_and_the_batch_bar_counts_them(page: Page) -> None:
    page.goto("/thu-vien/danh-sach/")
    bar = page.locator("[data-batch]")
    expect(bar).to_be_hidden()
    for key in ("ArrowDown", "Space", "ArrowDown", "Space"):
        page.keyboard.press(key)
    expect(bar).to_contain_text("Đã chọn 2")
    page.keyboard.press("Enter")
    page.wait_for_url("**#2")
    page.keyboard.press("Space")
    expect(bar).to_contain_text("Đã chọn 1")


def test_filter_and_switcher_have_their_keys(page: Page) -> None:
    page.goto("/thu-vien/danh-sach/")
    page.keyboard.press("l")
    expect(page.locator("#id_side")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    expect(page.locator("[data-switcher] button").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("[data-switcher] summary")).to_be_focused()


def test_the_table_of_keys_opens_over_the_page_and_closes(page: Page) -> None:
    page.goto("/thu-vien/danh-sach/")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Bảng phím")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_an_organisation_is_chosen_by_keys_and_nothing_by_itself(page: Page) -> None:
    page.goto("/thu-vien/")
    box = page.locator("#id_a-lead")
    expect(box).to_have_value("Đảng ủy phường Mạo Khê")
    box.fill("ha lam")
    option = page.get_by_role("option", name="Đảng ủy Than Hà Lầm")
    expect(option).to_be_visible()
    expect(option).to_have_attribute("aria-selected", "false")
    assert page.locator("[name='a-lead']").count() == 0
    box.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "id_a-lead-list-0")
    box.press("Enter")
    expect(box).to_have_value("Đảng ủy Than Hà Lầm")
    expect(page.locator("[name='a-lead']")).to_have_value("hl")
    box.press("ArrowDown")
    expect(page.get_by_role("listbox", name="Cơ quan chủ trì")).to_be_visible()
    box.press("Escape")
    expect(box).to_have_value("Đảng ủy Than Hà Lầm")


def test_several_organisations_are_added_and_taken_off(page: Page) -> None:
    page.goto("/thu-vien/")
    box = page.locator("#id_a-cooperating")
    box.fill("uong bi")
    page.get_by_role("option", name="Đảng ủy phường Uông Bí").click()
    chosen = page.locator("[name='a-cooperating']")
    assert chosen.evaluate_all("all => all.map(one => one.value)") == ["tmk", "hl", "ub"]
    box.press("Backspace")
    assert chosen.count() == 2


def test_a_typed_day_is_echoed_and_moved_by_arrows(page: Page) -> None:
    page.goto("/thu-vien/")
    box, echo = page.locator("#id_a-due"), page.locator("#id_a-due-echo")
    box.fill("31/1/2027")
    box.press("Tab")
    expect(echo).to_have_text("Chủ Nhật, 31/01/2027")
    box.press("PageUp")
    expect(box).to_have_value("28/02/2027")
    box.press("ArrowUp")
    expect(echo).to_have_text("Thứ Hai, 01/03/2027")


def test_the_issue_dialog_opens_on_its_title_and_gives_the_focus_back(page: Page) -> None:
    page.goto("/thu-vien/")
    opener = page.get_by_role("link", name="Ban hành kế hoạch…")
    dialog = page.locator("#issue-plan")
    expect(dialog).to_be_hidden()
    opener.press("Enter")
    expect(page.locator("#issue-plan-title")).to_be_focused()
    expect(dialog.get_by_role("checkbox")).not_to_be_checked()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()


def test_marks_and_draft_rows_light_each_other(page: Page) -> None:
    page.goto("/thu-vien/doc/")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#item-1")).to_be_focused()
    page.keyboard.press("n")  # the first one has been seen
    expect(page.locator("#item-2")).to_be_focused()
    expect(page.locator("mark[data-mark='lead-2']")).to_have_class("lit")
    page.locator("mark[data-mark='due-3']").click()
    expect(page.locator("#item-3")).to_be_focused()


def test_decision_keys_press_the_buttons_of_their_item(page: Page) -> None:
    page.goto("/thu-vien/doc/")
    page.evaluate("window.done = []; document.addEventListener('click', e => done.push(e.target.dataset.act))")
    for key in ("ArrowDown", "Enter", "F2", "Delete"):
        page.keyboard.press(key)
    assert page.evaluate("done") == ["accept", "change", "refuse"]


def test_words_outlive_a_closed_session_and_are_put_back(page: Page) -> None:
    page.goto("/thu-vien/")
    page.locator("#id_a-name").fill("Rà soát đảng viên nơi cư trú")
    page.goto("/giao-dien/phim/")
    page.goto("/thu-vien/")
    expect(page.locator("#id_a-name")).to_have_value("Rà soát đảng viên nơi cư trú")
    expect(page.locator("#sample [data-saved]")).to_have_text("Đã lấy lại nội dung đang nhập.")
    expect(page.locator("#id_a-secrecy")).not_to_be_checked()
    with page.expect_navigation():
        page.locator("#sample").evaluate("form => form.requestSubmit()")
    assert page.evaluate("Object.keys(sessionStorage).filter(name => name.startsWith('keep:'))") == []


def test_a_form_swapped_in_later_is_kept_too(page: Page) -> None:
    swapped = """words => {
      const place = document.createElement("div");
      place.id = "later";
      place.innerHTML = '<form id="swapped" data-keep><input type="hidden" name="basis" value="' + words + '">'
        + '<p data-saved></p><textarea name="text"></textarea></form>';
      document.querySelector("main").append(place);
      htmx.trigger(place, "htmx:afterSettle", {elt: place});
    }"""
    page.goto("/thu-vien/")
    page.evaluate(swapped, "bản một")
    page.locator("#swapped textarea").fill("Đang viết dở")
    page.goto("/giao-dien/phim/")
    page.goto("/thu-vien/")
    page.evaluate(swapped, "bản hai")
    expect(page.locator("#swapped textarea")).to_have_value("Đang viết dở")
    expect(page.locator("#swapped [data-saved]")).to_have_text("Đã lấy lại nội dung đang nhập.")
    # Typed over the first version: sent as such, so that the server shows both.
    expect(page.locator("#swapped [name=basis]")).to_have_value("bản một")


def test_ctrl_enter_presses_nothing_in_a_closed_dialog(page: Page) -> None:
    page.goto("/thu-vien/")
    page.evaluate("document.querySelectorAll('form.form').forEach(form => form.remove())")
    page.evaluate("window.sent = 0; document.addEventListener('submit', e => { e.preventDefault(); sent += 1; })")
    page.keyboard.press("Control+Enter")
    assert page.evaluate("sent") == 0
    page.get_by_role("link", name="Ban hành kế hoạch…").press("Enter")
    page.keyboard.press("Control+Enter")
    assert page.evaluate("sent") == 1


def test_words_are_not_put_back_for_another_person(page: Page) -> None:
    page.goto("/thu-vien/")
    page.locator("#id_a-name").fill("Rà soát")
    page.evaluate(
        """() => {
          const key = Object.keys(sessionStorage).find(name => name.startsWith("keep:"));
          const entry = JSON.parse(sessionStorage.getItem(key));
          sessionStorage.setItem(key, JSON.stringify({...entry, who: "someone else"}));
        }"""
    )
    page.goto("/thu-vien/")
    expect(page.locator("#id_a-name")).to_have_value("")


def _answer(route: Route, status: int, body: str) -> None:
    route.fulfill(status=status, content_type="application/json", body=body)


def _drop(page: Page, name: str, size: int) -> None:
    page.locator("#id_u-file").set_input_files({"name": name, "mimeType": "text/plain", "buffer": b"x" * size})


def test_a_file_waits_for_the_declaration_and_each_refusal_stands_under_its_file(page: Page) -> None:
    page.goto("/thu-vien/")
    files = page.locator("#upload .file")
    _drop(page, "bao-cao.docx", 2000)
    expect(files.nth(0)).to_contain_text("Chưa xác nhận nội dung không chứa bí mật nhà nước.")
    page.locator("#id_u-secrecy").check()
    page.route("**/thu-vien/", lambda route: _answer(route, 422, '{"sentence": "Tệp có mật khẩu nên chưa đọc được."}'))
    _drop(page, "khoa.docx", 2000)
    expect(files.nth(1)).to_contain_text("Tệp có mật khẩu nên chưa đọc được.")
    page.unroute("**/thu-vien/")
    page.route("**/thu-vien/", lambda route: _answer(route, 200, '{"href": "/thu-vien/doc/"}'))
    _drop(page, "tot.docx", 2000)
    page.wait_for_url("**/thu-vien/doc/")


def test_no_file_is_sent_for_nothing_where_the_declaration_is_missing(page: Page) -> None:
    page.goto("/thu-vien/")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    form, box = page.locator("#sample"), page.locator("#id_a-secrecy")
    said = page.locator("#id_a-secrecy-undeclared")
    page.locator("#id_a-file").set_input_files({"name": "a.docx", "mimeType": "text/plain", "buffer": b"x"})
    for _twice in range(2):
        form.evaluate("form => form.requestSubmit()")
    expect(said).to_have_text("Chưa đánh dấu ô này nên chưa gửi. Tệp đã chọn vẫn còn.")
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-describedby", "id_a-secrecy-undeclared")
    assert sent == []
    kept = "Object.entries(sessionStorage).some(([name, kept]) => name.startsWith('keep:') && JSON.parse(kept).sent)"
    assert page.evaluate(kept) is False
    box.check()
    expect(said).to_have_count(0)
    with page.expect_navigation():
        form.evaluate("form => form.requestSubmit()")
    assert len(sent) == 1


def test_words_alone_are_sent_and_come_back(page: Page) -> None:
    """With them the server says all that is missing at once."""
    page.goto("/thu-vien/")
    with page.expect_navigation():
        page.locator("#sample").evaluate("form => form.requestSubmit()")


def test_a_file_over_the_limit_is_not_even_sent(page: Page) -> None:
    page.goto("/thu-vien/")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.locator("#id_w-file").set_input_files({"name": "to.pdf", "mimeType": "text/plain", "buffer": b"x" * 5000})
    expect(page.locator("#upload-wrong .file")).to_contain_text("vượt mức")
    assert sent == []


def test_an_ended_session_is_said_in_place_and_the_sign_in_page_stays_out(page: Page) -> None:
    page.goto("/thu-vien/")
    page.locator("#id_a-due").evaluate("box => { box.setAttribute('hx-get', '/het-phien/'); htmx.process(box); }")
    page.locator("#id_a-due").fill("1/2/2027")
    page.locator("#id_a-due").press("Tab")
    expect(page.locator("#notice")).to_have_text("Phiên làm việc đã hết. Đăng nhập lại; nội dung đang nhập được giữ.")
    expect(page.locator("#id_a-due-echo")).to_have_text("Thứ Tư, 30/09/2026")
    expect(page.locator("#notice a")).to_have_attribute("href", "/vao/?next=%2Fthu-vien%2F")


def test_a_draft_is_saved_on_leaving_a_field_and_says_when(page: Page) -> None:
    page.goto("/thu-vien/?nhap")
    form = page.locator("#sample")
    saves: list[str] = []

    def save(route: Route) -> None:
        saves.append(route.request.post_data or "")
        route.fulfill(status=200, content_type="text/plain; charset=utf-8", body="Đã lưu nháp 14:05")

    page.route("**/luu-nhap/", save)
    page.locator("#id_a-name").fill("Rà soát")
    page.locator("#id_a-name").press("Tab")
    expect(form.locator("[data-saved]")).to_have_text("Đã lưu nháp 14:05")
    page.locator("#id_a-content").press("Tab")
    assert len(saves) == 1  # nothing changed, nothing saved
    page.unroute("**/luu-nhap/")
    page.route("**/luu-nhap/", lambda route: route.abort())
    page.locator("#id_a-name").fill("Rà soát đảng viên")
    page.locator("#id_a-name").press("Tab")
    expect(form.locator("[data-saved]")).to_contain_text("Chưa kết nối được máy chủ.")


def test_a_lost_server_is_said_in_place_and_nothing_is_cleared(page: Page) -> None:
    page.goto("/thu-vien/")
    page.route("**/giao-dien/ngay/**", lambda route: route.abort())
    page.locator("#id_a-due").fill("1/2/2027")
    page.locator("#id_a-due").press("Tab")
    expect(page.locator("#notice")).to_contain_text("Chưa kết nối được máy chủ.")
    expect(page.locator("#id_a-due")).to_have_value("1/2/2027")


def test_a_form_is_sent_once_however_often_it_is_clicked(page: Page) -> None:
    page.goto("/thu-vien/")
    sent: list[str] = []

    def hold(route: Route) -> None:
        if route.request.method == "POST":
            sent.append(route.request.url)
        else:
            route.continue_()

    page.route("**/thu-vien/", hold)
    button = page.locator("#sample").get_by_role("button", name="Giao nhiệm vụ")
    with page.expect_request(lambda request: request.method == "POST"):
        busy = button.evaluate(
            """button => {
              for (const time of [1, 2, 3]) button.click();
              return button.getAttribute("aria-busy");
            }"""
        )
    page.wait_for_timeout(200)  # what a second sending would have to be seen
    assert len(sent) == 1
    assert busy == "true"


def test_without_scripts_the_page_reads_filters_and_issues(browser: Browser, address: str) -> None:
    context = _context(browser, address, viewport=DESK, java_script_enabled=False)
    page = context.new_page()
    page.goto("/thu-vien/")
    expect(page.locator("#issue-plan")).to_be_visible()
    expect(page.locator("[name='a-lead']")).to_have_value("mk")
    page.goto("/thu-vien/danh-sach/")
    page.get_by_role("button", name="Lọc").click()
    assert "side=" in page.url
    context.close()


def test_paper_has_no_shell_repeats_its_head_and_is_black(page: Page) -> None:
    page.goto("/thu-vien/danh-sach/")
    page.emulate_media(media="print", color_scheme="dark")
    for selector in (".bar", ".side", ".filters", ".actions", ".c-check"):
        expect(page.locator(selector).first).to_be_hidden()
    expect(page.locator(".print-foot")).to_contain_text("Lọc: năm 2026, mọi bên")
    assert page.locator("thead").evaluate("head => getComputedStyle(head).display") == "table-header-group"
    assert page.locator(".state-late").first.evaluate("one => getComputedStyle(one).color") == "rgb(0, 0, 0)"
    assert len(page.pdf(prefer_css_page_size=True)) > 5000


def test_words_kept_over_an_ended_session_go_out_at_once_after_signing_in_again(page: Page, address: str) -> None:
    page.goto("/muon/")
    page.fill("textarea", "Đề nghị sửa đường vào bãi thải")
    page.click("button")
    expect(page.get_by_role("heading", name="Phiên làm việc đã hết")).to_be_visible()
    page.context.add_cookies([{"name": "csrftoken", "value": NEW_SIGN, "url": address}])
    page.get_by_role("button", name="Gửi lại nội dung").click()
    expect(page.get_by_text("Đã nhận: Đề nghị sửa đường vào bãi thải")).to_be_visible()
