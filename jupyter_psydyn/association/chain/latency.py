"""How long the associations of a chain took, and where it was slow: the marks of a possible resistance.

A long time has many causes: a hard or long word, somebody at the door, tiredness. Marks say where to
look. Times are those to the first key, so that typing does not count, and milliseconds throughout.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log
from statistics import median
from typing import NamedTuple

from ..wordlist.times import counts

BEYOND = 3.0
"""So many deviations above the median are slow (Leys et al. 2013, J Exp Soc Psychol 49:764: careful).

Deviations are median absolute deviations x 1.4826, a normal standard deviation; of the logarithms, for
times are skewed to the right. Where nothing but chance moves them, 12 % of chains have a mark, whatever
their length (6 to 40); on plain times 56 % of chains of 20 would (20,000 simulated chains of log-normal
times, sigma .5)."""
FEWEST = 6
"""With fewer times the deviation says nothing: no mark."""
RISING = 6
"""So many in a row, each slower than the one before, are a slowing: by chance in 2 % of chains of 20."""
# Of a normal distribution the standard deviation, in median absolute deviations.
_NORMAL = 1.4826


class Latency(NamedTuple):
    """The times of a chain, in milliseconds. Positions are from 1: the first association.

    ``middle`` is the median of the times that count, ``deviation`` their median absolute deviation,
    ``threshold`` the time above which one is slow (``None``: too few, or too much alike, to say);
    ``slow`` the positions that are above it or in a slowing; ``aside`` those whose time cannot be one: 0,
    an hour.
    """

    middle: float | None
    deviation: float | None
    threshold: float | None
    slow: tuple[int, ...]
    aside: tuple[int, ...]
    timed: int


def latency(times: Sequence[float | None], *, beyond: float = BEYOND) -> Latency:
    """The times of one chain and where it was slow; ``None`` is a time that was not taken.

    Slow is a time more than ``beyond`` deviations above the median (see ``BEYOND``), and all but the
    first of six in a row that each took longer than the one before. Raises ``ValueError`` where
    ``beyond`` is not above 0.
    """
    if not beyond > 0:
        raise ValueError(f"slow: {beyond!r}; give a number of deviations above 0")
    timed = [(at, one) for at, one in enumerate(times, 1) if one is not None and counts(one)]
    aside = tuple(at for at, one in enumerate(times, 1) if one is not None and not counts(one))
    if not timed:
        return Latency(None, None, None, (), aside, 0)
    values = [one for _, one in timed]
    middle, limit = median(values), _limit(values, beyond)
    slow = {at for at, one in timed if limit is not None and one > limit}
    return Latency(
        middle,
        median([abs(one - middle) for one in values]),
        limit,
        tuple(sorted(slow | _rising(timed))),
        aside,
        len(timed),
    )


def _limit(values: Sequence[float], beyond: float) -> float | None:
    if len(values) < FEWEST:
        return None
    logs = [log(one) for one in values]
    middle = median(logs)
    deviation = median([abs(one - middle) for one in logs])
    return exp(middle + beyond * _NORMAL * deviation) if deviation else None


def _rising(timed: Sequence[tuple[int, float]]) -> set[int]:
    """The positions in rows of six or more, one right after the other, that each took longer."""
    found: set[int] = set()
    row: list[int] = []
    before = None
    for at, one in timed:
        goes_on = before is not None and at == before[0] + 1 and one > before[1]
        row = [*row, at] if goes_on else [at]
        if len(row) >= RISING:
            found |= set(row[1:])
        before = at, one
    return found
