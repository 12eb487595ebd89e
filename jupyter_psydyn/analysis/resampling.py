"""What chance and the choice of entries do to a network: words shuffled, entries drawn anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from scipy import sparse

from ..counting.arrays import Floats, Ints
from ..counting.coding import Coded, incidence
from ..counting.counts import PairTable, columns, count_pairs, present, window_of
from ..counting.measures import measure as measured


def shuffled(coded: Coded, table: PairTable, draws: int, seed: int) -> tuple[Floats, Floats]:
    """How often each pair meets when the words are shuffled, the entries keeping their lengths: mean, p.

    All counted words are dealt out anew over all places, ``draws`` times, and the pairs counted again.
    ``p`` is the share of draws, the true one among them, in which a pair meets as often or more (Phipson
    and Smyth 2010): 1 / (draws + 1) at best.
    """
    chance = np.random.default_rng(seed)
    pairs = table.counts
    total = np.zeros(len(table.both))
    as_many = np.zeros(len(table.both))
    for _ in range(draws):
        dealt = replace(coded, type=chance.permutation(coded.type))
        met = count_pairs(dealt, pairs.words, pairs.unit).met
        again = np.asarray(met[table.first, table.second]).ravel()
        total += again
        as_many += again >= table.both
    return total / draws, (1 + as_many) / (1 + draws)


@dataclass(frozen=True, eq=False)
class ByEntry:
    """What each entry adds to the counts: sparse matrices, entries x pairs and entries x words; its units."""

    both: Any
    alone: Any
    units: Ints


def by_entry(coded: Coded, table: PairTable) -> ByEntry:
    """The counts of a table, entry by entry; they add up to it."""
    words, unit = table.counts.words, table.counts.unit
    node = columns(coded, words)[coded.type]
    if k := window_of(unit):
        return _by_entry_in_windows(coded, table, node, k)
    if unit == "entry":
        there = present(coded.entry, node, (len(coded), len(words)))
        return ByEntry(_met(there, table), there, np.ones(len(coded), dtype=np.int64))
    # The entry of each sentence: where its last word falls among all words.
    last = np.cumsum(coded.sentence_words) - 1
    entry = np.searchsorted(np.cumsum(coded.words), last, side="right")
    there = present(coded.sentence, node, (len(last), len(words)))
    group = incidence(entry, np.arange(len(last)), (len(coded), len(last)))
    return ByEntry(group @ _met(there, table), group @ there, np.bincount(entry, minlength=len(coded)))


def resampled(parts: ByEntry, table: PairTable, draws: int, seed: int) -> Iterator[PairTable]:
    """The table of as many entries drawn anew from these, each as often as it falls, ``draws`` times."""
    chance = np.random.default_rng(seed)
    n = len(parts.units)
    for _ in range(draws):
        times = np.bincount(chance.integers(0, n, n), minlength=n)
        alone = np.asarray(parts.alone.T @ times, dtype=np.int64)
        counts = replace(table.counts, alone=alone, n=int(parts.units @ times))
        yield replace(table, counts=counts, both=np.asarray(parts.both.T @ times, dtype=np.int64))


def intervals(parts: ByEntry, table: PairTable, name: str, draws: int, seed: int) -> tuple[Floats, Floats]:
    """The 95 % interval of a measure of each pair: the middle of what drawing the entries anew gives.

    The percentile bootstrap (Efron 1979) over entries, not over sentences or words, since those of one dream
    belong together.
    """
    chance = np.random.default_rng(seed)
    n = len(parts.units)
    times = chance.multinomial(n, np.full(n, 1 / n), size=draws).T
    both, alone = np.asarray(parts.both.T @ times, float), np.asarray(parts.alone.T @ times, float)
    with np.errstate(all="ignore"):  # a draw without a word gives no figure, and is left out
        values = measured(name, both, alone[table.first], alone[table.second], parts.units @ times)
        values = np.where(both > 0, values, _NEVER.get(name, 0.0))
    values.sort(axis=1)
    low, high = (round(share * (draws - 1)) for share in (0.025, 0.975))
    return values[:, low], values[:, high]


# What a measure is where two words never meet.
_NEVER = {"pmi": -np.inf, "npmi": -1.0}


def _met(there: Any, table: PairTable) -> Any:
    by_word = there.tocsc()
    return by_word[:, table.first].multiply(by_word[:, table.second]).tocsr()


def _by_entry_in_windows(coded: Coded, table: PairTable, node: Ints, k: int) -> ByEntry:
    size, text, entry = len(table.counts.words), coded.text, coded.entry
    key = table.first.astype(np.int64) * size + table.second
    order = np.argsort(key)
    rows: list[Any] = []
    pairs: list[Any] = []
    ends: Any = sparse.csr_matrix((len(coded), size), dtype=np.int64)
    units = np.zeros(len(coded), dtype=np.int64)
    for step in range(1, k):
        near = np.flatnonzero(text[step:] == text[:-step])
        units += 2 * np.bincount(entry[near], minlength=len(coded))
        one, other = node[near], node[near + step]
        for side in (one, other):
            ends = ends + incidence(entry[near][side >= 0], side[side >= 0], ends.shape)
        kept = (one >= 0) & (other >= 0) & (one != other)
        met = np.minimum(one, other)[kept].astype(np.int64) * size + np.maximum(one, other)[kept]
        found = np.minimum(np.searchsorted(key[order], met), max(len(key) - 1, 0))
        known = key[order][found] == met if len(key) else np.zeros(len(met), dtype=bool)
        rows.append(entry[near][kept][known])
        pairs.append(order[found[known]])
    both = incidence(np.concatenate(rows), np.concatenate(pairs), (len(coded), len(key)))
    return ByEntry(both, ends, units)
