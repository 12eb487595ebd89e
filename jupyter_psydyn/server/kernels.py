"""Which kernels may read which journal: the person in the page is asked once for each."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Lock

from ..journal import Journal
from .events import Tell
from .opened import Listener, Opened

PATIENCE = 120.0
"""Seconds that a kernel waits for an answer: somebody may have to find the page first."""
_LOOK = 0.2


@dataclass(eq=False)
class Question:
    """May the kernel ``pid`` of ``notebook`` read this journal?"""

    opened: Opened
    pid: int
    notebook: str
    id: str = field(default_factory=lambda: secrets.token_hex(8))
    answered: Event = field(default_factory=Event)
    allowed: bool = False

    def to_dict(self) -> dict[str, str]:
        """As JSON."""
        journal = self.opened.journal
        return {"id": self.id, "journal": journal.id, "name": journal.name, "notebook": self.notebook}


class Kernels(Listener):
    """Remembers what was answered, until the journal is locked."""

    def __init__(self, tell: Tell, patience: float = PATIENCE) -> None:
        self._tell = tell
        self._patience = patience
        self._lock = Lock()
        self._asking: list[Question] = []
        self._allowed: set[tuple[Opened, int]] = set()

    def asking(self) -> list[Question]:
        """What waits for an answer."""
        with self._lock:
            return list(self._asking)

    def may(self, opened: Opened, pid: int, notebook: str, gone: Callable[[], bool]) -> bool:
        """Whether a kernel may read a journal; waits for the answer, but not when the kernel is ``gone``."""
        with self._lock:
            if opened.journal.example or (opened, pid) in self._allowed:
                return True
            asked = next((one for one in self._asking if (one.opened, one.pid) == (opened, pid)), None)
            if asked is None:
                asked = Question(opened, pid, notebook)
                self._asking.append(asked)
        self._tell("kernel-asks", opened.journal.id)
        until = time.monotonic() + self._patience
        while not asked.answered.wait(_LOOK):
            if time.monotonic() > until or opened.locked.is_set() or gone():
                break
        with self._lock:
            if asked in self._asking:
                self._asking.remove(asked)
        return asked.allowed and not opened.locked.is_set()

    def answer(self, id: str, allow: bool) -> bool:  # noqa: A002
        """What the person said; ``False`` where nobody waits for it any more."""
        with self._lock:
            asked = next((one for one in self._asking if one.id == id), None)
            if asked is None:
                return False
            self._asking.remove(asked)
        try:
            if allow:
                self.allow(asked.opened, asked.pid)
            else:
                written_down(asked.opened, asked.pid, "refuse-kernel")
            asked.allowed = allow
        finally:
            # Where it cannot be written down it is not allowed, and nobody waits for more.
            asked.answered.set()
        return True

    def allow(self, opened: Opened, pid: int) -> None:
        """This kernel may read this journal until it is locked."""
        written_down(opened, pid, "allow-kernel")
        with self._lock:
            self._allowed.add((opened, pid))

    def locked(self, opened: Opened) -> None:
        """What was allowed is over."""
        with self._lock:
            self._allowed = {one for one in self._allowed if one[0] is not opened}


def written_down(opened: Opened, pid: int, verb: str) -> None:
    """For the audit: what a kernel asked for, by its number."""
    Journal(opened.store, opened.place, opened.journal.author, f"kernel {pid}").note(verb)
