"""Chains dealt out at random: how many elements a word would reach if it came where it pleased. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from scipy import special

from ...counting.arrays import Floats, Ints

# What is less likely changes no figure that is shown.
_NOTHING = 1e-15


def reaching(sizes: Sequence[int], rest: int, tokens: Ints) -> Floats:
    """The chance that so many tokens of a word reach exactly h of some chains: (tokens, chains + 1).

    All places in chains are alike, ``sizes`` of them in the chains that are looked at and ``rest``
    elsewhere, and the tokens are dealt out to them without putting two in one place. First some of the tokens
    fall into these chains, then one chain after the other takes its share: hypergeometric draws all along
    (Feller 1968, II.6), and so exact. No ``tokens`` may be more than there are places.
    """
    inside = sum(sizes)
    many = int(tokens.max(initial=0))
    mean = many * inside / max(inside + rest, 1)
    # Twelve standard deviations and more beyond the mean nothing is left.
    most = min(inside, many, int(mean + 12 * mean**0.5) + 30)
    falls = _chance(np.arange(most + 1)[None, :], inside, tokens[:, None], inside + rest)
    most = int(np.flatnonzero(falls.max(axis=0, initial=0) >= _NOTHING)[-1:].sum())
    found: Floats = falls[:, : most + 1] @ _inside(tuple(sorted(sizes)), most)
    return found


def at_least(table: Floats) -> Floats:
    """From the chances of exactly so many to the chances of so many or more, along the last axis."""
    return np.clip(np.cumsum(table[..., ::-1], axis=-1)[..., ::-1], 0.0, 1.0)


@lru_cache(maxsize=256)
def _inside(sizes: tuple[int, ...], most: int) -> Floats:
    """Where all tokens fall into the chains: the chance of reaching h of them, (most + 1, chains + 1)."""
    tokens = np.arange(most + 1)
    here = tokens[:, None] - tokens[None, :]
    table = np.zeros((most + 1, len(sizes) + 1))
    table[0, 0] = 1.0
    left = 0
    for size in sizes:
        left += size
        # Row: the tokens for this chain and those before it; column: those for the ones before it.
        share = np.where(here >= 0, _chance(here, size, tokens[:, None], left), 0.0)
        none = np.diag(share)[:, None] * table
        some = np.tril(share, -1) @ table
        table = none
        table[:, 1:] += some[:, :-1]
    return table


def _chance(marked: Ints, size: int, drawn: Ints, places: int) -> Floats:
    """That of so many places ``drawn``, ``marked`` are among these ``size``: hypergeometric."""
    possible = (marked >= 0) & (marked <= size) & (drawn - marked >= 0) & (drawn - marked <= places - size)
    k = np.where(possible, marked, 0)
    n = np.where(possible, np.minimum(drawn, places), 0)
    ways = _log_choose(size, k) + _log_choose(places - size, n - k) - _log_choose(places, n)
    return np.where(possible, np.exp(ways), 0.0)


def _log_choose(n: int, k: Ints) -> Floats:
    factorial = _log_factorials(n.bit_length())
    found: Floats = factorial[n] - factorial[k] - factorial[n - k]
    return found


@lru_cache(maxsize=8)
def _log_factorials(bits: int) -> Floats:
    """The logarithms of 0!, 1!, 2! ... for numbers of so many bits: looked up, ten times as fast."""
    found: Floats = special.gammaln(np.arange(2**bits) + 1.0)
    return found
