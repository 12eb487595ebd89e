"""Measures of association, from the table of two words in units.

``both`` units hold both, ``a`` the one, ``b`` the other, of ``n`` in all; everything vectorised.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from .arrays import Floats

Measure = Callable[[Floats, Floats, Floats, Floats], Floats]


def _jaccard(both: Floats, a: Floats, b: Floats, n: Floats) -> Floats:
    return both / (a + b - both)


def _dice(both: Floats, a: Floats, b: Floats, n: Floats) -> Floats:
    return 2 * both / (a + b)


def _cosine(both: Floats, a: Floats, b: Floats, n: Floats) -> Floats:
    return both / np.sqrt(a * b)


def _strength(both: Floats, a: Floats, b: Floats, n: Floats) -> Floats:
    return both * n / (a * b)


def _pmi(both: Floats, a: Floats, b: Floats, n: Floats) -> Floats:
    return np.log2(_strength(both, a, b, n))


def _npmi(both: Floats, a: Floats, b: Floats, n: Floats) -> Floats:
    rare = -np.log2(both / n)
    return np.divide(_pmi(both, a, b, n), rare, out=np.ones_like(rare), where=rare > 0)


def _g2(both: Floats, a: Floats, b: Floats, n: Floats) -> Floats:
    total = np.zeros(np.broadcast(both, a, b, n).shape)
    for seen, expected in _cells(both, a, b, n):
        # Nothing seen adds nothing, whatever was expected.
        total += seen * np.log(np.maximum(seen, _TINY) / np.maximum(expected, _TINY))
    return 2 * np.maximum(total, 0)


def _phi(both: Floats, a: Floats, b: Floats, n: Floats) -> Floats:
    spread = np.sqrt(a * b * (n - a) * (n - b))
    return np.divide(both * n - a * b, spread, out=np.zeros_like(both), where=spread > 0)


def _cells(both: Floats, a: Floats, b: Floats, n: Floats) -> list[tuple[Floats, Floats]]:
    """The four cells of the table: seen, expected where the two are independent."""
    p, q = a / n, b
    seen = (both, a - both, b - both, n - a - b + both)
    return list(zip(seen, (p * q, p * (n - q), (1 - p) * q, (1 - p) * (n - q)), strict=True))


_TINY = 1e-300


MEASURES: dict[str, tuple[Measure, str]] = {
    "jaccard": (_jaccard, "Units with both, of units with either (Jaccard 1912)."),
    "dice": (_dice, "Twice the units with both, of the two words' units together (Dice 1945)."),
    "cosine": (_cosine, "Units with both over the geometric mean of the two words' units."),
    "pmi": (_pmi, "Pointwise mutual information, bits (Church and Hanks 1990); 0: as by chance."),
    "npmi": (_npmi, "Normalised pointwise mutual information, -1 to 1 (Bouma 2009); 0: as by chance."),
    "g2": (_g2, "Log-likelihood ratio (Dunning 1993): how sure, not how strong."),
    "strength": (_strength, "Association strength, count over expected (van Eck, Waltman 2009)."),
    "phi": (_phi, "Phi, the correlation of the two words over units, -1 to 1."),
}  # fmt: skip


def measure(name: str, both: ArrayLike, a: ArrayLike, b: ArrayLike, n: ArrayLike) -> Floats:
    """One of ``MEASURES`` for each pair, or ``count``: the units with both. Arrays of shapes that fit.

    Raises ``ValueError`` for another name.
    """
    together, one, other = (np.asarray(cell, dtype=float) for cell in (both, a, b))
    if name == "count":
        return together
    if name not in MEASURES:
        raise ValueError(f"measure: {name!r}; choose from count, {', '.join(MEASURES)}")
    return MEASURES[name][0](together, one, other, np.asarray(n, dtype=float))
