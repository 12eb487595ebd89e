"""A JupyterLab process of our own on the loopback address, and a tab on it."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, Route, expect

from jupyter_psydyn.app import demo

PICTURES = Path(__file__).parent / "pictures"
# Not async: a promise counts as a yes before it is kept.
KERNEL_READY = """() => {
    const panels = [...(window.jupyterapp?.shell.widgets('main') ?? [])];
    const kernel = panels.map(p => p.context?.sessionContext?.session?.kernel).find(k => k);
    return kernel?.connectionStatus === 'connected' && kernel.status === 'idle';
}"""
# Started, not awaited: a command that asks something would otherwise never come back.
RUN = """async ([command, args]) => {
    const { commands, restored } = window.jupyterapp;
    await restored;
    void commands.execute(command, args);
}"""
OPEN_JOURNAL = """async path => {
    await window.jupyterapp.restored;
    await window.jupyterapp.commands.execute('psydyn:open-journal', { path });
}"""
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def eventually(is_so: Callable[[], bool]) -> None:
    """Wait for what comes; how soon is not what is tested."""
    deadline = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@dataclass
class Lab:
    """A JupyterLab process on the demo's folder; it can die and come back."""

    home: Path
    #: Where it puts what is only for a while.
    temp: Path
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
            "TMPDIR": str(self.temp),
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

    def theme(self, name: str) -> None:
        """As a user's own setting, before a page is opened."""
        settings = self.home / "settings" / "@jupyterlab" / "apputils-extension"
        settings.mkdir(parents=True, exist_ok=True)
        (settings / "themes.jupyterlab-settings").write_text(json.dumps({"theme": THEMES[name]}))

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

    def desk(
        self, path: str, method: str = "GET", body: object = None, journal: str = demo.JOURNAL
    ) -> object:
        return self.api(f"/jupyter-psydyn/journal/{path}", method, body, journal=journal)


class Tab:
    """A page on JupyterLab, with the few gestures that every test needs."""

    def __init__(self, page: Page, lab: Lab) -> None:
        self.page = page
        self.lab = lab
        # From the beginning: Chromium is told after the first listener, and a key pressed meanwhile opens a
        # chooser that nobody sees.
        page.on("filechooser", lambda _: None)

    def open(self, path: str = "/lab?reset") -> None:
        self.page.goto(f"{self.lab.url}{path}{'&' if '?' in path else '?'}token={self.lab.token}")
        self.page.wait_for_function("() => window.jupyterapp !== undefined", timeout=60000)
        self.page.wait_for_selector("#jupyterlab-splash", state="detached", timeout=60000)
        if path == "/lab?reset":
            # JupyterLab takes the focus there once, a moment later.
            expect(self.page.locator(".jp-Launcher")).to_be_focused()

    def open_demo(self) -> None:
        """As `jupyter psydyn demo` opens it for the first time: the notebook beside the recorder."""
        demo.arrange(self.lab.folder)
        self.open(f"/lab/workspaces/{demo.WORKSPACE}")

    def run(self, command: str, **args: object) -> None:
        self.page.evaluate(RUN, [command, args])

    def open_journal(self, path: str) -> None:
        """An open one, or an example. Awaited: at its end the focus goes to the list of its entries."""
        self.page.evaluate(OPEN_JOURNAL, path)
        self.page.get_by_role("button", name="+ Dream").wait_for()

    def painted(self) -> None:
        """What was drawn stands on the screen, and the page knows it."""
        self.page.evaluate(
            "async () => { for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame) }"
        )

    def chord(self, *keys: str) -> None:
        """Keys as hands press them: JupyterLab waits some milliseconds for what each of them writes."""
        for key in keys:
            self.page.keyboard.down(key)
            self.painted()
        for key in reversed(keys):
            self.page.keyboard.up(key)

    def reach(self, target: Locator, key: str = "Tab") -> None:
        """Go there as somebody without a mouse does."""
        for _ in range(90):
            if target.count() and target.evaluate("node => node.contains(document.activeElement)"):
                return
            self.page.keyboard.press(key)
        pytest.fail(f"{target} is not reached by {key}")

    def by_palette(self, name: str) -> None:
        """Run a command as it is found by its name."""
        self.page.keyboard.press("Control+Shift+C")
        search = self.page.locator(".lm-CommandPalette-input:visible")
        # It takes the focus a moment after it is there.
        expect(search).to_be_focused()
        self.page.keyboard.type(name)
        expect(search).to_have_value(name)
        first = self.page.locator(".lm-CommandPalette-item.lm-mod-active:visible")
        expect(first).to_contain_text(name)
        self.page.keyboard.press("Enter")

    @contextmanager
    def saving_slowly(self) -> Iterator[None]:
        """What the page saves of an entry is under way until this is left."""
        held: list[Route] = []

        def hold(route: Route) -> None:
            if route.request.method == "PUT":
                held.append(route)
            else:
                route.continue_()

        self.page.route("**/journal/entries/*", hold)
        yield
        while not held:
            self.page.wait_for_timeout(50)
        for route in held:
            route.continue_()
        self.page.unroute("**/journal/entries/*", hold)

    def kernel_ready(self) -> None:
        self.page.wait_for_function(KERNEL_READY, timeout=60000)

    def accessible(self, within: str = "[class*='jp-Psydyn']") -> None:
        """axe finds nothing in what is ours; JupyterLab's own page has findings of its own."""
        found = Axe().run(self.page, context={"include": [[within]]}).response["violations"]
        assert [(v["id"], [n["html"] for n in v["nodes"]][:3]) for v in found] == []

    def picture(self, name: str) -> None:
        """Keep a screenshot for our own eyes; the manual shows some of them."""
        PICTURES.mkdir(exist_ok=True)
        self.page.screenshot(path=PICTURES / f"{name}.png")
