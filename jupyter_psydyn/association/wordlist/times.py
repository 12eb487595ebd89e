"""Reaction times of a word-list test: which count, their middle, and when one is called prolonged.

Milliseconds throughout; people read seconds. Jung wrote fifths of a second, which is 200 ms.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...corpus.associations import Reaction

SHORTEST_MS = 100.0
"""A key within a tenth of a second was pressed before the word could be read: even a sprinter's start is
false below 100 ms, and the shortest time that Jung prints is 5 fifths of a second, 1 s."""
LONGEST_MS = 600_000.0
"""After ten minutes somebody was called away, or the clock ran on: the longest time that Jung prints is 50
fifths, 10 s. Generous, because a very long time may be the one that matters."""
# Of one time nothing is longer; a middle and a spread take two.
FEWEST = 2

RULES = ("probable mean", "mean + 1.5 SD", "Q3 + 1.5 IQR")
"""The three thresholds, by name."""


@dataclass(frozen=True)
class Thresholds:
    """Above which time a reaction is called prolonged, by each of the three rules, in milliseconds.

    ``None`` where fewer than two reactions have a time.

    - ``probable_mean``: the person's own probable mean (Jung 1910). By it close to half of anybody's
      reactions are prolonged.
    - ``mean_sd``: mean + 1.5 SD, the SD of a sample (n - 1). A few very long times hide each other.
    - ``q3_iqr``: third quartile + 1.5 interquartile ranges (Tukey 1977), the quartiles by Hyndman and Fan's
      type 7, as NumPy and R have them: what stands out of this person's own times.
    """

    probable_mean: float | None
    mean_sd: float | None
    q3_iqr: float | None

    def by_rule(self) -> dict[str, float | None]:
        """Each threshold by the name of its rule, as in ``RULES``."""
        return dict(zip(RULES, (self.probable_mean, self.mean_sd, self.q3_iqr), strict=True))


def counts(ms: float | None) -> bool:
    """Whether a time can be one of a reaction: known, and from ``SHORTEST_MS`` to ``LONGEST_MS``."""
    return ms is not None and SHORTEST_MS <= ms <= LONGEST_MS


def time_of(reaction: Reaction) -> float | None:
    """The time that counts, in milliseconds: ``None`` where no reaction came, or it is odd or unknown."""
    return reaction.ms if counts(reaction.ms) and not is_failed(reaction) else None


def timed(reactions: Iterable[Reaction]) -> tuple[float, ...]:
    """The times that count, in milliseconds, in their order."""
    return tuple(ms for ms in map(time_of, reactions) if ms is not None)


def odd(reactions: Iterable[Reaction]) -> tuple[int, ...]:
    """The positions (from 1) of reactions whose time is set aside: zero, negative, an hour, no number."""
    each = enumerate(reactions, 1)
    return tuple(at for at, one in each if one.ms is not None and time_of(one) is None and not is_failed(one))


def is_failed(reaction: Reaction) -> bool:
    """Whether no reaction came."""
    return reaction.failed or not reaction.text.strip()


def probable_mean(times: Sequence[float]) -> float:
    """The middle of the times arranged in a series; of an even number the upper of the two middle ones.

    "Wahrscheinliches Mittel" (Jung 1910): of the 14 he prints, 5 5 5 7 7 7 7 8 9 9 9 12 13 14, it is 8,
    where an ordinary median is 7.5. Raises ``ValueError`` where there is no time.
    """
    if not times:
        raise ValueError("probable mean: there is no time to take it of")
    return statistics.median_high(times)


def thresholds(times: Sequence[float]) -> Thresholds:
    """The three thresholds of these times, which all count."""
    if len(times) < FEWEST:
        return Thresholds(None, None, None)
    low, _, high = statistics.quantiles(times, n=4, method="inclusive")
    mean_sd = statistics.fmean(times) + 1.5 * statistics.stdev(times)
    return Thresholds(probable_mean(times), mean_sd, high + 1.5 * (high - low))


def prolonged(reaction: Reaction, threshold: float | None) -> bool:
    """Whether a reaction has a time that counts, and took longer than the threshold."""
    ms = time_of(reaction)
    return threshold is not None and ms is not None and ms > threshold


def seconds(ms: float | None) -> float | None:
    """Milliseconds as seconds; ``None`` where there are none, or what is there is no number."""
    return None if ms is None or not math.isfinite(ms) else ms / 1000
