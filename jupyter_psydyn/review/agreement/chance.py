"""What is left of agreement when that of chance is taken off: formulas, for any number of tables at once.

Shares have the categories on their last axis; not-a-number marks a table that defines no coefficient. The
functions people call (``coefficients``) say why; the bootstrap leaves such draws out.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...counting.arrays import Floats

# Closer to one category than this is one category: sums of shares are off by less.
_NOTHING = 1e-12


class Undefined(ValueError):  # noqa: N818
    """These data define no such coefficient; the message says why, in plain words."""


def beyond_chance(agree: Floats, by_chance: Floats) -> Floats:
    """(agreement - chance) / (1 - chance)."""
    return _ratio(agree - by_chance, 1 - by_chance)


def cohen(agree: Floats, first: Floats, second: Floats) -> Floats:
    """Cohen's kappa (1960): chance is the product of what each of two readers did."""
    return beyond_chance(agree, (first * second).sum(-1))


def scott(agree: Floats, share: Floats) -> Floats:
    """Scott's pi (1955), and with more readers Fleiss' kappa (1971): chance by the shares of all readers."""
    return beyond_chance(agree, (share**2).sum(-1))


def gwet(agree: Floats, share: Floats, categories: int) -> Floats:
    """Gwet's AC1 (2008): only where it is hard to tell do readers guess; not defined by one category."""
    by_chance = (share * (1 - share)).sum(-1) / max(categories - 1, 1)
    return np.where(share.max(-1, initial=0) < 1 - _NOTHING, beyond_chance(agree, by_chance), np.nan)


def krippendorff(observed: Floats, share: Floats, distance: Floats, values: Floats) -> Floats:
    """Krippendorff's alpha: 1 - observed / expected disagreement, drawing two of ``values`` values."""
    pairs = ((share @ distance) * share).sum(-1)
    return 1 - _ratio(observed * (values - 1), pairs * values)


def _ratio(above: NDArray[Any], below: NDArray[Any]) -> Floats:
    with np.errstate(all="ignore"):
        return np.where(np.abs(below) > _NOTHING, above / below, np.nan)
