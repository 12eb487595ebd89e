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

from jupyter_psydyn.desk.routes import ROUTES
from jupyter_psydyn.journal import Entry, open_journal
from jupyter_psydyn.server.desks import ASKED
from jupyter_psydyn.server.handlers import HANDLERS, JournalHandler, safe

pytestmark = pytest.mark.security

MARKER = "Pfefferminzlikör"
ALL = [(route.verb, f"journal/{route.path.replace('*', 'x')}") for route in ROUTES]
ALL += [tuple(what.split(" ")) for what in ASKED] + [("GET", "version")]
VERBS = ("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS")
BODY = json.dumps({"path": "a.psydyn", "passphrase": "nine lamps under the stairs"})


async def fetch(jp_fetch, verb, path, **more):
    body = "{}" if verb in ("POST", "PUT", "PATCH") else None
    try:
        return await jp_fetch("jupyter-psydyn", *path.split("/"), method=verb, body=body, **more)
    except HTTPClientError as error:
        return error.response


@pytest.fixture
def cookie(http_server_port, jp_serverapp):
    """What a browser sends of somebody who is logged in."""
    host = f"127.0.0.1:{http_server_port[1]}"
    identity = jp_serverapp.identity_provider
    name = identity.get_cookie_name(SimpleNamespace(request=SimpleNamespace(host=host)))
    secret = jp_serverapp.web_app.settings["cookie_secret"]
    user = identity.user_to_cookie(User("maria"))
    return f"{name}={create_signed_value(secret, name, user).decode()}"


@pytest.fixture
def secret_dream(example):
    """An open journal with something in it."""
    with open_journal(example()) as journal:
        journal.save(Entry(id="x", title=MARKER, parts={"report": MARKER}))


async def test_every_route_and_verb_tells_strangers_nothing(
    http_server_client, jp_base_url, jp_auth_header, jp_root_dir, secret_dream, cookie, ask
):
    """Without a token, with a wrong one, from another site, under another name of this computer."""
    assert (await ask("GET", "entries/x"))[1]["title"] == MARKER
    before = sorted(path.name for path in jp_root_dir.iterdir())
    xsrf = {"Cookie": f"{cookie}; _xsrf={'a' * 32}", "X-XSRFToken": "a" * 32}
    strangers = {
        "no token": {},
        "wrong token": {"Authorization": "token nonsense"},
        "wrong bearer": {"Authorization": "Bearer nonsense"},
        "wrong cookie": {"Cookie": "username-127-0-0-1=nonsense"},
        "cookie without xsrf": {"Cookie": cookie},
        "cookie of another site": {**xsrf, "Origin": "https://example.org"},
        "token under another host": {**jp_auth_header, "Host": "example.org"},
        "cookie under another host": {**xsrf, "Host": "example.org"},
    }
    for path in dict.fromkeys(path for _, path in ALL):
        for verb in VERBS:
            for who, headers in strangers.items():
                if who == "cookie without xsrf" and verb in ("GET", "HEAD"):
                    # What reads needs none; that a page of another site cannot read it, the browser sees to.
                    continue
                response = await http_server_client.fetch(
                    f"{jp_base_url}jupyter-psydyn/{path}",
                    method=verb,
                    body=BODY if verb in ("POST", "PUT", "PATCH") else None,
                    headers={"X-Psydyn-Journal": "a.psydyn", **headers},
                    raise_error=False,
                )
                told = (path, verb, who, response.code)
                assert response.code in (403, 404, 405, *((200, 204) if verb == "OPTIONS" else ())), told
                assert b"a.psydyn" not in response.body, told
                assert not any(form in response.body for form in (MARKER.encode(), b"Pfefferminz")), told
    assert sorted(path.name for path in jp_root_dir.iterdir()) == before
    assert (await ask("GET", "entries"))[1]["entries"][0]["revision"] == 1


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


async def test_a_cookie_needs_the_xsrf_token(http_server_client, jp_base_url, cookie):
    """A page of another site can make a browser send its cookie, but not what stands in it."""
    url = f"{jp_base_url}jupyter-psydyn/journals"
    ask = {"method": "POST", "body": BODY, "raise_error": False}
    refused = await http_server_client.fetch(url, headers={"Cookie": cookie}, **ask)
    assert refused.code == 403
    assert b"_xsrf" in refused.body
    headers = {"Cookie": f"{cookie}; _xsrf={'a' * 32}", "X-XSRFToken": "a" * 32}
    made = await http_server_client.fetch(url, headers=headers, **ask)
    assert made.code == 201


@pytest.mark.parametrize(
    ("protocol", "address", "wanted"),
    [
        *(("http", "127.0.0.1", True), ("http", "127.8.8.8", True), ("http", "::1", True)),
        *(("https", "203.0.113.7", True), ("http", "203.0.113.7", False), ("http", "192.168.1.5", False)),
        *(("http", "10.0.0.1", False), ("http", "::ffff:203.0.113.7", False), ("http", "", False)),
        ("http", "nonsense", False),
    ],
)
def test_a_passphrase_travels_encrypted_or_not_at_all(protocol, address, wanted):
    connection = SimpleNamespace(context=SimpleNamespace(address_family=2))
    assert safe(SimpleNamespace(protocol=protocol, remote_ip=address, connection=connection)) is wanted


@pytest.mark.parametrize("path", ["unlock", "keys", "journals"])
async def test_what_a_proxy_says_of_the_way_counts(path, call, example, http_server, jp_serverapp):
    """As behind a hub or nginx: the proxy's own connection is local, the reader's was not."""
    http_server.xheaders = jp_serverapp.trust_xheaders = True
    example()
    body = {} if path == "unlock" else json.loads(BODY)
    far = {"X-Psydyn-Journal": "a.psydyn", "X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "http"}
    status, said = await call("POST", path, body, headers=far)
    assert (status, said["message"]) == (403, "a passphrase is not sent over plain HTTP: use https://")
    # JupyterHub's proxy adds how it was asked itself, by the one before it.
    for way, refused in (("https", False), ("https,http", False), ("http,https", True)):
        status, said = await call("POST", path, body, headers={**far, "X-Forwarded-Proto": way})
        assert (said.get("message") == "a passphrase is not sent over plain HTTP: use https://") is refused


async def test_on_a_hub_the_owner_alone_gets_in(call, ask, create, jp_serverapp, monkeypatch, passphrase):
    """Administrators, and whoever a server was shared with, are let in by the hub; the journal notes it."""
    await create()
    provider = jp_serverapp.identity_provider
    monkeypatch.setenv("JUPYTERHUB_USER", "maria")
    for who, allowed in (("maria", True), ("admin", False)):
        monkeypatch.setattr(provider, "get_user", lambda handler, who=who: User(who))
        for verb, path in [
            ("GET", "journal/info"),
            ("GET", "state"),
            ("GET", "version"),
            ("GET", "journal/info"),
        ]:
            status, said = await call(verb, path, journal="a.psydyn")
            assert status == (200 if allowed else 403), (who, path)
            if not allowed:
                assert said["message"] == "this journal belongs to somebody else"
    monkeypatch.undo()
    with open_journal(jp_serverapp.root_dir + "/a.psydyn", passphrase=passphrase) as journal:
        noted = [(one.author, one.verb) for one, _ in journal.store.actions() if one.verb == "refuse-user"]
    assert noted == [("admin", "refuse-user")]


async def test_nothing_stays_in_a_cache(jp_fetch, example):
    example()
    for verb, path in (
        *(("GET", "version"), ("GET", "journal/info"), ("GET", "journal/nothing"), ("GET", "state")),
        *(
            ("POST", "unlock"),
            ("POST", "lock"),
            ("GET", "kernels"),
            ("POST", "keys"),
            ("GET", "journal/info"),
        ),
    ):
        response = await fetch(jp_fetch, verb, path, headers={"X-Psydyn-Journal": "a.psydyn"})
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["Content-Type"].startswith("application/json")


async def test_no_text_and_no_name_in_the_log(ask, call, create, caplog, capfd, monkeypatch, jp_root_dir):
    """At its most talkative, over all routes, in success and in every failure we know."""
    caplog.set_level(logging.DEBUG)
    name = f"{MARKER}.psydyn"
    assert (await create(name, passphrase=MARKER))[0] == 201
    assert (await create(name, passphrase=MARKER))[0] == 409

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
            ("POST", "findings", {"verb": "motifs", "parameters": {"min_entries": 1}}),
            ("POST", "findings", {"verb": "motifs", "parameters": {MARKER: 1}}),
            ("POST", "findings", {"verb": "network", "parameters": {"measure": MARKER}}),
            ("POST", "passages", {"verb": "motifs", "key": f"lemma:{MARKER}", "parameters": {}}),
            ("PUT", "decisions", {"kind": "motif", "key": MARKER, "verdict": "accepted", "memo": MARKER}),
            ("PUT", where, {"revision": 1, "parts": {"report": f"{MARKER} 4"}}),
            ("GET", f"{where}/asides", None),
            ("GET", "cases", None),
            ("GET", "undo", None),
            ("POST", "undo", {}),
            ("POST", "redo", {MARKER: 1}),
            ("DELETE", "asides/nobody", None),
            ("DELETE", where, None),
        ]
    ]
    assert statuses == [
        *(200, 200, 200, 409, 400, 400, 413, 200, 400, 400, 201, 200, 400, 400, 404, 200),
        *(409, 200, 200, 200, 200, 400, 404, 200),
    ]
    output = {"output_type": "stream", "name": "stdout", "text": " ".join([MARKER] * 9)}
    others = [
        (await call(verb, path, body, name))[0]
        for verb, path, body in [
            ("POST", "guard", {"content": {"cells": [{"outputs": [output]}]}}),
            ("POST", "unlock", {"passphrase": f"{MARKER} 2"}),
            ("POST", "unlock", {"passphrase": MARKER}),
            ("POST", "unlock", {"passphrase": [MARKER]}),
            ("POST", "keys", {"passphrase": MARKER, "new_passphrase": f"{MARKER} 3"}),
            ("POST", "keys", {"passphrase": MARKER, "new_passphrase": f"{MARKER} 3"}),
            ("POST", "keys", {MARKER: MARKER}),
            ("POST", "kernels", {"id": MARKER, "allow": True}),
            ("GET", "state", None),
            ("POST", "lock", {}),
            ("POST", "unlock", {"passphrase": MARKER}),
            ("POST", "unlock", {"passphrase": f"{MARKER} 3"}),
        ]
    ]
    assert others == [200, 403, 200, 400, 200, 403, 400, 404, 200, 200, 403, 200]
    assert (await tell("GET", "info", journal=f"{MARKER}/no.psydyn"))[0] == 404
    assert (await tell("GET", "info", journal=MARKER))[0] == 400

    def broken(*_):
        raise RuntimeError(MARKER)

    with monkeypatch.context() as patch:
        patch.setattr("jupyter_psydyn.desk.recording._listed", broken)
        assert (await tell("POST", "search", {"query": MARKER}))[0] == 500
    (jp_root_dir / name).unlink()
    (jp_root_dir / name).write_bytes(f"not a journal, {MARKER}".encode())
    assert (await tell("GET", "info"))[0] == 400

    await asyncio.sleep(0)
    said = caplog.text + "".join(capfd.readouterr())
    assert "jupyter-psydyn/journal/search" in said
    assert "RuntimeError in test_access.py" in said
    for form in (
        MARKER,
        "Pfefferminz",
        MARKER.encode("unicode_escape").decode(),
        "Pfefferminzlik%C3%B6r",
        "lik\\u00f6r",
    ):
        assert form not in said


def test_the_server_loads_no_linguistics():
    """Its memory and its start are everybody's, whether they dream or not."""
    code = "import sys, jupyter_psydyn.server; print([m for m in sys.modules if '.' not in m])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    for heavy in (
        "nltk",
        "numpy",
        "keyring",
        "pandas",
        "scipy",
        "networkx",
        "wordcloud",
        "ipywidgets",
        "IPython",
    ):
        assert f"'{heavy}'" not in loaded
