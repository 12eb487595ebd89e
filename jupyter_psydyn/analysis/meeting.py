"""What meets one item: counts by the engine of networks, and the places where two items are together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy import sparse

from ..counting.arrays import Ints
from ..counting.coding import incidence
from ..counting.counts import PairCounts, PairTable, window_of
from .classes import Classes
from .concordance import Place, by_sentence
from .items import Item, positions
from .reading import Reading

Spans = tuple[Ints, Ints]
"""The positions of the first and of the last word of each occurrence."""


def met(read: Reading, among: Classes, item: Item, others: Sequence[Item], unit: str) -> PairTable:
    """How many units hold the item and each of these words and symbols, as a network counts them.

    Row k of the table is the item with ``others[k]``. Of windows, a phrase stands at its first word.
    """
    window_of(unit)
    here = np.zeros(len(read.type), dtype=bool)
    here[positions(read, among, item)[0]] = True
    standing = _standing(read, among, others)
    count = _in_windows if window_of(unit) else _in_units
    both, alone, n, lengths = count(read, here, standing, unit)
    size = len(others) + 1
    cells = sparse.csr_matrix((both, (np.zeros(len(both), dtype=np.int64), np.arange(1, size))), (size, size))
    counts = PairCounts(unit, [item.key, *(one.key for one in others)], cells, alone, n, lengths)
    return PairTable(counts, np.zeros(len(both), dtype=np.int64), np.arange(1, size), both)


def together(read: Reading, one: Spans, other: Spans, unit: str) -> list[Place]:
    """The places where two items are in one unit: a sentence with its marks, of windows each pair."""
    if k := window_of(unit):
        return _close(read, one, other, k)
    of = read.entry if unit == "entry" else read.sentence
    both = np.intersect1d(of[one[0]], of[other[0]])
    first, last = (np.concatenate(ends) for ends in zip(one, other, strict=True))
    inside = np.isin(of[first], both)
    return by_sentence(read, first[inside], last[inside])


def _close(read: Reading, one: Spans, other: Spans, k: int) -> list[Place]:
    found = []
    for (first, first_last), (second, second_last) in ((one, other), (other, one)):
        ends = dict(zip(second.tolist(), second_last.tolist(), strict=True))
        for at, last in zip(first.tolist(), first_last.tolist(), strict=True):
            for step in range(1, k):
                if at + step in ends and read.text[at] == read.text[at + step]:
                    pair = ((at, last), (at + step, ends[at + step]))
                    spans = tuple((int(read.start[low]), int(read.end[high])) for low, high in pair)
                    found.append(Place(int(read.text[at]), spans))
    return sorted(found)


def _standing(read: Reading, among: Classes, others: Sequence[Item]) -> Any:
    """Where each of these stands: a sparse matrix of 0 and 1, counted words x items."""
    column = np.full(len(read.vocabulary), -1, dtype=np.int64)
    symbols = []
    for at, item in enumerate(others):
        if item.kind == "symbol":
            symbols.append((at, among.at(item.members[0])))
        else:
            column[item.members[0]] = at
    of_word = column[read.type]
    words = np.flatnonzero(of_word >= 0)
    rows = np.concatenate([words, *(here for _, here in symbols)])
    columns = np.concatenate([of_word[words], *(np.full(len(here), at) for at, here in symbols)])
    return incidence(rows, columns, (len(read.type), len(others)))


def _in_units(read: Reading, here: Any, standing: Any, unit: str) -> tuple[Ints, Ints, int, Ints]:
    of, lengths = (read.entry, read.words) if unit == "entry" else (read.sentence, read.sentence_words)
    inside = incidence(of, np.arange(len(of)), (len(lengths), len(of))) @ standing
    inside.data[:] = 1
    mine = np.unique(of[here])
    both, alone = _sums(inside[mine]), _sums(inside)
    return both, np.append(len(mine), alone), len(lengths), np.bincount(lengths).astype(np.int64)


def _in_windows(read: Reading, here: Any, standing: Any, unit: str) -> tuple[Ints, Ints, int, Ints]:
    size = standing.shape[1]
    both, alone = np.zeros(size, dtype=np.int64), np.zeros(size + 1, dtype=np.int64)
    pairs = 0
    for step in range(1, window_of(unit)):
        first = np.flatnonzero(read.text[step:] == read.text[:-step])
        second = first + step
        pairs += len(first)
        both += _sums(standing[second[here[first]]]) + _sums(standing[first[here[second]]])
        for end in (first, second):
            alone += np.append(here[end].sum(), _sums(standing[end]))
    return both, alone, 2 * pairs, np.zeros(0, dtype=np.int64)


def _sums(matrix: Any) -> Ints:
    return np.asarray(matrix.sum(0), dtype=np.int64).ravel()
