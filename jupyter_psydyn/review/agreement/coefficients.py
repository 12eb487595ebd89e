"""Coefficients of agreement on ready-made units: one value by each reader for each unit.

``ratings`` are one sequence for each reader, all of the same length; ``None`` (or not-a-number) is missing.
Each function raises ``Undefined`` where the data define no coefficient, and says why. All run from 1
(agreement) over 0 (as by chance) to below 0, percent agreement from 0 to 1.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...counting.arrays import Floats, Ints
from .chance import Undefined, beyond_chance, cohen, gwet, krippendorff, scott
from .distances import Distance, matrix

Ratings = Sequence[Sequence[Hashable | None]]
_Z = 1.959963984540054


@dataclass(frozen=True)
class Kappa:
    """Cohen's kappa with its standard error and 95 % interval (normal approximation)."""

    value: float
    se: float
    low: float
    high: float


def percent_agreement(ratings: Ratings) -> float:
    """The share of pairs of readers who gave the same value, in the mean of all units that two have."""
    return float(_agree(_counts(ratings)[0]).mean())


def cohen_kappa(first: Sequence[Hashable | None], second: Sequence[Hashable | None]) -> Kappa:
    """Cohen's kappa (1960) of two readers; the standard error is that of Fleiss, Cohen and Everitt 1969."""
    table = _crossed(first, second)
    n = table.sum()
    p = table / n
    rows, columns, agree = p.sum(1), p.sum(0), np.trace(p)
    kappa = _defined(cohen(agree, rows, columns), "kappa")
    by_chance = float(rows @ columns)
    diagonal = np.diag(p) @ (1 - (rows + columns) * (1 - kappa)) ** 2
    # The squared sums of "what the second gives here" and "what the first gives there".
    beside = ((p - np.diag(np.diag(p))) * (columns[:, None] + rows) ** 2).sum()
    spread = diagonal + (1 - kappa) ** 2 * beside - (kappa - by_chance * (1 - kappa)) ** 2
    se = float(np.sqrt(max(spread, 0) / n) / (1 - by_chance))
    return Kappa(kappa, se, kappa - _Z * se, kappa + _Z * se)


def scott_pi(first: Sequence[Hashable | None], second: Sequence[Hashable | None]) -> float:
    """Scott's pi (1955) of two readers."""
    p = _crossed(first, second)
    p = p / p.sum()
    return _defined(scott(np.trace(p), (p.sum(0) + p.sum(1)) / 2), "pi")


def fleiss_kappa(counts: Sequence[Sequence[int]]) -> float:
    """Fleiss' kappa (1971): units x categories, how many readers chose each, as many readers for each unit.

    Raises ``ValueError`` where units have different numbers of readers.
    """
    table = np.array(counts, dtype=float)
    if table.ndim != 2 or not table.size:
        raise Undefined("No unit was rated by two readers.")
    if len(set(table.sum(1))) > 1:
        raise ValueError("counts: every unit needs the same number of readers; alpha takes missing ones")
    if table[0].sum() < 2:
        raise Undefined("No unit was rated by two readers.")
    return _defined(scott(_agree(table).mean(), table.sum(0) / table.sum()), "kappa")


def krippendorff_alpha(ratings: Ratings, distance: Distance = "nominal") -> float:
    """Krippendorff's alpha (2011) for any number of readers and missing values.

    ``distance``: nominal, ordinal, interval or ratio; masi or jaccard for sets of codes; or a function of
    two values (used as it is, not squared).
    """
    counts, values = _counts(ratings)
    weight = counts / (counts.sum(1) - 1)[:, None]
    coincidences = weight.T @ counts - np.diag(weight.sum(0))
    used = coincidences.sum(1)
    n = used.sum()
    apart = matrix(distance, values, used)
    # Distances of any scale: measured by the largest, nothing is mistaken for zero.
    apart = apart / (apart.max(initial=0) or 1)
    return _defined(krippendorff((coincidences * apart).sum() / n, used / n, apart, n), "alpha")


def gwet_ac1(ratings: Ratings, categories: int | None = None) -> float:
    """Gwet's AC1 (2008) for any number of readers and missing values.

    ``categories``: how many there were to choose from; those that were used, where it is not given.
    """
    counts, values = _counts(ratings)
    share = (counts / counts.sum(1)[:, None]).mean(0)
    return _defined(gwet(_agree(counts).mean(), share, categories or len(values)), "AC1")


def brennan_prediger(ratings: Ratings, categories: int | None = None) -> float:
    """Brennan and Prediger's kappa (1981): chance is one in the number of categories (see ``gwet_ac1``)."""
    counts, values = _counts(ratings)
    size = categories or len(values)
    return _defined(beyond_chance(_agree(counts).mean(), np.float64(1 / size)), "kappa")


def _numbered(ratings: Ratings) -> tuple[Ints, list[Any]]:
    """Readers x units as numbers of values in ascending order; -1 is missing."""
    if len({len(one) for one in ratings}) > 1:
        raise ValueError("ratings: every reader needs as many values as there are units (None: missing)")
    # A value that is not equal to itself is not-a-number.
    given = [[None if one is None or one != one else one for one in reader] for reader in ratings]
    used: set[Any] = {one for reader in given for one in reader if one is not None}
    # Sets have no order of their own, and values of different types none at all.
    sets = any(isinstance(one, frozenset) for one in used)
    kinds = {isinstance(one, str) for one in used}
    values = sorted(used, key=_written) if sets or len(kinds) > 1 else sorted(used)
    number: dict[Any, int] = {one: at for at, one in enumerate(values)} | {None: -1}
    return np.array([[number[one] for one in reader] for reader in given], dtype=np.int64), values


def _written(value: Any) -> list[str]:
    return sorted(map(repr, value)) if isinstance(value, frozenset) else [repr(value)]


def _counts(ratings: Ratings) -> tuple[Floats, list[Any]]:
    """Units x values: how many readers gave each, of the units that two rated."""
    number, values = _numbered(ratings)
    if not number.size:
        raise Undefined("No unit was rated by two readers.")
    counts = (number[..., None] == np.arange(len(values))).sum(0).astype(float)
    counts = counts[counts.sum(1) > 1]
    if not len(counts):
        raise Undefined("No unit was rated by two readers.")
    return counts, values


def _crossed(first: Sequence[Hashable | None], second: Sequence[Hashable | None]) -> Floats:
    (one, other), values = _numbered([first, second])
    both = (one >= 0) & (other >= 0)
    if not both.any():
        raise Undefined("No unit was rated by two readers.")
    size = len(values)
    return np.bincount(one[both] * size + other[both], minlength=size**2).reshape(size, size).astype(float)


def _agree(counts: Floats) -> Floats:
    """Of each unit the share of pairs of readers who agree."""
    n = counts.sum(1)
    agree: Floats = (counts * (counts - 1)).sum(1) / (n * (n - 1))
    return agree


def _defined(value: NDArray[Any] | Any, name: str) -> float:
    if np.isnan(value):
        raise Undefined(
            f"Only one category was used: by chance all agree, and {name} has nothing to measure."
        )
    return float(value)
