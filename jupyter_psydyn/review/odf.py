"""Overall defensive functioning: the mean level of the defences that people coded, 1 (action) to 7 (mature).

ODF is the sum of each level times its share (Perry). The level of a code is that of the code ``level-1`` to
``level-7`` at or above it, so that a defence of one's own counts as well. Levels 0 and 8 (no defence, not
enough known) do not count. It tells of the passages that were coded, not of a person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from ..journal import Annotation, Code, Codebook
from .near import above

FEW = 5
"""Under so many coded defences there is no value, under so many entries no interval."""
LEVELS = range(1, 8)
DRAWS = 2000


@dataclass(frozen=True)
class Functioning:
    """``value``, its 95 % interval, from ``n`` defences in ``entries``; ``shares`` by level; what to know.

    ``ends`` are the 95 % intervals of the shares: of levels with some of the defences, not none or all, for
    what nobody coded no drawing can bring.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int
    entries: int
    shares: dict[int, float]
    note: str
    ends: dict[int, tuple[float, float]] = field(default_factory=dict)


def level(codebook: Codebook, code: Code) -> int | None:
    """The level 0 to 8 at which a code stands."""
    for one in (code, *above(codebook, code)):
        word, _, number = one.id.rpartition("-")
        if word == "level" and number.isdecimal():
            return int(number)
    return None


def odf(annotations: Iterable[Annotation], codebook: Codebook, *, seed: int = 0) -> Functioning:
    """The ODF of accepted annotations, entry by entry: see `functioning`."""
    levels = {one.id: at for one in codebook.codes if (at := level(codebook, one)) and at < 8}
    found: dict[str, list[int]] = {}
    for one in annotations:
        if one.codebook == codebook.id and one.state == "accepted" and not one.deleted and one.code in levels:
            found.setdefault(one.entry, []).append(levels[one.code])
    return functioning(list(found.values()), seed=seed)


def functioning(by_entry: Sequence[Sequence[int]], *, seed: int = 0) -> Functioning:
    """The ODF of the levels (1 to 7) that were coded, those of each entry together.

    The intervals are from drawing whole entries again and again: what one entry holds hangs together, and
    single annotations would make them too narrow.
    """
    counts = Counter(at for some in by_entry for at in some)
    n, entries = counts.total(), len(by_entry)
    shares = {at: counts[at] / n for at in LEVELS} if n else {}
    if n < FEW:
        return Functioning(None, None, None, n, entries, shares, f"too few: {n} of at least {FEW} defences")
    value = sum(at * share for at, share in shares.items())
    if entries < FEW:
        note = f"no interval: {entries} of at least {FEW} entries"
        return Functioning(value, None, None, n, entries, shares, note)
    table = np.array([[Counter(some)[at] for at in LEVELS] for some in by_entry], dtype=float)
    drawn = table[np.random.default_rng(seed).integers(0, entries, (DRAWS, entries))].sum(axis=1)
    drawn /= drawn.sum(axis=1, keepdims=True)
    low, high = np.quantile(drawn @ np.array(LEVELS), (0.025, 0.975))
    ends = np.quantile(drawn, (0.025, 0.975), axis=0).T.tolist()
    return Functioning(
        value,
        float(low),
        float(high),
        n,
        entries,
        shares,
        "",
        {at: (least, most) for at, (least, most) in zip(LEVELS, ends, strict=True) if 0 < counts[at] < n},
    )
