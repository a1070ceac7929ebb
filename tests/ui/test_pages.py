"""What the shell and every macro print."""

import re
from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import TooManyFieldsSent
from django.http import HttpResponse, HttpResponseBase, QueryDict
from django.template import engines
from django.test import Client, RequestFactory
from lxml import html as lxml_html

from phoihop.ui import errors, notices, states
from phoihop.ui.errors import Kept
from phoihop.ui.links import query, url, url_or_none
from phoihop.ui.middleware import SignedInMiddleware
from phoihop.ui.navigation import places
from phoihop.ui.tables import PAGE_SIZE, Count, Page, Sort, number_of, slice_of
from phoihop.ui.words import forbidden_words, visible_text
from tests.ui.fakes import ADMIN, VIEWER
from tests.ui.guards import inline_code

TEMPLATES = Path(str(files("phoihop.ui").joinpath("jinja2")))
ALL = sorted(TEMPLATES.rglob("*.html"))
PAGES = ["/thu-vien/", "/thu-vien/danh-sach/", "/thu-vien/doc/", "/giao-dien/cai-dat/", "/giao-dien/phim/"]


def render(source: str, **context: object) -> str:
    return str(engines["jinja2"].from_string(source).render(context))


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_every_template_opens_with_what_it_takes(path: Path) -> None:
    assert path.read_text("utf-8").startswith("{#")


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_no_template_styles_or_scripts_inline(path: Path) -> None:
    assert inline_code(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ('<p style="color:red">', [" style="]),
        ("<script>x()</script>", ["<script"]),
        ('<a onclick="x">', [' onclick="']),
        ("{{ word|safe }}", ["|safe"]),
        ('<script src="/x.js" defer></script><p class="style">', []),
    ],
)
def test_the_guard_of_templates_finds_what_it_must(template: str, found: list[str]) -> None:
    assert inline_code(template) == found


@pytest.mark.parametrize("path", PAGES)
def test_every_page_speaks_official_vietnamese(path: str, client: Client) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert forbidden_words(visible_text(response.content.decode())) == []


@pytest.mark.parametrize("path", PAGES)
def test_ids_are_unique_and_every_reference_finds_its_target(path: str, client: Client) -> None:
    page = lxml_html.fromstring(client.get(path).content)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    named = [
        name
        for attribute in ("for", "aria-describedby", "aria-labelledby", "aria-controls")
        for value in page.xpath(f"//@{attribute}")
        for name in value.split()
    ]
    assert named
    assert set(named) <= set(ids)


@pytest.mark.parametrize("path", PAGES)
def test_there_is_one_title_and_one_main(path: str, client: Client) -> None:
    page = lxml_html.fromstring(client.get(path).content)
    assert len(page.xpath("//h1")) == 1
    assert len(page.xpath("//main")) == 1
    assert len(page.xpath("//*[@id='notice'][@role='status']")) == 1


def test_the_policy_lets_nothing_inline_through(client: Client) -> None:
    policy = client.get("/thu-vien/")["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_side_words_lead_only_to_pages_that_exist() -> None:
    words = [str(place.label) for place in places(VIEWER, "/")]
    assert "Nhiệm vụ" in words
    assert "Kiến nghị" not in words  # this site has no such page
    assert "Quản trị" not in words
    assert "Quản trị" in [str(place.label) for place in places(ADMIN, "/")]
    assert places(None, "/") == []


def test_the_current_word_is_the_one_whose_pages_contain_this_one() -> None:
    current = [str(place.label) for place in places(VIEWER, "/hoi-nghi/12/") if place.current]
    assert current == ["Hội nghị"]
    assert [place for place in places(VIEWER, "/nowhere/") if place.current] == []


def test_a_stranger_sees_no_words_no_search_and_no_account(client: Client) -> None:
    page = lxml_html.fromstring(client.get("/thu-vien/danh-sach/?stranger").content)
    assert page.xpath("//nav[@class='side'] | //form[@role='search'] | //*[@data-sign-out]") == []
    assert page.xpath("//a[@class='bar-name']")


def test_the_acting_organisation_is_named_and_can_be_changed(client: Client) -> None:
    page = lxml_html.fromstring(client.get("/thu-vien/danh-sach/?x=1").content)
    form = page.xpath("//details[@data-switcher]//form")[0]
    assert [button.get("value") for button in form.xpath(".//button")] == ["1", "2"]
    assert form.xpath("string(.//input[@name='next']/@value)") == "/thu-vien/danh-sach/?x=1"
    assert form.xpath(".//input[@name='csrfmiddlewaretoken']")


def test_acting_for_a_colleague_is_said_under_the_bar(client: Client) -> None:
    text = visible_text(client.get("/thu-vien/danh-sach/?admin").content.decode())
    assert "Đang làm thay đồng chí Trần Văn B đến 30/11/2026" in text


def test_links_are_kept_and_unknown_ones_are_none() -> None:
    assert url("ui:preferences") == "/giao-dien/cai-dat/"
    assert url_or_none("home:desk") == "/ban/"
    assert url_or_none("nowhere:list") is None


def test_another_filter_begins_at_the_first_page() -> None:
    current = QueryDict("page=3&side=a&side=b&sort=due")
    assert query(current, sort="-due") == "?side=a&side=b&sort=-due"
    assert query(current, side=None, page=2) == "?sort=due&page=2"
    assert query({"a": 1}, b=["x", "y"]) == "?a=1&b=x&b=y"


def test_only_known_columns_order_a_list() -> None:
    assert Sort.of(QueryDict("sort=-name"), ["name", "due"], "due").direction("name") == "descending"
    fallen = Sort.of(QueryDict("sort=password"), ["name", "due"], "due")
    assert (fallen.name, fallen.href("due"), fallen.href("name")) == ("due", "?sort=-due", "?sort=name")


@pytest.mark.parametrize(
    ("typed", "number"),
    [("", 1), ("3", 3), ("0", 1), ("-2", 1), ("x", 1), ("²", 1), ("9" * 30, 10_000), ("9" * 5_000, 10_000)],
)
def test_any_page_number_gives_a_page(typed: str, number: int) -> None:
    current = QueryDict(f"page={typed}")
    assert number_of(current) == number
    assert slice_of(current) == slice((number - 1) * PAGE_SIZE, number * PAGE_SIZE + 1)


def test_a_pager_knows_its_neighbours_with_and_without_a_total() -> None:
    page = Page.of(QueryDict("page=2&side=a"), 50, 412)
    assert (page.first, page.last, page.previous, page.next) == (51, 100, "?side=a", "?side=a&page=3")
    assert Page.of(QueryDict(""), 12, 12).next == ""
    assert Page.of(QueryDict(""), 50, more=True).next == "?page=2"
    assert (Page.of(QueryDict(""), 0, 0).first, Page.of(QueryDict(""), 0, 0).last) == (0, 0)


def test_the_pager_says_which_rows_of_how_many() -> None:
    source = '{% from "ui/components/navigate.html" import pager %}{{ pager(page) }}'
    assert "51–100 trong 1.412" in render(source, page=Page.of(QueryDict("page=2"), 50, 1412))
    assert "trong" not in render(source, page=Page.of(QueryDict(""), 50, more=True))


@pytest.mark.parametrize(
    ("state", "kind", "word"),
    [
        (states.of_due(10), "open", "Đang làm, trong hạn"),
        (states.of_due(None), "open", "Đang làm, chưa có hạn"),
        (states.of_due(2), "soon", "Còn 2\u00a0ngày"),
        (states.of_due(0), "soon", "Đến hạn hôm nay"),
        (states.of_due(-5), "late", "Quá hạn 5\u00a0ngày"),
        (states.of_due(-5, done_after=0), "done", "Đã xong, đúng hạn"),
        (states.of_due(-5, done_after=3), "done-late", "Đã xong, chậm 3\u00a0ngày"),
        (states.waiting_for("Đảng ủy TKV"), "waiting", "Chờ Đảng ủy TKV"),
        (states.waiting_for_sides(2), "waiting", "Chờ 2 bên xác nhận"),
        (states.sent(), "waiting", "Đã gửi, chờ tiếp nhận"),
        (states.returned(), "returned", "Trả lại để bổ sung"),
        (states.draft(), "draft", "Bản nháp"),
        (states.issued(), "done", "Đã ban hành"),
    ],
)
def test_a_state_is_a_shape_and_a_word(state: states.State, kind: str, word: str) -> None:
    assert (state.kind, state.word) == (kind, word)
    printed = render('{% from "ui/components/state.html" import state %}{{ state(s) }}', s=state)
    assert printed.count("<svg") == 1
    assert f"<span>{word}</span>" in printed


def test_what_a_person_wrote_is_never_markup() -> None:
    source = """{% from "ui/components/state.html" import state_of %}
    {% from "ui/components/message.html" import message %}
    {% from "ui/components/button.html" import button, button_link %}{{ state_of("late", w) }}{{ message("late", w) }}
    {{ button(w, name=w, value=w, attrs={"data-x": w}) }}{{ button_link(w, w) }}"""
    printed = render(source, w='"><img src=x>')
    assert "<img" not in printed
    assert printed.count("&lt;img") == 8


def test_counts_are_filters_and_sum_to_the_printed_total() -> None:
    items = [Count("Xong", 1200, "?a"), Count("Làm", 34, "?b", current=True)]
    printed = render('{% from "ui/components/table.html" import counts %}{{ counts(items, "Tổng") }}', items=items)
    assert "Tổng 1.234" in printed
    assert printed.count("aria-current") == 1


def test_table_heads_carry_the_order_and_its_links(client: Client) -> None:
    page = lxml_html.fromstring(client.get("/thu-vien/danh-sach/?sort=-due&side=a").content)
    head = page.xpath("//table[@id='tasks']//th[@aria-sort]")
    assert [(one.get("aria-sort"), one.xpath("string(a/@href)")) for one in head] == [
        ("descending", "?sort=due&side=a")
    ]
    assert page.xpath("//table[@id='tasks']/caption")
    assert all(one.get("aria-label") for one in page.xpath("//input[@data-pick]"))


def test_macro_attributes_leave_out_what_is_none_and_escape_the_rest() -> None:
    source = '{% from "ui/components/button.html" import button %}{{ button("Lưu", attrs=attrs) }}'
    printed = render(source, attrs={"a": None, "b": True, "c": "<"})
    assert printed.strip() == '<button class="button" type="submit" b c="&lt;">Lưu</button>'


def test_an_unknown_field_is_unclear_and_never_empty() -> None:
    source = '{% from "ui/components/panes.html" import found %}{{ found("a", "", "Sản phẩm", none) }}'
    assert "chưa rõ" in render(source)


def test_a_name_a_template_does_not_get_is_an_error() -> None:
    with pytest.raises(Exception, match="is undefined"):
        render("{{ missing }}")


def test_the_viewer_is_there_without_being_handed_in() -> None:
    request = RequestFactory().get("/")
    request.viewer = VIEWER  # type: ignore[attr-defined]
    template = engines["jinja2"].from_string("{{ viewer.org_short }}")
    assert template.render({}, request) == "Than Quảng Ninh"
    assert render("{{ viewer is none }}") == "True"


def test_the_notice_is_said_once() -> None:
    request = SimpleNamespace(session=_Session())
    notices.leave(request, "Đã lưu.")  # type: ignore[arg-type]
    assert notices.take(request) == {"tone": "done", "sentence": "Đã lưu."}
    assert notices.take(request) is None
    assert notices.take(SimpleNamespace()) is None


class _Session(dict[str, object]):
    accessed = True
    session_key = "x"


def test_both_bundles_are_one_request_each_and_kept_for_good(client: Client) -> None:
    page = lxml_html.fromstring(client.get("/thu-vien/").content)
    addresses = page.xpath("//link[@rel='stylesheet']/@href | //script/@src")
    assert len(addresses) == 2
    for address in addresses:
        response = client.get(address, headers={"accept-encoding": "gzip"})
        assert response["Content-Encoding"] == "gzip"
        assert "immutable" in response["Cache-Control"]
        stale = client.get(re.sub(r"/[0-9a-f]{12}/", "/000000000000/", address))
        assert stale["Cache-Control"] == "no-store"
        assert len(stale.content) > len(response.content)


def test_a_bundle_that_is_not_ours_does_not_exist(client: Client) -> None:
    assert client.get("/giao-dien/000000000000/other.css").status_code == 404


def test_what_a_day_means_is_answered_while_typing(client: Client) -> None:
    assert client.get("/giao-dien/ngay/?toward=past&a-due=30/9/2026").content.decode() == "Thứ Tư, 30/09/2026"
    assert client.get("/giao-dien/ngay/?due=31/6").content.decode() == "Tháng 6 không có ngày 31. Xin nhập lại ngày."
    assert client.get("/giao-dien/ngay/?due=").content == b""
    assert client.get("/giao-dien/ky/?p=q2/2026").content.decode().startswith("quý II/2026")


def test_how_pages_look_is_remembered_and_shown(client: Client) -> None:
    answer = client.post(
        "/giao-dien/cai-dat/", {"theme": "dark", "density": "wide", "keys": "off", "django_language": "en"}
    )
    assert (answer.status_code, answer["Location"]) == (303, "/giao-dien/cai-dat/")
    page = lxml_html.fromstring(client.get("/thu-vien/danh-sach/").content)
    assert (page.get("lang"), page.get("data-theme"), page.get("data-density"), page.get("data-keys")) == (
        "en",
        "dark",
        "wide",
        "off",
    )


def test_a_look_that_is_not_offered_is_not_stored(client: Client) -> None:
    answer = client.post("/giao-dien/cai-dat/", {"theme": "pink", "next": "https://example.org/"})
    assert answer["Location"] == "/giao-dien/cai-dat/"
    assert not answer.cookies


def test_the_keys_are_a_page_and_a_dialog(client: Client) -> None:
    assert b"<html" in client.get("/giao-dien/phim/").content
    dialog = client.get("/giao-dien/phim/", headers={"hx-request": "true"})
    assert b"<html" not in dialog.content
    assert b'<dialog class="issue" id="keys-help"' in dialog.content
    assert "HX-Request" in dialog["Vary"]


@pytest.fixture
def post() -> RequestFactory:
    return RequestFactory()


def _signed_in(request: object) -> object:
    request.viewer = VIEWER  # type: ignore[attr-defined]
    return request


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (errors.bad_request, 400),
        (errors.forbidden, 403),
        (errors.not_found, 404),
        (errors.too_large, 413),
        (errors.server_error, 500),
        (lambda request: errors.stale(request, "Đồng chí Lê Văn A vừa lưu lúc 14:20."), 409),
    ],
)
def test_every_refusal_is_a_page_a_fragment_and_a_json_sentence(
    answer: object, status: int, post: RequestFactory
) -> None:
    def ask(**headers: str) -> HttpResponse:
        response = answer(_signed_in(post.get("/x/", headers=headers)))  # type: ignore[operator]
        assert isinstance(response, HttpResponse)
        return response

    page, part, data = ask(accept="text/html"), ask(**{"hx-request": "true"}), ask(accept="application/json")
    assert page.status_code == part.status_code == data.status_code == status
    assert page.content.startswith(b"<!doctype html>")
    assert part.content.strip().startswith(b'<div class="message message-late"')
    assert data["Content-Type"] == "application/json"
    assert forbidden_words(visible_text(page.content.decode())) == []


def test_a_missing_page_and_a_forbidden_one_read_the_same(client: Client) -> None:
    response = client.get("/khong-co/")
    assert response.status_code == 404
    assert "Không có trang này, hoặc tài khoản không được xem. Về Bàn làm việc." in response.content.decode()


def test_the_last_error_page_needs_nothing(post: RequestFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **kwargs: object) -> HttpResponse:
        raise RuntimeError("no templates either")

    monkeypatch.setattr(errors, "render", broken)
    response = errors.server_error(post.get("/"))
    assert response.status_code == 500
    assert "Máy chủ chưa làm được việc này" in response.content.decode()


TYPED = {"content": "Nội dung đã nhập dài", "password": "bí mật", "secrecy": "on", "csrfmiddlewaretoken": "x"}


def _arrived(post: RequestFactory, **headers: str) -> object:
    request = post.post("/nhiem-vu/moi/", TYPED, headers={"origin": "http://testserver", **headers})
    request.viewer = None  # type: ignore[attr-defined]
    return request


@pytest.mark.parametrize(("answer", "status"), [(errors.session_expired, 401), (errors.csrf_failure, 403)])
def test_an_interrupted_form_keeps_its_words_and_nothing_secret(
    answer: object, status: int, post: RequestFactory
) -> None:
    response = answer(_arrived(post))  # type: ignore[operator]
    assert response.status_code == status
    page = lxml_html.fromstring(response.content)
    form = page.xpath("//form[@action='/nhiem-vu/moi/']")[0]
    assert {one.get("name"): one.get("value") for one in form.xpath(".//input")}.keys() == {
        "csrfmiddlewaretoken",
        "content",
    }
    assert "Nội dung đã nhập dài" in page.xpath("string(//textarea)")
    assert 'bí mật"' not in response.content.decode()
    assert page.xpath("//*[@data-interrupted]")


@pytest.mark.parametrize("header", [{"origin": "https://example.org"}, {"origin": "null"}])
def test_a_foreign_form_is_refused_and_its_words_are_not_carried_on(
    header: dict[str, str], post: RequestFactory
) -> None:
    response = errors.csrf_failure(_arrived(post, **header))  # type: ignore[arg-type]
    assert response.status_code == 403
    assert "Nội dung đã nhập" not in response.content.decode()
    assert errors.csrf_failure(_arrived(post)).content.count("Nội dung đã nhập".encode()) == 2  # type: ignore[arg-type]


def test_pages_are_vietnamese_unless_the_person_chose_otherwise(client: Client) -> None:
    asked = {"accept-language": "en-US,en"}
    assert lxml_html.fromstring(client.get("/giao-dien/phim/", headers=asked).content).get("lang") == "vi"
    client.cookies["django_language"] = "en"
    assert lxml_html.fromstring(client.get("/giao-dien/phim/").content).get("lang") == "en"
    client.cookies["django_language"] = "xx"
    answer = client.get("/giao-dien/phim/")
    assert lxml_html.fromstring(answer.content).get("lang") == "vi"
    assert "Cookie" in answer["Vary"]


def _stranger(post: RequestFactory, method: str, **headers: str) -> HttpResponseBase | None:
    request = post.generic(
        method, "/nhiem-vu/", "content=N%C3%B4%CC%A3i", "application/x-www-form-urlencoded", headers=headers
    )
    request.user = AnonymousUser()
    request.viewer = None  # type: ignore[attr-defined]
    guard = SignedInMiddleware(lambda request: HttpResponse())
    return guard.process_view(request, lambda request: HttpResponse(), (), {})


def test_a_strangers_page_leads_to_signing_in_and_a_form_is_answered_in_place(
    post: RequestFactory, settings: Any
) -> None:
    settings.LOGIN_URL = "/vao/"
    page = _stranger(post, "GET", accept="text/html")
    assert page is not None
    assert (page.status_code, page["Location"]) == (302, "/vao/?next=/nhiem-vu/")
    for answer in (
        _stranger(post, "POST", origin="http://testserver"),
        _stranger(post, "GET", **{"hx-request": "true"}),
        _stranger(post, "GET", accept="application/json"),
    ):
        assert isinstance(answer, HttpResponse)
        assert answer.status_code == 401
        assert "Phi" in answer.content.decode()


def test_someone_signed_in_passes(post: RequestFactory) -> None:
    request = post.post("/nhiem-vu/")
    request.user = SimpleNamespace(is_authenticated=True)  # type: ignore[assignment]
    guard = SignedInMiddleware(lambda request: HttpResponse())
    assert guard.process_view(request, lambda request: HttpResponse(), (), {}) is None


def test_djangos_refusal_of_a_form_without_its_token_is_ours() -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post("/thu-vien/", TYPED, headers={"origin": "http://testserver"})
    assert response.status_code == 403
    assert "Nội dung đang nhập còn nguyên" in response.content.decode()


def test_too_many_fields_is_a_bad_request_in_our_words(client: Client) -> None:
    response = errors.bad_request(_signed_in(RequestFactory().get("/")), TooManyFieldsSent())  # type: ignore[arg-type]
    assert "không đúng dạng" in response.content.decode()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bạn nhập lại", ["Bạn"]),
        ("Đầu mối bên bạn trả lời", []),
        ("Vui lòng bấm OK", ["Vui lòng", "OK"]),
        ("Không hợp lệ.", ["không hợp lệ"]),
        ("Lưu thành công!", ["thành công!", "!"]),
        ("AI đọc; ai đọc", ["AI"]),
        ("Chất lượng, trễ hạn, task mới", ["trễ", "task"]),
        ("Nhập ngày, ví dụ 30/9/2026.", []),
    ],
)
def test_forbidden_words_are_found_and_others_are_not(text: str, found: list[str]) -> None:
    assert forbidden_words(text) == found


def test_visible_text_holds_what_is_read_aloud_and_no_code() -> None:
    page = '<style>a{}</style><p class="task">Xin <b aria-label="chào">!</b></p><script src="x">task</script>'
    assert visible_text(page) == "Xin chào !"


def test_words_that_are_kept_are_those_a_person_typed() -> None:
    typed = {"Đang nhập dở": True, "20/11/2026": True, "TB 31-TB/ĐU": True, "review": False, "on": False}
    typed |= {"c33c467b-7640-780a-e07d-f89057fa2eec": False, f"{'a1' * 32}:c33c467b-7640-780a-e07d-f89057fa2eec": False}
    assert {words: Kept("x", words).typed for words in typed} == typed
