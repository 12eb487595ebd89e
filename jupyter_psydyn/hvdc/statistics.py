"""Effect size, intervals and the runs test, as dream research uses them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from ..counting.arrays import Floats, Ints
from ..counting.statistics import Z95, log_choose

RESAMPLES = 2_000
# So many draws are held at once: 40,000 dreams are then 32 MB.
_AT_ONCE = 100


def cohen_h(share: ArrayLike, other: ArrayLike) -> Floats:
    """The difference of two shares on the scale of angles, -pi to pi (Cohen 1988): .2 small, .5, .8 large.

    Not a number where one of them is no share.
    """
    one, two = np.asarray(share, dtype=float), np.asarray(other, dtype=float)
    with np.errstate(invalid="ignore"):
        found: Floats = 2 * np.arcsin(np.sqrt(one)) - 2 * np.arcsin(np.sqrt(two))
    return found


def standard_error(n: ArrayLike, other: ArrayLike) -> Floats:
    """That of h: the root of 1/n + 1/n; ``other`` infinite where the other share is taken as it stands."""
    with np.errstate(divide="ignore"):
        found: Floats = np.sqrt(1 / np.asarray(n, dtype=float) + 1 / np.asarray(other, dtype=float))
    return found


def two_sided(z: ArrayLike) -> Floats:
    """The chance of a normal deviate this far from 0, on either side."""
    found: Floats = 2 * special.ndtr(-np.abs(np.asarray(z, dtype=float)))
    return found


def over_dreams(counted: Ints, among: Ints, resamples: int, seed: int) -> tuple[Floats, Floats]:
    """The 95 % percentile interval of ``counted / among`` when the dreams are drawn anew with replacement.

    Both are dreams x indices. A draw in which an index has no base is passed over; not a number where none
    has one.
    """
    dreams, columns = counted.shape
    low, high = np.full(columns, np.nan), np.full(columns, np.nan)
    if dreams == 0:
        return low, high
    chance = np.random.default_rng(seed)
    shares, drawn = np.full(dreams, 1 / dreams), np.full((resamples, columns), np.nan)
    for start in range(0, resamples, _AT_ONCE):
        size = min(_AT_ONCE, resamples - start)
        often = chance.multinomial(dreams, shares, size=size)
        with np.errstate(invalid="ignore", divide="ignore"):
            drawn[start : start + size] = (often @ counted) / (often @ among)
    drawn[~np.isfinite(drawn)] = np.nan
    some = np.isfinite(drawn).any(axis=0)
    if some.any():
        low[some], high[some] = np.nanquantile(drawn[:, some], (0.025, 0.975), axis=0)
    return low, high


def around(h: Floats, se: Floats) -> tuple[Floats, Floats]:
    """The 95 % interval of h."""
    return h - Z95 * se, h + Z95 * se


class Runs(NamedTuple):
    """How things that come and stay away follow on each other: ``runs`` of the same, how many are expected.

    ``p`` is exact and two-sided: small where they come in clusters (fewer runs) or take turns (more).
    Not a number where all are the same.
    """

    runs: int
    expected: float
    p: float
    n: int


def runs_test(there: ArrayLike) -> Runs:
    """Wald and Wolfowitz (1940): whether the order is one that chance makes, of yes and no in time."""
    seen = np.asarray(there, dtype=bool)
    n, a = len(seen), int(seen.sum())
    b = n - a
    runs = int((seen[1:] != seen[:-1]).sum()) + (n > 0)
    if a == 0 or b == 0:
        return Runs(runs, float(runs), float("nan"), n)
    chances = _chances(a, b)
    # Numbers of runs that are as unlikely as this one, or more; equal ones differ by rounding.
    p = float(chances[chances <= chances[runs] * (1 + 1e-9)].sum())
    return Runs(runs, 1 + 2 * a * b / n, min(p, 1.0), n)


def _chances(a: int, b: int) -> Floats:
    """The chance of 0, 1, 2 ... runs where a are of one kind and b of the other."""
    k = np.arange(a + b + 1)
    # So many runs of each kind, one more of one of them where the number is odd; n things fall into r runs in
    # (n - 1 over r - 1) ways.
    r = k // 2
    a_in, a_more = log_choose(a - 1, r - 1), log_choose(a - 1, r)
    b_in, b_more = log_choose(b - 1, r - 1), log_choose(b - 1, r)
    even = np.log(2) + a_in + b_in
    odd = np.logaddexp(a_in + b_more, a_more + b_in)
    found: Floats = np.exp(np.where(k % 2 == 0, even, odd) - log_choose(a + b, a))
    return found
