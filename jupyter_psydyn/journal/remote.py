"""The store of a kernel: it holds no key, and asks the Jupyter server that started it.

The server's address and a secret are in a folder that nobody else can read; the environment says where.
A thread listens for the end of the connection: the moment at which the server locks the journal.
"""

from __future__ import annotations

import base64
import json
import os
import weakref
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection
from pathlib import Path
from queue import SimpleQueue
from threading import RLock, Thread
from typing import Any

from . import wire
from .errors import JournalFailed, Locked
from .log import BROKER, Action, Change, Deeds, Page, Revision

ADDRESS, SECRET = "address.json", "secret"
"""In the folder that `BROKER` names: where the server listens (address, family, pid), and its secret."""

_GONE = "the Jupyter server that held this journal has ended or does not know it any more: open it again"

_READ: dict[Path, set[str]] = {}
"""The ids of the records that this kernel has read, by the journal they are from."""


def ensure_open(records: Iterable[str]) -> None:
    """``Locked`` where one of these records is of a journal that the server has locked.

    For what was read from a journal and lives on without it, such as the passages of a result.
    """
    wanted = set(records)
    for path, read in list(_READ.items()):
        if not wanted.isdisjoint(read):
            line, _ = _welcomed(path)
            line.end()


class RemoteStore:
    """A `Store` that asks the server. Safe to share between threads.

    When the server locks the journal, ``on_lock`` is called within a second and everything raises ``Locked``,
    until the journal is unlocked again: then the next question asks the person in the page anew.
    """

    def __init__(self, path: Path, line: _Line, welcome: dict[str, Any]) -> None:
        self.journal: str = welcome["journal"]
        self.example: bool = welcome["example"]
        self.on_lock: Callable[[], None] | None = None
        self._path = path
        self._asking = RLock()
        self._closed = False
        self._use(line, welcome)

    @property
    def draft_key(self) -> bytes:
        with self._asking:
            self._ready()
            return self._draft_key

    def latest(self) -> Page:
        return self._page(self._ask("latest"))

    def since(self, seq: int) -> Page:
        return self._page(self._ask("since", seq=seq))

    def history(self, *records: str) -> list[Revision]:
        return [Revision(*one) for one in self._ask("history", records=records)["revisions"]]

    def actions(self, after: int = 0) -> Deeds:
        return wire.to_deeds(self._ask("actions", after=after)["deeds"])

    def append(self, action: Action, changes: Sequence[Change]) -> Page:
        sent = [wire.change(one) for one in changes]
        return self._page(self._ask("append", action=wire.action(action), changes=sent))

    def erase(self, case: str, action: Action) -> None:
        raise JournalFailed("a notebook cannot erase a case: it is done where the journal's keys are")

    def close(self) -> None:
        self._closed = True
        self._line.end()

    def _page(self, answer: dict[str, Any]) -> Page:
        page = wire.to_page(answer)
        _READ.setdefault(self._path, set()).update(one.record for one in page.revisions)
        return page

    def _ask(self, op: str, **fields: Any) -> dict[str, Any]:
        with self._asking:
            self._ready()
            return self._line.ask({"op": op, **fields})

    def _ready(self) -> None:
        """Have a line to the server: a new one where it has hung up, which asks the person anew."""
        if self._closed:
            raise JournalFailed("this journal was closed; open it again")
        if self._line.over:
            self._use(*_welcomed(self._path))

    def _use(self, line: _Line, welcome: dict[str, Any]) -> None:
        self._line = line
        self._draft_key = base64.b64decode(welcome["draft_key"])
        # Neither the thread nor the line knows this store but weakly: a store that nobody uses is let go.
        store = weakref.ref(self)
        line.when_over(lambda: _forgotten(store, line))
        weakref.finalize(self, line.end)


def _forgotten(store: weakref.ref[RemoteStore], line: _Line) -> None:
    known = store()
    if known is None:
        return
    if known._line is line:
        known._draft_key = b""
    if known.on_lock is not None:
        known.on_lock()


def connect(path: Path) -> RemoteStore | None:
    """The journal, as the server that started this process holds it; ``None`` where there is none that does.

    Where it is locked there, its passphrase is asked for here and unlocks it there. Where it is unlocked,
    this waits until the person in the page has allowed it (2 minutes at most).
    Raises ``Locked`` where it was refused, ``WrongSecret``, and what opening a journal raises.
    """
    line = _dialled()
    if line is None:
        return None
    try:
        welcome = line.ask(_hello(path))
        if "locked" in welcome:
            from .opening import asked

            secret = asked(f"Passphrase of {path.name}: ")
            welcome = line.ask({"op": "unlock", "passphrase": secret})
    except BaseException:
        line.end()
        raise
    if "journal" not in welcome:
        line.end()
        return None
    return RemoteStore(path, line, welcome)


def _welcomed(path: Path) -> tuple[_Line, dict[str, Any]]:
    """A line to the server about a journal that is unlocked there, and what the server said of it.

    Waits for the person in the page where this kernel was not allowed yet; ``Locked`` where it may not.
    """
    line = _dialled()
    if line is None:
        raise Locked(_GONE)
    try:
        welcome = line.ask(_hello(path))
        if "journal" not in welcome:
            raise Locked if "locked" in welcome else Locked(_GONE)
    except BaseException:
        line.end()
        raise
    return line, welcome


def _hello(path: Path) -> dict[str, Any]:
    return {
        "op": "hello",
        "version": wire.VERSION,
        "path": str(path),
        "pid": os.getpid(),
        "notebook": os.environ.get("JPY_SESSION_NAME", ""),
    }


def _dialled() -> _Line | None:
    """A line to the server, or ``None``: no server, one that has ended, or this process is the server."""
    folder = Path(os.environ.get(BROKER) or os.devnull)
    try:
        at = json.loads((folder / ADDRESS).read_text("utf-8"))
        secret = (folder / SECRET).read_bytes()
        if at["pid"] == os.getpid():
            return None
        return _Line(Client(at["address"], at["family"], authkey=secret))
    except (OSError, EOFError, AuthenticationError):
        return None


class _Line:
    """A connection, and the thread that reads it: one answer to each question, then its end."""

    def __init__(self, connection: Connection) -> None:
        self.over = False
        self._connection = connection
        self._answers: SimpleQueue[bytes | None] = SimpleQueue()
        self._after: Callable[[], None] = lambda: None
        Thread(target=self._listen, name="psydyn-journal", daemon=True).start()

    def ask(self, question: dict[str, Any]) -> dict[str, Any]:
        """The answer, or the error that is the answer. One question at a time."""
        try:
            self._connection.send_bytes(wire.written(question))
            sent = self._answers.get()
        except OSError:
            sent = None
        except BaseException:
            # Interrupted while it waited: the answer that still comes would be taken for that of the next.
            self.end()
            raise
        if sent is None:
            raise Locked
        answer = wire.read(sent)
        if "error" in answer:
            raise wire.to_error(answer)
        return answer

    def when_over(self, call: Callable[[], None]) -> None:
        """Call this when the other end has gone, at once where it has already."""
        self._after = call
        if self.over:
            call()

    def end(self) -> None:
        """Say goodbye: the server hangs up, and the thread ends."""
        self.over = True
        with suppress(OSError):
            self._connection.send_bytes(wire.written({"op": "bye"}))

    def _listen(self) -> None:
        try:
            while True:
                self._answers.put(self._connection.recv_bytes())
        except (EOFError, OSError):
            self.over = True
            self._connection.close()
            # First whoever waits for an answer, which may hold what `_after` needs.
            self._answers.put(None)
            self._after()
