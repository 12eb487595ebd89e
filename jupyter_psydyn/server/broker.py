"""Answers kernels about the journals that are unlocked here, over a local socket.

Kernels find it by the environment: a folder that nobody else can read, with the address and a secret.
Messages are JSON (`journal.wire`). One thread for each connection, which hangs up when the journal is locked.
"""

from __future__ import annotations

import base64
import json
import os
import socket
import struct
import sys
import time
from contextlib import closing, suppress
from dataclasses import replace
from logging import getLogger
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, Listener, answer_challenge, deliver_challenge
from pathlib import Path
from secrets import token_bytes, token_hex
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import Any

from ..journal import Locked, NoJournal, now, wire
from ..journal.log import BROKER, CHANGING
from ..journal.remote import ADDRESS, SECRET
from .journals import Journals
from .kernels import Kernels
from .opened import Opened
from .place import below

_LOG = getLogger(__name__)
_LOOK = 0.2
"""Seconds after which a thread that waits for a kernel sees that the journal was locked."""
_THEIRS = ({*CHANGING} - {"erase"}) | {"export"}
"""What a kernel may write down; the rest is done, and written, by whoever has the keys in hand."""


class Broker:
    """Listens from `start` to `stop`."""

    def __init__(self, journals: Journals, kernels: Kernels) -> None:
        self._journals = journals
        self._kernels = kernels
        self._secret = token_bytes(32)
        self._folder: TemporaryDirectory[str] | None = None
        self._listener: Listener | None = None
        self._over = Event()

    def start(self) -> None:
        """Listen, and put the folder into the environment, which kernels inherit.

        Where that fails the panel works all the same; kernels ask for passphrases then.
        """
        try:
            # 0700, whatever the umask; gone at the latest when this process ends by itself.
            self._folder = TemporaryDirectory(prefix="psydyn-", ignore_cleanup_errors=True)
            folder = Path(self._folder.name)
            windows = sys.platform == "win32"
            family = "AF_PIPE" if windows else "AF_UNIX"
            address = rf"\\.\pipe\psydyn-{token_hex(16)}" if windows else str(folder / "socket")
            self._listener = Listener(address, family, backlog=16)
            with open(os.open(folder / SECRET, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
                file.write(self._secret)
            at = {"address": address, "family": family, "pid": os.getpid()}
            (folder / ADDRESS).write_text(json.dumps(at), "utf-8")
        except OSError as error:
            _LOG.warning("kernels cannot ask for journals (%s)", type(error).__name__)
            self.stop()
            return
        os.environ[BROKER] = self._folder.name
        Thread(target=self._accept, args=(self._listener,), name="psydyn-broker", daemon=True).start()

    def stop(self) -> None:
        """Listen no more, and leave nothing behind."""
        self._over.set()
        listener, self._listener = self._listener, None
        if listener is not None:
            # Closing a socket does not wake who waits at it: one more caller does.
            with suppress(OSError):
                Client(listener.address).close()
            listener.close()
        if self._folder is not None:
            if os.environ.get(BROKER) == self._folder.name:
                del os.environ[BROKER]
            self._folder.cleanup()

    def _accept(self, listener: Listener) -> None:
        while not self._over.is_set():
            try:
                connection = listener.accept()
            except OSError:
                # Too many open files, say: those who are connected may end.
                time.sleep(_LOOK)
                continue
            Thread(target=self._serve, args=(connection,), name="psydyn-kernel", daemon=True).start()

    def _serve(self, connection: Connection) -> None:
        with closing(connection):
            try:
                # Here and not in `accept`, where one caller that says nothing would hold up all others.
                deliver_challenge(connection, self._secret)
                answer_challenge(connection, self._secret)
                Conversation(connection, self._journals, self._kernels).hold(until=self._over)
            except (EOFError, OSError, AuthenticationError):
                pass
            except Exception as error:
                _LOG.error("a mistake in jupyter_psydyn: hung up on a kernel (%s)", type(error).__name__)


class Conversation:
    """With one kernel about one journal, from hello until either hangs up or it is locked."""

    def __init__(self, connection: Connection, journals: Journals, kernels: Kernels) -> None:
        self._connection = connection
        self._journals = journals
        self._kernels = kernels
        self._opened: Opened | None = None
        self._place: Path | None = None
        self._pid = 0
        self._notebook = ""

    def hold(self, until: Event) -> None:
        """Answer until it is over."""
        while not until.is_set() and (self._opened is None or not self._opened.locked.is_set()):
            if not self._connection.poll(_LOOK):
                continue
            question = wire.read(self._connection.recv_bytes(wire.MOST_BYTES))
            if question.get("op") == "bye":
                return
            try:
                answer = self._answer(question)
            except Exception as error:
                answer = wire.error(error)
            if self._opened and self._opened.locked.is_set() and question.get("op") != "append":
                # What was read just before goes out no more; what was saved is said to be.
                answer = wire.error(Locked())
            self._connection.send_bytes(wire.written(answer))

    def _answer(self, question: dict[str, Any]) -> dict[str, Any]:
        op = question.get("op")
        if op == "hello":
            return self._hello(question)
        if op == "unlock" and self._place is not None:
            if not isinstance(question.get("passphrase"), str):
                raise ValueError("passphrase must be text")
            opened = self._journals.unlock(self._place, question["passphrase"], client=f"kernel {self._pid}")
            self._kernels.allow(opened, self._pid)
            return self._welcome(opened)
        if self._opened is None:
            raise ValueError("say hello first")
        self._journals.touch(self._opened)
        return self._asked(self._opened, question)

    def _hello(self, question: dict[str, Any]) -> dict[str, Any]:
        if question["version"] != wire.VERSION:
            raise ValueError("kernel and server have different versions of jupyter_psydyn: update both")
        place = _known(self._journals.root, question["path"])
        if place is None:
            return {"unknown": True}
        self._place, self._notebook = place, str(question["notebook"])
        self._pid = _peer(self._connection) or int(question["pid"])
        try:
            opened = self._journals.at(place)
        except NoJournal:
            return {"unknown": True}
        except Locked:
            return {"locked": True}
        if not self._kernels.may(opened, self._pid, self._notebook, self._hung_up):
            raise Locked("nobody in the page allowed this kernel to read the journal")
        return self._welcome(opened)

    def _welcome(self, opened: Opened) -> dict[str, Any]:
        self._opened = opened
        self._journals.touch(opened)
        return {
            "journal": opened.journal.id,
            "draft_key": base64.b64encode(opened.journal.draft_key).decode(),
            "example": opened.journal.example,
        }

    def _asked(self, opened: Opened, question: dict[str, Any]) -> dict[str, Any]:
        store, op = opened.store, question.get("op")
        if op == "latest":
            return wire.page(store.latest())
        if op == "since":
            return wire.page(store.since(int(question["seq"])))
        if op == "history":
            return {
                "revisions": [wire.revision(one) for one in store.history(*map(str, question["records"]))]
            }
        if op == "actions":
            return {"deeds": wire.deeds(store.actions(int(question["after"])))}
        if op == "append":
            changes = [wire.to_change(one) for one in question["changes"]]
            action = wire.to_action(question["action"])
            if action.verb not in _THEIRS:
                raise ValueError("a kernel may not write this into the log")
            # Who it is and when, the server knows better.
            action = replace(action, at=now(), author=opened.journal.author, client=f"kernel {self._pid}")
            page = store.append(action, changes)
            self._journals.nudge()
            return wire.page(page)
        raise ValueError("the server does not know this question")

    def _hung_up(self) -> bool:
        """Whether the kernel has gone: between a question and its answer it says nothing but goodbye."""
        return self._connection.poll(0)


def _known(root: Path, path: str) -> Path | None:
    """The journal's place below the server's folder, or ``None``: what lies elsewhere is not the server's."""
    try:
        inside = Path(os.path.realpath(path)).relative_to(root)
        return below(root, inside.as_posix())
    except (OSError, ValueError):  # NoJournal is an OSError
        return None


def _peer(connection: Connection) -> int | None:
    """Which process is at the other end, where the system says so (Linux)."""
    if sys.platform != "linux":
        return None
    with socket.socket(fileno=os.dup(connection.fileno())) as line:
        said = line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    pid: int = struct.unpack("3i", said)[0]
    return pid or None
