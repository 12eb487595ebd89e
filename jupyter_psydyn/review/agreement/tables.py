"""Counts of agreement, entry by entry, and the coefficients of all draws of the bootstrap at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from scipy import sparse

from ...counting.arrays import Bools, Floats, Ints
from . import spans
from .chance import cohen, gwet, krippendorff, scott
from .distances import nominal
from .layout import Marked, Units

COEFFICIENTS = ("percent", "kappa", "alpha", "ac1")


@dataclass(frozen=True, eq=False)
class Table:
    """How often two readers gave which two values, all pairs of readers pooled; ``by_entry`` adds up.

    ``by_entry`` is sparse, entries x pairs of values; ``distance`` is between values; ``readers`` how many.
    """

    by_entry: Any
    first: Ints
    second: Ints
    distance: Floats
    readers: int

    def figures(self, times: Floats) -> Mapping[str, Floats]:
        """The coefficients of each draw: ``times`` is draws x entries, how often each entry was drawn."""
        counts = np.asarray((self.by_entry.T @ times.T).T, dtype=float)
        n = counts.sum(1)
        with np.errstate(all="ignore"):  # a draw without a unit gives no figure
            share = counts / n[:, None]
        size = len(self.distance)
        one, other = (share @ np.eye(size)[side] for side in (self.first, self.second))
        both = (one + other) / 2
        agree = share @ (self.first == self.second)
        # Each reader's values: of so many pairs of readers each is in all but one's.
        values = n * 2 / (self.readers - 1) if self.readers > 1 else n * 0
        apart = share @ self.distance[self.first, self.second]
        found = {
            "percent": agree,
            "kappa": cohen(agree, one, other) if self.readers == 2 else scott(agree, both),
            "alpha": krippendorff(apart, both, self.distance, values),
            "ac1": gwet(agree, both, size),
        }
        return {name: np.where(n > 0, value, np.nan) for name, value in found.items()}


def table(label: Ints, units: Units, entries: int, distance: Floats) -> Table:
    """The table of what readers gave to units (``label``: readers x units, numbers of values)."""
    size = len(distance)
    pairs = [one * size + other for one, other in combinations(label, 2)]
    # One by one, so that many readers need no more memory than two.
    total = sparse.csr_matrix((entries, size * size))
    for pair in pairs:
        total = total + sparse.csr_matrix((units.weight, (units.entry, pair)), shape=total.shape)
    used = np.unique(total.indices)
    return Table(total.tocsc()[:, used].tocsr(), used // size, used % size, distance, len(label))


def yes_or_no(marks: Bools, units: Units, entries: int) -> Table:
    """The table of one code: on the unit or not (``marks``: readers x units)."""
    return table(marks.astype(np.int64), units, entries, nominal(2))


def sets(marked: Marked, units: Units, readers: int, codes: int) -> tuple[Ints, Bools]:
    """The set of codes that each reader gave to each unit, as a number, and the sets: sets x codes."""
    packed = []
    for reader in range(readers):
        there = np.zeros((len(units), codes), dtype=bool)
        for code in np.unique(marked.code[marked.reader == reader]):
            there[:, code] = units.touched(marked.of(reader, int(code)))
        packed.append(np.packbits(there, axis=1))
    rows = np.concatenate(packed) if packed else np.zeros((0, (codes + 7) // 8), dtype=np.uint8)
    if not codes:
        return np.zeros((readers, len(units)), dtype=np.int64), np.zeros((1, 0), dtype=bool)
    found, number = np.unique(rows, axis=0, return_inverse=True)
    return number.reshape(readers, len(units)), np.unpackbits(found, axis=1, count=codes).astype(bool)


def hits(marked: Marked, readers: int, code: int, entries: int) -> Floats:
    """Entries x (exact, overlap, all): spans of a code with a counterpart, over all pairs of readers."""
    found = np.zeros((entries, 3))
    for a, b in combinations(range(readers), 2):
        for one, other in ((a, b), (b, a)):
            mine = np.flatnonzero((marked.reader == one) & (marked.code == code))
            span, first = np.unique(marked.span[mine], axis=0, return_index=True)
            entry, there = marked.entry[mine][first], marked.of(other, code)
            for column, match in enumerate(("exact", "overlap")):
                good = spans.has_counterpart(span, there, match)
                found[:, column] += np.bincount(entry, good, minlength=entries)
            found[:, 2] += np.bincount(entry, minlength=entries)
    return found


def f1_figures(found: Floats, times: Floats) -> Mapping[str, Floats]:
    """F1 of each draw, exact and by overlap."""
    exact, overlap, every = (times @ found).T
    with np.errstate(all="ignore"):  # a draw without a span gives no figure
        return {"f1_exact": exact / every, "f1_overlap": overlap / every}


def draws(entries: int, resamples: int, seed: int) -> Floats:
    """How often each entry is drawn: draws x entries, each draw as many as there are."""
    if not entries:
        return np.zeros((0, 0))
    chance = np.random.default_rng(seed)
    return chance.multinomial(entries, np.full(entries, 1 / entries), size=resamples).astype(float)


def interval(values: Floats) -> tuple[float | None, float | None]:
    """The middle 95 % of the draws that give a figure (percentile bootstrap, Efron 1979)."""
    kept = values[~np.isnan(values)]
    if not len(kept):
        return None, None
    low, high = np.percentile(kept, [2.5, 97.5])
    return float(low), float(high)
