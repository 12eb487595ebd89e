"""The few statistics every analysis uses, vectorised. Sources are named where they are used."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from .arrays import Floats

# Lengths are put into at most so many groups: exact for small corpora, quick for large ones.
_GROUPS = 64


# The middle 95 % of the normal distribution lie so many standard deviations to each side.
Z95 = 1.959963984540054


def wilson(count: ArrayLike, n: int) -> tuple[Floats, Floats]:
    """The 95 % score interval of a share (Wilson 1927, JASA 22:209-212)."""
    z2 = Z95**2
    k = np.asarray(count, dtype=float)
    if n == 0:
        return np.zeros_like(k), np.ones_like(k)
    centre = (k + z2 / 2) / (n + z2)
    half = np.sqrt(z2) / (n + z2) * np.sqrt(k * (n - k) / n + z2 / 4)
    # At 0 and n of n an end is the share itself, but for rounding.
    return np.clip(centre - half, 0, k / n), np.clip(centre + half, k / n, 1)


def newcombe(count: int, n: int, other: int, m: int) -> tuple[float, float]:
    """The 95 % interval of a share less another, ``count / n - other / m``, of separate samples.

    Newcombe's hybrid score interval (1998, Statistics in Medicine 17:873-890, method 10): from the Wilson
    interval of each. ``n`` and ``m`` are above 0.
    """
    p, q = count / n, other / m
    (low, high), (least, most) = (tuple(map(float, wilson(*one))) for one in ((count, n), (other, m)))
    below, above = np.hypot(p - low, most - q), np.hypot(high - p, q - least)
    return float(p - q - below), float(p - q + above)


def false_discovery(p: ArrayLike) -> Floats:
    """q values: the false discovery rate at which each test passes (Benjamini and Hochberg 1995)."""
    values = np.asarray(p, dtype=float)
    order = np.argsort(values)[::-1]
    ranks = np.arange(len(values), 0, -1)
    q = np.empty_like(values)
    q[order] = np.minimum.accumulate(np.minimum(values[order] * len(values) / ranks, 1))
    return q


def dealt(count: ArrayLike, lengths: ArrayLike) -> Floats:
    """The number of entries expected to hold an item, were its ``count`` tokens dealt out at random.

    Each token falls into an entry with the chance of the entry's share s of all words, so an entry is
    missed by all with chance (1 - s)^count: the sum over entries of 1 - (1 - s)^count (the classical
    occupancy problem, Feller 1968, An Introduction to Probability Theory I, II.5, with unequal cells).
    """
    size, weight = grouped(lengths)
    total = float((size * weight).sum())
    if total == 0:
        return np.zeros(np.shape(count))
    miss = np.power(1 - size / total, np.asarray(count, dtype=float)[..., None])
    return np.asarray(((1 - miss) * weight).sum(-1))


def spread(count: ArrayLike, entries: ArrayLike, expected: ArrayLike) -> Floats:
    """How likely dealing at random differs as much from the number of entries an item is in. Two-sided.

    A token that falls where one lies already is a repeat: ``count - entries`` are seen, ``count -
    expected`` expected; their number is close to Poisson, and narrower, so the test errs towards caution.
    """
    c, k, e = (np.asarray(one, dtype=float) for one in (count, entries, expected))
    repeats, mean = c - k, np.maximum(c - e, 1e-12)
    more = np.where(repeats > 0, special.gammainc(np.maximum(repeats, 1), mean), 1.0)
    fewer = special.gammaincc(repeats + 1, mean)
    both: Floats = 2 * np.minimum(more, fewer)
    return np.minimum(1, both)


def rates(in_units: ArrayLike, lengths: ArrayLike) -> Floats:
    """The rate of each item per word: that with which it is expected in as many units as it is in.

    An item that is as likely at each word is in a unit of n words with chance 1 - exp(-rate n) (Newton's
    method). Infinite for an item that is in every unit with a word.
    """
    k = np.asarray(in_units, dtype=float)[:, None]
    size, weight = grouped(lengths)
    full = k >= weight[size > 0].sum() - 1e-9
    rate = k / np.maximum((size * weight).sum(), 1)
    for _ in range(60):
        miss = np.exp(-rate * size)
        step = (k - ((1 - miss) * weight).sum(1, keepdims=True)) / np.maximum(
            (miss * size * weight).sum(1, keepdims=True), 1e-9
        )
        rate = rate + step * ~full
        if not (np.abs(step * ~full) > 1e-10 * rate).any():
            break
    found: Floats = np.where(full, np.inf, rate)[:, 0]
    return found


def chances(rate: Floats, lengths: ArrayLike) -> Floats:
    """The chance of items with these rates in units of these lengths: items x units."""
    size = np.asarray(lengths, dtype=float)
    with np.errstate(invalid="ignore"):  # never, in a unit of no words
        found: Floats = np.where(size > 0, -np.expm1(-rate[:, None] * size), 0.0)
    return found


def at_least(count: ArrayLike, units: ArrayLike, expected: ArrayLike) -> Floats:
    """The chance of ``count`` or more of ``units`` where ``expected`` are: the upper binomial tail."""
    k, n = np.asarray(count, dtype=float), np.asarray(units, dtype=float)
    share = np.clip(np.asarray(expected, dtype=float) / np.maximum(n, 1), 0, 1)
    tail: Floats = special.betainc(np.maximum(k, 1), np.maximum(n - k + 1, 1), share)
    return np.where(k <= 0, 1.0, tail)


def deviance(seen: ArrayLike, expected: ArrayLike) -> Floats:
    """How surprising a number is: seen ln(seen / expected) - (seen - expected), 0 where it is not above.

    Half the Poisson log-likelihood ratio (Dunning 1993, Computational Linguistics 19:61-74).
    """
    k, e = np.asarray(seen, dtype=float), np.maximum(np.asarray(expected, dtype=float), 1e-9)
    return np.where(k > e, special.xlogy(k, k / e) - (k - e), 0.0)


def log_choose(n: ArrayLike, r: ArrayLike) -> Floats:
    """The logarithm of n over r, the ways to choose r of n; minus infinity where there is none."""
    of, some = np.asarray(n, dtype=float), np.asarray(r, dtype=float)
    with np.errstate(invalid="ignore"):
        ways = special.gammaln(of + 1) - special.gammaln(some + 1) - special.gammaln(of - some + 1)
    found: Floats = np.where((some < 0) | (some > of), -np.inf, ways)
    return found


def together(both: int, one: int, other: int, n: int) -> float:
    """The chance that ``both`` or more of ``n`` have the one and the other, of which so many have each.

    Fisher's (1935) exact test, one-sided: the upper tail of the hypergeometric distribution.
    """
    k = np.arange(both, min(one, other) + 1)
    ways = log_choose(one, k) + log_choose(n - one, other - k) - log_choose(n, other)
    return min(1.0, float(np.exp(ways).sum()))


def grouped(lengths: ArrayLike) -> tuple[Floats, Floats]:
    """Lengths and how many units have each; where there are too many, means of neighbours."""
    values = np.sort(np.asarray(lengths, dtype=float))
    size, weight = np.unique(values, return_counts=True)
    if len(size) <= _GROUPS:
        return size, weight.astype(float)
    groups = [group for group in np.array_split(values, _GROUPS) if len(group)]
    return np.array([group.mean() for group in groups]), np.array([float(len(group)) for group in groups])
