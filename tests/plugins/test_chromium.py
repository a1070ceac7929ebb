"""Pages that arrive in two halves are read when both are there."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

PAUSE = 0.2  # seconds between the halves: the machine's other work may make it longer, never shorter
OPENING = b'<a href="/halves">on</a>'
FIRST, SECOND = b"<ul><li>one" + b" " * 5_000, b"<li>two</ul>"


class _Halves(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        if self.path == "/":
            self.wfile.write(OPENING)
            return
        self.wfile.write(FIRST)
        self.wfile.flush()
        threading.Event().wait(PAUSE)
        self.wfile.write(SECOND)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing is said."""


@pytest.fixture
def halves() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Halves) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_what_a_click_opens_is_read_whole(browser: Browser, halves: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(halves)
    page.get_by_role("link").click()
    assert page.locator("li").count() == 2
    assert len(page.locator("li").all()) == 2
    context.close()
