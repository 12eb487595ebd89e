"""How far two values are apart, squared where Krippendorff squares: matrices, values x values."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...counting.arrays import Floats

Distance = str | Callable[[Any, Any], float]
METRICS = ("nominal", "ordinal", "interval", "ratio")
SETS = ("masi", "jaccard")
# What sets that share some of their members count for (Passonneau 2006).
_WITHIN, _CROSSING = 2 / 3, 1 / 3


def matrix(distance: Distance, values: Sequence[Hashable], counts: Floats) -> Floats:
    """The distances of values, given in ascending order and with how often each was used.

    ``nominal``, ``ordinal``, ``interval`` and ``ratio`` are those of Krippendorff 2011, squared; ``masi``
    and ``jaccard`` take sets; a function is asked as it is. Raises ``ValueError`` for another name.
    """
    if callable(distance):
        return np.array([[distance(a, b) for b in values] for a in values], dtype=float)
    if distance == "nominal":
        return nominal(len(values))
    if distance == "ordinal":
        # Ranks: the middle of each value among all that were given.
        middle = np.cumsum(counts) - counts / 2
        return np.asarray((middle[:, None] - middle) ** 2, dtype=float)
    if distance in SETS:
        return set_distance(distance, membership(values))
    number = np.array(values, dtype=float)
    if distance == "interval":
        return np.asarray((number[:, None] - number) ** 2, dtype=float)
    if distance == "ratio":
        with np.errstate(all="ignore"):
            apart = ((number[:, None] - number) / (number[:, None] + number)) ** 2
        return np.asarray(np.nan_to_num(apart), dtype=float)
    raise ValueError(f"distance: {distance!r} is none of {', '.join((*METRICS, *SETS))}")


def nominal(size: int) -> Floats:
    """Values are the same, or they are not."""
    return 1 - np.eye(size)


def membership(values: Sequence[Any]) -> Floats:
    """Sets as rows, their members as columns: 1 where it is in the set."""
    column = {one: at for at, one in enumerate(sorted(set().union(*values), key=repr))}
    found = np.zeros((len(values), len(column)))
    for row, value in enumerate(values):
        found[row, [column[one] for one in value]] = 1
    return found


def set_distance(name: str, sets: NDArray[Any]) -> Floats:
    """Jaccard's distance of sets, or MASI's, where only equal sets count in full. Empty ones are equal."""
    common = sets @ sets.T
    size = sets.sum(1)
    together = size[:, None] + size - common
    same = (common == size[:, None]) & (common == size)
    alike = np.where(same, 1.0, common / np.maximum(together, 1))
    if name == "masi":
        within = (common == size[:, None]) | (common == size)
        alike = alike * np.where(same, 1, np.where(within, _WITHIN, _CROSSING))
    return np.asarray(1 - alike, dtype=float)
