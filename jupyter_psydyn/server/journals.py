"""The journals that are unlocked in this server: one home for panel, kernels and the save guard.

Two threads look once a second: whether somebody changed something, and whether it is time to lock.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from logging import getLogger
from pathlib import Path
from threading import Event, RLock, Thread

from ..journal import Journal, Locked, NoJournal, NotAJournal, keys, opening
from ..journal.engine import is_same_database
from ..journal.file import examine, keys_beside
from ..journal.keys import keyfile
from ..journal.keys.slots import ComputerSlot, ExampleSlot
from .events import Tell
from .idle import Clock, Idle
from .opened import Listener, Opened
from .throttle import Throttle

_LOG = getLogger(__name__)
LOOK_SECONDS = 1.0
APART_SECONDS = 0.1
"""Between two looks at least: who types in a kernel's loop is told of ten times a second, not a thousand."""


class Journals:
    """Unlocks, locks and finds journals below ``root``, by their places as `place.below` gives them.

    Safe to share between threads.
    """

    def __init__(
        self,
        root: Path,
        tell: Tell,
        *,
        idle_minutes: float = 15.0,
        database: str = "",
        clock: Clock | None = None,
    ) -> None:
        self.root = Path(os.path.realpath(root))
        self.idle_minutes = idle_minutes
        self.listeners: list[Listener] = []
        self._tell = tell
        self._database = database or None
        clock = clock or Clock()
        self._idle = Idle(idle_minutes, clock)
        self._throttle = Throttle(clock.monotonic)
        self._lock = RLock()
        self._opened: dict[Path, Opened] = {}
        self._doors: dict[Path, RLock] = {}
        # Examples open by themselves, but not after somebody has locked them.
        self._shut: set[Path] = set()
        self._times_locked: Counter[Path | None] = Counter()
        self._nudged = Event()
        self._ended = False

    def start(self) -> None:
        """Begin to look."""
        Thread(target=self._watch, name="psydyn-journals", daemon=True).start()
        Thread(target=self._mind, name="psydyn-idle", daemon=True).start()

    def stop(self) -> None:
        """Lock everything and look no more."""
        self._ended = True
        self.lock()
        self._nudged.set()

    def all(self) -> list[Opened]:
        """Those that are unlocked."""
        with self._lock:
            return list(self._opened.values())

    def at(self, place: Path) -> Opened:
        """The unlocked journal at a place; an example opens by itself.

        Asking for it is no sign of a person: pages ask again when a colleague has changed something.

        ``Locked``, ``NoJournal``, and what opening raises where the file is not as it should be.
        """
        self.lock_what_is_due()
        if (opened := self._current(place)) is not None:
            return opened
        self._examine(place)
        example = keys.is_example(keys_beside(place))
        if place in self._shut or not example:
            raise Locked
        with self._door(place):
            # Pages ask for several things at once: one of them opens.
            return self._current(place) or self._open(place, partial(opening.unlock, place, client="lab"))

    def unlock(
        self,
        place: Path,
        passphrase: str | None = None,
        recovery_code: str | None = None,
        client: str = "lab",
    ) -> Opened:
        """Unlock with a secret; with none, an example or by this computer's keyring.

        Also where it is unlocked already the secret is tried: whoever asks has shown that they may.
        """
        # Who gives none guesses nothing, and does not make up for those who do.
        guessing = passphrase is not None or recovery_code is not None
        identity = _identity(place)
        trying = self._throttle.trying(identity) if guessing else nullcontext()
        with self._door(place), trying:
            self._examine(place)
            if (opened := self._current(place)) is not None:
                keys.unlock(keys_beside(place), passphrase, recovery_code).wipe()
                self.touch(opened)
                return opened
            return self._open(place, partial(opening.unlock, place, passphrase, recovery_code, client))

    def _examine(self, place: Path) -> None:
        """A file may name any database; this server goes to its own and to no stranger's."""
        found = examine(place)
        if found and not (self._database and is_same_database(found.url, self._database)):
            raise NotAJournal(
                f"{place.name} is in a database that this server is not set up for: "
                "whoever runs it names the database in c.Psydyn.database"
            )

    def create(self, place: Path, passphrase: str) -> Opened:
        """Make a journal, which is unlocked then; its ``journal.recovery_code`` is there this once."""
        how = partial(opening.make, place, passphrase=passphrase, database=self._database, client="lab")
        with self._door(place):
            return self._open(place, how)

    def lock(self, place: Path | None = None) -> None:
        """Lock the journal at a place, or all: from now on whoever asks for it is refused."""
        with self._lock:
            self._times_locked[place] += 1
            places = list(self._opened) if place is None else [place]
            some = [opened for one in places if (opened := self._opened.pop(one, None)) is not None]
            self._shut.update(opened.place for opened in some)
            for opened in some:
                opened.locked.set()
        for opened in some:
            # First, so that pages blank at once.
            self._tell("locked", opened.journal.id)
            for listener in self.listeners:
                listener.locked(opened)
        endings = [opened.ending() for opened in some]
        for ended in endings:
            ended()

    def touch(self, opened: Opened | None = None) -> None:
        """Somebody is here: at this journal, or at all of them."""
        self.lock_what_is_due()
        for one in self.all() if opened is None else [opened]:
            one.used = self._idle.now()

    def nudge(self) -> None:
        """Look now: somebody has changed something."""
        self._nudged.set()

    def look(self) -> None:
        """Lock what is due, and tell of what was changed, by whichever client or process."""
        self.lock_what_is_due()
        for opened in self.all():
            try:
                seq, _ = opened.store.head()
            except (Locked, OSError, ValueError):
                # Locked meanwhile; or a disk or database that fails, which whoever asks next is told.
                continue
            if opened.seq != seq:
                opened.seq = seq
                self._tell("changed", opened.journal.id)
                for listener in self.listeners:
                    listener.changed(opened)

    def lock_what_is_due(self) -> None:
        """Where the computer slept everything is locked, otherwise what nobody used for too long."""
        with self._lock:
            slept = self._idle.slept()
            due = [one.place for one in self._opened.values() if slept or self._idle.over(one.used)]
        for place in due:
            self.lock(place)

    def ways_in(self, place: Path) -> dict[str, object]:
        """What a page may know of a locked journal: its id, and whether it opens without a passphrase."""
        try:
            read = keyfile.read(keys_beside(place))
        except (OSError, ValueError):
            return {}
        return {
            "id": read.journal,
            "example": any(isinstance(slot, ExampleSlot) for slot in read.slots),
            "computer": any(isinstance(slot, ComputerSlot) for slot in read.slots),
        }

    def _door(self, place: Path) -> RLock:
        """One at a time opens the journal at a place."""
        with self._lock:
            return self._doors.setdefault(place, RLock())

    def _current(self, place: Path) -> Opened | None:
        """What is open at a place and is still what lies there."""
        with self._lock:
            opened = self._opened.get(place)
        try:
            file = _identity(place)
        except NoJournal:
            self._dismiss(place)
            raise
        if opened is not None and opened.file != file:
            self._dismiss(place)
            return None
        return opened

    def _open(self, place: Path, how: Callable[[], Journal]) -> Opened:
        before = self._times(place)
        journal = how()
        journal.client = "lab"
        opened = Opened(place, journal, _identity(place), self._idle.now())
        opened.seq, _ = opened.store.head()
        with self._lock:
            # While the key was derived somebody may have locked.
            wanted = before == self._times(place) and not self._ended
            if wanted:
                self._opened[place] = opened
                self._shut.discard(place)
                # Here, so that nobody hears of it after they have heard that it was locked.
                for listener in self.listeners:
                    listener.opened(opened)
        if not wanted:
            opened.store.lock()
            raise Locked
        self._tell("unlocked", journal.id)
        self.nudge()
        return opened

    def _dismiss(self, place: Path) -> None:
        """Lock what was at a place; whatever comes there next is not what somebody has locked."""
        with self._lock:
            was_open = place in self._opened
        if was_open:
            self.lock(place)
        self._shut.discard(place)

    def _times(self, place: Path) -> int:
        return self._times_locked[place] + self._times_locked[None]

    def _watch(self) -> None:
        while not self._ended:
            self._nudged.wait(LOOK_SECONDS)
            self._nudged.clear()
            _tried(self.look)
            time.sleep(APART_SECONDS)

    def _mind(self) -> None:
        """Lock what is due, also while `look` waits for a database that does not answer."""
        while not self._ended:
            time.sleep(LOOK_SECONDS)
            _tried(self.lock_what_is_due)


def _tried(look: Callable[[], None]) -> None:
    """A mistake of ours ends no thread that has to look again."""
    try:
        look()
    except Exception as error:
        _LOG.error("a mistake in jupyter_psydyn: looking failed (%s)", type(error).__name__)


def _identity(place: Path) -> tuple[int, int]:
    try:
        status = os.stat(place)
    except OSError:
        raise NoJournal("there is no such journal") from None
    return status.st_dev, status.st_ino
