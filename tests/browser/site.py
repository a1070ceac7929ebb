"""A server, and people who open its pages in Chromium."""

import random
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Response, expect

from phoihop.demo.accounts import PASSWORD
from tests.door.machine import ROOT, Machine
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
    log: Path

    def said(self) -> str:
        """The last lines of what the server wrote about its troubles."""
        return "\n".join(self.log.read_text("utf-8", "replace").splitlines()[-20:])

    @staticmethod
    @contextmanager
    def served(machine: Machine) -> Iterator["Site"]:
        port = _free_port()
        command = [sys.executable, "-m", "phoihop", "serve", "--port", str(port), "--workers", "1"]
        log = machine.folder.parent / f"server-{port}.log"
        with log.open("wb") as out:
            server = subprocess.Popen(command, cwd=ROOT, env=machine.environment, stdout=out, stderr=out)
        site = Site(machine, f"http://127.0.0.1:{port}", log)
        try:
            site._wait(server)
            yield site
        finally:
            server.terminate()
            try:
                server.wait(timeout=20)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()

    def _wait(self, server: "subprocess.Popen[bytes]") -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            assert server.poll() is None, "the server ended before it answered"
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
        if size == "phone":
            options = {"is_mobile": True, "has_touch": True, **options}
        context = self.browser.new_context(
            base_url=self.site.address, viewport=SIZES[size], locale="vi-VN", reduced_motion="reduce", **options
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


def grave(page: Page, *, contrast: bool = True) -> list[str]:
    """What axe finds serious or critical on the page, one line each. Measuring contrast takes it two thirds of its
    time; `tests/ui/test_contrast.py` works it out for every pair of colours that pages are made of."""
    rules = {"color-contrast": {"enabled": contrast}}
    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"], "rules": rules})
    return [
        f"{one['id']}: {one['help']} {[node['target'] for node in one['nodes']][:3]}"
        for one in found.response["violations"]
        if one["impact"] in {"serious", "critical"}
    ]
