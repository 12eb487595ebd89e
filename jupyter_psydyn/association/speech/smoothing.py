"""The smoothing of the Discourse Attributes Analysis Program (Bucci and Maskit 2006; Maskit 2014).

Each word of a text has a weight, 0 to 1. Smoothed, each place has the mean of the weights around it, the
nearest most, so that one sees how a quality of speech rises and falls.
"""

from __future__ import annotations

import numpy as np
from scipy.ndimage import convolve1d

from ...counting.arrays import Floats

NEUTRAL = 0.5
"""The weight of a word that a weighted list does not have."""
# The program's p and q: words less than p away are seen, and q is how steeply they fall off.
_REACH, _STEEPNESS = 100, 2


def kernel() -> Floats:
    """The weights of the words from 99 before to 99 after, their sum 1.

    Of a word d words away: exp(-q p^2 (p^2 + d^2) / (p^2 - d^2)^2), with p = 100 and q = 2. The sum before
    it is brought to 1 is 8.43896, so that the word itself counts .01603696; about 32 words away half of that.
    """
    p2, d2 = _REACH**2, np.arange(1 - _REACH, _REACH, dtype=float) ** 2
    weights: Floats = np.exp(-_STEEPNESS * p2 * (p2 + d2) / (p2 - d2) ** 2)
    weights /= weights.sum()
    return weights


def smooth(weights: Floats) -> Floats:
    """The smoothed weights of one turn of speech, one a word.

    Beyond its ends the turn is folded over (the last word follows itself, then the one before it), as often
    as need be: what is the same everywhere stays the same.
    """
    found: Floats = convolve1d(np.asarray(weights, dtype=float), kernel(), mode="reflect")
    return found


def mean_high(smoothed: Floats, neutral: float = NEUTRAL) -> float | None:
    """How far above the neutral value it is, on average where it is (MHW); ``None`` where it is nowhere."""
    above = smoothed[smoothed > neutral]
    return float((above - neutral).mean()) if len(above) else None


def high_share(smoothed: Floats, neutral: float = NEUTRAL) -> float:
    """The share of words where it is above the neutral value (HWP), 0 to 1."""
    return float((smoothed > neutral).mean())


def covariation(one: Floats, other: Floats, neutral: tuple[float, float]) -> float | None:
    """How two smoothed lists rise and fall together, -1 to 1; ``None`` where one does not move.

    Pearson's formula, each about its neutral value (of a weighted list .5, of a plain one its mean).
    """
    a, b = one - neutral[0], other - neutral[1]
    size = float(np.sqrt((a @ a) * (b @ b)))
    # What is left of a line that does not move is rounding: 1e-12 in a thousand words.
    return float(a @ b) / size if size > 1e-12 else None
