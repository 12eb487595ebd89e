"""The desk over HTTP. No text and no name stands in a URL or in a line of the log."""

from __future__ import annotations

import asyncio
import json
import os
import socket
from contextlib import suppress
from ipaddress import ip_address
from typing import Any

from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import APIHandler
from tornado import web  # type: ignore[attr-defined]

from .._version import __version__
from ..desk.routes import route_of
from .desks import Desks

DESKS = "psydyn_desks"


class Private(APIHandler):
    """What every handler here has in common: its owner alone, and nothing it says stays in a cache."""

    def set_default_headers(self) -> None:
        super().set_default_headers()
        self.set_header("Cache-Control", "no-store")

    async def prepare(self) -> None:
        await super().prepare()
        # On a hub an administrator, or somebody it was shared with, is let in by the server; not by us.
        owner, user = os.environ.get("JUPYTERHUB_USER"), self.current_user
        if owner and user and user.username != owner:
            await self.desks.refuse(user.username)
            raise web.HTTPError(403, "this journal belongs to somebody else")

    @property
    def desks(self) -> Desks:
        desks: Desks = self.settings[DESKS]
        return desks

    @property
    def journal(self) -> str:
        """The journal that the request names, as the header carries it."""
        header: str = self.request.headers.get("X-Psydyn-Journal", "")
        return header

    def say(self, status: int, body: str) -> None:
        """Finish with a status and JSON."""
        self.set_status(status)
        self.finish(body)

    async def ask(self, what: str) -> None:
        """Answer what only the server answers."""
        self.say(*await self.desks.ask(f"{self.request.method} {what}", self.journal, self.request.body))

    def refuse_plain(self) -> None:
        """No passphrase travels over a network in the clear."""
        if not safe(self.request, bool(self.serverapp and self.serverapp.trust_xheaders)):
            raise web.HTTPError(403, "a passphrase is not sent over plain HTTP: use https://")


def safe(request: Any, behind: bool = False) -> bool:
    """Whether nobody on the way can have read a request: it was encrypted, or did not leave the computer.

    ``behind``: behind proxies that say how they were asked. The first of them stands where the reader is:
    JupyterHub's own adds ``http`` to the ``https`` of the one before it, and tornado takes the last.
    """
    said = request.headers.get("X-Scheme") or request.headers.get("X-Forwarded-Proto") if behind else None
    if (said.split(",")[0].strip() if said else request.protocol) == "https":
        return True
    if getattr(request.connection.context, "address_family", None) == getattr(socket, "AF_UNIX", None):
        return True
    try:
        return ip_address(request.remote_ip).is_loopback
    except ValueError:
        return False


class JournalHandler(Private):
    """The desk of the journal that the header ``X-Psydyn-Journal`` names."""

    auth_resource = "psydyn"

    @web.authenticated
    @authorized
    async def get(self, path: str) -> None:
        await self._answer(path)

    @web.authenticated
    @authorized
    async def post(self, path: str) -> None:
        await self._answer(path)

    @web.authenticated
    @authorized
    async def put(self, path: str) -> None:
        await self._answer(path)

    @web.authenticated
    @authorized
    async def delete(self, path: str) -> None:
        await self._answer(path)

    _answering: asyncio.Future[tuple[int, str]] | None = None

    async def _answer(self, path: str) -> None:
        verb = self.request.method or ""
        answering = asyncio.ensure_future(self.desks.answer(self.journal, verb, path, self.request.body))
        route = route_of(verb, path)
        if route and route.analyses and route.reads:
            self._answering = answering
        with suppress(asyncio.CancelledError):
            self.say(*await answering)

    def on_connection_close(self) -> None:
        """Nobody waits for it any more; what is being saved is saved."""
        super().on_connection_close()
        if self._answering is not None:
            self._answering.cancel()


class SecretHandler(Private):
    """What a passphrase comes with: a new journal, unlocking, changing keys."""

    auth_resource = "psydyn"

    @web.authenticated
    @authorized
    async def post(self, what: str) -> None:
        self.refuse_plain()
        await self.ask(what)


class DoingHandler(Private):
    """Locking, staying awake, and whether a notebook may be saved."""

    auth_resource = "psydyn"

    @web.authenticated
    @authorized
    async def post(self, what: str) -> None:
        await self.ask(what)


class KernelsHandler(Private):
    """The kernels that ask for a journal."""

    auth_resource = "psydyn"

    @web.authenticated
    @authorized
    async def get(self) -> None:
        await self.ask("kernels")

    @web.authenticated
    @authorized
    async def post(self) -> None:
        await self.ask("kernels")


class StateHandler(Private):
    """What is unlocked here."""

    auth_resource = "psydyn"

    @web.authenticated
    @authorized
    async def get(self) -> None:
        await self.ask("state")


class VersionHandler(Private):
    """Which version answers."""

    auth_resource = "psydyn"

    @web.authenticated
    @authorized
    def get(self) -> None:
        self.say(200, json.dumps({"version": __version__}))


HANDLERS = [
    (r"/jupyter-psydyn/journal/(.*)", JournalHandler),
    (r"/jupyter-psydyn/(journals|unlock|keys)", SecretHandler),
    (r"/jupyter-psydyn/(lock|awake|guard)", DoingHandler),
    (r"/jupyter-psydyn/kernels", KernelsHandler),
    (r"/jupyter-psydyn/state", StateHandler),
    (r"/jupyter-psydyn/version", VersionHandler),
]
