"""Every page of the demonstration, as different people see it: nothing grave for assistive reading, nothing that
scrolls sideways on a phone, readable without scripts; and for an outsider, nothing at all."""

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import resolve
from playwright.sync_api import Page, expect

from tests.browser.site import PHONE, People, grave
from tests.guard.source import VIETNAMESE
from tests.guard.test_catalogue import NAMES

pytestmark = pytest.mark.browser

OF_A_SHAPE = 3
LONG_PHONE = {**PHONE, "height": 4_000}
PERSONS = ["vanthu.tqn", "vanthu.tkv", "daumoi.maokhe", "quantri"]
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}")
MAIN = [
    "/",
    "/quy-che/",
    "/nhiem-vu/",
    "/hoi-nghi/",
    "/van-ban/",
    "/bao-cao/",
    "/doc-van-ban/",
    "/tim/?q=nhiem+vu",
    "/to-chuc/",
]


def _shape(path: str) -> str:
    """Pages of one address differ by what they show, not by how they are made."""
    return resolve(urlsplit(path).path).view_name


class _Links(HTMLParser):
    """Where the links of a page lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a" and (href := dict(attrs).get("href")):
            self.found.append(href.partition("#")[0])


def walk(page: Page, seen: set[str] | None = None) -> Iterator[str]:
    """One page of every address that can be reached from the desk by links, but for shapes already `seen`. Some more of
    each shape are read for their links: not every agreement has a plan. Read without drawing them, which is far
    quicker; who wants to look goes there."""
    seen = set() if seen is None else seen
    waiting, opened, times = ["/"], set(), Counter[str]()
    while waiting:
        path = waiting.pop(0)
        shape = _shape(path)
        if path in opened or times[shape] >= OF_A_SHAPE:
            continue
        opened.add(path)
        times[shape] += 1
        answer = page.request.get(path)
        assert answer.status == 200, path
        if "text/html" not in answer.headers["content-type"]:
            continue  # a file to load down
        links = (urljoin(path, link) for link in _Links(answer.text()).found)
        waiting += [link for link in links if not urlsplit(link).netloc]
        if shape not in seen:
            seen.add(shape)
            yield path


def test_no_page_has_anything_grave_or_scrolls_sideways_on_a_phone(readers: People) -> None:
    seen: set[str] = set()
    found = []
    for person in PERSONS:
        # A phone with fingers: what is made larger for them must have room too. As long as its pages: axe counts what
        # the bar at the bottom of a shorter one hides until it is scrolled as too small to be touched.
        phone = readers.sign_in(person, "phone", viewport=LONG_PHONE)
        for path in walk(phone, seen):
            phone.goto(path)
            found += [f"{person} {path} {line}" for line in grave(phone)]
            if (width := phone.evaluate("document.documentElement.scrollWidth")) > PHONE["width"]:
                found.append(f"{person} {path} is {width} wide on a phone")
    assert len(seen) > 60
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_grave_on_the_main_pages_of_an_office_screen(readers: People, scheme: str) -> None:
    page = readers.sign_in("vanthu.tkv", color_scheme=scheme)
    found = []
    for path in MAIN:
        page.goto(path)
        found += [f"{path} {line}" for line in grave(page, contrast=True)]
    assert not found, "\n" + "\n".join(found)


def test_an_outsider_meets_404_on_every_page_that_shows_a_record(readers: People) -> None:
    inside = readers.sign_in("vanthu.tkv")
    paths = {_shape(path): path for path in walk(inside) if UUID.search(path) and "/to-chuc/" not in path}
    assert len(paths) >= 8
    outside = readers.sign_in("vanthu.petrovietnam")
    answers = {path: outside.request.get(path).status for path in paths.values()}
    assert {path: status for path, status in answers.items() if status != 404} == {}


def test_an_outsider_finds_and_counts_nothing(readers: People) -> None:
    outside = readers.sign_in("vanthu.petrovietnam")
    inside = readers.sign_in("vanthu.tkv")
    for page, seen in ((inside, True), (outside, False)):
        page.goto("/tim/?q=than+quang+ninh")
        shown = page.locator("#main").inner_text()
        assert ("Quy chế phối hợp" in shown) == seen
        page.goto("/nhiem-vu/?ky=tat-ca")
        assert (page.locator("#tasks tbody tr").count() > 0) == seen


def test_main_pages_read_without_scripts(readers: People) -> None:
    page = readers.sign_in("vanthu.tkv", java_script_enabled=False)
    for path in MAIN:
        page.goto(path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.locator("#main a").first).to_be_visible()
        assert len(page.locator("#main").inner_text()) > 100, path


def test_pages_are_english_for_those_who_chose_it(readers: People) -> None:
    page = readers.sign_in("vanthu.tkv", java_script_enabled=False)
    page.goto("/giao-dien/cai-dat/")
    page.get_by_label("English").check()
    page.get_by_role("button", name="Lưu").locator("visible=true").click()
    for path in MAIN:
        page.goto(path)
        expect(page.locator("html")).to_have_attribute("lang", "en")
        words = [
            *page.get_by_role("heading", level=1).all_inner_texts(),
            *page.locator("nav.side a, thead th, button, .tabs a").all_inner_texts(),
        ]
        assert [word for word in words if VIETNAMESE.search(NAMES.sub("", word))] == [], path
