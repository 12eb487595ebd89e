"""Nobody without a token gets past any route, and nothing private stays in a log or a cache."""

import asyncio
import inspect
import json
import logging
import re
import subprocess
import sys
from types import SimpleNamespace

import pytest
from jupyter_server.auth.identity import User
from tornado.httpclient import HTTPClientError
from tornado.web import create_signed_value

from jupyter_psydyn.review.desk import ROUTES
from jupyter_psydyn.server.handlers import HANDLERS, JournalHandler

MARKER = "Pfefferminzlikör"
ALL = [(route.verb, f"journal/{route.path.replace('*', 'x')}") for route in ROUTES]
ALL += [("POST", "journals"), ("GET", "version")]


async def fetch(jp_fetch, verb, path, **more):
    body = "{}" if verb in ("POST", "PUT", "PATCH") else None
    try:
        return await jp_fetch("jupyter-psydyn", *path.split("/"), method=verb, body=body, **more)
    except HTTPClientError as error:
        return error.response


@pytest.mark.parametrize(("verb", "path"), ALL)
@pytest.mark.parametrize("token", ["", "token nonsense", "Bearer nonsense"])
async def test_every_route_is_refused_without_a_token(
    jp_fetch, http_server_client, jp_base_url, jp_root_dir, verb, path, token
):
    body = '{"path": "a.psydyn"}' if verb in ("POST", "PUT") else None
    headers = {"X-Psydyn-Journal": "a.psydyn", **({"Authorization": token} if token else {})}
    response = await http_server_client.fetch(
        f"{jp_base_url}jupyter-psydyn/{path}", method=verb, body=body, headers=headers, raise_error=False
    )
    assert response.code == 403
    said = json.loads(response.body)
    assert said.keys() == {"message", "reason"}
    assert said["message"] in ("Forbidden", "'_xsrf' argument missing from POST")
    assert list(jp_root_dir.iterdir()) == []


@pytest.mark.parametrize("path", ["journal/entries", "journal/info", "journals", "version"])
@pytest.mark.parametrize("verb", ["PATCH", "HEAD", "OPTIONS", "DELETE", "PUT", "GET", "POST"])
async def test_a_verb_that_no_route_has_tells_nothing(http_server_client, jp_base_url, ask, make, verb, path):
    await make()
    await ask("POST", "entries", {"title": MARKER})
    response = await http_server_client.fetch(
        f"{jp_base_url}jupyter-psydyn/{path}",
        method=verb,
        body="{}" if verb in ("POST", "PUT", "PATCH") else None,
        headers={"X-Psydyn-Journal": "a.psydyn"},
        raise_error=False,
    )
    assert response.code == (204 if verb == "OPTIONS" else 403) or (
        verb == "OPTIONS" and response.code == 200
    )
    assert MARKER.encode() not in response.body
    assert b"a.psydyn" not in response.body


def test_every_verb_of_every_handler_is_guarded():
    """Both decorators, on the class itself: what is inherited would carry another's resource."""
    for _, handler in HANDLERS:
        assert "auth_resource" in vars(handler)
        source = inspect.getsource(handler)
        for verb in re.findall(r"def (get|post|put|delete|patch|head)\b", source):
            pattern = rf"@web\.authenticated\n    @authorized\n    (async )?def {verb}\b"
            assert re.search(pattern, source), f"{handler.__name__}.{verb}"
    assert {verb for verb in ("get", "post", "put", "delete") if verb in vars(JournalHandler)} == {
        route.verb.lower() for route in ROUTES
    }


async def test_a_cookie_needs_the_xsrf_token(http_server_client, http_server_port, jp_base_url, jp_serverapp):
    """A page of another site can make a browser send its cookie, but not what stands in it."""
    host = f"127.0.0.1:{http_server_port[1]}"
    identity = jp_serverapp.identity_provider
    name = identity.get_cookie_name(SimpleNamespace(request=SimpleNamespace(host=host)))
    user = identity.user_to_cookie(User("maria"))
    secret = jp_serverapp.web_app.settings["cookie_secret"]
    cookie = f"{name}={create_signed_value(secret, name, user).decode()}"
    url = f"{jp_base_url}jupyter-psydyn/journals"
    ask = {"method": "POST", "body": '{"path": "x.psydyn"}', "raise_error": False}
    refused = await http_server_client.fetch(url, headers={"Cookie": cookie}, **ask)
    assert refused.code == 403
    assert b"_xsrf" in refused.body
    headers = {"Cookie": f"{cookie}; _xsrf={'a' * 32}", "X-XSRFToken": "a" * 32}
    made = await http_server_client.fetch(url, headers=headers, **ask)
    assert made.code == 201


async def test_nothing_stays_in_a_cache(jp_fetch, ask, make):
    await make()
    for verb, path in (("GET", "version"), ("GET", "journal/info"), ("GET", "journal/nothing")):
        response = await fetch(jp_fetch, verb, path, headers={"X-Psydyn-Journal": "a.psydyn"})
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["Content-Type"].startswith("application/json")


async def test_no_text_and_no_name_in_the_log(ask, make, jp_fetch, caplog, capfd, monkeypatch, jp_root_dir):
    """At its most talkative, over all routes, in success and in every failure we know."""
    caplog.set_level(logging.DEBUG)
    name = f"{MARKER}.psydyn"
    assert (await make(name))[0] == 201
    assert (await make(name))[0] == 409

    async def tell(verb, path, body=None, journal=name):
        return await ask(verb, path, body, journal=journal)

    _, dream = await tell("POST", "entries", {"title": MARKER, "tags": [MARKER], "parts": {"report": MARKER}})
    where = f"entries/{dream['id']}"
    statuses = [
        (await tell(verb, path, body))[0]
        for verb, path, body in [
            ("GET", where, None),
            ("GET", f"{where}/history", None),
            ("PUT", where, {"revision": 1, "title": f"{MARKER} 2"}),
            ("PUT", where, {"revision": 1, "title": f"{MARKER} 3"}),
            ("PUT", where, {"revision": 2, "night": MARKER}),
            ("PUT", where, {"revision": 2, MARKER: 1}),
            ("PUT", where, {"revision": 2, "parts": {"report": MARKER * 200_000}}),
            ("POST", "search", {"query": MARKER}),
            ("POST", "search", f'{{"query": "{MARKER}'),
            ("POST", f"{where}/elements", {"part": "report", "start": 1, "end": 3, "quote": MARKER}),
            ("POST", f"{where}/elements", {"part": "", "start": 0, "end": 0, "quote": MARKER}),
            ("POST", "motifs", {"min_entries": 1}),
            ("POST", "motifs", {MARKER: 1}),
            ("POST", "network", {"measure": MARKER}),
            ("POST", "passages", {"verb": "motifs", "key": f"lemma:{MARKER}", "parameters": {}}),
            ("PUT", "decisions", {"kind": "motif", "key": MARKER, "verdict": "accepted", "memo": MARKER}),
            ("DELETE", where, None),
        ]
    ]
    assert statuses == [200, 200, 200, 409, 400, 400, 413, 200, 400, 400, 201, 200, 400, 400, 404, 200, 200]
    assert (await tell("GET", "info", journal=f"{MARKER}/no.psydyn"))[0] == 404
    assert (await tell("GET", "info", journal=MARKER))[0] == 400

    def broken(*_):
        raise RuntimeError(MARKER)

    with monkeypatch.context() as patch:
        patch.setattr("jupyter_psydyn.review.recording._listed", broken)
        assert (await tell("POST", "search", {"query": MARKER}))[0] == 500
    (jp_root_dir / name).write_bytes(b"not a journal any more")
    (jp_root_dir / name).unlink()
    (jp_root_dir / name).write_bytes(f"not a journal, {MARKER}".encode())
    assert (await tell("GET", "info"))[0] == 400

    await asyncio.sleep(0)
    said = caplog.text + "".join(capfd.readouterr())
    assert "jupyter-psydyn/journal/search" in said
    assert "RuntimeError in test_access.py" in said
    for form in (MARKER, "Pfefferminz", MARKER.encode("unicode_escape").decode(), "Pfefferminzlik%C3%B6r"):
        assert form not in said


def test_the_server_loads_no_linguistics():
    """Its memory and its start are everybody's, whether they dream or not."""
    code = "import sys, jupyter_psydyn.server; print([m for m in sys.modules if '.' not in m])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    for heavy in ("nltk", "numpy", "pandas", "scipy", "networkx", "wordcloud", "ipywidgets", "IPython"):
        assert f"'{heavy}'" not in loaded
