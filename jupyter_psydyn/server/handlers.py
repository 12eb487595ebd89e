"""The desk over HTTP. No text and no name stands in a URL or in a line of the log."""

from __future__ import annotations

import json

from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import APIHandler
from tornado import web  # type: ignore[attr-defined]

from .._version import __version__
from .desks import Desks

DESKS = "psydyn_desks"


class Private(APIHandler):
    """What every handler here has in common: nothing it says stays in a cache."""

    def set_default_headers(self) -> None:
        super().set_default_headers()
        self.set_header("Cache-Control", "no-store")

    @property
    def desks(self) -> Desks:
        desks: Desks = self.settings[DESKS]
        return desks

    def say(self, status: int, body: str) -> None:
        """Finish with a status and JSON."""
        self.set_status(status)
        self.finish(body)


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

    async def _answer(self, path: str) -> None:
        request = self.request
        header = request.headers.get("X-Psydyn-Journal", "")
        self.say(*await self.desks.answer(header, request.method or "", path, request.body))


class JournalsHandler(Private):
    """Makes journals."""

    auth_resource = "psydyn"

    @web.authenticated
    @authorized
    async def post(self) -> None:
        self.say(*await self.desks.create(self.request.body))


class VersionHandler(Private):
    """Which version answers."""

    auth_resource = "psydyn"

    @web.authenticated
    @authorized
    def get(self) -> None:
        self.say(200, json.dumps({"version": __version__}))


HANDLERS = [
    (r"/jupyter-psydyn/journal/(.*)", JournalHandler),
    (r"/jupyter-psydyn/journals", JournalsHandler),
    (r"/jupyter-psydyn/version", VersionHandler),
]
