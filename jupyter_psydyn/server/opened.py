"""An unlocked journal, and who hears what happens to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from logging import getLogger
from pathlib import Path
from threading import Event, Thread

from ..journal import Journal
from ..journal.store import LogStore

_LOG = getLogger(__name__)
PROMPTLY = 0.5
"""Seconds for the last line in the log. Another program may hold the file, or the database not answer."""


@dataclass(eq=False)
class Opened:
    """A journal that is unlocked in this server. ``locked`` is set, for ever, the moment it is locked.

    ``file`` is what lay at ``place``, ``used`` when somebody last came, ``seq`` what pages were told of.
    """

    place: Path
    journal: Journal
    file: tuple[int, int]
    used: float
    seq: int = 0
    locked: Event = field(default_factory=Event)

    @property
    def store(self) -> LogStore:
        """The store with the key in hand."""
        store = self.journal.store
        assert isinstance(store, LogStore)
        return store

    def ending(self) -> Callable[[], None]:
        """Begin to write down that it was locked. Call what this returns: it wipes the keys in any case."""
        ending = Thread(target=self._end, name="psydyn-end", daemon=True)
        ending.start()

        def end() -> None:
            ending.join(PROMPTLY)
            self.store.ring.wipe()

        return end

    def _end(self) -> None:
        try:
            if not self.journal.example:
                self.journal.note("lock")
        except Exception as error:
            _LOG.warning("a journal was locked without a line in its log (%s)", type(error).__name__)
        # In this order: who reads in between folds nothing in again.
        self.store.lock()
        self.journal.forget()


class Listener:
    """Hears what happens to journals, in the thread in which it happens; may not wait."""

    def opened(self, opened: Opened) -> None:
        """Unlocked."""

    def changed(self, opened: Opened) -> None:
        """Somebody changed something."""

    def locked(self, opened: Opened) -> None:
        """Locked: whoever asks for it is refused."""
