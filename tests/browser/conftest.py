"""JupyterLab on the demo's folder, and a browser on it."""

import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from driving import Lab, Tab, free_port
from playwright.sync_api import Browser, BrowserType, Page, expect, sync_playwright

from jupyter_psydyn.app import demo

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


# How long something may take says nothing about whether it comes: the machine may be busy.
expect.set_options(timeout=30_000)


def browser_path(chromium: BrowserType) -> str:
    """The system's Chromium, or Playwright's own."""
    return next(filter(None, map(shutil.which, BROWSERS)), None) or chromium.executable_path


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    # Not below pytest's folder: a socket's path may have 100 characters.
    with tempfile.TemporaryDirectory(prefix="psd", ignore_cleanup_errors=True) as temp:
        lab = Lab(tmp_path_factory.mktemp("lab"), Path(temp), free_port(), secrets.token_hex(16))
        demo.lay_out(lab.folder)
        lab.start()
        yield lab
        lab.stop()


# Playwright keeps an event loop running until it stops, and the server tests beside
# these start their own: a module at a time, so that the two never overlap.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as p:
        path = browser_path(p.chromium)
        if not Path(path).exists():
            pytest.fail("No Chromium on this machine: `python make.py test` installs one.")
        browser = p.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def jp_asyncio_loop() -> None:
    """Stand in for pytest-jupyter's own: Playwright holds the event loop here."""


@pytest.fixture(autouse=True)
def jp_server_cleanup() -> None:
    """Stand in for pytest-jupyter's own: the server here is a process of its own."""


@pytest.fixture
def new_tab(lab: Lab, chromium: Browser) -> Iterator[Callable[..., Tab]]:
    """Open tabs that may throw no error and ask nothing of any other machine."""
    opened: list[Page] = []
    errors: list[str] = []
    strangers: list[str] = []

    def new(width: int = 1440, height: int = 900) -> Tab:
        page = chromium.new_page(viewport={"width": width, "height": height})
        page.on("pageerror", lambda error: errors.append(f"{error}\n{error.stack}"))
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((lab.url, f"ws://127.0.0.1:{lab.port}", "data:", "blob:"))
                else strangers.append(request.url)
            ),
        )
        opened.append(page)
        return Tab(page, lab)

    yield new
    for page in opened:
        page.close()
    # Where a test kills the server, JupyterLab's own parts throw; ours may not.
    assert [error for error in errors if not lab.died or "jupyter-psydyn" in error] == []
    assert strangers == []


@pytest.fixture
def tab(new_tab: Callable[..., Tab]) -> Tab:
    return new_tab()
