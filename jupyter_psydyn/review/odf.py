"""Overall defensive functioning: the mean level of the defences that people coded, 1 (action) to 7 (mature).

ODF is the sum of each level times its share (Perry). The level of a code is that of the code ``level-1`` to
``level-7`` at or above it, so that a defence of one's own counts as well. Levels 0 and 8 (no defence, not
enough known) do not count. It tells of the passages that were coded, not of a person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from ..journal import Annotation, Code, Codebook
from .near import above

FEW = 5
"""Under so many coded defences there is no value, under so many entries no interval."""
DRAWS = 2000


@dataclass(frozen=True)
class Functioning:
    """``value``, its 95 % interval, from ``n`` defences in ``entries``; ``shares`` by level; what to know."""

    value: float | None
    low: float | None
    high: float | None
    n: int
    entries: int
    shares: dict[int, float]
    note: str


def level(codebook: Codebook, code: Code) -> int | None:
    """The level 0 to 8 at which a code stands."""
    for one in (code, *above(codebook, code)):
        word, _, number = one.id.rpartition("-")
        if word == "level" and number.isdecimal():
            return int(number)
    return None


def odf(annotations: Iterable[Annotation], codebook: Codebook, *, seed: int = 0) -> Functioning:
    """The ODF of accepted annotations; the interval is from drawing whole entries again and again.

    What one entry holds hangs together: single annotations would make the interval too narrow.
    """
    levels = {one.id: at for one in codebook.codes if (at := level(codebook, one)) and at < 8}
    found: dict[str, list[int]] = {}
    for one in annotations:
        if one.codebook == codebook.id and one.state == "accepted" and not one.deleted and one.code in levels:
            found.setdefault(one.entry, []).append(levels[one.code])
    all_levels = [at for some in found.values() for at in some]
    n, entries = len(all_levels), len(found)
    counts = Counter(all_levels)
    shares = {at: counts[at] / n for at in range(1, 8)} if n else {}
    if n < FEW:
        return Functioning(None, None, None, n, entries, shares, f"too few: {n} of at least {FEW} defences")
    value = sum(at * share for at, share in shares.items())
    if entries < FEW:
        note = f"no interval: {entries} of at least {FEW} entries"
        return Functioning(value, None, None, n, entries, shares, note)
    sums = np.array([[sum(some), len(some)] for some in found.values()], dtype=float)
    drawn = sums[np.random.default_rng(seed).integers(0, entries, (DRAWS, entries))].sum(axis=1)
    low, high = np.quantile(drawn[:, 0] / drawn[:, 1], (0.025, 0.975))
    return Functioning(value, float(low), float(high), n, entries, shares, "")
