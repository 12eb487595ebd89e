"""Whether something comes more often some days after, or before, something else. Pure; arrays only.

Shares of nights in a window around moments are compared with all other nights. What chance does is asked by
shifting the moments along a circle of days, all by the same number, every number there is: how the moments
follow one another stays as it was, and so does how the nights do (a circular shift, as of spike trains and
of animal tracks). Nothing is drawn, so there is no seed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from ..counting.arrays import Bools, Floats, Ints


class Window(NamedTuple):
    """Days ``low`` to ``high`` (both in it) ``after`` a moment or ``before`` it."""

    side: str
    low: int
    high: int


@dataclass(frozen=True, eq=False)
class Lagged:
    """One window: ``nights`` in it of ``of``; one value an item of the others.

    ``inside``: nights in it with the item, ``outside``: other nights with it. ``p``: the share of all shifts,
    the true one among them, that set the two as far apart (two-sided). ``shifts``: how many there are, so
    that no p is below 1 / shifts.
    """

    nights: int
    of: int
    inside: Ints
    outside: Ints
    p: Floats
    shifts: int


def windows(ends: Sequence[int]) -> tuple[Window, ...]:
    """Windows up to each of these ends, after and before: of (7, 30) days 1-7, 8-30 after, 0-7, 8-30 before.

    A night is named by the day on which it ended: that of the day itself was over before the day began, and
    counts as before.
    """
    lows = [0, *(end + 1 for end in ends[:-1])]
    return tuple(
        Window(side, max(low, 1) if side == "after" else low, end)
        for side in ("after", "before")
        for low, end in zip(lows, ends, strict=True)
    )


def in_window(moments: Iterable[int], window: Window) -> set[int]:
    """The days in the window of any of these days."""
    sign = 1 if window.side == "after" else -1
    return {one + sign * away for one in moments for away in range(window.low, window.high + 1)}


def near(nights: Ints, moments: Sequence[int], reach: int) -> list[int]:
    """The moments (numbers of days) that are at most ``reach`` days away from the time of the nights."""
    low, high = int(nights.min()) - reach, int(nights.max()) + reach
    return [one for one in moments if low <= one <= high]


def lagged(nights: Ints, there: Bools, moments: Sequence[int], window: Window, reach: int) -> Lagged:
    """How often items come in a window around moments, and what shifting the moments makes of it.

    ``nights``: the day of each night, as a number; ``there``: nights x items, whether each holds it;
    ``moments``: days, as `near` gives them with this ``reach``, no less than the window's end.

    The circle is as long as the time of the nights and twice the reach: what spills over an end falls into
    days without nights. Shifts are compared by how many standard deviations the nights with an item are away
    from what any as many nights would hold (hypergeometric): how many nights are in the window changes with
    the shift.
    """
    first = int(nights.min())
    size = int(nights.max()) - first + 1 + 2 * reach
    mask = np.zeros(size)
    mask[[(day - first) % size for day in in_window(moments, window)]] = 1
    by_day = np.zeros((size, 1 + there.shape[1]))
    np.add.at(by_day, nights - first, np.column_stack([np.ones(len(nights)), there]))
    shifted = np.rint(_correlated(by_day, mask))
    n, k = shifted[:, :1], shifted[:, 1:]
    apart = np.abs(_deviation(k, n, there.sum(0), len(nights)))
    return Lagged(
        nights=int(n[0, 0]),
        of=len(nights),
        inside=k[0].astype(np.int64),
        outside=(there.sum(0) - k[0]).astype(np.int64),
        p=(apart >= apart[0] - 1e-9).mean(0),
        shifts=size,
    )


def _correlated(by_day: Floats, mask: Floats) -> Floats:
    """For each shift (row) the sum of each column where the mask, shifted by so many days, is 1."""
    size = len(mask)
    turned = np.fft.rfft(by_day, axis=0) * np.conj(np.fft.rfft(mask))[:, None]
    found: Floats = np.fft.irfft(turned, n=size, axis=0)
    return found


def _deviation(k: Floats, n: Floats, every: Any, of: int) -> Floats:
    """Standard deviations from the mean of the hypergeometric distribution; 0 where there is no spread."""
    spread = np.sqrt(n * (of - n) * every * (of - every) / (of**2 * max(of - 1, 1)))
    apart: Floats = np.divide(k - n * every / of, spread, out=np.zeros_like(k), where=spread > 0)
    return apart
