"""Co-occurrence: two words in the same entry, sentence or window."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import special

from .items import pairs
from .reading import Ints, Reading, incidence

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Table:
    """For each pair of nodes that meet: their positions, the cells of the table, p. ``n`` is all units."""

    first: Ints
    second: Ints
    both: Ints
    a: Ints
    b: Ints
    n: int
    p: Floats


def window_of(unit: str) -> int:
    """The k of ``window:k``, 0 for ``entry`` and ``sentence``.

    Raises ``ValueError`` for another unit.
    """
    found = re.fullmatch(r"entry|sentence|window:(\d+)", unit)
    if not found or (found[1] and int(found[1]) < 2):
        raise ValueError(f"unit: {unit!r}; choose entry, sentence or window:K with K 2 or more")
    return int(found[1] or 0)


def co_occurrences(read: Reading, nodes: Ints, unit: str, min_count: int) -> Table:
    """How often each two of ``nodes`` (positions in the vocabulary) meet in a unit.

    Entry, sentence: in how many of them both are; ``p`` allows for long units (``items.pairs``).
    ``window:k``: each counted word is paired with the next k - 1 counted words of the same part (as
    NLTK's ``window_size=k``), whichever comes first; ``a`` and ``b`` are the pairs with the one and the
    other, ``n`` all pairs, each seen from both its ends; ``p`` is the upper Poisson tail.
    """
    k = window_of(unit)
    column = np.full(len(read.vocabulary), -1, dtype=np.int64)
    column[nodes] = np.arange(len(nodes))
    if k:
        return _windows(read, column, len(nodes), k, min_count)
    at = read.entry if unit == "entry" else read.sentence
    units = len(read.documents) if unit == "entry" else sum(len(text.sentences) for text in read.texts)
    here = column[read.type] >= 0
    inside = incidence(at[here], column[read.type[here]], (units, len(nodes)))
    found = pairs(inside, np.bincount(at, minlength=units), min_count)
    alone = np.asarray((inside > 0).sum(0), dtype=np.int64).ravel()
    return Table(
        found.first, found.second, found.count, alone[found.first], alone[found.second], units, found.p
    )


def _windows(read: Reading, column: Ints, size: int, k: int, min_count: int) -> Table:
    met: Any = incidence(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), (size, size))
    ends = np.zeros(size, dtype=np.int64)
    everything = 0
    for step in range(1, k):
        near = np.flatnonzero(read.text[step:] == read.text[:-step])
        everything += len(near)
        one, other = column[read.type[near]], column[read.type[near + step]]
        for side in (one, other):
            ends += np.bincount(side[side >= 0], minlength=size)
        kept = (one >= 0) & (other >= 0) & (one != other)
        low, high = np.minimum(one, other)[kept], np.maximum(one, other)[kept]
        met = met + incidence(low, high, (size, size))
    met = met.tocoo()
    keep = met.data >= max(min_count, 1)
    first, second, both = met.row[keep], met.col[keep], met.data[keep]
    n = 2 * everything
    expected = ends[first] * ends[second] / max(n, 1)
    return Table(first, second, both, ends[first], ends[second], n, special.gammainc(both, expected))
