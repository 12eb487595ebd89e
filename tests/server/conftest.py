import json
import shutil
from urllib.parse import quote

import pytest
from tornado.httpclient import HTTPClientError

from jupyter_psydyn.journal import open_journal
from jupyter_psydyn.server.handlers import DESKS
from jupyter_psydyn.server.worker import Worker

WORDS = "the sea in the school"
"""Public words, as example journals have: these open in no time, a passphrase takes a quarter of a second."""


@pytest.fixture(autouse=True)
def cold(monkeypatch):
    """Most tests analyse nothing: they need no worker of their own, 2 s of a processor each."""
    monkeypatch.setattr(Worker, "warm", lambda worker: None)


@pytest.fixture(scope="session")
def empty(tmp_path_factory):
    """An empty example journal, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "a.psydyn"
    open_journal(path, create=True, example=WORDS).close()
    return path


@pytest.fixture
def example(empty, jp_root_dir):
    """``example("a.psydyn")`` puts an empty example journal below the server's folder, or at a path."""

    def example(path="a.psydyn"):
        place = jp_root_dir / path
        shutil.copy(empty, place)
        shutil.copy(f"{empty}-keys", f"{place}-keys")
        return place

    return example


@pytest.fixture
def call(jp_fetch):
    """``await call("POST", "unlock", {...}, journal="a.psydyn")`` -> (status, body)."""

    async def call(verb, path, body=None, journal=None, **more):
        more.setdefault("request_timeout", 120)
        if journal is not None:
            more.setdefault("headers", {"X-Psydyn-Journal": quote(journal)})
        text = None if body is None else body if isinstance(body, str) else json.dumps(body)
        if verb in ("POST", "PUT") and text is None:
            text = ""
        try:
            response = await jp_fetch("jupyter-psydyn", *path.split("/"), method=verb, body=text, **more)
        except HTTPClientError as error:
            response = error.response
        return response.code, json.loads(response.body)

    return call


@pytest.fixture
def ask(call):
    """``await ask("GET", "info")`` -> (status, body) of the desk of ``a.psydyn``."""

    async def ask(verb, path, body=None, journal="a.psydyn", **more):
        return await call(verb, f"journal/{path}", body, journal, **more)

    return ask


@pytest.fixture
def passphrase():
    return "nine lamps under the stairs"


@pytest.fixture
def create(call, passphrase):
    """``await create("a.psydyn")`` -> (status, body): a new journal under the passphrase."""

    async def create(path="a.psydyn", passphrase=passphrase):
        return await call("POST", "journals", {"path": path, "passphrase": passphrase})

    return create


@pytest.fixture
def desks(jp_serverapp):
    return jp_serverapp.web_app.settings[DESKS]


@pytest.fixture
def told(jp_serverapp, desks, monkeypatch):
    """What the server tells the pages from now on: a list of (change, journal's id)."""
    told = []
    for one in (desks.journals, desks._kernels):
        tell = one._tell
        monkeypatch.setattr(one, "_tell", lambda *what, tell=tell: (told.append(what), tell(*what)))
    return told
