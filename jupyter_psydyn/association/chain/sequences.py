"""Chains of words as numbers: each different word once, and where it stands in which chain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ...counting.arrays import Bools, Floats, Ints
from ..forms import form


@dataclass(frozen=True, eq=False, repr=False)
class Sequences:
    """``words`` are the different words, by form; ``item`` which stands at each place, chain after chain.

    ``length`` is the length of each chain. All arrays of places have the length of ``item``.
    """

    words: tuple[str, ...]
    item: Ints
    length: Ints

    @cached_property
    def chain(self) -> Ints:
        """The chain of each place."""
        return np.repeat(np.arange(len(self.length)), self.length)

    @cached_property
    def first(self) -> Ints:
        """The first place of each chain, and one past the last."""
        return np.concatenate([[0], np.cumsum(self.length)])

    @cached_property
    def again(self) -> Bools:
        """Whether the word at each place was said before in its chain."""
        again = np.ones(len(self.item), dtype=bool)
        again[np.unique(self.chain * max(len(self.words), 1) + self.item, return_index=True)[1]] = False
        return again

    def only(self, kept: Bools) -> Sequences:
        """The places that are kept; as many chains, some of them shorter."""
        length = np.bincount(self.chain[kept], minlength=len(self.length))
        return Sequences(self.words, self.item[kept], length)

    def sums(self, values: Floats | Bools) -> Floats:
        """The sum of the values of each chain."""
        total: Floats = np.bincount(self.chain, values, minlength=len(self.length)).astype(np.float64)
        return total

    def means(self, values: Floats) -> Floats:
        """The mean of the values of each chain that are not nan; nan where there is none."""
        there = ~np.isnan(values)
        n = self.sums(there)
        total = self.sums(np.where(there, values, 0))
        mean: Floats = np.divide(total, n, out=np.full(len(n), np.nan), where=n > 0)
        return mean


def sequences(chains: Sequence[Sequence[str]]) -> Sequences:
    """These chains of words as numbers."""
    forms: dict[str, int] = {}  # a text as written: its number
    numbers: dict[str, int] = {}
    for chain in chains:
        for text in chain:
            if text not in forms:
                forms[text] = numbers.setdefault(form(text), len(numbers))
    item = np.array([forms[text] for chain in chains for text in chain], dtype=np.int64)
    return Sequences(tuple(numbers), item, np.array([len(chain) for chain in chains], dtype=np.int64))


def one_chain(words: Sequence[str]) -> list[str]:
    """The words of one chain; ``ValueError`` for a text, which would be a chain of letters."""
    if isinstance(words, str):
        raise ValueError("words: give a list of words, not a text: words.split() makes one")
    return list(words)
