"""Counts that follow entries as they come, change and go."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .arrays import Ints
from .coding import Coded, Coder, Way, together
from .counts import PairCounts, WordCounts, count_pairs, count_words


class LiveCounts:
    """The counts of a collection that changes: one entry more or less costs what that entry holds.

    ``add`` and ``remove`` take the texts of one entry (its parts in order); an edit is both. Words are
    counted at once, into arrays that grow. Pairs are brought up to date when they are asked for: what was
    counted before, plus the entries that came, less those that went (0.5 ms an entry at 50 and at 40,000
    entries).
    """

    def __init__(self, entries: Sequence[Sequence[str]] = (), way: Way | None = None) -> None:
        self._coder = Coder(way or Way())
        every = self._coder.code(
            [text for texts in entries for text in texts],
            np.repeat(np.arange(len(entries), dtype=np.int32), [len(texts) for texts in entries]),
        )
        counted = count_words(every)
        self._entries, self._count = counted.entries, counted.count
        self._n, self._total = counted.n, counted.total
        # What came and what went, in order; a pair table has seen so many of each.
        self._came, self._went = [every], list[Coded]()
        self._tables: dict[tuple[str, tuple[str, ...]], tuple[PairCounts, int, int]] = {}

    def add(self, texts: Sequence[str]) -> None:
        """Count one entry more."""
        one = self._one(texts)
        self._change(one, 1)
        self._came.append(one)

    def remove(self, texts: Sequence[str]) -> None:
        """Count one entry less; it must have been added with the same texts, which is not checked."""
        one = self._one(texts)
        self._change(one, -1)
        self._went.append(one)

    def words(self) -> WordCounts:
        """How often each word comes now. Words of entries that went stay, with 0."""
        words = tuple(self._coder.vocabulary)
        size = len(words)
        return WordCounts(words, self._entries[:size].copy(), self._count[:size].copy(), self._n, self._total)

    def pairs(self, words: Sequence[str], unit: str) -> PairCounts:
        """How often each two of these words meet in a unit now (see ``count_pairs``)."""
        key = (unit, tuple(words))
        known = self._tables.get(key)
        came, went = (0, 0) if known is None else known[1:]
        total = None if known is None else known[0]
        for sign, parts in ((1, self._came[came:]), (-1, self._went[went:])):
            if parts:
                more = count_pairs(together(parts), words, unit)
                more = more if sign > 0 else -more
                total = more if total is None else total + more
        if total is None:
            raise AssertionError("the first of what came is always there")
        self._tables[key] = (total, len(self._came), len(self._went))
        return total

    def _one(self, texts: Sequence[str]) -> Coded:
        return self._coder.code(texts, np.zeros(len(texts), dtype=np.int32))

    def _change(self, one: Coded, sign: int) -> None:
        size = len(self._coder.vocabulary)
        if size > len(self._count):
            self._entries, self._count = (_longer(old, size) for old in (self._entries, self._count))
        words, count = np.unique(one.type, return_counts=True)
        self._entries[words] += sign
        self._count[words] += sign * count
        self._n += sign
        self._total += sign * int(one.words.sum())


def _longer(values: Ints, size: int) -> Ints:
    """With room for as much again, so that a growing vocabulary is seldom copied."""
    return np.append(values, np.zeros(2 * size - len(values), dtype=np.int64))
