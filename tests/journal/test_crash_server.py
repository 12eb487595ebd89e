"""kill -9 of the Jupyter server while pages save: what it answered for is there."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest
from contents import held
from killing import posix
from sizes import SIZE

from jupyter_psydyn.journal import open_journal
from jupyter_psydyn.journal.backup import verify

pytestmark = [posix, pytest.mark.security]

PROGRAM = Path(__file__).with_name("serving.py")


@pytest.fixture
def servers(quick_disk):
    """``servers()`` starts one and gives its port and its process."""
    program = subprocess.Popen(
        [sys.executable, PROGRAM, quick_disk], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )

    def start():
        program.stdin.write("\n")
        program.stdin.flush()
        port, process = map(int, program.stdout.readline().split())
        # It says so before it listens.
        while not listens(port):
            time.sleep(0.002)
        return port, process

    yield start
    program.kill()
    program.communicate()


def listens(port):
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0


def lives(process):
    with suppress(ProcessLookupError):
        os.kill(process, 0)
        return True
    return False


class Page(threading.Thread):
    """Saves dreams into a journal and edits them, over HTTP, until nobody answers any more."""

    def __init__(self, port, journal):
        super().__init__(daemon=True)
        self.port, self.journal, self.acknowledged, self.refused = port, journal, [], []
        self.start()

    def run(self):
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        with suppress(OSError, http.client.HTTPException):
            while True:
                self.save_and_edit()
        self.connection.close()

    def save_and_edit(self):
        entry = self.ask("POST", "entries", {"title": f"dream {time.time_ns()}"})
        for _ in range(2):
            body = {"revision": entry["revision"], "title": f"dream {time.time_ns()}"}
            entry = self.ask("PUT", f"entries/{entry['id']}", body)

    def ask(self, verb, path, body):
        headers = {
            "Authorization": "token a token for these tests",
            "Content-Type": "application/json",
            "X-Psydyn-Journal": self.journal,
        }
        self.connection.request(verb, f"/jupyter-psydyn/journal/{path}", json.dumps(body), headers)
        answer = self.connection.getresponse()
        said = json.loads(answer.read())
        if answer.status not in (200, 201):
            self.refused.append(said)
        self.acknowledged.append(f"{said['id']} {said['revision']} {said['title']}")
        return said


@pytest.mark.parametrize("hundred", ["first", "second"])
def test_200_killed_servers_lose_nothing_they_answered_for(hundred, quick_disk, servers, chance):
    """Two pages on each of two journals; what was answered is there, the chain and every page whole."""
    for n in range(4 * SIZE):
        journals = [f"{n}a.psydyn", f"{n}b.psydyn"]
        for name in journals:
            open_journal(quick_disk / name, create=True, example="the sea in the school").close()
        acknowledged = {name: set() for name in journals}
        for _ in range(25):
            for page in pages_of_a_killed_server(servers, journals, chance):
                acknowledged[page.journal] |= set(page.acknowledged)
            for name in journals:
                with open_journal(quick_disk / name) as journal:
                    assert acknowledged[name] <= held(journal)
        for name in journals:
            with open_journal(quick_disk / name) as journal:
                assert len(acknowledged[name]) > 25
                # Of each page one may have been saved without an answer; the first is the first case.
                assert len(held(journal)) <= len(acknowledged[name]) + 2 * 25 + 1
                report = verify(journal)
                assert report.sound, report.lines


def pages_of_a_killed_server(servers, journals, chance):
    port, process = servers()
    pages = [Page(port, name) for name in journals * 2]
    some, end = chance.randrange(12), time.monotonic() + 30
    while sum(len(page.acknowledged) for page in pages) < some:
        if not lives(process):
            # Jupyter looks for a free port and binds it later: another test's server was quicker.
            return pages_of_a_killed_server(servers, journals, chance)
        assert time.monotonic() < end
        time.sleep(0.001)
    time.sleep(chance.uniform(0, 0.01))
    os.kill(process, signal.SIGKILL)
    for page in pages:
        page.join()
        assert page.refused == []
    return pages
