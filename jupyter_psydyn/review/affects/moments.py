"""Mindful moments: how strong it was before and after. Pure; nothing is said of why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import special

from ...journal import Entry

FEW = 5
"""Of fewer pairs there is no mean."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment with what was said in it, rated ``before`` and ``after``, 0 to 10; ``None``: not rated."""

    entry: str
    night: str
    said: tuple[str, ...]
    before: int | None
    after: int | None

    @property
    def change(self) -> int | None:
        """After less before; ``None`` where one of them is not there."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True)
class Change:
    """The mean of after less before over ``n`` pairs, with its 95 % interval; ``None`` under five."""

    n: int
    mean: float | None
    low: float | None
    high: float | None


def moments(entries: Iterable[Entry]) -> tuple[Moment, ...]:
    """The mindful moments among these entries, in their order."""
    return tuple(
        Moment(one.id, one.night, (held.noticed, held.named, held.allowed), held.before, held.after)
        for one in entries
        if one.reflection and (held := one.reflection.moment)
    )


def change(some: Sequence[Moment]) -> Change:
    """How it changed in those that were rated twice: Student's (1908) interval of paired differences."""
    differences = np.array([one.change for one in some if one.change is not None], dtype=float)
    n = len(differences)
    if n < FEW:
        return Change(n, None, None, None)
    mean = float(differences.mean())
    reach = float(special.stdtrit(n - 1, 0.975)) * float(differences.std(ddof=1)) / np.sqrt(n)
    return Change(n, mean, float(mean - reach), float(mean + reach))
