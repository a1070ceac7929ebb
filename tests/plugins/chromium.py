"""The system's Chromium, started once for all tests that need it: two Playwrights do not live in one process.

`PHOIHOP_SLOW_BROWSER=1` gives every window a slow line and a slow processor: what passes only on a quick machine fails.
"""

import functools
import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

# The headless build shows pages as the other does and costs half of the processor's time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((found for name in NAMES if (found := shutil.which(name))), None)
MUST = os.environ.get("PHOIHOP_NO_SKIPPED_BROWSER") == "1"
SLOW = os.environ.get("PHOIHOP_SLOW_BROWSER") == "1"
RATE = 60_000  # bytes a second
LINE = {"offline": False, "latency": 150, "downloadThroughput": RATE, "uploadThroughput": RATE}
SLOWER = 4  # times
PATIENCE = 30_000  # ms until a test gives up on a page: only a failing test is as slow

# What opens a page, and what reads one as it stands without waiting for anything.
_OPENING = ("check", "click", "press", "select_option", "set_input_files", "tap")
_READING = ("all", "all_inner_texts", "all_text_contents", "count", "evaluate_all", "is_visible")


def slow_down(page: Page) -> None:
    """Over a slow line pages arrive in pieces; with a slow processor their scripts start late."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.emulateNetworkConditions", LINE)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def _patient(method: Callable[..., Any], before: bool) -> Callable[..., Any]:
    @functools.wraps(method)
    def patient(locator: Locator, *args: Any, **options: Any) -> Any:
        if before:
            locator.page.wait_for_load_state()
        answer = method(locator, *args, **options)
        if not before:
            locator.page.wait_for_load_state()
        return answer

    return patient


def _read_whole_pages() -> None:
    """A click ends when the next page begins to arrive. Nothing is to be read, or taken for absent, in half a page."""
    for name in (*_OPENING, *_READING):
        setattr(Locator, name, _patient(getattr(Locator, name), before=name in _READING))


_read_whole_pages()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        if MUST:
            pytest.fail("Chromium is not installed, and PHOIHOP_NO_SKIPPED_BROWSER=1 lets no browser test be skipped")
        pytest.skip("Chromium is not installed")
    # Playwright's loop marks the thread as asynchronous; Django then refuses plain database calls made from it.
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE)
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()
