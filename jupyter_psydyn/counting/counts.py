"""Counts that add up: of words, and of pairs of words. ``count(A + B) = count(A) + count(B)``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse, special

from .arrays import Floats, Ints
from .coding import Coded, incidence
from .measures import measure as measured
from .statistics import at_least, chances, grouped, rates
from .threads import side_by_side

# Pairs are given their expected number so many at a time, so that it takes 64 MB and no more.
_AT_A_TIME = 100_000
# Windows are counted so many words at a time: fewer, and adding the tables up takes longer than counting;
# more, and 400,000 reports take more than 2 GB.
_A_PIECE = 2_000_000
# What a measure needs on the way stays in the processor's cache (twice as fast), and threads share the work.
_IN_CACHE = 16_384
_A_THREAD = 32 * _IN_CACHE


@dataclass(frozen=True, eq=False)
class WordCounts:
    """How often each of some words comes: ``entries`` with it, and ``count`` in all.

    ``n`` entries in all, with ``total`` words (stop words too).
    """

    words: Sequence[str]
    entries: Ints
    count: Ints
    n: int
    total: int

    def __add__(self, other: WordCounts) -> WordCounts:
        words = _union(self.words, other.words)
        return WordCounts(
            words,
            _spread(self.entries, self.words, words) + _spread(other.entries, other.words, words),
            _spread(self.count, self.words, words) + _spread(other.count, other.words, words),
            self.n + other.n,
            self.total + other.total,
        )

    def __neg__(self) -> WordCounts:
        return WordCounts(self.words, -self.entries, -self.count, -self.n, -self.total)

    def __sub__(self, other: WordCounts) -> WordCounts:
        return self + -other

    def strongest(self, min_entries: int, limit: int | None = None) -> list[str]:
        """The words in most entries, ``min_entries`` or more, by alphabet; of equals those that come most."""
        enough = np.flatnonzero(self.entries >= min_entries).tolist()
        if limit is not None and limit < len(enough):
            enough.sort(key=lambda at: (-self.entries[at], -self.count[at], self.words[at]))
            enough = enough[:limit]
        return sorted(self.words[at] for at in enough)


@dataclass(frozen=True, eq=False)
class PairCounts:
    """How often each two of some words meet in a unit: an entry, a sentence, a window of k words.

    ``met`` is a sparse matrix, words x words, above its diagonal: the units with both. ``alone`` is the
    units with each; ``n`` the units in all, and ``lengths[k]`` how many of them have k words. Of windows:
    ``met`` is the pairs of neighbours, ``alone`` in how many such pairs each word is (a pair seen from both
    its ends), ``n`` twice the pairs, ``lengths`` empty.
    """

    unit: str
    words: Sequence[str]
    met: Any
    alone: Ints
    n: int
    lengths: Ints

    def __add__(self, other: PairCounts) -> PairCounts:
        if self.unit != other.unit:
            raise ValueError(f"pairs in a unit of {self.unit!r} and of {other.unit!r} do not add up")
        words = _union(self.words, other.words)
        size = max(len(self.lengths), len(other.lengths))
        return PairCounts(
            self.unit,
            words,
            _placed(self, words) + _placed(other, words),
            _spread(self.alone, self.words, words) + _spread(other.alone, other.words, words),
            self.n + other.n,
            np.pad(self.lengths, (0, size - len(self.lengths)))
            + np.pad(other.lengths, (0, size - len(other.lengths))),
        )

    def __neg__(self) -> PairCounts:
        return PairCounts(self.unit, self.words, -self.met, -self.alone, -self.n, -self.lengths)

    def __sub__(self, other: PairCounts) -> PairCounts:
        return self + -other

    def table(self, min_count: int = 1) -> PairTable:
        """The pairs that meet in ``min_count`` units or more."""
        met = self.met.tocoo()
        keep = met.data >= max(min_count, 1)
        if keep.all():
            return PairTable(self, met.row, met.col, met.data)
        return PairTable(self, met.row[keep], met.col[keep], met.data[keep])


@dataclass(frozen=True, eq=False)
class PairTable:
    """Pairs as columns: the positions of their words, and how many units hold both."""

    counts: PairCounts
    first: Ints
    second: Ints
    both: Ints

    def only(self, rows: Ints) -> PairTable:
        """These pairs, in this order."""
        return PairTable(self.counts, self.first[rows], self.second[rows], self.both[rows])

    @property
    def a(self) -> Ints:
        """The units with the first word."""
        return self.counts.alone[self.first]

    @property
    def b(self) -> Ints:
        """The units with the second word."""
        return self.counts.alone[self.second]

    @property
    def expected(self) -> Floats:
        """The units that would hold both, were the two independent: the product of their shares."""
        found: Floats = self.a * self.b / max(self.counts.n, 1)
        return found

    def measure(self, name: str) -> Floats:
        """A measure of association (see ``measures.MEASURES``) of each pair."""
        found = np.empty(len(self.both))

        def some(low: int) -> None:
            for start in range(low, min(low + _A_THREAD, len(found)), _IN_CACHE):
                at = slice(start, start + _IN_CACHE)
                a, b = (self.counts.alone[end[at]] for end in (self.first, self.second))
                found[at] = measured(name, self.both[at], a, b, self.counts.n)

        for _ in side_by_side(some, range(0, len(found), _A_THREAD)):
            pass
        return found

    def p(self) -> Floats:
        """The chance of so many units or more with both, one-sided.

        Entries and sentences: long ones hold more of everything, which is allowed for (``dealt``). Windows:
        the upper Poisson tail over ``expected``.
        """
        if window_of(self.counts.unit):
            tail: Floats = special.gammainc(self.both, self.expected)
            return tail
        found = np.ones(len(self.both))
        # What does not meet more often than two independent words would needs no closer look: 1.
        more = np.flatnonzero(self.both > self.expected)
        above = self.only(more)
        found[more] = at_least(above.both, np.minimum(above.a, above.b), above.dealt())
        return found

    def dealt(self) -> Floats:
        """The units expected to hold both, were the words dealt out at random over units of these lengths.

        A word is at each place with the same chance, a place holds one word, and each word is expected in as
        many units as it is in; with units of one length this is a little less than ``expected``. ``p`` is
        from the upper binomial tail over the units of the rarer word, each of which holds the other with the
        same chance: wider than the hypergeometric, so that it errs towards caution.
        """
        lengths = np.repeat(np.arange(len(self.counts.lengths)), self.counts.lengths)
        size, weight = grouped(lengths)
        used, at = np.unique(np.concatenate([self.first, self.second]), return_inverse=True)
        rate = rates(self.counts.alone[used], lengths)
        miss = 1 - chances(rate, size)  # of a word, in a unit of each length
        stay = np.exp(-rate)  # of a word, at one place
        first, second = at[: len(self.first)], at[len(self.first) :]
        found = np.empty(len(first))
        for low in range(0, len(first), _AT_A_TIME):
            a, b = first[low : low + _AT_A_TIME], second[low : low + _AT_A_TIME]
            neither = np.maximum(stay[a] + stay[b] - 1, 0)[:, None] ** size
            found[low : low + _AT_A_TIME] = ((1 - miss[a] - miss[b] + neither) * weight).sum(1)
        return found


def window_of(unit: str) -> int:
    """The k of ``window:k``, 0 for ``entry`` and ``sentence``.

    Raises ``ValueError`` for another unit.
    """
    found = re.fullmatch(r"entry|sentence|window:(\d+)", unit)
    if not found or (found[1] and int(found[1]) < 2):
        raise ValueError(f"unit: {unit!r}; choose entry, sentence or window:K with K 2 or more")
    return int(found[1] or 0)


def count_words(coded: Coded) -> WordCounts:
    """How often each word comes, and in how many entries."""
    vocabulary = tuple(coded.vocabulary)  # the coder's list may grow meanwhile
    size = len(vocabulary)

    def count(piece: Coded) -> tuple[Ints, Ints]:
        # A row of the matrix has each word of an entry once.
        words = incidence(piece.entry, piece.type, (len(piece), size)).indices
        return np.bincount(words, minlength=size), np.bincount(piece.type, minlength=size)

    entries, total = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
    for in_entries, count_of in side_by_side(count, coded.pieces()):
        entries += in_entries
        total += count_of
    return WordCounts(vocabulary, entries, total, len(coded), int(coded.words.sum()))


def count_pairs(coded: Coded, words: Sequence[str], unit: str) -> PairCounts:
    """How often each two of these words meet in a unit.

    ``window:k``: each counted word is paired with the next k - 1 counted words of the same text, whichever
    comes first, as NLTK's ``BigramCollocationFinder(window_size=k)`` does. Raises ``ValueError`` for another
    unit than ``entry``, ``sentence`` and ``window:k``.
    """
    k = window_of(unit)
    column = columns(coded, words)
    if k:
        return _windows(coded, column, words, k)
    at, lengths = (coded.entry, coded.words) if unit == "entry" else (coded.sentence, coded.sentence_words)
    inside = present(at, column[coded.type], (len(lengths), len(words)))
    met = sparse.triu(inside.T @ inside, 1, format="csr")
    alone = np.asarray(inside.sum(0), dtype=np.int64).ravel()
    return PairCounts(unit, words, met, alone, len(lengths), np.bincount(lengths).astype(np.int64))


def columns(coded: Coded, words: Sequence[str]) -> Ints:
    """Of each base form its position in ``words``, -1 where it is not among them."""
    found = np.full(len(coded.vocabulary) + 1, -1, dtype=np.int32)
    found[[coded.ids.get(word, -1) for word in words]] = np.arange(len(words))
    return found[:-1]  # the last was for words that are not here


def present(at: Ints, column: Ints, shape: tuple[int, int]) -> Any:
    """Which units hold which words: a sparse matrix of 1, units x words; a word of column -1 is none."""
    here = column >= 0
    inside = incidence(at[here], column[here], shape)
    inside.data[:] = 1
    return inside


def _windows(coded: Coded, column: Ints, words: Sequence[str], k: int) -> PairCounts:
    size = len(words)

    def count(piece: Coded) -> tuple[Any, Ints, int]:
        nodes, text = column[piece.type], piece.text
        low, high = [], []
        ends, everything = np.zeros(size + 1, dtype=np.int64), 0
        for step in range(1, k):
            near = text[step:] == text[:-step]
            everything += int(near.sum())
            one, other = nodes[:-step][near], nodes[step:][near]
            for side in (one, other):
                ends += np.bincount(side + 1, minlength=size + 1)  # the first: no node
            kept = (one >= 0) & (other >= 0) & (one != other)
            a, b = one[kept], other[kept]
            low.append(np.minimum(a, b))
            high.append(np.maximum(a, b))
        return incidence(np.concatenate(low), np.concatenate(high), (size, size)), ends[1:], everything

    met: Any = sparse.csr_matrix((size, size), dtype=np.int32)
    alone, total = np.zeros(size, dtype=np.int64), 0
    for pairs, ends, everything in side_by_side(count, coded.pieces(_A_PIECE)):
        met, alone, total = met + pairs, alone + ends, total + everything
    return PairCounts(f"window:{k}", words, met, alone, 2 * total, np.zeros(0, dtype=np.int64))


def _union(one: Sequence[str], other: Sequence[str]) -> Sequence[str]:
    return one if one is other or list(one) == list(other) else list(dict.fromkeys([*one, *other]))


def _positions(words: Sequence[str], among: Sequence[str]) -> Ints:
    ids = {word: at for at, word in enumerate(among)}
    return np.array([ids[word] for word in words], dtype=np.int64)


def _spread(values: Ints, words: Sequence[str], among: Sequence[str]) -> Ints:
    if words is among:
        return values
    placed = np.zeros(len(among), dtype=np.int64)
    placed[_positions(words, among)] = values
    return placed


def _placed(counts: PairCounts, words: Sequence[str]) -> Any:
    if counts.words is words:
        return counts.met
    met, at = counts.met.tocoo(), _positions(counts.words, words)
    row, column = at[met.row], at[met.col]
    low, high = np.minimum(row, column), np.maximum(row, column)
    return sparse.csr_matrix((met.data, (low, high)), shape=(len(words), len(words)))
