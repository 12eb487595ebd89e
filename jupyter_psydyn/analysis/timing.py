"""How motifs come and go: gaps, bursts, trends, change points. Vectorised over items.

Only nights with a told dream count: a night without recall is no night without the motif. A dream of twice
the length has twice the chance: the rate is per word, and a motif that comes more often only because the
reports grew longer has no trend.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from scipy import special

from ..counting.arrays import Floats, Ints
from ..counting.statistics import chances, rates

_DAYS = 365.25
# With fewer nights than these a motif's bursts, trend and changes say nothing.
FEW_NIGHTS = 5
# Items times entries that are held at once: 40 MB.
_ROOM = 5_000_000


@dataclass(frozen=True, eq=False)
class Timing:
    """One value an item; not-a-number where there is too little to say.

    ``gap``: median days between its nights. ``burstiness``: -1 (as a clock) by 0 (as by chance) to 1 (in
    bursts). ``trend``: by how much its rate grows in a year (2: twice), with ``trend_p``, two-sided.
    ``changes``: nights from which on it comes more often or more seldom.
    """

    gap: Floats
    burstiness: Floats
    trend: Floats
    trend_p: Floats
    changes: list[tuple[date, ...]]


def timing(inside: Any, days: Sequence[date | None], words: Ints) -> Timing:
    """When items come. ``inside``: a sparse matrix entries x items; ``days`` and ``words`` of the entries."""
    dated = np.array([at for at, day in enumerate(days) if day is not None], dtype=np.int64)
    dated = dated[np.argsort([days[at].toordinal() for at in dated.tolist()], kind="stable")]
    there = (inside.tocsr()[dated] > 0).tocsc()
    day = np.array([days[at].toordinal() for at in dated.tolist()], dtype=np.int64)
    size = inside.shape[1]
    gap, burst = np.full(size, np.nan), np.full(size, np.nan)
    for item in range(size):
        at = there.indices[there.indptr[item] : there.indptr[item + 1]]
        at = np.sort(at)
        nights = np.unique(day[at])
        if len(nights) > 1:
            gaps = np.sort(nights[1:] - nights[:-1])
            gap[item] = (gaps[(len(gaps) - 1) // 2] + gaps[len(gaps) // 2]) / 2
        if len(at) >= FEW_NIGHTS:
            burst[item] = burstiness(np.diff(at))
    trend, p = np.full(size, np.nan), np.full(size, np.nan)
    changes: list[tuple[date, ...]] = [()] * size
    step = max(1, _ROOM // max(len(day), 1))
    for low in range(0, size, step):
        some = slice(low, low + step)
        trend[some], p[some], changes[some] = _slopes(there[:, some], day, words[dated])
    return Timing(gap, burst, trend, p, changes)


def burstiness(gaps: Any) -> float:
    """How unevenly events come: (s - m) / (s + m) of their gaps, corrected for how few they are.

    Goh and Barabási 2008, EPL 81:48002; the correction of Kim and Jo 2016, Phys. Rev. E 94:032311. Gaps are
    counted in entries told, so that a time without recall is no gap.
    """
    mean = float(np.mean(gaps))
    if mean == 0:
        return float("nan")
    n, r = len(gaps), float(np.std(gaps)) / mean
    return float((np.sqrt(n + 1) * r - np.sqrt(n - 1)) / ((np.sqrt(n + 1) - 2) * r + np.sqrt(n - 1)))


def _slopes(there: Any, day: Ints, words: Ints) -> tuple[Floats, Floats, list[tuple[date, ...]]]:
    """Trend, its p, and change points, from the chance of an item in an entry of so many words.

    In an entry of n words an item is there with the chance 1 - exp(-rate n). The trend is the score test of
    a rate that grows by the year (the complementary log-log model with the logarithm of n as offset), its
    size the first step of Fisher scoring. A change point is where the nights before and after differ most
    in what is seen and expected; it counts where twice the log-likelihood ratio exceeds 3 ln(nights), the
    penalty of Zhang and Siegmund 2007 (Biometrics 63:22), and is looked for again on both sides.
    """
    seen = np.asarray(there.todense(), dtype=float).T
    known = seen.sum(1) >= FEW_NIGHTS
    trend, p = np.full(len(seen), np.nan), np.full(len(seen), np.nan)
    changes: list[tuple[date, ...]] = [()] * len(seen)
    if not known.any() or len(np.unique(day)) < FEW_NIGHTS:
        return trend, p, changes
    years = (day - day.mean()) / _DAYS
    share = chances(rates(seen[known].sum(1), words), words)
    mean = -np.log1p(-np.minimum(share, 1 - 1e-12))
    weight = mean**2 * (1 - share) / np.maximum(share, 1e-12)
    centre = (weight * years).sum(1, keepdims=True) / np.maximum(weight.sum(1, keepdims=True), 1e-12)
    pull = mean * (seen[known] - share) / np.maximum(share, 1e-12)
    score = (pull * (years - centre)).sum(1)
    information = (weight * (years - centre) ** 2).sum(1)
    some = information > 1e-12
    # Presence need not grow with length just as the model has it: the larger of its spread and the one seen.
    spread = np.maximum(information, ((pull * (years - centre)) ** 2).sum(1))
    z = np.divide(score, np.sqrt(spread), out=np.zeros_like(score), where=some)
    slope = np.divide(score, information, out=np.zeros_like(score), where=some)
    trend[known], p[known] = np.exp(np.clip(slope, -20, 20)), 2 * special.ndtr(-np.abs(z))
    for at, item in enumerate(np.flatnonzero(known).tolist()):
        found = _changes(seen[item], share[at], 0, len(day), 3 * np.log(len(day)))
        changes[item] = tuple(date.fromordinal(int(day[cut])) for cut in sorted(found))
    return trend, p, changes


def _changes(seen: Floats, share: Floats, low: int, high: int, least: float) -> list[int]:
    """Where the item begins to come more often or more seldom than expected, between two entries."""
    if high - low < 2 * FEW_NIGHTS:
        return []
    k, e = seen[low:high], share[low:high]
    total = k.sum()
    if total == 0 or e.sum() == 0:
        return []
    e = e * total / e.sum()
    left, mine = np.cumsum(k)[:-1], np.maximum(np.cumsum(e)[:-1], 1e-12)
    rest = np.maximum(total - mine, 1e-12)
    # Of presences, not of counts: less varied than Poisson's, so the test errs towards caution.
    gain = 2 * (special.xlogy(left, left / mine) + special.xlogy(total - left, (total - left) / rest))
    gain[: FEW_NIGHTS - 1] = gain[len(gain) - FEW_NIGHTS + 1 :] = 0
    at = int(gain.argmax())
    if gain[at] <= least:
        return []
    cut = low + at + 1
    return [*_changes(seen, share, low, cut, least), cut, *_changes(seen, share, cut, high, least)]
