"""A JupyterLab of our own on the loopback address, and a browser on it."""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from jupyter_psydyn.app import demo

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
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
# Not async: a promise counts as a yes before it is kept.
KERNEL_READY = """() => {
    const panels = [...(window.jupyterapp?.shell.widgets('main') ?? [])];
    const kernel = panels.map(p => p.context?.sessionContext?.session?.kernel).find(k => k);
    return kernel?.connectionStatus === 'connected' && kernel.status === 'idle';
}"""
# Started, not awaited: a command that asks something would otherwise never come back.
RUN = """async ([command, args]) => {
    const { commands, started } = window.jupyterapp;
    await started;
    void commands.execute(command, args);
}"""
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


@dataclass
class Lab:
    """A JupyterLab process on the demo's folder; it can die and come back."""

    home: Path
    port: int
    token: str
    process: subprocess.Popen[bytes] | None = None
    died: bool = False

    @property
    def folder(self) -> Path:
        return self.home / "notebooks"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        environment = {
            **os.environ,
            "JUPYTER_CONFIG_DIR": str(self.home / "config"),
            "JUPYTER_DATA_DIR": str(self.home / "data"),
            "JUPYTER_RUNTIME_DIR": str(self.home / "runtime"),
            "IPYTHONDIR": str(self.home / "ipython"),
            "JUPYTER_TOKEN": self.token,
        }
        command = [
            sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root",
            "--ip=127.0.0.1", f"--port={self.port}", "--ServerApp.port_retries=0",
            f"--ServerApp.root_dir={self.folder}",
            f"--LabApp.workspaces_dir={demo.workspaces(self.folder)}",
            f"--LabApp.user_settings_dir={self.home / 'settings'}",
            "--LabApp.expose_app_in_browser=True",
        ]  # fmt: skip
        with open(self.home / "log", "ab") as log:
            self.process = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)
        deadline = time.monotonic() + 60
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.process.kill()
                pytest.fail((self.home / "log").read_text())
            time.sleep(0.2)

    def answers(self) -> bool:
        try:
            self.api("/api/status")
        except OSError:
            return False
        return True

    def kill(self) -> None:
        """As a crash does: no farewell."""
        assert self.process is not None
        self.died = True
        self.process.kill()
        self.process.wait(20)

    def stop(self) -> None:
        assert self.process is not None
        self.process.terminate()
        self.process.wait(60)

    def api(self, path: str, method: str = "GET", body: object = None, journal: str | None = None) -> object:
        headers = {"Authorization": f"token {self.token}"}
        if journal:
            headers["X-Psydyn-Journal"] = journal
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data=data, method=method, headers=headers)
        with urllib.request.urlopen(request, timeout=60) as response:
            answer = response.read()
            return json.loads(answer) if answer else None

    def desk(self, path: str, method: str = "GET", body: object = None) -> object:
        return self.api(f"/jupyter-psydyn/journal/{path}", method, body, journal=demo.JOURNAL)


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    lab = Lab(tmp_path_factory.mktemp("lab"), free_port(), secrets.token_hex(16))
    demo.lay_out(lab.folder)
    lab.start()
    yield lab
    lab.stop()


# Playwright keeps an event loop running until it stops, and the server tests beside
# these start their own: a module at a time, so that the two never overlap.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as p:
        path = next(filter(None, map(shutil.which, BROWSERS)), None) or p.chromium.executable_path
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


class Tab:
    """A page on JupyterLab, with the few gestures that every test needs."""

    def __init__(self, page: Page, lab: Lab) -> None:
        self.page = page
        self.lab = lab

    def open(self, path: str = "/lab?reset") -> None:
        self.page.goto(f"{self.lab.url}{path}{'&' if '?' in path else '?'}token={self.lab.token}")
        self.page.wait_for_selector("#jupyterlab-splash", state="detached", timeout=60000)

    def open_demo(self) -> None:
        """As `jupyter psydyn demo` opens it for the first time: the notebook beside the recorder."""
        demo.arrange(self.lab.folder)
        self.open(f"/lab/workspaces/{demo.WORKSPACE}")

    def run(self, command: str, **args: object) -> None:
        self.page.evaluate(RUN, [command, args])

    def kernel_ready(self) -> None:
        self.page.wait_for_function(KERNEL_READY, timeout=60000)

    def theme(self, name: str) -> None:
        """As a user's own setting, before the page is opened."""
        settings = self.lab.home / "settings" / "@jupyterlab" / "apputils-extension"
        settings.mkdir(parents=True, exist_ok=True)
        (settings / "themes.jupyterlab-settings").write_text(json.dumps({"theme": THEMES[name]}))

    def picture(self, name: str) -> None:
        """Keep a screenshot for the manual and for our own eyes."""
        PICTURES.mkdir(exist_ok=True)
        self.page.screenshot(path=PICTURES / f"{name}.png")


@pytest.fixture
def new_tab(lab: Lab, chromium: Browser) -> Iterator[Callable[..., Tab]]:
    """Open tabs that may throw no error and ask nothing of any other machine."""
    opened: list[Page] = []
    errors: list[str] = []
    strangers: list[str] = []

    def new(width: int = 1440, height: int = 900) -> Tab:
        page = chromium.new_page(viewport={"width": width, "height": height})
        page.on("pageerror", lambda error: errors.append(str(error)))
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
    # A server that a test kills leaves requests of JupyterLab's own behind.
    assert [error for error in errors if not (lab.died and "fetch" in error)] == []
    assert strangers == []


@pytest.fixture
def tab(new_tab: Callable[..., Tab]) -> Tab:
    return new_tab()
