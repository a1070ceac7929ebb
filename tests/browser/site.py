"""A server, and people who open its pages in Chromium."""

import random
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Page, Response, expect

from phoihop.demo.accounts import PASSWORD
from tests.door.machine import Machine
from tests.door.nursery import ROOT, Child
from tests.plugins import chromium

DESK: Any = {"width": 1366, "height": 768}
PHONE: Any = {"width": 390, "height": 844}
SIZES = {"desk": DESK, "phone": PHONE}
PATIENCE = 60
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SEEDS = ROOT.parent / "shared" / "seeds"


def _free_port() -> int:
    """Below those that a system gives to outgoing connections: none of a test's own takes it before the server does."""
    while True:
        port = random.randrange(20_000, 32_000)
        with closing(socket.socket()) as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


@dataclass
class Site:
    """A server on a machine of its own, and its address."""

    machine: Machine
    address: str
    server: Child

    def said(self) -> str:
        """The last lines of what the server wrote about its troubles."""
        return "\n".join(self.server.errors().splitlines()[-20:])

    @staticmethod
    @contextmanager
    def served(machine: Machine) -> Iterator["Site"]:
        port = _free_port()
        site = Site(machine, f"http://127.0.0.1:{port}", machine.start("serve", str(port)))
        try:
            site._wait()
            yield site
        finally:
            site.server.terminate()
            site.server.communicate(timeout=20)

    def _wait(self) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            assert self.server.poll() is None, f"the server ended before it answered:\n{self.said()}"
            try:
                with urllib.request.urlopen(f"{self.address}/dang-nhap/", timeout=PATIENCE):
                    return
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.05)
        raise AssertionError("the server does not answer")


@dataclass
class People:
    """Opens windows for people, and sees that nothing in them went wrong unseen: no script error, nothing that the page
    policy blocked, no answer 500."""

    browser: Browser
    site: Site
    troubles: list[str] = field(default_factory=list)
    opened: list[BrowserContext] = field(default_factory=list)
    kept: dict[str, Any] = field(default_factory=dict)

    @staticmethod
    @contextmanager
    def at(browser: Browser, site: Site) -> Iterator["People"]:
        people = People(browser, site)
        try:
            yield people
        finally:
            for context in people.opened:
                context.close()
        assert not people.troubles, "\n".join([*people.troubles, site.said()])

    def window(self, size: str = "desk", **options: Any) -> Page:
        """A window in which nobody is signed in."""
        options = {"viewport": SIZES[size], **options}
        if size == "phone":
            options = {"is_mobile": True, "has_touch": True, **options}
        context = self.browser.new_context(
            base_url=self.site.address, locale="vi-VN", reduced_motion="reduce", **options
        )
        context.set_default_timeout(chromium.PATIENCE)
        self.opened.append(context)
        page = context.new_page()
        if chromium.SLOW:
            chromium.slow_down(page)
        page.on("pageerror", lambda error: self.troubles.append(f"{page.url}: {error}"))
        page.on("console", lambda line: self.troubles.append(line.text) if "Security Policy" in line.text else None)
        page.on("response", self._answered)
        return page

    def _answered(self, response: Response) -> None:
        if response.status >= 500:
            self.troubles.append(f"{response.status} {response.url}")

    def sign_in(self, username: str, size: str = "desk", **options: Any) -> Page:
        """A window of `username`, who has signed in through the page; the desk is open."""
        kept = self.kept.get(username)
        page = self.window(size, **options, **({"storage_state": kept} if kept else {}))
        if kept:
            page.goto("/")
            return page
        page.goto("/")
        page.get_by_label("Tên đăng nhập").fill(username)
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.get_by_role("button", name="Đăng nhập").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Bàn làm việc")
        self.kept[username] = page.context.storage_state()
        return page


# What axe finds stays in the page but for its grave part: all it looked at would be a hundred thousand letters.
GRAVE = """async options => (await axe.run(document, options)).violations
  .filter(one => ["serious", "critical"].includes(one.impact))
  .map(one => `${one.id}: ${one.help} ${JSON.stringify(one.nodes.slice(0, 3).map(node => node.target))}`)"""


def grave(page: Page, *, contrast: bool = False) -> list[str]:
    """What axe finds serious or critical on the page, one line each. Measuring contrast takes it two thirds of its
    time; `tests/ui/test_contrast.py` works it out for every pair of colours that pages are made of."""
    page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(
        GRAVE, {"runOnly": RULES, "resultTypes": ["violations"], "rules": {"color-contrast": {"enabled": contrast}}}
    )
    return found
