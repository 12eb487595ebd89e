"""The journals that are open in this server, and their desk."""

from __future__ import annotations

import asyncio
import json
import os
from contextlib import nullcontext
from pathlib import Path
from threading import Lock
from typing import Any

from ..journal import Journal, NoJournal, TooLarge, open_journal
from ..review.desk import Reply, Request, answer, refusal
from .place import below, from_header
from .worker import Worker

ANALYSES = ("motifs", "network", "passages")
MOST_BYTES = 16_000_000
"""Of a body: every part of an entry at its largest, with JSON's escapes."""


class Desks:
    """Answers for every journal below ``root``. Everything that may wait runs in threads."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = Lock()
        self._open: dict[Path, tuple[Journal, tuple[int, int]]] = {}
        self._worker = Worker()
        # The worker has one process: who waits for it, waits here and takes no thread from those who save.
        self._analysing = asyncio.Lock()

    async def answer(self, header: str, verb: str, path: str, body: bytes) -> tuple[int, str]:
        """Status and JSON of the answer to a request on the journal that the header names."""
        async with self._analysing if path in ANALYSES else nullcontext():
            return await asyncio.to_thread(self._answer, header, verb, path, body)

    async def create(self, body: bytes) -> tuple[int, str]:
        """Make the journal whose path is in the body."""
        return await asyncio.to_thread(self._create, body)

    def close(self) -> None:
        """Close every journal and end the worker."""
        self._worker.close()
        with self._lock:
            for journal, _ in self._open.values():
                journal.close()
            self._open.clear()

    def _answer(self, header: str, verb: str, path: str, body: bytes) -> tuple[int, str]:
        try:
            request = Request(verb, path, _read(body))
            journal = self._journal(below(self._root, from_header(header)))
        except Exception as error:
            return _written(refusal(error))
        return _written(answer(journal, request, self._worker.run))

    def _create(self, body: bytes) -> tuple[int, str]:
        try:
            asked = _read(body)
            if not isinstance(asked, dict) or asked.keys() != {"path"} or not isinstance(asked["path"], str):
                raise ValueError('the body must be {"path": "NAME.psydyn"}')
            place = below(self._root, asked["path"])
            open_journal(place, create=True).close()
            journal = self._journal(place)
        except Exception as error:
            return _written(refusal(error))
        reply = answer(journal, Request("GET", "info"))
        return _written(Reply(201 if reply.status == 200 else reply.status, reply.body))

    def _journal(self, place: Path) -> Journal:
        """The open journal of a file; opened anew where another file took its place."""
        with self._lock:
            opened, was = self._open.pop(place, (None, None))
            try:
                status = os.stat(place)
            except OSError:
                if opened:
                    opened.close()
                raise NoJournal("there is no such journal") from None
            now = (status.st_dev, status.st_ino)
            if opened is None or was != now:
                if opened:
                    opened.close()
                opened = open_journal(place)
                self._worker.warm()
            self._open[place] = (opened, now)
            return opened


def _read(body: bytes) -> Any:
    """JSON, or ``None`` for no body; ``ValueError`` with a line that holds nothing of it."""
    if len(body) > MOST_BYTES:
        raise TooLarge(f"a request must stay under {MOST_BYTES // 10**6} MB")
    if not body:
        return None
    try:
        return json.loads(body, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise ValueError("the body is not JSON") from None


def _no_number(name: str) -> None:
    raise ValueError(name)


def _written(reply: Reply) -> tuple[int, str]:
    try:
        return reply.status, json.dumps(reply.body, allow_nan=False)
    except ValueError as error:
        fallback = refusal(RuntimeError(type(error).__name__).with_traceback(error.__traceback__))
        return fallback.status, json.dumps(fallback.body)
