"""The browser of the tests that are marked `browser`: the system's chromium, headless."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-component-update",
    "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """Chromium; a failure with the way to install it where it is missing."""
    if not CHROMIUM.exists():
        pytest.fail(f"no {CHROMIUM}: install it with `apt-get install chromium`", pytrace=False)
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        pytest.fail("no playwright: install the extra `browser`", pytrace=False)
    # Closed with the module: while it is open, no other test of this thread can run an event loop.
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()
