import json
from urllib.parse import quote

import pytest
from tornado.httpclient import HTTPClientError

from jupyter_psydyn.server.worker import Worker


@pytest.fixture(autouse=True)
def cold(monkeypatch):
    """Most tests analyse nothing: they need no worker of their own, 2 s of a processor each."""
    monkeypatch.setattr(Worker, "warm", lambda worker: None)


@pytest.fixture
def ask(jp_fetch):
    """``await ask("GET", "info")`` -> (status, body) of the desk of ``a.psydyn``."""

    async def ask(verb, path, body=None, journal="a.psydyn", **more):
        more.setdefault("request_timeout", 120)
        more.setdefault("headers", {"X-Psydyn-Journal": quote(journal)})
        text = None if body is None else body if isinstance(body, str) else json.dumps(body)
        if verb in ("POST", "PUT") and text is None:
            text = ""
        try:
            response = await jp_fetch(
                "jupyter-psydyn", "journal", *path.split("/"), method=verb, body=text, **more
            )
        except HTTPClientError as error:
            response = error.response
        return response.code, json.loads(response.body)

    return ask


@pytest.fixture
def make(jp_fetch):
    """``await make("a.psydyn")`` -> (status, body): a new journal."""

    async def make(path="a.psydyn"):
        try:
            response = await jp_fetch(
                "jupyter-psydyn", "journals", method="POST", body=json.dumps({"path": path})
            )
        except HTTPClientError as error:
            response = error.response
        return response.code, json.loads(response.body)

    return make
