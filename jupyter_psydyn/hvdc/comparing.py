"""Values of indices beside norms: the figures that a profile and a series share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from ..analysis.result import Column
from ..counting.arrays import Bools, Floats, Ints
from ..counting.statistics import false_discovery, wilson
from .card import Card
from .index import INDICES, RATIO, Index
from .norms import NORMS, Norm
from .statistics import RESAMPLES, around, cohen_h, over_dreams, standard_error, two_sided

INTERVALS = ("wilson", "bootstrap")
COLUMNS = (
    Column("count", "Count", "integer", "The codings (or dreams) it counts."),
    Column("n", "Of", "integer", "Those it counts them among: codings, characters, or dreams."),
    Column("value", "Value", "number", "Count of n: in per cent, or (A/C, F/C, S/C) per character."),
    Column("low", "from", "number", "Lower end of the 95 % interval of the value."),
    Column("high", "to", "number", "Upper end of the 95 % interval of the value."),
    Column("unit", "Unit", "text", "% (of codings), % of dreams, or per character."),
    Column("norm", "Norm", "number", "The value it is compared with, in the same unit."),
    Column("norm_n", "Norm of", "integer", "What the norm was counted among, where that is known."),
    Column("h", "h", "number", "Difference from the norm (Cohen's h): .2 small, .5 medium, .8 large."),
    Column("h_low", "h from", "number", "Lower end of the 95 % interval of h."),
    Column("h_high", "h to", "number", "Upper end of the 95 % interval of h."),
    Column("se", "SE", "number", "Standard error of h."),
    Column("z", "z", "number", "h in standard errors."),
    Column("p", "p", "number", "How likely chance makes a difference as large, were there none."),
    Column("q", "q", "number", "Under .05 it is clear, false discoveries allowed for."),
)


class Tallies(NamedTuple):
    """Counts and bases: dreams x indices."""

    counted: Ints
    among: Ints


@dataclass(frozen=True)
class Interval:
    """How the interval of a value is made. Raises ``ValueError`` for a kind or number that is none.

    ``wilson``: the score interval, every coding counted as independent; ``bootstrap``: the dreams drawn anew
    ``resamples`` times. A ratio is no share, and has the latter always.
    """

    kind: str = "wilson"
    resamples: int = RESAMPLES
    seed: int = 0

    def __post_init__(self) -> None:
        if self.kind not in INTERVALS:
            raise ValueError(f"interval: {self.kind!r}; choose {', '.join(INTERVALS)}")
        if not isinstance(self.resamples, int) or self.resamples < 1:
            raise ValueError(f"resamples: {self.resamples!r}; give a whole number, 1 or more")

    def of(self, tallies: Tallies, ratio: Bools) -> tuple[Floats, Floats]:
        """The ends for each index; not a number where it has no base."""
        count, n = (part.sum(axis=0) for part in tallies)
        by_score = ~ratio & (n > 0) if self.kind == "wilson" else np.zeros(len(n), dtype=bool)
        low, high = np.full(len(n), np.nan), np.full(len(n), np.nan)
        for at in np.flatnonzero(by_score).tolist():
            low[at], high[at] = (float(end) for end in wilson(count[at], int(n[at])))
        drawn = Tallies(*(part[:, ~by_score] for part in tallies))
        low[~by_score], high[~by_score] = over_dreams(*drawn, self.resamples, self.seed)
        return low, high


def tallied(cards: Sequence[Card], which: Sequence[Index]) -> Tallies:
    """What each card adds to each index."""
    both = np.array([[one.numbers(card) for one in which] for card in cards], dtype=np.int64)
    both = both.reshape(len(cards), len(which), 2)
    return Tallies(both[:, :, 0], both[:, :, 1])


def compared(
    tallies: Tallies, which: Sequence[Index], norms: Sequence[Norm], interval: Interval
) -> pd.DataFrame:
    """One row an index: the columns of `COLUMNS`; all but the q's, which are of a whole table (`clear`)."""
    count, n = (part.sum(axis=0) for part in tallies)
    ratio = np.array([one.unit == RATIO for one in which])
    scale = np.where(ratio, 1.0, 100.0)
    share = np.divide(count, n, out=np.full(len(count), np.nan), where=n > 0)
    low, high = interval.of(tallies, ratio)
    norm = np.array([one.value for one in norms], dtype=float)
    # A norm of unknown base is taken as it stands.
    norm_n = np.array([np.inf if one.n is None else max(one.n, 1) for one in norms])
    h = cohen_h(share, norm / scale)
    se = np.where(np.isnan(h), np.nan, standard_error(np.maximum(n, 1), norm_n))
    h_low, h_high = around(h, se)
    frame: pd.DataFrame = pd.DataFrame(
        {
            "count": count,
            "n": n,
            "value": share * scale,
            "low": low * scale,
            "high": high * scale,
            "unit": [one.unit for one in which],
            "norm": norm,
            "norm_n": pd.array([one.n for one in norms], dtype="Int64"),
            "h": h,
            "h_low": h_low,
            "h_high": h_high,
            "se": se,
            "z": h / se,
            "p": two_sided(h / se),
        }
    )
    return frame


def clear(p: pd.Series[Any]) -> Floats:
    """The q of every p that is one (Benjamini and Hochberg); not a number for the others."""
    values = p.to_numpy(dtype=float)
    q = np.full(len(values), np.nan)
    tested = np.isfinite(values)
    q[tested] = false_discovery(values[tested])
    return q


def norms_of(cards: Sequence[Card], which: Sequence[Index]) -> list[Norm]:
    """The values of other cards, to compare with; not a number where they have no base."""
    counted, among = (part.sum(axis=0).tolist() for part in tallied(cards, which))
    return [
        Norm(float("nan") if n == 0 else (1 if one.unit == RATIO else 100) * count / n, n)
        for one, count, n in zip(which, counted, among, strict=True)
    ]


def norms_named(norms: str | Sequence[Card]) -> tuple[str, Mapping[str, Norm]]:
    """Norms by the key of their index, and what they are called: ``female``, ``male``, or ``baseline``."""
    if isinstance(norms, str):
        if norms not in NORMS:
            raise ValueError(f"norms: {norms!r}; choose {', '.join(NORMS)}, or give other cards")
        return norms, NORMS[norms]
    found = norms_of(coded_only(norms), INDICES)
    return "baseline", {one.key: norm for one, norm in zip(INDICES, found, strict=True)}


def coded_only(cards: Sequence[Card]) -> tuple[Card, ...]:
    """The cards that somebody coded. Raises ``ValueError`` for two of one dream, and for what is no card."""
    seen: set[str] = set()
    for card in cards:
        if not isinstance(card, Card):
            raise ValueError(f"cards are needed (psd.read_cards makes them), not {type(card).__name__}")
        if card.dream_id in seen:
            raise ValueError(f"two cards are of the dream {card.dream_id!r}: take one of them")
        seen.add(card.dream_id)
    return tuple(card for card in cards if card.coded)


def call_of(verb: str, asked: Mapping[str, Any], *positional: str) -> str:
    """The Python that calls a verb of this room with ``cards``, and with other cards as ``baseline``."""
    given = [
        f"{name}={value!r}" if name != "norms" or isinstance(value, str) else "norms=baseline"
        for name, value in asked.items()
    ]
    return f"psd.{verb}({', '.join(('cards', *positional, *given))})"
