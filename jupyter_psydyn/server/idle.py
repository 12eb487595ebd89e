"""When a journal locks by itself: nobody came for a while, or the computer slept."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from math import inf

SLEPT = 120.0
"""Seconds between two looks, which are one second apart, that mean that nobody was looking."""


@dataclass(frozen=True)
class Clock:
    """The two clocks of a computer, in seconds."""

    monotonic: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time


class Idle:
    """Looks at the clocks. ``minutes``: how long nobody may come, 0 for ever."""

    def __init__(self, minutes: float, clock: Clock) -> None:
        self._seconds = minutes * 60 if minutes > 0 else inf
        self._clock = clock
        self._looked = self.now(), clock.wall()

    def now(self) -> float:
        """The moment, for `over`."""
        return self._clock.monotonic()

    def over(self, used: float) -> bool:
        """Whether somebody last came too long ago."""
        return self.now() - used >= self._seconds

    def slept(self) -> bool:
        """Whether the computer has slept since this was last asked.

        While it sleeps the wall clock goes on, on some systems (Windows) the other one as well.
        """
        before, self._looked = self._looked, (self.now(), self._clock.wall())
        return any(now - then > SLEPT for then, now in zip(before, self._looked, strict=True))
