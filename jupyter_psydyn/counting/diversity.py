"""How many different things there are, and how evenly they come: made fit to be compared between sizes."""

from __future__ import annotations

from typing import cast

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from .arrays import Floats
from .statistics import log_choose


def entropy(counts: ArrayLike) -> Floats:
    """Shannon's entropy in bits of each row of counts (the last axis), corrected for how few they are.

    The entropy of the shares, which is too low on average, with (kinds seen - 1) / (2 n ln 2) added (Miller
    1955). 0 where nothing was counted.
    """
    k = np.asarray(counts, dtype=float)
    n = np.maximum(k.sum(-1), 1)
    plain = np.log2(n) - special.xlogy(k, k).sum(-1) / (n * np.log(2))
    kinds = np.maximum((k > 0).sum(-1), 1)
    return cast("Floats", plain + (kinds - 1) / (2 * n * np.log(2)))


def rarefied(counts: ArrayLike, size: int) -> float:
    """How many different kinds ``size`` of these would hold on average, drawn without putting back.

    Hurlbert 1971, Ecology 52:577-586: the sum over kinds of 1 - C(n - k, size) / C(n, size). Raises
    ``ValueError`` where there are not so many.
    """
    k = np.asarray(counts, dtype=float)
    n = float(k.sum())
    if not 0 <= size <= n:
        raise ValueError(f"size: {size} of {n:.0f} cannot be drawn")
    return float((1 - np.exp(log_choose(n - k, size) - log_choose(n, size))).sum())
