"""Wrong passphrases: each after the fifth makes the next try wait, twice as long every time."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

from ..journal import WrongSecret

FREE = 5
LONGEST = 60.0
"""Seconds: who forgot a passphrase goes on trying, and who guesses gets 1,440 tries a day."""


@dataclass
class _Tries:
    lock: Lock = field(default_factory=Lock)
    wrong: int = 0
    until: float = -math.inf


class Throttle:
    """Counts the wrong tries at each journal, in the memory of this server."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._tries: dict[Hashable, _Tries] = {}

    @contextmanager
    def trying(self, journal: Hashable) -> Iterator[None]:
        """Around one try, which says by ``WrongSecret`` that it failed; raises one with the ``wait`` then.

        Where the try came too early it does so at once, in the same words.

        One try at a time at each journal: who sends a hundred at once has them counted all the same.
        """
        with self._lock:
            tries = self._tries.setdefault(journal, _Tries())
        with tries.lock:
            if self._clock() < tries.until:
                raise WrongSecret(self._wait(tries))
            try:
                yield
            except WrongSecret:
                tries.wrong += 1
                if tries.wrong >= FREE:
                    # No number grows without end; 2**6 is more than the longest already.
                    delay = min(2.0 ** min(tries.wrong - FREE + 1, 6), LONGEST)
                    tries.until = self._clock() + delay
                raise WrongSecret(self._wait(tries)) from None
            tries.wrong = 0

    def _wait(self, tries: _Tries) -> int:
        return max(0, math.ceil(tries.until - self._clock())) if tries.until > -math.inf else 0
