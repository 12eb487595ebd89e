"""What pages ask over HTTP: the desk of each journal, and what only the server does (keys, kernels)."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any, TypeVar

from ..desk.asked import fields
from ..desk.routes import Reply, Request, answer, refusal, route_of
from ..journal import Locked, TooLarge, WrongSecret, keys, new_id, now
from ..journal.file import keys_beside
from ..journal.keys import keyring
from ..journal.log import Action
from .guard import Guard
from .journals import Journals
from .kernels import Kernels
from .opened import Listener, Opened
from .place import below, from_header
from .worker import Worker

MOST_BYTES = 16_000_000
"""Of a body: every part of an entry at its largest, with JSON's escapes."""
MOST_OF_A_NOTEBOOK = 512_000_000
WORTH_ENDING = 2.0
"""Seconds: what nobody waits for and ran for less is let finish; a new process takes 1.6 to be ready."""

T = TypeVar("T")
Answer = tuple[int, str]
"""A status and JSON."""


class Desks(Listener):
    """Answers pages. Everything that may wait runs in threads."""

    def __init__(self, journals: Journals, kernels: Kernels, guard: Guard) -> None:
        self.journals = journals
        self._kernels = kernels
        self._guard = guard
        self._worker = Worker()
        # Of our own: in the shared ones whoever waits for a disk would hold up who asks for nothing of it.
        self._threads = ThreadPoolExecutor(32, "psydyn-desk")
        self._locking = ThreadPoolExecutor(1, "psydyn-lock")
        # The worker has one process: who waits for it, waits here and takes no thread from those who save.
        self._analysing = asyncio.Lock()
        self._refused: set[tuple[Opened, str]] = set()

    async def answer(self, header: str, verb: str, path: str, body: bytes) -> Answer:
        """The answer to a request on the journal that the header names."""
        route = route_of(verb, path)
        if not (route and route.analyses):
            return await self._off(self._threads, self._answer, header, verb, path, body)
        async with self._analysing:
            began, gone = monotonic(), Event()
            try:
                return await self._off(self._threads, self._answer, header, verb, path, body, gone.is_set)
            except asyncio.CancelledError:
                gone.set()
                if monotonic() - began > WORTH_ENDING:
                    self._worker.close()
                raise

    async def ask(self, what: str, header: str, body: bytes) -> Answer:
        """The answer to one of `ASKED`, what only the server answers."""
        threads = self._locking if what == "POST lock" else self._threads
        return await self._off(threads, self._ask, what, header, body)

    async def refuse(self, user: str) -> None:
        """Write down in every open journal that somebody else asked: once for each person and journal."""
        await self._off(self._threads, self._refuse, user)

    def close(self) -> None:
        """End the worker, and answer no more."""
        self._worker.close()
        for threads in (self._threads, self._locking):
            threads.shutdown(wait=False, cancel_futures=True)

    def opened(self, opened: Opened) -> None:
        """Whoever opens a journal will want an analysis soon."""
        self._worker.warm()

    def locked(self, opened: Opened) -> None:
        """The worker has held its texts."""
        self._worker.close()
        self._refused = {one for one in self._refused if one[0] is not opened}

    async def _off(self, threads: ThreadPoolExecutor, function: Callable[..., T], *arguments: Any) -> T:
        """In a thread, off the server's loop."""
        return await asyncio.get_running_loop().run_in_executor(threads, function, *arguments)

    def _answer(
        self, header: str, verb: str, path: str, body: bytes, gone: Callable[[], bool] = lambda: False
    ) -> Answer:
        place = None
        try:
            request = Request(verb, path, _read(body, MOST_BYTES))
            place = self._place(header)
            opened = self.journals.at(place)
        except Exception as error:
            return _written(self._refusal(error, place))
        route = route_of(verb, path)
        reading = route is None or route.reads
        analyse = partial(self._worker.run, unless=lambda: opened.locked.is_set() or gone())
        reply = answer(opened.journal, request, analyse)
        if opened.locked.is_set() and (reading or reply.status >= 400):
            # What was read just before goes out no more.
            return _written(self._refusal(Locked(), place))
        if not reading and reply.status < 400:
            self.journals.touch(opened)
            self.journals.nudge()
        return _written(reply)

    def _ask(self, what: str, header: str, body: bytes) -> Answer:
        place = None
        try:
            known, reply = ASKED[what]
            asked = _read(body, MOST_OF_A_NOTEBOOK if what == "POST guard" else MOST_BYTES)
            place = self._place(header) if header else None
            return _written(reply(self, place, fields(asked, known)))
        except Exception as error:
            return _written(self._refusal(error, place))

    def create(self, place: Path | None, asked: dict[str, Any]) -> Reply:
        """A new journal, and its recovery code this once."""
        path, passphrase = _text(asked, "path"), _text(asked, "passphrase")
        opened = self.journals.create(below(self.journals.root, path), passphrase)
        reply = self._info(opened)
        code, opened.journal.recovery_code = opened.journal.recovery_code, ""
        return replace(reply, status=201, body={**reply.body, "recovery_code": code})

    def unlock(self, place: Path | None, asked: dict[str, Any]) -> Reply:
        """Unlocked, by a secret, or without one where it is an example or this computer remembers."""
        secrets = {name: _text(asked, name) for name in ("passphrase", "recovery_code") if name in asked}
        remember = _truth(asked, "remember")
        opened = self.journals.unlock(_named(place), **secrets)
        if remember:
            keys.remember(keys_beside(opened.place), opened.store.ring)
        return self._info(opened)

    def lock(self, place: Path | None, asked: dict[str, Any]) -> Reply:
        """Locked: this journal, or all."""
        self.journals.lock(place)
        return Reply(200, {})

    def change_keys(self, place: Path | None, asked: dict[str, Any]) -> Reply:
        """Another passphrase, another recovery code, or whether this computer remembers."""
        place = _named(place)
        if asked.keys() == {"remember"}:
            opened = self.journals.at(place)
            key_file = keys_beside(opened.place)
            if _truth(asked, "remember"):
                keys.remember(key_file, opened.store.ring)
            else:
                keys.forget(key_file)
        elif asked.keys() in ({"passphrase", "new_passphrase"}, {"recovery_code", "new_passphrase"}):
            new, secret = _text(asked, "new_passphrase"), _without(asked, "new_passphrase")
            opened = self.journals.unlock(place, **secret)
            keys.change_passphrase(keys_beside(opened.place), opened.store.ring, new)
        elif asked.keys() == {"passphrase", "new_recovery_code"} and asked["new_recovery_code"] is True:
            opened = self.journals.unlock(place, **_without(asked, "new_recovery_code"))
            code = keys.new_recovery_code(keys_beside(opened.place), opened.store.ring)
            opened.journal.note("change-keys")
            return Reply(200, {"recovery_code": code})
        else:
            raise ValueError("give passphrase or recovery_code with what is to change, or remember")
        opened.journal.note("change-keys")
        return Reply(200, {})

    def awake(self, place: Path | None, asked: dict[str, Any]) -> Reply:
        """Somebody is here."""
        self.journals.touch()
        return Reply(200, {})

    def kernels(self, place: Path | None, asked: dict[str, Any]) -> Reply:
        """The kernels that wait for an answer."""
        return Reply(200, {"asking": [one.to_dict() for one in self._kernels.asking()]})

    def answer_kernel(self, place: Path | None, asked: dict[str, Any]) -> Reply:
        """What the person said to a kernel."""
        if "allow" not in asked:
            raise ValueError("allow is missing")
        if not self._kernels.answer(_text(asked, "id"), _truth(asked, "allow")):
            return Reply(404, {"message": "this kernel does not wait for an answer any more"})
        return Reply(200, {})

    def guard(self, place: Path | None, asked: dict[str, Any]) -> Reply:
        """Where a notebook quotes a journal."""
        return Reply(200, {"quotes": self._guard.quotes(asked.get("content"))})

    def state(self, place: Path | None, asked: dict[str, Any]) -> Reply:
        """What is unlocked here."""
        root = self.journals.root
        body = {
            "journals": [
                {"id": one.journal.id, "path": one.place.relative_to(root).as_posix()}
                for one in self.journals.all()
            ],
            "idle_minutes": self.journals.idle_minutes,
            "keyring": keyring.available(),
        }
        return Reply(200, body)

    def _info(self, opened: Opened) -> Reply:
        return answer(opened.journal, Request("GET", "info"))

    def _place(self, header: str) -> Path:
        return below(self.journals.root, from_header(header))

    def _refusal(self, error: Exception, place: Path | None) -> Reply:
        reply = refusal(error)
        if isinstance(error, WrongSecret):
            return replace(reply, body={**reply.body, "wait": error.wait})
        if isinstance(error, Locked) and place is not None:
            return replace(reply, body={**reply.body, **self.journals.ways_in(place)})
        return reply

    def _refuse(self, user: str) -> None:
        for opened in self.journals.all():
            if (opened, user) not in self._refused:
                self._refused.add((opened, user))
                opened.store.append(Action(new_id(), now(), user, "lab", "refuse-user"), ())


ASKED: dict[str, tuple[tuple[str, ...], Callable[[Desks, Path | None, dict[str, Any]], Reply]]] = {
    "POST journals": (("path", "passphrase"), Desks.create),
    "POST unlock": (("passphrase", "recovery_code", "remember"), Desks.unlock),
    "POST lock": ((), Desks.lock),
    "POST keys": (
        ("passphrase", "recovery_code", "new_passphrase", "new_recovery_code", "remember"),
        Desks.change_keys,
    ),
    "POST awake": ((), Desks.awake),
    "GET kernels": ((), Desks.kernels),
    "POST kernels": (("id", "allow"), Desks.answer_kernel),
    "POST guard": (("content",), Desks.guard),
    "GET state": ((), Desks.state),
}
"""What only the server answers: the fields of a body, and who replies."""


def _named(place: Path | None) -> Path:
    if place is None:
        raise ValueError("which journal? Its path goes into the header X-Psydyn-Journal")
    return place


def _text(asked: dict[str, Any], name: str) -> str:
    if not isinstance(asked.get(name), str):
        raise ValueError(f"{name} must be text")
    return str(asked[name])


def _truth(asked: dict[str, Any], name: str) -> bool:
    if asked.get(name) not in (None, True, False):
        raise ValueError(f"{name} must be true or false")
    return bool(asked.get(name))


def _without(asked: dict[str, Any], name: str) -> dict[str, str]:
    return {other: _text(asked, other) for other in asked if other != name}


def _read(body: bytes, most: int) -> Any:
    """JSON, or ``None`` for no body; ``ValueError`` with a line that holds nothing of it."""
    if len(body) > most:
        raise TooLarge(f"a request must stay under {most // 10**6} MB")
    if not body:
        return None
    try:
        return json.loads(body, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise ValueError("the body is not JSON") from None


def _no_number(name: str) -> None:
    raise ValueError(name)


def _written(reply: Reply) -> Answer:
    try:
        return reply.status, json.dumps(reply.body, allow_nan=False)
    except ValueError as error:
        fallback = refusal(RuntimeError(type(error).__name__).with_traceback(error.__traceback__))
        return fallback.status, json.dumps(fallback.body)
