"""Where chains meet: each item with the elements that reach it, and how many would by chance. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy import special

from ..analysis.everyday import SEMCOR_WORDS, UNSEEN, rate_of
from ..counting.arrays import Floats, Ints
from ..counting.statistics import dealt
from ..lexicon import wordnet
from .dealing import at_least, reaching
from .reached import Arrivals


@dataclass(frozen=True, eq=False)
class Meeting:
    """An item, the elements (``chains``) that reach it in a dream (``group``, -1: in any), where (``at``).

    ``reached`` is how many of what is counted reach it: elements, or dreams. ``expected`` and ``p`` are those
    of dealing at random, ``everyday`` how many would at the rate at which anybody says it.
    """

    arrivals: Arrivals
    item: int
    group: int
    chains: tuple[int, ...]
    at: Ints
    reached: int
    expected: float
    p: float
    everyday: float


def meetings_of_elements(arrivals: Arrivals, dream: Ints) -> list[Meeting]:
    """Each item of two tokens or more in each dream that has it, with the elements there that reach it.

    ``dream`` is the number of each chain's dream.
    """
    tokens = np.bincount(arrivals.item, minlength=len(arrivals.names))
    total, rate = int(arrivals.size.sum()), _rates(arrivals, tokens)
    found = []
    for group, at in _by(dream[arrivals.chain], np.arange(len(arrivals.chain))):
        at = at[tokens[arrivals.item[at]] >= 2]
        if not len(at):
            continue
        sizes = arrivals.size[dream == group]
        table = reaching(sizes.tolist(), total - int(sizes.sum()), int(tokens[arrivals.item[at]].max()))
        expected, tail = table @ np.arange(len(sizes) + 1), at_least(table)
        usual = _usually(arrivals.words[dream == group], rate)
        for item, here in _by(arrivals.item[at], at):
            reached = tuple(np.unique(arrivals.chain[here]).tolist())
            k, n = int(tokens[item]), len(reached)
            chance = float(expected[k]), float(tail[k, n])
            found.append(Meeting(arrivals, item, group, reached, here, n, *chance, float(usual[item])))
    return found


def meetings_of_dreams(arrivals: Arrivals, dream: Ints) -> list[Meeting]:
    """Each item of two tokens or more, with the elements of all dreams that reach it."""
    tokens = np.bincount(arrivals.item, minlength=len(arrivals.names))
    expected = dealt(tokens, np.bincount(dream, weights=arrivals.size))
    usual = _usually(np.bincount(dream, weights=arrivals.words), _rates(arrivals, tokens))
    found = []
    for item, at in _by(arrivals.item, np.arange(len(arrivals.item))):
        k, n = len(at), len(np.unique(dream[arrivals.chain[at]]))
        if k < 2:
            continue
        # A token that falls where one lies already is a repeat; fewer of them: more dreams.
        p = float(special.pdtr(k - n, max(k - float(expected[item]), 1e-12)))
        reached = tuple(np.unique(arrivals.chain[at]).tolist())
        chance = float(expected[item]), p, float(usual[item])
        found.append(Meeting(arrivals, item, -1, reached, at, n, *chance))
    return found


def dreams_of(arrivals: Arrivals, dream: Ints) -> Ints:
    """In how many dreams each item is reached."""
    pairs = np.unique(np.stack([arrivals.item, dream[arrivals.chain]]), axis=1)
    found: Ints = np.bincount(pairs[0], minlength=len(arrivals.names))
    return found


def _by(key: Ints, values: Ints) -> Iterable[tuple[int, Ints]]:
    """The values by their keys, in the order of the keys."""
    if not len(key):
        return ()
    order = np.argsort(key, kind="stable")
    names, first = np.unique(key[order], return_index=True)
    return zip(names.tolist(), np.split(values[order], first[1:]), strict=True)


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
