"""Chains dealt out at random: how many elements a word would reach if it came where it pleased. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import special

from ..counting.arrays import Floats

# What is less likely changes no figure that is shown.
_NOTHING = 1e-15


def reaching(sizes: Sequence[int], rest: int, most: int) -> Floats:
    """The chance that t tokens of a word reach exactly h of some chains: a table (most + 1, chains + 1).

    All places in chains are alike, ``sizes`` of them in the chains that are looked at and ``rest``
    elsewhere, and the tokens are dealt out to them without putting two in one place. Exact: one chain after
    the other takes its share of what is left (hypergeometric draws; Feller 1968, II.6). ``most`` may not be
    more than there are places.
    """
    chains = len(sizes)
    left = rest
    table = np.zeros((most + 1, chains + 1))
    table[:, 0] = 1.0
    tokens = np.arange(most + 1)
    for size in reversed(sizes):
        before = left
        left += size
        whole = _log_choose(left, tokens)
        taken = np.zeros_like(table)
        for here in range(min(size, most) + 1):
            there = tokens - here
            possible = (there >= 0) & (there <= before) & (tokens <= left)
            ways = (
                _log_choose(size, np.array(here)) + _log_choose(before, np.where(possible, there, 0)) - whole
            )
            chance = np.where(possible, np.exp(ways), 0.0)[here:, None]
            if here > size * most / max(left, 1) and float(chance.max()) < _NOTHING:
                break
            found = chance * table[: most + 1 - here]
            if here:
                taken[here:, 1:] += found[:, :-1]
            else:
                taken += found
        table = taken
    return table


def at_least(table: Floats) -> Floats:
    """From the chances of exactly so many to the chances of so many or more, along the last axis."""
    return np.clip(np.cumsum(table[..., ::-1], axis=-1)[..., ::-1], 0.0, 1.0)


def _log_choose(n: int, k: NDArray[np.integer[Any]]) -> Floats:
    few = np.minimum(k, n)
    found: Floats = special.gammaln(n + 1) - special.gammaln(few + 1) - special.gammaln(n - few + 1)
    return found
