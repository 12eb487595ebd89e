"""Where chains meet: each item with the elements that reach it, and how many would by chance. Pure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import special

from ...analysis.everyday import SEMCOR_WORDS, UNSEEN, rate_of
from ...counting.arrays import Floats, Ints
from ...counting.statistics import dealt
from ...lexicon import wordnet
from .dealing import at_least, reaching
from .reached import Arrivals


@dataclass(frozen=True, eq=False)
class Meetings:
    """Meeting i: the item ``item[i]`` is reached by ``reached[i]`` elements of the dream ``dream[i]``.

    Where dreams are counted, ``dream`` is -1 and ``reached`` the number of dreams. ``expected`` and ``p`` are
    those of dealing at random, ``everyday`` how many would at the rate at which anybody says it. ``order``
    are the arrivals, those of a meeting in a row from ``first[i]``, ``size[i]`` of them.
    """

    arrivals: Arrivals
    item: Ints
    dream: Ints
    reached: Ints
    expected: Floats
    p: Floats
    everyday: Floats
    order: Ints
    first: Ints
    size: Ints

    def at(self, number: int) -> Ints:
        """The arrivals of a meeting, in the order of the chains."""
        found: Ints = np.sort(self.order[self.first[number] : self.first[number] + self.size[number]])
        return found

    def chains(self, number: int) -> tuple[int, ...]:
        """The elements that reach it."""
        return tuple(np.unique(self.arrivals.chain[self.at(number)]).tolist())


def meetings_of_elements(arrivals: Arrivals, dream: Ints) -> Meetings:
    """Each item of two tokens or more in each dream that has it, with the elements there that reach it.

    ``dream`` is the number of each chain's dream.
    """
    tokens = np.bincount(arrivals.item, minlength=len(arrivals.names))
    group = dream[arrivals.chain]
    order = np.lexsort((arrivals.chain, arrivals.item, group))
    order = order[tokens[arrivals.item[order]] >= 2]
    first, size = _runs(group[order], arrivals.item[order])
    item, of = arrivals.item[order][first], group[order][first]
    expected, p, usual = np.zeros(len(first)), np.ones(len(first)), np.zeros(len(first))
    reached = _different(arrivals.chain[order], first, size)
    total, rate = int(arrivals.size.sum()), _rates(arrivals, tokens)
    chains = np.argsort(dream, kind="stable")
    ends = np.searchsorted(dream[chains], np.arange(int(dream.max(initial=-1)) + 2))
    for number in np.unique(of).tolist():
        mine = slice(*np.searchsorted(of, [number, number + 1]).tolist())
        here = chains[ends[number] : ends[number + 1]]
        sizes = arrivals.size[here]
        table = reaching(sizes.tolist(), total - int(sizes.sum()), tokens[item[mine]])
        expected[mine] = table @ np.arange(len(sizes) + 1)
        p[mine] = at_least(table)[np.arange(len(table)), reached[mine]]
        usual[mine] = _usually(arrivals.words[here], rate[item[mine]])
    return Meetings(arrivals, item, of, reached, expected, p, usual, order, first, size)


def meetings_of_dreams(arrivals: Arrivals, dream: Ints) -> Meetings:
    """Each item of two tokens or more, with the elements of all dreams that reach it."""
    tokens = np.bincount(arrivals.item, minlength=len(arrivals.names))
    group = dream[arrivals.chain]
    order = np.lexsort((arrivals.chain, group, arrivals.item))
    order = order[tokens[arrivals.item[order]] >= 2]
    first, size = _runs(arrivals.item[order])
    item = arrivals.item[order][first]
    expected = dealt(size, np.bincount(dream, weights=arrivals.size))
    reached = _different(group[order], first, size)
    # A token that falls where one lies already is a repeat; fewer of them: more dreams.
    p = special.pdtr(size - reached, np.maximum(size - expected, 1e-12))
    usual = _usually(np.bincount(dream, weights=arrivals.words), _rates(arrivals, tokens)[item])
    nowhere = np.full(len(item), -1)
    return Meetings(arrivals, item, nowhere, reached, expected, p, usual, order, first, size)


def dreams_of(arrivals: Arrivals, dream: Ints) -> Ints:
    """In how many dreams each item is reached."""
    pairs = np.unique(np.stack([arrivals.item, dream[arrivals.chain]]), axis=1)
    found: Ints = np.bincount(pairs[0], minlength=len(arrivals.names))
    return found


def _runs(*keys: Ints) -> tuple[Ints, Ints]:
    """Where rows that are alike begin, and how many they are; the rows are in order."""
    new = np.ones(len(keys[0]), dtype=bool)
    new[1:] = np.any([key[1:] != key[:-1] for key in keys], axis=0)
    first = np.flatnonzero(new)
    return first, np.diff(np.append(first, len(new)))


def _different(values: Ints, first: Ints, size: Ints) -> Ints:
    """How many different values each run has; within a run they are in order."""
    if not len(first):
        return size
    new = np.ones(len(values), dtype=np.int64)
    new[1:] = values[1:] != values[:-1]
    new[first] = 1
    found: Ints = np.add.reduceat(new, first)
    return found


def _rates(arrivals: Arrivals, tokens: Ints) -> Floats:
    """How often anybody says each item, in 360,000 words; a whole association is held to be a rare word."""
    rate = np.full(len(arrivals.names), UNSEEN)
    if not arrivals.made_of:
        facts = wordnet()
        for at in np.flatnonzero(tokens >= 2).tolist():
            called = (arrivals.names[at], *arrivals.also[at])
            rate[at] = sum(rate_of(name, facts.total(name)) for name in called)
    return rate


def _usually(lengths: Ints | Floats, rate: Floats) -> Floats:
    """How many of texts of these lengths (words) hold something of each rate, falling where it pleases."""
    length, how_many = np.unique(lengths, return_counts=True)
    found: Floats = -np.expm1(-np.multiply.outer(rate / SEMCOR_WORDS, length)) @ how_many
    return found
